// hadsl/verifier/patience.hpp - how long somebody waits for an answer, and who ends the wait.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_PATIENCE_HPP
#define HADSL_VERIFIER_PATIENCE_HPP

#include <atomic>
#include <chrono>
#include <optional>
#include <string>

namespace hadsl::verifier {

/// Until when to look for an answer. Without a deadline and a flag: for ever.
struct patience {
    using clock = std::chrono::steady_clock;

    std::optional<clock::time_point> deadline;
    std::atomic<bool> const* stop = nullptr; // set by somebody else; outlives this

    [[nodiscard]] bool is_limited() const { return deadline || stop != nullptr; }
    [[nodiscard]] bool is_stopped() const {
        return stop != nullptr && stop->load(std::memory_order_relaxed);
    }
    [[nodiscard]] bool is_over() const {
        return is_stopped() || (deadline && clock::now() >= *deadline);
    }
    /// Why there is no answer, once it is over.
    [[nodiscard]] std::string reason() const {
        return is_stopped() ? "stopped before there was an answer"
                            : "no answer within the time allowed";
    }
};

} // namespace hadsl::verifier

#endif
