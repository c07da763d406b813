// verifier/cut_sets.hpp - minimal failure sets for the program, and the reports that show them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_CUT_SETS_HPP
#define HADSL_PROGRAM_CUT_SETS_HPP

#include "top.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::program {

struct cut_sets_request {
    std::optional<std::uint32_t> most; // failures in a set
    std::size_t listed = 0;            // how many sets to list
    bool by_probability = false;
    bool probability = false;
    bool importance = false;
    bool counts = true; // how many there are of each size
    std::optional<std::chrono::steady_clock::time_point> deadline;
};

struct size_count {
    std::size_t failures;
    std::string sets; // in decimal digits: there may be more than a number holds
};

struct listed_set {
    std::vector<std::size_t> failures; // indices of events, ascending
    std::string probability;           // of all of them; empty when not known
};

struct cut_sets {
    std::vector<size_count> sizes; // those that occur
    std::string count;             // all of them; empty when not counted
    std::string probability;       // empty when not asked for
    std::vector<listed_set> sets;
    bool more = false; // there are more than listed
    /// How much each failure matters, the largest share first; empty unless asked for.
    struct measured {
        std::size_t event = 0; // into found_top::events
        std::string birnbaum;
        double share = 0;
        double achievement = 1;
        double reduction = 1; // infinite: nothing is left without it
    };
    std::vector<measured> importance;
    std::string undecided_because;
};

/// Finds them. Events without a probability are an error if it is asked for; see `unknown_chances`.
[[nodiscard]] cut_sets find_cut_sets(found_top const& of, cut_sets_request const& asked);

/// The errors of a question about probability: the events of the graph that have none.
[[nodiscard]] std::vector<source::diagnostic> unknown_chances(found_top const& of);

[[nodiscard]] std::string cut_sets_text(found_top const& of, cut_sets_request const& asked,
                                        cut_sets const& found);
[[nodiscard]] std::string cut_sets_json(std::string const& path, found_top const& of,
                                        cut_sets_request const& asked, cut_sets const& found);
[[nodiscard]] std::string cut_sets_csv(found_top const& of, cut_sets_request const& asked,
                                       cut_sets const& found);

} // namespace hadsl::program

#endif
