// hadsl/report/printable.hpp - text of unknown origin, made fit for a terminal.
// SPDX-License-Identifier: BSL-1.0
//
// Names and source lines are somebody else's bytes. Nothing of them may move the cursor, change
// colours, reorder the line or pretend to be another line.
#ifndef HADSL_REPORT_PRINTABLE_HPP
#define HADSL_REPORT_PRINTABLE_HPP

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::report {

/// One character as it is shown: its text, the cells it takes, and the byte it came from.
struct glyph {
    std::string text;
    std::size_t width = 1;
    std::size_t byte = 0;
};

namespace detail {

struct code_point {
    char32_t value = 0;
    std::size_t length = 1;
    bool valid = false;
};

/// The code point at the start of `bytes`, or one invalid byte.
[[nodiscard]] inline code_point decode(std::string_view bytes) {
    auto const lead = static_cast<unsigned char>(bytes.front());
    if (lead < 0x80U) {
        return {lead, 1, true};
    }
    std::size_t const length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : lead >= 0xC0U ? 2 : 0;
    if (length == 0 || lead > 0xF4U || bytes.size() < length) {
        return {lead, 1, false};
    }
    auto value = static_cast<char32_t>(lead & (0xFFU >> (length + 1)));
    for (std::size_t at = 1; at < length; ++at) {
        auto const next = static_cast<unsigned char>(bytes[at]);
        if ((next & 0xC0U) != 0x80U) {
            return {lead, 1, false};
        }
        value = (value << 6U) | (next & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    bool const surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest[length] || value > 0x10FFFF || surrogate) {
        return {lead, 1, false};
    }
    return {value, length, true};
}

struct interval {
    char32_t first;
    char32_t last;
};

template <std::size_t Size>
[[nodiscard]] constexpr bool is_in(interval const (&table)[Size], char32_t value) {
    return std::any_of(std::begin(table), std::end(table), [value](interval const& each) {
        return each.first <= value && value <= each.last;
    });
}

/// Controls, and the marks that reorder or hide what stands beside them.
inline constexpr interval unsafe[] = {{0x00, 0x1F},     {0x7F, 0x9F},      {0xAD, 0xAD},
                                      {0x061C, 0x061C}, {0x200B, 0x200F},  {0x2028, 0x202E},
                                      {0x2060, 0x206F}, {0xFEFF, 0xFEFF},  {0xFFF9, 0xFFFB},
                                      {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF}};
/// Marks that combine with the character before them.
inline constexpr interval combining[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
    {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
/// East Asian wide characters and pictographs, coarsely.
inline constexpr interval wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
                                    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                                    {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F},
                                    {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

[[nodiscard]] inline std::string hexadecimal(char32_t value) {
    std::string digits;
    for (; value != 0 || digits.size() < 2; value >>= 4U) {
        digits.insert(digits.begin(), "0123456789abcdef"[value & 0xFU]);
    }
    return digits;
}

} // namespace detail

/// A line, character by character. Tabs become blanks up to the next multiple of four; controls,
/// invalid bytes and reordering marks are spelled out (`\x1b`, `\u{202e}`).
[[nodiscard]] inline std::vector<glyph> glyphs_of(std::string_view line) {
    std::vector<glyph> all;
    all.reserve(line.size());
    std::size_t column = 0;
    for (std::size_t at = 0; at < line.size();) {
        auto const next = detail::decode(line.substr(at));
        glyph shown{std::string(line.substr(at, next.length)), 1, at};
        if (next.value == '\t') {
            shown.width = 4 - column % 4;
            shown.text.assign(shown.width, ' ');
        } else if (!next.valid || detail::is_in(detail::unsafe, next.value)) {
            shown.text = next.value <= 0xFF ? "\\x" + detail::hexadecimal(next.value)
                                            : "\\u{" + detail::hexadecimal(next.value) + "}";
            shown.width = shown.text.size();
        } else if (detail::is_in(detail::combining, next.value)) {
            shown.width = 0;
        } else if (detail::is_in(detail::wide, next.value)) {
            shown.width = 2;
        }
        column += shown.width;
        at += next.length;
        all.push_back(std::move(shown));
    }
    return all;
}

/// A name or message with everything spelled out that a terminal would obey.
[[nodiscard]] inline std::string printable(std::string_view text) {
    bool const plain =
        std::all_of(text.begin(), text.end(), [](char each) { return each >= ' ' && each <= '~'; });
    if (plain) {
        return std::string(text);
    }
    std::string shown;
    for (auto const& each : glyphs_of(text)) {
        shown += each.text;
    }
    return shown;
}

/// The cells that a printable text takes.
[[nodiscard]] inline std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    for (auto const& each : glyphs_of(text)) {
        width += each.width;
    }
    return width;
}

/// The text, or its beginning and `…` when it takes more than `most` cells.
[[nodiscard]] inline std::string cropped(std::string_view text, std::size_t most) {
    auto const glyphs = glyphs_of(text);
    std::string shown;
    std::size_t width = 0;
    std::size_t safe = 0; // the bytes that leave room for the mark
    for (auto const& each : glyphs) {
        width += each.width;
        if (width > most) {
            shown.resize(safe);
            return shown + "…";
        }
        shown += each.text;
        safe = width < most ? shown.size() : safe;
    }
    return shown;
}

} // namespace hadsl::report

#endif
