// hadsl/source/spelling.hpp - the name somebody probably meant.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SOURCE_SPELLING_HPP
#define HADSL_SOURCE_SPELLING_HPP

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::source {

/// How many letters must be inserted, left out, replaced or swapped with their neighbour to turn
/// one word into the other. Upper and lower case count as the same letter.
[[nodiscard]] inline std::size_t distance(std::string_view left, std::string_view right) {
    auto const lower = [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    auto const same = [&](std::size_t i, std::size_t j) {
        return lower(left[i]) == lower(right[j]);
    };
    // Row i holds the distances from the first i letters of `left`; a swap looks two rows back.
    std::vector<std::size_t> before(right.size() + 1);
    std::vector<std::size_t> above(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= left.size(); ++i) {
        before.swap(above);
        above.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            std::size_t const replaced = above[j - 1] + (same(i - 1, j - 1) ? 0U : 1U);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && same(i - 1, j - 2) && same(i - 2, j - 1)) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
    }
    return row[right.size()];
}

/// A name without what people take for each other in it: `-`, `_` and blanks, capitals.
[[nodiscard]] inline std::string plain_spelling(std::string_view name) {
    std::string plain;
    for (auto const letter : name) {
        if (letter != '-' && letter != '_' && letter != ' ') {
            plain +=
                letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        }
    }
    return plain;
}

/// The candidate nearest to `wanted`, if one is near enough to be a slip of the hand: at most a
/// third of the letters differ, or the plain spelling is the same. Of equally near ones the first in
/// alphabetical order, so the answer does not depend on the order of the candidates; never `wanted`
/// itself.
[[nodiscard]] inline std::optional<std::string> closest(
    std::string_view wanted, std::vector<std::string> const& candidates) {
    constexpr std::size_t longest_word = 64; // nobody mistypes a longer one by a few letters only
    if (wanted.size() < 2 || wanted.size() > longest_word) {
        return std::nullopt;
    }
    auto const allowed = std::max<std::size_t>(1, wanted.size() / 3);
    std::string const* best = nullptr;
    std::size_t best_distance = allowed + 1;
    auto const plain = plain_spelling(wanted);
    for (auto const& candidate : candidates) {
        if (candidate != wanted && !plain.empty() && plain_spelling(candidate) == plain) {
            if (best == nullptr || best_distance > 0 || candidate < *best) {
                best = &candidate;
            }
            best_distance = 0;
            continue;
        }
        auto const longer = std::max(candidate.size(), wanted.size());
        auto const shorter = std::min(candidate.size(), wanted.size());
        if (candidate == wanted || longer - shorter > allowed) {
            continue;
        }
        auto const found = distance(wanted, candidate);
        if (found < best_distance || (found == best_distance && best && candidate < *best)) {
            best = &candidate;
            best_distance = found;
        }
    }
    // A replaced word is no slip: `a1` for `b2` shares nothing with what was meant.
    if (best == nullptr || best_distance >= wanted.size()) {
        return std::nullopt;
    }
    return *best;
}

} // namespace hadsl::source

#endif
