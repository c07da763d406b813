// hadsl/model/subscripts.hpp - `[3]`, `[i + 1]`, `[1..4]`, `[*]`: what they are worth in one turn.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_SUBSCRIPTS_HPP
#define HADSL_MODEL_SUBSCRIPTS_HPP

#include <hadsl/model/arithmetic.hpp>
#include <hadsl/model/families.hpp>
#include <hadsl/model/scope.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::model {

/// The largest subscript, and the most that one range spans.
inline constexpr std::int64_t largest_subscript = INT32_MAX;
inline constexpr std::int64_t longest_range = 2'000'000;

/// A backticked name may end in subscripts, as imported names do: `` `esx[3]` `` is esx[3].
struct spelled_name {
    std::string base;
    subscripts at;
};
[[nodiscard]] inline spelled_name split_name(std::string const& text) {
    spelled_name name{text, {}};
    constexpr std::size_t most_digits = 9;
    while (!name.base.empty() && name.base.back() == ']') {
        auto const open = name.base.rfind('[');
        auto const digits = open == std::string::npos
                                ? std::string()
                                : name.base.substr(open + 1, name.base.size() - open - 2);
        if (open == 0 || digits.empty() || digits.size() > most_digits ||
            digits.find_first_not_of("0123456789") != std::string::npos ||
            (digits.size() > 1 && digits.front() == '0')) {
            break;
        }
        name.at.insert(name.at.begin(), std::stoll(digits));
        name.base.resize(open);
    }
    return name;
}

/// `1-3`, where other languages have a range.
[[nodiscard]] inline bool is_dashed_range(syntax::arithmetic const& said) {
    return said.postfix.size() == 3 && std::holds_alternative<std::int64_t>(said.postfix[0]) &&
           std::holds_alternative<std::int64_t>(said.postfix[1]) &&
           said.postfix[2] == syntax::arithmetic::token(syntax::arithmetic::operation::subtract);
}

/// One subscript; empty after an error was reported.
[[nodiscard]] inline std::optional<std::int64_t> subscript(scope& all, viewpoint from,
                                                           syntax::arithmetic const& said) {
    auto const value = evaluate(said, all.turns, from.turn, all.found);
    if (value && (*value < 0 || *value > largest_subscript)) {
        all.found.add(source::code::bad_subscript, said.at.span,
                      "found the subscript " + std::to_string(*value) +
                          ", expected one from 0 to " + std::to_string(largest_subscript),
                      is_dashed_range(said) ? "a range is written `1..3`" : "");
        return std::nullopt;
    }
    return value;
}

/// The subscripts of a reference, those of a backticked name first; empty after an error.
[[nodiscard]] inline std::optional<std::vector<pattern>> patterns(scope& all, viewpoint from,
                                                                  syntax::reference const& said,
                                                                  subscripts const& spelled) {
    std::vector<pattern> result;
    result.reserve(spelled.size() + said.indices.size());
    for (auto const each : spelled) {
        result.push_back({false, each, each});
    }
    for (auto const& index : said.indices) {
        if (index.every || !index.first) {
            result.push_back({true, 0, 0});
            continue;
        }
        auto const first = subscript(all, from, *index.first);
        auto const last = index.last ? subscript(all, from, *index.last) : first;
        if (!first || !last) {
            return std::nullopt;
        }
        if (*last < *first) {
            all.found.add(source::code::names_nothing, index.at.span,
                          "found a range from " + std::to_string(*first) + " down to " +
                              std::to_string(*last) + ", expected at least one value");
            return std::nullopt;
        }
        if (*last - *first >= longest_range) {
            all.found.add(source::code::too_many, index.at.span,
                          "found a range of " + std::to_string(*last - *first + 1) +
                              " values, expected at most " + std::to_string(longest_range));
            return std::nullopt;
        }
        result.push_back({false, *first, *last});
    }
    return result;
}

} // namespace hadsl::model

#endif
