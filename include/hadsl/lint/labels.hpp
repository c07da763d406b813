// hadsl/lint/labels.hpp - rules about labels that correlate nothing.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_LABELS_HPP
#define HADSL_LINT_LABELS_HPP

#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>
#include <hadsl/verifier/sentences.hpp>

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

/// A label on something that none of the classes shared by it strikes: whoever wrote it believes in
/// a common failure that is in no verdict.
[[nodiscard]] inline std::vector<finding> find_idle_labels(subject const& of) {
    std::vector<finding> all;
    std::vector<source::span> told; // one label may stand on many components
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        auto const& kinds = of.in()[each.kind].ancestors;
        for (auto const& copy : each.copies) {
            for (auto const& label : copy.labels) {
                if (std::find(told.begin(), told.end(), label.at) != told.end()) {
                    continue;
                }
                std::vector<std::string> classes;
                std::vector<std::string> struck;
                bool strikes = false;
                for (auto const& failure : of.in().classes) {
                    if (!failure.is_leaf || failure.shared_by != label.key) {
                        continue;
                    }
                    add_once(classes, failure.name);
                    for (auto const kind : failure.strikes) {
                        add_once(struck, of.in()[kind].name);
                        strikes =
                            strikes || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
                    }
                }
                if (strikes || classes.empty()) {
                    continue; // without a class, the label is HA0213
                }
                told.push_back(label.at);
                all.push_back(found(source::code::idle_label, label.at,
                                    "label " + ticked(label.key) + " says nothing about " +
                                        kind_of(of, id) + " " + name_of(of, id) + ": " +
                                        verifier::quoted(classes, "and") + " strike" +
                                        (classes.size() == 1 ? "s" : "") + " no " + kind_of(of, id),
                                    "write it on what can be struck (" + verifier::quoted(struck) +
                                        "), or leave it out"));
            }
        }
    }
    return all;
}

/// A label that comes later than elsewhere, so that what is wrong with it would be noticed first;
/// and nobody notices any of the failures shared by it, so that it strikes all the same.
[[nodiscard]] inline std::vector<finding> find_idle_delays(subject const& of) {
    std::vector<finding> all;
    std::vector<source::span> told; // one label may stand on many components
    for (auto const id : of.components()) {
        for (auto const& copy : of.in()[id].copies) {
            for (auto const& label : copy.labels) {
                if (label.after.is_zero() ||
                    std::find(told.begin(), told.end(), label.at) != told.end()) {
                    continue;
                }
                told.push_back(label.at);
                std::vector<std::string> classes;
                std::string arriving; // what somebody brings, and may therefore bring later
                bool is_noticed = false;
                for (auto const event : of.shared_events()) {
                    auto const& each = of.event(event);
                    auto const& failure = of.in()[each.failure];
                    if (each.label != label.value || failure.shared_by != label.key) {
                        continue;
                    }
                    is_noticed = is_noticed || !each.noticed.is_unbounded();
                    add_once(classes, failure.name);
                    if (arriving.empty() &&
                        of.is_class(event, {"bad_build", "bad_config", "bad_update"})) {
                        arriving = failure.name;
                    }
                }
                if (is_noticed || classes.empty()) {
                    continue;
                }
                auto const noticed = (arriving.empty() ? classes.front() : arriving) +
                                     " noticed in " +
                                     to_text(duration{label.after.milliseconds / 2});
                all.push_back(found(
                    source::code::idle_delay, label.at,
                    "`after " + to_text(label.after) + "` has no effect: nobody notices " +
                        verifier::quoted(classes) + " of " +
                        ticked(label.key + " \"" + label.value + "\"") + " before it comes here",
                    "say when somebody does, of what carries it first or in the failure class, "
                    "as " +
                        ticked(noticed) + ", or leave `after` out"));
            }
        }
    }
    return all;
}

} // namespace hadsl::lint

#endif
