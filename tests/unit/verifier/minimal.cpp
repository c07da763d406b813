// tests/unit/verifier/minimal.cpp - exhaustive, Z3 and force agree on every minimal set.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/verifier/exhaustive.hpp>
#include <hadsl/verifier/minimal.hpp>
#include <hadsl/verifier/prune.hpp>
#include <hadsl/verifier/z3.hpp>

#include <tests/catch.hpp>
#include <tests/unit/verifier/random_graphs.hpp>

#include <atomic>
#include <chrono>

using namespace hadsl;
using namespace hadsl::verifier;

namespace {

constexpr std::size_t all_of_them = 1000;

template <solver Solver>
minimal_sets solve(Solver& with, obligation const& met, std::size_t most = all_of_them,
                   patience const& limits = {}) {
    auto session = with.open(met, limits);
    return find_minimal(session, met, most, limits);
}

/// Refuses to answer after so many questions.
class tiring_solver {
public:
    explicit tiring_solver(int answers) : answers_(answers) {}

    class session {
    public:
        session(exhaustive_session with, int answers) : with_(std::move(with)), answers_(answers) {}
        answer find(question const& asked) {
            return answers_-- > 0 ? with_.find(asked) : answer{answer::kind::unknown, {}, "tired"};
        }
        void block(fault::scenario const& known) { with_.block(known); }

    private:
        exhaustive_session with_;
        int answers_;
    };
    session open(obligation const& met, patience const& limits) const {
        return {exhaustive_solver().open(met, limits), answers_};
    }

private:
    int answers_;
};

/// Pigeons and holes: hard for any solver, and no scenario does it.
test::random_graph pigeons(std::size_t holes) {
    test::random_graph made;
    made.events = (holes + 1) * holes;
    auto const at = [&](std::size_t pigeon, std::size_t hole) {
        return made.graph.event(static_cast<fault::event_id>(pigeon * holes + hole));
    };
    std::vector<fault::node_id> rules;
    for (std::size_t pigeon = 0; pigeon <= holes; ++pigeon) {
        std::vector<fault::node_id> somewhere;
        for (std::size_t hole = 0; hole < holes; ++hole) {
            somewhere.push_back(at(pigeon, hole));
            for (std::size_t other = 0; other < pigeon; ++other) {
                rules.push_back(
                    made.graph.negation(made.graph.all_of({at(pigeon, hole), at(other, hole)})));
            }
        }
        rules.push_back(made.graph.any_of(somewhere));
    }
    made.top = made.graph.all_of(rules);
    return made;
}

std::vector<fault::event_id> first_events(std::size_t count) {
    std::vector<fault::event_id> made;
    for (std::size_t at = 0; at < count; ++at) {
        made.push_back(static_cast<fault::event_id>(at));
    }
    return made;
}

} // namespace

TEST_CASE("every solver finds every minimal set, in the same order") {
    z3_solver z3;
    exhaustive_solver exhaustive;
    std::mt19937 random(20263);
    int refuted = 0;
    for (int round = 0; round < 600; ++round) {
        auto const size = 1 + test::pick(random, 9);
        auto const in = test::make_graph(random, size, 1 + test::pick(random, 25), round % 3 == 0);
        auto const terms = test::make_terms(random, size);
        budgets const allowed(terms, size);
        auto const expected = test::by_force(in, terms);
        auto const met = oblige(in.graph, in.top, allowed);
        auto const pruned = prune(met, allowed);
        INFO("round " << round);
        REQUIRE(solve(exhaustive, met).found == expected);
        auto const found = solve(z3, met);
        REQUIRE(found.unknown_because.empty());
        REQUIRE(found.found == expected);
        REQUIRE_FALSE(found.more);
        REQUIRE(solve(z3, pruned).found == expected);
        refuted += expected.empty() ? 0 : 1;

        // The first one is the same when no more are asked for, and it is known whether there are.
        auto const first = solve(z3, met, 1);
        REQUIRE(first.found.size() == std::min<std::size_t>(expected.size(), 1));
        REQUIRE(first.more == (expected.size() > 1));
        if (!expected.empty()) {
            REQUIRE(first.found[0] == expected[0]);
        }
        auto const some = 1 + test::pick(random, 4);
        auto const part = solve(z3, pruned, some);
        REQUIRE(part.found.size() == std::min(some, expected.size()));
        REQUIRE(std::equal(part.found.begin(), part.found.end(), expected.begin()));
        REQUIRE(part.more == (expected.size() > some));
    }
    CHECK(refuted > 200); // the test tests something
    CHECK(refuted < 580);
}

