// hadsl/verifier/assumptions.hpp - which assumptions a proof rests on.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_ASSUMPTIONS_HPP
#define HADSL_VERIFIER_ASSUMPTIONS_HPP

#include <hadsl/verifier/budget_case.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <vector>

namespace hadsl::verifier {

/// Whether an assumption leaves out one of these events.
[[nodiscard]] inline bool leaves_out_any(subject const& of, std::size_t assumption,
                                         std::vector<fault::event_id> const& events) {
    auto const& out = of.assumed()[assumption];
    return std::any_of(events.begin(), events.end(), [&](fault::event_id id) {
        return std::binary_search(out.begin(), out.end(), id);
    });
}

/// The assumptions without which a claim is not proven, when with all of them it is. None if it
/// holds without any; else each whose removal alone refutes it; if there is no such one, those that
/// the smallest counterexample without assumptions runs into. An assumption counts as needed when
/// nobody can tell.
template <solver Solver>
[[nodiscard]] std::vector<std::size_t> needed_assumptions(budget_case<Solver>& with,
                                                          std::optional<fault::node_id> top) {
    auto const& of = with.of();
    std::vector<std::size_t> candidates;
    for (std::size_t at = 0; at < of.assumed().size(); ++at) {
        auto const& named = with.named();
        if (std::any_of(named.begin(), named.end(),
                        [&](term const& each) { return leaves_out_any(of, at, each.events); })) {
            candidates.push_back(at);
        }
    }
    if (candidates.empty()) {
        return {};
    }
    auto const anything = with.allowing([](fault::event_id) { return true; });
    if (!anything.is_supported()) {
        return candidates;
    }
    auto const unassumed = with.solve(top, anything, 1);
    if (unassumed.found.empty()) {
        return unassumed.unknown_because.empty() ? std::vector<std::size_t>() : candidates;
    }
    std::vector<std::size_t> needed;
    for (auto const each : candidates) {
        auto const& out = of.assumed()[each];
        auto const allowed = with.allowing([&](fault::event_id id) {
            bool const here = std::binary_search(out.begin(), out.end(), id);
            return of.times_assumed(id) == (here ? 1U : 0U);
        });
        if (!allowed.is_supported()) {
            needed.push_back(each);
            continue;
        }
        auto const answer = with.solve(top, allowed, 1);
        if (!answer.found.empty() || !answer.unknown_because.empty()) {
            needed.push_back(each);
        }
    }
    if (needed.empty()) {
        std::copy_if(
            candidates.begin(), candidates.end(), std::back_inserter(needed),
            [&](std::size_t each) { return leaves_out_any(of, each, unassumed.found[0]); });
    }
    return needed;
}

} // namespace hadsl::verifier

#endif
