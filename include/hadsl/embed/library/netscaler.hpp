// hadsl/embed/library/netscaler.hpp - the mechanisms of the module `netscaler`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/netscaler.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_NETSCALER_HPP
#define HADSL_EMBED_LIBRARY_NETSCALER_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::netscaler {

using namespace literals;

// clang-format off
inline constexpr auto high_availability =
    mechanism("netscaler.high_availability", "NetScaler high-availability pair")
        .parameter("dead", 3_s)
        .copies_run_apart_one_active()
        .rule(on_symptom("crash", "hang", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), "isolation").take_over_in("dead"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").take_over_in(0_s))
        .mirrors("corruption");
// clang-format on

} // namespace hadsl::embed::netscaler

#endif
