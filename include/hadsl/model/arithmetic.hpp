// hadsl/model/arithmetic.hpp - loop variables and the whole-number arithmetic over them.
// SPDX-License-Identifier: BSL-1.0
//
// Division and remainder round down, as the remainder of a ring wants it: -1 / 4 is -1 and
// -1 % 4 is 3, so `(i - 1) % n` is a neighbour for every i.
#ifndef HADSL_MODEL_ARITHMETIC_HPP
#define HADSL_MODEL_ARITHMETIC_HPP

#include <hadsl/model/findings.hpp>
#include <hadsl/model/suggestion.hpp>
#include <hadsl/syntax/tree.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::model {

/// One turn of one loop, and through its outer turn all loops around it.
enum class turn_id : std::int32_t {};
/// Outside every loop.
inline constexpr turn_id no_turn{-1};

/// All turns of all loops.
class turns {
public:
    turn_id add(turn_id outer, syntax::name const& variable, std::int64_t value) {
        all_.push_back({outer, &variable, value});
        return static_cast<turn_id>(all_.size() - 1);
    }

    /// The declaration of a variable seen from a turn; null when no loop around it has one.
    [[nodiscard]] syntax::name const* find(turn_id from, std::string_view name) const {
        auto const* found = turn_of(from, name);
        return found == nullptr ? nullptr : found->variable;
    }
    [[nodiscard]] std::optional<std::int64_t> value_of(turn_id from, std::string_view name) const {
        auto const* found = turn_of(from, name);
        return found == nullptr ? std::nullopt : std::optional(found->value);
    }
    [[nodiscard]] std::vector<std::string> variables(turn_id from) const {
        std::vector<std::string> names;
        for (auto at = from; at != no_turn; at = (*this)[at].outer) {
            names.push_back((*this)[at].variable->text);
        }
        return names;
    }

private:
    struct turn {
        turn_id outer;
        syntax::name const* variable;
        std::int64_t value;
    };
    [[nodiscard]] turn const& operator[](turn_id id) const {
        return all_[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] turn const* turn_of(turn_id from, std::string_view name) const {
        for (auto at = from; at != no_turn; at = (*this)[at].outer) {
            if ((*this)[at].variable->text == name) {
                return &(*this)[at];
            }
        }
        return nullptr;
    }

    std::vector<turn> all_;
};

/// `left op right`, empty when it overflows or divides by zero.
[[nodiscard]] inline std::optional<std::int64_t> apply(syntax::arithmetic::operation op,
                                                       std::int64_t left, std::int64_t right) {
    using operation = syntax::arithmetic::operation;
    std::int64_t value = 0;
    switch (op) {
    case operation::add:
        return __builtin_add_overflow(left, right, &value) ? std::nullopt : std::optional(value);
    case operation::subtract:
    case operation::negate: // of `right`, with 0 on the left
        return __builtin_sub_overflow(left, right, &value) ? std::nullopt : std::optional(value);
    case operation::multiply:
        return __builtin_mul_overflow(left, right, &value) ? std::nullopt : std::optional(value);
    case operation::divide:
    case operation::remainder:
        if (right == 0 || (right == -1 && left == std::numeric_limits<std::int64_t>::min())) {
            return std::nullopt;
        }
        auto const quotient = left / right - (left % right != 0 && (left < 0) != (right < 0));
        return op == operation::divide ? quotient : left - quotient * right;
    }
    return std::nullopt;
}

/// What an arithmetic expression is worth in one turn; empty after an error was reported.
[[nodiscard]] inline std::optional<std::int64_t> evaluate(syntax::arithmetic const& said,
                                                          turns const& all, turn_id from,
                                                          findings& out) {
    using operation = syntax::arithmetic::operation;
    std::vector<std::int64_t> stack;
    for (auto const& token : said.postfix) {
        if (auto const* number = std::get_if<std::int64_t>(&token)) {
            stack.push_back(*number);
        } else if (auto const* name = std::get_if<syntax::name>(&token)) {
            auto const value = all.value_of(from, name->text);
            if (!value) {
                if (out.is_new(source::code::unknown_variable, name->at.span)) {
                    out.add(source::code::unknown_variable, name->at.span,
                            "found " + in_backticks(name->text) + ", expected a variable of a loop",
                            suggestion(name->text, all.variables(from), out));
                }
                return std::nullopt;
            }
            stack.push_back(*value);
        } else {
            auto const op = std::get<operation>(token);
            auto const right = stack.back();
            stack.pop_back();
            std::int64_t left = 0;
            if (op != operation::negate) {
                left = stack.back();
                stack.pop_back();
            }
            auto const value = apply(op, left, right);
            if (!value) {
                auto const by_zero =
                    right == 0 && (op == operation::divide || op == operation::remainder);
                out.add(source::code::bad_arithmetic, said.at.span,
                        by_zero ? "found a division by zero, expected a whole number"
                                : "found a number too large to count with, expected one that "
                                  "fits into 64 bits");
                return std::nullopt;
            }
            stack.push_back(*value);
        }
    }
    // INVARIANT: the parser writes well-formed postfix, so one value is left.
    return stack.empty() ? 0 : stack.back();
}

} // namespace hadsl::model

#endif
