// tests/unit/fault/aftermath.cpp - for how long a failure that is over can still be felt.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/aftermath.hpp>

#include <tests/catch.hpp>
#include <tests/unit/fault/world.hpp>

using namespace hadsl;

namespace {

fault::aftermath after(test::world const& in, std::string const& event, std::string const& target) {
    return fault::aftermaths(in.in, in.meaning.dependencies())
        .of(in.events[fault::index_of(in.event(event))], in[target]);
}
duration felt(test::world const& in, std::string const& event, std::string const& target) {
    return after(in, event, target).felt;
}
duration tolerated(test::world const& in, std::string const& event, std::string const& target) {
    return after(in, event, target).tolerated;
}

} // namespace

TEST_CASE("what stands on something is felt until it has started again, floor by floor") {
    test::world const in(R"(
box b { starts in 3s }
box aside
program p on b { starts in 5s }
program q on p { starts in 7s }
program never on b { starts in unbounded }
)");
    CHECK(felt(in, "shock of b", "b") == zero);
    CHECK(felt(in, "shock of b", "p") == seconds(5));
    CHECK(felt(in, "shock of b", "q") == seconds(12));
    CHECK(felt(in, "slip of p", "p") == zero);
    CHECK(felt(in, "slip of p", "q") == seconds(7));
    CHECK(felt(in, "slip of q", "p") == zero);
    CHECK(felt(in, "shock of aside", "q") == zero);
    CHECK(felt(in, "shock of b", "never") == zero);
}

TEST_CASE("what was asked about one failure says nothing about the next") {
    test::world const in(R"(
box a
box b
program p on a { starts in 5s }
program q on b { starts in 7s }
)");
    fault::aftermaths all(in.in, in.meaning.dependencies());
    auto const of = [&](char const* event, char const* target) {
        return all.of(in.events[fault::index_of(in.event(event))], in[target]).felt;
    };
    CHECK(of("shock of a", "p") == seconds(5));
    CHECK(of("shock of b", "q") == seconds(7));
    CHECK(of("shock of b", "p") == zero);
    CHECK(of("shock of a", "q") == zero);
    CHECK(of("shock of a", "p") == seconds(5));
}

TEST_CASE("a rule may take longer than a start, and starts again after its time") {
    auto const step = [](std::string const& rule) {
        test::world const in("mechanism m { " + rule + R"( }
box a
program p on a { starts in 5s  protected by m }
)");
        return felt(in, "shock of a", "p");
    };
    CHECK(step("on slip: restart in 3s") == seconds(8));
    CHECK(step("on slip: restore in 3s") == seconds(8));
    CHECK(step("on slip: migrate in 3s") == seconds(5));
    CHECK(step("on slip: migrate in 9s") == seconds(9));
    CHECK(step("on slip: migrate in unbounded") == seconds(5));
    CHECK(step("on slip: migrate in 20s  on shock of box: restart in 9s") == seconds(20));
    CHECK(step("on slip: migrate in 11s  on shock of box: restart in 9s") == seconds(14));
}

TEST_CASE("a copy that is back takes over for one that is not") {
    test::world const in(R"(
box a
box b
mechanism pair { copies run apart, one active  on slip: take over in 4s }
mechanism bare { copies run apart, all active }
mechanism alone { on slip: restart in 3s }
program p { copies on a, b  protected by pair }
program q { copies on a, b  protected by bare  starts in 5s }
program r on a { protected by alone  starts in 5s }
)");
    CHECK(felt(in, "slip of p", "p") == seconds(4));
    CHECK(felt(in, "slip of q", "q") == zero);
    CHECK(felt(in, "slip of r", "r") == zero);
}

TEST_CASE("what is needed is back at once, and what is started after is not") {
    test::world const in(R"(
box a
box b
box c
program store on a { starts in 3s }
program p on b { starts in 5s  needs store }
program q on b { starts in 5s  needs store  starts after store }
program r on b { starts in 5s  needs p, store }
program s on b { starts in 5s  starts after store }
program t on b { starts in 5s  protected by m(judge: store) }
program u on b { starts in 5s  protected by n(gate: store) }
mechanism m { role judge  on slip: restart in 1s needs judge }
mechanism n { role gate  requests need gate }
)");
    CHECK(felt(in, "shock of a", "store") == seconds(3));
    CHECK(felt(in, "shock of a", "p") == seconds(3));
    CHECK(felt(in, "shock of a", "q") == seconds(8));
    CHECK(felt(in, "shock of a", "r") == seconds(3));
    CHECK(felt(in, "shock of a", "s") == seconds(8));
    CHECK(felt(in, "shock of a", "t") == seconds(9));
    CHECK(felt(in, "shock of a", "u") == seconds(3));
    CHECK(felt(in, "shock of b", "p") == seconds(5));
    CHECK(felt(in, "shock of c", "p") == zero);
}

TEST_CASE("what is tolerated adds up along the way, and is the longest of several ways") {
    test::world const in(R"(
box a
box b
program store on a
program p on b { needs store tolerating 2s }
program q on b { needs p tolerating 3s }
program r on b { needs store tolerating 9s  needs p tolerating 1s }
program s on b { needs store tolerating 2s  needs store tolerating 4s }
program t on b { needs store tolerating unbounded }
program u on p
)");
    CHECK(tolerated(in, "shock of a", "store") == zero);
    CHECK(tolerated(in, "shock of a", "p") == seconds(2));
    CHECK(tolerated(in, "shock of a", "q") == seconds(5));
    CHECK(tolerated(in, "shock of a", "r") == seconds(9));
    CHECK(tolerated(in, "shock of a", "s") == seconds(4));
    CHECK(tolerated(in, "shock of a", "t") == zero);
    CHECK(tolerated(in, "shock of a", "u") == seconds(2));
    CHECK(tolerated(in, "slip of p", "p") == zero);
}

TEST_CASE("in a circle everybody may wait for everybody") {
    test::world const in(R"(
box a
box b
program p on a { starts in 5s  needs q tolerating 1s }
program q on b { starts in 7s  needs p tolerating 2s }
program r on a { starts in 11s  needs q tolerating 3s }
)");
    CHECK(felt(in, "slip of p", "p") == seconds(12));
    CHECK(felt(in, "slip of p", "q") == seconds(12));
    CHECK(felt(in, "slip of p", "r") == seconds(12));
    CHECK(tolerated(in, "slip of p", "p") == seconds(3));
    CHECK(tolerated(in, "slip of p", "r") == seconds(6));
}

TEST_CASE("across a link, or gear, what is needed may be out of sight: that is tolerated too") {
    test::world const in(R"(
box a
box b
box c
link ab between a, b
program store on a
program p on b { needs store tolerating 4s }
program q on c { needs store tolerating 4s }
)");
    CHECK(tolerated(in, "link_loss of ab", "p") == seconds(4));
    CHECK(tolerated(in, "slip of store", "q") == seconds(4));
    test::world const behind(R"(
box a
box b
box c
switch s1, s2
link l between s1, s2
box x { needs s1 }
box y { needs s2 }
program store on x
program p on y { needs store tolerating 4s }
)");
    CHECK(tolerated(behind, "switch of s1", "p") == seconds(4));
    CHECK(tolerated(behind, "link_loss of l", "p") == seconds(4));
}
