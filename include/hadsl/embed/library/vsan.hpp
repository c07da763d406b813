// hadsl/embed/library/vsan.hpp - the mechanisms of the module `vsan`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/vsan.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_VSAN_HPP
#define HADSL_EMBED_LIBRARY_VSAN_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::vsan {

using namespace literals;

// clang-format off
inline constexpr auto mirror =
    mechanism("vsan.mirror", "vSAN, FTT=1 mirror")
        .role("witness")
        .parameter("stalled", 7_s)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies", "witness")
        .isolated_copies_stop()
        .rule(on_symptom("hardware", loss_of("host"), loss_of("place"), loss_of("disk"), "isolation").take_over_in("stalled"))
        .rule(on_symptom(failure_of("maintenance", "host"), failure_of("upgrade", "host")).take_over_in(0_s))
        .mirrors("deletion", "removal", "corruption");
// clang-format on

} // namespace hadsl::embed::vsan

#endif
