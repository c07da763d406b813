// tests/property/reparse.hpp - a model that is printed and read again means the same.
// SPDX-License-Identifier: BSL-1.0
//
// Holds the parser and the resolution of names to what the rest of these tests takes as given: the
// text of a random model gives a model with the same failures and the same consequences.
#ifndef HADSL_PROPERTY_REPARSE_HPP
#define HADSL_PROPERTY_REPARSE_HPP

#include "differential.hpp"
#include "random_claims.hpp"
#include "scenarios.hpp"

#include <hadsl/embed/text.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/pipeline.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace hadsl::property {

namespace detail {

/// An event by the names of what it is and strikes.
using named_event =
    std::pair<std::string, std::set<std::tuple<std::string, std::int32_t, duration>>>;

[[nodiscard]] inline named_event named(model::architecture const& in, fault::event const& of) {
    named_event made{in[of.failure].name, {}};
    for (auto const& each : of.strikes) {
        made.second.insert({in[each.component].name, each.copy, each.lasts});
    }
    return made;
}

} // namespace detail

/// Whether a text is refused because a way does not forward: links are drawn without asking who uses
/// them.
[[nodiscard]] inline bool lacks_links(specification const& read) {
    return std::any_of(read.diagnostics.begin(), read.diagnostics.end(),
                       [](auto const& each) { return each.code == source::code::missing_link; });
}

/// What is lost when a model is printed and read again.
[[nodiscard]] inline std::optional<mismatch> find_lost(model::architecture const& in,
                                                       comparison const& how) {
    auto const text = embed::text_of(in);
    auto const read = load(text);
    if (!read) {
        if (lacks_links(read)) {
            return {};
        }
        if (read.diagnostics.empty()) {
            return mismatch{"reading", 0, 0, "a sound specification", "nothing"};
        }
        auto const& first = read.diagnostics.front();
        return mismatch{"reading: " + std::to_string(static_cast<int>(first.code)), 0, 0,
                        "a sound specification", first.message};
    }
    evaluated before(in);
    evaluated after(read.architecture);
    if (before.events().size() > most_events) {
        return {};
    }
    std::multimap<detail::named_event, std::size_t> position; // two builds may strike the same
    for (std::size_t at = 0; at < after.events().size(); ++at) {
        position.insert({detail::named(read.architecture, after.events()[at]), at});
    }
    std::vector<std::size_t> there; // per event, where it is after
    for (auto const& each : before.events()) {
        auto const found = position.find(detail::named(in, each));
        if (found == position.end()) {
            return mismatch{"reading events", 0, 0, name_of(in, each), "no such event"};
        }
        there.push_back(found->second);
        position.erase(found);
    }
    if (before.events().size() != after.events().size()) {
        return mismatch{"reading events", 0, 0, std::to_string(before.events().size()),
                        std::to_string(after.events().size())};
    }
    if (in.components.size() != read.architecture.components.size() ||
        in.claims.size() != read.architecture.claims.size()) {
        return mismatch{"reading declarations", 0, 0, std::to_string(in.components.size()),
                        std::to_string(read.architecture.components.size())};
    }
    auto const move = [&](mask scenario) {
        mask moved = 0;
        for (auto const each : scenario_of(scenario)) {
            moved |= mask{1} << there[fault::index_of(each)];
        }
        return moved;
    };
    for (std::size_t claim = 0; claim < in.claims.size(); ++claim) {
        tried_claim const tried(before, claim);
        std::set<mask> expected;
        for (auto const each : tried.refuting()) {
            expected.insert(move(each));
        }
        if (expected != tried_claim(after, claim).refuting()) {
            return mismatch{"reading claims", 0, 0, in.claims[claim].name, "other scenarios"};
        }
    }
    for (auto const scenario : choose_scenarios(before.events().size(), how.scenarios / 4)) {
        auto const moved = move(scenario);
        auto const& found = before[scenario];
        effects const expected{found.outage, found.disruption, found.data_loss, found.split_brain};
        if (auto lost = detail::compare(scenario, expected, after[moved])) {
            lost->what = "reading: " + lost->what;
            return lost;
        }
    }
    return {};
}

} // namespace hadsl::property

#endif
