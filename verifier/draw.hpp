// verifier/draw.hpp - pictures, laid out by Graphviz' program `dot`.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_DRAW_HPP
#define HADSL_PROGRAM_DRAW_HPP

#include <string>

namespace hadsl::program {

/// A picture, or why there is none, as the end of a sentence.
struct picture {
    std::string svg; // one element, without a document around it
    std::string why_not;
};

/// Lays out a graph in the language of Graphviz.
[[nodiscard]] picture lay_out(std::string const& dot);

} // namespace hadsl::program

#endif
