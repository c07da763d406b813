// tests/unit/fault/lower.cpp - questions become nodes, within limits, and say why not.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/lower.hpp>

#include <tests/catch.hpp>
#include <tests/unit/fault/world.hpp>

#include <cstddef>
#include <string>

using namespace hadsl;
using model::consequence;

namespace {

/// A chain of that many programs, each on a box of its own.
std::string chain(int length) {
    std::string text;
    for (int at = 1; at <= length; ++at) {
        auto const name = std::to_string(at);
        text += "box b" + name + "\nprogram p" + name + " on b" + name;
        text += at > 1 ? " { needs p" + std::to_string(at - 1) + " }\n" : "\n";
    }
    return text;
}

} // namespace

TEST_CASE("a question has no answer beyond the limits, and says so") {
    test::world const in(chain(6));
    // Of a box: its outage, its copy, that as a voter, its needs, and whether it is cut off.
    fault::lowering small(in.meaning, {6, 4'000'000});
    CHECK_FALSE(small.exceeds(in["p6"], consequence::outage, zero));
    CHECK(small.why_not() == "the fault graph is too large");
    CHECK(small.answered().empty());
    // What is small enough is answered after that all the same.
    CHECK(small.exceeds(in["b1"], consequence::outage, zero));
    CHECK_FALSE(
        fault::lowering(in.meaning, {5, 4'000'000}).exceeds(in["b1"], consequence::outage, zero));

    fault::lowering narrow(in.meaning, {2'000'000, 6});
    CHECK_FALSE(narrow.exceeds(in["p6"], consequence::outage, zero));
    CHECK(narrow.why_not() == "the fault graph is too large");

    fault::lowering wide(in.meaning);
    CHECK(wide.exceeds(in["p6"], consequence::outage, zero));
    CHECK(wide.why_not().empty());
}

TEST_CASE("a question has no answer once somebody has had enough, until they begin anew") {
    test::world const in(chain(400));
    fault::lowering lowering(in.meaning);
    std::size_t looks = 0;
    lowering.give_up_when([&] {
        ++looks;
        return true;
    });
    CHECK_FALSE(lowering.exceeds(in["p400"], consequence::outage, zero));
    CHECK(lowering.why_not() == "no answer within the time allowed");
    CHECK(looks == 1);
    // It stays over, whatever is asked.
    CHECK_FALSE(lowering.exceeds(in["b1"], consequence::outage, zero));
    CHECK(looks == 1);
    looks = 0;
    lowering.give_up_when([&] {
        ++looks;
        return false;
    });
    CHECK(lowering.exceeds(in["p400"], consequence::outage, zero));
    CHECK(looks > 1);
    CHECK(looks < 50); // not at every step
}

TEST_CASE("what was answered on the way is kept with its questions") {
    test::world const in(R"(
box b
program p on b { starts in 5s }
)");
    fault::lowering lowering(in.meaning);
    auto const found = lowering.exceeds(in["p"], consequence::outage, seconds(5));
    REQUIRE(found);
    bool is_top = false;
    bool is_below = false;
    for (auto const& [question, node] : lowering.answered()) {
        is_top =
            is_top || (question.what == fault::asked::outage && question.component == in["p"] &&
                       question.time == 5'000 && node == *found);
        is_below = is_below || (question.what == fault::asked::outage &&
                                question.component == in["b"] && question.time == 0);
    }
    CHECK(is_top);
    CHECK(is_below);
    auto const count = lowering.answered().size();
    CHECK(lowering.exceeds(in["p"], consequence::outage, seconds(5)) == found);
    CHECK(lowering.answered().size() == count);
    // Beyond what anything can last it is the same question.
    CHECK(lowering.exceeds(in["p"], consequence::outage, hours(1)) ==
          lowering.exceeds(in["p"], consequence::outage, unbounded));
}

TEST_CASE("waits that feed themselves are asked about at finite times") {
    // Each waits for the other and starts again after it: for ever, once one of them is out.
    test::world const in(R"(
box a, b
program p on a { starts in 5s  needs q }
program q on b { starts in 7s  needs p }
program r on p { starts in 1s }
program s on r { starts in 1s  needs r2 }
program r2 on s { starts in 1s }
)");
    fault::lowering lowering(in.meaning);
    for (auto const* name : {"p", "q", "r", "s"}) {
        for (auto const threshold : {zero, seconds(5), seconds(70), unbounded}) {
            auto const found = lowering.exceeds(in[name], consequence::outage, threshold);
            REQUIRE(found);
            for (std::size_t at = 0; at < in.events.size(); ++at) {
                fault::scenario const one{static_cast<fault::event_id>(at)};
                auto const out = in.meaning.evaluate(one).outage[model::index_of(in[name])];
                bool const expected =
                    threshold.is_unbounded() ? out.is_unbounded() : out > threshold;
                INFO(name << " " << threshold.milliseconds << " " << at);
                CHECK(fault::holds(lowering.nodes(), *found, one) == expected);
            }
        }
    }
}

TEST_CASE("what goes round in a circle has no answer where the times on the way are too many") {
    // After the box p waits for q, which is out a second less than p is, and starts again after it:
    // each round adds 4s. That it never ends is one question, and many once it is asked of each time.
    test::world const in(R"(
box here
program p on here { starts after q  starts in 5s }
program q { needs p tolerating 1s }
)");
    fault::lowering small(in.meaning, {60, 4'000'000});
    CHECK_FALSE(small.exceeds(in["p"], consequence::outage, unbounded));
    CHECK(small.why_not() == "a circle of waits takes too many steps to unroll");
    CHECK(fault::lowering(in.meaning).exceeds(in["p"], consequence::outage, unbounded));
}

TEST_CASE("split brain has no answer where one of its questions has none") {
    test::world const in(R"(
box b1, b2
link wire between b1, b2
mechanism pair { copies run apart, one active  on loss of box: take over in 5s }
program p { copies on b1, b2  protected by pair }
)");
    fault::lowering small(in.meaning, {2, 4'000'000});
    CHECK_FALSE(small.exceeds(in["p"], consequence::split_brain, zero));
    CHECK(small.why_not() == "the fault graph is too large");
    CHECK(fault::lowering(in.meaning).exceeds(in["p"], consequence::split_brain, zero));
}
