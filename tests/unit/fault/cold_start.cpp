// tests/unit/fault/cold_start.cpp - what ever starts when everything is stopped, and what waits.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/cold_start.hpp>

#include <tests/catch.hpp>
#include <tests/unit/fault/world.hpp>

using namespace hadsl;

namespace {

bool starts(test::world const& in, std::string const& name) {
    return fault::can_start(in.in)[model::index_of(in[name])];
}

/// `p waits for q, q waits for p`; nothing when it starts.
std::string waits(test::world const& in, std::string const& name) {
    std::string text;
    auto const told = fault::blocks_cold_start(in.in, in[name]);
    CHECK(told.has_value() != starts(in, name));
    for (auto const& each : told.value_or(fault::story{})) {
        CHECK(each.what == fault::step::kind::never_starts);
        CHECK(each.length == unbounded);
        CHECK(each.at.is_known());
        text += (text.empty() ? "" : ", ") + in.in[each.component].name + " waits for " +
                in.in[each.other.value()].name;
    }
    return text;
}

/// `p` and `q` wait for each other and never start; the rest is beside them.
constexpr char const* circle = R"(
box a, b, c
program p on a { needs q }
program q on a { needs p }
)";

} // namespace

TEST_CASE("what waits for nobody starts, and what waits for it after it") {
    test::world const in(R"(
program late on c { needs middle  starts after early }
program middle on b { needs early }
program early on a
box a, b, c
)");
    CHECK(starts(in, "late"));
    CHECK(waits(in, "late").empty());
    CHECK(starts(in, "early"));
}

TEST_CASE("whatever waits for a circle never starts") {
    test::world const in(circle + std::string(R"(
program by_need on b { needs p }
program by_tolerated on b { needs p tolerating 1h }
program by_start on b { starts after p }
program by_request on b { protected by asks(gate: p) }
program by_place on p
mechanism asks { role gate  requests need gate }
)"));
    CHECK(waits(in, "p") == "p waits for q, q waits for p");
    CHECK(waits(in, "q") == "q waits for p, p waits for q");
    CHECK(waits(in, "by_need") == "by_need waits for p, p waits for q, q waits for p");
    CHECK_FALSE(waits(in, "by_tolerated").empty());
    CHECK_FALSE(waits(in, "by_start").empty());
    CHECK_FALSE(waits(in, "by_request").empty());
    CHECK_FALSE(waits(in, "by_place").empty());
    CHECK(starts(in, "a"));
}

TEST_CASE("of several reasons the first is told: start, need, request, place, vote") {
    test::world const in(circle + std::string(R"(
program everything on p { starts after p  needs q  protected by asks(gate: q) }
program but_start on p { needs q  protected by asks(gate: p) }
program but_need on p { protected by asks(gate: q) }
mechanism asks { role gate  requests need gate }
)"));
    CHECK(waits(in, "everything").substr(0, 22) == "everything waits for p");
    CHECK(waits(in, "but_start").substr(0, 21) == "but_start waits for q");
    CHECK(waits(in, "but_need").substr(0, 20) == "but_need waits for q");
}

TEST_CASE("an alternative that starts is enough, and all of what is needed is needed") {
    test::world const in(circle + std::string(R"(
program ready on b
program one_of on c { needs p or ready }
program both on c { needs p and ready }
program two_of on c { needs 2 of (p, ready, a) }
program all_three on c { needs 3 of (ready, p, a) }
program starts_one_of on c { starts after p or ready }
)"));
    CHECK(starts(in, "one_of"));
    CHECK(waits(in, "both").substr(0, 16) == "both waits for p");
    CHECK(starts(in, "two_of"));
    CHECK(waits(in, "all_three").substr(0, 21) == "all_three waits for p");
    CHECK(starts(in, "starts_one_of"));
}

TEST_CASE("copies start when as many places as must serve are there") {
    test::world const in(circle + std::string(R"(
mechanism every { copies run apart, all active }
mechanism one { copies run apart, one active }
program two_of_three { copies on a, b, p  at least 2  protected by every }
program two_of_two { copies on a, p  at least 2  protected by every }
program any_of_three { copies on p, q, a  protected by one }
program none { copies on p, q  protected by one }
program with_both { copies on a with p, b with q  protected by one }
)"));
    CHECK(starts(in, "two_of_three"));
    CHECK_FALSE(starts(in, "two_of_two"));
    CHECK(starts(in, "any_of_three"));
    CHECK(waits(in, "none").substr(0, 16) == "none waits for p");
    CHECK(waits(in, "with_both").substr(0, 21) == "with_both waits for p");
}

TEST_CASE("a majority has to start first") {
    test::world const in(circle + std::string(R"(
mechanism three { role w  copies run apart, one active  quorum majority of copies, w }
mechanism of_roles { role v, w, x  copies run apart, one active  quorum majority of v, w, x }
program kept { copies on a, p  protected by three(w: b) }
program without_copies { copies on p, q  protected by three(w: b) }
program lost { copies on a, p  protected by three(w: q) }
program voted { copies on a, p  protected by of_roles(v: b, w: c, x: q) }
program outvoted { copies on a, b  protected by of_roles(v: b, w: p, x: q) }
program judge on c
program later { copies on a, p  protected by three(w: judge) }
mechanism primary { role others  copies run apart, one active  quorum majority of active copy, others }
program elected { copies on a, p  protected by primary(others: b, q) }
program alone { copies on a, b  protected by primary(others: p, q) }
)"));
    CHECK(starts(in, "kept"));
    CHECK_FALSE(starts(in, "without_copies"));
    CHECK(waits(in, "lost").substr(0, 16) == "lost waits for p");
    CHECK(starts(in, "voted"));
    CHECK(waits(in, "outvoted").substr(0, 20) == "outvoted waits for p");
    CHECK(starts(in, "later"));
    CHECK(starts(in, "elected"));
    CHECK_FALSE(starts(in, "alone"));
}
