// hadsl/report/changes.hpp - a changed fact of a design in words: what would have to be otherwise.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_CHANGES_HPP
#define HADSL_REPORT_CHANGES_HPP

#include <hadsl/change/edit.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/phrases.hpp>
#include <hadsl/source/duration.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::report {

/// The name of a change's kind, as JSON has it.
[[nodiscard]] constexpr std::string_view to_text(change::edit::kind of) {
    constexpr std::string_view names[] = {
        "at_least",       "rule_time", "rule_loss",    "start_time",    "tolerance",
        "noticed",        "own_label", "later_label",  "own_place",     "moved_place",
        "own_need",       "symptom",   "not_mirrored", "lag",           "backup_interval",
        "backup_place",   "backup",    "serve_apart",  "one_more_copy", "one_more_link",
        "one_more_voter", "fence",     "no_need",      "no_wait",       "no_protection",
        "no_rule",        "no_backup", "no_quorum",    "no_fence",      "no_copy",
        "no_tolerance",   "no_choice", "shared_label", "shared_place",  "no_assumption"};
    return names[static_cast<std::size_t>(of)];
}

namespace detail {

/// `a build of its own`, `an account of its own`.
[[nodiscard]] inline std::string with_article(std::string_view noun) {
    bool const is_vowel =
        !noun.empty() && std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
    return (is_vowel ? "an " : "a ") + std::string(noun);
}

/// `at once`, `in at most 20s`; a year stands for any time that is known.
[[nodiscard]] inline std::string at_most(duration time) {
    return time.is_zero()                     ? std::string("at once")
           : time.milliseconds >= ms_per_year ? std::string("in any time that is known")
                                              : "in at most " + to_text(time);
}
[[nodiscard]] inline std::string instead_of(duration before) {
    return before >= beyond_bounds ? std::string() : " instead of " + to_text(before);
}

/// What a rule does, as something it would do: `took over`, `restarted app`.
[[nodiscard]] inline std::string would_do(model::architecture const& in, change::edit const& by) {
    auto const& rule = in[by.component].rules[static_cast<std::size_t>(by.rule)];
    auto const& name = in[by.component].name;
    switch (rule.action) {
    case model::action::take_over: return "took over";
    case model::action::restart: return "restarted " + name;
    case model::action::migrate: return "moved " + name;
    default: return "restored " + name;
    }
}
[[nodiscard]] inline std::string mechanism_of(model::architecture const& in,
                                              change::edit const& by) {
    auto const& component = in[by.component];
    auto const& rule = component.rules[static_cast<std::size_t>(by.rule)];
    auto const at = static_cast<std::size_t>(rule.protection);
    return at < component.protections.size() ? component.protections[at].mechanism
                                             : std::string("its mechanism");
}

[[nodiscard]] inline std::string symptom_of(model::architecture const& in, change::edit const& by) {
    return by.kind_lost ? "loss of " + in[*by.kind_lost].name : in[*by.failure].name;
}

[[nodiscard]] inline std::string apart_from(model::architecture const& in,
                                            std::vector<model::component_id> const& others) {
    std::vector<std::string> names;
    for (auto const each : others) {
        names.push_back(in[each].name);
    }
    return names.empty() ? std::string() : ", apart from " + listed(names, 3);
}

[[nodiscard]] inline bool is_in(model::architecture const& in, change::edit const& by) {
    auto const& containers = in[by.component].containers;
    return std::find(containers.begin(), containers.end(), *by.other) != containers.end();
}

/// `a rack of its own instead of r1`: not one that is there and carries others.
[[nodiscard]] inline std::string another_like(model::architecture const& in,
                                              model::component_id id) {
    return with_article(in[in[id].kind].name) + " of its own instead of " + in[id].name;
}

} // namespace detail

