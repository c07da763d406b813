// tests/unit/report/text.cpp - a judgement as people read it.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/report/evidence.hpp>
#include <hadsl/report/text.hpp>

#include <tests/catch.hpp>
#include <tests/unit/report/example.hpp>

using namespace hadsl;
using test::contains_text;

namespace {

std::string story(test::example const& of, verdict const& about) {
    return report::render(of.texts, of.in, of.events, about, {});
}

} // namespace

TEST_CASE("a refuted claim is told from the failure to the claim") {
    test::example shop;
    auto const& refuted = shop.add_refuted(shop.by_crash());
    CHECK(
        story(shop, refuted) ==
        R"(shop.hadsl:10:7: error: claim `software` is refuted: crash of app causes an outage of orders (out until repaired, allowed none) [HA0901]
   |
11 |   no single crash causes outage of orders
   |                   ^^^^^^^^^^^^^^^^^^^^^^^ out until repaired, allowed none
  ::: shop.hadsl:2:4
   |
 2 | vm app {
   |    --- (1) crash strikes both copies of app at once (they run in lockstep and do the same)
 3 |   copies on esx1, esx2
 4 |   protected by lockstep
   |                -------- (2) no rule of lockstep is for crash, only for loss of host: app is out
   |                         until repaired
 5 | }
 6 | service orders on app
   |         ------ (3) orders goes down with app: out until repaired
   = note: there may be other failures that refute it: `--all` lists them
)");
}

TEST_CASE("a table has a line per claim, and a sum") {
    test::example shop;
    shop.add_proven();
    shop.add_refuted(shop.by_crash());
    CHECK(report::render_table(shop.texts, shop.in, shop.events, shop.judged, {}) ==
          "proven     hardware  no single hardware failure causes outage of orders  "
          "(14 failures, 15 scenarios)\n"
          "refuted    software  no single crash causes outage of orders             "
          "(by crash of app)\n");
    report::tally sum;
    sum.add(shop.judged);
    CHECK(report::to_text(sum) == "2 claims: 1 proven, 1 refuted");
}

TEST_CASE("what a proof assumed is said") {
    test::example shop;
    shop.in.assumptions.push_back({});
    shop.in.assumptions.back().name = "no_fire";
    auto& proven = shop.add_proven();
    proven.assumptions = {0};
    CHECK(report::evidence(shop.in, shop.events, proven) ==
          "14 failures, 15 scenarios, assuming no_fire");
}

TEST_CASE("finite outages come with the figure that would do") {
    test::example shop;
    auto by = shop.by_crash();
    by.amount = seconds(153);
    shop.software().budget.threshold = seconds(30);
    auto& refuted = shop.add_refuted(by);
    SECTION("when all of them are known") {
        refuted.more = false;
        auto const text = story(shop, refuted);
        CHECK_THAT(text,
                   contains_text("causes an outage of orders (out for 2min 33s, allowed 30s)"));
        CHECK_THAT(text,
                   contains_text("= help: the claim would hold with `longer than 2min 33s`\n"));
    }
    SECTION("with a warning, when others may be longer") {
        CHECK_THAT(story(shop, refuted),
                   contains_text("if that is acceptable, say `longer than 2min 33s`"));
    }
    SECTION("the longest counts") {
        refuted.more = false;
        refuted.counterexamples.push_back(by);
        refuted.counterexamples.back().amount = seconds(200);
        auto const text = story(shop, refuted);
        CHECK_THAT(text,
                   contains_text(
                       "= also: crash of app: 2 of these, with the one told (out for 3min 20s)\n"));
        CHECK_THAT(text, contains_text("`longer than 3min 20s`"));
    }
}

TEST_CASE("there is no figure where no figure would do") {
    test::example shop;
    auto& refuted = shop.add_refuted(shop.by_crash());
    CHECK(report::advice(shop.in, refuted).empty());
    refuted.counterexamples.front().amount = zero;
    shop.software().budget.consequence = model::consequence::split_brain;
    CHECK(report::advice(shop.in, refuted).empty());
    CHECK_THAT(story(shop, refuted), contains_text("crash of app causes split brain of orders ["));
}

