// tests/unit/fault/graph.cpp - equal functions meet as equal nodes, constants are folded.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/graph.hpp>
#include <hadsl/fault/restrict.hpp>

#include <tests/catch.hpp>

#include <vector>

using namespace hadsl::fault;

namespace {

struct nodes : graph {
    node_id e(int number) { return graph::event(static_cast<event_id>(number)); }
    std::vector<node_id> several(int first, int count) {
        std::vector<node_id> all;
        for (int at = 0; at < count; ++at) {
            all.push_back(e(first + at));
        }
        return all;
    }
};

} // namespace

TEST_CASE("what holds always or never is folded") {
    nodes in;
    CHECK(in.size() == 2);
    CHECK(in.all_of({}) == always_node);
    CHECK(in.any_of({}) == never_node);
    CHECK(in.all_of({in.e(1), always_node}) == in.e(1));
    CHECK(in.all_of({in.e(1), never_node}) == never_node);
    CHECK(in.any_of({in.e(1), never_node}) == in.e(1));
    CHECK(in.any_of({in.e(1), always_node}) == always_node);
    CHECK(in.all_of({in.e(1), in.e(1)}) == in.e(1));
    CHECK(in.negation(never_node) == always_node);
    CHECK(in.negation(always_node) == never_node);
    CHECK(in.negation(in.negation(in.e(1))) == in.e(1));
    CHECK(in.size() == 4);
}

TEST_CASE("so many of several are all, any, a constant, or so many") {
    nodes in;
    auto const a = in.e(0);
    auto const b = in.e(1);
    auto const c = in.e(2);
    CHECK(in.at_least(0, {a, b}) == always_node);
    CHECK(in.at_least(-1, {a, b}) == always_node);
    CHECK(in.at_least(3, {a, b}) == never_node);
    CHECK(in.at_least(1, {a, b}) == in.any_of({b, a}));
    CHECK(in.at_least(2, {a, b}) == in.all_of({b, a}));
    CHECK(in.at_least(2, {a, b, never_node}) == in.all_of({a, b}));
    CHECK(in.at_least(2, {a, b, always_node}) == in.any_of({a, b}));
    CHECK(in.at_least(2, {always_node, always_node}) == always_node);
    CHECK(in.at_least(2, {c, a, b}) == in.at_least(2, {a, b, c}));
    auto const twice = in.at_least(2, {a, a, b});
    CHECK(in[twice].gate == gate::at_least);
    CHECK(holds(in, twice, {event_id{0}}));
    CHECK_FALSE(holds(in, twice, {event_id{1}}));
}

TEST_CASE("equal nodes are one, different ones are not") {
    nodes in;
    auto const a = in.e(0);
    auto const b = in.e(1);
    auto const c = in.e(2);
    CHECK(in.e(0) == a);
    CHECK(a != b);
    CHECK(in.all_of({a, b}) == in.all_of({b, a}));
    CHECK(in.all_of({a, b}) != in.any_of({a, b}));
    CHECK(in.at_least(2, {a, b, c}) != in.at_least(2, {a, b, in.e(3)}));
    CHECK(in.at_least(2, {a, b, c, in.e(3)}) != in.at_least(3, {a, b, c, in.e(3)}));
    CHECK(in.event_of(c) == event_id{2});
}

TEST_CASE("small gates are taken into one of their kind, large ones are shared") {
    nodes in;
    auto const x = in.e(100);
    auto const small = in.all_of(in.several(0, 8));
    auto const large = in.all_of(in.several(0, 9));
    CHECK(in.operands(in.all_of({small, x})).size() == 9);
    CHECK(in.operands(in.all_of({x, large})).size() == 2);
    CHECK(in.operands(in.any_of({small, x})).size() == 2);
    auto const either = in.any_of(in.several(20, 8));
    CHECK(in.operands(in.any_of({x, either})).size() == 9);
    CHECK(in.operands(in.all_of({x, either})).size() == 2);
    // Of what is taken in, every part counts, and each once.
    CHECK(in.all_of({in.all_of({in.e(1), in.e(2)}), in.e(2)}) == in.all_of({in.e(2), in.e(1)}));
    CHECK(in.all_of({in.all_of({in.e(1), in.e(2)}), in.all_of({in.e(3), in.e(4)})}) ==
          in.all_of(in.several(1, 4)));
}

TEST_CASE("what says no more than another operand goes") {
    nodes in;
    auto const x = in.e(50);
    auto const y = in.e(51);
    auto const z = in.e(52);
    CHECK(in.any_of({x, in.all_of({x, y})}) == x);
    CHECK(in.all_of({x, in.any_of({y, x})}) == x);
    CHECK(in.any_of({x, z, in.all_of({y, z})}) == in.any_of({x, z}));
    CHECK(in[in.any_of({x, in.all_of({z, y})})].size == 2);
    auto const eight = in.several(0, 8);
    auto const nine = in.several(0, 9);
    CHECK(in.any_of({in.e(7), in.all_of(eight)}) == in.e(7));
    CHECK(in[in.any_of({in.e(8), in.all_of(nine)})].size == 2);
    // Only the dual of the gate is absorbed.
    CHECK(in[in.any_of({x, in.at_least(2, {x, y, z})})].size == 2);
}

TEST_CASE("a gate is monotone when there is no negation in it") {
    nodes in;
    auto const not_a = in.negation(in.e(0));
    CHECK(in[in.e(0)].monotone);
    CHECK(in[always_node].monotone);
    CHECK_FALSE(in[not_a].monotone);
    CHECK_FALSE(in[in.all_of({not_a, in.e(1)})].monotone);
    CHECK_FALSE(in[in.any_of({in.e(2), in.all_of({not_a, in.e(1)})})].monotone);
    CHECK(in[in.all_of({in.e(1), in.e(2)})].monotone);
}

TEST_CASE("whether a node holds follows from the events that happen") {
    nodes in;
    auto const a = in.e(3);
    auto const b = in.e(5);
    auto const c = in.e(7);
    auto const events = [](std::initializer_list<int> numbers) {
        scenario all;
        for (auto const each : numbers) {
            all.push_back(static_cast<event_id>(each));
        }
        return all;
    };
    CHECK(holds(in, a, events({3})));
    CHECK_FALSE(holds(in, a, events({5, 7})));
    CHECK(holds(in, in.all_of({a, b}), events({3, 5})));
    CHECK_FALSE(holds(in, in.all_of({a, b}), events({3, 7})));
    CHECK(holds(in, in.any_of({a, b}), events({5})));
    CHECK_FALSE(holds(in, in.any_of({a, b}), events({7})));
    CHECK(holds(in, in.at_least(2, {a, b, c}), events({3, 7})));
    CHECK(holds(in, in.at_least(2, {a, b, c}), events({3, 5, 7})));
    CHECK_FALSE(holds(in, in.at_least(2, {a, b, c}), events({7})));
    CHECK(holds(in, in.negation(a), events({5})));
    CHECK_FALSE(holds(in, in.negation(a), events({3})));
    CHECK(holds(in, always_node, {}));
    CHECK_FALSE(holds(in, never_node, events({3})));
}

TEST_CASE("constants stay what they are when events are left out") {
    graph const in;
    auto const all = [](event_id) { return true; };
    CHECK(hadsl::fault::restrict(in, always_node, all).top == always_node);
    CHECK(hadsl::fault::restrict(in, never_node, all).top == never_node);
}
