// tests/unit/report/sarif.cpp - a judgement as code-scanning services read it.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/report/sarif.hpp>

#include <tests/catch.hpp>
#include <tests/unit/report/example.hpp>

using namespace hadsl;
using report::json;

namespace {

json run_of(source::texts const& texts, std::vector<report::finding> const& all) {
    report::sarif_report made("/work");
    for (auto const& each : all) {
        made.add(texts, each);
    }
    return json::parse(std::move(made).take())["runs"][0];
}

} // namespace

TEST_CASE("columns are counted in UTF-16 units") {
    source::text const text("a", "\xC3\xBC\xF0\x9F\x92\xA5x\ny");
    CHECK(report::utf16_column(text, 0) == 1);
    CHECK(report::utf16_column(text, 2) == 2);
    CHECK(report::utf16_column(text, 6) == 4);
    CHECK(report::utf16_column(text, 8) == 1);
    CHECK(report::utf16_column(text, 100) == 2);
}

TEST_CASE("a clean run has an empty list of results") {
    auto const run = run_of({}, {});
    CHECK(run["results"] == json::array());
    CHECK(run["columnKind"] == "utf16CodeUnits");
    CHECK(run["invocations"][0]["executionSuccessful"] == true);
}

TEST_CASE("a refuted claim is a result with its cascade") {
    test::example shop;
    auto const by = shop.by_crash();
    auto const found = report::finding_of(shop.texts, shop.in, shop.events, shop.add_refuted(by));
    REQUIRE(found);
    auto const run = run_of(shop.texts, {*found});
    auto const& result = run["results"][0];
    CHECK(result["ruleId"] == "HA0901");
    CHECK(run["tool"]["driver"]["rules"][0]["id"] == "HA0901");
    auto const& place = result["locations"][0]["physicalLocation"];
    CHECK(place["artifactLocation"]["uri"] == "shop.hadsl");
    CHECK(place["region"]["startLine"] == 10);
    CHECK(result["codeFlows"][0]["threadFlows"][0]["locations"].size() == found->story.size());
    CHECK(result["relatedLocations"][0]["id"] == 1);
}

TEST_CASE("a fingerprint stays when lines move, and is never given twice") {
    auto const fingerprint = [](std::string const& before, std::string const& message) {
        source::texts texts;
        auto const in = texts.add("a.hadsl", before + "claim c");
        auto const begin = static_cast<std::uint32_t>(before.size() + 6);
        report::finding about;
        about.code = source::code::claim_refuted;
        about.place = {in, begin, begin + 1};
        about.claim = "c";
        about.message = message;
        auto const run = run_of(texts, {about, about});
        auto const& results = run["results"];
        CHECK(results[0]["partialFingerprints"] != results[1]["partialFingerprints"]);
        return results[0]["partialFingerprints"];
    };
    CHECK(fingerprint("", "by a crash") == fingerprint("\n\n// more\n", "by a flood"));
}

TEST_CASE("what has no file is a notification") {
    report::finding about;
    about.code = source::code::no_match;
    about.message = "found no claim that matches `x`";
    auto const run = run_of({}, {about});
    CHECK(run["results"].empty());
    auto const& invocation = run["invocations"][0];
    CHECK(invocation["executionSuccessful"] == false);
    CHECK(invocation["toolExecutionNotifications"][0]["message"]["text"] == about.message);
}

TEST_CASE("a warning that has no file fails nothing") {
    report::finding about;
    about.code = source::code::needless_baseline;
    about.message = "the baseline lists what is no longer there";
    auto const run = run_of({}, {about});
    auto const& invocation = run["invocations"][0];
    CHECK(invocation["executionSuccessful"] == true);
    CHECK(invocation["toolExecutionNotifications"][0]["level"] == "warning");
}

TEST_CASE("a name cannot become a link") {
    source::texts texts;
    auto const in = texts.add("a.hadsl", "x");
    report::finding about;
    about.code = source::code::claim_refuted;
    about.place = {in, 0, 1};
    about.message = "[click](https://example.org) and h[1]";
    CHECK(run_of(texts, {about})["results"][0]["message"]["text"] ==
          "\\[click\\](https://example.org) and h\\[1\\]");
    about.message = "h[1] (of 2)";
    CHECK(run_of(texts, {about})["results"][0]["message"]["text"] == "h[1] (of 2)");
}
