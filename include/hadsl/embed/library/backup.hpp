// hadsl/embed/library/backup.hpp - the mechanisms of the module `backup`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/backup.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_BACKUP_HPP
#define HADSL_EMBED_LIBRARY_BACKUP_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::backup {

using namespace literals;

// clang-format off
inline constexpr auto scheduled =
    mechanism("backup.scheduled", "scheduled backup")
        .optional_role("store")
        .parameter("interval", 1_d)
        .parameter("restored", 4_h)
        .backup_every("interval", "store")
        .rule(on_symptom("deletion", "corruption", "removal", "bad_config", "bad_build", loss_of("storage"), loss_of("disk"), loss_of("place"), loss_of("platform")).restore_in("restored").needs("store"));

inline constexpr auto point_in_time =
    mechanism("backup.point_in_time", "backup with archived log")
        .optional_role("store")
        .parameter("interval", 5_min)
        .parameter("restored", 4_h)
        .backup_every("interval", "store")
        .rule(on_symptom("deletion", "corruption", "removal", "bad_config", "bad_build", loss_of("storage"), loss_of("disk"), loss_of("place"), loss_of("platform")).restore_in("restored").needs("store"));

inline constexpr auto cold_standby =
    mechanism("backup.cold_standby", "a second place to restore to")
        .one_copy_runs();
// clang-format on

} // namespace hadsl::embed::backup

#endif
