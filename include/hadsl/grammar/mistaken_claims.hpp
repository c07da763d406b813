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
#include <cstddef>
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

/// `no single failure except power`: what a claim leaves out is said by an assumption.
[[nodiscard]] inline guess exception(scene const& here) {
    if (!expects_word(here.state, "causes") ||
        !is_one_of(here.text(*here.at),
                   {"except", "but", "other", "without", "excluding", "besides"})) {
        return {};
    }
    auto const* const next = here.text(here.at[1]) == "than" ? here.at + 2 : here.at + 1;
    return here.found(*here.at, "an assumption leaves failures out: `assume NAME: no " +
                                    std::string(next->is_name() ? here.text(*next) : "power") +
                                    " failure`");
}

/// `of h1 or h2`, `outage of a and b`: names in a list have commas between them.
[[nodiscard]] inline guess joined_names(scene const& here) {
    bool const is_target = expects_word(here.state, "together");
    auto const* const join = here.text(*here.at) == "or" || here.text(*here.at) == "and" ? here.at
                             : here.has_before() && here.text(here.at[-1]) == "and" ? here.at - 1
                                                                                    : nullptr;
    if (join == nullptr || join == here.element.block || !join[1].is_name() ||
        !(is_target || here.text(*here.element.begin) == "claim")) {
        return {};
    }
    // Between it and `of` stand names and nothing else.
    auto const* first = join;
    while (first[-1].is_name() || first[-1].is(',')) {
        --first;
    }
    if (is_target && here.text(join[1]) == "longer") { // `of a and longer than 5s`
        return here.across(join, join, "`longer than`",
                           "leave it out: `longer than` comes right "
                           "after what the claim is about");
    }
    if (first == join || here.text(first[-1]) != "of" ||
        !(is_target || expects_word(here.state, "causes") ||
          expects_phrase(here.state, "`single`"))) {
        return {};
    }
    auto const list = std::string(here.text(join[-1])) + ", " + std::string(here.text(join[1]));
    auto found = here.across(join, join, "`,`",
                             is_target ? "write `of " + list + "` for either of them, `of " + list +
                                             " together` for both at once"
                                       : "write a comma between names: `of " + list + "`");
    found.resume = join + 2;
    return found;
}

/// `outage of a over 5s`, `more than 5s`, `> 5s`: how long it may last.
[[nodiscard]] inline guess other_threshold(scene const& here) {
    auto const* const at = here.element.begin;
    auto const* const said = here.element.before;
    if (!here.element.is_declaration() || at == here.element.block || !here.continues_line(at) ||
        (said != nullptr && here.text(*said) == "assume")) {
        return {};
    }
    auto const meant = [&](token const* first, token const* number) -> guess {
        if (number->kind != token_kind::number) {
            return {};
        }
        auto found =
            here.across(first, number, "`longer than`",
                        "did you mean `longer than " + std::string(here.text(*number)) + "`?");
        return found;
    };
    if (is_one_of(here.text(*at), {"over", "above", "beyond", "exceeding", "exceeds", "past", "for",
                                   "after", "greater"}) &&
        here.at == at + 1) {
        return meant(at, at + 1);
    }
    if (at->is('>') || (at->kind == token_kind::unknown && here.text(*at) == ">")) {
        return meant(at, at[1].is('=') ? at + 2 : at + 1);
    }
    if (said != nullptr && at == said + 2 && here.text(said[1]) == "than" &&
        is_one_of(here.text(said[0]), {"more", "greater", "bigger"})) {
        return meant(said, at);
    }
    return {};
}

/// `causes outage`, and nothing more in the line: the mistake is there, not where the next begins.
[[nodiscard]] inline guess unsaid_target(scene const& here) {
    if (!here.has_before() || !expects_word(here.state, "of") || here.continues_line(here.at) ||
        !is_one_of(here.text(here.at[-1]),
                   {"outage", "interruption", "disruption", "loss", "brain"})) {
        return {};
    }
    bool const is_pair = is_one_of(here.text(here.at[-1]), {"loss", "brain"});
    auto const* const first = is_pair ? here.at - 2 : here.at - 1;
    auto const effect = std::string(here.text(*first)) +
                        (is_pair ? " " + std::string(here.text(here.at[-1])) : std::string());
    auto found =
        here.across(first, here.at - 1, "`of` after it", "say of what: `" + effect + " of web`");
    found.resume = here.at;
    return found;
}

/// Whether a word begins what a claim says of its failures.
[[nodiscard]] inline bool is_effect(std::string_view word) {
    return is_one_of(word, {"causes", "cause", "stops", "stop", "loses", "lose"});
}

