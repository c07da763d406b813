// hadsl/fault/explain.hpp - the story of one scenario: from the failures to the consequence.
// SPDX-License-Identifier: BSL-1.0
//
// Read off the evaluator's result: of several causes the one that lasts longest is told, and of a
// mechanism every rule that had a chance, or that none had.
#ifndef HADSL_FAULT_EXPLAIN_HPP
#define HADSL_FAULT_EXPLAIN_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/story.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace hadsl::fault {

class storyteller {
public:
    /// All three must outlive the storyteller; `found` is `meaning.evaluate(happening)`.
    storyteller(evaluator const& meaning, scenario const& happening, evaluation const& found)
        : base_(&meaning.base()), in_(meaning.base().in), happening_(&happening), found_(&found),
          compute_(meaning.base(), found.readings, happening) {}

    /// The story of several targets, one after the other; what they share is told once.
    [[nodiscard]] story tell(std::vector<model::component_id> const& targets,
                             model::consequence consequence) {
        for (auto const target : targets) {
            switch (consequence) {
            case model::consequence::outage: tell_outage(target); break;
            case model::consequence::disruption: tell_disruption(target); break;
            case model::consequence::data_loss: tell_loss(target); break;
            case model::consequence::split_brain: tell_split(target); break;
            }
        }
        return std::move(told_);
    }

private:
    [[nodiscard]] model::component const& component_of(model::component_id id) const {
        return (*in_)[id];
    }
    [[nodiscard]] reading const& reading_of(model::component_id id) const {
        return found_->readings[model::index_of(id)];
    }
    [[nodiscard]] std::vector<effect> const& causes_of(model::component_id id,
                                                       std::int32_t copy) const {
        auto const& causes = reading_of(id).causes;
        return causes.empty() ? no_causes_ : causes[static_cast<std::size_t>(copy)];
    }
    [[nodiscard]] duration outage_of(model::component_id id) const {
        return found_->outage[model::index_of(id)];
    }

    step& add(step::kind what, model::component_id id, std::int32_t copy, duration length,
              source::span at) {
        step made;
        made.what = what;
        made.component = id;
        made.copy = has_copies(component_of(id)) ? copy : -1;
        made.length = length;
        made.at = at.is_known() ? at : component_of(id).at;
        told_.push_back(made);
        return told_.back();
    }
    [[nodiscard]] source::span place_span(model::component_id id, std::int32_t copy) const {
        return component_of(id).copies[static_cast<std::size_t>(copy)].at;
    }

    // ---- outage ----------------------------------------------------------------------------

    void tell_outage(model::component_id id) {
        if (outage_of(id).is_zero() || !told_out_.insert(id).second) {
            return;
        }
        auto const& component = component_of(id);
        auto const& own = reading_of(id);
        auto const needs = longest_need(id);
        if (has_copies(component) && needs == outage_of(id)) {
            tell_needs(id);
        } else if (component.mode == model::run_mode::all_active) {
            for (std::size_t at = 0; at < own.serve.size(); ++at) {
                if (own.serve[at] >= outage_of(id)) {
                    tell_longest_cause(id, static_cast<std::int32_t>(at));
                }
            }
        } else if (component.mode == model::run_mode::one_active ||
                   component.mode == model::run_mode::lockstep) {
            tell_active(id);
        } else {
            tell_longest_cause(id, 0);
        }
        add(step::kind::component_out, id, -1, outage_of(id), component.at);
    }

    /// The active copy's worst cause, and why nobody took over in time.
    void tell_active(model::component_id id) {
        effect const* worst = nullptr;
        duration longest = zero;
        for (auto const& each : causes_of(id, 0)) {
            auto const length = after_take_over(id, each);
            if (worst == nullptr || length > longest) {
                worst = &each;
                longest = length;
            }
        }
        if (worst == nullptr) {
            return;
        }
        tell_cause(id, 0, *worst);
        tell_rules(id, 0, *worst);
    }

    [[nodiscard]] duration after_take_over(model::component_id id, effect const& of) const {
        auto length = of.length;
        for (auto const& rule : component_of(id).rules) {
            if (rule.action == model::action::take_over &&
                base_->seen.matches(rule, id, 0, of.cause)) {
                length = shorter_of(length, compute_.take_over(id, rule, reading_of(id)));
            }
        }
        return length;
    }

