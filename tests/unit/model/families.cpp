// SPDX-License-Identifier: BSL-1.0
#include "tests/catch.hpp"

#include <hadsl/model/families.hpp>
#include <hadsl/model/references.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

using namespace hadsl;
using model::family;
using model::pattern;
using model::subscripts;

namespace {

constexpr pattern every{true, 0, 0};
pattern exactly(std::int64_t value) {
    return {false, value, value};
}

family family_of(std::vector<subscripts> const& all) {
    family result;
    int next = 0;
    for (auto const& at : all) {
        result.add(at, static_cast<model::component_id>(next++));
    }
    result.finish([](auto, auto) {});
    return result;
}

std::vector<int> numbers(model::matches const& found) {
    std::vector<int> result;
    for (auto const id : found.found) {
        result.push_back(static_cast<int>(id));
    }
    return result;
}

} // namespace

TEST_CASE("a pattern matches in the order of the subscripts, however declared") {
    auto const all = family_of({{3}, {1}, {2}});
    CHECK(numbers(all.match({every})) == std::vector{1, 2, 0});
    CHECK(numbers(all.match({{false, 2, 3}})) == std::vector{2, 0});
    CHECK(numbers(all.match({exactly(1)})) == std::vector{1});
}

TEST_CASE("subscripts count: `*` stands for one of them") {
    auto const all = family_of({{1}, {1, 1}, {1, 2}, {2, 1}, {}});
    CHECK(numbers(all.match({})) == std::vector{4});
    CHECK(numbers(all.match({every})) == std::vector{0});
    CHECK(numbers(all.match({every, every})) == std::vector{1, 2, 3});
    CHECK(numbers(all.match({every, exactly(1)})) == std::vector{1, 3});
    CHECK(numbers(all.match({exactly(1), every})) == std::vector{1, 2});
    CHECK(all.match({every, every, every}).found.empty());
}

TEST_CASE("a range names the first value that is missing") {
    auto const all = family_of({{1, 1}, {1, 3}, {2, 1}});
    CHECK_FALSE(all.match({exactly(1), every}).missing);
    CHECK(all.match({exactly(1), {false, 1, 3}}).missing == subscripts{1, 2});
    CHECK(all.match({{false, 1, 3}, exactly(1)}).missing == subscripts{3, 1});
    CHECK(all.match({{false, 1, 3}, every}).missing == subscripts{3});
}

TEST_CASE("behind a wildcard a value picks what has it") {
    auto const all = family_of({{1, 2}, {2, 1}, {3, 1}});
    CHECK(numbers(all.match({every, exactly(1)})) == std::vector{1, 2});
    CHECK(numbers(all.match({every, {false, 2, 9}})) == std::vector{0});
    CHECK_FALSE(all.match({every, exactly(1)}).missing);
}

TEST_CASE("the second with the same subscripts is reported and left out") {
    family all;
    for (int i = 0; i < 3; ++i) {
        all.add({7}, static_cast<model::component_id>(i));
    }
    std::vector<std::pair<int, int>> reported;
    all.finish([&](auto first, auto second) {
        reported.emplace_back(static_cast<int>(first), static_cast<int>(second));
    });
    CHECK(reported == std::vector<std::pair<int, int>>{{0, 1}, {0, 2}});
    CHECK(all.members().size() == 1);
}

TEST_CASE("matching agrees with trying every member") {
    std::mt19937 random(7);
    auto const draw = [&](int below) {
        return std::uniform_int_distribution<int>(0, below - 1)(random);
    };
    for (int round = 0; round < 500; ++round) {
        std::vector<subscripts> declared;
        for (int i = draw(12); i >= 0; --i) {
            subscripts at;
            for (int level = draw(4); level > 0; --level) {
                at.push_back(draw(3));
            }
            if (std::find(declared.begin(), declared.end(), at) == declared.end()) {
                declared.push_back(at);
            }
        }
        std::vector<pattern> wanted;
        for (int level = draw(4); level > 0; --level) {
            wanted.push_back(draw(2) == 0 ? every : exactly(draw(3)));
        }
        std::vector<std::pair<subscripts, int>> expected;
        for (std::size_t i = 0; i < declared.size(); ++i) {
            auto fits = declared[i].size() == wanted.size();
            for (std::size_t level = 0; fits && level < wanted.size(); ++level) {
                fits = wanted[level].every || wanted[level].first == declared[i][level];
            }
            if (fits) {
                expected.emplace_back(declared[i], static_cast<int>(i));
            }
        }
        std::sort(expected.begin(), expected.end());
        std::vector<int> ids;
        for (auto const& each : expected) {
            ids.push_back(each.second);
        }
        CHECK(numbers(family_of(declared).match(wanted)) == ids);
    }
}

TEST_CASE("a name in backticks gives up its subscripts") {
    using model::split_name;
    CHECK(split_name("esx").base == "esx");
    CHECK(split_name("esx[1][20]").base == "esx");
    CHECK(split_name("esx[1][20]").at == subscripts{1, 20});
    for (std::string const odd : {"esx[]", "esx[a]", "esx[01]", "esx]", "[1]", "esx[1", "esx[-1]",
                                  "esx[99999999999999999999]"}) {
        CHECK(split_name(odd).base == odd);
        CHECK(split_name(odd).at.empty());
    }
    CHECK(model::name_of("esx", {1, 20}) == "esx[1][20]");
}
