// verifier/claims_command.hpp - `hadsl claims`: which claims do these specifications make?
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_CLAIMS_COMMAND_HPP
#define HADSL_PROGRAM_CLAIMS_COMMAND_HPP

#include "exit_code.hpp"

#include <CLI/App.hpp>

#include <functional>

namespace hadsl::program {

/// Adds the subcommand; the function runs it once the command line has been read.
[[nodiscard]] std::function<exit_code()> add_claims_command(CLI::App& to);

} // namespace hadsl::program

#endif