TEST_CASE("a graph is pruned of what no budget affords, and of nothing else") {
    fault::graph graph;
    auto const event = [&](int id) { return graph.event(static_cast<fault::event_id>(id)); };
    auto const triple = graph.all_of({event(0), event(1), event(2)});
    auto const pair = graph.all_of({event(3), event(4)});
    auto const top = graph.any_of({triple, pair});
    budgets const two({{2, first_events(5)}}, 5);
    auto const pruned = prune(oblige(graph, top, two), two);
    CHECK(pruned.events ==
          fault::scenario{static_cast<fault::event_id>(3), static_cast<fault::event_id>(4)});
    budgets const one({{1, first_events(5)}}, 5);
    CHECK(prune(oblige(graph, top, one), one).top == fault::never_node);
    CHECK(is_beyond(oblige(graph, top, two), 1));
    CHECK_FALSE(is_beyond(oblige(graph, top, two), 2));

    // One of each sort: two of the same sort are too dear.
    budgets const mixed({{1, first_events(4)}, {1, {static_cast<fault::event_id>(4)}}}, 5);
    auto const same = graph.all_of({event(0), event(3)});
    CHECK(prune(oblige(graph, same, mixed), mixed).top == fault::never_node);
    CHECK(prune(oblige(graph, pair, mixed), mixed).top != fault::never_node);
}

TEST_CASE("a scenario without failures contains no others") {
    fault::graph graph;
    auto const top = graph.negation(graph.event(static_cast<fault::event_id>(0)));
    budgets const one({{1, first_events(2)}}, 2);
    z3_solver z3;
    auto const found = solve(z3, oblige(graph, top, one));
    CHECK(found.found == std::vector<fault::scenario>{{}});
    CHECK_FALSE(found.more);
    CHECK(solve(z3, oblige(graph, fault::always_node, one)).found ==
          std::vector<fault::scenario>{{}});
    CHECK(solve(z3, oblige(graph, fault::never_node, one)).found.empty());
}

TEST_CASE("many events: the first of the smallest is found among them") {
    // 300 pairs, none of the first 400 events is in one.
    fault::graph graph;
    std::vector<fault::node_id> pairs;
    for (int at = 0; at < 300; ++at) {
        pairs.push_back(graph.all_of({graph.event(static_cast<fault::event_id>(400 + at)),
                                      graph.event(static_cast<fault::event_id>(999 - at))}));
    }
    std::vector<fault::node_id> others;
    for (int at = 0; at < 400; ++at) {
        others.push_back(graph.event(static_cast<fault::event_id>(at)));
    }
    pairs.push_back(graph.at_least(3, others));
    auto const top = graph.any_of(pairs);
    budgets const three({{3, first_events(1000)}}, 1000);
    auto const met = oblige(graph, top, three);
    z3_solver z3;
    auto const found = solve(z3, met, 2);
    REQUIRE(found.found.size() == 2);
    CHECK(found.more);
    CHECK(found.found[0] ==
          fault::scenario{static_cast<fault::event_id>(400), static_cast<fault::event_id>(999)});
    CHECK(found.found[1] ==
          fault::scenario{static_cast<fault::event_id>(401), static_cast<fault::event_id>(998)});
}

TEST_CASE("in a very large graph sets of three are found in any order, and listed in order") {
    fault::graph graph;
    std::vector<fault::node_id> ways;
    int next = 0;
    auto const all_of = [&](int count) {
        std::vector<fault::node_id> operands;
        for (int at = 0; at < count; ++at) {
            operands.push_back(graph.event(static_cast<fault::event_id>(next++)));
        }
        ways.push_back(graph.all_of(operands));
    };
    std::vector<fault::scenario> expected;
    for (int at = 0; at < 700; ++at) {
        if (at % 100 == 0) {
            expected.push_back({static_cast<fault::event_id>(next),
                                static_cast<fault::event_id>(next + 1),
                                static_cast<fault::event_id>(next + 2)});
            all_of(3);
        }
        all_of(4);
    }
    auto const top = graph.any_of(ways);
    auto const size = static_cast<std::size_t>(next);
    budgets const three({{3, first_events(size)}}, size);
    auto const met = oblige(graph, top, three);
    REQUIRE(met.graph.size() > largest_orderly_graph);
    z3_solver z3;
    auto const found = solve(z3, met);
    CHECK(found.found == expected);
    CHECK_FALSE(found.more);
    auto const some = solve(z3, prune(met, three), 3);
    CHECK(some.found.size() == 3);
    CHECK(some.more);
    CHECK(std::is_sorted(some.found.begin(), some.found.end()));
}

