// hadsl/lint/mechanisms.hpp - rules about mechanisms: what they cannot do, do not see or never change.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_MECHANISMS_HPP
#define HADSL_LINT_MECHANISMS_HPP

#include <hadsl/lint/cone.hpp>
#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/kept_data.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>
#include <hadsl/model/sight.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hadsl::lint {

namespace detail {

/// One thing that a mechanism of a component works with.
struct role {
    model::protection const* mechanism = nullptr;
    model::expression const* bound = nullptr;
};

[[nodiscard]] inline std::vector<role> roles_of(model::component const& of) {
    std::vector<role> all;
    for (auto const& rule : of.rules) {
        for (auto const& each : rule.needs) {
            all.push_back({&of.protections[static_cast<std::size_t>(rule.protection)], &each});
        }
    }
    auto const voting =
        std::find_if(of.protections.begin(), of.protections.end(),
                     [](model::protection const& each) { return each.added.quorum; });
    if (of.quorum && voting != of.protections.end()) {
        for (auto const& each : of.quorum->voters) {
            all.push_back({&*voting, &each});
        }
    }
    return all;
}

/// The architecture in which this role of a component never fails.
[[nodiscard]] inline model::architecture without_role(model::architecture const& in,
                                                      model::component_id id,
                                                      model::component_id leaf) {
    auto changed = in;
    auto& component = changed.components[model::index_of(id)];
    auto const never_fails = [&](model::expression& each) {
        std::vector<model::component_id> leaves;
        model::append_leaves(each, leaves);
        if (std::find(leaves.begin(), leaves.end(), leaf) != leaves.end()) {
            auto const at = each.at;
            each = {};
            each.op = model::expression::operation::all;
            each.at = at;
        }
    };
    for (auto& rule : component.rules) {
        for (auto& each : rule.needs) {
            never_fails(each);
        }
    }
    if (component.quorum) {
        for (auto& each : component.quorum->voters) {
            never_fails(each);
        }
    }
    return changed;
}

/// What both a role and some copy of the component it serves stand on or need: only a failure of
/// that can take both along. Ascending.
[[nodiscard]] inline std::vector<model::component_id> in_common(subject const& of,
                                                                model::component_id id,
                                                                model::component_id leaf) {
    std::vector<model::component_id> common;
    auto const& theirs = of.support(leaf);
    for (auto const& copy : of.in()[id].copies) {
        for (auto const lower : copy.place) {
            auto const& mine = of.support(lower);
            std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(),
                                  std::back_inserter(common));
        }
    }
    if (of.depends(leaf, id)) {
        common.push_back(id);
    }
    std::sort(common.begin(), common.end());
    common.erase(std::unique(common.begin(), common.end()), common.end());
    return common;
}

/// The failure that puts a component out for good and would not if a role of it never failed.
/// Of several the innermost says it best, and the one it is known for: the host failure of the host
/// rather than its crash or the fire of its site.
[[nodiscard]] inline std::optional<fault::event_id> taken_along(
    subject const& of, cone const& with, model::component_id id, model::component_id leaf,
    std::vector<model::component_id> const& common) {
    std::vector<fault::event_id> events;
    for (auto const lower : common) {
        for (auto const event : of.events_of(lower)) {
            if (of.is_class(event,
                            {"hardware", "environment", "transient", "isolation", "storm"}) &&
                of.outage(event, id).is_unbounded()) {
                events.push_back(event);
            }
        }
    }
    std::optional<fault::event_id> worst;
    if (events.empty()) {
        return worst;
    }
    std::sort(events.begin(), events.end());
    auto const free = without_role(with.in(), with.top(), with.within(leaf));
    fault::evaluator const meaning(free, with.events());
    for (auto const event : events) {
        auto const better = meaning.evaluate(with.within(event), model::consequence::outage);
        if (!better.complete || better.outage[model::index_of(with.top())].is_unbounded()) {
            continue;
        }
        auto const struck = of.event(event).of;
        auto const known = worst ? of.event(*worst).of : struck;
        bool const is_known_for =
            of.in()[of.event(event).failure].name == kind_of(of, struck) && struck == known;
        if (!worst || is_known_for || (struck != known && of.depends(struck, known))) {
            worst = event;
        }
    }
    return worst;
}

