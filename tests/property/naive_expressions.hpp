// tests/property/naive_expressions.hpp - expressions over components, naively.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_NAIVE_EXPRESSIONS_HPP
#define HADSL_PROPERTY_NAIVE_EXPRESSIONS_HPP

#include "naive_events.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <set>
#include <vector>

namespace hadsl::property {

/// `and` is the longest, `or` the shortest, `K of` the K-th shortest.
template <class Leaf>
[[nodiscard]] duration outage_of(model::expression const& of, Leaf const& leaf) {
    using enum model::expression::operation;
    if (of.op == component) {
        return leaf(of.component);
    }
    std::vector<duration> values;
    for (auto const& each : of.operands) {
        values.push_back(outage_of(each, leaf));
    }
    std::sort(values.begin(), values.end());
    if (values.empty()) {
        return of.op == all ? zero : unbounded;
    }
    switch (of.op) {
    case all: return values.back();
    case any: return values.front();
    default: return values.at(static_cast<std::size_t>(of.count) - 1);
    }
}

/// The same over yes and no: whether it is up when these leaves are.
template <class Leaf>
[[nodiscard]] bool is_up(model::expression const& of, Leaf const& leaf_is_up) {
    return outage_of(of, [&](component_id id) { return leaf_is_up(id) ? zero : unbounded; })
        .is_zero();
}

inline void collect(model::expression const& of, std::set<component_id>& into) {
    if (of.op == model::expression::operation::component) {
        into.insert(of.component);
    }
    for (auto const& each : of.operands) {
        collect(each, into);
    }
}

[[nodiscard]] inline std::set<component_id> leaves(model::expression const& of) {
    std::set<component_id> found;
    collect(of, found);
    return found;
}

} // namespace hadsl::property

#endif
