// hadsl/fault/sightlines.hpp - how long who does not see whom.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_SIGHTLINES_HPP
#define HADSL_FAULT_SIGHTLINES_HPP

#include <hadsl/fault/expressions.hpp>
#include <hadsl/fault/reading.hpp>
#include <hadsl/fault/replacements.hpp>
#include <hadsl/fault/sight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hadsl::fault {

/// Finds how long links and network gear keep something out of somebody's sight.
template <class Groundwork>
class basic_sightlines : public basic_replacements<Groundwork> {
    using replacements = basic_replacements<Groundwork>;

protected:
    using replacements::base_;
    using replacements::in_;
    using replacements::known_;

public:
    using replacements::all_out;
    using replacements::can_run;
    using replacements::hides;
    using replacements::holds_apart;
    using replacements::may_have_moved;
    using replacements::not_serving;
    using replacements::out_but_for;
    using replacements::out_with_majority;
    using replacements::outage;
    using replacements::parted;
    using replacements::replacements;
    using replacements::unseen_replacement;
    using typename replacements::out_of_sight;

    /// How long a cut between a viewer and a component's first copy keeps the component from the
    /// viewer: until it is closed, or a standby that it does not part from the viewer has taken over,
    /// and no other standby did instead. With the rule that ends it, if one does.
    [[nodiscard]] constexpr out_of_sight cut_off(site viewer, model::component_id of,
                                                 model::cut const& out) const {
        auto const& rules = (*in_)[of].rules;
        out_of_sight found{all_out(out)};
        for (std::size_t which = 0; which < rules.size(); ++which) {
            auto const& rule = rules[which];
            for (auto const at : beside(of, out, rule)) {
                site const standby{of, at};
                auto length = longer_of(
                    time_to_replace((*in_)[of], rule) + not_ready(standby),
                    longer_of(not_agreed(standby, out, rule), unseen_but_for(standby, viewer)));
                if (length < found.length) {
                    found = {length, at, static_cast<std::int32_t>(which)};
                }
            }
        }
        return found;
    }

    /// How long a copy cannot run instead of the first. What is started there waits for the place, and
    /// for what it needs in sight of that.
    [[nodiscard]] constexpr duration not_ready(site standby) const {
        auto const& component = (*in_)[standby.component];
        auto const at = static_cast<std::size_t>(standby.copy);
        auto const& there = (*known_)[model::index_of(standby.component)];
        if (has_standbys(component) || there.causes.empty()) {
            return not_serving(standby.component, at);
        }
        auto longest = there.vote[at];
        for (auto const& each : there.causes[at]) {
            longest = each.cause.what == cause::kind::separated ? longer_of(longest, each.length)
                                                                : longest;
        }
        for (auto const& first : component.starts_after) {
            longest = longer_of(
                longest, value_of(first, [&](model::component_id leaf) { return outage(leaf); }));
        }
        return longest;
    }

    /// How long a cut keeps two sites apart: the standby of what the one stands on may take over
    /// where the other sees it.
    [[nodiscard]] constexpr duration carried_out_of_sight(site one, site other,
                                                          model::cut const& out) const {
        auto shortest = all_out(out);
        for (auto const each : carriers_with_standbys(one, other)) {
            shortest = shorter_of(shortest, cut_off(other, each, out).length);
        }
        for (auto const each : carriers_with_standbys(other, one)) {
            shortest = shorter_of(shortest, cut_off(one, each, out).length);
        }
        return shortest;
    }

    /// What one site stands on and another does not, and has standbys.
    [[nodiscard]] constexpr std::vector<model::component_id> carriers_with_standbys(
        site of, site without) const {
        auto found = base_->apart.carriers(of);
        auto const others = base_->apart.carriers(without);
        std::erase_if(found, [&](model::component_id each) {
            return !has_standbys((*in_)[each]) ||
                   std::find(others.begin(), others.end(), each) != others.end();
        });
        return found;
    }

    /// How long a take-over by a rule is not agreed to across a cut: who watches sees the first copy
    /// still, or what it waits for is out, or does not see the standby. And the rule takes its time.
    [[nodiscard]] constexpr duration not_agreed(site standby, model::cut const& out,
                                                model::rule const& rule) const {
        auto const& component = (*in_)[standby.component];
        auto const time = time_to_replace(component, rule);
        auto longest = zero;
        auto const watchers = watchers_of(component, rule);
        for (auto const* role : asked_by(component, rule)) {
            bool const watches =
                std::find(watchers.begin(), watchers.end(), role) != watchers.end();
            longest = longer_of(
                longest, value_of(*role, [&](model::component_id leaf) {
                    auto const wait = time + not_at_hand(standby, leaf);
                    return watches ? longer_of(wait, sees_on(standby.component, out, leaf)) : wait;
                }));
        }
        return longest;
    }
    /// How long a cut is out by what leaves somebody the first copy in sight.
    [[nodiscard]] constexpr duration sees_on(model::component_id of, model::cut const& out,
                                             model::component_id watcher) const {
        return out_but_for(out, [&](model::cut const& each) {
            return hides(each, {of, 0}, watcher);
        });
    }

