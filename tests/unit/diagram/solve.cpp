// tests/unit/diagram/solve.cpp - minimal sets, counts, ranks and probabilities against brute force.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/diagram/rank.hpp>
#include <hadsl/diagram/solve.hpp>

#include "tests/catch.hpp"
#include "tests/unit/verifier/random_graphs.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace hadsl;

namespace {

struct truth_by_force {
    std::vector<fault::scenario> sets; // by size, then by events
    double probability = 0;
};

truth_by_force try_all(test::random_graph const& in, std::vector<double> const& happens) {
    truth_by_force made;
    for (std::uint32_t bits = 0; bits < 1U << in.events; ++bits) {
        auto const happening = test::scenario_of(bits);
        if (fault::holds(in.graph, in.top, happening)) {
            double together = 1;
            for (std::size_t at = 0; at < in.events; ++at) {
                together *= (bits >> at & 1U) != 0 ? happens[at] : 1 - happens[at];
            }
            made.probability += together;
        }
    }
    std::vector<verifier::term> all{{in.events, {}}};
    for (std::size_t at = 0; at < in.events; ++at) {
        all.front().events.push_back(static_cast<fault::event_id>(at));
    }
    made.sets = test::by_force(in, all);
    return made;
}

std::vector<fault::scenario> of_up_to(std::vector<fault::scenario> const& all, std::size_t most) {
    std::vector<fault::scenario> some;
    for (auto const& each : all) {
        if (each.size() <= most) {
            some.push_back(each);
        }
    }
    return some;
}

/// All that a ranking gives out; checks that it gives them out in order.
std::vector<fault::scenario> ranked(diagram::solution const& all, std::size_t most,
                                    diagram::rank_by by, std::vector<double> const& happens) {
    std::vector<fault::scenario> made;
    diagram::ranking order(all, most, by, happens);
    fault::scenario next;
    double last = by == diagram::rank_by::size ? 0 : 2;
    bool in_order = true;
    while (order.next(next)) {
        double key = by == diagram::rank_by::size ? static_cast<double>(next.size()) : 1;
        for (auto const each : next) {
            key *= by == diagram::rank_by::size ? 1 : happens[fault::index_of(each)];
        }
        in_order =
            in_order && (by == diagram::rank_by::size ? key >= last : key <= last * (1 + 1e-8));
        last = key;
        made.push_back(next);
    }
    CHECK(in_order);
    std::sort(made.begin(), made.end(), [](auto const& left, auto const& right) {
        return std::pair(left.size(), left) < std::pair(right.size(), right);
    });
    return made;
}

fault::graph chain_of(std::size_t length, fault::node_id& top, bool alternating) {
    fault::graph made;
    top = made.event(fault::event_id{0});
    for (std::size_t at = 1; at < length; ++at) {
        auto const next = made.event(static_cast<fault::event_id>(at));
        top = alternating && at % 2 == 0 ? made.all_of({top, next}) : made.any_of({top, next});
    }
    return made;
}

} // namespace

TEST_CASE("random graphs are solved as brute force solves them") {
    for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        auto const events = 2 + test::pick(random, 10);
        auto const in = test::make_graph(random, events, 1 + test::pick(random, 25), false);
        std::vector<double> happens(events);
        for (auto& each : happens) {
            each = static_cast<double>(1 + test::pick(random, 99)) / 100;
        }
        auto const known = try_all(in, happens);
        for (std::size_t const most : {1U, 2U, 3U, 65535U}) {
            diagram::inquiry asked;
            asked.most = static_cast<std::uint32_t>(most);
            asked.probability = true;
            asked.happens = happens;
            auto const found = diagram::solve(in.graph, in.top, asked);
            REQUIRE(found.undecided_because.empty());
            CHECK(std::abs(found.probability.value() - known.probability) <=
                  1e-9 * known.probability);
            auto const wanted = of_up_to(known.sets, most);
            for (auto const by : {diagram::rank_by::size, diagram::rank_by::probability}) {
                REQUIRE(ranked(found.sets, most, by, happens) == wanted);
            }
            auto const counts = diagram::count_by_size(found.sets, most);
            std::vector<std::uint64_t> sizes(std::max<std::size_t>(counts.size(), events + 1));
            for (auto const& each : wanted) {
                ++sizes[each.size()];
            }
            for (std::size_t size = 0; size < sizes.size(); ++size) {
                CHECK((size < counts.size() ? counts[size].low() : 0) == sizes[size]);
            }
        }
    }
}