    void tell_longest_cause(model::component_id id, std::int32_t copy) {
        auto const& causes = causes_of(id, copy);
        auto const worst = std::max_element(
            causes.begin(), causes.end(),
            [](effect const& left, effect const& right) { return left.length < right.length; });
        if (worst != causes.end()) {
            tell_cause(id, copy, *worst);
            tell_rules(id, copy, *worst);
        }
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

    // ---- needs, quorum, links --------------------------------------------------------------

    [[nodiscard]] duration longest_need(model::component_id id) const {
        duration longest = zero;
        for (auto const& request : component_of(id).requests) {
            longest = longer_of(longest, compute_.out(request));
        }
        for (auto const& need : component_of(id).needs) {
            longest = longer_of(longest, compute_.out(need.of) - need.tolerating);
        }
        return longest;
    }

    void tell_needs(model::component_id id) {
        auto const& component = component_of(id);
        auto const longest = longest_need(id);
        if (longest.is_zero()) {
            tell_separated(id, 0, outage_of(id));
            return;
        }
        for (auto const& request : component.requests) {
            if (compute_.out(request) == longest) {
                auto const lower = tell_expression(request, longest);
                add(step::kind::requests_out, id, -1, longest, request.at).other = lower;
                return;
            }
        }
        for (auto const& need : component.needs) {
            auto const whole = compute_.out(need.of);
            if (whole - need.tolerating == longest) {
                auto const lower = tell_expression(need.of, whole);
                add(step::kind::need_out, id, -1, longest, need.at).other = lower;
                return;
            }
        }
    }

    /// Tells of everything in an expression that is out at least as long as the whole; returns the
    /// last of them.
    model::component_id tell_expression(model::expression const& of, duration whole) {
        std::vector<model::component_id> leaves;
        append_leaves(of, leaves);
        auto last = leaves.front();
        for (auto const leaf : leaves) {
            if (outage_of(leaf) >= whole) {
                tell_outage(leaf);
                last = leaf;
                if (of.op == model::expression::operation::all) {
                    break;
                }
            }
        }
        return last;
    }

    void tell_links(site one, site other) {
        for (auto const group : base_->places.between(one, other)) {
            auto const& links = base_->places.groups()[group];
            if (!compute_.group_out(links).is_zero()) {
                for (auto const link : links.links) {
                    tell_outage(link);
                }
            }
        }
    }

    void tell_quorum(model::component_id id, std::int32_t copy, duration length) {
        auto const& component = component_of(id);
        site const viewer{id, copy};
        if (component.quorum->copies) {
            for (std::size_t at = 0; at < component.copies.size(); ++at) {
                auto const voter = static_cast<std::int32_t>(at);
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
                tell_links(viewer, {leaf, -1});
            }
        }
        add(step::kind::quorum_lost, id, copy, length, component.quorum->at);
    }

    void tell_separated(model::component_id id, std::int32_t copy, duration length) {
        auto const& component = component_of(id);
        site const viewer{id, copy};
        auto const tell = [&](model::expression const& of, source::span at, duration tolerating) {
            if (!base_->places.can_separate(viewer, of) ||
                (compute_.out_seen(viewer, of) - tolerating).is_zero()) {
                return false;
            }
            std::vector<model::component_id> leaves;
            append_leaves(of, leaves);
            for (auto const leaf : leaves) {
                tell_outage(leaf);
                auto const copies = component_of(leaf).copies.size();
                for (std::size_t other = 0; other < copies; ++other) {
                    tell_links(viewer, {leaf, static_cast<std::int32_t>(other)});
                }
            }
            add(step::kind::separated, id, copy, length, at).other = leaves.front();
            return true;
        };
        for (auto const& request : component.requests) {
            if (tell(request, request.at, zero)) {
                return;
            }
        }
        for (auto const& need : component.needs) {
            if (tell(need.of, need.at, need.tolerating)) {
                return;
            }
        }
    }

    // ---- mechanisms ------------------------------------------------------------------------

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
        duration cost = unbounded;
        auto why = shortfall::none;
        std::optional<model::component_id> other;
        if (!base_->seen.is_noticed(rule, of.cause)) {
            why = shortfall::noticed_too_late;
        } else if (rule.action == model::action::restart &&
                   base_->seen.meets_again(id, copy, of.cause)) {
            why = shortfall::recurs;
        } else if (standby_needed) {
            cost = compute_.take_over(id, rule, reading_of(id));
        } else {
            cost = compute_.start_again(id, copy, rule, below(id, copy, of));
        }
        if (cost.is_unbounded() && why == shortfall::none && !rule.time.is_unbounded()) {
            why = standby_needed ? shortfall::no_copy_left : shortfall::no_place_left;
            for (auto const& role : rule.needs) {
                if (compute_.out(role).is_unbounded()) {
                    why = shortfall::role_out;
                    other = tell_expression(role, unbounded);
                }
            }
            for (auto const& first : component.starts_after) {
                if (!standby_needed && compute_.out(first).is_unbounded()) {
                    why = shortfall::start_blocked;
                    other = tell_expression(first, unbounded);
                }
            }
        }
        if (why == shortfall::no_place_left) {
            for (auto const& other_copy : component.copies) {
                for (auto const lower : other_copy.place) {
                    tell_outage(lower);
                }
            }
        }
        if (standby_needed && why == shortfall::no_copy_left) {
            for (std::size_t at = 1; at < component.copies.size(); ++at) {
                tell_standby(id, static_cast<std::int32_t>(at));
            }
        }
        auto& made = add(why == shortfall::none ? step::kind::rule : step::kind::rule_fails, id,
                         copy, cost, rule.at);
        made.rule = index;
        made.protection = rule.protection;
        made.why = why;
        made.other = other;
    }

