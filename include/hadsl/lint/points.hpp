// hadsl/lint/points.hpp - rules about parts and copies: what single failure takes out a service.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_POINTS_HPP
#define HADSL_LINT_POINTS_HPP

#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/required.hpp>
#include <hadsl/lint/sharing.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::lint {

/// A part without redundancy whose hardware, software or provider, failing once, takes out what
/// users see, until somebody repairs it.
[[nodiscard]] inline std::vector<finding> find_single_points(subject const& of) {
    std::vector<finding> all;
    for (auto const top : of.components()) {
        if (!of.is_top(top)) {
            continue;
        }
        std::vector<std::string> parts;
        std::vector<source::note> notes;
        for (auto const part : required_by(of, {top})) {
            auto const& each = of.in()[part];
            if (part == top || each.copies.size() > 1) {
                continue; // itself, or redundant: other rules
            }
            std::vector<std::string> failures;
            for (auto const id : of.events_of(part)) {
                if (of.is_class(id, {"hardware", "transient", "provider"}) &&
                    of.outage(id, top).is_unbounded() && !of.is_asked(id, top)) {
                    // A service's crash is its own; a host's could be that of what runs on it.
                    add_once(failures, of.is_kind(part, "service")
                                           ? report::failure_name(of.in(), of.event(id).failure)
                                           : failure_of_kind(of, id));
                }
            }
            if (!failures.empty()) {
                parts.push_back(name_of(of, part));
                notes.push_back({each.at, report::listed(failures) +
                                              (failures.size() == 1 ? " takes " : " take ") +
                                              name_of(of, top) + " out until it is repaired"});
            }
        }
        if (parts.empty()) {
            continue;
        }
        auto const message =
            parts.size() == 1
                ? parts.front() + " is a single point of failure of " + name_of(of, top)
                : report::listed(parts, 4) + " are single points of failure of " + name_of(of, top);
        notes.resize(std::min<std::size_t>(notes.size(), 4));
        all.push_back(found(source::code::single_point_of_failure, of.in()[top].at, message,
                            "give the part a second one and a mechanism, or say that you know, as "
                            "`claim … accepted \"why\"`",
                            std::move(notes)));
    }
    return all;
}

/// Several copies that serve, and every one of them needed: more to break, nothing to spare.
[[nodiscard]] inline std::vector<finding> find_no_spare(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        if (each.mode != model::run_mode::all_active || each.copies.size() < 2 ||
            static_cast<std::size_t>(each.at_least) < each.copies.size()) {
            continue;
        }
        auto const events = detail::events_beneath(of, id);
        bool const hurts = std::any_of(events.begin(), events.end(), [&](fault::event_id event) {
            return of.is_class(event, {"hardware", "transient"}) && of.is_felt(event, id);
        });
        if (hurts) {
            auto const count = std::to_string(each.copies.size());
            all.push_back(found(source::code::no_spare_copy, each.at,
                                name_of(of, id) + " has " + count + " copies and needs all " +
                                    count + " of them: the failure of any one is an outage",
                                "add a copy, or let fewer suffice"));
        }
    }
    return all;
}

/// One layer 2 domain in several places that are declared apart: one storm takes them all down.
[[nodiscard]] inline std::vector<finding> find_stretched_networks(subject const& of) {
    std::vector<finding> all;
    std::map<model::component_id, std::vector<model::component_id>> places;
    for (auto const id : of.components()) {
        for (std::size_t copy = 0; copy < of.in()[id].copies.size(); ++copy) {
            auto const& beneath = of.places().beneath(id, static_cast<std::int32_t>(copy));
            for (auto const network : beneath) {
                if (!of.is_kind(network, "network")) {
                    continue;
                }
                for (auto const place : beneath) {
                    auto& known = places[network];
                    bool const is_site = of.is_kind(place, {"site", "zone", "region", "building"});
                    if (is_site && std::find(known.begin(), known.end(), place) == known.end()) {
                        known.push_back(place);
                    }
                }
            }
        }
    }
    for (auto const& each_network : places) {
        auto const network = each_network.first; // clang 14 captures no structured binding
        auto const& all_places = each_network.second;
        std::vector<std::string> names;
        std::vector<source::note> notes;
        for (auto const place : all_places) {
            bool const is_outer =
                std::any_of(all_places.begin(), all_places.end(),
                            [&](auto other) { return other != place && of.depends(other, place); });
            if (!is_outer) {
                names.push_back(name_of(of, place));
                notes.push_back({of.in()[place].at, "one of them"});
            }
        }
        auto const& network_events = of.events_of(network);
        bool const is_asked =
            std::any_of(network_events.begin(), network_events.end(), [&](fault::event_id event) {
                return of.is_class(event, {"storm"}) &&
                       std::any_of(of.in().components.begin(), of.in().components.end(),
                                   [&](auto const& each) {
                                       auto const id = static_cast<model::component_id>(
                                           &each - of.in().components.data());
                                       return of.depends(id, network) && of.is_asked(event, id);
                                   });
            });
        if (names.size() > 1 && !is_asked) {
            notes.resize(std::min<std::size_t>(notes.size(), 4));
            all.push_back(
                found(source::code::stretched_network, of.in()[network].at,
                      "network " + name_of(of, network) + " reaches over " + report::listed(names) +
                          ": one loop or broadcast storm takes all of them down",
                      "route between the places instead: a network each", std::move(notes)));
        }
    }
    return all;
}

} // namespace hadsl::lint

#endif
