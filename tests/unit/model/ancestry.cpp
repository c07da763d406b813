// SPDX-License-Identifier: BSL-1.0
#include "tests/catch.hpp"

#include <hadsl/model/ancestry.hpp>

#include <algorithm>
#include <cstddef>
#include <random>
#include <vector>

using namespace hadsl;

TEST_CASE("parents come first") {
    model::parents_of parents{{1, 2}, {2}, {}};
    auto const found = model::order_by_parents(parents);
    CHECK(found.order == std::vector<std::size_t>{2, 1, 0});
    CHECK(found.cycles.empty());
}

TEST_CASE("a cycle is shown from its lowest node on and cut") {
    model::parents_of parents{{2}, {0}, {1}, {0}};
    auto const found = model::order_by_parents(parents);
    CHECK(found.cycles == model::parents_of{{0, 2, 1}});
    CHECK(found.order.size() == 4);
}

TEST_CASE("a node that is its own parent is a cycle of one") {
    model::parents_of parents{{0}};
    auto const found = model::order_by_parents(parents);
    CHECK(found.cycles == model::parents_of{{0}});
    CHECK(parents == model::parents_of{{}});
}

TEST_CASE("whatever the graph, what is left after the cuts is in order") {
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        auto const count = std::uniform_int_distribution<std::size_t>(1, 8)(random);
        model::parents_of parents(count);
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = 0; j < count; ++j) {
                if (std::uniform_int_distribution<int>(0, 3)(random) == 0) {
                    parents[i].push_back(j);
                }
            }
        }
        auto const before = parents;
        auto const found = model::order_by_parents(parents);
        REQUIRE(found.order.size() == count);
        for (auto const& cycle : found.cycles) {
            for (std::size_t i = 0; i < cycle.size(); ++i) {
                auto const& of = before[cycle[i]];
                CHECK(std::count(of.begin(), of.end(), cycle[(i + 1) % cycle.size()]) == 1);
            }
        }
        std::vector<std::size_t> position(count);
        for (std::size_t i = 0; i < count; ++i) {
            position[found.order[i]] = i;
        }
        std::size_t cut = 0;
        for (std::size_t i = 0; i < count; ++i) {
            cut += before[i].size() - parents[i].size();
            for (auto const parent : parents[i]) {
                CHECK(position[parent] < position[i]);
            }
        }
        CHECK(cut == found.cycles.size());
    }
}

TEST_CASE("a long chain needs no stack") {
    constexpr std::size_t length = 200'000;
    model::parents_of parents(length);
    for (std::size_t i = 0; i < length; ++i) {
        parents[i] = {(i + 1) % length};
    }
    auto const found = model::order_by_parents(parents);
    CHECK(found.cycles.size() == 1);
    CHECK(found.order.size() == length);
}
