// hadsl/fault/outage.hpp - how long one component is out, given how long the others are.
// SPDX-License-Identifier: BSL-1.0
//
// This is the meaning of the language, one component at a time, in concrete durations. `evaluate`
// finds the least values that agree with it everywhere.
#ifndef HADSL_FAULT_OUTAGE_HPP
#define HADSL_FAULT_OUTAGE_HPP

#include <hadsl/fault/expressions.hpp>
#include <hadsl/fault/placement.hpp>
#include <hadsl/fault/reading.hpp>
#include <hadsl/fault/sightlines.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// Computes readings from readings.
template <class Groundwork>
class basic_outage_of : public basic_sightlines<Groundwork> {
    using sightlines = basic_sightlines<Groundwork>;
    using sightlines::base_;
    using sightlines::happening;
    using sightlines::happening_;
    using sightlines::in_;
    using sightlines::known_;

public:
    using sightlines::can_restore;
    using sightlines::hand_over;
    using sightlines::is_shut_out;
    using sightlines::isolates_with_fence;
    using sightlines::not_elected;
    using sightlines::outage;
    using sightlines::parted;
    using sightlines::sightlines;
    using sightlines::unseen;
    using sightlines::unseen_by_requests;
    using typename sightlines::out_of_sight;

    [[nodiscard]] constexpr reading operator()(model::component_id id) const {
        auto const& component = (*in_)[id];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        reading result;
        for (std::int32_t copy = 0; copy < count; ++copy) {
            auto causes = causes_beneath(id, copy);
            // The vote of one that runs in one place at a time is that of the place.
            result.vote.push_back(component.mode == model::run_mode::one_copy
                                      ? place_out(component.copies[static_cast<std::size_t>(copy)])
                                      : longest(causes));
            if (component.quorum) {
                add_lost_quorum(id, copy, causes);
            }
            if (has_copies(component)) {
                add(causes, {{cause::kind::separated, 0}, separated(id, copy)});
            } else {
                auto const own = longer_of(own_needs(component), separated(id, copy));
                add(causes, {{cause::kind::own, static_cast<std::int32_t>(id)}, own});
                result.vote.back() = longest(causes);
            }
            result.serve.push_back(longest(causes));
            result.causes.push_back(std::move(causes));
        }
        result.is_shut_out = is_shut_out(id);
        result.outage = whole(id, result);
        if (result.is_shut_out) {
            result.outage = longer_of(result.outage, taken_over_once_shut_out(id, result).length);
        }
        return result;
    }

    /// The outage of an expression as everybody sees it.
    [[nodiscard]] constexpr duration out(model::expression const& of) const {
        return value_of(of, [&](model::component_id leaf) { return outage(leaf); });
    }

    /// The outage of an expression as one copy sees it, links included.
    [[nodiscard]] constexpr duration out_seen(site viewer, model::expression const& of) const {
        if (!base_->apart.can_separate(viewer, of)) {
            return out(of);
        }
        return value_of(of, [&](model::component_id leaf) {
            return longer_of(outage(leaf), unseen(viewer, leaf));
        });
    }

    /// The outage of what requests to a copy pass, as they reach it.
    [[nodiscard]] constexpr duration requests_out_seen(site copy,
                                                       model::expression const& passed) const {
        return value_of(passed, [&](model::component_id leaf) {
            return longer_of(outage(leaf), unseen_by_requests(copy, leaf));
        });
    }

    /// How long a rule of a copy waits for its roles.
    [[nodiscard]] constexpr duration roles_out(site acting, model::rule const& rule) const {
        duration wait = zero;
        for (auto const& role : rule.needs) {
            wait = longer_of(wait, out_seen(acting, role));
        }
        return wait;
    }

    /// How long another copy waits before it takes requests over by `rule`: for the roles, and
    /// for the fence, as it sees them.
    [[nodiscard]] constexpr duration hand_over(site to, model::rule const& rule) const {
        return hand_over(to, rule,
                         [&](model::expression const& role) { return out_seen(to, role); });
    }

