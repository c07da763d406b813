// verifier/json_reports.cpp - the reports that are JSON; its library is compiled once, here.
// SPDX-License-Identifier: BSL-1.0
#include "run.hpp"

#include <hadsl/report/json.hpp>
#include <hadsl/report/sarif.hpp>

#include <filesystem>
#include <utility>

namespace hadsl::program {

std::string render_json(run const& of, report_style const& with) {
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

std::string render_sarif(run const& of, report_style const&) {
    report::sarif_report report(std::filesystem::current_path());
    source::texts const none;
    for (auto const& each : of.errors) {
        report.add(none, report::finding_of(each));
    }
    for (auto const& each : of.all) {
        for (auto const& about : report::findings_of(each)) {
            report.add(each.read.texts, about);
        }
    }
    return std::move(report).take();
}

} // namespace hadsl::program
