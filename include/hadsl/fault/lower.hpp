// hadsl/fault/lower.hpp - "this component is out for longer than T" as a fault graph.
// SPDX-License-Identifier: BSL-1.0
//
// The symbolic meaning: for each question (component, consequence, threshold) an equation over
// events and other questions, solved by `equations`. A rule's time and a start lower the threshold
// that is asked of others, a tolerated need raises it. verifier/ENCODING.md argues, property by
// property, why this agrees with `outage_of`.
#ifndef HADSL_FAULT_LOWER_HPP
#define HADSL_FAULT_LOWER_HPP

#include <hadsl/fault/causes.hpp>
#include <hadsl/fault/dependencies.hpp>
#include <hadsl/fault/equations.hpp>
#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/graph.hpp>
#include <hadsl/fault/outage.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// Limits of one lowering; beyond them a question has no answer.
struct lowering_limits {
    std::size_t questions = 4'000'000;
    std::size_t nodes = 8'000'000;
};

class lowering {
public:
    /// `base` must outlive the lowering.
    explicit lowering(evaluator const& meaning, lowering_limits limits = {})
        : base_(&meaning.base()), meaning_(&meaning), in_(meaning.base().in), limits_(limits),
          causes_(meaning.base()), system_(nodes_) {}
    lowering(lowering const&) = delete;
    lowering& operator=(lowering const&) = delete;

    [[nodiscard]] graph const& nodes() const { return nodes_; }
    [[nodiscard]] graph& nodes() { return nodes_; }

    /// The node that holds exactly in the scenarios in which a component's consequence exceeds a
    /// threshold; with an unbounded threshold: in which it is unbounded. Nothing when that is too
    /// large or not supported: `why_not` says which.
    std::optional<node_id> exceeds(model::component_id id, model::consequence consequence,
                                   duration threshold) {
        auto asked = what::outage;
        switch (consequence) {
        case model::consequence::split_brain: return splits(id);
        case model::consequence::outage: break;
        case model::consequence::disruption: asked = what::disruption; break;
        case model::consequence::data_loss: asked = what::loss; break;
        }
        return answer({asked, id, -1, {}, threshold.milliseconds, false, false});
    }

    [[nodiscard]] std::string const& why_not() const { return why_not_; }

private:
    enum class what : std::uint8_t {
        outage,       // of the component
        serve,        // of one copy, all causes
        vote,         // of one copy as a voter
        lasting,      // of one copy by one cause
        own,          // the component's requests and needs
        quorum,       // the copy sees no majority
        separated,    // the copy does not see what it needs
        disruption,
        loss,
        data,         // the copy's data is destroyed
        contents,     // what is in or on the copy is destroyed
    };
    /// `time` in milliseconds; the largest value asks "is it unbounded". `unit`: every positive
    /// finite duration counts as 1. `in_sight`: isolation events do not happen.
    struct question {
        lowering::what what;
        model::component_id component;
        std::int32_t copy;
        fault::cause cause;
        std::int64_t time;
        bool unit;
        bool in_sight;
        friend bool operator==(question const&, question const&) = default;
    };
    struct hash {
        std::size_t operator()(question const& of) const {
            std::size_t value = model::index_of(of.component) * 0x9e3779b97f4a7c15U;
            for (auto const part :
                 {static_cast<std::size_t>(of.time), static_cast<std::size_t>(of.cause.index),
                  static_cast<std::size_t>(of.copy + 1) * 64U +
                      static_cast<std::size_t>(of.what) * 4U + (of.unit ? 2U : 0U) +
                      (of.in_sight ? 1U : 0U) + static_cast<std::size_t>(of.cause.what) * 1024U}) {
                value = (value ^ part) * 0x100000001b3U;
                value ^= value >> 31U;
            }
            return value;
        }
    };
    static constexpr std::int64_t forever = duration::unbounded_milliseconds;

    // ---- answering -------------------------------------------------------------------------

    std::optional<node_id> answer(question const& top) {
        auto const solved = solve(top, top.time == forever && !top.unit);
        if (solved == equations::outcome::solved) {
            return system_.solution(known_.at(top));
        }
        if (solved == equations::outcome::self_feeding) {
            return answer_self_feeding(top);
        }
        why_not_ = "the fault graph is too large";
        return std::nullopt;
    }

