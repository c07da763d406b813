// hadsl/format/format.hpp - a text in the canonical layout: the same words and comments, other space.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FORMAT_FORMAT_HPP
#define HADSL_FORMAT_FORMAT_HPP

#include <hadsl/format/layout.hpp>
#include <hadsl/format/lines.hpp>
#include <hadsl/format/pieces.hpp>
#include <hadsl/format/structure.hpp>
#include <hadsl/syntax/tree.hpp>

#include <string>
#include <string_view>

namespace hadsl::format {

/// The text in the canonical layout. `tree` is what it parses to. Only white space changes: every
/// token and every comment stays, in its order. Line ends stay of the kind that the first one is.
[[nodiscard]] inline std::string format(std::string_view text, syntax::document const& tree) {
    auto const pieces = read_pieces(text);
    auto lines = layout(pieces, read_structure(tree)).take();
    align(lines);
    auto const first = text.find('\n');
    bool const is_windows = first != text.npos && first > 0 && text[first - 1] == '\r';
    return joined(lines, is_windows ? "\r\n" : "\n");
}

} // namespace hadsl::format

#endif