/// A change as what follows `if`: `web on h2 carried a build of its own`.
[[nodiscard]] inline std::string describe(model::architecture const& in, change::edit const& by) {
    using kind = change::edit::kind;
    auto const& component = in[by.component];
    auto const& name = component.name;
    auto const copy = copy_name(in, by.component, by.copy);
    auto const need = [&] { return expression_name(in, component.needs[by.index].of); };
    switch (by.what) {
    case kind::at_least:
        return (by.number == 1 ? std::string("1 copy") : std::to_string(by.number) + " copies") +
               " of " + name + (by.number == 1 ? " was" : " were") + " enough instead of " +
               std::to_string(component.at_least);
    case kind::rule_time:
        return detail::mechanism_of(in, by) + " " + detail::would_do(in, by) + " " +
               detail::at_most(by.time) + detail::instead_of(by.before);
    case kind::rule_loss:
        return detail::mechanism_of(in, by) + " lost " +
               (by.time.is_zero() ? std::string("no work") : "at most " + to_text(by.time)) +
               detail::instead_of(by.before);
    case kind::start_time:
        return name + " started " + detail::at_most(by.time) + detail::instead_of(by.before);
    case kind::tolerance: return name + " tolerated " + to_text(by.time) + " without " + need();
    case kind::noticed:
        return failure_name(in, *by.failure) + " of " + name + " was noticed " +
               detail::at_most(by.time) + detail::instead_of(by.before);
    case kind::own_label: return copy + " had a label `" + by.label + "` of its own";
    case kind::later_label:
        return by.label + " \"" + by.value + "\" reached " + copy + " more than " +
               to_text(by.time) + " after the first";
    case kind::own_place:
        return detail::is_in(in, by) ? name + " was in " + detail::another_like(in, *by.other)
                                     : copy + " stood on " + detail::another_like(in, *by.other);
    case kind::moved_place:
        return (component.copies.size() < 2 || detail::is_in(in, by)
                    ? name
                    : "copy " + std::to_string(by.copy + 1) + " of " + name) +
               (detail::is_in(in, by) ? " was in " : " stood on ") + in[*by.replacement].name +
               " instead of " + in[*by.other].name;
    case kind::own_need: return name + " had " + detail::another_like(in, *by.other);
    case kind::symptom:
        return detail::mechanism_of(in, by) + " " + detail::would_do(in, by) + " on " +
               detail::symptom_of(in, by);
    case kind::not_mirrored:
        return failure_name(in, *by.failure) + " was not mirrored to the other copies of " + name;
    case kind::lag:
        return copy + " was " + to_text(by.time) + " behind, so that " +
               failure_name(in, *by.failure) + " is noticed before it arrives";
    case kind::backup_interval:
        return name + " was backed up every " + to_text(by.time) + detail::instead_of(by.before);
    case kind::backup_place:
        return "the backup of " + name + " was kept on " + detail::another_like(in, *by.other);
    case kind::backup:
        return "an older copy of the data of " + name + ", at most " + to_text(by.time) +
               " old, was kept out of reach";
    case kind::serve_apart:
        if (component.mode == model::run_mode::lockstep) {
            return "the copies of " + name + " ran apart and each served, instead of in lockstep";
        }
        return component.mode == model::run_mode::one_copy
                   ? "a copy of " + name + " served at each of its places at the same time"
                   : "all copies of " + name + " served, instead of one";
    case kind::one_more_copy:
        if (component.copies.size() < 2 && component.copies.front().place.empty()) {
            return "a second " + in[component.kind].name + " stood beside " + name;
        }
        return (component.copies.size() < 2 ? name + " had a second copy that serves too"
                                            : name + " had one more copy") +
               detail::apart_from(in, by.others);
    case kind::one_more_link: return "a second link stood beside " + name + ", over another path";
    case kind::one_more_voter:
        if (component.quorum) {
            return "one more voter, apart from the others, had a say in which copy of " + name +
                   " serves";
        }
        return "the copies of " + name +
               (component.copies.size() % 2 == 0
                    ? " and another voter, apart from them, decided by majority which one serves"
                    : " decided by majority which one serves");
    case kind::fence:
        return "a copy of " + name + " was fenced, by something apart from it, " +
               (component.mode == model::run_mode::all_active ? "while it does not see the others"
                                                              : "before another takes over");
    case kind::no_need: return name + " could do without " + need();
    case kind::no_wait:
        return name + " did not wait for " + expression_name(in, component.starts_after[by.index]) +
               " to start";
    default: return std::string(to_text(by.what)) + " of " + name;
    }
}

} // namespace hadsl::report

#endif