    equations::outcome solve(question const& top, bool refuse_shorter) {
        auto const before = system_.size();
        ask(top);
        bool fits = true;
        while (!open_.empty() && fits) {
            auto const next = open_.back();
            open_.pop_back();
            system_.define(known_.at(next), equation(next));
            fits = system_.size() < limits_.questions && nodes_.size() < limits_.nodes;
        }
        auto result = equations::outcome::too_large;
        if (fits) {
            result = system_.solve(limits_.nodes, refuse_shorter);
        } else {
            system_.forget();
        }
        if (result != equations::outcome::solved) {
            open_.clear();
            std::erase_if(known_, [&](auto const& each) {
                return static_cast<std::size_t>(each.second) >= before;
            });
        }
        return result;
    }

    /// Some wait goes round in a circle: it is unbounded when it exceeds every finite sum within
    /// the circles, so a finite threshold decides. Where no need is tolerated, lengths do not
    /// matter for that and each counts as 1.
    std::optional<node_id> answer_self_feeding(question top) {
        bool tolerates = false;
        std::int64_t pairs = 0;
        duration sum = zero;
        std::vector<bool> in_cone(in_->components.size(), false);
        std::vector<model::component_id> stack{top.component};
        in_cone[model::index_of(top.component)] = true;
        while (!stack.empty()) {
            auto const id = stack.back();
            stack.pop_back();
            auto const& component = (*in_)[id];
            for (auto const& need : component.needs) {
                tolerates = tolerates || !need.tolerating.is_zero();
            }
            duration once = component.starts_in;
            for (auto const& rule : component.rules) {
                once = rule.time.is_unbounded() ? once : longer_of(once, rule.time);
            }
            for (std::size_t copy = 0; copy < component.copies.size(); ++copy) {
                auto const count = causes_.of(id, static_cast<std::int32_t>(copy)).size() + 3;
                pairs += static_cast<std::int64_t>(count);
                for (std::size_t at = 0; at < count; ++at) {
                    sum = sum + once + component.starts_in;
                }
                for (auto const each :
                     causes_.striking(id, static_cast<std::int32_t>(copy))) {
                    for (auto const& strike : event_of(each).strikes) {
                        sum = strike.lasts.is_unbounded() ? sum : sum + strike.lasts;
                    }
                }
            }
            for (auto const lower : meaning_->dependencies().of(id)) {
                if (!in_cone[model::index_of(lower)]) {
                    in_cone[model::index_of(lower)] = true;
                    stack.push_back(lower);
                }
            }
        }
        top.unit = !tolerates;
        top.time = tolerates ? sum.milliseconds : 3 * pairs + 1;
        if (top.time == forever || solve(top, false) != equations::outcome::solved) {
            why_not_ = "a circle of waits takes too many steps to unroll";
            return std::nullopt;
        }
        return system_.solution(known_.at(top));
    }

    unknown ask(question const& of) {
        auto const [at, is_new] = known_.try_emplace(of, unknown{});
        if (is_new) {
            at->second = system_.declare();
            open_.push_back(of);
        }
        return at->second;
    }

    // ---- time ------------------------------------------------------------------------------

    /// A duration as this question counts it.
    [[nodiscard]] static std::int64_t length(question const& of, duration given) {
        if (given.is_unbounded() || given.is_zero() || !of.unit) {
            return given.milliseconds;
        }
        return 1;
    }
    [[nodiscard]] static bool exceeds_time(question const& of, duration given) {
        return given.is_unbounded() || (of.time != forever && length(of, given) > of.time);
    }
    [[nodiscard]] static std::int64_t earlier(std::int64_t time, std::int64_t by) {
        return time == forever ? forever : std::max<std::int64_t>(0, time - by);
    }
    [[nodiscard]] static std::int64_t later(std::int64_t time, std::int64_t by) {
        return time == forever || by >= forever - time ? forever : time + by;
    }

    /// Asks the same of another component or copy, at another time.
    formula other(question of, lowering::what asked, model::component_id id, std::int32_t copy,
                  fault::cause cause, std::int64_t time, std::int64_t less = 0) {
        // At a finite time the time itself tells; only "is it unbounded" hides that it takes longer.
        auto const how =
            less > 0 && time == forever ? equations::edge::shorter : equations::edge::plain;
        of.what = asked;
        of.component = id;
        of.copy = copy;
        of.cause = cause;
        of.time = time;
        return system_.use(ask(of), how);
    }
    formula out(question const& of, model::component_id id, std::int64_t time,
                std::int64_t less = 0) {
        return other(of, what::outage, id, -1, {}, time, less);
    }

