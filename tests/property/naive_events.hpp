// tests/property/naive_events.hpp - every failure that can happen, listed a second time and naively.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_NAIVE_EVENTS_HPP
#define HADSL_PROPERTY_NAIVE_EVENTS_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace hadsl::property {

using model::component_id;

[[nodiscard]] inline bool is_a(model::failure_class const& leaf, model::class_id wanted) {
    return std::count(leaf.ancestors.begin(), leaf.ancestors.end(), wanted) > 0;
}

[[nodiscard]] inline bool is_a(model::kind const& kind, model::kind_id wanted) {
    return std::count(kind.ancestors.begin(), kind.ancestors.end(), wanted) > 0;
}

/// An event without the names that reports give it.
struct plain_event {
    model::class_id failure{};
    std::set<std::tuple<component_id, std::int32_t, duration>> strikes;
    duration noticed;
    friend auto operator<=>(plain_event const&, plain_event const&) = default;
};

[[nodiscard]] inline plain_event plain(fault::event const& of) {
    plain_event result{of.failure, {}, of.noticed};
    for (auto const& each : of.strikes) {
        result.strikes.insert({each.component, each.copy, each.lasts});
    }
    return result;
}

/// Every failure that can happen, listed class by class and component by component.
[[nodiscard]] inline std::multiset<plain_event> naive_events(model::architecture const& in) {
    std::multiset<plain_event> all;
    for (std::size_t number = 0; number < in.classes.size(); ++number) {
        auto const failure = static_cast<model::class_id>(number);
        auto const& its = in[failure];
        if (!its.is_leaf) {
            continue;
        }
        auto const can_strike = [&](model::component const& struck) {
            return std::any_of(its.strikes.begin(), its.strikes.end(),
                               [&](model::kind_id kind) { return is_a(in[struck.kind], kind); });
        };
        auto const lasts = [&](model::component const& struck) {
            for (auto const& own : struck.overrides) {
                if (own.failure == failure && own.lasts) {
                    return *own.lasts;
                }
            }
            return its.lasts;
        };
        auto const noticed = [&](model::component const& struck) {
            for (auto const& own : struck.overrides) {
                if (own.failure == failure && own.noticed) {
                    return *own.noticed;
                }
            }
            return its.noticed;
        };
        // Who says how often says how much of it strikes every copy at once.
        auto const is_shared = [&](model::component const& struck) {
            for (auto const& own : struck.overrides) {
                if (own.failure == failure && own.every) {
                    return own.common.value_or(0) > 0;
                }
            }
            return its.common > 0;
        };
        auto const is_mirrored = [&](model::component const& struck) {
            bool const apart = struck.mode == model::run_mode::all_active ||
                               struck.mode == model::run_mode::one_active;
            return apart &&
                   std::any_of(struck.mirrors.begin(), struck.mirrors.end(),
                               [&](model::class_id mirrored) { return is_a(its, mirrored); });
        };
        // All that a strike on one copy of a component reaches within the component.
        auto const strike = [&](plain_event& to, component_id id, std::int32_t copy) {
            auto const& struck = in[id];
            to.strikes.insert({id, copy, lasts(struck)});
            for (std::size_t other = 0; other < struck.copies.size(); ++other) {
                auto const lag = struck.copies[other].lag;
                bool const arrives = other == 0 || lag.is_zero() || to.noticed > lag;
                if (struck.mode == model::run_mode::lockstep || (is_mirrored(struck) && arrives)) {
                    to.strikes.insert({id, static_cast<std::int32_t>(other), lasts(struck)});
                }
            }
        };
        // What shares a value is struck together: (has no label, value) -> carriers.
        struct carrier {
            component_id component;
            std::int32_t copy;
            duration after;
        };
        std::map<std::pair<bool, std::string>, std::vector<carrier>> sharing;
        for (std::size_t at = 0; at < in.components.size(); ++at) {
            auto const id = static_cast<component_id>(at);
            auto const& struck = in[id];
            if (!can_strike(struck)) {
                continue;
            }
            bool const one_identity =
                struck.mode == model::run_mode::single || struck.mode == model::run_mode::one_copy;
            bool const several = !one_identity && struck.mode != model::run_mode::lockstep &&
                                 struck.copies.size() > 1;
            if (its.shared_by.empty() && several && !is_mirrored(struck) && is_shared(struck)) {
                plain_event every{failure, {}, noticed(struck)};
                for (std::size_t copy = 0; copy < struck.copies.size(); ++copy) {
                    every.strikes.insert({id, static_cast<std::int32_t>(copy), lasts(struck)});
                }
                all.insert(every);
            }
            for (std::int32_t copy = 0; copy < static_cast<std::int32_t>(struck.copies.size());
                 ++copy) {
                if (one_identity && copy > 0) {
                    continue;
                }
                if (!its.shared_by.empty()) {
                    auto const& labels = struck.copies[static_cast<std::size_t>(copy)].labels;
                    auto const label =
                        std::find_if(labels.begin(), labels.end(), [&](model::label const& each) {
                            return each.key == its.shared_by;
                        });
                    if (label != labels.end()) {
                        sharing[{false, label->value}].push_back({id, copy, label->after});
                    } else if (its.or_itself) {
                        sharing[{true, struck.name}].push_back({id, copy, zero});
                    }
                } else if (copy == 0 ||
                           (struck.mode != model::run_mode::lockstep && !is_mirrored(struck))) {
                    plain_event alone{failure, {}, noticed(struck)};
                    strike(alone, id, copy);
                    all.insert(alone);
                }
            }
        }
        for (auto const& [value, carriers] : sharing) {
            duration first = unbounded;
            for (auto const& each : carriers) {
                first = std::min(first, each.after + noticed(in[each.component]));
            }
            plain_event shared{failure, {}, first};
            for (auto const& each : carriers) {
                if (first >= each.after) {
                    strike(shared, each.component, each.copy);
                }
            }
            all.insert(shared);
        }
    }
    return all;
}

} // namespace hadsl::property

#endif
