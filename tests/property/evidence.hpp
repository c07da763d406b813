// tests/property/evidence.hpp - what is said about a verdict must be so.
// SPDX-License-Identifier: BSL-1.0
//
// Every change with which a claim is said to survive is made to the whole architecture, and the
// scenario, in all its images, is held against the claim by the naive meaning: it shares neither
// the slice nor the evaluator with what said so. Every fact that a proof is said to rest on is taken
// from the whole architecture, and so is every one that is said to be idle: then each claim is
// decided by trying all scenarios, without slice, lowering or solver; with many failures by a solver
// before the whole architecture. What a diagram counts is held against what is found one by one.
#ifndef HADSL_PROPERTY_EVIDENCE_HPP
#define HADSL_PROPERTY_EVIDENCE_HPP

#include "differential.hpp"
#include "naive.hpp"
#include "random_claims.hpp"

#include <hadsl/change/apply.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/contrast.hpp>
#include <hadsl/verifier/decide.hpp>
#include <hadsl/verifier/images.hpp>
#include <hadsl/verifier/weigh.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::property {

/// Facts are taken from models of so many failures at most, since all scenarios are tried.
inline constexpr std::size_t most_tried_events = 7;

/// Larger fault graphs are given up: a claim is decided again for every fact that is taken away, and
/// what circles of needs unroll to would take minutes each time.
inline constexpr fault::lowering_limits quick{10'000, 10'000};

struct evidence_totals {
    std::uint64_t deciding = 0;
    std::uint64_t idle = 0;
    std::uint64_t verdicts = 0;
    std::uint64_t changes = 0;
    std::uint64_t given_up = 0; // of those, what takes too long to hold against the naive meaning
    std::uint64_t counts = 0;   // exact numbers of minimal sets
    std::map<change::edit::kind, std::uint64_t> kinds;
};

