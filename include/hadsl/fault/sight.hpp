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

/// Whether a standby takes over by this rule while the first copy goes on out of its sight. When
/// that is noticed, nobody says.
template <class Architecture>
[[nodiscard]] constexpr bool takes_over_beside(Architecture const& in, model::rule const& rule) {
    return acts_unseen(in, rule) && !rule.noticed_within;
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

/// What the roles that vote name, one by one.
[[nodiscard]] constexpr std::vector<model::component_id> voting_roles(model::component const& of) {
    std::vector<model::component_id> all;
    if (of.quorum) {
        for (auto const& each : of.quorum->voters) {
            append_leaves(each, all);
        }
    }
    return all;
}

/// The copies of all that votes for a component, its own included where they do.
template <class Architecture>
[[nodiscard]] constexpr std::vector<site> voters_of(Architecture const& in,
                                                    model::component_id of) {
    std::vector<site> all;
    auto const add = [&](model::component_id each, std::size_t copies) {
        for (std::size_t at = 0; at < copies; ++at) {
            all.push_back({each, static_cast<std::int32_t>(at)});
        }
    };
    add(of, voting_copies(in[of]));
    for (auto const each : voting_roles(in[of])) {
        add(each, in[each].copies.size());
    }
    return all;
}

/// Whether one copy runs that can be started in the place of another one.
[[nodiscard]] constexpr bool runs_in_one_of_several(model::component const& of) {
    return of.mode == model::run_mode::one_copy && of.copies.size() > 1;
}

/// The roles that agree by what they see themselves, not the standby, to a take-over by a rule, or to
/// a start elsewhere: those that have no vote, as a voter that does not see the active copy still needs
/// the others, and are not there to shut it out.
[[nodiscard]] constexpr std::vector<model::expression const*> watchers_of(
    model::component const& of, model::rule const& rule) {
    auto others = voting_roles(of);
    if (of.fenced_by) {
        append_leaves(*of.fenced_by, others);
    }
    std::vector<model::expression const*> all;
    for (auto const& role : rule.needs) {
        std::vector<model::component_id> leaves;
        append_leaves(role, leaves);
        if (std::any_of(leaves.begin(), leaves.end(), [&](model::component_id leaf) {
                return std::find(others.begin(), others.end(), leaf) == others.end();
            })) {
            all.push_back(&role);
        }
    }
    return all;
}

/// What these roles name, one by one.
[[nodiscard]] constexpr std::vector<model::component_id> watching(model::component const& of,
                                                                  model::rule const& rule) {
    std::vector<model::component_id> all;
    for (auto const* role : watchers_of(of, rule)) {
        append_leaves(*role, all);
    }
    return all;
}

/// Whether copies vote for the active one by following it: once those who watch have another one take
/// over, the rest follow that, and the first stops.
[[nodiscard]] constexpr bool votes_follow(model::component const& of) {
    return has_standbys(of) && of.quorum && of.quorum->copies && !of.isolated_keep_writing;
}

/// Whether a standby has the active copy shut out before it takes over. With a quorum the majority
/// says who goes on.
[[nodiscard]] constexpr bool shuts_out(model::component const& of) {
    return votes_follow(of) ||
           ((has_standbys(of) || runs_in_one_of_several(of)) && of.fenced_by && !of.quorum);
}

/// Whether by a rule another copy runs instead of the first, though that goes on: a standby takes
/// over, or it is started in another place.
template <class Architecture>
[[nodiscard]] constexpr bool replaces(Architecture const& in, model::component const& of,
                                      model::rule const& rule) {
    if (has_standbys(of)) {
        return takes_over_beside(in, rule);
    }
    bool const starts =
        rule.action == model::action::restart || rule.action == model::action::restore;
    return runs_in_one_of_several(of) && !of.quorum && starts && !rule.noticed_within &&
           model::answers_unseen(in, rule);
}

/// How long a rule takes until another copy runs instead of the first, which has to be started where one
/// runs at a time.
[[nodiscard]] constexpr duration time_to_replace(model::component const& of,
                                                 model::rule const& rule) {
    return has_standbys(of) ? rule.time : rule.time + of.starts_in;
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

/// Those copies.
template <class Architecture>
[[nodiscard]] constexpr std::vector<site> speakers_of(Architecture const& in,
                                                      model::component_id of) {
    std::vector<site> all;
    for (std::int32_t at = 0; at < speaking(in[of]); ++at) {
        all.push_back({of, at});
    }
    return all;
}

/// How many of them it takes.
[[nodiscard]] constexpr std::int32_t enough(model::component const& of) {
    return of.mode == model::run_mode::all_active ? of.at_least : 1;
}

/// On which side of an isolation two sites are.
enum class isolated : std::uint8_t {
    neither, // or nothing is isolated
    one,     // they do not see each other
    both,    // what is out for everybody outside is not out for them
};

/// On which side of an event they are. What it strikes of one component is cut off together.
template <class Groundwork>
[[nodiscard]] constexpr isolated isolation_of(Groundwork const& base, event const& happening,
                                              site one, site other) {
    if (!is_isolation(*base.in, happening)) {
        return isolated::neither;
    }
    auto const& struck = happening.strikes; // by component
    auto found = isolated::neither;
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
            return isolated::one;
        }
        found = cut_off(one) ? isolated::both : found;
        first = last;
    }
    return found;
}

} // namespace hadsl::fault

#endif
