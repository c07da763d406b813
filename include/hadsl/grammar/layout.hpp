// hadsl/grammar/layout.hpp - lines and indentation, which mean nothing but hint at what was meant.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_LAYOUT_HPP
#define HADSL_GRAMMAR_LAYOUT_HPP

#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/syntax/words.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string_view>

namespace hadsl::grammar {

/// The byte at which the line of a byte begins, or one on the line if that is far away: a text of
/// one endless line must not cost a square.
[[nodiscard]] inline std::size_t line_begin(std::string_view text, std::size_t at) {
    constexpr std::size_t furthest = 1000;
    auto const begin = at - std::min(at, furthest);
    auto const end = text.substr(begin, at - begin).rfind('\n');
    return end == std::string_view::npos ? begin : begin + end + 1;
}

/// How far the line that holds a token is indented; a tab counts as one.
[[nodiscard]] inline std::size_t indentation(reading const& state, token const& which) {
    auto const begin = line_begin(state.text, which.begin);
    auto const end = state.text.find_first_not_of(" \t", begin);
    return std::min(end, state.text.size()) - begin;
}

/// Whether nothing but white space stands before the token on its line.
[[nodiscard]] inline bool is_first_on_line(reading const& state, token const& which) {
    auto at = std::size_t{which.begin};
    while (at > 0 && (state.text[at - 1] == ' ' || state.text[at - 1] == '\t')) {
        --at;
    }
    return at == 0 || state.text[at - 1] == '\n';
}

/// Whether no line ends between two tokens.
[[nodiscard]] inline bool on_one_line(reading const& state, token const& left, token const& right) {
    return state.text.substr(left.end, right.begin - left.end).find('\n') == std::string_view::npos;
}

[[nodiscard]] inline bool is_one_of(std::string_view text,
                                    std::initializer_list<std::string_view> all) {
    return std::find(all.begin(), all.end(), text) != all.end();
}

/// Whether a declaration seems to begin here, going by its first words; with names in the first
/// place only at the start of a line.
[[nodiscard]] inline bool seems_declaration(reading const& state, token const* at) {
    if (at->kind == token_kind::reserved) {
        auto const text = state.text_of(*at);
        auto const* const end = std::end(syntax::declaration_words);
        bool const opens = std::find(std::begin(syntax::declaration_words), end, text) != end;
        // "failure" is a word of claims, too.
        return opens && (text != "failure" || is_first_on_line(state, *at));
    }
    if (!at->is_name() || !is_first_on_line(state, *at)) {
        return false;
    }
    if (at[1].is('.') && at[2].is_name()) {
        at += 2;
    }
    // host "esx1": wrong, but a declaration all the same
    return (at[1].is_name() || at[1].kind == token_kind::string) &&
           on_one_line(state, at[0], at[1]) &&
           !is_one_of(state.text_of(at[1]), {"lasts", "every", "noticed"});
}

} // namespace hadsl::grammar

#endif
