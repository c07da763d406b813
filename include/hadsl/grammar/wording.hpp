// hadsl/grammar/wording.hpp - what was found and what was expected, in the language's own words.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_WORDING_HPP
#define HADSL_GRAMMAR_WORDING_HPP

#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/source/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::grammar {

/// Text in backticks, cut short when it is long.
[[nodiscard]] inline std::string in_backticks(std::string_view text) {
    constexpr std::size_t most_bytes = 40;
    if (!text.empty() && text.front() == '`') { // a name that has its own
        return text.size() <= most_bytes ? std::string(text)
                                         : std::string(text.substr(0, 1)) + "…`";
    }
    if (text.size() <= most_bytes) {
        return "`" + std::string(text) + "`";
    }
    auto end = most_bytes;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return "`" + std::string(text.substr(0, end)) + "…`";
}

/// What stands at a place of the text.
[[nodiscard]] inline std::string found_text(reading const& state, token const& which) {
    auto const text = state.text_of(which);
    if (which.kind == token_kind::end) {
        return "the end of the text";
    }
    if (which.kind == token_kind::unknown) {
        auto const value = source::code_point_at(text, 0).value;
        if (value < 0x20 || (value >= 0x7F && value < 0xA0)) {
            constexpr std::string_view digits = "0123456789ABCDEF";
            return std::string("the character U+00") + digits[value / 16] + digits[value % 16];
        }
    }
    if (text.empty()) { // a brace that stands in for a forgotten one
        return "the end of the block";
    }
    return (which.kind == token_kind::reserved ? "the reserved word " : "") + in_backticks(text);
}

/// `a component name, "(" or "any"`: all that would have been accepted.
[[nodiscard]] inline std::string expected_text(std::vector<expectation> const& all) {
    std::vector<std::string> parts;
    bool const any_loud =
        std::any_of(all.begin(), all.end(), [](expectation const& each) { return !each.quiet; });
    for (auto const& each : all) {
        bool const verbatim =
            each.what == expectation::sort::word || each.what == expectation::sort::mark;
        auto text = verbatim ? in_backticks(each.text) : std::string(each.text);
        if ((any_loud && each.quiet) ||
            std::find(parts.begin(), parts.end(), text) != parts.end()) {
            continue;
        }
        parts.push_back(std::move(text));
    }
    std::string result;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        result += part == 0 ? "" : part + 1 == parts.size() ? " or " : ", ";
        result += parts[part];
    }
    return result.empty() ? "something else" : result;
}

[[nodiscard]] inline bool expects(reading const& state, expectation::sort what) {
    return std::any_of(state.expected.begin(), state.expected.end(),
                       [what](expectation const& each) { return each.what == what; });
}
[[nodiscard]] inline bool expects_mark(reading const& state, std::string_view text) {
    return std::any_of(state.expected.begin(), state.expected.end(),
                       [text](expectation const& each) {
                           return each.what == expectation::sort::mark && each.text == text;
                       });
}

} // namespace hadsl::grammar

#endif
