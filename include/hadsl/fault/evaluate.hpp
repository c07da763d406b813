// hadsl/fault/evaluate.hpp - what one scenario does to every component: the concrete meaning.
// SPDX-License-Identifier: BSL-1.0
//
// No solver: durations are exact and the whole is constexpr. The values are the least that agree
// with `outage_of` everywhere, found by going up from "nothing is out": nothing fails without a
// cause. Components are taken in the order of their dependencies, so only circles are repeated.
#ifndef HADSL_FAULT_EVALUATE_HPP
#define HADSL_FAULT_EVALUATE_HPP

#include <hadsl/fault/dependencies.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/fault/outage.hpp>
#include <hadsl/fault/sight.hpp>
#include <hadsl/fault/splits.hpp>
#include <hadsl/model/own_data.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// What a scenario does, by component.
struct evaluation {
    std::vector<reading> readings; // empty where nothing arrives
    std::vector<duration> outage;
    std::vector<duration> disruption; // at least the outage
    std::vector<duration> data_loss;  // how much acknowledged work is gone
    std::vector<bool> split_brain;
    /// False when a circle of waits took more steps than are allowed: then no value counts.
    bool complete = true;
};

/// Evaluates scenarios of one architecture, which must outlive it. Safe to share among threads.
template <class Architecture>
class basic_evaluator {
public:
    // Dependent names: what is only included is not made.
    using groundwork = basic_groundwork<Architecture>;
    using dependencies_of = basic_dependencies<groundwork>;

    constexpr basic_evaluator(Architecture const& in, std::vector<event> const& events)
        : base_(in, events), dependencies_(base_) {}

    [[nodiscard]] constexpr groundwork const& base() const { return base_; }
    [[nodiscard]] constexpr dependencies_of const& dependencies() const { return dependencies_; }

    /// `happening` is ascending and names each event once.
    [[nodiscard]] constexpr evaluation evaluate(scenario const& happening) const {
        evaluation result;
        auto const reached = reached_by(happening);
        result.complete = settle(happening, reached, result.readings);
        for (auto const& each : result.readings) {
            result.outage.push_back(each.outage);
        }
        result.disruption = disruptions(happening, reached, result);
        result.data_loss = data_losses(happening, reached, result.readings);
        result.split_brain = split_brains(happening, result.readings, result.complete);
        return result;
    }

    /// The same with nothing but what one consequence asks for; the rest stays empty.
    [[nodiscard]] constexpr evaluation evaluate(scenario const& happening,
                                                model::consequence wanted) const {
        evaluation result;
        auto const reached = reached_by(happening);
        result.complete = settle(happening, reached, result.readings);
        if (wanted == model::consequence::data_loss) {
            result.data_loss = data_losses(happening, reached, result.readings);
        } else if (wanted == model::consequence::split_brain) {
            result.split_brain = split_brains(happening, result.readings, result.complete);
        } else {
            for (auto const& each : result.readings) {
                result.outage.push_back(each.outage);
            }
            if (wanted == model::consequence::disruption) {
                result.disruption = disruptions(happening, reached, result);
            }
        }
        return result;
    }

    /// How many times the components of circles are computed before giving up.
    static constexpr std::size_t most_steps = 1'000'000;

private:
    using outage_of = basic_outage_of<groundwork>;

    [[nodiscard]] constexpr event const& event_of(event_id id) const {
        return (*base_.events)[index_of(id)];
    }

    [[nodiscard]] constexpr std::vector<std::size_t> reached_by(scenario const& happening) const {
        std::vector<model::component_id> struck;
        for (auto const each : happening) {
            for (auto const& strike : event_of(each).strikes) {
                struck.push_back(strike.component);
            }
        }
        return dependencies_.reached_from(std::move(struck));
    }

