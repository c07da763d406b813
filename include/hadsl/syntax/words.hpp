// hadsl/syntax/words.hpp - the words the language keeps for itself, and the ones properties open with.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SYNTAX_WORDS_HPP
#define HADSL_SYNTAX_WORDS_HPP

#include <algorithm>
#include <iterator>
#include <string_view>

namespace hadsl::syntax {

/// The reserved words: no plain name. All others are words only where the grammar expects them.
inline constexpr std::string_view reserved_words[] = {
    "use",    "import", "failure", "kind", "mechanism", "for",   "claim",
    "assume", "link",   "in",      "on",   "copies",    "at",    "protected",
    "needs",  "starts", "keeps",   "each", "demand",    "costs", "is",
    "and",    "or",     "of",      "any",  "all",       "with",  "no"};

/// What a declaration opens with, unless it is a component: that opens with the name of its kind.
inline constexpr std::string_view declaration_words[] = {
    "use", "import", "failure", "kind", "mechanism", "for", "claim", "assume", "link"};

/// What a property of a component opens with, unless it is a label or an override. A misspelt one
/// without braces around it reads like the kind of the next component: `need web`.
inline constexpr std::string_view property_words[] = {
    "in",        "on",         "copies on",   "at least", "protected by", "needs", "starts after",
    "starts in", "keeps data", "each serves", "demand",   "costs",        "is"};

/// Whether the text can only be a name when it stands in backticks.
[[nodiscard]] constexpr bool is_reserved(std::string_view text) {
    return std::find(std::begin(reserved_words), std::end(reserved_words), text) !=
           std::end(reserved_words);
}

} // namespace hadsl::syntax

#endif
