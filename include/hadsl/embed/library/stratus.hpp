// hadsl/embed/library/stratus.hpp - the mechanisms of the module `stratus`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/stratus.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_STRATUS_HPP
#define HADSL_EMBED_LIBRARY_STRATUS_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::stratus {

using namespace literals;

// clang-format off
inline constexpr auto fault_tolerance =
    mechanism("stratus.fault_tolerance", "everRun, fault-tolerant mode")
        .optional_role("quorum_server")
        .copies_run_in_lockstep()
        .quorum_majority_of("copies", "quorum_server")
        .isolated_copies_stop()
        .rule(on_symptom(loss_of("host"), loss_of("storage"), loss_of("disk"), "isolation").take_over_in(0_s));

inline constexpr auto high_availability =
    mechanism("stratus.high_availability", "everRun, high-availability mode")
        .optional_role("quorum_server")
        .parameter("detected", 30_s)
        .one_copy_runs()
        .quorum_majority_of("copies", "quorum_server")
        .isolated_copies_stop()
        .rule(on_symptom(loss_of("host"), "isolation").restart_in("detected"));
// clang-format on

} // namespace hadsl::embed::stratus

#endif
