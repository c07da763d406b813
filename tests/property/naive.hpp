// tests/property/naive.hpp - the meaning of an architecture, said a second time and naively.
// SPDX-License-Identifier: BSL-1.0
//
// Written from the prose of the language alone, with sets of strings for symptoms and with whole
// tables iterated from zero until nothing changes, so that a misreading in the evaluator or in the
// lowering shows up as a difference. Nothing here is meant to be fast. Each header of the family
// adds one idea to the one it includes: expressions, placement, causes, destruction, outages, splits.
#ifndef HADSL_PROPERTY_NAIVE_HPP
#define HADSL_PROPERTY_NAIVE_HPP

#include "naive_splits.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

namespace hadsl::property {

/// What a scenario does, per component.
struct effects {
    std::vector<duration> outage, disruption, data_loss;
    std::vector<bool> split_brain;
};

class meaning : private naive_splits {
public:
    meaning(model::architecture const& in, std::vector<fault::event> const& events)
        : naive_splits(in, events) {}

    using naive_splits::give_up_after;

    [[nodiscard]] effects evaluate(fault::scenario const& happening) const {
        auto const now = settle(happening);
        effects result{now.outage, now.disruption, {}, {}};
        for (std::size_t at = 0; at < in_.components.size(); ++at) {
            auto const id = static_cast<component_id>(at);
            result.data_loss.push_back(data_loss(id, happening, now));
            result.split_brain.push_back(splits(id, happening, now));
        }
        return result;
    }

private:
    [[nodiscard]] duration own_data_loss(component_id id, fault::scenario const& happening,
                                         tables const& now,
                                         std::set<component_id> const& above) const {
        auto const& its = in_[id];
        duration lost = zero;
        auto const active = its.mode == model::run_mode::all_active ? copies(id) : 1;
        for (std::int32_t copy = 0; copy < active; ++copy) {
            for (auto const& each : causes_.at({id, copy})) {
                if (happens(each, happening) && !natural({id, copy}, each, now).is_zero()) {
                    std::set<duration> given_up;
                    for (auto const* rule : each.rules) {
                        given_up.insert(rule->losing);
                        if (rule->action == model::action::take_over && !is_planned(each)) {
                            lost = std::max(lost, behind(id, now));
                        }
                    }
                    if (!given_up.empty()) {
                        lost = std::max(lost,
                                        is_planned(each) ? *given_up.begin() : *given_up.rbegin());
                    }
                }
            }
        }
        lost = std::max(lost, lost_out_of_sight(id, now));
        lost = std::max(lost, lost_by_starting_from_a_backup(id, happening, now));
        return std::max(lost, missing(id, happening, now, above));
    }

    /// Nothing of a place's storage is where it is started next, and no rule but a restore helps
    /// sooner.
    [[nodiscard]] duration lost_by_starting_from_a_backup(component_id id,
                                                          fault::scenario const& happening,
                                                          tables const& now) const {
        auto const& its = in_[id];
        if (its.backups.empty()) {
            return zero;
        }
        bool is_left_behind = false;
        for (std::int32_t copy = 0; copy < copies(id); ++copy) {
            is_left_behind = is_left_behind || is_empty_there({id, copy});
        }
        auto const& causes = causes_.at({id, 0});
        bool is_restored = false;
        for (std::size_t at = 0; at < causes.size(); ++at) {
            for (auto const* rule : causes[at].rules) {
                is_restored =
                    is_restored || (rule->action == model::action::restore &&
                                    !rule->time.is_unbounded() && happens(causes[at], happening) &&
                                    !natural({id, 0}, causes[at], now).is_zero() &&
                                    now.cost.at({id, 0})[at] >= rule->time);
            }
        }
        auto interval = unbounded;
        for (auto const& each : its.backups) {
            interval = std::min(interval, each.interval);
        }
        return is_left_behind && is_restored ? interval : zero;
    }

