// tests/unit/grammar/number_test.cpp - numbers are exact or they are refused.
// SPDX-License-Identifier: BSL-1.0
#include <tests/catch.hpp>

#include <hadsl/grammar/number.hpp>
#include <hadsl/source/utf8.hpp>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace {

using namespace hadsl;
using grammar::number_trouble;

std::int64_t milliseconds(std::string_view text) {
    auto const found = grammar::to_duration(grammar::split_number(text));
    return found.trouble == number_trouble::none       ? found.length.milliseconds
           : found.trouble == number_trouble::too_fine ? -1
                                                       : -2;
}

} // namespace

TEST_CASE("a number comes apart into digits, fraction and letters") {
    auto const parts = grammar::split_number("12.50min");
    CHECK(parts.whole == "12");
    CHECK(parts.fraction == "50");
    CHECK(parts.suffix == "min");
    CHECK(grammar::split_number("7").suffix.empty());
    CHECK(grammar::split_number("7k").suffix == "k");
}

TEST_CASE("durations are whole milliseconds") {
    CHECK(milliseconds("0s") == 0);
    CHECK(milliseconds("1ms") == 1);
    CHECK(milliseconds("1.000ms") == 1);
    CHECK(milliseconds("1.5ms") == -1);
    CHECK(milliseconds("0.001s") == 1);
    CHECK(milliseconds("0.0001s") == -1);
    CHECK(milliseconds("0.5min") == 30'000);
    CHECK(milliseconds("0.25h") == 900'000);
    CHECK(milliseconds("1.5d") == 129'600'000);
    CHECK(milliseconds("1w") == 604'800'000);
    CHECK(milliseconds("1y") == 31'536'000'000);
    CHECK(milliseconds("0.0000000001y") == -1);
    CHECK(milliseconds("0.123456789012345678901234567890s") == -1);
    // 1/1024 of a year is a whole number of milliseconds: the denominator may be anything.
    CHECK(milliseconds("0.0009765625y") == 30'796'875);
}

TEST_CASE("the longest finite duration is one millisecond short of unbounded") {
    CHECK(milliseconds("9223372036854775806ms") == INT64_MAX - 1);
    CHECK(milliseconds("9223372036854775807ms") == -2);
    CHECK(milliseconds("9223372036854775.806s") == INT64_MAX - 1);
    CHECK(milliseconds("9223372036854775.807s") == -2);
    CHECK(milliseconds("99999999999999999999999s") == -2);
    CHECK(milliseconds("292471208y") == 292'471'208LL * 31'536'000'000LL);
    CHECK(milliseconds("292471209y") == -2);
}

TEST_CASE("quantities are decimal") {
    auto const value = [](std::string_view text, int zeros) {
        auto const found = grammar::to_decimal(grammar::split_number(text), zeros);
        return found ? std::to_string(found->digits) + "/" + std::to_string(found->scale) : "none";
    };
    CHECK(value("99.95", 0) == "9995/2");
    CHECK(value("99.90", 0) == "9990/2");
    CHECK(value("1.5", 3) == "1500/0");
    CHECK(value("1.2345", 3) == "12345/1");
    CHECK(value("2", 6) == "2000000/0");
    CHECK(value("9223372036854775807", 0) == "9223372036854775807/0");
    CHECK(value("9223372036854775808", 0) == "none");
    CHECK(value("9223372036854775", 6) == "none");
}

TEST_CASE("whole numbers have a largest one") {
    CHECK(grammar::to_integer("2147483647", INT32_MAX) == 2147483647);
    CHECK_FALSE(grammar::to_integer("2147483648", INT32_MAX));
    CHECK(grammar::to_integer("0000000000000000000000007") == 7);
}

TEST_CASE("the calendar") {
    CHECK(grammar::days_in_month(2027, 2) == 28);
    CHECK(grammar::days_in_month(2028, 2) == 29);
    CHECK(grammar::days_in_month(2000, 2) == 29);
    CHECK(grammar::days_in_month(2100, 2) == 28);
    CHECK(grammar::days_in_month(2027, 13) == 0);
    CHECK(grammar::days_in_month(2027, 0) == 0);
}

TEST_CASE("UTF-8") {
    CHECK(source::find_invalid_utf8("plain text, more than eight bytes") == 33);
    CHECK(source::find_invalid_utf8("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80") == 9);
    CHECK(source::find_invalid_utf8("12345678\xC3") == 8);
    CHECK(source::find_invalid_utf8("a\x80") == 1);
    CHECK(source::find_invalid_utf8("\xC0\xAF") == 0);         // overlong
    CHECK(source::find_invalid_utf8("ab\xED\xA0\x80") == 2);   // a surrogate
    CHECK(source::find_invalid_utf8("\xF4\x90\x80\x80") == 0); // past U+10FFFF
    CHECK(source::code_point_at("\xE2\x82\xAC", 0).value == U'\u20AC');
}

TEST_CASE("a duration has parts, each in a smaller unit than the one before") {
    auto const sum = [](std::initializer_list<std::string_view> parts) {
        grammar::duration_sum all;
        for (auto const part : parts) {
            if (!all.add(grammar::split_number(part))) {
                return duration{-1};
            }
        }
        return all.value().trouble == number_trouble::none ? all.value().length : duration{-2};
    };
    CHECK(sum({"1h", "30min"}) == minutes(90));
    CHECK(sum({"1d", "2h", "3min", "4s", "5ms"}) == duration{93'784'005});
    CHECK(sum({"1.5h", "30s"}) == seconds(5430));
    CHECK(sum({"30min", "1h"}) == duration{-1});
    CHECK(sum({"1h", "1h"}) == duration{-1});
    CHECK(sum({"1h", "30"}) == duration{-1});
    CHECK(sum({"1h", "0.5ms"}) == duration{-2});
    CHECK(sum({"292471208y", "300d"}) == duration{-2});
}

TEST_CASE("durations are written as people say them, and read back exactly") {
    CHECK(to_text(seconds(90)) == "90s");
    CHECK(to_text(minutes(90)) == "90min");
    CHECK(to_text(hours(36)) == "36h");
    CHECK(to_text(hours(24)) == "1d");
    CHECK(to_text(minutes(29 * 60 + 30)) == "29h 30min");
    CHECK(to_text(minutes(49 * 60 + 30)) == "2d 1h 30min");
    CHECK(to_text(seconds(13'830)) == "3h 50min 30s");
    CHECK(to_text(seconds(153)) == "2min 33s");
    CHECK(to_text(minutes(235)) == "3h 55min");
    CHECK(to_text(duration{3500}) == "3.5s");
    CHECK(to_text(duration{500}) == "500ms");
    CHECK(to_text(duration{1001}) == "1.001s");
    CHECK(to_text(duration{66'600}) == "66.6s");
    CHECK(to_text(duration{180'050}) == "3min 0.05s");
    CHECK(to_text(duration{3'600'010}) == "1h 0.01s");
    CHECK(to_text(unbounded) == "unbounded");
    CHECK(to_text(zero) == "0s");
    std::int64_t length = 1;
    for (std::int64_t step = 1; length > 0 && length < INT64_MAX / 3; step += 7) {
        for (auto const each : {length, length * 1000, length * 60'000, INT64_MAX - length}) {
            auto text = std::string_view();
            auto const written = to_text(duration{each});
            INFO(each << " is " << written);
            grammar::duration_sum all;
            for (std::string_view rest = written; !rest.empty();) {
                text = rest.substr(0, rest.find(' '));
                REQUIRE(all.add(grammar::split_number(text)));
                rest.remove_prefix(std::min(text.size() + 1, rest.size()));
            }
            CHECK(all.value().length == duration{each});
        }
        length = length * 3 + step % 5;
        if (length > INT64_MAX / 200'000) {
            break;
        }
    }
}
