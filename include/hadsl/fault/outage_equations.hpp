// hadsl/fault/outage_equations.hpp - how long things are out: the equations of outage and disruption.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_OUTAGE_EQUATIONS_HPP
#define HADSL_FAULT_OUTAGE_EQUATIONS_HPP

#include <hadsl/fault/data_equations.hpp>
#include <hadsl/fault/link_equations.hpp>
#include <hadsl/fault/questions.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

class outage_equations {
public:
    explicit outage_equations(questions& ask) : ask_(&ask), links_(ask), data_(ask) {}

    formula outage(question const& of) {
        auto const& component = ask_->in()[of.component];
        switch (component.mode) {
        case model::run_mode::single: return ask_->copy(of, asked::serve, 0);
        case model::run_mode::one_copy: {
            std::vector<formula> any{ask_->copy(of, asked::serve, 0),
                                     ask_->copy(of, asked::own, -1)};
            taken_over_once_shut_out(of, any);
            return ask_->system().any_of(std::move(any));
        }
        case model::run_mode::all_active: {
            std::vector<formula> copies;
            auto const count = static_cast<std::int32_t>(component.copies.size());
            for (std::int32_t at = 0; at < count; ++at) {
                copies.push_back(ask_->copy(of, asked::serve, at));
            }
            return ask_->system().any_of(
                {ask_->system().at_least(count - component.at_least + 1, std::move(copies)),
                 ask_->copy(of, asked::own, -1)});
        }
        case model::run_mode::one_active:
        case model::run_mode::lockstep: break;
        }
        std::vector<formula> any{ask_->copy(of, asked::own, -1)};
        for (auto const& each : ask_->all_causes(of.component, 0)) {
            std::vector<formula> all{ask_->by_cause(of, asked::lasting, 0, each, of.time)};
            for (auto const& rule : component.rules) {
                if (rule.action == model::action::take_over &&
                    ask_->base().seen.matches(rule, of.component, 0, each)) {
                    all.push_back(not_taken_over(of, rule, each));
                }
            }
            any.push_back(ask_->system().all_of(std::move(all)));
        }
        taken_over_once_shut_out(of, any);
        return ask_->system().any_of(std::move(any));
    }

