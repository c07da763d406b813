// verifier/fault_trees.hpp - fault trees for the program; their readers are compiled once.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_FAULT_TREES_HPP
#define HADSL_PROGRAM_FAULT_TREES_HPP

#include <hadsl/exchange/fault_tree.hpp>
#include <hadsl/source/result.hpp>
#include <hadsl/source/text.hpp>

#include <string>

namespace hadsl::program {

enum class text_kind { specification, openpsa, galileo };

/// A text and what it looks like. A specification that lies in a file is left for `load` to read.
struct opened_text {
    source::texts read;
    text_kind kind = text_kind::specification;
};

/// Reads the text at a path, `-` for standard input. Throws `usage_error` when a fault tree cannot
/// be read.
[[nodiscard]] opened_text open_text(std::string const& path);

/// Reads the fault tree of an opened text.
[[nodiscard]] source::result<exchange::fault_tree> read_tree(opened_text const& from);

} // namespace hadsl::program

#endif
