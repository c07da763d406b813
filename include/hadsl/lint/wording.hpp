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
#include <string>
#include <string_view>
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
    std::vector<std::pair<std::string, std::size_t>> known; // per kept one: message, how many more
    for (auto& each : all) {
        auto message = without_subscripts(each.about.message);
        std::size_t at = 0;
        while (at < kept.size() &&
               !(kept[at].about.place == each.about.place && known[at].first == message)) {
            ++at;
        }
        if (at < kept.size()) {
            ++known[at].second;
            continue;
        }
        kept.push_back(std::move(each));
        known.emplace_back(std::move(message), 0);
    }
    for (std::size_t at = 0; at < kept.size(); ++at) {
        if (known[at].second > 0) {
            kept[at].about.message +=
                " (and " + std::to_string(known[at].second) + " more of this declaration)";
        }
    }
    return kept;
}

} // namespace hadsl::lint

#endif
