// hadsl/verifier/obligation.hpp - what a solver has to show: no allowed scenario reaches a node.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_OBLIGATION_HPP
#define HADSL_VERIFIER_OBLIGATION_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/graph.hpp>
#include <hadsl/fault/restrict.hpp>
#include <hadsl/verifier/budgets.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// A fault graph, its top, and the scenarios allowed. It is met when `top` holds in none of them.
struct obligation {
    fault::graph graph; // the cone of `top`, constants folded
    fault::node_id top = fault::never_node;
    std::vector<fault::event_id> events; // of the graph, ascending; no others happen
    std::vector<cap> caps;               // a scenario of `events` is allowed iff it keeps them all
    std::size_t most = 0;                // failures in the largest allowed scenario

    [[nodiscard]] bool is_monotone() const { return graph[top].monotone; }
};

/// The obligation that no `allowed` scenario makes the top of a restricted graph hold.
[[nodiscard]] inline obligation oblige(fault::restriction cone, budgets const& allowed) {
    obligation made;
    made.caps = allowed.caps(cone.events);
    made.most = allowed.most(cone.events);
    made.graph = std::move(cone.graph);
    made.top = cone.top;
    made.events = std::move(cone.events);
    return made;
}

/// The obligation that nothing `allowed` makes `top` hold. INVARIANT: `allowed.is_supported()`.
[[nodiscard]] inline obligation oblige(fault::graph const& in, fault::node_id top,
                                       budgets const& allowed) {
    return oblige(fault::restrict(in, top, [&](fault::event_id id) { return allowed.names(id); }),
                  allowed);
}

/// Whether a scenario of the obligation's events keeps all its caps.
[[nodiscard]] inline bool is_allowed(obligation const& by, fault::scenario const& happening) {
    return std::all_of(by.caps.begin(), by.caps.end(), [&](cap const& each) {
        auto const count = std::count_if(happening.begin(), happening.end(), [&](auto event) {
            return std::binary_search(each.events.begin(), each.events.end(), event);
        });
        return static_cast<std::size_t>(count) <= each.at_most;
    });
}

} // namespace hadsl::verifier

#endif
