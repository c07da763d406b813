// tests/unit/verifier/check.cpp - from a specification to its verdicts.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/derive.hpp>
#include <hadsl/verifier/exhaustive.hpp>
#include <hadsl/verifier/z3.hpp>

#include <tests/catch.hpp>
#include <tests/unit/verifier/judged.hpp>

#include <atomic>
#include <string>

using namespace hadsl;
using namespace hadsl::verifier;

namespace {

// Everything strikes and lasts as it says here, whatever the core library has.
constexpr char const* world = R"(
kind machine
kind program
failure breakage strikes machine
failure accident
failure slip  : accident  strikes program
failure lapse : accident  strikes program  lasts 10s
failure work strikes machine  lasts 1h  planned
failure rust
mechanism pair {
  copies run apart, one active
  on loss of machine: take over in 5s
}
machine m1, m2, m3
program db { copies on m1, m2  protected by pair }
program web on m3 { needs db }
)";

/// What both solvers say, and what comes of trying every scenario; all must be the same.
struct run {
    specification of;
    judgement judged;

    explicit run(std::string const& claims, options const& chosen = {})
        : of(test::load_text(world + claims)) {
        verifier::subject subject(of.architecture, of.events);
        z3_solver z3;
        judged = check_all(subject, z3, chosen);
        exhaustive_solver exhaustive;
        verifier::subject another(of.architecture);
        compare(check_all(another, exhaustive, chosen));
        verifier::subject without_a_graph(of.architecture, fault::lowering_limits{1, 1});
        compare(check_all(without_a_graph, exhaustive, chosen));
    }
    void compare(judgement const& again) const {
        REQUIRE(judged.verdicts.size() == of.architecture.claims.size());
        REQUIRE(again.verdicts.size() == judged.verdicts.size());
        for (std::size_t at = 0; at < judged.verdicts.size(); ++at) {
            auto const& one = judged.verdicts[at];
            auto const& two = again.verdicts[at];
            CHECK(one.outcome == two.outcome);
            CHECK(one.vacuous_because == two.vacuous_because);
            CHECK(one.assumptions == two.assumptions);
            CHECK(one.more == two.more);
            REQUIRE(one.counterexamples.size() == two.counterexamples.size());
            for (std::size_t each = 0; each < one.counterexamples.size(); ++each) {
                CHECK(one.counterexamples[each].failures == two.counterexamples[each].failures);
            }
        }
    }
    [[nodiscard]] verdict const& operator[](std::size_t at) const { return judged.verdicts[at]; }
    [[nodiscard]] std::string failures(std::size_t claim, std::size_t at = 0) const {
        return test::names(of, judged.verdicts[claim].counterexamples.at(at).failures);
    }
};

} // namespace

TEST_CASE("a refuted claim has a replayed counterexample of the fewest failures") {
    run const of(R"(
claim a: no single breakage causes outage of db longer than 5s
claim b: no single breakage causes outage of db longer than 4s
claim c: no 2 breakage causes outage of db longer than 5s
claim d: no single failure stops db
)");
    CHECK(of[0].outcome == outcome::proven);
    CHECK(of[0].events_considered == 3);
    CHECK(of[0].scenarios_considered == 3);
    CHECK(of[0].counterexamples.empty());
    REQUIRE(of[1].outcome == outcome::refuted);
    CHECK(of.failures(1) == "breakage of m1");
    CHECK(of[1].counterexamples[0].amount == seconds(5));
    CHECK_FALSE(of[1].counterexamples[0].story.empty());
    CHECK_FALSE(of[1].more);
    REQUIRE(of[2].outcome == outcome::refuted);
    CHECK(of.failures(2) == "breakage of m1 + breakage of m2");
    CHECK(of[2].scenarios_considered == 6);
    REQUIRE(of[3].outcome == outcome::refuted);
    CHECK(of.failures(3) == "slip of db");
    CHECK(of[3].counterexamples[0].amount.is_unbounded());
}

