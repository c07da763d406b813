// verifier/library_command.hpp - `hadsl library`: what the standard library holds.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_LIBRARY_COMMAND_HPP
#define HADSL_PROGRAM_LIBRARY_COMMAND_HPP

#include "exit_code.hpp"

#include <CLI/App.hpp>

#include <functional>
#include <string>

namespace hadsl::program {

/// Adds the subcommand; the function runs it once the command line has been read.
[[nodiscard]] std::function<exit_code()> add_library_command(CLI::App& to);

/// Whether a module of the library, or something that one declares, has a name.
[[nodiscard]] bool is_in_library(std::string const& name);

} // namespace hadsl::program

#endif
