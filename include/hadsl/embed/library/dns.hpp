// hadsl/embed/library/dns.hpp - the mechanisms of the module `dns`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/dns.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_DNS_HPP
#define HADSL_EMBED_LIBRARY_DNS_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::dns {

using namespace literals;

// clang-format off
inline constexpr auto failover =
    mechanism("dns.failover", "DNS failover")
        .optional_role("servers")
        .parameter("checked", 90_s)
        .parameter("cached", 1_min)
        .copies_run_apart_one_active()
        .requests_need("servers")
        .rule(on_symptom("crash", "hang", loss_of("platform"), loss_of("place"), loss_of("service"), "isolation").take_over_in("checked", "cached").needs("servers"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").take_over_in(0_s));
// clang-format on

} // namespace hadsl::embed::dns

#endif
