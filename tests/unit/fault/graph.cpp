// tests/unit/fault/graph.cpp - gates of constants and of few operands are simpler nodes.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/graph.hpp>
#include <hadsl/fault/restrict.hpp>

#include "tests/catch.hpp"

using namespace hadsl;
using fault::always_node;
using fault::never_node;

TEST_CASE("a vote with constants is one of the rest") {
    fault::graph in;
    auto const a = in.event(fault::event_id{0});
    auto const b = in.event(fault::event_id{1});
    CHECK(in.at_least(1, {always_node, a}) == always_node);
    CHECK(in.at_least(0, {}) == always_node);
    CHECK(in.at_least(2, {never_node, a}) == never_node);
    CHECK(in.at_least(2, {always_node, a, b}) == in.any_of({a, b}));
    CHECK(in.at_least(2, {never_node, a, b}) == in.all_of({b, a}));
}

TEST_CASE("what is negated twice is itself") {
    fault::graph in;
    auto const a = in.event(fault::event_id{0});
    CHECK(in.negation(in.negation(a)) == a);
    CHECK(in.negation(never_node) == always_node);
    CHECK(in.negation(always_node) == never_node);
}

TEST_CASE("constants stay what they are when events are left out") {
    fault::graph const in;
    auto const all = [](fault::event_id) { return true; };
    auto const kept = fault::restrict(in, always_node, all);
    CHECK(kept.top == always_node);
    CHECK(fault::restrict(in, never_node, all).top == never_node);
}