    /// How long taking over by `rule` after a cause takes: its time after the standby and what it waits
    /// for are there, whichever standby is ready first.
    [[nodiscard]] constexpr duration take_over(model::component_id id, model::rule const& rule,
                                               cause const& by, reading const& own) const {
        duration ready = unbounded;
        for (std::size_t copy = 1; copy < own.serve.size(); ++copy) {
            site const standby{id, static_cast<std::int32_t>(copy)};
            auto wait = longer_of(own.serve[copy], hand_over(standby, rule));
            if (by.what == cause::kind::quorum) {
                wait = longer_of(wait, not_elected(standby, rule));
            }
            ready = shorter_of(ready, wait);
        }
        return rule.time + ready;
    }

    /// How long `rule` takes until no request goes to a copy of many any more.
    [[nodiscard]] constexpr duration eject(site copy, model::rule const& rule) const {
        duration ready = unbounded;
        auto const count = static_cast<std::int32_t>((*in_)[copy.component].copies.size());
        for (std::int32_t other = 0; other < count; ++other) {
            if (other != copy.copy) {
                ready = shorter_of(ready, hand_over({copy.component, other}, rule));
            }
        }
        return rule.time + ready;
    }

    /// How long restarting, migrating or restoring by `rule` takes when `below` is how long the
    /// place is out by the cause.
    [[nodiscard]] constexpr duration start_again(model::component_id id, std::int32_t copy,
                                                 model::rule const& rule, duration below) const {
        auto const& component = (*in_)[id];
        if (rule.action == model::action::restore && !can_restore(id)) {
            return unbounded;
        }
        auto wait = zero;
        for (auto const& first : component.starts_after) {
            wait = longer_of(wait, out(first));
        }
        auto const start = rule.action == model::action::migrate ? zero : component.starts_in;
        auto const again = [&](duration ready) {
            return rule.time + longer_of(wait, ready) + start;
        };
        auto const here = roles_out({id, copy}, rule);
        if (component.mode != model::run_mode::one_copy) {
            return again(below.is_zero() ? here
                                         : longer_of(here, other_place(component, copy, rule)));
        }
        // What runs in one place is there what it would be at the first: it has to see what it
        // waits for, a majority, and what it needs.
        auto least = below.is_zero() ? again(here) : unbounded;
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            site const other{id, static_cast<std::int32_t>(at)};
            if (other.copy != copy &&
                model::starts_at(*in_, component, rule,
                                 component.copies[static_cast<std::size_t>(copy)],
                                 component.copies[at])) {
                auto ready = longer_of(place_out(component.copies[at]), roles_out(other, rule));
                if (component.quorum) {
                    ready = longer_of(ready, without_majority(id, other.copy));
                }
                least = shorter_of(least, longer_of(again(ready), separated(id, other.copy)));
            }
        }
        return least;
    }

    /// The least outage of a place other than this copy's, in which the rule can start it; unbounded
    /// when there is none.
    [[nodiscard]] constexpr duration other_place(model::component const& component,
                                                 std::int32_t copy, model::rule const& rule) const {
        auto const& from = component.copies[static_cast<std::size_t>(copy)];
        duration least = unbounded;
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            if (static_cast<std::int32_t>(at) != copy &&
                model::starts_at(*in_, component, rule, from, component.copies[at])) {
                least = shorter_of(least, place_out(component.copies[at]));
            }
        }
        return least;
    }

    /// The longest outage of what a copy stands on.
    [[nodiscard]] constexpr duration place_out(model::copy const& copy) const {
        duration longest = zero;
        for (auto const lower : copy.place) {
            longest = longer_of(longest, outage(lower));
        }
        return longest;
    }

    /// What a copy waits for because a link can stand between it and what it needs.
    [[nodiscard]] constexpr duration separated(model::component_id id, std::int32_t copy) const {
        if (!base_->apart.has_links()) {
            return zero;
        }
        auto const& component = (*in_)[id];
        site const viewer{id, copy};
        duration longest = zero;
        for (auto const& request : component.requests) {
            if (base_->apart.can_separate(viewer, request)) {
                longest = longer_of(longest, requests_out_seen(viewer, request));
            }
        }
        for (auto const& need : component.needs) {
            if (base_->apart.can_separate(viewer, need.of)) {
                longest = longer_of(longest, out_seen(viewer, need.of) - need.tolerating);
            }
        }
        for (auto const lower : companions(*in_, component, static_cast<std::size_t>(copy))) {
            longest = longer_of(longest, unseen(viewer, lower));
        }
        return longest;
    }

    /// How long a copy sees no majority of the voters, `without_first`: nor counts on the first copy.
    [[nodiscard]] constexpr duration without_majority(model::component_id id, std::int32_t copy,
                                                      bool without_first = false) const {
        auto const& component = (*in_)[id];
        site const viewer{id, copy};
        std::vector<duration> voters;
        if (component.quorum->active_copy) {
            voters.push_back(copy == 0 ? zero : unbounded);
        }
        if (component.quorum->copies) {
            for (std::size_t at = 0; at < component.copies.size(); ++at) {
                site const voter{id, static_cast<std::int32_t>(at)};
                // The vote of the copy being computed is not known yet in `known_`; the fixed
                // point makes up for it.
                auto const& votes = (*known_)[model::index_of(id)].vote;
                auto const down = votes.empty() ? zero : votes[at];
                voters.push_back(without_first && at == 0 ? unbounded
                                 : voter == viewer        ? zero // down itself: another cause
                                                          : longer_of(down, parted(viewer, voter)));
            }
        }
        for (auto const& role : component.quorum->voters) {
            voters.push_back(value_of(role, [&](model::component_id leaf) {
                return longer_of(outage(leaf), unseen(viewer, leaf));
            }));
        }
        std::sort(voters.begin(), voters.end());
        return voters[voters.size() / 2]; // the majority-th fastest
    }

    /// How long nobody serves once a first copy that goes on is shut out: until another one that sees what
    /// it needs, and a majority without that one, has taken over or been started. (By hand, when nobody
    /// knows, is not before somebody is there to do both.)
    [[nodiscard]] constexpr out_of_sight taken_over_once_shut_out(model::component_id id,
                                                                  reading const& own) const {
        auto const& rules = (*in_)[id].rules;
        out_of_sight found;
        for (std::size_t which = 0; which < rules.size(); ++which) {
            for (std::size_t at = 1; at < own.causes.size(); ++at) {
                auto const copy = static_cast<std::int32_t>(at);
                if (rules[which].time.is_unbounded() ||
                    !is_shut_out(site{id, copy}, rules[which])) {
                    continue;
                }
                auto length = rules[which].time;
                if (votes_follow((*in_)[id])) {
                    length = length + without_majority(id, copy, true);
                }
                for (auto const& each : own.causes[at]) {
                    if (each.cause.what == cause::kind::separated) {
                        length = longer_of(length, rules[which].time + each.length);
                    } else if (each.cause.what == cause::kind::event &&
                               isolates_with_fence(
                                   happening(static_cast<event_id>(each.cause.index)),
                                   site{id, copy}, rules[which])) {
                        length = longer_of(length, each.length); // it serves only those inside
                    }
                }
                if (!has_standbys((*in_)[id])) {
                    length = length + (*in_)[id].starts_in;
                }
                if (found.standby < 0 || length > found.length) {
                    found = {length, copy, static_cast<std::int32_t>(which)};
                }
            }
        }
        return found;
    }

