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

/// Evaluates each failure alone, once, and keeps what differs from nothing: there may be many
/// failures, many components, and little that one does to another.
class outcomes {
public:
    /// `meaning` must outlive it.
    outcomes(fault::evaluator const& meaning, std::size_t events)
        : meaning_(&meaning), singles_(events) {}

    /// How long a component is out by a failure alone.
    [[nodiscard]] duration outage(fault::event_id id, model::component_id of) const {
        return value_of(alone(id).outage, of);
    }
    /// How much work a component loses by a failure alone.
    [[nodiscard]] duration data_loss(fault::event_id id, model::component_id of) const {
        return value_of(alone(id).data_loss, of);
    }

private:
    /// The components that have a value other than zero, ascending.
    using sparse = std::vector<std::pair<model::component_id, duration>>;
    struct single {
        sparse outage;
        sparse data_loss;
    };

    [[nodiscard]] static duration value_of(sparse const& all, model::component_id of) {
        auto const found =
            std::lower_bound(all.begin(), all.end(), of,
                             [](auto const& each, auto wanted) { return each.first < wanted; });
        return found == all.end() || found->first != of ? zero : found->second;
    }
    [[nodiscard]] static sparse without_zeros(std::vector<duration> const& all) {
        sparse kept;
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (!all[at].is_zero()) {
                kept.emplace_back(static_cast<model::component_id>(at), all[at]);
            }
        }
        return kept;
    }
    [[nodiscard]] single const& alone(fault::event_id id) const {
        auto& known = singles_[fault::index_of(id)];
        if (!known) {
            auto const found = meaning_->evaluate({id});
            known = found.complete
                        ? single{without_zeros(found.outage), without_zeros(found.data_loss)}
                        : single{};
        }
        return *known;
    }

    fault::evaluator const* meaning_;
    mutable std::vector<std::optional<single>> singles_; // by event
};

} // namespace hadsl::lint

#endif
