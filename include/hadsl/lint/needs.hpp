// hadsl/lint/needs.hpp - a rule about needs that look like redundancy and are none.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_NEEDS_HPP
#define HADSL_LINT_NEEDS_HPP

#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::lint {

namespace detail {

/// Whether two names are those of a pair: `feed_a` and `feed_b`, `sw1` and `sw2`, `nic[1]` and
/// `nic[2]` differ in one letter or number behind what they have in common.
[[nodiscard]] inline bool is_pair(std::string_view one, std::string_view other) {
    auto const is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    std::size_t same = 0;
    while (same < std::min(one.size(), other.size()) && one[same] == other[same] &&
           !is_digit(one[same])) {
        ++same;
    }
    auto const counter = [&](std::string_view name) {
        auto rest = name.substr(same);
        if (!rest.empty() && rest.back() == ']') {
            rest.remove_suffix(1);
        }
        return rest;
    };
    auto const is_counter = [&](std::string_view rest) {
        return rest.size() == 1 ||
               (!rest.empty() && std::all_of(rest.begin(), rest.end(), is_digit));
    };
    return same > 0 && is_counter(counter(one)) && is_counter(counter(other));
}

/// Whether nothing but a comma stands between two places of a text.
[[nodiscard]] inline bool has_comma_between(subject const& of, source::span const& one,
                                            source::span const& other) {
    if (!one.is_known() || one.text != other.text || other.begin <= one.end) {
        return false;
    }
    auto const between = of.texts()[one.text].content().substr(one.end, other.begin - one.end);
    return between.find_first_not_of(" \t\r\n,") == std::string_view::npos &&
           std::count(between.begin(), between.end(), ',') == 1;
}

} // namespace detail

namespace detail {

/// `service web in h1, h2`: two of a kind that it stands in at once, as if they were alternatives.
inline void add_paired_places(std::vector<finding>& to, subject const& of, model::component_id id) {
    auto const& in = of.in()[id].containers;
    for (std::size_t at = 1; at < in.size(); ++at) {
        bool const is_pair_of_places = of.in()[in[at - 1]].kind == of.in()[in[at]].kind &&
                                       of.is_kind(in[at], {"place", "platform"}) &&
                                       is_pair(of.in()[in[at - 1]].name, of.in()[in[at]].name);
        if (is_pair_of_places) {
            auto const& one = of.in()[in[at - 1]].name;
            auto const& other = of.in()[in[at]].name;
            to.push_back(found(source::code::paired_needs, of.in()[id].at,
                               name_of(of, id) + " stands in " + ticked(one) + " and " +
                                   ticked(other) + ", both of them: losing one is losing it",
                               "write `copies on " + one + ", " + other +
                                   "` and a mechanism that says how they run, if one is enough"));
            return;
        }
    }
}

} // namespace detail

/// `needs feed_a, feed_b`: two of a kind that are there for each other, and both of them needed.
/// Where that is meant, `and` says it.
[[nodiscard]] inline std::vector<finding> find_paired_needs(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        detail::add_paired_places(all, of, id);
        auto const& needs = of.in()[id].needs;
        for (std::size_t first = 0; first < needs.size();) {
            auto const is_next = [&](std::size_t at) {
                auto const& one = needs[at - 1].of;
                auto const& other = needs[at].of;
                using operation = model::expression::operation;
                return one.op == operation::component && other.op == operation::component &&
                       of.in()[one.component].kind == of.in()[other.component].kind &&
                       of.is_kind(one.component, {"supply", "network_device", "nic"}) &&
                       detail::is_pair(of.in()[one.component].name,
                                       of.in()[other.component].name) &&
                       detail::has_comma_between(of, one.at, other.at);
            };
            auto last = first + 1;
            while (last < needs.size() && is_next(last)) {
                ++last;
            }
            if (last - first > 1) {
                constexpr std::size_t most = 4;
                std::vector<std::string> names;
                std::string either;
                std::string both;
                for (auto at = first; at < last; ++at) {
                    auto const& name = of.in()[needs[at].of.component].name;
                    names.push_back(ticked(name));
                    if (at - first < most) {
                        either += (at == first ? "" : " or ") + name;
                        both += (at == first ? "" : " and ") + name;
                    }
                }
                auto const more = last - first > most ? " …" : "";
                all.push_back(found(source::code::paired_needs, needs[first].of.at,
                                    name_of(of, id) + " needs " + report::listed(names) + ", " +
                                        (names.size() == 2 ? "both" : "all") +
                                        " of them: losing one is losing it",
                                    "write `needs " + either + more +
                                        "` if one is enough, `needs " + both + more + "` if not"));
            }
            first = last;
        }
    }
    return all;
}

} // namespace hadsl::lint

#endif
