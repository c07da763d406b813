// hadsl/model/placement.hpp - whether what stands on what comes to an end, and soon enough.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_PLACEMENT_HPP
#define HADSL_MODEL_PLACEMENT_HPP

#include <hadsl/model/ancestry.hpp>
#include <hadsl/model/scope.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::model {

/// How many components stand on one another at most. What lies beneath a copy is looked at one by
/// one, so a tower costs the square of its height.
inline constexpr std::size_t most_levels = 64;

/// Reports the first component that stands too high above what is at the bottom.
inline void check_depth(scope& all, parents_of const& places,
                        std::vector<std::size_t> const& order) {
    std::vector<std::size_t> level(places.size(), 1);
    for (auto const i : order) {
        for (auto const place : places[i]) {
            level[i] = std::max(level[i], level[place] + 1);
        }
        if (level[i] > most_levels) {
            auto const& component = all.result.components[i];
            all.found.add(source::code::placed_too_deep, component.at,
                          "found " + in_backticks(component.name) + " at level " +
                              std::to_string(level[i]) +
                              " of what stands on one another, expected at most " +
                              std::to_string(most_levels));
            return;
        }
    }
}

/// Reports what stands on itself over others: `a` on `b` on `a`.
inline void check_placement(scope& all) {
    auto const& components = all.result.components;
    parents_of places(components.size());
    for (std::size_t i = 0; i < components.size(); ++i) {
        for (auto const& copy : components[i].copies) {
            for (auto const id : copy.place) {
                places[i].push_back(index_of(id));
            }
        }
        std::sort(places[i].begin(), places[i].end());
        places[i].erase(std::unique(places[i].begin(), places[i].end()), places[i].end());
    }
    auto const ancestry = order_by_parents(places);
    check_depth(all, places, ancestry.order);
    for (auto const& cycle : ancestry.cycles) {
        std::string text;
        std::vector<source::note> notes;
        constexpr std::size_t most_shown = 8;
        for (std::size_t i = 0; i < cycle.size(); ++i) {
            if (i < most_shown) {
                text += in_backticks(components[cycle[i]].name) + " on ";
            } else if (i == most_shown) {
                text += "… on ";
            }
            if (i > 0 && i < most_shown) {
                notes.push_back({components[cycle[i]].at,
                                 in_backticks(components[cycle[i]].name) + " is declared here"});
            }
        }
        auto const& first = components[cycle.front()];
        all.found.add(source::code::placement_cycle, first.at,
                      "found " + in_backticks(first.name) +
                          " placed on or in itself, expected no way back: " + text +
                          in_backticks(first.name),
                      "", std::move(notes));
    }
}

} // namespace hadsl::model

#endif
