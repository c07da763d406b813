// hadsl/report/markdown.hpp - a run as Markdown: for pull requests, issues and job summaries.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_MARKDOWN_HPP
#define HADSL_REPORT_MARKDOWN_HPP

#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/escape.hpp>
#include <hadsl/report/finding.hpp>
#include <hadsl/report/run.hpp>
#include <hadsl/report/verdicts.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace hadsl::report {

namespace detail {

/// `shop.hadsl:12:7`, escaped, in parentheses and after a blank; empty for what has no place.
[[nodiscard]] inline std::string place_in_markdown(source::texts const& texts,
                                                   source::span const& place) {
    return place.is_known() ? " (" + in_markdown(to_text(texts, place)) + ")" : std::string();
}

[[nodiscard]] inline std::string finding_in_markdown(source::texts const& texts,
                                                     finding const& about) {
    auto out = "**" + std::string(to_text(about.level())) + "** " + in_markdown(about.message) +
               " \\[" + to_text(about.code) + "\\]" + place_in_markdown(texts, about.place) +
               "\n\n";
    for (std::size_t at = 0; at < about.story.size(); ++at) {
        auto const& each = about.story[at];
        out += std::to_string(at + 1) + ". " + in_markdown(each.text()) +
               place_in_markdown(texts, each.at) + "\n";
    }
    out += about.story.empty() ? "" : "\n";
    for (auto const& each : about.remarks) {
        out += "- *" + std::string(each.word) + ":* " + in_markdown(each.text) + "\n";
    }
    return out + (about.remarks.empty() ? "" : "\n");
}

[[nodiscard]] inline std::string table_in_markdown(checked const& of) {
    std::string out = "| verdict | claim | it says | evidence |\n| --- | --- | --- | --- |\n";
    auto const& in = of.read.architecture;
    for (auto const& each : of.judged.verdicts) {
        auto const& claim = in.claims[each.claim];
        auto const is = standing_of(each);
        bool const is_bad = is == standing::refuted || is == standing::vacuous;
        auto const word = std::string(to_text(is));
        out += "| " + (is_bad ? "**" + word + "**" : word) + " | " + in_markdown(claim.name) +
               " | " + in_markdown(statement_of(of.read.texts, claim)) + " | " +
               in_markdown(evidence(in, of.read.events, each)) + " |\n";
    }
    return out + "\n";
}

} // namespace detail

/// The whole run: for each specification a table of its claims, then what there is to say.
[[nodiscard]] inline std::string render_markdown(run const& of, std::string_view summary) {
    auto out = "## hadsl: " + in_markdown(summary) + "\n\n";
    source::texts const none;
    for (auto const& each : of.errors) {
        out += detail::finding_in_markdown(none, finding_of(each));
    }
    for (auto const& each : of.all) {
        out += "### " + in_markdown(each.path) + "\n\n";
        if (!each.judged.verdicts.empty()) {
            out += detail::table_in_markdown(each);
        }
        for (auto const& about : findings_of(each)) {
            out += detail::finding_in_markdown(each.read.texts, about);
        }
    }
    return out;
}

} // namespace hadsl::report

#endif
