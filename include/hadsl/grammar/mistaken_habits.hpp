// hadsl/grammar/mistaken_habits.hpp - words of plain English and of other languages, and what to write.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_HABITS_HPP
#define HADSL_GRAMMAR_MISTAKEN_HABITS_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/mistaken_claims.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/usual_kinds.hpp>
#include <hadsl/grammar/wiring.hpp>
#include <hadsl/grammar/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::grammar {

/// What one writes elsewhere: these words, where that one was expected; and what to write here.
struct habit {
    std::initializer_list<std::string_view> words;
    std::string_view expected; // a word, or a mark
    std::string_view help;
};

/// `causes downtime of`, `failover in 5s`, `1 to 3`
[[nodiscard]] inline guess other_word(scene const& here) {
    static constexpr std::string_view outage = "did you mean `outage`?";
    static constexpr std::string_view number = "write the number in digits, as `2` or `3`";
    habit const habits[] = {
        {{"downtime", "unavailability", "down", "loss", "crash", "stop", "stops"},
         "outage",
         outage},
        {{"a", "an", "the"}, "outage", "leave it out: `causes outage of`"},
        {{"two", "three", "four", "five", "ten"}, "single", number},
        {{"one", "a", "any", "1"}, "single", "did you mean `single`?"},
        {{"failover", "switchover", "promote", "switch"}, "take", "did you mean `take over`?"},
        {{"reboot", "start"}, "take", "did you mean `restart`?"},
        {{"move", "relocate", "evacuate"}, "take", "did you mean `migrate`?"},
        {{"recover"}, "take", "did you mean `restore`?"},
        {{"within", "after", "for", "takes"}, "in", "write `in`"},
        {{"to", "until"}, "..", "a range is written `1..3`"},
        {{"extends", "inherits", "is", "of"}, ":", "write `:` between a name and its parent"},
        {{"and"}, ",", "write a comma: `between a, b`"},
    };
    if (here.at->kind != token_kind::name && here.at->kind != token_kind::reserved) {
        return {};
    }
    if (here.text(*here.at) == "loss" && here.text(here.at[1]) == "of" &&
        here.text(here.at[2]) == "data" && expects_word(here.state, "outage")) {
        auto found = here.across(here.at, here.at + 2, "`outage` or `data loss`",
                                 "did you mean `data loss`?");
        found.resume = here.at + 3;
        return found;
    }
    for (auto const& each : habits) {
        bool const is_wanted =
            expects_word(here.state, each.expected) || expects_mark(here.state, each.expected) ||
            (each.expected == "single" && expects_phrase(here.state, "`single`"));
        // Many places want a comma or a colon; only a declaration's own is meant here.
        bool const is_mark = each.expected == ":" || each.expected == ",";
        auto const* const first = here.at == here.element.begin && here.element.before != nullptr
                                      ? here.element.before
                                      : here.element.begin;
        auto const opening = here.text(*first);
        bool const is_there = !is_mark ||
                              (each.expected == ":" && is_one_of(opening, {"kind", "failure"})) ||
                              (each.expected == "," && opening == "link");
        bool const is_word = std::find(each.words.begin(), each.words.end(), here.text(*here.at)) !=
                             each.words.end();
        if (is_wanted && is_there && is_word) {
            auto found = here.found(*here.at, std::string(each.help));
            found.resume = here.at + 1;
            return found;
        }
    }
    // `kind appliance extends host`: the word was taken for the kind of the next component.
    if (here.element.before != nullptr && here.element.is_declaration() &&
        is_one_of(here.text(*here.element.begin), {"extends", "inherits"}) &&
        here.continues_line(here.element.begin)) {
        return here.across(here.element.begin, here.element.begin, "`:` or a declaration",
                           "write `:` between a name and its parent");
    }
    return {};
}

/// The names of a list as they are written, subscripts included, and the token after the list.
struct listed_names {
    std::vector<std::string> names;
    token const* end;

    /// Whether a message may repeat them.
    [[nodiscard]] bool are_few() const { return names.size() <= 8; }
    [[nodiscard]] std::string joined(std::string_view with) const {
        std::string all;
        for (auto const& each : names) {
            all += std::string(all.empty() ? "" : with) + each;
        }
        return all;
    }
};
[[nodiscard]] inline listed_names read_names(scene const& here, token const* at) {
    listed_names found{{}, at};
    while (at->is_name()) {
        if (is_usual_kind(here.text(*at)) && at[1].is_name() && here.continues_line(at + 1)) {
            ++at; // `feed a`
        }
        auto const* last = at;
        while (last[1].is('[')) {
            do {
                ++last;
            } while (last[1].kind != token_kind::end && !last->is(']'));
        }
        found.names.emplace_back(here.state.text.substr(at->begin, last->end - at->begin));
        found.end = last + 1;
        at = found.end;
        if (!at->is(',') && !is_one_of(here.text(*at), {"and", "or", "&"})) {
            break;
        }
        ++at;
    }
    return found;
}

