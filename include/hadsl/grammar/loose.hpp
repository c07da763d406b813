// hadsl/grammar/loose.hpp - reads a sentence word by word that says it in other words than the language.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_LOOSE_HPP
#define HADSL_GRAMMAR_LOOSE_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/mistaken_numbers.hpp>
#include <hadsl/grammar/number.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/usual_kinds.hpp>
#include <hadsl/grammar/words.hpp>
#include <hadsl/source/span.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace hadsl::grammar {

/// Goes from one token to another, and takes what it is asked to take. Beyond the last there are
/// empty words.
class loose_reader {
public:
    loose_reader(scene const& here, token const* first, token const* end)
        : here_(&here), at_(first), end_(end) {}

    [[nodiscard]] token const* at() const { return at_; }
    [[nodiscard]] bool is_over() const { return at_ >= end_; }

    [[nodiscard]] std::string_view word(std::ptrdiff_t ahead = 0) const {
        return at_ + ahead < end_ ? here_->text(at_[ahead]) : std::string_view();
    }
    [[nodiscard]] bool is_name() const { return !is_over() && at_->is_name(); }

    bool take(std::initializer_list<std::string_view> any) {
        bool const is_taken = !is_over() && is_one_of(word(), any);
        at_ += is_taken ? 1 : 0;
        return is_taken;
    }
    bool take_both(std::string_view first, std::string_view second) {
        bool const is_taken = word() == first && word(1) == second;
        at_ += is_taken ? 2 : 0;
        return is_taken;
    }
    void skip(std::initializer_list<std::string_view> any) {
        while (take(any)) {
        }
    }

    /// A duration as the language writes it, of `1h`, `1 hour`, `an hour` or `1h 30min`; empty for none.
    [[nodiscard]] std::string take_duration() {
        auto written = take_duration_in_words();
        while (!is_over() && at_->kind == token_kind::number) {
            auto const text = word();
            auto const suffix = split_number(text).suffix;
            auto const amount = std::string(text.substr(0, text.size() - suffix.size()));
            auto const unit = unit_meant(suffix.empty() ? word(1) : suffix);
            if (unit.empty()) {
                break;
            }
            written += (written.empty() ? "" : " ") + amount + std::string(unit);
            at_ += suffix.empty() ? 2 : 1;
        }
        return written;
    }

    /// One name with its subscripts, and without a kind before it; empty for none.
    [[nodiscard]] std::string take_name() {
        if (!is_name()) {
            return {};
        }
        if (is_usual_kind(word()) && at_ + 1 < end_ && at_[1].is_name()) {
            ++at_;
        }
        auto const* const first = at_++;
        while (!is_over() && at_->is('[')) {
            while (!is_over() && !at_->is(']')) {
                ++at_;
            }
            at_ += is_over() ? 0 : 1;
        }
        return std::string(here_->slice(first, at_ - 1));
    }

private:
    /// `five minutes`, `half an hour`
    [[nodiscard]] std::string take_duration_in_words() {
        constexpr std::pair<std::string_view, std::string_view> numbers[] = {
            {"a", "1"},       {"an", "1"},       {"one", "1"},     {"two", "2"},
            {"three", "3"},   {"four", "4"},     {"five", "5"},    {"six", "6"},
            {"seven", "7"},   {"eight", "8"},    {"nine", "9"},    {"ten", "10"},
            {"twelve", "12"}, {"fifteen", "15"}, {"twenty", "20"}, {"thirty", "30"},
            {"forty", "40"},  {"fifty", "50"},   {"sixty", "60"},  {"ninety", "90"}};
        if (word() == "half" && word(1) == "an" && word(2) == "hour") {
            at_ += 3;
            return "30min";
        }
        for (auto const& [written, digits] : numbers) {
            auto const unit = word() == written ? unit_meant(word(1)) : std::string_view();
            if (!unit.empty()) {
                at_ += 2;
                return std::string(digits) + std::string(unit);
            }
        }
        return {};
    }

    scene const* here_;
    token const* at_;
    token const* end_;
};

/// The first token on the line of a place at or before the mistake, or one not far before that.
[[nodiscard]] inline token const* begin_of_line(scene const& here, source::span place) {
    constexpr std::ptrdiff_t furthest = 60; // many mistakes must not cost a square
    auto const* at = here.at;
    while (at != here.state.tokens && here.at - at < furthest &&
           (at->begin > place.begin || on_one_line(here.state, at[-1], *at))) {
        --at;
    }
    return at;
}

/// The token behind the sentence that a token stands in: before a brace, what is accepted, or the
/// next declaration.
[[nodiscard]] inline token const* end_of_sentence(scene const& here, token const* at) {
    constexpr std::ptrdiff_t longest = 60;
    auto const* const first = at;
    while (at->kind != token_kind::end && at - first < longest && !at->is('{') && !at->is('}') &&
           here.text(*at) != "accepted" &&
           !(is_first_on_line(here.state, *at) && seems_declaration(here.state, at))) {
        ++at;
    }
    return at;
}

} // namespace hadsl::grammar

#endif