    /// Why a standby cannot take over: told without its mechanism, which is being told already.
    void tell_standby(model::component_id id, std::int32_t copy) {
        auto const& causes = causes_of(id, copy);
        auto const worst = std::max_element(
            causes.begin(), causes.end(),
            [](effect const& left, effect const& right) { return left.length < right.length; });
        if (worst != causes.end()) {
            tell_cause(id, copy, *worst);
        }
    }

    /// How long the place of a copy is out by a cause.
    [[nodiscard]] duration below(model::component_id id, std::int32_t copy,
                                 effect const& of) const {
        duration longest = zero;
        for (auto const lower : component_of(id).copies[static_cast<std::size_t>(copy)].place) {
            if (has_copies(component_of(lower))) {
                if (of.cause == cause{cause::kind::opaque, static_cast<std::int32_t>(lower)}) {
                    longest = longer_of(longest, outage_of(lower));
                }
                continue;
            }
            for (auto const& there : causes_of(lower, 0)) {
                if (there.cause == of.cause) {
                    longest = longer_of(longest, there.length);
                }
            }
        }
        return longest;
    }

    // ---- the other consequences ------------------------------------------------------------

    void tell_disruption(model::component_id id) {
        auto const length = found_->disruption[model::index_of(id)];
        if (length.is_zero() || !told_disrupted_.insert(id).second) {
            return;
        }
        auto const& component = component_of(id);
        if (outage_of(id) == length) {
            tell_outage(id);
        } else {
            std::vector<model::component_id> used;
            for (auto const& request : component.requests) {
                append_leaves(request, used);
            }
            for (auto const& need : component.needs) {
                append_leaves(need.of, used);
            }
            if (!has_copies(component)) {
                used.insert(used.end(), component.copies[0].place.begin(),
                            component.copies[0].place.end());
            }
            bool told = false;
            for (auto const lower : used) {
                if (!told && found_->disruption[model::index_of(lower)] >= length) {
                    tell_disruption(lower);
                    told = true;
                }
            }
            for (std::size_t at = 0; !told && at < reading_of(id).serve.size(); ++at) {
                if (!reading_of(id).serve[at].is_zero()) {
                    tell_longest_cause(id, static_cast<std::int32_t>(at));
                }
            }
        }
        add(step::kind::disrupted, id, -1, length, component.at);
    }

