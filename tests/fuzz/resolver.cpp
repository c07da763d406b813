// tests/fuzz/resolver.cpp - any text becomes a model and its failures, or is refused at a place.
// SPDX-License-Identifier: BSL-1.0
#include "input.hpp"

#include <hadsl/fault/events.hpp>

using namespace hadsl;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const read = fuzz::load(fuzz::input(data, size));
    for (auto const& each : read.events) {
        fuzz::demand(!each.strikes.empty(), "a failure strikes something");
        for (auto const& strike : each.strikes) {
            fuzz::demand(static_cast<std::size_t>(strike.component) <
                             read.architecture.components.size(),
                         "a failure strikes what there is");
        }
    }
    return 0;
}
