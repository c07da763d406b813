// verifier/unknown_option.hpp - what is wrong with a word of the command line that nothing accepts.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_UNKNOWN_OPTION_HPP
#define HADSL_PROGRAM_UNKNOWN_OPTION_HPP

#include <CLI/App.hpp>

#include <string>

namespace hadsl::program {

/// What was found and what was expected, in words: a slip in the name of a command or an option, an
/// option that is called otherwise here, or one of another command.
[[nodiscard]] std::string unknown_word(std::string const& word, CLI::App const& app);

} // namespace hadsl::program

#endif
