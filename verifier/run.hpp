// verifier/run.hpp - what one call of `hadsl check` found out, and the reports that show it.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_RUN_HPP
#define HADSL_PROGRAM_RUN_HPP

#include <hadsl/report/run.hpp>
#include <hadsl/report/style.hpp>

#include <string>
#include <string_view>

namespace hadsl::program {

using report::checked;
using report::run;

struct report_style {
    report::style look;
    bool quiet = false;         // only what somebody must look at
    bool allow_vacuous = false; // a vacuous claim is no failure
    bool why = false;           // what proofs rest on
    bool coverage = false;
};

/// A way to write a run.
struct format {
    std::string_view name;
    std::string (*render)(run const&, report_style const&);
};

/// `3 claims: 1 proven, 2 refuted; 1 specification could not be checked`.
[[nodiscard]] std::string summary(run const& of);

/// The formats of json_reports.cpp: what needs a library that is slow to compile.
[[nodiscard]] std::string render_json(run const& of, report_style const& with);
[[nodiscard]] std::string render_sarif(run const& of, report_style const& with);

/// The format of a name; nothing when there is none.
[[nodiscard]] format const* find_format(std::string_view name);

/// `text, json, …`.
[[nodiscard]] std::string format_names();

} // namespace hadsl::program

#endif
