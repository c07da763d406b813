// hadsl/fault/graph.hpp - fault graphs: and, or, at-least-k (and not) over failure events.
// SPDX-License-Identifier: BSL-1.0
//
// A graph only grows; equal nodes are one node, constants are folded, and a node's operands come
// before it, so that one pass from front to back evaluates everything.
#ifndef HADSL_FAULT_GRAPH_HPP
#define HADSL_FAULT_GRAPH_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/numbering.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace hadsl::fault {

enum class node_id : std::int32_t {};

[[nodiscard]] constexpr std::size_t index_of(node_id id) {
    return static_cast<std::size_t>(id);
}

enum class gate : std::uint8_t { never, always, event, all_of, any_of, at_least, negation };

inline constexpr node_id never_node{0};
inline constexpr node_id always_node{1};

class graph {
public:
    struct node {
        fault::gate gate = gate::never;
        bool monotone = true;    // no negation at or below
        std::int32_t count = 0;  // at_least: how many operands; event: the event's index
        std::uint32_t first = 0; // operands: a range of the shared operand list
        std::uint32_t size = 0;
    };

    graph() {
        for (auto const constant : {gate::never, gate::always}) {
            nodes_.push_back({constant, true, 0, 0, 0});
            known_.add(hash_of(constant, 0, {}));
        }
    }

    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    [[nodiscard]] node const& operator[](node_id id) const { return nodes_[index_of(id)]; }
    [[nodiscard]] std::span<node_id const> operands(node_id id) const {
        auto const& of = (*this)[id];
        return std::span(operands_).subspan(of.first, of.size);
    }
    [[nodiscard]] event_id event_of(node_id id) const {
        return static_cast<event_id>((*this)[id].count);
    }

    node_id event(event_id id) { return intern(gate::event, static_cast<std::int32_t>(id), {}); }

    node_id all_of(std::vector<node_id> operands) {
        return join(gate::all_of, always_node, never_node, std::move(operands));
    }
    node_id any_of(std::vector<node_id> operands) {
        return join(gate::any_of, never_node, always_node, std::move(operands));
    }

    /// At least `count` of the operands; an operand given twice counts twice.
    node_id at_least(std::int32_t count, std::vector<node_id> operands) {
        std::erase(operands, never_node);
        count -= static_cast<std::int32_t>(std::erase(operands, always_node));
        auto const size = static_cast<std::int32_t>(operands.size());
        if (count <= 0) {
            return always_node;
        }
        if (count > size) {
            return never_node;
        }
        if (count == 1) {
            return any_of(std::move(operands));
        }
        if (count == size) {
            return all_of(std::move(operands));
        }
        std::sort(operands.begin(), operands.end());
        return intern(gate::at_least, count, operands);
    }

    node_id negation(node_id of) {
        if (of == never_node) {
            return always_node;
        }
        if (of == always_node) {
            return never_node;
        }
        if ((*this)[of].gate == gate::negation) {
            return operands(of).front();
        }
        return intern(gate::negation, 0, {of});
    }

private:
    static std::size_t hash_of(fault::gate gate, std::int32_t count,
                               std::span<node_id const> operands) {
        std::size_t value =
            static_cast<std::size_t>(gate) * 0x9e3779b97f4a7c15U + static_cast<std::size_t>(count);
        for (auto const each : operands) {
            value = (value ^ index_of(each)) * 0x100000001b3U;
            value ^= value >> 29U;
        }
        return value;
    }

    node_id join(fault::gate gate, node_id neutral, node_id absorbing,
                 std::vector<node_id> operands) {
        std::erase(operands, neutral);
        coalesce(gate, operands);
        std::sort(operands.begin(), operands.end());
        operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
        if (std::binary_search(operands.begin(), operands.end(), absorbing)) {
            return absorbing;
        }
        absorb(gate, operands);
        if (operands.empty()) {
            return neutral;
        }
        if (operands.size() == 1) {
            return operands.front();
        }
        return intern(gate, 0, operands);
    }

    // Small operands of the same gate are taken in, so that equal functions meet as equal nodes
    // more often. Large ones stay: they are shared.
    static constexpr std::uint32_t small_gate = 8;

    void coalesce(fault::gate gate, std::vector<node_id>& operands) const {
        auto const given = operands.size();
        for (std::size_t at = 0; at < given; ++at) {
            auto const& inner = (*this)[operands[at]];
            if (inner.gate == gate && inner.size <= small_gate) {
                auto const taken = this->operands(operands[at]);
                operands[at] = taken.front();
                operands.insert(operands.end(), taken.begin() + 1, taken.end());
            }
        }
    }

    /// x or (x and y) is x; x and (x or y) is x. `operands` are sorted.
    void absorb(fault::gate gate, std::vector<node_id>& operands) const {
        auto const dual = gate == fault::gate::all_of ? fault::gate::any_of : fault::gate::all_of;
        auto const before = operands;
        std::erase_if(operands, [&](node_id each) {
            auto const& inner = (*this)[each];
            if (inner.gate != dual || inner.size > small_gate) {
                return false;
            }
            auto const parts = this->operands(each);
            return std::ranges::any_of(parts, [&](node_id part) {
                return std::binary_search(before.begin(), before.end(), part);
            });
        });
    }

    node_id intern(fault::gate gate, std::int32_t count, std::vector<node_id> const& operands) {
        auto const hash = hash_of(gate, count, operands);
        auto const known = known_.find(hash, [&](std::size_t number) {
            auto const id = static_cast<node_id>(number);
            auto const& other = (*this)[id];
            return other.gate == gate && other.count == count &&
                   std::ranges::equal(this->operands(id), operands);
        });
        if (known) {
            return static_cast<node_id>(*known);
        }
        node made{gate, gate != gate::negation, count, static_cast<std::uint32_t>(operands_.size()),
                  static_cast<std::uint32_t>(operands.size())};
        for (auto const each : operands) {
            made.monotone = made.monotone && (*this)[each].monotone;
        }
        operands_.insert(operands_.end(), operands.begin(), operands.end());
        nodes_.push_back(made);
        auto const id = static_cast<node_id>(nodes_.size() - 1);
        known_.add(hash);
        return id;
    }

    std::vector<node> nodes_;
    std::vector<node_id> operands_;
    numbering known_;
};

/// Whether a node holds when exactly these events happen. One pass over the nodes up to it.
[[nodiscard]] inline bool holds(graph const& in, node_id wanted, scenario const& happening) {
    std::vector<bool> value(index_of(wanted) + 1, false);
    for (std::size_t at = 0; at <= index_of(wanted); ++at) {
        auto const id = static_cast<node_id>(at);
        auto const& node = in[id];
        auto const operands = in.operands(id);
        auto const count = std::ranges::count_if(
            operands, [&](node_id each) { return static_cast<bool>(value[index_of(each)]); });
        switch (node.gate) {
        case gate::never: break;
        case gate::always: value[at] = true; break;
        case gate::event:
            value[at] = std::binary_search(happening.begin(), happening.end(), in.event_of(id));
            break;
        case gate::all_of: value[at] = count == static_cast<std::ptrdiff_t>(node.size); break;
        case gate::any_of: value[at] = count > 0; break;
        case gate::at_least: value[at] = count >= node.count; break;
        case gate::negation: value[at] = count == 0; break;
        }
    }
    return value[index_of(wanted)];
}

} // namespace hadsl::fault

#endif
