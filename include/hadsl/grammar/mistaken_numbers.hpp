// hadsl/grammar/mistaken_numbers.hpp - durations without their unit, percentages without their sign.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_NUMBERS_HPP
#define HADSL_GRAMMAR_MISTAKEN_NUMBERS_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/number.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>

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

/// `30 s`
[[nodiscard]] inline guess spaced_unit(scene const& here) {
    if (!expects(here.state, expectation::sort::duration) || here.at->kind != token_kind::number ||
        !split_number(here.text(*here.at)).suffix.empty() || !here.at[1].is_word() ||
        !on_one_line(here.state, here.at[0], here.at[1])) {
        return {};
    }
    auto const unit = unit_meant(here.text(here.at[1]));
    if (unit.empty()) {
        return {};
    }
    return here.across(here.at, here.at + 1, "a duration such as 30s",
                       "the unit follows its number directly: `" +
                           std::string(here.text(*here.at)) + std::string(unit) + "`");
}

/// `30`, `5sec`
[[nodiscard]] inline guess bad_duration(scene const& here) {
    if (!expects(here.state, expectation::sort::duration) || here.at->kind != token_kind::number) {
        return {};
    }
    auto const suffix = split_number(here.text(*here.at)).suffix;
    auto const number =
        std::string(here.text(*here.at).substr(0, here.text(*here.at).size() - suffix.size()));
    auto const unit = unit_meant(suffix);
    auto found =
        here.found(*here.at, suffix.empty() ? "write its unit: `" + number + "s`, `" + number +
                                                  "min`, `" + number + "h`"
                             : unit.empty() ? "the units are ms, s, min, h, d, w and y"
                                            : "did you mean `" + number + std::string(unit) + "`?");
    found.resume = here.at + 1;
    return found;
}

/// `is at least 99.95`
[[nodiscard]] inline guess no_percent(scene const& here) {
    if (!expects(here.state, expectation::sort::percent) || here.at->kind != token_kind::number) {
        return {};
    }
    auto found = here.found(*here.at, "write `" + std::string(here.text(*here.at)) + "%`");
    found.resume = here.at + 1;
    return found;
}

} // namespace hadsl::grammar

#endif
