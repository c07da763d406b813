// verifier/top_options.hpp - the options that say what a question is about; for several commands.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_TOP_OPTIONS_HPP
#define HADSL_PROGRAM_TOP_OPTIONS_HPP

#include "top.hpp"

#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/text.hpp>

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace hadsl::program {

/// As they were written.
struct top_options {
    std::vector<std::string> paths;
    std::string of;
    std::string effect;
    std::string longer_than;
    std::vector<std::string> classes;
    std::string timeout;

    /// Must stay where it is until the command line has been read.
    void add_to(CLI::App& command);
    /// Throws `usage_error`.
    [[nodiscard]] top_request read() const;
};

/// What is wrong with a text, on standard error: standard output is for the answer.
void show_diagnostics(source::texts const& in, std::vector<source::diagnostic> const& all);

} // namespace hadsl::program

#endif
