// hadsl/fault/outage.hpp - how long one component is out, given how long the others are.
// SPDX-License-Identifier: BSL-1.0
//
// This is the meaning of the language, one component at a time, in concrete durations. `evaluate`
// finds the least values that agree with it everywhere.
#ifndef HADSL_FAULT_OUTAGE_HPP
#define HADSL_FAULT_OUTAGE_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/expressions.hpp>
#include <hadsl/fault/partings.hpp>
#include <hadsl/fault/placement.hpp>
#include <hadsl/fault/sight.hpp>
#include <hadsl/fault/symptoms.hpp>
#include <hadsl/model/own_data.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// A cause that puts a copy out, and for how long, the mechanism's restarts included.
struct effect {
    fault::cause cause;
    duration length;
    friend constexpr bool operator==(effect const&, effect const&) = default;
};

/// What is known of one component under a scenario.
struct reading {
    duration outage = zero;
    std::vector<std::vector<effect>> causes; // per copy: those that put it out, by cause
    std::vector<duration> serve;             // per copy: the maximum over its causes
    std::vector<duration> vote;              // per copy: as a voter, without quorum and separation
    /// In a circle, the step at which the outage got its length: what it follows from came before.
    std::size_t step = 0;

    friend constexpr bool operator==(reading const& one, reading const& other) {
        return one.outage == other.outage && one.causes == other.causes &&
               one.serve == other.serve && one.vote == other.vote;
    }
};

/// What follows from an architecture and its events alone, shared by every scenario.
template <class Architecture>
struct basic_groundwork {
    constexpr basic_groundwork(Architecture const& architecture, std::vector<event> const& listed)
        : in(&architecture), events(&listed), places(architecture), apart(architecture, places),
          seen(architecture, listed, places) {}
    basic_groundwork(basic_groundwork const&) = delete;
    basic_groundwork& operator=(basic_groundwork const&) = delete;

    Architecture const* in;
    std::vector<event> const* events;
    basic_placement<Architecture> places;
    basic_partings<Architecture> apart;
    basic_symptoms<Architecture> seen;
};
using groundwork = basic_groundwork<model::architecture>;

/// The voters of a component's quorum: copies first, then roles.
[[nodiscard]] constexpr std::size_t voter_count(model::component const& of) {
    return (of.quorum->copies ? of.copies.size() : 0) + of.quorum->voters.size();
}

/// How many copies hold data: all, or the one place where it runs.
[[nodiscard]] constexpr std::int32_t holders(model::component const& of) {
    return of.mode == model::run_mode::one_copy ? 1 : static_cast<std::int32_t>(of.copies.size());
}

/// How many of the holders must be destroyed for the data to be gone.
[[nodiscard]] constexpr std::int32_t losable(model::component const& of) {
    return of.data_in_shares ? holders(of) - of.at_least + 1 : holders(of);
}

/// What the data of a copy lies on: where the component says, or whatever keeps data beneath it.
template <class Groundwork>
[[nodiscard]] constexpr std::vector<model::component_id> stores_of(Groundwork const& base,
                                                                   model::component_id id,
                                                                   std::int32_t copy) {
    std::vector<model::component_id> stores;
    if (auto const on = (*base.in)[id].data_on) {
        stores.push_back(*on);
        return stores;
    }
    for (auto const lower : base.places.beneath(id, copy)) {
        // What has copies is opaque from above: it loses the worst of what it stands on itself.
        if ((*base.in)[lower].keeps_data || has_copies((*base.in)[lower])) {
            stores.push_back(lower);
        }
    }
    return stores;
}

/// The age of the youngest backup there can be; unbounded without any.
[[nodiscard]] constexpr duration youngest_backup(model::component const& of) {
    auto age = unbounded;
    for (auto const& backup : of.backups) {
        age = shorter_of(age, backup.interval);
    }
    return age;
}

/// Computes readings from readings.
template <class Groundwork>
class basic_outage_of {
public:
    constexpr basic_outage_of(Groundwork const& base, std::vector<reading> const& known,
                              scenario const& happening)
        : base_(&base), in_(base.in), known_(&known), happening_(&happening) {}

