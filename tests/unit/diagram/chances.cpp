// tests/unit/diagram/chances.cpp - probabilities and importance measures against brute force.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/diagram/chances.hpp>

#include "tests/catch.hpp"
#include "tests/unit/verifier/random_graphs.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

using namespace hadsl;

namespace {

double by_force(test::random_graph const& in, std::vector<double> const& happens) {
    double sum = 0;
    for (std::uint32_t bits = 0; bits < 1U << in.events; ++bits) {
        if (fault::holds(in.graph, in.top, test::scenario_of(bits))) {
            double together = 1;
            for (std::size_t at = 0; at < in.events; ++at) {
                together *= (bits >> at & 1U) != 0 ? happens[at] : 1 - happens[at];
            }
            sum += together;
        }
    }
    return sum;
}

bool is_near(double left, double right) {
    return std::abs(left - right) <= 1e-9 * std::max(std::abs(left), std::abs(right)) + 1e-14;
}

} // namespace

TEST_CASE("importance measures of random graphs are those of brute force") {
    for (std::uint32_t seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        auto const events = 2 + test::pick(random, 8);
        auto const in = test::make_graph(random, events, 1 + test::pick(random, 20), false);
        std::vector<double> happens;
        for (std::size_t at = 0; at < events; ++at) {
            happens.push_back(static_cast<double>(test::pick(random, 100)) / 100);
        }
        diagram::chances const of(in.graph, in.top, {});
        auto const whole = by_force(in, happens);
        CHECK(is_near(of.probability(diagram::event_chances(happens)).value(), whole));
        if (whole == 0) {
            continue;
        }
        for (auto const& each : diagram::importance_of(of, happens)) {
            auto given = happens;
            given[each.event] = 1;
            auto const with = by_force(in, given);
            given[each.event] = 0;
            auto const without = by_force(in, given);
            CAPTURE(seed, each.event);
            CHECK(is_near(each.birnbaum.value(), with - without));
            CHECK(is_near(each.share, (whole - without) / whole));
            CHECK(is_near(each.achievement, with / whole));
            CHECK((without == 0 ? std::isinf(each.reduction)
                                : is_near(each.reduction, whole / without)));
        }
    }
}

TEST_CASE("what weighs most comes first, and what is impossible has no measures") {
    fault::graph in;
    auto const event = [&](int id) { return in.event(static_cast<fault::event_id>(id)); };
    auto const top = in.any_of({event(0), in.all_of({event(1), event(2)})});
    diagram::chances const of(in, top, {});
    auto const found = diagram::importance_of(of, {0.001, 0.1, 0.2});
    REQUIRE(found.size() == 3);
    CHECK(found[0].event == 1); // both of the pair go with it
    CHECK(found[2].event == 0);
    CHECK(diagram::importance_of(of, {0, 0, 0}).empty());
    diagram::chances const never(in, fault::never_node, {});
    CHECK(never.is_constant());
    CHECK(diagram::importance_of(never, {0.1, 0.1, 0.1}).empty());
}

TEST_CASE("what is one thing whatever happens depends on nothing") {
    fault::graph const graph;
    diagram::event_chances const none{std::vector<double>()};
    diagram::chances const always(graph, fault::always_node, {});
    CHECK(always.probability(none).value() == 1);
    CHECK(always.weights(none).empty());
    diagram::chances const never(graph, fault::never_node, {});
    CHECK(never.probability(none).is_zero());
    CHECK(never.weights(none).empty());
}

TEST_CASE("nothing is less likely than what never happens") {
    diagram::likelihood const never;
    diagram::likelihood const rarely(1e-300);
    CHECK(never < rarely);
    CHECK_FALSE(rarely < never);
    CHECK_FALSE(never < never);
    CHECK(rarely * rarely < rarely);
}
