// hadsl/embed/library/redis.hpp - the mechanisms of the module `redis`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/redis.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_REDIS_HPP
#define HADSL_EMBED_LIBRARY_REDIS_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::redis {

using namespace literals;

// clang-format off
inline constexpr auto sentinel =
    mechanism("redis.sentinel", "Redis Sentinel")
        .role("sentinels")
        .parameter("down", 30_s)
        .parameter("promoted", 2_s)
        .parameter("lost", 10_s)
        .copies_run_apart_one_active()
        .copies_lag("lost")
        .isolated_copies_keep_writing()
        .rule(on_symptom("crash", "hang", loss_of("platform"), loss_of("place"), "isolation").take_over_in("down", "promoted").needs("sentinels").losing("lost"))
        .rule(on_symptom(failure_of("hardware", "storage"), failure_of("hardware", "disk")).take_over_in(0_s).losing("lost"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("promoted").needs("sentinels"))
        .mirrors("deletion", "corruption");

inline constexpr auto cluster =
    mechanism("redis.cluster", "Redis Cluster")
        .role("primaries")
        .parameter("timeout", 15_s)
        .parameter("promoted", 2_s)
        .parameter("lost", 15_s)
        .copies_run_apart_one_active()
        .copies_lag("lost")
        .quorum_majority_of("active copy", "primaries")
        .isolated_copies_stop()
        .rule(on_symptom("crash", "hang", loss_of("platform"), loss_of("place"), "isolation").take_over_in("timeout", "promoted").losing("lost"))
        .rule(on_symptom(failure_of("hardware", "storage"), failure_of("hardware", "disk")).take_over_in(0_s).losing("lost"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("promoted"))
        .mirrors("deletion", "corruption");
// clang-format on

} // namespace hadsl::embed::redis

#endif
