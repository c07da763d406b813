// verifier/judge.cpp - the one place of the program where Z3 is compiled.
// SPDX-License-Identifier: BSL-1.0
#include "judge.hpp"

#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/exhaustive.hpp>
#include <hadsl/verifier/options.hpp>
#include <hadsl/verifier/subject.hpp>
#include <hadsl/verifier/weigh.hpp>
#include <hadsl/verifier/z3.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace hadsl::program {

namespace {

[[nodiscard]] verifier::options options_for(judge_options const& asked) {
    verifier::options chosen;
    chosen.all = asked.all;
    chosen.max = asked.most;
    chosen.today = asked.today;
    chosen.why = asked.why;
    chosen.stop = asked.stop;
    chosen.contrasts = asked.why ? asked.most : asked.all ? 3 : 1;
    if (asked.limit) {
        // Longer than a year is no limit; the clock could not count it.
        constexpr auto longest = ms_per_year;
        chosen.timeout = std::chrono::milliseconds(std::min(asked.limit->milliseconds, longest));
    }
    return chosen;
}

/// Gives every claim to the next worker that is free. Each has a fault graph and a solver of its own,
/// so nothing that one finds out can change what another says.
template <class Solver>
class crew {
public:
    crew(specification const& of, std::vector<std::size_t> const& claims,
         judge_options const& asked)
        : of_(of), claims_(claims), asked_(asked), verdicts_(claims.size()) {}

    [[nodiscard]] std::vector<verdict> work(std::size_t workers) {
        {
            std::vector<std::jthread> all;
            for (std::size_t at = 0; at < workers; ++at) {
                all.emplace_back([this] { take_claims(); });
            }
        }
        if (failure_) {
            std::rethrow_exception(failure_);
        }
        return std::move(verdicts_);
    }

private:
    void take_claims() {
        try {
            auto const chosen = options_for(asked_);
            verifier::subject subject(of_.architecture, of_.events);
            Solver solver;
            while (auto const at = next()) {
                verdicts_[*at] = verifier::check(subject, claims_[*at], solver, chosen);
                std::lock_guard const lock(mutex_);
                asked_.progress(judging::checking, ++done_);
            }
        } catch (...) {
            std::lock_guard const lock(mutex_);
            failure_ = std::current_exception();
        }
    }
    /// Which claim to take; none when all are taken, or one has failed.
    [[nodiscard]] std::optional<std::size_t> next() {
        std::lock_guard const lock(mutex_);
        if (failure_ || taken_ == claims_.size()) {
            return {};
        }
        return taken_++;
    }

    specification const& of_;
    std::vector<std::size_t> const& claims_;
    judge_options const& asked_;
    std::vector<verdict> verdicts_; // by claim
    std::mutex mutex_;              // for what follows, and for telling of progress
    std::size_t taken_ = 0;
    std::size_t done_ = 0;
    std::exception_ptr failure_;
};

template <class Solver>
[[nodiscard]] judgement judge_with(specification const& of, std::vector<std::size_t> const& claims,
                                   judge_options const& asked) {
    judgement made;
    bool const weighs = asked.why || asked.coverage;
    auto const workers = std::min(asked.jobs, claims.size());
    if (workers > 1) {
        made.verdicts = crew<Solver>(of, claims, asked).work(workers);
        if (!weighs) {
            return made;
        }
    }
    auto const chosen = options_for(asked);
    Solver solver;
    verifier::subject subject(of.architecture, of.events);
    for (auto at = made.verdicts.size(); at < claims.size(); ++at) {
        asked.progress(judging::checking, at);
        made.verdicts.push_back(verifier::check(subject, claims[at], solver, chosen));
    }
    if (weighs) {
        auto const facts = verifier::facts_of(of.architecture, !asked.why);
        verifier::weigh(subject, made, facts, solver, chosen,
                        [&](std::size_t done) { asked.progress(judging::weighing, done); });
    }
    return made;
}

} // namespace

judgement judge(specification const& of, std::vector<std::size_t> const& claims,
                judge_options const& options) {
    return options.solver == solver::z3
               ? judge_with<verifier::z3_solver>(of, claims, options)
               : judge_with<verifier::exhaustive_solver>(of, claims, options);
}

std::string solver_version() {
    unsigned major = 0;
    unsigned minor = 0;
    unsigned build = 0;
    unsigned revision = 0;
    Z3_get_version(&major, &minor, &build, &revision);
    return "Z3 " + std::to_string(major) + "." + std::to_string(minor) + "." +
           std::to_string(build);
}

} // namespace hadsl::program
