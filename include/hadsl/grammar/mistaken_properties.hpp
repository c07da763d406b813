// hadsl/grammar/mistaken_properties.hpp - what a component does not say, and who says it instead.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_PROPERTIES_HPP
#define HADSL_GRAMMAR_MISTAKEN_PROPERTIES_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/usual_kinds.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace hadsl::grammar {

/// What a rule does, as it is written and as one might write it.
[[nodiscard]] inline bool is_action(std::string_view word) {
    return is_one_of(word, {"restart", "restarts", "take", "takes", "migrate", "migrates",
                            "restore", "restores", "failover"});
}

/// `restart in 5s`, `on crash: take over in 5s` in a component: a rule is a mechanism's.
[[nodiscard]] inline guess rule_in_component(scene const& here) {
    auto const* const begin = here.element.begin;
    if (here.element.where != block_kind::properties) {
        return {};
    }
    bool const is_action_alone =
        is_action(here.text(*begin)) &&
        is_one_of(here.text(begin[1]), {"in", "over", "on", "if", "when", "always"}) &&
        here.at <= begin + 1;
    // `on crash` was taken for a place, so that the mistake seems to begin behind it.
    auto const* first = begin;
    while (first != here.element.block && on_one_line(here.state, first[-1], *first)) {
        --first;
    }
    auto const* divider = first;
    while (divider->kind != token_kind::end && !divider->is(':') &&
           on_one_line(here.state, *first, divider[1])) {
        ++divider;
    }
    bool const is_rule = here.text(*first) == "on" && divider->is(':') &&
                         is_action(here.text(divider[1])) && begin <= divider;
    if (!is_action_alone && !is_rule) {
        return {};
    }
    auto const* last = is_rule ? divider + 1 : begin;
    auto found =
        here.across(is_rule ? first : begin, last, "a property",
                    "what is done about a failure is said in a mechanism, which `protected "
                    "by` names: `mechanism m { on crash: restart in 5s }`");
    while (last->kind != token_kind::end && !last->is('}') &&
           on_one_line(here.state, *last, last[1])) {
        ++last;
    }
    found.resume = last->is('}') || last->kind == token_kind::end ? last : last + 1;
    return found;
}

/// `one copy runs`, `quorum majority of copies` in a component: what only a mechanism says.
[[nodiscard]] inline guess property_of_mechanism(scene const& here) {
    struct property {
        std::string_view first, second; // words
        std::string_view meant;
    };
    constexpr property properties[] = {{"one", "copy", "one copy runs"},
                                       {"all", "copies", "copies run apart, all active"},
                                       {"copies", "serve", "copies run apart, all active"},
                                       {"copies", "run", "copies run apart, one active"},
                                       {"copies", "lag", "copies lag 5s"},
                                       {"copies", "hold", "copies hold shares"},
                                       {"quorum", "majority", "quorum majority of copies"},
                                       {"requests", "need", "role r  requests need r"},
                                       {"isolated", "copies", "isolated copies stop"},
                                       {"fenced", "by", "role r  fenced by r"},
                                       {"backup", "every", "backup every 24h"}};
    auto const* first = here.at;
    auto const opening = [&] {
        return std::find_if(
            std::begin(properties), std::end(properties), [&](property const& each) {
                return here.text(*first) == each.first && here.text(first[1]) == each.second;
            });
    };
    if (opening() == std::end(properties) && here.has_before()) {
        --first;
    }
    bool const is_in_component =
        here.element.where == block_kind::properties ||
        (here.element.where != block_kind::mechanism && here.element.before != nullptr &&
         here.text(*here.element.before) == "copies");
    if (!is_in_component || opening() == std::end(properties)) {
        return {};
    }
    auto const* last = first + 1;
    auto found = here.across(first, last, "a property",
                             "only a mechanism says this: name one of the library (`hadsl "
                             "library`) with `protected by`, or declare your own: `mechanism m { " +
                                 std::string(opening()->meant) + " }`");
    while (last[1].kind != token_kind::end && !last[1].is('}') &&
           on_one_line(here.state, *last, last[1])) {
        ++last;
    }
    found.resume = last + 1;
    return found;
}

