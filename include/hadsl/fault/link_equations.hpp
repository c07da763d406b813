// hadsl/fault/link_equations.hpp - who does not see whom: the equations of links.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_LINK_EQUATIONS_HPP
#define HADSL_FAULT_LINK_EQUATIONS_HPP

#include <hadsl/fault/questions.hpp>
#include <hadsl/fault/replacement_equations.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

class link_equations : public replacement_equations {
public:
    using replacement_equations::replacement_equations;

    /// An expression is out as one copy sees it.
    formula out_seen(question const& of, site viewer, model::expression const& needed,
                     std::int64_t time, std::int64_t less = 0) {
        if (!ask_->base().apart.can_separate(viewer, needed)) {
            return ask_->out(of, needed, time, less);
        }
        return ask_->expression(needed, [&](model::component_id leaf) {
            return ask_->system().any_of(
                {ask_->out(of, leaf, time, less), unseen(of, viewer, leaf, time, less)});
        });
    }

    /// A copy does not see a component because of links.
    formula unseen(question const& of, site viewer, model::component_id target, std::int64_t time,
                   std::int64_t less = 0) {
        return passing_requests(of, viewer, target, time, less, true);
    }

    /// A copy is not reached by requests that pass an expression.
    formula requests_unseen(question const& of, site viewer, model::expression const& passed,
                            std::int64_t time) {
        return ask_->expression(passed, [&](model::component_id leaf) {
            return ask_->system().any_of(
                {ask_->out(of, leaf, time, 0), passing_requests(of, viewer, leaf, time, 0, false)});
        });
    }

