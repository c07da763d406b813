// hadsl/embed/library/raid.hpp - the mechanisms of the module `raid`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/raid.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_RAID_HPP
#define HADSL_EMBED_LIBRARY_RAID_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::raid {

using namespace literals;

// clang-format off
inline constexpr auto mirror =
    mechanism("raid.mirror", "RAID 1")
        .copies_run_apart_all_active()
        .rule(on_symptom(loss_of("disk")).take_over_in(0_s));

inline constexpr auto parity =
    mechanism("raid.parity", "RAID 5")
        .copies_run_apart_all_active()
        .copies_hold_shares()
        .rule(on_symptom(loss_of("disk")).take_over_in(0_s));

inline constexpr auto double_parity =
    mechanism("raid.double_parity", "RAID 6")
        .copies_run_apart_all_active()
        .copies_hold_shares()
        .rule(on_symptom(loss_of("disk")).take_over_in(0_s));
// clang-format on

} // namespace hadsl::embed::raid

#endif
