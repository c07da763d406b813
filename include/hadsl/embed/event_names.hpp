// hadsl/embed/event_names.hpp - what failures are called, at compile time: as in reports.
// SPDX-License-Identifier: BSL-1.0
//
// Everything is appended to something with `append(string_view)`: GCC 12 cannot add strings up when
// it evaluates them at compile time.
#ifndef HADSL_EMBED_EVENT_NAMES_HPP
#define HADSL_EMBED_EVENT_NAMES_HPP

#include <hadsl/embed/decide.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace hadsl::embed {

/// A text of limited length; what does not fit is left out.
struct short_text {
    std::array<char, 250> characters{};
    std::size_t size = 0;

    constexpr void append(std::string_view more) {
        for (auto const each : more) {
            if (size < characters.size()) {
                characters[size++] = each;
            }
        }
    }
    [[nodiscard]] constexpr std::string_view view() const { return {characters.data(), size}; }
};

namespace detail {

template <class Text>
constexpr void append_number(Text& to, std::size_t number) {
    if (number >= 10) {
        append_number(to, number / 10);
    }
    char const digit = static_cast<char>('0' + number % 10);
    to.append(std::string_view(&digit, 1));
}

/// `web on h2`, or `web, copy 2` when several copies share a platform.
template <class Text>
constexpr void append_copy(Text& to, model::architecture const& in, model::component const& of,
                           std::size_t copy) {
    std::size_t same = 0;
    for (auto const& each : of.copies) {
        if (!each.place.empty() && !of.copies[copy].place.empty() &&
            each.place.front() == of.copies[copy].place.front()) {
            ++same;
        }
    }
    to.append(of.name);
    if (same == 1) {
        to.append(" on ");
        to.append(in[of.copies[copy].place.front()].name);
    } else {
        to.append(", copy ");
        append_number(to, copy + 1);
    }
}

/// A class as it is said of something: `crash`, but `host failure`, since `host` alone is a thing.
template <class Text>
constexpr void append_failure(Text& to, model::architecture const& in, model::class_id id) {
    auto const& failure = in[id];
    bool is_thing = false;
    for (auto const& kind : in.kinds) {
        is_thing = is_thing || kind.name == failure.name;
    }
    for (auto const each : failure.ancestors) {
        is_thing = is_thing || in[each].name == "hardware";
    }
    to.append(failure.name);
    to.append(is_thing ? " failure" : "");
}

template <class Text>
constexpr void append_struck(Text& to, model::architecture const& in, fault::event const& of) {
    auto const& component = in[of.of];
    bool const runs_apart =
        component.copies.size() > 1 && (component.mode == model::run_mode::all_active ||
                                        component.mode == model::run_mode::one_active);
    if (of.reach == fault::reach::shared && !of.label.empty()) {
        to.append(in[of.failure].shared_by);
        to.append(" \"");
        to.append(of.label);
        to.append("\"");
    } else if (of.reach == fault::reach::one && of.strikes.size() == 1 && runs_apart) {
        append_copy(to, in, component, static_cast<std::size_t>(of.strikes.front().copy));
    } else {
        to.append(of.reach == fault::reach::common ? "every copy of " : "");
        to.append(component.name);
    }
    if (of.reach == fault::reach::mirrored) {
        to.append(" (mirrored to ");
        if (of.strikes.size() == component.copies.size()) {
            to.append("every copy)");
        } else {
            append_number(to, of.strikes.size());
            to.append(" of ");
            append_number(to, component.copies.size());
            to.append(" copies)");
        }
    }
}

} // namespace detail

/// `crash of app`, `crash of web on h2`, `host failure of esx1`.
template <class Text>
constexpr void append_event(Text& to, model::architecture const& in, fault::event const& of) {
    detail::append_failure(to, in, of.failure);
    to.append(" of ");
    detail::append_struck(to, in, of);
}

/// The failures of a decision: `crash of app and host failure of esx1`; where there are none, what
/// is wrong without any.
template <class Text>
constexpr void append_failures(Text& to, model::architecture const& in,
                               std::vector<fault::event> const& events, decision const& of) {
    for (std::size_t at = 0; at < of.failures.size(); ++at) {
        if (at > 0) {
            to.append(at + 1 == of.failures.size() ? " and " : ", ");
        }
        append_event(to, in, events[fault::index_of(of.failures[at])]);
    }
    if (of.failures.empty()) {
        to.append("no failure at all: ");
        to.append(in[of.target].name);
    }
}

} // namespace hadsl::embed

#endif
