// hadsl/verifier/subject.hpp - one specification before the judge: what all its claims share.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_SUBJECT_HPP
#define HADSL_VERIFIER_SUBJECT_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/fault/lower.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verifier/eligible.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace hadsl::verifier {

/// An architecture with its events, their meaning, and its fault graph as far as claims have asked
/// for it. Both must outlive it.
class subject {
public:
    explicit subject(model::architecture const& in, fault::lowering_limits limits = {})
        : subject(in, nullptr, limits) {}
    /// `events` are `fault::list_events(in)`.
    subject(model::architecture const& in, std::vector<fault::event> const& events,
            fault::lowering_limits limits = {})
        : subject(in, &events, limits) {}
    subject(subject const&) = delete;
    subject& operator=(subject const&) = delete;

    [[nodiscard]] model::architecture const& in() const { return *in_; }
    [[nodiscard]] std::vector<fault::event> const& events() const { return *events_; }
    [[nodiscard]] fault::evaluator const& meaning() const { return meaning_; }
    [[nodiscard]] fault::lowering& lowering() { return lowering_; }
    [[nodiscard]] fault::lowering_limits const& limits() const { return limits_; }

    /// The events that each assumption leaves out, ascending.
    [[nodiscard]] std::vector<std::vector<fault::event_id>> const& assumed() const {
        return assumed_;
    }
    /// How many assumptions leave an event out.
    [[nodiscard]] std::size_t times_assumed(fault::event_id id) const {
        return times_assumed_[fault::index_of(id)];
    }

    /// Whether there is so little to evaluate that every single failure can be tried.
    [[nodiscard]] bool is_small() const {
        return events_->size() * in_->components.size() <= most_values;
    }
    /// What an event does alone; evaluated once for all claims.
    [[nodiscard]] fault::evaluation const& alone(fault::event_id id) {
        singles_.resize(events_->size());
        auto& known = singles_[fault::index_of(id)];
        if (!known) {
            known = meaning_.evaluate({id});
            known->readings = {}; // the largest part, and nobody asks
        }
        return *known;
    }
    /// What happens when nothing does.
    [[nodiscard]] fault::evaluation const& idle() {
        if (!idle_) {
            idle_ = meaning_.evaluate({});
        }
        return *idle_;
    }
    /// The scenario in which everything fails that can.
    [[nodiscard]] fault::scenario all_events() const {
        fault::scenario all(events_->size());
        for (std::size_t at = 0; at < all.size(); ++at) {
            all[at] = static_cast<fault::event_id>(at);
        }
        return all;
    }
    /// What happens then. Takes its time in a large architecture.
    [[nodiscard]] fault::evaluation const& everything() {
        if (!everything_) {
            everything_ = meaning_.evaluate(all_events());
        }
        return *everything_;
    }

private:
    subject(model::architecture const& in, std::vector<fault::event> const* events,
            fault::lowering_limits limits)
        : in_(&in), own_(events == nullptr ? fault::list_events(in) : std::vector<fault::event>()),
          events_(events == nullptr ? &own_ : events), meaning_(in, *events_), limits_(limits),
          lowering_(meaning_, limits), times_assumed_(events_->size(), 0) {
        for (auto const& each : in.assumptions) {
            assumed_.push_back(eligible(in, *events_, each));
            for (auto const event : assumed_.back()) {
                ++times_assumed_[fault::index_of(event)];
            }
        }
    }

    static constexpr std::size_t most_values = 40'000;

    model::architecture const* in_;
    std::vector<fault::event> own_; // when nobody else has listed them
    std::vector<fault::event> const* events_;
    fault::evaluator meaning_;
    fault::lowering_limits limits_;
    fault::lowering lowering_;
    std::vector<std::vector<fault::event_id>> assumed_;
    std::vector<std::size_t> times_assumed_;                // by event
    std::vector<std::optional<fault::evaluation>> singles_; // by event
    std::optional<fault::evaluation> idle_;
    std::optional<fault::evaluation> everything_;
};

} // namespace hadsl::verifier

#endif
