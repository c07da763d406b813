// tests/unit/verifier/judged.cpp
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/pipeline.hpp>

#include <tests/catch.hpp>
#include <tests/unit/verifier/judged.hpp>

namespace hadsl::test {

specification load_text(std::string const& text) {
    auto loaded = load(text);
    std::string all;
    for (auto const& each : loaded.diagnostics) {
        all += each.message + "\n";
    }
    INFO(all);
    REQUIRE(loaded.is_sound);
    return loaded;
}

std::string names(specification const& of, fault::scenario const& happening) {
    std::string text;
    for (auto const each : happening) {
        auto const& event = of.events[fault::index_of(each)];
        text += (text.empty() ? "" : " + ") + of.architecture[event.failure].name + " of " +
                of.architecture[event.of].name;
    }
    return text;
}

} // namespace hadsl::test
