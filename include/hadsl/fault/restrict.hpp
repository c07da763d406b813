// hadsl/fault/restrict.hpp - the part of a fault graph that matters to one node and some events.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_RESTRICT_HPP
#define HADSL_FAULT_RESTRICT_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/graph.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// A graph of its own for one node: nothing in it that the node does not depend on.
struct restriction {
    fault::graph graph;
    node_id top = never_node;
    std::vector<event_id> events; // those left in the graph, ascending
    /// By node of `graph`: which node it was made of first; `never_node` for constants and for what
    /// folding alone has made.
    std::vector<node_id> from;
};

namespace detail {

enum class constancy : std::uint8_t { never, always, open };

/// What a gate is when some of its operands are known already.
[[nodiscard]] inline constancy constancy_of(graph const& in, node_id id,
                                            std::vector<constancy> const& known) {
    auto const& node = in[id];
    std::int32_t certain = 0;
    std::int32_t possible = 0;
    for (auto const each : in.operands(id)) {
        auto const value = known[index_of(each)];
        certain += value == constancy::always ? 1 : 0;
        possible += value == constancy::never ? 0 : 1;
    }
    auto const at_least = [&](std::int32_t count) {
        return certain >= count   ? constancy::always
               : possible < count ? constancy::never
                                  : constancy::open;
    };
    switch (node.gate) {
    case gate::always: return constancy::always;
    case gate::all_of: return at_least(static_cast<std::int32_t>(node.size));
    case gate::any_of: return at_least(1);
    case gate::at_least: return at_least(node.count);
    case gate::negation:
        return possible == 0  ? constancy::always
               : certain == 1 ? constancy::never
                              : constancy::open;
    default: return constancy::never;
    }
}

/// The same gate over operands that were built before, folded once more.
[[nodiscard]] inline node_id rebuilt(graph const& from, node_id id, graph& to,
                                     std::vector<node_id> const& built) {
    auto const& node = from[id];
    std::vector<node_id> operands;
    operands.reserve(node.size);
    for (auto const each : from.operands(id)) {
        operands.push_back(built[index_of(each)]);
    }
    switch (node.gate) {
    case gate::event: return to.event(from.event_of(id));
    case gate::all_of: return to.all_of(std::move(operands));
    case gate::any_of: return to.any_of(std::move(operands));
    case gate::at_least: return to.at_least(node.count, std::move(operands));
    case gate::negation: return to.negation(operands.front());
    case gate::always: return always_node;
    default: return never_node;
    }
}

} // namespace detail

/// The graph of `top` alone when nodes that are not `possible(node_id)` never hold. It holds in the
/// same scenarios, as long as none makes such a node hold. Linear in the nodes up to `top`.
template <class Possible>
[[nodiscard]] restriction restrict_nodes(graph const& in, node_id top, Possible const& possible) {
    // Operands come before their gates, so every pass is a loop.
    auto const size = index_of(top) + 1;
    std::vector<bool> reached(size, false);
    auto const reach = [&](node_id id) {
        for (auto const each : in.operands(id)) {
            reached[index_of(each)] = true;
        }
    };
    reached[index_of(top)] = true;
    for (auto at = size; at-- > 0;) {
        if (reached[at]) {
            reach(static_cast<node_id>(at));
        }
    }

    std::vector<detail::constancy> known(size, detail::constancy::never);
    for (std::size_t at = 0; at < size; ++at) {
        if (!reached[at]) {
            continue;
        }
        auto const id = static_cast<node_id>(at);
        if (possible(id)) {
            known[at] = in[id].gate == gate::event ? detail::constancy::open
                                                   : detail::constancy_of(in, id, known);
        }
    }

    reached.assign(size, false);
    reached[index_of(top)] = true;
    for (auto at = size; at-- > 0;) {
        if (reached[at] && known[at] == detail::constancy::open) {
            reach(static_cast<node_id>(at));
        }
    }

    restriction result;
    std::vector<node_id> built(size, never_node);
    for (std::size_t at = 0; at < size; ++at) {
        if (!reached[at] || known[at] == detail::constancy::never) {
            continue;
        }
        auto const id = static_cast<node_id>(at);
        if (known[at] == detail::constancy::always) {
            built[at] = always_node;
            continue;
        }
        built[at] = detail::rebuilt(in, id, result.graph, built);
        result.from.resize(result.graph.size(), never_node);
        if (auto& first = result.from[index_of(built[at])]; first == never_node) {
            first = id;
        }
        if (in[id].gate == gate::event) {
            result.events.push_back(in.event_of(id));
        }
    }
    result.from.resize(result.graph.size(), never_node);
    std::sort(result.events.begin(), result.events.end());
    result.top = built[index_of(top)];
    return result;
}

/// The graph of `top` alone when events that are not `allowed(event_id)` never happen.
template <class Allowed>
[[nodiscard]] restriction restrict(graph const& in, node_id top, Allowed const& allowed) {
    return restrict_nodes(in, top, [&](node_id id) {
        return in[id].gate != gate::event || allowed(in.event_of(id));
    });
}

} // namespace hadsl::fault

#endif
