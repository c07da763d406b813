// tests/property/differential.hpp - evaluator, lowering and a naive reading must agree.
// SPDX-License-Identifier: BSL-1.0
//
// One random model after another: the list of events against a naive one; every effect on every
// component, scenario by scenario, against the naive meaning; what the lowering says about
// thresholds around the values that occur against the evaluator; and outage, disruption and data
// loss must not shrink when a failure is added. What disagrees is made small.
#ifndef HADSL_PROPERTY_DIFFERENTIAL_HPP
#define HADSL_PROPERTY_DIFFERENTIAL_HPP

#include "naive.hpp"
#include "naive_events.hpp"
#include "random_model.hpp"
#include "scenarios.hpp"
#include "shrink.hpp"

#include <hadsl/embed/text.hpp>
#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/fault/graph.hpp>
#include <hadsl/fault/lower.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::property {

/// What one comparison does.
struct comparison {
    std::size_t scenarios = 128; // of each model, at most
    bool naive = true;
    bool monotone = true;
    bool lowering = true;
    /// What the lowering may ask itself per model before it gives up.
    std::size_t questions = 2'500;
    /// A question that the lowering does not answer counts as a disagreement.
    bool refusals = false;
};

struct totals {
    std::uint64_t models = 0;
    std::uint64_t scenarios = 0;
    std::uint64_t incomplete = 0; // scenarios that the evaluator gave up
    std::uint64_t thresholds = 0; // questions put to the lowering
    std::map<std::string, std::uint64_t> refusals;
    std::uint64_t claims = 0;
    std::uint64_t refuted = 0;
    std::uint64_t undecided = 0;
};

/// Where two readings differ.
struct mismatch {
    std::string what; // the same for the same kind of difference
    mask scenario = 0;
    std::size_t component = 0;
    std::string expected;
    std::string got;
};