/// `host`, `host and no rack`: the kind of what is struck, and of the places around it that are
/// shared as well.
[[nodiscard]] inline std::string kinds_shared(subject const& of, model::component_id struck,
                                              std::vector<model::component_id> const& common) {
    auto const around = of.places_around(struck, common);
    auto const has_like = [&](model::component_id place) {
        return std::any_of(
            of.in().components.begin(), of.in().components.end(), [&](model::component const& by) {
                return by.kind == of.in()[place].kind && by.name != of.in()[place].name;
            });
    };
    // The nearest that could be another one: what is apart there is apart on the host, too.
    auto const nearest = std::find_if(around.begin(), around.end(), has_like);
    return kind_of(of, struck) +
           (nearest == around.end() ? "" : " and no " + kind_of(of, *nearest));
}

} // namespace detail

/// A witness beside the principal, a fence on the same feed: the failure that a mechanism is there
/// for takes along what it needs. Found by asking what would come out if that never failed.
[[nodiscard]] inline std::vector<finding> find_helpless(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        std::vector<model::component_id> tried;
        std::optional<cone> with; // made when first needed
        for (auto const& role : detail::roles_of(each)) {
            std::vector<model::component_id> leaves;
            model::append_leaves(*role.bound, leaves);
            for (auto const leaf : leaves) {
                if (std::find(tried.begin(), tried.end(), leaf) != tried.end()) {
                    continue;
                }
                tried.push_back(leaf);
                auto const common = detail::in_common(of, id, leaf);
                if (common.empty()) {
                    continue;
                }
                if (!with) {
                    with.emplace(of, id);
                }
                auto const worst = detail::taken_along(of, *with, id, leaf, common);
                if (!worst || !of.is_felt(*worst, id)) {
                    continue;
                }
                auto const struck = of.event(*worst).of;
                if (of.depends(leaf, id)) {
                    all.push_back(
                        found(source::code::recovery_circle, role.bound->at,
                              "the recovery of " + name_of(of, id) + " waits for " +
                                  name_of(of, leaf) + ", which itself needs " + name_of(of, id) +
                                  ": after " + event_name(of, *worst) + " neither comes back",
                              "let " + name_of(of, leaf) + " run without " + name_of(of, id),
                              {{of.in()[leaf].at, "needs " + name_of(of, id)}}));
                    continue;
                }
                all.push_back(found(source::code::helpless_mechanism, role.bound->at,
                                    event_name(of, *worst) + " takes along " + name_of(of, leaf) +
                                        ", without which " + ticked(role.mechanism->mechanism) +
                                        " cannot keep " + name_of(of, id) + " up",
                                    of.in()[leaf].copies.size() > 1
                                        ? "spread " + name_of(of, leaf) +
                                              ", and what it needs, so "
                                              "that it outlasts that"
                                        : "place " + name_of(of, leaf) + " where it shares no " +
                                              detail::kinds_shared(of, struck, common) + " with " +
                                              name_of(of, id),
                                    {{of.in()[leaf].at, name_of(of, leaf) + " stands here"},
                                     {of.in()[struck].at, "both depend on this"}}));
            }
        }
    }
    return all;
}

namespace detail {

/// Whether a mechanism does nothing but what its rules do: it can be left out to see what changes.
[[nodiscard]] inline bool is_rules_alone(subject const& of, model::protection const& by) {
    auto const* const said = of.mechanism_at(by.declared);
    return said != nullptr &&
           std::all_of(said->properties.begin(), said->properties.end(), [](auto const& each) {
               return std::holds_alternative<syntax::rule>(each) ||
                      std::holds_alternative<syntax::role>(each) ||
                      std::holds_alternative<syntax::parameter>(each) ||
                      std::holds_alternative<syntax::applies>(each);
           });
}

/// Whether the rules of one of a component's mechanisms change any outcome, of one failure or of
/// two. Nothing when there are too many pairs to try.
[[nodiscard]] inline std::optional<bool> has_effect(cone const& with, std::size_t protection) {
    constexpr std::size_t most_pairs = 20'000;
    auto changed = with.in();
    auto& rules = changed.components[model::index_of(with.top())].rules;
    std::erase_if(rules, [&](model::rule const& rule) {
        return static_cast<std::size_t>(rule.protection) == protection;
    });
    fault::evaluator const before(with.in(), with.events());
    fault::evaluator const after(changed, with.events());
    auto const at = model::index_of(with.top());
    auto const differs = [&](fault::scenario const& happening) {
        auto const was = before.evaluate(happening);
        auto const is = after.evaluate(happening);
        // What stands on it sees more of it than how long it is out: what puts its copies out.
        return !was.complete || !is.complete || was.readings[at] != is.readings[at] ||
               was.outage != is.outage || was.disruption != is.disruption ||
               was.data_loss != is.data_loss || was.split_brain != is.split_brain;
    };
    auto const& near = with.near();
    if (std::any_of(near.begin(), near.end(), [&](auto each) { return differs({each}); })) {
        return true;
    }
    if (near.size() * near.size() / 2 > most_pairs) {
        return std::nullopt;
    }
    for (std::size_t one = 0; one < near.size(); ++one) {
        for (std::size_t two = one + 1; two < near.size(); ++two) {
            if (differs({near[one], near[two]})) {
                return true;
            }
        }
    }
    return near.empty() ? std::nullopt : std::optional(false);
}

} // namespace detail