/// `claim c: single host failure causes outage of web`, `claim c: any failure …`: without its `no`
/// the sentence begins like one of a component.
[[nodiscard]] inline guess forgotten_no(scene const& here) {
    if (here.text(*here.element.begin) != "claim") {
        return {};
    }
    auto const* first = here.element.begin;
    while (first < here.at && !first->is(':')) {
        ++first;
    }
    if (!first->is(':')) {
        return {};
    }
    ++first;
    auto const* at = first;
    std::string count = "single";
    if (at->kind == token_kind::number) {
        count = std::string(here.text(*at));
        ++at;
    }
    while (is_one_of(here.text(*at), {"single", "any", "a", "an", "one", "each", "every"})) {
        ++at;
    }
    auto const* const classes = at;
    auto const is_class = [&](token const& which) {
        return which.is_name() && !is_effect(here.text(which)) &&
               !is_one_of(here.text(which), {"failures", "not", "never", "No", "NO"});
    };
    if (is_class(*at)) {
        ++at;
        while ((at->is(',') || here.text(*at) == "or") && is_class(at[1])) {
            at += 2;
        }
    }
    bool const says_failure = is_one_of(here.text(*at), {"failure", "failures"});
    auto const* const next = says_failure ? at + 1 : at;
    bool const is_budget = says_failure || (classes != first && at != classes);
    if (!is_budget || here.at > next ||
        !(is_effect(here.text(*next)) || (says_failure && here.text(*next) == "of"))) {
        return {};
    }
    auto const rest = here.rest_of_line(classes);
    auto found = here.across(first, classes == first ? first : classes - 1, "`no`",
                             "a claim says what must not happen: `no " + count + " " + rest + "`");
    found.resume = next;
    return found;
}

/// `availability of web is 99.9%`, `is above 99.9%`, `>= 99.9%`
[[nodiscard]] inline guess other_bound(scene const& here) {
    if (here.text(*here.element.begin) != "claim" || !here.has_before()) {
        return {};
    }
    auto const before = here.text(here.at[-1]);
    bool const is_bound = expects_word(here.state, "is") ||
                          (expects_word(here.state, "at") && before == "is") ||
                          (expects_word(here.state, "least") && before == "at");
    if (!is_bound) {
        return {};
    }
    constexpr std::ptrdiff_t furthest = 4; // `greater than or equal 99.9%`
    auto const* number = here.at;
    while (number - here.at < furthest && number->kind != token_kind::end &&
           number->kind != token_kind::number) {
        ++number;
    }
    bool const is_given =
        number->kind == token_kind::number && on_one_line(here.state, here.at[-1], *number);
    auto found =
        here.found(*here.at, "write `is at least " +
                                 (!is_given           ? std::string("99.9%")
                                  : number[1].is('%') ? std::string(here.text(*number)) + "%"
                                                      : percentage_meant(here.text(*number))) +
                                 "`");
    found.resume = is_given ? number + 1 : here.at;
    return found;
}

/// A claim that says its sentence in other words, or has no name.
[[nodiscard]] inline guess odd_claim(scene const& here) {
    auto const opening = here.text(*here.element.begin);
    if (opening == "claim" && here.at == here.element.begin + 1 && here.text(*here.at) == "no") {
        return here.found(*here.at, "a claim has a name first: `claim NAME: no …`");
    }
    if (opening == "assume" && here.at == here.element.begin + 1 && here.text(*here.at) == "no") {
        auto const& next = here.at[1];
        auto const said = here.rest_of_line(here.at);
        bool const is_said = said != "…" && next.is_word() && here.continues_line(here.at + 1);
        auto const named =
            "no_" + std::string(next.kind == token_kind::name ? here.text(next) : "failure");
        return here.found(*here.at, "an assumption has a name first: " +
                                        (is_said ? "`assume " + named + ": " + said + "`"
                                                 : "`assume NAME: no …`"));
    }
    if (opening == "claim" && is_one_of(here.text(here.at[-1]), {"not", "No", "NO"})) {
        return here.across(here.at - 1, here.at - 1, "`no`", "did you mean `no`?");
    }
    if (opening == "claim" && expects_word(here.state, "starts") && here.at->is_word()) {
        return here.found(*here.at, "a claim says `no single host failure causes outage of web`, "
                                    "`web starts from cold` or `availability of web is at least "
                                    "99.9%`");
    }
    if (opening == "claim" && here.has_before() && here.text(*here.at) == "data" &&
        is_one_of(here.text(here.at[-1]), {"loses", "lose"})) {
        bool const is_one = here.text(here.at[-1]) == "loses";
        auto found =
            here.across(here.at - 1, here.at, "`loses all data`",
                        "write `" + std::string(is_one ? "causes" : "cause") +
                            " data loss of …` for any of it, `" +
                            std::string(here.text(here.at[-1])) + " all data of …` for all");
        found.resume = here.at + 1;
        return found;
    }
    if (expects_phrase(here.state, "`single`") && here.at->is_word()) {
        auto const word = std::string(here.text(*here.at));
        bool const is_failure = word == "failure" || word == "failures";
        if (word == "no") {
            return here.found(*here.at,
                              "leave it out: `no` stands once, before all that is counted");
        }
        if (is_one_of(word, {"double", "both", "more", "longer", "less"})) {
            return here.found(*here.at, "say how many in digits: `no 2 failures`");
        }
        // `no fire in dc1`
        bool const says_where =
            is_one_of(here.text(here.at[1]), {"in", "on", "at", "of"}) && here.at[2].is_name();
        return here.found(*here.at,
                          "say how many: `no single " +
                              (is_failure ? std::string("failure") : word + " failure") +
                              (says_where ? " of " + std::string(here.text(here.at[2])) : "") +
                              "`, `no 2 failures`");
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
        return here.across(at, is_spaced_unit(here, at) ? at + 1 : at, "a duration such as 30s",
                           duration_meant(here, at));
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
