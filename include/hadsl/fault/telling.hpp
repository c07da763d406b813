// hadsl/fault/telling.hpp - what every part of a story is told from, and what has been told.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_TELLING_HPP
#define HADSL_FAULT_TELLING_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/story.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// One scenario of one architecture, evaluated, and the steps told so far.
class telling {
protected:
    telling(evaluator const& meaning, scenario const& happening, evaluation const& found)
        : base_(&meaning.base()), in_(meaning.base().in), happening_(&happening), found_(&found),
          compute_(meaning.base(), found.readings, happening) {}

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

    /// How long a component is out by what it needs itself.
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

    /// How long an expression is out because of what was out before a component was: in a circle of
    /// needs the others are out because of it.
    [[nodiscard]] duration out_before(model::component_id id, model::expression const& of) const {
        return value_of(of, [&](model::component_id leaf) {
            return was_out_before(id, leaf) ? outage_of(leaf) : zero;
        });
    }
    [[nodiscard]] bool was_out_before(model::component_id id, model::component_id other) const {
        return reading_of(id).step == 0 || reading_of(other).step < reading_of(id).step;
    }
    /// Whether its needs put a component out for so long, without those that wait for it.
    [[nodiscard]] bool is_out_by_needs(model::component_id id, duration length) const {
        auto const& of = component_of(id);
        return std::any_of(of.requests.begin(), of.requests.end(),
                           [&](model::expression const& request) {
                               return out_before(id, request) >= length;
                           }) ||
               std::any_of(of.needs.begin(), of.needs.end(), [&](model::need const& need) {
                   return out_before(id, need.of) - need.tolerating >= length;
               });
    }

    groundwork const* base_;
    model::architecture const* in_;
    scenario const* happening_;
    evaluation const* found_;
    fault::outage_of compute_;
    story told_;

private:
    std::vector<effect> no_causes_;
};

} // namespace hadsl::fault

#endif
