// hadsl/embed/library/raft.hpp - the mechanisms of the module `raft`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/raft.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_RAFT_HPP
#define HADSL_EMBED_LIBRARY_RAFT_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::raft {

using namespace literals;

// clang-format off
inline constexpr auto consensus =
    mechanism("raft.consensus", "consensus group")
        .parameter("elected", 2_s)
        .parameter("hung", 2_s)
        .parameter("handed_over", 0_s)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies")
        .isolated_copies_stop()
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), "isolation").take_over_in("elected"))
        .rule(on_symptom("hang").take_over_in("hung"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("handed_over"))
        .mirrors("deletion", "corruption");
// clang-format on

} // namespace hadsl::embed::raft

#endif
