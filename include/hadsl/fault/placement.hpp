// hadsl/fault/placement.hpp - what stands on what, and which links stand between what.
// SPDX-License-Identifier: BSL-1.0
//
// Everything here follows from the architecture alone, whatever fails.
#ifndef HADSL_FAULT_PLACEMENT_HPP
#define HADSL_FAULT_PLACEMENT_HPP

#include <hadsl/fault/expressions.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
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
};

/// The links declared between the same two ends: each alone is enough to see across.
struct link_group {
    model::component_id left{};
    model::component_id right{};
    std::vector<model::component_id> links;
    /// Network gear that is at one end, ascending: in or on it, or behind other gear that is.
    std::vector<model::component_id> gear_left;
    std::vector<model::component_id> gear_right;
};

/// Where a site is with regard to a group of links: at one end, or at neither or both.
enum class side { undecided, left, right };

[[nodiscard]] constexpr bool has_copies(model::component const& of) {
    return of.mode != model::run_mode::single;
}

[[nodiscard]] constexpr bool is_kind(model::architecture const& in, model::component_id id,
                                     model::kind_id wanted) {
    auto const& ancestors = in[in[id].kind].ancestors;
    return std::find(ancestors.begin(), ancestors.end(), wanted) != ancestors.end();
}

/// What a component's recovery asks for: what its rules need, what fences it, who votes.
constexpr void append_recovery(model::component const& of, std::vector<model::component_id>& to) {
    for (auto const& rule : of.rules) {
        for (auto const& role : rule.needs) {
            append_leaves(role, to);
        }
    }
    if (of.fenced_by) {
        append_leaves(*of.fenced_by, to);
    }
    if (of.quorum) {
        for (auto const& voter : of.quorum->voters) {
            append_leaves(voter, to);
        }
    }
}