    /// An expression, given the formula of each name; `all` is out when one is.
    template <class Leaf>
    formula expression(model::expression const& of, Leaf const& leaf) {
        using operation = model::expression::operation;
        if (of.op == operation::component) {
            return leaf(of.component);
        }
        std::vector<formula> operands;
        for (auto const& operand : of.operands) {
            operands.push_back(expression(operand, leaf));
        }
        switch (of.op) {
        case operation::all: return system_.any_of(std::move(operands));
        case operation::any: return system_.all_of(std::move(operands));
        default: break;
        }
        auto const size = static_cast<std::int32_t>(operands.size());
        return system_.at_least(size - of.count + 1, std::move(operands));
    }
    formula out(question const& of, model::expression const& needed, std::int64_t time,
                std::int64_t less = 0) {
        return expression(needed,
                          [&](model::component_id leaf) { return out(of, leaf, time, less); });
    }
    formula out_seen(question const& of, site viewer, model::expression const& needed,
                     std::int64_t time, std::int64_t less = 0) {
        if (!base_->places.can_separate(viewer, needed)) {
            return out(of, needed, time, less);
        }
        return expression(needed, [&](model::component_id leaf) {
            return system_.any_of({out(of, leaf, time, less), unseen(of, viewer, leaf, time, less)});
        });
    }

    // ---- the equations ---------------------------------------------------------------------

    formula equation(question const& of) {
        switch (of.what) {
        case what::outage: return outage(of);
        case what::serve: return serve(of);
        case what::vote: return vote(of);
        case what::lasting: return lasting(of);
        case what::own: return own(of);
        case what::quorum: return quorum(of);
        case what::separated: return separated(of);
        case what::disruption: return disruption(of);
        case what::loss: return loss(of);
        case what::data: return data(of);
        case what::contents: return contents(of);
        }
        return never_formula;
    }

    formula outage(question const& of) {
        auto const& component = (*in_)[of.component];
        switch (component.mode) {
        case model::run_mode::single: return copy(of, what::serve, 0);
        case model::run_mode::one_copy:
            return system_.any_of({copy(of, what::serve, 0), copy(of, what::own, -1)});
        case model::run_mode::all_active: {
            std::vector<formula> copies;
            auto const count = static_cast<std::int32_t>(component.copies.size());
            for (std::int32_t at = 0; at < count; ++at) {
                copies.push_back(copy(of, what::serve, at));
            }
            return system_.any_of({system_.at_least(count - component.at_least + 1,
                                                    std::move(copies)),
                                   copy(of, what::own, -1)});
        }
        case model::run_mode::one_active:
        case model::run_mode::lockstep: break;
        }
        std::vector<formula> any{copy(of, what::own, -1)};
        for (auto const& each : all_causes(of.component, 0)) {
            std::vector<formula> all{by_cause(of, 0, each, of.time)};
            for (auto const& rule : component.rules) {
                if (rule.action == model::action::take_over &&
                    base_->seen.matches(rule, of.component, 0, each)) {
                    all.push_back(not_taken_over(of, rule));
                }
            }
            any.push_back(system_.all_of(std::move(all)));
        }
        return system_.any_of(std::move(any));
    }

    /// No standby has taken over by `rule` within the time asked.
    formula not_taken_over(question const& of, model::rule const& rule) {
        if (exceeds_time(of, rule.time)) {
            return always_formula;
        }
        auto const& component = (*in_)[of.component];
        auto const less = length(of, rule.time);
        auto const time = earlier(of.time, less);
        std::vector<formula> all;
        for (std::size_t at = 1; at < component.copies.size(); ++at) {
            site const standby{of.component, static_cast<std::int32_t>(at)};
            std::vector<formula> any{other(of, what::serve, of.component, standby.copy, {}, time, less)};
            for (auto const& role : rule.needs) {
                any.push_back(out_seen(of, standby, role, time, less));
            }
            if (component.fenced_by) {
                any.push_back(out_seen(of, standby, *component.fenced_by, time, less));
            }
            all.push_back(system_.any_of(std::move(any)));
        }
        return system_.all_of(std::move(all));
    }

    formula serve(question const& of) {
        auto const& component = (*in_)[of.component];
        std::vector<formula> any{copy(of, what::vote, of.copy)};
        if (component.quorum) {
            any.push_back(copy(of, what::quorum, of.copy));
        }
        if (has_copies(component)) {
            any.push_back(copy(of, what::separated, of.copy));
        }
        return system_.any_of(std::move(any));
    }

