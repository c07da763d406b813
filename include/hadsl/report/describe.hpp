// hadsl/report/describe.hpp - each step of a story as a sentence.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_DESCRIBE_HPP
#define HADSL_REPORT_DESCRIBE_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/sight.hpp>
#include <hadsl/fault/story.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/phrases.hpp>
#include <hadsl/source/duration.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::report {

namespace detail {

[[nodiscard]] inline std::string other_name(model::architecture const& in, fault::step const& of) {
    return of.other ? in[*of.other].name : std::string("something");
}

/// Whether an event strikes the component of a step, rather than something beneath it.
[[nodiscard]] inline bool strikes_itself(fault::event const& event, fault::step const& of) {
    return std::any_of(event.strikes.begin(), event.strikes.end(),
                       [&](fault::strike const& each) { return each.component == of.component; });
}

/// What a step's rule or protection had to deal with: `crash`, `the loss of esx1`.
[[nodiscard]] inline std::string cause_name(model::architecture const& in,
                                            std::vector<fault::event> const& events,
                                            fault::step const& of) {
    if (of.event) {
        auto const& event = events[fault::index_of(*of.event)];
        auto const name = failure_name(in, event.failure);
        return strikes_itself(event, of) ? name : name + " of " + struck_name(in, event);
    }
    return of.other ? "the loss of " + in[*of.other].name : std::string("this");
}

/// `restarted in 33s, started in 2min, after waiting for store`.
[[nodiscard]] inline std::string describe_rule(model::architecture const& in,
                                               fault::step const& of) {
    auto const& component = in[of.component];
    auto const& rule = component.rules[static_cast<std::size_t>(of.rule)];
    auto const when = rule.time.is_unbounded() ? std::string(" by hand, nobody knows when")
                                               : " in " + to_text(rule.time);
    std::string text;
    switch (rule.action) {
    case model::action::take_over: text = "another copy takes over" + when; break;
    case model::action::restart: text = "restarted" + when; break;
    case model::action::migrate: text = "moved" + when; break;
    default: text = "restored" + when; break;
    }
    if (rule.time.is_unbounded()) {
        return text;
    }
    auto sum = rule.time;
    bool const starts =
        rule.action == model::action::restart || rule.action == model::action::restore;
    if (starts && !component.starts_in.is_zero()) {
        text += ", started in " + to_text(component.starts_in);
        sum = sum + component.starts_in;
    }
    if (of.length <= sum) {
        return text;
    }
    return text + ", after waiting" + (of.other ? " for " + in[*of.other].name : "");
}

[[nodiscard]] inline std::string describe_shortfall(model::architecture const& in,
                                                    fault::step const& of) {
    switch (of.why) {
    case fault::shortfall::noticed_too_late: return "the failure is noticed too late";
    case fault::shortfall::recurs: return "the same failure is met again after it";
    case fault::shortfall::role_out: return "it waits for " + other_name(in, of) + ", which is out";
    case fault::shortfall::role_unseen:
        return "it waits for " + other_name(in, of) + ", which is out of sight";
    case fault::shortfall::no_copy_left: return "no other copy is up";
    case fault::shortfall::not_elected: return "too few of those who decide miss the active copy";
    case fault::shortfall::no_place_left: return "no place to start at is up";
    case fault::shortfall::storage_elsewhere: return "its storage is not where it could start";
    case fault::shortfall::no_majority_there: return "the place that is up sees no majority";
    case fault::shortfall::needs_unseen_there:
        return "the place that is up does not see what it needs";
    case fault::shortfall::nothing_to_restore: return "nothing is left to restore from";
    case fault::shortfall::start_blocked:
        return in[of.component].name + " starts after " + other_name(in, of) + ", which is out";
    default: return "it does not apply";
    }
}

/// The name of the mechanism a step is about; empty when there is none.
[[nodiscard]] inline std::string mechanism_name(model::architecture const& in,
                                                fault::step const& of) {
    auto const& component = in[of.component];
    auto at = of.protection;
    if (at < 0 && of.rule >= 0) {
        at = component.rules[static_cast<std::size_t>(of.rule)].protection;
    }
    return at < 0 ? std::string() : component.protections[static_cast<std::size_t>(at)].mechanism;
}

[[nodiscard]] inline std::string describe_unnoticed(model::architecture const& in,
                                                    std::vector<fault::event> const& events,
                                                    fault::step const& of) {
    auto const cause = cause_name(in, events, of);
    if (of.protection < 0) {
        return "nothing protects " + in[of.component].name + " against " + cause;
    }
    std::optional<model::class_id> beneath;
    if (of.event && !strikes_itself(events[fault::index_of(*of.event)], of)) {
        beneath = events[fault::index_of(*of.event)].failure;
    }
    auto const covered = covered_by(in, in[of.component], of.protection, beneath);
    auto const name = mechanism_name(in, of);
    return "no rule of " + name + " is for " + cause +
           (covered.empty() ? "" : ", only for " + covered);
}

[[nodiscard]] inline bool mentions(model::expression const& in, model::component_id wanted) {
    return in.op == model::expression::operation::component
               ? in.component == wanted
               : std::any_of(in.operands.begin(), in.operands.end(),
                             [&](auto const& operand) { return mentions(operand, wanted); });
}

/// What a component needs at the place of a step: `db, tolerating 5min`.
[[nodiscard]] inline std::string need_text(model::architecture const& in, fault::step const& of) {
    for (auto const& need : in[of.component].needs) {
        if (need.at == of.at && (!of.other || mentions(need.of, *of.other))) {
            auto const text = expression_name(in, need.of);
            return need.tolerating.is_zero() ? text
                                             : text + ", tolerating " + to_text(need.tolerating);
        }
    }
    return other_name(in, of);
}
/// `2 of 3 copies of web must serve, 1 is left`, `no copy of web is up`.
[[nodiscard]] inline std::string describe_copies(model::architecture const& in,
                                                 fault::step const& of) {
    auto const& component = in[of.component];
    if (component.at_least == 1) {
        return "no copy of " + component.name + " is up";
    }
    return std::to_string(component.at_least) + " of " + std::to_string(component.copies.size()) +
           " copies of " + component.name + " must serve, " +
           (of.left == 0 ? "none" : std::to_string(of.left)) +
           (of.left > 1 ? " are left" : " is left");
}

/// What the requests to a component go through.
[[nodiscard]] inline std::string describe_requests(model::architecture const& in,
                                                   fault::step const& of) {
    auto const& component = in[of.component];
    for (auto const& request : component.requests) {
        if (request.at == of.at && (!of.other || mentions(request, *of.other))) {
            return "requests to " + component.name + " go through " + expression_name(in, request);
        }
    }
    return "requests to " + component.name + " go through " + other_name(in, of);
}

/// `redis.sentinel: w does not see db on ha, so db on hb takes over beside it`.
[[nodiscard]] inline std::string describe_replaced(model::architecture const& in,
                                                   fault::step const& of) {
    auto const& component = in[of.component];
    auto const standby = copy_name(in, of.component, of.copy);
    auto const text = mechanism_name(in, of) + ": " + (of.other ? other_name(in, of) : standby) +
                      " does not see " + copy_name(in, of.component, 0);
    auto const acts = fault::has_standbys(component) ? " takes over" : " is started";
    return fault::votes_follow(component)
               ? text + ", so " + standby + acts + ", and the others follow it"
           : fault::shuts_out(component)
               ? text + ", which is shut out, and " + standby + acts
               : text + ", so " + standby + acts + " instead of it, though that goes on";
}

} // namespace detail

