// tests/property/run/arguments.hpp - the command line of a property program: names and numbers.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_TESTS_PROPERTY_RUN_ARGUMENTS_HPP
#define HADSL_TESTS_PROPERTY_RUN_ARGUMENTS_HPP

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <string_view>

namespace hadsl::property {

/// Reads `--seed 1 --count 1000` into what stands for each name. False, and `usage` is printed,
/// where a name is unknown or lacks its number.
[[nodiscard]] inline bool read_numbers(int count, char** words, char const* usage,
                                       std::map<std::string_view, std::uint64_t*> const& into) {
    for (int at = 1; at < count; at += 2) {
        auto const known = into.find(words[at]);
        if (at + 1 == count || known == into.end()) {
            std::cerr << usage << '\n';
            return false;
        }
        *known->second = std::strtoull(words[at + 1], nullptr, 10);
    }
    return true;
}

} // namespace hadsl::property

#endif
