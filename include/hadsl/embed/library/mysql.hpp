// hadsl/embed/library/mysql.hpp - the mechanisms of the module `mysql`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/mysql.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_MYSQL_HPP
#define HADSL_EMBED_LIBRARY_MYSQL_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::mysql {

using namespace literals;

// clang-format off
inline constexpr auto cluster =
    mechanism("mysql.cluster", "MySQL Cluster (NDB)")
        .role("arbitrator")
        .parameter("failed", 1_s)
        .parameter("silent", 25_s)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies", "arbitrator")
        .isolated_copies_stop()
        .rule(on_symptom("crash").take_over_in("failed"))
        .rule(on_symptom("hang", loss_of("platform"), loss_of("place"), "isolation").take_over_in("silent"))
        .rule(on_symptom(failure_of("hardware", "storage"), failure_of("hardware", "disk")).take_over_in(0_s))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("failed"))
        .mirrors("deletion", "corruption");

inline constexpr auto replication =
    mechanism("mysql.replication", "MySQL replication, asynchronous")
        .parameter("lag")
        .parameter("by_hand", unbounded)
        .parameter("switched", 30_s)
        .copies_run_apart_one_active()
        .copies_lag("lag")
        .isolated_copies_keep_writing()
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), loss_of("database"), "isolation").take_over_in("by_hand").losing("lag"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("switched"))
        .mirrors("deletion", "corruption");

inline constexpr auto semisynchronous_replication =
    mechanism("mysql.semisynchronous_replication", "MySQL replication, semi-synchronous")
        .parameter("by_hand", unbounded)
        .parameter("switched", 30_s)
        .copies_run_apart_one_active()
        .isolated_copies_keep_writing()
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), loss_of("database")).take_over_in("by_hand"))
        .rule(on_symptom("isolation").take_over_in("by_hand").losing("by_hand"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("switched"))
        .mirrors("deletion", "corruption");

inline constexpr auto managed_failover =
    mechanism("mysql.managed_failover", "MySQL failover manager")
        .role("manager")
        .parameter("dead", 12_s)
        .parameter("promoted", 10_s)
        .parameter("lag", 0_s)
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), loss_of("database"), "isolation").take_over_in("dead", "promoted").needs("manager").losing("lag"));

inline constexpr auto delayed_replica =
    mechanism("mysql.delayed_replica", "MySQL replication with a delayed replica")
        .parameter("delay", 1_h)
        .parameter("promoted", 30_min)
        .copies_run_apart_one_active()
        .copies_lag("delay")
        .rule(on_symptom("deletion", "corruption").take_over_in("promoted").losing("delay").if_noticed_within("delay"))
        .mirrors("deletion", "corruption");

inline constexpr auto delayed_copy =
    mechanism("mysql.delayed_copy", "MySQL, promotion of a delayed copy")
        .parameter("delay", 1_h)
        .parameter("promoted", 30_min)
        .rule(on_symptom("deletion", "corruption").take_over_in("promoted").losing("delay").if_noticed_within("delay"));

inline constexpr auto group_replication =
    mechanism("mysql.group_replication", "MySQL Group Replication")
        .parameter("silent", 10_s)
        .parameter("crashed", 5_s)
        .parameter("switched", 1_s)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies")
        .isolated_copies_stop()
        .rule(on_symptom("crash").take_over_in("crashed"))
        .rule(on_symptom("hang", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), "isolation").take_over_in("silent"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("switched"))
        .mirrors("deletion", "corruption");
// clang-format on

} // namespace hadsl::embed::mysql

#endif