    [[nodiscard]] constexpr reading operator()(model::component_id id) const {
        auto const& component = (*in_)[id];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        reading result;
        for (std::int32_t copy = 0; copy < count; ++copy) {
            auto causes = causes_beneath(id, copy);
            // The vote of one that runs in one place at a time is that of the place.
            result.vote.push_back(component.mode == model::run_mode::one_copy
                                      ? place_out(component.copies[static_cast<std::size_t>(copy)])
                                      : longest(causes));
            if (component.quorum) {
                add(causes, {{cause::kind::quorum, 0}, without_majority(id, copy)});
            }
            if (has_copies(component)) {
                add(causes, {{cause::kind::separated, 0}, separated(id, copy)});
            } else {
                auto const own = longer_of(own_needs(component), separated(id, copy));
                add(causes, {{cause::kind::own, static_cast<std::int32_t>(id)}, own});
                result.vote.back() = longest(causes);
            }
            result.serve.push_back(longest(causes));
            result.causes.push_back(std::move(causes));
        }
        result.outage = whole(id, result);
        return result;
    }

    /// The outage of an expression as everybody sees it.
    [[nodiscard]] constexpr duration out(model::expression const& of) const {
        return value_of(of, [&](model::component_id leaf) { return outage(leaf); });
    }

    /// The outage of an expression as one copy sees it, links included.
    [[nodiscard]] constexpr duration out_seen(site viewer, model::expression const& of) const {
        if (!base_->apart.can_separate(viewer, of)) {
            return out(of);
        }
        return value_of(of, [&](model::component_id leaf) {
            return longer_of(outage(leaf), unseen(viewer, leaf));
        });
    }

    /// How long a rule of a copy waits for its roles.
    [[nodiscard]] constexpr duration roles_out(site acting, model::rule const& rule) const {
        duration wait = zero;
        for (auto const& role : rule.needs) {
            wait = longer_of(wait, out_seen(acting, role));
        }
        return wait;
    }

    /// How long another copy waits before it takes requests over by `rule`: for the roles, and
    /// for the fence, as it sees them.
    [[nodiscard]] constexpr duration hand_over(site to, model::rule const& rule) const {
        return hand_over(to, rule,
                         [&](model::expression const& role) { return out_seen(to, role); });
    }

    /// How long taking over by `rule` takes: its time after the standby and what it waits for are
    /// there, whichever standby is ready first.
    [[nodiscard]] constexpr duration take_over(model::component_id id, model::rule const& rule,
                                               reading const& own) const {
        duration ready = unbounded;
        for (std::size_t copy = 1; copy < own.serve.size(); ++copy) {
            site const standby{id, static_cast<std::int32_t>(copy)};
            ready = shorter_of(ready, longer_of(own.serve[copy], hand_over(standby, rule)));
        }
        return rule.time + ready;
    }

    /// How long `rule` takes until no request goes to a copy of many any more.
    [[nodiscard]] constexpr duration eject(site copy, model::rule const& rule) const {
        duration ready = unbounded;
        auto const count = static_cast<std::int32_t>((*in_)[copy.component].copies.size());
        for (std::int32_t other = 0; other < count; ++other) {
            if (other != copy.copy) {
                ready = shorter_of(ready, hand_over({copy.component, other}, rule));
            }
        }
        return rule.time + ready;
    }

