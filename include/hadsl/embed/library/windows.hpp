// hadsl/embed/library/windows.hpp - the mechanisms of the module `windows`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/windows.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_WINDOWS_HPP
#define HADSL_EMBED_LIBRARY_WINDOWS_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::windows {

using namespace literals;

// clang-format off
inline constexpr auto failover_cluster =
    mechanism("windows.failover_cluster", "Windows failover cluster")
        .optional_role("witness")
        .parameter("silent", 5_s)
        .parameter("crashed", 5_s)
        .parameter("hung", 1_min)
        .one_copy_runs()
        .quorum_majority_of("copies", "witness")
        .isolated_copies_stop()
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").restart_in("silent"))
        .rule(on_symptom("crash").restart_in("crashed"))
        .rule(on_symptom("hang").restart_in("hung"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").restart_in(0_s));
// clang-format on

} // namespace hadsl::embed::windows

#endif
