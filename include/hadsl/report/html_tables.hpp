// hadsl/report/html_tables.hpp - tables of a page: claims, mechanisms, the text itself.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_HTML_TABLES_HPP
#define HADSL_REPORT_HTML_TABLES_HPP

#include <hadsl/report/escape.hpp>
#include <hadsl/report/html_source.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/phrases.hpp>
#include <hadsl/report/run.hpp>
#include <hadsl/report/standing.hpp>
#include <hadsl/report/verdicts.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace hadsl::report {

/// A verdict as a word in its colour.
[[nodiscard]] inline std::string badge_of(standing of) {
    auto const word = std::string(to_text(of));
    return "<span class=\"badge " + word + "\">" + word + "</span>";
}

/// A row per claim: verdict, statement, what the verdict rests on.
[[nodiscard]] inline std::string claims_in_html(checked const& of) {
    if (of.judged.verdicts.empty()) {
        return "<p>No claim was checked.</p>\n";
    }
    std::string out = "<div class=\"wide\"><table class=\"claims\">\n<thead><tr><th "
                      "scope=\"col\">Verdict</th><th scope=\"col\">Claim</th><th "
                      "scope=\"col\">What shows it</th></tr></thead>\n<tbody>\n";
    auto const& in = of.read.architecture;
    for (auto const& each : of.judged.verdicts) {
        auto const& claim = in.claims[each.claim];
        out += "<tr><td>" + badge_of(standing_of(each)) + "</td><th scope=\"row\">" +
               in_markup(statement_of(of.read.texts, claim)) +
               (claim.description.empty() ? "" : "<q>" + in_markup(claim.description) + "</q>") +
               "</th><td>" + in_markup(evidence(in, of.read.events, each)) + "</td></tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

/// Which mechanism protects what, and against what: a row for each.
[[nodiscard]] inline std::string mechanisms_in_html(checked const& of) {
    auto const& in = of.read.architecture;
    std::string rows;
    for (auto const& component : in.components) {
        for (std::size_t at = 0; at < component.protections.size(); ++at) {
            auto const& by = component.protections[at];
            auto const covered = covered_by(in, component, static_cast<std::int32_t>(at));
            rows += "<tr><th scope=\"row\">" + in_markup(by.mechanism) +
                    (by.description.empty() ? "" : "<q>" + in_markup(by.description) + "</q>") +
                    "</th><td>" + in_markup(component.name) + "</td><td>" +
                    (covered.empty() ? "no failure by itself" : in_markup(covered)) +
                    "</td></tr>\n";
        }
    }
    return rows.empty()
               ? rows
               : "<h3>What protects it</h3>\n<div class=\"wide\"><table class=\"claims\">\n<thead>"
                 "<tr><th scope=\"col\">Mechanism</th><th scope=\"col\">protects</th><th "
                 "scope=\"col\">It reacts to</th></tr></thead>\n<tbody>\n" +
                     rows + "</tbody></table></div>\n";
}

/// The specification as it was written.
[[nodiscard]] inline std::string text_in_html(checked const& of) {
    auto const& text = of.read.texts[source::text_id{0}];
    std::string lines;
    auto const digits = std::to_string(text.line_count()).size();
    for (std::size_t number = 1; number <= text.line_count(); ++number) {
        auto const label = std::to_string(number);
        lines += "<span class=\"number\">" + std::string(digits - label.size(), ' ') + label +
                 "  </span>" + line_in_html(text.line(number), 0, 0) + "\n";
    }
    return "<details><summary>The specification</summary><figure class=\"source\"><pre><code>" +
           lines + "</code></pre></figure></details>\n";
}

} // namespace hadsl::report

#endif
