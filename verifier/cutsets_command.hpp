// verifier/cutsets_command.hpp - `hadsl cutsets`: which failures bring something down?
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_CUTSETS_COMMAND_HPP
#define HADSL_PROGRAM_CUTSETS_COMMAND_HPP

#include "exit_code.hpp"

#include <CLI/App.hpp>

#include <functional>

namespace hadsl::program {

/// Adds the command; what comes back runs it, once the command line has been read.
[[nodiscard]] std::function<exit_code()> add_cutsets_command(CLI::App& to);

} // namespace hadsl::program

#endif
