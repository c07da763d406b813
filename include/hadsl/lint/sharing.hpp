// hadsl/lint/sharing.hpp - what copies share, and what of it takes all of them down.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_SHARING_HPP
#define HADSL_LINT_SHARING_HPP

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

} // namespace hadsl::lint

#endif
