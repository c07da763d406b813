// hadsl/embed/library/vmware.hpp - the mechanisms of the module `vmware`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/vmware.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_VMWARE_HPP
#define HADSL_EMBED_LIBRARY_VMWARE_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::vmware {

using namespace literals;

// clang-format off
inline constexpr auto high_availability =
    mechanism("vmware.high_availability", "VMware vSphere HA")
        .parameter("declared", 18_s)
        .parameter("placed", 15_s)
        .parameter("crashed", unbounded)
        .one_copy_runs()
        .rule(on_symptom(loss_of("host")).restart_in("declared", "placed"))
        .rule(on_symptom("crash").restart_in("crashed"));

inline constexpr auto vm_monitoring =
    mechanism("vmware.vm_monitoring", "VMware VM Monitoring")
        .parameter("silence", 30_s)
        .parameter("quiet", 2_min)
        .rule(on_symptom("crash", "hang").restart_in(longest("silence", "quiet")));

inline constexpr auto application_monitoring =
    mechanism("vmware.application_monitoring", "VMware Application Monitoring")
        .parameter("silence", 30_s)
        .parameter("boot", 1_min)
        .rule(on_symptom("crash", "hang").restart_in("silence", "boot"));

inline constexpr auto fault_tolerance =
    mechanism("vmware.fault_tolerance", "VMware Fault Tolerance")
        .optional_role("lock")
        .copies_run_in_lockstep()
        .quorum_majority_of("copies", "lock")
        .isolated_copies_stop()
        .rule(on_symptom(loss_of("host"), loss_of("storage"), "isolation").take_over_in(0_s));

inline constexpr auto fault_tolerance_legacy =
    mechanism("vmware.fault_tolerance_legacy", "VMware Fault Tolerance (vLockstep)")
        .optional_role("lock")
        .copies_run_in_lockstep()
        .quorum_majority_of("copies", "lock")
        .isolated_copies_stop()
        .rule(on_symptom(loss_of("host"), "isolation").take_over_in(0_s));

inline constexpr auto live_migration =
    mechanism("vmware.live_migration", "VMware vMotion")
        .one_copy_runs()
        .rule(on_symptom(failure_of("maintenance", "host"), failure_of("upgrade", "host")).migrate_in(0_s));
// clang-format on

} // namespace hadsl::embed::vmware

#endif
