// hadsl/fault/rule_answers.hpp - what a rule costs against one cause, or why it does not help.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_RULE_ANSWERS_HPP
#define HADSL_FAULT_RULE_ANSWERS_HPP

#include <hadsl/fault/story.hpp>
#include <hadsl/fault/telling.hpp>
#include <hadsl/model/own_data.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hadsl::fault {

/// How one rule that names a cause answered it.
struct rule_answer {
    duration cost = unbounded;
    shortfall why = shortfall::none;
    model::expression const* waits_for = nullptr; // with `role_out`, `role_unseen`, `start_blocked`
    std::int32_t place = -1; // that is up; with `no_majority_there`, `needs_unseen_there`
};

class rule_answers : protected telling {
protected:
    using telling::telling;

    [[nodiscard]] rule_answer answer(model::component_id id, std::int32_t copy, effect const& of,
                                     model::rule const& rule) const {
        auto const& component = component_of(id);
        bool const standby_needed = rule.action == model::action::take_over;
        rule_answer found;
        if (!base_->seen.is_noticed(rule, of.cause)) {
            found.why = shortfall::noticed_too_late;
            return found;
        }
        if (rule.action == model::action::restart && base_->seen.meets_again(id, copy, of.cause)) {
            found.why = shortfall::recurs;
            return found;
        }
        found.cost = standby_needed ? compute_.take_over(id, rule, of.cause, reading_of(id))
                                    : compute_.start_again(id, copy, rule, below(id, copy, of));
        if (!found.cost.is_unbounded() || rule.time.is_unbounded()) {
            return found;
        }
        found.why = shortfall::no_copy_left;
        if (!standby_needed) {
            look_at_places(found, id, copy, rule);
        }
        if (standby_needed && is_elected_nowhere(id, of, rule)) {
            found.why = shortfall::not_elected;
        }
        for (auto const& role : rule.needs) {
            look_at(found, id, copy, role);
        }
        if (standby_needed && component.fenced_by) {
            look_at(found, id, copy, *component.fenced_by);
        }
        for (auto const& first : component.starts_after) {
            if (!standby_needed && compute_.out(first).is_unbounded()) {
                found.why = shortfall::start_blocked;
                found.waits_for = &first;
            }
        }
        return found;
    }

    /// How long the active copy is out by a cause once the best take-over has answered it.
    [[nodiscard]] duration after_take_over(model::component_id id, effect const& of) const {
        auto length = of.length;
        for (auto const& rule : component_of(id).rules) {
            if (rule.action == model::action::take_over &&
                base_->seen.matches(rule, id, 0, of.cause)) {
                length = shorter_of(length, compute_.take_over(id, rule, of.cause, reading_of(id)));
            }
        }
        return length;
    }

    /// The copies that act when one is out: the others, or itself where there is no other.
    [[nodiscard]] std::vector<site> who_would_act(model::component_id id, std::int32_t copy) const {
        auto const count = static_cast<std::int32_t>(component_of(id).copies.size());
        std::vector<site> found;
        for (std::int32_t acting = 0; acting < count; ++acting) {
            if (acting != copy || count == 1) {
                found.push_back({id, acting});
            }
        }
        return found;
    }

private:
    /// Whether some standby is up after a lost majority, and too few decide for any.
    [[nodiscard]] bool is_elected_nowhere(model::component_id id, effect const& of,
                                          model::rule const& rule) const {
        if (of.cause.what != cause::kind::quorum) {
            return false;
        }
        auto const& serve = reading_of(id).serve;
        bool is_up = false;
        bool is_elected = false;
        for (std::size_t at = 1; at < serve.size(); ++at) {
            site const standby{id, static_cast<std::int32_t>(at)};
            is_up = is_up || !serve[at].is_unbounded();
            is_elected = is_elected || !compute_.not_elected(standby, rule).is_unbounded();
        }
        return is_up && !is_elected;
    }

    /// Why a rule starts its component nowhere: all other places are out, or what is wrong with one
    /// that is not.
    void look_at_places(rule_answer& found, model::component_id id, std::int32_t copy,
                        model::rule const& rule) const {
        auto const& component = component_of(id);
        found.why = shortfall::no_place_left;
        if (rule.action == model::action::restore && !compute_.can_restore(id)) {
            found.why = shortfall::nothing_to_restore;
            return;
        }
        auto const& from = component.copies[static_cast<std::size_t>(copy)];
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            auto const& place = component.copies[at];
            auto const there = static_cast<std::int32_t>(at);
            if (there == copy || compute_.place_out(place).is_unbounded()) {
                continue;
            }
            if (!model::starts_at(*in_, component, rule, from, place)) {
                found.why = found.place < 0 ? shortfall::storage_elsewhere : found.why;
                continue;
            }
            if (component.mode != model::run_mode::one_copy) {
                return; // it has what it waits for from where it is
            }
            found.place = there;
            found.why = component.quorum && compute_.without_majority(id, there).is_unbounded()
                            ? shortfall::no_majority_there
                            : shortfall::needs_unseen_there;
        }
    }

    /// Whether a rule comes to nothing because of what those who would act wait for: it is out, or
    /// none of them sees it.
    void look_at(rule_answer& found, model::component_id id, std::int32_t copy,
                 model::expression const& waits_for) const {
        bool const is_out = compute_.out(waits_for).is_unbounded();
        auto const acting = who_would_act(id, copy);
        bool const is_seen = std::any_of(acting.begin(), acting.end(), [&](site each) {
            return !compute_.out_seen(each, waits_for).is_unbounded();
        });
        if (is_out || !is_seen) {
            found.why = is_out ? shortfall::role_out : shortfall::role_unseen;
            found.waits_for = &waits_for;
        }
    }

    /// How long the place of a copy is out by a cause.
    [[nodiscard]] duration below(model::component_id id, std::int32_t copy,
                                 effect const& of) const {
        // A lost majority keeps it from running there as a broken place does.
        duration longest =
            of.cause.what == cause::kind::quorum ? compute_.without_majority(id, copy) : zero;
        for (auto const lower : (*in_)[id].copies[static_cast<std::size_t>(copy)].place) {
            if (has_copies((*in_)[lower])) {
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
};

} // namespace hadsl::fault

#endif
