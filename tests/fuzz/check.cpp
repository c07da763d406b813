// tests/fuzz/check.cpp - a specification is judged as by plain enumeration, and evaluated as a naive
// reading does.
// SPDX-License-Identifier: BSL-1.0
#include "input.hpp"

#include "tests/property/differential.hpp"

#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/exhaustive.hpp>
#include <hadsl/verifier/unrated.hpp>
#include <hadsl/verifier/z3.hpp>

#include <algorithm>
#include <chrono>

using namespace hadsl;

namespace {

// What is larger shows nothing that a smaller text would not, and takes longer.
constexpr std::size_t most_components = 12;
constexpr std::size_t most_copies = 4;
constexpr std::size_t most_events = 16;
constexpr std::size_t most_claims = 4;

[[nodiscard]] bool is_small(specification const& of) {
    auto const& all = of.architecture.components;
    return all.size() <= most_components && of.events.size() <= most_events &&
           of.architecture.claims.size() <= most_claims &&
           std::all_of(all.begin(), all.end(),
                       [](auto const& each) { return each.copies.size() <= most_copies; });
}

/// Throws when the verifier contradicts itself, which libFuzzer takes as a find.
template <class Solver>
[[nodiscard]] judgement judge(specification const& of, Solver with) {
    verifier::subject subject(of.architecture, of.events);
    verifier::options how;
    how.timeout = std::chrono::milliseconds(20);
    return verifier::check_all(subject, with, how);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const read = fuzz::load(fuzz::input(data, size));
    if (!read.is_sound || !is_small(read) ||
        !verifier::find_unrated(read.architecture, read.events).empty()) {
        return 0;
    }
    auto const judged = judge(read, verifier::z3_solver());
    auto const tried = judge(read, verifier::exhaustive_solver());
    for (std::size_t at = 0; at < judged.verdicts.size(); ++at) {
        auto const left = judged.verdicts[at].outcome;
        auto const right = tried.verdicts[at].outcome;
        fuzz::demand(left == right || left == outcome::undecided || right == outcome::undecided,
                     "both solvers say the same of", read.architecture.claims[at].name);
    }
    property::totals counted;
    property::comparison how;
    how.scenarios = 16;
    how.questions = 500;
    if (auto const found = property::find_mismatch(read.architecture, how, counted)) {
        fuzz::demand(false, "two readings agree about " + found->what,
                     "expected " + found->expected + ", got " + found->got);
    }
    return 0;
}
