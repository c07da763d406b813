// hadsl/syntax/to_text.hpp - words, conditions and times as the language writes them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SYNTAX_TO_TEXT_HPP
#define HADSL_SYNTAX_TO_TEXT_HPP

#include <hadsl/source/duration.hpp>
#include <hadsl/syntax/tree.hpp>
#include <hadsl/syntax/words.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hadsl::syntax {

// ---- words --------------------------------------------------------------------------------------

/// Whether a text is a name as it stands, so that it needs no backticks.
[[nodiscard]] constexpr bool is_plain_name(std::string_view text) {
    bool first = true;
    for (auto const each : text) {
        bool const letter =
            (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || each == '_';
        if (!letter && (first || each < '0' || each > '9')) {
            return false;
        }
        first = false;
    }
    // "unbounded" is a duration wherever one may stand.
    return !first && !is_reserved(text) && text != "unbounded";
}

/// A name, in backticks if it needs them or if it is one of `misread`: words that mean something
/// else where it stands.
[[nodiscard]] inline std::string name_text(std::string_view text,
                                           std::initializer_list<std::string_view> misread = {}) {
    bool plain = is_plain_name(text);
    for (auto const word : misread) {
        plain = plain && text != word;
    }
    return plain ? std::string(text) : "`" + std::string(text) + "`";
}
[[nodiscard]] inline std::string to_text(name const& node) {
    return name_text(node.text);
}
[[nodiscard]] inline std::string to_text(qualified_name const& node,
                                         std::initializer_list<std::string_view> misread = {}) {
    return node.module.empty() ? name_text(node.text, misread)
                               : name_text(node.module, misread) + "." + name_text(node.text);
}

[[nodiscard]] inline std::string to_text(string const& node) {
    std::string result = "\"";
    for (auto const each : node.text) {
        switch (each) {
        case '"': result += "\\\""; break;
        case '\\': result += "\\\\"; break;
        case '\n': result += "\\n"; break;
        case '\t': result += "\\t"; break;
        default: result += each;
        }
    }
    return result + "\"";
}

[[nodiscard]] inline std::string to_text(duration const& node) {
    return hadsl::to_text(node.value);
}

[[nodiscard]] inline std::string to_text(decimal const& node) {
    auto digits = std::to_string(node.digits);
    if (node.scale > 0) {
        auto const places = static_cast<std::size_t>(node.scale);
        if (digits.size() <= places) {
            digits.insert(0, places + 1 - digits.size(), '0');
        }
        digits.insert(digits.size() - places, ".");
    }
    return digits;
}
/// A number where `k` and `M` may stand.
[[nodiscard]] inline std::string quantity_text(decimal const& node) {
    if (node.scale == 0 && node.digits != 0 && node.digits % 1'000'000 == 0) {
        return std::to_string(node.digits / 1'000'000) + "M";
    }
    if (node.scale == 0 && node.digits != 0 && node.digits % 1'000 == 0) {
        return std::to_string(node.digits / 1'000) + "k";
    }
    return to_text(node);
}

[[nodiscard]] inline std::string to_text(date const& node) {
    auto const padded = [](int number, std::size_t width) {
        auto digits = std::to_string(number);
        return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
    };
    return padded(node.year, 4) + "-" + padded(node.month, 2) + "-" + padded(node.day, 2);
}

/// The texts of all elements with a separator between them.
template <class Element, class ToText>
[[nodiscard]] std::string joined(std::vector<Element> const& all, std::string_view separator,
                                 ToText text_of) {
    std::string result;
    for (auto const& each : all) {
        if (!result.empty()) {
            result += separator;
        }
        result += text_of(each);
    }
    return result;
}
/// `a, b, c`
template <class Element>
[[nodiscard]] std::string list_text(std::vector<Element> const& all) {
    return joined(all, ", ", [](Element const& each) { return to_text(each); });
}

// ---- references ---------------------------------------------------------------------------------

/// Arithmetic with no more parentheses than its meaning needs.
[[nodiscard]] inline std::string to_text(arithmetic const& node) {
    enum level { sum, product, factor };
    std::vector<std::pair<std::string, level>> stack;
    auto const pop = [&stack](level least) {
        auto [text, found] = std::move(stack.back());
        stack.pop_back();
        return found < least ? "(" + text + ")" : text;
    };
    using operation = arithmetic::operation;
    for (auto const& token : node.postfix) {
        if (auto const* const number = std::get_if<std::int64_t>(&token)) {
            stack.emplace_back(std::to_string(*number), factor);
        } else if (auto const* const variable = std::get_if<name>(&token)) {
            stack.emplace_back(to_text(*variable), factor);
        } else if (auto const op = std::get<operation>(token); op == operation::negate) {
            stack.emplace_back("-" + pop(factor), factor);
        } else {
            bool const is_sum = op == operation::add || op == operation::subtract;
            auto const right = pop(is_sum ? product : factor);
            auto const left = pop(is_sum ? sum : product);
            auto const* const sign = op == operation::add        ? " + "
                                     : op == operation::subtract ? " - "
                                     : op == operation::multiply ? " * "
                                     : op == operation::divide   ? " / "
                                                                 : " % ";
            stack.emplace_back(left + sign + right, is_sum ? sum : product);
        }
    }
    return stack.empty() ? "0" : stack.back().first;
}

[[nodiscard]] inline std::string to_text(index const& node) {
    std::string result = node.every ? "[*" : "[";
    if (node.first) {
        result += to_text(*node.first);
    }
    if (node.last) {
        result += ".." + to_text(*node.last);
    }
    return result + "]";
}

[[nodiscard]] inline std::string to_text(reference const& node,
                                         std::initializer_list<std::string_view> misread = {}) {
    auto result = name_text(node.base.text, misread);
    for (auto const& each : node.indices) {
        result += to_text(each);
    }
    return result;
}

// ---- conditions and times -----------------------------------------------------------------------

[[nodiscard]] inline std::string to_text(expression const& node) {
    using operation = expression::operation;
    if (node.op == operation::reference) {
        return to_text(node.name);
    }
    if (node.listed || node.op == operation::at_least) {
        auto const quantifier = node.op == operation::any   ? "any"
                                : node.op == operation::all ? "all"
                                                            : std::to_string(node.count);
        return quantifier + " of (" + list_text(node.operands) + ")";
    }
    return joined(node.operands, node.op == operation::any ? " or " : " and ",
                  [&node](expression const& operand) {
                      // `and` binds tighter; a chain within a chain of the same sort is another.
                      bool const chain = !operand.listed && (operand.op == operation::any ||
                                                             operand.op == operation::all);
                      bool const bare =
                          !chain || (node.op == operation::any && operand.op == operation::all);
                      return bare ? to_text(operand) : "(" + to_text(operand) + ")";
                  });
}

[[nodiscard]] inline std::string to_text(time const& node);
[[nodiscard]] inline std::string to_text(time::longest const& node) {
    return "max(" + list_text(node.operands) + ")";
}
[[nodiscard]] inline std::string to_text(time const& node) {
    return joined(node.terms, " + ", [](time::term const& term) {
        return std::visit([](auto const& each) { return to_text(each); }, term);
    });
}

} // namespace hadsl::syntax

#endif
