// hadsl/grammar/usual_kinds.hpp - the kinds and failure classes that everybody has, to guess what is meant.
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

/// The failure classes that everybody has, those that are names for others among them.
[[nodiscard]] inline bool is_usual_class(std::string_view word) {
    return is_one_of(word, {"hardware",   "host",       "disk",       "storage",   "nic",
                            "switch",     "rack",       "power",      "cooling",   "environment",
                            "fire",       "flood",      "zone",       "region",    "provider",
                            "software",   "transient",  "crash",      "hang",      "leak",
                            "poison",     "bad_build",  "corruption", "operator",  "deterministic",
                            "bad_config", "deletion",   "removal",    "closure",   "wrong_scope",
                            "expiry",     "bad_update", "network",    "link_loss", "cut",
                            "isolation",  "storm",      "planned",    "upgrade",   "maintenance",
                            "resync"});
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
