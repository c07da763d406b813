// hadsl/fault/sight.hpp - who acts on not seeing whom: standbys, voters, isolation.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_SIGHT_HPP
#define HADSL_FAULT_SIGHT_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/placement.hpp>
#include <hadsl/fault/symptoms.hpp>
#include <hadsl/model/sight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hadsl::fault {

/// Whether one copy serves and the others stand by to take over.
[[nodiscard]] constexpr bool has_standbys(model::component const& of) {
    return (of.mode == model::run_mode::one_active || of.mode == model::run_mode::lockstep) &&
           of.copies.size() > 1;
}

/// Whether a standby takes over by this rule when it does not see the active copy: it cannot tell
/// that from a loss.
template <class Architecture>
[[nodiscard]] constexpr bool acts_unseen(Architecture const& in, model::rule const& rule) {
    return rule.action == model::action::take_over && model::answers_unseen(in, rule);
}

/// What a standby waits for before it takes over by a rule: the roles that have to agree, and whoever
/// shuts the active copy out.
[[nodiscard]] constexpr std::vector<model::expression const*> asked_by(model::component const& of,
                                                                       model::rule const& rule) {
    std::vector<model::expression const*> all;
    for (auto const& role : rule.needs) {
        all.push_back(&role);
    }
    if (of.fenced_by) {
        all.push_back(&*of.fenced_by);
    }
    return all;
}

/// Whether all copies of a component write to what each keeps for itself.
[[nodiscard]] constexpr bool all_write(model::component const& of) {
    return of.mode == model::run_mode::all_active && of.keeps_data && !of.data_on &&
           of.copies.size() > 1;
}

/// Whether copies that do not see each other can go on at the same time: a standby that takes over
/// beside the active copy, or copies that all write. Only then can there be a split brain.
template <class Architecture>
[[nodiscard]] constexpr bool can_split(Architecture const& in, model::component const& of) {
    bool const is_stopped = of.fenced_by || (of.quorum && !of.isolated_keep_writing);
    return !is_stopped &&
           (all_write(of) || (has_standbys(of) && std::any_of(of.rules.begin(), of.rules.end(),
                                                              [&](model::rule const& rule) {
                                                                  return acts_unseen(in, rule);
                                                              })));
}

/// How many of a component's copies can speak for it: what runs in one place speaks from there.
[[nodiscard]] constexpr std::int32_t speaking(model::component const& of) {
    return of.mode == model::run_mode::one_copy ? 1 : static_cast<std::int32_t>(of.copies.size());
}

/// How many of them it takes.
[[nodiscard]] constexpr std::int32_t enough(model::component const& of) {
    return of.mode == model::run_mode::all_active ? of.at_least : 1;
}

/// Whether an isolation event cuts off a component that holds exactly one of two sites. The copies
/// of one component that it strikes are cut off together.
template <class Groundwork>
[[nodiscard]] constexpr bool isolates(Groundwork const& base, event const& happening, site one,
                                      site other) {
    if (!is_isolation(*base.in, happening)) {
        return false;
    }
    auto const& struck = happening.strikes; // by component
    for (std::size_t first = 0; first < struck.size();) {
        auto last = first;
        while (last < struck.size() && struck[last].component == struck[first].component) {
            ++last;
        }
        auto const cut_off = [&](site inner) {
            // What stands on a component is in it when all its copies are.
            auto const& its = (*base.in)[struck[first].component];
            bool const whole =
                its.mode == model::run_mode::one_copy || last - first == its.copies.size();
            return (whole && base.places.contains(struck[first].component, inner)) ||
                   std::any_of(struck.begin() + static_cast<std::ptrdiff_t>(first),
                               struck.begin() + static_cast<std::ptrdiff_t>(last),
                               [&](strike const& each) {
                                   return site{each.component, each.copy} == inner;
                               });
        };
        if (cut_off(one) != cut_off(other)) {
            return true;
        }
        first = last;
    }
    return false;
}

} // namespace hadsl::fault

#endif
