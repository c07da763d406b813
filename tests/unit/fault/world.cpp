// tests/unit/fault/world.cpp - reads specifications for the tests of their meaning.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/grammar/parse.hpp>
#include <hadsl/library/modules.hpp>
#include <hadsl/model/loader.hpp>
#include <hadsl/model/resolve.hpp>
#include <hadsl/source/text.hpp>

#include <tests/catch.hpp>
#include <tests/unit/fault/world.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace hadsl::test {

namespace {

constexpr char const* kinds_of_its_own = R"(
kind box
kind program
failure shock strikes box lasts 60s
failure slip strikes program lasts 60s
)";

model::architecture architecture_of(std::string const& text) {
    source::texts all;
    model::loader from;
    from.parse = [](source::texts const& texts, source::text_id which) {
        return grammar::parse(texts, which);
    };
    from.module_text = [](std::string_view module) -> std::optional<std::string> {
        auto const found = library::module_text(module);
        return found ? std::optional<std::string>(*found) : std::nullopt;
    };
    auto const main = all.add("test.hadsl", kinds_of_its_own + text);
    auto result = model::resolve(all, main, from);
    std::string said;
    for (auto const& each : result.diagnostics()) {
        said += each.message + "\n";
    }
    INFO(said);
    REQUIRE(result);
    return *std::move(result);
}

} // namespace

world::world(std::string const& text)
    : in(architecture_of(text)), events(fault::list_events(in)), meaning(in, events) {}

model::component_id world::operator[](std::string const& name) const {
    for (std::size_t at = 0; at < in.components.size(); ++at) {
        if (in.components[at].name == name) {
            return static_cast<model::component_id>(at);
        }
    }
    FAIL("nothing is called " << name);
    return {};
}

fault::event_id world::event(std::string const& text) const {
    auto const of = text.find(" of ");
    REQUIRE(of != std::string::npos);
    auto const failure = text.substr(0, of);
    auto name = text.substr(of + 4);
    std::int32_t copy = 0;
    if (auto const number = name.find('#'); number != std::string::npos) {
        copy = std::stoi(name.substr(number + 1)) - 1;
        name.resize(number);
    }
    for (std::size_t at = 0; at < events.size(); ++at) {
        auto const& each = events[at];
        if (in[each.failure].name != failure) {
            continue;
        }
        auto const strikes_it = [&](fault::strike const& one) {
            return in[one.component].name == name && one.copy == copy;
        };
        if (each.label.empty() ? std::any_of(each.strikes.begin(), each.strikes.end(), strikes_it)
                               : each.label == name) {
            return static_cast<fault::event_id>(at);
        }
    }
    FAIL("there is no " << text);
    return {};
}

fault::scenario world::scenario(std::string const& text) const {
    fault::scenario all;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find(" + ", begin), text.size());
        all.push_back(event(text.substr(begin, end - begin)));
        begin = end + 3;
    }
    std::sort(all.begin(), all.end());
    return all;
}

duration world::outage(std::string const& of, std::string const& after) const {
    return meaning.evaluate(scenario(after)).outage[model::index_of((*this)[of])];
}
duration world::disruption(std::string const& of, std::string const& after) const {
    return meaning.evaluate(scenario(after)).disruption[model::index_of((*this)[of])];
}
duration world::data_loss(std::string const& of, std::string const& after) const {
    return meaning.evaluate(scenario(after)).data_loss[model::index_of((*this)[of])];
}
bool world::splits(std::string const& of, std::string const& after) const {
    return meaning.evaluate(scenario(after)).split_brain[model::index_of((*this)[of])];
}

} // namespace hadsl::test
