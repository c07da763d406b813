// hadsl/grammar/mistaken_numbers.hpp - durations without their unit, percentages without their sign.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_NUMBERS_HPP
#define HADSL_GRAMMAR_MISTAKEN_NUMBERS_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/number.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace hadsl::grammar {

/// The unit somebody means who writes it otherwise; empty when it is none.
[[nodiscard]] inline std::string_view unit_meant(std::string_view written) {
    constexpr std::pair<std::string_view, std::string_view> habits[] = {
        {"m", "min"},   {"mins", "min"}, {"minute", "min"}, {"minutes", "min"},
        {"sec", "s"},   {"secs", "s"},   {"second", "s"},   {"seconds", "s"},
        {"S", "s"},     {"msec", "ms"},  {"millis", "ms"},  {"milliseconds", "ms"},
        {"hr", "h"},    {"hrs", "h"},    {"hour", "h"},     {"hours", "h"},
        {"H", "h"},     {"day", "d"},    {"days", "d"},     {"week", "w"},
        {"weeks", "w"}, {"yr", "y"},     {"year", "y"},     {"years", "y"},
        {"a", "y"},     {"us", "ms"}};
    if (unit_of(written) != 0) {
        return written;
    }
    for (auto const& [habit, unit] : habits) {
        if (habit == written) {
            return unit;
        }
    }
    return {};
}

/// Whether a number stands apart from its unit: `30 s`.
[[nodiscard]] inline bool is_spaced_unit(scene const& here, token const* number) {
    return split_number(here.text(*number)).suffix.empty() && number[1].is_word() &&
           on_one_line(here.state, number[0], number[1]) &&
           !unit_meant(here.text(number[1])).empty();
}

/// `1h30min` as it is written, `1h 30min`; empty where the letters are no units.
[[nodiscard]] inline std::string parted_duration(std::string_view written) {
    std::string parted;
    while (!written.empty()) {
        auto const digits = std::min(written.find_first_not_of("0123456789"), written.size());
        auto const letters =
            std::min(written.find_first_of("0123456789", digits), written.size()) - digits;
        auto const unit = letters == 0 && !parted.empty() // 1h30
                              ? std::string_view("min")
                              : unit_meant(written.substr(digits, letters));
        if (digits == 0 || unit.empty()) {
            return {};
        }
        parted += (parted.empty() ? "" : " ") + std::string(written.substr(0, digits)) +
                  std::string(unit);
        written.remove_prefix(digits + letters);
    }
    return parted;
}

/// What to write for a number that should have been a duration.
[[nodiscard]] inline std::string duration_meant(scene const& here, token const* number) {
    auto const text = here.text(*number);
    auto const suffix = split_number(text).suffix;
    auto const amount = std::string(text.substr(0, text.size() - suffix.size()));
    if (is_spaced_unit(here, number)) {
        return "the unit follows its number directly: `" + amount +
               std::string(unit_meant(here.text(number[1]))) + "`";
    }
    if (suffix.empty()) {
        return "write its unit: `" + amount + "s`, `" + amount + "min`, `" + amount + "h`";
    }
    auto const unit = unit_meant(suffix);
    auto const meant = unit.empty() ? parted_duration(text) : amount + std::string(unit);
    return meant.empty() ? "the units are ms, s, min, h, d, w and y"
                         : "did you mean `" + meant + "`?";
}

/// `30 s`
[[nodiscard]] inline guess spaced_unit(scene const& here) {
    if (!expects(here.state, expectation::sort::duration) || here.at->kind != token_kind::number ||
        !is_spaced_unit(here, here.at)) {
        return {};
    }
    return here.across(here.at, here.at + 1, "a duration such as 30s",
                       duration_meant(here, here.at));
}

/// `lag: 10`, `lag: 10 s`, `M(10)`: a number alone was taken for the beginning of `10 of (…)`.
[[nodiscard]] inline guess bare_argument(scene const& here) {
    auto const* const number = here.at - 1;
    if (!here.has_before() || number == here.element.begin ||
        !(number[-1].is(':') || (number[-1].is('(') && here.at->is(')'))) ||
        number->kind != token_kind::number || here.element.where == block_kind::mechanism ||
        here.is_statement()) {
        return {};
    }
    auto found = here.across(number, is_spaced_unit(here, number) ? here.at : number,
                             "a duration such as 30s", duration_meant(here, number));
    return found;
}

