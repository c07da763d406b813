// hadsl/fault/rates.hpp - how often failures happen, how long they stand, and whom they can touch.
// SPDX-License-Identifier: BSL-1.0
//
// A failure comes and goes by itself: `every` is how long it goes well between two of them, on
// average, and `lasting` how long one stands. It begins once in every + lasting, and stands for
// lasting / (every + lasting) of the time.
#ifndef HADSL_FAULT_RATES_HPP
#define HADSL_FAULT_RATES_HPP

#include <hadsl/fault/dependencies.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <cstddef>
#include <vector>

namespace hadsl::fault {

/// Whether it is said how often an event happens, and how long it lasts at most.
[[nodiscard]] constexpr bool is_rated(event const& of) {
    return !of.every.is_unbounded() && !of.lasts().is_unbounded();
}

/// From the beginning of an event to its next beginning, in milliseconds. The event is rated.
[[nodiscard]] constexpr double cycle_of(event const& of) {
    return static_cast<double>(of.every.milliseconds) +
           static_cast<double>(of.lasts().milliseconds);
}

/// The events that strike a component, or anything that it depends on, ascending.
template <class Dependencies>
[[nodiscard]] std::vector<event_id> events_touching(model::architecture const& in,
                                                    std::vector<event> const& events,
                                                    Dependencies const& on,
                                                    model::component_id target) {
    std::vector<bool> seen(in.components.size(), false);
    std::vector<model::component_id> open{target};
    seen[model::index_of(target)] = true;
    while (!open.empty()) {
        auto const next = open.back();
        open.pop_back();
        for (auto const each : on.of(next)) {
            if (!seen[model::index_of(each)]) {
                seen[model::index_of(each)] = true;
                open.push_back(each);
            }
        }
    }
    std::vector<event_id> found;
    for (std::size_t at = 0; at < events.size(); ++at) {
        for (auto const& each : events[at].strikes) {
            if (seen[model::index_of(each.component)]) {
                found.push_back(static_cast<event_id>(at));
                break;
            }
        }
    }
    return found;
}

} // namespace hadsl::fault

#endif
