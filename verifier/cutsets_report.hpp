// verifier/cutsets_report.hpp - what `hadsl cutsets` found, and the ways to write it.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_CUTSETS_REPORT_HPP
#define HADSL_PROGRAM_CUTSETS_REPORT_HPP

#include <hadsl/diagram/counts.hpp>
#include <hadsl/diagram/scaled.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::program {

/// One minimal set, in the words of the input.
struct shown_set {
    std::vector<std::string> failures;
    std::optional<diagram::scaled> probability; // that all of them happen
};

/// What was found out about one top event or component. What is missing was not asked for, or is
/// among the `undecided`.
struct cutsets_report {
    std::string input; // the path
    std::string of;    // `outage of orders`, `top`
    std::size_t failures = 0; // that matter at all
    std::optional<std::size_t> order; // sets of at most so many
    std::optional<diagram::set_counts> counts;
    bool has_list = false;
    std::vector<shown_set> list; // the best first
    bool is_complete = false;    // the list holds all sets (of that order)
    std::optional<diagram::scaled> probability;
    std::vector<std::string> assumptions; // names of those that left something out
    std::vector<std::string> undecided;   // sentences
};

[[nodiscard]] std::string cutsets_text(std::vector<cutsets_report> const& all);
[[nodiscard]] std::string cutsets_json(std::vector<cutsets_report> const& all);
[[nodiscard]] std::string cutsets_csv(std::vector<cutsets_report> const& all);

} // namespace hadsl::program

#endif
