// hadsl/embed/library/fencing.hpp - the mechanisms of the module `fencing`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/fencing.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_FENCING_HPP
#define HADSL_EMBED_LIBRARY_FENCING_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::fencing {

using namespace literals;

// clang-format off
inline constexpr auto stonith =
    mechanism("fencing.stonith", "fencing device")
        .role("device")
        .fenced_by("device");

inline constexpr auto watchdog =
    mechanism("fencing.watchdog", "watchdog")
        .parameter("reset", 25_s)
        .parameter("boot", 1_min)
        .rule(on_symptom("hang").restart_in("reset", "boot"));
// clang-format on

} // namespace hadsl::embed::fencing

#endif