    void tell_loss(model::component_id id) {
        auto const length = found_->data_loss[model::index_of(id)];
        if (length.is_zero() || !told_lost_.insert(id).second) {
            return;
        }
        auto const& component = component_of(id);
        if (!component.keeps_data) {
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
            for (auto const lower : used) {
                if (found_->data_loss[model::index_of(lower)] == length) {
                    tell_loss(lower);
                    break;
                }
            }
            add(step::kind::lost, id, -1, length, component.at);
            return;
        }
        bool by_rule = false;
        for (std::size_t copy = 0; copy < component.copies.size() && !by_rule; ++copy) {
            auto const at = static_cast<std::int32_t>(copy);
            for (auto const& each : causes_of(id, at)) {
                for (std::size_t index = 0; index < component.rules.size() && !by_rule; ++index) {
                    auto const& rule = component.rules[index];
                    if (rule.losing == length && base_->seen.matches(rule, id, at, each.cause)) {
                        by_rule = true;
                        tell_cause(id, at, each);
                        auto& made = add(step::kind::rule, id, at, rule.time, rule.at);
                        made.rule = static_cast<std::int32_t>(index);
                        made.protection = rule.protection;
                    }
                }
            }
        }
        for (std::size_t copy = 0; copy < component.copies.size() && !by_rule; ++copy) {
            auto const at = static_cast<std::int32_t>(copy);
            if (compute_.data_destroyed(id, at)) {
                tell_destroyed(id, at);
                add(step::kind::destroyed, id, at, unbounded, place_span(id, at));
            }
        }
        for (auto const& backup : component.backups) {
            if (by_rule || !backup.on || !compute_.is_destroyed(*backup.on)) {
                continue;
            }
            std::vector<model::component_id> keepers;
            append_leaves(*backup.on, keepers);
            for (auto const keeper : keepers) {
                tell_destroyed(keeper, 0);
                add(step::kind::destroyed, keeper, 0, unbounded, backup.at);
            }
        }
        add(step::kind::lost, id, -1, length, component.at);
    }

    /// Which failures destroy the data of a copy.
    void tell_destroyed(model::component_id id, std::int32_t copy) {
        for (auto const event : *happening_) {
            auto const& each = (*base_->events)[index_of(event)];
            if ((*in_)[each.failure].destroys == model::destruction::nothing) {
                continue;
            }
            for (auto const& strike : each.strikes) {
                auto const& component = component_of(id);
                bool const here = strike.component == id && strike.copy == copy;
                bool const beneath =
                    base_->places.contains(strike.component, {id, copy}) && strike.component != id;
                bool const kept =
                    component.data_on &&
                    base_->places.contains(strike.component, {*component.data_on, -1});
                if (here || beneath || kept) {
                    tell_strike(event, strike.component, strike.copy);
                }
            }
        }
    }

    void tell_split(model::component_id id) {
        for (auto const event : *happening_) {
            for (auto const& strike : (*base_->events)[index_of(event)].strikes) {
                tell_strike(event, strike.component, strike.copy);
            }
        }
        add(step::kind::split_brain, id, 1, zero, component_of(id).at);
    }

    groundwork const* base_;
    model::architecture const* in_;
    scenario const* happening_;
    evaluation const* found_;
    fault::outage_of compute_;
    story told_;
    std::vector<effect> no_causes_;
    std::set<model::component_id> told_out_;
    std::set<model::component_id> told_disrupted_;
    std::set<model::component_id> told_lost_;
    std::set<std::tuple<model::component_id, std::int32_t, cause>> told_cause_;
    std::set<std::tuple<model::component_id, std::int32_t, cause>> told_rules_;
    std::set<std::tuple<event_id, model::component_id, std::int32_t>> told_strike_;
};

/// The story of how a scenario brings about a consequence of all of `targets`.
[[nodiscard]] inline story explain(evaluator const& meaning, scenario const& happening,
                                   evaluation const& found,
                                   std::vector<model::component_id> const& targets,
                                   model::consequence consequence) {
    return storyteller(meaning, happening, found).tell(targets, consequence);
}

} // namespace hadsl::fault

#endif
