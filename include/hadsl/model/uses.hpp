// hadsl/model/uses.hpp - the components that a component names.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_USES_HPP
#define HADSL_MODEL_USES_HPP

#include <hadsl/model/architecture.hpp>

#include <vector>

namespace hadsl::model {

/// The components an expression names, in order, repeated as written.
constexpr void append_leaves(expression const& of, std::vector<component_id>& to) {
    if (of.op == expression::operation::component) {
        to.push_back(of.component);
    }
    for (auto const& operand : of.operands) {
        append_leaves(operand, to);
    }
}

/// Whether an expression stands for an optional role that nothing is given for: it never fails.
[[nodiscard]] constexpr bool is_left_open(expression const& of) {
    return of.op == expression::operation::all && of.operands.empty();
}

/// What requests to a component pass.
constexpr void append_requests(component const& of, std::vector<component_id>& to) {
    for (auto const& request : of.requests) {
        append_leaves(request, to);
    }
}

/// What requests to it pass, and what it needs itself.
constexpr void append_needed(component const& of, std::vector<component_id>& to) {
    append_requests(of, to);
    for (auto const& need : of.needs) {
        append_leaves(need.of, to);
    }
}

/// What a component's recovery asks for: what its rules need, what fences it, who votes.
constexpr void append_recovery(component const& of, std::vector<component_id>& to) {
    for (auto const& rule : of.rules) {
        for (auto const& role : rule.needs) {
            append_leaves(role, to);
        }
    }
    if (of.fenced_by) {
        append_leaves(*of.fenced_by, to);
    }
    if (of.quorum) {
        for (auto const& voter : of.quorum->voters) {
            append_leaves(voter, to);
        }
    }
}

} // namespace hadsl::model

#endif
