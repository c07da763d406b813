// hadsl/grammar/mistaken_shapes.hpp - links, loops, copies and effects in the shape others give them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_SHAPES_HPP
#define HADSL_GRAMMAR_MISTAKEN_SHAPES_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/mistaken_claims.hpp>
#include <hadsl/grammar/mistaken_habits.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/usual_kinds.hpp>
#include <hadsl/grammar/words.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace hadsl::grammar {

/// The last token of a name with its subscripts.
[[nodiscard]] inline token const* end_of_reference(token const* at) {
    while (at[1].is('[')) {
        do {
            ++at;
        } while (at[1].kind != token_kind::end && !at->is(']'));
    }
    return at;
}

/// The name before a token that follows it or its subscripts; null where there is none.
[[nodiscard]] inline token const* begin_of_reference(scene const& here, token const* end) {
    auto const* at = end;
    while (at != here.state.tokens && at[-1].is(']')) {
        do {
            --at;
        } while (at != here.state.tokens && !at->is('['));
    }
    return at != here.state.tokens && at[-1].is_name() ? at - 1 : nullptr;
}

/// `link l s1 -> s2`, `link l from s1 to s2`, `link s1 - s2`: the ends of a link in other words.
[[nodiscard]] inline guess link_ends(scene const& here) {
    auto const* const begin = here.element.begin;
    if (here.text(*begin) != "link" || !expects_word(here.state, "between") ||
        here.at < begin + 2) {
        return {};
    }
    auto const joins = [&](token const& which) {
        return which.is('-') || which.is(',') ||
               is_one_of(here.text(which), {">", "<", "→", "↔", "&", "to", "and", "with"});
    };
    auto const link_name = std::string(here.slice(begin + 1, here.at - 1));
    bool const is_unnamed = joins(*here.at);
    auto const* at = here.at;
    std::string left = link_name;
    if (!is_unnamed) {
        if (at->is(':') || at->is('=') ||
            is_one_of(here.text(*at), {"from", "connects", "connecting", "joins", "joining",
                                       "links", "linking", "of", "for"})) {
            ++at;
        }
        if (!at->is_name() || !here.continues_line(at)) {
            return {};
        }
        auto const* const last = end_of_reference(at);
        left = std::string(here.slice(at, last));
        at = last + 1;
    }
    while (joins(*at)) {
        ++at;
    }
    if (!at->is_name() || !here.continues_line(at)) {
        // What is no name behind `edge-1` may be the rest of one.
        return is_unnamed ? guess()
                          : here.found(*here.at, "a link has two ends: `link " + link_name +
                                                     " between " + left + ", …`");
    }
    auto const* const last = end_of_reference(at);
    auto const right = std::string(here.slice(at, last));
    if (here.text(last[1]) == "between") { // `link my-link between a, b`
        return {};
    }
    auto const ends = " between " + left + ", " + right + "`";
    bool const is_plain = (left + right).find_first_of("[`") == std::string::npos;
    auto found =
        here.found(*here.at, is_unnamed ? "a link has a name of its own: `link " +
                                              (is_plain ? left + "_" + right : "NAME") + ends
                                        : "write `link " + link_name + ends);
    found.resume = last + 1;
    return found;
}

/// `for i in [1..3] host h[i]`: brackets around the range, or none around what is repeated.
[[nodiscard]] inline guess loop_shape(scene const& here) {
    auto const* const begin = here.element.begin;
    if (here.text(*begin) != "for" || here.at < begin + 2) {
        return {};
    }
    auto const written = "a loop is written `for " + std::string(here.text(begin[1])) + " in ";
    auto const* first = begin + 3; // of the range
    bool const is_in_brackets = here.at == first && (here.at->is('[') || here.at->is('{'));
    bool const is_assigned = here.at == begin + 2 && (here.at->is('=') || here.at->is(':'));
    if (!is_in_brackets && !is_assigned && !expects_mark(here.state, "{")) {
        return {};
    }
    auto const* body = here.at;
    if (is_in_brackets) {
        body = ++first;
        while (body->kind != token_kind::end && !body->is(']') && !body->is('}')) {
            ++body;
        }
    }
    auto const* const last = body - 1;
    bool const is_range = first < last && std::any_of(first, last, [](token const& each) {
                              return each.is(double_dot);
                          });
    if (is_assigned || !is_range || !on_one_line(here.state, *begin, *last)) {
        return here.found(*here.at, written + "1..3 { … }`");
    }
    if (is_in_brackets && body->kind != token_kind::end) {
        ++body;
    }
    if (body->is(':') || here.text(*body) == "do") {
        ++body;
    }
    bool const is_bare =
        !body->is('{') && body->kind != token_kind::end && on_one_line(here.state, *last, *body);
    return here.found(*here.at, written + std::string(here.slice(first, last)) + " { " +
                                    (is_bare ? here.rest_of_line(body) : "…") + " }`");
}

