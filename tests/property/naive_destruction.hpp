// tests/property/naive_destruction.hpp - whose data is gone, and what is left to restore it from.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_NAIVE_DESTRUCTION_HPP
#define HADSL_PROPERTY_NAIVE_DESTRUCTION_HPP

#include "naive_causes.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

namespace hadsl::property {

class naive_destruction : protected naive_causes {
protected:
    using naive_causes::naive_causes;

    [[nodiscard]] bool strikes(fault::scenario const& happening, thing copy,
                               model::destruction how) const {
        return std::any_of(happening.begin(), happening.end(), [&](fault::event_id each) {
            auto const event = fault::index_of(each);
            return in_[events_[event].failure].destroys == how && strike(event, copy) != nullptr;
        });
    }

    /// Where data is lost for good, or only what nothing beneath answers for that keeps data too.
    enum class loss { any, unanswered };

    /// The one storage that a component's data is on, wherever it runs: as said, or as all of its
    /// places have it in common.
    [[nodiscard]] std::set<component_id> shelf(component_id id) const {
        if (in_[id].data_on) {
            return {*in_[id].data_on};
        }
        if (in_[id].mode != model::run_mode::one_copy) {
            return {};
        }
        auto const first = storage_of({id, 0});
        bool is_shared = first.size() == 1;
        for (std::int32_t copy = 1; copy < copies(id); ++copy) {
            is_shared = is_shared && !is_empty_there({id, copy});
        }
        return is_shared ? first : std::set<component_id>{};
    }
    /// What a copy is on that stores things.
    [[nodiscard]] std::set<component_id> storage_of(thing copy) const {
        std::set<component_id> found;
        for (auto const each : place(copy)) {
            if (is_a(each, "storage") || is_a(each, "disk")) {
                found.insert(each);
            }
        }
        return found;
    }
    /// Whether what runs in one place at a time has storage at the first place that it does not find
    /// all there.
    [[nodiscard]] bool is_empty_there(thing copy) const {
        auto const& its = in_[copy.component];
        auto const first = storage_of({copy.component, 0});
        auto const there = storage_of(copy);
        return its.mode == model::run_mode::one_copy && !its.data_on &&
               !std::includes(there.begin(), there.end(), first.begin(), first.end());
    }
    [[nodiscard]] bool is_a(component_id id, std::string_view kind) const {
        auto const& kinds = in_[in_[id].kind].ancestors;
        return std::any_of(kinds.begin(), kinds.end(),
                           [&](model::kind_id each) { return in_[each].name == kind; });
    }

    /// Whether all that is in or on a copy is gone.
    [[nodiscard]] bool is_emptied(thing copy, fault::scenario const& happening, loss of) const {
        auto const kept = shelf(copy.component);
        auto const& around = place(copy);
        auto const in = kept.empty() ? std::set<component_id>(around.begin(), around.end()) : kept;
        return strikes(happening, copy, model::destruction::contents) ||
               std::any_of(in.begin(), in.end(),
                           [&](component_id each) { return is_emptied(each, happening, of); });
    }
    [[nodiscard]] bool is_emptied(component_id id, fault::scenario const& happening,
                                  loss of) const {
        return !(of == loss::unanswered && in_[id].keeps_data) &&
               is_gone(id, [&](thing copy) { return is_emptied(copy, happening, of); });
    }

    [[nodiscard]] bool is_destroyed(thing copy, fault::scenario const& happening,
                                    loss of = loss::any) const {
        auto const is_struck = [&](thing which) {
            return strikes(happening, which, model::destruction::data) ||
                   strikes(happening, which, model::destruction::contents);
        };
        auto const kept = shelf(copy.component);
        if (kept.empty()) {
            return is_struck(copy) || is_emptied(copy, happening, of);
        }
        for (std::int32_t any = 0; any < copies(copy.component); ++any) {
            if (is_struck({copy.component, any})) {
                return true; // there is one copy of what is kept elsewhere
            }
        }
        auto const& around = in_[copy.component].containers;
        return is_destroyed(*kept.begin(), happening, of) ||
               std::any_of(around.begin(), around.end(), [&](component_id each) {
                   return is_a(each, "account") && is_emptied(each, happening, of);
               });
    }
    [[nodiscard]] bool is_destroyed(component_id id, fault::scenario const& happening,
                                    loss of = loss::any) const {
        return !(of == loss::unanswered && in_[id].keeps_data) &&
               is_gone(id, [&](thing copy) { return is_destroyed(copy, happening, of); });
    }

    /// No copy is left, or too few shares.
    template <class Destroyed>
    [[nodiscard]] bool is_gone(component_id id, Destroyed const& destroyed) const {
        if (in_[id].mode == model::run_mode::one_copy) {
            return destroyed(thing{id, 0});
        }
        std::int32_t left = 0;
        for (std::int32_t copy = 0; copy < copies(id); ++copy) {
            left += destroyed(thing{id, copy}) ? 0 : 1;
        }
        return left < (in_[id].data_in_shares ? in_[id].at_least : 1);
    }

    [[nodiscard]] bool survives(model::backup const& backup,
                                fault::scenario const& happening) const {
        return !backup.on ||
               is_up(*backup.on, [&](component_id leaf) { return !is_destroyed(leaf, happening); });
    }

    /// Copies, or shares enough of them, or a backup are left.
    [[nodiscard]] bool can_restore(component_id id, fault::scenario const& happening) const {
        auto const& backups = in_[id].backups;
        return !is_destroyed(id, happening) ||
               std::any_of(backups.begin(), backups.end(),
                           [&](model::backup const& each) { return survives(each, happening); });
    }
};

} // namespace hadsl::property

#endif
