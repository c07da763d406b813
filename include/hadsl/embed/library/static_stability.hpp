// hadsl/embed/library/static_stability.hpp - the mechanisms of the module `static_stability`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/static_stability.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_STATIC_STABILITY_HPP
#define HADSL_EMBED_LIBRARY_STATIC_STABILITY_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::static_stability {

using namespace literals;

// clang-format off// clang-format on

} // namespace hadsl::embed::static_stability

#endif
