// hadsl/report/diagnostics.hpp - what is wrong with a text, in words and underlined.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_DIAGNOSTICS_HPP
#define HADSL_REPORT_DIAGNOSTICS_HPP

#include <hadsl/report/excerpt.hpp>
#include <hadsl/report/style.hpp>
#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/text.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::report {

/// `HA0101`.
[[nodiscard]] inline std::string to_text(source::code code) {
    auto const digits = std::to_string(static_cast<unsigned>(code));
    return "HA" + std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

[[nodiscard]] constexpr std::string_view to_text(source::severity level) {
    return level == source::severity::error ? "error" : "warning";
}
[[nodiscard]] constexpr ink ink_of(source::severity level) {
    return level == source::severity::error ? ink::error : ink::warning;
}

/// The first line of a diagnostic, as compilers write it:
/// `shop.hadsl:12:7: error: the message [HA0102]`.
[[nodiscard]] inline std::string header(source::texts const& texts, source::span const& place,
                                        source::severity level, source::code code,
                                        std::string_view message, style const& with) {
    std::string line;
    if (place.is_known()) {
        line += paint(with, ink::strong, to_text(texts, place) + ":") + " ";
    }
    line += paint(with, ink_of(level), std::string(to_text(level)) + ":") + " ";
    line += paint(with, ink::strong, printable(message) + " [" + to_text(code) + "]");
    return line + "\n";
}

/// One diagnostic with its source lines, its notes where they belong, and its help.
[[nodiscard]] inline std::string render(source::texts const& texts, source::diagnostic const& about,
                                        style const& with) {
    auto out = header(texts, about.place, about.level(), about.code, about.message, with);
    std::vector<mark> marks{{about.place, {}, '^', ink_of(about.level())}};
    for (auto const& note : about.notes) {
        marks.push_back({note.place, "note: " + note.message, '-', ink::hint});
    }
    excerpts shown(texts, marks, with, about.place.text);
    for (auto const& note : about.notes) {
        if (!note.place.is_known()) {
            shown.add_remark("note", note.message);
        }
    }
    if (!about.help.empty()) {
        shown.add_remark("help", about.help, ink::good);
    }
    return out + std::move(shown).take();
}

/// All of them, an empty line after each; after `most` of them, how many more there are.
[[nodiscard]] inline std::string render(source::texts const& texts,
                                        std::vector<source::diagnostic> const& all,
                                        style const& with, std::size_t most = 50) {
    std::string out;
    for (std::size_t at = 0; at < std::min(most, all.size()); ++at) {
        out += render(texts, all[at], with) + "\n";
    }
    if (all.size() > most) {
        out += "and " + std::to_string(all.size() - most) + " more like these\n\n";
    }
    return out;
}

} // namespace hadsl::report

#endif
