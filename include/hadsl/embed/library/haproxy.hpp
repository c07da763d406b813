// hadsl/embed/library/haproxy.hpp - the mechanisms of the module `haproxy`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/haproxy.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_HAPROXY_HPP
#define HADSL_EMBED_LIBRARY_HAPROXY_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::haproxy {

using namespace literals;

// clang-format off
inline constexpr auto checks =
    mechanism("haproxy.checks", "HAProxy with HTTP checks")
        .role("proxy")
        .parameter("marked_down", 6_s)
        .copies_run_apart_all_active()
        .requests_need("proxy")
        .rule(on_symptom("crash", "hang", loss_of("platform"), loss_of("place"), "isolation").take_over_in("marked_down"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").take_over_in(0_s))
        .applies_to("stateless");

inline constexpr auto connection_checks =
    mechanism("haproxy.connection_checks", "HAProxy with connection checks")
        .role("proxy")
        .parameter("marked_down", 6_s)
        .copies_run_apart_all_active()
        .requests_need("proxy")
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), "isolation").take_over_in("marked_down"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").take_over_in(0_s))
        .applies_to("stateless");
// clang-format on

} // namespace hadsl::embed::haproxy

#endif