    /// What the copies lack that should have the data: destroyed, or not in what they lie on; as
    /// far as nobody else has it.
    [[nodiscard]] duration missing(component_id id, fault::scenario const& happening,
                                   tables const& now, std::set<component_id> above) const {
        auto const& its = in_[id];
        above.insert(id);
        std::vector<duration> gaps;
        for (std::int32_t copy = 0; copy < copies(id); ++copy) {
            if (copy > 0 && its.mode == model::run_mode::one_copy) {
                break;
            }
            auto gap =
                is_destroyed(thing{id, copy}, happening, loss::unanswered) ? unbounded : zero;
            auto stores = shelf(id);
            if (stores.empty()) {
                lies_on({id, copy}, stores);
            }
            for (auto const store : stores) {
                if (above.count(store) == 0) {
                    gap = std::max(gap, data_loss(store, happening, now, above));
                }
            }
            gaps.push_back(gap);
        }
        auto age = unbounded;
        if (its.mode == model::run_mode::one_active) {
            age = gaps[0];
            for (std::size_t copy = 1; copy < gaps.size(); ++copy) {
                age = std::min(age, std::max(gaps[copy], its.copies[copy].lag));
            }
        } else {
            // As many as must be left are sound up to here.
            std::sort(gaps.begin(), gaps.end());
            age = gaps[its.data_in_shares ? static_cast<std::size_t>(its.at_least) - 1 : 0];
        }
        for (auto const& backup : its.backups) {
            if (survives(backup, happening)) {
                age = std::min(age, backup.interval);
            }
        }
        return age;
    }

    /// Whatever keeps data beneath a copy; what has copies itself stands for what is beneath it.
    void lies_on(thing copy, std::set<component_id>& stores) const {
        for (auto const each : place(copy)) {
            bool const is_one = in_[each].mode == model::run_mode::single;
            if (in_[each].keeps_data || !is_one) {
                stores.insert(each);
            }
            if (is_one) {
                lies_on({each, 0}, stores);
            }
        }
    }

    [[nodiscard]] bool is_planned(cause const& of) const {
        return of.from.what == origin::sort::event &&
               in_[events_[of.from.number].failure].is_planned;
    }
    [[nodiscard]] bool one_serves(component_id id) const {
        return in_[id].mode == model::run_mode::one_active ||
               in_[id].mode == model::run_mode::lockstep;
    }

    /// The lag of the best standby that serves sooner or later; of the worst when none does.
    [[nodiscard]] duration behind(component_id id, tables const& now) const {
        std::set<duration> coming;
        std::set<duration> all{zero};
        for (std::int32_t copy = 1; one_serves(id) && copy < copies(id); ++copy) {
            auto const lag = in_[id].copies[static_cast<std::size_t>(copy)].lag;
            all.insert(lag);
            if (!serve({id, copy}, now).is_unbounded()) {
                coming.insert(lag);
            }
        }
        return coming.empty() ? *all.rbegin() : *coming.begin();
    }

    /// A standby takes over although the first copy goes on, and the work of that one is gone.
    [[nodiscard]] duration lost_out_of_sight(component_id id, tables const& now) const {
        auto const& its = in_[id];
        auto lost = zero;
        for (std::int32_t copy = 1; one_serves(id) && copy < copies(id); ++copy) {
            thing const standby{id, copy};
            for (auto const& rule : its.rules) {
                bool const is_alone = !its.quorum && !its.fenced_by && judges(its, rule).empty() &&
                                      is_for_the_unseen(rule) &&
                                      !cut({id, 0}, standby, now).is_zero();
                if (is_alone || has_succeeded(standby, rule, now) ||
                    has_shut_out(standby, rule, now)) {
                    lost = std::max(
                        {lost, rule.losing, its.copies[static_cast<std::size_t>(copy)].lag});
                }
            }
        }
        return lost;
    }

    /// What keeps data, or what it needs and stands on in its place.
    void reach(component_id id, std::set<component_id>& reached) const {
        if (!reached.insert(id).second || in_[id].keeps_data) {
            return;
        }
        auto const& its = in_[id];
        std::set<component_id> next;
        for (auto const& need : its.needs) {
            collect(need.of, next);
        }
        for (auto const& role : its.requests) {
            collect(role, next);
        }
        for (auto const& copy : its.copies) {
            next.insert(copy.place.begin(), copy.place.end());
        }
        for (auto const each : next) {
            reach(each, reached);
        }
    }

    /// `above` is what is being asked already: nothing loses data by itself.
    [[nodiscard]] duration data_loss(component_id id, fault::scenario const& happening,
                                     tables const& now,
                                     std::set<component_id> const& above = {}) const {
        if (in_[id].keeps_data) {
            return own_data_loss(id, happening, now, above);
        }
        std::set<component_id> reached;
        reach(id, reached);
        duration lost = zero;
        for (auto const each : reached) {
            if (in_[each].keeps_data && above.count(each) == 0) {
                lost = std::max(lost, own_data_loss(each, happening, now, above));
            }
        }
        return lost;
    }
};

} // namespace hadsl::property

#endif
