// hadsl/lint/required.hpp - what a component cannot run without, as far as there is no alternative.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_REQUIRED_HPP
#define HADSL_LINT_REQUIRED_HPP

#include <hadsl/lint/subject.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hadsl::lint {

/// Adds what an expression cannot do without: of alternatives, none.
inline void append_required(model::expression const& of, std::vector<model::component_id>& to) {
    using operation = model::expression::operation;
    bool const is_every =
        of.op == operation::all || of.operands.size() == 1 ||
        (of.op == operation::at_least && static_cast<std::size_t>(of.count) == of.operands.size());
    if (of.op == operation::component) {
        to.push_back(of.component);
    } else if (is_every) {
        for (auto const& operand : of.operands) {
            append_required(operand, to);
        }
    }
}

/// Some components and all they cannot run without, step by step, as far as no redundancy is in
/// between: where one has copies, what these stand on is not required. Ascending.
[[nodiscard]] inline std::vector<model::component_id> required_by(
    subject const& of, std::vector<model::component_id> open) {
    std::vector<bool> seen(of.in().components.size(), false);
    std::vector<model::component_id> found;
    while (!open.empty()) {
        auto const id = open.back();
        open.pop_back();
        if (seen[model::index_of(id)]) {
            continue;
        }
        seen[model::index_of(id)] = true;
        found.push_back(id);
        auto const& each = of.in()[id];
        if (each.copies.size() == 1) {
            open.insert(open.end(), each.copies[0].place.begin(), each.copies[0].place.end());
        }
        for (auto const& need : each.needs) {
            append_required(need.of, open);
        }
        for (auto const& request : each.requests) {
            append_required(request, open);
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace hadsl::lint

#endif