TEST_CASE("the answer is the same whatever the first attempts cost") {
    // So few nodes that most attempts are given up: what is decided is right all the same.
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        INFO("seed " << seed);
        std::mt19937 random(seed);
        auto const in = test::make_graph(random, 11, 30, false);
        std::vector<double> const happens(11, 0.1);
        auto const known = try_all(in, happens);
        for (std::size_t nodes = 4; nodes < 200; nodes += 13) {
            diagram::inquiry asked;
            asked.may_cost.nodes = nodes;
            auto const found = diagram::solve(in.graph, in.top, asked);
            if (found.undecided_because.empty()) {
                REQUIRE(ranked(found.sets, SIZE_MAX, diagram::rank_by::size, happens) ==
                        known.sets);
            } else {
                CHECK(found.sets.empty());
            }
        }
    }
}

TEST_CASE("a graph with a negation is undecided") {
    fault::graph graph;
    auto const a = graph.event(fault::event_id{0});
    auto const b = graph.event(fault::event_id{1});
    auto const found = diagram::solve(graph, graph.all_of({a, graph.negation(b)}), {});
    CHECK_FALSE(found.undecided_because.empty());
}

TEST_CASE("constants have no set, or the empty one") {
    fault::graph const graph;
    std::vector<double> const none;
    auto const never = diagram::solve(graph, fault::never_node, {});
    CHECK(ranked(never.sets, 9, diagram::rank_by::size, none).empty());
    auto const always = diagram::solve(graph, fault::always_node, {});
    CHECK(ranked(always.sets, 9, diagram::rank_by::size, none) == std::vector<fault::scenario>{{}});
    CHECK(diagram::count_by_size(always.sets, 9) == std::vector<diagram::natural>{1});
}

TEST_CASE("counts go beyond 64 bits, and probabilities beyond a double") {
    // 100 pairs, one of each: 2^100 sets of 100 events.
    fault::graph graph;
    std::vector<fault::node_id> pairs;
    for (std::int32_t at = 0; at < 200; at += 2) {
        pairs.push_back(graph.any_of({graph.event(static_cast<fault::event_id>(at)),
                                      graph.event(static_cast<fault::event_id>(at + 1))}));
    }
    diagram::inquiry asked;
    asked.probability = true;
    asked.happens.assign(200, 1e-9);
    auto const found = diagram::solve(graph, graph.all_of(pairs), asked);
    auto const counts = diagram::count_by_size(found.sets, SIZE_MAX - 1);
    REQUIRE(counts.size() == 101);
    CHECK(counts[100].to_text() == "1267650600228229401496703205376");
    CHECK(found.probability.to_text() == "1.26765e-870");
}

