// tests/unit/verifier/random_graphs.hpp - seeded graphs and budgets, and their answers by force.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_TESTS_UNIT_VERIFIER_RANDOM_GRAPHS_HPP
#define HADSL_TESTS_UNIT_VERIFIER_RANDOM_GRAPHS_HPP

#include <hadsl/fault/graph.hpp>
#include <hadsl/verifier/budgets.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace hadsl::test {

/// A number from 0 to `below` - 1, the same on every standard library.
inline std::size_t pick(std::mt19937& random, std::size_t below) {
    return static_cast<std::size_t>(random()) % below;
}

struct random_graph {
    fault::graph graph;
    fault::node_id top = fault::never_node;
    std::size_t events = 0;
};

/// A graph of a few events and gates; its top is its last gate.
inline random_graph make_graph(std::mt19937& random, std::size_t events, std::size_t gates,
                               bool negated) {
    random_graph made;
    made.events = events;
    std::vector<fault::node_id> nodes;
    for (std::size_t at = 0; at < events; ++at) {
        nodes.push_back(made.graph.event(static_cast<fault::event_id>(at)));
    }
    for (std::size_t at = 0; at < gates; ++at) {
        std::vector<fault::node_id> operands;
        auto const count = 2 + pick(random, 4);
        for (std::size_t each = 0; each < count; ++each) {
            // The later nodes more often, so that the graph is deep.
            auto const back =
                pick(random, 2) == 0 ? nodes.size() : std::min<std::size_t>(6, nodes.size());
            operands.push_back(nodes[nodes.size() - 1 - pick(random, back)]);
        }
        auto const kind = pick(random, negated ? 9 : 6);
        auto& graph = made.graph;
        auto const node =
            kind < 2   ? graph.all_of(operands)
            : kind < 4 ? graph.any_of(operands)
            : kind < 6
                ? graph.at_least(static_cast<std::int32_t>(1 + pick(random, count)), operands)
                : graph.negation(operands[0]);
        nodes.push_back(node);
    }
    made.top = nodes.back();
    return made;
}

inline fault::scenario scenario_of(std::uint32_t bits) {
    fault::scenario made;
    for (std::uint32_t at = 0; bits >> at != 0; ++at) {
        if ((bits >> at & 1U) != 0) {
            made.push_back(static_cast<fault::event_id>(at));
        }
    }
    return made;
}

/// Terms over the first `events` events that may overlap, and leave some out.
inline std::vector<verifier::term> make_terms(std::mt19937& random, std::size_t events) {
    std::vector<verifier::term> terms;
    auto const count = 1 + pick(random, 3);
    for (std::size_t at = 0; at < count; ++at) {
        verifier::term one{1 + pick(random, 3), {}};
        for (std::size_t event = 0; event < events; ++event) {
            if (pick(random, 3) != 0) {
                one.events.push_back(static_cast<fault::event_id>(event));
            }
        }
        terms.push_back(std::move(one));
    }
    return terms;
}

/// Whether the events from `at` on can be charged to terms, straight from the definition.
inline bool can_be_charged(std::vector<verifier::term> terms, fault::scenario const& happening,
                           std::size_t at = 0) {
    if (at == happening.size()) {
        return true;
    }
    for (auto& each : terms) {
        if (each.count > 0 &&
            std::binary_search(each.events.begin(), each.events.end(), happening[at])) {
            --each.count;
            if (can_be_charged(terms, happening, at + 1)) {
                return true;
            }
            ++each.count;
        }
    }
    return false;
}

/// Every minimal allowed scenario that makes the top hold, by size and then by events.
inline std::vector<fault::scenario> by_force(random_graph const& in,
                                             std::vector<verifier::term> const& terms) {
    std::vector<fault::scenario> breaking;
    for (std::uint32_t bits = 0; bits < 1U << in.events; ++bits) {
        auto const happening = scenario_of(bits);
        if (fault::holds(in.graph, in.top, happening) && can_be_charged(terms, happening)) {
            breaking.push_back(happening);
        }
    }
    std::sort(breaking.begin(), breaking.end(), [](auto const& left, auto const& right) {
        return std::pair(left.size(), left) < std::pair(right.size(), right);
    });
    std::vector<fault::scenario> minimal;
    for (auto const& each : breaking) {
        if (std::none_of(minimal.begin(), minimal.end(), [&](auto const& smaller) {
                return std::includes(each.begin(), each.end(), smaller.begin(), smaller.end());
            })) {
            minimal.push_back(each);
        }
    }
    return minimal;
}

} // namespace hadsl::test

#endif
