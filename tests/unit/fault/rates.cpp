// tests/unit/fault/rates.cpp - how often failures come, and whom they can touch.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/rates.hpp>

#include <tests/catch.hpp>
#include <tests/unit/fault/world.hpp>

using namespace hadsl;

namespace {

std::string touching(test::world const& in, std::string const& target) {
    std::string text;
    for (auto const each :
         fault::events_touching(in.in, in.events, in.meaning.dependencies(), in[target])) {
        auto const& event = in.events[fault::index_of(each)];
        text +=
            (text.empty() ? "" : " + ") + in.in[event.failure].name + " of " + in.in[event.of].name;
    }
    return text;
}

} // namespace

TEST_CASE("a failure has a rate when it is said how often it comes and how long it stands") {
    test::world const in(R"(
box a { shock every 90s lasting 10s }
box b { shock lasts 5s }
box c { shock every 90s lasting unbounded }
)");
    auto const of = [&](char const* name) -> fault::event const& {
        return in.events[fault::index_of(in.event(name))];
    };
    CHECK(fault::is_rated(of("shock of a")));
    CHECK_FALSE(fault::is_rated(of("shock of b")));
    CHECK_FALSE(fault::is_rated(of("shock of c")));
    CHECK(fault::cycle_of(of("shock of a")) == 100'000);
}

TEST_CASE("what strikes something, or anything that it depends on, touches it") {
    test::world const in(R"(
box a, b, c
program p on a { needs q }
program q on b
program r on c { starts after r2 }
program r2 on c
program s on a { needs t }
program t on b { needs s }
failure deluge strikes box shared by cellar lasts 1h
box d { cellar "north" }
box e { cellar "north" }
program u on d
program v on e
mechanism kept { role vault  backup every 1h on vault }
program w on d { keeps data  protected by kept(vault: e) }
)");
    CHECK(touching(in, "a") == "shock of a");
    CHECK(touching(in, "p") == "shock of a + shock of b + slip of p + slip of q");
    CHECK(touching(in, "q") == "shock of b + slip of q");
    CHECK(touching(in, "r") == "shock of c + slip of r + slip of r2");
    CHECK(touching(in, "s") == "shock of a + shock of b + slip of s + slip of t");
    CHECK(touching(in, "w") == "shock of d + shock of e + slip of w + deluge of d");
    CHECK(touching(in, "v") == "shock of e + slip of v + deluge of d");
}
