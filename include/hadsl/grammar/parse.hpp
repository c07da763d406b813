// hadsl/grammar/parse.hpp - text to tree, or everything that is wrong with the text.
// SPDX-License-Identifier: BSL-1.0
//
// Costs five to ten seconds to compile (Boost.Spirit X3): include it in few translation units.
#ifndef HADSL_GRAMMAR_PARSE_HPP
#define HADSL_GRAMMAR_PARSE_HPP

#include <hadsl/grammar/brackets.hpp>
#include <hadsl/grammar/document.hpp>
#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/scan.hpp>
#include <hadsl/source/result.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/source/utf8.hpp>
#include <hadsl/syntax/tree.hpp>

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <new>
#include <stdexcept>
#include <utility>
#include <vector>

namespace hadsl::grammar {

/// The most bytes one text may have.
inline constexpr std::size_t largest_text = std::size_t{64} << 20U;

/// Fills the document from the text of `state`, or reports what is wrong there.
inline void read_document(reading& state, syntax::document& result) {
    if (state.text.size() > largest_text) {
        state.report(source::code::too_large, state.span_of(0, 0),
                     "found a text of more than 64 MiB, expected a smaller one",
                     "split it and join the parts with `import`");
        return;
    }
    if (auto const invalid = source::find_invalid_utf8(state.text); invalid < state.text.size()) {
        state.report(source::code::invalid_utf8, state.span_of(invalid, invalid + 1),
                     "found a byte that is not UTF-8", "save the text as UTF-8");
        return;
    }
    auto tokens = scanner(state).scan();
    if (!bracket_matcher(state, tokens).match()) {
        return;
    }
    state.tokens = tokens.data();
    token const* first = state.tokens;
    token const* const last = &tokens.back();
    auto const context = x3::make_context<reading>(state);
    document.parse(first, last, context, x3::unused, result);
    // INVARIANT: all of the text was read, or something about it was reported.
    assert(first == last || !state.diagnostics.empty());
}

/// Parses one text into its tree. Finds up to a hundred errors in one run, each with what was
/// found, what was expected and, where it can be guessed, what to write instead. Never throws and
/// never recurses deeper than a fixed bound, whatever the text is.
[[nodiscard]] inline source::result<syntax::document> parse(source::texts const& all,
                                                            source::text_id which) {
    reading state;
    state.text = all[which].content();
    state.id = which;
    syntax::document result;
    try {
        read_document(state, result);
    } catch (std::bad_alloc const&) {
        state.report(source::code::too_large, state.span_of(0, 0),
                     "found a text whose tree does not fit into memory");
    } catch (std::length_error const&) {
        state.report(source::code::too_large, state.span_of(0, 0),
                     "found a text whose tree does not fit into memory");
    }
    if (state.diagnostics.empty()) {
        return result;
    }
    std::stable_sort(state.diagnostics.begin(), state.diagnostics.end(),
                     [](source::diagnostic const& left, source::diagnostic const& right) {
                         return left.place.begin < right.place.begin;
                     });
    return std::move(state.diagnostics);
}

} // namespace hadsl::grammar

#endif
