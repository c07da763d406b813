// hadsl/report/standing.hpp - what verdicts come to, one by one and in sum.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_STANDING_HPP
#define HADSL_REPORT_STANDING_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/source/code.hpp>
#include <hadsl/verdict.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace hadsl::report {

/// What a verdict comes to for whoever waits for it.
enum class standing { proven, vacuous, refuted, accepted, known, undecided };

[[nodiscard]] inline standing standing_of(verdict const& of) {
    switch (of.outcome) {
    case outcome::proven: return of.is_vacuous() ? standing::vacuous : standing::proven;
    case outcome::refuted:
        return of.accepted ? standing::accepted : of.known ? standing::known : standing::refuted;
    default: return standing::undecided;
    }
}

[[nodiscard]] constexpr std::string_view to_text(standing of) {
    constexpr std::string_view words[] = {"proven",   "vacuous", "refuted",
                                          "accepted", "known",   "undecided"};
    return words[static_cast<std::size_t>(of)];
}
[[nodiscard]] constexpr std::string_view to_text(outcome of) {
    constexpr std::string_view words[] = {"proven", "refuted", "undecided"};
    return words[static_cast<std::size_t>(of)];
}

/// Whether a verdict is reported with the story of its first counterexample. What is accepted is
/// only named.
[[nodiscard]] inline bool tells_story(verdict const& of) {
    return standing_of(of) == standing::refuted && !of.counterexamples.empty();
}

/// The code a verdict is reported with; none for a plain proven claim.
[[nodiscard]] inline std::optional<source::code> code_of(model::claim const& claim,
                                                         verdict const& of) {
    switch (standing_of(of)) {
    case standing::vacuous: return source::code::claim_vacuous;
    case standing::refuted: return source::code::claim_refuted;
    case standing::accepted: return source::code::claim_accepted;
    case standing::known: return source::code::claim_known;
    case standing::undecided: return source::code::claim_undecided;
    default: break;
    }
    if (claim.acceptance) {
        return source::code::needless_acceptance;
    }
    return std::nullopt;
}

/// How many claims came to what.
struct tally {
    std::size_t proven = 0;
    std::size_t vacuous = 0;
    std::size_t refuted = 0;
    std::size_t accepted = 0;
    std::size_t known = 0;
    std::size_t undecided = 0;

    void add(judgement const& of) {
        for (auto const& each : of.verdicts) {
            switch (standing_of(each)) {
            case standing::proven: ++proven; break;
            case standing::vacuous: ++vacuous; break;
            case standing::refuted: ++refuted; break;
            case standing::accepted: ++accepted; break;
            case standing::known: ++known; break;
            default: ++undecided; break;
            }
        }
    }
    [[nodiscard]] std::size_t total() const {
        return proven + vacuous + refuted + accepted + known + undecided;
    }
};

/// `3 claims: 1 proven, 2 refuted`.
[[nodiscard]] inline std::string to_text(tally const& of) {
    auto text = counted(of.total(), "claim");
    char const* separator = ": ";
    auto const add = [&](std::size_t count, std::string_view word) {
        if (count > 0) {
            text += separator + std::to_string(count) + " " + std::string(word);
            separator = ", ";
        }
    };
    add(of.proven, "proven");
    add(of.vacuous, "proven vacuously");
    add(of.refuted, "refuted");
    add(of.accepted, "refuted but accepted");
    add(of.known, "refuted as the baseline knows");
    add(of.undecided, "undecided");
    return text;
}

} // namespace hadsl::report

#endif
