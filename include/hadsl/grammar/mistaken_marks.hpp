// hadsl/grammar/mistaken_marks.hpp - missing commas and colons, and the punctuation of other languages.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_MARKS_HPP
#define HADSL_GRAMMAR_MISTAKEN_MARKS_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/wording.hpp>

#include <string>
#include <utility>

namespace hadsl::grammar {

/// `1 of a, b`, `any of a, b`: what is counted stands in parentheses.
[[nodiscard]] inline guess no_parentheses(scene const& here) {
    if (!here.has_before() || !here.at->is_name() || here.text(here.at[-1]) != "of" ||
        !expects_mark(here.state, "(")) {
        return {};
    }
    auto const* last = here.at;
    std::string list(here.text(*last));
    while (last[1].is(',') && last[2].is_name()) {
        last += 2;
        list += ", " + std::string(here.text(*last));
    }
    auto found = here.across(here.at, last, "`(`",
                             "put what is counted in parentheses: `" +
                                 std::string(here.text(here.at[-2])) + " of (" + list + ")`");
    return found;
}

/// `protected by vmware.`, and nothing after it.
[[nodiscard]] inline guess dot_before_nothing(scene const& here) {
    if (here.at - here.element.block < 2 || !here.at[-1].is('.') || !here.at[-2].is_name() ||
        here.at->is_name()) {
        return {};
    }
    auto found = here.across(here.at - 2, here.at - 1, "a name",
                             "write after the `.` which one of `" +
                                 std::string(here.text(here.at[-2])) + "` is meant");
    found.resume = here.at;
    return found;
}

/// `claim web and shop: …`: a claim has one name.
[[nodiscard]] inline guess two_names(scene const& here) {
    if (!here.is_statement() || here.at != here.element.begin + 2 ||
        !is_one_of(here.text(*here.at), {"and", "or"}) || !here.at[1].is_name() ||
        !here.at[2].is(':')) {
        return {};
    }
    auto const first = std::string(here.text(here.at[-1]));
    auto const join = std::string(here.text(*here.at));
    return here.across(here.at, here.at + 1, "`:`",
                       "it has one name: `" + first + "_" + join + "_" +
                           std::string(here.text(here.at[1])) + ":`");
}

/// `claim hardware no single failure …`
[[nodiscard]] inline guess no_colon(scene const& here) {
    if (!here.has_before() || !expects_mark(here.state, ":") || here.at->kind == token_kind::mark ||
        here.at->kind == token_kind::end) {
        return {};
    }
    return here.found(*here.at,
                      here.is_statement()
                          ? "a `:` is missing before it: between the name and what it says"
                          : "is a `:` missing before it?");
}

/// The name that ends right before the mistake; null where there is none.
[[nodiscard]] inline token const* name_before(scene const& here) {
    auto const* at = here.at;
    while (at != here.element.block && at[-1].is(']')) {
        do {
            --at;
        } while (at != here.element.block && !at->is('['));
    }
    return at != here.element.block && at[-1].is_name() ? at - 1 : nullptr;
}

/// Whether the mistake comes right after `on PLACE`, of which there is one.
[[nodiscard]] inline bool follows_platform(scene const& here) {
    auto const* const place = name_before(here);
    return here.at == here.element.begin && place != nullptr && place != here.element.block &&
           here.text(place[-1]) == "on" &&
           (place - 1 == here.element.block ||
            !is_one_of(here.text(place[-2]), {"data", "copies"}));
}
/// That place, with its subscripts.
[[nodiscard]] inline std::string platform_before(scene const& here) {
    return std::string(here.slice(name_before(here), here.at - 1));
}

/// Punctuation as YAML, HCL, JSON and C have it.
[[nodiscard]] inline guess foreign_habit(scene const& here) {
    std::string help;
    if (here.at->is('=')) {
        help = expects_mark(here.state, ":") ? "write `:` instead"
                                             : "nothing is assigned here: leave the `=` out";
    } else if (here.at->is(':')) {
        help = expects_mark(here.state, "=") ? "write `=` instead"
               : here.is_statement()         ? "its name is missing before the `:`"
               : here.has_before() && is_one_of(here.text(here.at[-1]), {"extends", "inherits"})
                   ? "write `:` alone between a name and its parent"
                   : "leave the `:` out: only the name of a claim and "
                     "an argument have one";
    } else if (here.at->is('-') && is_first_on_line(here.state, *here.at)) {
        help = "a list is written with commas, without dashes: `in rack1, rack2`";
    } else if (here.at->is('[') && expects(here.state, expectation::sort::name)) {
        help = "a list is written without brackets: `in rack1, rack2`";
    } else if (here.at->is(',') && here.at == here.element.begin &&
               here.at - here.element.block >= 2 && here.text(here.at[-2]) == "tolerating") {
        help = "the tolerance is for all of the list: for what follows, write `needs` again";
    } else if (here.at->is(',') && here.at == here.element.begin &&
               here.at - here.element.block >= 4 && here.text(here.at[-4]) == "between") {
        help = "a link has two ends: declare one for each pair, or a `switch` that links lead to";
    } else if ((here.at->is(',') || here.text(*here.at) == "or" || here.text(*here.at) == "and") &&
               follows_platform(here) && here.at[1].is_name() &&
               here.at[2].kind != token_kind::string) {
        help = "for several places write `copies on " + platform_before(here) +
               ", …` and a mechanism that says how they run";
    } else if (here.text(*here.at) == "with" && follows_platform(here) &&
               is_one_of(here.text(here.at[1]), {"failover", "standby", "fallback", "backup",
                                                 "replica", "replication", "redundancy"})) {
        help = "what runs in several places has copies: `copies on " + platform_before(here) +
               ", …`, and a mechanism that says how they run";
    } else if (here.text(*here.at) == "with" && follows_platform(here)) {
        auto const with = here.at[1].is_name() ? std::string(here.text(here.at[1])) : "NAME";
        help = "only `copies on` has it: write `keeps data on " + with +
               "` if its data is there, else `needs " + with + "`";
    } else if (here.at->is(',') && here.at == here.element.begin) {
        help = "leave it out: only the items of one list have commas between them";
    } else if (here.at->kind == token_kind::unknown && here.text(*here.at) == "&") {
        help = "write `and`";
    } else if (here.at->kind == token_kind::unknown && here.text(*here.at) == "|") {
        help = "write `or`";
    } else if (here.at->is('*') && here.has_before() && here.at[-1].is('[')) {
        help = "what is declared is counted: write a range such as `[1..4]`";
    } else {
        return {};
    }
    auto found = here.found(*here.at, std::move(help));
    found.resume = here.at + 1;
    return found;
}

/// `host a b in dc`, `protected by M(x: a y: b)`
[[nodiscard]] inline guess no_comma(scene const& here) {
    auto const follows_item = [&](token const* which) {
        return which->is_name() && here.continues_line(which) &&
               (which[-1].is_name() || which[-1].is(']') || which[-1].is(')') ||
                which[-1].kind == token_kind::number);
    };
    if (expects_mark(here.state, ",") && follows_item(here.at)) {
        return here.found(*here.at, "is a comma missing before it?");
    }
    if (here.element.before != nullptr && here.at == here.element.begin + 1 &&
        follows_item(here.element.begin)) {
        auto found = here.across(here.element.begin, here.element.begin, "`,` or a property",
                                 "is a comma missing before it?");
        return found;
    }
    return {};
}

} // namespace hadsl::grammar

#endif
