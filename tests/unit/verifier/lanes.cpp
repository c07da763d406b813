// tests/unit/verifier/lanes.cpp
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/verifier/lanes.hpp>

#include <tests/catch.hpp>
#include <tests/unit/verifier/random_graphs.hpp>

#include <span>

using namespace hadsl;
using verifier::lanes;

TEST_CASE("lanes say what holds says, scenario by scenario") {
    std::mt19937 random(20262);
    for (int round = 0; round < 300; ++round) {
        auto const in = test::make_graph(random, 1 + test::pick(random, 8),
                                         1 + test::pick(random, 20), round % 2 == 0);
        lanes each(in.graph, in.top);
        std::vector<fault::scenario> all;
        for (std::uint32_t bits = 0; bits < 1U << in.events; ++bits) {
            all.push_back(test::scenario_of(bits));
        }
        for (std::size_t from = 0; from < all.size(); from += lanes::width) {
            auto const part =
                std::span(all).subspan(from, std::min(lanes::width, all.size() - from));
            auto const held = each.hold(part);
            for (std::size_t at = 0; at < part.size(); ++at) {
                REQUIRE((held >> at & 1U) == (fault::holds(in.graph, in.top, part[at]) ? 1U : 0U));
            }
        }
    }
}

TEST_CASE("lanes of a constant, of no scenario, of unknown events") {
    fault::graph const graph;
    std::vector<fault::scenario> const one{{}, {static_cast<fault::event_id>(7)}};
    CHECK(lanes(graph, fault::never_node).hold(one) == 0);
    CHECK(lanes(graph, fault::always_node).hold(one) == 3);
    CHECK(lanes(graph, fault::always_node).hold({}) == 0);
}
