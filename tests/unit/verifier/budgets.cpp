// tests/unit/verifier/budgets.cpp
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/verifier/budgets.hpp>

#include <tests/catch.hpp>
#include <tests/unit/verifier/random_graphs.hpp>

using namespace hadsl;
using namespace hadsl::verifier;

namespace {

std::vector<fault::event_id> events(std::initializer_list<int> ids) {
    std::vector<fault::event_id> made;
    for (auto const each : ids) {
        made.push_back(static_cast<fault::event_id>(each));
    }
    return made;
}

} // namespace

TEST_CASE("choices count sets and saturate") {
    static_assert(choices(5, 0) == 1);
    static_assert(choices(5, 2) == 10);
    static_assert(choices(5, 6) == 0);
    static_assert(choices(62, 31) == 465428353255261088);
    static_assert(choices(10'000, 2) == 49'995'000);
    static_assert(choices(200, 100) == too_many_to_count);
    static_assert(saturating_sum(too_many_to_count - 1, 1) == too_many_to_count);
    static_assert(saturating_product(too_many_to_count, 2) == too_many_to_count);
    static_assert(saturating_product(too_many_to_count, 0) == 0);
}

TEST_CASE("one term is one cap, and none when it never binds") {
    auto const all = events({0, 1, 2});
    budgets const two({{2, all}}, 4);
    auto const caps = two.caps(all);
    REQUIRE(caps.size() == 1);
    CHECK(caps[0].events == all);
    CHECK(caps[0].at_most == 2);
    CHECK(two.most(all) == 2);
    CHECK(two.count(all) == 6);
    CHECK_FALSE(two.names(static_cast<fault::event_id>(3)));
    CHECK_FALSE(two.allow(events({3})));
    CHECK(budgets({{3, all}}, 3).caps(all).empty());
}

TEST_CASE("terms of the same events are one term") {
    auto const all = events({0, 1, 2, 3});
    budgets const sum({{1, all}, {2, all}}, 4);
    CHECK(sum.allow(events({0, 1, 2})));
    CHECK_FALSE(sum.allow(all));
    CHECK(sum.caps(all).size() == 1);
}

TEST_CASE("terms without a common event need no condition on both") {
    auto const left = events({0, 1, 2});
    auto const right = events({3, 4});
    CHECK(budgets({{1, left}, {1, right}}, 5).caps(events({0, 1, 2, 3, 4})).size() == 2);
}

TEST_CASE("a term of nothing, or no times, says nothing") {
    auto const all = events({0, 1});
    budgets const of({{1, {}}, {0, all}, {1, all}}, 2);
    CHECK(of.most(all) == 1);
    CHECK(of.count(all) == 2);
}

TEST_CASE("more different terms than supported are noticed") {
    std::vector<term> terms;
    for (int at = 0; at < 7; ++at) {
        terms.push_back({1, events({at})});
    }
    CHECK_FALSE(budgets(terms, 7).is_supported());
    terms.pop_back();
    CHECK(budgets(terms, 7).is_supported());
}

TEST_CASE("the number of scenarios saturates instead of taking for ever") {
    std::vector<fault::event_id> many;
    for (int at = 0; at < 10'000; ++at) {
        many.push_back(static_cast<fault::event_id>(at));
    }
    CHECK(budgets({{2, many}}, 10'000).count(many) == 10'000 + 49'995'000);
    CHECK(budgets({{100, many}}, 10'000).count(many) == too_many_to_count);
}

TEST_CASE("overlapping terms allow what can be charged to them") {
    std::mt19937 random(20261);
    for (int round = 0; round < 400; ++round) {
        auto const size = 1 + test::pick(random, 8);
        auto const terms = test::make_terms(random, size);
        budgets const of(terms, size);
        std::vector<fault::event_id> named;
        for (std::size_t at = 0; at < size; ++at) {
            if (of.names(static_cast<fault::event_id>(at))) {
                named.push_back(static_cast<fault::event_id>(at));
            }
        }
        auto const caps = of.caps(named);
        std::size_t most = 0;
        scenario_count count = 0;
        for (std::uint32_t bits = 0; bits < 1U << size; ++bits) {
            auto const happening = test::scenario_of(bits);
            bool const expected = test::can_be_charged(terms, happening);
            REQUIRE(of.allow(happening) == expected);
            bool const is_named =
                std::includes(named.begin(), named.end(), happening.begin(), happening.end());
            if (is_named) {
                bool const keeps = std::all_of(caps.begin(), caps.end(), [&](cap const& each) {
                    std::vector<fault::event_id> both;
                    std::set_intersection(each.events.begin(), each.events.end(), happening.begin(),
                                          happening.end(), std::back_inserter(both));
                    return both.size() <= each.at_most;
                });
                REQUIRE(keeps == expected);
            }
            if (expected) {
                most = std::max(most, happening.size());
                count += happening.empty() ? 0U : 1U;
            }
        }
        REQUIRE(of.most(named) == most);
        REQUIRE(of.count(named) == count);
    }
}
