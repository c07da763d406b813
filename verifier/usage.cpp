// verifier/usage.cpp - values of the command line, read and refused in words.
// SPDX-License-Identifier: BSL-1.0
#include "usage.hpp"

#include <hadsl/grammar/number.hpp>

#include <algorithm>
#include <ctime>

namespace hadsl::program {

duration read_duration(std::string_view option, std::string_view text) {
    grammar::duration_sum sum;
    auto rest = text;
    while (true) {
        auto const part = rest.substr(0, rest.find(' '));
        auto const parts = grammar::split_number(part);
        bool const is_whole = parts.whole.size() + parts.suffix.size() +
                                  (parts.fraction.empty() ? 0 : parts.fraction.size() + 1) ==
                              part.size();
        if (parts.whole.empty() || !is_whole || !sum.add(parts)) {
            throw usage_error(std::string(option) + ": found `" + std::string(text) +
                              "`, expected a duration such as `30s`, `500ms` or `1h 30min`");
        }
        if (part.size() == rest.size()) {
            break;
        }
        rest.remove_prefix(part.size() + 1);
    }
    auto const value = sum.value();
    if (value.trouble != grammar::number_trouble::none) {
        throw usage_error(std::string(option) + ": `" + std::string(text) + "` is too " +
                          (value.trouble == grammar::number_trouble::too_fine ? "fine" : "large"));
    }
    return value.length;
}

duration read_timeout(std::string_view text) {
    auto const limit = read_duration("--timeout", text);
    if (limit.is_zero()) {
        throw usage_error("--timeout: found `" + std::string(text) +
                          "`, expected more than no time at all");
    }
    return limit;
}

std::int32_t read_date(std::string_view option, std::string_view text) {
    bool const is_shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                           std::count_if(text.begin(), text.end(),
                                         [](char each) { return each >= '0' && each <= '9'; }) == 8;
    auto const number = [text](std::size_t at, std::size_t length) {
        return static_cast<int>(grammar::to_integer(text.substr(at, length)).value_or(0));
    };
    if (is_shaped) {
        auto const year = number(0, 4);
        auto const month = number(5, 2);
        auto const day = number(8, 2);
        if (day >= 1 && day <= grammar::days_in_month(year, month)) {
            return year * 10000 + month * 100 + day;
        }
    }
    throw usage_error(std::string(option) + ": found `" + std::string(text) +
                      "`, expected a date such as `2027-06-30`");
}

std::int32_t today() {
    auto const now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    return (parts.tm_year + 1900) * 10000 + (parts.tm_mon + 1) * 100 + parts.tm_mday;
}

bool matches(std::string_view pattern, std::string_view name) {
    std::size_t at = 0;
    std::size_t in = 0;
    auto star = pattern.npos; // the last `*` met, and where in the name it was
    std::size_t retry = 0;
    while (in < name.size()) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            retry = in;
        } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == name[in])) {
            ++at;
            ++in;
        } else if (star != pattern.npos) {
            at = star + 1;
            in = ++retry;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', at) == pattern.npos;
}

} // namespace hadsl::program