namespace detail {

/// Whether a component may ever show what a rule calls by the name of a class alone: something
/// strikes it that shows as that, or it is out of sight.
[[nodiscard]] inline bool may_show(subject const& of, model::component_id id,
                                   model::class_id wanted) {
    auto const& in = of.in();
    for (std::size_t at = 0; at < in.classes.size(); ++at) {
        auto const failure = static_cast<model::class_id>(at);
        if (in.classes[at].is_leaf && model::shows_as(in, failure, wanted) &&
            (is_any_kind(of, id, in.classes[at].strikes) ||
             (in.isolation && failure == *in.isolation))) {
            return true;
        }
    }
    return false;
}

/// The kind of what a component stands on and loses by failures of a class: what they strike, else
/// what is right beneath. Empty where it stands on nothing.
[[nodiscard]] inline std::string lost_beneath(subject const& of, model::component_id id,
                                              model::class_id failure) {
    auto const& copies = of.in()[id].copies;
    if (copies.empty() || copies.front().place.empty()) {
        return {};
    }
    for (auto const lower : of.places().beneath(id, 0)) {
        if (is_any_kind(of, lower, of.in()[failure].strikes)) {
            return kind_of(of, lower);
        }
    }
    return kind_of(of, copies.front().place.front());
}

} // namespace detail

/// A rule that looks for a failure by which none of what it protects is ever struck itself: `on
/// host` in the mechanism of a service, where `loss of host` is meant. A mechanism of the library is
/// for many, and is not looked at.
[[nodiscard]] inline std::vector<finding> find_deaf(subject const& of) {
    std::vector<finding> all;
    std::vector<source::span> heard; // symptoms that some component shows
    std::vector<finding> deaf;       // beside them, those that it does not
    for (auto const id : of.components()) {
        for (auto const& rule : of.in()[id].rules) {
            for (auto const& symptom : rule.symptoms) {
                if (symptom.loss || symptom.kind || !symptom.failure ||
                    is_library(of.texts(), symptom.at.text)) {
                    continue;
                }
                if (detail::may_show(of, id, *symptom.failure)) {
                    heard.push_back(symptom.at);
                    continue;
                }
                auto const lost = detail::lost_beneath(of, id, *symptom.failure);
                deaf.push_back(
                    found(source::code::idle_mechanism, symptom.at,
                          "no failure of the class " + ticked(of.in()[*symptom.failure].name) +
                              " strikes " + name_of(of, id) + " itself: the rule never sees one",
                          lost.empty() ? "leave it out"
                                       : "write `loss of " + lost + "` for what it stands on"));
            }
        }
    }
    for (auto& each : deaf) {
        auto const place = each.about.place;
        if (std::find(heard.begin(), heard.end(), place) == heard.end()) {
            heard.push_back(place);
            all.push_back(std::move(each));
        }
    }
    return all;
}

/// A mechanism whose rules change the outcome of no failure, nor of any two together.
[[nodiscard]] inline std::vector<finding> find_idle(subject const& of) {
    std::vector<finding> all = find_deaf(of);
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        std::optional<cone> with; // made when first needed
        for (std::size_t at = 0; at < each.protections.size(); ++at) {
            bool const has_rules =
                std::any_of(each.rules.begin(), each.rules.end(), [&](model::rule const& rule) {
                    return static_cast<std::size_t>(rule.protection) == at;
                });
            if (!has_rules || !detail::is_rules_alone(of, each.protections[at])) {
                continue;
            }
            if (!with) {
                with.emplace(of, id);
            }
            if (detail::has_effect(*with, at) != false) {
                continue;
            }
            all.push_back(found(source::code::idle_mechanism, each.protections[at].at,
                                ticked(each.protections[at].mechanism) +
                                    " changes no outcome for " + name_of(of, id) +
                                    ": no failure, and no two together, end sooner or lose "
                                    "less because of it",
                                "see what its rules answer, and what can strike " + name_of(of, id),
                                {{each.protections[at].declared, "its rules"}}));
        }
    }
    return all;
}

} // namespace hadsl::lint

#endif
