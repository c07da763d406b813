// verifier/chosen_claims.hpp - which claims a command line asks for.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_CHOSEN_CLAIMS_HPP
#define HADSL_PROGRAM_CHOSEN_CLAIMS_HPP

#include "run.hpp"

#include <hadsl/model/architecture.hpp>
#include <hadsl/source/diagnostic.hpp>

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace hadsl::program {

/// The claims of a specification that are asked for, all without a pattern; notes which patterns
/// matched.
[[nodiscard]] std::vector<std::size_t> select_claims(model::architecture const& in,
                                                     std::vector<std::string> const& patterns,
                                                     std::set<std::string>& matched);

/// Says that a pattern matches no claim, and which claims there are.
[[nodiscard]] source::diagnostic no_claim_matches(std::string const& pattern,
                                                  std::vector<checked> const& all);

} // namespace hadsl::program

#endif
