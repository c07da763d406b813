// hadsl/fault/replacements.hpp - who replaces an active copy that goes on.
// SPDX-License-Identifier: BSL-1.0
//
// Who watches the active copy, or shuts it out, acts on what it sees itself. So a standby takes over
// though the active copy is up, and though it may be in everybody else's sight: of those who are led
// to the standby from then on, each has to see that.
#ifndef HADSL_FAULT_REPLACEMENTS_HPP
#define HADSL_FAULT_REPLACEMENTS_HPP

#include <hadsl/fault/expressions.hpp>
#include <hadsl/fault/separations.hpp>
#include <hadsl/fault/sight.hpp>
#include <hadsl/model/own_data.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hadsl::fault {

/// Finds which active copies are replaced because of links and network gear.
template <class Groundwork>
class basic_replacements : public basic_separations<Groundwork> {
    using separations = basic_separations<Groundwork>;

protected:
    using separations::base_;
    using separations::happening;
    using separations::happening_;
    using separations::in_;

public:
    using separations::all_out;
    using separations::costs_majority;
    using separations::hides;
    using separations::holds_apart;
    using separations::not_serving;
    using separations::out_with_majority;
    using separations::parted;
    using separations::separations;
    using separations::takes_down;

    /// Whether a standby has the first copy shut out by a rule, and takes over: who watches that one
    /// does not see it, or where nobody does, the standby.
    [[nodiscard]] constexpr bool is_shut_out(site standby, model::rule const& rule) const {
        auto const& component = (*in_)[standby.component];
        if (!shuts_out(component) || !can_run(standby, rule)) {
            return false;
        }
        if (std::any_of(happening_->begin(), happening_->end(), [&](event_id each) {
                return isolates_with_fence(happening(each), standby, rule);
            })) {
            return true;
        }
        auto const can_act = [&](model::cut const& out) {
            return leaves_up(standby, out) &&
                   (votes_follow(component) || !hides(out, standby, *component.fenced_by));
        };
        if (watchers_of(component, rule).empty()) {
            return !votes_follow(component) &&
                   !parted({standby.component, 0}, standby, [&](model::cut const& out) {
                        return can_act(out) ? all_out(out) : zero;
                    }).is_zero();
        }
        return agree(standby, rule, [&](model::cut const& out, model::component_id watcher) {
            return can_act(out) && !hides(out, standby, watcher);
        });
    }
    /// The same by any standby and rule.
    [[nodiscard]] constexpr bool is_shut_out(model::component_id of) const {
        auto const& component = (*in_)[of];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        bool found = false;
        for (std::int32_t at = 1; shuts_out(component) && !found && at < count; ++at) {
            found = std::any_of(component.rules.begin(), component.rules.end(),
                                [&](model::rule const& rule) {
                                    return is_shut_out(site{of, at}, rule);
                                });
        }
        return found;
    }

    /// Whether a standby takes over by a rule while the first copy goes on, or has it shut out.
    [[nodiscard]] constexpr bool is_taken_over_unseen(site standby, model::rule const& rule) const {
        auto const& component = (*in_)[standby.component];
        if (may_be_replaced(component, rule)) {
            return agree(standby, rule, [&](model::cut const& out, model::component_id watcher) {
                return leaves_up(standby, out) && !hides(out, standby, watcher);
            });
        }
        if (shuts_out(component)) {
            return is_shut_out(standby, rule);
        }
        return acts_alone(component, rule) && !parted({standby.component, 0}, standby).is_zero();
    }
    /// Whether those who watch the first copy ever have a standby take over beside it.
    [[nodiscard]] constexpr bool may_be_replaced(model::component const& of,
                                                 model::rule const& rule) const {
        return !shuts_out(of) && replaces(*in_, of, rule) && !watchers_of(of, rule).empty();
    }
    /// Whether a standby that does not see the first copy takes over beside it, and nobody is asked.
    [[nodiscard]] constexpr bool acts_alone(model::component const& of,
                                            model::rule const& rule) const {
        return has_standbys(of) && !of.fenced_by && !of.quorum && acts_unseen(*in_, rule) &&
               watchers_of(of, rule).empty();
    }

