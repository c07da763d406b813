// hadsl/grammar/mistaken_claims.hpp - claims in other words than the language has for them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_CLAIMS_HPP
#define HADSL_GRAMMAR_MISTAKEN_CLAIMS_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/mistaken_numbers.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/wording.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace hadsl::grammar {

/// Whether a word of the language was expected.
[[nodiscard]] inline bool expects_word(reading const& state, std::string_view text) {
    return std::any_of(state.expected.begin(), state.expected.end(),
                       [text](expectation const& each) {
                           return each.what == expectation::sort::word && each.text == text;
                       });
}

/// Whether something was expected whose description holds a text.
[[nodiscard]] inline bool expects_phrase(reading const& state, std::string_view part) {
    return std::any_of(
        state.expected.begin(), state.expected.end(),
        [part](expectation const& each) { return each.text.find(part) != std::string_view::npos; });
}

/// A claim that says its sentence in other words, or has no name.
[[nodiscard]] inline guess odd_claim(scene const& here) {
    auto const opening = here.text(*here.element.begin);
    if (opening == "claim" && here.at == here.element.begin + 1 && here.text(*here.at) == "no") {
        return here.found(*here.at, "a claim has a name first: `claim NAME: no …`");
    }
    if (opening == "claim" && is_one_of(here.text(here.at[-1]), {"not", "No", "NO"})) {
        return here.across(here.at - 1, here.at - 1, "`no`", "did you mean `no`?");
    }
    if (opening == "claim" && expects_word(here.state, "starts") && here.at->is_word()) {
        return here.found(*here.at, "a claim says `no single host failure causes outage of web`, "
                                    "`web starts from cold` or `availability of web is at least "
                                    "99.9%`");
    }
    if (expects_phrase(here.state, "`single`") && here.at->is_word()) {
        auto const word = std::string(here.text(*here.at));
        bool const is_failure = word == "failure" || word == "failures";
        return here.found(*here.at, "say how many: `no single " +
                                        (is_failure ? std::string("failure") : word + " failure") +
                                        "`, `no 2 failures`");
    }
    if (opening == "claim" && expects_word(here.state, "is")) {
        return here.found(*here.at, "write `is at least 99.9%`");
    }
    // What follows a claim was read as the next declaration.
    auto const* const at = here.element.begin;
    if (!here.element.is_declaration()) {
        return {};
    }
    auto const* const said = here.element.before;
    if (said != nullptr && at == said + 2 && here.text(said[0]) == "accepted" &&
        here.text(said[1]) == "until") {
        return here.across(said + 1, said + 1, "a text in double quotes",
                           "say why: `accepted \"why\" until 2027-06-30`");
    }
    if (said != nullptr && at == said + 2 && here.text(said[0]) == "longer" &&
        here.text(said[1]) == "then") {
        return here.across(said, said + 1, "`longer than`", "did you mean `longer than`?");
    }
    if (said != nullptr && here.text(at[0]) == "than" && here.text(at[-1]) == "longer" &&
        at[-2].is(',')) {
        auto found = here.across(at - 2, at - 2, "`longer`", "leave the comma out");
        found.resume = at + 2;
        return found;
    }
    if (said != nullptr && at == said + 2 && here.text(said[0]) == "longer" &&
        here.text(said[1]) == "than" && at->kind == token_kind::number) {
        auto const unit = at[1].is_word() ? unit_meant(here.text(at[1])) : std::string_view();
        auto const amount = std::string(here.text(*at));
        return here.across(at, unit.empty() ? at : at + 1, "a duration such as 30s",
                           unit.empty() ? "write its unit: `" + amount + "s`, `" + amount + "min`"
                                        : "the unit follows its number directly: `" + amount +
                                              std::string(unit) + "`");
    }
    if (here.text(at[0]) == "for" && is_one_of(here.text(at[1]), {"more", "longer", "at"})) {
        auto found = here.across(at, at + 1, "`longer`", "write `longer than 5min`");
        return found;
    }
    if (here.text(at[0]) == "outage" && here.text(at[1]) == "means" && here.at == at + 2 &&
        here.at->kind == token_kind::number) {
        return here.found(*here.at, "write `outage means longer than " +
                                        std::string(here.text(*here.at)) + "`");
    }
    return {};
}

/// `assert c: …`: other languages claim with other words.
[[nodiscard]] inline guess other_opening(scene const& here) {
    auto const is_colon = [&](token const* at) { return at <= here.element.last && at->is(':'); };
    for (auto const* const at : {here.element.begin, here.element.before}) {
        if (at == nullptr || !here.element.is_declaration() ||
            !(here.at->is(':') || is_colon(at + 1) || is_colon(at + 2))) {
            continue;
        }
        if (is_one_of(here.text(*at), {"assert", "require", "ensure", "invariant", "property",
                                       "check", "verify", "guarantee", "test"})) {
            return here.across(at, at, "a declaration", "did you mean `claim`?");
        }
    }
    return {};
}

} // namespace hadsl::grammar

#endif
