// hadsl/grammar/reading.hpp - what the rules share while one text is read.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_READING_HPP
#define HADSL_GRAMMAR_READING_HPP

#include <hadsl/grammar/token.hpp>
#include <hadsl/source/diagnostic.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::grammar {

/// Something the grammar would have accepted at a place.
struct expectation {
    enum class sort { word, mark, name, string, number, duration, percent, phrase };
    sort what = sort::phrase;
    std::string_view text;
    /// Accepted almost everywhere (`[`, `+`), so mentioned only when nothing else was expected.
    bool quiet = false;

    friend bool operator==(expectation const&, expectation const&) = default;
};

/// The text being read, what is wrong with it so far and, while `recording`, how far the rules got
/// and what they would have accepted there.
///
/// Rules run without recording; only what fails is run again with it. That keeps the usual case
/// free of bookkeeping.
struct reading {
    static constexpr std::size_t most_errors = 100;

    std::string_view text;
    source::text_id id = source::no_text;
    token const* tokens = nullptr; // the first of them
    std::vector<source::diagnostic> diagnostics;

    bool recording = false;
    token const* origin = nullptr;         // where the failing element begins
    token const* furthest = nullptr;       // the first token no rule could pass
    std::vector<expectation> expected;     // at `furthest`
    std::vector<std::string_view> nearby;  // words behind the phrases in `expected`
    std::vector<std::string_view> opening; // words accepted at `origin`

    [[nodiscard]] std::string_view text_of(token const& which) const { return which.in(text); }
    [[nodiscard]] source::span span_of(std::size_t begin, std::size_t end) const {
        return {id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }
    [[nodiscard]] source::span span_of(token const& which) const {
        return {id, which.begin, which.end};
    }

    void start_recording(token const* element) {
        recording = true;
        origin = element;
        furthest = nullptr;
        expected.clear();
        nearby.clear();
        opening.clear();
    }
    void stop_recording() { recording = false; }

    /// Remembers that `what` would have been accepted at `where`, if that is the furthest place.
    void note(token const* where, expectation what) {
        if (where == origin && what.what == expectation::sort::word) {
            opening.push_back(what.text);
        }
        if (furthest == nullptr || where > furthest) {
            furthest = where;
            expected.clear();
            nearby.clear();
        }
        if (where == furthest &&
            std::find(expected.begin(), expected.end(), what) == expected.end()) {
            expected.push_back(what);
        }
    }

    [[nodiscard]] bool is_full() const { return diagnostics.size() >= most_errors; }

    /// Says that something is wrong; past `most_errors` and for what was said already, nothing.
    void report(source::code code, source::span place, std::string message, std::string help = {}) {
        if (recording || is_full()) {
            return;
        }
        for (auto const& earlier : diagnostics) {
            if (earlier.code == code && earlier.place == place) {
                return;
            }
        }
        diagnostics.push_back({code, place, std::move(message), std::move(help), {}});
    }
};

} // namespace hadsl::grammar

#endif
