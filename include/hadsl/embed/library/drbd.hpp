// hadsl/embed/library/drbd.hpp - the mechanisms of the module `drbd`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/drbd.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_DRBD_HPP
#define HADSL_EMBED_LIBRARY_DRBD_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::drbd {

using namespace literals;

// clang-format off
inline constexpr auto protocol_c =
    mechanism("drbd.protocol_c", "DRBD, protocol C")
        .parameter("promoted", unbounded)
        .copies_run_apart_one_active()
        .isolated_copies_keep_writing()
        .rule(on_symptom("hardware", failure_of("hardware", "disk"), failure_of("hardware", "storage")).take_over_in(0_s))
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").take_over_in("promoted"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform")).take_over_in(0_s))
        .mirrors("deletion", "removal", "corruption");

inline constexpr auto protocol_b =
    mechanism("drbd.protocol_b", "DRBD, protocol B")
        .parameter("promoted", unbounded)
        .copies_run_apart_one_active()
        .isolated_copies_keep_writing()
        .rule(on_symptom("hardware", failure_of("hardware", "disk"), failure_of("hardware", "storage")).take_over_in(0_s))
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").take_over_in("promoted"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform")).take_over_in(0_s))
        .mirrors("deletion", "removal", "corruption");

inline constexpr auto protocol_a =
    mechanism("drbd.protocol_a", "DRBD, protocol A")
        .parameter("lag")
        .parameter("promoted", unbounded)
        .copies_run_apart_one_active()
        .copies_lag("lag")
        .isolated_copies_keep_writing()
        .rule(on_symptom("hardware", failure_of("hardware", "disk"), failure_of("hardware", "storage")).take_over_in(0_s).losing("lag"))
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").take_over_in("promoted").losing("lag"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform")).take_over_in(0_s))
        .mirrors("deletion", "removal", "corruption");

inline constexpr auto protocol_c_with_quorum =
    mechanism("drbd.protocol_c_with_quorum", "DRBD, protocol C with quorum")
        .role("tie_breaker")
        .parameter("promoted", unbounded)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies", "tie_breaker")
        .isolated_copies_stop()
        .rule(on_symptom("hardware", failure_of("hardware", "disk"), failure_of("hardware", "storage")).take_over_in(0_s))
        .rule(on_symptom(loss_of("platform"), loss_of("place"), "isolation").take_over_in("promoted"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform")).take_over_in(0_s))
        .mirrors("deletion", "removal", "corruption");
// clang-format on

} // namespace hadsl::embed::drbd

#endif
