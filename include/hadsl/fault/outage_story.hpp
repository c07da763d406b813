// hadsl/fault/outage_story.hpp - how failures put something out, step by step, and what did not help.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_OUTAGE_STORY_HPP
#define HADSL_FAULT_OUTAGE_STORY_HPP

#include <hadsl/fault/rule_answers.hpp>
#include <hadsl/fault/story.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace hadsl::fault {

/// Of several causes the one that lasts longest is told, of these one that does not come from the
/// outage itself, round a circle of needs; and of a mechanism every rule that had a
/// chance, or that none had. What is told once is not told again.
class outage_story : protected rule_answers {
protected:
    using rule_answers::rule_answers;

    void tell_outage(model::component_id id) {
        if (outage_of(id).is_zero() || !told_out_.insert(id).second) {
            return;
        }
        auto const& component = component_of(id);
        if (depth_ == deepest) {
            // A chain of hundreds is no story: it begins here.
            add(step::kind::component_out, id, -1, outage_of(id), component.at);
            return;
        }
        ++depth_;
        if (has_copies(component) && is_out_by_needs(id, outage_of(id))) {
            tell_needs(id);
        } else if (reading_of(id).is_shut_out && tell_shut_out(id)) {
            // told
        } else if (component.mode == model::run_mode::all_active) {
            tell_copies(id);
        } else if (component.mode == model::run_mode::one_active ||
                   component.mode == model::run_mode::lockstep) {
            tell_active(id);
        } else {
            tell_longest_cause(id, 0);
        }
        --depth_;
        add(step::kind::component_out, id, -1, outage_of(id), component.at);
    }

    /// Every copy that is out as long as the whole, and how many are left of those that must serve.
    void tell_copies(model::component_id id) {
        auto const& serve = reading_of(id).serve;
        std::int32_t left = 0;
        for (std::size_t at = 0; at < serve.size(); ++at) {
            if (serve[at] >= outage_of(id)) {
                tell_longest_cause(id, static_cast<std::int32_t>(at));
            } else {
                ++left;
            }
        }
        if (serve.size() > 1) {
            add(step::kind::too_few, id, -1, outage_of(id), component_of(id).at).left = left;
        }
    }

    /// The active copy's worst cause, and why nobody took over in time.
    void tell_active(model::component_id id) {
        auto const* const worst =
            worst_of(id, 0, [&](effect const& each) { return after_take_over(id, each); });
        if (worst != nullptr) {
            tell_cause(id, 0, *worst);
            tell_rules(id, 0, *worst);
        }
    }

    /// That the first copy is shut out though it goes on, where nothing else keeps the component out
    /// as long; whether that is so.
    bool tell_shut_out(model::component_id id) {
        auto const by = compute_.taken_over_once_shut_out(id, reading_of(id));
        bool const is_active = has_standbys(component_of(id));
        auto const& causes = causes_of(id, 0);
        if (by.standby < 0 || by.length < outage_of(id) ||
            std::any_of(causes.begin(), causes.end(), [&](effect const& each) {
                return (is_active ? after_take_over(id, each) : each.length) >= by.length;
            })) {
            return false;
        }
        tell_replaced(id, by);
        return true;
    }

    /// Why a standby takes over though the first copy goes on: who watches that one does not see it.
    void tell_replaced(model::component_id id, outage_of::out_of_sight const& by) {
        site const first{id, 0};
        auto const& rule = component_of(id).rules[static_cast<std::size_t>(by.rule)];
        auto const watchers = watching(component_of(id), rule);
        std::optional<model::component_id> blind; // who is isolated does not see it over no link
        for (auto const watcher : watchers) {
            for (std::int32_t at = 0; at < speaking(component_of(watcher)); ++at) {
                if (!compute_.parted(first, {watcher, at}).is_zero()) {
                    tell_links(first, {watcher, at});
                    blind = blind ? blind : watcher;
                }
            }
        }
        if (watchers.empty()) {
            tell_links(first, {id, by.standby});
        }
        for (auto const& each : causes_of(id, by.standby)) {
            bool const is_isolation =
                shuts_out(component_of(id)) && each.cause.what == cause::kind::event &&
                compute_.isolates_with_fence(
                    (*base_->events)[index_of(static_cast<event_id>(each.cause.index))],
                    {id, by.standby}, rule);
            if (is_isolation) {
                tell_cause(id, by.standby, each);
            }
        }
        if (!watchers.empty() && !blind) {
            blind = watchers.front();
        }
        auto& made = add(step::kind::replaced, id, by.standby, by.length, rule.at);
        made.other = blind;
        made.rule = by.rule;
        made.protection = rule.protection;
    }

