// The mechanisms of the library against the table of what each of them does, cell by cell.
// SPDX-License-Identifier: BSL-1.0

#include "tests/catch.hpp"

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/grammar/parse.hpp>
#include <hadsl/library/modules.hpp>
#include <hadsl/model/resolve.hpp>
#include <hadsl/source/duration.hpp>
#include <hadsl/source/text.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace hadsl;

std::string const folder = HADSL_SOURCE_DIR "/tests/unit/library/";

std::string content_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    INFO("reading " << path);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string trimmed(std::string const& text) {
    auto const begin = text.find_first_not_of(' ');
    auto const end = text.find_last_not_of(' ');
    return begin == text.npos ? std::string() : text.substr(begin, end - begin + 1);
}

std::vector<std::string> split(std::string const& text, std::string const& at) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (auto end = text.find(at); end != text.npos; end = text.find(at, begin)) {
        parts.push_back(trimmed(text.substr(begin, end - begin)));
        begin = end + at.size();
    }
    parts.push_back(trimmed(text.substr(begin)));
    return parts;
}

// ---- the table ----------------------------------------------------------------------------------

struct cell {
    std::string mechanism;
    std::string column;
    std::string code;
    std::string deployment; // empty: not modelled
    std::string events;
    std::string of;
    std::string outage;
    std::string disruption;
    std::string data_loss;
    std::string split_brain;
    std::string line;
};

std::vector<cell> matrix() {
    std::vector<cell> cells;
    std::istringstream in(content_of(folder + "matrix.txt"));
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        auto parts = split(line, "|");
        INFO(line);
        bool const is_modelled = parts.size() == 10;
        REQUIRE((is_modelled || (parts.size() == 4 && parts[3].starts_with("not modelled: "))));
        parts.resize(10);
        cells.push_back({parts[0], parts[1], parts[2], is_modelled ? parts[3] : "", parts[4],
                         parts[5], parts[6], parts[7], parts[8], parts[9], line});
    }
    return cells;
}

// ---- the deployments ----------------------------------------------------------------------------

source::result<model::architecture> resolved(std::string const& name, std::string content,
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

std::string said(source::texts const& all, std::vector<source::diagnostic> const& diagnostics) {
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

std::unique_ptr<deployment> deployed(std::string const& name) {
    auto const file = name + ".hadsl";
    source::texts all;
    auto result = resolved(file, content_of(folder + "deployments/" + file), all);
    INFO(said(all, result.diagnostics()));
    REQUIRE(result.diagnostics().empty());
    return std::make_unique<deployment>(*std::move(result));
}

} // namespace

TEST_CASE("every module of the library resolves without a word") {
    for (auto const& module : library::modules) {
        source::texts all;
        auto const result = resolved("main.hadsl", "use " + std::string(module.name) + "\n", all);
        INFO(said(all, result.diagnostics()));
        CHECK(result.diagnostics().empty());
    }
}

TEST_CASE("the table says something about every mechanism and every kind of failure") {
    std::set<std::string> const columns{"host",      "storage", "os",      "crash",
                                        "poison",    "hang",    "corrupt", "change",
                                        "partition", "site",    "maint"};
    std::map<std::string, std::set<std::string>> filled;
    std::set<std::string> used;
    for (auto const& each : matrix()) {
        filled[each.mechanism].insert(each.column);
        used.insert(each.deployment + ".hadsl");
    }
    CHECK(filled.size() == 48);
    for (auto const& [mechanism, of] : filled) {
        INFO(mechanism);
        CHECK(of == columns);
    }
    for (auto const& file : std::filesystem::directory_iterator(folder + "deployments")) {
        INFO(file.path());
        CHECK(used.count(file.path().filename().string()) == 1);
    }
}

TEST_CASE("the mechanisms of the library do what the table says") {
    std::map<std::string, std::unique_ptr<deployment>> all;
    for (auto const& cell : matrix()) {
        if (cell.deployment.empty()) {
            continue;
        }
        INFO(cell.line);
        auto& in = all[cell.deployment];
        if (!in) {
            in = deployed(cell.deployment);
        }
        auto const of = model::index_of(in->component(cell.of));
        auto const found = in->asks.evaluate(in->scenario(cell.events));
        CHECK(found.complete);
        // "-": the cell says nothing about it.
        auto const agrees = [](std::string const& wanted, std::string const& is) {
            return wanted == "-" || wanted == is;
        };
        auto const lost = found.data_loss[of] == beyond_bounds ? std::string("no bound")
                                                               : to_text(found.data_loss[of]);
        INFO("outage " << to_text(found.outage[of]) << ", disruption "
                       << to_text(found.disruption[of]) << ", data loss " << lost
                       << ", split brain " << (found.split_brain[of] ? "yes" : "no"));
        CHECK(agrees(cell.outage, to_text(found.outage[of])));
        CHECK(agrees(cell.disruption, to_text(found.disruption[of])));
        CHECK(agrees(cell.data_loss, lost));
        CHECK(agrees(cell.split_brain, found.split_brain[of] ? "yes" : "no"));
    }
}
