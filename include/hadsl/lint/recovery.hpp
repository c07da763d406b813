// hadsl/lint/recovery.hpp - rules about coming back: cold starts, older copies, lost work.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_RECOVERY_HPP
#define HADSL_LINT_RECOVERY_HPP

#include <hadsl/fault/cold_start.hpp>
#include <hadsl/fault/destruction.hpp>
#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/kept_data.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>
#include <hadsl/model/own_data.hpp>
#include <hadsl/model/uses.hpp>
#include <hadsl/source/duration.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::lint {

/// Components that wait for one another: once all of them are stopped, none starts.
[[nodiscard]] inline std::vector<finding> find_start_circles(subject const& of) {
    std::vector<finding> all;
    std::vector<bool> is_told(of.in().components.size(), false);
    auto const up = fault::can_start(of.in());
    for (auto const id : of.components()) {
        if (up[model::index_of(id)] || is_told[model::index_of(id)]) {
            continue;
        }
        auto const story = fault::blocks_cold_start(of.in(), id);
        if (!story || story->empty()) {
            continue;
        }
        // The circle is the end of the way: from where its last step leads.
        auto const closes = *story->back().other;
        auto const begin = std::find_if(story->begin(), story->end(),
                                        [&](auto const& step) { return step.component == closes; });
        bool const is_known = std::any_of(story->begin(), story->end(), [&](auto const& step) {
            return is_told[model::index_of(step.component)];
        });
        for (auto const& step : *story) {
            is_told[model::index_of(step.component)] = true;
        }
        bool const is_claimed =
            std::any_of(of.in().claims.begin(), of.in().claims.end(), [&](auto const& claim) {
                auto const& targets = claim.cold_start.targets;
                return claim.says == model::claim::form::cold_start &&
                       std::any_of(targets.begin(), targets.end(), [&](auto each) {
                           return std::any_of(story->begin(), story->end(), [&](auto const& step) {
                               return step.component == each || of.depends(each, step.component);
                           });
                       });
            });
        if (is_known || is_claimed || begin == story->end()) {
            continue;
        }
        std::string circle;
        std::vector<source::note> notes;
        for (auto step = begin; step != story->end(); ++step) {
            circle += name_of(of, step->component) + " waits for ";
            notes.push_back({step->at, name_of(of, step->component) + " waits for " +
                                           name_of(of, *step->other)});
        }
        all.push_back(found(source::code::start_circle, of.in()[closes].at,
                            "once stopped, " + name_of(of, closes) +
                                " can never start again: " + circle + name_of(of, closes),
                            "let one of them start without the other", std::move(notes)));
    }
    return all;
}

/// Data that one mistake or one damaged copy takes away for good: replication carries both along.
[[nodiscard]] inline std::vector<finding> find_no_older_copy(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        // Of data that stands on data, what is above decides.
        if (!each.keeps_data || !each.backups.empty() || detail::is_beneath_data(of, id)) {
            continue;
        }
        std::optional<fault::event_id> worst; // a deletion says it best
        for (auto const event : of.events_of(id)) {
            if (!of.is_class(event, {"operator"}) || !of.data_loss(event, id).is_unbounded() ||
                of.is_asked(event, id, {model::consequence::data_loss})) {
                continue;
            }
            if (!worst || of.is_class(event, {"deletion"})) {
                worst = event;
            }
        }
        if (worst) {
            auto const& happening = of.event(*worst);
            bool const is_mirrored = happening.reach == fault::reach::mirrored ||
                                     happening.reach == fault::reach::lockstep;
            std::vector<source::note> notes;
            if (is_mirrored && !each.protections.empty()) {
                notes.push_back({each.protections.front().at, "carries it to every copy"});
            }
            auto const ends = ": one " + of.in()[happening.failure].name +
                              (is_mirrored ? " reaches every copy, and nothing is left"
                                           : ", and nothing is left");
            all.push_back(found(source::code::no_older_copy, each.at,
                                name_of(of, id) + " has no older copy of its data" + ends,
                                "keep a backup (`use backup`) or a copy that lags (`lagging 1h`)",
                                std::move(notes)));
            all.back().common =
                common_fact{"there is no older copy of the data of ", ends, name_of(of, id)};
        }
    }
    return all;
}

