// tests/property/naive_outages.hpp - how long everything is out: whole tables, iterated from zero.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_NAIVE_OUTAGES_HPP
#define HADSL_PROPERTY_NAIVE_OUTAGES_HPP

#include "naive_sight.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace hadsl::property {

/// Where circles of needs add a millisecond a round, counting up to an hour takes hours.
struct takes_too_long {};

class naive_outages : protected naive_sight {
public:
    /// From now on what has not settled after so many steps is given up with `takes_too_long`.
    void give_up_after(std::size_t steps) { most_steps_ = steps; }

protected:
    using naive_sight::naive_sight;

    [[nodiscard]] tables settle(fault::scenario const& happening) const {
        tables now;
        now.outage.assign(in_.components.size(), zero);
        now.is_shut_out.assign(in_.components.size(), false);
        for (auto const each : happening) {
            if (is_isolation(fault::index_of(each))) {
                now.isolations.push_back(fault::index_of(each));
            }
        }
        now.disruption.assign(in_.components.size(), zero);
        for (auto const& [copy, causes] : causes_) {
            now.cost[copy].assign(causes.size(), zero);
            now.present[copy].assign(causes.size(), false);
        }
        auto const most = longest_finite(happening);
        for (std::size_t steps = 0;; ++steps) {
            if (steps == most_steps_) {
                throw takes_too_long();
            }
            auto next = step(happening, now);
            auto const cap = [&](duration& value) {
                if (value > most) {
                    value = unbounded;
                }
            };
            std::for_each(next.outage.begin(), next.outage.end(), cap);
            std::for_each(next.disruption.begin(), next.disruption.end(), cap);
            for (auto& [copy, costs] : next.cost) {
                std::for_each(costs.begin(), costs.end(), cap);
            }
            if (next == now) {
                return now;
            }
            now = std::move(next);
        }
    }

    [[nodiscard]] bool happens(cause const& of, fault::scenario const& happening) const {
        return of.from.what != origin::sort::event ||
               std::count(happening.begin(), happening.end(),
                          static_cast<fault::event_id>(of.from.number)) > 0;
    }

    /// T*: no finite outage is longer than what every copy and cause could add once.
    [[nodiscard]] duration longest_finite(fault::scenario const& happening) const {
        duration sum = zero;
        for (auto const& [copy, causes] : causes_) {
            auto const& its = in_[copy.component];
            for (auto const& each : causes) {
                if (!happens(each, happening)) {
                    continue;
                }
                duration at_most = zero;
                duration take_over = zero;
                auto const consider = [](duration& longest, duration value) {
                    if (!value.is_unbounded()) {
                        longest = std::max(longest, value);
                    }
                };
                consider(at_most, its.starts_in);
                consider(at_most, each.lasts);
                for (auto const* rule : each.rules) {
                    if (rule->action == model::action::take_over) {
                        consider(take_over, rule->time);
                    } else {
                        consider(at_most, rule->time + its.starts_in);
                    }
                }
                sum = sum + at_most + take_over;
            }
            // A standby may take over although the first copy is not out.
            for (auto const& rule : its.rules) {
                sum = sum + (rule.time.is_unbounded() ? zero : rule.time);
                sum = sum + (its.starts_in.is_unbounded() ? zero : its.starts_in);
            }
        }
        return sum;
    }

    [[nodiscard]] tables step(fault::scenario const& happening, tables const& old) const {
        tables next = old;
        for (auto const& [copy, causes] : causes_) {
            for (std::size_t at = 0; at < causes.size(); ++at) {
                if (happens(causes[at], happening)) {
                    next.cost[copy][at] = cost(copy, causes[at], happening, old);
                    next.present[copy][at] = !natural(copy, causes[at], old).is_zero();
                }
            }
        }
        for (std::size_t at = 0; at < in_.components.size(); ++at) {
            auto const id = static_cast<component_id>(at);
            next.outage[at] = outage(id, old);
            next.is_shut_out[at] = is_shut_out(id, old);
            next.disruption[at] = disruption(id, old);
        }
        return next;
    }

    /// How long what a copy stands on is out by one cause.
    [[nodiscard]] duration place_out(thing copy, cause const& of, tables const& old) const {
        duration longest = zero;
        auto const& in = place(copy);
        for (std::size_t at = 0; at < in.size(); ++at) {
            if (of.position[at] != none) {
                longest = std::max(longest, old.cost.at({in[at], 0})[of.position[at]]);
            }
            if (of.from == origin{origin::sort::joint, model::index_of(in[at])}) {
                longest = std::max(longest, out(old, in[at]));
            }
        }
        return longest;
    }

    [[nodiscard]] duration starts_after(component_id id, tables const& old) const {
        duration longest = zero;
        for (auto const& each : in_[id].starts_after) {
            longest = std::max(longest, out(old, each));
        }
        return longest;
    }

