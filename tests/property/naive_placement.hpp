// tests/property/naive_placement.hpp - what stands on what, and which links lie between.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_NAIVE_PLACEMENT_HPP
#define HADSL_PROPERTY_NAIVE_PLACEMENT_HPP

#include "naive_expressions.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace hadsl::property {

/// One copy of a component; `whole` stands for all of them.
struct thing {
    component_id component{};
    std::int32_t copy = 0;
    friend auto operator<=>(thing const&, thing const&) = default;
};
inline constexpr std::int32_t whole = -1;

/// What a link stands between, the lesser first.
using link_ends = std::pair<component_id, component_id>;

/// The parallel links between the same two ends.
using links = std::vector<component_id>;

class naive_placement {
protected:
    explicit naive_placement(model::architecture const& in) : in_(in) {
        for (std::size_t at = 0; at < in.components.size(); ++at) {
            auto const id = static_cast<component_id>(at);
            if (in[id].ends) {
                groups_[std::minmax(in[id].ends->first, in[id].ends->second)].push_back(id);
            }
        }
    }

    [[nodiscard]] std::int32_t copies(component_id of) const {
        return static_cast<std::int32_t>(in_[of].copies.size());
    }
    [[nodiscard]] bool is_single(component_id id) const {
        return in_[id].mode == model::run_mode::single;
    }
    [[nodiscard]] std::vector<component_id> const& place(thing of) const {
        return in_[of.component].copies[static_cast<std::size_t>(of.copy)].place;
    }

    /// What a copy stands on and in; what has several copies hides what is beneath it.
    [[nodiscard]] std::set<component_id> beneath(thing copy) const {
        std::set<component_id> found;
        for (auto const each : place(copy)) {
            found.insert(each);
            if (is_single(each)) {
                found.merge(beneath({each, 0}));
            }
        }
        return found;
    }

    [[nodiscard]] bool contains(component_id outer, thing inner) const {
        if (outer == inner.component) {
            return true;
        }
        if (inner.copy == whole) {
            for (std::int32_t copy = 0; copy < copies(inner.component); ++copy) {
                if (!contains(outer, {inner.component, copy})) {
                    return false;
                }
            }
            return true;
        }
        auto const& in = place(inner);
        return std::any_of(in.begin(), in.end(), [&](component_id each) {
            return contains(outer, {each, whole});
        });
    }

    /// Behind network gear at `here`: every way out of a thing, as far as it is said to need one,
    /// leads to what is at `here` and not at `there`. `through` is the gear on the way so far: a way
    /// in a circle leads nowhere.
    [[nodiscard]] bool is_behind(component_id here, component_id there, thing what,
                                 std::set<component_id> const& through) const {
        auto const gear_is_there = [&](component_id gear) {
            if (!in_[in_[gear].kind].is_network_gear || through.count(gear) > 0) {
                return false;
            }
            thing const whole_gear{gear, whole};
            if (contains(here, whole_gear) || contains(there, whole_gear)) {
                return !contains(there, whole_gear);
            }
            auto further = through;
            further.insert(gear);
            return is_behind(here, there, whole_gear, further);
        };
        for (auto const& need : in_[what.component].needs) {
            if (!is_up(need.of, [&](component_id leaf) { return !gear_is_there(leaf); })) {
                return true;
            }
        }
        if (what.copy == whole) {
            for (std::int32_t copy = 0; copy < copies(what.component); ++copy) {
                if (!is_behind(here, there, {what.component, copy}, through)) {
                    return false;
                }
            }
            return true;
        }
        auto const& in = place(what);
        return std::any_of(in.begin(), in.end(), [&](component_id each) {
            return is_behind(here, there, {each, whole}, through);
        });
    }

    [[nodiscard]] bool separates(link_ends const& group, thing left, thing right) const {
        auto const is_only_at = [&](thing what, component_id here, component_id there) {
            if (contains(here, what) || contains(there, what)) {
                return !contains(there, what);
            }
            return is_behind(here, there, what, {}) && !is_behind(there, here, what, {});
        };
        auto const [p, m] = group;
        return (is_only_at(left, p, m) && is_only_at(right, m, p)) ||
               (is_only_at(left, m, p) && is_only_at(right, p, m));
    }

    /// The pairs of ends whose links can cut one thing off another.
    [[nodiscard]] std::vector<links const*> const& between(thing left, thing right) const {
        auto const [known, is_new] = between_.try_emplace({left, right});
        if (is_new) {
            for (auto const& [group, all] : groups_) {
                if (separates(group, left, right)) {
                    known->second.push_back(&all);
                }
            }
        }
        return known->second;
    }

    /// Whether something can come between a copy and a component, any copy of it.
    [[nodiscard]] bool can_lose_sight(thing from, component_id of) const {
        for (std::int32_t copy = 0; copy < copies(of); ++copy) {
            if (!between(from, {of, copy}).empty()) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] bool can_lose_sight(thing from, model::expression const& of) const {
        auto const all = leaves(of);
        return std::any_of(all.begin(), all.end(),
                           [&](component_id leaf) { return can_lose_sight(from, leaf); });
    }

    model::architecture const& in_;

private:
    std::map<link_ends, links> groups_;
    mutable std::map<std::pair<thing, thing>, std::vector<links const*>> between_;
};

} // namespace hadsl::property

#endif
