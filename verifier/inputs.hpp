// verifier/inputs.hpp - which specifications a command line asks for.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_INPUTS_HPP
#define HADSL_PROGRAM_INPUTS_HPP

#include <string>
#include <vector>

namespace hadsl::program {

/// One specification to read.
struct input {
    std::string path;      // as messages show it; `-` is standard input
    bool is_found = false; // in a folder, rather than named
};

/// What the paths of a command line stand for, and what is wrong with them.
struct inputs {
    std::vector<input> all;          // each file once, in the order asked for
    std::vector<std::string> errors; // as whole messages
};

/// Whether it was found in a folder and is a symbolic link: nobody named the file that it leads to, so
/// nothing is written there.
[[nodiscard]] bool is_linked(input const& of);

/// Files as they are, folders as all `*.hadsl` files in them and below, in alphabetical order.
/// Hidden folders, and folders behind symbolic links, are passed over.
[[nodiscard]] inputs collect_inputs(std::vector<std::string> const& paths);

} // namespace hadsl::program

#endif
