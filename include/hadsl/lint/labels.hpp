// hadsl/lint/labels.hpp - rules about labels that correlate nothing.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_LABELS_HPP
#define HADSL_LINT_LABELS_HPP

#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::lint {

/// A label value that one copy of one component carries and nothing else: it shares nothing. Where
/// a look-alike is carried elsewhere it is a slip of the pen; where the key has other values it is
/// a difference made on purpose.
[[nodiscard]] inline std::vector<finding> find_lonely_labels(subject const& of) {
    std::map<std::pair<std::string, std::string>, std::vector<source::span>> carriers;
    std::map<std::string, std::size_t> values;                                     // by key
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> alike; // by glance
    for (auto const id : of.components()) {
        for (auto const& copy : of.in()[id].copies) {
            for (auto const& label : copy.labels) {
                carriers[{label.key, label.value}].push_back(label.at);
            }
        }
    }
    for (auto const& [label, places] : carriers) {
        ++values[label.first];
        alike[{label.first, glance(label.second)}].push_back(label.second);
    }
    std::vector<finding> all;
    for (auto const& [label, places] : carriers) {
        auto const& key = label.first; // clang 14 captures no structured binding
        auto const& value = label.second;
        bool const is_shared = std::any_of(of.in().classes.begin(), of.in().classes.end(),
                                           [&](auto const& each) { return each.shared_by == key; });
        if (places.size() > 1 || !is_shared) {
            continue;
        }
        auto const text = key + " \"" + value + "\"";
        auto const& likes = alike[{key, glance(value)}];
        if (likes.size() > 1) {
            auto const& other = likes[likes.front() == value ? 1 : 0];
            auto const meant = key + " \"" + other + "\"";
            all.push_back(
                found(source::code::lonely_label, places.front(),
                      "only this carries " + ticked(text) + ", and others carry " + ticked(meant),
                      "if the same is meant, write it the same way",
                      {{carriers.at({key, other}).front(), "carried here"}}));
        } else if (values[key] == 1) {
            all.push_back(found(source::code::lonely_label, places.front(),
                                "only this carries " + ticked(text) +
                                    ": a label says what is shared with others",
                                "give it to the others that have the same, or leave it out"));
        }
    }
    return all;
}

} // namespace hadsl::lint

#endif
