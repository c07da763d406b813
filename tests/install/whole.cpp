// tests/install/whole.cpp - what hadsl::hadsl gives: from text to a verdict, by both solvers.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/hadsl.hpp>
#include <hadsl/verifier/z3.hpp>

int main() {
    auto const pair = hadsl::load(R"hadsl(
        use vmware
        host esx1, esx2
        vm app { copies on esx1, esx2  protected by vmware.fault_tolerance }
        claim hardware: no single hardware failure causes outage of app
        claim software: no single software failure causes outage of app
    )hadsl");
    if (!pair) {
        return 2;
    }
    hadsl::verifier::z3_solver z3;
    hadsl::verifier::exhaustive_solver exhaustive;
    for (auto const& judged : {hadsl::check(pair, z3), hadsl::check(pair, exhaustive)}) {
        if (judged.verdicts[0].outcome != hadsl::outcome::proven ||
            judged.verdicts[1].outcome != hadsl::outcome::refuted) {
            return 1;
        }
    }
    return 0;
}
