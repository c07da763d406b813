// tests/fuzz/input.cpp - the one place of the fuzz targets where the parser is compiled.
// SPDX-License-Identifier: BSL-1.0
#include "input.hpp"

#include "load.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/grammar/parse.hpp>
#include <hadsl/library/modules.hpp>
#include <hadsl/model/loader.hpp>
#include <hadsl/model/resolve.hpp>
#include <hadsl/report/diagnostics.hpp>

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace hadsl {

source::result<syntax::document> program::parse(source::texts const& all, source::text_id one) {
    return grammar::parse(all, one);
}

namespace fuzz {

namespace {

[[nodiscard]] model::loader without_files() {
    auto const names = library::module_names();
    return {grammar::parse,
            [](std::string_view module) -> std::optional<std::string> {
                auto const text = library::module_text(module);
                return text ? std::optional<std::string>(*text) : std::nullopt;
            },
            {names.begin(), names.end()},
            {}};
}

} // namespace

source::result<syntax::document> parse(input const& of) {
    auto made = grammar::parse(of.texts, of.id);
    demand_sound(of.texts, made.diagnostics(), made.has_value());
    return made;
}

specification load(input of) {
    auto resolved = model::resolve(of.texts, of.id, without_files());
    specification made;
    made.texts = std::move(of.texts);
    made.diagnostics = resolved.diagnostics();
    made.is_sound = resolved.has_value();
    demand_sound(made.texts, made.diagnostics, made.is_sound);
    if (made.is_sound) {
        made.architecture = *std::move(resolved);
        made.events = fault::list_events(made.architecture);
    }
    return made;
}

void demand(bool holds, std::string_view what, std::string_view shown) {
    if (!holds) {
        std::fprintf(stderr, "does not hold: %.*s\n%.*s\n", static_cast<int>(what.size()),
                     what.data(), static_cast<int>(shown.size()), shown.data());
        std::abort();
    }
}

void demand_sound(source::texts const& texts, std::vector<source::diagnostic> const& all,
                  bool has_value) {
    auto const within = [&](source::span const& place) {
        return !place.is_known() ||
               (static_cast<std::size_t>(place.text) < texts.size() && place.begin <= place.end &&
                place.end <= texts[place.text].content().size());
    };
    for (auto const& each : all) {
        demand(!each.message.empty(), "a diagnostic has a message");
        demand(within(each.place), "a diagnostic lies within its text", each.message);
        for (auto const& note : each.notes) {
            demand(within(note.place), "a note lies within its text", note.message);
        }
    }
    demand(has_value || !all.empty(), "a refusal has a reason");
    demand(all.empty() || !report::render(texts, all, {}, 5).empty(), "diagnostics are shown");
}

} // namespace fuzz

} // namespace hadsl