private:
    static constexpr void add(std::vector<effect>& to, effect const& more) {
        if (!more.length.is_zero()) {
            to.push_back(more);
        }
    }
    [[nodiscard]] static constexpr duration longest(std::vector<effect> const& of) {
        duration length = zero;
        for (auto const& each : of) {
            length = longer_of(length, each.length);
        }
        return length;
    }

    /// A lost majority: nothing brings it back but time, and what runs in one place may be started
    /// where the majority is.
    constexpr void add_lost_quorum(model::component_id id, std::int32_t copy,
                                   std::vector<effect>& to) const {
        cause const lost{cause::kind::quorum, 0};
        auto const length = without_majority(id, copy);
        if (length.is_zero() || (*in_)[id].mode != model::run_mode::one_copy) {
            add(to, {lost, length});
        } else {
            to.push_back({lost, answered(id, copy, lost, length, length)});
        }
    }

    /// The causes that strike a copy or come from beneath it, after restarts.
    [[nodiscard]] constexpr std::vector<effect> causes_beneath(model::component_id id,
                                                               std::int32_t copy) const {
        auto const& component = (*in_)[id];
        std::vector<effect> below; // how long the place is out by each cause
        for (auto const lower : component.copies[static_cast<std::size_t>(copy)].place) {
            auto const& there = (*known_)[model::index_of(lower)];
            if (has_copies((*in_)[lower])) {
                add(below, {{cause::kind::opaque, static_cast<std::int32_t>(lower)}, there.outage});
            } else if (!there.causes.empty()) {
                below.insert(below.end(), there.causes[0].begin(), there.causes[0].end());
            }
        }
        struct source {
            fault::cause cause;
            duration own;   // an event that strikes the copy lasts this long
            duration below; // the place is out this long
        };
        std::vector<source> sources;
        for (auto const& each : below) {
            sources.push_back({each.cause, zero, each.length});
        }
        for (auto const event : *happening_) {
            for (auto const& strike : happening(event).strikes) {
                if (strike.component == id && strike.copy == copy) {
                    sources.push_back({{cause::kind::event, static_cast<std::int32_t>(event)},
                                       strike.lasts,
                                       zero});
                }
            }
        }
        std::sort(sources.begin(), sources.end(),
                  [](source const& left, source const& right) { return left.cause < right.cause; });
        std::vector<effect> result;
        for (std::size_t at = 0; at < sources.size();) {
            auto one = sources[at];
            for (++at; at < sources.size() && sources[at].cause == one.cause; ++at) {
                one.own = longer_of(one.own, sources[at].own);
                one.below = longer_of(one.below, sources[at].below);
            }
            // A cause that a rule answers at once is still a cause: its rule may lose work.
            if (!one.own.is_zero() || !one.below.is_zero()) {
                result.push_back({one.cause, lasting(id, copy, one.cause, one.own, one.below)});
            }
        }
        return result;
    }

    /// How long one cause puts a copy out: its natural length, or the best rule that answers it.
    [[nodiscard]] constexpr duration lasting(model::component_id id, std::int32_t copy,
                                             cause const& of, duration own, duration below) const {
        auto const& component = (*in_)[id];
        auto length = own;
        if (!below.is_zero()) {
            auto wait = below;
            for (auto const& first : component.starts_after) {
                wait = longer_of(wait, out(first));
            }
            length = longer_of(length, wait + component.starts_in);
        }
        return answered(id, copy, of, length, below);
    }

    /// How long a cause that by itself puts a copy out for `length` does so once the best rule has
    /// answered it, where the place is out for `below`.
    [[nodiscard]] constexpr duration answered(model::component_id id, std::int32_t copy,
                                              cause const& of, duration length,
                                              duration below) const {
        for (auto const& rule : (*in_)[id].rules) {
            if (rule.action == model::action::take_over ||
                !base_->seen.matches(rule, id, copy, of) ||
                (rule.action == model::action::restart && base_->seen.meets_again(id, copy, of))) {
                continue;
            }
            length = shorter_of(length, start_again(id, copy, rule, below));
        }
        return length;
    }

    /// What a component waits for itself, as everybody sees it.
    [[nodiscard]] constexpr duration own_needs(model::component const& component) const {
        duration longest = zero;
        for (auto const& request : component.requests) {
            longest = longer_of(longest, out(request));
        }
        for (auto const& need : component.needs) {
            longest = longer_of(longest, out(need.of) - need.tolerating);
        }
        return longest;
    }

    /// The component as a whole, from its copies.
    [[nodiscard]] constexpr duration whole(model::component_id id, reading const& own) const {
        auto const& component = (*in_)[id];
        switch (component.mode) {
        case model::run_mode::single: return own.serve[0];
        case model::run_mode::one_copy: return longer_of(own.serve[0], own_needs(component));
        case model::run_mode::all_active: {
            auto copies = own.serve;
            std::sort(copies.begin(), copies.end());
            return longer_of(copies[static_cast<std::size_t>(component.at_least) - 1],
                             own_needs(component));
        }
        case model::run_mode::one_active:
        case model::run_mode::lockstep: break;
        }
        duration longest = own_needs(component);
        for (auto const& each : own.causes[0]) {
            auto length = each.length;
            for (auto const& rule : component.rules) {
                if (rule.action == model::action::take_over &&
                    base_->seen.matches(rule, id, 0, each.cause)) {
                    length = shorter_of(length, take_over(id, rule, each.cause, own));
                }
            }
            longest = longer_of(longest, length);
        }
        return longest;
    }
};

using outage_of = basic_outage_of<groundwork>;

} // namespace hadsl::fault

#endif
