// tests/unit/verifier/availability.cpp - downtime against numbers worked out by hand.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/verifier/availability.hpp>

#include "judged.hpp"

#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/exhaustive.hpp>

#include "tests/catch.hpp"

#include <cmath>
#include <string>

using namespace hadsl;

namespace {

/// Kinds and classes of their own, so that what can fail is all in the text.
constexpr char const* rated_world = R"(
kind box
kind program
failure slip strikes program
failure shock strikes box
)";

struct rated {
    explicit rated(std::string const& text) : read(test::load_text(rated_world + text)) {
        verifier::subject subject(read.architecture, read.events);
        verifier::exhaustive_solver solver;
        judged = verifier::check_all(subject, solver, {});
    }
    [[nodiscard]] verdict const& operator[](std::size_t at) const { return judged.verdicts.at(at); }
    [[nodiscard]] availability const& figures(std::size_t at) const {
        REQUIRE(judged.verdicts.at(at).availability);
        return *judged.verdicts.at(at).availability;
    }
    [[nodiscard]] availability::measure measure_of(std::string const& name) const {
        for (auto const& each : figures(0).measures) {
            if (test::names(read, {each.event}) == name) {
                return each;
            }
        }
        FAIL("nothing is called " << name);
        return {};
    }

    specification read;
    judgement judged;
};

bool is_near(double left, double right, double apart = 1e-9) {
    return std::abs(left - right) <= apart * std::max(std::abs(left), std::abs(right));
}

constexpr double year = 365 * 86400.0; // seconds

} // namespace

TEST_CASE("one failure is out for its share of the time") {
    // Stands for 1h of every 100h.
    rated const of(R"(
program web
assume slip every 99h lasting 1h
claim a: availability of web is at least 99%
claim b: availability of web is at least 98.99%
claim c: availability of web is at least 99.01%
)");
    CHECK(is_near(of.figures(0).downtime, 0.01));
    CHECK(is_near(of.figures(0).least_downtime, 0.01));
    CHECK(of[1].outcome == outcome::proven);
    CHECK(of[2].outcome == outcome::refuted);
    REQUIRE(of.figures(2).causes.size() == 1);
    CHECK(is_near(of.figures(2).causes[0].downtime, 0.01));
    CHECK(is_near(of.figures(2).causes[0].per_year, 87.6));
    CHECK(of.figures(2).causes[0].longest == hours(1));
}

TEST_CASE("what stands on something starts again after it") {
    // 1h and the start of 6min, of every 100h.
    rated const of(R"(
box b
program web on b { starts in 6min }
assume shock every 99h lasting 1h
assume none: no slip failure
claim a: availability of web is at least 99%
)");
    CHECK(is_near(of.figures(0).downtime, 0.011));
    CHECK(of[0].outcome == outcome::refuted);
}

TEST_CASE("a take-over costs its time as often as it happens") {
    rated const of(R"(
box b1, b2
mechanism pair { copies run apart, one active  on loss of box: take over in 40s }
program web { copies on b1, b2  protected by pair }
assume shock every 2159h lasting 1h
assume none: no slip failure
claim a: availability of web is at least 99.9%
)");
    // 40s of every 2160h; both out for (1/2160)^2 of the time, less the 40s that are counted already,
    // and the 40s of taking over again when the second is back are felt.
    auto const stands = 1 / 2160.0;
    auto const taken_over = 40 / (2160 * 3600.0);
    CHECK(of.figures(0).downtime > taken_over + stands * stands * 0.98);
    CHECK(of.figures(0).downtime < taken_over + stands * stands * 1.03);
    CHECK(of.figures(0).least_downtime <= of.figures(0).downtime);
    CHECK(is_near(of.figures(0).least_downtime, of.figures(0).downtime, 0.01));
    auto const& causes = of.figures(0).causes;
    REQUIRE(causes.size() == 2);
    CHECK(causes[0].failures.size() == 1);
    CHECK(is_near(causes[0].downtime * year, 40 * year / (2160 * 3600.0)));
    CHECK(causes[1].failures.size() == 2);
}

TEST_CASE("what is tolerated does not count") {
    rated const of(R"(
program db
program web { needs db tolerating 20min }
assume none: no slip failure of web
assume slip every 99h lasting 1h
claim a: availability of web is at least 99%
)");
    CHECK(is_near(of.figures(0).downtime, 40 / 6000.0));
    CHECK(is_near(of.figures(0).least_downtime, 40 / 6000.0));
}