    void tell_longest_cause(model::component_id id, std::int32_t copy) {
        auto const* const worst =
            worst_of(id, copy, [](effect const& each) { return each.length; });
        if (worst != nullptr) {
            tell_cause(id, copy, *worst);
            tell_rules(id, copy, *worst);
        }
    }

    template <class Length>
    [[nodiscard]] effect const* worst_of(model::component_id id, std::int32_t copy,
                                         Length const& length_of) const {
        effect const* worst = nullptr;
        duration longest = zero;
        bool is_before = false;
        for (auto const& each : causes_of(id, copy)) {
            auto const length = length_of(each);
            bool const was_before = came_before(id, each);
            if (worst == nullptr || length > longest ||
                (length == longest && was_before && !is_before)) {
                worst = &each;
                longest = length;
                is_before = was_before;
            }
        }
        return worst;
    }
    [[nodiscard]] bool came_before(model::component_id id, effect const& of) const {
        if (of.cause.what != cause::kind::own && of.cause.what != cause::kind::opaque) {
            return true;
        }
        auto const by = static_cast<model::component_id>(of.cause.index);
        return by == id ? is_out_by_needs(id, of.length) : was_out_before(id, by);
    }

    /// How a cause reaches a copy.
    void tell_cause(model::component_id id, std::int32_t copy, effect const& of) {
        if (!told_cause_.insert({id, copy, of.cause}).second) {
            return;
        }
        switch (of.cause.what) {
        case cause::kind::event: tell_event(id, copy, of); break;
        case cause::kind::own:
            if (of.cause.index == static_cast<std::int32_t>(id)) {
                tell_needs(id);
            } else {
                tell_place(id, copy, of);
            }
            break;
        case cause::kind::opaque: {
            auto const lower = static_cast<model::component_id>(of.cause.index);
            auto const& place = component_of(id).copies[static_cast<std::size_t>(copy)].place;
            if (std::find(place.begin(), place.end(), lower) != place.end()) {
                tell_outage(lower);
                add(step::kind::place_out, id, copy, of.length, place_span(id, copy)).other = lower;
            } else {
                tell_place(id, copy, of);
            }
            break;
        }
        case cause::kind::quorum: tell_quorum(id, copy, of.length); break;
        case cause::kind::separated: tell_separated(id, copy, of.length); break;
        }
    }

    void tell_event(model::component_id id, std::int32_t copy, effect const& of) {
        auto const event = static_cast<event_id>(of.cause.index);
        if (strikes((*base_->events)[index_of(event)], id, copy)) {
            tell_strike(event, id, copy);
        } else {
            tell_place(id, copy, of);
        }
    }

    void tell_strike(event_id event, model::component_id id, std::int32_t copy) {
        if (!told_strike_.insert({event, id, copy}).second) {
            return;
        }
        auto const& happening = (*base_->events)[index_of(event)];
        auto at = has_copies(component_of(id)) ? place_span(id, copy) : component_of(id).at;
        if (happening.reach == reach::shared) {
            auto const& key = (*in_)[happening.failure].shared_by;
            for (auto const& label :
                 component_of(id).copies[static_cast<std::size_t>(copy)].labels) {
                if (label.key == key) {
                    at = label.at;
                }
            }
        }
        duration lasts = zero;
        for (auto const& strike : happening.strikes) {
            if (strike.component == id && strike.copy == copy) {
                lasts = strike.lasts;
            }
        }
        add(step::kind::strikes, id, copy, lasts, at).event = event;
    }

