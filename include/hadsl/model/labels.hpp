// hadsl/model/labels.hpp - the correlation keys of components and copies.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_LABELS_HPP
#define HADSL_MODEL_LABELS_HPP

#include <hadsl/model/references.hpp>
#include <hadsl/model/scope.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace hadsl::model {

/// Appends a label; a second one with the same key is an error. A key by which no class is shared
/// correlates nothing, which is most likely a slip.
inline void add_label(scope& all, viewpoint from, syntax::label const& said,
                      std::vector<label>& into) {
    constexpr std::size_t most = 1000; // each is compared with all before it
    if (into.size() > most) {
        return; // it has been said
    }
    if (into.size() == most) {
        all.found.add(source::code::too_many, said.at.span,
                      "found more than " + std::to_string(most) +
                          " labels of one component, expected at most that many");
    }
    label next{said.key.text, said.value.text, zero, said.at.span};
    for (auto const& index : said.indices) {
        auto const value = subscript(all, from, index);
        if (!value) {
            return;
        }
        next.value += "[" + std::to_string(*value) + "]";
    }
    next.after = said.after ? said.after->value : zero;
    auto const before = std::find_if(into.begin(), into.end(),
                                     [&](label const& each) { return each.key == next.key; });
    if (before != into.end()) {
        all.found.add(source::code::duplicate_label, said.at.span,
                      "found a second " + in_backticks(next.key) +
                          ", expected one value for each label",
                      "remove one of them", {{before->at, "the first is here"}});
        return;
    }
    if (all.said.complete && !all.label_keys.contains(next.key) &&
        all.found.is_new(source::code::unused_label, said.key.at.span)) {
        auto const& kinds = all.result.kinds;
        bool const is_kind = std::any_of(kinds.begin(), kinds.end(),
                                         [&](kind const& each) { return each.name == next.key; });
        all.found.add(
            source::code::unused_label, said.key.at.span,
            "found the label " + in_backticks(next.key) +
                ", by which no failure class is shared, so it has no effect",
            is_kind
                ? "to declare a component, write its name without quotation marks: `" + next.key +
                      " " + next.value + "`"
                : suggestion(next.key, {all.label_keys.begin(), all.label_keys.end()}, all.found));
    }
    into.push_back(std::move(next));
}

/// Appends the labels of a component that a copy does not replace by its own.
inline void inherit_labels(std::vector<label> const& from, std::vector<label>& into) {
    for (auto const& each : from) {
        auto const replaced = std::any_of(into.begin(), into.end(),
                                          [&](label const& own) { return own.key == each.key; });
        if (!replaced) {
            into.push_back(each);
        }
    }
}

} // namespace hadsl::model

#endif
