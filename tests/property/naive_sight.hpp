// tests/property/naive_sight.hpp - who sees whom, who takes over unseen, and for how long.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_NAIVE_SIGHT_HPP
#define HADSL_PROPERTY_NAIVE_SIGHT_HPP

#include "naive_destruction.hpp"

#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace hadsl::property {

/// How long everything is out and disrupted, and each copy by each of its causes.
struct tables {
    std::vector<duration> outage, disruption;
    std::map<thing, std::vector<duration>> cost; // per copy and cause
    std::map<thing, std::vector<bool>> present;  // the same: whatever rules make of it
    std::vector<bool> is_shut_out;               // the first copy, though it goes on
    std::vector<std::size_t> isolations;         // the events
    friend bool operator==(tables const&, tables const&) = default;
};

class naive_sight : protected naive_destruction {
protected:
    using naive_destruction::naive_destruction;

    [[nodiscard]] static duration out(tables const& old, component_id id) {
        return old.outage[model::index_of(id)];
    }
    [[nodiscard]] static duration out(tables const& old, model::expression const& of) {
        return outage_of(of, [&](component_id id) { return out(old, id); });
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
        return cut(left, right, old, how_long,
                   [&](obstacle const& each) { return out(each, old); });
    }
    /// The same when one between where they are carried to lasts `how_long_there(obstacle)`.
    template <class HowLong, class HowLongThere>
    [[nodiscard]] duration cut(thing left, thing right, tables const& old, HowLong const& how_long,
                               HowLongThere const& how_long_there) const {
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
                    longest = std::max(longest, how_long_there(each));
                }
            }
        }
        return longest;
    }

    /// Whether something may run elsewhere than where it belongs.
    [[nodiscard]] bool may_be_elsewhere(component_id id, tables const& old) const {
        thing const first{id, 0};
        if (old.is_shut_out[model::index_of(id)]) {
            return true;
        }
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
        longest = std::max(longest, see_successor(from, of, old));
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
        if (its.mode == model::run_mode::one_copy) {
            return false; // it may be started in any place
        }
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
        auto const& its = in_[of];
        if (its.quorum) { // whose majority the first copy has still
            return soonest;
        }
        for (std::int32_t copy = 1; copy < copies(of); ++copy) {
            thing const standby{of, copy};
            for (auto const& rule : its.rules) {
                auto const roles = judges(its, rule);
                bool const is_started = its.mode == model::run_mode::one_copy;
                if (!may_act(standby, rule) || rule.action == model::action::restore ||
                    (is_started && (roles.empty() || its.fenced_by)) || // who fences first goes on
                    (roles.empty() && !contains_one(block, between({of, 0}, standby)))) {
                    continue;
                }
                auto const there = [&](component_id leaf) {
                    return std::max(out(old, leaf), see(standby, leaf, old, false));
                };
                auto const acts_in = rule.time + (is_started ? its.starts_in : zero);
                auto ready = std::max(acts_in + not_able(standby, old),
                                      see_despite_rivals(from, standby, old));
                for (auto const& role : rule.needs) {
                    bool const judges_it =
                        std::find(roles.begin(), roles.end(), &role) != roles.end();
                    // Who sees the first copy still does not agree.
                    ready = std::max(ready, outage_of(role, [&](component_id leaf) {
                                         auto const disagrees =
                                             out_except(block, old, [&](obstacle const& each) {
                                                 return is_lost_behind(each, {of, 0}, leaf);
                                             });
                                         return std::max(acts_in + there(leaf),
                                                         judges_it ? disagrees : zero);
                                     }));
                }
                if (its.fenced_by) {
                    ready = std::max(ready, acts_in + outage_of(*its.fenced_by, there));
                }
                soonest = std::min(soonest, ready);
            }
        }
        return soonest;
    }
    /// How long a copy could not run though it were its turn.
    [[nodiscard]] duration not_able(thing copy, tables const& old) const {
        auto const& its = in_[copy.component];
        if (its.mode != model::run_mode::one_copy) {
            return serve(copy, old);
        }
        duration longest = zero;
        for (auto const lower : place(copy)) {
            longest = std::max(longest, out(old, lower));
        }
        for (auto const& first : its.starts_after) {
            longest = std::max(longest, out(old, first));
        }
        auto const& causes = causes_.at(copy);
        for (std::size_t at = 0; at < causes.size(); ++at) {
            if (causes[at].from.what == origin::sort::separated) {
                longest = std::max(longest, old.cost.at(copy)[at]);
            }
        }
        return longest;
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
        auto const voters = static_cast<std::int32_t>(quorum.voters.size()) +
                            (quorum.copies ? copies(of) : 0) + (quorum.active_copy ? 1 : 0);
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

    // ---- who is replaced though it goes on ----

    /// Whether an obstacle is itself what something cannot do without.
    [[nodiscard]] bool is_felled(obstacle const& block, thing what) const {
        auto parts = beneath(what);
        parts.insert(what.component);
        return std::any_of(parts.begin(), parts.end(), [&](component_id part) {
            auto const& needs = in_[part].needs;
            return block.count(part) > 0 ||
                   std::any_of(needs.begin(), needs.end(), [&](model::need const& need) {
                       return need.tolerating.is_zero() && !is_up(need.of, [&](component_id leaf) {
                                  return block.count(leaf) == 0;
                              });
                   });
        });
    }

    /// The roles of a rule that are no voters, and judge by what they see themselves.
    [[nodiscard]] std::vector<model::expression const*> judges(model::component const& of,
                                                               model::rule const& rule) const {
        std::set<component_id> voters;
        if (of.quorum) {
            for (auto const& each : of.quorum->voters) {
                collect(each, voters);
            }
        }
        if (of.fenced_by) {
            collect(*of.fenced_by, voters); // it acts, and does not judge
        }
        std::vector<model::expression const*> found;
        for (auto const& role : rule.needs) {
            auto const named = leaves(role);
            if (!std::includes(voters.begin(), voters.end(), named.begin(), named.end())) {
                found.push_back(&role);
            }
        }
        return found;
    }

    [[nodiscard]] bool has_standbys(model::component const& of) const {
        return of.copies.size() > 1 &&
               (of.mode == model::run_mode::one_active || of.mode == model::run_mode::lockstep);
    }
    /// Whether some copy runs by a rule instead of a first one that may go on.
    [[nodiscard]] bool may_act(thing copy, model::rule const& rule) const {
        auto const& its = in_[copy.component];
        if (rule.noticed_within) {
            return false;
        }
        if (its.mode != model::run_mode::one_copy) {
            return has_standbys(its) && is_for_the_unseen(rule);
        }
        auto taking_over = rule; // what a start elsewhere answers, a take-over would
        taking_over.action = model::action::take_over;
        bool const starts =
            rule.action == model::action::restart || rule.action == model::action::restore;
        bool const has_data = rule.action == model::action::restore || !is_empty_there(copy) ||
                              std::count(its.traits.begin(), its.traits.end(), "stateless") > 0;
        return starts && has_data && !its.quorum && is_for_the_unseen(taking_over);
    }
    /// Whether copies that follow a new active copy leave the old one without votes, and so stop it.
    [[nodiscard]] bool turn_away(model::component const& of) const {
        return has_standbys(of) && of.quorum && of.quorum->copies && !of.isolated_keep_writing;
    }
    [[nodiscard]] bool shuts_out(model::component const& of) const {
        return turn_away(of) || (of.fenced_by && !of.quorum);
    }

    /// Whether a standby has had the first copy shut out: across an obstacle that leaves both of them
    /// up, and the fence in the sight of that one.
    [[nodiscard]] bool has_shut_out(thing standby, model::rule const& rule,
                                    tables const& old) const {
        auto const& its = in_[standby.component];
        if (!may_act(standby, rule) || !shuts_out(its)) {
            return false;
        }
        thing const first{standby.component, 0};
        auto const can = [&](obstacle const& block) {
            return !is_felled(block, first) && !is_felled(block, standby) &&
                   (turn_away(its) || !is_lost_behind(block, standby, *its.fenced_by));
        };
        if (turn_away(its) && judges(its, rule).empty()) {
            return false;
        }
        if (std::any_of(old.isolations.begin(), old.isolations.end(), [&](std::size_t event) {
                return is_cut_off_with_fence(event, standby, rule);
            })) {
            return true;
        }
        if (judges(its, rule).empty()) {
            return !cut(first, standby, old, [&](obstacle const& block) {
                        return can(block) ? out(block, old) : zero;
                    }).is_zero();
        }
        return is_judged(standby, rule, old, [&](obstacle const& block, component_id judge) {
            return can(block) && !is_lost_behind(block, standby, judge);
        });
    }
    /// Whether an isolation leaves a standby those it asks, and the fence, and not the first copy.
    [[nodiscard]] bool is_cut_off_with_fence(std::size_t event, thing standby,
                                             model::rule const& rule) const {
        auto const& its = in_[standby.component];
        if (turn_away(its)) {
            return false;
        }
        auto const beside = [&](component_id other) {
            return are_enough(other, [&](thing copy) { return !is_between(event, standby, copy); });
        };
        auto const roles = judges(its, rule);
        return is_between(event, {standby.component, 0}, standby) &&
               is_up(*its.fenced_by, beside) &&
               std::all_of(roles.begin(), roles.end(),
                           [&](model::expression const* role) { return is_up(*role, beside); });
    }
    /// Whether an isolation holds one of two things and not the other.
    [[nodiscard]] bool is_between(std::size_t event, thing one, thing other) const {
        if (!is_isolation(event)) {
            return false;
        }
        std::map<component_id, std::set<thing>> struck;
        for (auto const& each : events_[event].strikes) {
            struck[each.component].insert({each.component, each.copy});
        }
        return std::any_of(struck.begin(), struck.end(), [&](auto const& each) {
            return is_inside(each.second, one) != is_inside(each.second, other);
        });
    }
    /// Whether something is, or is in or on, the copies of a component that an event strikes.
    [[nodiscard]] bool is_inside(std::set<thing> const& struck, thing what) const {
        auto const of = struck.begin()->component;
        // What runs in one place at a time is struck as a whole, wherever it runs.
        bool const entirely =
            in_[of].mode == model::run_mode::one_copy || struck.size() == in_[of].copies.size();
        return struck.count(what) > 0 || (entirely && contains(of, what));
    }

    [[nodiscard]] bool is_shut_out(component_id id, tables const& old) const {
        for (std::int32_t copy = 1; copy < copies(id); ++copy) {
            for (auto const& rule : in_[id].rules) {
                if (has_shut_out({id, copy}, rule, old)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a standby has been made the active copy by those who judge, and nobody stops the other.
    [[nodiscard]] bool has_succeeded(thing standby, model::rule const& rule,
                                     tables const& old) const {
        auto const& its = in_[standby.component];
        return may_act(standby, rule) && !judges(its, rule).empty() && !shuts_out(its) &&
               is_judged(standby, rule, old, [&](obstacle const& block, component_id judge) {
                   return !is_felled(block, {standby.component, 0}) && !is_felled(block, standby) &&
                          !is_lost_behind(block, standby, judge);
               });
    }

    /// How long one does not see a standby that has been made the active copy, where it hears of that.
    [[nodiscard]] duration see_successor(thing from, component_id of, tables const& old) const {
        auto const& its = in_[of];
        duration longest = zero;
        for (auto const& rule : its.rules) {
            for (std::int32_t copy = 1; copy < copies(of); ++copy) {
                thing const standby{of, copy};
                if (!may_act(standby, rule) || judges(its, rule).empty() || shuts_out(its)) {
                    continue;
                }
                auto const hears = [&](obstacle const& block) {
                    return is_judged(
                        standby, rule, old, [&](obstacle const& other, component_id judge) {
                            obstacle both = block;
                            both.insert(other.begin(), other.end());
                            return !is_felled(other, {of, 0}) && !is_felled(other, standby) &&
                                   !is_lost_behind(both, standby, judge) &&
                                   is_told(both, from, standby, rule);
                        });
                };
                if (its.mode == model::run_mode::one_copy && !rule.time.is_unbounded() &&
                    hears({})) {
                    longest = std::max(longest, rule.time + its.starts_in);
                }
                auto const hidden = [&](obstacle const& block) {
                    return hears(block) ? out_beside_quorum(standby, block, old) : zero;
                };
                longest = std::max(longest, cut(from, standby, old, hidden, hidden));
            }
        }
        return longest;
    }

    /// Whether somebody who judges, and knows of the standby, tells one of it, or tells the first copy,
    /// which serves nobody then.
    [[nodiscard]] bool is_told(obstacle const& block, thing from, thing standby,
                               model::rule const& rule) const {
        std::set<component_id> all;
        for (auto const* role : judges(in_[standby.component], rule)) {
            collect(*role, all);
        }
        std::set<component_id> know;
        for (bool grows = true; grows;) {
            grows = false;
            for (auto const judge : all) {
                bool const hears = !is_lost_behind(block, standby, judge) ||
                                   std::any_of(know.begin(), know.end(), [&](component_id other) {
                                       return can_talk(block, judge, other, standby.component);
                                   });
                grows = (hears && know.insert(judge).second) || grows;
            }
        }
        return std::any_of(know.begin(), know.end(), [&](component_id judge) {
            return !is_lost_behind(block, from, judge) ||
                   !is_lost_behind(block, {standby.component, 0}, judge);
        });
    }
    /// Whether something gets from one to another behind an obstacle, directly or over a copy of what
    /// both know.
    [[nodiscard]] bool can_talk(obstacle const& block, component_id one, component_id other,
                                component_id known) const {
        for (auto const here : voices(one)) {
            for (auto const there : voices(other)) {
                if (!is_walled_off(block, here, there)) {
                    return true;
                }
            }
        }
        auto const reaches = [&](component_id of, thing what) {
            auto const all = voices(of);
            return std::any_of(all.begin(), all.end(),
                               [&](thing each) { return !is_walled_off(block, each, what); });
        };
        auto const carriers = voices(known);
        return std::any_of(carriers.begin(), carriers.end(), [&](thing each) {
            return !is_felled(block, each) && reaches(one, each) && reaches(other, each);
        });
    }
    /// The copies that may speak for something.
    [[nodiscard]] std::vector<thing> voices(component_id of) const {
        std::vector<thing> all;
        for (std::int32_t copy = 0; copy < copies(of); ++copy) {
            if (copy == 0 || in_[of].mode != model::run_mode::one_copy) {
                all.push_back({of, copy});
            }
        }
        return all;
    }

    /// Whether all who judge do not see the first copy, across obstacles that `count(obstacle, judge)`.
    template <class Counts>
    [[nodiscard]] bool is_judged(thing standby, model::rule const& rule, tables const& old,
                                 Counts const& counts) const {
        thing const first{standby.component, 0};
        for (auto const* role : judges(in_[standby.component], rule)) {
            if (!is_up(*role, [&](component_id judge) {
                    return is_blind(judge, first, old,
                                    [&](obstacle const& block) { return counts(block, judge); });
                })) {
                return false;
            }
        }
        return true;
    }

    /// Whether enough of a judge's copies, of those that speak for it, do not see something.
    template <class Counts>
    [[nodiscard]] bool is_blind(component_id judge, thing to, tables const& old,
                                Counts const& counts) const {
        auto const& its = in_[judge];
        thing const leader{judge, 0};
        return are_enough(judge, [&](thing copy) {
            auto const apart = cut(to, copy, old, [&](obstacle const& block) {
                if (!counts(block) || is_felled(block, copy) || costs_quorum(copy, block)) {
                    return zero;
                }
                bool const is_second = has_standbys(its) && copy.copy > 0;
                bool const leads = its.quorum ? costs_quorum(leader, block)
                                              : contains_one(block, between(leader, copy));
                return !is_second || leads || !serve(leader, old).is_zero() ? out(block, old)
                                                                            : zero;
            });
            return !apart.is_zero();
        });
    }

    /// Whether as many copies of something are as is asked as it takes; what runs in one place speaks
    /// with its first.
    template <class Is>
    [[nodiscard]] bool are_enough(component_id of, Is const& is) const {
        auto const& its = in_[of];
        std::int32_t found = 0;
        for (std::int32_t copy = 0; copy < copies(of); ++copy) {
            bool const speaks = its.mode != model::run_mode::one_copy || copy == 0;
            found += speaks && is(thing{of, copy}) ? 1 : 0;
        }
        return found >= (its.mode == model::run_mode::all_active ? its.at_least : 1);
    }
};

} // namespace hadsl::property

#endif
