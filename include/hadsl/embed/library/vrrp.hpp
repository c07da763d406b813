// hadsl/embed/library/vrrp.hpp - the mechanisms of the module `vrrp`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/vrrp.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_VRRP_HPP
#define HADSL_EMBED_LIBRARY_VRRP_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::vrrp {

using namespace literals;

// clang-format off
inline constexpr auto virtual_router =
    mechanism("vrrp.virtual_router", "VRRP")
        .parameter("dead", 3500_ms)
        .copies_run_apart_one_active()
        .rule(on_symptom(loss_of("platform"), loss_of("place"), loss_of("nic"), "isolation").take_over_in("dead"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").take_over_in(0_s));

inline constexpr auto tracked =
    mechanism("vrrp.tracked", "VRRP with track_script")
        .parameter("checked", 2_s)
        .rule(on_symptom("crash", "hang").take_over_in("checked"));
// clang-format on

} // namespace hadsl::embed::vrrp

#endif