    /// Every cause but a lost quorum and separation. `vote` asks it of voters, `serve` of all.
    formula vote(question const& of) {
        auto const& component = (*in_)[of.component];
        if (component.rules.empty()) {
            return without_rules(of);
        }
        std::vector<formula> any;
        for (auto const& each : causes_.of(of.component, of.copy)) {
            any.push_back(by_cause(of, of.copy, each, of.time));
        }
        return system_.any_of(std::move(any));
    }

    /// Without rules causes need not be told apart.
    formula without_rules(question const& of) {
        auto const& component = (*in_)[of.component];
        std::vector<formula> any;
        for (auto const each : causes_.striking(of.component, of.copy)) {
            any.push_back(struck(of, each, of.copy));
        }
        any.push_back(natural(of, [&](std::int64_t time, std::int64_t less) {
            std::vector<formula> places;
            for (auto const lower : place(of.component, of.copy)) {
                places.push_back(out(of, lower, time, less));
            }
            return system_.any_of(std::move(places));
        }));
        if (!has_copies(component)) {
            any.push_back(copy(of, what::own, -1));
            any.push_back(copy(of, what::separated, 0));
        }
        return system_.any_of(std::move(any));
    }

    /// What is beneath is out, and the component has to start again after it. `below(time)`: the
    /// place is out for longer than that.
    template <class Below>
    formula natural(question const& of, Below const& below) {
        auto const& component = (*in_)[of.component];
        auto const start = length(of, component.starts_in);
        if (component.starts_in.is_unbounded()) {
            return below(0, 0);
        }
        auto const time = earlier(of.time, start);
        std::vector<formula> any{below(time, start)};
        if (of.time >= start && !component.starts_after.empty()) {
            std::vector<formula> first;
            for (auto const& each : component.starts_after) {
                first.push_back(out(of, each, time, start));
            }
            any.push_back(system_.all_of({below(0, 0), system_.any_of(std::move(first))}));
        }
        return system_.any_of(std::move(any));
    }

    /// One copy is out by one cause: it lasts, and no restart has ended it.
    formula lasting(question const& of) {
        if (of.cause.what == cause::kind::own &&
            of.cause.index == static_cast<std::int32_t>(of.component)) {
            return system_.any_of({copy(of, what::own, -1), copy(of, what::separated, 0)});
        }
        auto const below = [&](std::int64_t time, std::int64_t less) {
            std::vector<formula> any;
            for (auto const lower : place(of.component, of.copy)) {
                if (has_copies((*in_)[lower])) {
                    if (of.cause == fault::cause{cause::kind::opaque,
                                                 static_cast<std::int32_t>(lower)}) {
                        any.push_back(out(of, lower, time, less));
                    }
                } else if (has_cause(lower, of.cause)) {
                    any.push_back(other(of, what::lasting, lower, 0, of.cause, time, less));
                }
            }
            return system_.any_of(std::move(any));
        };
        std::vector<formula> any;
        if (of.cause.what == cause::kind::event) {
            any.push_back(struck(of, static_cast<event_id>(of.cause.index), of.copy));
        }
        any.push_back(natural(of, below));
        return with_rules(of, system_.any_of(std::move(any)), below(0, 0));
    }

    /// `lasts`, unless a restart, migration or restore answers the cause. `placed`: the place is
    /// out by the cause, so only another one will do.
    formula with_rules(question const& of, formula lasts, formula placed) {
        auto const& component = (*in_)[of.component];
        std::vector<formula> all{lasts};
        for (auto const& rule : component.rules) {
            if (rule.action == model::action::take_over ||
                !base_->seen.matches(rule, of.component, of.copy, of.cause) ||
                (rule.action == model::action::restart &&
                 base_->seen.meets_again(of.component, of.copy, of.cause))) {
                continue;
            }
            auto const start =
                rule.action == model::action::migrate ? zero : component.starts_in;
            // With unit lengths each of the two counts as 1.
            if (rule.time.is_unbounded() || start.is_unbounded()) {
                continue;
            }
            auto const less = length(of, rule.time) + length(of, start);
            if (of.time != forever && of.time < less) {
                continue;
            }
            all.push_back(not_started_again(of, rule, placed, less));
        }
        return system_.all_of(std::move(all));
    }

