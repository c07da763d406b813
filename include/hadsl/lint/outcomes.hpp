// hadsl/lint/outcomes.hpp - what every failure does alone.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_OUTCOMES_HPP
#define HADSL_LINT_OUTCOMES_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::lint {

/// Evaluates each failure alone, once, and keeps what differs from nothing. There may be many
/// failures, many components, and little that one does to another, so an outage is computed where
/// it can arrive and nowhere else.
class outcomes {
public:
    /// `meaning` and `events` must outlive it.
    outcomes(fault::evaluator const& meaning, std::vector<fault::event> const& events)
        : meaning_(&meaning), events_(&events), outages_(events.size()), losses_(events.size()),
          readings_(meaning.base().in->components.size()) {}

    /// How long a component is out by a failure alone.
    [[nodiscard]] duration outage(fault::event_id id, model::component_id of) const {
        auto& known = outages_[fault::index_of(id)];
        if (!known) {
            known.emplace();
            visit(id, [&](model::component_id each, fault::reading const& reading) {
                if (!reading.outage.is_zero()) {
                    known->emplace_back(each, reading.outage);
                }
            });
            std::sort(known->begin(), known->end());
        }
        return value_of(*known, of);
    }
    /// How much work a component loses by a failure alone.
    [[nodiscard]] duration data_loss(fault::event_id id, model::component_id of) const {
        auto& known = losses_[fault::index_of(id)];
        if (!known) {
            known.emplace();
            auto const found = meaning_->evaluate({id}, model::consequence::data_loss);
            for (std::size_t at = 0; found.complete && at < found.data_loss.size(); ++at) {
                if (!found.data_loss[at].is_zero()) {
                    known->emplace_back(static_cast<model::component_id>(at), found.data_loss[at]);
                }
            }
        }
        return value_of(*known, of);
    }
    /// What puts the copies of a component out when a failure happens alone.
    [[nodiscard]] fault::reading reading(fault::event_id id, model::component_id of) const {
        fault::reading found;
        visit(id, [&](model::component_id each, fault::reading const& reading) {
            if (each == of) {
                found = reading;
            }
        });
        return found;
    }

private:
    /// The components that have a value other than zero, ascending.
    using sparse = std::vector<std::pair<model::component_id, duration>>;

    [[nodiscard]] static duration value_of(sparse const& all, model::component_id of) {
        auto const found =
            std::lower_bound(all.begin(), all.end(), of,
                             [](auto const& each, auto wanted) { return each.first < wanted; });
        return found == all.end() || found->first != of ? zero : found->second;
    }

    /// Calls `visit(component, reading)` for what a failure can arrive at; for nothing when its
    /// circles do not settle.
    template <class Visit>
    void visit(fault::event_id id, Visit const& act) const {
        auto const& base = meaning_->dependencies();
        std::vector<model::component_id> struck;
        for (auto const& each : (*events_)[fault::index_of(id)].strikes) {
            struck.push_back(each.component);
        }
        auto const reached = base.reached_from(std::move(struck));
        fault::scenario const happening{id};
        std::size_t steps = 0;
        bool const is_complete = std::all_of(reached.begin(), reached.end(), [&](auto at) {
            return meaning_->settle(base.circles()[at], happening, readings_, steps);
        });
        // INVARIANT: between calls, nothing is out.
        for (auto const at : reached) {
            for (auto const each : base.circles()[at].members) {
                auto& reading = readings_[model::index_of(each)];
                if (is_complete) {
                    act(each, reading);
                }
                reading = {};
            }
        }
    }

    fault::evaluator const* meaning_;
    std::vector<fault::event> const* events_;
    mutable std::vector<std::optional<sparse>> outages_; // by event
    mutable std::vector<std::optional<sparse>> losses_;  // by event
    mutable std::vector<fault::reading> readings_;       // by component
};

} // namespace hadsl::lint

#endif
