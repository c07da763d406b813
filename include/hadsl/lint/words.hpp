// hadsl/lint/words.hpp - rules about names: declarations and modules nobody uses, look-alikes.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_WORDS_HPP
#define HADSL_LINT_WORDS_HPP

#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/mentions.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace hadsl::lint {

/// Components that carry nothing and are named nowhere; mechanisms and kinds nobody applies.
[[nodiscard]] inline std::vector<finding> find_unused(subject const& of) {
    std::vector<finding> all;
    auto const said = mentions(of.units());
    // A declaration of several is used when one of them is.
    std::map<std::pair<std::int32_t, std::uint32_t>, bool> is_used;
    std::vector<bool> is_named(of.in().components.size(), false);
    auto const name_all = [&](std::vector<model::component_id> const& these) {
        for (auto const each : these) {
            is_named[model::index_of(each)] = true;
        }
    };
    for (auto const& claim : of.in().claims) {
        name_all(model::targets_of(claim));
        for (auto const& budget : claim.budget.budgets) {
            name_all(budget.of);
        }
    }
    for (auto const& each : of.in().assumptions) {
        name_all(each.of);
    }
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        if (each.ends) {
            name_all({each.ends->first, each.ends->second});
        }
    }
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        auto const at = std::pair(static_cast<std::int32_t>(each.at.text), each.at.begin);
        bool const used = !of.users(id).empty() || is_named[model::index_of(id)] ||
                          of.is_workload(id) || each.ends;
        is_used[at] = is_used[at] || used;
    }
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        auto& known = is_used[{static_cast<std::int32_t>(each.at.text), each.at.begin}];
        if (!known) {
            known = true; // say it once
            all.push_back(found(source::code::unused_declaration, each.at,
                                "nothing runs on, stands in or mentions " + kind_of(of, id) + " " +
                                    name_of(of, id),
                                "leave it out, or say what uses it"));
        }
    }
    for (auto const& unit : of.units()) {
        for (auto const& each : unit.said.declarations) {
            if (auto const* const mechanism = std::get_if<syntax::mechanism>(&each)) {
                if (!said.names(mechanism->declared.text)) {
                    all.push_back(found(
                        source::code::unused_declaration, mechanism->declared.at.span,
                        "nothing is protected by mechanism " + ticked(mechanism->declared.text),
                        "apply it, or leave it out"));
                    all.back().fix.push_back({mechanism->at.span, ""});
                }
            } else if (auto const* const kind = std::get_if<syntax::kind>(&each)) {
                if (!said.names(kind->declared.text)) {
                    all.push_back(found(source::code::unused_declaration, kind->declared.at.span,
                                        "nothing is of kind " + ticked(kind->declared.text),
                                        "leave it out"));
                    all.back().fix.push_back({kind->at.span, ""});
                }
            }
        }
    }
    // A file that only declares kinds and mechanisms is there to be imported.
    if (of.in().components.empty()) {
        all.clear();
    }
    return all;
}

/// `use` of a module none of whose names appears. One that brings failure classes acts by itself.
[[nodiscard]] inline std::vector<finding> find_unused_modules(subject const& of) {
    std::vector<finding> all;
    if (of.in().components.empty()) {
        return all;
    }
    for (auto const& unit : of.units()) {
        auto const said = mentions({unit});
        for (auto const& each : unit.said.declarations) {
            auto const* const use = std::get_if<syntax::use>(&each);
            for (std::size_t at = 0; use != nullptr && at < use->modules.size(); ++at) {
                auto const& module = use->modules[at];
                bool const acts = std::any_of(
                    of.in().classes.begin(), of.in().classes.end(),
                    [&](auto const& known) { return known.name.starts_with(module.text + "."); });
                if (acts || said.names_module(module.text)) {
                    continue;
                }
                all.push_back(found(source::code::unused_module, module.at.span,
                                    "nothing here is of module " + ticked(module.text),
                                    "leave it out"));
                // With its comma, or with the whole of `use` when it is alone.
                auto place = use->modules.size() == 1 ? use->at.span : module.at.span;
                if (use->modules.size() > 1 && at > 0) {
                    place.begin = use->modules[at - 1].at.span.end;
                } else if (use->modules.size() > 1) {
                    place.end = use->modules[at + 1].at.span.begin;
                }
                all.back().fix.push_back({place, ""});
            }
        }
    }
    return all;
}

/// Two components, or two values of a label, whose names look the same at a glance.
[[nodiscard]] inline std::vector<finding> find_confusable(subject const& of) {
    std::vector<finding> all;
    std::map<std::string, std::pair<std::string, source::span>> first;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        auto const base = each.name.substr(0, each.name.find('['));
        auto const [known, is_new] = first.try_emplace(glance(base), std::pair(base, each.at));
        if (!is_new && known->second.first != base) {
            all.push_back(
                found(source::code::confusable_name, each.at,
                      ticked(base) + " is easily taken for " + ticked(known->second.first),
                      "give one of them another name", {{known->second.second, "declared here"}}));
        }
    }
    return all;
}

namespace detail {

inline void find_shadows(std::vector<syntax::declaration> const& all,
                         std::map<std::string, source::span> const& names,
                         std::vector<finding>& found_so_far) {
    for (auto const& each : all) {
        auto const* const loop = std::get_if<syntax::loop>(&each);
        if (loop == nullptr) {
            continue;
        }
        if (auto const known = names.find(loop->variable.text); known != names.end()) {
            found_so_far.push_back(found(source::code::shadowed_name, loop->variable.at.span,
                                         "the variable " + ticked(loop->variable.text) +
                                             " has the name of a component: in subscripts it is "
                                             "the number, everywhere else the component",
                                         "give the variable another name",
                                         {{known->second, "the component"}}));
        }
        find_shadows(loop->body, names, found_so_far);
    }
}

} // namespace detail

[[nodiscard]] inline std::vector<finding> find_shadowed(subject const& of) {
    std::map<std::string, source::span> names;
    for (auto const& each : of.in().components) {
        names.try_emplace(each.name.substr(0, each.name.find('[')), each.at);
    }
    std::vector<finding> all;
    for (auto const& unit : of.units()) {
        detail::find_shadows(unit.said.declarations, names, all);
    }
    return all;
}

} // namespace hadsl::lint

#endif
