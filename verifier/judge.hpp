// verifier/judge.hpp - judgements for the program; the solvers are compiled once, in judge.cpp.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_JUDGE_HPP
#define HADSL_PROGRAM_JUDGE_HPP

#include <hadsl/source/duration.hpp>
#include <hadsl/specification.hpp>
#include <hadsl/verdict.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::program {

enum class solver { z3, exhaustive };

/// The two rounds of a judgement: verdicts, then what they rest on.
enum class judging { checking, weighing };

/// How to judge, the same for every specification of a run.
struct judge_options {
    program::solver solver = program::solver::z3;
    bool all = false;                        // every minimal counterexample, not only the first
    std::size_t most = 20;                   // with `all`, per claim
    bool why = false;                        // thorough evidence
    bool coverage = false;                   // what each use of a mechanism decides
    std::optional<duration> limit;           // per claim
    std::size_t jobs = 1;                    // claims at the same time
    std::int32_t today = 0;                  // year * 10000 + month * 100 + day
    std::atomic<bool> const* stop = nullptr; // set from outside: the rest is undecided
    /// Called with what is done now and for how many claims it has been done, by one thread at a
    /// time; never empty.
    std::function<void(judging what, std::size_t done)> progress;
};

/// Judges some claims of a sound specification. Throws `internal_error`.
[[nodiscard]] judgement judge(specification const& of, std::vector<std::size_t> const& claims,
                              judge_options const& options);

/// `Z3 4.8.12`, as it is linked.
[[nodiscard]] std::string solver_version();

} // namespace hadsl::program

#endif