/// `web runs on h1`, `web depends on db`: the verb says nothing that `on` and `needs` do not. `db
/// replicated on h1, h2`: that is said by naming the places, and by a mechanism.
[[nodiscard]] inline guess verb(scene const& here) {
    for (auto const* const at : {here.element.begin, here.at}) {
        bool const opens_property =
            here.element.where == block_kind::properties && at == here.element.begin;
        if (at->kind != token_kind::name || !(opens_property || here.continues_line(at))) {
            continue;
        }
        auto const word = here.text(*at);
        bool const stands = is_one_of(word, {"runs", "running", "hosted", "deployed", "lives",
                                             "located", "placed", "stands"});
        bool const uses = is_one_of(
            word, {"depends", "depends_on", "dependsOn", "requires", "uses", "calls", "require"});
        bool const has_copies =
            is_one_of(word, {"replicated", "mirrored", "clustered", "distributed", "spread"}) &&
            is_one_of(here.text(at[1]), {"on", "across", "over", "to", "between"});
        if (has_copies) {
            auto const listed = read_names(here, at + 2);
            bool const is_said = !listed.names.empty() && listed.are_few();
            auto found =
                here.across(at, at + 1, "a property",
                            "write `copies on " + (is_said ? listed.joined(", ") : "h1, h2") +
                                "`, and a mechanism that says how they run: `protected "
                                "by …`");
            found.resume = listed.end;
            return found;
        }
        if (!stands && !uses) {
            continue;
        }
        auto const* named = here.text(at[1]) == "on" ? at + 2 : at + 1;
        while (named->is('=') || named->is(':') || named->is('[')) {
            ++named;
        }
        auto const needed =
            named->is_name() ? std::string(here.text(*named)) : std::string(stands ? "h1" : "db");
        auto found = here.across(at, at, "a property",
                                 stands ? "write `on h1`, or `in rack1` for a place"
                                        : "write `needs " + needed + "`");
        return found;
    }
    return {};
}

/// `host h1 powered by a, b`, `connected to sw1`: what something hangs on is what it needs.
[[nodiscard]] inline guess wiring(scene const& here) {
    auto const* const at = here.element.begin;
    if (!(here.element.is_declaration() || here.element.where == block_kind::properties) ||
        !is_wiring(here.state, at)) {
        return {};
    }
    auto const listed = read_names(here, at[2].is_name() ? at + 2 : at + 3);
    std::string help = "write `needs` and what it needs, as `needs a or b`";
    if (listed.names.size() == 1) {
        help = "write `needs " + listed.names.front() + "`";
    } else if (listed.are_few()) {
        help = "write `needs " + listed.joined(" or ") + "` where one of them is enough, `needs " +
               listed.joined(", ") + "` where all are needed";
    }
    auto found = here.across(at, at + 1, "a property", std::move(help));
    found.resume = listed.end;
    return found;
}

/// `on host h1`, `of host h1`: a name needs no kind before it.
[[nodiscard]] inline guess kind_before_name(scene const& here) {
    for (auto const* const at :
         {here.at, here.element.begin, here.element.begin + 1, here.element.before}) {
        if (at == nullptr || at == here.element.block || at == here.element.block + 1 ||
            !at->is_name() || !is_usual_kind(here.text(at[-1])) || !here.continues_line(at)) {
            continue;
        }
        auto const before = here.text(at[-2]);
        bool const in_list = is_one_of(
            before, {"on", "in", "needs", "after", "with", "of", "between", "stops", "stop", ","});
        if (!in_list || (before == "," && !on_one_line(here.state, at[-2], at[-1]))) {
            continue;
        }
        if (here.element.where == block_kind::mechanism && before == "of" &&
            is_one_of(here.text(*at), {"restart", "take", "migrate", "restore"})) {
            return here.across(at, at, "`:`", "write `:` before what is done");
        }
        auto const plain = std::string(here.text(*at));
        auto const its_kind = std::string(here.text(at[-1]));
        return here.across(
            at - 1, at, "a component name",
            "leave the kind out: `" + plain + "`" +
                (before == "of" ? ", or write `a " + its_kind + "` for any of them" : ""));
    }
    return {};
}

