// tests/unit/verifier/contrast.cpp
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/change/apply.hpp>
#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/exhaustive.hpp>
#include <hadsl/verifier/weigh.hpp>

#include <tests/catch.hpp>
#include <tests/unit/verifier/judged.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

using namespace hadsl;
using kind = change::edit::kind;

namespace {

constexpr char const* pair_text = R"(
mechanism pair "the first serves" {
  copies run apart, one active
  on loss of host: take over in 30s
  mirrors deletion
}
host h1, h2
database db { copies on h1, h2  protected by pair }
)";

std::vector<verdict> judge(specification const& of, verifier::options chosen = {}) {
    verifier::subject subject(of.architecture, of.events);
    verifier::exhaustive_solver solver;
    chosen.contrasts = 1;
    return verifier::check_all(subject, solver, chosen).verdicts;
}

} // namespace

TEST_CASE("the largest figure with which a claim survives is exact") {
    auto const of =
        test::load_text(std::string(pair_text) +
                        "claim c: no single host failure causes outage of db longer than 12345ms");
    auto const verdicts = judge(of);
    REQUIRE(verdicts[0].counterexamples.size() == 1);
    auto const& changes = verdicts[0].counterexamples[0].contrast->changes;
    auto const faster = std::find_if(changes.begin(), changes.end(),
                                     [](auto const& each) { return each.what == kind::rule_time; });
    REQUIRE(faster != changes.end());
    CHECK(faster->time == duration{12345});
    CHECK(faster->before == seconds(30));
}

TEST_CASE("a change does not dodge the failure: the twin may be the one that fails") {
    auto const of = test::load_text("host h1\nservice web on h1\n"
                                    "claim c: no single host failure causes outage of web");
    auto const verdicts = judge(of);
    auto const& changes = verdicts[0].counterexamples[0].contrast->changes;
    // Another host instead of h1 would fail just as well; a second copy is what helps.
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].what == kind::one_more_copy);
}

namespace {

/// The changes of the first counterexample of the first claim.
std::vector<change::edit> changes_of(specification const& of) {
    auto const verdicts = judge(of, [] {
        verifier::options chosen;
        chosen.why = true; // all that help
        return chosen;
    }());
    REQUIRE(!verdicts[0].counterexamples.empty());
    return verdicts[0].counterexamples[0].contrast->changes;
}

bool has(std::vector<change::edit> const& all, kind what) {
    return std::any_of(all.begin(), all.end(),
                       [&](change::edit const& each) { return each.what == what; });
}

constexpr char const* split_text = R"(
mechanism pair {
  copies run apart, one active
  isolated copies keep writing
  on loss of host, isolation: take over in 30s
  mirrors deletion
}
site east, west
link wire between east, west
host h1 in east
host h2 in west
database db { copies on h1, h2  protected by pair }
)";

} // namespace

TEST_CASE("a copy could stand on something that is there and up") {
    auto const of = test::load_text("mechanism both { copies run apart, all active }\n"
                                    "host h1, h2, h3\n"
                                    "service web { copies on h1, h1  protected by both }\n"
                                    "claim c: no single host failure causes outage of web");
    auto const changes = changes_of(of);
    auto const moved = std::find_if(changes.begin(), changes.end(), [](auto const& each) {
        return each.what == kind::moved_place;
    });
    REQUIRE(moved != changes.end());
    CHECK(of.architecture[*moved->other].name == "h1");
    CHECK(of.architecture[*moved->replacement].name == "h2");
    // Another host like h1 would say the same with fewer words.
    CHECK_FALSE(has(changes, kind::own_place));
}

TEST_CASE("a move does not dodge the failure: where to may fail as well") {
    auto const of = test::load_text("host h1, h2\nservice web on h1\n"
                                    "claim c: no single host failure causes outage of web");
    CHECK_FALSE(has(changes_of(of), kind::moved_place));
}

