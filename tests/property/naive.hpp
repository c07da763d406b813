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
                                         tables const& now) const {
        auto const& its = in_[id];
        bool const all =
            its.mode == model::run_mode::all_active || its.mode == model::run_mode::lockstep;
        duration lost = zero;
        auto const active = its.mode == model::run_mode::all_active ? copies(id) : 1;
        for (std::int32_t copy = 0; copy < active; ++copy) {
            for (auto const& each : causes_.at({id, copy})) {
                if (happens(each, happening) && !natural({id, copy}, each, now).is_zero()) {
                    for (auto const* rule : each.rules) {
                        lost = std::max(lost, rule->losing);
                        if (rule->action == model::action::take_over && !is_planned(each)) {
                            lost = std::max(lost, behind(id, now));
                        }
                    }
                }
            }
        }
        lost = std::max(lost, lost_out_of_sight(id, now));
        if (all ? is_destroyed(id, happening) : is_destroyed(thing{id, 0}, happening)) {
            auto age = unbounded;
            if (its.mode == model::run_mode::one_active) {
                for (std::int32_t copy = 1; copy < copies(id); ++copy) {
                    if (!is_destroyed(thing{id, copy}, happening)) {
                        age = std::min(age, its.copies[static_cast<std::size_t>(copy)].lag);
                    }
                }
            }
            for (auto const& backup : its.backups) {
                if (survives(backup, happening)) {
                    age = std::min(age, backup.interval);
                }
            }
            lost = std::max(lost, age);
        }
        return lost;
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

    /// Without a quorum, a standby across a broken link takes over, and the other side's work with
    /// it is gone.
    [[nodiscard]] duration lost_out_of_sight(component_id id, tables const& now) const {
        auto const& its = in_[id];
        auto lost = zero;
        for (std::int32_t copy = 1; one_serves(id) && !its.quorum && copy < copies(id); ++copy) {
            if (cut({id, 0}, {id, copy}, now).is_zero()) {
                continue;
            }
            for (auto const& rule : its.rules) {
                if (is_for_the_unseen(rule)) {
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

    [[nodiscard]] duration data_loss(component_id id, fault::scenario const& happening,
                                     tables const& now) const {
        if (in_[id].keeps_data) {
            return own_data_loss(id, happening, now);
        }
        std::set<component_id> reached;
        reach(id, reached);
        duration lost = zero;
        for (auto const each : reached) {
            if (in_[each].keeps_data) {
                lost = std::max(lost, own_data_loss(each, happening, now));
            }
        }
        return lost;
    }
};

} // namespace hadsl::property

#endif
