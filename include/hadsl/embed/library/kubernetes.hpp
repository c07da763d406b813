// hadsl/embed/library/kubernetes.hpp - the mechanisms of the module `kubernetes`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/kubernetes.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_KUBERNETES_HPP
#define HADSL_EMBED_LIBRARY_KUBERNETES_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::kubernetes {

using namespace literals;

// clang-format off
inline constexpr auto deployment =
    mechanism("kubernetes.deployment", "Kubernetes Deployment")
        .optional_role("control_plane")
        .parameter("restarted", 10_s)
        .parameter("unready", 30_s)
        .parameter("not_ready", 40_s)
        .parameter("evicted", 340_s)
        .copies_run_apart_all_active()
        .rule(on_symptom("crash").take_over_in("restarted"))
        .rule(on_symptom("hang").take_over_in("unready"))
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").take_over_in("not_ready"))
        .rule(on_symptom("crash").restart_in("restarted"))
        .rule(on_symptom("hang").restart_in("unready"))
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").restart_in("evicted").needs("control_plane"));

inline constexpr auto single_replica =
    mechanism("kubernetes.single_replica", "Kubernetes Deployment, one replica")
        .optional_role("control_plane")
        .parameter("restarted", 10_s)
        .parameter("unready", 30_s)
        .parameter("evicted", 340_s)
        .one_copy_runs()
        .rule(on_symptom("crash").restart_in("restarted"))
        .rule(on_symptom("hang").restart_in("unready"))
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").restart_in("evicted").needs("control_plane"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform")).restart_in(0_s).needs("control_plane"));

inline constexpr auto disruption_budget =
    mechanism("kubernetes.disruption_budget", "Kubernetes PodDisruptionBudget")
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform")).migrate_in(0_s));

inline constexpr auto stateful_set =
    mechanism("kubernetes.stateful_set", "Kubernetes StatefulSet")
        .optional_role("control_plane")
        .parameter("restarted", 10_s)
        .parameter("unready", 30_s)
        .one_copy_runs()
        .rule(on_symptom("crash").restart_in("restarted"))
        .rule(on_symptom("hang").restart_in("unready"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade").restart_in(0_s).needs("control_plane"));

inline constexpr auto node =
    mechanism("kubernetes.node", "node that reboots")
        .parameter("rebooted", 2_min)
        .rule(on_symptom("crash").restart_in("rebooted"));
// clang-format on

} // namespace hadsl::embed::kubernetes

#endif