    formula serve(question const& of) {
        auto const& component = ask_->in()[of.component];
        std::vector<formula> any{ask_->copy(of, asked::vote, of.copy)};
        if (component.quorum) {
            any.push_back(
                ask_->by_cause(of, asked::lasting, of.copy, {cause::kind::quorum, 0}, of.time));
        }
        if (has_copies(component)) {
            any.push_back(ask_->copy(of, asked::separated, of.copy));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// The first copy is out at all, or shut out. What runs in one place may be started in another one
    /// so soon that it never is.
    formula moved(question const& of) {
        std::vector<formula> any{links_.shut_out(of, of.component)};
        if (ask_->in()[of.component].mode != model::run_mode::one_copy) {
            any.push_back(ask_->copy(of, asked::serve, 0));
            return ask_->system().any_of(std::move(any));
        }
        for (auto const& each : ask_->all_causes(of.component, 0)) {
            any.push_back(ask_->by_cause(of, asked::present, 0, each, 0));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// Every cause but a lost quorum and separation. `vote` asks it of voters, `serve` of all.
    formula vote(question const& of) {
        auto const& component = ask_->in()[of.component];
        if (component.rules.empty()) {
            return without_rules(of);
        }
        std::vector<formula> any;
        for (auto const& each : ask_->causes().of(of.component, of.copy)) {
            any.push_back(ask_->by_cause(of, asked::lasting, of.copy, each, of.time));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// One copy is out by one cause: it lasts, and no restart has ended it.
    formula lasting(question const& of) {
        if (is_own_need(of)) {
            return own_need(of);
        }
        if (of.cause.what == cause::kind::quorum) {
            return with_rules(of, ask_->copy(of, asked::quorum, of.copy), always_formula);
        }
        auto const below = [&](std::int64_t time, std::int64_t less) {
            return placed(of, time, less);
        };
        return with_rules(of, ask_->system().any_of({struck(of), natural(of, below)}),
                          placed(of, 0, 0));
    }

    /// One cause strikes the copy or its place, whatever its rules make of it.
    formula present(question const& of) {
        return is_own_need(of) ? own_need(of)
                               : ask_->system().any_of({struck(of), placed(of, 0, 0)});
    }

    formula own(question const& of) {
        auto const& component = ask_->in()[of.component];
        std::vector<formula> any;
        for (auto const& request : component.requests) {
            any.push_back(ask_->out(of, request, of.time));
        }
        for (auto const& need : component.needs) {
            any.push_back(ask_->out(
                of, need.of, questions::later(of.time, questions::length(of, need.tolerating))));
        }
        return ask_->system().any_of(std::move(any));
    }

    formula quorum(question const& of) { return no_majority(of, of.copy, of.time, 0, false); }

    formula separated(question const& of) {
        auto const& component = ask_->in()[of.component];
        site const viewer{of.component, of.copy};
        std::vector<formula> any;
        for (auto const& request : component.requests) {
            if (ask_->base().apart.can_separate(viewer, request)) {
                any.push_back(links_.requests_unseen(of, viewer, request, of.time));
            }
        }
        for (auto const& need : component.needs) {
            if (ask_->base().apart.can_separate(viewer, need.of)) {
                any.push_back(links_.out_seen(
                    of, viewer, need.of,
                    questions::later(of.time, questions::length(of, need.tolerating))));
            }
        }
        for (auto const lower :
             companions(ask_->in(), component, static_cast<std::size_t>(of.copy))) {
            any.push_back(links_.unseen(of, viewer, lower, of.time));
        }
        return ask_->system().any_of(std::move(any));
    }

    formula disruption(question const& of) {
        auto const& component = ask_->in()[of.component];
        auto const disrupted = [&](model::expression const& needed, std::int64_t time) {
            return ask_->expression(needed, [&](model::component_id leaf) {
                return ask_->other(of, asked::disruption, leaf, -1, {}, time);
            });
        };
        std::vector<formula> any{ask_->out(of, of.component, of.time)};
        for (auto const& request : component.requests) {
            any.push_back(disrupted(request, of.time));
        }
        for (auto const& need : component.needs) {
            any.push_back(disrupted(
                need.of, questions::later(of.time, questions::length(of, need.tolerating))));
        }
        if (component.mode == model::run_mode::single) {
            for (auto const lower : component.copies[0].place) {
                any.push_back(ask_->other(of, asked::disruption, lower, -1, {}, of.time));
            }
        }
        if (component.mode == model::run_mode::all_active) {
            auto const count = static_cast<std::int32_t>(component.copies.size());
            for (std::int32_t at = 0; at < count; ++at) {
                for (auto const& each : ask_->all_causes(of.component, at)) {
                    any.push_back(not_ejected(of, at, each));
                }
            }
        }
        return ask_->system().any_of(std::move(any));
    }

private:
    /// A copy sees no majority of the voters, `without_first`: nor counts on the first copy.
    formula no_majority(question const& of, std::int32_t copy, std::int64_t time, std::int64_t less,
                        bool without_first) {
        auto const& component = ask_->in()[of.component];
        site const viewer{of.component, copy};
        std::vector<formula> lost;
        if (component.quorum->active_copy) {
            lost.push_back(copy == 0 ? never_formula : always_formula);
        }
        if (component.quorum->copies) {
            for (std::size_t at = 0; at < component.copies.size(); ++at) {
                site const voter{of.component, static_cast<std::int32_t>(at)};
                if (without_first && at == 0) {
                    lost.push_back(always_formula);
                    continue;
                }
                lost.push_back(
                    voter == viewer // down itself: another cause
                        ? never_formula
                        : ask_->system().any_of({copy_vote(of, voter.copy, time, less),
                                                 links_.parted(of, viewer, voter, time, less)}));
            }
        }
        for (auto const& role : component.quorum->voters) {
            lost.push_back(ask_->expression(role, [&](model::component_id leaf) {
                return ask_->system().any_of(
                    {ask_->out(of, leaf, time, less), links_.unseen(of, viewer, leaf, time, less)});
            }));
        }
        auto const voters = static_cast<std::int32_t>(lost.size());
        return ask_->system().at_least(voters - (voters / 2 + 1) + 1, std::move(lost));
    }

    /// A first copy that goes on is shut out, and no standby has taken over within the time asked,
    /// where it sees what it needs.
    void taken_over_once_shut_out(question const& of, std::vector<formula>& any) {
        auto const& component = ask_->in()[of.component];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        for (std::int32_t at = 1; shuts_out(component) && at < count; ++at) {
            for (auto const& rule : component.rules) {
                if (rule.time.is_unbounded()) {
                    continue;
                }
                site const standby{of.component, at};
                for (auto const& each : ask_->all_causes(of.component, at)) {
                    // Inside of what is isolated it serves only those inside.
                    if (each.what == cause::kind::event &&
                        links_.isolates_with_fence(static_cast<event_id>(each.index), standby,
                                                   rule)) {
                        any.push_back(ask_->by_cause(of, asked::lasting, at, each, of.time));
                    }
                }
                auto const shut_out = links_.shut_out(of, standby, rule);
                auto const start = has_standbys(component) ? zero : component.starts_in;
                // With unit lengths each of the two counts as 1.
                auto const less = questions::length(of, rule.time) + questions::length(of, start);
                if (start.is_unbounded() || (of.time != forever && of.time < less)) {
                    any.push_back(shut_out);
                    continue;
                }
                auto const left = questions::earlier(of.time, less);
                any.push_back(ask_->system().all_of(
                    {shut_out,
                     ask_->system().any_of(
                         {ask_->other(of, asked::separated, of.component, at, {}, left, less),
                          votes_follow(component) ? no_majority(of, at, left, less, true)
                                                  : never_formula})}));
            }
        }
    }

    /// No standby has taken over by `rule` after a cause within the time asked.
    formula not_taken_over(question const& of, model::rule const& rule, fault::cause const& by) {
        if (questions::exceeds_time(of, rule.time)) {
            return always_formula;
        }
        auto const& component = ask_->in()[of.component];
        auto const less = questions::length(of, rule.time);
        auto const time = questions::earlier(of.time, less);
        std::vector<formula> all;
        for (std::size_t at = 1; at < component.copies.size(); ++at) {
            site const standby{of.component, static_cast<std::int32_t>(at)};
            std::vector<formula> any{
                ask_->other(of, asked::serve, of.component, standby.copy, {}, time, less),
                no_hand_over(of, standby, rule, time, less)};
            if (by.what == cause::kind::quorum) {
                any.push_back(links_.not_elected(of, standby, rule, time, less));
            }
            all.push_back(ask_->system().any_of(std::move(any)));
        }
        return ask_->system().all_of(std::move(all));
    }

    /// What a copy waits for before it takes over by `rule` is out, as it sees it.
    formula no_hand_over(question const& of, site to, model::rule const& rule, std::int64_t time,
                         std::int64_t less) {
        return links_.no_hand_over(to, rule, [&](model::expression const& role) {
            return links_.out_seen(of, to, role, time, less);
        });
    }

    static bool is_own_need(question const& of) {
        return of.cause.what == cause::kind::own &&
               of.cause.index == static_cast<std::int32_t>(of.component);
    }
    formula own_need(question const& of) {
        return ask_->system().any_of(
            {ask_->copy(of, asked::own, -1), ask_->copy(of, asked::separated, 0)});
    }

    /// The question's cause is an event that strikes the copy and by itself lasts longer.
    formula struck(question const& of) {
        return of.cause.what == cause::kind::event
                   ? ask_->struck(of, static_cast<event_id>(of.cause.index), of.copy)
                   : never_formula;
    }

    /// The place of the copy is out by the question's cause for longer than a time.
    formula placed(question const& of, std::int64_t time, std::int64_t less) {
        std::vector<formula> any;
        for (auto const lower : ask_->place(of.component, of.copy)) {
            if (has_copies(ask_->in()[lower])) {
                if (of.cause ==
                    fault::cause{cause::kind::opaque, static_cast<std::int32_t>(lower)}) {
                    any.push_back(ask_->out(of, lower, time, less));
                }
            } else if (ask_->has_cause(lower, of.cause)) {
                any.push_back(ask_->other(of, asked::lasting, lower, 0, of.cause, time, less));
            }
        }
        return ask_->system().any_of(std::move(any));
    }

    /// Without rules causes need not be told apart.
    formula without_rules(question const& of) {
        auto const& component = ask_->in()[of.component];
        std::vector<formula> any;
        for (auto const each : ask_->causes().striking(of.component, of.copy)) {
            any.push_back(ask_->struck(of, each, of.copy));
        }
        any.push_back(natural(of, [&](std::int64_t time, std::int64_t less) {
            std::vector<formula> places;
            for (auto const lower : ask_->place(of.component, of.copy)) {
                places.push_back(ask_->out(of, lower, time, less));
            }
            return ask_->system().any_of(std::move(places));
        }));
        if (!has_copies(component)) {
            any.push_back(ask_->copy(of, asked::own, -1));
            any.push_back(ask_->copy(of, asked::separated, 0));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// What is beneath is out, and the component has to start again after it. `below(time)`: the
    /// place is out for longer than that.
    template <class Below>
    formula natural(question const& of, Below const& below) {
        auto const& component = ask_->in()[of.component];
        auto const start = questions::length(of, component.starts_in);
        if (component.starts_in.is_unbounded()) {
            return below(0, 0);
        }
        auto const time = questions::earlier(of.time, start);
        std::vector<formula> any{below(time, start)};
        if (of.time >= start && !component.starts_after.empty()) {
            std::vector<formula> first;
            for (auto const& each : component.starts_after) {
                first.push_back(ask_->out(of, each, time, start));
            }
            any.push_back(
                ask_->system().all_of({below(0, 0), ask_->system().any_of(std::move(first))}));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// `lasts`, unless a restart, migration or restore answers the cause. `placed`: the place is
    /// out by the cause, so only another one will do.
    formula with_rules(question const& of, formula lasts, formula placed) {
        auto const& component = ask_->in()[of.component];
        std::vector<formula> all{lasts};
        for (auto const& rule : component.rules) {
            if (rule.action == model::action::take_over ||
                !ask_->base().seen.matches(rule, of.component, of.copy, of.cause) ||
                (rule.action == model::action::restart &&
                 ask_->base().seen.meets_again(of.component, of.copy, of.cause))) {
                continue;
            }
            auto const start = rule.action == model::action::migrate ? zero : component.starts_in;
            // With unit lengths each of the two counts as 1.
            if (rule.time.is_unbounded() || start.is_unbounded()) {
                continue;
            }
            auto const less = questions::length(of, rule.time) + questions::length(of, start);
            if (of.time != forever && of.time < less) {
                continue;
            }
            all.push_back(not_started_again(of, rule, placed, less));
        }
        return ask_->system().all_of(std::move(all));
    }

    formula not_started_again(question const& of, model::rule const& rule, formula placed,
                              std::int64_t less) {
        auto const& component = ask_->in()[of.component];
        auto const time = questions::earlier(of.time, less);
        bool const runs_in_one_place = component.mode == model::run_mode::one_copy;
        auto const not_ready = [&](std::int32_t at) {
            std::vector<formula> roles;
            for (auto const& role : rule.needs) {
                roles.push_back(links_.out_seen(of, {of.component, at}, role, time, less));
            }
            return ask_->system().any_of(std::move(roles));
        };
        std::vector<formula> any;
        for (auto const& each : component.starts_after) {
            any.push_back(ask_->out(of, each, time, less));
        }
        std::vector<formula> nowhere{placed};
        if (runs_in_one_place) {
            nowhere.front() = ask_->system().any_of({placed, not_ready(of.copy)});
        } else {
            any.push_back(not_ready(of.copy));
        }
        for (std::int32_t at = 0; at < static_cast<std::int32_t>(component.copies.size()); ++at) {
            bool const is_possible =
                at != of.copy &&
                model::starts_at(ask_->in(), component, rule,
                                 component.copies[static_cast<std::size_t>(of.copy)],
                                 component.copies[static_cast<std::size_t>(at)]);
            if (is_possible) {
                std::vector<formula> parts;
                for (auto const lower : ask_->place(of.component, at)) {
                    parts.push_back(ask_->out(of, lower, time, less));
                }
                if (runs_in_one_place) {
                    parts.push_back(not_ready(at));
                    parts.push_back(
                        ask_->other(of, asked::separated, of.component, at, {}, of.time));
                    if (component.quorum) {
                        parts.push_back(
                            ask_->other(of, asked::quorum, of.component, at, {}, time, less));
                    }
                }
                nowhere.push_back(ask_->system().any_of(std::move(parts)));
            }
        }
        any.push_back(ask_->system().all_of(std::move(nowhere)));
        if (rule.action == model::action::restore) {
            any.push_back(data_.nothing_to_restore(of));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// A copy as a voter: one that runs in one place at a time votes as its place.
    formula copy_vote(question const& of, std::int32_t at, std::int64_t time, std::int64_t less) {
        if (ask_->in()[of.component].mode != model::run_mode::one_copy) {
            return ask_->other(of, asked::vote, of.component, at, {}, time, less);
        }
        std::vector<formula> any;
        for (auto const lower : ask_->place(of.component, at)) {
            any.push_back(ask_->out(of, lower, time, less));
        }
        return ask_->system().any_of(std::move(any));
    }

    formula not_ejected(question const& of, std::int32_t at, fault::cause const& by) {
        std::vector<formula> all{ask_->by_cause(of, asked::lasting, at, by, of.time)};
        for (auto const& rule : ask_->in()[of.component].rules) {
            if (rule.action != model::action::take_over ||
                !ask_->base().seen.matches(rule, of.component, at, by) ||
                questions::exceeds_time(of, rule.time)) {
                continue;
            }
            auto const less = questions::length(of, rule.time);
            auto const time = questions::earlier(of.time, less);
            auto const count = static_cast<std::int32_t>(ask_->in()[of.component].copies.size());
            std::vector<formula> nobody;
            for (std::int32_t other = 0; other < count; ++other) {
                if (other != at) {
                    nobody.push_back(no_hand_over(of, {of.component, other}, rule, time, less));
                }
            }
            all.push_back(ask_->system().all_of(std::move(nobody)));
        }
        return ask_->system().all_of(std::move(all));
    }

    questions* ask_;
    link_equations links_;
    data_equations data_;
};

} // namespace hadsl::fault

#endif
