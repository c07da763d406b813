// hadsl/grammar/figures.hpp - the rules for numbers, durations, percentages and dates.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_FIGURES_HPP
#define HADSL_GRAMMAR_FIGURES_HPP

#include <hadsl/grammar/number.hpp>
#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/words.hpp>
#include <hadsl/syntax/tree.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace hadsl::grammar {

/// integer = ? decimal digits, at most 2147483647 ? ;
struct integer_rule : terminal<integer_rule, std::int64_t> {
    template <class Actual>
    int match(reading& state, token const* at, Actual& filled) const {
        if (at->kind != token_kind::number) {
            return 0;
        }
        auto const parts = split_number(state.text_of(*at));
        if (!parts.suffix.empty() || state.text_of(*at).size() != parts.whole.size()) {
            return 0;
        }
        auto const value = to_integer(parts.whole, INT32_MAX);
        if (!value) {
            state.report(source::code::too_large, state.span_of(*at),
                         "found a number too large, expected at most 2147483647");
        }
        if constexpr (!is_unused<Actual>) {
            filled = value.value_or(0);
        }
        return 1;
    }
    expectation expects{expectation::sort::number, "a whole number", false};
};
inline constexpr integer_rule integer{};

/// Fills a decimal from its parts, or reports that it has too many digits.
template <class Actual>
void fill_decimal(reading& state, token const& which, number_parts const& parts, int zeros,
                  Actual& filled) {
    auto const value = to_decimal(parts, zeros);
    if (!value) {
        state.report(source::code::too_large, state.span_of(which),
                     "found a number of too many digits, expected at most 18");
    }
    if constexpr (!is_unused<Actual>) {
        filled.digits = value ? value->digits : 0;
        filled.scale = value ? value->scale : 0;
        filled.at.span = state.span_of(which);
    }
}

/// decimal = ? digits, optionally a point and more digits ? ;
struct decimal_rule : terminal<decimal_rule, syntax::decimal> {
    template <class Actual>
    int match(reading& state, token const* at, Actual& filled) const {
        if (at->kind != token_kind::number) {
            return 0;
        }
        auto const parts = split_number(state.text_of(*at));
        if (!parts.suffix.empty()) {
            return 0;
        }
        fill_decimal(state, *at, parts, 0, filled);
        return 1;
    }
    expectation expects{expectation::sort::number, "a number", false};
};
inline constexpr decimal_rule decimal{};

/// quantity = decimal , [ "k" | "M" ] ;
struct quantity_rule : terminal<quantity_rule, syntax::decimal> {
    template <class Actual>
    int match(reading& state, token const* at, Actual& filled) const {
        if (at->kind != token_kind::number) {
            return 0;
        }
        auto const parts = split_number(state.text_of(*at));
        if (!parts.suffix.empty() && parts.suffix != "k" && parts.suffix != "M") {
            return 0;
        }
        int const zeros = parts.suffix == "k" ? 3 : parts.suffix == "M" ? 6 : 0;
        fill_decimal(state, *at, parts, zeros, filled);
        return 1;
    }
    expectation expects{expectation::sort::number, "a number such as 250 or 10k", false};
};
inline constexpr quantity_rule quantity{};

/// duration = decimal , ( "ms" | "s" | "min" | "h" | "d" | "w" | "y" ) , { … the same in a smaller
/// unit … } | "unbounded" ;
struct duration_rule : terminal<duration_rule, syntax::duration> {
    template <class Actual>
    int match(reading& state, token const* at, Actual& filled) const {
        duration_value found{unbounded, number_trouble::none};
        int taken = 0;
        if (at->kind == token_kind::number) {
            duration_sum sum;
            while (at[taken].kind == token_kind::number &&
                   sum.add(split_number(state.text_of(at[taken])))) {
                ++taken;
            }
            found = sum.value();
        } else if (at->kind == token_kind::name && state.text_of(*at) == "unbounded") {
            taken = 1;
        }
        if (taken == 0) {
            return 0;
        }
        auto const place = state.span_of(at->begin, at[taken - 1].end);
        auto const text = std::string(state.text.substr(place.begin, place.end - place.begin));
        if (found.trouble == number_trouble::too_fine) {
            state.report(source::code::too_fine, place,
                         "found `" + text + "`, expected whole milliseconds",
                         "a duration is exact, and a millisecond is the finest there is");
        } else if (found.trouble == number_trouble::too_large) {
            state.report(source::code::too_large, place,
                         "found `" + text + "`, a duration past the longest finite one",
                         "write `unbounded` for what lasts until somebody repairs it");
        }
        if constexpr (!is_unused<Actual>) {
            filled.value = found.length;
            filled.at.span = place;
        }
        return taken;
    }
    expectation expects{expectation::sort::duration, "a duration such as 30s", false};
};
inline constexpr duration_rule duration{};

/// percentage = decimal , "%" ;
struct percentage_rule : terminal<percentage_rule, syntax::decimal> {
    template <class Actual>
    int match(reading& state, token const* at, Actual& filled) const {
        if (at->kind != token_kind::number || !at[1].is('%') ||
            decimal.match(state, at, filled) == 0) {
            return 0;
        }
        if constexpr (!is_unused<Actual>) {
            filled.at.span = state.span_of(at->begin, at[1].end);
        }
        return 2;
    }
    expectation expects{expectation::sort::percent, "a percentage such as 99.95%", false};
};
inline constexpr percentage_rule percentage{};

/// date = ? year-month-day, as 2027-06-30 ? ;
struct date_rule : terminal<date_rule, syntax::date> {
    template <class Actual>
    int match(reading& state, token const* at, Actual& filled) const {
        constexpr std::size_t lengths[] = {4, 2, 2};
        int numbers[3] = {};
        for (int part = 0; part < 3; ++part) {
            if (part > 0 && !at[2 * part - 1].is('-')) {
                return 0;
            }
            auto const& number = at[2 * part];
            auto const digits = split_number(state.text_of(number));
            bool const glued =
                part == 0 || (at[2 * part - 2].end + 1 == number.begin); // 2027 - 06 is no date
            if (!glued || number.kind != token_kind::number ||
                digits.whole.size() != lengths[part] || digits.whole != state.text_of(number)) {
                return 0;
            }
            numbers[part] = static_cast<int>(*to_integer(digits.whole));
        }
        if (numbers[2] < 1 || numbers[2] > days_in_month(numbers[0], numbers[1])) {
            auto const place = state.span_of(at->begin, at[4].end);
            state.report(source::code::no_such_day, place,
                         "found `" + std::string(state.text.substr(place.begin, 10)) +
                             "`, a day the calendar lacks",
                         "a date is written year-month-day");
        }
        if constexpr (!is_unused<Actual>) {
            filled.year = numbers[0];
            filled.month = numbers[1];
            filled.day = numbers[2];
            filled.at.span = state.span_of(at->begin, at[4].end);
        }
        return 5;
    }
    expectation expects{expectation::sort::phrase, "a date such as 2027-06-30", false};
};
inline constexpr date_rule date{};

} // namespace hadsl::grammar

#endif