/// `quorum majority of all copies`, `of the active copies`: `copies` are all of them, and one is active.
[[nodiscard]] inline guess voting_copies(scene const& here) {
    auto const* of = here.at;
    while (of != here.state.tokens && here.text(*of) != "of" && here.at - of < 4) {
        --of;
    }
    if (here.element.where != block_kind::mechanism || of == here.state.tokens ||
        here.text(*of) != "of" || here.text(of[-1]) != "majority") {
        return {};
    }
    auto const* last = of + 1;
    bool const is_right = here.text(*last) == "copies" ||
                          (here.text(*last) == "active" && here.text(last[1]) == "copy");
    if (is_right || last->kind == token_kind::end) {
        return {};
    }
    last += is_one_of(here.text(*last), {"all", "the"}) ? 1 : 0;
    bool const is_one = is_one_of(here.text(*last), {"active", "primary", "leading", "first"});
    last += is_one ? 1 : 0;
    if (!is_one_of(here.text(*last), {"copies", "copy", "replicas", "replica"}) ||
        here.at > last + 1) {
        return {};
    }
    auto const meant = std::string(is_one ? "active copy" : "copies");
    auto found = here.across(of + 1, last, "`" + meant + "`", "did you mean `" + meant + "`?");
    found.resume = last + 1;
    return found;
}

/// `on host failure: …`, `on host loss: …`, `on failure: …`: what a rule looks for.
[[nodiscard]] inline guess symptom_in_words(scene const& here) {
    auto const* const begin = here.element.begin;
    if (here.element.where != block_kind::mechanism || here.text(*begin) != "on") {
        return {};
    }
    auto const is_loss = [&](token const& which) {
        return is_one_of(here.text(which), {"failure", "failures", "loss", "outage", "down",
                                            "fails", "dies", "death", "lost"});
    };
    // The symptom that the mistake is in.
    auto const* first = here.at;
    while (first > begin + 1 && !first[-1].is(',') && here.text(first[-1]) != "on") {
        --first;
    }
    if (first <= begin || first->kind == token_kind::end) {
        return {};
    }
    if (here.text(first[0]) == "loss" && here.text(first[1]) == "of" && first[2].is_name() &&
        here.at == first + 3 && is_loss(first[3])) { // `on loss of host failure`
        return here.across(here.at, here.at, "`,` or `:`",
                           "leave it out: `" + std::string(here.slice(first, first + 2)) +
                               "` says it");
    }
    bool const is_turned = is_loss(first[0]) && here.text(first[1]) == "of" && first[2].is_name();
    bool const is_said = first[0].is_name() && is_loss(first[1]);
    if (is_turned || is_said) {
        auto const word = std::string(here.text(is_turned ? first[2] : first[0]));
        auto const* const last = is_turned ? first + 2 : first + 1;
        if (here.text(*first) == "loss" || here.at > last) {
            return {};
        }
        bool const is_thing = is_usual_kind(word);
        return here.across(first, last, "`loss` or a failure class",
                           "write `" + (is_thing ? "loss of " + word : word) + "`");
    }
    return is_loss(*first) && here.at == first
               ? here.across(first, first, "`loss` or a failure class",
                             "name the failures, as `on crash, hang, loss of host`")
               : guess();
}

/// `primary on h1, standby on h2`: the places, as a list.
[[nodiscard]] inline std::string places_of_ranks(scene const& here, token const* at) {
    std::string places;
    for (; at->kind != token_kind::end && !at->is('}'); ++at) {
        bool const is_place = at->is_name() && here.text(at[-1]) == "on";
        places += is_place ? (places.empty() ? "" : ", ") + std::string(here.text(*at)) : "";
    }
    return places;
}

/// `copies on h1, h2 primary h1`, `copies on h1 as primary, h2`: which copy serves first.
[[nodiscard]] inline guess first_copy(scene const& here) {
    auto const is_rank = [&](token const& which) {
        return is_one_of(here.text(which), {"primary", "active", "master", "leader", "standby",
                                            "secondary", "passive", "preferred", "principal"});
    };
    auto const* const begin = here.element.begin;
    auto const* const before = here.element.before;
    bool const is_as = here.text(*begin) == "as" && is_rank(begin[1]);
    bool const is_after_copies = before != nullptr && here.text(*before) == "copies";
    bool const is_in_component = here.element.where == block_kind::properties || is_after_copies;
    if (!is_in_component || here.at > begin + 1 || !(is_as || is_rank(*begin))) {
        return {};
    }
    auto const places = places_of_ranks(here, begin);
    if (!is_after_copies && places.find(',') != std::string::npos) {
        auto found = here.across(begin, begin, "a property",
                                 "write `copies on " + places +
                                     "`: of copies of which one is active, the first that is "
                                     "listed serves; and a mechanism that says how they run");
        found.resume = here.at + 1;
        return found;
    }
    auto found = here.across(begin, is_as ? begin + 1 : begin, is_as ? "`,`" : "a property",
                             "leave it out: of copies of which one is active, it is the first that "
                             "`copies on` lists");
    found.resume = here.at + 1;
    return found;
}

} // namespace hadsl::grammar

#endif