namespace detail {

/// The failures that destroy something a component uses, or itself.
[[nodiscard]] inline std::vector<fault::event_id> destroyers_beneath(subject const& of,
                                                                     model::component_id id) {
    std::vector<fault::event_id> all;
    for (auto const lower : of.support(id)) {
        auto const& events = of.events_of(lower);
        all.insert(all.end(), events.begin(), events.end());
    }
    for (auto const event : of.shared_events()) {
        auto const& strikes = of.event(event).strikes;
        if (std::any_of(strikes.begin(), strikes.end(),
                        [&](auto const& strike) { return of.depends(id, strike.component); })) {
            all.push_back(event);
        }
    }
    std::erase_if(all, [&](fault::event_id event) {
        return of.in()[of.event(event).failure].destroys == model::destruction::nothing;
    });
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace detail

/// One failure that destroys the data and the backup with it.
[[nodiscard]] inline std::vector<finding> find_backup_beside_data(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        if (each.backups.empty()) {
            continue;
        }
        std::optional<fault::event_id> worst;
        for (auto const event : detail::destroyers_beneath(of, id)) {
            if (of.data_loss(event, id).is_unbounded() &&
                !of.is_asked(event, id, {model::consequence::data_loss}) &&
                (!worst || (of.event(event).of != of.event(*worst).of &&
                            of.depends(of.event(event).of, of.event(*worst).of)))) {
                worst = event;
            }
        }
        if (!worst) {
            continue;
        }
        auto const& backup = each.backups.front();
        std::vector<source::note> notes{{of.in()[of.event(*worst).of].at, "holds both"}};
        auto const at = backup.on && backup.on->at.is_known() ? backup.on->at : each.at;
        all.push_back(found(source::code::backup_beside_data, at,
                            "one failure destroys the data of " + name_of(of, id) +
                                " and its backup: " + event_name(of, *worst),
                            "keep the backup elsewhere, under another account", std::move(notes)));
    }
    return all;
}

namespace detail {

/// Whether a component keeps its data, of which it has no backup itself, on or in another one.
[[nodiscard]] inline bool relies_on(subject const& of, model::component_id upper,
                                    model::component_id lower) {
    auto const& each = of.in()[upper];
    if (!each.keeps_data || !each.backups.empty()) {
        return false;
    }
    if (auto const store = model::stored_on(of.in(), each)) {
        return *store == lower;
    }
    for (std::int32_t copy = 0; copy < fault::holders(each); ++copy) {
        auto const beneath = of.meaning().base().places.beneath(upper, copy);
        if (std::find(beneath.begin(), beneath.end(), lower) != beneath.end()) {
            return true;
        }
    }
    return false;
}

} // namespace detail

/// A backup of what keeps no data, beneath what does: that data is in no backup.
[[nodiscard]] inline std::vector<finding> find_backups_of_nothing(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        if (each.backups.empty() || each.keeps_data) {
            continue;
        }
        auto const by = std::find_if(each.protections.begin(), each.protections.end(),
                                     [](auto const& one) { return one.added.backups > 0; });
        auto const& users = of.users(id);
        auto const upper = std::find_if(users.begin(), users.end(), [&](model::component_id user) {
            return detail::relies_on(of, user, id);
        });
        if (by == each.protections.end() || upper == users.end()) {
            continue;
        }
        all.push_back(found(source::code::backup_of_nothing, by->at,
                            name_of(of, id) + " keeps no data, so the data of " +
                                name_of(of, *upper) + " is not in its backup",
                            "write `keeps data` in " + name_of(of, id) +
                                ", if its backup holds all that is on it, or back up " +
                                name_of(of, *upper) + " itself",
                            {{of.in()[*upper].at, "keeps its data there"}}));
    }
    return all;
}

