// hadsl/embed/library/anycast.hpp - the mechanisms of the module `anycast`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/anycast.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_ANYCAST_HPP
#define HADSL_EMBED_LIBRARY_ANYCAST_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::anycast {

using namespace literals;

// clang-format off
inline constexpr auto bgp =
    mechanism("anycast.bgp", "BGP anycast")
        .parameter("held", 3_min)
        .copies_run_apart_all_active()
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").take_over_in("held"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").take_over_in(0_s));

inline constexpr auto bgp_with_bfd =
    mechanism("anycast.bgp_with_bfd", "BGP anycast with BFD")
        .parameter("detected", 1_s)
        .copies_run_apart_all_active()
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").take_over_in("detected"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").take_over_in(0_s));

inline constexpr auto health_announced =
    mechanism("anycast.health_announced", "announcement tied to a health check")
        .parameter("checked", 10_s)
        .rule(on_symptom("crash", "hang").take_over_in("checked"));
// clang-format on

} // namespace hadsl::embed::anycast

#endif
