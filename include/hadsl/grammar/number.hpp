// hadsl/grammar/number.hpp - exact values of numbers, durations, quantities and dates as written.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_NUMBER_HPP
#define HADSL_GRAMMAR_NUMBER_HPP

#include <hadsl/source/duration.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string_view>

namespace hadsl::grammar {

/// A number token taken apart: `1.5s` is "1", "5" and "s".
struct number_parts {
    std::string_view whole;
    std::string_view fraction; // without the point
    std::string_view suffix;   // whatever letters follow
};

[[nodiscard]] constexpr number_parts split_number(std::string_view text) {
    auto const digits_from = [text](std::size_t at) {
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
            ++at;
        }
        return at;
    };
    auto const whole_end = digits_from(0);
    auto end = whole_end;
    if (whole_end < text.size() && text[whole_end] == '.') {
        end = digits_from(whole_end + 1);
        return {text.substr(0, whole_end), text.substr(whole_end + 1, end - whole_end - 1),
                text.substr(end)};
    }
    return {text.substr(0, whole_end), {}, text.substr(end)};
}

/// The digits as a value; nothing when it exceeds `largest`.
[[nodiscard]] constexpr std::optional<std::int64_t> to_integer(std::string_view digits,
                                                               std::int64_t largest = INT64_MAX) {
    std::int64_t value = 0;
    for (auto const digit : digits) {
        std::int64_t const worth = digit - '0';
        if (value > (largest - worth) / 10) {
            return std::nullopt;
        }
        value = value * 10 + worth;
    }
    return value;
}

/// Milliseconds in a unit; 0 for what is no unit.
[[nodiscard]] constexpr std::int64_t unit_of(std::string_view suffix) {
    struct unit {
        std::string_view name;
        std::int64_t milliseconds;
    };
    constexpr unit units[] = {{"s", ms_per_second},
                              {"min", ms_per_minute},
                              {"h", ms_per_hour},
                              {"d", ms_per_day},
                              {"ms", 1},
                              {"w", ms_per_week},
                              {"y", ms_per_year}};
    for (auto const& each : units) {
        if (each.name == suffix) {
            return each.milliseconds;
        }
    }
    return 0;
}

enum class number_trouble { none, too_fine, too_large };

/// The length that digits and a unit say, or why there is none: finer than a millisecond, or past
/// the longest finite duration.
struct duration_value {
    duration length;
    number_trouble trouble = number_trouble::none;
};

[[nodiscard]] constexpr duration_value to_duration(number_parts const& parts) {
    auto const unit = unit_of(parts.suffix);
    auto fraction = parts.fraction;
    while (!fraction.empty() && fraction.back() == '0') {
        fraction.remove_suffix(1);
    }
    std::int64_t part = 0;
    if (!fraction.empty()) {
        // In lowest terms the denominator must divide the unit, or something finer than a
        // millisecond remains. No unit is divisible by 10^18.
        auto const numerator = to_integer(fraction);
        if (fraction.size() >= 18 || !numerator) {
            return {zero, number_trouble::too_fine};
        }
        std::int64_t denominator = 1;
        for (std::size_t digit = 0; digit < fraction.size(); ++digit) {
            denominator *= 10;
        }
        auto const common = std::gcd(*numerator, denominator);
        if (unit % (denominator / common) != 0) {
            return {zero, number_trouble::too_fine};
        }
        part = *numerator / common * (unit / (denominator / common));
    }
    constexpr auto largest_finite = duration::unbounded_milliseconds - 1;
    auto const whole = to_integer(parts.whole);
    if (!whole || *whole > (largest_finite - part) / unit) {
        return {unbounded, number_trouble::too_large};
    }
    return {{*whole * unit + part}, number_trouble::none};
}

/// A duration of one part or several, each in a smaller unit than the one before: `1h 30min`.
class duration_sum {
public:
    /// Takes the next part; false, and nothing is taken, for what is no duration or none that may
    /// follow.
    constexpr bool add(number_parts const& part) {
        auto const unit = unit_of(part.suffix);
        if (unit == 0 || (smallest_ != 0 && unit >= smallest_)) {
            return false;
        }
        smallest_ = unit;
        auto const more = to_duration(part);
        value_.length = value_.length + more.length;
        if (value_.trouble == number_trouble::none) {
            value_.trouble = more.trouble == number_trouble::none && value_.length.is_unbounded()
                                 ? number_trouble::too_large
                                 : more.trouble;
        }
        return true;
    }
    [[nodiscard]] constexpr duration_value value() const { return value_; }

private:
    std::int64_t smallest_ = 0; // unit so far
    duration_value value_{zero};
};

/// digits / 10^scale.
struct decimal_value {
    std::int64_t digits = 0;
    int scale = 0;
};

/// The number with `zeros` more zeros (3 for `k`); nothing when it has too many digits.
[[nodiscard]] constexpr std::optional<decimal_value> to_decimal(number_parts const& parts,
                                                                int zeros = 0) {
    auto value = to_integer(parts.whole);
    for (auto const digit : parts.fraction) {
        if (!value || *value > (INT64_MAX - 9) / 10) {
            return std::nullopt;
        }
        value = *value * 10 + (digit - '0');
    }
    auto scale = static_cast<int>(parts.fraction.size());
    for (; value && zeros > 0; --zeros) {
        if (scale > 0) {
            --scale;
        } else if (*value > INT64_MAX / 10) {
            return std::nullopt;
        } else {
            value = *value * 10;
        }
    }
    if (!value) {
        return std::nullopt;
    }
    return decimal_value{*value, scale};
}

/// The number of days in a month, 0 for a month the calendar lacks.
[[nodiscard]] constexpr int days_in_month(int year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) {
        return 0;
    }
    bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

} // namespace hadsl::grammar

#endif