    /// How long somebody does not see a component, because of which standby and by which of its rules.
    struct out_of_sight {
        duration length = zero;
        std::int32_t standby = -1;
        std::int32_t rule = -1;
    };

    /// How long a viewer does not see a standby that has replaced the first copy, or waits until what
    /// runs in one place is started there. Who sees none of those that watch it is not led away from
    /// the first copy. (That it is shut out, all have to live with: then it `may_have_moved`.)
    [[nodiscard]] constexpr out_of_sight unseen_replacement(site viewer,
                                                            model::component_id of) const {
        auto const& component = (*in_)[of];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        out_of_sight found;
        for (std::size_t which = 0; which < component.rules.size(); ++which) {
            auto const& rule = component.rules[which];
            for (std::int32_t at = 1; may_be_replaced(component, rule) && at < count; ++at) {
                site const standby{of, at};
                if (!can_run(standby, rule)) {
                    continue;
                }
                auto const led_there = [&](model::cut const& beyond) {
                    auto const length = out_with_majority(standby, beyond);
                    return !length.is_zero() && is_led(viewer, standby, rule, beyond) ? length
                                                                                      : zero;
                };
                auto length = parted(viewer, standby, led_there, led_there);
                // By hand, when nobody knows, is not at once: until then the first one goes on.
                if (!has_standbys(component) && !rule.time.is_unbounded() &&
                    is_led(viewer, standby, rule, {})) {
                    length = longer_of(length, rule.time + component.starts_in);
                }
                if (length > found.length) {
                    found = {length, at, static_cast<std::int32_t>(which)};
                }
            }
        }
        return found;
    }

    /// Whether a viewer is led to a standby that has replaced the first copy, though `beyond` is out.
    [[nodiscard]] constexpr bool is_led(site viewer, site standby, model::rule const& rule,
                                        model::cut const& beyond) const {
        return agree(standby, rule, [&](model::cut const& out, model::component_id watcher) {
            auto const all = model::joined(out, beyond);
            return leaves_up(standby, out) && !hides(all, standby, watcher) &&
                   hears(viewer, standby, rule, all);
        });
    }

    /// Whether an isolation cuts a standby off from the first copy, and from nobody that agrees or has to
    /// shut that out.
    [[nodiscard]] constexpr bool isolates_with_fence(event const& by, site standby,
                                                     model::rule const& rule) const {
        auto const& component = (*in_)[standby.component];
        auto const is_beside = [&](model::component_id leaf) {
            std::int32_t beside = 0;
            for (std::int32_t at = 0; at < speaking((*in_)[leaf]); ++at) {
                beside +=
                    isolation_of(*base_, by, standby, site{leaf, at}) == isolated::one ? 0 : 1;
            }
            return beside >= enough((*in_)[leaf]);
        };
        auto const watchers = watchers_of(component, rule);
        return !votes_follow(component) &&
               isolation_of(*base_, by, site{standby.component, 0}, standby) == isolated::one &&
               holds(*component.fenced_by, is_beside) &&
               std::all_of(watchers.begin(), watchers.end(),
                           [&](model::expression const* role) { return holds(*role, is_beside); });
    }

    // What follows from the architecture, for a cut and whatever else is out.

