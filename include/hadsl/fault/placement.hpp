// hadsl/fault/placement.hpp - what stands on what.
// SPDX-License-Identifier: BSL-1.0
//
// Everything here follows from the architecture alone, whatever fails.
#ifndef HADSL_FAULT_PLACEMENT_HPP
#define HADSL_FAULT_PLACEMENT_HPP

#include <hadsl/fault/expressions.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// A component as a whole (`copy` is -1) or one of its copies.
struct site {
    model::component_id component{};
    std::int32_t copy = -1;
    friend constexpr bool operator==(site const&, site const&) = default;
    friend constexpr auto operator<=>(site const&, site const&) = default;
};

[[nodiscard]] constexpr bool has_copies(model::component const& of) {
    return of.mode != model::run_mode::single;
}

[[nodiscard]] constexpr bool is_kind(model::architecture const& in, model::component_id id,
                                     model::kind_id wanted) {
    auto const& ancestors = in[in[id].kind].ancestors;
    return std::find(ancestors.begin(), ancestors.end(), wanted) != ancestors.end();
}

/// Whether a copy has something `with` it that may be elsewhere: it needs it, and uses it as it sees
/// it. A network card is where the copy is.
template <class Architecture>
[[nodiscard]] constexpr bool is_companion(Architecture const& in, model::component const& of,
                                          std::size_t copy, model::component_id lower) {
    return lower != of.copies[copy].place.front() &&
           std::find(of.containers.begin(), of.containers.end(), lower) == of.containers.end() &&
           !in.kinds[model::index_of(in[lower].kind)].is_network_gear;
}

/// What is `with` a copy and may be elsewhere.
template <class Architecture>
[[nodiscard]] constexpr std::vector<model::component_id> companions(Architecture const& in,
                                                                    model::component const& of,
                                                                    std::size_t copy) {
    std::vector<model::component_id> all;
    for (auto const lower : of.copies[copy].place) {
        if (is_companion(in, of, copy, lower)) {
            all.push_back(lower);
        }
    }
    return all;
}

template <class Architecture>
class basic_placement {
public:
    constexpr explicit basic_placement(Architecture const& in)
        : in_(&in), beneath_(in.components.size()) {
        for (std::size_t at = 0; at < in.components.size(); ++at) {
            prepare(static_cast<model::component_id>(at));
        }
    }

    /// Everything beneath a copy, each once, ascending: its place and what that stands on and in,
    /// down to and including components of several copies, which are opaque from above.
    [[nodiscard]] constexpr std::vector<model::component_id> const& beneath(
        model::component_id id, std::int32_t copy) const {
        return beneath_[model::index_of(id)][static_cast<std::size_t>(copy)];
    }

    [[nodiscard]] constexpr bool is_beneath(model::component_id lower, model::component_id id,
                                            std::int32_t copy) const {
        auto const& all = beneath(id, copy);
        return std::binary_search(all.begin(), all.end(), lower);
    }

    /// Whether a site is `outer`, or in or on it, with all its copies.
    [[nodiscard]] constexpr bool contains(model::component_id outer, site inner) const {
        if (inner.component == outer) {
            return true;
        }
        auto const& component = (*in_)[inner.component];
        if (inner.copy < 0) {
            for (std::size_t at = 0; at < component.copies.size(); ++at) {
                if (!contains(outer, {inner.component, static_cast<std::int32_t>(at)})) {
                    return false;
                }
            }
            return true;
        }
        for (auto const lower : beneath(inner.component, inner.copy)) {
            if (lower == outer || (has_copies((*in_)[lower]) && contains(outer, {lower, -1}))) {
                return true;
            }
        }
        return false;
    }

private:
    // Depth is bounded: resolve refuses placements deeper than it allows, and cycles.
    constexpr void prepare(model::component_id id) {
        auto const& component = (*in_)[id];
        auto& mine = beneath_[model::index_of(id)];
        if (!mine.empty()) {
            return;
        }
        std::vector<std::vector<model::component_id>> result(component.copies.size());
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            auto& all = result[at];
            for (auto const lower : component.copies[at].place) {
                all.push_back(lower);
                if (!has_copies((*in_)[lower])) {
                    prepare(lower);
                    auto const& further = beneath_[model::index_of(lower)].front();
                    all.insert(all.end(), further.begin(), further.end());
                }
            }
            std::sort(all.begin(), all.end());
            all.erase(std::unique(all.begin(), all.end()), all.end());
        }
        mine = std::move(result);
    }

    Architecture const* in_;
    std::vector<std::vector<std::vector<model::component_id>>> beneath_; // component, copy
};

/// A template with one use: its functions cost those who include it nothing before they call them.
using placement = basic_placement<model::architecture>;

} // namespace hadsl::fault

#endif
