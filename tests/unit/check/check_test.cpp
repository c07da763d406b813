#include <tests/catch.hpp>

#include <hadsl/catch2.hpp>
#include <hadsl/check.hpp>

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

std::string const shop = R"(
use vmware
host esx1, esx2
vm app { copies on esx1, esx2  protected by vmware.fault_tolerance }
claim hardware: no single hardware failure causes outage of app
claim software: no single software failure causes outage of app
claim nothing: no single rack failure causes outage of app
)";

} // namespace

TEST_CASE("a text is checked in three lines") {
    auto const checked = hadsl::check(shop);
    CHECK(checked.is_sound());
    CHECK(!checked);
    REQUIRE(checked.claims().size() == 3);
    CHECK(checked.find("hardware")->outcome == hadsl::outcome::proven);
    CHECK(checked.find("hardware")->passes());
    CHECK(checked.find("software")->outcome == hadsl::outcome::refuted);
    CHECK(checked.find("software")->counterexample == "crash of app");
    CHECK_THAT(checked.find("software")->story, hadsl::test::contains_text("run in lockstep"));
    CHECK(checked.find("nothing")->is_vacuous);
    CHECK(checked.find("hardwear") == nullptr);
}

TEST_CASE("a wrong text is no exception") {
    auto const checked = hadsl::check("hosst a");
    CHECK(!checked.is_sound());
    CHECK(!checked);
    CHECK(checked.claims().empty());
    CHECK_THAT(checked.report(), hadsl::test::contains_text("did you mean `host`?"));
    CHECK(!hadsl::check_file("/no/such/file.hadsl").is_sound());
}

TEST_CASE("progress is told, and a check can be stopped") {
    std::atomic<bool> stop = false;
    std::vector<std::size_t> told;
    hadsl::check_options how;
    how.stop = &stop;
    how.progress = [&](std::size_t claim, std::size_t count) {
        told.push_back(claim);
        CHECK(count == 3);
        stop = claim == 1;
    };
    auto const checked = hadsl::check(shop, how);
    CHECK(told == std::vector<std::size_t>{0, 1, 2});
    CHECK(checked.find("hardware")->outcome == hadsl::outcome::proven);
    CHECK(checked.find("software")->outcome != hadsl::outcome::proven);
}

TEST_CASE("what a callback throws stays inside and proves nothing") {
    hadsl::check_options how;
    how.progress = [](std::size_t, std::size_t) { throw std::runtime_error("tired"); };
    auto const checked = hadsl::check(shop, how);
    CHECK(!checked);
    CHECK_THAT(checked.report(), hadsl::test::contains_text("tired"));
}

TEST_CASE("checks on several threads do not meet") {
    std::vector<int> proven(4, 0);
    std::vector<std::thread> threads;
    for (auto& each : proven) {
        threads.emplace_back([&each] {
            for (int turn = 0; turn < 3; ++turn) {
                auto const checked = hadsl::check(shop);
                each += checked.find("hardware")->passes() && !checked.find("software")->passes();
            }
        });
    }
    for (auto& each : threads) {
        each.join();
    }
    CHECK(proven == std::vector<int>(4, 3));
}

TEST_CASE("matchers say what refutes a claim") {
    CHECK_THAT(shop, hadsl::proves("hardware"));
    CHECK_THAT(shop, !hadsl::proves("software"));
    CHECK_THAT(shop, !hadsl::proves("nothing"));
    CHECK_THAT(shop, hadsl::refutes("software"));
    CHECK_THAT(shop, hadsl::refutes("software", "crash of app"));
    CHECK_THAT(shop, !hadsl::refutes("software", "hang of app"));
    CHECK_THAT(shop, !hadsl::refutes("hardware"));

    auto const matcher = hadsl::proves("software");
    CHECK(!matcher.match(shop));
    CHECK_THAT(matcher.describe(), hadsl::test::contains_text("crash of app"));
    CHECK_THAT(matcher.describe(), hadsl::test::contains_text("run in lockstep"));
    auto const unknown = hadsl::proves("hardwear");
    CHECK(!unknown.match(shop));
    CHECK_THAT(unknown.describe(), hadsl::test::contains_text("no claim `hardwear`"));
    auto const wrong = hadsl::proves("a");
    CHECK(!wrong.match("hosst a"));
    CHECK_THAT(wrong.describe(), hadsl::test::contains_text("cannot be checked"));
}
