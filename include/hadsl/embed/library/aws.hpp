// hadsl/embed/library/aws.hpp - the mechanisms of the module `aws`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/aws.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_AWS_HPP
#define HADSL_EMBED_LIBRARY_AWS_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::aws {

using namespace literals;

// clang-format off
inline constexpr auto rds_instance =
    mechanism("aws.rds_instance", "Amazon RDS Multi-AZ instance")
        .optional_role("control_plane")
        .parameter("failed_over", 2_min)
        .parameter("hung", 2_min)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies", "control_plane")
        .isolated_copies_stop()
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), "isolation").take_over_in("failed_over").needs("control_plane"))
        .rule(on_symptom("hang").take_over_in("hung").needs("control_plane"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("failed_over").needs("control_plane"))
        .mirrors("deletion", "corruption");

inline constexpr auto rds_cluster =
    mechanism("aws.rds_cluster", "Amazon RDS Multi-AZ cluster")
        .optional_role("control_plane")
        .parameter("failed_over", 35_s)
        .parameter("hung", 35_s)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies")
        .isolated_copies_stop()
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), "isolation").take_over_in("failed_over").needs("control_plane"))
        .rule(on_symptom("hang").take_over_in("hung").needs("control_plane"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in("failed_over").needs("control_plane"))
        .mirrors("deletion", "corruption");

inline constexpr auto auto_scaling =
    mechanism("aws.auto_scaling", "Auto Scaling group behind a load balancer")
        .role("balancer")
        .optional_role("control_plane")
        .parameter("ejected", 1_min)
        .parameter("replaced", 5_min)
        .copies_run_apart_all_active()
        .requests_need("balancer")
        .rule(on_symptom("crash", "hang", loss_of("platform"), loss_of("place"), "isolation").take_over_in("ejected"))
        .rule(on_symptom("crash", "hang", loss_of("platform"), loss_of("place")).restart_in("replaced").needs("control_plane"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").take_over_in(0_s))
        .applies_to("stateless");
// clang-format on

} // namespace hadsl::embed::aws

#endif