    /// The least readings; false when they were not reached. What nothing reaches keeps an empty
    /// reading.
    [[nodiscard]] constexpr bool settle(scenario const& happening,
                                        std::vector<std::size_t> const& reached,
                                        std::vector<reading>& readings) const {
        readings.assign(base_.in->components.size(), {});
        std::size_t steps = 0;
        return std::all_of(reached.begin(), reached.end(), [&](std::size_t index) {
            return settle(dependencies_.circles()[index], happening, readings, steps);
        });
    }

public:
    /// The least readings of one circle, given those of all it depends on; false when they were not
    /// reached within `most_steps`, of which `steps` are taken.
    [[nodiscard]] constexpr bool settle(circle const& of, scenario const& happening,
                                        std::vector<reading>& readings, std::size_t& steps) const {
        auto const& in = *base_.in;
        outage_of const compute(base_, readings, happening);
        auto const limit = of.is_cyclic ? ceiling(of, happening, readings) : unbounded;
        for (bool changed = true; changed;) {
            changed = false;
            for (auto const id : of.members) {
                auto next = compute(id);
                if (of.is_cyclic) {
                    cap(next, limit);
                }
                auto& known = readings[model::index_of(id)];
                if (next == known) {
                    continue;
                }
                if (of.is_cyclic) {
                    next.step = next.outage == known.outage ? known.step : steps + 1;
                }
                known = std::move(next);
                // A quorum reads its own component's votes, a circle its other members.
                changed = of.is_cyclic || in[id].quorum;
                if (of.is_cyclic && ++steps > most_steps) {
                    return false;
                }
            }
        }
        return true;
    }

private:
    /// More than any finite outage within a circle can be: the longest that reaches it from
    /// outside, and every finite duration of every copy and cause within it once. What exceeds
    /// that feeds itself.
    [[nodiscard]] constexpr duration ceiling(circle const& of, scenario const& happening,
                                             std::vector<reading> const& readings) const {
        duration sum = zero;
        for (auto const& each : readings) {
            for (auto const& causes : each.causes) {
                for (auto const& effect : causes) {
                    sum = effect.length.is_unbounded() ? sum : longer_of(sum, effect.length);
                }
            }
            sum = each.outage.is_unbounded() ? sum : longer_of(sum, each.outage);
        }
        // Outside, for one within, another copy may run instead of one that is not out at all.
        auto beside = zero;
        auto const finite = [](duration time) { return time.is_unbounded() ? zero : time; };
        for (auto const id : of.members) {
            for (auto const lower : dependencies_.of(id)) {
                auto const& component = (*base_.in)[lower];
                for (auto const& rule : component.rules) {
                    beside = longer_of(beside, finite(rule.time) + finite(component.starts_in));
                }
            }
        }
        sum = sum + beside;
        for (auto const id : of.members) {
            auto const& component = (*base_.in)[id];
            duration once = component.starts_in;
            for (auto const& rule : component.rules) {
                once = rule.time.is_unbounded() ? once : once + rule.time;
            }
            for (std::size_t copy = 0; copy < component.copies.size(); ++copy) {
                auto const beneath =
                    base_.places.beneath(id, static_cast<std::int32_t>(copy)).size();
                for (std::size_t cause = 0; cause < beneath + happening.size() + 3; ++cause) {
                    sum = sum + once + component.starts_in;
                }
            }
        }
        for (auto const each : happening) {
            for (auto const& strike : event_of(each).strikes) {
                sum = strike.lasts.is_unbounded() ? sum : sum + strike.lasts;
            }
        }
        return sum;
    }

    static constexpr void cap(reading& of, duration limit) {
        auto const lift = [&](duration& value) { value = value > limit ? unbounded : value; };
        lift(of.outage);
        for (auto& causes : of.causes) {
            for (auto& each : causes) {
                lift(each.length);
            }
        }
        std::for_each(of.serve.begin(), of.serve.end(), lift);
        std::for_each(of.vote.begin(), of.vote.end(), lift);
    }

    // ---- disruption ------------------------------------------------------------------------

    [[nodiscard]] constexpr std::vector<duration> disruptions(
        scenario const& happening, std::vector<std::size_t> const& reached,
        evaluation const& found) const {
        outage_of const compute(base_, found.readings, happening);
        std::vector<duration> result = found.outage;
        raise(reached, result, [&](model::component_id id) {
            auto const& component = (*base_.in)[id];
            auto const disrupted = [&](model::expression const& of) {
                return value_of(
                    of, [&](model::component_id leaf) { return result[model::index_of(leaf)]; });
            };
            duration longest = zero;
            for (auto const& request : component.requests) {
                longest = longer_of(longest, disrupted(request));
            }
            for (auto const& need : component.needs) {
                longest = longer_of(longest, disrupted(need.of) - need.tolerating);
            }
            if (component.mode == model::run_mode::single) {
                for (auto const lower : component.copies[0].place) {
                    longest = longer_of(longest, result[model::index_of(lower)]);
                }
            }
            if (component.mode == model::run_mode::all_active) {
                longest = longer_of(longest, until_ejected(compute, id, found.readings));
            }
            return longest;
        });
        return result;
    }

