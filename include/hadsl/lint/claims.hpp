// hadsl/lint/claims.hpp - rules about claims, assumptions and acceptances.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_CLAIMS_HPP
#define HADSL_LINT_CLAIMS_HPP

#include <hadsl/fault/rates.hpp>
#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>
#include <hadsl/report/standing.hpp>
#include <hadsl/report/verdicts.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::lint {

/// What users see and no claim is about, in a specification that claims something of others.
[[nodiscard]] inline std::vector<finding> find_unclaimed(subject const& of) {
    std::vector<finding> all;
    if (of.in().claims.empty()) {
        return all;
    }
    std::vector<bool> is_claimed(of.in().components.size(), false);
    for (auto const& claim : of.in().claims) {
        for (auto const each : model::targets_of(claim)) {
            is_claimed[model::index_of(each)] = true;
        }
    }
    for (auto const id : of.components()) {
        if (!of.is_top(id) || is_claimed[model::index_of(id)]) {
            continue;
        }
        auto const& name = of.in()[id].name;
        all.push_back(found(source::code::unclaimed_service, of.in()[id].at,
                            "no claim is about " + name_of(of, id),
                            "say what must hold, as `claim NAME: no single hardware failure causes "
                            "outage of " +
                                name + "`"));
    }
    return all;
}

namespace detail {

[[nodiscard]] inline bool is_subset(std::vector<fault::event_id> const& inner,
                                    std::vector<fault::event_id> const& outer) {
    return std::includes(outer.begin(), outer.end(), inner.begin(), inner.end());
}

/// Whether every scenario and every target of one claim is among those of another, which allows no
/// more: then the other's proof proves this one.
[[nodiscard]] inline bool follows_from(subject const& of, std::size_t one, std::size_t other) {
    auto const& inner = of.in().claims[one].budget;
    auto const& outer = of.in().claims[other].budget;
    if (inner.consequence != outer.consequence || inner.threshold < outer.threshold ||
        inner.budgets.size() != outer.budgets.size()) {
        return false;
    }
    for (std::size_t at = 0; at < inner.budgets.size(); ++at) {
        if (inner.budgets[at].count > outer.budgets[at].count ||
            !is_subset(of.named(one)[at], of.named(other)[at])) {
            return false;
        }
    }
    auto const sorted = [](std::vector<model::component_id> targets) {
        std::sort(targets.begin(), targets.end());
        return targets;
    };
    auto const inner_targets = sorted(inner.targets);
    auto const outer_targets = sorted(outer.targets);
    if (inner_targets == outer_targets) {
        return inner.at_least >= outer.at_least;
    }
    return outer.at_least == 1 && std::includes(outer_targets.begin(), outer_targets.end(),
                                                inner_targets.begin(), inner_targets.end());
}

} // namespace detail

/// A claim that a proven one already contains. One with a description is a belief in words, which
/// has its worth even so.
[[nodiscard]] inline std::vector<finding> find_implied(subject const& of) {
    std::vector<finding> all;
    auto const& claims = of.in().claims;
    for (std::size_t one = 0; one < claims.size(); ++one) {
        auto const* const own = of.verdict_on(one);
        if (own != nullptr && own->is_vacuous()) {
            continue; // that is what is wrong with it, and whatever contains it
        }
        for (std::size_t other = 0; other < claims.size(); ++other) {
            auto const* const proof = of.verdict_on(other);
            if (one == other || !claims[one].description.empty() ||
                claims[one].says != model::claim::form::budget ||
                claims[other].says != model::claim::form::budget || proof == nullptr ||
                proof->outcome != outcome::proven || proof->is_vacuous() ||
                !detail::follows_from(of, one, other)) {
                continue;
            }
            // Of two that say the same, the later one is too many.
            if (detail::follows_from(of, other, one) && one < other) {
                continue;
            }
            all.push_back(found(source::code::implied_claim, claims[one].at,
                                "claim " + ticked(claims[one].name) + " follows from claim " +
                                    ticked(claims[other].name) + ", which is proven",
                                "leave it out, or claim more",
                                {{claims[other].at, "contains it"}}));
            break;
        }
    }
    return all;
}

/// What the judge says beside proven and refuted: a claim that nothing could refute, an acceptance
/// that is not needed or has ended.
[[nodiscard]] inline std::vector<finding> find_hollow(subject const& of) {
    std::vector<finding> all;
    for (auto const& each : of.judged().verdicts) {
        auto const& claim = of.in().claims[each.claim];
        auto const code = report::code_of(claim, each);
        if (code == source::code::claim_vacuous) {
            all.push_back(found(*code, claim.at, report::message_of(of.in(), of.events(), each),
                                "claim something that could fail, or leave it out"));
        } else if (code == source::code::needless_acceptance) {
            all.push_back(found(*code, claim.acceptance->at,
                                "claim " + ticked(claim.name) + " is proven: its acceptance can go",
                                "leave the acceptance out"));
            all.back().fix.push_back({claim.acceptance->at, ""});
        }
        if (claim.acceptance && claim.acceptance->until && *claim.acceptance->until < of.today() &&
            each.outcome != outcome::proven) {
            all.push_back(found(source::code::expired_acceptance, claim.acceptance->at,
                                "claim " + ticked(claim.name) + " was accepted until " +
                                    report::date_text(*claim.acceptance->until) + ", which is over",
                                "mend what it was about, or accept it anew"));
        }
    }
    return all;
}

