// hadsl/fault/loss_story.hpp - how data is lost: by what a rule gives up, or destroyed with its copies.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_LOSS_STORY_HPP
#define HADSL_FAULT_LOSS_STORY_HPP

#include <hadsl/fault/outage_story.hpp>
#include <hadsl/fault/sight.hpp>
#include <hadsl/fault/story.hpp>
#include <hadsl/model/own_data.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <vector>

namespace hadsl::fault {

class loss_story : protected outage_story {
protected:
    using outage_story::outage_story;

    void tell_loss(model::component_id id) {
        auto const length = found_->data_loss[model::index_of(id)];
        if (length.is_zero() || !told_lost_.insert(id).second) {
            return;
        }
        auto const& component = component_of(id);
        if (!component.keeps_data) {
            for (auto const lower : used_by(component)) {
                if (found_->data_loss[model::index_of(lower)] == length) {
                    tell_loss(lower);
                    break;
                }
            }
            add(step::kind::lost, id, -1, length, component.at);
            return;
        }
        bool by_rule = false;
        for (std::size_t copy = 0; copy < component.copies.size() && !by_rule; ++copy) {
            auto const at = static_cast<std::int32_t>(copy);
            for (auto const& each : causes_of(id, at)) {
                for (std::size_t index = 0; index < component.rules.size() && !by_rule; ++index) {
                    auto const& rule = component.rules[index];
                    if (rule.losing == length && base_->seen.matches(rule, id, at, each.cause)) {
                        by_rule = true;
                        tell_cause(id, at, each);
                        auto& made = add(step::kind::rule, id, at, rule.time, rule.at);
                        made.rule = static_cast<std::int32_t>(index);
                        made.protection = rule.protection;
                    }
                }
            }
        }
        by_rule = by_rule || tell_late(id, length) || tell_unseen(id, length) ||
                  tell_restored(id, length);
        for (std::size_t copy = 0; copy < component.copies.size() && !by_rule; ++copy) {
            tell_missing(id, static_cast<std::int32_t>(copy), length);
        }
        for (auto const& backup : component.backups) {
            if (by_rule || !backup.on || !compute_.is_destroyed(*backup.on)) {
                continue;
            }
            std::vector<model::component_id> keepers;
            append_leaves(*backup.on, keepers);
            for (auto const keeper : keepers) {
                tell_destroyed(keeper, 0);
                add(step::kind::destroyed, keeper, 0, unbounded, backup.at);
            }
        }
        if (!by_rule && !length.is_unbounded()) {
            tell_survivor(id, length);
        }
        add(step::kind::lost, id, -1, length, component.at);
    }

private:
    /// A copy takes over that is this far behind.
    bool tell_late(model::component_id id, duration length) {
        auto const& component = component_of(id);
        if (!has_standbys(component)) {
            return false;
        }
        for (auto const& each : causes_of(id, 0)) {
            for (std::size_t index = 0; index < component.rules.size(); ++index) {
                auto const& rule = component.rules[index];
                bool const takes_over = rule.action == model::action::take_over &&
                                        base_->seen.matches(rule, id, 0, each.cause);
                for (std::size_t at = 1; takes_over && at < component.copies.size(); ++at) {
                    auto const copy = static_cast<std::int32_t>(at);
                    if (component.copies[at].lag == length &&
                        !reading_of(id).serve[at].is_unbounded()) {
                        tell_cause(id, 0, each);
                        tell_standbys_before(id, copy);
                        add(step::kind::survivor, id, copy, length, place_span(id, copy));
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// Why those that would have lost less do not take over.
    void tell_standbys_before(model::component_id id, std::int32_t taken) {
        auto const& copies = component_of(id).copies;
        for (std::size_t at = 1; at < copies.size(); ++at) {
            if (copies[at].lag < copies[static_cast<std::size_t>(taken)].lag) {
                tell_longest_cause(id, static_cast<std::int32_t>(at));
            }
        }
    }

    /// A standby takes over while the active copy goes on.
    bool tell_unseen(model::component_id id, duration length) {
        auto const& component = component_of(id);
        auto const count = static_cast<std::int32_t>(component.copies.size());
        for (std::int32_t at = 1; has_standbys(component) && at < count; ++at) {
            site const standby{id, at};
            for (std::size_t which = 0; which < component.rules.size(); ++which) {
                auto const& rule = component.rules[which];
                if (longer_of(rule.losing, component.copies[static_cast<std::size_t>(at)].lag) !=
                        length ||
                    !compute_.is_taken_over_unseen(standby, rule)) {
                    continue;
                }
                if (compute_.acts_alone(component, rule)) {
                    tell_links({id, 0}, standby);
                    add(step::kind::split_brain, id, at, zero, component.at);
                } else {
                    tell_replaced(id, {rule.time, at, static_cast<std::int32_t>(which)});
                }
                return true;
            }
        }
        return false;
    }

    /// It starts where its data is not, from a backup.
    bool tell_restored(model::component_id id, duration length) {
        auto const& component = component_of(id);
        if (component.backups.empty() || !model::leaves_storage_behind(*in_, component) ||
            youngest_backup(component) != length) {
            return false;
        }
        for (auto const& each : causes_of(id, 0)) {
            for (std::size_t index = 0; index < component.rules.size(); ++index) {
                auto const& rule = component.rules[index];
                if (!restores(*base_, rule, id, each)) {
                    continue;
                }
                tell_cause(id, 0, each);
                auto& made = add(step::kind::rule, id, 0, rule.time, rule.at);
                made.rule = static_cast<std::int32_t>(index);
                made.protection = rule.protection;
                auto const backup =
                    std::find_if(component.backups.begin(), component.backups.end(),
                                 [&](model::backup const& one) { return one.interval == length; });
                add(step::kind::survivor, id, -1, length, backup->at);
                return true;
            }
        }
        return false;
    }

    /// Why a copy has not what is lost: its data is destroyed, or what that lies on has lost as much.
    void tell_missing(model::component_id id, std::int32_t copy, duration length) {
        if (compute_.data_destroyed(id, copy, beneath::without_data)) {
            tell_destroyed(id, copy);
            add(step::kind::destroyed, id, copy, unbounded, place_span(id, copy));
            return;
        }
        if (copy >= holders(component_of(id))) {
            return;
        }
        for (auto const store : stores_of(*base_, id, copy)) {
            if (found_->data_loss[model::index_of(store)] >= length) {
                tell_loss(store);
                return;
            }
        }
    }

    /// Whatever a component works with: its data path, its needs and its places.
    [[nodiscard]] std::vector<model::component_id> used_by(model::component const& of) const {
        std::vector<model::component_id> used;
        append_needed(of, used);
        for (auto const& copy : of.copies) {
            used.insert(used.end(), copy.place.begin(), copy.place.end());
        }
        return used;
    }

    /// Which failures destroy the data of a copy.
    void tell_destroyed(model::component_id id, std::int32_t copy) {
        for (auto const event : *happening_) {
            auto const& each = (*base_->events)[index_of(event)];
            if ((*in_)[each.failure].destroys == model::destruction::nothing) {
                continue;
            }
            auto const store = model::stored_on(*in_, component_of(id));
            for (auto const& strike : each.strikes) {
                bool const here = strike.component == id && strike.copy == copy;
                bool const is_around = strike.component != id &&
                                       base_->places.contains(strike.component, {id, copy}) &&
                                       (!store || model::is_account(*in_, strike.component));
                bool const is_kept =
                    store && base_->places.contains(strike.component, {*store, -1});
                if (here || is_around || is_kept) {
                    tell_strike(event, strike.component, strike.copy);
                }
            }
        }
    }

    /// The youngest data that is left: a copy that is behind, or a backup.
    void tell_survivor(model::component_id id, duration age) {
        auto const& component = component_of(id);
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            auto const copy = static_cast<std::int32_t>(at);
            if (component.copies[at].lag == age && !compute_.data_destroyed(id, copy)) {
                add(step::kind::survivor, id, copy, age, place_span(id, copy));
                return;
            }
        }
        for (auto const& each : component.backups) {
            if (each.interval == age && (!each.on || !compute_.is_destroyed(*each.on))) {
                add(step::kind::survivor, id, -1, age, each.at);
                return;
            }
        }
    }

    std::set<model::component_id> told_lost_;
};

} // namespace hadsl::fault

#endif
