// hadsl/grammar/words.hpp - the rules that match a token or two: words, marks, names, texts.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_WORDS_HPP
#define HADSL_GRAMMAR_WORDS_HPP

#include <hadsl/grammar/adapt.hpp>
#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/syntax/tree.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace hadsl::grammar {

/// A rule that looks at tokens directly. `Derived::match(reading&, token const*, attribute&)` says
/// how many tokens it takes, 0 for none; `Derived::expects` is what it wanted.
template <class Derived, class Attribute>
struct terminal : x3::parser<Derived> {
    using attribute_type = Attribute;
    static constexpr bool has_attribute = !is_unused<Attribute>;
    static constexpr bool handles_container = false;

    template <class Iterator, class Context, class Actual>
    bool parse(Iterator& first, Iterator const&, Context const& context, x3::unused_type,
               Actual& attribute) const {
        // INVARIANT: the last token is `end`, which no terminal takes, so `*first` always exists.
        auto& state = reading_of(context);
        auto const taken = this->derived().match(state, first, attribute);
        if (state.recording && taken == 0) {
            state.note(first, this->derived().expects);
        }
        first += taken;
        return taken != 0;
    }
};

/// A whole word, reserved or not.
struct word : terminal<word, x3::unused_type> {
    explicit constexpr word(std::string_view text, bool quiet = false)
        : expects{expectation::sort::word, text, quiet} {}

    template <class Actual>
    int match(reading& state, token const* at, Actual&) const {
        return at->is_word() && at->end - at->begin == expects.text.size() &&
                       state.text_of(*at) == expects.text
                   ? 1
                   : 0;
    }
    expectation expects;
};

/// A mark that most often is the next thing to write.
struct mark : terminal<mark, x3::unused_type> {
    constexpr mark(char which, std::string_view text, bool quiet = false)
        : expects{expectation::sort::mark, text, quiet}, which_(which) {}

    template <class Actual>
    int match(reading&, token const* at, Actual&) const {
        return at->is(which_) ? 1 : 0;
    }
    expectation expects;

private:
    char which_;
};

inline constexpr mark comma{',', ","};
inline constexpr mark colon{':', ":"};
inline constexpr mark equals{'=', "="};
inline constexpr mark open_paren{'(', "("};
inline constexpr mark close_paren{')', ")"};
inline constexpr mark open_brace{'{', "{"};
inline constexpr mark close_brace{'}', "}"};
inline constexpr mark open_index{'[', "[", true};
inline constexpr mark close_index{']', "]"};
inline constexpr mark up_to{double_dot, ".."};
inline constexpr mark dash{'-', "-", true};
inline constexpr mark plus{'+', "+", true};
inline constexpr mark star{'*', "*", true};
inline constexpr mark open_arguments{'(', "(", true};
inline constexpr mark more{',', ",", true};

/// The text of a name token, without its backticks.
[[nodiscard]] inline std::string_view name_text(reading const& state, token const& which) {
    auto text = state.text_of(which);
    if (which.kind == token_kind::quoted) {
        text.remove_prefix(1);
        text.remove_suffix(which.mark == 0 ? 0U : 1U);
    }
    return text;
}

/// name = plain_name | "`" , ? any characters but a backtick and a line end ? , "`" ;
struct name_rule : terminal<name_rule, syntax::name> {
    template <class Actual>
    int match(reading& state, token const* at, Actual& filled) const {
        if (!at->is_name()) {
            return 0;
        }
        if constexpr (!is_unused<Actual>) {
            filled.text = name_text(state, *at);
            filled.at.span = state.span_of(*at);
        }
        return 1;
    }
    expectation expects{expectation::sort::name, "a name", false};
};
inline constexpr name_rule name{};

/// plain_name = ? a letter or "_", then letters, digits and "_", and no reserved word ? ;
struct plain_name_rule : terminal<plain_name_rule, syntax::name> {
    template <class Actual>
    int match(reading& state, token const* at, Actual& filled) const {
        return at->kind == token_kind::name ? name.match(state, at, filled) : 0;
    }
    expectation expects{expectation::sort::name, "a name", false};
};
inline constexpr plain_name_rule plain_name{};

/// qualified_name = name , [ "." , name ] ;
struct qualified_name_rule : terminal<qualified_name_rule, syntax::qualified_name> {
    template <class Actual>
    int match(reading& state, token const* at, Actual& filled) const {
        if (!at->is_name()) {
            return 0;
        }
        bool const dotted = at[1].is('.') && at[2].is_name();
        if (state.recording && at[1].is('.') && !dotted) {
            state.note(at + 2, expects);
        }
        if constexpr (!is_unused<Actual>) {
            filled.text = name_text(state, at[dotted ? 2 : 0]);
            if (dotted) {
                filled.module = name_text(state, *at);
            }
            filled.at.span = state.span_of(at->begin, at[dotted ? 2 : 0].end);
        }
        return dotted ? 3 : 1;
    }
    expectation expects{expectation::sort::name, "a name", false};
};
inline constexpr qualified_name_rule qualified_name{};

/// The characters between the quotation marks, escapes replaced.
[[nodiscard]] inline std::string string_text(reading const& state, token const& which) {
    auto text = state.text_of(which);
    std::string result;
    if (which.mark == 0) { // broken and already reported, so nobody will see it
        return result;
    }
    text = text.substr(1, text.size() - 2);
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size()) {
            ++at;
            result += text[at] == 'n' ? '\n' : text[at] == 't' ? '\t' : text[at];
        } else {
            result += text[at];
        }
    }
    return result;
}

/// string = '"' , ? characters; \" \\ \n \t are the escapes; no line end ? , '"' ;
struct string_rule : terminal<string_rule, syntax::string> {
    constexpr explicit string_rule(std::string_view what = "a text in double quotes",
                                   bool quiet = false)
        : expects{expectation::sort::string, what, quiet} {}

    template <class Actual>
    int match(reading& state, token const* at, Actual& filled) const {
        if (at->kind != token_kind::string) {
            return 0;
        }
        if constexpr (!is_unused<Actual>) {
            filled.text = string_text(state, *at);
            filled.at.span = state.span_of(*at);
        }
        return 1;
    }
    expectation expects;
};
inline constexpr string_rule string{};
inline constexpr string_rule description{"a description in double quotes", true};

} // namespace hadsl::grammar

#endif
