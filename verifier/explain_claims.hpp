// verifier/explain_claims.hpp - the long story of claims: why they hold, why they fail.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_EXPLAIN_CLAIMS_HPP
#define HADSL_PROGRAM_EXPLAIN_CLAIMS_HPP

#include "exit_code.hpp"
#include "judge.hpp"
#include "output.hpp"

#include <string>
#include <vector>

namespace hadsl::program {

/// Which claims are to be explained, and how.
struct explain_request {
    std::vector<std::string> names; // or patterns; none: every claim
    std::vector<std::string> paths;
    judge_options how;
    colours colour = colours::automatic;
};

/// Writes what there is to tell about each claim. What is refuted is no failure here.
[[nodiscard]] exit_code explain_claims(explain_request asked);

} // namespace hadsl::program

#endif
