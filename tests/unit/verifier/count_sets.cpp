// tests/unit/verifier/count_sets.cpp - what a diagram counts is what force finds, within the budgets.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/count_sets.hpp>
#include <hadsl/verifier/exhaustive.hpp>
#include <hadsl/verifier/prune.hpp>

#include <tests/catch.hpp>
#include <tests/unit/verifier/judged.hpp>
#include <tests/unit/verifier/random_graphs.hpp>

#include <cstddef>
#include <random>
#include <string>

using namespace hadsl;
using namespace hadsl::verifier;

TEST_CASE("counts are those of force, under overlapping budgets, pruned or not") {
    std::size_t several = 0;
    for (unsigned seed = 1; seed <= 400; ++seed) {
        std::mt19937 random(seed);
        constexpr std::size_t events = 10;
        auto const in = test::make_graph(random, events, 4 + test::pick(random, 12), false);
        auto const terms = test::make_terms(random, events);
        budgets const allowed(terms, events);
        auto const expected = test::by_force(in, terms).size();
        auto const met = oblige(in.graph, in.top, allowed);
        auto const counted = count_minimal(met, {});
        INFO("seed " << seed);
        REQUIRE(counted);
        CHECK(counted->to_text() == std::to_string(expected));
        CHECK(count_minimal(prune(met, allowed), {})->to_text() == std::to_string(expected));
        several += expected > 3 ? 1 : 0;
    }
    CHECK(several > 50);
}

TEST_CASE("what may be undone is not counted") {
    fault::graph graph;
    constexpr fault::event_id first{0};
    constexpr fault::event_id second{1};
    auto const top = graph.all_of({graph.event(first), graph.negation(graph.event(second))});
    budgets const allowed({{2, {first, second}}}, 2);
    CHECK_FALSE(count_minimal(oblige(graph, top, allowed), {}));
}

TEST_CASE("a claim says how many sets there are although it lists a few") {
    auto const of = test::load_text("host h[1..30]\n"
                                    "service web { needs 28 of (h[*]) }\n"
                                    "claim three: no 3 host failures cause outage of web\n"
                                    "claim two_sorts: no 2 host failures and 1 crash cause outage "
                                    "of web\n");
    subject subject(of.architecture, of.events);
    exhaustive_solver solver;
    options chosen;
    chosen.all = true;
    chosen.max = 5;
    auto const three = check(subject, 0, solver, chosen);
    CHECK(three.counterexamples.size() == 5);
    CHECK(three.more);
    CHECK(three.sets.is_exact);
    CHECK(three.sets.number == 30 * 29 * 28 / 6);
    // Two hosts and the crash of a third, or the crash of the service itself.
    auto const two_sorts = check(subject, 1, solver, chosen);
    CHECK(two_sorts.sets.is_exact);
    CHECK(two_sorts.sets.number == 30 * 29 / 2 * 28 + 1);
}