/// The kind with which the text declares a name; empty where it does not, or far away.
[[nodiscard]] inline std::string_view kind_declared(scene const& here, token const& which) {
    constexpr std::size_t furthest = 10'000; // tokens; many mistakes must not cost a square
    auto const wanted = name_text(here.state, which);
    auto const* at = here.state.tokens;
    for (std::size_t seen = 0; at->kind != token_kind::end && seen < furthest; ++at, ++seen) {
        if (at == &which || at == here.state.tokens || !at->is_name() ||
            name_text(here.state, *at) != wanted) {
            continue;
        }
        auto const* opening = at;
        while (opening != nullptr && opening != here.state.tokens && opening[-1].is(',')) {
            opening = begin_of_reference(here, opening - 1);
        }
        if (opening != nullptr && opening != here.state.tokens && opening[-1].is_name() &&
            (is_usual_kind(here.text(opening[-1])) || is_first_on_line(here.state, opening[-1]))) {
            return here.text(opening[-1]);
        }
    }
    return {};
}

/// Whether a place is one of those that `copies on` lists.
[[nodiscard]] inline bool is_place_of_copy(scene const& here, token const* at) {
    constexpr std::ptrdiff_t furthest = 200;
    auto const* const place = at;
    while (at != here.state.tokens && place - at < furthest) {
        auto const& before = at[-1];
        if (here.text(before) == "on") {
            return at - 1 != here.state.tokens && here.text(at[-2]) == "copies";
        }
        if (!before.is_name() && !before.is(',') && !before.is('[') && !before.is(']') &&
            before.kind != token_kind::number && !is_one_of(here.text(before), {"with", "and"})) {
            return false;
        }
        --at;
    }
    return false;
}

/// `copies on h1 d1, h2 d2`: the disk of a copy without the `with`.
[[nodiscard]] inline guess copy_without_with(scene const& here) {
    for (auto const* const extra : {here.element.begin, here.element.before}) {
        if (extra == nullptr || extra == here.state.tokens || !extra->is_name() ||
            !here.continues_line(extra)) {
            continue;
        }
        auto const* const place = begin_of_reference(here, extra);
        if (place == nullptr || !is_place_of_copy(here, place)) {
            continue;
        }
        auto const* const last = end_of_reference(extra);
        auto const kind = kind_declared(here, *extra);
        bool const goes_with = is_one_of(kind, {"storage", "disk", "nic", "switch", "router",
                                                "firewall", "network", "feed", "cooling"});
        bool const is_place = kind == kind_declared(here, *place) ||
                              is_one_of(kind, {"provider", "region", "zone", "site", "building",
                                               "room", "rack", "host", "vm", "container", "pod"});
        if (kind.empty() || is_place) { // what nobody declared may be any word
            continue;
        }
        auto const on = here.text(place[-1]) == "on" ? std::string("copies on ") : std::string();
        auto const at = std::string(here.slice(place, extra - 1));
        auto const with = std::string(here.slice(extra, last));
        auto const joined = "`" + on + at + " with " + with + "`";
        auto found =
            here.across(extra, last, "`with`, `,` or a property",
                        goes_with ? "write " + joined
                                  : "write " + joined + " if that copy stands on both, `" + on +
                                        at + ", " + with + "` if it is another place");
        found.resume = last + 1;
        while (found.resume->is(',')) { // the rest of the list
            do {
                ++found.resume;
            } while (found.resume->is_name()
                         ? found.resume[-1].is(',') || here.continues_line(found.resume)
                         : found.resume->is('[') || found.resume->is(']') ||
                               found.resume->kind == token_kind::number ||
                               is_one_of(here.text(*found.resume), {"with", "and"}));
        }
        return found;
    }
    return {};
}