    /// How long a cause keeps a copy out when no rule helps.
    [[nodiscard]] duration natural(thing copy, cause const& of, tables const& old) const {
        using enum origin::sort;
        auto const& its = in_[copy.component];
        if (of.from == origin{own, model::index_of(copy.component)}) {
            duration longest = zero;
            for (auto const& need : its.needs) {
                longest = std::max(longest, seen(copy, need.of, old) - need.tolerating);
            }
            for (auto const& role : its.requests) {
                longest = std::max(longest, reached_over(role, copy, old));
            }
            return std::max(longest, companions_unseen(copy, old));
        }
        if (of.from.what == quorum) {
            return without_majority(copy, old);
        }
        if (of.from.what == separated) {
            return cut_from_needs(copy, old);
        }
        auto longest = of.strikes ? of.lasts : zero;
        if (auto const below = place_out(copy, of, old); !below.is_zero()) {
            longest = std::max(longest,
                               std::max(below, starts_after(copy.component, old)) + its.starts_in);
        }
        return longest;
    }

    /// How long a copy does not have what it needs in sight.
    [[nodiscard]] duration cut_from_needs(thing copy, tables const& old) const {
        auto const& its = in_[copy.component];
        auto longest = companions_unseen(copy, old);
        for (auto const& need : its.needs) {
            if (can_lose_sight(copy, need.of)) {
                longest = std::max(longest, seen(copy, need.of, old) - need.tolerating);
            }
        }
        for (auto const& role : its.requests) {
            if (can_lose_sight(copy, role)) {
                longest = std::max(longest, reached_over(role, copy, old));
            }
        }
        return longest;
    }

    /// How long requests do not come through to a copy: the one they all pass has to see it, not one
    /// that takes over for its side.
    [[nodiscard]] duration reached_over(model::expression const& role, thing copy,
                                        tables const& old) const {
        return outage_of(role, [&](component_id leaf) {
            return std::max(out(old, leaf), see(copy, leaf, old, passing::only_one));
        });
    }

    [[nodiscard]] duration companions_unseen(thing copy, tables const& old) const {
        duration longest = zero;
        for (auto const lower : place(copy)) {
            if (is_beside(copy, lower) && can_lose_sight(copy, lower)) {
                longest = std::max(longest, see(copy, lower, old));
            }
        }
        return longest;
    }

    /// How long a cause keeps a copy out when its best restart helps.
    [[nodiscard]] duration cost(thing copy, cause const& of, fault::scenario const& happening,
                                tables const& old) const {
        auto const& its = in_[copy.component];
        auto best = natural(copy, of, old);
        bool const lacks_majority = of.from.what == origin::sort::quorum;
        if (lacks_majority && its.mode != model::run_mode::one_copy) {
            return best; // starting again brings no voter back
        }
        for (auto const* rule : of.rules) {
            using enum model::action;
            bool const again = rule->action == restart && of.strikes &&
                               of.from.what == origin::sort::event &&
                               in_[events_[of.from.number].failure].recurs;
            bool const from_nothing =
                rule->action == restore && !can_restore(copy.component, happening);
            if (rule->action == take_over || again || from_nothing) {
                continue;
            }
            bool const must_leave = lacks_majority || !place_out(copy, of, old).is_zero();
            auto const start = rule->action == migrate ? zero : its.starts_in;
            auto const from = [&](duration ready) {
                return rule->time + std::max(ready, starts_after(copy.component, old)) + start;
            };
            if (its.mode != model::run_mode::one_copy) {
                auto const other = must_leave ? another_place(copy, *rule, old) : zero;
                best = std::min(best, from(std::max(roles(*rule, copy, old), other)));
                continue;
            }
            // It acts from the place that it starts at, and then runs there.
            if (!must_leave) {
                best = std::min(best, from(roles(*rule, copy, old)));
            }
            for (std::int32_t number = 0; number < copies(copy.component); ++number) {
                thing const there{copy.component, number};
                bool const has_data =
                    rule->action == restore || !is_empty_there(there) ||
                    std::count(its.traits.begin(), its.traits.end(), "stateless") > 0;
                if (number != copy.copy && has_data) {
                    auto ready = std::max(whole_place(copy.component, number, old),
                                          roles(*rule, there, old));
                    ready = std::max(ready, its.quorum ? without_majority(there, old) : zero);
                    best = std::min(best, std::max(from(ready), cut_from_needs(there, old)));
                }
            }
        }
        return best;
    }

