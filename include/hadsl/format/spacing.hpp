// hadsl/format/spacing.hpp - how many blanks stand between two pieces of a line.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FORMAT_SPACING_HPP
#define HADSL_FORMAT_SPACING_HPP

#include <hadsl/format/pieces.hpp>
#include <hadsl/grammar/token.hpp>

#include <cstddef>
#include <set>

namespace hadsl::format {

/// Where two pieces meet, as far as it decides about the blanks between them.
struct meeting {
    piece const* left = nullptr;
    piece const* before_left = nullptr; // null at the start of a text
    piece const* right = nullptr;
    bool in_date = false;      // both are parts of one date
    bool in_brackets = false;  // `[` is open: `%` divides
    bool is_applied = false;   // left is the name of an applied mechanism
    bool in_mechanism = false; // `max(` is a longest time
    bool in_claim = false;     // outside of brackets, `%` is a percentage
};

namespace detail {

/// Whether a sign has nothing to its left to be added to.
[[nodiscard]] inline bool is_unary(piece const& sign, piece const* before) {
    if (!sign.is('-') || before == nullptr) {
        return sign.is('-');
    }
    for (auto const mark : {'(', '[', '+', '-', '*', '/', '%', grammar::double_dot}) {
        if (before->is(mark)) {
            return true;
        }
    }
    return before->is_word("least") || before->is_word("in");
}

} // namespace detail

/// The blanks between two pieces on one line, unless a table wants more: 0 or 1.
[[nodiscard]] inline std::size_t blanks_between(meeting const& at) {
    auto const& left = *at.left;
    auto const& right = *at.right;
    if (left.is_comment() || right.is_comment()) {
        return 1;
    }
    for (auto const mark : {'(', '[', '.', grammar::double_dot}) {
        if (left.is(mark)) {
            return 0;
        }
    }
    for (auto const mark : {',', ':', ')', ']', '[', '.', grammar::double_dot}) {
        if (right.is(mark)) {
            return 0;
        }
    }
    if (right.is('(')) {
        return at.is_applied || (at.in_mechanism && left.is_word("max")) ? 0 : 1;
    }
    bool const is_percentage = right.is('%') && at.in_claim && !at.in_brackets;
    bool const is_empty_block = left.is('{') && right.is('}');
    return at.in_date || is_percentage || is_empty_block || detail::is_unary(left, at.before_left)
               ? 0
               : 1;
}

} // namespace hadsl::format

#endif
