// hadsl/grammar/token.hpp - the smallest pieces of a text: the iterators of the rules point at these.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_TOKEN_HPP
#define HADSL_GRAMMAR_TOKEN_HPP

#include <cstdint>
#include <string_view>

namespace hadsl::grammar {

enum class token_kind : std::uint8_t {
    end,      // of the text; always the last token, and only that
    name,     // a plain name or a word that is not reserved
    reserved, // a reserved word
    quoted,   // a name in backticks
    string,
    number,  // digits, optionally a point and digits, optionally letters: 30, 1.5s, 10k
    mark,    // punctuation the language uses
    unknown, // any other character
};

/// One piece of a text, white space and comments left out.
struct token {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    token_kind kind = token_kind::end;
    /// The character of a mark (`double_dot` for `..`); for strings and quoted names the number of
    /// bytes each quotation mark takes, 0 when the closing one is missing.
    char mark = 0;

    [[nodiscard]] constexpr bool is(char wanted) const {
        return kind == token_kind::mark && mark == wanted;
    }
    [[nodiscard]] constexpr bool is_word() const {
        return kind == token_kind::name || kind == token_kind::reserved;
    }
    [[nodiscard]] constexpr bool is_name() const {
        return kind == token_kind::name || kind == token_kind::quoted;
    }
    [[nodiscard]] constexpr std::string_view in(std::string_view text) const {
        return text.substr(begin, end - begin);
    }
};

/// How `..` is told from `.` in `token::mark`.
inline constexpr char double_dot = 2;

[[nodiscard]] constexpr bool is_digit(char what) {
    return what >= '0' && what <= '9';
}
[[nodiscard]] constexpr bool is_letter(char what) {
    return (what >= 'a' && what <= 'z') || (what >= 'A' && what <= 'Z') || what == '_';
}
[[nodiscard]] constexpr bool is_space(char what) {
    return what == ' ' || what == '\t' || what == '\n' || what == '\r';
}

} // namespace hadsl::grammar

#endif
