// hadsl/fault/destruction.hpp - whose data a scenario destroys, and what is left to restore it from.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_DESTRUCTION_HPP
#define HADSL_FAULT_DESTRUCTION_HPP

#include <hadsl/fault/expressions.hpp>
#include <hadsl/fault/reading.hpp>
#include <hadsl/model/own_data.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace hadsl::fault {

/// How many copies hold data: all, or the one place where it runs.
[[nodiscard]] constexpr std::int32_t holders(model::component const& of) {
    return of.mode == model::run_mode::one_copy ? 1 : static_cast<std::int32_t>(of.copies.size());
}

/// How many of the holders must be destroyed for the data to be gone.
[[nodiscard]] constexpr std::int32_t losable(model::component const& of) {
    return of.data_in_shares ? holders(of) - of.at_least + 1 : holders(of);
}

/// What the data of a copy lies on: where the component says, or whatever keeps data beneath it.
template <class Groundwork>
[[nodiscard]] constexpr std::vector<model::component_id> stores_of(Groundwork const& base,
                                                                   model::component_id id,
                                                                   std::int32_t copy) {
    std::vector<model::component_id> stores;
    if (auto const on = model::stored_on(*base.in, (*base.in)[id])) {
        stores.push_back(*on);
        return stores;
    }
    for (auto const lower : base.places.beneath(id, copy)) {
        // What has copies is opaque from above: it loses the worst of what it stands on itself.
        if ((*base.in)[lower].keeps_data || has_copies((*base.in)[lower])) {
            stores.push_back(lower);
        }
    }
    return stores;
}

/// Beneath a copy, whose destruction is asked for. What keeps data says itself how much of it is lost:
/// it may have a backup.
enum class beneath : std::uint8_t { all, without_data };

/// The age of the youngest backup there can be; unbounded without any.
[[nodiscard]] constexpr duration youngest_backup(model::component const& of) {
    auto age = unbounded;
    for (auto const& backup : of.backups) {
        age = shorter_of(age, backup.interval);
    }
    return age;
}

/// Whether a rule restores the first copy once a cause has had its time. In unbounded time it never
/// does.
template <class Groundwork>
[[nodiscard]] constexpr bool restores(Groundwork const& base, model::rule const& by,
                                      model::component_id id, effect const& of) {
    return by.action == model::action::restore && !by.time.is_unbounded() && of.length >= by.time &&
           base.seen.matches(by, id, 0, of.cause);
}

/// Finds whose data is destroyed.
template <class Groundwork>
class basic_destruction : public basic_readings<Groundwork> {
    using readings = basic_readings<Groundwork>;

protected:
    using readings::happening;
    using readings::happening_;
    using readings::in_;

public:
    using readings::readings;

    /// Whether what stands in, on or is kept on a copy of a component is destroyed.
    [[nodiscard]] constexpr bool contents_destroyed(model::component_id id, std::int32_t copy,
                                                    beneath of) const {
        if (struck_by(id, copy, model::destruction::contents)) {
            return true;
        }
        auto const& component = (*in_)[id];
        if (auto const store = model::stored_on(*in_, component)) {
            return all_contents_destroyed(*store, of);
        }
        auto const& place = component.copies[static_cast<std::size_t>(copy)].place;
        return std::any_of(place.begin(), place.end(), [&](model::component_id lower) {
            return all_contents_destroyed(lower, of);
        });
    }

    /// Whether the data of a copy is destroyed.
    [[nodiscard]] constexpr bool data_destroyed(model::component_id id, std::int32_t copy,
                                                beneath of = beneath::all) const {
        auto const& component = (*in_)[id];
        auto const store = model::stored_on(*in_, component);
        if (!store) {
            return struck_by(id, copy, model::destruction::data) ||
                   contents_destroyed(id, copy, of);
        }
        // What is kept elsewhere is there once, whichever copy is struck.
        return any_struck_by(id, model::destruction::data) ||
               any_struck_by(id, model::destruction::contents) || all_data_destroyed(*store, of) ||
               std::any_of(component.containers.begin(), component.containers.end(),
                           [&](model::component_id each) {
                               return model::is_account(*in_, each) &&
                                      all_contents_destroyed(each, of);
                           });
    }

    [[nodiscard]] constexpr bool all_data_destroyed(model::component_id id,
                                                    beneath of = beneath::all) const {
        return !says_itself(id, of) &&
               too_many(id, [&](std::int32_t copy) { return data_destroyed(id, copy, of); });
    }

    /// Whether nothing is left of what an expression names (the keeper of a backup).
    [[nodiscard]] constexpr bool is_destroyed(model::expression const& of) const {
        return !value_of(of, [&](model::component_id leaf) {
                    return all_data_destroyed(leaf) ? unbounded : zero;
                }).is_zero();
    }

    /// Whether a restore has something to restore from: a copy of the data, or a backup.
    [[nodiscard]] constexpr bool can_restore(model::component_id id) const {
        auto const& backups = (*in_)[id].backups;
        return !all_data_destroyed(id) ||
               std::any_of(backups.begin(), backups.end(), [&](model::backup const& each) {
                   return !each.on || !is_destroyed(*each.on);
               });
    }

private:
    [[nodiscard]] constexpr bool struck_by(model::component_id id, std::int32_t copy,
                                           model::destruction how) const {
        return std::any_of(happening_->begin(), happening_->end(), [&](event_id each) {
            return (*in_)[happening(each).failure].destroys == how &&
                   strikes(happening(each), id, copy);
        });
    }
    [[nodiscard]] constexpr bool any_struck_by(model::component_id id,
                                               model::destruction how) const {
        auto const count = static_cast<std::int32_t>((*in_)[id].copies.size());
        for (std::int32_t copy = 0; copy < count; ++copy) {
            if (struck_by(id, copy, how)) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] constexpr bool all_contents_destroyed(model::component_id id, beneath of) const {
        return !says_itself(id, of) &&
               too_many(id, [&](std::int32_t copy) { return contents_destroyed(id, copy, of); });
    }
    [[nodiscard]] constexpr bool says_itself(model::component_id id, beneath of) const {
        return of == beneath::without_data && (*in_)[id].keeps_data;
    }
    /// Whether so many copies are destroyed that the rest does not have the data: all of them, or
    /// with shares more than can be spared. Of one on several places the first has what there is.
    template <class Predicate>
    [[nodiscard]] constexpr bool too_many(model::component_id id,
                                          Predicate const& is_destroyed) const {
        auto const& component = (*in_)[id];
        std::int32_t destroyed = 0;
        for (std::int32_t at = 0; at < holders(component); ++at) {
            destroyed += is_destroyed(at) ? 1 : 0;
        }
        return destroyed >= losable(component);
    }
};

} // namespace hadsl::fault

#endif
