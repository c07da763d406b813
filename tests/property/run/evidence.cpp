// tests/property/run/evidence.cpp - holds what is said about verdicts on random models to the truth.
// SPDX-License-Identifier: BSL-1.0
//
//     evidence [--seed S] [--count N] [--claims C]
//
// Prints how much was held to what, or the first thing that was said wrongly, as small as it can be
// made, as hadsl text. The same seed gives the same models everywhere.
#include "../evidence.hpp"
#include "../random_claims.hpp"
#include "../random_model.hpp"
#include "arguments.hpp"

#include <hadsl/verifier/exhaustive.hpp>

#include <cstdint>
#include <iostream>
#include <optional>
#include <string>

namespace hadsl::property {
namespace {

int run(std::uint64_t seed, std::uint64_t count, std::uint64_t claims) {
    evidence_totals counted;
    features wanted;
    wanted.core_kinds = true;
    for (std::uint64_t at = 0; at < count; ++at) {
        auto in = random_model(seed + at, wanted).make();
        random_claims(seed + at).add_to(in, claims);
        comparer const compares = [&](model::architecture const& tried,
                                      totals&) -> std::optional<mismatch> {
            if (auto wrong = find_wrong_fact(tried, verifier::exhaustive_solver(), counted)) {
                return wrong;
            }
            return find_wrong_evidence(tried, verifier::exhaustive_solver(), counted);
        };
        totals ignored;
        if (auto const found = compares(in, ignored)) {
            std::cout << "// seed " << seed + at << ": " << found->what << '\n'
                      << describe(in, *found, compares, true) << std::endl;
            return 1;
        }
    }
    std::cout << count << " models, " << counted.verdicts << " verdicts, " << counted.changes
              << " changes that help (" << counted.given_up << " not held to it), "
              << counted.counts << " counts, " << counted.deciding << " facts that decide, "
              << counted.idle << " idle" << std::endl;
    for (auto const& [kind, number] : counted.kinds) {
        std::cout << "  kind " << static_cast<int>(kind) << ": " << number << '\n';
    }
    return 0;
}

} // namespace
} // namespace hadsl::property

int main(int count, char** words) {
    std::uint64_t seed = 1;
    std::uint64_t models = 1000;
    std::uint64_t claims = 2;
    if (!hadsl::property::read_numbers(
            count, words, "usage: evidence [--seed S] [--count N] [--claims C]",
            {{"--seed", &seed}, {"--count", &models}, {"--claims", &claims}})) {
        return 2;
    }
    return hadsl::property::run(seed, models, claims);
}
