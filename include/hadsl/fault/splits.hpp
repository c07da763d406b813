// hadsl/fault/splits.hpp - whether two copies write at once.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_SPLITS_HPP
#define HADSL_FAULT_SPLITS_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/expressions.hpp>
#include <hadsl/fault/majorities.hpp>
#include <hadsl/fault/outage.hpp>
#include <hadsl/fault/reading.hpp>
#include <hadsl/fault/sight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hadsl::fault {

/// The events of a scenario that are no isolation: who is only out of sight is alive.
template <class Groundwork>
[[nodiscard]] constexpr scenario without_isolation(Groundwork const& base,
                                                   scenario const& happening) {
    scenario left;
    for (auto const each : happening) {
        if (!is_isolation(*base.in, (*base.events)[index_of(each)])) {
            left.push_back(each);
        }
    }
    return left;
}

/// Finds, under one scenario, which components have two copies that go on and do not know of each
/// other.
template <class Groundwork>
class basic_splits {
public:
    /// `readings` are those of a scenario, `alive` those of the same `without_isolation`. All of it
    /// must outlive this.
    constexpr basic_splits(Groundwork const& base, scenario const& happening,
                           std::vector<reading> const& readings, std::vector<reading> const& alive)
        : base_(&base), happening_(&happening), alive_(&alive), all_(base, readings, happening),
          in_sight_(base, alive, happening) {}

    /// The copy that goes on beside another one, -1 for none; and by which rule those who watch the
    /// active copy have it take over, -1 where it does so itself.
    struct split {
        std::int32_t copy = -1;
        std::int32_t rule = -1;
    };

    /// For a component that `can_split`.
    [[nodiscard]] constexpr split operator()(model::component_id id) const {
        auto const& component = (*base_->in)[id];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        for (std::int32_t at = 1; at < count; ++at) {
            for (std::int32_t other = 0; other < at; ++other) {
                if (!is_alive({id, at}) || !is_alive({id, other})) {
                    continue;
                }
                if (all_write(component) ? is_apart({id, at}, {id, other})
                    : other == 0         ? acts_alone({id, at})
                                         : both_take_over({id, other}, {id, at})) {
                    return {at, -1};
                }
                if (auto const rule = replacing_rule({id, at});
                    other == 0 && !all_write(component) && rule >= 0) {
                    return {at, rule};
                }
            }
        }
        return {};
    }

private:
    [[nodiscard]] constexpr bool is_alive(site copy) const {
        auto const at = static_cast<std::size_t>(copy.copy);
        auto const& there = (*alive_)[model::index_of(copy.component)];
        if (!there.vote.empty() && !there.vote[at].is_zero()) {
            return false;
        }
        // The vote of one that runs in one place at a time is that of the place.
        return (*base_->in)[copy.component].mode != model::run_mode::one_copy ||
               there.causes.empty() ||
               std::all_of(
                   there.causes[at].begin(), there.causes[at].end(), [](effect const& each) {
                       return each.cause.what == cause::kind::quorum ||
                              each.cause.what == cause::kind::separated || each.length.is_zero();
                   });
    }

    /// Whether two sites do not see each other. What an isolation puts out is there for those inside.
    [[nodiscard]] constexpr bool is_apart(site one, site other) const {
        if (one == other) {
            return false;
        }
        bool is_all_inside = true;
        for (auto const each : *happening_) {
            auto const& event = (*base_->events)[index_of(each)];
            auto const side = isolation_of(*base_, event, one, other);
            if (side == isolated::one) {
                return true;
            }
            is_all_inside =
                is_all_inside && (side == isolated::both || !is_isolation(*base_->in, event));
        }
        return !(is_all_inside ? in_sight_ : all_).parted(one, other).is_zero();
    }

    /// The rule by which those who watch the active copy have a standby take over; -1 for none.
    [[nodiscard]] constexpr std::int32_t replacing_rule(site standby) const {
        auto const& rules = (*base_->in)[standby.component].rules;
        auto const found = std::find_if(rules.begin(), rules.end(), [&](model::rule const& rule) {
            auto const watchers = watchers_of((*base_->in)[standby.component], rule);
            return acts_unseen(*base_->in, rule) && !watchers.empty() &&
                   std::all_of(watchers.begin(), watchers.end(),
                               [&](model::expression const* role) {
                                   return holds(*role, [&](model::component_id leaf) {
                                       return prefers(leaf, standby, {standby.component, 0});
                                   });
                               });
        });
        return found == rules.end() ? -1 : static_cast<std::int32_t>(found - rules.begin());
    }
    /// Whether who watches sees a standby, and not another copy.
    [[nodiscard]] constexpr bool prefers(model::component_id watcher, site standby,
                                         site other) const {
        return is_in_sight(watcher, standby,
                           [&](site copy) { return is_apart(copy, other) && speaks(copy); });
    }

    /// Whether a standby that does not see the active copy takes over by one of its rules.
    [[nodiscard]] constexpr bool acts_alone(site standby) const {
        auto const& component = (*base_->in)[standby.component];
        return is_apart({standby.component, 0}, standby) &&
               std::any_of(component.rules.begin(), component.rules.end(),
                           [&](model::rule const& rule) { return can_act(standby, rule); }) &&
               (!component.quorum || takes_majority(standby));
    }

