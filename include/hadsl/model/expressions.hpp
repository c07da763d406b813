// hadsl/model/expressions.hpp - `a and b`, `2 of (pop[*])`: over components instead of names.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_EXPRESSIONS_HPP
#define HADSL_MODEL_EXPRESSIONS_HPP

#include <hadsl/model/references.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hadsl::model {

[[nodiscard]] inline expression leaf(component_id id, source::span const& at) {
    expression result;
    result.component = id;
    result.at = at;
    return result;
}

inline bool expand(scope& all, viewpoint from, syntax::expression const& said,
                   std::vector<expression>& into);

/// One expression; empty after an error was reported.
[[nodiscard]] inline std::optional<expression> resolve(scope& all, viewpoint from,
                                                       syntax::expression const& said) {
    using operation = syntax::expression::operation;
    if (said.op == operation::reference) {
        auto const id = single(all, from, said.name,
                               "write `any of (…)` where one of them is enough, `all of (…)` where "
                               "all are needed");
        return id ? std::optional(leaf(*id, said.name.at.span)) : std::nullopt;
    }
    expression result;
    result.at = said.at.span;
    bool good = true;
    for (auto const& each : said.operands) {
        if (said.listed) {
            good = expand(all, from, each, result.operands) && good;
        } else if (auto operand = resolve(all, from, each)) {
            result.operands.push_back(*std::move(operand));
        } else {
            good = false;
        }
    }
    if (!good) {
        return std::nullopt;
    }
    switch (said.op) {
    case operation::all: result.op = expression::operation::all; break;
    case operation::any: result.op = expression::operation::any; break;
    default:
        result.op = expression::operation::at_least;
        auto const most = static_cast<std::int64_t>(result.operands.size());
        if (said.count < 1 || said.count > most) {
            all.found.add(source::code::count_out_of_range, said.at.span,
                          "found " + std::to_string(said.count) + " of " + std::to_string(most) +
                              ", expected from 1 to " + std::to_string(most));
            return std::nullopt;
        }
        result.count = static_cast<std::int32_t>(said.count);
    }
    return result;
}

/// Appends one element of a list of expressions; a reference may name several components there.
inline bool expand(scope& all, viewpoint from, syntax::expression const& said,
                   std::vector<expression>& into) {
    if (said.op != syntax::expression::operation::reference) {
        auto one = resolve(all, from, said);
        if (one) {
            into.push_back(*std::move(one));
        }
        return one.has_value();
    }
    std::vector<component_id> named;
    if (!expand(all, from, said.name, named)) {
        return false;
    }
    for (auto const id : named) {
        into.push_back(leaf(id, said.name.at.span));
    }
    return true;
}

/// Appends a list of expressions and returns whether all were good.
inline bool expand_all(scope& all, viewpoint from, std::vector<syntax::expression> const& said,
                       std::vector<expression>& into) {
    bool good = true;
    for (auto const& each : said) {
        good = expand(all, from, each, into) && good;
    }
    return good;
}

} // namespace hadsl::model

#endif
