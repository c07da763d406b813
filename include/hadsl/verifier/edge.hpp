// hadsl/verifier/edge.hpp - how near a proven claim is to breaking.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_EDGE_HPP
#define HADSL_VERIFIER_EDGE_HPP

#include <hadsl/verdict.hpp>
#include <hadsl/verifier/budget_case.hpp>
#include <hadsl/verifier/options.hpp>
#include <hadsl/verifier/replay.hpp>
#include <hadsl/verifier/solver.hpp>
#include <hadsl/verifier/subject.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace hadsl::verifier {

/// How a proven claim is refuted with the smallest increase of one budget; nothing when no increase
/// of one refutes it. Of equal increases the first budget's counts. False in `is_known` when there
/// may be a smaller one, or one at all: the time was over.
template <solver Solver>
[[nodiscard]] std::optional<edge> edge_of(subject& of, std::size_t claim, Solver& with,
                                          options const& chosen, bool& is_known) {
    is_known = true;
    auto const& said = of.in().claims[claim];
    budget_case<Solver> asked(of, said, with, chosen);
    auto const top = asked.effect();
    if (!top) {
        is_known = false;
        return std::nullopt;
    }
    auto terms = asked.named();
    for (auto& each : terms) {
        std::erase_if(each.events, [&](fault::event_id id) { return of.times_assumed(id) > 0; });
    }
    std::optional<edge> nearest;
    std::size_t least = 0;
    for (std::size_t at = 0; at < terms.size(); ++at) {
        auto const raised_to = [&](std::size_t count) {
            auto raised = terms;
            raised[at].count = count;
            return budgets(raised, of.events().size());
        };
        auto const find = [&](std::size_t count) -> std::optional<fault::scenario> {
            auto const allowed = raised_to(count);
            if (!allowed.is_supported()) {
                is_known = false;
                return std::nullopt;
            }
            auto answer = asked.solve(*top, allowed, 1);
            is_known = is_known && answer.unknown_because.empty();
            return answer.found.empty() ? std::nullopt : std::optional(answer.found.front());
        };
        auto most = terms[at].events.size();
        auto broken = most > terms[at].count ? find(most) : std::nullopt;
        if (!broken) {
            continue;
        }
        // What it takes of this budget is no more than all of the scenario; fewer may do.
        most = std::min(most, broken->size());
        for (auto count = terms[at].count + 1; count < most; ++count) {
            if (auto sooner = find(count)) {
                broken = std::move(sooner);
                most = count;
            }
        }
        auto const increase = most - terms[at].count;
        if (nearest && increase >= least) {
            continue;
        }
        if (auto found = replay(of, said, raised_to(most), *broken, false)) {
            nearest = edge{at, most, std::move(*found)};
            least = increase;
        }
    }
    return nearest;
}

} // namespace hadsl::verifier

#endif
