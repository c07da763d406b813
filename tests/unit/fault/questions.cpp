// tests/unit/fault/questions.cpp - questions are asked once, and time is counted in two ways.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/lower.hpp>
#include <hadsl/fault/questions.hpp>

#include <tests/catch.hpp>
#include <tests/unit/fault/world.hpp>

using namespace hadsl;
using fault::asked;
using fault::questions;

namespace {

struct asking {
    test::world const in{R"(
box a
program p on a { starts in 5s }
)"};
    fault::graph nodes;
    questions all{in.meaning.base(), in.meaning.dependencies(), nodes};
};

} // namespace

TEST_CASE("with unit lengths every positive finite time counts as 1") {
    fault::question of;
    CHECK(questions::length(of, seconds(5)) == 5'000);
    CHECK(questions::length(of, zero) == 0);
    CHECK(questions::length(of, unbounded) == fault::forever);
    of.unit = true;
    CHECK(questions::length(of, seconds(5)) == 1);
    CHECK(questions::length(of, zero) == 0);
    CHECK(questions::length(of, unbounded) == fault::forever);
}

TEST_CASE("a time is exceeded by what is longer, for ever by what is unbounded alone") {
    fault::question of;
    of.time = 5'000;
    CHECK_FALSE(questions::exceeds_time(of, seconds(5)));
    CHECK(questions::exceeds_time(of, seconds(6)));
    CHECK(questions::exceeds_time(of, unbounded));
    of.time = fault::forever;
    CHECK_FALSE(questions::exceeds_time(of, seconds(6)));
    CHECK(questions::exceeds_time(of, unbounded));
    of.unit = true;
    of.time = 1;
    CHECK_FALSE(questions::exceeds_time(of, seconds(6)));
}

TEST_CASE("times go up and down between zero and for ever") {
    CHECK(questions::earlier(5, 3) == 2);
    CHECK(questions::earlier(3, 5) == 0);
    CHECK(questions::earlier(fault::forever, 5) == fault::forever);
    CHECK(questions::later(5, 3) == 8);
    CHECK(questions::later(fault::forever, 3) == fault::forever);
    CHECK(questions::later(5, fault::forever) == fault::forever);
    CHECK(questions::later(5, fault::forever - 5) == fault::forever);
    CHECK(questions::later(5, fault::forever - 6) == fault::forever - 1);
}

TEST_CASE_METHOD(asking, "questions are told apart by everything in them") {
    fault::question first;
    first.component = in["p"];
    auto const number = all.ask(first);
    CHECK(all.ask(first) == number);
    CHECK(all.has_open());
    auto const is_another = [&](auto const& change) {
        auto other = first;
        change(other);
        CHECK(all.ask(other) != number);
        CHECK(all.ask(other) == all.ask(other));
    };
    is_another([](fault::question& of) { of.what = asked::serve; });
    is_another([&](fault::question& of) { of.component = in["a"]; });
    is_another([](fault::question& of) { of.copy = 0; });
    is_another([](fault::question& of) { of.cause.index = 1; });
    is_another([](fault::question& of) { of.time = 1; });
    is_another([](fault::question& of) { of.unit = true; });
    is_another([](fault::question& of) { of.in_sight = true; });
    CHECK(all.take_open().in_sight);
    CHECK(all.answered().empty());
    all.forget_from(0);
    CHECK_FALSE(all.has_open());
}

TEST_CASE_METHOD(asking,
                 "beyond the bound of a component every time asks whether it is unbounded") {
    // Struck for 60s: at most that of `a`, and a start more, twice, of `p`.
    fault::question of;
    of.component = in["a"];
    of.time = 59'999;
    CHECK(all.settle(of).time == 59'999);
    of.time = 60'000;
    CHECK(all.settle(of).time == fault::forever);
    of.component = in["p"];
    of.time = 69'999;
    CHECK(all.settle(of).time == 69'999);
    of.time = 70'000;
    CHECK(all.settle(of).time == fault::forever);
    of.what = asked::loss; // is no matter of outages
    CHECK(all.settle(of).time == 70'000);
    of.what = asked::outage;
    all.ask_only_finite(true);
    of.time = fault::forever;
    CHECK(all.settle(of).time == 70'000);
    of.unit = true;
    CHECK(all.settle(of).time == 3);
    of.time = 2;
    CHECK(all.settle(of).time == 2);
    all.ask_only_finite(false);
    of.time = 3;
    CHECK(all.settle(of).time == fault::forever);
}
