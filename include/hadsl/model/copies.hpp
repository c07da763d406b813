// hadsl/model/copies.hpp - where a component runs: `in`, `on`, `copies on … with …`.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_COPIES_HPP
#define HADSL_MODEL_COPIES_HPP

#include <hadsl/model/labels.hpp>
#include <hadsl/model/properties.hpp>
#include <hadsl/model/references.hpp>
#include <hadsl/model/scope.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace hadsl::model {

/// Appends what a component stands on or in, and reports itself among it.
inline void add_places(scope& all, viewpoint from, component_id self,
                       std::vector<syntax::reference> const& said,
                       std::vector<component_id>& into) {
    expand_all(all, from, said, into);
    if (std::erase(into, self) > 0) {
        auto const at = std::find_if(said.begin(), said.end(), [&](auto const& each) {
            return each.base.text == split_name(all.result[self].name).base;
        });
        all.found.add(source::code::placement_cycle,
                      at == said.end() ? all.result[self].at : at->at.span,
                      "found " + in_backticks(all.result[self].name) +
                          " placed on or in itself, expected another component");
    }
}

/// The extra places, the labels and the lag of one copy, without where it is `on`.
[[nodiscard]] inline copy copy_items(scope& all, viewpoint from, component_id self,
                                     syntax::copy const& said) {
    copy result;
    result.at = said.at.span;
    std::vector<syntax::reference> with;
    syntax::lagging const* lag = nullptr;
    for (auto const& item : said.with) {
        if (auto const* reference = std::get_if<syntax::reference>(&item)) {
            with.push_back(*reference);
        } else if (auto const* label = std::get_if<syntax::label>(&item)) {
            add_label(all, from, *label, result.labels);
        } else {
            auto const& lagging = std::get<syntax::lagging>(item);
            if (lag != nullptr) {
                all.found.add(source::code::duplicate_property, lagging.at.span,
                              "found `lagging` a second time, expected it once",
                              "remove one of them", {{lag->at.span, "it is already said here"}});
            }
            lag = &lagging;
            result.lag = lagging.by.value;
        }
    }
    for (auto const& reference : with) {
        if (auto const id = single(all, from, reference)) {
            if (*id == self) {
                add_places(all, from, self, {reference}, result.place);
            } else {
                result.place.push_back(*id);
            }
        }
    }
    return result;
}

/// Appends the places of `from` that `into` does not have yet.
inline void join_places(std::vector<component_id> const& from, std::vector<component_id>& into) {
    constexpr std::size_t few = 32; // up to which looking through them is quicker than a table
    if (from.size() + into.size() <= few) {
        for (auto const id : from) {
            if (std::find(into.begin(), into.end(), id) == into.end()) {
                into.push_back(id);
            }
        }
        return;
    }
    std::unordered_set<component_id> seen(into.begin(), into.end());
    std::copy_if(from.begin(), from.end(), std::back_inserter(into),
                 [&](component_id id) { return seen.insert(id).second; });
}

/// Fills in containers, labels and copies of a component. Returns its `copies`, if it has any.
inline syntax::copies const* place(scope& all, component_id id) {
    auto const& declared = all.declared[index_of(id)];
    auto const& said = declared.properties();
    auto const from = declared.from;
    auto& into = all.result.components[index_of(id)];
    for_each_of<syntax::contained>(said, [&](syntax::contained const& each) {
        add_places(all, from, id, each.containers, into.containers);
    });
    for_each_of<syntax::label>(
        said, [&](syntax::label const& each) { add_label(all, from, each, into.labels); });
    auto const* on = only<syntax::platform>(said, "on", all.found);
    auto const* copies = only<syntax::copies>(said, "copies on", all.found);
    if (on != nullptr && copies != nullptr) {
        all.found.add(source::code::on_and_copies, on->at.span,
                      "found `on` beside `copies on`, expected one of them",
                      "name every place in `copies on`",
                      {{copies->at.span, "the copies are here"}});
    }
    if (copies == nullptr) {
        auto& only_copy = into.copies.emplace_back();
        only_copy.at = into.at;
        if (on != nullptr) {
            if (auto const platform = single(all, from, on->on,
                                             "for copies on all of them write `copies on …` and a "
                                             "mechanism that says how they run; for one on each of "
                                             "them `for i in 1..3 { service web[i] on h[i] }`")) {
                add_places(all, from, id, {on->on}, only_copy.place);
            }
        }
    } else {
        for (auto const& each : copies->all) {
            auto const items = copy_items(all, from, id, each);
            std::vector<component_id> places;
            add_places(all, from, id, {each.on}, places);
            for (auto const place : places) {
                auto& next = into.copies.emplace_back(items);
                next.place = {place};
                join_places(items.place, next.place);
            }
        }
    }
    for (auto& each : into.copies) {
        join_places(into.containers, each.place);
        inherit_labels(into.labels, each.labels);
    }
    return copies;
}

} // namespace hadsl::model

#endif
