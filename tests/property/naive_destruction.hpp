// tests/property/naive_destruction.hpp - whose data is gone, and what is left to restore it from.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_NAIVE_DESTRUCTION_HPP
#define HADSL_PROPERTY_NAIVE_DESTRUCTION_HPP

#include "naive_causes.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstdint>
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

    /// Whether all that is in or on a copy is gone.
    [[nodiscard]] bool is_emptied(thing copy, fault::scenario const& happening) const {
        auto const& in = place(copy);
        return strikes(happening, copy, model::destruction::contents) ||
               std::any_of(in.begin(), in.end(),
                           [&](component_id each) { return is_emptied(each, happening); });
    }
    [[nodiscard]] bool is_emptied(component_id id, fault::scenario const& happening) const {
        return is_gone(id, [&](thing copy) { return is_emptied(copy, happening); });
    }

    [[nodiscard]] bool is_destroyed(thing copy, fault::scenario const& happening) const {
        if (strikes(happening, copy, model::destruction::data) ||
            strikes(happening, copy, model::destruction::contents)) {
            return true;
        }
        if (auto const kept = in_[copy.component].data_on) {
            auto const& around = in_[copy.component].containers;
            return is_destroyed(*kept, happening) ||
                   std::any_of(around.begin(), around.end(), [&](component_id each) {
                       auto const& kinds = in_[in_[each].kind].ancestors;
                       return std::any_of(kinds.begin(), kinds.end(),
                                          [&](model::kind_id kind) {
                                              return in_[kind].name == "account";
                                          }) &&
                              is_emptied(each, happening);
                   });
        }
        return is_emptied(copy, happening);
    }
    [[nodiscard]] bool is_destroyed(component_id id, fault::scenario const& happening) const {
        return is_gone(id, [&](thing copy) { return is_destroyed(copy, happening); });
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
