// hadsl/verifier/budget_check.hpp - the judgement on "no such failures cause that".
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_BUDGET_CHECK_HPP
#define HADSL_VERIFIER_BUDGET_CHECK_HPP

#include <hadsl/verdict.hpp>
#include <hadsl/verifier/assumptions.hpp>
#include <hadsl/verifier/budget_case.hpp>
#include <hadsl/verifier/internal_error.hpp>
#include <hadsl/verifier/options.hpp>
#include <hadsl/verifier/replay.hpp>
#include <hadsl/verifier/vacuity.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::verifier {

namespace detail {

/// Evaluates what a solver found, and makes it the verdict's evidence.
inline void refute(verdict& result, subject& of, model::claim const& claim, budgets const& allowed,
                   minimal_sets const& answer, std::size_t most) {
    result.more = answer.more || answer.found.size() > most;
    result.sets = {answer.found.size() + (answer.more ? 1 : 0), !answer.more};
    for (auto const& each : answer.found) {
        if (result.counterexamples.size() == most) {
            break;
        }
        if (auto found = replay(of, claim, allowed, each, answer.is_least)) {
            result.counterexamples.push_back(std::move(*found));
        } else {
            result.more = true;
        }
    }
    if (result.counterexamples.empty()) {
        result.undecided_because = "a counterexample takes too many steps to replay";
    } else {
        result.outcome = outcome::refuted;
    }
}

/// Puts a total that was counted in place of what the search has seen. Throws `internal_error` when
/// they cannot both be true.
inline void count(verdict& result, model::claim const& claim, minimal_sets const& answer,
                  std::optional<diagram::natural> const& total) {
    if (!total) {
        return;
    }
    bool const is_more_known = answer.unknown_because.empty();
    if (total->is_small() && total->low() < answer.found.size() + (is_more_known ? 1 : 0)) {
        throw internal_error("claim " + claim.name + ": of " + total->to_text() +
                             " minimal scenarios that were counted, more were found");
    }
    result.sets = total->is_small() ? verdict::counted{total->low(), true}
                                    : verdict::counted{UINT64_MAX, false};
}

/// Sends every single failure of a small architecture through the evaluator: the first that refutes
/// the claim must be what was found. Throws `internal_error` if it is not.
inline void contradict(verdict const& result, subject& of, model::claim const& claim,
                       std::vector<fault::event_id> const& considered) {
    auto const& found = result.counterexamples;
    if (!of.is_small() || (!found.empty() && found[0].failures.empty())) {
        return;
    }
    for (auto const each : considered) {
        auto const& alone = of.alone(each);
        if (alone.complete && refutes(alone, claim.budget)) {
            if (found.empty() || found[0].failures != fault::scenario{each}) {
                throw internal_error("claim " + claim.name + ": " + names_of(of, {each}) +
                                     " alone refutes it, which was overlooked");
            }
            return;
        }
    }
}

} // namespace detail

/// The verdict on a budget claim. Every counterexample has been replayed; no answer is undecided.
template <solver Solver>
[[nodiscard]] verdict check_budgets(subject& of, std::size_t claim, Solver& with,
                                    options const& chosen) {
    auto const& said = of.in().claims[claim];
    verdict result;
    result.claim = claim;
    budget_case<Solver> asked(of, said, with, chosen);
    auto const allowed =
        asked.allowing([&](fault::event_id id) { return of.times_assumed(id) == 0; });
    if (!allowed.is_supported()) {
        result.undecided_because = "more than " + std::to_string(budgets::most_terms) +
                                   " different kinds of failures in one claim";
        return result;
    }
    std::vector<fault::event_id> considered;
    for (std::size_t at = 0; at < of.events().size(); ++at) {
        if (auto const id = static_cast<fault::event_id>(at); allowed.names(id)) {
            considered.push_back(id);
        }
    }
    result.events_considered = considered.size();
    result.scenarios_considered = allowed.count(considered);
    if (chosen.why) {
        result.considered = considered;
    }

    auto const top = asked.effect();
    auto const most = chosen.all ? chosen.max : 1;
    auto answer = asked.solve(top, allowed, most);
    std::optional<diagram::natural> total;
    if (chosen.all && answer.more) {
        total = asked.count(top, allowed);
        if (!total && answer.unknown_because.empty() && of.is_small() && chosen.count > most) {
            answer = asked.solve(top, allowed, chosen.count);
        }
    }
    if (!answer.found.empty()) {
        detail::refute(result, of, said, allowed, answer, most);
        detail::count(result, said, answer, total);
    } else if (answer.unknown_because.empty()) {
        result.outcome = outcome::proven;
    } else {
        result.undecided_because = answer.unknown_because;
    }
    if (result.outcome != outcome::undecided && answer.unknown_because.empty()) {
        detail::contradict(result, of, said, considered);
    }
    if (result.outcome == outcome::proven) {
        result.assumptions = needed_assumptions(asked, top);
        result.vacuous_because = vacuity(asked, allowed);
        if (!result.is_vacuous()) {
            auto const played = part_of(asked, considered);
            result.is_out_of_reach = played.none;
            result.destroys_nothing = played.destroys_nothing;
        }
    }
    return result;
}

} // namespace hadsl::verifier

#endif