/// `copies on h1, h2 lagging 1h`, `copies on h1, h2 with lag 1h`: how far a copy is behind stands
/// `with` it.
[[nodiscard]] inline guess lag_without_with(scene const& here) {
    auto const is_lag = [&](token const* at) {
        return is_one_of(here.text(*at), {"lagging", "lag", "lags", "delayed", "delay", "behind"});
    };
    for (auto const* extra : {here.at, here.element.begin, here.at - 1}) {
        if (extra <= here.state.tokens || !is_lag(extra) || extra->kind == token_kind::end) {
            continue;
        }
        bool const has_with = is_one_of(here.text(extra[-1]), {"with", "and"});
        auto const* number = extra + 1;
        while (is_one_of(here.text(*number), {"by", "of", ":", "="})) {
            ++number;
        }
        auto const* const place = begin_of_reference(here, has_with ? extra - 1 : extra);
        if (number->kind != token_kind::number || place == nullptr ||
            (here.text(*extra) == "lagging" && has_with) || !is_place_of_copy(here, place)) {
            continue;
        }
        auto const with = std::string(here.slice(place, has_with ? extra - 2 : extra - 1)) + " " +
                          std::string(has_with ? here.text(extra[-1]) : "with");
        auto found =
            here.across(extra, number, "`with`, `,` or a property",
                        "write `" + with + " lagging " + std::string(here.text(*number)) + "`");
        found.resume = number + 1;
        return found;
    }
    return {};
}

/// `no single host failure brings down web`, `leads to outage of web`: effects in other words.
[[nodiscard]] inline guess other_effect(scene const& here) {
    if (!expects_word(here.state, "causes") || here.at->kind != token_kind::name) {
        return {};
    }
    auto const word = here.text(*here.at);
    bool const is_several = here.text(here.at[-1]) == "failures";
    std::string const causes = is_several ? "cause" : "causes";
    bool const takes_particle = is_one_of(here.text(here.at[1]), {"down", "out", "offline", "off"});
    if (is_one_of(word, {"leads", "lead", "results", "result", "triggers", "trigger", "provokes",
                         "produces", "creates", "means", "implies"})) {
        auto const* const last =
            is_one_of(here.text(here.at[1]), {"to", "in"}) ? here.at + 1 : here.at;
        return here.across(here.at, last, "`causes`, `stops` or `loses`",
                           "did you mean `" + causes + "`?");
    }
    std::string effect;
    if (is_one_of(word,
                  {"brings", "bring", "takes", "take", "knocks", "knock", "shuts", "shut", "breaks",
                   "break", "kills", "kill", "crashes", "makes", "make", "fails", "downs"})) {
        effect = "outage";
    } else if (is_one_of(word, {"interrupts", "interrupt"})) {
        effect = "interruption";
    } else if (is_one_of(word, {"disrupts", "disrupt", "affects", "affect", "impacts", "impact",
                                "degrades", "degrade"})) {
        effect = "disruption";
    } else {
        return {};
    }
    auto const* const last = takes_particle ? here.at + 1 : here.at;
    auto const listed = seems_declaration(here.state, last + 1) ? listed_names{{}, last + 1}
                                                                : read_names(here, last + 1);
    auto const of = listed.names.empty() ? std::string() : " " + listed.joined(", ");
    auto found = here.across(here.at, last, "`causes`, `stops` or `loses`",
                             "write `" + causes + " " + effect + " of" +
                                 (listed.are_few() ? of : " …") + "`");
    found.resume = listed.end;
    return found;
}

} // namespace hadsl::grammar

#endif
