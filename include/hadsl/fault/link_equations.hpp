// hadsl/fault/link_equations.hpp - who does not see whom: the equations of links.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_LINK_EQUATIONS_HPP
#define HADSL_FAULT_LINK_EQUATIONS_HPP

#include <hadsl/fault/questions.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

class link_equations {
public:
    explicit link_equations(questions& ask) : ask_(&ask) {}

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

    /// No way is left between two sites.
    formula parted(question const& of, site one, site two, std::int64_t time,
                   std::int64_t less = 0) {
        return parted(of, one, two, time, less,
                      [&](model::cut const& cut) { return all_out(of, cut, time, less); });
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
        std::vector<formula> any{parted(of, viewer, first, time, less, out_of_sight)};
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

    /// No way is left, when a cut keeps two sites apart where `is_cut_off(cut)` while what they stand
    /// on runs in its first place.
    template <class CutOff>
    formula parted(question const& of, site one, site two, std::int64_t time, std::int64_t less,
                   CutOff const& is_cut_off) {
        auto const& apart = ask_->base().apart;
        std::vector<formula> any;
        for (auto const& cut : apart.between(one, two)) {
            if (!meaning().costs_a_carrier_its_majority(one, two, cut)) {
                any.push_back(is_cut_off(cut));
            }
        }
        for (auto const& elsewhere : apart.between_moved(one, two)) {
            std::vector<formula> cuts;
            for (auto const& cut : elsewhere.cuts) {
                if (!meaning().costs_one_its_majority(elsewhere.moved, cut)) {
                    cuts.push_back(all_out(of, cut, time, less));
                }
            }
            std::vector<formula> all{ask_->system().any_of(std::move(cuts))};
            for (auto const each : elsewhere.moved) {
                all.push_back(ask_->other(of, asked::moved, each.component, -1, {}, 0));
            }
            any.push_back(ask_->system().all_of(std::move(all)));
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
        for (auto const at : meaning().beside(target, cut)) {
            for (auto const& rule : ask_->in()[target].rules) {
                if (meaning().takes_over_beside(rule)) {
                    all.push_back(ask_->system().any_of(
                        {unseen_but_for(of, {target, at}, viewer, time, less),
                         not_taken_over_beside(of, {target, at}, rule, time, less),
                         not_agreed(of, target, cut, rule, time, less)}));
                }
            }
        }
        return ask_->system().all_of(std::move(all));
    }

    /// A standby has not yet taken over by `rule`.
    formula not_taken_over_beside(question const& of, site standby, model::rule const& rule,
                                  std::int64_t time, std::int64_t less) {
        auto const needed = questions::length(of, rule.time);
        if (rule.time.is_unbounded() || (time != forever && time < needed)) {
            return always_formula;
        }
        auto const left = questions::earlier(time, needed);
        auto const later = less + needed;
        return ask_->system().any_of(
            {ask_->other(of, asked::serve, standby.component, standby.copy, {}, left, later),
             no_hand_over_beside(of, standby, rule, left, later)});
    }

    /// What it waits for before that is out, as it sees it where nobody takes over beside anybody.
    formula no_hand_over_beside(question const& of, site standby, model::rule const& rule,
                                std::int64_t time, std::int64_t less) {
        return no_hand_over(standby, rule, [&](model::expression const& role) {
            return ask_->expression(role, [&](model::component_id leaf) {
                return ask_->system().any_of({ask_->out(of, leaf, time, less),
                                              unseen(of, standby, leaf, time, less, false)});
            });
        });
    }

    [[nodiscard]] outage_of meaning() const { return {ask_->base(), no_readings_, no_events_}; }

    formula all_out(question const& of, model::cut const& cut, std::int64_t time,
                    std::int64_t less) {
        std::vector<formula> all;
        for (auto const each : cut) {
            all.push_back(ask_->out(of, each, time, less));
        }
        return ask_->system().all_of(std::move(all));
    }

    /// All of a cut is out by what leaves a copy its majority.
    formula out_with_majority(question const& of, site copy, model::cut const& cut,
                              std::int64_t time, std::int64_t less) {
        return ask_->in()[copy.component].quorum
                   ? out_but_for(of, cut, time, less,
                                 [&](model::cut const& each) {
                                     return meaning().costs_majority(copy, each);
                                 })
                   : all_out(of, cut, time, less);
    }

    /// All of a cut is out while somebody who has to agree to a take-over sees the first copy.
    formula not_agreed(question const& of, model::component_id target, model::cut const& cut,
                       model::rule const& rule, std::int64_t time, std::int64_t less) {
        return out_but_for(of, cut, time, less, [&](model::cut const& each) {
            return meaning().is_agreed(target, each, rule);
        });
    }

    /// All of a cut is out, but for events that by themselves put out what `settles(cut)`.
    template <class Settles>
    formula out_but_for(question const& of, model::cut const& cut, std::int64_t time,
                        std::int64_t less, Settles const& settles) {
        if (settles(cut)) {
            return never_formula;
        }
        std::vector<formula> all;
        for (auto const part : cut) {
            std::vector<fault::cause> others;
            bool counts_all = has_copies(ask_->in()[part]);
            if (!counts_all) {
                others = ask_->all_causes(part, 0);
                counts_all = std::erase_if(others, [&](fault::cause const& each) {
                                 return each.what == cause::kind::event &&
                                        settles(meaning().gone_with(
                                            static_cast<event_id>(each.index), part));
                             }) == 0;
            }
            if (counts_all) {
                all.push_back(ask_->out(of, part, time, less));
                continue;
            }
            std::vector<formula> any;
            for (auto const& each : others) {
                any.push_back(ask_->other(of, asked::lasting, part, 0, each, time, less));
            }
            all.push_back(ask_->system().any_of(std::move(any)));
        }
        return ask_->system().all_of(std::move(all));
    }

    questions* ask_;
    std::vector<reading> no_readings_;
    scenario no_events_;
};

} // namespace hadsl::fault

#endif