    /// How long a standby is not elected by a rule after the active copy lost its majority. Where that
    /// one votes only for itself: too few of the others see the standby and miss the active copy. And
    /// who watches may see it still. Across each cut that keeps it from a voter, some may.
    [[nodiscard]] constexpr duration not_elected(site standby, model::rule const& rule) const {
        auto const& component = (*in_)[standby.component];
        if (!component.quorum) {
            return zero;
        }
        duration longest = zero;
        for (auto const* role : watchers_of(component, rule)) {
            longest = longer_of(longest, value_of(*role, [&](model::component_id leaf) {
                                    return sees_still(leaf, standby.component);
                                }));
        }
        if (!component.quorum->active_copy) {
            return longest;
        }
        auto const majority = model::voter_count(component) / 2 + 1;
        if (component.quorum->voters.size() < majority) {
            return unbounded;
        }
        std::vector<duration> votes;
        for (auto const& role : component.quorum->voters) {
            votes.push_back(value_of(role, [&](model::component_id leaf) {
                return longer_of(longer_of(outage(leaf), unseen(standby, leaf)),
                                 sees_still(leaf, standby.component));
            }));
        }
        std::sort(votes.begin(), votes.end());
        return longer_of(longest, votes[majority - 1]);
    }
    /// How long the first copy is cut off from some voter so that somebody else sees it still.
    [[nodiscard]] constexpr duration sees_still(model::component_id who,
                                                model::component_id of) const {
        duration longest = zero;
        for (auto const voter : voters_of(*in_, of)) {
            if (voter.component != who && voter != site{of, 0}) {
                longest = longer_of(longest, parted({of, 0}, voter, [&](model::cut const& out) {
                                        return sees_on(of, out, who);
                                    }));
            }
        }
        return longest;
    }

    /// The copies that are sure to run by a rule beside the first one, or instead of it when that is shut
    /// out, across a cut that those who watch do not see it over; where nobody does, those that do not see
    /// it themselves. Where they vote none is: the first copy has the majority still. Nor where one runs
    /// that is fenced: the first may be the faster one to have the other shut out.
    [[nodiscard]] constexpr std::vector<std::int32_t> beside(model::component_id of,
                                                             model::cut const& out,
                                                             model::rule const& rule) const {
        std::vector<std::int32_t> found;
        auto const& component = (*in_)[of];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        bool const is_watched = !watchers_of(component, rule).empty();
        bool const may = !component.quorum && rule.action != model::action::restore &&
                         (has_standbys(component) || (is_watched && !component.fenced_by));
        for (std::int32_t at = 1; may && at < count; ++at) {
            if (can_run({of, at}, rule) &&
                (is_watched || base_->apart.separates(out, {of, 0}, {of, at}))) {
                found.push_back(at);
            }
        }
        return found;
    }

    /// How long a copy does not see a component because of the links between them.
    [[nodiscard]] constexpr duration unseen(site viewer, model::component_id of) const {
        return passing_requests(viewer, of, true);
    }

    /// The same for what sends it requests: that has to be the one for everybody, so that nobody
    /// takes over `beside` it.
    [[nodiscard]] constexpr duration unseen_by_requests(site viewer, model::component_id of) const {
        return passing_requests(viewer, of, false);
    }

    /// How long a copy does not see a component, or what requests to it pass.
    [[nodiscard]] constexpr duration passing_requests(site viewer, model::component_id of,
                                                      bool beside) const {
        auto longest = unseen(viewer, of, beside);
        // Requests pass these first; whether they see the component, its own copies say.
        for (auto const& request : (*in_)[of].requests) {
            auto const passed = value_of(
                request, [&](model::component_id leaf) { return unseen(viewer, leaf, false); });
            longest = longer_of(longest, passed);
        }
        return longest;
    }

    /// The same for its copies alone. When nobody takes over `beside` those who go on out of sight, a
    /// cut keeps what it parts from the viewer until it is closed.
    [[nodiscard]] constexpr duration unseen(site viewer, model::component_id of,
                                            bool beside) const {
        if (!base_->apart.can_separate(viewer, of)) {
            return zero;
        }
        auto const& component = (*in_)[of];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        if (component.mode == model::run_mode::all_active) {
            std::vector<duration> copies;
            for (std::int32_t at = 0; at < count; ++at) {
                site const copy{of, at};
                copies.push_back(longer_of(not_serving(of, static_cast<std::size_t>(at)),
                                           parted(viewer, copy, [&](model::cut const& each) {
                                               return beside
                                                          ? carried_out_of_sight(viewer, copy, each)
                                                          : all_out(each);
                                           })));
            }
            std::sort(copies.begin(), copies.end());
            return copies[static_cast<std::size_t>(component.at_least) - 1];
        }
        site const first{of, 0};
        auto longest = parted(viewer, first, [&](model::cut const& each) {
            auto const out = out_with_majority(first, each);
            return beside ? shorter_of(out, shorter_of(cut_off(viewer, of, each).length,
                                                       carried_out_of_sight(viewer, first, each)))
                          : out;
        });
        longest = longer_of(longest, unseen_replacement(viewer, of).length);
        return may_have_moved(of) ? longer_of(longest, others_unseen(viewer, of, beside)) : longest;
    }

