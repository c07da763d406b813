// hadsl/fault/replacement_equations.hpp - who replaces an active copy that goes on: as equations.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_REPLACEMENT_EQUATIONS_HPP
#define HADSL_FAULT_REPLACEMENT_EQUATIONS_HPP

#include <hadsl/fault/separation_equations.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// What `basic_replacements` says of one scenario, said of all.
class replacement_equations : public separation_equations {
public:
    using separation_equations::separation_equations;

    /// A standby has the first copy shut out by a rule, and takes over.
    formula shut_out(question const& of, site standby, model::rule const& rule) {
        auto const& component = ask_->in()[standby.component];
        if (!shuts_out(component) || !meaning().can_run(standby, rule)) {
            return never_formula;
        }
        auto const can_act = [&](model::cut const& out) {
            return meaning().leaves_up(standby, out) &&
                   (votes_follow(component) ||
                    !meaning().hides(out, standby, *component.fenced_by));
        };
        std::vector<formula> any;
        for (std::size_t at = 0; at < ask_->base().events->size(); ++at) {
            auto const each = static_cast<event_id>(at);
            if (isolates_with_fence(each, standby, rule)) {
                any.push_back(ask_->happens_alone(of, each));
            }
        }
        bool const is_watched = !watchers_of(component, rule).empty();
        if (!is_watched && !votes_follow(component)) {
            any.push_back(
                parted(of, {standby.component, 0}, standby, 0, 0, [&](model::cut const& out) {
                    return can_act(out) ? all_out(of, out, 0, 0) : never_formula;
                }));
        } else if (is_watched) {
            any.push_back(
                agree(of, standby, rule, [&](model::cut const& out, model::component_id watcher) {
                    return can_act(out) && !meaning().hides(out, standby, watcher);
                }));
        }
        return ask_->system().any_of(std::move(any));
    }
    [[nodiscard]] bool isolates_with_fence(event_id by, site standby, model::rule const& rule) {
        return meaning().can_run(standby, rule) &&
               meaning().isolates_with_fence(ask_->event_of(by), standby, rule);
    }
    /// The same by any standby and rule.
    formula shut_out(question const& of, model::component_id target) {
        auto const& component = ask_->in()[target];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        std::vector<formula> any;
        for (std::int32_t at = 1; shuts_out(component) && at < count; ++at) {
            for (auto const& rule : component.rules) {
                any.push_back(shut_out(of, {target, at}, rule));
            }
        }
        return ask_->system().any_of(std::move(any));
    }

    /// A standby takes over by a rule while the first copy goes on, or has it shut out.
    formula taken_over_unseen(question const& of, site standby, model::rule const& rule) {
        auto const& component = ask_->in()[standby.component];
        if (meaning().may_be_replaced(component, rule)) {
            return agree(of, standby, rule,
                         [&](model::cut const& out, model::component_id watcher) {
                             return meaning().leaves_up(standby, out) &&
                                    !meaning().hides(out, standby, watcher);
                         });
        }
        if (shuts_out(component)) {
            return shut_out(of, standby, rule);
        }
        return meaning().acts_alone(component, rule)
                   ? parted(of, {standby.component, 0}, standby, 0)
                   : never_formula;
    }

protected:
    /// A viewer does not see a standby that has replaced the first copy, and that it is led to.
    formula unseen_replacement(question const& of, site viewer, model::component_id target,
                               std::int64_t time, std::int64_t less) {
        auto const& component = ask_->in()[target];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        std::vector<formula> any;
        for (auto const& rule : component.rules) {
            if (!meaning().may_be_replaced(component, rule)) {
                continue;
            }
            for (std::int32_t at = 1; at < count; ++at) {
                site const standby{target, at};
                if (!meaning().can_run(standby, rule)) {
                    continue;
                }
                auto const led_there = [&](model::cut const& beyond) {
                    return ask_->system().all_of(
                        {out_with_majority(of, standby, beyond, time, less),
                         led(of, viewer, standby, rule, beyond)});
                };
                any.push_back(parted(of, viewer, standby, led_there, led_there));
                // With unit lengths each of the two counts as 1.
                auto const started =
                    questions::length(of, rule.time) + questions::length(of, component.starts_in);
                if (!has_standbys(component) && !rule.time.is_unbounded() &&
                    (component.starts_in.is_unbounded() || (time != forever && started > time))) {
                    any.push_back(led(of, viewer, standby, rule, {}));
                }
            }
        }
        return ask_->system().any_of(std::move(any));
    }

private:
    /// A viewer is led to a standby that has replaced the first copy, though `beyond` is out.
    formula led(question const& of, site viewer, site standby, model::rule const& rule,
                model::cut const& beyond) {
        return agree(of, standby, rule, [&](model::cut const& out, model::component_id watcher) {
            auto const all = model::joined(out, beyond);
            return meaning().leaves_up(standby, out) && !meaning().hides(all, standby, watcher) &&
                   meaning().hears(viewer, standby, rule, all);
        });
    }

    /// All that watch the first copy do not see it across cuts that `counts(cut, who)`.
    template <class Counts>
    formula agree(question const& of, site standby, model::rule const& rule, Counts const& counts) {
        site const first{standby.component, 0};
        std::vector<formula> all;
        for (auto const* role : watchers_of(ask_->in()[standby.component], rule)) {
            all.push_back(ask_->holds(*role, [&](model::component_id leaf) {
                return loses_sight(of, leaf, first,
                                   [&](model::cut const& out) { return counts(out, leaf); });
            }));
        }
        return ask_->system().all_of(std::move(all));
    }

    /// A component does not see a copy across cuts that count.
    template <class Counts>
    formula loses_sight(question const& of, model::component_id watcher, site target,
                        Counts const& counts) {
        using speaks = outage_of::speaks;
        auto const& component = ask_->in()[watcher];
        std::vector<formula> blind;
        for (std::int32_t at = 0; at < speaking(component); ++at) {
            site const copy{watcher, at};
            blind.push_back(parted(of, target, copy, 0, 0, [&](model::cut const& each) {
                auto const how = meaning().speaks_across(each, copy);
                if (how == speaks::never || !counts(each)) {
                    return never_formula;
                }
                auto const out = all_out(of, each, 0, 0);
                return how == speaks::always
                           ? out
                           : ask_->system().all_of(
                                 {out, ask_->other(of, asked::serve, watcher, 0, {}, 0)});
            }));
        }
        return ask_->system().at_least(enough(component), std::move(blind));
    }
};

} // namespace hadsl::fault

#endif
