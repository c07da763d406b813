// hadsl/embed/library/pacemaker.hpp - the mechanisms of the module `pacemaker`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/pacemaker.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_PACEMAKER_HPP
#define HADSL_EMBED_LIBRARY_PACEMAKER_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::pacemaker {

using namespace literals;

// clang-format off
inline constexpr auto cluster =
    mechanism("pacemaker.cluster", "Pacemaker with fencing")
        .optional_role("fence")
        .parameter("silent", 6600_ms)
        .parameter("fenced_in", 30_s)
        .parameter("monitored", 10_s)
        .parameter("hung", 30_s)
        .one_copy_runs()
        .quorum_majority_of("copies")
        .isolated_copies_stop()
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").restart_in("silent", "fenced_in").needs("fence"))
        .rule(on_symptom("crash").restart_in("monitored"))
        .rule(on_symptom("hang").restart_in("hung"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").restart_in(0_s));

inline constexpr auto two_nodes =
    mechanism("pacemaker.two_nodes", "Pacemaker with fencing, two nodes")
        .optional_role("fence")
        .parameter("silent", 6600_ms)
        .parameter("fenced_in", 30_s)
        .parameter("monitored", 10_s)
        .parameter("hung", 30_s)
        .one_copy_runs()
        .fenced_by("fence")
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").restart_in("silent", "fenced_in").needs("fence"))
        .rule(on_symptom("crash").restart_in("monitored"))
        .rule(on_symptom("hang").restart_in("hung"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").restart_in(0_s));
// clang-format on

} // namespace hadsl::embed::pacemaker

#endif
