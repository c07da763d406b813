// hadsl/report/left_out.hpp - what a proof does not look at, of what somebody may take it to show.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_LEFT_OUT_HPP
#define HADSL_REPORT_LEFT_OUT_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/placement.hpp>
#include <hadsl/fault/sight.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/sight.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace hadsl::report {
namespace detail {

/// Whether a component of several copies goes on writing to those that are left, whatever has become
/// of the others, and no backup has what is older than `allowed`.
[[nodiscard]] inline bool writes_alone(model::component const& of, duration allowed) {
    return of.keeps_data && of.copies.size() > 1 && of.mode != model::run_mode::one_copy &&
           !of.quorum && !of.data_in_shares &&
           std::none_of(of.backups.begin(), of.backups.end(),
                        [&](model::backup const& each) { return each.interval <= allowed; });
}

/// Whether a component moves out of the way of a failure. Where it is moved to may be what fails next.
[[nodiscard]] inline bool moves_away(model::component const& of) {
    return of.copies.size() > 1 &&
           std::any_of(of.rules.begin(), of.rules.end(), [](model::rule const& each) {
               return each.action == model::action::migrate;
           });
}

/// What these components need or stand on, and all that those do, themselves included.
[[nodiscard]] inline std::vector<model::component_id> all_used(
    model::architecture const& in, std::vector<model::component_id> open) {
    std::vector<bool> is_listed(in.components.size(), false);
    std::vector<model::component_id> all;
    while (!open.empty()) {
        auto const at = open.back();
        open.pop_back();
        if (is_listed[model::index_of(at)]) {
            continue;
        }
        is_listed[model::index_of(at)] = true;
        all.push_back(at);
        auto const& each = in[at];
        for (auto const& copy : each.copies) {
            open.insert(open.end(), copy.place.begin(), copy.place.end());
        }
        if (each.data_on) {
            open.push_back(*each.data_on);
        }
        model::append_needed(each, open);
    }
    return all;
}

/// Whether a component of several copies stands on what answers some of its requests with errors
/// while it serves: its balancer goes on sending requests to a copy that is out.
[[nodiscard]] inline bool may_pass_on_errors(model::architecture const& in,
                                             model::component const& of) {
    if (of.copies.size() < 2) {
        return false;
    }
    std::vector<model::component_id> places;
    for (auto const& copy : of.copies) {
        places.insert(places.end(), copy.place.begin(), copy.place.end());
    }
    auto const beneath = all_used(in, std::move(places));
    return std::any_of(beneath.begin(), beneath.end(), [&](model::component_id each) {
        return in[each].mode == model::run_mode::all_active && in[each].copies.size() > 1;
    });
}

/// Whether so many failures can destroy a majority of copies, which alone may have the last writes.
[[nodiscard]] inline bool may_lose_a_majority(model::component const& of, std::int64_t failures) {
    auto const copies = static_cast<std::int64_t>(of.copies.size());
    return of.keeps_data && of.quorum && of.quorum->copies && copies > 2 && failures > copies / 2;
}

/// Whether one of the voters of a component is an optional role that nothing is given for.
[[nodiscard]] inline bool has_open_voter(model::component const& of) {
    return of.quorum &&
           std::any_of(of.quorum->voters.begin(), of.quorum->voters.end(), model::is_left_open);
}

/// Whether a copy of several that all write can have another one shut out which it does not see.
[[nodiscard]] inline bool may_be_shut_out(model::component const& of) {
    return of.fenced_by && !of.quorum && fault::all_write(of);
}

/// Whether those who watch may have a copy replaced that goes on, which takes longer than is allowed
/// at the most: when in that time it stops to serve, nobody says.
[[nodiscard]] inline bool may_be_replaced_late(model::architecture const& in,
                                               model::component const& of, duration allowed) {
    return fault::has_standbys(of) && !fault::shuts_out(of) &&
           std::any_of(of.rules.begin(), of.rules.end(), [&](model::rule const& rule) {
               return fault::replaces(in, of, rule) && !fault::watchers_of(of, rule).empty() &&
                      !rule.time.is_unbounded() && rule.time > allowed;
           });
}

/// Whether copies vote that others watch: those may take the vote of a copy that they do not see, and
/// nobody takes the vote of a lost one while they are out.
[[nodiscard]] inline bool may_be_struck_off(model::component const& of) {
    return fault::votes_follow(of) &&
           std::any_of(of.rules.begin(), of.rules.end(), [&](model::rule const& rule) {
               return rule.action == model::action::take_over && !fault::watching(of, rule).empty();
           });
}

/// Whether an event strikes a link or network gear.
[[nodiscard]] inline bool may_cut(model::architecture const& in, fault::event const& event) {
    return std::any_of(event.strikes.begin(), event.strikes.end(), [&](fault::strike const& each) {
        auto const& struck = in[each.component];
        return struck.ends || in[struck.kind].is_network_gear;
    });
}

/// Whether there is a failure of a class that a budget names, for which something holds.
template <class Predicate>
[[nodiscard]] inline bool may_happen(model::architecture const& in,
                                     std::vector<fault::event> const& events,
                                     model::budget const& budget, Predicate const& holds) {
    return std::any_of(events.begin(), events.end(), [&](fault::event const& each) {
        return (budget.classes.empty() ||
                fault::detail::is_listed(budget.classes, in[each.failure])) &&
               holds(each);
    });
}

} // namespace detail

