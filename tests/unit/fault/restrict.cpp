// tests/unit/fault/restrict.cpp
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/restrict.hpp>

#include <tests/catch.hpp>
#include <tests/unit/verifier/random_graphs.hpp>

using namespace hadsl;

TEST_CASE("a restricted graph holds when the whole one does") {
    std::mt19937 random(20265);
    for (int round = 0; round < 300; ++round) {
        auto const in = test::make_graph(random, 1 + test::pick(random, 7),
                                         1 + test::pick(random, 20), round % 2 == 0);
        auto const allowed = static_cast<std::uint32_t>(test::pick(random, 1U << in.events));
        auto const small = fault::restrict(in.graph, in.top, [&](fault::event_id id) {
            return (allowed >> fault::index_of(id) & 1U) != 0;
        });
        REQUIRE(std::is_sorted(small.events.begin(), small.events.end()));
        for (std::uint32_t bits = 0; bits < 1U << in.events; ++bits) {
            if ((bits & ~allowed) == 0) {
                auto const happening = test::scenario_of(bits);
                REQUIRE(fault::holds(small.graph, small.top, happening) ==
                        fault::holds(in.graph, in.top, happening));
            }
        }
        // Nothing is left that the top does not depend on.
        for (std::size_t at = 2; at < small.graph.size(); ++at) {
            auto const id = static_cast<fault::node_id>(at);
            if (small.graph[id].gate == fault::gate::event) {
                REQUIRE(std::binary_search(small.events.begin(), small.events.end(),
                                           small.graph.event_of(id)));
            }
        }
        REQUIRE(fault::index_of(small.top) < small.graph.size());
    }
}

TEST_CASE("constants are folded all the way up") {
    fault::graph graph;
    auto const event = [&](int id) { return graph.event(static_cast<fault::event_id>(id)); };
    auto const both = graph.all_of({event(0), event(1)});
    auto const top = graph.any_of({both, graph.at_least(2, {event(1), event(2), event(3)})});
    auto const only = [&](std::initializer_list<int> ids) {
        return fault::restrict(graph, top, [&](fault::event_id id) {
            return std::find(ids.begin(), ids.end(), static_cast<int>(id)) != ids.end();
        });
    };
    CHECK(only({0}).top == fault::never_node);
    CHECK(only({1, 0}).graph.size() == 5); // two constants, two events, one gate
    CHECK(only({2, 3}).events.size() == 2);
    CHECK(fault::restrict(graph, fault::always_node, [](auto) { return false; }).top ==
          fault::always_node);
}

TEST_CASE("every node knows which node it was made of") {
    fault::graph graph;
    auto const event = [&](int id) { return graph.event(static_cast<fault::event_id>(id)); };
    auto const both = graph.all_of({event(0), event(1)});
    auto const some = graph.at_least(2, {event(1), event(2), event(3)});
    auto const top = graph.any_of({both, some});
    auto const whole = fault::restrict(graph, top, [](auto) { return true; });
    REQUIRE(whole.from.size() == whole.graph.size());
    CHECK(whole.from[0] == fault::never_node);
    CHECK(whole.from[1] == fault::never_node);
    for (std::size_t at = 2; at < whole.from.size(); ++at) {
        auto const of = whole.from[at];
        REQUIRE(of != fault::never_node);
        CHECK(graph[of].gate == whole.graph[static_cast<fault::node_id>(at)].gate);
    }
    CHECK(whole.from[fault::index_of(whole.top)] == top);
    // What is left of two gates is one: it is named after the first.
    auto const less =
        fault::restrict(graph, graph.any_of({both, event(4)}), [](fault::event_id id) {
            return static_cast<int>(id) != 1 && static_cast<int>(id) != 0;
        });
    CHECK(less.from[fault::index_of(less.top)] == event(4));
    CHECK(less.from.size() == 3);
}
