// hadsl/lint/mechanisms.hpp - rules about mechanisms: what they cannot do, do not see or never change.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_MECHANISMS_HPP
#define HADSL_LINT_MECHANISMS_HPP

#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hadsl::lint {

namespace detail {

/// One thing that a component's mechanisms work with.
struct role {
    std::string does; // `witness of the quorum`
    model::expression const* bound = nullptr;
};

[[nodiscard]] inline std::vector<role> roles_of(model::component const& of) {
    std::vector<role> all;
    for (auto const& rule : of.rules) {
        for (auto const& each : rule.needs) {
            all.push_back({"the rule that answers", &each});
        }
    }
    if (of.quorum) {
        for (auto const& each : of.quorum->voters) {
            all.push_back({"a vote", &each});
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
        fault::append_leaves(each, leaves);
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

} // namespace detail

/// A witness beside the principal, a fence on the same feed: the failure that a mechanism is there
/// for takes along what it needs. Found by asking what would come out if that never failed.
[[nodiscard]] inline std::vector<finding> find_helpless(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        std::vector<model::component_id> tried;
        for (auto const& role : detail::roles_of(each)) {
            std::vector<model::component_id> leaves;
            fault::append_leaves(*role.bound, leaves);
            for (auto const leaf : leaves) {
                if (std::find(tried.begin(), tried.end(), leaf) != tried.end()) {
                    continue;
                }
                tried.push_back(leaf);
                bool const waits_for_itself = of.depends(leaf, id);
                // Only what both stand on or need can take both along.
                std::vector<model::component_id> common;
                auto const& theirs = of.support(leaf);
                for (std::size_t copy = 0; copy < each.copies.size(); ++copy) {
                    for (auto const lower : each.copies[copy].place) {
                        auto const& mine = of.support(lower);
                        std::set_intersection(mine.begin(), mine.end(), theirs.begin(),
                                              theirs.end(), std::back_inserter(common));
                    }
                }
                if (waits_for_itself) {
                    common.push_back(id);
                }
                if (common.empty()) {
                    continue;
                }
                auto const free = detail::without_role(of.in(), id, leaf);
                fault::evaluator const meaning(free, of.events());
                std::optional<fault::event_id> worst;
                std::sort(common.begin(), common.end());
                common.erase(std::unique(common.begin(), common.end()), common.end());
                std::vector<fault::event_id> events;
                for (auto const lower : common) {
                    auto const& some = of.events_of(lower);
                    events.insert(events.end(), some.begin(), some.end());
                }
                std::sort(events.begin(), events.end());
                for (auto const event : events) {
                    auto const struck = of.event(event).of;
                    if (!of.is_class(event, {"hardware", "environment", "transient", "isolation",
                                             "storm"}) ||
                        !of.outage(event, id).is_unbounded()) {
                        continue;
                    }
                    auto const better = meaning.evaluate({event});
                    if (!better.complete || better.outage[model::index_of(id)].is_unbounded()) {
                        continue;
                    }
                    // The innermost thing says it best: the host rather than its site.
                    auto const known = worst ? of.event(*worst).of : struck;
                    if (!worst || (struck != known && of.depends(struck, known))) {
                        worst = event;
                    }
                }
                if (!worst || !of.is_felt(*worst, id)) {
                    continue;
                }
                auto const struck = of.event(*worst).of;
                if (waits_for_itself) {
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
                                        ", without which " + mechanisms_of(each) + " cannot keep " +
                                        name_of(of, id) + " up",
                                    "place " + name_of(of, leaf) + " where it shares no " +
                                        kind_of(of, struck) + " with " + name_of(of, id),
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

} // namespace detail

/// A mechanism whose rules change the outcome of no failure, nor of any two together.
[[nodiscard]] inline std::vector<finding> find_idle(subject const& of) {
    constexpr std::size_t most_pairs = 20'000;
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        for (std::size_t at = 0; at < each.protections.size(); ++at) {
            auto changed = of.in();
            auto& rules = changed.components[model::index_of(id)].rules;
            auto const before = rules.size();
            rules.erase(std::remove_if(rules.begin(), rules.end(),
                                       [&](model::rule const& rule) {
                                           return static_cast<std::size_t>(rule.protection) == at;
                                       }),
                        rules.end());
            if (rules.size() == before || !detail::is_rules_alone(of, each.protections[at])) {
                continue;
            }
            fault::evaluator const meaning(changed, of.events());
            auto const differs = [&](fault::scenario const& happening,
                                     fault::evaluation const& with) {
                auto const without = meaning.evaluate(happening);
                return !with.complete || !without.complete || with.outage != without.outage ||
                       with.disruption != without.disruption ||
                       with.data_loss != without.data_loss ||
                       with.split_brain != without.split_brain;
            };
            std::vector<fault::event_id> near; // what reaches the component at all
            bool has_effect = false;
            for (auto const event : of.all_events()) {
                auto const& strikes = of.event(event).strikes;
                bool const reaches =
                    std::any_of(strikes.begin(), strikes.end(), [&](fault::strike const& strike) {
                        return of.depends(id, strike.component);
                    });
                if (reaches) {
                    near.push_back(event);
                    has_effect = has_effect || differs({event}, of.evaluate(event));
                }
            }
            bool const is_large = near.size() * near.size() / 2 > most_pairs;
            for (std::size_t one = 0; one < near.size() && !has_effect && !is_large; ++one) {
                for (std::size_t two = one + 1; two < near.size() && !has_effect; ++two) {
                    fault::scenario const both{near[one], near[two]};
                    has_effect = differs(both, of.meaning().evaluate(both));
                }
            }
            if (!has_effect && !is_large && !near.empty()) {
                all.push_back(
                    found(source::code::idle_mechanism, each.protections[at].at,
                          ticked(each.protections[at].mechanism) + " changes no outcome for " +
                              name_of(of, id) +
                              ": no failure, and no two together, end sooner or lose "
                              "less because of it",
                          "see what its rules answer, and what can strike " + name_of(of, id),
                          {{each.protections[at].declared, "its rules"}}));
            }
        }
    }
    return all;
}

} // namespace hadsl::lint

#endif