/// `copies h1`, `protected vmware.x`: half of a phrase.
[[nodiscard]] inline guess half_phrase(scene const& here) {
    if (!here.has_before()) {
        return {};
    }
    auto const before = here.text(here.at[-1]);
    if (before == "copies" && expects_word(here.state, "on")) {
        return here.found(*here.at, "write `copies on`, and the places with commas between them");
    }
    if (here.element.where == block_kind::mechanism && here.text(here.at[-1]) != ":" &&
        here.at >= here.element.begin + 2 && here.at[-2].is(',') &&
        is_one_of(before, {"restart", "take", "migrate", "restore"})) {
        return here.across(here.at - 2, here.at - 2, "`:`", "write `:` before what is done");
    }
    if (before == "protected" && expects_word(here.state, "by")) {
        return here.found(*here.at, "write `protected by`");
    }
    return {};
}

/// Blocks, lists and loops as other languages write them.
[[nodiscard]] inline guess foreign_block(scene const& here) {
    auto const* const begin = here.element.begin;
    constexpr std::string_view declare =
        "a declaration is a kind and a name, as `host h1 in rack1`";
    if (here.text(*begin) == "for" && (here.at->is('(') || expects_mark(here.state, ".."))) {
        return here.found(*here.at, "a loop is written `for i in 1..3 { … }`");
    }
    if (here.at->is(double_dot) ||
        (here.at->is('.') && here.has_before() && here.at[-1].is(double_dot))) {
        bool const is_declared = here.element.is_declaration() && here.at == begin &&
                                 here.at - here.element.block >= 2 && here.at[-1].is_name() &&
                                 here.at[-2].is_name();
        return here.found(*here.at, is_declared ? "several of a kind are declared as `h[1..3]`"
                                                : "a range is written `1..3`");
    }
    if (here.element.is_declaration() && here.at->is('{') && here.at == begin) {
        return here.found(*here.at, std::string(declare));
    }
    if (here.element.is_declaration() && begin->is_name() && begin[1].is(':') &&
        is_first_on_line(here.state, *begin) && !on_one_line(here.state, begin[1], begin[2])) {
        return here.across(begin, begin + 1, "a declaration",
                           std::string(declare) + ", without a colon");
    }
    if (here.at->is('{') && expects(here.state, expectation::sort::name)) {
        return here.found(*here.at, "names stand without braces, with commas between them");
    }
    if (here.at->is('(') && here.element.is_declaration() && here.at != here.element.block &&
        here.at[-1].is_name()) {
        return here.found(*here.at, "say what it is about: `on h1`, `in rack1`, `needs db`");
    }
    if (expects_mark(here.state, "{") && here.text(*begin) == "mechanism") {
        return here.found(*here.at, "what a mechanism says stands in braces: `mechanism m { … }`");
    }
    if (here.at->kind == token_kind::number && here.at->end - here.at->begin > 2 &&
        expects_phrase(here.state, "a date")) {
        return here.found(*here.at, "a date is year, month, day: `2027-06-30`");
    }
    return {};
}

/// Whether other languages open a declaration with a word.
[[nodiscard]] inline bool is_foreign_opening(std::string_view word) {
    return is_one_of(word, {"define", "declare", "let", "var", "create", "new", "add", "resource",
                            "object", "component", "const", "def", "entity"});
}

