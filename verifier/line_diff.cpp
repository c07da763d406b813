// verifier/line_diff.cpp - what differs between two texts, in the format of `diff -u`.
// SPDX-License-Identifier: BSL-1.0
#include "line_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hadsl::program {

namespace {

constexpr std::size_t context = 3;

[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const length = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return lines;
}

/// One line of the result: in both texts (' '), only in the first ('-') or the second ('+').
struct change {
    char mark;
    std::string_view line;
};

/// Adds the changes that turn one run of lines into the other, keeping as many lines as possible.
/// Past the limit, where that would cost too much memory, all of them are replaced.
void compare(std::vector<std::string_view> const& before,
             std::vector<std::string_view> const& after, std::vector<change>& changes) {
    constexpr std::size_t most_cells = 16'000'000;
    auto const width = after.size() + 1;
    bool const is_costly = !after.empty() && before.size() > most_cells / width;
    // common[i][j]: the most lines that the ends of both, from i and from j on, have in common.
    std::vector<std::uint32_t> common(is_costly ? 0 : (before.size() + 1) * width);
    for (std::size_t i = is_costly ? 0 : before.size(); i-- > 0;) {
        for (std::size_t j = after.size(); j-- > 0;) {
            common[i * width + j] = before[i] == after[j] ? common[(i + 1) * width + j + 1] + 1
                                                          : std::max(common[(i + 1) * width + j],
                                                                     common[i * width + j + 1]);
        }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() || j < after.size()) {
        bool const both = i < before.size() && j < after.size();
        if (both && !is_costly && before[i] == after[j]) {
            changes.push_back({' ', before[i]});
            ++i;
            ++j;
        } else if (i < before.size() &&
                   (!both || is_costly ||
                    common[(i + 1) * width + j] >= common[i * width + j + 1])) {
            changes.push_back({'-', before[i++]});
        } else {
            changes.push_back({'+', after[j++]});
        }
    }
}

[[nodiscard]] std::vector<change> changes_between(std::vector<std::string_view> before,
                                                  std::vector<std::string_view> after) {
    std::vector<change> changes;
    std::size_t start = 0;
    while (start < before.size() && start < after.size() && before[start] == after[start]) {
        changes.push_back({' ', before[start++]});
    }
    std::size_t ending = 0;
    while (ending < before.size() - start && ending < after.size() - start &&
           before[before.size() - 1 - ending] == after[after.size() - 1 - ending]) {
        ++ending;
    }
    std::vector<std::string_view> const tail(before.end() - static_cast<std::ptrdiff_t>(ending),
                                             before.end());
    auto const middle = [&](std::vector<std::string_view> const& lines) {
        return std::vector<std::string_view>(lines.begin() + static_cast<std::ptrdiff_t>(start),
                                             lines.end() - static_cast<std::ptrdiff_t>(ending));
    };
    compare(middle(before), middle(after), changes);
    for (auto const each : tail) {
        changes.push_back({' ', each});
    }
    return changes;
}

/// `12,5`: where a run of lines begins, and how many there are.
[[nodiscard]] std::string range(std::size_t first, std::size_t count) {
    return std::to_string(count == 0 ? first : first + 1) + "," + std::to_string(count);
}

} // namespace

std::string line_diff(std::string_view name, std::string_view before, std::string_view after) {
    auto const changes = changes_between(lines_of(before), lines_of(after));
    std::vector<bool> is_shown(changes.size(), false);
    for (std::size_t at = 0; at < changes.size(); ++at) {
        if (changes[at].mark != ' ') {
            auto const first = at - std::min(at, context);
            auto const end = std::min(changes.size(), at + context + 1);
            std::fill(is_shown.begin() + static_cast<std::ptrdiff_t>(first),
                      is_shown.begin() + static_cast<std::ptrdiff_t>(end), true);
        }
    }
    std::string out;
    std::size_t left = 0; // lines of each text before the change at `at`
    std::size_t right = 0;
    for (std::size_t at = 0; at < changes.size();) {
        if (!is_shown[at]) {
            ++at;
            ++left;
            ++right;
            continue;
        }
        std::string body;
        std::size_t removed = 0;
        std::size_t added = 0;
        for (; at < changes.size() && is_shown[at]; ++at) {
            auto const& [mark, line] = changes[at];
            removed += mark == '+' ? 0U : 1U;
            added += mark == '-' ? 0U : 1U;
            body += mark;
            body += line;
            body += line.ends_with('\n') ? "" : "\n\\ No newline at end of file\n";
        }
        out += "@@ -" + range(left, removed) + " +" + range(right, added) + " @@\n" + body;
        left += removed;
        right += added;
    }
    auto const file = std::string(name);
    return out.empty() ? out : "--- " + file + "\n+++ " + file + "\n" + out;
}

} // namespace hadsl::program
