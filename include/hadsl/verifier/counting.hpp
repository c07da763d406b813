// hadsl/verifier/counting.hpp - numbers of scenarios: sums, products and choices that saturate.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_COUNTING_HPP
#define HADSL_VERIFIER_COUNTING_HPP

#include <hadsl/scenario_count.hpp>

#include <cstddef>
#include <limits>
#include <numeric>

namespace hadsl::verifier {

/// What stands for this number and every larger one.
inline constexpr scenario_count too_many_to_count = std::numeric_limits<scenario_count>::max();

[[nodiscard]] constexpr scenario_count saturating_sum(scenario_count left, scenario_count right) {
    return left > too_many_to_count - right ? too_many_to_count : left + right;
}

[[nodiscard]] constexpr scenario_count saturating_product(scenario_count left,
                                                          scenario_count right) {
    return right != 0 && left > too_many_to_count / right ? too_many_to_count : left * right;
}

/// How many sets of `chosen` things there are among `size`.
[[nodiscard]] constexpr scenario_count choices(std::size_t size, std::size_t chosen) {
    if (chosen > size) {
        return 0;
    }
    chosen = chosen < size - chosen ? chosen : size - chosen;
    scenario_count ways = 1;
    for (std::size_t at = 0; at < chosen; ++at) {
        // ways * (size - at) / (at + 1) is whole; what the divisor shares with `ways` goes first.
        scenario_count const shared = std::gcd(ways, scenario_count{at + 1});
        scenario_count const factor = (size - at) / ((at + 1) / shared);
        ways = saturating_product(ways / shared, factor);
        if (ways == too_many_to_count) {
            return ways;
        }
    }
    return ways;
}

} // namespace hadsl::verifier

#endif