    /// How long requests still reach a copy that is out, over the copies of an all-active component.
    [[nodiscard]] constexpr duration until_ejected(outage_of const& compute, model::component_id id,
                                                   std::vector<reading> const& readings) const {
        auto const& component = (*base_.in)[id];
        auto const& causes = readings[model::index_of(id)].causes;
        duration longest = zero;
        for (std::size_t at = 0; at < causes.size(); ++at) {
            auto const copy = static_cast<std::int32_t>(at);
            for (auto const& each : causes[at]) {
                auto length = each.length;
                for (auto const& rule : component.rules) {
                    if (rule.action == model::action::take_over &&
                        base_.seen.matches(rule, id, copy, each.cause)) {
                        length = shorter_of(length, compute.eject({id, copy}, rule));
                    }
                }
                longest = longer_of(longest, length);
            }
        }
        return longest;
    }

    /// Raises values to what `at_least` says of each component until nothing changes.
    template <class AtLeast>
    constexpr void raise(std::vector<std::size_t> const& reached, std::vector<duration>& values,
                         AtLeast const& at_least) const {
        for (auto const index : reached) {
            auto const& circle = dependencies_.circles()[index];
            for (bool changed = true; changed;) {
                changed = false;
                for (auto const id : circle.members) {
                    auto& value = values[model::index_of(id)];
                    auto const next = longer_of(value, at_least(id));
                    changed = changed || (circle.is_cyclic && next != value);
                    value = next;
                }
            }
        }
    }

    // ---- data ------------------------------------------------------------------------------

    [[nodiscard]] constexpr std::vector<duration> data_losses(
        scenario const& happening, std::vector<std::size_t> const& reached,
        std::vector<reading> const& readings) const {
        outage_of const compute(base_, readings, happening);
        std::vector<duration> result(readings.size());
        raise(reached, result, [&](model::component_id id) {
            auto const& component = (*base_.in)[id];
            if (component.keeps_data) {
                return longer_of(
                    longer_of(lost_by_rules(id, readings), lost_unseen(compute, id)),
                    longer_of(lost_by_restoring(id, readings), lost_beneath(compute, id, result)));
            }
            // What keeps no data loses the worst of what it uses.
            std::vector<model::component_id> used;
            append_needed(component, used);
            for (auto const& copy : component.copies) {
                used.insert(used.end(), copy.place.begin(), copy.place.end());
            }
            duration longest = zero;
            for (auto const each : used) {
                longest = longer_of(longest, result[model::index_of(each)]);
            }
            return longest;
        });
        return result;
    }

    [[nodiscard]] constexpr duration lost_by_rules(model::component_id id,
                                                   std::vector<reading> const& readings) const {
        auto const& component = (*base_.in)[id];
        auto const& causes = readings[model::index_of(id)].causes;
        auto const active = component.mode == model::run_mode::all_active
                                ? causes.size()
                                : std::min<std::size_t>(1, causes.size());
        duration longest = zero;
        for (std::size_t copy = 0; copy < active; ++copy) {
            for (auto const& each : causes[copy]) {
                // What is planned waits until the other copy has caught up, and is done by the rule
                // that loses least.
                bool const is_planned = base_.seen.is_planned(each.cause);
                auto least = unbounded;
                bool is_matched = false;
                for (auto const& rule : component.rules) {
                    if (!base_.seen.matches(rule, id, static_cast<std::int32_t>(copy),
                                            each.cause)) {
                        continue;
                    }
                    is_matched = true;
                    least = shorter_of(least, rule.losing);
                    longest = is_planned ? longest : longer_of(longest, rule.losing);
                    if (is_behind(component, rule) && !is_planned) {
                        longest = longer_of(longest, age_taken_over(id, readings));
                    }
                }
                longest = is_planned && is_matched ? longer_of(longest, least) : longest;
            }
        }
        return longest;
    }

    /// Whether the copy that takes over by a rule can be one whose data is behind.
    [[nodiscard]] static constexpr bool is_behind(model::component const& of,
                                                  model::rule const& rule) {
        return rule.action == model::action::take_over && has_standbys(of) &&
               std::any_of(of.copies.begin() + 1, of.copies.end(),
                           [](auto const& each) { return !each.lag.is_zero(); });
    }