    /// What is directly beneath a copy is out by the same cause.
    void tell_place(model::component_id id, std::int32_t copy, effect const& of) {
        for (auto const lower : component_of(id).copies[static_cast<std::size_t>(copy)].place) {
            if (has_copies(component_of(lower))) {
                continue;
            }
            for (auto const& there : causes_of(lower, 0)) {
                if (there.cause == of.cause) {
                    tell_cause(lower, 0, there);
                    tell_rules(lower, 0, there);
                    add(step::kind::place_out, id, copy, of.length, place_span(id, copy)).other =
                        lower;
                    return;
                }
            }
        }
    }

    void tell_links(site one, site other) {
        tell_cuts(base_->apart.between(one, other));
        for (auto const& elsewhere : base_->apart.between_moved(one, other)) {
            if (compute_.may_run(elsewhere.moved) && tell_cuts(elsewhere.cuts)) {
                for (auto const each : elsewhere.moved) {
                    tell_outage(each.component);
                }
            }
        }
    }

    /// Tells of what is out of each cut that is out as a whole; whether there is one.
    bool tell_cuts(std::vector<model::cut> const& of) {
        bool is_any = false;
        for (auto const& cut : of) {
            if (!compute_.all_out(cut).is_zero()) {
                is_any = true;
                for (auto const each : cut) {
                    tell_outage(each);
                }
            }
        }
        return is_any;
    }

private:
    // ---- needs, quorum, links -----------------------------------------------------------

    void tell_needs(model::component_id id) {
        auto const& component = component_of(id);
        auto const longest = longest_need(id);
        if (longest.is_zero() || (!has_copies(component) && longest < outage_of(id))) {
            tell_separated(id, 0, outage_of(id));
            return;
        }
        // Where nothing was out before, all is told that is out now.
        bool const is_before = is_out_by_needs(id, longest);
        auto const out = [&](model::expression const& of) {
            return is_before ? out_before(id, of) : compute_.out(of);
        };
        for (auto const& request : component.requests) {
            if (out(request) == longest) {
                auto const lower = tell_expression(id, request, longest, is_before);
                add(step::kind::requests_out, id, -1, longest, request.at).other = lower;
                return;
            }
        }
        for (auto const& need : component.needs) {
            auto const whole = out(need.of);
            if (whole - need.tolerating == longest) {
                auto const lower = tell_expression(id, need.of, whole, is_before);
                add(step::kind::need_out, id, -1, longest, need.at).other = lower;
                return;
            }
        }
    }

    /// Tells of everything in an expression that is out at least as long as the whole, and was before
    /// a component where that matters; returns the last of them.
    model::component_id tell_expression(model::component_id id, model::expression const& of,
                                        duration whole, bool is_before) {
        std::vector<model::component_id> leaves;
        append_leaves(of, leaves);
        auto last = leaves.front();
        for (auto const leaf : leaves) {
            if (outage_of(leaf) >= whole && (!is_before || was_out_before(id, leaf))) {
                tell_outage(leaf);
                last = leaf;
                if (of.op == model::expression::operation::all) {
                    break;
                }
            }
        }
        return last;
    }

    void tell_quorum(model::component_id id, std::int32_t copy, duration length) {
        auto const& component = component_of(id);
        site const viewer{id, copy};
        if (component.quorum->copies) { // (the vote of an active copy alone is no cause)
            for (std::size_t at = 0; at < component.copies.size(); ++at) {
                auto const voter = static_cast<std::int32_t>(at);
                if (voter == copy) {
                    continue;
                }
                for (auto const& each : causes_of(id, voter)) {
                    if (each.cause.what != cause::kind::quorum &&
                        each.cause.what != cause::kind::separated) {
                        tell_cause(id, voter, each);
                    }
                }
                tell_links(viewer, {id, voter});
            }
        }
        for (auto const& role : component.quorum->voters) {
            std::vector<model::component_id> leaves;
            append_leaves(role, leaves);
            for (auto const leaf : leaves) {
                tell_outage(leaf);
                if (!compute_.unseen(viewer, leaf).is_zero()) {
                    tell_sight(viewer, leaf);
                }
            }
        }
        add(step::kind::quorum_lost, id, copy, length, component.quorum->at);
    }

