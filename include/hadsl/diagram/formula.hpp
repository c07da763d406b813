// hadsl/diagram/formula.hpp - a monotone fault graph on its way to diagrams, free to be rewritten.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_DIAGRAM_FORMULA_HPP
#define HADSL_DIAGRAM_FORMULA_HPP

#include <hadsl/fault/graph.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::diagram {

enum class shape : std::uint8_t { event, all_of, any_of, at_least };

/// A graph in which gates may be changed and added. Operands come before their gates only in
/// `upwards`.
struct formula {
    struct node {
        shape what = shape::event;
        std::int32_t count = 0; // at_least: how many operands; event: its index
        std::vector<std::uint32_t> operands;
    };

    std::vector<node> nodes;
    std::uint32_t top = 0;

    /// What the top depends on, operands before their gates.
    [[nodiscard]] std::vector<std::uint32_t> upwards() const {
        struct visit {
            std::uint32_t node;
            std::size_t next;
        };
        std::vector<std::uint32_t> order;
        std::vector<bool> seen(nodes.size(), false);
        std::vector<visit> open{{top, 0}};
        seen[top] = true;
        while (!open.empty()) {
            auto const& operands = nodes[open.back().node].operands;
            if (open.back().next == operands.size()) {
                order.push_back(open.back().node);
                open.pop_back();
                continue;
            }
            auto const below = operands[open.back().next++];
            if (!seen[below]) {
                seen[below] = true;
                open.push_back({below, 0});
            }
        }
        return order;
    }

    /// How many operands of gates that the top depends on each node is.
    [[nodiscard]] std::vector<std::uint32_t> uses(std::vector<std::uint32_t> const& reached) const {
        std::vector<std::uint32_t> count(nodes.size(), 0);
        for (auto const each : reached) {
            for (auto const below : nodes[each].operands) {
                ++count[below];
            }
        }
        return count;
    }
};

/// The formula of a node that is monotone and no constant.
[[nodiscard]] inline formula formula_of(fault::graph const& in, fault::node_id top) {
    // Operands have smaller numbers than their gates, so two loops do.
    auto const size = fault::index_of(top) + 1;
    std::vector<bool> reached(size, false);
    reached[fault::index_of(top)] = true;
    for (auto at = size; at-- > 0;) {
        if (reached[at]) {
            for (auto const each : in.operands(static_cast<fault::node_id>(at))) {
                reached[fault::index_of(each)] = true;
            }
        }
    }
    formula made;
    std::vector<std::uint32_t> known(size, 0);
    for (std::size_t at = 0; at < size; ++at) {
        if (!reached[at]) {
            continue;
        }
        auto const id = static_cast<fault::node_id>(at);
        auto const& node = in[id];
        formula::node one;
        one.count = node.count;
        switch (node.gate) {
        case fault::gate::all_of: one.what = shape::all_of; break;
        case fault::gate::any_of: one.what = shape::any_of; break;
        case fault::gate::at_least: one.what = shape::at_least; break;
        default: break;
        }
        one.operands.reserve(node.size);
        for (auto const each : in.operands(id)) {
            one.operands.push_back(known[fault::index_of(each)]);
        }
        known[at] = static_cast<std::uint32_t>(made.nodes.size());
        made.nodes.push_back(std::move(one));
    }
    made.top = known[fault::index_of(top)];
    return made;
}

} // namespace hadsl::diagram

#endif
