// hadsl/lint/wording.hpp - names of things as the findings say them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_WORDING_HPP
#define HADSL_LINT_WORDING_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/report/names.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace hadsl::lint {

[[nodiscard]] inline std::string ticked(std::string const& name) {
    return "`" + name + "`";
}
[[nodiscard]] inline std::string name_of(subject const& of, model::component_id id) {
    return ticked(of.in()[id].name);
}
[[nodiscard]] inline std::string kind_of(subject const& of, model::component_id id) {
    return of.in()[of.in()[id].kind].name;
}
[[nodiscard]] inline std::string event_name(subject const& of, fault::event_id id) {
    return report::event_name(of.in(), of.event(id));
}
/// `crash of the host`: a failure by its class and the kind of what it strikes, unless the class
/// says that.
[[nodiscard]] inline std::string failure_of_kind(subject const& of, fault::event_id id) {
    auto const name = report::failure_name(of.in(), of.event(id).failure);
    return name.ends_with(" failure") ? name : name + " of the " + kind_of(of, of.event(id).of);
}
/// The mechanisms of a component, as it names them.
[[nodiscard]] inline std::string mechanisms_of(model::component const& of) {
    std::vector<std::string> names;
    for (auto const& each : of.protections) {
        names.push_back(ticked(each.mechanism));
    }
    return report::listed(names);
}
/// Adds a text that is not yet there.
inline void add_once(std::vector<std::string>& to, std::string text) {
    if (std::find(to.begin(), to.end(), text) == to.end()) {
        to.push_back(std::move(text));
    }
}

[[nodiscard]] inline finding found(source::code code, source::span at, std::string message,
                                   std::string help = {}, std::vector<source::note> notes = {}) {
    return {{code, at, std::move(message), std::move(help), std::move(notes)}, {}};
}

/// A name as it looks at a glance: no case, no underscores, `0` like `o`, `1` like `l`.
[[nodiscard]] inline std::string glance(std::string_view name) {
    std::string seen;
    for (auto const each : name) {
        auto const lower = each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
        if (lower != '_' && lower != '-' && lower != ' ') {
            seen += lower == '0' ? 'o' : lower == '1' ? 'l' : lower;
        }
    }
    return seen;
}

/// A message without its subscripts: what the findings about `web[1]` and `web[2]` have in common.
[[nodiscard]] inline std::string without_subscripts(std::string_view message) {
    std::string kept;
    int depth = 0;
    for (auto const each : message) {
        depth += each == '[' ? 1 : 0;
        if (depth == 0) {
            kept += each;
        }
        depth -= each == ']' && depth > 0 ? 1 : 0;
    }
    return kept;
}

/// Findings that differ only in which of the components of one declaration they are about, as one.
[[nodiscard]] inline std::vector<finding> merged(std::vector<finding> all) {
    std::vector<finding> kept;
    std::vector<std::size_t> more; // per kept one
    std::map<std::tuple<source::text_id, std::uint32_t, std::string>, std::size_t> known;
    for (auto& each : all) {
        auto const& place = each.about.place;
        auto const [first, is_new] = known.try_emplace(
            {place.text, place.begin, without_subscripts(each.about.message)}, kept.size());
        if (is_new || each.common) {
            kept.push_back(std::move(each));
            more.push_back(0);
        } else {
            ++more[first->second];
        }
    }
    for (std::size_t at = 0; at < kept.size(); ++at) {
        if (more[at] > 0) {
            kept[at].about.message +=
                " (and " + std::to_string(more[at]) + " more of this declaration)";
        }
    }
    return kept;
}

/// Findings in the order of the text.
[[nodiscard]] inline std::vector<finding> in_order(std::vector<finding> all) {
    std::stable_sort(all.begin(), all.end(), [](finding const& left, finding const& right) {
        return std::pair(left.about.place.text, left.about.place.begin) <
               std::pair(right.about.place.text, right.about.place.begin);
    });
    return all;
}

} // namespace hadsl::lint

#endif