TEST_CASE("failures in series, exactly and not by adding up") {
    rated const of(R"(
program a, b, c
program sum { needs a, b, c }
assume none: no slip failure of sum
assume slip every 9h lasting 1h
claim x: availability of sum is at least 50%
)");
    CHECK(is_near(of.figures(0).downtime, 1 - 0.9 * 0.9 * 0.9));
    // The measures of a series of three equals.
    auto const a = of.measure_of("slip of a");
    CHECK(is_near(a.birnbaum, 0.81));
    CHECK(is_near(a.share, 0.1 * 0.81 / 0.271));
    CHECK(is_near(a.achievement, 1 / 0.271));
    CHECK(is_near(a.reduction, 0.271 / 0.19));
}

TEST_CASE("two of three, and what matters in it") {
    rated const of(R"(
program a, b, c
program most { needs 2 of (a, b, c) }
assume none: no slip failure of most
assume slip every 9h lasting 1h
claim x: availability of most is at least 50%
)");
    auto const out = 3 * 0.01 * 0.9 + 0.001; // two out, or three
    CHECK(is_near(of.figures(0).downtime, out));
    CHECK(is_near(of.figures(0).least_downtime, out));
    auto const a = of.measure_of("slip of a");
    CHECK(is_near(a.birnbaum, 2 * 0.1 * 0.9));
    CHECK(is_near(a.share, (out - 0.01) / out));
    CHECK(is_near(a.achievement, 0.19 / out));
    CHECK(is_near(a.reduction, out / 0.01));
}

TEST_CASE("a share of common causes strikes all copies") {
    // A tenth of the failures strikes both copies: each 90h of good time / 0.1 and / 0.9.
    rated const of(R"(
mechanism both { copies run apart, all active }
box b1, b2
program web { copies on b1, b2  protected by both  slip every 90h lasting 10h 10% shared }
assume none: no shock failure
claim a: availability of web is at least 99%
)");
    auto const common = 10 / 910.0;
    auto const own = 10 / 110.0;
    CHECK(of.read.events.size() == 5); // of two boxes, two copies, and both copies
    CHECK(is_near(of.figures(0).downtime, 1 - (1 - common) * (1 - own * own)));
    CHECK(of[0].outcome == outcome::refuted);
}

TEST_CASE("the order of failures may matter: then a claim between the bounds is undecided") {
    std::string const design = R"(
box b1, b2, b3
mechanism pair { role judge  copies run apart, one active
                 on loss of box: take over in 1s needs judge }
program witness on b3
program web { copies on b1, b2  protected by pair(judge: witness) }
assume shock every 9d lasting 1d
assume none: no slip failure
claim a: availability of web is at least )";
    // Both copies out: 1%. Or the first while the witness is out: at most another 0.9%.
    CHECK(rated(design + "98.95%")[0].outcome == outcome::undecided);
    CHECK(rated(design + "97%")[0].outcome == outcome::proven);
    CHECK(rated(design + "99.1%")[0].outcome == outcome::refuted);
}

TEST_CASE("an outage that no repair ends leaves no availability") {
    // After the box a waits for b, which needs a.
    rated const of(R"(
box here
program a on here { starts after b  starts in 1min }
program b { needs a }
assume slip every 9d lasting 1d, shock every 9d lasting 1d
claim x: availability of b is at least 1%
)");
    CHECK(of[0].outcome == outcome::refuted);
    CHECK(of.figures(0).downtime == 1);
    REQUIRE(of.figures(0).causes.size() == 1);
    CHECK(test::names(of.read, of.figures(0).causes[0].failures) == "shock of here");
    CHECK(of.figures(0).causes[0].longest.is_unbounded());
}

TEST_CASE("failures that cost nothing leave all of the time") {
    rated const of(R"(
box b1, b2
mechanism at_once { copies run in lockstep  on loss of box: take over in 0s }
program web { copies on b1, b2  protected by at_once }
assume shock every 9h lasting 1h
assume none: no slip failure
assume second: no shock failure of b2
claim a: availability of web is at least 100%
)");
    CHECK(of.figures(0).downtime == 0);
    CHECK(of[0].outcome == outcome::proven);
}
