// hadsl/grammar/scan.hpp - text to tokens: white space and comments left out, broken words reported.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_SCAN_HPP
#define HADSL_GRAMMAR_SCAN_HPP

#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/source/utf8.hpp>
#include <hadsl/syntax/words.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::grammar {

/// Reads one text into tokens. What is broken about a word is reported here and a token stands in
/// for it all the same, so that the rules can go on.
class scanner {
public:
    explicit scanner(reading& state) : state_(state), text_(state.text) {
        tokens_.reserve(text_.size() / 4 + 2);
    }

    [[nodiscard]] std::vector<token> scan() {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF") { // a byte order mark says nothing
            at_ = 3;
        }
        while (at_ < text_.size()) {
            scan_one();
        }
        add(token_kind::end, at_, 0);
        report_foreign();
        return std::move(tokens_);
    }

private:
    void scan_one() {
        auto const begin = at_;
        auto const first = text_[begin];
        if (is_space(first)) {
            ++at_;
        } else if (is_letter(first)) {
            scan_word();
        } else if (is_digit(first)) {
            scan_number();
        } else {
            switch (first) {
            case '"': scan_quoted(token_kind::string, 1, "\""); break;
            case '`': scan_quoted(token_kind::quoted, 1, "`"); break;
            case '/': scan_slash(); break;
            case '.':
                at_ += next_is('.') ? 2U : 1U;
                add(token_kind::mark, begin, at_ - begin == 2 ? double_dot : '.');
                break;
            case '{':
            case '}':
            case '(':
            case ')':
            case '[':
            case ']':
            case ',':
            case ':':
            case '=':
            case '+':
            case '-':
            case '*':
            case '%':
                ++at_;
                add(token_kind::mark, begin, first);
                break;
            default: scan_foreign();
            }
        }
    }

    void scan_word() {
        auto const begin = at_;
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) {
            ++at_;
        }
        auto const word = text_.substr(begin, at_ - begin);
        add(syntax::is_reserved(word) ? token_kind::reserved : token_kind::name, begin, 0);
    }

    void scan_number() {
        auto const begin = at_;
        skip_digits();
        if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
            ++at_;
            skip_digits();
        }
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) {
            ++at_;
        }
        add(token_kind::number, begin, 0);
    }

    void skip_digits() {
        while (at_ < text_.size() && is_digit(text_[at_])) {
            ++at_;
        }
    }

    /// A string or a name in backticks, from an opening mark of `width` bytes to `closing`.
    void scan_quoted(token_kind sort, std::size_t width, std::string_view closing) {
        auto const begin = at_;
        at_ += width;
        while (at_ < text_.size() && text_[at_] != '\n') {
            if (text_.substr(at_, closing.size()) == closing) {
                at_ += closing.size();
                add(sort, begin, static_cast<char>(width));
                if (sort == token_kind::quoted && at_ - begin == 2) {
                    state_.report(source::code::unexpected, state_.span_of(begin, at_),
                                  "found an empty name, expected a name between the backticks");
                }
                return;
            }
            if (sort == token_kind::string && text_[at_] == '\\' && at_ + 1 < text_.size() &&
                text_[at_ + 1] != '\n') {
                check_escape();
                ++at_;
            }
            ++at_;
        }
        while (at_ > begin + width && is_space(text_[at_ - 1])) {
            --at_;
        }
        add(sort, begin, 0);
        bool const is_name = sort == token_kind::quoted;
        state_.report(source::code::unclosed, state_.span_of(begin, at_),
                      is_name ? "found the end of the line, expected a closing backtick"
                              : "found the end of the line, expected a closing quotation mark",
                      is_name ? "a name in backticks ends on the line it begins on"
                              : "a text ends on the line it begins on; `\\n` stands for a line end "
                                "within it");
    }

    void check_escape() {
        auto const escaped = text_[at_ + 1];
        if (escaped == '"' || escaped == '\\' || escaped == 'n' || escaped == 't') {
            return;
        }
        auto const length = source::code_point_at(text_, at_ + 1).length;
        state_.report(source::code::bad_escape, state_.span_of(at_, at_ + 1 + length),
                      "found `" + std::string(text_.substr(at_, 1 + length)) +
                          "`, expected one of `\\\"`, `\\\\`, `\\n` and `\\t`",
                      "a backslash itself is written `\\\\`");
    }

    void scan_slash() {
        auto const begin = at_;
        if (next_is('/')) {
            skip_line();
        } else if (next_is('*')) {
            auto const close = text_.find("*/", at_ + 2);
            if (close == std::string_view::npos) {
                state_.report(source::code::unclosed, state_.span_of(begin, begin + 2),
                              "found the end of the text within this comment, expected `*/`");
            }
            at_ = close == std::string_view::npos ? text_.size() : close + 2;
        } else {
            ++at_;
            add(token_kind::mark, begin, '/');
        }
    }

    void skip_line() {
        auto const begin = at_;
        at_ = std::min(text_.find('\n', at_), text_.size());
        auto const comment = text_.substr(begin, at_ - begin);
        for (std::string_view const end : {"\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"}) {
            auto const found = comment.find(end);
            if (found != comment.npos && found + end.size() < comment.size()) {
                state_.report(source::code::unexpected,
                              state_.span_of(begin + found, begin + found + end.size()),
                              "found another sign for a line end within a comment, expected `\\n`",
                              "what follows it looks like a line of its own, and is part of the "
                              "comment");
                return;
            }
        }
    }

    /// What other languages and word processors write: said once for each kind, then passed over.
    void scan_foreign() {
        auto const begin = at_;
        auto const found = source::code_point_at(text_, begin);
        switch (found.value) {
        case U';':
            ++at_;
            semicolons_.count(state_.span_of(begin, at_));
            break;
        case U'#':
            skip_line();
            hashes_.count(state_.span_of(begin, begin + 1));
            break;
        case U'\'': // 'text'
        case U'\u2018':
        case U'\u2019': scan_smart(found.value == U'\'' ? "'" : "\u2019", found.length); break;
        case U'\u201C': // “text”, „text“
        case U'\u201D': scan_smart("\u201D", found.length); break;
        case U'\u201E': scan_smart("\u201C", found.length); break;
        case U'\u00A0': // no-break space
        case U'\u200B': // zero-width space
        case U'\uFEFF':
            at_ += found.length;
            spaces_.count(state_.span_of(begin, at_));
            break;
        default: at_ += found.length; add(token_kind::unknown, begin, 0);
        }
    }

    void scan_smart(std::string_view closing, std::size_t width) {
        auto const begin = at_;
        constexpr std::size_t most_bytes = 1000; // so that many marks do not cost a square
        auto const rest = text_.substr(begin + width, most_bytes);
        auto const line_end = std::min(rest.find('\n'), rest.size());
        // A closing mark of another sort, if the right one is missing: “text".
        auto end = rest.find(closing);
        auto closing_width = closing.size();
        if (end >= line_end) {
            end = rest.find('"');
            closing_width = 1;
        }
        if (end >= line_end) {
            at_ += width;
            add(token_kind::unknown, begin, 0);
            return;
        }
        at_ = begin + width + end + closing_width;
        add(token_kind::string, begin, 0);
        state_.report(source::code::foreign_mark, state_.span_of(begin, at_),
                      "found " + std::string(text_.substr(begin, width)) +
                          ", expected a straight quotation mark",
                      "write `\"" + std::string(rest.substr(0, end)) + "\"`");
    }

    void report_foreign() {
        semicolons_.report(state_, "found `;`, expected nothing there",
                           "leave it out: nothing ends with a semicolon");
        hashes_.report(state_, "found `#`, expected `//` before a comment",
                       "a comment is written `// comment`");
        spaces_.report(state_, "found a space of another kind, expected a plain one",
                       "replace it by a plain space; it looks the same");
    }

    /// Marks of one sort: the first is shown, the others are counted.
    struct occurrences {
        source::span first;
        std::size_t number = 0;

        void count(source::span place) { first = number++ == 0 ? place : first; }
        void report(reading& state, std::string message, std::string help) const {
            if (number == 0) {
                return;
            }
            if (number > 1) {
                help += " (" + std::to_string(number - 1) + " more below)";
            }
            state.report(source::code::foreign_mark, first, std::move(message), std::move(help));
        }
    };

    [[nodiscard]] bool next_is(char wanted) const {
        return at_ + 1 < text_.size() && text_[at_ + 1] == wanted;
    }
    void add(token_kind sort, std::size_t begin, char mark) {
        tokens_.push_back(
            {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), sort, mark});
    }

    reading& state_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<token> tokens_;
    occurrences semicolons_;
    occurrences hashes_;
    occurrences spaces_;
};

} // namespace hadsl::grammar

#endif
