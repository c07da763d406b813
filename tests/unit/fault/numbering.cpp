// tests/unit/fault/numbering.cpp
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/numbering.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <tests/catch.hpp>

namespace {

/// Words and their numbers. All words of one length have the same hash.
struct dictionary {
    std::vector<std::string> words;
    hadsl::fault::numbering numbers;

    [[nodiscard]] std::optional<std::size_t> find(std::string const& word) const {
        return numbers.find(word.size(), [&](std::size_t number) { return words[number] == word; });
    }
    void add(std::string const& word) {
        numbers.add(word.size());
        words.push_back(word);
    }
};

} // namespace

TEST_CASE("things are found by what they are, whatever their hash") {
    dictionary all;
    CHECK_FALSE(all.find("a"));
    for (auto const* word : {"a", "b", "cc", "dd", "e"}) {
        CHECK_FALSE(all.find(word));
        all.add(word);
    }
    CHECK(all.find("a") == 0U);
    CHECK(all.find("b") == 1U);
    CHECK(all.find("dd") == 3U);
    CHECK(all.find("e") == 4U);
    CHECK_FALSE(all.find("ee"));
}

TEST_CASE("things keep their numbers while more come, and lose them when forgotten") {
    dictionary all;
    for (int at = 0; at < 5'000; ++at) {
        all.add(std::string(static_cast<std::size_t>(at) % 700, 'x') + std::to_string(at));
    }
    for (std::size_t at = 0; at < all.words.size(); ++at) {
        REQUIRE(all.find(all.words[at]) == at);
    }
    auto const forgotten = all.words[3'000];
    all.numbers.forget_from(3'000);
    all.words.resize(3'000);
    CHECK_FALSE(all.find(forgotten));
    CHECK(all.find(all.words[2'999]) == 2'999U);
    all.add(forgotten);
    CHECK(all.find(forgotten) == 3'000U);
}
