// tests/unit/report/json.cpp - a judgement as programs read it.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/report/json.hpp>

#include <tests/catch.hpp>
#include <tests/unit/report/example.hpp>

using namespace hadsl;
using report::json;
using test::contains_text;

TEST_CASE("values are written as JSON wants them") {
    CHECK(json().dump() == "null");
    CHECK(json(true).dump() == "true");
    CHECK(json(UINT64_MAX).dump() == "18446744073709551615");
    CHECK(json(-1).dump() == "-1");
    CHECK(json("a\"\\\n\t\x01\x7f").dump() == R"("a\"\\\n\t\u0001\u007f")");
    CHECK(json("a\xff"
               "b")
              .dump() == "\"a\xEF\xBF\xBD"
                         "b\"");
    CHECK(json("straße").dump() == "\"straße\"");
    CHECK(json(std::optional<int>()).dump() == "null");
    CHECK(json::array().dump() == "[]");
    CHECK(json{{"a", 1}, {"b", json::array()}}.dump() == "{\n  \"a\": 1,\n  \"b\": []\n}");
}

TEST_CASE("a claim is written with its counterexample") {
    test::example shop;
    report::json_of_verdicts const verdicts(shop.texts, shop.in, shop.events);
    auto const by = shop.by_crash();
    auto const text = verdicts.claim(shop.add_refuted(by)).dump();
    CHECK_THAT(text, contains_text("\"name\": \"software\""));
    CHECK_THAT(text, contains_text("\"verdict\": \"refuted\""));
    CHECK_THAT(text, contains_text("\"line\": 10,\n  \"column\": 7"));
    CHECK_THAT(text, contains_text("\"name\": \"crash of app\""));
    CHECK_THAT(text, contains_text("\"reach\": \"lockstep\""));
    CHECK_THAT(text, contains_text("\"duration_ms\": null"));
    CHECK_THAT(text, contains_text("\"kind\": \"unnoticed\""));
    CHECK_THAT(text, contains_text("\"mechanism\": \"lockstep\""));
}

TEST_CASE("a place in no text is null") {
    source::texts const none;
    source::diagnostic const about{source::code::unreadable_file, {}, "cannot read it", "", {}};
    CHECK_THAT(report::json_of(none, about).dump(),
               contains_text("\"file\": null,\n  \"line\": null"));
}
