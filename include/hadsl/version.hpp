// hadsl/version.hpp - which hadsl this is.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERSION_HPP
#define HADSL_VERSION_HPP

#include <string_view>

namespace hadsl {

/// The library and the program, as semantic versioning counts.
inline constexpr std::string_view version = "0.1.0";

/// The language that grammar/hadsl.ebnf describes.
inline constexpr int language_version = 1;

} // namespace hadsl

#endif