TEST_CASE("long chains and wide gates take no stack") {
    for (bool const alternating : {false, true}) {
        fault::node_id top{};
        auto const graph = chain_of(200'000, top, alternating);
        diagram::inquiry asked;
        asked.most = 2;
        auto const found = diagram::solve(graph, top, asked);
        CHECK(found.undecided_because.empty());
        CHECK_FALSE(diagram::count_by_size(found.sets, 2).empty());
    }
}

TEST_CASE("what is too large is undecided") {
    // Each of 40 events beside each other, a random half: no order helps.
    std::mt19937 random(7);
    fault::graph graph;
    std::vector<fault::node_id> clauses;
    for (int at = 0; at < 400; ++at) {
        std::vector<fault::node_id> some;
        for (std::int32_t event = 0; event < 120; ++event) {
            if (test::pick(random, 12) == 0) {
                some.push_back(graph.event(static_cast<fault::event_id>(event)));
            }
        }
        clauses.push_back(graph.any_of(some));
    }
    auto const top = graph.all_of(clauses);
    diagram::inquiry asked;
    asked.may_cost.nodes = 20'000;
    CHECK(diagram::solve(graph, top, asked).undecided_because == "the diagrams are too large");
    asked.may_cost.nodes = 100'000'000;
    asked.may_cost.deadline = diagram::allowance::clock::now();
    CHECK(diagram::solve(graph, top, asked).undecided_because ==
          "no answer within the time allowed");
}

TEST_CASE("parts that differ in names alone are solved once, and keep their names") {
    // Each of four events, one of which is in two places; apart from each other.
    test::random_graph in;
    in.events = 12;
    std::vector<fault::node_id> parts;
    for (std::int32_t first = 0; first < 12; first += 4) {
        std::vector<fault::node_id> of;
        for (std::int32_t at = 0; at < 4; ++at) {
            of.push_back(in.graph.event(static_cast<fault::event_id>(first + at)));
        }
        parts.push_back(
            in.graph.any_of({in.graph.all_of({of[0], of[1]}), in.graph.all_of({of[1], of[2]}),
                             in.graph.all_of({of[2], of[3]})}));
    }
    in.top = in.graph.at_least(2, parts);
    std::vector<double> const happens(12, 0.25);
    auto const known = try_all(in, happens);
    REQUIRE(known.sets.size() == 27);
    diagram::inquiry asked;
    asked.probability = true;
    asked.happens = happens;
    auto const found = diagram::solve(in.graph, in.top, asked);
    CHECK(ranked(found.sets, SIZE_MAX, diagram::rank_by::size, happens) == known.sets);
    CHECK(std::abs(found.probability.value() - known.probability) <= 1e-12);
}

TEST_CASE("gates that are written differently and have the same operands are one") {
    // Too large for the graph to take in: (0 or ... or 8) or 9, and 0 or (1 or ... or 9).
    fault::graph graph;
    std::vector<fault::node_id> events;
    for (std::uint32_t at = 0; at < 10; ++at) {
        events.push_back(graph.event(static_cast<fault::event_id>(at)));
    }
    auto const low = graph.any_of({events.begin(), events.end() - 1});
    auto const high = graph.any_of({events.begin() + 1, events.end()});
    auto const top =
        graph.all_of({graph.any_of({low, events.back()}), graph.any_of({events.front(), high})});
    std::vector<double> const happens(events.size(), 0.5);
    diagram::inquiry asked;
    asked.probability = true;
    asked.happens = happens;
    auto const found = diagram::solve(graph, top, asked);
    REQUIRE(found.undecided_because.empty());
    auto const sets = ranked(found.sets, 10, diagram::rank_by::size, happens);
    REQUIRE(sets.size() == 10);
    for (std::uint32_t at = 0; at < 10; ++at) {
        CHECK(sets[at] == fault::scenario{static_cast<fault::event_id>(at)});
    }
    CHECK(std::abs(found.probability.value() - (1 - 1 / 1024.0)) <= 1e-12);
}

TEST_CASE("counts that 64 bits hold apart and not together are exact") {
    fault::graph graph;
    std::vector<fault::node_id> halves;
    std::int32_t next = 0;
    for (int half = 0; half < 2; ++half) {
        std::vector<fault::node_id> pairs;
        for (int at = 0; at < 63; ++at, next += 2) {
            pairs.push_back(graph.any_of({graph.event(static_cast<fault::event_id>(next)),
                                          graph.event(static_cast<fault::event_id>(next + 1))}));
        }
        halves.push_back(graph.all_of(pairs));
    }
    auto const found = diagram::solve(graph, graph.any_of(halves), {});
    auto const counts = diagram::count_by_size(found.sets, SIZE_MAX - 1);
    REQUIRE(counts.size() == 64);
    CHECK(counts[63].to_text() == "18446744073709551616");
}