namespace detail {

/// By event: whether an availability that is claimed would count it. What an assumption leaves out of
/// that changes the figure, or needs none of its own.
[[nodiscard]] inline std::vector<bool> counted_for_availability(subject const& of) {
    std::vector<bool> counted(of.events().size(), false);
    for (auto const& claim : of.in().claims) {
        if (claim.says == model::claim::form::availability) {
            for (auto const id :
                 fault::events_touching(of.in(), of.events(), of.meaning().dependencies(),
                                        claim.availability.target)) {
                counted[fault::index_of(id)] = true;
            }
        }
    }
    return counted;
}

} // namespace detail

/// An assumption that no proof needs. With a claim undecided nobody can tell.
[[nodiscard]] inline std::vector<finding> find_unused_assumptions(subject const& of) {
    std::vector<finding> all;
    std::vector<bool> is_needed(of.in().assumptions.size(), false);
    for (auto const& each : of.judged().verdicts) {
        if (each.outcome == outcome::undecided) {
            return all;
        }
        for (auto const at : each.assumptions) {
            is_needed[at] = true;
        }
    }
    auto const counted = detail::counted_for_availability(of);
    for (std::size_t at = 0; at < is_needed.size(); ++at) {
        auto const& assumption = of.in().assumptions[at];
        auto const left_out = verifier::eligible(of.in(), of.events(), assumption);
        is_needed[at] = is_needed[at] ||
                        std::any_of(left_out.begin(), left_out.end(),
                                    [&](auto const id) { return counted[fault::index_of(id)]; });
        // A refuted claim may owe to the assumption that its counterexample is no smaller one.
        bool matters = false;
        for (auto const& each : of.judged().verdicts) {
            auto const& named = of.named(each.claim);
            matters =
                matters || (each.outcome == outcome::refuted &&
                            std::any_of(named.begin(), named.end(), [&](auto const& events) {
                                return std::any_of(left_out.begin(), left_out.end(), [&](auto id) {
                                    return std::binary_search(events.begin(), events.end(), id);
                                });
                            }));
        }
        if (!is_needed[at] && !matters) {
            all.push_back(found(source::code::unused_assumption, assumption.at,
                                "no proof needs the assumption " + ticked(assumption.name) +
                                    (left_out.empty() ? ": no failure of this architecture is one "
                                                        "that it leaves out"
                                                      : ""),
                                "leave it out"));
        }
    }
    return all;
}

namespace detail {

/// Whether a failure puts copies of a component out, rather than what the component needs: only that
/// is its mechanism's to answer.
[[nodiscard]] inline bool puts_copies_out(subject const& of, fault::event_id event,
                                          model::component_id id) {
    auto const reading = of.reading(event, id);
    fault::cause const its_need{fault::cause::kind::own,
                                static_cast<std::int32_t>(model::index_of(id))};
    return std::any_of(reading.causes.begin(), reading.causes.end(), [&](auto const& causes) {
        return std::any_of(causes.begin(), causes.end(),
                           [&](fault::effect const& each) { return each.cause != its_need; });
    });
}

} // namespace detail

/// A mechanism that answers within a time, which is longer than any claim on it allows.
[[nodiscard]] inline std::vector<finding> find_slow(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        bool const masks = std::any_of(each.rules.begin(), each.rules.end(),
                                       [](model::rule const& rule) { return rule.time.is_zero(); });
        if (each.rules.empty() || masks) {
            continue;
        }
        std::optional<fault::event_id> quickest; // of those it answers and a claim names
        duration largest = zero;                 // of the bounds claimed
        bool is_in_time = false;
        for (std::size_t at = 0; at < of.in().claims.size(); ++at) {
            auto const& claim = of.in().claims[at];
            auto const& targets = claim.budget.targets;
            if (claim.says != model::claim::form::budget ||
                claim.budget.consequence != model::consequence::outage ||
                std::none_of(targets.begin(), targets.end(),
                             [&](auto target) { return of.depends(target, id); })) {
                continue;
            }
            for (auto const& named : of.named(at)) {
                for (auto const event : named) {
                    auto const length = of.outage(event, id);
                    if (length.is_zero() || length.is_unbounded() ||
                        !detail::puts_copies_out(of, event, id)) {
                        continue; // a spare one failed, nothing answers, or what it needs is out
                    }
                    is_in_time = is_in_time || length <= claim.budget.threshold;
                    largest = longer_of(largest, claim.budget.threshold);
                    if (!quickest || length < of.outage(*quickest, id)) {
                        quickest = event;
                    }
                }
            }
        }
        if (quickest && !is_in_time) {
            all.push_back(found(source::code::slow_mechanism, each.protections.front().at,
                                mechanisms_of(each) + " takes " +
                                    to_text(of.outage(*quickest, id)) + " at best to bring " +
                                    name_of(of, id) + " back (" + event_name(of, *quickest) +
                                    "), and no claim on it allows more than " +
                                    (largest.is_zero() ? "none" : to_text(largest)),
                                "use one that masks the failure, or allow the time: `longer than " +
                                    to_text(of.outage(*quickest, id)) + "`"));
        }
    }
    return all;
}

} // namespace hadsl::lint

#endif
