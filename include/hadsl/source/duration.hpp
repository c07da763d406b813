// hadsl/source/duration.hpp - exact lengths of time: milliseconds, saturating, unbounded as a value.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SOURCE_DURATION_HPP
#define HADSL_SOURCE_DURATION_HPP

#include <compare>
#include <cstdint>
#include <string>

namespace hadsl {

/// A length of time in whole milliseconds, from 0 to `unbounded` ("until somebody repairs it").
///
/// Addition saturates: a finite sum beyond the largest finite value is unbounded, never negative.
struct duration {
    /// Milliseconds; never negative. The largest value stands for unbounded.
    std::int64_t milliseconds = 0;

    static constexpr std::int64_t unbounded_milliseconds = INT64_MAX;

    [[nodiscard]] constexpr bool is_unbounded() const {
        return milliseconds == unbounded_milliseconds;
    }
    [[nodiscard]] constexpr bool is_zero() const { return milliseconds == 0; }

    friend constexpr bool operator==(duration const&, duration const&) = default;
    friend constexpr auto operator<=>(duration const&, duration const&) = default;

    friend constexpr duration operator+(duration left, duration right) {
        if (left.is_unbounded() || right.is_unbounded() ||
            left.milliseconds > unbounded_milliseconds - right.milliseconds) {
            return {unbounded_milliseconds};
        }
        return {left.milliseconds + right.milliseconds};
    }
    /// What remains of `left` beyond `right`, at least zero. Unbounded minus finite is unbounded;
    /// anything minus unbounded is zero.
    friend constexpr duration operator-(duration left, duration right) {
        if (right >= left) {
            return {0};
        }
        return left.is_unbounded() ? left : duration{left.milliseconds - right.milliseconds};
    }
};

inline constexpr duration unbounded{duration::unbounded_milliseconds};
inline constexpr duration zero{0};
/// Longer than whatever bound somebody sets, and yet not everything: what is lost of the last work
/// when nobody says how late somebody acts.
inline constexpr duration beyond_bounds{duration::unbounded_milliseconds - 1};

[[nodiscard]] constexpr duration longer_of(duration left, duration right) {
    return left < right ? right : left;
}
[[nodiscard]] constexpr duration shorter_of(duration left, duration right) {
    return right < left ? right : left;
}

/// Milliseconds in one of the language's units.
inline constexpr std::int64_t ms_per_second = 1000;
inline constexpr std::int64_t ms_per_minute = 60 * ms_per_second;
inline constexpr std::int64_t ms_per_hour = 60 * ms_per_minute;
inline constexpr std::int64_t ms_per_day = 24 * ms_per_hour;
inline constexpr std::int64_t ms_per_week = 7 * ms_per_day;
inline constexpr std::int64_t ms_per_year = 365 * ms_per_day;

[[nodiscard]] constexpr duration seconds(std::int64_t count) {
    return {count * ms_per_second};
}
[[nodiscard]] constexpr duration minutes(std::int64_t count) {
    return {count * ms_per_minute};
}
[[nodiscard]] constexpr duration hours(std::int64_t count) {
    return {count * ms_per_hour};
}

/// The duration as the language writes it, exactly, so that the parser reads it back to the same
/// value: one unit where that is short (`90s`, `36h`, `3.5s`, `500ms`), several where one would have
/// to be worked out (`3h 50min 30s`), or `unbounded`.
[[nodiscard]] inline std::string to_text(duration length) {
    struct unit {
        std::int64_t milliseconds;
        char const* name;
        std::int64_t enough; // from so many on, larger units say it better
    };
    constexpr unit units[] = {{ms_per_day, "d", INT64_MAX},
                              {ms_per_hour, "h", 48},
                              {ms_per_minute, "min", 120},
                              {ms_per_second, "s", 120},
                              {1, "ms", ms_per_second}};
    if (length.is_unbounded()) {
        return "unbounded";
    }
    if (length.is_zero()) {
        return "0s";
    }
    std::string fraction; // of a second, as `.5`
    if (auto const rest = length.milliseconds % ms_per_second; rest > 0) {
        fraction = std::to_string(ms_per_second + rest);
        fraction.front() = '.';
        fraction.erase(fraction.find_last_not_of('0') + 1);
    }
    auto const said = [&](unit const& in, std::int64_t amount) {
        return std::to_string(amount) + (in.milliseconds == ms_per_second ? fraction : "") +
               in.name;
    };
    for (auto const& each : units) {
        auto const amount = length.milliseconds / each.milliseconds;
        bool const is_whole = length.milliseconds % each.milliseconds == 0 ||
                              (each.milliseconds == ms_per_second && amount > 0);
        if (is_whole && amount < each.enough) {
            return said(each, amount);
        }
    }
    std::string text;
    auto left = length.milliseconds;
    for (auto const& each : units) {
        if (each.milliseconds == ms_per_day && left < 2 * ms_per_day) {
            continue; // 29h 30min, beside the 29h that are one unit
        }
        auto const part = said(each, left / each.milliseconds);
        if (part.front() != '0' || part.find('.') != part.npos) {
            text += (text.empty() ? "" : " ") + part;
        }
        left %= each.milliseconds;
        if (each.milliseconds == ms_per_second) {
            break; // the fraction says the rest
        }
    }
    return text;
}

} // namespace hadsl

#endif
