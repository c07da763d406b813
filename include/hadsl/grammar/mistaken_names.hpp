// hadsl/grammar/mistaken_names.hpp - names of the language written with a hyphen, apart or as one.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_NAMES_HPP
#define HADSL_GRAMMAR_MISTAKEN_NAMES_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/mistaken_claims.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/words.hpp>
#include <hadsl/source/spelling.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace hadsl::grammar {

/// The failure class that has a name of this plain spelling: one of the core library's that consist
/// of two words, or one that the text declares. Empty when there is none.
[[nodiscard]] inline std::string class_spelt(reading const& state, std::string_view plain) {
    for (std::string_view const usual :
         {"link_loss", "bad_build", "bad_config", "bad_update", "wrong_scope"}) {
        if (source::plain_spelling(usual) == plain) {
            return std::string(usual);
        }
    }
    constexpr std::size_t furthest = 10'000; // tokens; many mistakes must not cost a square
    auto const* at = state.tokens;
    for (std::size_t seen = 0; at->kind != token_kind::end && seen < furthest; ++at, ++seen) {
        if (state.text_of(*at) == "failure" && at[1].is_name() && is_first_on_line(state, *at) &&
            source::plain_spelling(name_text(state, at[1])) == plain) {
            return std::string(state.text_of(at[1]));
        }
    }
    return {};
}

/// What stands from one token to another as one plain word; empty where something else is among it.
[[nodiscard]] inline std::string joined_words(scene const& here, token const* first,
                                              token const* last) {
    for (auto const* at = first; at <= last; ++at) {
        bool const is_hyphen = at->is('-') && at != first && at != last;
        if (!(at->is_word() || is_hyphen) || (at != first && !here.continues_line(at))) {
            return {};
        }
    }
    return source::plain_spelling(here.state.text.substr(first->begin, last->end - first->begin));
}

/// `link loss`, `bad-build`: a name of one word.
[[nodiscard]] inline guess parted_class(scene const& here) {
    auto const* const start =
        here.element.before != nullptr ? here.element.before : here.element.begin;
    // `assume q: no bad config failure` ends for the rules before `config`, a kind to them.
    bool const is_assumption = here.text(*start) == "assume";
    auto const* const least = is_assumption && here.at > start ? here.at - 1 : here.at;
    // A class may not be called so: the word opens a declaration.
    if (here.text(*here.at) == "link" && here.is_statement() &&
        expects_phrase(here.state, "a failure class") && here.text(here.at[1]) != "loss") {
        return here.across(here.at, here.at, "a failure class", "did you mean `link_loss`?");
    }
    for (auto const* first : {here.at - 1, here.at, here.at - 2}) {
        if (first < start) {
            continue;
        }
        for (auto const* last : {first + 2, first + 1}) {
            if (last < least || here.at->kind == token_kind::end ||
                (last == first + 2 && last[-1].kind == token_kind::end)) {
                continue;
            }
            auto const plain = joined_words(here, first, last);
            auto const meant = plain.empty() ? std::string() : class_spelt(here.state, plain);
            if (!meant.empty()) {
                return here.across(first, last, "a failure class", "did you mean `" + meant + "`?");
            }
        }
    }
    return {};
}

/// `data_loss`, `split-brain`: an effect of two words.
[[nodiscard]] inline guess joined_effect(scene const& here) {
    bool const begins = expects_word(here.state, "outage");
    if (!begins && !expects_word(here.state, "loss") && !expects_word(here.state, "brain")) {
        return {};
    }
    auto const* const first = begins ? here.at : here.at - 1;
    if (first < here.element.begin || here.at->kind == token_kind::end) {
        return {};
    }
    for (auto const* last : {first + 2, first + 1, first}) {
        if (last < here.at || (last == first + 2 && first[1].kind == token_kind::end)) {
            continue;
        }
        auto const plain = joined_words(here, first, last);
        for (std::string_view const effect : {"data loss", "split brain"}) {
            if (source::plain_spelling(effect) == plain) {
                return here.across(first, last, "two words",
                                   "did you mean `" + std::string(effect) + "`?");
            }
        }
    }
    return {};
}

} // namespace hadsl::grammar

#endif