struct left_out {
    std::string what;
    bool may_do_nothing_else = false; // what a failure does though it plays no part in the proof
};

/// What the proof of a claim leaves out of what it may be taken to show, in words. (That some data is
/// left, there is no question: an older copy is.)
[[nodiscard]] inline std::vector<left_out> left_out_of_proof(
    model::architecture const& in, std::vector<fault::event> const& events,
    model::claim const& claim) {
    using model::consequence;
    auto const& budget = claim.budget;
    bool const is_of_data = budget.consequence == consequence::data_loss;
    if (claim.says != model::claim::form::budget ||
        (is_of_data && budget.threshold.is_unbounded())) {
        return {};
    }
    std::int64_t failures = 0;
    for (auto const& each : budget.budgets) {
        failures += each.count;
    }
    auto const some_event = [&](auto const& holds) {
        return std::any_of(
            budget.budgets.begin(), budget.budgets.end(),
            [&](model::budget const& each) { return detail::may_happen(in, events, each, holds); });
    };
    auto const cuts = [&](fault::event const& each) { return detail::may_cut(in, each); };
    auto const used = detail::all_used(in, budget.targets);
    auto const is_any = [&](auto const& holds) {
        return std::any_of(used.begin(), used.end(),
                           [&](model::component_id each) { return holds(in[each]); });
    };
    std::vector<left_out> found;
    if (budget.consequence == consequence::split_brain) {
        return found;
    }
    if (failures > 1 && is_of_data && is_any([&](model::component const& each) {
            return detail::writes_alone(each, budget.threshold);
        })) {
        found.push_back({"all at once: not what is written between them"});
    }
    if (failures > 1 && !is_of_data && is_any(detail::moves_away)) {
        found.push_back({"all at once: not what has moved between them"});
    }
    if (is_of_data && is_any([&](model::component const& each) {
            return each.keeps_data && ((!each.quorum && fault::can_split(in, each)) ||
                                       model::may_start_twice(in, each));
        }) &&
        some_event([&](fault::event const& each) {
            return cuts(each) || fault::is_isolation(in, each);
        })) {
        found.push_back({"not what both sides of a split brain write"});
    }
    if (is_of_data && is_any([&](model::component const& each) {
            return detail::may_lose_a_majority(each, failures);
        })) {
        found.push_back({"not the last writes that only a lost majority has"});
    }
    if (!is_of_data && some_event(cuts) && is_any([&](model::component const& each) {
            return detail::may_be_replaced_late(in, each, budget.threshold);
        })) {
        found.push_back({"not the moment when a copy that goes on is replaced", true});
    }
    for (auto const each : used) {
        if (!is_of_data && detail::may_be_struck_off(in[each])) {
            found.push_back(
                {"not that those who watch " + in[each].name + " may say which of its copies vote",
                 true});
        }
    }
    if (!is_of_data && some_event(cuts) && is_any(detail::may_be_shut_out)) {
        found.push_back({"not that a copy which is only cut off is shut out", true});
    }
    if (budget.consequence == consequence::disruption && is_any([&](model::component const& each) {
            return detail::may_pass_on_errors(in, each);
        })) {
        found.push_back({"not the errors of what its copies stand on"});
    }
    // One voter less is borne, unless what takes it takes a copy along.
    for (auto const each : used) {
        if (failures > 1 && detail::has_open_voter(in[each])) {
            found.push_back({"not the loss of a voter of " + in[each].name + " that is left open"});
        }
    }
    return found;
}

} // namespace hadsl::report

#endif