/// One step as one sentence, without a capital or a full stop.
[[nodiscard]] inline std::string describe(model::architecture const& in,
                                          std::vector<fault::event> const& events,
                                          fault::step const& of) {
    using kind = fault::step::kind;
    auto const& name = in[of.component].name;
    auto const copy = copy_name(in, of.component, of.copy);
    auto const other = detail::other_name(in, of);
    switch (of.what) {
    case kind::strikes:
        return (of.event
                    ? failure_name(in, events[fault::index_of(*of.event)].failure) + " strikes "
                    : "struck: ") +
               copy;
    case kind::place_out: return copy + " goes down with " + other;
    case kind::rule: return detail::mechanism_name(in, of) + ": " + detail::describe_rule(in, of);
    case kind::rule_fails: {
        auto const& rule = in[of.component].rules[static_cast<std::size_t>(of.rule)];
        return detail::mechanism_name(in, of) + " would " + std::string(action_name(rule.action)) +
               ", but " + detail::describe_shortfall(in, of);
    }
    case kind::unnoticed: return detail::describe_unnoticed(in, events, of);
    case kind::quorum_lost: return copy + " sees no majority";
    case kind::component_out: return name + " is out " + lasting(of.length);
    case kind::requests_out: return detail::describe_requests(in, of);
    case kind::need_out: return name + " needs " + detail::need_text(in, of);
    case kind::separated:
        return copy + " does not see " +
               (of.other_copy < 0 ? other
                                  : copy_name(in, *of.other, of.other_copy) +
                                        ", which may be the one that took over") +
               ": no way between them is left";
    case kind::disrupted: return "some users of " + name + " see errors " + lasting(of.length);
    case kind::destroyed: return "the data of " + copy + " is destroyed";
    case kind::lost:
        return of.length.is_unbounded() ? name + " loses all its data"
               : of.length == beyond_bounds
                   ? name + " loses acknowledged work, and nothing says how much at most"
                   : name + " loses the last " + to_text(of.length) + " of acknowledged work";
    case kind::too_few: return detail::describe_copies(in, of);
    case kind::survivor:
        return "the youngest data of " + name + " that is left is " +
               (of.copy < 0 ? "a backup, up to " : "on its copy " + copy + ", ") +
               to_text(of.length) + (of.copy < 0 ? " old" : " behind");
    case kind::replaced: return detail::describe_replaced(in, of);
    case kind::split_brain: {
        // What keeps no data has no two versions of it: both hold the address, both act.
        auto const goes_on = in[of.component].keeps_data ? std::string(" goes on writing")
                                                         : std::string(" goes on serving");
        if (in[of.component].mode == model::run_mode::all_active) {
            return copy + goes_on + " out of sight of another copy, which does the same";
        }
        auto const& rules = in[of.component].rules;
        bool const is_by_hand =
            std::all_of(rules.begin(), rules.end(), [&](model::rule const& each) {
                return each.time.is_unbounded() || !fault::acts_unseen(in, each);
            });
        return copy + (is_by_hand ? " is made active by hand" : " takes over") +
               " while the active copy" + goes_on;
    }
    default: return name + " waits for " + other + " to start";
    }
}

} // namespace hadsl::report

#endif
