// hadsl/embed/library/diversity.hpp - the mechanisms of the module `diversity`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/diversity.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_DIVERSITY_HPP
#define HADSL_EMBED_LIBRARY_DIVERSITY_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::diversity {

using namespace literals;

// clang-format off// clang-format on

} // namespace hadsl::embed::diversity

#endif
