// SPDX-License-Identifier: BSL-1.0
#include "tests/catch.hpp"

#include <hadsl/model/arithmetic.hpp>

#include <cstdint>
#include <limits>
#include <optional>

using namespace hadsl;
using operation = syntax::arithmetic::operation;

TEST_CASE("division and remainder round down") {
    CHECK(model::apply(operation::divide, 7, 2) == 3);
    CHECK(model::apply(operation::divide, -1, 4) == -1);
    CHECK(model::apply(operation::remainder, -1, 4) == 3);
    CHECK(model::apply(operation::remainder, 7, 4) == 3);
    CHECK(model::apply(operation::remainder, -8, 4) == 0);
    CHECK(model::apply(operation::remainder, 7, -4) == -1);
    for (std::int64_t left = -9; left <= 9; ++left) {
        for (std::int64_t right = -3; right <= 3; ++right) {
            if (right != 0) {
                auto const quotient = *model::apply(operation::divide, left, right);
                auto const remainder = *model::apply(operation::remainder, left, right);
                CHECK(quotient * right + remainder == left);
                CHECK((remainder == 0 || (remainder < 0) == (right < 0)));
            }
        }
    }
}

TEST_CASE("what does not fit has no value") {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    CHECK(model::apply(operation::add, most, 1) == std::nullopt);
    CHECK(model::apply(operation::subtract, least, 1) == std::nullopt);
    CHECK(model::apply(operation::multiply, most, 2) == std::nullopt);
    CHECK(model::apply(operation::negate, 0, least) == std::nullopt);
    CHECK(model::apply(operation::divide, least, -1) == std::nullopt);
    CHECK(model::apply(operation::divide, 1, 0) == std::nullopt);
    CHECK(model::apply(operation::remainder, 1, 0) == std::nullopt);
}

TEST_CASE("a variable is seen from the turns inside its loop") {
    syntax::name const outer{"i", {}};
    syntax::name const inner{"j", {}};
    model::turns turns;
    auto const first = turns.add(model::no_turn, outer, 4);
    auto const second = turns.add(first, inner, 5);
    CHECK(turns.value_of(second, "i") == 4);
    CHECK(turns.value_of(second, "j") == 5);
    CHECK(turns.value_of(first, "j") == std::nullopt);
    CHECK(turns.value_of(model::no_turn, "i") == std::nullopt);
    CHECK(turns.find(second, "i") == &outer);
}