    /// Whether a copy may run instead of the first by a rule.
    [[nodiscard]] constexpr bool can_run(site standby, model::rule const& rule) const {
        auto const& component = (*in_)[standby.component];
        auto const& copies = component.copies;
        return replaces(*in_, component, rule) &&
               (has_standbys(component) ||
                model::starts_at(*in_, component, rule, copies[0],
                                 copies[static_cast<std::size_t>(standby.copy)]));
    }
    /// Whether a cut leaves up the first copy, and a standby that may replace it.
    [[nodiscard]] constexpr bool leaves_up(site standby, model::cut const& out) const {
        return !takes_down(out, {standby.component, 0}) && !takes_down(out, standby);
    }
    /// Whether across a cut some watcher leads a viewer to a standby, or has the first copy give way: who
    /// sees the standby hears of a take-over that the others agreed to, and tells the rest, directly or
    /// over some copy.
    [[nodiscard]] constexpr bool hears(site viewer, site standby, model::rule const& rule,
                                       model::cut const& out) const {
        auto untold = watching((*in_)[standby.component], rule);
        std::vector<model::component_id> told;
        auto const hear = [&](auto const& does) {
            auto const rest = std::partition(untold.begin(), untold.end(), does);
            told.insert(told.end(), untold.begin(), rest);
            untold.erase(untold.begin(), rest);
        };
        hear([&](model::component_id each) { return !hides(out, standby, each); });
        for (std::size_t next = 0; next < told.size(); ++next) {
            hear([&](model::component_id each) {
                return are_in_touch(each, told[next], standby.component, out);
            });
        }
        site const first{standby.component, 0};
        return std::any_of(told.begin(), told.end(), [&](model::component_id each) {
            return !hides(out, viewer, each) || !hides(out, first, each);
        });
    }
    /// Whether across a cut two watchers see each other, or both some copy of what they watch.
    [[nodiscard]] constexpr bool are_in_touch(model::component_id one, model::component_id other,
                                              model::component_id watched,
                                              model::cut const& out) const {
        auto const sees = [&](model::component_id watcher, site what) {
            auto const here = speakers_of(*in_, watcher);
            return std::any_of(here.begin(), here.end(),
                               [&](site each) { return !holds_apart(out, each, what); });
        };
        auto const there = speakers_of(*in_, other);
        auto const between = speakers_of(*in_, watched);
        return std::any_of(there.begin(), there.end(),
                           [&](site each) { return sees(one, each); }) ||
               std::any_of(between.begin(), between.end(), [&](site each) {
                   return !takes_down(out, each) && sees(one, each) && sees(other, each);
               });
    }
    /// Whether a copy may be the one that speaks for a component while a cut is out: the first, or
    /// another one where that has lost its majority, or, without votes, its sight of that one.
    enum class speaks { never, always, once_the_first_is_out };
    [[nodiscard]] constexpr speaks speaks_across(model::cut const& out, site copy) const {
        auto const& component = (*in_)[copy.component];
        site const first{copy.component, 0};
        if (costs_majority(copy, out) || takes_down(out, copy)) {
            return speaks::never;
        }
        bool const stands_by = has_standbys(component) && copy.copy > 0;
        bool const is_its_turn = component.quorum ? costs_majority(first, out)
                                                  : base_->apart.separates(out, first, copy);
        return !stands_by || is_its_turn ? speaks::always : speaks::once_the_first_is_out;
    }

private:
    /// Whether all that watch the first copy agree to have it replaced by a standby: they do not see it
    /// across cuts that `count(cut, who)`.
    template <class Counts>
    [[nodiscard]] constexpr bool agree(site standby, model::rule const& rule,
                                       Counts const& count) const {
        site const first{standby.component, 0};
        auto const watchers = watchers_of((*in_)[standby.component], rule);
        return std::all_of(watchers.begin(), watchers.end(), [&](model::expression const* role) {
            return holds(*role, [&](model::component_id leaf) {
                return loses_sight(leaf, first,
                                   [&](model::cut const& out) { return count(out, leaf); });
            });
        });
    }

    /// Whether a component does not see a copy across cuts that count.
    template <class Counts>
    [[nodiscard]] constexpr bool loses_sight(model::component_id watcher, site of,
                                             Counts const& counts) const {
        auto const& component = (*in_)[watcher];
        std::int32_t blind = 0;
        for (std::int32_t at = 0; at < speaking(component); ++at) {
            site const copy{watcher, at};
            auto const apart = parted(of, copy, [&](model::cut const& each) {
                auto const length = all_out(each);
                if (length.is_zero() || !counts(each)) {
                    return zero;
                }
                auto const how = speaks_across(each, copy);
                bool const does = how == speaks::always || (how == speaks::once_the_first_is_out &&
                                                            !not_serving(watcher, 0).is_zero());
                return does ? length : zero;
            });
            blind += apart.is_zero() ? 0 : 1;
        }
        return blind >= enough(component);
    }
};

} // namespace hadsl::fault

#endif
