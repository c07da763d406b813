// verifier/run.cpp - the reports on a run.
// SPDX-License-Identifier: BSL-1.0
#include "run.hpp"

#include "draw.hpp"
#include "output.hpp"

#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/evidence.hpp>
#include <hadsl/report/github.hpp>
#include <hadsl/report/html.hpp>
#include <hadsl/report/junit.hpp>
#include <hadsl/report/markdown.hpp>
#include <hadsl/report/text.hpp>
#include <hadsl/report/verdicts.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

/// `3 findings in 2 specifications`; empty when nothing could be looked at.
[[nodiscard]] std::string counted_findings(run const& of) {
    std::size_t findings = 0;
    std::size_t looked_at = 0;
    for (auto const& each : of.all) {
        findings += each.read.is_sound ? each.read.diagnostics.size() : 0;
        looked_at += each.read.is_sound ? 1 : 0;
    }
    auto const where = " in " + report::counted(looked_at, "specification");
    return looked_at == 0  ? std::string()
           : findings == 0 ? "nothing found" + where
                           : report::counted(findings, "finding") + where;
}

[[nodiscard]] std::string render_text(run const& of, report_style const& with) {
    source::texts const none;
    auto out = report::render(none, of.errors, with.look);
    for (auto const& each : of.all) {
        auto const& read = each.read;
        out += report::render(read.texts, read.diagnostics, with.look);
        out += report::render_stories(read.texts, read.architecture, read.events, each.judged,
                                      with.look);
        if (with.why) {
            out += report::render_evidence(read.texts, read.architecture, read.events, each.judged,
                                           with.look);
        }
        if (with.coverage && read.is_sound) {
            out += report::render_coverage(read.texts, read.architecture, each.judged, with.look) +
                   "\n";
        }
    }
    if (with.quiet) {
        return out;
    }
    for (auto const& each : of.all) {
        if (each.judged.verdicts.empty()) {
            continue;
        }
        if (of.all.size() > 1) {
            out +=
                report::paint(with.look, report::ink::strong, report::printable(each.path)) + "\n";
        }
        out += report::render_table(each.read.texts, each.read.architecture, each.read.events,
                                    each.judged, with.look) +
               "\n";
    }
    return out + summary(of) + "\n";
}

[[nodiscard]] std::string render_junit(run const& of, report_style const& with) {
    return report::junit_report(with.allow_vacuous).render(of);
}

[[nodiscard]] std::string render_markdown(run const& of, report_style const&) {
    return report::render_markdown(of, summary(of));
}

[[nodiscard]] std::string render_github(run const& of, report_style const&) {
    add_to_job_summary(report::render_markdown(of, summary(of)));
    return report::render_github(of, std::filesystem::current_path());
}

[[nodiscard]] std::string render_html(run const& of, report_style const& with) {
    return report::html_page(lay_out, with.why).render(of, summary(of));
}

constexpr format formats[] = {{"text", render_text},         {"json", render_json},
                              {"sarif", render_sarif},       {"junit", render_junit},
                              {"markdown", render_markdown}, {"github", render_github},
                              {"html", render_html}};

} // namespace

std::string summary(run const& of) {
    report::tally sum;
    std::size_t unsound = 0;
    for (auto const& each : of.all) {
        sum.add(each.judged);
        unsound += each.read.is_sound ? 0 : 1;
    }
    std::vector<std::string> parts;
    auto const unmet = static_cast<std::size_t>(
        std::count_if(of.errors.begin(), of.errors.end(), [](source::diagnostic const& each) {
            return each.level() == source::severity::error;
        }));
    if (!of.is_about_claims) {
        if (auto found = counted_findings(of); !found.empty()) {
            parts.push_back(std::move(found));
        }
    } else if (sum.total() > 0 || (unsound == 0 && unmet == 0)) {
        parts.push_back(report::to_text(sum));
    }
    if (unsound > 0) {
        parts.push_back(report::counted(unsound, "specification") + " could not be checked");
    }
    if (unmet > 0) {
        parts.push_back(report::counted(unmet, "request") + " could not be met");
    }
    std::string text;
    for (auto const& part : parts) {
        text += (text.empty() ? "" : "; ") + part;
    }
    return text;
}

format const* find_format(std::string_view name) {
    auto const* const found = std::find_if(std::begin(formats), std::end(formats),
                                           [&](auto const& each) { return each.name == name; });
    return found == std::end(formats) ? nullptr : found;
}

std::string format_names() {
    std::string names;
    for (auto const& each : formats) {
        names += names.empty() ? "" : ", ";
        names += each.name;
    }
    return names;
}

} // namespace hadsl::program
