// hadsl/report/run.hpp - what one run found out about some specifications: what reports are made of.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_RUN_HPP
#define HADSL_REPORT_RUN_HPP

#include <hadsl/report/finding.hpp>
#include <hadsl/source/diagnostic.hpp>
#include <hadsl/specification.hpp>
#include <hadsl/verdict.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::report {

/// One specification and what was decided about it.
struct checked {
    std::string path; // as it was given
    specification read;
    judgement judged;
};

/// Everything a report shows.
struct run {
    std::vector<checked> all;
    std::vector<source::diagnostic> errors; // about no specification: they have no place
    bool is_about_claims = true;            // rather than about what `lint` finds

    /// Whether something that was asked for could not be done.
    [[nodiscard]] bool has_errors() const {
        return std::any_of(errors.begin(), errors.end(), [](source::diagnostic const& each) {
            return each.level() == source::severity::error;
        });
    }
};

/// All findings of one specification: its diagnostics, then its verdicts.
[[nodiscard]] inline std::vector<finding> findings_of(checked const& of) {
    std::vector<finding> all;
    for (auto const& each : of.read.diagnostics) {
        all.push_back(finding_of(each));
    }
    for (auto const& each : of.judged.verdicts) {
        if (auto found = finding_of(of.read.texts, of.read.architecture, of.read.events, each)) {
            all.push_back(std::move(*found));
        }
    }
    return all;
}

} // namespace hadsl::report

#endif