/// `demand 10G`, `each serves 5K`: a number with a suffix that there is not.
[[nodiscard]] inline guess other_magnitude(scene const& here) {
    if (!expects(here.state, expectation::sort::number) || here.at->kind != token_kind::number) {
        return {};
    }
    auto const text = here.text(*here.at);
    auto const suffix = split_number(text).suffix;
    auto const amount = std::string(text.substr(0, text.size() - suffix.size()));
    auto const help =
        suffix == "K"                    ? "did you mean `" + amount + "k`?"
        : is_one_of(suffix, {"m", "MM"}) ? "did you mean `" + amount + "M`?"
        : is_one_of(suffix, {"G", "g", "B", "bn"}) && split_number(text).fraction.empty()
            ? "did you mean `" + amount + "000M`?"
            : std::string("a number may end in `k` or `M`, and has no unit");
    auto found = here.found(*here.at, help);
    found.resume = here.at + 1;
    return found;
}

/// `lag: 16MB`: how far behind a copy is, by what it lacks.
[[nodiscard]] inline guess amount_of_data(scene const& here) {
    if (!here.has_before() || here.at->kind != token_kind::number ||
        !is_one_of(split_number(here.text(*here.at)).suffix,
                   {"B", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB"})) {
        return {};
    }
    auto found = here.across(here.at, here.at, "a duration such as 30s",
                             "work is measured by time: say how long so much takes to be written");
    found.resume = here.at + 1;
    return found;
}

/// `30min 1h`: the parts of a duration in the wrong order.
[[nodiscard]] inline guess unordered_duration(scene const& here) {
    auto const is_part = [&](token const* which) {
        return which->kind == token_kind::number &&
               unit_of(split_number(here.text(*which)).suffix) != 0;
    };
    if (here.at == here.element.block || !is_part(here.at) || !is_part(here.at - 1)) {
        return {};
    }
    return here.across(here.at - 1, here.at, "one duration",
                       "of several parts each has a smaller unit than the one before: `1h 30min`");
}

/// `10sec`, where a name might stand as well
[[nodiscard]] inline guess other_unit(scene const& here) {
    auto const suffix = split_number(here.text(*here.at)).suffix;
    if (!expects(here.state, expectation::sort::duration) || here.at->kind != token_kind::number ||
        suffix.empty() || unit_meant(suffix).empty()) {
        return {};
    }
    auto found = here.found(*here.at, duration_meant(here, here.at));
    found.resume = here.at + 1;
    return found;
}

/// `30`, `5fortnights`
[[nodiscard]] inline guess bad_duration(scene const& here) {
    if (!expects(here.state, expectation::sort::duration) || here.at->kind != token_kind::number) {
        return {};
    }
    auto found = here.found(*here.at, duration_meant(here, here.at));
    found.resume = here.at + 1;
    return found;
}

/// A number as a percentage: `99.9%` of `99.9`, and of `0.999`, for nobody means less than one in a
/// hundred.
[[nodiscard]] inline std::string percentage_meant(std::string_view number) {
    if (!number.starts_with("0.") || split_number(number).suffix.size() != 0) {
        return std::string(number) + "%";
    }
    auto digits = std::string(number.substr(2));
    digits.append(digits.size() < 2 ? 2 - digits.size() : 0, '0');
    auto const whole = digits.substr(digits.front() == '0' ? 1 : 0, digits.front() == '0' ? 1 : 2);
    return whole + (digits.size() > 2 ? "." + digits.substr(2) : std::string()) + "%";
}

/// `is at least 99.95`
[[nodiscard]] inline guess no_percent(scene const& here) {
    bool const is_plain =
        here.at->kind == token_kind::number && split_number(here.text(*here.at)).suffix.empty();
    if (!expects(here.state, expectation::sort::percent) || !is_plain) {
        return {};
    }
    auto found = here.found(*here.at, "write `" + percentage_meant(here.text(*here.at)) + "`");
    found.resume = here.at + 1;
    return found;
}

} // namespace hadsl::grammar

#endif
