// tests/unit/report/names.cpp - failures are called what an operator would call them.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/report/names.hpp>

#include <tests/catch.hpp>
#include <tests/unit/report/example.hpp>

using namespace hadsl;

TEST_CASE("a failure is its class and what it strikes") {
    test::example shop;
    auto const name = [&](fault::event_id id) {
        return report::event_name(shop.in, shop.events[fault::index_of(id)]);
    };
    auto const both =
        std::vector<fault::strike>{{shop.app, 0, unbounded}, {shop.app, 1, unbounded}};

    CHECK(name(shop.add_event(shop.crash, {{shop.orders, 0, unbounded}})) == "crash of orders");
    SECTION("a class that is called like a thing is told from it") {
        CHECK(name(shop.add_event(shop.host, {{shop.esx1, 0, unbounded}})) ==
              "host failure of esx1");
        auto const hardware = shop.add_class("hardware");
        auto const power = shop.add_class("power", {hardware});
        CHECK(name(shop.add_event(power, {{shop.esx1, 0, unbounded}})) == "power failure of esx1");
    }
    SECTION("copies in lockstep fail as one") {
        CHECK(name(shop.add_event(shop.crash, both, fault::reach::lockstep)) == "crash of app");
    }
    SECTION("copies that run apart are named after their platform") {
        shop[shop.app].mode = model::run_mode::all_active;
        CHECK(name(shop.add_event(shop.crash, {{shop.app, 1, unbounded}})) ==
              "crash of app on esx2");
        shop[shop.app].copies[1].place = {shop.esx1};
        CHECK(name(shop.add_event(shop.crash, {{shop.app, 1, unbounded}})) ==
              "crash of app, copy 2");
    }
    SECTION("what is mirrored says how far") {
        shop[shop.app].mode = model::run_mode::one_active;
        CHECK(name(shop.add_event(shop.deletion, both, fault::reach::mirrored)) ==
              "deletion of app (mirrored to every copy)");
        shop[shop.app].copies.resize(3);
        CHECK(name(shop.add_event(shop.deletion, both, fault::reach::mirrored)) ==
              "deletion of app (mirrored to 2 of 3 copies)");
    }
    SECTION("what is shared is named after the label") {
        CHECK(name(shop.add_event(shop.bad_build, both, fault::reach::shared, "web:1.8")) ==
              "bad_build of build \"web:1.8\"");
        CHECK(name(shop.add_event(shop.bad_build, both, fault::reach::shared)) ==
              "bad_build of app");
    }
}

TEST_CASE("lists read as prose") {
    CHECK(report::listed({}) == "");
    CHECK(report::listed({"a"}) == "a");
    CHECK(report::listed({"a", "b", "c"}) == "a, b and c");
    CHECK(report::listed({"a", "b", "c", "d"}, 2) == "a, b and 2 more");
    CHECK(report::listed({"a", "b", "c"}, 2) == "a, b and c"); // `and 1 more` saves nothing
}

TEST_CASE("a statement is its text on one line, without comments") {
    test::example shop;
    CHECK(report::statement_of(shop.texts, shop.hardware()) ==
          "no single hardware failure causes outage of orders");
    CHECK(report::on_one_line("a /* x */ b // y\n\tc \"d  // e\" `f  g`") ==
          "a b c \"d  // e\" `f  g`");
    CHECK(report::on_one_line("\"unclosed") == "\"unclosed");
    CHECK(report::on_one_line("/* unclosed") == "");
    // What was made in C++ has no text.
    shop.hardware().whole = {};
    shop.hardware().description = "it stays up";
    CHECK(report::statement_of(shop.texts, shop.hardware()) == "it stays up");
}