    /// Whether two standbys take over from an active copy that is down, and do not know of each other.
    [[nodiscard]] constexpr bool both_take_over(site one, site other) const {
        auto const& component = (*base_->in)[one.component];
        return !component.quorum && !is_alive({one.component, 0}) &&
               (are_chosen_apart(one, other) || are_chosen_apart(other, one));
    }
    /// Whether a standby takes over, and another one beside it: whoever watches and has that one take
    /// over sees it, and not the first, or none of those that chose the first.
    [[nodiscard]] constexpr bool are_chosen_apart(site one, site other) const {
        auto const& rules = (*base_->in)[one.component].rules;
        return std::any_of(rules.begin(), rules.end(), [&](model::rule const& by) {
            auto const chose = [&](model::component_id leaf) { return prefers(leaf, one, other); };
            return takes_over(one, other, by, chose) &&
                   std::any_of(rules.begin(), rules.end(), [&](model::rule const& rule) {
                       return takes_over(other, one, rule, [&](model::component_id leaf) {
                           return prefers(leaf, other, one) ||
                                  (sees(leaf, other) && knows_none(leaf, one, by, chose));
                       });
                   });
        });
    }
    /// Whether by a rule a standby takes over, when those who watch have it if `chosen_by(leaf)`.
    template <class ChosenBy>
    [[nodiscard]] constexpr bool takes_over(site standby, site rival, model::rule const& rule,
                                            ChosenBy const& chosen_by) const {
        auto const watchers = watchers_of((*base_->in)[standby.component], rule);
        return watchers.empty() ? can_act(standby, rule) && is_apart(standby, rival)
                                : acts_unseen(*base_->in, rule) &&
                                      std::all_of(watchers.begin(), watchers.end(),
                                                  [&](model::expression const* role) {
                                                      return holds(*role, chosen_by);
                                                  });
    }
    [[nodiscard]] constexpr bool sees(model::component_id watcher, site standby) const {
        return is_in_sight(watcher, standby, [&](site copy) { return speaks(copy); });
    }
    /// Whether who watches is apart from all who by a rule `chose` a standby.
    template <class Chose>
    [[nodiscard]] constexpr bool knows_none(model::component_id watcher, site standby,
                                            model::rule const& by, Chose const& chose) const {
        auto const others = watching((*base_->in)[standby.component], by);
        return !others.empty() &&
               std::all_of(others.begin(), others.end(), [&](model::component_id other) {
                   return !chose(other) || do_not_meet(watcher, other);
               });
    }
    /// Whether no copy that speaks for the one sees one that speaks for the other.
    [[nodiscard]] constexpr bool do_not_meet(model::component_id one,
                                             model::component_id other) const {
        for (auto const here : speakers_of(*base_->in, one)) {
            for (auto const there : speakers_of(*base_->in, other)) {
                if (speaks(here) && speaks(there) && !is_apart(here, there)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether a standby ever gets what it needs to take over by a rule.
    [[nodiscard]] constexpr bool can_act(site standby, model::rule const& rule) const {
        return acts_unseen(*base_->in, rule) &&
               watchers_of((*base_->in)[standby.component], rule).empty() &&
               std::all_of(rule.needs.begin(), rule.needs.end(),
                           [&](model::expression const& role) {
                               return holds(role, [&](model::component_id leaf) {
                                   return !(*alive_)[model::index_of(leaf)].outage.is_unbounded() &&
                                          is_in_sight(leaf, standby, [](site) { return true; });
                               });
                           });
    }

    /// Whether most voters see a standby and not the active copy.
    [[nodiscard]] constexpr bool takes_majority(site standby) const {
        auto const& component = (*base_->in)[standby.component];
        site const active{standby.component, 0};
        std::size_t votes = 0;
        auto const count = static_cast<std::int32_t>(component.copies.size());
        for (std::int32_t at = 0; component.quorum->copies && at < count; ++at) {
            site const voter{standby.component, at};
            votes +=
                is_alive(voter) && !is_apart(voter, standby) && is_apart(voter, active) ? 1U : 0U;
        }
        for (auto const& role : component.quorum->voters) {
            auto const is_reached_from = [&](site viewer) {
                return holds(role, [&](model::component_id leaf) {
                    return (*alive_)[model::index_of(leaf)].outage.is_zero() &&
                           is_in_sight(leaf, viewer, [&](site copy) { return is_alive(copy); });
                });
            };
            votes += is_reached_from(standby) && !is_reached_from(active) ? 1U : 0U;
        }
        return votes >= model::voter_count(component) / 2 + 1;
    }

    /// Whether a site sees enough copies of a component that `can_speak`.
    template <class CanSpeak>
    [[nodiscard]] constexpr bool is_in_sight(model::component_id id, site viewer,
                                             CanSpeak const& can_speak) const {
        auto const& component = (*base_->in)[id];
        std::int32_t seen = 0;
        for (std::int32_t at = 0; at < speaking(component); ++at) {
            seen += can_speak(site{id, at}) && !is_apart({id, at}, viewer) ? 1 : 0;
        }
        return seen >= enough(component);
    }

    /// Whether a copy speaks for its component: the first, or another one once that cannot.
    [[nodiscard]] constexpr bool speaks(site copy) const {
        auto const& component = (*base_->in)[copy.component];
        site const first{copy.component, 0};
        return can_speak(copy) &&
               (copy.copy == 0 || !has_standbys(component) || !can_speak(first) ||
                (!component.quorum && is_apart(first, copy)));
    }
    [[nodiscard]] constexpr bool can_speak(site copy) const {
        auto const& component = (*base_->in)[copy.component];
        if (!is_alive(copy) || !component.quorum || !component.quorum->copies) {
            return is_alive(copy);
        }
        std::size_t seen = 0; // itself included
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            site const other{copy.component, static_cast<std::int32_t>(at)};
            seen += is_alive(other) && !is_apart(copy, other) ? 1U : 0U;
        }
        return 2 * seen > component.copies.size();
    }

    Groundwork const* base_;
    scenario const* happening_;
    std::vector<reading> const* alive_;
    basic_outage_of<Groundwork> all_;
    basic_outage_of<Groundwork> in_sight_;
};

} // namespace hadsl::fault

#endif
