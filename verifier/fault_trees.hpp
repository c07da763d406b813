// verifier/fault_trees.hpp - fault trees for the program; their readers are compiled once.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_FAULT_TREES_HPP
#define HADSL_PROGRAM_FAULT_TREES_HPP

#include <hadsl/exchange/fault_tree.hpp>
#include <hadsl/source/result.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/syntax/tree.hpp>

#include <string>
#include <vector>

namespace hadsl::program {

enum class text_kind { specification, openpsa, galileo };

/// A text and what it looks like. A specification that lies in a file is left for `load` to read.
struct opened_text {
    source::texts read;
    text_kind kind = text_kind::specification;
};

/// Reads the texts at some paths, `-` for standard input: one specification, or the files of one
/// fault tree. Throws `usage_error` when they are neither, or a fault tree cannot be read.
[[nodiscard]] opened_text open_texts(std::vector<std::string> const& paths);

/// The same for what was said to be a fault tree of a format, whatever it looks like.
[[nodiscard]] opened_text open_as(text_kind kind, std::vector<std::string> const& paths);

/// Reads the fault tree of an opened text.
[[nodiscard]] source::result<exchange::fault_tree> read_tree(opened_text const& from);

/// The tree of a text: of a specification, or what a fault tree means as one.
[[nodiscard]] source::result<syntax::document> parse_any(source::texts const& all,
                                                         source::text_id which);

} // namespace hadsl::program

#endif