    /// Something that a copy waits for before it takes over by `rule` is `out_of(expression)`.
    template <class OutOf>
    formula no_hand_over(site to, model::rule const& rule, OutOf const& out_of) {
        std::vector<formula> any;
        for (auto const* each : asked_by(ask_->in()[to.component], rule)) {
            any.push_back(out_of(*each));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// A standby is not elected by a rule after the active copy lost its majority. Where that one votes
    /// only for itself: too few of the others see the standby and miss the active copy. And who watches
    /// may see it still.
    formula not_elected(question const& of, site standby, model::rule const& rule,
                        std::int64_t time, std::int64_t less) {
        auto const& component = ask_->in()[standby.component];
        if (!component.quorum) {
            return never_formula;
        }
        std::vector<formula> any;
        for (auto const* role : watchers_of(component, rule)) {
            any.push_back(ask_->expression(
                *role, [&](model::component_id leaf) { return sees_still(of, leaf, time, less); }));
        }
        auto const voters = component.quorum->voters.size();
        auto const majority = model::voter_count(component) / 2 + 1;
        if (component.quorum->active_copy && voters < majority) {
            return always_formula;
        }
        if (component.quorum->active_copy) {
            std::vector<formula> votes;
            for (auto const& role : component.quorum->voters) {
                votes.push_back(ask_->expression(role, [&](model::component_id leaf) {
                    return ask_->system().any_of({ask_->out(of, leaf, time, less),
                                                  unseen(of, standby, leaf, time, less),
                                                  sees_still(of, leaf, time, less)});
                }));
            }
            any.push_back(ask_->system().at_least(static_cast<std::int32_t>(voters - majority + 1),
                                                  std::move(votes)));
        }
        return ask_->system().any_of(std::move(any));
    }

private:
    /// The copy does not see the component, or what requests to it pass.
    formula passing_requests(question const& of, site viewer, model::component_id target,
                             std::int64_t time, std::int64_t less, bool beside) {
        std::vector<formula> any{unseen(of, viewer, target, time, less, beside)};
        for (auto const& request : ask_->in()[target].requests) {
            any.push_back(ask_->expression(request, [&](model::component_id leaf) {
                return unseen(of, viewer, leaf, time, less, false);
            }));
        }
        return ask_->system().any_of(std::move(any));
    }

    formula unseen(question const& of, site viewer, model::component_id target, std::int64_t time,
                   std::int64_t less, bool beside) {
        if (!ask_->base().apart.can_separate(viewer, target)) {
            return never_formula;
        }
        auto const& component = ask_->in()[target];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        if (component.mode == model::run_mode::all_active) {
            std::vector<formula> lost;
            for (std::int32_t at = 0; at < count; ++at) {
                site const copy{target, at};
                lost.push_back(ask_->system().any_of(
                    {ask_->other(of, asked::serve, target, at, {}, time, less),
                     parted(of, viewer, copy, time, less, [&](model::cut const& cut) {
                         return beside ? carried_out_of_sight(of, viewer, copy, cut, time, less)
                                       : all_out(of, cut, time, less);
                     })}));
            }
            return ask_->system().at_least(count - component.at_least + 1, std::move(lost));
        }
        site const first{target, 0};
        auto const out_of_sight = [&](model::cut const& cut) {
            auto const out = out_with_majority(of, first, cut, time, less);
            return beside ? ask_->system().all_of(
                                {out, cut_off(of, viewer, target, cut, time, less),
                                 carried_out_of_sight(of, viewer, first, cut, time, less)})
                          : out;
        };
        std::vector<formula> any{parted(of, viewer, first, time, less, out_of_sight),
                                 unseen_replacement(of, viewer, target, time, less)};
        if (count > 1) {
            any.push_back(
                ask_->system().all_of({ask_->other(of, asked::moved, target, -1, {}, 0),
                                       others_unseen(of, viewer, target, time, less, beside)}));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// The viewer does not see who may run instead of the first copy.
    formula others_unseen(question const& of, site viewer, model::component_id target,
                          std::int64_t time, std::int64_t less, bool beside) {
        auto const& component = ask_->in()[target];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        std::vector<formula> any;
        for (std::int32_t at = 1; at < count; ++at) {
            site const other{target, at};
            any.push_back(parted(of, viewer, other, time, less, [&](model::cut const& cut) {
                return out_with_majority(of, other, cut, time, less);
            }));
        }
        std::vector<formula> all{ask_->system().any_of(std::move(any))};
        for (std::int32_t at = 1; beside && meaning().may_act_apart(component) && at < count;
             ++at) {
            all.push_back(
                ask_->system().any_of({not_taken_over_at_once(of, {target, at}),
                                       unseen_but_for(of, {target, at}, viewer, time, less)}));
        }
        return ask_->system().all_of(std::move(all));
    }

    /// The viewer does not see a standby, or another one that may take over instead.
    formula unseen_but_for(question const& of, site standby, site viewer, std::int64_t time,
                           std::int64_t less) {
        auto const count = static_cast<std::int32_t>(ask_->in()[standby.component].copies.size());
        std::vector<formula> any{parted(of, viewer, standby, time, less)};
        for (std::int32_t at = 1; at < count; ++at) {
            site const other{standby.component, at};
            if (at != standby.copy) {
                any.push_back(parted(of, viewer, other, time, less, [&](model::cut const& cut) {
                    return meaning().acts_for_itself(standby, other, cut)
                               ? never_formula
                               : all_out(of, cut, time, less);
                }));
            }
        }
        return ask_->system().any_of(std::move(any));
    }

    /// A standby is out at all, or something that it may have to wait for.
    formula not_taken_over_at_once(question const& of, site standby) {
        std::vector<formula> any{
            ask_->other(of, asked::serve, standby.component, standby.copy, {}, 0)};
        for (auto const& rule : ask_->in()[standby.component].rules) {
            if (rule.action == model::action::take_over) {
                any.push_back(no_hand_over_beside(of, standby, rule, 0, 0));
            }
        }
        return ask_->system().any_of(std::move(any));
    }

    /// A cut keeps two sites apart, and nothing that they stand on is taken over where they see it.
    formula carried_out_of_sight(question const& of, site one, site two, model::cut const& cut,
                                 std::int64_t time, std::int64_t less) {
        std::vector<formula> all{all_out(of, cut, time, less)};
        for (auto const each : meaning().carriers_with_standbys(one, two)) {
            all.push_back(cut_off(of, two, each, cut, time, less));
        }
        for (auto const each : meaning().carriers_with_standbys(two, one)) {
            all.push_back(cut_off(of, one, each, cut, time, less));
        }
        return ask_->system().all_of(std::move(all));
    }

    /// A cut keeps the first copy from the viewer, and nobody has taken over where it sees them.
    formula cut_off(question const& of, site viewer, model::component_id target,
                    model::cut const& cut, std::int64_t time, std::int64_t less) {
        std::vector<formula> all{all_out(of, cut, time, less)};
        for (auto const& rule : ask_->in()[target].rules) {
            for (auto const at : meaning().beside(target, cut, rule)) {
                all.push_back(ask_->system().any_of(
                    {unseen_but_for(of, {target, at}, viewer, time, less),
                     not_taken_over_beside(of, {target, at}, rule, cut, time, less)}));
            }
        }
        return ask_->system().all_of(std::move(all));
    }

    /// A standby has not yet taken over by `rule` across a cut: it is out, or the fence, or who has to
    /// agree is, or sees the first copy still.
    formula not_taken_over_beside(question const& of, site standby, model::rule const& rule,
                                  model::cut const& cut, std::int64_t time, std::int64_t less) {
        auto const& component = ask_->in()[standby.component];
        // With unit lengths each of the two counts as 1.
        auto const needed =
            questions::length(of, rule.time) +
            (has_standbys(component) ? 0 : questions::length(of, component.starts_in));
        if (time_to_replace(component, rule).is_unbounded() || (time != forever && time < needed)) {
            return always_formula;
        }
        auto const left = questions::earlier(time, needed);
        auto const later = less + needed;
        std::vector<formula> any{not_ready(of, standby, left, later)};
        auto const watchers = watchers_of(component, rule);
        for (auto const* role : asked_by(component, rule)) {
            bool const watches =
                std::find(watchers.begin(), watchers.end(), role) != watchers.end();
            any.push_back(ask_->expression(*role, [&](model::component_id leaf) {
                auto const away = not_at_hand(of, standby, leaf, left, later);
                return watches ? ask_->system().any_of(
                                     {away, sees_on(of, standby.component, cut, leaf, time, less)})
                               : away;
            }));
        }
        return ask_->system().any_of(std::move(any));
    }
    /// A copy cannot run instead of the first.
    formula not_ready(question const& of, site standby, std::int64_t time, std::int64_t less) {
        auto const& component = ask_->in()[standby.component];
        if (has_standbys(component)) {
            return ask_->other(of, asked::serve, standby.component, standby.copy, {}, time, less);
        }
        std::vector<formula> any{
            ask_->other(of, asked::separated, standby.component, standby.copy, {}, time, less)};
        for (auto const lower : ask_->place(standby.component, standby.copy)) {
            any.push_back(ask_->out(of, lower, time, less));
        }
        for (auto const& first : component.starts_after) {
            any.push_back(ask_->out(of, first, time, less));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// What it waits for before that is out, as it sees it where nobody takes over beside anybody.
    formula no_hand_over_beside(question const& of, site standby, model::rule const& rule,
                                std::int64_t time, std::int64_t less) {
        return no_hand_over(standby, rule, [&](model::expression const& role) {
            return ask_->expression(role, [&](model::component_id leaf) {
                return not_at_hand(of, standby, leaf, time, less);
            });
        });
    }
    formula not_at_hand(question const& of, site standby, model::component_id leaf,
                        std::int64_t time, std::int64_t less) {
        return ask_->system().any_of(
            {ask_->out(of, leaf, time, less), unseen(of, standby, leaf, time, less, false)});
    }

    /// The first copy is cut off from some voter so that somebody else sees it still.
    formula sees_still(question const& of, model::component_id who, std::int64_t time,
                       std::int64_t less) {
        std::vector<formula> any;
        for (auto const voter : voters_of(ask_->in(), of.component)) {
            if (voter.component != who && voter != site{of.component, 0}) {
                any.push_back(
                    parted(of, {of.component, 0}, voter, time, less, [&](model::cut const& cut) {
                        return sees_on(of, of.component, cut, who, time, less);
                    }));
            }
        }
        return ask_->system().any_of(std::move(any));
    }

    /// All of a cut is out by what leaves somebody the first copy in sight.
    formula sees_on(question const& of, model::component_id target, model::cut const& cut,
                    model::component_id watcher, std::int64_t time, std::int64_t less) {
        return out_but_for(of, cut, time, less, [&](model::cut const& each) {
            return meaning().hides(each, {target, 0}, watcher);
        });
    }
};

} // namespace hadsl::fault

#endif
