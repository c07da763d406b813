// tests/unit/fault/equations.cpp - the least solution of circles, and of what is not solved.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/equations.hpp>

#include <tests/catch.hpp>

#include <cstddef>
#include <vector>

using namespace hadsl::fault;

namespace {

struct system_of {
    graph nodes;
    equations all{nodes};

    node_id e(int number) { return nodes.event(static_cast<event_id>(number)); }
    formula event(int number) { return all.node(e(number)); }
    equations::outcome solve(bool refuse_shorter = false) {
        return all.solve([] { return false; }, refuse_shorter);
    }
};

} // namespace

TEST_CASE("formulas of constants are constants, of one operand that one") {
    system_of in;
    auto const a = in.event(1);
    auto const b = in.event(2);
    CHECK(in.all.node(never_node) == never_formula);
    CHECK(in.all.node(always_node) == always_formula);
    CHECK(in.all.all_of({}) == always_formula);
    CHECK(in.all.any_of({}) == never_formula);
    CHECK(in.all.all_of({a, always_formula}) == a);
    CHECK(in.all.all_of({a, b, never_formula}) == never_formula);
    CHECK(in.all.any_of({never_formula, b}) == b);
    CHECK(in.all.any_of({a, b, always_formula}) == always_formula);
    CHECK(in.all.all_of({a, b}) != in.all.any_of({a, b}));
}

TEST_CASE("what does not depend on itself becomes a node") {
    system_of in;
    auto const x = in.all.declare();
    auto const y = in.all.declare();
    CHECK_FALSE(in.all.is_solved(x));
    in.all.define(x, in.all.all_of({in.all.use(y), in.event(1)}));
    in.all.define(y, in.all.at_least(2, {in.event(2), in.event(3), in.event(4)}));
    CHECK(in.solve(true) == equations::outcome::solved);
    CHECK(in.all.is_solved(x));
    CHECK(in.all.solution(y) == in.nodes.at_least(2, {in.e(2), in.e(3), in.e(4)}));
    CHECK(in.all.solution(x) == in.nodes.all_of({in.all.solution(y), in.e(1)}));
    CHECK(in.all.size() == 2);
}

TEST_CASE("a circle does not feed itself") {
    system_of in;
    auto const x = in.all.declare();
    auto const y = in.all.declare();
    auto const z = in.all.declare();
    in.all.define(x, in.all.any_of({in.all.use(y), in.event(1)}));
    in.all.define(y, in.all.use(z));
    in.all.define(z, in.all.any_of({in.all.use(x), in.event(2)}));
    CHECK(in.solve() == equations::outcome::solved);
    auto const either = in.nodes.any_of({in.e(1), in.e(2)});
    CHECK(in.all.solution(x) == either);
    CHECK(in.all.solution(y) == either);
    CHECK(in.all.solution(z) == either);

    auto const alone = in.all.declare();
    in.all.define(alone, in.all.use(alone));
    auto const fed = in.all.declare();
    in.all.define(fed, in.all.any_of({in.all.use(fed), in.event(3)}));
    CHECK(in.solve() == equations::outcome::solved);
    CHECK(in.all.solution(alone) == never_node);
    CHECK(in.all.solution(fed) == in.e(3));
}

TEST_CASE("a circle takes as many rounds as it has unknowns, whichever way it is written") {
    for (bool const forth : {true, false}) {
        system_of in;
        std::vector<unknown> ring;
        for (int at = 0; at < 6; ++at) {
            ring.push_back(in.all.declare());
        }
        for (std::size_t at = 0; at < ring.size(); ++at) {
            auto const from = forth ? (at + 5) % 6 : (at + 1) % 6;
            auto const number = static_cast<int>(at);
            in.all.define(ring[at],
                          at == 0 ? in.all.any_of({in.event(0), in.all.use(ring[from])})
                                  : in.all.all_of({in.all.use(ring[from]), in.event(number)}));
        }
        CHECK(in.solve() == equations::outcome::solved);
        CHECK(in.all.solution(ring[0]) == in.e(0));
        auto const last = forth ? 5U : 1U;
        CHECK(in.all.solution(ring[last]) ==
              in.nodes.all_of({in.e(0), in.e(1), in.e(2), in.e(3), in.e(4), in.e(5)}));
    }
}

TEST_CASE("circles beside each other, and one above another, are solved each by itself") {
    system_of in;
    auto const a = in.all.declare();
    auto const b = in.all.declare();
    auto const c = in.all.declare();
    auto const d = in.all.declare();
    in.all.define(a, in.all.any_of({in.all.use(b), in.all.use(c), in.event(1)}));
    in.all.define(b, in.all.use(a));
    in.all.define(c, in.all.any_of({in.all.use(d), in.event(2)}));
    in.all.define(d, in.all.all_of({in.all.use(c), in.event(3)}));
    CHECK(in.solve() == equations::outcome::solved);
    CHECK(in.all.solution(b) == in.nodes.any_of({in.e(1), in.e(2)}));
    CHECK(in.all.solution(c) == in.e(2));
    CHECK(in.all.solution(d) == in.nodes.all_of({in.e(2), in.e(3)}));
    // Later unknowns use what is solved.
    auto const later = in.all.declare();
    in.all.define(later, in.all.all_of({in.all.use(b), in.event(4)}));
    CHECK(in.solve(true) == equations::outcome::solved);
    CHECK(in.all.solution(later) == in.nodes.all_of({in.all.solution(b), in.e(4)}));
}

TEST_CASE("an edge that takes longer is refused within a circle alone, and when asked to") {
    using edge = equations::edge;
    auto const ring = [](edge how, bool refuse, bool inside) {
        system_of in;
        auto const x = in.all.declare();
        auto const y = in.all.declare();
        auto const z = in.all.declare();
        in.all.define(x, in.all.any_of({in.all.use(y, inside ? how : edge::plain), in.event(1)}));
        in.all.define(y, in.all.use(x));
        in.all.define(z, in.all.use(x, how));
        auto const result = in.solve(refuse);
        CHECK(in.all.size() == (result == equations::outcome::solved ? 3 : 0));
        return result;
    };
    CHECK(ring(edge::shorter, true, true) == equations::outcome::self_feeding);
    CHECK(ring(edge::shorter, false, true) == equations::outcome::solved);
    CHECK(ring(edge::plain, true, true) == equations::outcome::solved);
    CHECK(ring(edge::shorter, true, false) == equations::outcome::solved);

    system_of in;
    auto const alone = in.all.declare();
    in.all.define(alone, in.all.any_of({in.event(1), in.all.use(alone, edge::shorter)}));
    CHECK(in.solve(true) == equations::outcome::self_feeding);
}

TEST_CASE("what is given up is forgotten, what was solved before stays") {
    system_of in;
    auto const kept = in.all.declare();
    in.all.define(kept, in.event(1));
    REQUIRE(in.solve() == equations::outcome::solved);
    auto const x = in.all.declare();
    in.all.define(x, in.all.all_of({in.all.use(kept), in.event(2)}));
    CHECK(in.all.solve([] { return true; }, false) == equations::outcome::gave_up);
    CHECK(in.all.size() == 1);
    CHECK(in.all.is_solved(kept));
    in.all.declare();
    in.all.forget();
    CHECK(in.all.size() == 1);
    // The same numbers are given again.
    auto const again = in.all.declare();
    CHECK(again == x);
    in.all.define(again, in.all.all_of({in.all.use(kept), in.event(3)}));
    CHECK(in.solve() == equations::outcome::solved);
    CHECK(in.all.solution(again) == in.nodes.all_of({in.e(1), in.e(3)}));
}
