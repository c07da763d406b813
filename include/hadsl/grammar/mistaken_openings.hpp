// hadsl/grammar/mistaken_openings.hpp - files and declarations as other languages open them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_OPENINGS_HPP
#define HADSL_GRAMMAR_MISTAKEN_OPENINGS_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/usual_kinds.hpp>
#include <hadsl/syntax/words.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace hadsl::grammar {

/// What stands in a text or a name, without its quotation marks.
[[nodiscard]] inline std::string_view unquoted(scene const& here, token const& which) {
    auto text = here.text(which);
    if (which.kind == token_kind::string && which.mark != 0) {
        auto const quotes = static_cast<std::size_t>(which.mark);
        text = text.substr(quotes, text.size() - 2 * quotes);
    }
    return text;
}

/// `include "x"`, `import x`: a file is imported, a module of the library is used.
[[nodiscard]] inline guess other_import(scene const& here) {
    auto const* const begin = here.element.begin;
    if (!here.element.is_declaration() || begin->kind == token_kind::end || here.at != begin + 1) {
        return {};
    }
    auto const word = here.text(*begin);
    auto const what = unquoted(here, *here.at);
    bool const is_text = here.at->kind == token_kind::string;
    bool const is_path = what.find_first_of("./") != std::string_view::npos;
    bool const is_import = word == "import" && here.at->is_name();
    bool const is_use = word == "use" && is_text && is_path;
    bool const is_other =
        is_text && is_one_of(word, {"include", "require", "source", "load", "from", "imports",
                                    "includes", "using", "module", "extends"});
    if (!is_import && !is_use && !is_other) {
        return {};
    }
    auto const file = std::string(what) + (is_path ? "" : ".hadsl");
    auto const use = is_path ? std::string() : "`use " + std::string(what) + "`";
    return here.found(*here.at, "a file is brought in with `import \"" + file + "\"`" +
                                    (use.empty() ? "" : ", a module of the library with " + use));
}

/// `resource "host" "h1" { … }`: a declaration is a kind and a name.
[[nodiscard]] inline guess resource_block(scene const& here) {
    auto const* const begin = here.element.begin;
    if (!here.element.is_declaration() || begin->kind == token_kind::end || here.at != begin + 1 ||
        !(here.at->kind == token_kind::string || here.at->is('{'))) {
        return {};
    }
    auto const word = here.text(*begin);
    if (is_one_of(word, {"variable", "locals", "output", "terraform"})) {
        return here.across(begin, here.at, "a declaration",
                           "there are no variables of a file: a number of things is a range, as "
                           "`host h[1..3]`, and a time is a `parameter` of a mechanism");
    }
    if (here.at->is('{') ||
        !is_one_of(word, {"resource", "data", "object", "component", "instance"})) {
        return {};
    }
    bool const is_named = here.at[1].kind == token_kind::string;
    auto kind = unquoted(here, *here.at);
    auto const called = std::string(is_named ? unquoted(here, here.at[1]) : "h1");
    auto const is_plain = [](std::string_view text) {
        return !text.empty() && is_letter(text[0]) && !syntax::is_reserved(text) &&
               std::all_of(text.begin(), text.end(),
                           [](char each) { return is_letter(each) || is_digit(each); });
    };
    kind = is_usual_kind(kind) ? kind : "host";
    auto const* const last = is_named ? here.at + 1 : here.at;
    return here.across(begin, last, "a declaration",
                       "a declaration is a kind and a name: `" + std::string(kind) + " " +
                           (is_plain(called) ? called : "NAME") + "`");
}

/// `cluster c { h1, h2 }`: what groups others needs them.
[[nodiscard]] inline guess group(scene const& here) {
    auto const* const block = here.element.block;
    if (here.element.where != block_kind::properties || block - here.state.tokens < 3 ||
        here.element.begin != block || !block[0].is_name() || !block[-2].is_name() ||
        !is_one_of(here.text(block[-3]), {"cluster", "group", "pool", "set", "tier", "hostgroup",
                                          "stack", "application", "app"}) ||
        !(block[1].is(',') || block[1].is('}') || block[1].is_name())) {
        return {};
    }
    auto found = here.found(*here.at, "what groups others needs them: `system " +
                                          std::string(here.text(block[-2])) + " { needs " +
                                          std::string(here.text(block[0])) +
                                          ", … }`; where one is enough, write `or` between them");
    while (found.resume->kind != token_kind::end && !found.resume->is('}')) {
        ++found.resume;
    }
    return found;
}

/// `sw1 -> sw2`: a link has a name.
[[nodiscard]] inline guess bare_link(scene const& here) {
    if (here.at == here.element.block || !here.at->is('-') || !here.at[-1].is_name() ||
        !is_first_on_line(here.state, here.at[-1]) || !here.element.is_declaration()) {
        return {};
    }
    auto const* at = here.at;
    while (at->is('-') || here.text(*at) == ">") {
        ++at;
    }
    if (!at->is_name() || at == here.at + 1) {
        return {};
    }
    auto const left = std::string(here.text(here.at[-1]));
    auto const right = std::string(here.text(*at));
    bool const is_plain = (left + right).find('`') == std::string::npos;
    return here.across(here.at - 1, at, "a declaration",
                       "a link is declared with a name: `link " +
                           (is_plain ? left + "_" + right : std::string("NAME")) + " between " +
                           left + ", " + right + "`");
}

} // namespace hadsl::grammar

#endif
