// hadsl/verifier/replay.hpp - a counterexample once more, through the evaluator: believe nothing.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_REPLAY_HPP
#define HADSL_VERIFIER_REPLAY_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/explain.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/budgets.hpp>
#include <hadsl/verifier/internal_error.hpp>
#include <hadsl/verifier/showing.hpp>
#include <hadsl/verifier/subject.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// `crash of web, loss of esx1`, for messages about ourselves.
[[nodiscard]] inline std::string names_of(subject const& of, fault::scenario const& happening) {
    std::string names;
    for (auto const each : happening) {
        auto const& event = of.events()[fault::index_of(each)];
        names += (names.empty() ? "" : ", ") + of.in()[event.failure].name + " of " +
                 of.in()[event.of].name;
    }
    return "{" + names + "}";
}

/// A counterexample from a scenario that the solver says refutes a claim: evaluated, held against
/// the budgets, and `is_minimal` only if no failure of it can be left out. Nothing when the
/// evaluator gives up.
///
/// Throws `internal_error` when the evaluator says otherwise.
[[nodiscard]] inline std::optional<counterexample> replay(subject& of, model::claim const& claim,
                                                          budgets const& allowed,
                                                          fault::scenario const& happening,
                                                          bool is_minimal) {
    auto const complain = [&](std::string const& what) {
        throw internal_error("claim " + claim.name + ": the counterexample " +
                             names_of(of, happening) + " " + what);
    };
    if (!allowed.allow(happening)) {
        complain("is more than the claim allows");
    }
    auto const found = of.meaning().evaluate(happening);
    if (!found.complete) {
        return std::nullopt;
    }
    if (!refutes(found, claim.budget)) {
        complain("does not replay");
    }
    for (std::size_t at = 0; at < happening.size() && is_minimal; ++at) {
        auto without = happening;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(at));
        auto const less = without.empty() ? of.idle() : of.meaning().evaluate(without);
        if (less.complete && refutes(less, claim.budget)) {
            complain("is not minimal");
        }
    }
    auto shown = show(found, claim.budget);
    // As many as the claim asks for: one more would be another story.
    shown.targets.resize(static_cast<std::size_t>(claim.budget.at_least));
    return counterexample{
        happening,
        shown.targets.front(),
        shown.amount,
        fault::explain(of.meaning(), happening, found, shown.targets, claim.budget.consequence),
        {}};
}

} // namespace hadsl::verifier

#endif