TEST_CASE("no answer in time is no answer") {
    auto const hard = pigeons(9);
    budgets const many({{45, first_events(hard.events)}}, hard.events);
    auto const met = oblige(hard.graph, hard.top, many);
    using namespace std::chrono_literals;
    z3_solver z3;
    exhaustive_solver exhaustive;

    auto const started = patience::clock::now();
    patience limits{started + 100ms, nullptr};
    auto const slow = solve(z3, met, 1, limits);
    CHECK(slow.found.empty());
    CHECK_THAT(slow.unknown_because, test::contains_text("time"));
    limits.deadline = patience::clock::now() + 50ms;
    CHECK_THAT(solve(exhaustive, met, 1, limits).unknown_because, test::contains_text("time"));
    CHECK(patience::clock::now() - started < 20s);

    std::atomic<bool> const stop = true;
    patience const stopped{{}, &stop};
    CHECK_THAT(solve(z3, met, 1, stopped).unknown_because, test::contains_text("stopped"));

    // The solver is as good as new.
    fault::graph graph;
    auto const event = graph.event(static_cast<fault::event_id>(0));
    budgets const one({{1, first_events(1)}}, 1);
    CHECK(solve(z3, oblige(graph, event, one)).found.size() == 1);
}

TEST_CASE("a stop from outside ends a check that runs") {
    auto const hard = pigeons(9);
    budgets const many({{45, first_events(hard.events)}}, hard.events);
    auto const met = oblige(hard.graph, hard.top, many);
    std::atomic<bool> stop = false;
    std::thread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        stop = true;
    });
    z3_solver z3;
    auto const answer = solve(z3, met, 1, patience{{}, &stop});
    later.join();
    CHECK(answer.found.empty());
    CHECK_THAT(answer.unknown_because, test::contains_text("stopped"));
}

TEST_CASE("too many scenarios to try are not tried") {
    auto const hard = pigeons(5);
    budgets const many({{30, first_events(hard.events)}}, hard.events);
    auto const met = oblige(hard.graph, hard.top, many);
    exhaustive_solver little(1000);
    CHECK_THAT(solve(little, met).unknown_because, test::contains_text("too many"));
}

TEST_CASE("a search that ends early keeps what it has") {
    std::mt19937 random(20264);
    for (int round = 0; round < 200; ++round) {
        auto const in = test::make_graph(random, 8, 20, false);
        auto const terms = test::make_terms(random, 8);
        auto const met = oblige(in.graph, in.top, budgets(terms, 8));
        auto const expected = test::by_force(in, terms);
        for (int answers = 0; answers < 5; ++answers) {
            tiring_solver tired(answers);
            auto const found = solve(tired, met);
            for (auto const& each : found.found) {
                REQUIRE(std::find(expected.begin(), expected.end(), each) != expected.end());
            }
            if (found.unknown_because.empty()) {
                REQUIRE(found.found == expected);
            } else {
                REQUIRE(found.more);
                REQUIRE((answers > 0 || found.found.empty() || found.found.back().size() == 1));
            }
        }
    }
}

TEST_CASE("the answers of a solver are not believed") {
    struct liar {
        struct session {
            fault::scenario said;
            answer find(question const&) const { return {answer::kind::found, said, {}}; }
            void block(fault::scenario const&) const {}
        };
        fault::scenario said;
        session open(obligation const&, patience const&) const { return {said}; }
    };
    fault::graph graph;
    auto const top = graph.all_of({graph.event(static_cast<fault::event_id>(0)),
                                   graph.event(static_cast<fault::event_id>(1))});
    auto const met = oblige(graph, top, budgets({{2, first_events(2)}}, 2));
    liar wrong{{static_cast<fault::event_id>(0)}};
    CHECK_THROWS_AS(solve(wrong, met), internal_error);
    liar nothing{{}};
    CHECK_THROWS_AS(solve(nothing, met), internal_error);
}
