// hadsl/fault/cold_start.hpp - what can ever start when everything is stopped.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_COLD_START_HPP
#define HADSL_FAULT_COLD_START_HPP

#include <hadsl/fault/outage.hpp>
#include <hadsl/fault/story.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// Which components can start, one after another, when nothing runs: the least set that holds
/// every component whose places, needs, requests and `starts after` are in it. A tolerated need
/// counts: nothing was ever there to tide it over.
template <class Architecture>
[[nodiscard]] constexpr std::vector<bool> can_start(Architecture const& in) {
    std::vector<bool> up(in.components.size(), false);
    auto const is_up = [&](model::expression const& of) {
        return value_of(of,
                        [&](model::component_id leaf) {
                            return up[model::index_of(leaf)] ? zero : unbounded;
                        })
            .is_zero();
    };
    auto const ready = [&](model::component const& of) {
        std::size_t places = 0;
        for (auto const& copy : of.copies) {
            places += std::all_of(copy.place.begin(), copy.place.end(),
                                  [&](model::component_id lower) {
                                      return static_cast<bool>(up[model::index_of(lower)]);
                                  })
                          ? 1U
                          : 0U;
        }
        auto needed =
            static_cast<std::size_t>(of.mode == model::run_mode::all_active ? of.at_least : 1);
        if (of.quorum) {
            auto votes = std::min(places, model::voting_copies(of));
            for (auto const& voter : of.quorum->voters) {
                votes += is_up(voter) ? 1U : 0U;
            }
            if (votes < model::voter_count(of) / 2 + 1) {
                return false;
            }
        }
        return places >= needed && std::all_of(of.requests.begin(), of.requests.end(), is_up) &&
               std::all_of(of.starts_after.begin(), of.starts_after.end(), is_up) &&
               std::all_of(of.needs.begin(), of.needs.end(),
                           [&](model::need const& need) { return is_up(need.of); });
    };
    // Who may become ready when a component starts.
    std::vector<std::vector<std::size_t>> waiting(in.components.size());
    for (std::size_t at = 0; at < in.components.size(); ++at) {
        auto const& component = in.components[at];
        std::vector<model::component_id> on;
        for (auto const& copy : component.copies) {
            on.insert(on.end(), copy.place.begin(), copy.place.end());
        }
        append_needed(component, on);
        for (auto const& each : component.starts_after) {
            append_leaves(each, on);
        }
        if (component.quorum) {
            for (auto const& each : component.quorum->voters) {
                append_leaves(each, on);
            }
        }
        for (auto const lower : on) {
            waiting[model::index_of(lower)].push_back(at);
        }
    }
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < in.components.size(); ++at) {
        open.push_back(at);
    }
    while (!open.empty()) {
        auto const at = open.back();
        open.pop_back();
        if (!up[at] && ready(in.components[at])) {
            up[at] = true;
            open.insert(open.end(), waiting[at].begin(), waiting[at].end());
        }
    }
    return up;
}

/// Why a component never starts: who waits for whom, up to the one that closes the circle (or to
/// one that can never start by itself). Nothing when it starts.
template <class Architecture>
[[nodiscard]] std::optional<story> blocks_cold_start(Architecture const& in,
                                                     model::component_id target) {
    auto const up = can_start(in);
    if (up[model::index_of(target)]) {
        return std::nullopt;
    }
    struct wait {
        model::component_id on;
        source::span at;
    };
    // A component that keeps another from starting, the same one every time.
    auto const blocker = [&](model::component const& of) -> std::optional<wait> {
        auto const first_down = [&](model::expression const& each) -> std::optional<wait> {
            std::vector<model::component_id> leaves;
            append_leaves(each, leaves);
            bool const down = !value_of(each, [&](model::component_id leaf) {
                                   return up[model::index_of(leaf)] ? zero : unbounded;
                               }).is_zero();
            for (auto const leaf : leaves) {
                if (down && !up[model::index_of(leaf)]) {
                    return wait{leaf, each.at};
                }
            }
            return std::nullopt;
        };
        for (auto const& each : of.starts_after) {
            if (auto const found = first_down(each)) {
                return found;
            }
        }
        for (auto const& each : of.needs) {
            if (auto const found = first_down(each.of)) {
                return wait{found->on, each.at};
            }
        }
        for (auto const& each : of.requests) {
            if (auto const found = first_down(each)) {
                return found;
            }
        }
        for (auto const& copy : of.copies) {
            for (auto const lower : copy.place) {
                if (!up[model::index_of(lower)]) {
                    return wait{lower, copy.at};
                }
            }
        }
        if (of.quorum) {
            for (auto const& each : of.quorum->voters) {
                if (auto const found = first_down(each)) {
                    return found;
                }
            }
        }
        return std::nullopt;
    };
    story told;
    std::vector<bool> seen(in.components.size(), false);
    for (auto at = target; !seen[model::index_of(at)];) {
        seen[model::index_of(at)] = true;
        auto const found = blocker(in[at]);
        if (!found) {
            break;
        }
        step waits;
        waits.what = step::kind::never_starts;
        waits.component = at;
        waits.other = found->on;
        waits.length = unbounded;
        waits.at = found->at.is_known() ? found->at : in[at].at;
        told.push_back(waits);
        at = found->on;
    }
    return told;
}

} // namespace hadsl::fault

#endif
