// hadsl/report/mermaid.hpp - a drawing as a Mermaid flowchart, which forges show within Markdown.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_MERMAID_HPP
#define HADSL_REPORT_MERMAID_HPP

#include <hadsl/report/drawing.hpp>
#include <hadsl/report/printable.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::report {

namespace detail {

/// Text within quotes; what could mean something is written by its number.
[[nodiscard]] inline std::string in_mermaid(std::string_view text) {
    constexpr std::string_view plain = " _-.,/";
    std::string out;
    for (auto const each : cropped(text, 60)) {
        auto const byte = static_cast<unsigned char>(each);
        bool const is_word = (each >= '0' && each <= '9') || (each >= 'A' && each <= 'Z') ||
                             (each >= 'a' && each <= 'z') || byte >= 0x80U;
        out += is_word || plain.find(each) != plain.npos ? std::string(1, each)
                                                         : "#" + std::to_string(byte) + ";";
    }
    return out;
}

inline void add_to_mermaid(std::string& out, drawing const& of,
                           std::vector<std::vector<std::size_t>> const& within, std::size_t at,
                           std::string const& indent) {
    auto const& item = of.items()[at];
    auto const name = "n" + std::to_string(at);
    auto const label = "\"" + in_mermaid(item.name) +
                       (item.detail.empty() ? "" : "<br/>" + in_mermaid(item.detail)) + "\"";
    if (!item.is_box) {
        out += indent + name + (item.is_link ? "([" : "[") + label + (item.is_link ? "])" : "]") +
               "\n";
        return;
    }
    out += indent + "subgraph " + name + " [" + label + "]\n";
    for (auto const each : within[at]) {
        add_to_mermaid(out, of, within, each, indent + "  ");
    }
    out += indent + "end\n";
}

} // namespace detail

/// The drawing as a flowchart.
[[nodiscard]] inline std::string to_mermaid(drawing const& of) {
    std::vector<std::vector<std::size_t>> within(of.items().size());
    for (std::size_t at = 0; at < of.items().size(); ++at) {
        if (of.items()[at].within) {
            within[*of.items()[at].within].push_back(at);
        }
    }
    std::string out = "flowchart TB\n";
    for (std::size_t at = 0; at < of.items().size(); ++at) {
        if (!of.items()[at].within) {
            detail::add_to_mermaid(out, of, within, at, "  ");
        }
    }
    for (auto const& each : of.lines()) {
        using kind = drawn_line::kind;
        auto const arrow = each.how == kind::needs                               ? "-->"
                           : each.how == kind::stands                            ? "---"
                           : each.how == kind::helps || each.how == kind::choice ? "-.->"
                                                                                 : "-.-";
        auto const label = each.how == kind::choice && each.label.empty() ? "one of" : each.label;
        out += "  n" + std::to_string(each.from) + " " + arrow +
               (label.empty() ? "" : "|\"" + detail::in_mermaid(label) + "\"|") + " n" +
               std::to_string(each.to) + "\n";
    }
    return out;
}

} // namespace hadsl::report

#endif
