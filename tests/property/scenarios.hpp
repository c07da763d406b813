// tests/property/scenarios.hpp - a random model with its failures and what they do, evaluated once.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_SCENARIOS_HPP
#define HADSL_PROPERTY_SCENARIOS_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <utility>
#include <vector>

namespace hadsl::property {

/// A scenario as bits: event 0 is the lowest.
using mask = std::uint32_t;

inline constexpr std::size_t most_events = 20;

[[nodiscard]] inline fault::scenario scenario_of(mask events) {
    fault::scenario made;
    for (std::int32_t at = 0; events >> at != 0; ++at) {
        if ((events >> at & 1U) != 0) {
            made.push_back(static_cast<fault::event_id>(at));
        }
    }
    return made;
}

[[nodiscard]] inline mask mask_of(fault::scenario const& of) {
    mask made = 0;
    for (auto const each : of) {
        made |= mask{1} << fault::index_of(each);
    }
    return made;
}

/// The scenarios to look at: all of them while they are at most `most`; otherwise the smallest and,
/// for the last quarter, any.
[[nodiscard]] inline std::vector<mask> choose_scenarios(std::size_t events, std::size_t most) {
    std::vector<mask> all(std::size_t{1} << events);
    for (std::size_t at = 0; at < all.size(); ++at) {
        all[at] = static_cast<mask>(at);
    }
    std::stable_sort(all.begin(), all.end(), [](mask left, mask right) {
        return std::popcount(left) < std::popcount(right);
    });
    if (all.size() > most) {
        std::mt19937_64 random(events);
        for (auto at = most * 3 / 4; at < most; ++at) {
            std::swap(all[at], all[at + random() % (all.size() - at)]);
        }
        all.resize(most);
        std::stable_sort(all.begin(), all.end(), [](mask left, mask right) {
            return std::popcount(left) < std::popcount(right);
        });
    }
    return all;
}

/// Evaluates each scenario once.
class evaluated {
public:
    explicit evaluated(model::architecture const& in)
        : in_(in), events_(fault::list_events(in)), evaluator_(in, events_) {}
    evaluated(evaluated const&) = delete;
    evaluated& operator=(evaluated const&) = delete;

    [[nodiscard]] model::architecture const& in() const { return in_; }
    [[nodiscard]] std::vector<fault::event> const& events() const { return events_; }
    [[nodiscard]] fault::evaluator const& evaluator() const { return evaluator_; }

    fault::evaluation const& operator[](mask events) {
        auto const known = found_.find(events);
        if (known != found_.end()) {
            return known->second;
        }
        return found_.emplace(events, evaluator_.evaluate(scenario_of(events))).first->second;
    }

private:
    model::architecture const& in_;
    std::vector<fault::event> events_;
    fault::evaluator evaluator_;
    std::map<mask, fault::evaluation> found_;
};

/// Whether a consequence on a component is longer than a threshold; unbounded: has no end.
[[nodiscard]] inline bool exceeds(fault::evaluation const& found, std::size_t component,
                                  model::consequence what, duration threshold) {
    if (what == model::consequence::split_brain) {
        return found.split_brain[component];
    }
    auto const& values = what == model::consequence::outage       ? found.outage
                         : what == model::consequence::disruption ? found.disruption
                                                                  : found.data_loss;
    auto const value = values[component];
    return threshold.is_unbounded() ? value.is_unbounded() : value > threshold;
}

} // namespace hadsl::property

#endif