    /// How long restarting, migrating or restoring by `rule` takes when `below` is how long the
    /// place is out by the cause.
    [[nodiscard]] constexpr duration start_again(model::component_id id, std::int32_t copy,
                                                 model::rule const& rule, duration below) const {
        auto const& component = (*in_)[id];
        if (rule.action == model::action::restore && !can_restore(id)) {
            return unbounded;
        }
        auto wait = zero;
        for (auto const& first : component.starts_after) {
            wait = longer_of(wait, out(first));
        }
        auto const start = rule.action == model::action::migrate ? zero : component.starts_in;
        auto const again = [&](duration ready) {
            return rule.time + longer_of(wait, ready) + start;
        };
        auto const here = roles_out({id, copy}, rule);
        if (component.mode != model::run_mode::one_copy) {
            return again(below.is_zero() ? here : longer_of(here, other_place(component, copy)));
        }
        // What runs in one place is there what it would be at the first: it has to see what it
        // waits for, a majority, and what it needs.
        auto least = below.is_zero() ? again(here) : unbounded;
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            site const other{id, static_cast<std::int32_t>(at)};
            if (other.copy != copy) {
                auto ready = longer_of(place_out(component.copies[at]), roles_out(other, rule));
                if (component.quorum) {
                    ready = longer_of(ready, without_majority(id, other.copy));
                }
                least = shorter_of(least, longer_of(again(ready), separated(id, other.copy)));
            }
        }
        return least;
    }

    /// The least outage of a place other than this copy's; unbounded when there is none.
    [[nodiscard]] constexpr duration other_place(model::component const& component,
                                                 std::int32_t copy) const {
        duration least = unbounded;
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            if (static_cast<std::int32_t>(at) != copy) {
                least = shorter_of(least, place_out(component.copies[at]));
            }
        }
        return least;
    }

    /// Whether two sites have no way left between them, and for how long.
    [[nodiscard]] constexpr duration parted(site one, site other) const {
        return parted(one, other, [&](model::cut const& each) { return all_out(each); });
    }

    /// How long all of a cut is out.
    [[nodiscard]] constexpr duration all_out(model::cut const& of) const {
        duration least = unbounded;
        for (auto const each : of) {
            least = shorter_of(least, outage(each));
        }
        return least;
    }

    [[nodiscard]] constexpr duration outage(model::component_id id) const {
        return (*known_)[model::index_of(id)].outage;
    }

    // ---- data ------------------------------------------------------------------------------

    /// Whether what stands in, on or is kept on a copy of a component is destroyed.
    [[nodiscard]] constexpr bool contents_destroyed(model::component_id id,
                                                    std::int32_t copy) const {
        if (struck_by(id, copy, model::destruction::contents)) {
            return true;
        }
        auto const& place = (*in_)[id].copies[static_cast<std::size_t>(copy)].place;
        return std::any_of(place.begin(), place.end(), [&](model::component_id lower) {
            return all_contents_destroyed(lower);
        });
    }

    /// Whether the data of a copy is destroyed.
    [[nodiscard]] constexpr bool data_destroyed(model::component_id id, std::int32_t copy) const {
        auto const& component = (*in_)[id];
        if (struck_by(id, copy, model::destruction::data)) {
            return true;
        }
        if (!component.data_on) {
            return contents_destroyed(id, copy);
        }
        return struck_by(id, copy, model::destruction::contents) ||
               all_data_destroyed(*component.data_on) ||
               std::any_of(component.containers.begin(), component.containers.end(),
                           [&](model::component_id each) {
                               return model::is_account(*in_, each) && all_contents_destroyed(each);
                           });
    }

    [[nodiscard]] constexpr bool all_data_destroyed(model::component_id id) const {
        return too_many(id, [&](std::int32_t copy) { return data_destroyed(id, copy); });
    }

    /// Whether nothing is left of what an expression names (the keeper of a backup).
    [[nodiscard]] constexpr bool is_destroyed(model::expression const& of) const {
        return !value_of(of, [&](model::component_id leaf) {
                    return all_data_destroyed(leaf) ? unbounded : zero;
                }).is_zero();
    }

    /// Whether a restore has something to restore from: a copy of the data, or a backup.
    [[nodiscard]] constexpr bool can_restore(model::component_id id) const {
        auto const& backups = (*in_)[id].backups;
        return !all_data_destroyed(id) ||
               std::any_of(backups.begin(), backups.end(), [&](model::backup const& each) {
                   return !each.on || !is_destroyed(*each.on);
               });
    }

