// hadsl/verifier/check.hpp - the judgement: a verdict on every claim, with its evidence.
// SPDX-License-Identifier: BSL-1.0
//
// A claim becomes an obligation, a solver answers, and no answer is believed unchecked: every
// counterexample goes through the evaluator before it becomes a verdict.
#ifndef HADSL_VERIFIER_CHECK_HPP
#define HADSL_VERIFIER_CHECK_HPP

#include <hadsl/fault/cold_start.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/availability.hpp>
#include <hadsl/verifier/budget_check.hpp>
#include <hadsl/verifier/contrast.hpp>
#include <hadsl/verifier/edge.hpp>
#include <hadsl/verifier/options.hpp>
#include <hadsl/verifier/solver.hpp>
#include <hadsl/verifier/subject.hpp>

#include <algorithm>
#include <cstddef>
#include <new>
#include <utility>
#include <vector>

namespace hadsl::verifier {

namespace detail {

/// "Starts from cold" needs no solver: what can ever start is a least fixed point.
[[nodiscard]] inline verdict check_cold_start(model::architecture const& in, std::size_t claim,
                                              options const& chosen) {
    verdict result;
    result.claim = claim;
    result.outcome = outcome::proven;
    auto const most = chosen.all ? chosen.max : 1;
    for (auto const target : in.claims[claim].cold_start.targets) {
        auto story = fault::blocks_cold_start(in, target);
        if (!story) {
            continue;
        }
        result.outcome = outcome::refuted;
        if (result.counterexamples.size() == most) {
            result.more = true;
            break;
        }
        result.counterexamples.push_back({{}, target, zero, std::move(*story), {}});
    }
    result.sets = {result.counterexamples.size() + (result.more ? 1 : 0), !result.more};
    return result;
}

/// Says of the first counterexamples what would make them harmless.
inline void add_contrasts(verdict& result, subject const& of, options const& chosen,
                          patience const& patience) {
    auto const limits = chosen.why ? contrast_limits::thorough() : contrast_limits();
    auto const count = std::min(chosen.contrasts, result.counterexamples.size());
    for (std::size_t at = 0; at < count; ++at) {
        auto& each = result.counterexamples[at];
        each.contrast = contrast_of(of, result.claim, each.failures, limits, patience);
    }
}

/// A known weakness is reported, and forgiven until its date.
inline void accept(verdict& result, model::claim const& claim, std::int32_t today) {
    if (!claim.acceptance) {
        return;
    }
    auto const& until = claim.acceptance->until;
    result.acceptance_expired = until && *until < today;
    result.accepted = result.outcome == outcome::refuted && !result.acceptance_expired;
}

} // namespace detail

/// The verdict on one claim. Never proven without an answer: what takes too long, too much memory
/// or is not supported is undecided. Throws `internal_error` when the verifier contradicts itself.
template <solver Solver>
[[nodiscard]] verdict check(subject& of, std::size_t claim, Solver& with, options const& chosen) {
    auto const& in = of.in();
    auto const& said = in.claims[claim];
    verdict result;
    result.claim = claim;
    auto const patience = chosen.patience();
    try {
        switch (said.says) {
        case model::claim::form::budget: result = check_budgets(of, claim, with, chosen); break;
        case model::claim::form::cold_start:
            result = detail::check_cold_start(in, claim, chosen);
            break;
        case model::claim::form::availability:
            result = check_availability(of, claim, chosen);
            break;
        }
    } catch (std::bad_alloc const&) {
        result = {};
        result.claim = claim;
        result.undecided_because = "out of memory";
    }
    detail::add_contrasts(result, of, chosen, patience);
    if (chosen.why && result.outcome == outcome::proven &&
        said.says == model::claim::form::budget) {
        result.edge = edge_of(of, claim, with, chosen, result.edge_is_known);
    }
    detail::accept(result, said, chosen.today);
    return result;
}

/// The verdicts on these claims, in this order.
template <solver Solver>
[[nodiscard]] judgement check_all(subject& of, std::vector<std::size_t> const& claims, Solver& with,
                                  options const& chosen) {
    judgement all;
    for (auto const each : claims) {
        all.verdicts.push_back(check(of, each, with, chosen));
    }
    return all;
}

/// The verdicts on every claim.
template <solver Solver>
[[nodiscard]] judgement check_all(subject& of, Solver& with, options const& chosen) {
    std::vector<std::size_t> claims(of.in().claims.size());
    for (std::size_t at = 0; at < claims.size(); ++at) {
        claims[at] = at;
    }
    return check_all(of, claims, with, chosen);
}

} // namespace hadsl::verifier

#endif
