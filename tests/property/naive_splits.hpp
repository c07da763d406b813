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

    /// Whether something is, or is in or on, the copies of a component that an event strikes.
    [[nodiscard]] bool is_inside(std::set<thing> const& struck, thing what) const {
        auto const of = struck.begin()->component;
        // What runs in one place at a time is struck as a whole, wherever it runs.
        bool const entirely =
            in_[of].mode == model::run_mode::one_copy || struck.size() == in_[of].copies.size();
        return struck.count(what) > 0 || (entirely && contains(of, what));
    }

    [[nodiscard]] bool is_apart(thing left, thing right, fault::scenario const& happening,
                                tables const& now) const {
        if (!cut(left, right, now).is_zero()) {
            return true;
        }
        for (auto const each : happening) {
            auto const event = fault::index_of(each);
            if (!is_isolation(event)) {
                continue;
            }
            std::map<component_id, std::set<thing>> struck;
            for (auto const& one : events_[event].strikes) {
                struck[one.component].insert({one.component, one.copy});
            }
            for (auto const& [of, copies] : struck) {
                if (is_inside(copies, left) != is_inside(copies, right)) {
                    return true;
                }
            }
        }
        return false;
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
        return true;
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
            return is_apart(left, right, happening, now);
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
            if (is_alive(active, down) && is_alive(standby, down) && apart(active, standby) &&
                has_what_it_takes(standby, down, apart) &&
                (!its.quorum || has_majority(standby, down, apart))) {
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
            auto const& its = in_[role];
            std::int32_t seen = 0;
            for (std::int32_t copy = 0; copy < copies(role); ++copy) {
                bool const speaks = its.mode != model::run_mode::one_copy || copy == 0;
                seen += speaks && !apart(thing{role, copy}, standby) ? 1 : 0;
            }
            return !out(down, role).is_unbounded() &&
                   seen >= (its.mode == model::run_mode::all_active ? its.at_least : 1);
        };
        auto const& rules = in_[standby.component].rules;
        return std::any_of(rules.begin(), rules.end(), [&](model::rule const& rule) {
            return is_for_the_unseen(rule) && std::all_of(rule.needs.begin(), rule.needs.end(),
                                                          [&](model::expression const& role) {
                                                              return is_up(role, is_there);
                                                          });
        });
    }

    /// Whether a voter is up and enough of its copies are alive where a copy can see them.
    template <class Apart>
    [[nodiscard]] bool answers(component_id voter, thing viewer, tables const& down,
                               Apart const& apart) const {
        auto const& its = in_[voter];
        std::int32_t seen = 0;
        for (std::int32_t copy = 0; copy < copies(voter); ++copy) {
            thing const one{voter, copy};
            bool const speaks = its.mode != model::run_mode::one_copy || copy == 0;
            seen += speaks && is_alive(one, down) && !apart(one, viewer) ? 1 : 0;
        }
        return out(down, voter).is_zero() &&
               seen >= (its.mode == model::run_mode::all_active ? its.at_least : 1);
    }

    /// A majority that sees a standby and not the active copy.
    template <class Apart>
    [[nodiscard]] bool has_majority(thing standby, tables const& down, Apart const& apart) const {
        auto const& quorum = *in_[standby.component].quorum;
        thing const active{standby.component, 0};
        std::size_t votes = 0;
        std::size_t voters = quorum.voters.size();
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
