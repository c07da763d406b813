// verifier/run.cpp - the reports on a run.
// SPDX-License-Identifier: BSL-1.0
#include "run.hpp"

#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/evidence.hpp>
#include <hadsl/report/json.hpp>
#include <hadsl/report/text.hpp>
#include <hadsl/report/verdicts.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace hadsl::program {

namespace {

[[nodiscard]] std::string summary(run const& of) {
    report::tally sum;
    std::size_t unsound = 0;
    for (auto const& each : of.all) {
        sum.add(each.judged);
        unsound += each.read.is_sound ? 0 : 1;
    }
    std::vector<std::string> parts;
    if (sum.total() > 0 || (unsound == 0 && of.errors.empty())) {
        parts.push_back(report::to_text(sum));
    }
    if (unsound > 0) {
        parts.push_back(report::counted(unsound, "specification") + " could not be checked");
    }
    if (!of.errors.empty()) {
        parts.push_back(report::counted(of.errors.size(), "request") + " could not be met");
    }
    std::string text;
    for (auto const& part : parts) {
        text += (text.empty() ? "" : "; ") + part;
    }
    return text;
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

[[nodiscard]] std::string render_json(run const& of, report_style const& with) {
    report::json_report report;
    source::texts const none;
    report.add(none, of.errors);
    for (auto const& each : of.all) {
        report.add_input(each.path);
        report.add(each.read.texts, each.read.diagnostics);
        report.add(each.read.texts, each.read.architecture, each.read.events, each.judged,
                   with.look.group_by);
    }
    return std::move(report).take();
}

constexpr format formats[] = {{"text", render_text}, {"json", render_json}};

} // namespace

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
