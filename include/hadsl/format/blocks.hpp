// hadsl/format/blocks.hpp - braces, and which of them hold their content on one line.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FORMAT_BLOCKS_HPP
#define HADSL_FORMAT_BLOCKS_HPP

#include <hadsl/format/lines.hpp>
#include <hadsl/format/pieces.hpp>
#include <hadsl/format/spacing.hpp>
#include <hadsl/format/structure.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace hadsl::format {

/// A declaration as a range of pieces, with its braces if it has some.
struct block {
    structure::declared what;
    std::size_t first = 0; // piece
    std::size_t end = 0;   // behind the last
    std::optional<std::size_t> open;
    std::optional<std::size_t> close;
    bool is_broken = false; // one property, or one declaration, a line
};

namespace detail {

/// The first piece that begins at or behind a byte.
[[nodiscard]] inline std::size_t piece_at(std::vector<piece> const& pieces, std::size_t byte) {
    auto const found =
        std::lower_bound(pieces.begin(), pieces.end(), byte,
                         [](piece const& each, std::size_t at) { return each.begin < at; });
    return static_cast<std::size_t>(found - pieces.begin());
}

/// Whether the author, or a comment, put line ends between the braces.
[[nodiscard]] inline bool has_line_ends(std::vector<piece> const& pieces, block const& of) {
    for (auto at = *of.open + 1; at <= *of.close; ++at) {
        auto const& each = pieces[at];
        if (each.lines_before > 0 || each.what == piece::sort::line_comment ||
            (each.is_comment() && each.text.find('\n') != each.text.npos)) {
            return true;
        }
    }
    return false;
}

} // namespace detail

/// The declarations of a text with their braces; whether these are broken is not decided yet.
[[nodiscard]] inline std::vector<block> read_blocks(std::vector<piece> const& pieces,
                                                    structure const& in) {
    std::vector<block> all;
    for (auto const& each : in.declarations) {
        block made;
        made.what = each;
        made.first = detail::piece_at(pieces, each.begin);
        made.end = detail::piece_at(pieces, each.end);
        // Only a loop holds braces within its own, and its own come first.
        for (auto at = made.first; at < made.end && !made.open; ++at) {
            if (pieces[at].is('{')) {
                made.open = at;
            }
        }
        if (made.open) {
            auto last = made.end - 1;
            while (!pieces[last].is('}')) {
                --last;
            }
            made.close = last;
            made.is_broken = detail::has_line_ends(pieces, made);
        }
        all.push_back(made);
    }
    return all;
}

} // namespace hadsl::format

#endif
