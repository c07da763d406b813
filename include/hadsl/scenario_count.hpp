// hadsl/scenario_count.hpp - how many scenarios there are.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SCENARIO_COUNT_HPP
#define HADSL_SCENARIO_COUNT_HPP

#include <cstdint>

namespace hadsl {

/// The largest value stands for itself and everything beyond.
using scenario_count = std::uint64_t;

} // namespace hadsl

#endif
