// hadsl/embed/library/scale_out.hpp - the mechanisms of the module `scale_out`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/scale_out.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_SCALE_OUT_HPP
#define HADSL_EMBED_LIBRARY_SCALE_OUT_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::scale_out {

using namespace literals;

// clang-format off
inline constexpr auto load_balancing =
    mechanism("scale_out.load_balancing", "load balancer, layer 7 checks")
        .role("balancer")
        .parameter("ejected", 6_s)
        .copies_run_apart_all_active()
        .requests_need("balancer")
        .rule(on_symptom("crash", "hang", loss_of("platform"), loss_of("place"), "isolation").take_over_in("ejected"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").take_over_in(0_s))
        .applies_to("stateless");

inline constexpr auto load_balancing_l4 =
    mechanism("scale_out.load_balancing_l4", "load balancer, layer 4 checks")
        .role("balancer")
        .parameter("ejected", 6_s)
        .copies_run_apart_all_active()
        .requests_need("balancer")
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), "isolation").take_over_in("ejected"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").take_over_in(0_s))
        .applies_to("stateless");
// clang-format on

} // namespace hadsl::embed::scale_out

#endif
