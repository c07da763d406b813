// verifier/load.hpp - specifications for the program; the parser is compiled once, in load.cpp.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_LOAD_HPP
#define HADSL_PROGRAM_LOAD_HPP

#include <hadsl/source/result.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/specification.hpp>
#include <hadsl/syntax/tree.hpp>

#include <filesystem>
#include <string>

namespace hadsl::program {

/// Reads the specification at a path; `-` is standard input. What is wrong with it is said in its
/// diagnostics.
[[nodiscard]] specification load(std::string const& path);

/// The same for a copy that was kept below a folder, which it may not leave.
[[nodiscard]] specification load_kept(std::filesystem::path const& main,
                                      std::filesystem::path const& below);

/// Reads the specification at a path as if its file had this content.
[[nodiscard]] specification load_changed(std::string const& path, std::string content);

/// The same for text that was read already; what it imports is relative to the current folder.
[[nodiscard]] specification load_text(std::string const& name, std::string const& content);

/// The tree of one text, whatever it imports.
[[nodiscard]] source::result<syntax::document> parse(source::texts const& all, source::text_id one);

} // namespace hadsl::program

#endif
