// hadsl/model/argument_hints.hpp - what can be given to a mechanism, and which of it somebody meant.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_ARGUMENT_HINTS_HPP
#define HADSL_MODEL_ARGUMENT_HINTS_HPP

#include <hadsl/model/mechanism.hpp>
#include <hadsl/model/scope.hpp>
#include <hadsl/model/suggestion.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hadsl::model {

/// Whether a mechanism's text has one word right before another one: `backup every interval`.
[[nodiscard]] inline bool says_before(std::string_view text, std::string_view word,
                                      std::string_view next) {
    auto const is_part = [&](std::size_t at) {
        auto const letter = at < text.size() ? text[at] : ' ';
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '_';
    };
    auto const both = std::string(word) + " " + std::string(next);
    for (auto at = text.find(both); at != std::string_view::npos; at = text.find(both, at + 1)) {
        if ((at == 0 || !is_part(at - 1)) && !is_part(at + both.size())) {
            return true;
        }
    }
    return false;
}

/// The role or the parameter of a mechanism that somebody calls otherwise: one of a like spelling;
/// one that follows the word in the mechanism's own text; the only one that takes such a value, or
/// that has to be given.
[[nodiscard]] inline std::string argument_meant(scope const& all, mechanism const& of,
                                                syntax::argument const& said) {
    bool const is_time = std::holds_alternative<syntax::duration>(said.value);
    std::vector<std::string> every;
    std::vector<std::string> fitting;
    for (auto const& role : of.roles) {
        every.push_back(role.said->text);
        if (!is_time) {
            fitting.push_back(role.said->text);
        }
    }
    for (auto const* parameter : of.parameters) {
        every.push_back(parameter->declared.text);
        if (is_time) {
            fitting.push_back(parameter->declared.text);
        }
    }
    constexpr std::size_t enough = 100; // findings, after which nobody reads them any more
    if (all.found.size() >= enough) {
        return {};
    }
    if (auto const near = source::closest(said.parameter.text, every)) {
        return *near;
    }
    auto const text = all.texts.slice(of.said->at.span);
    for (auto const& each : fitting) {
        if (says_before(text, said.parameter.text, each)) {
            return each;
        }
    }
    if (fitting.size() == 1) {
        return fitting.front();
    }
    // The one that has to be given.
    std::vector<std::string> wanted;
    for (auto const& role : of.roles) {
        if (!is_time && !role.optional) {
            wanted.push_back(role.said->text);
        }
    }
    for (auto const* parameter : of.parameters) {
        if (is_time && !parameter->value) {
            wanted.push_back(parameter->declared.text);
        }
    }
    return wanted.size() == 1 ? wanted.front() : std::string();
}

/// All that can be given to a mechanism, each with its default, and what was meant when that is
/// known: "did you mean `interval`? It takes `interval` (24h), `restored` (4h)".
[[nodiscard]] inline std::string argument_list(scope const& all, mechanism const& of,
                                               std::string const& meant) {
    constexpr std::size_t most = 12;
    std::vector<std::string> items;
    for (auto const& role : of.roles) {
        items.push_back(in_backticks(role.said->text) +
                        (role.optional ? " (a component, optional)" : " (a component)"));
    }
    for (auto const* parameter : of.parameters) {
        items.push_back(in_backticks(parameter->declared.text) + " (" +
                        (parameter->value ? std::string(all.texts.slice(parameter->value->at.span))
                                          : std::string("a time, must be given")) +
                        ")");
    }
    if (items.empty()) {
        return in_backticks(of.name) + " takes no arguments";
    }
    std::string text = meant.empty() ? "" : "did you mean " + in_backticks(meant) + "? ";
    text += in_backticks(of.name) + " takes ";
    for (std::size_t at = 0; at < std::min(items.size(), most); ++at) {
        text += (at == 0 ? "" : ", ") + items[at];
    }
    if (items.size() > most) {
        text += " and " + std::to_string(items.size() - most) + " more";
    }
    return text;
}

} // namespace hadsl::model

#endif
