// tests/unit/fault/events.cpp - what can happen, and what one event strikes.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/events.hpp>

#include <tests/catch.hpp>
#include <tests/unit/fault/world.hpp>

#include <set>

using namespace hadsl;

namespace {

fault::event const& event_of(test::world const& in, std::string const& name) {
    return in.events[fault::index_of(in.event(name))];
}

/// `a#1 a#2 b#1`.
std::string struck(test::world const& in, std::string const& name) {
    std::string text;
    for (auto const& each : event_of(in, name).strikes) {
        text += (text.empty() ? "" : " ") + in.in[each.component].name + "#" +
                std::to_string(each.copy + 1);
    }
    return text;
}

} // namespace

TEST_CASE("a class with children is only a name for them") {
    test::world const in(R"(
failure jolt strikes box
failure bump : jolt
failure knock : jolt  strikes program
box a
program p on a
)");
    std::multiset<std::string> all;
    for (auto const& each : in.events) {
        all.insert(in.in[each.failure].name + " of " + in.in[each.of].name);
    }
    CHECK(all == std::multiset<std::string>{"bump of a", "knock of p", "shock of a", "slip of p"});
}

TEST_CASE("what is shared is one event, named by the value, as often as the most frequent says") {
    test::world const in(R"(
failure flaw strikes box, program shared by batch or itself lasts 5s
box a { batch "x"  flaw every 90s lasting 7s }
box b { batch "x"  flaw every 40s lasting 9s }
box c { batch "y" }
box d
program p on d { batch "x"  flaw every 60s lasting 3s }
)");
    CHECK(struck(in, "flaw of x") == "a#1 b#1 p#1");
    auto const& shared = event_of(in, "flaw of x");
    CHECK(shared.every == seconds(40));
    CHECK(shared.lasts() == seconds(9));
    CHECK(shared.reach == fault::reach::shared);
    CHECK(shared.of == in["a"]);
    CHECK(struck(in, "flaw of y") == "c#1");
    CHECK(struck(in, "flaw of d") == "d#1");
    CHECK(event_of(in, "flaw of d").label.empty());
    CHECK(event_of(in, "flaw of d").every == unbounded);
}

TEST_CASE("a ring that is reached after the failure is noticed is spared") {
    test::world const in(R"(
failure push strikes box shared by channel lasts 60s
box a { channel "c"  push noticed in 10s }
box b { channel "c" after 10s }
box c { channel "c" after 11s }
box d { channel "c" after 5s  push noticed in 4s }
)");
    // First noticed at 9s, on d.
    CHECK(struck(in, "push of c") == "a#1 d#1");
    CHECK(event_of(in, "push of c").noticed == seconds(9));
}

TEST_CASE("failures strike copies one by one, in lockstep all, and where they are mirrored") {
    test::world const in(R"(
failure rot strikes program lasts 60s noticed in 3s
mechanism apart { copies run apart, one active  mirrors rot }
mechanism every { copies run apart, all active }
mechanism step { copies run in lockstep }
mechanism place { one copy runs }
box a, b, c
program p { copies on a, b with a and lagging 3s, c with a and lagging 2s  protected by apart }
program q { copies on a, b  protected by every }
program r { copies on a, b  protected by step }
program s { copies on a, b  protected by place }
)");
    CHECK(struck(in, "slip of p") == "p#1");
    CHECK(struck(in, "slip of p#2") == "p#2");
    CHECK(event_of(in, "slip of p").reach == fault::reach::one);
    // Noticed within the lag of the second copy, not of the third.
    CHECK(struck(in, "rot of p") == "p#1 p#3");
    CHECK(event_of(in, "rot of p").reach == fault::reach::mirrored);
    CHECK(struck(in, "rot of q") == "q#1");
    CHECK(struck(in, "rot of q#2") == "q#2");
    CHECK(struck(in, "rot of r") == "r#1 r#2");
    CHECK(event_of(in, "rot of r").reach == fault::reach::lockstep);
    CHECK(struck(in, "rot of s") == "s#1");
    CHECK(event_of(in, "rot of s").reach == fault::reach::one);
}

TEST_CASE("a share of the failures of copies strikes all of them at once") {
    test::world const in(R"(
mechanism every { copies run apart, all active }
box a, b
program p { copies on a, b  protected by every  slip every 90s lasting 10s 10% shared }
program q on a { slip every 90s lasting 10s 10% shared }
)");
    std::size_t common = 0;
    for (auto const& each : in.events) {
        if (each.reach == fault::reach::common) {
            ++common;
            CHECK(each.of == in["p"]);
            CHECK(each.strikes.size() == 2);
            CHECK(each.every == seconds(900));
            CHECK(each.lasts() == seconds(10));
        }
    }
    CHECK(common == 1);
    CHECK(event_of(in, "slip of p").every == seconds(100));
    CHECK(event_of(in, "slip of q").every == seconds(90));
}