    [[nodiscard]] duration another_place(thing copy, model::rule const& rule,
                                         tables const& old) const {
        auto const& its = in_[copy.component];
        bool const is_free = rule.action == model::action::restore || its.data_on ||
                             std::count(its.traits.begin(), its.traits.end(), "stateless") > 0;
        auto const disks = storage_of(copy);
        auto least = unbounded;
        for (std::int32_t other = 0; other < copies(copy.component); ++other) {
            auto const there = storage_of({copy.component, other});
            bool const has_data =
                std::includes(there.begin(), there.end(), disks.begin(), disks.end());
            if (other != copy.copy && (is_free || has_data)) {
                least = std::min(least, whole_place(copy.component, other, old));
            }
        }
        return least;
    }
    [[nodiscard]] duration whole_place(component_id of, std::int32_t copy,
                                       tables const& old) const {
        duration longest = zero;
        for (auto const each : place({of, copy})) {
            longest = std::max(longest, out(old, each));
        }
        return longest;
    }

    [[nodiscard]] duration roles(model::rule const& of, thing from, tables const& old) const {
        duration longest = zero;
        for (auto const& role : of.needs) {
            longest = std::max(longest, seen(from, role, old));
        }
        return longest;
    }

    /// How long a copy is out as a voter.
    [[nodiscard]] duration silent(thing voter, tables const& old) const {
        if (in_[voter.component].mode == model::run_mode::one_copy) {
            return whole_place(voter.component, voter.copy, old);
        }
        duration longest = zero;
        auto const& causes = causes_.at(voter);
        for (std::size_t at = 0; at < causes.size(); ++at) {
            if (causes[at].from.what != origin::sort::quorum &&
                causes[at].from.what != origin::sort::separated) {
                longest = std::max(longest, old.cost.at(voter)[at]);
            }
        }
        return longest;
    }

    [[nodiscard]] duration without_majority(thing copy, tables const& old,
                                            bool first_is_gone = false) const {
        auto const& quorum = *in_[copy.component].quorum;
        std::vector<duration> voters;
        if (quorum.active_copy) { // no other copy has its vote
            voters.push_back(copy.copy > 0 ? unbounded : zero);
        }
        if (quorum.copies) {
            for (std::int32_t other = 0; other < copies(copy.component); ++other) {
                thing const voter{copy.component, other};
                voters.push_back(first_is_gone && other == 0 ? unbounded
                                 : voter == copy // silent itself, it is out by that
                                     ? zero
                                     : std::max(silent(voter, old), cut(copy, voter, old)));
            }
        }
        for (auto const& role : quorum.voters) {
            voters.push_back(outage_of(role, [&](component_id leaf) {
                return std::max(out(old, leaf), see(copy, leaf, old));
            }));
        }
        std::sort(voters.begin(), voters.end());
        return voters.empty() ? zero : voters.at(voters.size() / 2);
    }

    /// How long a standby is not elected for an active copy that lacks a majority: who judges sees that
    /// one still; or where it votes for nobody else, too few voters see the standby and are, like who
    /// judges, on the far side of each obstacle that costs the active copy a voter.
    [[nodiscard]] duration unelected(model::rule const& rule, thing standby,
                                     tables const& old) const {
        auto const id = standby.component;
        auto const& quorum = *in_[id].quorum;
        thing const active{id, 0};
        std::set<component_id> roles;
        for (auto const& role : quorum.voters) {
            collect(role, roles);
        }
        std::vector<thing> voters;
        for (auto const each : roles) {
            for (std::int32_t copy = 0; copy < copies(each); ++copy) {
                voters.push_back({each, copy});
            }
        }
        for (std::int32_t copy = 1; quorum.copies && copy < copies(id); ++copy) {
            voters.push_back({id, copy});
        }
        auto const in_sight_of = [&](component_id leaf) {
            duration longest = zero;
            for (auto const voter : voters) {
                auto const shows = [&](obstacle const& block) {
                    return out_except(block, old, [&](obstacle const& each) {
                        return is_lost_behind(each, active, leaf);
                    });
                };
                longest = voter.component == leaf
                              ? longest
                              : std::max(longest, cut(active, voter, old, shows));
            }
            return longest;
        };
        duration judged = zero;
        for (auto const* role : judges(in_[id], rule)) {
            judged = std::max(judged, outage_of(*role, in_sight_of));
        }
        if (!quorum.active_copy) {
            return judged;
        }
        std::vector<duration> missing;
        for (auto const& role : quorum.voters) {
            missing.push_back(outage_of(role, [&](component_id leaf) {
                return std::max({out(old, leaf), see(standby, leaf, old), in_sight_of(leaf)});
            }));
        }
        std::sort(missing.begin(), missing.end());
        auto const needed = (quorum.voters.size() + 1) / 2; // besides the first of them
        return needed < missing.size() ? std::max(judged, missing.at(needed)) : unbounded;
    }

    // ---- components ----

    /// What the copies that could act instead have to wait for.
    [[nodiscard]] duration acting(model::rule const& rule, thing copy, tables const& old) const {
        auto wait = roles(rule, copy, old);
        if (auto const& fence = in_[copy.component].fenced_by) {
            wait = std::max(wait, seen(copy, *fence, old));
        }
        return wait;
    }