TEST_CASE("all minimal counterexamples are listed by size, up to so many") {
    options chosen;
    chosen.all = true;
    auto const* const claim = "claim a: no 2 failures cause outage of web longer than 5s";
    run const of(claim, chosen);
    REQUIRE(of[0].outcome == outcome::refuted);
    CHECK_FALSE(of[0].more);
    auto const count = of[0].counterexamples.size();
    REQUIRE(count > 3);
    for (std::size_t at = 1; at < count; ++at) {
        CHECK(of[0].counterexamples[at - 1].failures.size() <=
              of[0].counterexamples[at].failures.size());
    }
    CHECK(of[0].counterexamples.back().failures.size() == 2);
    chosen.max = 3;
    run const some(claim, chosen);
    CHECK(some[0].counterexamples.size() == 3);
    CHECK(some[0].more);
    chosen.max = count;
    CHECK_FALSE(run(claim, chosen)[0].more);
}

TEST_CASE("targets: one of them, some of them, all together") {
    run const of(R"(
claim a: no single breakage causes outage of db, web longer than 5s
claim b: no single breakage causes outage of db, web together
claim c: no 2 breakage causes outage of at least 2 of (db, web, m3) longer than 5s
claim d: no single breakage causes outage of at least 2 of (db, web, m3)
)");
    CHECK(of.failures(0) == "breakage of m3");
    CHECK(of.of.architecture[of[0].counterexamples[0].target].name == "web");
    CHECK(of.failures(1) == "breakage of m1");
    CHECK(of.failures(2) == "breakage of m3");
    CHECK(of.failures(3) == "breakage of m1");
}

TEST_CASE("budgets of several sorts") {
    run const of(R"(
claim a: no 1 work and 1 breakage causes outage of db longer than 5s
claim b: no 1 work of m1 and 1 work of m2, m3 causes outage of db longer than 5s
claim c: no single breakage of m3 causes outage of db
)");
    REQUIRE(of[0].outcome == outcome::refuted);
    CHECK(of[0].counterexamples[0].failures.size() == 2);
    CHECK(of[0].counterexamples[0].amount == hours(1) + seconds(5));
    CHECK(of.failures(1) == "work of m1 + work of m2");
    CHECK(of[1].events_considered == 3);
    CHECK(of[1].scenarios_considered == 5);
    CHECK(of[2].outcome == outcome::proven);
    CHECK(of[2].events_considered == 1);
    CHECK_FALSE(of[2].is_vacuous());
}

TEST_CASE("a claim that nothing could have refuted is vacuous") {
    run const of(R"(
machine spare
system lonely { }
claim a: no single rust causes outage of db
claim b: no single breakage causes outage of lonely
claim c: no single slip of spare causes outage of db
claim d: no 1 rust and 1 breakage causes outage of db longer than 5s
claim e: no single breakage causes split brain of web
assume sturdy: no work
assume lucky: no breakage of m1, m2, m3
claim f: no single work causes outage of db
claim g: no single breakage of m1 causes outage of db
claim h: no 1 slip and 1 work causes outage of db longer than 1000d
)");
    CHECK(of[0].outcome == outcome::proven);
    CHECK(of[0].vacuous_because == "no failure of class `rust` strikes anything");
    CHECK(of[1].vacuous_because == "no failures, of any class and number, cause an outage of "
                                   "`lonely`");
    CHECK(of[2].vacuous_because == "no failure of class `slip` strikes `spare`");
    CHECK(of[3].vacuous_because == "no failure of class `rust` strikes anything, so that part of "
                                   "the claim says nothing");
    CHECK_THAT(of[4].vacuous_because, test::contains_text("split brain of `web`"));
    CHECK(of[5].vacuous_because ==
          "the assumption `sturdy` leaves out every failure that the claim names");
    CHECK(of[6].vacuous_because ==
          "the assumption `lucky` leaves out every failure that the claim names");
    CHECK_FALSE(of[7].is_vacuous());
}

