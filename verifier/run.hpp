// verifier/run.hpp - what one call of `hadsl check` found out, and the reports that show it.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_RUN_HPP
#define HADSL_PROGRAM_RUN_HPP

#include <hadsl/report/style.hpp>
#include <hadsl/specification.hpp>
#include <hadsl/verdict.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace hadsl::program {

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
};

struct report_style {
    report::style look;
    bool quiet = false; // only what somebody must look at
    bool why = false;   // what proofs rest on
    bool coverage = false;
};

/// A way to write a run.
struct format {
    std::string_view name;
    std::string (*render)(run const&, report_style const&);
};

/// The format of a name; nothing when there is none.
[[nodiscard]] format const* find_format(std::string_view name);

/// `text, json`.
[[nodiscard]] std::string format_names();

} // namespace hadsl::program

#endif
