// hadsl/model/data.hpp - whose data something loses that keeps none itself.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_DATA_HPP
#define HADSL_MODEL_DATA_HPP

#include <hadsl/model/architecture.hpp>

#include <cstddef>
#include <vector>

namespace hadsl::model {

/// Calls `act` with every component that an expression mentions.
template <class Act>
constexpr void for_each_component(expression const& in, Act const& act) {
    if (in.op == expression::operation::component) {
        act(in.component);
    }
    for (auto const& operand : in.operands) {
        for_each_component(operand, act);
    }
}

/// Calls `act` with everything whose loss of data is a component's own: what it needs, stands on
/// and is requested through.
template <class Act>
constexpr void for_each_support(component const& of, Act const& act) {
    for (auto const& copy : of.copies) {
        for (auto const id : copy.place) {
            act(id);
        }
    }
    for (auto const& need : of.needs) {
        for_each_component(need.of, act);
    }
    for (auto const& request : of.requests) {
        for_each_component(request, act);
    }
}

/// For each component, whether it or anything that it depends on keeps data. (A template, so that
/// including it costs little.)
template <class Architecture>
[[nodiscard]] constexpr std::vector<bool> has_data(Architecture const& all) {
    std::vector<std::vector<component_id>> dependents(all.components.size());
    std::vector<bool> found(all.components.size(), false);
    std::vector<component_id> reached;
    for (std::size_t i = 0; i < all.components.size(); ++i) {
        auto const id = static_cast<component_id>(i);
        for_each_support(all.components[i],
                         [&](component_id on) { dependents[index_of(on)].push_back(id); });
        if (all.components[i].keeps_data) {
            found[i] = true;
            reached.push_back(id);
        }
    }
    while (!reached.empty()) {
        auto const id = reached.back();
        reached.pop_back();
        for (auto const dependent : dependents[index_of(id)]) {
            if (!found[index_of(dependent)]) {
                found[index_of(dependent)] = true;
                reached.push_back(dependent);
            }
        }
    }
    return found;
}

} // namespace hadsl::model

#endif