namespace detail {

/// The first difference between two readings of one scenario.
[[nodiscard]] inline std::optional<mismatch> compare(mask scenario, effects const& expected,
                                                     fault::evaluation const& got) {
    for (std::size_t at = 0; at < expected.outage.size(); ++at) {
        auto const differs = [&](char const* what, auto const& left, auto const& right) {
            return mismatch{what, scenario, at, to_text(left[at]), to_text(right[at])};
        };
        if (expected.outage[at] != got.outage[at]) {
            return differs("outage", expected.outage, got.outage);
        }
        if (expected.disruption[at] != got.disruption[at]) {
            return differs("disruption", expected.disruption, got.disruption);
        }
        if (expected.data_loss[at] != got.data_loss[at]) {
            return differs("data loss", expected.data_loss, got.data_loss);
        }
        if (expected.split_brain[at] != got.split_brain[at]) {
            return mismatch{"split brain", scenario, at, expected.split_brain[at] ? "yes" : "no",
                            got.split_brain[at] ? "yes" : "no"};
        }
    }
    return {};
}

/// Whether adding failures made something shorter.
[[nodiscard]] inline std::optional<mismatch> shortened(mask larger, fault::evaluation const& with,
                                                       fault::evaluation const& without) {
    for (std::size_t at = 0; at < with.outage.size(); ++at) {
        auto const differs = [&](char const* what, duration more, duration less) {
            return mismatch{what, larger, at, "at least " + to_text(less), to_text(more)};
        };
        if (with.outage[at] < without.outage[at]) {
            return differs("monotone outage", with.outage[at], without.outage[at]);
        }
        if (with.disruption[at] < without.disruption[at]) {
            return differs("monotone disruption", with.disruption[at], without.disruption[at]);
        }
        if (with.data_loss[at] < without.data_loss[at]) {
            return differs("monotone data loss", with.data_loss[at], without.data_loss[at]);
        }
    }
    return {};
}

/// The truth of every node in up to 64 scenarios at once, a bit for each.
[[nodiscard]] inline std::vector<std::uint64_t> truths(fault::graph const& in,
                                                       std::vector<mask> const& scenarios,
                                                       std::size_t first) {
    auto const width = std::min<std::size_t>(64, scenarios.size() - first);
    std::vector<std::uint64_t> value(in.size(), 0);
    // The scenarios in which something about them holds.
    auto const where = [&](auto const& holds) {
        std::uint64_t bits = 0;
        for (std::size_t at = 0; at < width; ++at) {
            bits |= holds(at) ? std::uint64_t{1} << at : 0U;
        }
        return bits;
    };
    for (std::size_t number = 0; number < in.size(); ++number) {
        auto const id = static_cast<fault::node_id>(number);
        auto const& node = in[id];
        auto const operands = in.operands(id);
        auto& bits = value[number];
        switch (node.gate) {
        case fault::gate::never: break;
        case fault::gate::always: bits = ~std::uint64_t{0}; break;
        case fault::gate::event:
            bits = where([&](std::size_t at) {
                return (scenarios[first + at] >> fault::index_of(in.event_of(id)) & 1U) != 0;
            });
            break;
        case fault::gate::all_of:
            bits = ~std::uint64_t{0};
            for (auto const each : operands) {
                bits &= value[fault::index_of(each)];
            }
            break;
        case fault::gate::any_of:
            for (auto const each : operands) {
                bits |= value[fault::index_of(each)];
            }
            break;
        case fault::gate::at_least:
            bits = where([&](std::size_t at) {
                return std::count_if(operands.begin(), operands.end(), [&](fault::node_id each) {
                           return (value[fault::index_of(each)] >> at & 1U) != 0;
                       }) >= node.count;
            });
            break;
        case fault::gate::negation: bits = ~value[fault::index_of(operands.front())]; break;
        }
    }
    return value;
}

/// A question to the lowering.
struct question {
    std::size_t component;
    char const* name;
    model::consequence what;
    duration threshold;
    fault::node_id node;
};

/// Thresholds at which a set of values tells something: 0, around each value, for ever.
[[nodiscard]] inline std::set<duration> thresholds(std::set<duration> const& values) {
    std::set<duration> all{zero, unbounded};
    for (auto const value : values) {
        if (!value.is_unbounded() && !value.is_zero()) {
            all.insert(value);
            all.insert({value.milliseconds - 1});
        }
    }
    return all;
}

[[nodiscard]] inline std::optional<mismatch> compare_lowering(evaluated& model,
                                                              std::vector<mask> const& scenarios,
                                                              comparison const& how,
                                                              totals& counted) {
    fault::lowering lowering(model.evaluator(), {how.questions, 2 * how.questions});
    std::vector<question> questions;
    std::optional<mismatch> refused;
    auto const ask = [&](std::size_t at, model::consequence what, char const* name,
                         duration threshold) {
        ++counted.thresholds;
        auto const node = lowering.exceeds(static_cast<component_id>(at), what, threshold);
        if (node) {
            questions.push_back({at, name, what, threshold, *node});
            return;
        }
        ++counted.refusals[lowering.why_not() +
                           (threshold.is_unbounded() ? " (for ever)" : " (a time)")];
        if (how.refusals) {
            refused = {"refused", 0, at, name + (" longer than " + to_text(threshold)),
                       lowering.why_not()};
        }
    };
    using enum model::consequence;
    for (std::size_t at = 0; at < model.in().components.size(); ++at) {
        auto const ask_all = [&](model::consequence what, char const* name,
                                 std::vector<duration> fault::evaluation::*effect) {
            std::set<duration> values;
            for (auto const scenario : scenarios) {
                if (model[scenario].complete) {
                    values.insert((model[scenario].*effect)[at]);
                }
            }
            for (auto const threshold : thresholds(values)) {
                ask(at, what, name, threshold);
            }
        };
        ask_all(outage, "outage", &fault::evaluation::outage);
        ask_all(disruption, "disruption", &fault::evaluation::disruption);
        ask_all(data_loss, "data loss", &fault::evaluation::data_loss);
        ask(at, split_brain, "split brain", zero);
    }
    if (refused) {
        return refused;
    }
    for (std::size_t first = 0; first < scenarios.size(); first += 64) {
        auto const truth = truths(lowering.nodes(), scenarios, first);
        for (auto at = first; at < std::min(scenarios.size(), first + 64); ++at) {
            auto const& found = model[scenarios[at]];
            for (auto const& asked : questions) {
                bool const expected = exceeds(found, asked.component, asked.what, asked.threshold);
                bool const got = (truth[fault::index_of(asked.node)] >> (at - first) & 1U) != 0;
                if (found.complete && expected != got) {
                    return mismatch{std::string("lowering of ") + asked.name, scenarios[at],
                                    asked.component,
                                    std::string(expected ? "longer than " : "not longer than ") +
                                        to_text(asked.threshold),
                                    "the contrary"};
                }
            }
        }
    }
    return {};
}

} // namespace detail

