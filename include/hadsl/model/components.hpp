// hadsl/model/components.hpp - everything a component says, from its places to its mechanisms.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_COMPONENTS_HPP
#define HADSL_MODEL_COMPONENTS_HPP

#include <hadsl/model/capacity.hpp>
#include <hadsl/model/copies.hpp>
#include <hadsl/model/expressions.hpp>
#include <hadsl/model/links.hpp>
#include <hadsl/model/overrides.hpp>
#include <hadsl/model/own_data.hpp>
#include <hadsl/model/placement.hpp>
#include <hadsl/model/properties.hpp>
#include <hadsl/model/protection.hpp>
#include <hadsl/model/scope.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::model {

/// What it needs to run and to start. Something that needs itself never starts.
inline void add_needs(scope& all, component_id id) {
    auto const& declared = all.declared[index_of(id)];
    auto& into = all.result.components[index_of(id)];
    auto const check_self = [&](expression const& each) {
        if (each.op == expression::operation::component && each.component == id) {
            all.found.add(source::code::needs_itself, each.at,
                          "found " + in_backticks(into.name) +
                              " needing itself, expected another "
                              "component");
        }
    };
    for_each_of<syntax::needs>(declared.properties(), [&](syntax::needs const& said) {
        std::vector<expression> expressions;
        expand_all(all, declared.from, said.all, expressions);
        for (auto& each : expressions) {
            check_self(each);
            auto const at = each.at;
            into.needs.push_back(
                {std::move(each), said.tolerating ? said.tolerating->value : zero, at});
        }
    });
    for_each_of<syntax::keeps>(declared.properties(), [&](syntax::keeps const& said) {
        need_own_data(into, said.at.span);
    });
    for_each_of<syntax::starts_after>(declared.properties(), [&](auto const& said) {
        expand_all(all, declared.from, said.all, into.starts_after);
    });
    std::for_each(into.starts_after.begin(), into.starts_after.end(), check_self);
}

/// What it is by itself: start time, data, traits, costs; from its kind where it says nothing.
inline void add_nature(scope& all, component_id id) {
    auto const& declared = all.declared[index_of(id)];
    auto const& said = declared.properties();
    auto& into = all.result.components[index_of(id)];
    kind_properties const nothing;
    bool const is_known = index_of(into.kind) < all.kinds.size();
    auto const& kind = is_known ? all.kinds[index_of(into.kind)] : nothing;

    into.traits = kind.traits;
    for_each_of<syntax::traits>(said, [&](syntax::traits const& traits) {
        for (auto const& name : traits.names) {
            into.traits.push_back(name.text);
        }
    });
    auto const* starts = only<syntax::starts_in>(said, "starts in", all.found);
    into.starts_in = starts != nullptr ? starts->length.value : kind.starts_in.value_or(zero);
    auto const* keeps = only<syntax::keeps>(said, "keeps data", all.found);
    into.keeps_data =
        keeps != nullptr || kind.keeps_data || (is_known && keeps_copies_of_data(all.result, into));
    if (keeps != nullptr && keeps->on) {
        into.data_on = single(all, declared.from, *keeps->on);
    }
    for_each_of<syntax::costs>(said, [&](syntax::costs const& costs) {
        auto const amount =
            static_cast<double>(costs.amount.digits) / std::pow(10.0, costs.amount.scale);
        into.costs.emplace_back(costs.unit.text, amount);
    });
}

/// What a link joins.
inline void add_ends(scope& all, component_id id) {
    auto const& declared = all.declared[index_of(id)];
    if (declared.link == nullptr) {
        return;
    }
    auto const left = single(all, declared.from, declared.link->left);
    auto const right = single(all, declared.from, declared.link->right);
    if (left && right && (*left == *right || *left == id || *right == id)) {
        auto const& at = *left == id ? declared.link->left : declared.link->right;
        all.found.add(source::code::link_to_itself, at.at.span,
                      "found a link between " + in_backticks(all.result[*left].name) + " and " +
                          in_backticks(all.result[*right].name) +
                          ", expected two different components");
        return;
    }
    if (left && right) {
        all.result.components[index_of(id)].ends.emplace(*left, *right);
    }
}

/// What is started in another place needs its storage there, or something to restore it from.
inline void require_reachable_storage(scope& all, component_id id) {
    auto const& of = all.result.components[index_of(id)];
    bool const is_stateless =
        std::find(of.traits.begin(), of.traits.end(), "stateless") != of.traits.end();
    bool const restores = std::any_of(of.rules.begin(), of.rules.end(), [](rule const& each) {
        return each.action == action::restore;
    });
    if (is_stateless || restores || !leaves_storage_behind(all.result, of)) {
        return;
    }
    all.found.add(
        source::code::storage_left_behind, of.protections.front().at,
        "found " + in_backticks(of.name) +
            " started in places that do not all have the storage of the first, expected "
            "storage that all of them reach",
        "name the shared storage in every place (where the data is not on all that the "
        "first place names, say on what: `keeps data on X`), let the copies run apart under "
        "a mechanism that replicates, or write `is stateless` if it needs none",
        {{of.copies[0].at, "its storage stays here"}});
}

/// Several copies that keep data are one database where something replicates it.
inline void require_replication(scope& all, component_id id) {
    auto const& of = all.result.components[index_of(id)];
    if (!lacks_replication(all.result, of)) {
        return;
    }
    auto const& by = of.protections.front();
    all.found.add(source::code::nothing_replicates, by.at,
                  "found " + in_backticks(of.name) +
                      " with data in each of its copies and nothing that brings to the others "
                      "what one of them writes, expected a mechanism that replicates",
                  "where " + in_backticks(by.mechanism) +
                      " replicates it says so: `mirrors deletion, corruption`; otherwise add a "
                      "mechanism that does, say that all copies have their data in one place "
                      "(`keeps data on X`), or make it a `service` that has nothing to lose",
                  {{of.copies[1].at, "this copy has no data but its own"}});
}

/// Fills in all components.
inline void resolve_components(scope& all) {
    for (std::size_t i = 0; i < all.declared.size(); ++i) {
        auto const id = static_cast<component_id>(i);
        auto const* copies = place(all, id);
        add_nature(all, id);
        add_ends(all, id);
        add_needs(all, id);
        override_collector(all, id).collect();
        auto const mode_is_known = protector(all, id, copies).protect();
        require_copies(all, id, copies, mode_is_known);
    }
    if (!all.found.has_errors()) {
        find_tangled_links(all);
        find_unlinked_gear(all);
    }
    check_placement(all);
    bool const is_sound = !all.found.has_errors();
    for (std::size_t i = 0; i < all.declared.size() && is_sound; ++i) {
        require_reachable_storage(all, static_cast<component_id>(i));
        require_replication(all, static_cast<component_id>(i));
    }
    if (is_sound) {
        report_missing_links(all);
    }
}

} // namespace hadsl::model

#endif
