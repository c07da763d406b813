// hadsl/verifier/decide.hpp - whether a claim holds, and nothing else about it.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_DECIDE_HPP
#define HADSL_VERIFIER_DECIDE_HPP

#include <hadsl/fault/cold_start.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/availability.hpp>
#include <hadsl/verifier/budget_case.hpp>
#include <hadsl/verifier/options.hpp>
#include <hadsl/verifier/replay.hpp>
#include <hadsl/verifier/solver.hpp>
#include <hadsl/verifier/subject.hpp>

#include <algorithm>
#include <cstddef>

namespace hadsl::verifier {

/// The outcome of a claim, a refutation replayed. Throws `internal_error` when it does not replay.
template <solver Solver>
[[nodiscard]] outcome decide(subject& of, std::size_t claim, Solver& with, options const& chosen) {
    auto const& said = of.in().claims[claim];
    if (said.says == model::claim::form::cold_start) {
        auto const& targets = said.cold_start.targets;
        bool const is_blocked =
            std::any_of(targets.begin(), targets.end(), [&](model::component_id each) {
                return fault::blocks_cold_start(of.in(), each).has_value();
            });
        return is_blocked ? outcome::refuted : outcome::proven;
    }
    if (said.says == model::claim::form::availability) {
        return check_availability(of, claim, chosen).outcome;
    }
    budget_case<Solver> asked(of, said, with, chosen);
    auto const allowed =
        asked.allowing([&](fault::event_id id) { return of.times_assumed(id) == 0; });
    auto const top = allowed.is_supported() ? asked.effect() : std::nullopt;
    if (!top) {
        return outcome::undecided;
    }
    auto const answer = asked.solve(*top, allowed, 1);
    if (answer.found.empty()) {
        return answer.unknown_because.empty() ? outcome::proven : outcome::undecided;
    }
    auto const replayed = replay(of, said, allowed, answer.found.front(), false);
    return replayed ? outcome::refuted : outcome::undecided;
}

} // namespace hadsl::verifier

#endif
