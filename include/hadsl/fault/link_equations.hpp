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
        std::vector<formula> any;
        for (auto const& cut : ask_->base().apart.between(one, two)) {
            any.push_back(all_out(of, cut, time, less));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// A copy does not see a component because of links.
    formula unseen(question const& of, site viewer, model::component_id target, std::int64_t time,
                   std::int64_t less = 0) {
        std::vector<formula> any{unseen(of, viewer, target, time, less, [&](model::cut const& cut) {
            return cut_off(of, viewer, target, cut, time, less);
        })};
        for (auto const& request : ask_->in()[target].requests) {
            any.push_back(ask_->expression(request, [&](model::component_id leaf) {
                return unseen(of, viewer, leaf, time, less,
                              [&](model::cut const& cut) { return all_out(of, cut, time, less); });
            }));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// Something that a copy waits for before it takes over by `rule` is `out_of(expression)`.
    template <class OutOf>
    formula no_hand_over(site to, model::rule const& rule, OutOf const& out_of) {
        std::vector<formula> any;
        for (auto const& role : rule.needs) {
            any.push_back(out_of(role));
        }
        if (auto const& fence = ask_->in()[to.component].fenced_by) {
            any.push_back(out_of(*fence));
        }
        return ask_->system().any_of(std::move(any));
    }

private:
    template <class CutOff>
    formula unseen(question const& of, site viewer, model::component_id target, std::int64_t time,
                   std::int64_t less, CutOff const& is_cut_off) {
        if (!ask_->base().apart.can_separate(viewer, target)) {
            return never_formula;
        }
        auto const& component = ask_->in()[target];
        if (!has_copies(component)) {
            return parted(of, viewer, {target, 0}, time, less);
        }
        auto const count = static_cast<std::int32_t>(component.copies.size());
        if (component.mode == model::run_mode::all_active) {
            std::vector<formula> lost;
            for (std::int32_t at = 0; at < count; ++at) {
                lost.push_back(ask_->system().any_of(
                    {ask_->other(of, asked::serve, target, at, {}, time, less),
                     parted(of, viewer, {target, at}, time, less)}));
            }
            return ask_->system().at_least(count - component.at_least + 1, std::move(lost));
        }
        std::vector<formula> any;
        for (auto const& cut : ask_->base().apart.between(viewer, {target, 0})) {
            if (!meaning().costs_majority(component, target, cut)) {
                any.push_back(is_cut_off(cut));
            }
        }
        std::vector<formula> others;
        for (std::int32_t at = 1; at < count; ++at) {
            others.push_back(parted(of, viewer, {target, at}, time, less));
        }
        any.push_back(ask_->system().all_of({ask_->other(of, asked::serve, target, 0, {}, 0),
                                             ask_->system().any_of(std::move(others))}));
        return ask_->system().any_of(std::move(any));
    }

    /// A cut keeps the first copy from the viewer, and nobody has taken over where it sees them.
    formula cut_off(question const& of, site viewer, model::component_id target,
                    model::cut const& cut, std::int64_t time, std::int64_t less) {
        std::vector<formula> all{all_out(of, cut, time, less)};
        for (auto const at : meaning().beside(target, cut)) {
            for (auto const& rule : ask_->in()[target].rules) {
                if (meaning().takes_over_beside(rule)) {
                    all.push_back(ask_->system().any_of(
                        {parted(of, viewer, {target, at}, time, less),
                         not_taken_over_beside(of, {target, at}, rule, time, less)}));
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
        auto const out_of = [&](model::expression const& role) {
            return ask_->expression(role, [&](model::component_id leaf) {
                return ask_->system().any_of(
                    {ask_->out(of, leaf, left, later),
                     unseen(of, standby, leaf, left, later,
                            [&](model::cut const& cut) { return all_out(of, cut, left, later); })});
            });
        };
        return ask_->system().any_of(
            {ask_->other(of, asked::serve, standby.component, standby.copy, {}, left, later),
             no_hand_over(standby, rule, out_of)});
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

    questions* ask_;
    std::vector<reading> no_readings_;
    scenario no_events_;
};

} // namespace hadsl::fault

#endif
