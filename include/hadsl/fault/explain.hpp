// hadsl/fault/explain.hpp - the story of one scenario: from the failures to the consequence.
// SPDX-License-Identifier: BSL-1.0
//
// Read off the evaluator's result. The parts: telling (what it is told from), rule_answers (what a
// rule made of a cause), outage_story, loss_story.
#ifndef HADSL_FAULT_EXPLAIN_HPP
#define HADSL_FAULT_EXPLAIN_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/loss_story.hpp>
#include <hadsl/fault/sight.hpp>
#include <hadsl/fault/story.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace hadsl::fault {

class storyteller : private loss_story {
public:
    /// All three must outlive the storyteller; `found` is `meaning.evaluate(happening)`.
    storyteller(evaluator const& meaning, scenario const& happening, evaluation const& found)
        : loss_story(meaning, happening, found), meaning_(&meaning) {}

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
            append_needed(component, used);
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

    void tell_split(model::component_id id) {
        for (auto const event : *happening_) {
            for (auto const& strike : (*base_->events)[index_of(event)].strikes) {
                tell_strike(event, strike.component, strike.copy);
            }
        }
        auto const alive = meaning_->evaluate(without_isolation(*base_, *happening_));
        auto const split =
            basic_splits<groundwork>(*base_, *happening_, found_->readings, alive.readings)(id);
        if (split.rule >= 0) {
            auto const& rule = component_of(id).rules[static_cast<std::size_t>(split.rule)];
            tell_replaced(id, {rule.time, split.copy, split.rule});
        }
        add(step::kind::split_brain, id, split.copy, zero, component_of(id).at);
    }

    evaluator const* meaning_;
    std::set<model::component_id> told_disrupted_;
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
