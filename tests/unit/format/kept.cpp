// tests/unit/format/kept.cpp - what formatting keeps, over every specification of the repository,
// as it stands and with white space and comments thrown in at random.
// SPDX-License-Identifier: BSL-1.0
#include <tests/catch.hpp>

#include <hadsl/format/format.hpp>
#include <hadsl/grammar/parse.hpp>
#include <hadsl/source/files.hpp>

#include <hadsl/embed/text.hpp>
#include <tests/property/random_model.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace hadsl;

/// A text and its tree, if it has one.
struct parsed {
    explicit parsed(std::string content) : id(texts.add("text", std::move(content))) {}
    source::texts texts;
    source::text_id id;
    source::result<syntax::document> tree = grammar::parse(texts, id);

    [[nodiscard]] std::string const& text() const { return texts[id].content(); }
    [[nodiscard]] std::vector<format::piece> pieces() const { return format::read_pieces(text()); }
};

/// Fails the test unless formatting keeps the tree, every token and every comment, and has nothing
/// left to do the second time.
void check_kept(parsed const& before) {
    parsed const after(format::format(before.text(), *before.tree));
    INFO(before.text());
    INFO(after.text());
    REQUIRE(after.tree.has_value());
    CHECK(*after.tree == *before.tree);
    CHECK(after.pieces() == before.pieces());
    CHECK(format::format(after.text(), *after.tree) == after.text());
    CHECK(after.text().find(" \n") == std::string::npos);
    CHECK(after.text().find("\n\n\n") == std::string::npos);
}

/// The same tokens with other space between them, and comments where none were.
[[nodiscard]] std::string shaken(std::vector<format::piece> const& pieces, std::mt19937& random) {
    std::string text;
    auto const roll = [&](unsigned sides) { return random() % sides; };
    for (auto const& each : pieces) {
        bool const was_apart = each.space_before > 0 || each.lines_before > 0;
        switch (roll(12)) {
        case 0: text += "\n"; break;
        case 1: text += "\n\n\n   "; break;
        case 2: text += " // said\n"; break;
        case 3: text += "\n  // said alone\n\n"; break;
        case 4: text += "/* in\n between */"; break;
        case 5: text += " \t  "; break;
        case 6: text += "   /* x */ "; break;
        default: text += was_apart ? " " : "";
        }
        // What was one token must not become one with its neighbour.
        text += was_apart && !text.empty() && text.back() != ' ' && text.back() != '\n' ? " " : "";
        text += each.text;
        text += each.what == format::piece::sort::line_comment ? "\n" : "";
    }
    return text;
}

[[nodiscard]] std::vector<std::filesystem::path> specifications() {
    std::filesystem::path const root = HADSL_SOURCE_DIR;
    std::vector<std::filesystem::path> found;
    for (auto const* const folder : {"samples", "include/hadsl/library", "tests"}) {
        for (auto const& each : std::filesystem::recursive_directory_iterator(root / folder)) {
            if (each.path().extension() == ".hadsl") {
                found.push_back(each.path());
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

TEST_CASE("formatting keeps every token and comment, and is done the first time") {
    std::mt19937 random(20110815);
    std::size_t sound = 0;
    std::size_t shaken_sound = 0;
    for (auto const& path : specifications()) {
        parsed const before(source::read_file(path, path.string(), 1U << 20U).content);
        if (!before.tree) {
            continue;
        }
        ++sound;
        INFO(path.string());
        check_kept(before);
        auto const pieces = before.pieces();
        for (int times = 0; times < 3; ++times) {
            parsed const other(shaken(pieces, random));
            if (other.tree) {
                ++shaken_sound;
                REQUIRE(*other.tree == *before.tree);
                check_kept(other);
            }
        }
    }
    CHECK(sound > 300);
    CHECK(shaken_sound > sound);
}

TEST_CASE("formatting keeps what is written down of random models") {
    std::mt19937 random(20110816);
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        parsed const before(embed::text_of(property::random_model(seed, {}).make()));
        REQUIRE(before.tree.has_value());
        check_kept(before);
        parsed const other(shaken(before.pieces(), random));
        if (other.tree) {
            check_kept(other);
        }
    }
}

TEST_CASE("the samples and the library are formatted") {
    for (auto const& path : specifications()) {
        if (path.string().find("/tests/") != std::string::npos) {
            continue;
        }
        parsed const text(source::read_file(path, path.string(), 1U << 20U).content);
        REQUIRE(text.tree.has_value());
        INFO(path.string());
        CHECK(format::format(text.text(), *text.tree) == text.text());
    }
}
