// hadsl/report/quantities.hpp - availability in words: how much, what costs most, what matters.
// SPDX-License-Identifier: BSL-1.0
//
// Shares are rounded so that nothing looks better than it is: downtime up, availability down.
#ifndef HADSL_REPORT_QUANTITIES_HPP
#define HADSL_REPORT_QUANTITIES_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/printable.hpp>
#include <hadsl/source/duration.hpp>
#include <hadsl/verdict.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

namespace hadsl::report {

/// `0.0123`, `1.2e-07`, `4380`: three significant digits.
[[nodiscard]] inline std::string three_digits(double number) {
    if (std::isinf(number)) {
        return "infinite";
    }
    char out[64];
    constexpr double widest = 1e6;
    constexpr double whole = 100;
    std::snprintf(out, sizeof out, number >= whole && number < widest ? "%.0f" : "%.3g", number);
    return out;
}

/// A share of time as availability, with two digits of what is missing: `99.9949%`.
[[nodiscard]] inline std::string availability_text(double downtime) {
    if (downtime <= 0) {
        return "100%";
    }
    constexpr int most_decimals = 15;
    auto const missing = downtime * 100; // percent
    auto const decimals =
        std::clamp(static_cast<int>(std::ceil(-std::log10(missing))) + 1, 1, most_decimals);
    auto const unit = std::pow(10.0, -decimals);
    // Up to the last decimal, but not for the rounding of a double alone.
    auto const shown = std::ceil(missing / unit * (1 - 1e-12)) * unit;
    char out[64];
    std::snprintf(out, sizeof out, "%.*f", decimals, std::max(0.0, 100 - shown));
    return std::string(out) + "%";
}

/// A share of time as what it comes to in a year of 365 days: `26.8min`, `160s`, `under 1ms`.
[[nodiscard]] inline std::string yearly_text(double share) {
    auto const milliseconds = share * static_cast<double>(ms_per_year);
    struct unit {
        double milliseconds;
        char const* name;
    };
    constexpr unit units[] = {{static_cast<double>(ms_per_day), "d"},
                              {static_cast<double>(ms_per_hour), "h"},
                              {static_cast<double>(ms_per_minute), "min"},
                              {static_cast<double>(ms_per_second), "s"},
                              {1, "ms"}};
    if (milliseconds <= 0) {
        return "0s";
    }
    for (auto const& each : units) {
        // Up to 180min and 180s: people compare them with each other.
        constexpr double enough = 3;
        auto const from = each.milliseconds > static_cast<double>(ms_per_second) ? enough : 1;
        if (milliseconds >= from * each.milliseconds) {
            return three_digits(milliseconds / each.milliseconds) + each.name;
        }
    }
    return "under 1ms";
}

/// Whether the two bounds are worth telling apart.
[[nodiscard]] inline bool is_one_figure(availability const& of) {
    constexpr double alike = 0.005;
    return of.downtime - of.least_downtime <= alike * of.downtime;
}

/// `99.9949%, 26.8min down a year, allowed 263min`.
[[nodiscard]] inline std::string figures_text(availability const& of) {
    auto const allowed = ", allowed " + (of.allowed > 0 ? yearly_text(of.allowed) : "none");
    if (of.downtime == 1 && of.least_downtime == 1) {
        return "0%, sooner or later down for ever" + allowed;
    }
    if (is_one_figure(of)) {
        return availability_text(of.downtime) + ", " + yearly_text(of.downtime) + " down a year" +
               allowed;
    }
    return availability_text(of.downtime) + " to " + availability_text(of.least_downtime) + ", " +
           yearly_text(of.least_downtime) + " to " + yearly_text(of.downtime) + " down a year" +
           allowed;
}

/// What a cause costs: `crash of web on h1, 4.06 times a year, 40s each`.
[[nodiscard]] inline std::string cause_text(model::architecture const& in,
                                            std::vector<fault::event> const& events,
                                            availability::cause const& of) {
    auto const name = scenario_name(in, events, of.failures);
    if (of.longest.is_unbounded()) {
        return name + ", which nothing ends";
    }
    return name + ", " + three_digits(of.per_year) + " times a year, " +
           (of.failures.size() > 1 ? "up to " : "") + to_text(of.longest) +
           (of.failures.size() > 1 ? "" : " each");
}

/// The causes that cost most, one a line: `16.1min a year: crash of web on h1, …`.
[[nodiscard]] inline std::vector<std::string> costs_of(model::architecture const& in,
                                                       std::vector<fault::event> const& events,
                                                       availability const& of, std::size_t most) {
    std::vector<std::string> lines;
    for (auto const& each : of.causes) {
        if (lines.size() == most) {
            break;
        }
        lines.push_back((each.longest.is_unbounded() ? std::string("everything")
                                                     : yearly_text(each.downtime) + " a year") +
                        ": " + cause_text(in, events, each));
    }
    return lines;
}

/// Rows in columns two blanks apart, numbers to the right; the last column as it is.
[[nodiscard]] inline std::string in_columns(std::vector<std::vector<std::string>> const& rows) {
    std::vector<std::size_t> widths;
    for (auto const& row : rows) {
        widths.resize(std::max(widths.size(), row.size()), 0);
        for (std::size_t at = 0; at < row.size(); ++at) {
            widths[at] = std::max(widths[at], row[at].size());
        }
    }
    std::string out;
    for (auto const& row : rows) {
        out += "  ";
        for (std::size_t at = 0; at < row.size(); ++at) {
            out += at + 1 == row.size()
                       ? row[at]
                       : std::string(widths[at] - row[at].size(), ' ') + row[at] + "  ";
        }
        out += "\n";
    }
    return out;
}

/// All there is to tell of an availability: the figures, the dearest causes, and which failures
/// matter most.
[[nodiscard]] inline std::string render_availability(model::architecture const& in,
                                                     std::vector<fault::event> const& events,
                                                     verdict const& about) {
    if (!about.availability) {
        return {};
    }
    constexpr std::size_t most = 8;
    auto const& found = *about.availability;
    auto out = "availability of " + printable(in[in.claims[about.claim].availability.target].name) +
               ": " + figures_text(found) + "\n";
    std::vector<std::vector<std::string>> rows;
    for (auto const& each : found.causes) {
        if (rows.size() == most) {
            break;
        }
        rows.push_back({each.longest.is_unbounded() ? "everything" : yearly_text(each.downtime),
                        printable(cause_text(in, events, each))});
    }
    if (!rows.empty()) {
        rows.insert(rows.begin(), {"a year", "by"});
        out += in_columns(rows);
    }
    if (found.more_causes || found.causes.size() > most) {
        out += "  and by other causes, which cost less\n";
    }
    rows.clear();
    for (auto const& each : found.measures) {
        if (rows.size() == most) {
            break;
        }
        rows.push_back({three_digits(each.share * 100) + "%", three_digits(each.birnbaum),
                        three_digits(each.achievement), three_digits(each.reduction),
                        printable(event_name(in, events[fault::index_of(each.event)]))});
    }
    if (!rows.empty()) {
        rows.insert(rows.begin(), {"share", "Birnbaum", "achievement", "reduction", "of"});
        out += "\n" + in_columns(rows);
    }
    return out;
}

} // namespace hadsl::report

#endif
