// tests/property/naive_splits.hpp - two copies that write at once, said naively.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_NAIVE_SPLITS_HPP
#define HADSL_PROPERTY_NAIVE_SPLITS_HPP

#include "naive_outages.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace hadsl::property {

class naive_splits : protected naive_outages {
protected:
    using naive_outages::naive_outages;

    /// Whether two do not see each other: `now`, or were nothing isolated (`down`) when they are both
    /// inside of all that is.
    [[nodiscard]] bool is_apart(thing left, thing right, fault::scenario const& happening,
                                tables const& now, tables const& down) const {
        bool is_outside = false;
        for (auto const each : happening) {
            auto const event = fault::index_of(each);
            if (!is_isolation(event)) {
                continue;
            }
            if (is_between(event, left, right)) {
                return true;
            }
            bool is_inside_one = false;
            for (auto const& strike : events_[event].strikes) {
                std::set<thing> struck;
                for (auto const& other : events_[event].strikes) {
                    if (other.component == strike.component) {
                        struck.insert({other.component, other.copy});
                    }
                }
                is_inside_one = is_inside_one || is_inside(struck, left);
            }
            is_outside = is_outside || !is_inside_one;
        }
        return left != right && !cut(left, right, is_outside ? now : down).is_zero();
    }

    [[nodiscard]] bool is_alive(thing copy, tables const& now) const {
        auto const& causes = causes_.at(copy);
        for (std::size_t at = 0; at < causes.size(); ++at) {
            auto const& from = causes[at].from;
            bool const alive_all_the_same =
                from.what == origin::sort::quorum || from.what == origin::sort::separated ||
                (from.what == origin::sort::event && is_isolation(from.number));
            if (!alive_all_the_same && !now.cost.at(copy)[at].is_zero()) {
                return false;
            }
        }
        bool const may_move = in_[copy.component].mode == model::run_mode::one_copy;
        auto const& stands_on = place(copy);
        return !may_move || std::all_of(stands_on.begin(), stands_on.end(), [&](component_id each) {
            return out(now, each).is_zero();
        });
    }

    [[nodiscard]] bool splits(component_id id, fault::scenario const& happening,
                              tables const& now) const {
        using enum model::run_mode;
        auto const& its = in_[id];
        bool const goes_on =
            its.copies.size() > 1 && !its.fenced_by && !(its.quorum && !its.isolated_keep_writing);
        bool const can_split = goes_on && (its.mode == one_active || its.mode == lockstep);
        bool const all_write = goes_on && its.mode == all_active && its.keeps_data && !its.data_on;
        bool const sees_it =
            std::any_of(its.rules.begin(), its.rules.end(),
                        [&](model::rule const& rule) { return is_for_the_unseen(rule); });
        if (!all_write && !(can_split && sees_it)) {
            return false;
        }
        fault::scenario unseen; // without isolation: what is really down
        for (auto const each : happening) {
            if (!is_isolation(fault::index_of(each))) {
                unseen.push_back(each);
            }
        }
        auto const down = settle(unseen);
        auto const apart = [&](thing left, thing right) {
            return is_apart(left, right, happening, now, down);
        };
        if (all_write) {
            std::vector<thing> writers;
            for (std::int32_t copy = 0; copy < copies(id); ++copy) {
                if (is_alive({id, copy}, down)) {
                    writers.push_back({id, copy});
                }
            }
            return std::any_of(writers.begin(), writers.end(), [&](thing one) {
                return std::any_of(writers.begin(), writers.end(),
                                   [&](thing other) { return apart(one, other); });
            });
        }
        thing const active{id, 0};
        for (std::int32_t copy = 1; copy < copies(id); ++copy) {
            thing const standby{id, copy};
            for (std::int32_t other = 1; other < copy && !its.quorum; ++other) {
                thing const rival{id, other};
                // Nobody is active any more, and two take over.
                if (!is_alive(active, down) && is_alive(standby, down) && is_alive(rival, down) &&
                    (do_both_step_in(standby, rival, down, apart) ||
                     do_both_step_in(rival, standby, down, apart))) {
                    return true;
                }
            }
            if (!is_alive(active, down) || !is_alive(standby, down)) {
                continue;
            }
            bool const acts = apart(active, standby) && has_what_it_takes(standby, down, apart) &&
                              (!its.quorum || has_majority(standby, down, apart));
            if (acts || is_made_active(standby, [&](component_id judge) {
                    return favours(judge, standby, active, down, apart);
                })) {
                return true;
            }
        }
        return false;
    }

    /// Whether the roles of such a rule are in a standby's sight, and not gone for good.
    template <class Apart>
    [[nodiscard]] bool has_what_it_takes(thing standby, tables const& down,
                                         Apart const& apart) const {
        auto const is_there = [&](component_id role) {
            return !out(down, role).is_unbounded() &&
                   are_enough(role, [&](thing copy) { return !apart(copy, standby); });
        };
        auto const& rules = in_[standby.component].rules;
        return std::any_of(rules.begin(), rules.end(), [&](model::rule const& rule) {
            return is_for_the_unseen(rule) && judges(in_[standby.component], rule).empty() &&
                   std::all_of(
                       rule.needs.begin(), rule.needs.end(),
                       [&](model::expression const& role) { return is_up(role, is_there); });
        });
    }

