// hadsl/grammar/mistaken_words.hpp - misspelt, forgotten and misplaced words, and names that are none.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_WORDS_HPP
#define HADSL_GRAMMAR_MISTAKEN_WORDS_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/number.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/wording.hpp>
#include <hadsl/source/spelling.hpp>
#include <hadsl/syntax/words.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::grammar {

/// The words declarations open with, as candidates for what was misspelt.
[[nodiscard]] inline std::vector<std::string> declaration_openings() {
    return {std::begin(syntax::declaration_words), std::end(syntax::declaration_words)};
}

/// The words among what was expected.
[[nodiscard]] inline std::vector<std::string> words_in(std::vector<expectation> const& all) {
    std::vector<std::string> words;
    for (auto const& each : all) {
        if (each.what == expectation::sort::word) {
            words.emplace_back(each.text);
        }
    }
    return words;
}

/// `host a in`, and on the next line a declaration, whose kind was taken for the container.
[[nodiscard]] inline guess forgotten_item(scene const& here) {
    auto const* const taken = here.element.begin - 1;
    if (!here.element.is_declaration() || here.element.before == nullptr ||
        taken == here.element.before || !taken->is_name() ||
        !is_first_on_line(here.state, *taken) || !seems_declaration(here.state, taken) ||
        !(taken[-1].kind == token_kind::reserved || taken[-1].is(','))) {
        return {};
    }
    return here.make(here.state.span_of(taken[-1]),
                     "found the end of the line after " + in_backticks(here.text(taken[-1])) +
                         ", expected a name",
                     {}, taken);
}

/// The word that opens the element, or the one nothing could follow.
[[nodiscard]] inline guess misspelt(scene const& here) {
    auto const& first = *here.element.begin;
    if (first.kind == token_kind::name && here.at - here.element.begin <= 1) {
        std::vector<std::string> words(here.state.opening.begin(), here.state.opening.end());
        if (here.element.is_declaration() || here.element.where == block_kind::properties) {
            for (auto const phrase : syntax::property_words) {
                auto const space = phrase.find(' ');
                words.emplace_back(phrase.substr(0, space));
                if (space != std::string_view::npos) { // starts_in
                    words.push_back(std::string(phrase).replace(space, 1, "_"));
                }
            }
        }
        for (auto const& word : words) { // starts_in, exactly
            if (word == here.text(first) && word.find('_') != std::string::npos) {
                auto spaced = word;
                spaced.replace(word.find('_'), 1, " ");
                return here.across(&first, &first, block_name(here.element.where),
                                   "write `" + spaced + "`");
            }
        }
        // `ip 10.0.0.1` is no `in`: that has a name.
        bool const is_figure =
            (&first)[1].kind == token_kind::number && here.text(first).size() < 4;
        if (auto word = is_figure ? std::nullopt : source::closest(here.text(first), words)) {
            auto const joined = word->find('_');
            if (joined != std::string::npos) {
                word->replace(joined, 1, " ");
            }
            auto found = here.across(&first, &first,
                                     here.element.is_declaration() ? "a declaration or a property"
                                                                   : block_name(here.element.where),
                                     "did you mean `" + *word + "`?");
            found.resume = std::max(here.at, here.element.begin + 1);
            for (auto const phrase : syntax::property_words) { // `start in`: the `in` is its own
                auto const space = std::min(phrase.find(' '), phrase.size());
                if (phrase.substr(0, space) == *word && space < phrase.size() &&
                    phrase.substr(space + 1) == here.text((&first)[1])) {
                    found.resume = std::max(found.resume, here.element.begin + 2);
                }
            }
            return found;
        }
    }
    if (here.at->kind == token_kind::name) {
        auto words = words_in(here.state.expected);
        if (here.at != here.element.begin) {
            words.insert(words.end(), here.state.nearby.begin(), here.state.nearby.end());
        }
        if (auto const word = source::closest(here.text(*here.at), words)) {
            auto found = here.found(*here.at, "did you mean `" + *word + "`?");
            found.resume = here.at + 1;
            return found;
        }
    }
    return {};
}

/// `clam x: …` looks like a component `x` of kind `clam` until the colon.
[[nodiscard]] inline guess misspelt_before(scene const& here) {
    auto const* const before = here.element.before;
    if (!here.element.is_declaration() || before == nullptr || before->kind != token_kind::name ||
        !(here.at->is(':') || here.at->kind == token_kind::number)) {
        return {};
    }
    if (auto const word = source::closest(here.text(*before), declaration_openings())) {
        auto found = here.across(before, before, "a declaration", "did you mean `" + *word + "`?");
        found.resume = here.at + 1;
        return found;
    }
    return {};
}