template <class Architecture>
class basic_placement {
public:
    constexpr explicit basic_placement(Architecture const& in)
        : in_(&in), beneath_(in.components.size()) {
        for (std::size_t at = 0; at < in.components.size(); ++at) {
            prepare(static_cast<model::component_id>(at));
        }
        for (std::size_t at = 0; at < in.components.size(); ++at) {
            auto const& ends = in.components[at].ends;
            if (!ends) {
                continue;
            }
            auto const left = std::min(ends->first, ends->second);
            auto const right = std::max(ends->first, ends->second);
            auto group = std::find_if(groups_.begin(), groups_.end(), [&](link_group const& each) {
                return each.left == left && each.right == right;
            });
            if (group == groups_.end()) {
                groups_.push_back({left, right, {}, {}, {}});
                group = groups_.end() - 1;
            }
            group->links.push_back(static_cast<model::component_id>(at));
        }
        if (!groups_.empty()) {
            find_gear();
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

    [[nodiscard]] constexpr std::vector<link_group> const& groups() const { return groups_; }

    /// Whether the links of a group are all that joins two sites.
    [[nodiscard]] constexpr bool separates(link_group const& group, site one, site other) const {
        auto const here = side_of(group, one);
        auto const there = side_of(group, other);
        return here != side::undecided && there != side::undecided && here != there;
    }

    /// The groups that separate two sites, as indices into `groups`.
    [[nodiscard]] constexpr std::vector<std::size_t> between(site one, site other) const {
        std::vector<std::size_t> found;
        for (std::size_t at = 0; at < groups_.size(); ++at) {
            if (separates(groups_[at], one, other)) {
                found.push_back(at);
            }
        }
        return found;
    }

    /// Whether some link can keep a copy from seeing a component or one of its copies.
    [[nodiscard]] constexpr bool can_separate(site viewer, model::component_id from) const {
        if (groups_.empty()) {
            return false;
        }
        auto const copies = (*in_)[from].copies.size();
        for (std::size_t at = 0; at < copies; ++at) {
            if (!between(viewer, {from, static_cast<std::int32_t>(at)}).empty()) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] constexpr bool can_separate(site viewer, model::expression const& from) const {
        if (groups_.empty()) {
            return false;
        }
        std::vector<model::component_id> leaves;
        append_leaves(from, leaves);
        return std::any_of(leaves.begin(), leaves.end(),
                           [&](model::component_id leaf) { return can_separate(viewer, leaf); });
    }

private:
    /// What it is in or on decides; for what is in or on neither end, the gear it is behind.
    [[nodiscard]] constexpr side side_of(link_group const& group, site of) const {
        bool const in_left = contains(group.left, of);
        bool const in_right = contains(group.right, of);
        if (in_left || in_right) {
            return one_of(in_left, in_right);
        }
        return one_of(is_behind(group.gear_left, of), is_behind(group.gear_right, of));
    }
    [[nodiscard]] static constexpr side one_of(bool left, bool right) {
        return left == right ? side::undecided : left ? side::left : side::right;
    }

    /// Whether a site, or what it stands on, needs some of this gear and has no other way.
    [[nodiscard]] constexpr bool is_behind(std::vector<model::component_id> const& gear,
                                           site of) const {
        auto const& component = (*in_)[of.component];
        if (gear.empty()) {
            return false;
        }
        if (needs_any(component, gear)) {
            return true;
        }
        auto const through = [&](std::size_t copy) {
            auto const& all = beneath_[model::index_of(of.component)][copy];
            return std::any_of(all.begin(), all.end(), [&](model::component_id lower) {
                return has_copies((*in_)[lower]) ? is_behind(gear, {lower, -1})
                                                 : needs_any((*in_)[lower], gear);
            });
        };
        if (of.copy >= 0) {
            return through(static_cast<std::size_t>(of.copy));
        }
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            if (!through(at)) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] constexpr bool needs_any(model::component const& of,
                                           std::vector<model::component_id> const& gear) const {
        return std::any_of(of.needs.begin(), of.needs.end(),
                           [&](model::need const& need) { return rests_on(need.of, gear); });
    }
    /// Whether an expression is out when all of this gear is.
    [[nodiscard]] constexpr bool rests_on(model::expression const& of,
                                          std::vector<model::component_id> const& gear) const {
        return !value_of(of, [&](model::component_id leaf) {
                    return std::binary_search(gear.begin(), gear.end(), leaf) ? unbounded : zero;
                }).is_zero();
    }

    /// The gear at the ends of all groups. Gear may need other gear, also in circles: that it is at
    /// an end has to follow from something that is in or on that end.
    constexpr void find_gear() {
        std::vector<model::component_id> gear;
        for (std::size_t at = 0; at < in_->components.size(); ++at) {
            if (in_->kinds[model::index_of(in_->components[at].kind)].is_network_gear) {
                gear.push_back(static_cast<model::component_id>(at));
            }
        }
        for (auto& group : groups_) {
            std::vector<model::component_id> open;
            for (auto const each : gear) {
                bool const in_left = contains(group.left, {each, -1});
                bool const in_right = contains(group.right, {each, -1});
                if (in_left != in_right) {
                    (in_left ? group.gear_left : group.gear_right).push_back(each);
                } else if (!in_left) {
                    open.push_back(each);
                }
            }
            add_behind(group.gear_left, open);
            add_behind(group.gear_right, open);
        }
    }
    constexpr void add_behind(std::vector<model::component_id>& known,
                              std::vector<model::component_id> const& open) const {
        for (bool grown = !known.empty(); grown;) {
            grown = false;
            for (auto const each : open) {
                auto const at = std::lower_bound(known.begin(), known.end(), each);
                if ((at == known.end() || *at != each) && is_behind(known, {each, -1})) {
                    known.insert(at, each);
                    grown = true;
                }
            }
        }
    }

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
    std::vector<link_group> groups_;
};

/// A template with one use: its functions cost those who include it nothing before they call them.
using placement = basic_placement<model::architecture>;

} // namespace hadsl::fault

#endif