TEST_CASE("each effect has its words") {
    test::example shop;
    auto by = shop.by_crash();
    auto& claim = shop.software();
    auto const text = [&] { return report::consequence_text(shop.in, shop.events, claim, by); };
    claim.budget.consequence = model::consequence::data_loss;
    by.amount = seconds(5);
    CHECK(text() == "crash of app loses data of orders (the last 5s of work lost, allowed none)");
    by.amount = unbounded;
    claim.budget.threshold = unbounded;
    CHECK(text() == "crash of app loses all data of orders");
    claim.budget.consequence = model::consequence::outage;
    CHECK(text() == "crash of app stops orders");
    claim.budget.consequence = model::consequence::disruption;
    claim.budget.threshold = seconds(10);
    by.amount = minutes(1);
    CHECK(text() == "crash of app causes a disruption of orders (disrupted for 1min, allowed 10s)");
    by.failures.push_back(by.failures.front());
    CHECK_THAT(text(), contains_text("crash of app and crash of app cause a disruption"));
    claim.budget.targets = {shop.app, shop.orders};
    claim.budget.at_least = 2;
    CHECK_THAT(text(), contains_text("of app and orders together"));
    claim.says = model::claim::form::cold_start;
    CHECK(text() == "orders can never start from cold");
}

TEST_CASE("what is not plain is a warning or an error of its own") {
    test::example shop;
    SECTION("vacuous") {
        auto& proven = shop.add_proven();
        proven.vacuous_because = "no failure of this class exists";
        CHECK_THAT(story(shop, proven),
                   contains_text("shop.hadsl:8:7: warning: claim `hardware` is vacuous: "
                                 "no failure of this class exists [HA0902]\n"));
    }
    SECTION("undecided") {
        verdict about;
        about.undecided_because = "no answer within 1s";
        CHECK_THAT(story(shop, about), contains_text(": warning: claim `hardware` is undecided: "
                                                     "no answer within 1s [HA0903]\n"));
    }
    SECTION("accepted") {
        shop.software().acceptance = model::acceptance{"to be replaced", 20270630, {}};
        auto& about = shop.add_refuted(shop.by_crash());
        about.accepted = true;
        auto const text = story(shop, about);
        CHECK_THAT(text,
                   contains_text(": warning: claim `software` is refuted, which is accepted"));
        CHECK_THAT(text, contains_text("= accepted: until 2027-06-30: \"to be replaced\"\n"));
        CHECK(text.find("(1)") == text.npos);
    }
    SECTION("accepted too long ago") {
        shop.software().acceptance = model::acceptance{"soon", 20200101, {}};
        auto& about = shop.add_refuted(shop.by_crash());
        about.acceptance_expired = true;
        auto const text = story(shop, about);
        CHECK_THAT(text, contains_text(": error: claim `software` is refuted"));
        CHECK_THAT(text,
                   contains_text("it was accepted until 2020-01-01: \"soon\", which is over"));
    }
    SECTION("accepted for nothing") {
        shop.hardware().acceptance = model::acceptance{"why", std::nullopt, {}};
        CHECK_THAT(story(shop, shop.add_proven()),
                   contains_text("claim `hardware` is proven: its acceptance can go [HA0905]\n"));
    }
    SECTION("plain") {
        CHECK(story(shop, shop.add_proven()).empty());
    }
}

TEST_CASE("a long story loses its middle, not its end") {
    test::example shop;
    auto by = shop.by_crash();
    for (int more = 0; more < 40; ++more) {
        auto const id = shop.add_component("part" + std::to_string(more));
        by.story.push_back(shop.step(fault::step::kind::lost, id));
    }
    auto const text = story(shop, shop.add_refuted(by));
    CHECK_THAT(text, contains_text("(43) part39 loses all its data"));
    CHECK(text.find("(20)") == text.npos);
    CHECK_THAT(text, contains_text("= note: 29 steps in between are left out\n"));
}

TEST_CASE("a step about what stands in no text is told beneath") {
    test::example shop;
    auto by = shop.by_crash();
    by.story.push_back(shop.step(fault::step::kind::lost, shop.orders));
    by.story.back().at = {};
    CHECK_THAT(story(shop, shop.add_refuted(by)),
               contains_text("  = step: (4) orders loses all its data\n"));
    CHECK(report::place_text(shop.texts, {}, {}).empty());
}

