// hadsl/report/style.hpp - how a report looks: width and colours.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_STYLE_HPP
#define HADSL_REPORT_STYLE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <hadsl/report/printable.hpp>

namespace hadsl::report {

/// From how far off counterexamples are looked at that are alike.
enum class grouping {
    symmetry, // copies and subscripts do not count: `host failure of esx[*]`
    failure_class,
    kind, // of what is struck
    component,
};

/// How to write a text report.
struct style {
    bool colour = false;     // terminal escape sequences
    std::size_t width = 100; // cells of a line; headers of diagnostics are never broken
    grouping group_by = grouping::symmetry;
    bool refuted_fails = true; // a refuted claim is an error; else a warning
};

/// What a piece of text is, for its colour.
enum class ink { plain, strong, error, warning, good, hint, gutter };

/// The text in its colour, or as it is.
[[nodiscard]] inline std::string paint(style const& with, ink as, std::string_view text) {
    if (!with.colour || as == ink::plain || text.empty()) {
        return std::string(text);
    }
    constexpr std::string_view begin[] = {"",           "\x1b[1m",    "\x1b[1;31m", "\x1b[1;33m",
                                          "\x1b[1;32m", "\x1b[1;36m", "\x1b[1;34m"};
    std::string painted(begin[static_cast<std::size_t>(as)]);
    painted += text;
    painted += "\x1b[0m";
    return painted;
}

/// The text broken at blanks into lines of at most `width` cells; a longer word stands alone.
[[nodiscard]] inline std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines;
    std::size_t used = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find(' ', at), text.size());
        auto const word = text.substr(at, end - at);
        auto const cells = width_of(word);
        if (lines.empty() || used + 1 + cells > width) {
            lines.emplace_back(word);
            used = cells;
        } else {
            lines.back() += ' ';
            lines.back() += word;
            used += 1 + cells;
        }
        at = end + 1;
    }
    return lines;
}

} // namespace hadsl::report

#endif