    /// Whether a standby takes over for those who see it, and another one that this cut keeps from
    /// them cannot forestall it: either neither asks anybody, and they do not know of each other, or
    /// the other one does not see what it would have to ask.
    [[nodiscard]] constexpr bool acts_for_itself(site standby, site other,
                                                 model::cut const& out) const {
        auto const& component = (*in_)[standby.component];
        if (!has_standbys(component)) {
            return false; // whoever starts it may do so in any other place
        }
        return std::all_of(
            component.rules.begin(), component.rules.end(), [&](model::rule const& rule) {
                if (rule.action != model::action::take_over) {
                    return true;
                }
                auto const asked = asked_by(component, rule);
                return asked.empty() ? holds_apart(out, standby, other)
                                     : std::any_of(asked.begin(), asked.end(),
                                                   [&](model::expression const* each) {
                                                       return hides(out, other, *each);
                                                   });
            });
    }

    /// Whether it may matter which standby is in sight: where they vote, a majority settles it.
    [[nodiscard]] static constexpr bool may_act_apart(model::component const& of) {
        constexpr std::size_t two_standbys = 3;
        return has_standbys(of) && of.copies.size() >= two_standbys && !of.quorum;
    }

protected:
    /// The same when something that it waits for is `out_of(expression)`.
    template <class OutOf>
    [[nodiscard]] constexpr duration hand_over(site to, model::rule const& rule,
                                               OutOf const& out_of) const {
        duration wait = zero;
        for (auto const* each : asked_by((*in_)[to.component], rule)) {
            wait = longer_of(wait, out_of(*each));
        }
        return wait;
    }

    /// What a standby waits for before it takes over by `rule` beside the first copy. It sees all
    /// of it as if nobody took over beside anybody else, or they might wait for each other.
    [[nodiscard]] constexpr duration hand_over_beside(site standby, model::rule const& rule) const {
        return hand_over(standby, rule, [&](model::expression const& role) {
            return value_of(role,
                            [&](model::component_id leaf) { return not_at_hand(standby, leaf); });
        });
    }
    [[nodiscard]] constexpr duration not_at_hand(site standby, model::component_id leaf) const {
        return longer_of(outage(leaf), unseen(standby, leaf, false));
    }

private:
    /// How long a viewer does not see who may run instead of the first copy: any of the others, but
    /// one that a cut costs the majority does not while that is out. Without votes it is enough to
    /// see one standby that takes over at once, where none that is out of sight can forestall it.
    [[nodiscard]] constexpr duration others_unseen(site viewer, model::component_id of,
                                                   bool beside) const {
        auto const& component = (*in_)[of];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        duration shortest = zero;
        for (std::int32_t at = 1; at < count; ++at) {
            site const other{of, at};
            auto const unseen = parted(viewer, other, [&](model::cut const& each) {
                return out_with_majority(other, each);
            });
            shortest = longer_of(shortest, unseen);
        }
        for (std::int32_t at = 1; beside && may_act_apart(component) && at < count; ++at) {
            if (takes_over_at_once({of, at})) {
                shortest = shorter_of(shortest, unseen_but_for({of, at}, viewer));
            }
        }
        return shortest;
    }

    /// The same when one standby takes over at once.
    [[nodiscard]] constexpr duration unseen_but_for(site standby, site viewer) const {
        auto const count = static_cast<std::int32_t>((*in_)[standby.component].copies.size());
        auto longest = parted(viewer, standby);
        for (std::int32_t at = 1; at < count; ++at) {
            site const other{standby.component, at};
            if (at != standby.copy) {
                longest = longer_of(longest, parted(viewer, other, [&](model::cut const& each) {
                                        return acts_for_itself(standby, other, each)
                                                   ? zero
                                                   : all_out(each);
                                    }));
            }
        }
        return longest;
    }

    /// Whether a standby is there, and so is what it may have to wait for.
    [[nodiscard]] constexpr bool takes_over_at_once(site standby) const {
        auto const& rules = (*in_)[standby.component].rules;
        return not_serving(standby.component, static_cast<std::size_t>(standby.copy)).is_zero() &&
               std::all_of(rules.begin(), rules.end(), [&](model::rule const& rule) {
                   return rule.action != model::action::take_over ||
                          hand_over_beside(standby, rule).is_zero();
               });
    }
};

} // namespace hadsl::fault

#endif
