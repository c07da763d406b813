// tests/unit/report/json.cpp - a judgement as programs read it.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/report/json.hpp>

#include <tests/catch.hpp>
#include <tests/unit/report/example.hpp>

using namespace hadsl;
using report::json;
using test::contains_text;

TEST_CASE("values are written as reports want them") {
    CHECK(report::dump(UINT64_MAX) == "18446744073709551615");
    CHECK(report::dump("a\"\\\n\t\x01") == R"("a\"\\\n\t\u0001")");
    CHECK(report::dump("a\xff"
                       "b") == "\"a\xEF\xBF\xBD"
                               "b\"");
    CHECK(report::dump("straße") == "\"straße\"");
    CHECK(report::dump(json{{"b", 1}, {"a", json::array()}}) == "{\n  \"b\": 1,\n  \"a\": []\n}");
    CHECK(report::json_of(unbounded).is_null());
    CHECK(report::json_of(seconds(2)) == 2000);
    CHECK(report::text_or_null("").is_null());
}

TEST_CASE("a claim is written with its counterexample") {
    test::example shop;
    report::json_of_verdicts const verdicts(shop.texts, shop.in, shop.events);
    auto const by = shop.by_crash();
    auto const text = report::dump(verdicts.claim(shop.add_refuted(by)));
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
    CHECK_THAT(report::dump(report::json_of(none, about)),
               contains_text("\"file\": null,\n  \"line\": null"));
}
