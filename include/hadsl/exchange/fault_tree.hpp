// hadsl/exchange/fault_tree.hpp - a fault tree of another tool: named gates over named events.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EXCHANGE_FAULT_TREE_HPP
#define HADSL_EXCHANGE_FAULT_TREE_HPP

#include <hadsl/fault/graph.hpp>
#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/span.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::exchange {

/// An event that the tree does not explain any further.
struct basic_event {
    std::string name;
    source::span at;
    /// How probable it is; nothing where the file does not say, or not in a way that is understood.
    std::optional<double> probability;
    /// Why there is no probability, as the end of a sentence.
    std::string no_probability;
};

/// One step of a formula, as it was written. Operands come before it.
struct term {
    enum class kind : std::uint8_t { all_of, any_of, at_least, gate, event, constant };
    kind what = kind::constant;
    /// at_least: how many; gate, event: which; constant: 0 or 1.
    std::int32_t number = 0;
    std::vector<std::uint32_t> operands; // indices of terms
    source::span at{};
};

struct gate {
    std::string name;
    source::span at;
    std::uint32_t formula = 0; // the index of a term
    fault::node_id node = fault::never_node;
    bool is_top = true; // no other gate mentions it
};

/// A fault tree that was understood. Events of the graph are indices into `events`.
struct fault_tree {
    std::vector<basic_event> events;
    std::vector<term> terms;
    std::vector<gate> gates; // as they were written
    fault::graph graph;
};

} // namespace hadsl::exchange

#endif
