// tests/unit/report/printable.cpp - nothing that a terminal would obey gets through.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/report/printable.hpp>
#include <hadsl/report/style.hpp>

#include <tests/catch.hpp>

using namespace hadsl::report;

TEST_CASE("controls and escape sequences are spelled out") {
    CHECK(printable("plain") == "plain");
    CHECK(printable("a\x1b[31mb") == "a\\x1b[31mb");
    CHECK(printable("a\rb\nc\x7f") == "a\\x0db\\x0ac\\x7f");
    CHECK(printable(std::string_view("a\0b", 3)) == "a\\x00b");
    CHECK(printable("\xc2\x9b"
                    "31m") == "\\x9b31m"); // the one-byte CSI, as UTF-8
}

TEST_CASE("marks that reorder or hide text are spelled out") {
    CHECK(printable("a\u202eb") == "a\\u{202e}b");
    CHECK(printable("a\u200bb") == "a\\u{200b}b");
    CHECK(printable("\ufeff") == "\\u{feff}");
}

TEST_CASE("bytes that are not UTF-8 are shown as bytes") {
    CHECK(printable("a\xff") == "a\\xff");
    CHECK(printable("\xc3") == "\\xc3");                   // cut short
    CHECK(printable("\xc3(") == "\\xc3(");                 // not gone on with
    CHECK(printable("\xc0\xaf") == "\\xc0\\xaf");          // overlong
    CHECK(printable("\xed\xa0\x80") == "\\xed\\xa0\\x80"); // a surrogate
    CHECK(printable("\xf5\x80\x80\x80") == "\\xf5\\x80\\x80\\x80");
    CHECK(printable("straße 東京 🙂") == "straße 東京 🙂");
}

TEST_CASE("widths are those of a terminal") {
    CHECK(width_of("abc") == 3);
    CHECK(width_of("ß") == 1);
    CHECK(width_of("東京") == 4);
    CHECK(width_of("e\u0301") == 1);
    CHECK(width_of("\ta") == 5);
    CHECK(width_of("ab\ta") == 5);
    CHECK(width_of("\x1b") == 4);
}

TEST_CASE("cropping leaves room for its mark") {
    CHECK(cropped("abcdef", 6) == "abcdef");
    CHECK(cropped("abcdef", 5) == "abcd…");
    CHECK(cropped("東京東京", 5) == "東京…");
    CHECK(cropped("", 3).empty());
}

TEST_CASE("text is broken at blanks") {
    using lines = std::vector<std::string>;
    CHECK(wrapped("one two three", 7) == lines{"one two", "three"});
    CHECK(wrapped("indivisible", 4) == lines{"indivisible"});
    CHECK(wrapped("", 4).empty());
}