TEST_CASE("the assumptions a proof needs are listed, and no others") {
    run const of(R"(
assume m1_stands: no breakage of m1
assume m2_stands: no breakage of m2
assume nothing_slips: no slip
assume m3_stands: no breakage of m3
assume m3_stands_again: no breakage of m3
claim a: no single breakage causes outage of db
claim b: no 2 breakage causes outage of db longer than 5s
claim c: no single breakage, slip causes outage of db longer than 5s
claim d: no single breakage causes outage of db longer than 5s
claim e: no single breakage causes outage of web longer than 5s
)");
    using list = std::vector<std::size_t>;
    CHECK(of[0].assumptions == list{0});
    CHECK(of[1].assumptions == list{0, 1}); // only together
    CHECK(of[2].assumptions == list{2});
    CHECK(of[3].assumptions.empty());
    CHECK(of[4].assumptions == list{3, 4}); // either alone would do
    CHECK(of[0].events_considered == 0);
}

TEST_CASE("an acceptance forgives a refuted claim until its date") {
    auto const* const claims = R"(
claim a: no single slip causes outage of db  accepted "known" until 2027-06-30
claim b: no single slip causes outage of db  accepted "known"
claim c: no single breakage causes outage of db longer than 5s  accepted "no need" until 2027-06-30
)";
    options chosen;
    chosen.today = 20270630;
    run const before(claims, chosen);
    CHECK(before[0].accepted);
    CHECK_FALSE(before[0].acceptance_expired);
    CHECK(before[1].accepted);
    CHECK_FALSE(before[2].accepted);
    chosen.today = 20270701;
    run const after(claims, chosen);
    CHECK(after[0].outcome == outcome::refuted);
    CHECK_FALSE(after[0].accepted);
    CHECK(after[0].acceptance_expired);
    CHECK(after[1].accepted);
    CHECK(after[2].acceptance_expired);
    CHECK_FALSE(after[2].accepted);
}

TEST_CASE("cold starts need no solver") {
    run const of(R"(
program hen on m1 { starts after egg }
program egg on m1 { starts after hen }
claim a: db starts from cold
claim b: hen starts from cold
)");
    CHECK(of[0].outcome == outcome::proven);
    REQUIRE(of[1].outcome == outcome::refuted);
    CHECK_FALSE(of[1].counterexamples[0].story.empty());
    CHECK(of[1].counterexamples[0].failures.empty());
}

TEST_CASE("a stopped run decides nothing more") {
    auto const of =
        test::load_text(std::string(world) + "claim a: no single slip causes outage of db\n");
    verifier::subject subject(of.architecture, of.events);
    std::atomic<bool> const stop = true;
    options chosen;
    chosen.stop = &stop;
    z3_solver z3;
    auto const judged = check_all(subject, z3, chosen);
    CHECK(judged.verdicts[0].outcome == outcome::undecided);
    CHECK_THAT(judged.verdicts[0].undecided_because, test::contains_text("stopped"));
}

