// hadsl/grammar/usual_kinds.hpp - the kinds that everybody has, to guess where a declaration begins.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_USUAL_KINDS_HPP
#define HADSL_GRAMMAR_USUAL_KINDS_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/token.hpp>

#include <cstddef>
#include <string_view>

namespace hadsl::grammar {

/// The kinds that everybody has, to tell `on host h1` from a comma that is missing. (Which kinds
/// there are is known only later.)
[[nodiscard]] inline bool is_usual_kind(std::string_view word) {
    return is_one_of(word, {"provider", "region",  "zone",    "site",     "building",  "room",
                            "rack",     "feed",    "storage", "disk",     "nic",       "switch",
                            "router",   "host",    "vm",      "service",  "container", "pod",
                            "firewall", "network", "account", "database", "balancer",  "process",
                            "system",   "cooling"});
}

/// Whether a line that may be a property begins no deeper than the declaration above it.
[[nodiscard]] inline bool begins_like_declaration(reading const& state, token const* at) {
    if (!is_first_on_line(state, *at)) {
        return false;
    }
    constexpr std::ptrdiff_t furthest = 100; // a declaration above that is longer is not looked for
    for (auto const* above = at; above != state.tokens && at - above < furthest;) {
        --above;
        bool const is_text = above[1].kind == token_kind::string; // a label looks like one, too
        if (!is_text && seems_declaration(state, above) && is_first_on_line(state, *above)) {
            return indentation(state, *at) <= indentation(state, *above);
        }
    }
    return false;
}

} // namespace hadsl::grammar

#endif