/// The first disagreement about one model.
[[nodiscard]] inline std::optional<mismatch> find_mismatch(model::architecture const& in,
                                                           comparison const& how, totals& counted) {
    evaluated model(in);
    std::multiset<plain_event> listed;
    for (auto const& each : model.events()) {
        listed.insert(plain(each));
    }
    if (auto const expected = naive_events(in); listed != expected) {
        return mismatch{"events", 0, 0, std::to_string(expected.size()),
                        std::to_string(listed.size())};
    }
    if (model.events().size() > most_events) {
        return {};
    }
    meaning const naive(in, model.events());
    auto const scenarios = choose_scenarios(model.events().size(), how.scenarios);
    for (auto const scenario : scenarios) {
        ++counted.scenarios;
        if (!model[scenario].complete) {
            ++counted.incomplete;
        } else if (how.naive) {
            auto const expected = naive.evaluate(scenario_of(scenario));
            if (auto found = detail::compare(scenario, expected, model[scenario])) {
                return found;
            }
        }
    }
    for (std::size_t larger = 0; how.monotone && larger < scenarios.size(); ++larger) {
        auto const& with = model[scenarios[larger]];
        for (std::size_t smaller = 0; smaller < larger; ++smaller) {
            if ((scenarios[larger] & scenarios[smaller]) == scenarios[smaller] && with.complete &&
                model[scenarios[smaller]].complete) {
                if (auto found =
                        detail::shortened(scenarios[larger], with, model[scenarios[smaller]])) {
                    return found;
                }
            }
        }
    }
    return how.lowering ? detail::compare_lowering(model, scenarios, how, counted) : std::nullopt;
}

/// What is compared about one model; `find_mismatch`, or that and more.
using comparer =
    std::function<std::optional<mismatch>(model::architecture const&, totals& counted)>;

[[nodiscard]] inline std::string name_of(model::architecture const& in, fault::event const& of) {
    std::string text = in[of.failure].name + " of";
    for (auto const& each : of.strikes) {
        text += " " + in[each.component].name;
        if (in[each.component].mode != model::run_mode::single) {
            text += "#" + std::to_string(each.copy + 1);
        }
    }
    return text;
}

/// A disagreement for people: the model made as small as it can be, the scenario, both readings.
[[nodiscard]] inline std::string describe(model::architecture in, mismatch found,
                                          comparer const& compares, bool smaller = true) {
    totals ignored;
    if (smaller) {
        in = minimise(std::move(in), [&](model::architecture const& each) {
            auto const again = compares(each, ignored);
            return again && again->what == found.what;
        });
        found = *compares(in, ignored);
    }
    std::string text = embed::text_of(in) + "\n// events:";
    auto const events = fault::list_events(in);
    for (auto const& each : events) {
        text += " [" + name_of(in, each) + "]";
    }
    text += "\n// scenario:";
    for (auto const each : scenario_of(found.scenario)) {
        text += " [" + name_of(in, events[fault::index_of(each)]) + "]";
    }
    text += "\n// " + found.what;
    if (found.component < in.components.size()) {
        text += " of " + in.components[found.component].name;
    }
    return text + ": expected " + found.expected + ", got " + found.got + "\n";
}

} // namespace hadsl::property

#endif