TEST_CASE("a move is taken back whole") {
    auto const of = test::load_text("host h1, h2\nservice web on h1\n");
    change::edit by;
    by.what = kind::moved_place;
    by.component = static_cast<model::component_id>(2);
    by.copy = 0;
    by.other = static_cast<model::component_id>(0);
    by.replacement = static_cast<model::component_id>(1);
    auto changed = change::unedited(of.architecture);
    auto const before = changed.like;
    change::editor(changed).apply(by);
    CHECK(changed.like != before);
    CHECK(changed.architecture[by.component].copies[0].place.front() == *by.replacement);
    change::undo(changed, of.architecture, by);
    CHECK(changed.like == before);
    CHECK(changed.architecture[by.component].copies[0].place.front() == *by.other);
}

TEST_CASE("where two copies would write, a vote or a fence is offered") {
    auto const of = test::load_text(
        std::string(split_text) + "claim c: no single link_loss failure causes split brain of db");
    auto const changes = changes_of(of);
    CHECK(has(changes, kind::one_more_voter));
    CHECK(has(changes, kind::fence));
}

TEST_CASE("where a majority is missing, one more voter is offered") {
    auto const of = test::load_text(R"(
mechanism votes {
  copies run apart, one active
  quorum majority of copies
  on loss of host: take over in 5s
  mirrors deletion
}
host h1, h2
database db { copies on h1, h2  protected by votes }
claim c: no single host failure stops db
)");
    CHECK(has(changes_of(of), kind::one_more_voter));
}

TEST_CASE("what is out of time is not tried, and that is said") {
    auto const of = test::load_text("host h1\nservice web on h1\n"
                                    "claim c: no single host failure causes outage of web");
    std::atomic<bool> const stopped{true};
    verifier::subject subject(of.architecture, of.events);
    auto const found = verifier::contrast_of(subject, 0, {fault::event_id{0}}, {},
                                             verifier::patience{{}, &stopped});
    CHECK(found.changes.empty());
    CHECK_FALSE(found.is_complete);
}

TEST_CASE("a fact is taken from its component alone, and can be given back") {
    auto const of = test::load_text(pair_text);
    auto const facts = verifier::facts_of(of.architecture);
    REQUIRE(!facts.empty());
    auto changed = change::unedited(of.architecture);
    for (auto const& each : facts) {
        change::editor(changed).apply(each);
        change::undo(changed, of.architecture, each);
        CHECK(fault::list_events(changed.architecture).size() == of.events.size());
        CHECK(changed.architecture.components.size() == of.architecture.components.size());
    }
    auto const without = std::find_if(facts.begin(), facts.end(), [](auto const& each) {
        return each.what == kind::no_protection;
    });
    REQUIRE(without != facts.end());
    // The mechanism is why there are two copies.
    auto const alone = change::apply(of.architecture, *without).architecture;
    CHECK(alone[without->component].copies.size() == 1);
    CHECK(alone[without->component].rules.empty());
}

TEST_CASE("a proof rests on what refutes it when it is gone, and has an edge") {
    auto const of =
        test::load_text(std::string(pair_text) + "claim c: no single host failure stops db");
    verifier::subject subject(of.architecture, of.events);
    verifier::exhaustive_solver solver;
    verifier::options chosen;
    chosen.why = true;
    auto judged = verifier::check_all(subject, solver, chosen);
    verifier::weigh(subject, judged, verifier::facts_of(of.architecture), solver, chosen);
    REQUIRE(judged.verdicts[0].outcome == outcome::proven);
    REQUIRE(judged.verdicts[0].edge);
    CHECK(judged.verdicts[0].edge->count == 2);
    CHECK(judged.verdicts[0].edge->broken_by.failures.size() == 2);
    auto const decides = [&](kind what) {
        return std::all_of(judged.facts.begin(), judged.facts.end(), [&](auto const& each) {
            return each.removal.what != what || each.decides == std::vector<std::size_t>{0};
        });
    };
    CHECK(decides(kind::no_protection));
    CHECK(decides(kind::no_rule));
    CHECK(decides(kind::no_copy));
    CHECK(decides(kind::shared_place));
}
