// tests/unit/library/deployment.hpp - a specification with mechanisms of the library, to be asked.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_TESTS_UNIT_LIBRARY_DEPLOYMENT_HPP
#define HADSL_TESTS_UNIT_LIBRARY_DEPLOYMENT_HPP

#include "tests/catch.hpp"

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/grammar/parse.hpp>
#include <hadsl/library/modules.hpp>
#include <hadsl/model/resolve.hpp>
#include <hadsl/source/text.hpp>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::test {

inline std::string const folder = HADSL_SOURCE_DIR "/tests/unit/library/";

inline std::string content_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    INFO("reading " << path);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string trimmed(std::string const& text) {
    auto const begin = text.find_first_not_of(' ');
    auto const end = text.find_last_not_of(' ');
    return begin == text.npos ? std::string() : text.substr(begin, end - begin + 1);
}

inline std::vector<std::string> split(std::string const& text, std::string const& at) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (auto end = text.find(at); end != text.npos; end = text.find(at, begin)) {
        parts.push_back(trimmed(text.substr(begin, end - begin)));
        begin = end + at.size();
    }
    parts.push_back(trimmed(text.substr(begin)));
    return parts;
}

inline source::result<model::architecture> resolved(std::string const& name, std::string content,
                                                    source::texts& all) {
    model::loader from;
    from.parse = [](source::texts const& texts, source::text_id which) {
        return grammar::parse(texts, which);
    };
    from.module_text = [](std::string_view module) -> std::optional<std::string> {
        auto const text = library::module_text(module);
        return text ? std::optional<std::string>(*text) : std::nullopt;
    };
    auto const main = all.add(name, std::move(content));
    return model::resolve(all, main, from);
}

inline std::string said(source::texts const& all,
                        std::vector<source::diagnostic> const& diagnostics) {
    std::string text;
    for (auto const& each : diagnostics) {
        if (each.place.is_known()) {
            text += all[each.place.text].name() + ":" +
                    std::to_string(all.begin_of(each.place).line) + ": ";
        }
        text += each.message + "\n";
    }
    return text;
}

/// One deployment, ready to be asked.
struct deployment {
    explicit deployment(model::architecture&& resolved)
        : of(std::move(resolved)), events(fault::list_events(of)), asks(of, events) {}
    deployment(deployment const&) = delete;
    deployment& operator=(deployment const&) = delete;

    model::architecture of;
    std::vector<fault::event> events;
    fault::evaluator asks;

    model::component_id component(std::string const& name) const {
        for (std::size_t at = 0; at < of.components.size(); ++at) {
            if (of.components[at].name == name) {
                return static_cast<model::component_id>(at);
            }
        }
        FAIL("no component " << name);
        return {};
    }

    /// "CLASS of COMPONENT": the event of that class that strikes the component's first copy.
    fault::event_id event(std::string const& text) const {
        auto const words = split(text, " of ");
        REQUIRE(words.size() == 2);
        auto const struck = component(words[1]);
        for (std::size_t at = 0; at < events.size(); ++at) {
            if (of[events[at].failure].name == words[0] &&
                std::any_of(events[at].strikes.begin(), events[at].strikes.end(),
                            [&](fault::strike const& each) {
                                return each.component == struck && each.copy == 0;
                            })) {
                return static_cast<fault::event_id>(at);
            }
        }
        FAIL("no event " << text);
        return {};
    }

    fault::scenario scenario(std::string const& text) const {
        fault::scenario all;
        for (auto const& each : split(text, " + ")) {
            all.push_back(event(each));
        }
        std::sort(all.begin(), all.end());
        return all;
    }
};

inline std::unique_ptr<deployment> deployed(std::string const& name) {
    auto const file = name + ".hadsl";
    source::texts all;
    auto result = resolved(file, content_of(folder + "deployments/" + file), all);
    INFO(said(all, result.diagnostics()));
    REQUIRE(result.diagnostics().empty());
    return std::make_unique<deployment>(*std::move(result));
}

} // namespace hadsl::test

#endif