private:
    static constexpr void add(std::vector<effect>& to, effect const& more) {
        if (!more.length.is_zero()) {
            to.push_back(more);
        }
    }
    [[nodiscard]] static constexpr duration longest(std::vector<effect> const& of) {
        duration length = zero;
        for (auto const& each : of) {
            length = longer_of(length, each.length);
        }
        return length;
    }

    [[nodiscard]] constexpr event const& happening(event_id id) const {
        return (*base_->events)[index_of(id)];
    }

    /// The causes that strike a copy or come from beneath it, after restarts.
    [[nodiscard]] constexpr std::vector<effect> causes_beneath(model::component_id id,
                                                               std::int32_t copy) const {
        auto const& component = (*in_)[id];
        std::vector<effect> below; // how long the place is out by each cause
        for (auto const lower : component.copies[static_cast<std::size_t>(copy)].place) {
            auto const& there = (*known_)[model::index_of(lower)];
            if (has_copies((*in_)[lower])) {
                add(below, {{cause::kind::opaque, static_cast<std::int32_t>(lower)}, there.outage});
            } else if (!there.causes.empty()) {
                below.insert(below.end(), there.causes[0].begin(), there.causes[0].end());
            }
        }
        struct source {
            fault::cause cause;
            duration own;   // an event that strikes the copy lasts this long
            duration below; // the place is out this long
        };
        std::vector<source> sources;
        for (auto const& each : below) {
            sources.push_back({each.cause, zero, each.length});
        }
        for (auto const event : *happening_) {
            for (auto const& strike : happening(event).strikes) {
                if (strike.component == id && strike.copy == copy) {
                    sources.push_back({{cause::kind::event, static_cast<std::int32_t>(event)},
                                       strike.lasts,
                                       zero});
                }
            }
        }
        std::sort(sources.begin(), sources.end(),
                  [](source const& left, source const& right) { return left.cause < right.cause; });
        std::vector<effect> result;
        for (std::size_t at = 0; at < sources.size();) {
            auto one = sources[at];
            for (++at; at < sources.size() && sources[at].cause == one.cause; ++at) {
                one.own = longer_of(one.own, sources[at].own);
                one.below = longer_of(one.below, sources[at].below);
            }
            // A cause that a rule answers at once is still a cause: its rule may lose work.
            if (!one.own.is_zero() || !one.below.is_zero()) {
                result.push_back({one.cause, lasting(id, copy, one.cause, one.own, one.below)});
            }
        }
        return result;
    }

    /// How long one cause puts a copy out: its natural length, or the best rule that answers it.
    [[nodiscard]] constexpr duration lasting(model::component_id id, std::int32_t copy,
                                             cause const& of, duration own, duration below) const {
        auto const& component = (*in_)[id];
        auto length = own;
        if (!below.is_zero()) {
            auto wait = below;
            for (auto const& first : component.starts_after) {
                wait = longer_of(wait, out(first));
            }
            length = longer_of(length, wait + component.starts_in);
        }
        for (auto const& rule : component.rules) {
            if (rule.action == model::action::take_over ||
                !base_->seen.matches(rule, id, copy, of) ||
                (rule.action == model::action::restart && base_->seen.meets_again(id, copy, of))) {
                continue;
            }
            length = shorter_of(length, start_again(id, copy, rule, below));
        }
        return length;
    }

    [[nodiscard]] constexpr duration place_out(model::copy const& copy) const {
        duration longest = zero;
        for (auto const lower : copy.place) {
            longest = longer_of(longest, outage(lower));
        }
        return longest;
    }

    /// What a component waits for itself, as everybody sees it.
    [[nodiscard]] constexpr duration own_needs(model::component const& component) const {
        duration longest = zero;
        for (auto const& request : component.requests) {
            longest = longer_of(longest, out(request));
        }
        for (auto const& need : component.needs) {
            longest = longer_of(longest, out(need.of) - need.tolerating);
        }
        return longest;
    }

    /// What a copy waits for because a link can stand between it and what it needs.
    [[nodiscard]] constexpr duration separated(model::component_id id, std::int32_t copy) const {
        if (!base_->apart.has_links()) {
            return zero;
        }
        auto const& component = (*in_)[id];
        site const viewer{id, copy};
        duration longest = zero;
        for (auto const& request : component.requests) {
            if (base_->apart.can_separate(viewer, request)) {
                longest = longer_of(longest, out_seen(viewer, request));
            }
        }
        for (auto const& need : component.needs) {
            if (base_->apart.can_separate(viewer, need.of)) {
                longest = longer_of(longest, out_seen(viewer, need.of) - need.tolerating);
            }
        }
        for (auto const lower : companions(*in_, component, static_cast<std::size_t>(copy))) {
            longest = longer_of(longest, unseen(viewer, lower));
        }
        return longest;
    }

    /// How long a copy sees no majority of the voters.
    [[nodiscard]] constexpr duration without_majority(model::component_id id,
                                                      std::int32_t copy) const {
        auto const& component = (*in_)[id];
        site const viewer{id, copy};
        std::vector<duration> voters;
        if (component.quorum->copies) {
            for (std::size_t at = 0; at < component.copies.size(); ++at) {
                site const voter{id, static_cast<std::int32_t>(at)};
                // The vote of the copy being computed is not known yet in `known_`; the fixed
                // point makes up for it.
                auto const& votes = (*known_)[model::index_of(id)].vote;
                auto const down = votes.empty() ? zero : votes[at];
                voters.push_back(voter == viewer ? down : longer_of(down, parted(viewer, voter)));
            }
        }
        for (auto const& role : component.quorum->voters) {
            voters.push_back(value_of(role, [&](model::component_id leaf) {
                return longer_of(outage(leaf), unseen(viewer, leaf));
            }));
        }
        std::sort(voters.begin(), voters.end());
        return voters[voters.size() / 2]; // the majority-th fastest
    }

    /// How long a copy does not see a component because of the links between them.
    [[nodiscard]] constexpr duration unseen(site viewer, model::component_id of) const {
        auto longest = unseen(viewer, of, true);
        // Requests pass these first; whether they see the component, its own copies say.
        for (auto const& request : (*in_)[of].requests) {
            auto const passed = value_of(
                request, [&](model::component_id leaf) { return unseen(viewer, leaf, false); });
            longest = longer_of(longest, passed);
        }
        return longest;
    }

    /// The same for its copies alone. When nobody takes over `beside` those who go on out of sight, a
    /// cut keeps what it parts from the viewer until it is closed.
    [[nodiscard]] constexpr duration unseen(site viewer, model::component_id of,
                                            bool beside) const {
        if (!base_->apart.can_separate(viewer, of)) {
            return zero;
        }
        auto const& component = (*in_)[of];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        if (component.mode == model::run_mode::all_active) {
            std::vector<duration> copies;
            for (std::int32_t at = 0; at < count; ++at) {
                site const copy{of, at};
                copies.push_back(longer_of(not_serving(of, static_cast<std::size_t>(at)),
                                           parted(viewer, copy, [&](model::cut const& each) {
                                               return beside
                                                          ? carried_out_of_sight(viewer, copy, each)
                                                          : all_out(each);
                                           })));
            }
            std::sort(copies.begin(), copies.end());
            return copies[static_cast<std::size_t>(component.at_least) - 1];
        }
        site const first{of, 0};
        auto longest = parted(viewer, first, [&](model::cut const& each) {
            if (costs_majority(component, of, each)) {
                return zero;
            }
            return beside ? shorter_of(cut_off(viewer, of, each).length,
                                       carried_out_of_sight(viewer, first, each))
                          : all_out(each);
        });
        if (!not_serving(of, 0).is_zero()) {
            for (std::int32_t at = 1; at < count; ++at) {
                longest = longer_of(longest, parted(viewer, {of, at}));
            }
        }
        return longest;
    }

    /// No way is left between two sites, when a cut keeps them apart for `length_of(cut)` while what
    /// they stand on runs in its first place.
    template <class Length>
    [[nodiscard]] constexpr duration parted(site one, site other, Length const& length_of) const {
        duration longest = zero;
        for (auto const& each : base_->apart.between(one, other)) {
            if (!costs_a_carrier_its_majority(one, other, each)) {
                longest = longer_of(longest, length_of(each));
            }
        }
        for (auto const& elsewhere : base_->apart.between_moved(one, other)) {
            if (has_moved(elsewhere.moved)) {
                for (auto const& each : elsewhere.cuts) {
                    longest = longer_of(longest, all_out(each));
                }
            }
        }
        return longest;
    }

    /// The same when something that it waits for is `out_of(expression)`.
    template <class OutOf>
    [[nodiscard]] constexpr duration hand_over(site to, model::rule const& rule,
                                               OutOf const& out_of) const {
        duration wait = zero;
        for (auto const& role : rule.needs) {
            wait = longer_of(wait, out_of(role));
        }
        auto const& fence = (*in_)[to.component].fenced_by;
        return fence ? longer_of(wait, out_of(*fence)) : wait;
    }

    /// What a standby waits for before it takes over by `rule` beside the first copy. It sees all
    /// of it as if nobody took over beside anybody else, or they might wait for each other.
    [[nodiscard]] constexpr duration hand_over_beside(site standby, model::rule const& rule) const {
        return hand_over(standby, rule, [&](model::expression const& role) {
            return value_of(role, [&](model::component_id leaf) {
                return longer_of(outage(leaf), unseen(standby, leaf, false));
            });
        });
    }

    /// How long a copy does not serve.
    [[nodiscard]] constexpr duration not_serving(model::component_id of, std::size_t copy) const {
        auto const& serve = (*known_)[model::index_of(of)].serve;
        return serve.empty() ? zero : serve[copy];
    }