    /// The best take-over from a copy; a standby must serve first, an active copy does already.
    [[nodiscard]] duration taken_over(thing from, cause const& by, bool standby,
                                      tables const& old) const {
        auto best = unbounded;
        for (auto const* rule : by.rules) {
            if (rule->action != model::action::take_over) {
                continue;
            }
            for (std::int32_t other = 0; other < copies(from.component); ++other) {
                thing const to{from.component, other};
                if (other != from.copy) {
                    auto wait = std::max(acting(*rule, to, old), standby ? serve(to, old) : zero);
                    if (standby && by.from.what == origin::sort::quorum) {
                        wait = std::max(wait, unelected(*rule, to, old));
                    }
                    best = std::min(best, rule->time + wait);
                }
            }
        }
        return best;
    }

    /// From the moment a standby has an active copy shut out that goes on, until it serves itself: it
    /// takes as long as any take-over, and it has to see what it needs.
    [[nodiscard]] duration without_the_shut_out(thing standby, tables const& old) const {
        duration longest = zero;
        for (auto const& rule : in_[standby.component].rules) {
            if (!rule.time.is_unbounded() && has_shut_out(standby, rule, old)) {
                auto const& causes = causes_.at(standby);
                auto wait = zero;
                if (turn_away(in_[standby.component])) {
                    wait = without_majority(standby, old, true);
                }
                for (std::size_t at = 0; at < causes.size(); ++at) {
                    auto const lasts = old.cost.at(standby)[at];
                    if (causes[at].from.what == origin::sort::separated) {
                        wait = std::max(wait, lasts);
                    }
                    if (causes[at].from.what == origin::sort::event &&
                        is_cut_off_with_fence(causes[at].from.number, standby, rule)) {
                        longest = std::max(longest, lasts);
                    }
                }
                auto const start =
                    has_standbys(in_[standby.component]) ? zero : in_[standby.component].starts_in;
                longest = std::max(longest, rule.time + wait + start);
            }
        }
        return longest;
    }

    [[nodiscard]] duration outage(component_id id, tables const& old) const {
        using enum model::run_mode;
        auto const& its = in_[id];
        duration longest = zero;
        thing const first{id, 0};
        switch (its.mode) {
        case single: return serve(first, old);
        case one_copy:
            longest = serve(first, old);
            for (std::int32_t copy = 1; copy < copies(id); ++copy) {
                longest = std::max(longest, without_the_shut_out(thing{id, copy}, old));
            }
            break;
        case one_active:
        case lockstep: {
            auto const& causes = causes_.at(first);
            for (std::size_t at = 0; at < causes.size(); ++at) {
                longest = std::max(longest, std::min(old.cost.at(first)[at],
                                                     taken_over(first, causes[at], true, old)));
            }
            for (std::int32_t copy = 1; copy < copies(id); ++copy) {
                longest = std::max(longest, without_the_shut_out(thing{id, copy}, old));
            }
            break;
        }
        case all_active: {
            std::vector<duration> each;
            for (std::int32_t copy = 0; copy < copies(id); ++copy) {
                each.push_back(serve({id, copy}, old));
            }
            std::sort(each.begin(), each.end());
            longest = each.at(static_cast<std::size_t>(its.at_least) - 1);
            break;
        }
        }
        for (auto const& need : its.needs) {
            longest = std::max(longest, out(old, need.of) - need.tolerating);
        }
        for (auto const& role : its.requests) {
            longest = std::max(longest, out(old, role));
        }
        return longest;
    }

    [[nodiscard]] duration disruption(component_id id, tables const& old) const {
        auto const& its = in_[id];
        auto longest = out(old, id);
        if (its.mode == model::run_mode::all_active) {
            for (std::int32_t copy = 0; copy < copies(id); ++copy) {
                auto const& causes = causes_.at({id, copy});
                for (std::size_t at = 0; at < causes.size(); ++at) {
                    longest =
                        std::max(longest, std::min(old.cost.at({id, copy})[at],
                                                   taken_over({id, copy}, causes[at], false, old)));
                }
            }
        }
        auto const leaf = [&](component_id each) { return old.disruption[model::index_of(each)]; };
        for (auto const& need : its.needs) {
            longest = std::max(longest, outage_of(need.of, leaf) - need.tolerating);
        }
        for (auto const& role : its.requests) {
            longest = std::max(longest, outage_of(role, leaf));
        }
        if (is_single(id)) {
            for (auto const each : place({id, 0})) {
                longest = std::max(longest, leaf(each));
            }
        }
        return longest;
    }

    std::size_t most_steps_ = SIZE_MAX;
};

} // namespace hadsl::property

#endif
