// hadsl/format/pieces.hpp - a text as its tokens and comments, each with the white space before it.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FORMAT_PIECES_HPP
#define HADSL_FORMAT_PIECES_HPP

#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/scan.hpp>
#include <hadsl/grammar/token.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace hadsl::format {

/// What stands in a text without a break: a token or a comment. Formatting moves pieces and never
/// changes one.
struct piece {
    enum class sort { token, line_comment, block_comment };
    sort what = sort::token;
    grammar::token_kind token = grammar::token_kind::end; // of a token
    char mark = 0;                                        // of a token, as in `grammar::token`
    std::size_t begin = 0;
    std::string_view text;        // without white space at its end
    std::size_t lines_before = 0; // line ends between the piece before and this one
    std::size_t space_before = 0; // characters, when both are on one line

    [[nodiscard]] bool is_comment() const { return what != sort::token; }
    [[nodiscard]] bool is(char wanted) const {
        return what == sort::token && token == grammar::token_kind::mark && mark == wanted;
    }
    [[nodiscard]] bool is_word(std::string_view wanted) const {
        return what == sort::token &&
               (token == grammar::token_kind::name || token == grammar::token_kind::reserved) &&
               text == wanted;
    }
    friend bool operator==(piece const& left, piece const& right) {
        return left.what == right.what && left.token == right.token && left.text == right.text;
    }
};

namespace detail {

/// Adds the comments between two tokens, then notes how far the next piece stands from the last.
struct gap_reader {
    std::string_view text;
    std::vector<piece>& into;
    std::size_t lines = 0;
    std::size_t space = 0;

    void read(std::size_t at, std::size_t end) {
        lines = 0;
        space = 0;
        while (at < end) {
            auto const rest = text.substr(at, end - at);
            bool const is_line = rest.starts_with("//");
            if (is_line || rest.starts_with("/*")) {
                auto const stop = is_line ? rest.find('\n') : rest.find("*/", 2) + 2;
                auto const length = std::min(stop, rest.size());
                auto shown = rest.substr(0, length);
                while (is_line && grammar::is_space(shown.back())) {
                    shown.remove_suffix(1);
                }
                add({is_line ? piece::sort::line_comment : piece::sort::block_comment,
                     grammar::token_kind::end, 0, at, shown, 0, 0});
                at += length;
                continue;
            }
            lines += text[at] == '\n' ? 1U : 0U;
            space = text[at] == '\n' ? 0 : space + 1;
            ++at;
        }
    }
    void add(piece next) {
        next.lines_before = lines;
        next.space_before = lines == 0 ? space : 0;
        into.push_back(next);
        lines = 0;
        space = 0;
    }
};

} // namespace detail

/// All pieces of a text that parses.
[[nodiscard]] inline std::vector<piece> read_pieces(std::string_view text) {
    grammar::reading state;
    state.text = text;
    std::vector<piece> pieces;
    detail::gap_reader gap{text, pieces};
    std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (auto const& token : grammar::scanner(state).scan()) {
        gap.read(at, token.begin);
        if (token.kind != grammar::token_kind::end) {
            gap.add(
                {piece::sort::token, token.kind, token.mark, token.begin, token.in(text), 0, 0});
        }
        at = token.end;
    }
    return pieces;
}

} // namespace hadsl::format

#endif
