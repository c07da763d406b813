// verifier/reference.hpp - what the reference of the language says about a word of it.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_REFERENCE_HPP
#define HADSL_PROGRAM_REFERENCE_HPP

#include <string>
#include <string_view>
#include <vector>

namespace hadsl::program {

/// The whole reference, as Markdown.
[[nodiscard]] std::string whole_reference();

/// The section on a subject (`links`, `copies`), or all rows and paragraphs that show a word as it is
/// written in a specification (`needs`, `tolerating`), each under the title of its section; empty
/// when there are none.
[[nodiscard]] std::string look_up(std::string_view word);

/// The words that can be looked up, to suggest one.
[[nodiscard]] std::vector<std::string> words_to_look_up();

} // namespace hadsl::program

#endif
