// hadsl/grammar/mistaken_counts.hpp - `host h count 3`, `host h{1..3}`, `3 host h`: several of a kind.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_COUNTS_HPP
#define HADSL_GRAMMAR_MISTAKEN_COUNTS_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/usual_kinds.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace hadsl::grammar {

/// How many are meant from one token on, and the last token that says so; none where it is null.
struct said_count {
    std::string from;
    std::string to;
    token const* last = nullptr;
};

/// What runs has copies, as a rule; what it runs on is there several times.
[[nodiscard]] inline bool has_copies_as_a_rule(std::string_view kind) {
    return is_one_of(kind, {"service", "database", "balancer", "process", "pod", "container"});
}

[[nodiscard]] inline bool is_count(scene const& here, token const* at) {
    auto const text = here.text(*at);
    constexpr std::size_t most_digits = 5;
    return at->kind == token_kind::number && text.size() <= most_digits &&
           std::all_of(text.begin(), text.end(), is_digit);
}

/// `count 3`, `x3`, `* 3`, `(3)`, `(1..3)`, `1..3`
[[nodiscard]] inline said_count read_count(scene const& here, token const* at) {
    auto const word = here.text(*at);
    if (at->kind == token_kind::name && word.size() > 1 && word[0] == 'x' &&
        std::all_of(word.begin() + 1, word.end(), is_digit)) {
        return {"1", std::string(word.substr(1)), at};
    }
    bool const is_bracketed = at->is('(');
    bool const is_said = is_bracketed || at->is('*') ||
                         is_one_of(word, {"count", "x", "times", "number", "amount", "quantity",
                                          "instances", "replicas", "copies", "nodes"});
    at += is_said ? 1 : 0;
    at += is_said && (at->is(':') || at->is('=')) ? 1 : 0;
    if (!is_count(here, at)) {
        return {};
    }
    said_count found{"1", std::string(here.text(*at)), at};
    bool const is_range = at[1].is(double_dot) && is_count(here, at + 2);
    if (is_range) {
        found = {found.to, std::string(here.text(at[2])), at + 2};
    }
    if (is_bracketed) {
        found.last = found.last[1].is(')') ? found.last + 1 : nullptr;
    }
    return is_said || is_range ? found : said_count{};
}

/// A name without the number at its end.
[[nodiscard]] inline std::string_view stem(std::string_view called) {
    auto const last = called.find_last_not_of("0123456789");
    return last == std::string_view::npos ? called : called.substr(0, last + 1);
}
[[nodiscard]] inline std::string_view number_behind(std::string_view called) {
    return called.substr(stem(called).size());
}

/// The first and the last of `h1..h3` and `h1-h3`.
[[nodiscard]] inline said_count read_names_from_to(scene const& here, token const* first) {
    if (first->kind != token_kind::name || !(first[1].is(double_dot) || first[1].is('-')) ||
        first[2].kind != token_kind::name) {
        return {};
    }
    auto const from = here.text(first[0]);
    auto const to = here.text(first[2]);
    bool const is_range = stem(from) == stem(to) && !number_behind(from).empty() &&
                          number_behind(from) != number_behind(to) && !number_behind(to).empty();
    return is_range ? said_count{std::string(number_behind(from)), std::string(number_behind(to)),
                                 first + 2}
                    : said_count{};
}

[[nodiscard]] inline guess several_of_a_kind(scene const& here) {
    auto const* const begin = here.element.begin;
    auto const* const before = here.element.before;
    auto const say = [&](token const* first, said_count const& count, std::string_view kind,
                         std::string_view called, std::string_view expected) {
        auto found =
            here.across(first, count.last, std::string(expected),
                        "several of a kind are declared as `" + std::string(kind) + " " +
                            std::string(stem(called)) + "[" + count.from + ".." + count.to + "]`" +
                            (has_copies_as_a_rule(kind)
                                 ? "; copies of one are named by their places: `copies on h1, h2`"
                                 : ""));
        found.resume = count.last + 1;
        return found;
    };
    if (here.element.is_declaration()) {
        if (is_count(here, begin) && begin[1].is_name()) { // `3 host h`, `3 hosts`
            auto kind = here.text(begin[1]);
            kind.remove_suffix(!is_usual_kind(kind) && kind.ends_with('s') ? 1 : 0);
            bool const is_named = begin[2].is_name() && on_one_line(here.state, begin[1], begin[2]);
            if (is_usual_kind(kind)) {
                return say(begin, {"1", std::string(here.text(*begin)), begin + (is_named ? 2 : 1)},
                           kind, is_named ? here.text(begin[2]) : kind.substr(0, 1),
                           "a declaration");
            }
        }
        if (is_usual_kind(here.text(*begin))) { // `host h1-h3`
            if (auto const count = read_names_from_to(here, begin + 1); count.last != nullptr) {
                return say(begin + 1, count, here.text(*begin), here.text(begin[1]),
                           "a component name");
            }
        }
        if (before == nullptr || !is_usual_kind(here.text(*before)) || begin != before + 2 ||
            !here.continues_line(begin)) {
            return {};
        }
        auto const kind = here.text(*before);
        auto const called = here.text(before[1]);
        if (auto const count = read_names_from_to(here, before + 1); count.last != nullptr) {
            return say(before + 1, count, kind, called, "a component name");
        }
        auto const count = read_count(here, begin);
        return count.last == nullptr ? guess() : say(begin, count, kind, called, "a property");
    }
    // `host h{1..3}`, `host h { count 3 }`
    auto const* const block = here.element.block;
    if (here.element.where != block_kind::properties || block - here.state.tokens < 3 ||
        !block[-2].is_name() || !is_usual_kind(here.text(block[-3]))) {
        return {};
    }
    auto const count = read_count(here, begin);
    bool const is_range = count.last != nullptr && begin->kind == token_kind::number;
    bool const may_be_copies = !is_range && has_copies_as_a_rule(here.text(block[-3]));
    return count.last == nullptr || may_be_copies
               ? guess()
               : say(begin, count, here.text(block[-3]), here.text(block[-2]), "a property");
}

} // namespace hadsl::grammar

#endif
