// hadsl/source/utf8.hpp - whether bytes are UTF-8, and the code points in them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SOURCE_UTF8_HPP
#define HADSL_SOURCE_UTF8_HPP

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace hadsl::source {

/// One code point and how many bytes it takes; length 0 when the bytes are not UTF-8.
struct code_point {
    char32_t value = 0;
    std::size_t length = 0;
};

/// The code point at a byte of the text. Overlong forms, surrogates and values past U+10FFFF are
/// not UTF-8.
[[nodiscard]] constexpr code_point code_point_at(std::string_view text, std::size_t at) {
    auto const byte = [&](std::size_t offset) -> char32_t {
        return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
    };
    auto const first = byte(0);
    std::size_t const length = first < 0x80U              ? 1U
                               : (first & 0xE0U) == 0xC0U ? 2U
                               : (first & 0xF0U) == 0xE0U ? 3U
                               : (first & 0xF8U) == 0xF0U ? 4U
                                                          : 0U;
    if (length < 2) {
        return {first, length};
    }
    char32_t value = first & (0x7FU >> length);
    for (std::size_t offset = 1; offset < length; ++offset) {
        if ((byte(offset) & 0xC0U) != 0x80U) {
            return {};
        }
        value = (value << 6U) | (byte(offset) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < smallest[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        return {};
    }
    return {value, length};
}

/// The first byte that is not UTF-8, or the size of the text.
[[nodiscard]] inline std::size_t find_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight = 0;
        while (at + sizeof eight <= text.size()) { // most text is ASCII: eight bytes at a time
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080ULL) != 0) {
                break;
            }
            at += sizeof eight;
        }
        if (at < text.size()) {
            auto const found = code_point_at(text, at);
            if (found.length == 0) {
                return at;
            }
            at += found.length;
        }
    }
    return text.size();
}

} // namespace hadsl::source

#endif
