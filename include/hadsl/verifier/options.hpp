// hadsl/verifier/options.hpp - what the caller of a judgement may choose.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_OPTIONS_HPP
#define HADSL_VERIFIER_OPTIONS_HPP

#include <hadsl/verifier/patience.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace hadsl::verifier {

struct options {
    bool all = false;     // every minimal counterexample, not only the first
    std::size_t max = 20; // with `all`: at most so many of a claim
    /// With `all`, in a small architecture, where no diagram tells how many minimal counterexamples
    /// there are: they are counted one by one up to here, though not all are listed.
    std::size_t count = 500;
    /// For each claim; then it is undecided.
    std::optional<std::chrono::milliseconds> timeout;
    std::atomic<bool> const* stop = nullptr; // set from outside: the rest is undecided
    /// Year * 10000 + month * 100 + day, for acceptances that end; 0: none has ended.
    std::int32_t today = 0;
    /// Of so many counterexamples of a claim it is said what would make them harmless.
    std::size_t contrasts = 0;
    bool why = false; // thorough evidence, however long it takes: see why.hpp
    /// Fault graphs of more nodes lose what their budgets cannot afford before the solver sees
    /// them; it answers smaller ones as fast as they are pruned.
    std::size_t prune_above = 150;

    /// The patience for a claim that is taken up now.
    [[nodiscard]] verifier::patience patience() const {
        verifier::patience limits{{}, stop};
        if (timeout) {
            limits.deadline = verifier::patience::clock::now() + *timeout;
        }
        return limits;
    }
};

} // namespace hadsl::verifier

#endif
