// verifier/line_diff.hpp - what differs between two texts, in the format of `diff -u`.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_LINE_DIFF_HPP
#define HADSL_PROGRAM_LINE_DIFF_HPP

#include <string>
#include <string_view>

namespace hadsl::program {

/// The differing lines with three of context; empty when the texts are equal. `patch -p0` turns
/// the file `name` from one into the other.
[[nodiscard]] std::string line_diff(std::string_view name, std::string_view before,
                                    std::string_view after);

} // namespace hadsl::program

#endif