TEST_CASE("what the solver finds and the evaluator does not see is no verdict") {
    auto const of = test::load_text(
        std::string(world) + "claim a: no single slip causes outage of db\n"
                             "claim b: no single breakage causes outage of db longer than 5s\n");
    // A solver that overlooks everything hides no single failure: none is left to it.
    struct blind {
        struct session {
            answer find(question const&) const { return {answer::kind::none, {}, {}}; }
            void block(fault::scenario const&) const {}
        };
        session open(obligation const&, patience const&) const { return {}; }
    };
    verifier::subject subject(of.architecture, of.events);
    blind with;
    CHECK(check(subject, 0, with, {}).outcome == outcome::refuted);

    // A scenario that refutes another claim.
    budgets const any({{of.events.size(),
                        [&] {
                            std::vector<fault::event_id> all;
                            for (std::size_t at = 0; at < of.events.size(); ++at) {
                                all.push_back(static_cast<fault::event_id>(at));
                            }
                            return all;
                        }()}},
                      of.events.size());
    auto const& claim = of.architecture.claims[1];
    for (std::size_t at = 0; at < of.events.size(); ++at) {
        auto const id = static_cast<fault::event_id>(at);
        auto const name = test::names(of, {id});
        if (name == "breakage of m1") {
            CHECK_THROWS_AS(replay(subject, claim, any, {id}, true), internal_error);
        }
        if (name == "slip of db") { // of one of its copies: the first, which serves, or not
            bool const serves = of.events[at].strikes[0].copy == 0;
            auto const replayed = [&] { return replay(subject, claim, any, {id}, true); };
            if (!serves) {
                CHECK_THROWS_AS(replayed(), internal_error);
                continue;
            }
            CHECK(replayed());
            CHECK_THROWS_AS(replay(subject, claim, budgets({}, of.events.size()), {id}, true),
                            internal_error);
            auto const other = static_cast<fault::event_id>(at == 0 ? 1 : 0);
            auto const both = fault::scenario{std::min(id, other), std::max(id, other)};
            CHECK_THROWS_AS(replay(subject, claim, any, both, true), internal_error);
            CHECK(replay(subject, claim, any, both, false));
        }
    }
}

TEST_CASE("pruning changes no verdict") {
    // Enough of it to be pruned.
    std::string text = world;
    std::string needs;
    for (int at = 0; at < 60; ++at) {
        auto const number = std::to_string(at);
        text += "machine a" + number + ", b" + number + ", c" + number + "\n";
        text += "program p" + number + " { copies on a" + number + ", b" + number + ", c" + number +
                "  protected by pair }\n";
        needs += (at == 0 ? "p" : ", p") + number;
    }
    text += "system shop { needs " + needs + " }\n";
    text += "claim a: no 2 breakage causes outage of shop longer than 5s\n"
            "claim b: no 3 breakage causes outage of shop longer than 5s\n"
            "claim c: no single failure causes outage of shop longer than 5s\n";
    auto const of = test::load_text(text);
    for (std::size_t const above : {std::size_t{0}, SIZE_MAX}) {
        verifier::subject subject(of.architecture, of.events);
        z3_solver z3;
        options chosen;
        chosen.prune_above = above;
        auto const judged = check_all(subject, z3, chosen);
        CHECK(judged.verdicts[0].outcome == outcome::proven);
        CHECK_FALSE(judged.verdicts[0].is_vacuous());
        REQUIRE(judged.verdicts[1].outcome == outcome::refuted);
        CHECK(test::names(of, judged.verdicts[1].counterexamples[0].failures) ==
              "breakage of a0 + breakage of b0 + breakage of c0");
        REQUIRE(judged.verdicts[2].outcome == outcome::refuted);
        CHECK(test::names(of, judged.verdicts[2].counterexamples[0].failures) == "slip of p0");
    }
}

TEST_CASE("without a fault graph, more scenarios than can be tried are undecided") {
    std::string hosts = "kind machine\nfailure breakage strikes machine\n"
                        "for i in 1..200 { machine m[i] { needs m[1 + i % 200] } }\n"
                        "claim a: no 3 failures stop m[7]\n"
                        "claim b: no single failure stops m[7]\n";
    auto const of = test::load_text(hosts);
    verifier::subject without_a_graph(of.architecture, fault::lowering_limits{1, 1});
    exhaustive_solver exhaustive;
    auto const judged = check_all(without_a_graph, exhaustive, {});
    CHECK(judged.verdicts[0].outcome == outcome::undecided);
    CHECK(judged.verdicts[0].undecided_because == "the fault graph is too large");
    CHECK(judged.verdicts[1].outcome == outcome::refuted);
    CHECK(test::names(of, judged.verdicts[1].counterexamples.at(0).failures) == "breakage of m[1]");
    // Nor is there anything that another solver could repeat.
    auto const derived =
        verifier::derive(of.architecture, of.events, 0, {}, fault::lowering_limits{1, 1});
    CHECK_FALSE(derived.met);
    CHECK(derived.why_not == "the fault graph is too large");
}
