// tests/unit/verifier/smtlib.cpp - an obligation as text says what the obligation says.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/verifier/smtlib.hpp>

#include <tests/catch.hpp>
#include <tests/unit/verifier/random_graphs.hpp>

#include <z3++.h>

#include <cstddef>
#include <cstdint>
#include <string>

using namespace hadsl;
using verifier::budgets;
using verifier::cap;
using verifier::obligation;

namespace {

verifier::smtlib_words plain_words() {
    return {{"an example"},
            [](fault::event_id id) { return "failure " + std::to_string(fault::index_of(id)); },
            [](fault::event_id) { return std::string(); },
            [](fault::node_id) { return std::string(); }};
}

/// Whether some allowed scenario makes the top hold, by trying all of them.
bool can_break(obligation const& met) {
    auto const count = met.events.size();
    for (std::uint32_t bits = 0; bits >> count == 0; ++bits) {
        fault::scenario happening;
        for (std::size_t at = 0; at < count; ++at) {
            if ((bits >> at & 1U) != 0) {
                happening.push_back(met.events[at]);
            }
        }
        if (verifier::is_allowed(met, happening) && fault::holds(met.graph, met.top, happening)) {
            return true;
        }
    }
    return false;
}

} // namespace

TEST_CASE("the text is satisfiable exactly when a scenario breaks the obligation") {
    std::mt19937 random(7);
    int broken = 0;
    for (int round = 0; round < 400; ++round) {
        auto const events = 3 + test::pick(random, 6);
        auto const made =
            test::make_graph(random, events, 4 + test::pick(random, 12), round % 2 == 0);
        budgets const allowed(test::make_terms(random, events), events);
        auto const met = verifier::oblige(made.graph, made.top, allowed);
        auto const text = verifier::to_smtlib(met, plain_words());
        z3::context context;
        z3::solver solver(context);
        solver.from_string(text.c_str());
        bool const expected = can_break(met);
        broken += expected ? 1 : 0;
        CAPTURE(text);
        REQUIRE(solver.check() == (expected ? z3::sat : z3::unsat));
    }
    CHECK(broken > 50);
    CHECK(broken < 350);
}

TEST_CASE("counts of every size") {
    for (std::size_t size = 2; size < 7; ++size) {
        for (std::size_t count = 1; count <= size; ++count) {
            fault::graph graph;
            std::vector<fault::node_id> operands;
            for (std::size_t at = 0; at < size; ++at) {
                operands.push_back(graph.event(static_cast<fault::event_id>(at)));
            }
            auto const top = graph.at_least(static_cast<std::int32_t>(count), operands);
            for (std::size_t most = 0; most <= size; ++most) {
                obligation met;
                met.graph = graph;
                met.top = top;
                for (std::size_t at = 0; at < size; ++at) {
                    met.events.push_back(static_cast<fault::event_id>(at));
                }
                if (most < size) {
                    met.caps.push_back(cap{met.events, most});
                }
                z3::context context;
                z3::solver solver(context);
                solver.from_string(verifier::to_smtlib(met, plain_words()).c_str());
                CHECK(solver.check() == (most >= count ? z3::sat : z3::unsat));
            }
        }
    }
}

TEST_CASE("constants and no failures at all") {
    obligation met;
    CHECK(verifier::to_smtlib(met, plain_words()).find("(assert false)") != std::string::npos);
    met.top = fault::always_node;
    CHECK(verifier::to_smtlib(met, plain_words()).find("(assert true)") != std::string::npos);
}

TEST_CASE("no name ends a symbol or a comment") {
    fault::graph graph;
    auto const one = graph.event(fault::event_id{0});
    auto const other = graph.event(fault::event_id{1});
    obligation met;
    met.top = graph.all_of({one, other});
    met.graph = graph;
    met.events = {fault::event_id{0}, fault::event_id{1}};
    auto words = plain_words();
    std::string const hostile = "a|\\\n(assert false)\n\xC3\xBC;";
    words.head = {hostile};
    words.event = [&](fault::event_id) { return hostile; };
    words.about = words.event;
    words.gate = [&](fault::node_id) { return hostile; };
    auto const text = verifier::to_smtlib(met, words);
    z3::context context;
    z3::solver solver(context);
    solver.from_string(text.c_str());
    CHECK(solver.check() == z3::sat);
    CHECK(text.find("\n(assert false)") == std::string::npos);
}
