// tests/fuzz/check.cpp - a specification is judged as by plain enumeration, and evaluated as a naive
// reading does.
// SPDX-License-Identifier: BSL-1.0
#include "input.hpp"

#include "tests/property/naive.hpp"
#include "tests/property/naive_events.hpp"

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/exhaustive.hpp>
#include <hadsl/verifier/unrated.hpp>
#include <hadsl/verifier/z3.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <set>
#include <string_view>

using namespace hadsl;

namespace {

// What is larger shows nothing that a smaller text would not, and takes longer.
constexpr std::size_t most_components = 12;
constexpr std::size_t most_copies = 4;
constexpr std::size_t most_events = 150;
constexpr std::size_t most_claims = 4;
constexpr std::size_t most_scenarios = 24;

[[nodiscard]] bool is_small(specification const& of) {
    auto const& all = of.architecture.components;
    return all.size() <= most_components && of.events.size() <= most_events &&
           of.architecture.claims.size() <= most_claims &&
           std::all_of(all.begin(), all.end(),
                       [](auto const& each) { return each.copies.size() <= most_copies; });
}

/// Whether a list is counted out that is larger anyway: `[1..2000]` is not worth the wait.
[[nodiscard]] bool counts_far(std::string_view text) {
    for (auto at = text.find(".."); at != text.npos; at = text.find("..", at + 1)) {
        auto const number = text.substr(at + 2);
        if (number.find_first_not_of("0123456789") > 2 && number.size() > 2) {
            return true;
        }
    }
    return false;
}

/// Throws when the verifier contradicts itself, which libFuzzer takes as a find.
template <class Solver>
[[nodiscard]] judgement judge(specification const& of, Solver with) {
    verifier::subject subject(of.architecture, of.events);
    verifier::options how;
    how.timeout = std::chrono::milliseconds(20);
    return verifier::check_all(subject, with, how);
}

void compare_verdicts(specification const& of) {
    auto const judged = judge(of, verifier::z3_solver());
    auto const tried = judge(of, verifier::exhaustive_solver());
    for (std::size_t at = 0; at < judged.verdicts.size(); ++at) {
        auto const left = judged.verdicts[at].outcome;
        auto const right = tried.verdicts[at].outcome;
        fuzz::demand(left == right || left == outcome::undecided || right == outcome::undecided,
                     "both solvers say the same of", of.architecture.claims[at].name);
    }
}

void compare_events(specification const& of) {
    std::multiset<property::plain_event> listed;
    for (auto const& each : of.events) {
        listed.insert(property::plain(each));
    }
    fuzz::demand(listed == property::naive_events(of.architecture), "two lists of events agree");
}

/// Failures by themselves and in pairs, from all over the list.
[[nodiscard]] std::vector<fault::scenario> scenarios(std::size_t events) {
    std::vector<fault::scenario> all;
    auto const step = std::max<std::size_t>(1, 2 * events / most_scenarios);
    for (std::size_t at = 0; at < events; at += step) {
        auto const one = static_cast<fault::event_id>(at);
        all.push_back({one});
        if (auto const next = (at * 7 + 5) % events; next > at) {
            all.push_back({one, static_cast<fault::event_id>(next)});
        }
    }
    return all;
}

void compare_readings(specification const& of) {
    fault::evaluator const evaluator(of.architecture, of.events);
    property::meaning const naive(of.architecture, of.events);
    for (auto const& each : scenarios(of.events.size())) {
        auto const found = evaluator.evaluate(each);
        if (!found.complete) {
            continue;
        }
        auto const expected = naive.evaluate(each);
        fuzz::demand(found.outage == expected.outage, "two readings agree about outage");
        fuzz::demand(found.disruption == expected.disruption,
                     "two readings agree about disruption");
        fuzz::demand(found.data_loss == expected.data_loss, "two readings agree about data loss");
        fuzz::demand(found.split_brain == expected.split_brain,
                     "two readings agree about split brain");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (counts_far({reinterpret_cast<char const*>(data), size})) {
        return 0;
    }
    auto const read = fuzz::load(fuzz::input(data, size));
    if (!read.is_sound || !is_small(read) ||
        !verifier::find_unrated(read.architecture, read.events).empty()) {
        return 0;
    }
    compare_events(read);
    compare_readings(read);
    compare_verdicts(read);
    return 0;
}
