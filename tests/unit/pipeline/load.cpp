// tests/unit/pipeline/load.cpp - from a text or a file to a judgement, in as few lines as promised.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/pipeline.hpp>
#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/text.hpp>
#include <hadsl/verifier/exhaustive.hpp>

#include <tests/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace hadsl;
using test::contains_text;

namespace {

/// A folder of its own for one test.
class scratch {
public:
    scratch() : path_(std::filesystem::temp_directory_path() / "hadsl-unit-pipeline") {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~scratch() { std::filesystem::remove_all(path_); }

    std::string write(std::string const& name, std::string const& text) const {
        auto const target = path_ / name;
        std::filesystem::create_directories(target.parent_path());
        std::ofstream(target) << text;
        return target.string();
    }
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string said_about(specification const& of) {
    return report::render(of.texts, of.diagnostics, {});
}

} // namespace

TEST_CASE("a text is loaded and judged in three lines") {
    auto const shop = load("host h\nservice web on h\n"
                           "claim up: no single hardware failure causes outage of web\n");
    verifier::exhaustive_solver solver;
    auto const judged = check(shop, solver);

    REQUIRE(shop);
    CHECK(shop.diagnostics.empty());
    REQUIRE(judged.verdicts.size() == 1);
    CHECK(judged.verdicts[0].outcome == outcome::refuted);
    CHECK_THAT(report::message_of(shop.architecture, shop.events, judged.verdicts[0]),
               contains_text("host failure of h causes an outage of web"));
}

TEST_CASE("a wrong text says where") {
    auto const wrong = load("service web on nowhere\n", "shop.hadsl");
    CHECK_FALSE(wrong);
    CHECK_THAT(said_about(wrong), contains_text("shop.hadsl:1:16: error: "));
}

TEST_CASE("a file that cannot be read is an error of its own") {
    auto const missing = load_file("/nonexistent/shop.hadsl");
    CHECK_FALSE(missing);
    CHECK_THAT(said_about(missing), contains_text("[HA0601]"));
}

TEST_CASE("imports are relative, read once, and keep within the roots") {
    scratch const folder;
    folder.write("lib/hosts.hadsl", "import \"names.hadsl\"\n");
    folder.write("lib/names.hadsl", "host h\n");
    auto const main = folder.write("main.hadsl", "import \"lib/hosts.hadsl\"\n"
                                                 "import \"lib/../lib/names.hadsl\"\n"
                                                 "service web on h\n");
    auto const shop = load_file(main);
    INFO(said_about(shop));
    REQUIRE(shop);
    CHECK(shop.files.size() == 3);

    source::file_limits narrow;
    narrow.roots = {folder.path() / "elsewhere"};
    CHECK_THAT(said_about(load_file(main, narrow)), contains_text("lies outside"));

    source::file_limits small;
    small.largest = 10;
    CHECK_THAT(said_about(load_file(main, small)), contains_text("more than 10 bytes"));
}
