// verifier/exchange_commands.hpp - `hadsl import` and `hadsl export`: fault trees of other tools.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_EXCHANGE_COMMANDS_HPP
#define HADSL_PROGRAM_EXCHANGE_COMMANDS_HPP

#include "exit_code.hpp"

#include <CLI/App.hpp>

#include <functional>

namespace hadsl::program {

/// Each adds its command; what comes back runs it, once the command line has been read.
[[nodiscard]] std::function<exit_code()> add_import_command(CLI::App& to);
[[nodiscard]] std::function<exit_code()> add_export_command(CLI::App& to);

} // namespace hadsl::program

#endif