/// Whether a claim fails in a scenario, by the naive meaning; it may throw `takes_too_long`.
[[nodiscard]] inline bool fails_naively(model::architecture const& in,
                                        std::vector<fault::event> const& events,
                                        model::budget_claim const& claim,
                                        fault::scenario const& happening) {
    meaning of(in, events);
    of.give_up_after(1'000);
    auto const found = of.evaluate(happening);
    std::int32_t count = 0;
    for (auto const target : claim.targets) {
        auto const at = model::index_of(target);
        if (claim.consequence == model::consequence::split_brain) {
            count += found.split_brain[at] ? 1 : 0;
            continue;
        }
        auto const value = claim.consequence == model::consequence::outage ? found.outage[at]
                           : claim.consequence == model::consequence::disruption
                               ? found.disruption[at]
                               : found.data_loss[at];
        bool const fails =
            claim.threshold.is_unbounded() ? value.is_unbounded() : value > claim.threshold;
        count += fails ? 1 : 0;
    }
    return count >= claim.at_least;
}

/// Whether a scenario, in all its images, is harmless to a claim once a change is made; what cannot
/// be told is not.
[[nodiscard]] inline bool is_harmless(model::architecture const& in,
                                      std::vector<fault::event> const& events,
                                      model::budget_claim const& claim,
                                      fault::scenario const& happening, change::edit const& by) {
    auto const changed = change::apply(in, by);
    auto const now = fault::list_events(changed.architecture);
    auto const images = verifier::images_of(happening, events, changed, now);
    if (!images) {
        return false;
    }
    for (auto const& each : *images) {
        if (fails_naively(changed.architecture, now, claim, each)) {
            return false;
        }
    }
    return true;
}

namespace detail {

/// Whether a figure is the last one that helps: a millisecond more, or less, does not.
[[nodiscard]] inline bool is_extreme(model::architecture const& in,
                                     std::vector<fault::event> const& events,
                                     model::budget_claim const& claim,
                                     fault::scenario const& happening, change::edit by) {
    using kind = change::edit::kind;
    switch (by.what) {
    case kind::rule_time:
    case kind::rule_loss:
    case kind::start_time:
        if (by.before.is_unbounded()) {
            return true; // then any time may do
        }
        by.time = by.time + duration{1};
        return !is_harmless(in, events, claim, happening, by);
    case kind::tolerance:
        by.time = by.time - duration{1};
        return !is_harmless(in, events, claim, happening, by);
    default: return true;
    }
}

} // namespace detail

/// Whether a claim fails when every scenario that it allows is tried; nothing when there are too
/// many, or they take too long.
[[nodiscard]] inline std::optional<bool> fails_by_trying(model::architecture const& in,
                                                         std::size_t claim) {
    evaluated model(in);
    if (model.events().size() > most_tried_events) {
        return std::nullopt;
    }
    tried_claim tried(model, claim);
    return tried.is_complete() ? std::optional(!tried.refuting().empty()) : std::nullopt;
}

/// The same by trying, or where that takes too long by a solver before the whole architecture.
template <class Solver>
[[nodiscard]] std::optional<bool> fails_anew(model::architecture const& in, std::size_t claim,
                                             Solver& solver) {
    if (auto const fails = fails_by_trying(in, claim)) {
        return fails;
    }
    verifier::subject subject(in, quick);
    auto const found = verifier::decide(subject, claim, solver, {});
    return found == outcome::undecided ? std::nullopt : std::optional(found == outcome::refuted);
}

/// The first fact of which it is said wrongly which claims it decides.
template <class Solver>
[[nodiscard]] std::optional<mismatch> find_wrong_fact(model::architecture const& in,
                                                      Solver&& solver, evidence_totals& counted) {
    auto const events = fault::list_events(in);
    if (events.size() > most_events) {
        return {};
    }
    verifier::subject subject(in, events, quick);
    verifier::options const chosen;
    auto judged = verifier::check_all(subject, solver, chosen);
    verifier::weigh(subject, judged, verifier::facts_of(in), solver, chosen);
    for (auto const& fact : judged.facts) {
        if (!fact.is_known) {
            continue;
        }
        ++(fact.is_idle() ? counted.idle : counted.deciding);
        ++counted.kinds[fact.removal.what];
        auto const without = change::apply(in, fact.removal).architecture;
        for (auto const& verdict : judged.verdicts) {
            auto const fails = fails_anew(without, verdict.claim, solver);
            if (!fails || verdict.outcome == outcome::undecided) {
                continue;
            }
            bool const was = verdict.outcome == outcome::refuted;
            bool const is_said = std::find(fact.decides.begin(), fact.decides.end(),
                                           verdict.claim) != fact.decides.end();
            if (is_said != (*fails != was)) {
                mismatch found;
                found.what = "a fact, kind " + std::to_string(static_cast<int>(fact.removal.what));
                found.component = model::index_of(fact.removal.component);
                found.expected = std::string(is_said ? "no claim " : "claim ") +
                                 in.claims[verdict.claim].name + " among those it decides";
                found.got = "the other way";
                return found;
            }
        }
    }
    return {};
}

/// The first thing that is said wrongly about the verdicts on a model's claims.
template <class Solver>
[[nodiscard]] std::optional<mismatch> find_wrong_evidence(model::architecture const& in,
                                                          Solver&& solver,
                                                          evidence_totals& counted) {
    auto const events = fault::list_events(in);
    if (events.size() > most_events) {
        return {};
    }
    verifier::subject subject(in, events, quick);
    verifier::options chosen;
    chosen.all = true;
    for (std::size_t at = 0; at < in.claims.size(); ++at) {
        auto const& claim = in.claims[at].budget;
        auto const got = verifier::check(subject, at, solver, chosen);
        ++counted.verdicts;
        if (got.outcome == outcome::refuted && !got.more && got.counterexamples.size() > 1) {
            auto few = chosen;
            few.max = 1;
            auto const sets = verifier::check(subject, at, solver, few).sets;
            counted.counts += sets.is_exact ? 1 : 0;
            if (sets.is_exact && sets.number != got.counterexamples.size()) {
                mismatch found;
                found.what = "a count of minimal sets";
                found.expected = std::to_string(got.counterexamples.size());
                found.got = std::to_string(sets.number);
                return found;
            }
        }
        for (std::size_t number = 0; number < std::min<std::size_t>(3, got.counterexamples.size());
             ++number) {
            auto const& each = got.counterexamples[number];
            auto const contrast = verifier::contrast_of(
                subject, at, each.failures, verifier::contrast_limits{50, 300, 3'000}, {});
            for (auto const& by : contrast.changes) {
                ++counted.changes;
                ++counted.kinds[by.what];
                auto const wrong = [&](std::string const& what) {
                    mismatch found;
                    found.what = what + ", kind " + std::to_string(static_cast<int>(by.what));
                    found.component = model::index_of(by.component);
                    found.expected = "claim " + in.claims[at].name + " to survive";
                    found.got = "it does not";
                    return found;
                };
                try {
                    if (!is_harmless(in, events, claim, each.failures, by)) {
                        return wrong("a change that does not help");
                    }
                    if (!detail::is_extreme(in, events, claim, each.failures, by)) {
                        return wrong("a figure that is not the last one");
                    }
                } catch (takes_too_long const&) {
                    ++counted.given_up;
                }
            }
        }
    }
    return {};
}

} // namespace hadsl::property

#endif
