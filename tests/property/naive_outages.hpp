// tests/property/naive_outages.hpp - how long everything is out: whole tables, iterated from zero.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_NAIVE_OUTAGES_HPP
#define HADSL_PROPERTY_NAIVE_OUTAGES_HPP

#include "naive_destruction.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace hadsl::property {

/// How long everything is out and disrupted, and each copy by each of its causes.
struct tables {
    std::vector<duration> outage, disruption;
    std::map<thing, std::vector<duration>> cost; // per copy and cause
    std::map<thing, std::vector<bool>> present;  // the same: whatever rules make of it
    friend bool operator==(tables const&, tables const&) = default;
};

/// Where circles of needs add a millisecond a round, counting up to an hour takes hours.
struct takes_too_long {};

class naive_outages : protected naive_destruction {
public:
    /// From now on what has not settled after so many steps is given up with `takes_too_long`.
    void give_up_after(std::size_t steps) { most_steps_ = steps; }

protected:
    using naive_destruction::naive_destruction;

    [[nodiscard]] tables settle(fault::scenario const& happening) const {
        tables now;
        now.outage.assign(in_.components.size(), zero);
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
            next.disruption[at] = disruption(id, old);
        }
        return next;
    }

    [[nodiscard]] static duration out(tables const& old, component_id id) {
        return old.outage[model::index_of(id)];
    }
    [[nodiscard]] static duration out(tables const& old, model::expression const& of) {
        return outage_of(of, [&](component_id id) { return out(old, id); });
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

    [[nodiscard]] duration serve(thing copy, tables const& old) const {
        auto const& costs = old.cost.at(copy);
        return costs.empty() ? zero : *std::max_element(costs.begin(), costs.end());
    }

    // ---- who sees whom ----

    [[nodiscard]] static duration out(obstacle const& all, tables const& old) {
        auto shortest = unbounded;
        for (auto const each : all) {
            shortest = std::min(shortest, out(old, each));
        }
        return shortest;
    }

    [[nodiscard]] duration cut(thing left, thing right, tables const& old) const {
        return cut(left, right, old, [&](obstacle const& each) { return out(each, old); });
    }
    /// The same when an obstacle between them, where all that carries them is where it belongs, lasts
    /// `how_long(obstacle)`.
    template <class HowLong>
    [[nodiscard]] duration cut(thing left, thing right, tables const& old,
                               HowLong const& how_long) const {
        duration longest = zero;
        for (auto const& each : between(left, right)) {
            if (!costs_a_carrier_its_quorum(left, each) &&
                !costs_a_carrier_its_quorum(right, each)) {
                longest = std::max(longest, how_long(each));
            }
        }
        for (auto const& moved : once_moved(left, right)) {
            auto const& runs = moved.elsewhere;
            if (!std::all_of(runs.begin(), runs.end(),
                             [&](thing each) { return may_be_elsewhere(each.component, old); })) {
                continue;
            }
            for (auto const& each : moved.least) {
                if (std::none_of(runs.begin(), runs.end(),
                                 [&](thing run) { return costs_quorum(run, each); })) {
                    longest = std::max(longest, out(each, old));
                }
            }
        }
        return longest;
    }

    /// Whether something may run elsewhere than where it belongs.
    [[nodiscard]] bool may_be_elsewhere(component_id id, tables const& old) const {
        thing const first{id, 0};
        if (in_[id].mode != model::run_mode::one_copy) {
            return !serve(first, old).is_zero();
        }
        auto const& causes = old.present.at(first);
        return std::find(causes.begin(), causes.end(), true) != causes.end();
    }
    [[nodiscard]] bool costs_a_carrier_its_quorum(thing of, obstacle const& block) const {
        auto const& all = carriers(of);
        return std::any_of(all.begin(), all.end(), [&](component_id each) {
            return costs_quorum({each, 0}, block);
        });
    }

    /// How long an obstacle keeps two apart when what carries the one may be taken over where the
    /// other sees it.
    [[nodiscard]] duration carried(thing one, thing other, obstacle const& block,
                                   tables const& old) const {
        auto shortest = out(block, old);
        auto const& mine = carriers(one);
        auto const& theirs = carriers(other);
        for (auto const each : mine) {
            if (theirs.count(each) == 0) {
                shortest = std::min(shortest, on_this_side(other, each, block, old));
            }
        }
        for (auto const each : theirs) {
            if (mine.count(each) == 0) {
                shortest = std::min(shortest, on_this_side(one, each, block, old));
            }
        }
        return shortest;
    }

    /// How long something, or what requests to it pass, is out of sight.
    enum class passing { either_side, only_one };
    [[nodiscard]] duration see(thing from, component_id of, tables const& old,
                               passing how = passing::either_side) const {
        auto longest = see(from, of, old, how == passing::either_side);
        for (auto const& passed : in_[of].requests) {
            longest = std::max(longest, outage_of(passed, [&](component_id leaf) {
                                   return see(from, leaf, old, false);
                               }));
        }
        return longest;
    }

    /// How long something is out of sight itself. With `beside`, a standby that is cut off from the
    /// first copy takes over for those who see it.
    [[nodiscard]] duration see(thing from, component_id of, tables const& old, bool beside) const {
        auto const& its = in_[of];
        auto const carried_away = [&](std::int32_t copy) {
            return cut(from, {of, copy}, old, [&](obstacle const& each) {
                return beside ? carried(from, {of, copy}, each, old) : out(each, old);
            });
        };
        if (is_single(of)) {
            return carried_away(0);
        }
        if (its.mode == model::run_mode::all_active) {
            std::vector<duration> each;
            for (std::int32_t copy = 0; copy < copies(of); ++copy) {
                each.push_back(std::max(serve({of, copy}, old), carried_away(copy)));
            }
            std::sort(each.begin(), each.end());
            return each.at(static_cast<std::size_t>(its.at_least) - 1);
        }
        auto longest = cut(from, {of, 0}, old, [&](obstacle const& each) {
            auto const lasts = out_beside_quorum({of, 0}, each, old);
            return beside ? std::min({lasts, carried(from, {of, 0}, each, old),
                                      on_this_side(from, of, each, old)})
                          : lasts;
        });
        if (may_be_elsewhere(of, old)) {
            longest = std::max(longest, see_another(from, of, old, beside));
        }
        return longest;
    }

    /// How long one does not see who runs now that the first copy does not: nobody says which of the
    /// others that is, but whom a lack of voters stops it is not.
    [[nodiscard]] duration see_another(thing from, component_id of, tables const& old,
                                       bool beside) const {
        auto const& its = in_[of];
        duration all = zero;
        for (std::int32_t copy = 1; copy < copies(of); ++copy) {
            thing const other{of, copy};
            all = std::max(all, cut(from, other, old, [&](obstacle const& each) {
                               return out_beside_quorum(other, each, old);
                           }));
        }
        bool const each_for_itself =
            its.mode == model::run_mode::one_active || its.mode == model::run_mode::lockstep;
        if (!beside || its.quorum || !each_for_itself || copies(of) < 3) {
            return all;
        }
        for (std::int32_t copy = 1; copy < copies(of); ++copy) {
            thing const one{of, copy};
            bool const is_ready =
                serve(one, old).is_zero() &&
                std::all_of(its.rules.begin(), its.rules.end(), [&](model::rule const& rule) {
                    return rule.action != model::action::take_over ||
                           waits(rule, one, old).is_zero();
                });
            if (is_ready) {
                all = std::min(all, see_despite_rivals(from, one, old));
            }
        }
        return all;
    }

    /// How long one standby is out of sight, or another one that may get ahead of it.
    [[nodiscard]] duration see_despite_rivals(thing from, thing standby, tables const& old) const {
        auto longest = cut(from, standby, old);
        for (std::int32_t copy = 1; copy < copies(standby.component); ++copy) {
            thing const rival{standby.component, copy};
            if (rival != standby) {
                longest =
                    std::max(longest, cut(from, rival, old, [&](obstacle const& each) {
                                 return is_no_rival(rival, standby, each) ? zero : out(each, old);
                             }));
            }
        }
        return longest;
    }
    /// Behind an obstacle it cannot have what it needs to take over, or when nothing is needed to, it
    /// does not keep the other one from doing so.
    [[nodiscard]] bool is_no_rival(thing rival, thing standby, obstacle const& block) const {
        auto const& its = in_[rival.component];
        for (auto const& rule : its.rules) {
            if (rule.action != model::action::take_over) {
                continue;
            }
            std::size_t needed = rule.needs.size() + (its.fenced_by ? 1U : 0U);
            bool lacks = needed == 0 && is_walled_off(block, rival, standby);
            for (auto const& role : rule.needs) {
                lacks = lacks || is_lost_behind(block, rival, role);
            }
            lacks = lacks || (its.fenced_by && is_lost_behind(block, rival, *its.fenced_by));
            if (!lacks) {
                return false;
            }
        }
        return true;
    }

    /// What a standby waits for when nobody else takes over out of sight.
    [[nodiscard]] duration waits(model::rule const& rule, thing standby, tables const& old) const {
        auto const wait_for = [&](model::expression const& what) {
            return outage_of(what, [&](component_id leaf) {
                return std::max(out(old, leaf), see(standby, leaf, old, false));
            });
        };
        duration longest = zero;
        for (auto const& role : rule.needs) {
            longest = std::max(longest, wait_for(role));
        }
        auto const& fence = in_[standby.component].fenced_by;
        return fence ? std::max(longest, wait_for(*fence)) : longest;
    }

    /// A take-over rule for what a standby cannot tell from being cut off.
    [[nodiscard]] bool is_for_the_unseen(model::rule const& rule) const {
        auto const names = isolation_names();
        return rule.action == model::action::take_over &&
               std::any_of(rule.symptoms.begin(), rule.symptoms.end(),
                           [&](model::symptom const& each) {
                               return each.loss || names.count(in_[*each.failure].name) > 0;
                           });
    }

    /// When a standby that an obstacle keeps from the first copy serves those who see it.
    [[nodiscard]] duration on_this_side(thing from, component_id of, obstacle const& block,
                                        tables const& old) const {
        auto soonest = unbounded;
        auto const mode = in_[of].mode;
        if ((mode != model::run_mode::one_active && mode != model::run_mode::lockstep) ||
            in_[of].quorum) { // whose majority the first copy has still
            return soonest;
        }
        for (std::int32_t copy = 1; copy < copies(of); ++copy) {
            thing const standby{of, copy};
            if (!contains_one(block, between({of, 0}, standby))) {
                continue;
            }
            for (auto const& rule : in_[of].rules) {
                if (!is_for_the_unseen(rule) || rule.noticed_within) {
                    continue;
                }
                // Whoever is to agree and still sees the first copy does not.
                auto const disagreed = out_except(block, old, [&](obstacle const& each) {
                    auto const& fence = in_[of].fenced_by;
                    bool agreed = !fence || is_lost_behind(each, {of, 0}, *fence);
                    for (auto const& role : rule.needs) {
                        agreed = agreed && is_lost_behind(each, {of, 0}, role);
                    }
                    return agreed;
                });
                auto const wait = std::max(serve(standby, old), waits(rule, standby, old));
                soonest = std::min(soonest, std::max({rule.time + wait, disagreed,
                                                      see_despite_rivals(from, standby, old)}));
            }
        }
        return soonest;
    }

    /// How long an obstacle lasts while a copy may have its majority.
    [[nodiscard]] duration out_beside_quorum(thing of, obstacle const& block,
                                             tables const& old) const {
        return out_except(block, old, [&](obstacle const& each) { return costs_quorum(of, each); });
    }
    /// How long an obstacle lasts unless it is one of those. What a single event does to a part of it
    /// does not count when the same event brings about one of those, too.
    template <class Those>
    [[nodiscard]] duration out_except(obstacle const& block, tables const& old,
                                      Those const& is_one) const {
        if (is_one(block)) {
            return zero;
        }
        auto shortest = unbounded;
        for (auto const part : block) {
            if (!is_single(part)) {
                shortest = std::min(shortest, out(old, part));
                continue;
            }
            duration longest = zero;
            auto const& causes = causes_.at({part, 0});
            for (std::size_t at = 0; at < causes.size(); ++at) {
                auto const& from = causes[at].from;
                if (from.what != origin::sort::event ||
                    !is_one(goes_with(from.number, at_most(from.number, part)))) {
                    longest = std::max(longest, old.cost.at({part, 0})[at]);
                }
            }
            shortest = std::min(shortest, longest);
        }
        return shortest;
    }
    /// All that an event keeps out for as long, or longer.
    [[nodiscard]] obstacle goes_with(std::size_t event, duration as_long) const {
        obstacle gone;
        for (std::size_t at = 0; at < in_.components.size(); ++at) {
            auto const lasts = at_least(event, static_cast<component_id>(at));
            if (lasts > zero && lasts >= as_long) {
                gone.insert(static_cast<component_id>(at));
            }
        }
        return gone;
    }
    /// Bounds on how long an event keeps something out, from what is declared.
    [[nodiscard]] duration at_least(std::size_t event, component_id id) const {
        if (!is_single(id) || !in_[id].rules.empty()) {
            return zero;
        }
        auto const* direct = strike(event, {id, 0});
        auto longest = direct != nullptr ? direct->lasts : zero;
        for (auto const lower : place({id, 0})) {
            longest = std::max(longest, at_least(event, lower));
        }
        return longest;
    }
    [[nodiscard]] duration at_most(std::size_t event, component_id id) const {
        auto const& its = in_[id];
        if (!its.rules.empty() || !its.starts_after.empty() || its.starts_in > zero) {
            return unbounded;
        }
        auto const* direct = is_single(id) ? strike(event, {id, 0}) : nullptr;
        auto longest = direct != nullptr ? direct->lasts : zero;
        for (auto const lower : is_single(id) ? place({id, 0}) : std::vector<component_id>{}) {
            longest = std::max(longest, at_most(event, lower));
        }
        return longest;
    }

    /// Whether an obstacle takes the majority away from a copy, whatever else happens.
    [[nodiscard]] bool costs_quorum(thing of, obstacle const& block) const {
        auto const& quorum = in_[of.component].quorum;
        if (!quorum) {
            return false;
        }
        auto apart = voters_behind(block, of);
        for (auto const& voter : quorum->voters) {
            apart += is_lost_behind(block, of, voter) ? 1 : 0;
        }
        return has_no_majority(of.component, apart);
    }
    [[nodiscard]] bool has_no_majority(component_id of, std::int32_t apart) const {
        auto const& quorum = *in_[of].quorum;
        auto const voters =
            static_cast<std::int32_t>(quorum.voters.size()) + (quorum.copies ? copies(of) : 0);
        return 2 * (voters - apart) <= voters;
    }
    /// The voting copies that an obstacle keeps from one of them. What may run elsewhere, may come
    /// back into sight.
    [[nodiscard]] std::int32_t voters_behind(obstacle const& block, thing from) const {
        std::int32_t apart = 0;
        for (std::int32_t copy = 0;
             in_[from.component].quorum->copies && copy < copies(from.component); ++copy) {
            thing const voter{from.component, copy};
            apart += contains_one(block, between(from, voter)) && carriers(voter).empty() ? 1 : 0;
        }
        return apart;
    }
    [[nodiscard]] bool is_walled_off(obstacle const& block, thing one, thing other) const {
        return contains_one(block, between(one, other)) && carriers(one).empty() &&
               carriers(other).empty();
    }

    /// Whether an obstacle leaves too few copies in sight that can run while it is there.
    [[nodiscard]] bool is_lost_behind(obstacle const& block, thing from, component_id of) const {
        auto const& its = in_[of];
        std::int32_t left = 0;
        for (std::int32_t number = 0; number < copies(of); ++number) {
            thing const copy{of, number};
            bool const must_stop = its.quorum && carriers(copy).empty() &&
                                   has_no_majority(of, voters_behind(block, copy));
            left += must_stop || is_walled_off(block, from, copy) ? 0 : 1;
        }
        return left < (its.mode == model::run_mode::all_active ? its.at_least : 1);
    }
    [[nodiscard]] bool is_lost_behind(obstacle const& block, thing from,
                                      model::expression const& of) const {
        return !is_up(of, [&](component_id leaf) { return !is_lost_behind(block, from, leaf); });
    }

    [[nodiscard]] duration seen(thing from, model::expression const& of, tables const& old) const {
        return outage_of(
            of, [&](component_id leaf) { return std::max(out(old, leaf), see(from, leaf, old)); });
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

    [[nodiscard]] duration without_majority(thing copy, tables const& old) const {
        auto const& quorum = *in_[copy.component].quorum;
        std::vector<duration> voters;
        if (quorum.copies) {
            for (std::int32_t other = 0; other < copies(copy.component); ++other) {
                thing const voter{copy.component, other};
                voters.push_back(std::max(silent(voter, old), cut(copy, voter, old)));
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
                    auto const wait =
                        std::max(acting(*rule, to, old), standby ? serve(to, old) : zero);
                    best = std::min(best, rule->time + wait);
                }
            }
        }
        return best;
    }

    [[nodiscard]] duration outage(component_id id, tables const& old) const {
        using enum model::run_mode;
        auto const& its = in_[id];
        duration longest = zero;
        thing const first{id, 0};
        switch (its.mode) {
        case single: return serve(first, old);
        case one_copy: longest = serve(first, old); break;
        case one_active:
        case lockstep: {
            auto const& causes = causes_.at(first);
            for (std::size_t at = 0; at < causes.size(); ++at) {
                longest = std::max(longest, std::min(old.cost.at(first)[at],
                                                     taken_over(first, causes[at], true, old)));
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
