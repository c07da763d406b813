// hadsl/fault/sightlines.hpp - how long who does not see whom.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_SIGHTLINES_HPP
#define HADSL_FAULT_SIGHTLINES_HPP

#include <hadsl/fault/destruction.hpp>
#include <hadsl/fault/expressions.hpp>
#include <hadsl/fault/reading.hpp>
#include <hadsl/fault/sight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hadsl::fault {

/// The voters of a component's quorum: copies first, then roles.
[[nodiscard]] constexpr std::size_t voter_count(model::component const& of) {
    return (of.quorum->copies ? of.copies.size() : 0) + of.quorum->voters.size();
}

/// Finds how long links and network gear keep something out of somebody's sight.
template <class Groundwork>
class basic_sightlines : public basic_destruction<Groundwork> {
    using destruction = basic_destruction<Groundwork>;

protected:
    using destruction::base_;
    using destruction::happening;
    using destruction::in_;
    using destruction::known_;

public:
    using destruction::destruction;
    using destruction::not_serving;
    using destruction::outage;

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

    /// Whether what an event puts out by itself, beside some part of a network and for as long at
    /// least, takes the majority from a component's first copy: one duct for all its links.
    [[nodiscard]] constexpr bool costs_majority_at_once(model::component const& component,
                                                        model::component_id id, event_id by,
                                                        model::component_id part) const {
        auto const& event = happening(by);
        auto const takes_time = [&](model::component_id each) {
            auto const& lower = (*in_)[each];
            return !lower.rules.empty() || !lower.starts_after.empty() ||
                   !lower.starts_in.is_zero();
        };
        auto const& beneath = base_->places.beneath(part, 0);
        bool const is_longer =
            takes_time(part) || std::any_of(beneath.begin(), beneath.end(), takes_time);
        auto const length = is_longer ? unbounded : struck_for(event, part);
        model::cut out;
        for (std::size_t at = 0; at < in_->components.size(); ++at) {
            auto const each = static_cast<model::component_id>(at);
            auto const lasts = struck_for(event, each);
            if (!lasts.is_zero() && lasts >= length) {
                out.push_back(each);
            }
        }
        return costs_majority(component, id, out);
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
            auto const out = out_with_majority(component, of, each);
            return beside ? shorter_of(out, shorter_of(cut_off(viewer, of, each).length,
                                                       carried_out_of_sight(viewer, first, each)))
                          : out;
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

protected:
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

private:
    /// How long all of a cut is out by what leaves a component's first copy its majority, as far as
    /// that is seen from each event by itself.
    [[nodiscard]] constexpr duration out_with_majority(model::component const& component,
                                                       model::component_id id,
                                                       model::cut const& out) const {
        if (!component.quorum) {
            return all_out(out);
        }
        duration least = unbounded;
        for (auto const part : out) {
            auto const& there = (*known_)[model::index_of(part)];
            if (has_copies((*in_)[part]) || there.causes.empty()) {
                least = shorter_of(least, there.outage);
                continue;
            }
            duration longest = zero;
            for (auto const& each : there.causes[0]) {
                if (each.cause.what != cause::kind::event || each.length <= longest ||
                    !costs_majority_at_once(component, id, static_cast<event_id>(each.cause.index),
                                            part)) {
                    longest = longer_of(longest, each.length);
                }
            }
            least = shorter_of(least, longest);
        }
        return least;
    }

    /// For how long an event by itself puts out at least what it strikes, or strikes beneath it; no
    /// time where rules may say otherwise.
    [[nodiscard]] constexpr duration struck_for(event const& by, model::component_id id) const {
        auto const& component = (*in_)[id];
        if (has_copies(component) || !component.rules.empty()) {
            return zero;
        }
        duration longest = zero;
        for (auto const& strike : by.strikes) {
            longest = strike.component == id ? longer_of(longest, strike.lasts) : longest;
        }
        for (auto const lower : component.copies[0].place) {
            longest = longer_of(longest, struck_for(by, lower));
        }
        return longest;
    }

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
};

} // namespace hadsl::fault

#endif