    /// Whether a standby takes over, by itself or since all who judge of a rule see it and not a rival,
    /// and the rival takes over as well: by itself, or those who judge see that one alone, or see it and
    /// are out of touch with all of the first ones.
    template <class Apart>
    [[nodiscard]] bool do_both_step_in(thing first, thing second, tables const& down,
                                       Apart const& apart) const {
        auto const alone = [&](thing copy) {
            return apart(first, second) && has_what_it_takes(copy, down, apart);
        };
        auto const is_for_second = [&](component_id judge) {
            return favours(judge, second, first, down, apart);
        };
        bool const second_anyway = alone(second) || is_made_active(second, is_for_second);
        if (second_anyway && alone(first)) {
            return true;
        }
        auto const& rules = in_[first.component].rules;
        return std::any_of(rules.begin(), rules.end(), [&](model::rule const& rule) {
            auto const is_for_first = [&](component_id judge) {
                return favours(judge, first, second, down, apart);
            };
            if (!agree_to(rule, first.component, is_for_first)) {
                return false;
            }
            std::set<component_id> chose;
            for (auto const* role : judges(in_[first.component], rule)) {
                for (auto const each : leaves(*role)) {
                    if (is_for_first(each)) {
                        chose.insert(each);
                    }
                }
            }
            return second_anyway || is_made_active(second, [&](component_id judge) {
                       return is_for_second(judge) ||
                              (sees_copy(judge, second, down, apart) &&
                               std::all_of(chose.begin(), chose.end(), [&](component_id each) {
                                   return is_out_of_touch(judge, each, down, apart);
                               }));
                   });
        });
    }

    /// Whether by some rule all who judge have a standby take over, if each that is `for_it` does.
    template <class ForIt>
    [[nodiscard]] bool is_made_active(thing standby, ForIt const& for_it) const {
        auto const& rules = in_[standby.component].rules;
        return std::any_of(rules.begin(), rules.end(), [&](model::rule const& rule) {
            return agree_to(rule, standby.component, for_it);
        });
    }
    template <class ForIt>
    [[nodiscard]] bool agree_to(model::rule const& rule, component_id id,
                                ForIt const& for_it) const {
        auto const roles = judges(in_[id], rule);
        return is_for_the_unseen(rule) && !roles.empty() &&
               std::all_of(roles.begin(), roles.end(),
                           [&](model::expression const* role) { return is_up(*role, for_it); });
    }

    /// Whether enough copies that lead a judge see one copy, and not another one.
    template <class Apart>
    [[nodiscard]] bool favours(component_id judge, thing one, thing other, tables const& down,
                               Apart const& apart) const {
        return are_enough(judge, [&](thing copy) {
            return apart(copy, other) && !apart(copy, one) && leads(copy, down, apart);
        });
    }
    template <class Apart>
    [[nodiscard]] bool sees_copy(component_id judge, thing one, tables const& down,
                                 Apart const& apart) const {
        return are_enough(
            judge, [&](thing copy) { return !apart(copy, one) && leads(copy, down, apart); });
    }
    /// Whether all that lead the one are apart from all that lead the other.
    template <class Apart>
    [[nodiscard]] bool is_out_of_touch(component_id one, component_id other, tables const& down,
                                       Apart const& apart) const {
        for (auto const here : voices(one)) {
            for (auto const there : voices(other)) {
                if (leads(here, down, apart) && leads(there, down, apart) && !apart(here, there)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether a copy acts for its component: alive, with a majority of its like where they vote, and
    /// the first of those.
    template <class Apart>
    [[nodiscard]] bool leads(thing copy, tables const& down, Apart const& apart) const {
        auto const& its = in_[copy.component];
        auto const is_able = [&](thing one) {
            std::int32_t seen = 0;
            for (std::int32_t other = 0; other < copies(copy.component); ++other) {
                thing const peer{copy.component, other};
                seen += is_alive(peer, down) && !apart(one, peer) ? 1 : 0;
            }
            bool const votes = its.quorum && its.quorum->copies;
            return is_alive(one, down) && (!votes || seen > copies(copy.component) / 2);
        };
        thing const first{copy.component, 0};
        bool const waits = has_standbys(its) && copy.copy > 0 && is_able(first) &&
                           (its.quorum || !apart(first, copy));
        return is_able(copy) && !waits;
    }

    /// Whether a voter is up and enough of its copies are alive where a copy can see them.
    template <class Apart>
    [[nodiscard]] bool answers(component_id voter, thing viewer, tables const& down,
                               Apart const& apart) const {
        return out(down, voter).is_zero() && are_enough(voter, [&](thing copy) {
                   return is_alive(copy, down) && !apart(copy, viewer);
               });
    }

    /// A majority that sees a standby and not the active copy.
    template <class Apart>
    [[nodiscard]] bool has_majority(thing standby, tables const& down, Apart const& apart) const {
        auto const& quorum = *in_[standby.component].quorum;
        thing const active{standby.component, 0};
        std::size_t votes = 0;
        std::size_t voters = quorum.voters.size() + (quorum.active_copy ? 1U : 0U);
        for (auto const& role : quorum.voters) {
            auto const reaches = [&](thing viewer) {
                return is_up(role,
                             [&](component_id leaf) { return answers(leaf, viewer, down, apart); });
            };
            votes += reaches(standby) && !reaches(active) ? 1U : 0U;
        }
        if (quorum.copies) {
            voters += in_[standby.component].copies.size();
            for (std::int32_t copy = 0; copy < copies(standby.component); ++copy) {
                thing const voter{standby.component, copy};
                votes += is_alive(voter, down) && !apart(voter, standby) && apart(voter, active)
                             ? 1U
                             : 0U;
            }
        }
        return votes >= voters / 2 + 1;
    }
};

} // namespace hadsl::property

#endif
