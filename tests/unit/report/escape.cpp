// tests/unit/report/escape.cpp - hostile text stays text in every format.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/report/escape.hpp>
#include <hadsl/report/paths.hpp>

#include <tests/catch.hpp>

using namespace hadsl::report;

TEST_CASE("markup stays text") {
    CHECK(in_markup("<b a='1'>\"&\"</b>") == "&lt;b a=&#39;1&#39;&gt;&quot;&amp;&quot;&lt;/b&gt;");
    CHECK(in_markup("a\x1b\nb\x01") == "a\\x1b\\x0ab\\x01");
    CHECK(in_markup("a\xff") == "a\\xff");
    CHECK(in_markup("\xEF\xBF\xBE") == "\\u{fffe}"); // no character of XML
    CHECK(in_markup("straße") == "straße");
}

TEST_CASE("Markdown stays text") {
    CHECK(in_markdown("web_1 on h-2, 3.5 (a)") == "web_1 on h-2, 3.5 (a)");
    CHECK(in_markdown("` | *b* [c](d) _e_ ~f~") == "\\` \\| \\*b\\* \\[c\\](d) \\_e\\_ \\~f\\~");
    CHECK(in_markdown("is `a|<b>*` and `` *") == "is `a\\|<b>*` and \\`\\` \\*");
    CHECK(in_markdown("<script>&") == "&lt;script&gt;&amp;");
    CHECK(in_markdown("- a") == "\\- a");
    CHECK(in_markdown("# a - b") == "\\# a - b");
    CHECK(in_markdown("12. a. b") == "12\\. a. b");
    CHECK(in_markdown("see http://x www.y") == "see http\\://x www\\.y");
    CHECK(in_markdown("@all") == "<span>@</span>all");
    CHECK(in_markdown("![x") == "\\!\\[x");
    CHECK(in_markdown("a\nb") == "a\\\\x0ab");
}

TEST_CASE("workflow commands stay one command") {
    CHECK(in_command("100% ::error::\r\nx") == "100%25 ::error::%0D%0Ax");
    CHECK(in_command_property("a:b,c%\n") == "a%3Ab%2Cc%25\\x0a");
}

TEST_CASE("paths become URIs") {
    CHECK(uri_of("a b/ü%#?.hadsl") == "a%20b/%C3%BC%25%23%3F.hadsl");
    CHECK(uri_of("/a") == "file:///a");
    CHECK(path_below("/work", "/work/a/b.hadsl") == "a/b.hadsl");
    CHECK(path_below("/work", "/works/b.hadsl") == "/works/b.hadsl");
    CHECK(path_below("/work", "./a/../b.hadsl") == "b.hadsl");
    CHECK_FALSE(is_file(hadsl::source::text("<stdin>", "")));
    CHECK_FALSE(is_file(hadsl::source::text("hadsl/library/core.hadsl", "")));
}