    void tell_separated(model::component_id id, std::int32_t copy, duration length) {
        auto const& component = component_of(id);
        site const viewer{id, copy};
        auto const to_needs = [&](model::component_id leaf) {
            return compute_.unseen(viewer, leaf);
        };
        auto const to_requests = [&](model::component_id leaf) {
            return compute_.unseen_by_requests(viewer, leaf);
        };
        auto const tell = [&](model::expression const& of, source::span at, duration tolerating,
                              auto const& unseen_by) {
            auto const out = value_of(of, [&](model::component_id leaf) {
                return longer_of(outage_of(leaf), unseen_by(leaf));
            });
            if (!base_->apart.can_separate(viewer, of) || (out - tolerating).is_zero()) {
                return false;
            }
            std::vector<model::component_id> leaves;
            append_leaves(of, leaves);
            for (auto const leaf : leaves) {
                tell_outage(leaf);
                tell_sight(viewer, leaf);
            }
            auto const unseen = std::find_if(leaves.begin(), leaves.end(),
                                             [&](auto leaf) { return !unseen_by(leaf).is_zero(); });
            auto const other = unseen == leaves.end() ? leaves.front() : *unseen;
            auto const replacement = replaced_by(viewer, other).standby;
            if (replacement >= 0 && compute_.parted(viewer, {other, replacement}).is_zero()) {
                add(step::kind::need_out, id, -1, length, at).other = other; // until it is started
                return true;
            }
            auto& made = add(step::kind::separated, id, copy, length, at);
            made.other = other;
            made.other_copy = replacement >= 0 ? replacement : standby_out_of_sight(viewer, other);
            return true;
        };
        for (auto const& request : component.requests) {
            if (tell(request, request.at, zero, to_requests)) {
                return;
            }
        }
        for (auto const& need : component.needs) {
            if (tell(need.of, need.at, need.tolerating, to_needs)) {
                return;
            }
        }
        auto const at = static_cast<std::size_t>(copy);
        for (auto const lower : companions(*in_, component, at)) {
            model::expression companion;
            companion.component = lower;
            if (tell(companion, component.copies[at].at, zero, to_needs)) {
                return;
            }
        }
    }

    /// What keeps somebody from seeing a component.
    void tell_sight(site viewer, model::component_id of) {
        if (auto const by = replaced_by(viewer, of); by.standby > 0) {
            tell_replaced(of, by);
        }
        auto const copies = component_of(of).copies.size();
        for (std::size_t at = 0; at < copies; ++at) {
            tell_links(viewer, {of, static_cast<std::int32_t>(at)});
        }
        tell_beside(viewer, of);
        for (auto const each : compute_.carriers_with_standbys({of, 0}, viewer)) {
            tell_beside(viewer, each);
        }
        for (auto const each : compute_.carriers_with_standbys(viewer, {of, 0})) {
            tell_beside({of, 0}, each);
        }
        std::vector<model::component_id> passed;
        append_requests(component_of(of), passed);
        for (auto const each : passed) {
            tell_links(viewer, {each, -1});
        }
    }

    /// Which copy, by which rule, somebody is led to instead of a first one that goes on.
    [[nodiscard]] outage_of::out_of_sight replaced_by(site viewer, model::component_id of) const {
        auto const led = compute_.unseen_replacement(viewer, of);
        return led.standby > 0 ? led : compute_.taken_over_once_shut_out(of, reading_of(of));
    }

