// hadsl/report/html_source.hpp - source lines in a page, with a place marked.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_HTML_SOURCE_HPP
#define HADSL_REPORT_HTML_SOURCE_HPP

#include <hadsl/report/escape.hpp>
#include <hadsl/report/excerpt.hpp>
#include <hadsl/report/printable.hpp>
#include <hadsl/source/text.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace hadsl::report {

/// Bytes of a line that a page shows; a longer one is cut.
inline constexpr std::size_t longest_shown_line = 400;

/// One line, the bytes from `begin` to `end` of it marked (equal: nothing is).
[[nodiscard]] inline std::string line_in_html(std::string_view line, std::size_t begin,
                                              std::size_t end) {
    std::string out;
    bool is_marked = false;
    for (auto const& each : glyphs_of(line.substr(0, std::min(line.size(), longest_shown_line)))) {
        bool const wants = each.byte >= begin && each.byte < end;
        if (wants != is_marked) {
            out += wants ? "<mark>" : "</mark>";
            is_marked = wants;
        }
        out += in_markup(each.text);
    }
    out += is_marked ? "</mark>" : "";
    return out + (line.size() > longest_shown_line ? "…" : "");
}

/// A place with its line and the lines around it; empty for what stands in no text.
[[nodiscard]] inline std::string source_in_html(source::texts const& texts,
                                                source::span const& place, std::size_t around) {
    if (!place.is_known()) {
        return {};
    }
    auto const& in = texts[place.text];
    auto const at = in.position_of(place.begin).line;
    auto const first = at > around ? at - around : 1;
    auto const last = std::min(in.line_count(), at + around);
    auto const digits = std::to_string(last).size();
    std::string lines;
    for (auto number = first; number <= last; ++number) {
        auto const start = in.line_start(number);
        bool const is_it = number == at;
        auto const label = std::to_string(number);
        lines += "<span class=\"number\">" + std::string(digits - label.size(), ' ') + label +
                 "  </span>" +
                 line_in_html(in.line(number), is_it ? place.begin - start : 0,
                              is_it ? std::max(place.end, place.begin + 1) - start : 0) +
                 "\n";
    }
    return "<figure class=\"source\"><figcaption>" + in_markup(in.name()) + ", line " +
           std::to_string(at) + "</figcaption><pre><code>" + lines + "</code></pre></figure>";
}

} // namespace hadsl::report

#endif
