// hadsl/verifier/vacuity.hpp - whether a proven claim could have been refuted at all.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_VACUITY_HPP
#define HADSL_VERIFIER_VACUITY_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/graph.hpp>
#include <hadsl/fault/restrict.hpp>
#include <hadsl/fault/sight.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verifier/assumptions.hpp>
#include <hadsl/verifier/budget_case.hpp>
#include <hadsl/verifier/eligible.hpp>
#include <hadsl/verifier/sentences.hpp>
#include <hadsl/verifier/showing.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::verifier {

namespace detail {

/// Whether a claim's consequence could come about at all, in any amount and under any failures. A
/// mechanism that keeps it short, or rules out a split brain, is a reason to prove the claim.
template <solver Solver>
[[nodiscard]] bool could_happen(budget_case<Solver>& with) {
    auto const& in = with.of().in();
    auto const& claim = with.claim().budget;
    if (claim.consequence == model::consequence::split_brain) {
        return std::any_of(
            claim.targets.begin(), claim.targets.end(), [&](model::component_id each) {
                auto const& rules = in[each].rules;
                return in[each].copies.size() > 1 &&
                       std::any_of(rules.begin(), rules.end(), [](model::rule const& rule) {
                           return rule.action == model::action::take_over;
                       });
            });
    }
    // If not when everything fails, then never: these consequences are monotone.
    if (auto const top = with.effect(zero)) {
        fault::scenario const all = with.of().all_events();
        return fault::holds(with.of().lowering().nodes(), *top, all);
    }
    if (with.is_out_of_time()) {
        return true; // nobody can tell
    }
    auto const& everything = with.of().everything();
    auto any_amount = claim;
    any_amount.threshold = zero;
    return !everything.complete || refutes(everything, any_amount);
}

/// `the assumption x leaves`, or the assumptions, by which nothing that a budget names is left.
[[nodiscard]] inline std::string left_out_by(subject const& of, term const& named) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < of.assumed().size(); ++at) {
        if (leaves_out_any(of, at, named.events)) {
            names.push_back(of.in().assumptions[at].name);
        }
    }
    return names.size() > 1 ? "the assumptions " + quoted(names, "and") + " leave"
                            : "the assumption " + quoted(names) + " leaves";
}

/// Whether a claim names failures by which data is destroyed, be there any of them or not.
[[nodiscard]] inline bool names_destruction(model::architecture const& in,
                                            model::budget_claim const& claim) {
    return std::any_of(in.classes.begin(), in.classes.end(), [&](auto const& failure) {
        return failure.is_leaf && failure.destroys != model::destruction::nothing &&
               std::any_of(claim.budgets.begin(), claim.budgets.end(),
                           [&](auto const& each) { return names_class(each, failure); });
    });
}

} // namespace detail

/// What these failures have to do with what may befall a claim's targets, with others or without.
struct part_played {
    bool none = false; // nothing at all
    /// The claim is about data, and none of them destroys any. Where none of those that it names
    /// ever would, it is about what a take-over loses, unless they play no part in that either.
    bool destroys_nothing = false;
};
template <solver Solver>
[[nodiscard]] part_played part_of(budget_case<Solver>& with,
                                  std::vector<fault::event_id> const& failures) {
    auto const& claim = with.claim().budget;
    auto const consequence = claim.consequence;
    if (consequence == model::consequence::split_brain &&
        std::none_of(claim.targets.begin(), claim.targets.end(), [&](model::component_id each) {
            return fault::can_split(with.of().in(), with.of().in()[each]);
        })) {
        return {}; // that a quorum rules it out is a part
    }
    auto const top = with.effect(zero);
    if (!top) {
        return {};
    }
    auto const cone =
        fault::restrict(with.of().lowering().nodes(), *top, [](fault::event_id) { return true; });
    part_played played{true, consequence == model::consequence::data_loss};
    for (auto const id : failures) {
        if (!std::binary_search(cone.events.begin(), cone.events.end(), id)) {
            continue;
        }
        auto const& failure = with.of().events()[fault::index_of(id)].failure;
        played.none = false;
        played.destroys_nothing = played.destroys_nothing &&
                                  with.of().in()[failure].destroys == model::destruction::nothing;
    }
    played.destroys_nothing =
        played.destroys_nothing &&
        (played.none || detail::names_destruction(with.of().in(), with.claim().budget));
    return played;
}

/// Why nothing could have refuted a proven claim; empty when something could: the consequence never
/// comes about, or a budget names no failure, or none that the assumptions do not leave out.
template <solver Solver>
[[nodiscard]] std::string vacuity(budget_case<Solver>& with, budgets const& allowed) {
    auto const& in = with.of().in();
    if (!detail::could_happen(with)) {
        return nothing_does(in, with.claim().budget);
    }
    auto const& named = with.named();
    std::string empty;
    std::size_t count = 0;
    for (std::size_t at = 0; at < named.size(); ++at) {
        if (named[at].events.empty()) {
            empty +=
                (count++ == 0 ? "" : ", and ") + nothing_named(in, with.claim().budget.budgets[at]);
        }
    }
    if (count > 0) {
        return count == named.size() ? empty : empty + ", so that part of the claim says nothing";
    }
    for (auto const& each : named) {
        if (std::none_of(each.events.begin(), each.events.end(),
                         [&](fault::event_id id) { return allowed.names(id); })) {
            return detail::left_out_by(with.of(), each) + " out every failure that " +
                   (named.size() == 1 ? "the claim names" : "a part of the claim names");
        }
    }
    return {};
}

} // namespace hadsl::verifier

#endif
