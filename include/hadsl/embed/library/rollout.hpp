// hadsl/embed/library/rollout.hpp - the mechanisms of the module `rollout`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/rollout.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_ROLLOUT_HPP
#define HADSL_EMBED_LIBRARY_ROLLOUT_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::rollout {

using namespace literals;

// clang-format off// clang-format on

} // namespace hadsl::embed::rollout

#endif