    /// How far behind the copy is that takes over: the least among those that ever serve; when
    /// none does, the most.
    [[nodiscard]] constexpr duration age_taken_over(model::component_id id,
                                                    std::vector<reading> const& readings) const {
        auto const& copies = (*base_.in)[id].copies;
        auto const& serve = readings[model::index_of(id)].serve;
        auto least = unbounded;
        auto most = zero;
        bool is_any = false;
        for (std::size_t at = 1; at < copies.size(); ++at) {
            most = longer_of(most, copies[at].lag);
            if (serve.empty() || !serve[at].is_unbounded()) {
                is_any = true;
                least = shorter_of(least, copies[at].lag);
            }
        }
        return is_any ? least : most;
    }

    /// A standby takes over while the active copy goes on: what is written there is lost.
    [[nodiscard]] constexpr duration lost_unseen(outage_of const& compute,
                                                 model::component_id id) const {
        auto const& component = (*base_.in)[id];
        duration longest = zero;
        for (std::size_t at = 1; has_standbys(component) && at < component.copies.size(); ++at) {
            site const standby{id, static_cast<std::int32_t>(at)};
            for (auto const& rule : component.rules) {
                auto const lost = longer_of(rule.losing, component.copies[at].lag);
                if (!lost.is_zero() && compute.is_taken_over_unseen(standby, rule)) {
                    longest = longer_of(longest, lost);
                }
            }
        }
        return longest;
    }

    /// Who starts in another place, where the data is not, starts from a backup. Whether that one
    /// is left makes no difference here: without it nothing is restored, and more is lost.
    [[nodiscard]] constexpr duration lost_by_restoring(model::component_id id,
                                                       std::vector<reading> const& readings) const {
        auto const& component = (*base_.in)[id];
        auto const& causes = readings[model::index_of(id)].causes;
        if (causes.empty() || component.backups.empty() ||
            !model::leaves_storage_behind(*base_.in, component)) {
            return zero;
        }
        bool const is_restored =
            std::any_of(causes[0].begin(), causes[0].end(), [&](effect const& each) {
                return std::any_of(
                    component.rules.begin(), component.rules.end(),
                    [&](model::rule const& rule) { return restores(base_, rule, id, each); });
            });
        return is_restored ? youngest_backup(component) : zero;
    }

    /// What is missing from the active data, destroyed or lost by what it lies on, less what other
    /// copies and backups still have.
    [[nodiscard]] constexpr duration lost_beneath(outage_of const& compute, model::component_id id,
                                                  std::vector<duration> const& lost) const {
        auto const& component = (*base_.in)[id];
        std::vector<duration> missing; // from each copy
        for (std::int32_t copy = 0; copy < holders(component); ++copy) {
            auto most = compute.data_destroyed(id, copy, beneath::without_data) ? unbounded : zero;
            for (auto const store : stores_of(base_, id, copy)) {
                most = longer_of(most, lost[model::index_of(store)]);
            }
            missing.push_back(most);
        }
        duration age = zero; // of the youngest data that is left
        if (component.mode == model::run_mode::one_active) {
            age = missing[0];
            for (std::size_t copy = 1; copy < missing.size(); ++copy) {
                age = shorter_of(age, longer_of(missing[copy], component.copies[copy].lag));
            }
        } else {
            std::sort(missing.begin(), missing.end());
            age = missing[missing.size() - static_cast<std::size_t>(losable(component))];
        }
        for (auto const& backup : component.backups) {
            if (!backup.on || !compute.is_destroyed(*backup.on)) {
                age = shorter_of(age, backup.interval);
            }
        }
        return age;
    }

    // ---- split brain -----------------------------------------------------------------------

    [[nodiscard]] constexpr std::vector<bool> split_brains(scenario const& happening,
                                                           std::vector<reading> const& readings,
                                                           bool& complete) const {
        auto const& components = base_.in->components;
        std::vector<bool> result(components.size(), false);
        bool possible = false;
        for (std::size_t at = 0; at < components.size(); ++at) {
            result[at] = can_split(*base_.in, components[at]);
            possible = possible || result[at];
        }
        if (!possible) {
            return result;
        }
        auto const in_sight = without_isolation(base_, happening);
        std::vector<reading> alive = readings;
        if (in_sight.size() != happening.size()) {
            complete = settle(in_sight, reached_by(in_sight), alive) && complete;
        }
        basic_splits<groundwork> const splits(base_, happening, readings, alive);
        for (std::size_t at = 0; at < components.size(); ++at) {
            result[at] = result[at] && splits(static_cast<model::component_id>(at)).copy > 0;
        }
        return result;
    }

    groundwork base_;
    dependencies_of dependencies_;
};

using evaluator = basic_evaluator<model::architecture>;

} // namespace hadsl::fault

#endif
