// hadsl/grammar/recover.hpp - after a mistake: report it once and find where to read on.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_RECOVER_HPP
#define HADSL_GRAMMAR_RECOVER_HPP

#include <hadsl/grammar/explain.hpp>
#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/source/spelling.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace hadsl::grammar {

/// The token after the bracket that closes the block a token opens.
[[nodiscard]] inline token const* past_block(token const* at) {
    std::size_t depth = 0;
    for (; at->kind != token_kind::end; ++at) {
        depth += at->is('{') ? 1U : 0U;
        if (at->is('}') && --depth == 0) {
            return at + 1;
        }
    }
    return at;
}

/// Whether an element of the block may begin at a token, going by its looks.
[[nodiscard]] inline bool seems_element(reading const& state, failed_element const& failed,
                                        token const* at) {
    if (failed.is_declaration()) {
        return seems_declaration(state, at) &&
               indentation(state, *at) <=
                   std::max(indentation(state, *failed.begin), indentation(state, *failed.block));
    }
    if (at->is_word() && is_first_on_line(state, *at)) {
        return true;
    }
    auto const text = state.text_of(*at);
    switch (failed.where) {
    case block_kind::class_properties:
        return is_one_of(text, {"strikes", "lasts", "shared", "shows", "recurs", "destroys",
                                "noticed", "planned"});
    case block_kind::mechanism:
        return is_one_of(text, {"role", "parameter", "quorum", "requests", "mirrors", "isolated",
                                "fenced", "applies", "backup"});
    default:
        return at->kind == token_kind::reserved &&
               is_one_of(text, {"in", "on", "copies", "at", "protected", "needs", "starts", "keeps",
                                "each", "demand", "costs", "is"});
    }
}

/// The first place at or after `from` where an element of the block, or its end, may stand.
[[nodiscard]] inline token const* next_element(reading const& state, failed_element const& failed,
                                               token const* from) {
    auto const* at = from == failed.begin ? from + 1 : from;
    // What is skipped may hold whole blocks; a brace within what failed belongs to it.
    while (at->kind != token_kind::end && !at->is('}') && !seems_element(state, failed, at)) {
        at = at->is('{') ? past_block(at) : at + 1;
    }
    return at;
}

/// Whether a mistake reported earlier explains this one.
[[nodiscard]] inline bool is_follow_up(reading const& state, failed_element const& failed) {
    auto const* const at = state.furthest;
    auto const* const near = std::max(at - 1, failed.begin);
    return std::any_of(state.diagnostics.begin(), state.diagnostics.end(),
                       [&](source::diagnostic const& earlier) {
                           bool const unclosed = earlier.code == source::code::unclosed;
                           auto const from = unclosed ? failed.begin->begin : near->begin;
                           return (earlier.place.begin >= from && earlier.place.begin < at->end) ||
                                  // The block ends where somebody guessed it might.
                                  (unclosed && at->begin == at->end);
                       });
}

/// `mechansim m { role … }` reads like a component until its first property: if the block was
/// opened by a misspelt declaration, that is the mistake.
[[nodiscard]] inline token const* misspelt_opening(reading const& state,
                                                   failed_element const& failed) {
    if (failed.where != block_kind::properties || !failed.block[-1].is('{')) {
        return nullptr;
    }
    auto const* opening = failed.block - 1;
    while (opening != state.tokens && !is_first_on_line(state, *opening)) {
        --opening;
    }
    auto const text = state.text_of(*opening);
    return opening->kind == token_kind::name &&
                   (is_foreign_opening(text) ||
                    source::closest(text, declaration_openings()).has_value())
               ? opening
               : nullptr;
}

/// Reports why an element failed, once, and says where to read on.
[[nodiscard]] inline token const* recover(reading& state, failed_element const& failed) {
    if (auto const* const opening = misspelt_opening(state, failed)) {
        auto const text = state.text_of(*opening);
        state.report(source::code::unexpected, state.span_of(*opening),
                     "found " + in_backticks(text) + ", expected a declaration",
                     is_foreign_opening(text)
                         ? "a declaration is a kind and a name: `host h1 { … }`"
                         : "did you mean `" + *source::closest(text, declaration_openings()) +
                               "`?");
        auto const* const end = past_block(failed.block - 1);
        return end->kind == token_kind::end && !(end - 1)->is('}') ? end : end - 1;
    }
    auto explained = explain(state, failed);
    if (!is_follow_up(state, failed)) {
        auto& diagnostic = explained.diagnostic;
        state.report(diagnostic.code, diagnostic.place, std::move(diagnostic.message),
                     std::move(diagnostic.help));
    }
    return state.is_full() ? failed.last : next_element(state, failed, explained.resume);
}

} // namespace hadsl::grammar

#endif