    formula not_started_again(question const& of, model::rule const& rule, formula placed,
                              std::int64_t less) {
        auto const& component = (*in_)[of.component];
        auto const time = earlier(of.time, less);
        std::vector<formula> any;
        for (auto const& role : rule.needs) {
            any.push_back(out_seen(of, {of.component, of.copy}, role, time, less));
        }
        for (auto const& each : component.starts_after) {
            any.push_back(out(of, each, time, less));
        }
        std::vector<formula> nowhere{placed};
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            if (static_cast<std::int32_t>(at) != of.copy) {
                std::vector<formula> parts;
                for (auto const lower : component.copies[at].place) {
                    parts.push_back(out(of, lower, time, less));
                }
                nowhere.push_back(system_.any_of(std::move(parts)));
            }
        }
        any.push_back(system_.all_of(std::move(nowhere)));
        if (rule.action == model::action::restore) {
            any.push_back(nothing_to_restore(of));
        }
        return system_.any_of(std::move(any));
    }

    formula own(question const& of) {
        auto const& component = (*in_)[of.component];
        std::vector<formula> any;
        for (auto const& request : component.requests) {
            any.push_back(out(of, request, of.time));
        }
        for (auto const& need : component.needs) {
            any.push_back(out(of, need.of, later(of.time, length(of, need.tolerating))));
        }
        return system_.any_of(std::move(any));
    }

    formula separated(question const& of) {
        auto const& component = (*in_)[of.component];
        site const viewer{of.component, of.copy};
        std::vector<formula> any;
        for (auto const& request : component.requests) {
            if (base_->places.can_separate(viewer, request)) {
                any.push_back(out_seen(of, viewer, request, of.time));
            }
        }
        for (auto const& need : component.needs) {
            if (base_->places.can_separate(viewer, need.of)) {
                any.push_back(out_seen(of, viewer, need.of,
                                       later(of.time, length(of, need.tolerating))));
            }
        }
        return system_.any_of(std::move(any));
    }

    formula quorum(question const& of) {
        auto const& component = (*in_)[of.component];
        site const viewer{of.component, of.copy};
        std::vector<formula> lost;
        if (component.quorum->copies) {
            for (std::size_t at = 0; at < component.copies.size(); ++at) {
                site const voter{of.component, static_cast<std::int32_t>(at)};
                auto const down = copy_vote(of, voter.copy);
                lost.push_back(voter == viewer
                                   ? down
                                   : system_.any_of({down, cut(of, viewer, voter, of.time)}));
            }
        }
        for (auto const& role : component.quorum->voters) {
            lost.push_back(expression(role, [&](model::component_id leaf) {
                return system_.any_of(
                    {out(of, leaf, of.time), unseen(of, viewer, leaf, of.time)});
            }));
        }
        auto const voters = static_cast<std::int32_t>(lost.size());
        return system_.at_least(voters - (voters / 2 + 1) + 1, std::move(lost));
    }

    /// A copy as a voter: one that runs in one place at a time votes as its place.
    formula copy_vote(question const& of, std::int32_t at) {
        if ((*in_)[of.component].mode != model::run_mode::one_copy) {
            return other(of, what::vote, of.component, at, {}, of.time);
        }
        std::vector<formula> any;
        for (auto const lower : place(of.component, at)) {
            any.push_back(out(of, lower, of.time));
        }
        return system_.any_of(std::move(any));
    }

    // ---- links -----------------------------------------------------------------------------

    formula group_out(question const& of, link_group const& group, std::int64_t time,
                      std::int64_t less) {
        std::vector<formula> all;
        for (auto const link : group.links) {
            all.push_back(out(of, link, time, less));
        }
        return system_.all_of(std::move(all));
    }
    formula cut(question const& of, site one, site two, std::int64_t time, std::int64_t less = 0) {
        std::vector<formula> any;
        for (auto const group : base_->places.between(one, two)) {
            any.push_back(group_out(of, base_->places.groups()[group], time, less));
        }
        return system_.any_of(std::move(any));
    }
    formula unseen(question const& of, site viewer, model::component_id target, std::int64_t time,
                   std::int64_t less = 0) {
        if (!base_->places.can_separate(viewer, target)) {
            return never_formula;
        }
        auto const& component = (*in_)[target];
        if (!has_copies(component)) {
            return cut(of, viewer, {target, 0}, time, less);
        }
        auto const count = static_cast<std::int32_t>(component.copies.size());
        if (component.mode == model::run_mode::all_active) {
            std::vector<formula> lost;
            for (std::int32_t at = 0; at < count; ++at) {
                lost.push_back(
                    system_.any_of({other(of, what::serve, target, at, {}, time, less),
                                    cut(of, viewer, {target, at}, time, less)}));
            }
            return system_.at_least(count - component.at_least + 1, std::move(lost));
        }
        std::vector<formula> any;
        outage_of const meaning(*base_, no_readings_, no_events_);
        for (auto const group : base_->places.between(viewer, {target, 0})) {
            auto const& links = base_->places.groups()[group];
            if (!meaning.costs_majority(component, target, links)) {
                any.push_back(group_out(of, links, time, less));
            }
        }
        std::vector<formula> others;
        for (std::int32_t at = 1; at < count; ++at) {
            others.push_back(cut(of, viewer, {target, at}, time, less));
        }
        any.push_back(system_.all_of(
            {other(of, what::serve, target, 0, {}, 0), system_.any_of(std::move(others))}));
        return system_.any_of(std::move(any));
    }

    // ---- disruption and data ---------------------------------------------------------------

    formula disruption(question const& of) {
        auto const& component = (*in_)[of.component];
        auto const disrupted = [&](model::expression const& needed, std::int64_t time) {
            return expression(needed, [&](model::component_id leaf) {
                return other(of, what::disruption, leaf, -1, {}, time);
            });
        };
        std::vector<formula> any{out(of, of.component, of.time)};
        for (auto const& request : component.requests) {
            any.push_back(disrupted(request, of.time));
        }
        for (auto const& need : component.needs) {
            any.push_back(disrupted(need.of, later(of.time, length(of, need.tolerating))));
        }
        if (component.mode == model::run_mode::single) {
            for (auto const lower : component.copies[0].place) {
                if (has_copies((*in_)[lower])) {
                    any.push_back(other(of, what::disruption, lower, -1, {}, of.time));
                }
            }
        }
        if (component.mode == model::run_mode::all_active) {
            auto const count = static_cast<std::int32_t>(component.copies.size());
            for (std::int32_t at = 0; at < count; ++at) {
                for (auto const& each : all_causes(of.component, at)) {
                    any.push_back(not_ejected(of, at, each));
                }
            }
        }
        return system_.any_of(std::move(any));
    }

    formula not_ejected(question const& of, std::int32_t at, fault::cause const& by) {
        std::vector<formula> all{by_cause(of, at, by, of.time)};
        for (auto const& rule : (*in_)[of.component].rules) {
            if (rule.action != model::action::take_over ||
                !base_->seen.matches(rule, of.component, at, by) ||
                exceeds_time(of, rule.time)) {
                continue;
            }
            auto const less = length(of, rule.time);
            std::vector<formula> waits;
            for (auto const& role : rule.needs) {
                waits.push_back(
                    out_seen(of, {of.component, at}, role, earlier(of.time, less), less));
            }
            all.push_back(system_.any_of(std::move(waits)));
        }
        return system_.all_of(std::move(all));
    }

    formula loss(question const& of) {
        auto const& component = (*in_)[of.component];
        std::vector<formula> any;
        if (component.keeps_data) {
            auto const count = static_cast<std::int32_t>(component.copies.size());
            auto const active = component.mode == model::run_mode::all_active ? count : 1;
            for (std::int32_t at = 0; at < active; ++at) {
                for (auto const& each : all_causes(of.component, at)) {
                    for (auto const& rule : component.rules) {
                        if (!rule.losing.is_zero() && exceeds_time(of, rule.losing) &&
                            base_->seen.matches(rule, of.component, at, each)) {
                            any.push_back(by_cause(of, at, each, 0));
                            break;
                        }
                    }
                }
            }
            any.push_back(lost_by_destruction(of));
            return system_.any_of(std::move(any));
        }
        std::vector<model::component_id> used;
        for (auto const& request : component.requests) {
            append_leaves(request, used);
        }
        for (auto const& need : component.needs) {
            append_leaves(need.of, used);
        }
        for (auto const& copy : component.copies) {
            used.insert(used.end(), copy.place.begin(), copy.place.end());
        }
        for (auto const each : used) {
            any.push_back(other(of, what::loss, each, -1, {}, of.time));
        }
        return system_.any_of(std::move(any));
    }

    formula lost_by_destruction(question const& of) {
        auto const& component = (*in_)[of.component];
        auto const held = component.mode == model::run_mode::one_copy
                              ? 1
                              : static_cast<std::int32_t>(component.copies.size());
        std::vector<formula> destroyed;
        for (std::int32_t at = 0; at < held; ++at) {
            destroyed.push_back(data_of(of, of.component, at));
        }
        std::vector<formula> all;
        if (component.data_in_shares) {
            all.push_back(system_.at_least(held - component.at_least + 1, destroyed));
        } else if (component.mode == model::run_mode::one_active) {
            all.push_back(destroyed[0]);
            for (std::int32_t at = 1; at < held; ++at) {
                // A survivor that is too old does not save the claim.
                if (!exceeds_time(of, component.copies[static_cast<std::size_t>(at)].lag)) {
                    all.push_back(destroyed[static_cast<std::size_t>(at)]);
                }
            }
        } else {
            all = destroyed;
        }
        for (auto const& backup : component.backups) {
            if (exceeds_time(of, backup.interval)) {
                continue;
            }
            all.push_back(backup.on ? expression(*backup.on,
                                                 [&](model::component_id leaf) {
                                                     return all_data(of, leaf);
                                                 })
                                    : never_formula);
        }
        return system_.all_of(std::move(all));
    }

    formula nothing_to_restore(question const& of) {
        std::vector<formula> all{all_data(of, of.component)};
        for (auto const& backup : (*in_)[of.component].backups) {
            all.push_back(backup.on ? expression(*backup.on,
                                                 [&](model::component_id leaf) {
                                                     return all_data(of, leaf);
                                                 })
                                    : never_formula);
        }
        return system_.all_of(std::move(all));
    }

    formula data_of(question const& of, model::component_id id, std::int32_t at) {
        return other(of, what::data, id, at, {}, 0);
    }
    formula all_data(question const& of, model::component_id id) {
        return every_copy(of, what::data, id);
    }
    formula every_copy(question const& of, lowering::what asked, model::component_id id) {
        auto const& component = (*in_)[id];
        auto const held = component.mode == model::run_mode::one_copy
                              ? 1
                              : static_cast<std::int32_t>(component.copies.size());
        std::vector<formula> all;
        for (std::int32_t at = 0; at < held; ++at) {
            all.push_back(other(of, asked, id, at, {}, 0));
        }
        return system_.all_of(std::move(all));
    }

    formula data(question const& of) {
        auto const& component = (*in_)[of.component];
        std::vector<formula> any;
        for (auto const each : causes_.striking(of.component, of.copy)) {
            if ((*in_)[event_of(each).failure].destroys == model::destruction::data) {
                any.push_back(happens(of, each));
            }
        }
        if (component.data_on) {
            for (auto const each : causes_.striking(of.component, of.copy)) {
                if ((*in_)[event_of(each).failure].destroys == model::destruction::contents) {
                    any.push_back(happens(of, each));
                }
            }
            any.push_back(all_data(of, *component.data_on));
        } else {
            any.push_back(other(of, what::contents, of.component, of.copy, {}, 0));
        }
        return system_.any_of(std::move(any));
    }

    formula contents(question const& of) {
        std::vector<formula> any;
        for (auto const each : causes_.striking(of.component, of.copy)) {
            if ((*in_)[event_of(each).failure].destroys == model::destruction::contents) {
                any.push_back(happens(of, each));
            }
        }
        for (auto const lower : place(of.component, of.copy)) {
            any.push_back(every_copy(of, what::contents, lower));
        }
        return system_.any_of(std::move(any));
    }

    // ---- split brain -----------------------------------------------------------------------

    /// Not monotone: an active copy that is down ends it. So it is put together from nodes.
    std::optional<node_id> splits(model::component_id id) {
        auto const& component = (*in_)[id];
        if (!meaning_->can_split(component)) {
            return never_node;
        }
        bool fits = true;
        auto const count = static_cast<std::int32_t>(component.copies.size());
        auto const ask_node = [&](question const& of) {
            auto const found = answer(of);
            fits = fits && found.has_value();
            return found.value_or(never_node);
        };
        auto const alive = [&](std::int32_t at) {
            question of{what::vote, id, at, {}, 0, false, true};
            return nodes_.negation(ask_node(of));
        };
        auto const link_out = [&](model::component_id link) {
            return ask_node({what::outage, link, -1, {}, 0, false, false});
        };
        auto const apart = [&](site one, site two) {
            if (one == two) {
                return never_node;
            }
            std::vector<node_id> any;
            for (auto const group : base_->places.between(one, two)) {
                std::vector<node_id> all;
                for (auto const link : base_->places.groups()[group].links) {
                    all.push_back(link_out(link));
                }
                any.push_back(nodes_.all_of(std::move(all)));
            }
            for (std::size_t at = 0; at < base_->events->size(); ++at) {
                if (meaning_->isolates((*base_->events)[at], one, two)) {
                    any.push_back(nodes_.event(static_cast<event_id>(at)));
                }
            }
            return nodes_.any_of(std::move(any));
        };
        site const active{id, 0};
        std::vector<node_id> any;
        for (std::int32_t at = 1; at < count && fits; ++at) {
            site const standby{id, at};
            std::vector<node_id> all{alive(0), alive(at), apart(active, standby)};
            if (component.quorum) {
                std::vector<node_id> votes;
                for (std::int32_t voter = 0; component.quorum->copies && voter < count; ++voter) {
                    site const seen{id, voter};
                    votes.push_back(nodes_.all_of(
                        {alive(voter), nodes_.negation(apart(seen, standby)),
                         apart(seen, active)}));
                }
                for (auto const& role : component.quorum->voters) {
                    auto const reached = over(role, [&](model::component_id leaf) {
                        return nodes_.any_of(
                            {ask_node({what::outage, leaf, -1, {}, 0, false, true}),
                             apart({leaf, -1}, standby)});
                    });
                    auto const away = over(role, [&](model::component_id leaf) {
                        return apart({leaf, -1}, active);
                    });
                    votes.push_back(nodes_.all_of({nodes_.negation(reached), away}));
                }
                auto const voters = static_cast<std::int32_t>(voter_count(component));
                all.push_back(nodes_.at_least(voters / 2 + 1, std::move(votes)));
            }
            any.push_back(nodes_.all_of(std::move(all)));
        }
        if (!fits) {
            return std::nullopt;
        }
        return nodes_.any_of(std::move(any));
    }

    /// An expression over nodes: `all` fails when one does.
    template <class Leaf>
    node_id over(model::expression const& of, Leaf const& leaf) {
        using operation = model::expression::operation;
        if (of.op == operation::component) {
            return leaf(of.component);
        }
        std::vector<node_id> operands;
        for (auto const& operand : of.operands) {
            operands.push_back(over(operand, leaf));
        }
        auto const size = static_cast<std::int32_t>(operands.size());
        switch (of.op) {
        case operation::all: return nodes_.any_of(std::move(operands));
        case operation::any: return nodes_.all_of(std::move(operands));
        default: return nodes_.at_least(size - of.count + 1, std::move(operands));
        }
    }

    // ---- small things ----------------------------------------------------------------------

    [[nodiscard]] event const& event_of(event_id id) const {
        return (*base_->events)[index_of(id)];
    }
    [[nodiscard]] std::vector<model::component_id> const& place(model::component_id id,
                                                                std::int32_t at) const {
        return (*in_)[id].copies[static_cast<std::size_t>(at)].place;
    }
    formula copy(question const& of, lowering::what asked, std::int32_t at) {
        return other(of, asked, of.component, at, {}, of.time);
    }
    formula by_cause(question const& of, std::int32_t at, fault::cause const& by,
                     std::int64_t time) {
        if (by.what == cause::kind::quorum) {
            return other(of, what::quorum, of.component, at, {}, time);
        }
        if (by.what == cause::kind::separated) {
            return other(of, what::separated, of.component, at, {}, time);
        }
        return other(of, what::lasting, of.component, at, by, time);
    }
    std::vector<fault::cause> all_causes(model::component_id id, std::int32_t at) {
        auto all = causes_.of(id, at);
        if ((*in_)[id].quorum) {
            all.push_back({cause::kind::quorum, 0});
        }
        if (has_copies((*in_)[id])) {
            all.push_back({cause::kind::separated, 0});
        }
        return all;
    }
    [[nodiscard]] bool has_cause(model::component_id id, fault::cause const& wanted) {
        auto const& all = causes_.of(id, 0);
        return std::binary_search(all.begin(), all.end(), wanted);
    }
    /// One of the events of a bundle happens.
    formula happens(question const& of, event_id first) {
        std::vector<node_id> any;
        for (auto const each : causes_.bundle_of(first).events) {
            if (!of.in_sight || !is_isolation(*in_, event_of(each))) {
                any.push_back(nodes_.event(each));
            }
        }
        return system_.node(nodes_.any_of(std::move(any)));
    }
    /// An event strikes the copy, and by itself lasts longer than asked.
    formula struck(question const& of, event_id first, std::int32_t at) {
        for (auto const& strike : event_of(first).strikes) {
            if (strike.component == of.component && strike.copy == at &&
                exceeds_time(of, strike.lasts)) {
                return happens(of, first);
            }
        }
        return never_formula;
    }

    groundwork const* base_;
    evaluator const* meaning_;
    model::architecture const* in_;
    lowering_limits limits_;
    fault::causes causes_;
    graph nodes_;
    equations system_;
    std::unordered_map<question, unknown, hash> known_;
    std::vector<question> open_;
    std::string why_not_;
    std::vector<reading> no_readings_;
    scenario no_events_;
};

} // namespace hadsl::fault

#endif
