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

namespace hadsl::program {

namespace {

template <class Solver>
[[nodiscard]] judgement judge_with(Solver solver, specification const& of,
                                   std::vector<std::size_t> const& claims,
                                   judge_options const& options) {
    verifier::options chosen;
    chosen.all = options.all;
    chosen.max = options.most;
    chosen.today = options.today;
    chosen.why = options.why;
    chosen.stop = options.stop;
    chosen.contrasts = options.why ? options.most : options.all ? 3 : 1;
    if (options.limit) {
        // Longer than a year is no limit; the clock could not count it.
        constexpr auto longest = ms_per_year;
        chosen.timeout = std::chrono::milliseconds(std::min(options.limit->milliseconds, longest));
    }
    judgement made;
    verifier::subject subject(of.architecture, of.events);
    for (auto const claim : claims) {
        options.progress(judging::checking, made.verdicts.size());
        made.verdicts.push_back(verifier::check(subject, claim, solver, chosen));
    }
    if (options.why || options.coverage) {
        auto const facts = verifier::facts_of(of.architecture, !options.why);
        verifier::weigh(subject, made, facts, solver, chosen,
                        [&](std::size_t done) { options.progress(judging::weighing, done); });
    }
    return made;
}

} // namespace

judgement judge(specification const& of, std::vector<std::size_t> const& claims,
                judge_options const& options) {
    return options.solver == solver::z3
               ? judge_with(verifier::z3_solver(), of, claims, options)
               : judge_with(verifier::exhaustive_solver(), of, claims, options);
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
