// hadsl/grammar/scene.hpp - where the rules could not go on, and how to speak of it.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_SCENE_HPP
#define HADSL_GRAMMAR_SCENE_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/wording.hpp>
#include <hadsl/source/diagnostic.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace hadsl::grammar {

/// What stands between the braces, or outside all of them.
enum class block_kind {
    document,
    declarations, // of a loop
    properties,   // of a component or a link
    class_properties,
    kind_properties,
    mechanism,
};

/// Everything known about an element that failed.
struct failed_element {
    block_kind where;
    token const* block;  // the first token of the block
    token const* before; // the element before, if there was one without a mistake
    token const* begin;  // of the element
    token const* last;   // the end of the text

    [[nodiscard]] bool is_declaration() const {
        return where == block_kind::document || where == block_kind::declarations;
    }
};

/// A mistake put into words, and the token from which on the text may make sense again.
struct explanation {
    source::diagnostic diagnostic;
    token const* resume = nullptr;
};

/// What a look at the place of a mistake may tell: nothing, or what is wrong.
using guess = std::optional<explanation>;

/// The place of a mistake, with the means to look around and to speak of it.
struct scene {
    reading const& state;
    failed_element element;
    token const* at; // the first token no rule could pass

    [[nodiscard]] std::string_view text(token const& which) const { return state.text_of(which); }
    [[nodiscard]] bool has_before() const { return at != element.begin; }
    /// Whether something precedes on the same line.
    [[nodiscard]] bool continues_line(token const* which) const {
        return which != element.block && on_one_line(state, which[-1], *which);
    }
    [[nodiscard]] static bool touches(token const& left, token const& right) {
        return left.end == right.begin && right.kind != token_kind::end;
    }

    [[nodiscard]] explanation make(source::span place, std::string message, std::string help,
                                   token const* resume,
                                   source::code code = source::code::unexpected) const {
        return {{code, place, std::move(message), std::move(help), {}}, resume};
    }
    /// A name as it is written in backticks, quoted with two of them as Markdown does.
    [[nodiscard]] static std::string as_quoted(std::string_view plain) {
        constexpr std::size_t most_bytes = 60;
        return "`` `" + std::string(plain.size() <= most_bytes ? plain : "name") + "` ``";
    }
    /// The text from one token to another.
    [[nodiscard]] std::string_view slice(token const* first, token const* last) const {
        return state.text.substr(first->begin, last->end - first->begin);
    }
    /// What stands from a token to the end of its line, to repeat it in a message; `…` where that is
    /// long.
    [[nodiscard]] std::string rest_of_line(token const* from) const {
        constexpr std::size_t most_bytes = 80;
        auto const* last = from;
        while (last->kind != token_kind::end && last[1].kind != token_kind::end &&
               last->end - from->begin <= most_bytes && on_one_line(state, last[0], last[1])) {
            ++last;
        }
        auto const text = slice(from, last);
        return text.empty() || text.size() > most_bytes ? "…" : std::string(text);
    }
    /// Found this, expected that, at one token.
    [[nodiscard]] explanation found(token const& which, std::string help) const {
        auto place = state.span_of(which);
        if (which.kind == token_kind::end && &which != element.block) {
            place = state.span_of((&which)[-1].end, (&which)[-1].end);
        }
        return make(place,
                    "found " + found_text(state, which) + ", expected " +
                        expected_text(state.expected),
                    std::move(help), &which);
    }
    /// Found some tokens that are wrong together.
    [[nodiscard]] explanation across(token const* first, token const* last, std::string expected,
                                     std::string help) const {
        auto const place = state.span_of(first->begin, last->end);
        return make(place,
                    "found " +
                        in_backticks(state.text.substr(place.begin, place.end - place.begin)) +
                        ", expected " + std::move(expected),
                    std::move(help), last + 1);
    }
    /// Whether the element is a claim or an assumption: the declarations with a colon.
    [[nodiscard]] bool is_statement() const {
        return is_one_of(text(*element.begin), {"claim", "assume"});
    }
};

/// What belongs into a block, in words.
[[nodiscard]] inline std::string block_name(block_kind where) {
    switch (where) {
    case block_kind::document:
    case block_kind::declarations: return "a declaration";
    case block_kind::properties: return "a property";
    case block_kind::class_properties: return "a property of a failure class";
    case block_kind::kind_properties: return "a property of a kind";
    case block_kind::mechanism: return "a property of a mechanism";
    }
    return {};
}

} // namespace hadsl::grammar

#endif