    /// The standby that somebody does not see, where others are in sight; -1 where that is not so.
    [[nodiscard]] std::int32_t standby_out_of_sight(site viewer, model::component_id of) const {
        auto const count = static_cast<std::int32_t>(component_of(of).copies.size());
        std::int32_t found = -1;
        bool is_any_seen = false;
        for (std::int32_t at = 1; has_standbys(component_of(of)) && at < count; ++at) {
            bool const is_seen = compute_.parted(viewer, {of, at}).is_zero();
            is_any_seen = is_any_seen || is_seen;
            found = is_seen ? found : at;
        }
        return is_any_seen ? found : -1;
    }

    /// Who takes over for a viewer that does not see the first copy, or why nobody does.
    void tell_beside(site viewer, model::component_id of) {
        auto const& rules = component_of(of).rules;
        if (std::none_of(rules.begin(), rules.end(), [&](auto const& each) {
                return replaces(*in_, component_of(of), each);
            })) {
            return;
        }
        for (auto const& cut : base_->apart.between(viewer, {of, 0})) {
            auto const seen = compute_.cut_off(viewer, of, cut);
            if (seen.rule >= 0) {
                auto const& rule = rules[static_cast<std::size_t>(seen.rule)];
                auto& step = add(step::kind::rule, of, 0, seen.length, rule.at);
                step.rule = seen.rule;
                step.protection = rule.protection;
                continue;
            }
            if (compute_.all_out(cut).is_zero()) {
                continue;
            }
            for (auto const& rule : rules) {
                for (auto const at : compute_.beside(of, cut, rule)) {
                    for (auto const& each : causes_of(of, at)) {
                        tell_cause(of, at, each);
                    }
                    tell_links(viewer, {of, at});
                }
            }
        }
    }

    // ---- mechanisms ---------------------------------------------------------------------

    /// What each mechanism of a component made of a cause of its copy.
    void tell_rules(model::component_id id, std::int32_t copy, effect const& of) {
        auto const& component = component_of(id);
        if (component.protections.empty() || !told_rules_.insert({id, copy, of.cause}).second) {
            return;
        }
        std::vector<bool> answered(component.protections.size(), false);
        for (std::size_t at = 0; at < component.rules.size(); ++at) {
            auto const& rule = component.rules[at];
            if (!base_->seen.is_named(rule, id, copy, of.cause)) {
                continue;
            }
            answered[static_cast<std::size_t>(rule.protection)] = true;
            tell_rule(id, copy, of, static_cast<std::int32_t>(at));
        }
        bool const any = std::find(answered.begin(), answered.end(), true) != answered.end();
        for (std::size_t at = 0; !any && at < answered.size(); ++at) {
            auto& made =
                add(step::kind::unnoticed, id, copy, of.length, component.protections[at].at);
            made.protection = static_cast<std::int32_t>(at);
            made.why = shortfall::not_named;
            if (of.cause.what == cause::kind::event) {
                made.event = static_cast<event_id>(of.cause.index);
            }
        }
    }

    void tell_rule(model::component_id id, std::int32_t copy, effect const& of,
                   std::int32_t index) {
        auto const& component = component_of(id);
        auto const& rule = component.rules[static_cast<std::size_t>(index)];
        bool const standby_needed = rule.action == model::action::take_over;
        if (standby_needed && component.mode == model::run_mode::all_active) {
            return; // it ends a disruption, never an outage
        }
        auto const found = answer(id, copy, of, rule);
        bool const is_ended =
            rule.time >
            (copy == 0 && has_standbys(component) ? after_take_over(id, of) : of.length);
        if (is_ended && found.why == shortfall::none && !rule.time.is_unbounded()) {
            return; // it was over before, without waiting for anything
        }
        std::optional<model::component_id> other;
        if (found.waits_for != nullptr) {
            other = found.why == shortfall::role_unseen
                        ? tell_unseen(id, copy, *found.waits_for)
                        : tell_expression(id, *found.waits_for, unbounded, false);
        }
        if (found.why == shortfall::no_place_left) {
            for (auto const& other_copy : component.copies) {
                for (auto const lower : other_copy.place) {
                    tell_outage(lower);
                }
            }
        }
        if (found.why == shortfall::no_majority_there) {
            tell_quorum(id, found.place, unbounded);
        } else if (found.why == shortfall::needs_unseen_there) {
            tell_separated(id, found.place, unbounded);
        }
        if (found.why == shortfall::no_copy_left) {
            for (std::size_t at = 1; at < component.copies.size(); ++at) {
                tell_standby(id, static_cast<std::int32_t>(at));
            }
        }
        bool const helps = found.why == shortfall::none;
        if (helps && !found.cost.is_unbounded()) {
            other = tell_wait(id, copy, rule, found.cost);
        }
        auto& made =
            add(helps ? step::kind::rule : step::kind::rule_fails, id, copy, found.cost, rule.at);
        made.rule = index;
        made.protection = rule.protection;
        made.why = found.why;
        made.other = other;
    }

