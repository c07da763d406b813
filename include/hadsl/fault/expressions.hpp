// hadsl/fault/expressions.hpp - what follows for an expression from what it names.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_EXPRESSIONS_HPP
#define HADSL_FAULT_EXPRESSIONS_HPP

#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hadsl::fault {

/// The value of an expression, given the value of what it names: `all` waits for the slowest,
/// `any` for the fastest, K of n for the K-th.
template <class Leaf>
[[nodiscard]] constexpr duration value_of(model::expression const& of, Leaf const& leaf) {
    using operation = model::expression::operation;
    if (of.op == operation::component) {
        return leaf(of.component);
    }
    if (of.op != operation::at_least) {
        bool const is_all = of.op == operation::all;
        auto value = is_all ? zero : unbounded;
        for (auto const& operand : of.operands) {
            auto const next = value_of(operand, leaf);
            value = is_all ? longer_of(value, next) : shorter_of(value, next);
        }
        return value;
    }
    std::vector<duration> values;
    values.reserve(of.operands.size());
    for (auto const& operand : of.operands) {
        values.push_back(value_of(operand, leaf));
    }
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(of.count) - 1];
}

/// Whether an expression holds, given whether what it names does.
template <class Leaf>
[[nodiscard]] constexpr bool holds(model::expression const& of, Leaf const& leaf) {
    return value_of(of, [&](model::component_id each) { return leaf(each) ? zero : unbounded; })
        .is_zero();
}

} // namespace hadsl::fault

#endif