namespace detail {

/// The optional role that an expression stands for, when nothing was given for it.
[[nodiscard]] inline std::string role_left_open(subject const& of, model::expression const& by) {
    return model::is_left_open(by) ? std::string(of.texts().slice(by.at)) : std::string();
}

} // namespace detail

/// What never fails since nothing says what it is: the place of a backup, or a fence.
[[nodiscard]] inline std::vector<finding> find_left_open(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        std::size_t next = 0; // backup, in the order of the mechanisms that make them
        for (auto const& by : each.protections) {
            auto const tell = [&](std::string const& role, std::string const& so) {
                all.push_back(
                    found(source::code::role_left_open, by.at,
                          "nothing is given for `" + role + "` of `" + by.mechanism + "`: " + so,
                          "say which it is: `" + by.mechanism + "(" + role + ": NAME)`", {}));
            };
            for (std::size_t added = 0; added < by.added.backups; ++added) {
                auto const& backup = each.backups[next++];
                auto const role = backup.on ? detail::role_left_open(of, *backup.on) : "";
                if (!role.empty()) {
                    tell(role, "nothing destroys the backup of " + name_of(of, id));
                } else if (!backup.on) {
                    all.push_back(found(source::code::role_left_open, by.at,
                                        "nothing says where the backup of " + name_of(of, id) +
                                            " is kept: nothing destroys it",
                                        "say where: `role store  backup every TIME on store`", {}));
                }
            }
            auto const fence =
                by.added.fence ? detail::role_left_open(of, *each.fenced_by) : std::string();
            if (!fence.empty()) {
                tell(fence,
                     "what fences " + name_of(of, id) + " never fails, and is always in sight");
            }
        }
    }
    return all;
}

/// A take-over that may lose acknowledged work where a claim says that none is lost, or where no
/// claim says how much may be.
[[nodiscard]] inline std::vector<finding> find_lossy_take_over(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        model::rule const* worst = nullptr;
        for (auto const& rule : each.rules) {
            bool const loses = rule.action == model::action::take_over && !rule.losing.is_zero() &&
                               !rule.time.is_unbounded();
            worst = loses && (worst == nullptr || rule.losing > worst->losing) ? &rule : worst;
        }
        if (worst == nullptr) {
            continue;
        }
        bool is_bounded = false; // some claim says how much may be lost
        model::claim const* broken = nullptr;
        for (auto const& claim : of.in().claims) {
            auto const& targets = claim.budget.targets;
            bool const is_about = claim.says == model::claim::form::budget &&
                                  claim.budget.consequence == model::consequence::data_loss &&
                                  std::any_of(targets.begin(), targets.end(),
                                              [&](auto target) { return of.depends(target, id); });
            is_bounded = is_bounded || is_about;
            broken = is_about && claim.budget.threshold.is_zero() ? &claim : broken;
        }
        if (is_bounded && broken == nullptr) {
            continue;
        }
        auto const& by = each.protections[static_cast<std::size_t>(worst->protection)];
        bool const has_bound = worst->losing < beyond_bounds;
        auto const loses = "a take-over by " + ticked(by.mechanism) + " loses " +
                           (has_bound ? "up to " + to_text(worst->losing) : "any amount") +
                           " of what " + name_of(of, id) + " has acknowledged";
        std::vector<source::note> notes;
        if (broken != nullptr) {
            notes.push_back({broken->at, "says that nothing is lost"});
        }
        all.push_back(found(
            source::code::lossy_take_over, by.at,
            loses + (broken != nullptr ? ", and claim " + ticked(broken->name) + " allows none"
                                       : ", and no claim says how much may be lost"),
            broken != nullptr ? "replicate synchronously, or claim what is true"
            : !has_bound      ? "say by which parameter how much it is at most"
                              : "say what is acceptable, as `claim work: no single host failure "
                                "causes data loss of " +
                               each.name + " longer than " + to_text(worst->losing) + "`",
            std::move(notes)));
    }
    return all;
}

} // namespace hadsl::lint

#endif