/// `my-host`, `3par`, `zürich`: one name to its author, several tokens to the scanner.
[[nodiscard]] inline guess glued_name(scene const& here) {
    if (here.at->kind == token_kind::end || here.at->begin == here.at->end) {
        return {};
    }
    auto const part_of_name = [](token const& which) {
        return which.is_word() || which.is('-') || which.is('.') || which.is('/') ||
               which.is(':') || which.kind == token_kind::number ||
               which.kind == token_kind::unknown;
    };
    auto const* first = here.at;
    while (first != here.element.block && scene::touches(first[-1], *first) &&
           part_of_name(first[-1])) {
        --first;
    }
    auto const* last = here.at;
    while (scene::touches(*last, last[1]) && part_of_name(last[1])) {
        ++last;
    }
    bool const starts_with_digit = here.at->kind == token_kind::number &&
                                   !split_number(here.text(*here.at)).suffix.empty() &&
                                   expects(here.state, expectation::sort::name);
    bool const joined = (here.at->is('-') || here.at->kind == token_kind::unknown) && first != last;
    bool const names = first->is_word() || first->kind == token_kind::number ||
                       static_cast<unsigned char>(here.state.text[first->begin]) >= 0x80U;
    if (!(joined || (starts_with_digit && first == here.at)) || !names || last->is(':')) {
        return {};
    }
    auto const whole = here.state.text.substr(first->begin, last->end - first->begin);
    if (first == last && unit_of(split_number(whole).suffix) != 0) { // `5min`
        return here.found(*here.at, "no duration belongs here");
    }
    bool const is_library_like =
        whole.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == whole.npos;
    if (is_library_like && first != here.element.block && here.text(first[-1]) == "by") {
        std::string meant(whole);
        std::replace(meant.begin(), meant.end(), '-', '_');
        return here.across(first, last, "a mechanism",
                           "mechanisms have `_` where you have `-`: `" + meant + "`");
    }
    return here.across(first, last, "a name of letters, digits and `_`",
                       "write such a name in backticks: " + scene::as_quoted(whole));
}

/// `host "esx1"`, `build web`
[[nodiscard]] inline guess quoted_wrongly(scene const& here) {
    if (here.at->kind == token_kind::string && expects(here.state, expectation::sort::name)) {
        auto const whole = here.text(*here.at);
        auto const inner = whole.substr(1, whole.size() - 2);
        bool const plain = !inner.empty() && is_letter(inner[0]) &&
                           std::all_of(inner.begin(), inner.end(),
                                       [](char each) { return is_letter(each) || is_digit(each); });
        return here.found(
            *here.at, plain ? "write the name without quotation marks: `" + std::string(inner) + "`"
                            : "write the name in backticks: " + scene::as_quoted(inner));
    }
    // `ip 10.0.0.1`, `vlan 10`
    if (here.at->kind == token_kind::number && here.at == here.element.begin + 1 &&
        here.element.where == block_kind::properties && here.element.begin->is_name() &&
        expects(here.state, expectation::sort::string)) {
        auto const* last = here.at;
        while (scene::touches(*last, last[1]) && !last[1].is('}') && !last[1].is(',')) {
            ++last;
        }
        return here.across(here.at, last, "a text in double quotes",
                           "the value of a label is a text: `" +
                               std::string(here.text(*here.element.begin)) + " \"" +
                               std::string(here.slice(here.at, last)) + "\"`");
    }
    for (auto const& each : here.state.expected) {
        if (each.what == expectation::sort::string && !each.quiet && here.at->is_name() &&
            here.continues_line(here.at) && here.has_before()) {
            auto const value = std::string(here.text(*here.at));
            auto const label = here.text(here.at[-1]);
            if (here.element.where == block_kind::properties && here.at == here.element.begin + 1 &&
                is_one_of(label, {"stateless", "backup", "backups"})) {
                return here.across(here.at - 1, here.at, "a property",
                                   label == "stateless"
                                       ? "write `is stateless`"
                                       : "a backup is a mechanism: `use backup`, and `protected by "
                                         "backup.scheduled(store: NAME)`");
            }
            auto const quoted = "a text is written in double quotes: `\"" + value + "\"`";
            // `depends_on db`: a word of one's own, but more likely another one for `needs`.
            bool const may_be_need =
                here.element.where == block_kind::properties && here.at == here.element.begin + 1 &&
                !is_one_of(here.text(here.at[-1]), {"build", "config", "channel", "credential",
                                                    "path", "scope", "started"});
            return here.found(*here.at, may_be_need ? "write `needs " + value +
                                                          "` if it depends on that; the value of a "
                                                          "label is a text in double quotes"
                                                    : quoted);
        }
    }
    return {};
}

/// A reserved word where a name belongs.
[[nodiscard]] inline guess misplaced_word(scene const& here) {
    if (here.at->kind != token_kind::reserved || !expects(here.state, expectation::sort::name)) {
        return {};
    }
    if (here.has_before() && here.at[-1].is(',')) {
        return here.found(*here.at,
                          "a name is missing after the comma, or the comma is one too many");
    }
    // `needs in dc`: the name was forgotten. `host in, out`: the word is the name.
    auto const& next = here.at[1];
    bool const is_the_name = next.is(',') || next.is('{') || next.is('[') || next.is(')') ||
                             next.is('}') || next.is(':') || next.kind == token_kind::string ||
                             next.kind == token_kind::reserved || next.kind == token_kind::end ||
                             !on_one_line(here.state, *here.at, next);
    if (!is_the_name || (here.has_before() && !here.continues_line(here.at))) {
        return {};
    }
    auto found = here.found(*here.at, "write it in backticks to use it as a name: " +
                                          scene::as_quoted(here.text(*here.at)));
    found.diagnostic.code = source::code::reserved_word;
    found.resume = here.at + 1;
    return found;
}

} // namespace hadsl::grammar

#endif
