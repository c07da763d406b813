// hadsl/verifier/budget_case.hpp - one budget claim in the hands of one solver.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_BUDGET_CASE_HPP
#define HADSL_VERIFIER_BUDGET_CASE_HPP

#include <hadsl/fault/graph.hpp>
#include <hadsl/verifier/budgets.hpp>
#include <hadsl/verifier/count_sets.hpp>
#include <hadsl/verifier/eligible.hpp>
#include <hadsl/verifier/minimal.hpp>
#include <hadsl/verifier/obligation.hpp>
#include <hadsl/verifier/options.hpp>
#include <hadsl/verifier/prune.hpp>
#include <hadsl/verifier/solver.hpp>
#include <hadsl/verifier/subject.hpp>
#include <hadsl/verifier/try_scenarios.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// What a claim asks, and what its solver answers when it is asked under some budgets. All that it
/// is made of must outlive it.
template <solver Solver>
class budget_case {
public:
    budget_case(subject& of, model::claim const& claim, Solver& with, options const& chosen)
        : of_(&of), claim_(&claim), with_(&with), prune_above_(chosen.prune_above),
          patience_(chosen.patience()) {
        of.lowering().give_up_when([patience = patience_] { return patience.is_over(); });
        for (auto const& each : claim.budget.budgets) {
            named_.push_back({static_cast<std::size_t>(std::max(each.count, 0)),
                              eligible(of.in(), of.events(), each)});
        }
    }

    [[nodiscard]] subject& of() const { return *of_; }
    [[nodiscard]] model::claim const& claim() const { return *claim_; }
    [[nodiscard]] bool is_out_of_time() const { return patience_.is_over(); }
    /// What each of the claim's budgets names, assumptions or not.
    [[nodiscard]] std::vector<term> const& named() const { return named_; }

    /// The claim's budgets, of those events that can `happen(event_id)`.
    template <class Happen>
    [[nodiscard]] budgets allowing(Happen const& happen) const {
        auto terms = named_;
        for (auto& each : terms) {
            std::erase_if(each.events, [&](fault::event_id id) { return !happen(id); });
        }
        return {terms, of_->events().size()};
    }

    /// The node that holds when the claim's consequence is seen; nothing if there is none, and then
    /// `solve` tries the scenarios themselves.
    [[nodiscard]] std::optional<fault::node_id> effect() {
        return effect(claim_->budget.threshold);
    }
    /// The same for another threshold.
    [[nodiscard]] std::optional<fault::node_id> effect(duration threshold) {
        auto const& claim = claim_->budget;
        std::vector<fault::node_id> targets;
        for (auto const each : claim.targets) {
            auto const node = of_->lowering().exceeds(each, claim.consequence, threshold);
            if (!node) {
                return std::nullopt;
            }
            targets.push_back(*node);
        }
        return of_->lowering().nodes().at_least(claim.at_least, std::move(targets));
    }

    /// The smallest allowed scenarios in which `top`, an `effect()`, holds.
    [[nodiscard]] minimal_sets solve(std::optional<fault::node_id> top, budgets const& allowed,
                                     std::size_t most) {
        if (!top) {
            return solve_by_trial(allowed, most);
        }
        auto const met = obligation_of(*top, allowed);
        if (met.top == fault::never_node) {
            return {}; // nothing is left to ask
        }
        auto session = with_->open(met, patience_);
        return find_minimal(session, met, most, patience_);
    }

    /// How many smallest ones there are; nothing when that cannot be told in a few seconds.
    [[nodiscard]] std::optional<diagram::natural> count(std::optional<fault::node_id> top,
                                                        budgets const& allowed) const {
        return top ? count_minimal(obligation_of(*top, allowed), patience_) : std::nullopt;
    }

private:
    [[nodiscard]] obligation obligation_of(fault::node_id top, budgets const& allowed) const {
        auto met = oblige(of_->lowering().nodes(), top, allowed);
        return met.graph.size() > prune_above_ ? prune(met, allowed, patience_) : met;
    }

    [[nodiscard]] minimal_sets solve_by_trial(budgets const& allowed, std::size_t most) const {
        std::vector<fault::event_id> events;
        for (std::size_t at = 0; at < of_->events().size(); ++at) {
            if (auto const id = static_cast<fault::event_id>(at); allowed.names(id)) {
                events.push_back(id);
            }
        }
        if (!can_try(*of_, events.size(), allowed.most(events))) {
            minimal_sets none;
            none.unknown_because = of_->lowering().why_not();
            return none;
        }
        return try_scenarios(*of_, claim_->budget, allowed, events, most, patience_);
    }

    subject* of_;
    model::claim const* claim_;
    Solver* with_;
    std::size_t prune_above_;
    verifier::patience patience_;
    std::vector<term> named_;
};

} // namespace hadsl::verifier

#endif
