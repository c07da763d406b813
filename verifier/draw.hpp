// verifier/draw.hpp - pictures, laid out by Graphviz' program `dot`.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_DRAW_HPP
#define HADSL_PROGRAM_DRAW_HPP

#include <hadsl/report/html.hpp>

#include <string>

namespace hadsl::program {

/// Lays out a graph in the language of Graphviz.
[[nodiscard]] report::page_picture lay_out(std::string const& dot);

} // namespace hadsl::program

#endif
