// hadsl/verifier/try_scenarios.hpp - a claim decided by evaluating every scenario it allows, one by one.
// SPDX-License-Identifier: BSL-1.0
//
// Some circles of waits are too large to unroll into a fault graph although few scenarios are asked
// about. The evaluator runs round a circle without unrolling it, so it can answer those.
#ifndef HADSL_VERIFIER_TRY_SCENARIOS_HPP
#define HADSL_VERIFIER_TRY_SCENARIOS_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verifier/budgets.hpp>
#include <hadsl/verifier/counting.hpp>
#include <hadsl/verifier/minimal.hpp>
#include <hadsl/verifier/patience.hpp>
#include <hadsl/verifier/showing.hpp>
#include <hadsl/verifier/subject.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace hadsl::verifier {

/// How many values of components are computed at most: a few seconds' work.
inline constexpr scenario_count most_tried_values = 1'000'000;

/// Whether all scenarios of at most `size` of `events` events are few enough to be tried.
[[nodiscard]] inline bool can_try(subject const& of, std::size_t events, std::size_t size) {
    scenario_count sets = 0;
    for (std::size_t chosen = 0; chosen <= size && sets <= most_tried_values; ++chosen) {
        sets = saturating_sum(sets, choices(events, chosen));
    }
    return saturating_product(sets, of.in().components.size()) <= most_tried_values;
}

/// The smallest allowed scenarios that refute a claim, fewest failures first, then by events: what
/// `find_minimal` finds in a fault graph. INVARIANT: `can_try` these events.
[[nodiscard]] inline minimal_sets try_scenarios(subject const& of, model::budget_claim const& claim,
                                                budgets const& allowed,
                                                std::vector<fault::event_id> const& events,
                                                std::size_t most, patience const& limits) {
    minimal_sets result;
    auto const largest = allowed.most(events);
    for (std::size_t size = 0; size <= largest; ++size) {
        std::vector<std::size_t> chosen(size); // indices into `events`, ascending
        std::iota(chosen.begin(), chosen.end(), std::size_t{0});
        for (;;) {
            fault::scenario happening;
            for (auto const at : chosen) {
                happening.push_back(events[at]);
            }
            auto const& known = result.found;
            bool const is_minimal = std::none_of(known.begin(), known.end(), [&](auto const& each) {
                return std::includes(happening.begin(), happening.end(), each.begin(), each.end());
            });
            if (is_minimal && allowed.allow(happening)) {
                if (limits.is_over()) {
                    result.unknown_because = limits.reason();
                    result.more = true;
                    return result;
                }
                auto const found = of.meaning().evaluate(happening);
                if (!found.complete) {
                    result.unknown_because = "a circle of waits takes too many steps to evaluate";
                    result.more = true;
                    return result;
                }
                if (refutes(found, claim)) {
                    if (known.size() == most) {
                        result.more = true;
                        return result;
                    }
                    result.found.push_back(std::move(happening));
                }
            }
            // The next choice: the last index that can move does, those after it follow closely.
            std::size_t moving = size;
            while (moving > 0 && chosen[moving - 1] == events.size() - size + moving - 1) {
                --moving;
            }
            if (moving == 0) {
                break;
            }
            std::iota(chosen.begin() + static_cast<std::ptrdiff_t>(moving) - 1, chosen.end(),
                      chosen[moving - 1] + 1);
        }
    }
    return result;
}

} // namespace hadsl::verifier

#endif
