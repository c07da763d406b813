// hadsl/lint/points.hpp - rules about parts and copies: what single failure takes out a service.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_POINTS_HPP
#define HADSL_LINT_POINTS_HPP

#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::lint {

namespace detail {

/// Adds what an expression cannot do without: of alternatives, none.
inline void append_required(model::expression const& of, std::vector<model::component_id>& to) {
    using operation = model::expression::operation;
    bool const is_every =
        of.op == operation::all || of.operands.size() == 1 ||
        (of.op == operation::at_least && static_cast<std::size_t>(of.count) == of.operands.size());
    if (of.op == operation::component) {
        to.push_back(of.component);
    } else if (is_every) {
        for (auto const& operand : of.operands) {
            append_required(operand, to);
        }
    }
}

/// What a component cannot run without, step by step, as far as no redundancy is in between.
[[nodiscard]] inline std::vector<model::component_id> required_by(subject const& of,
                                                                  model::component_id top) {
    std::vector<bool> seen(of.in().components.size(), false);
    std::vector<model::component_id> open{top};
    std::vector<model::component_id> found;
    while (!open.empty()) {
        auto const id = open.back();
        open.pop_back();
        if (seen[model::index_of(id)]) {
            continue;
        }
        seen[model::index_of(id)] = true;
        found.push_back(id);
        auto const& each = of.in()[id];
        if (each.copies.size() == 1) {
            open.insert(open.end(), each.copies[0].place.begin(), each.copies[0].place.end());
        }
        for (auto const& need : each.needs) {
            append_required(need.of, open);
        }
        for (auto const& request : each.requests) {
            append_required(request, open);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace detail

/// A part without redundancy whose hardware or software, failing once, takes out what users see,
/// until somebody repairs it.
[[nodiscard]] inline std::vector<finding> find_single_points(subject const& of) {
    std::vector<finding> all;
    for (auto const top : of.components()) {
        if (!of.is_top(top)) {
            continue;
        }
        std::vector<std::string> parts;
        std::vector<source::note> notes;
        for (auto const part : detail::required_by(of, top)) {
            auto const& each = of.in()[part];
            if (part == top || each.copies.size() > 1) {
                continue; // itself, or redundant: other rules
            }
            std::vector<std::string> failures;
            for (auto const id : of.events_of(part)) {
                if (of.is_class(id, {"hardware", "transient"}) &&
                    of.outage(id, top).is_unbounded() && !of.is_asked(id, top)) {
                    add_once(failures, report::failure_name(of.in(), of.event(id).failure));
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

namespace detail {

/// Whether something stands on or in a component, going by where the copy stands.
[[nodiscard]] inline std::vector<model::component_id> beneath(subject const& of,
                                                              model::component_id id,
                                                              std::size_t copy) {
    // Places first, then what these need: feeds and switches.
    std::vector<model::component_id> all;
    for (auto const lower : of.places().beneath(id, static_cast<std::int32_t>(copy))) {
        all.push_back(lower);
        if (of.in()[lower].copies.size() == 1) {
            for (auto const& need : of.in()[lower].needs) {
                append_required(need.of, all);
            }
        }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

/// Whether the architecture declares another component of the kind: then copies could be spread.
[[nodiscard]] inline bool has_another(subject const& of, model::component_id id) {
    auto const kind = of.in()[id].kind;
    return std::any_of(of.in().components.begin(), of.in().components.end(), [&](auto const& each) {
        return each.kind == kind && &each != &of.in()[id];
    });
}

/// Whether sharing a component is worth saying: equipment and machines always, a place or a supply
/// when there is another one to use.
[[nodiscard]] inline bool is_avoidable(subject const& of, model::component_id id) {
    return of.is_kind(id, {"equipment", "platform"}) || has_another(of, id);
}

/// The failures of a component and of what its copies stand on, each of one thing alone.
[[nodiscard]] inline std::vector<fault::event_id> events_beneath(subject const& of,
                                                                 model::component_id id) {
    std::vector<model::component_id> struck{id};
    for (std::size_t copy = 0; copy < of.in()[id].copies.size(); ++copy) {
        auto const& lower = of.places().beneath(id, static_cast<std::int32_t>(copy));
        struck.insert(struck.end(), lower.begin(), lower.end());
    }
    std::sort(struck.begin(), struck.end());
    struck.erase(std::unique(struck.begin(), struck.end()), struck.end());
    std::vector<fault::event_id> all;
    for (auto const each : struck) {
        all.insert(all.end(), of.events_of(each).begin(), of.events_of(each).end());
    }
    std::sort(all.begin(), all.end());
    return all;
}

[[nodiscard]] inline bool are_apart(model::component const& of) {
    return of.copies.size() > 1 && of.mode != model::run_mode::single;
}

} // namespace detail

/// Copies that one failure of something they share takes out together.
[[nodiscard]] inline std::vector<finding> find_shared_fate(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        if (!detail::are_apart(each)) {
            continue;
        }
        // What stands beneath so many copies that too few are left without it.
        std::map<model::component_id, std::size_t> carried;
        for (std::size_t copy = 0; copy < each.copies.size(); ++copy) {
            for (auto const lower : detail::beneath(of, id, copy)) {
                ++carried[lower];
            }
        }
        auto const needed = each.mode == model::run_mode::all_active
                                ? static_cast<std::size_t>(each.at_least)
                                : std::size_t{1};
        std::vector<model::component_id> shared;
        for (auto const& [lower, count] : carried) {
            if (count > 1 && each.copies.size() - count < needed &&
                (needed < each.copies.size() || count > 1) && detail::is_avoidable(of, lower)) {
                shared.push_back(lower);
            }
        }
        std::vector<model::component_id> told;
        std::vector<fault::event_id> events;
        for (auto const lower : shared) {
            events.insert(events.end(), of.events_of(lower).begin(), of.events_of(lower).end());
        }
        std::sort(events.begin(), events.end());
        for (auto const event : events) {
            auto const lower = of.event(event).of;
            if (std::find(told.begin(), told.end(), lower) != told.end()) {
                continue;
            }
            bool const is_struck =
                of.event(event).reach != fault::reach::shared &&
                std::find(shared.begin(), shared.end(), lower) != shared.end() &&
                of.is_class(event, {"hardware", "environment", "transient", "isolation", "storm"});
            if (!is_struck || !of.is_felt(event, id)) {
                continue;
            }
            // Of a host and its rack, the host: that both are in the rack follows.
            bool const is_outer = std::any_of(shared.begin(), shared.end(), [&](auto other) {
                return other != lower && of.depends(other, lower) && !of.depends(lower, other);
            });
            if (is_outer) {
                continue;
            }
            std::vector<source::note> notes;
            for (std::size_t copy = 0; copy < each.copies.size(); ++copy) {
                auto const beneath = detail::beneath(of, id, copy);
                if (std::binary_search(beneath.begin(), beneath.end(), lower)) {
                    notes.push_back({each.copies[copy].at, "stands on " + name_of(of, lower)});
                }
            }
            notes.resize(std::min<std::size_t>(notes.size(), 4));
            all.push_back(found(source::code::shared_fate, each.at,
                                (carried[lower] == each.copies.size()
                                     ? "all copies of "
                                     : std::to_string(carried[lower]) + " copies of ") +
                                    name_of(of, id) + " share " + kind_of(of, lower) + " " +
                                    name_of(of, lower) + ": its " +
                                    report::failure_name(of.in(), of.event(event).failure) +
                                    " is an outage until it is repaired",
                                "give the copies one each", std::move(notes)));
            told.push_back(lower);
        }
        // Labels that say so in words.
        std::vector<std::string> said;
        for (auto const event : of.shared_events()) {
            auto const& happening = of.event(event);
            if (happening.label.empty() || !of.is_felt(event, id)) {
                continue;
            }
            std::vector<std::int32_t> struck;
            for (auto const& strike : happening.strikes) {
                if (strike.component == id) {
                    struck.push_back(strike.copy);
                }
            }
            auto const label = report::label_name(of.in(), happening);
            if (struck.size() < 2 || std::find(said.begin(), said.end(), label) != said.end()) {
                continue;
            }
            said.push_back(label);
            std::vector<source::note> notes;
            for (auto const copy : struck) {
                for (auto const& carried_label :
                     each.copies[static_cast<std::size_t>(copy)].labels) {
                    if (carried_label.key == of.in()[happening.failure].shared_by &&
                        (notes.empty() || notes.back().place != carried_label.at)) {
                        notes.push_back({carried_label.at, "carried by a copy"});
                    }
                }
            }
            if (notes.size() == 1) {
                notes.front().message = "carried by every copy";
            }
            notes.resize(std::min<std::size_t>(notes.size(), 4));
            all.push_back(
                found(source::code::shared_fate, each.at,
                      (struck.size() == each.copies.size()
                           ? std::string("all copies of ")
                           : std::to_string(struck.size()) + " copies of ") +
                          name_of(of, id) + " share " + label + ": one " +
                          of.in()[happening.failure].name + " is an outage until it is repaired",
                      "give a copy a value of its own, or let it arrive later: `after 4h`",
                      std::move(notes)));
        }
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
        auto const& network_events = of.all_events();
        bool const is_asked =
            std::any_of(network_events.begin(), network_events.end(), [&](fault::event_id event) {
                return of.event(event).of == network && of.is_class(event, {"storm"}) &&
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
