// tests/unit/source/spelling_test.cpp - what is a slip of the hand, and what is another word.
// SPDX-License-Identifier: BSL-1.0
#include <tests/catch.hpp>

#include <hadsl/source/spelling.hpp>

#include <optional>
#include <string>
#include <vector>

using hadsl::source::closest;
using hadsl::source::distance;

TEST_CASE("the distance counts slips of the hand") {
    CHECK(distance("needs", "needs") == 0);
    CHECK(distance("need", "needs") == 1);
    CHECK(distance("neeeds", "needs") == 1);
    CHECK(distance("neads", "needs") == 1);
    CHECK(distance("eneds", "needs") == 1);
    CHECK(distance("Needs", "needs") == 0);
    CHECK(distance("", "abc") == 3);
    CHECK(distance("kitten", "sitting") == 3);
}

TEST_CASE("the closest word is suggested if it is close") {
    std::vector<std::string> const words = {"needs", "protected by", "host", "esx1", "esx2"};
    CHECK(closest("need", words) == "needs");
    CHECK(closest("protcted by", words) == "protected by");
    CHECK(closest("HOST", words) == "host");
    CHECK(closest("completely", words) == std::nullopt);
    // What people take for each other counts as the same, however much of it there is.
    CHECK(closest("l-o-w", {"low", "lows"}) == "low");
    CHECK(closest("Link Loss", {"link_loss", "link_lost"}) == "link_loss");
    CHECK(closest("--", {"_"}) == std::nullopt);
    CHECK(closest("x", words) == std::nullopt);
    CHECK(closest("", words) == std::nullopt);
    CHECK(closest("ab", {"cd", "xy"}) == std::nullopt);
    CHECK(closest(std::string(1000, 'a'), words) == std::nullopt);
    CHECK(closest("needs", {}) == std::nullopt);
}

TEST_CASE("a word is never suggested for itself") {
    CHECK(closest("host", {"host"}) == std::nullopt);
    CHECK(closest("host", {"host", "hosts"}) == "hosts");
}

TEST_CASE("of equally close words the first in the alphabet") {
    CHECK(closest("esx3", {"esx2", "esx1"}) == "esx1");
    CHECK(closest("esx3", {"esx1", "esx2"}) == "esx1");
}