public:
    /// How long somebody does not see a component, and which of its rules ends that, if any does.
    struct out_of_sight {
        duration length = zero;
        std::int32_t standby = -1;
        std::int32_t rule = -1;
    };

    /// How long a cut between a viewer and a component's first copy keeps the component from the
    /// viewer: until it is closed, or a standby that it parts from the first copy too, and not from
    /// the viewer, has taken over.
    [[nodiscard]] constexpr out_of_sight cut_off(site viewer, model::component_id of,
                                                 model::cut const& out) const {
        auto const& rules = (*in_)[of].rules;
        out_of_sight found{all_out(out)};
        for (auto const at : beside(of, out)) {
            site const standby{of, at};
            for (std::size_t which = 0; which < rules.size(); ++which) {
                auto const& rule = rules[which];
                if (!takes_over_beside(rule)) {
                    continue;
                }
                auto const ready = longer_of(not_serving(of, static_cast<std::size_t>(at)),
                                             hand_over_beside(standby, rule));
                auto const length = longer_of(rule.time + ready, parted(viewer, standby));
                if (length < found.length) {
                    found = {length, at, static_cast<std::int32_t>(which)};
                }
            }
        }
        return found;
    }

    /// Whether all of these run elsewhere than in their first places, or not at all.
    [[nodiscard]] constexpr bool has_moved(std::vector<model::component_id> const& all) const {
        return std::none_of(all.begin(), all.end(), [&](model::component_id each) {
            return not_serving(each, 0).is_zero();
        });
    }

    /// How long a cut keeps two sites apart: the standby of what the one stands on may take over
    /// where the other sees it.
    [[nodiscard]] constexpr duration carried_out_of_sight(site one, site other,
                                                          model::cut const& out) const {
        auto shortest = all_out(out);
        for (auto const each : carriers_with_standbys(one, other)) {
            shortest = shorter_of(shortest, cut_off(other, each, out).length);
        }
        for (auto const each : carriers_with_standbys(other, one)) {
            shortest = shorter_of(shortest, cut_off(one, each, out).length);
        }
        return shortest;
    }

    /// What one site stands on and another does not, and has standbys.
    [[nodiscard]] constexpr std::vector<model::component_id> carriers_with_standbys(
        site of, site without) const {
        auto found = base_->apart.carriers(of);
        auto const others = base_->apart.carriers(without);
        std::erase_if(found, [&](model::component_id each) {
            return !has_standbys((*in_)[each]) ||
                   std::find(others.begin(), others.end(), each) != others.end();
        });
        return found;
    }

    /// Whether a cut keeps what one of two sites stands on from its majority: then that is out.
    [[nodiscard]] constexpr bool costs_a_carrier_its_majority(site one, site other,
                                                              model::cut const& out) const {
        for (auto const of : {one, other}) {
            for (auto const each : base_->apart.carriers(of)) {
                if (costs_majority((*in_)[each], each, out)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a standby takes over by this rule while the first copy goes on out of its sight. When
    /// that is noticed, nobody says.
    [[nodiscard]] constexpr bool takes_over_beside(model::rule const& rule) const {
        return acts_unseen(*in_, rule) && !rule.noticed_within;
    }

    /// The standbys that a cut parts from a component's first copy, and that may take over beside it.
    /// Where they vote none may: the first copy has the majority still.
    [[nodiscard]] constexpr std::vector<std::int32_t> beside(model::component_id of,
                                                             model::cut const& out) const {
        std::vector<std::int32_t> found;
        auto const& component = (*in_)[of];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        bool const may = has_standbys(component) && !component.quorum;
        for (std::int32_t at = 1; may && at < count; ++at) {
            if (base_->apart.separates(out, {of, 0}, {of, at})) {
                found.push_back(at);
            }
        }
        return found;
    }

    /// Whether a cut alone keeps the first copy from a majority: then the component's own
    /// outage says what that means, and who takes over is on the other side.
    [[nodiscard]] constexpr bool costs_majority(model::component const& component,
                                                model::component_id id,
                                                model::cut const& out) const {
        if (!component.quorum) {
            return false;
        }
        site const first{id, 0};
        std::size_t lost = 0;
        if (component.quorum->copies) {
            for (std::size_t at = 1; at < component.copies.size(); ++at) {
                site const voter{id, static_cast<std::int32_t>(at)};
                lost += base_->apart.separates(out, first, voter) ? 1U : 0U;
            }
        }
        for (auto const& role : component.quorum->voters) {
            auto const away = value_of(role, [&](model::component_id leaf) {
                return parts_enough(out, first, leaf) ? unbounded : zero;
            });
            lost += away.is_zero() ? 0U : 1U;
        }
        auto const voters = voter_count(component);
        return voters - lost < voters / 2 + 1;
    }

private:
    /// Whether a cut leaves too few copies of a component in sight: less than the majority by which
    /// they decide, or than must serve.
    [[nodiscard]] constexpr bool parts_enough(model::cut const& out, site viewer,
                                              model::component_id of) const {
        auto const& component = (*in_)[of];
        if (!has_copies(component)) {
            return base_->apart.separates(out, viewer, {of, -1});
        }
        std::size_t lost = 0;
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            site const copy{of, static_cast<std::int32_t>(at)};
            lost += base_->apart.separates(out, viewer, copy) ? 1U : 0U;
        }
        if (component.quorum && component.quorum->copies) {
            auto const voters = voter_count(component);
            return voters - lost < voters / 2 + 1;
        }
        auto const enough = component.mode == model::run_mode::all_active
                                ? static_cast<std::size_t>(component.at_least)
                                : 1U;
        return component.copies.size() - lost < enough;
    }

    /// The component as a whole, from its copies.
    [[nodiscard]] constexpr duration whole(model::component_id id, reading const& own) const {
        auto const& component = (*in_)[id];
        switch (component.mode) {
        case model::run_mode::single: return own.serve[0];
        case model::run_mode::one_copy: return longer_of(own.serve[0], own_needs(component));
        case model::run_mode::all_active: {
            auto copies = own.serve;
            std::sort(copies.begin(), copies.end());
            return longer_of(copies[static_cast<std::size_t>(component.at_least) - 1],
                             own_needs(component));
        }
        case model::run_mode::one_active:
        case model::run_mode::lockstep: break;
        }
        duration longest = own_needs(component);
        for (auto const& each : own.causes[0]) {
            auto length = each.length;
            for (auto const& rule : component.rules) {
                if (rule.action == model::action::take_over &&
                    base_->seen.matches(rule, id, 0, each.cause)) {
                    length = shorter_of(length, take_over(id, rule, own));
                }
            }
            longest = longer_of(longest, length);
        }
        return longest;
    }

    [[nodiscard]] constexpr bool struck_by(model::component_id id, std::int32_t copy,
                                           model::destruction how) const {
        return std::any_of(happening_->begin(), happening_->end(), [&](event_id each) {
            return (*in_)[happening(each).failure].destroys == how &&
                   strikes(happening(each), id, copy);
        });
    }
    [[nodiscard]] constexpr bool all_contents_destroyed(model::component_id id) const {
        return too_many(id, [&](std::int32_t copy) { return contents_destroyed(id, copy); });
    }
    /// Whether so many copies are destroyed that the rest does not have the data: all of them, or
    /// with shares more than can be spared. Of one on several places the first has what there is.
    template <class Predicate>
    [[nodiscard]] constexpr bool too_many(model::component_id id,
                                          Predicate const& is_destroyed) const {
        auto const& component = (*in_)[id];
        std::int32_t destroyed = 0;
        for (std::int32_t at = 0; at < holders(component); ++at) {
            destroyed += is_destroyed(at) ? 1 : 0;
        }
        return destroyed >= losable(component);
    }

    Groundwork const* base_;
    model::architecture const* in_;
    std::vector<reading> const* known_;
    scenario const* happening_;
};

using outage_of = basic_outage_of<groundwork>;

} // namespace hadsl::fault

#endif