TEST_CASE("a failure that is mirrored says by whom, if that is known") {
    test::example shop;
    auto& app = shop[shop.app];
    app.mode = model::run_mode::one_active;
    app.mirrors = {shop.deletion};
    auto const event =
        shop.add_event(shop.deletion, {{shop.app, 0, unbounded}, {shop.app, 1, unbounded}},
                       fault::reach::mirrored);
    fault::story story{shop.step(fault::step::kind::strikes, shop.app, 0)};
    story[0].event = event;
    auto const text = [&] { return report::tell(shop.in, shop.events, story).front().text(); };
    CHECK(text() == "deletion strikes both copies of app at once (deletion is mirrored from copy "
                    "to copy)");
    app.protections.front().added.mirrors = 1;
    CHECK(text() == "deletion strikes both copies of app at once (lockstep mirrors deletion)");
}

TEST_CASE("what is true of several things is said once") {
    test::example shop;
    using kind = fault::step::kind;
    fault::story story;
    auto const add = [&](kind what, model::component_id of, int copy, model::component_id other) {
        story.push_back(shop.step(what, of, copy));
        story.back().other = other;
    };
    SECTION("different things with the same place") {
        add(kind::place_out, shop.esx2, -1, shop.esx1);
        add(kind::place_out, shop.orders, -1, shop.esx1);
        auto const told = report::tell(shop.in, shop.events, story);
        REQUIRE(told.size() == 1);
        CHECK(told[0].text() == "esx2 and orders go down with esx1");
    }
    SECTION("many copies with a place each") {
        shop[shop.app].mode = model::run_mode::all_active;
        shop[shop.app].copies.resize(4);
        add(kind::place_out, shop.app, 0, shop.esx1);
        add(kind::place_out, shop.app, 1, shop.esx2);
        add(kind::place_out, shop.app, 2, shop.orders);
        story.push_back(shop.step(kind::too_few, shop.app));
        story.back().left = 1;
        story.push_back(shop.step(kind::component_out, shop.app));
        shop[shop.app].at_least = 2;
        auto const told = report::tell(shop.in, shop.events, story);
        REQUIRE(told.size() == 2);
        CHECK(told[0].text() == "3 copies of app go down with what they stand on");
        CHECK(told[1].text() ==
              "2 of 4 copies of app must serve, 1 is left: app is out until repaired");
    }
    SECTION("a need in a loop") {
        add(kind::need_out, shop.app, -1, shop.esx1);
        add(kind::need_out, shop.orders, -1, shop.esx1);
        story[1].at = story[0].at;
        auto const told = report::tell(shop.in, shop.events, story);
        REQUIRE(told.size() == 1);
        CHECK(told[0].text() == "app and orders need esx1");
    }
}

TEST_CASE("a rule says what it costs, or why it does not help") {
    test::example shop;
    fault::story story{shop.step(fault::step::kind::rule, shop.app, 0, seconds(93))};
    auto& rule = shop[shop.app].rules.front();
    rule.action = model::action::restart;
    rule.time = seconds(33);
    shop[shop.app].starts_in = minutes(1);
    story[0].rule = 0;
    story[0].protection = 0;
    auto const text = [&] { return report::tell(shop.in, shop.events, story).front().text(); };
    CHECK(text() == "lockstep: restarted in 33s, started in 1min");
    story[0].length = seconds(100);
    CHECK(text() == "lockstep: restarted in 33s, started in 1min, after waiting");
    story.push_back(shop.step(fault::step::kind::component_out, shop.app, -1, seconds(100)));
    CHECK(text() ==
          "lockstep: restarted in 33s, started in 1min, after waiting: app is out for 100s");
    rule.time = unbounded;
    story.pop_back();
    CHECK(text() == "lockstep: restarted by hand, nobody knows when");
    story[0].what = fault::step::kind::rule_fails;
    story[0].why = fault::shortfall::role_out;
    story[0].other = shop.esx2;
    CHECK(text() == "lockstep would restart, but it waits for esx2, which is out");
}

TEST_CASE("colours end where they begin") {
    test::example shop;
    report::style style;
    style.colour = true;
    auto const text =
        report::render(shop.texts, shop.in, shop.events, shop.add_refuted(shop.by_crash()), style);
    std::size_t begun = 0;
    std::size_t ended = 0;
    for (auto at = text.find("\x1b["); at != text.npos; at = text.find("\x1b[", at + 1)) {
        (text.substr(at, 4) == "\x1b[0m" ? ended : begun) += 1;
    }
    CHECK(begun > 0);
    CHECK(begun == ended);
}