/// `rack = r1`, `replicas 3`, `when crash`: properties that are called otherwise here.
[[nodiscard]] inline guess other_property(scene const& here) {
    auto const* const begin = here.element.begin;
    auto const word = here.text(*begin);
    if (here.element.where == block_kind::mechanism && is_one_of(word, {"when", "upon"}) &&
        here.at <= begin + 1) {
        return here.across(begin, begin, "a property of a mechanism", "did you mean `on`?");
    }
    auto const* const before = here.element.before;
    // `define host` was taken for a component, and perhaps `h1` with the next line's kind for
    // another one.
    for (std::ptrdiff_t back : {0, 2}) {
        if (!here.element.is_declaration() || before == nullptr || begin != before + 2 ||
            before - here.element.block < back) {
            continue;
        }
        auto const* const opening = before - back;
        if (is_usual_kind(here.text(opening[1])) &&
            on_one_line(here.state, opening[0], opening[2]) &&
            is_foreign_opening(here.text(*opening))) {
            return here.across(opening, opening, "a declaration",
                               "leave it out: a declaration is a kind and a name, as `host h1`");
        }
    }
    constexpr std::string_view copies = "copies are named by their places: `copies on h1, h2`";
    for (auto const* const at : {begin, here.at}) { // `service web replicas 3`
        if (here.element.is_declaration() &&
            is_one_of(here.text(*at), {"replicas", "instances", "count", "copies", "nodes"}) &&
            at[1].kind == token_kind::number && here.continues_line(at)) {
            auto found = here.across(at, at + 1, "a property", std::string(copies));
            found.resume = at + 2;
            return found;
        }
    }
    bool const is_bound = is_one_of(word, {"min", "minimum", "quorum", "atleast", "min_available",
                                           "minAvailable", "threshold"});
    if (is_bound && begin[1].kind == token_kind::number &&
        (here.element.where == block_kind::properties ||
         (before != nullptr && here.element.is_declaration() && here.continues_line(begin)))) {
        auto found = here.across(begin, begin + 1, "a property",
                                 "how many of the copies must serve is written `at least " +
                                     std::string(here.text(begin[1])) + "`");
        return found;
    }
    if (here.text(*here.at) == "of" && here.at - here.element.block >= 3 &&
        here.text(here.at[-2]) == "least" && here.at[1].kind == token_kind::number) {
        return here.across(here.at, here.at + 1, "a property",
                           "leave it out: `at least " + std::string(here.text(here.at[-1])) +
                               "` is of all copies");
    }
    if (here.element.where != block_kind::properties) {
        return {};
    }
    bool const is_replica = is_one_of(word, {"replica", "standby", "backup", "secondary",
                                             "fallback", "failover", "mirror", "spare"});
    if (is_replica && here.at == begin + 1 && here.at->is_name() &&
        here.at - here.element.block >= 3 && here.text(here.at[-3]) == "on") {
        return here.across(begin, here.at, "a property",
                           "write `copies on " + std::string(here.text(here.at[-2])) + ", " +
                               std::string(here.text(*here.at)) +
                               "` and a mechanism that says how they run");
    }
    if (begin->kind == token_kind::number || here.text(*begin) == "copies" ||
        is_one_of(word, {"replicas", "instances", "count", "copy", "nodes"})) {
        bool const is_number = begin->kind == token_kind::number ||
                               (here.at->kind == token_kind::number && here.at == begin + 1) ||
                               (here.at == begin + 2 && here.at[-1].is(':')) || here.at->is('}');
        if (is_number) {
            return here.across(begin, begin, "a property", std::string(copies));
        }
    }
    if (is_usual_kind(word) && here.at == begin + 1 &&
        (here.at->is('=') || here.at->is(':') || here.at->is_name())) {
        auto found = here.across(begin, begin, "a property",
                                 "where it stands is said with `in rack1`, what it runs on with "
                                 "`on h1`");
        found.resume = begin + 2;
        return found;
    }
    if (here.at->is('}') && here.at != here.element.block && here.at[-1].is(',')) {
        return here.found(*here.at, "the comma before it is one too many");
    }
    if (here.text(*here.at) == "and" &&
        (word == "copies" || (before != nullptr && here.text(*before) == "copies"))) {
        return here.found(*here.at, "write a comma between copies; `and` joins what stands `with` "
                                    "one of them");
    }
    return {};
}

/// `host h1 h2` before another line, `copies on` with a place a line: a comma is missing, and what
/// stands behind it was taken for the beginning of something else.
[[nodiscard]] inline guess no_comma_between_lines(scene const& here) {
    auto const* const begin = here.element.begin;
    auto const* const before = here.element.before;
    if (!here.element.is_declaration() || before == nullptr) {
        return {};
    }
    auto const follows_item = [&](token const* at) {
        return at->is_name() && (at[-1].is_name() || at[-1].is(']'));
    };
    // `h2`, and on the next line the kind of a declaration, were taken for a component.
    if (before != here.element.block && follows_item(before) && here.continues_line(before) &&
        begin == before + 2 && is_first_on_line(here.state, before[1]) && here.at <= begin + 1) {
        return here.across(before, before, "`,` or a property", "is a comma missing before it?");
    }
    if (follows_item(begin) && here.at == begin + 1 && is_first_on_line(here.state, *begin) &&
        indentation(here.state, *begin) > indentation(here.state, *before) &&
        (here.at->is('}') || here.at->kind == token_kind::end ||
         is_first_on_line(here.state, *here.at))) {
        return here.across(begin, begin, "`,` or a property", "is a comma missing before it?");
    }
    return {};
}

/// `service demand on h1`: the reserved word is meant as the name.
[[nodiscard]] inline guess reserved_name(scene const& here) {
    auto const* const begin = here.element.begin;
    if (!here.element.is_declaration() || here.at != begin + 1 ||
        here.at->kind != token_kind::reserved || !is_usual_kind(here.text(*begin)) ||
        !here.continues_line(here.at)) {
        return {};
    }
    auto const word = here.text(*here.at);
    auto found =
        here.make(here.state.span_of(*here.at),
                  "found the reserved word " + in_backticks(word) + ", expected a component name",
                  "write it in backticks to use it as a name: " + scene::as_quoted(word),
                  here.at + 1, source::code::reserved_word);
    return found;
}

} // namespace hadsl::grammar

#endif
