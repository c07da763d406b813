// hadsl/embed/library/galera.hpp - the mechanisms of the module `galera`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/galera.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_GALERA_HPP
#define HADSL_EMBED_LIBRARY_GALERA_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::galera {

using namespace literals;

// clang-format off
inline constexpr auto cluster =
    mechanism("galera.cluster", "Galera Cluster")
        .parameter("suspected", 5_s)
        .parameter("crashed", 1_s)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies")
        .isolated_copies_stop()
        .rule(on_symptom("crash").take_over_in("crashed"))
        .rule(on_symptom("hang", loss_of("platform"), loss_of("place"), "isolation").take_over_in("suspected"))
        .rule(on_symptom(failure_of("hardware", "storage"), failure_of("hardware", "disk")).take_over_in(0_s))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in(0_s))
        .mirrors("deletion", "corruption");

inline constexpr auto cluster_with_arbitrator =
    mechanism("galera.cluster_with_arbitrator", "Galera Cluster with garbd")
        .role("arbitrator")
        .parameter("suspected", 5_s)
        .parameter("crashed", 1_s)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies", "arbitrator")
        .isolated_copies_stop()
        .rule(on_symptom("crash").take_over_in("crashed"))
        .rule(on_symptom("hang", loss_of("platform"), loss_of("place"), "isolation").take_over_in("suspected"))
        .rule(on_symptom(failure_of("hardware", "storage"), failure_of("hardware", "disk")).take_over_in(0_s))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in(0_s))
        .mirrors("deletion", "corruption");
// clang-format on

} // namespace hadsl::embed::galera

#endif
