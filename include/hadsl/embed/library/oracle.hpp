// hadsl/embed/library/oracle.hpp - the mechanisms of the module `oracle`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/oracle.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_ORACLE_HPP
#define HADSL_EMBED_LIBRARY_ORACLE_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::oracle {

using namespace literals;

// clang-format off
inline constexpr auto real_application_clusters =
    mechanism("oracle.real_application_clusters", "Oracle RAC")
        .optional_role("voting")
        .parameter("evicted", 30_s)
        .parameter("recovered", 10_s)
        .parameter("crashed", 5_s)
        .copies_run_apart_one_active()
        .quorum_majority_of("voting")
        .isolated_copies_stop()
        .rule(on_symptom("crash").take_over_in("crashed", "recovered"))
        .rule(on_symptom("hang", loss_of("platform"), loss_of("place"), "isolation").take_over_in("evicted", "recovered"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").take_over_in(0_s))
        .mirrors("deletion", "corruption");

inline constexpr auto data_guard =
    mechanism("oracle.data_guard", "Oracle Data Guard, fast-start failover")
        .role("observer")
        .parameter("threshold", 30_s)
        .parameter("promoted", 30_s)
        .parameter("hung", unbounded)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies", "observer")
        .isolated_copies_stop()
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), loss_of("database"), "isolation").take_over_in("threshold", "promoted").needs("observer"))
        .rule(on_symptom("hang").take_over_in("hung").needs("observer"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in(0_s))
        .mirrors("deletion", "corruption");

inline constexpr auto data_guard_asynchronous =
    mechanism("oracle.data_guard_asynchronous", "Oracle Data Guard, asynchronous")
        .role("observer")
        .parameter("threshold", 30_s)
        .parameter("promoted", 30_s)
        .parameter("lag", 30_s)
        .copies_run_apart_one_active()
        .copies_lag("lag")
        .quorum_majority_of("copies", "observer")
        .isolated_copies_stop()
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), loss_of("database"), "isolation").take_over_in("threshold", "promoted").needs("observer").losing("lag"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in(0_s))
        .mirrors("deletion", "corruption");
// clang-format on

} // namespace hadsl::embed::oracle

#endif
