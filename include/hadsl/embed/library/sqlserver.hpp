// hadsl/embed/library/sqlserver.hpp - the mechanisms of the module `sqlserver`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/sqlserver.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_SQLSERVER_HPP
#define HADSL_EMBED_LIBRARY_SQLSERVER_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::sqlserver {

using namespace literals;

// clang-format off
/// To be declared in a specification that uses it.
inline constexpr auto log_disk = kind("sqlserver.log_disk").is_a("disk");

inline constexpr auto mirroring =
    mechanism("sqlserver.mirroring", "SQL Server mirroring, synchronous with witness")
        .role("witness")
        .parameter("taken_over", 10_s)
        .parameter("crash_taken_over", 2_s)
        .parameter("hang_taken_over", unbounded)
        .parameter("switched", 5_s)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies", "witness")
        .isolated_copies_stop()
        .rule(on_symptom("crash").take_over_in("crash_taken_over").needs("witness"))
        .rule(on_symptom(loss_of("platform"), loss_of("place"), loss_of("sqlserver.log_disk"), "isolation").take_over_in("taken_over").needs("witness"))
        .rule(on_symptom("hang").take_over_in("hang_taken_over").needs("witness"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("switched"))
        .mirrors("deletion", "corruption");

inline constexpr auto mirroring_manual =
    mechanism("sqlserver.mirroring_manual", "SQL Server mirroring, synchronous, without witness")
        .parameter("switched", 5_s)
        .copies_run_apart_one_active()
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("switched"))
        .mirrors("deletion", "corruption");

inline constexpr auto mirroring_asynchronous =
    mechanism("sqlserver.mirroring_asynchronous", "SQL Server mirroring, asynchronous")
        .parameter("lag")
        .copies_run_apart_one_active()
        .copies_lag("lag")
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), loss_of("database"), "isolation").restart_in(unbounded).losing("lag"))
        .mirrors("deletion", "corruption");

inline constexpr auto forced_service =
    mechanism("sqlserver.forced_service", "SQL Server mirroring, service forced by an operator")
        .parameter("after")
        .parameter("lag", 0_s)
        .rule(on_symptom("crash", "hang", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), loss_of("database"), "isolation").take_over_in("after").losing("lag"));

inline constexpr auto failover_cluster_instance =
    mechanism("sqlserver.failover_cluster_instance", "SQL Server failover cluster instance")
        .optional_role("witness")
        .parameter("silent", 5_s)
        .parameter("crashed", 5_s)
        .parameter("hung", 30_s)
        .one_copy_runs()
        .quorum_majority_of("copies", "witness")
        .isolated_copies_stop()
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").restart_in("silent"))
        .rule(on_symptom("crash").restart_in("crashed"))
        .rule(on_symptom("hang").restart_in("hung"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").restart_in(0_s));

inline constexpr auto availability_group =
    mechanism("sqlserver.availability_group", "SQL Server Always On availability group")
        .optional_role("witness")
        .parameter("leased", 20_s)
        .parameter("crashed", 10_s)
        .parameter("hung", 30_s)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies", "witness")
        .isolated_copies_stop()
        .rule(on_symptom("crash").take_over_in("crashed"))
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").take_over_in("leased"))
        .rule(on_symptom("hang").take_over_in("hung"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in(0_s))
        .mirrors("deletion", "corruption");

inline constexpr auto database_level_health =
    mechanism("sqlserver.database_level_health", "SQL Server database-level health detection")
        .parameter("detected", 30_s)
        .rule(on_symptom(loss_of("storage"), loss_of("disk")).take_over_in("detected"));
// clang-format on

} // namespace hadsl::embed::sqlserver

#endif
