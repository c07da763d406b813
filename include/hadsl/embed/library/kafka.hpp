// hadsl/embed/library/kafka.hpp - the mechanisms of the module `kafka`, for C++.
// SPDX-License-Identifier: BSL-1.0
//
// Written by cmake/write_embed_library.cpp from hadsl/library/kafka.hadsl, which says
// what every figure means and where it is from. Edit that.
#ifndef HADSL_EMBED_LIBRARY_KAFKA_HPP
#define HADSL_EMBED_LIBRARY_KAFKA_HPP

#include <hadsl/embed/components.hpp>

namespace hadsl::embed::kafka {

using namespace literals;

// clang-format off
inline constexpr auto replication =
    mechanism("kafka.replication", "Kafka, three replicas, acks=all")
        .optional_role("controllers")
        .parameter("session", 9_s)
        .parameter("named", 1_s)
        .parameter("hung", 30_s)
        .copies_run_apart_one_active()
        .quorum_majority_of("copies")
        .isolated_copies_stop()
        .rule(on_symptom("crash", loss_of("platform"), loss_of("place"), loss_of("storage"), loss_of("disk"), "isolation").take_over_in("session", "named").needs("controllers"))
        .rule(on_symptom("hang").take_over_in("hung").needs("controllers"))
        .rule(on_symptom(failure_of("maintenance", "platform"), failure_of("upgrade", "platform"), "upgrade", "resync").take_over_in(0_s).needs("controllers"))
        .mirrors("deletion", "corruption");
// clang-format on

} // namespace hadsl::embed::kafka

#endif
