// hadsl/grammar/wiring.hpp - `powered by a`, `connected to sw1`: words for what is needed.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_WIRING_HPP
#define HADSL_GRAMMAR_WIRING_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/token.hpp>

#include <string_view>

namespace hadsl::grammar {

/// Whether two words and a name say what something hangs on, as people say it of cables. No other
/// text has a name there: two names before it are a component, and what follows one is a property.
[[nodiscard]] inline bool is_wiring(reading const& state, token const* at) {
    if (at[0].kind != token_kind::name ||
        !is_one_of(state.text_of(at[0]),
                   {"powered", "fed", "supplied", "cooled", "connected", "attached", "plugged",
                    "wired", "cabled", "linked", "uplinked", "backed", "served"}) ||
        at[1].kind != token_kind::name ||
        !is_one_of(state.text_of(at[1]), {"by", "from", "to", "into", "via", "through", "with"})) {
        return false;
    }
    auto const* const named = at[2].is(':') || at[2].is('=') ? at + 3 : at + 2;
    bool const is_label = named[0].is_name() && named[1].kind == token_kind::string;
    bool const is_figure =
        named[0].is_name() && is_one_of(state.text_of(named[1]), {"lasts", "every", "noticed"});
    return named->is_name() && on_one_line(state, at[1], *named) && !is_label && !is_figure;
}

} // namespace hadsl::grammar

#endif