    /// What a rule that helps in the end waits for meanwhile; returns it where it has a name.
    std::optional<model::component_id> tell_wait(model::component_id id, std::int32_t copy,
                                                 model::rule const& rule, duration cost) {
        auto const& component = component_of(id);
        bool const standby_needed = rule.action == model::action::take_over;
        bool const starts =
            rule.action == model::action::restart || rule.action == model::action::restore;
        auto const wait = cost - rule.time - (starts ? component.starts_in : zero);
        if (wait.is_zero()) {
            return {};
        }
        auto waits_for = rule.needs;
        if (standby_needed && component.fenced_by) {
            waits_for.push_back(*component.fenced_by);
        }
        if (!standby_needed) {
            waits_for.insert(waits_for.end(), component.starts_after.begin(),
                             component.starts_after.end());
        }
        for (auto const& each : waits_for) {
            if (compute_.out(each) == wait) {
                return tell_expression(id, each, wait, false);
            }
        }
        for (auto const acting : who_would_act(id, copy)) {
            auto const at = static_cast<std::size_t>(acting.copy);
            if (standby_needed && reading_of(id).serve[at] == wait) {
                tell_standby(id, acting.copy);
                return {};
            }
            for (auto const lower : component.copies[at].place) {
                if (!standby_needed && outage_of(lower) == wait) {
                    tell_outage(lower);
                    return lower;
                }
            }
        }
        for (auto const acting : who_would_act(id, copy)) {
            for (auto const& each : waits_for) {
                std::vector<model::component_id> leaves;
                append_leaves(each, leaves);
                for (auto const leaf : leaves) {
                    tell_links(acting, {leaf, -1});
                }
            }
        }
        return {};
    }

    /// What keeps those who would act from what they wait for; returns what that is.
    model::component_id tell_unseen(model::component_id id, std::int32_t copy,
                                    model::expression const& of) {
        std::vector<model::component_id> leaves;
        append_leaves(of, leaves);
        for (auto const acting : who_would_act(id, copy)) {
            for (auto const leaf : leaves) {
                tell_links(acting, {leaf, -1});
            }
        }
        if (component_of(id).copies.size() > 1) {
            for (auto const lower : component_of(id).copies[static_cast<std::size_t>(copy)].place) {
                tell_outage(lower);
            }
        }
        return leaves.front();
    }

    /// Why a standby cannot take over: told without its mechanism, which is being told already.
    void tell_standby(model::component_id id, std::int32_t copy) {
        auto const* const worst =
            worst_of(id, copy, [](effect const& each) { return each.length; });
        if (worst != nullptr) {
            tell_cause(id, copy, *worst);
        }
    }

    /// How far a chain of needs is followed.
    static constexpr int deepest = 200;

    int depth_ = 0;
    std::set<model::component_id> told_out_;
    std::set<std::tuple<model::component_id, std::int32_t, cause>> told_cause_;
    std::set<std::tuple<model::component_id, std::int32_t, cause>> told_rules_;
    std::set<std::tuple<event_id, model::component_id, std::int32_t>> told_strike_;
};

} // namespace hadsl::fault

#endif
