// verifier/top.cpp - the one place of the program where fault trees are read.
// SPDX-License-Identifier: BSL-1.0
#include "top.hpp"

#include "fault_trees.hpp"
#include "usage.hpp"

#include <hadsl/report/names.hpp>
#include <hadsl/source/spelling.hpp>

#include <algorithm>
#include <utility>

namespace hadsl::program {

namespace {

/// The gate that is asked about; nothing, and an error, when that is not one.
[[nodiscard]] exchange::gate const* find_gate(exchange::fault_tree const& in,
                                              std::string const& wanted, found_top& to) {
    std::vector<std::string> names;
    exchange::gate const* found = nullptr;
    for (auto const& each : in.gates) {
        bool const is_meant = wanted.empty() ? each.is_top : each.name == wanted;
        if (is_meant || !wanted.empty()) {
            names.push_back(each.name);
        }
        if (is_meant && (found == nullptr || !wanted.empty())) {
            found = &each;
        } else if (is_meant) {
            found = nullptr;
            break;
        }
    }
    if (found != nullptr) {
        return found;
    }
    if (!wanted.empty()) {
        auto const meant = source::closest(wanted, names);
        throw usage_error("--of: found `" + wanted +
                          "`, expected a gate: " + report::listed_plainly(names) +
                          (meant ? "; did you mean `" + *meant + "`?" : std::string()));
    }
    names.clear();
    for (auto const& each : in.gates) {
        if (each.is_top) {
            names.push_back(each.name);
        }
    }
    to.diagnostics.push_back(
        {source::code::which_top,
         {source::text_id{0}, 0, 0},
         names.empty() ? std::string("found no gate that no other one needs, expected one top")
                       : "found " + std::to_string(names.size()) +
                             " gates that no other one needs, expected one top: " +
                             report::listed_plainly(names),
         names.empty() ? std::string() : "say which: `--of " + names.front() + "`",
         {}});
    return nullptr;
}

} // namespace

found_top find_top(top_request const& asked) {
    auto opened = open_texts(asked.paths);
    if (opened.kind == text_kind::specification) {
        return find_component(asked,
                              opened.read.size() > 0 ? &opened.read[source::text_id{0}] : nullptr);
    }
    if (asked.is_about_effect) {
        throw usage_error("found --effect, --longer-than or --class, expected none: `" +
                          asked.paths.front() + "` is a fault tree and has events alone");
    }
    auto tree = read_tree(opened);
    found_top made;
    made.texts = std::move(opened.read);
    made.diagnostics = tree.diagnostics();
    if (!tree) {
        return made;
    }
    auto const* const gate = find_gate(*tree, asked.of, made);
    if (gate == nullptr) {
        return made;
    }
    made.name = made.happens = gate->name;
    made.top = gate->node;
    made.graph = std::move(tree->graph);
    for (auto& each : tree->events) {
        made.events.push_back(
            {std::move(each.name), each.at, each.probability, std::move(each.no_probability)});
    }
    return made;
}

} // namespace hadsl::program
