// hadsl/embed/library/postgres.hpp - the mechanisms of the module `postgres`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/postgres.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_POSTGRES_HPP
#define HADSL_EMBED_LIBRARY_POSTGRES_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::postgres {

using namespace literals;

// clang-format off
inline constexpr auto streaming_replication =
    mechanism("postgres.streaming_replication", "PostgreSQL streaming replication")
        .parameter("lag")
        .parameter("by_hand", unbounded)
        .parameter("switched", 30_s)
        .copies_run_apart_one_active()
        .copies_lag("lag")
        .isolated_copies_keep_writing()
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), loss_of("database"), "isolation").take_over_in("by_hand").losing("lag"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("switched"))
        .mirrors("deletion", "corruption");

inline constexpr auto patroni =
    mechanism("postgres.patroni", "PostgreSQL with Patroni, asynchronous")
        .role("store")
        .parameter("ttl", 30_s)
        .parameter("elected", 10_s)
        .parameter("local", 10_s)
        .parameter("lost", 30_s)
        .parameter("lag", "lost")
        .parameter("switched", 5_s)
        .parameter("hung", unbounded)
        .copies_run_apart_one_active()
        .copies_lag("lag")
        .quorum_majority_of("store")
        .isolated_copies_stop()
        .rule(on_symptom("crash").restart_in("local"))
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), "isolation").take_over_in("ttl", "elected").needs("store").losing("lost"))
        .rule(on_symptom("hang").take_over_in("hung").needs("store").losing("lost"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("switched").needs("store"))
        .mirrors("deletion", "corruption");

inline constexpr auto patroni_synchronous =
    mechanism("postgres.patroni_synchronous", "PostgreSQL with Patroni, synchronous")
        .role("store")
        .parameter("ttl", 30_s)
        .parameter("elected", 10_s)
        .parameter("local", 10_s)
        .parameter("switched", 5_s)
        .parameter("hung", unbounded)
        .copies_run_apart_one_active()
        .quorum_majority_of("store")
        .isolated_copies_stop()
        .rule(on_symptom("crash").restart_in("local"))
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), "isolation").take_over_in("ttl", "elected").needs("store"))
        .rule(on_symptom("hang").take_over_in("hung").needs("store"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("switched").needs("store"))
        .mirrors("deletion", "corruption");
// clang-format on

} // namespace hadsl::embed::postgres

#endif
