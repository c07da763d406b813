// hadsl/model/kinds.hpp - the tree of kinds, and what each kind gives to its components.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_KINDS_HPP
#define HADSL_MODEL_KINDS_HPP

#include <hadsl/model/ancestry.hpp>
#include <hadsl/model/properties.hpp>
#include <hadsl/model/scope.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hadsl::model {

/// `a from b from a`, for a cycle of kinds or classes.
template <class Named>
[[nodiscard]] std::string cycle_text(std::vector<std::size_t> const& cycle,
                                     std::vector<Named> const& all) {
    std::string text;
    for (auto const each : cycle) {
        text += in_backticks(all[each].name) + " from ";
    }
    return text + in_backticks(all[cycle.front()].name);
}

/// Whether something would descend from too many others, which is reported: what all of them have would
/// be gathered for each.
template <class Named>
[[nodiscard]] bool is_too_deep(scope& all, std::string const& what, Named const& of,
                               Named const& parent) {
    constexpr std::size_t most = 200;
    if (parent.ancestors.size() < most) {
        return false;
    }
    all.found.add(source::code::too_deep, of.at,
                  "found a " + what + " that descends from more than " + std::to_string(most) +
                      " others, expected at most that many");
    return true;
}

/// The properties a kind states itself, over those its parent has.
inline void add_properties(scope& all, instance<syntax::kind> const& declared,
                           kind_properties& into) {
    auto const& said = *declared.said;
    auto& figures = into.figures.emplace_back();
    for_each_of<syntax::override>(said.properties, [&](syntax::override const& each) {
        figures.push_back({&each, declared.from});
    });
    if (auto const* starts = only<syntax::starts_in>(said.properties, "starts in", all.found)) {
        into.starts_in = starts->length.value;
    }
    if (auto const* keeps = only<syntax::keeps>(said.properties, "keeps data", all.found)) {
        into.keeps_data = true;
        if (keeps->on) {
            all.found.add(source::code::misplaced, keeps->on->at.span,
                          "found " + in_backticks(keeps->on->base.text) +
                              " in a kind, expected where "
                              "data is kept to be said by each component",
                          "write `keeps data` here and `keeps data on " + keeps->on->base.text +
                              "` in the components");
        }
    }
    for_each_of<syntax::traits>(said.properties, [&](syntax::traits const& traits) {
        for (auto const& trait : traits.names) {
            into.traits.push_back(trait.text);
        }
    });
}

/// Declares all kinds, links them to their parents and passes their properties on.
inline void resolve_kinds(scope& all) {
    std::vector<instance<syntax::kind>> declared;
    for (auto const& in : all.said.units) {
        for_each_of<syntax::kind>(in->said.declarations, [&](syntax::kind const& said) {
            if (declare(all, *in, category::kind, said.declared, declared.size())) {
                declared.push_back({&said, {in.get(), no_turn}});
                all.result.kinds.push_back(
                    {public_name(*in, said.declared.text), {}, {}, said.declared.at.span, false});
            }
        });
    }
    auto& kinds = all.result.kinds;
    parents_of parents(kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (auto const& parent = declared[i].said->parent) {
            if (auto const id = kind_of(all, *declared[i].from.in, *parent)) {
                parents[i].push_back(index_of(*id));
            }
        }
    }
    auto const ancestry = order_by_parents(parents);
    for (auto const& cycle : ancestry.cycles) {
        all.found.add(source::code::ancestry_cycle, kinds[cycle.front()].at,
                      "found a kind that descends from itself, expected a tree: " +
                          cycle_text(cycle, kinds));
    }
    all.kinds.resize(kinds.size());
    for (auto const i : ancestry.order) {
        kinds[i].is_network_gear =
            kinds[i].at.text == all.said.prelude_text && is_core_network_gear(kinds[i].name);
        kinds[i].ancestors.push_back(static_cast<kind_id>(i));
        for (auto const parent : parents[i]) {
            if (is_too_deep(all, "kind", kinds[i], kinds[parent])) {
                continue;
            }
            kinds[i].parent = static_cast<kind_id>(parent);
            kinds[i].ancestors.insert(kinds[i].ancestors.end(), kinds[parent].ancestors.begin(),
                                      kinds[parent].ancestors.end());
            kinds[i].is_network_gear = kinds[i].is_network_gear || kinds[parent].is_network_gear;
            all.kinds[i] = all.kinds[parent];
        }
        add_properties(all, declared[i], all.kinds[i]);
    }
}

} // namespace hadsl::model

#endif
