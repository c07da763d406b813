// hadsl/grammar/mistaken_properties.hpp - what a component does not say, and who says it instead.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_PROPERTIES_HPP
#define HADSL_GRAMMAR_MISTAKEN_PROPERTIES_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>

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
    bool const is_action_alone = is_action(here.text(*begin)) &&
                                 is_one_of(here.text(begin[1]), {"in", "over"}) &&
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
        (here.element.before != nullptr && here.text(*here.element.before) == "copies");
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
    auto found = here.across(begin, is_as ? begin + 1 : begin, is_as ? "`,`" : "a property",
                             "leave it out: of copies of which one is active, it is the first that "
                             "`copies on` lists");
    found.resume = here.at + 1;
    return found;
}

} // namespace hadsl::grammar

#endif
