// tests/unit/report/excerpt.cpp - what is underlined is what was meant.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/excerpt.hpp>

#include <tests/catch.hpp>

#include <cstdint>

using namespace hadsl;

namespace {

source::span place(source::texts const& texts, std::string_view what, source::text_id in = {}) {
    auto const at = texts[in].content().find(what);
    return {in, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + what.size())};
}

std::string shown(source::texts const& texts, std::vector<report::mark> const& marks,
                  std::size_t width = 100) {
    report::style style;
    style.width = width;
    return report::excerpts(texts, marks, style, source::text_id{}).take();
}

} // namespace

TEST_CASE("a diagnostic is a header, a line, an underline and its help") {
    source::texts texts;
    texts.add("a.hadsl", "host h\nhost h\n");
    source::diagnostic const about{source::code::unexpected,
                                   {source::text_id{}, 12, 13},
                                   "found `h` again",
                                   "rename it",
                                   {{{source::text_id{}, 5, 6}, "first declared here"}}};
    CHECK(report::render(texts, about, {}) == "a.hadsl:2:6: error: found `h` again [HA0102]\n"
                                              "  |\n"
                                              "2 | host h\n"
                                              "  |      ^\n"
                                              " ::: a.hadsl:1:6\n"
                                              "  |\n"
                                              "1 | host h\n"
                                              "  |      - note: first declared here\n"
                                              "  = help: rename it\n");
}

TEST_CASE("lines between two marks are shown when one, and counted as dots when more") {
    source::texts texts;
    texts.add("a.hadsl", "one\ntwo\nthree\nfour\nfive\nsix\n");
    CHECK(shown(texts, {{place(texts, "one"), "1"},
                        {place(texts, "three"), "2"},
                        {place(texts, "six"), "3"}}) == "  |\n"
                                                        "1 | one\n"
                                                        "  | --- 1\n"
                                                        "2 | two\n"
                                                        "3 | three\n"
                                                        "  | ----- 2\n"
                                                        "...\n"
                                                        "6 | six\n"
                                                        "  | --- 3\n");
}

TEST_CASE("marks on one line share it") {
    source::texts texts;
    texts.add("a.hadsl", "host h in dc\n");
    CHECK(shown(texts, {{place(texts, "h in"), "a"}, {place(texts, "dc"), "b"}}) ==
          "  |\n"
          "1 | host h in dc\n"
          "  |      ---- a\n"
          "  |           -- b\n");
}

TEST_CASE("tabs and wide characters keep underlines in place") {
    source::texts texts;
    texts.add("a.hadsl", "\thost `東京` in x\n");
    CHECK(shown(texts, {{place(texts, "x"), ""}, {place(texts, "`東京`"), ""}}) ==
          "  |\n"
          "1 |     host `東京` in x\n"
          "  |                    -\n"
          "  |          ------\n");
}

TEST_CASE("a place of a few lines is shown whole, one of many by its first") {
    source::texts texts;
    texts.add("a.hadsl", "vm app {\n  on h\n}\n");
    CHECK(shown(texts, {{{source::text_id{}, 0, 17}, "label"}}) == "  |\n"
                                                                   "1 | vm app {\n"
                                                                   "  | --------\n"
                                                                   "2 |   on h\n"
                                                                   "  |   ----\n"
                                                                   "3 | }\n"
                                                                   "  | - label\n");
    texts.add("b.hadsl", "vm app {\n\n\n\n\n}\n");
    CHECK(shown(texts, {{{static_cast<source::text_id>(1), 0, 14}, "label"}}) ==
          " ::: b.hadsl:1:1\n"
          "  |\n"
          "1 | vm app {\n"
          "  | --------… label\n");
}

TEST_CASE("a place at the end of the text, or of no length, is one character") {
    source::texts texts;
    texts.add("a.hadsl", "vm");
    CHECK(shown(texts, {{{source::text_id{}, 2, 2}, "here"}}) == "  |\n"
                                                                 "1 | vm\n"
                                                                 "  |   - here\n");
    texts.add("empty.hadsl", "");
    CHECK(shown(texts, {{{source::text_id{1}, 0, 0}, "here"}}) == " ::: empty.hadsl:1:1\n"
                                                                  "  |\n"
                                                                  "1 |\n"
                                                                  "  | - here\n");
}

TEST_CASE("of a long line only a part is shown, with the place in it") {
    source::texts texts;
    texts.add("a.hadsl", std::string(50, 'a') + " " + std::string(50, 'b') + " here " +
                             std::string(5000, 'c'));
    auto const text = shown(texts, {{place(texts, "here"), "it"}}, 60);
    CHECK(text == "  |\n"
                  "1 | …bbbbbbbbbbbb here cccccccccccccccccccccccccccccccccccc…\n"
                  "  |               ---- it\n");
}

TEST_CASE("a line of thousands of bytes is cut between characters") {
    std::string beeps;
    for (int count = 0; count < 1500; ++count) {
        beeps += "ß";
    }
    source::texts texts;
    texts.add("a.hadsl", beeps + " here\n");
    texts.add("b.hadsl", "a" + beeps + " here\n");
    for (auto const each : {source::text_id{0}, source::text_id{1}}) {
        auto const text = shown(texts, {{place(texts, "here", each), "it"}}, 1000);
        CHECK_THAT(text, test::contains_text("ßßß here\n"));
        CHECK(text.find('\\') == text.npos);
    }
}

TEST_CASE("a note about what stands in no text is told beneath") {
    source::texts texts;
    texts.add("a.hadsl", "host h\n");
    source::diagnostic const about{source::code::unexpected,
                                   place(texts, "host"),
                                   "found it",
                                   "",
                                   {{{}, "somebody else has one"}}};
    CHECK_THAT(report::render(texts, about, {}),
               test::contains_text("= note: somebody else has one\n"));
}

TEST_CASE("a label that does not fit is broken") {
    source::texts texts;
    texts.add("a.hadsl", "host h\n");
    CHECK(shown(texts, {{place(texts, "host"), "some words that take more room than one line has"}},
                44) == "  |\n"
                       "1 | host h\n"
                       "  | ----\n"
                       "  | some words that take more room than one\n"
                       "  | line has\n");
}

TEST_CASE("nothing in a source line reaches the terminal as a command") {
    source::texts texts;
    texts.add("a\x1b.hadsl", "host \x1b[2J\n");
    source::diagnostic const about{
        source::code::unexpected, place(texts, "host"), "found \x1b", "", {}};
    auto const text = report::render(texts, about, {});
    CHECK(text.find('\x1b') == text.npos);
    CHECK_THAT(text, test::contains_text("host \\x1b[2J"));
}

TEST_CASE("after so many diagnostics they are only counted") {
    source::texts texts;
    texts.add("a.hadsl", "host h\n");
    source::diagnostic const one{
        source::code::unexpected, place(texts, "host"), "found it", "", {}};
    auto const text =
        report::render(texts, std::vector<source::diagnostic>(5, one), report::style{}, 2);
    CHECK_THAT(text, test::contains_text("and 3 more like these\n"));
}
