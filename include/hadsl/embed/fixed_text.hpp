// hadsl/embed/fixed_text.hpp - a text as a template argument, so that error messages show it.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EMBED_FIXED_TEXT_HPP
#define HADSL_EMBED_FIXED_TEXT_HPP

#include <cstddef>
#include <string_view>

namespace hadsl::embed {

template <std::size_t Size>
struct fixed_text {
    char characters[Size]{};

    constexpr fixed_text() = default;
    constexpr fixed_text(char const (&literal)[Size]) { // NOLINT: as it reads
        for (std::size_t at = 0; at < Size; ++at) {
            characters[at] = literal[at];
        }
    }
    /// The first `Size - 1` characters of a text that has so many. (Each is written, the last one
    /// too: clang shows an array that is not as a list of numbers.)
    constexpr explicit fixed_text(std::string_view from) {
        for (std::size_t at = 0; at < Size; ++at) {
            characters[at] = at + 1 < Size ? from[at] : '\0';
        }
    }
    [[nodiscard]] constexpr std::string_view view() const { return {characters, Size - 1}; }
};

} // namespace hadsl::embed

#endif
