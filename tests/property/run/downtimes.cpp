// tests/property/run/downtimes.cpp - sums the availability of random models moment by moment.
// SPDX-License-Identifier: BSL-1.0
//
//     downtimes [--seed S] [--count N]
//
// Prints how much was compared, or the first difference with its model as hadsl text. The same seed
// gives the same models everywhere.
#include "../downtimes.hpp"
#include "arguments.hpp"

#include <hadsl/embed/text.hpp>

#include <cstdint>
#include <iostream>
#include <string>

namespace hadsl::property {
namespace {

int run(std::uint64_t seed, std::uint64_t count) {
    downtime_totals counted;
    for (std::uint64_t at = 0; at < count; ++at) {
        auto const in = random_model(seed + at, features()).make();
        if (auto const wrong = find_wrong_downtime(in, seed + at, counted)) {
            std::cout << "// seed " << seed + at << ": " << *wrong << '\n'
                      << embed::model_printer(in).print() << std::endl;
            return 1;
        }
    }
    std::cout << count << " models, " << counted.components << " components, "
              << counted.several_groups << " with several groups, " << counted.apart
              << " with bounds apart, " << counted.endless << " endless, " << counted.given_up
              << " given up, " << counted.coarse << " coarse" << std::endl;
    return 0;
}

} // namespace
} // namespace hadsl::property

int main(int count, char** words) {
    std::uint64_t seed = 1;
    std::uint64_t models = 1000;
    if (!hadsl::property::read_numbers(count, words, "usage: downtimes [--seed S] [--count N]",
                                       {{"--seed", &seed}, {"--count", &models}})) {
        return 2;
    }
    return hadsl::property::run(seed, models);
}
