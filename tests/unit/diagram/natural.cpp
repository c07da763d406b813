// tests/unit/diagram/natural.cpp - numbers without a largest one.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/diagram/likelihood.hpp>
#include <hadsl/diagram/natural.hpp>

#include "tests/catch.hpp"

#include <cstdint>

using hadsl::diagram::likelihood;
using hadsl::diagram::natural;

TEST_CASE("naturals add, multiply and are written in decimal digits") {
    CHECK(natural().to_text() == "0");
    CHECK(natural(1'000'000'000).to_text() == "1000000000");
    CHECK(natural(UINT64_MAX).to_text() == "18446744073709551615");
    natural sum(UINT64_MAX);
    sum += natural(1);
    CHECK(sum.to_text() == "18446744073709551616");
    CHECK_FALSE(sum.is_small());
    CHECK((sum * sum).to_text() == "340282366920938463463374607431768211456");
    CHECK((sum * natural()).is_zero());

    natural factorial(1);
    for (std::uint64_t at = 2; at <= 40; ++at) {
        factorial = factorial * natural(at);
    }
    CHECK(factorial.to_text() == "815915283247897734345611269596115894272000000000");
}

TEST_CASE("likelihoods go where doubles do not") {
    likelihood small = 1.0;
    for (int at = 0; at < 1000; ++at) {
        small = small * likelihood(1e-10);
    }
    CHECK(small.to_text(3) == "1e-10000");
    CHECK(small.value() == 0);
    CHECK((small + small).to_text(3) == "2e-10000");
    CHECK((small + likelihood(0.25)).value() == 0.25);
    CHECK(likelihood(0.0).to_text() == "0");
    CHECK((likelihood(0.5) * likelihood(0.5) + likelihood(0.125)).value() == 0.375);
}
