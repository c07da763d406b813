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
        outage_of const meaning(ask_->base(), no_readings_, no_events_);
        for (auto const& cut : ask_->base().apart.between(viewer, {target, 0})) {
            if (!meaning.costs_majority(component, target, cut)) {
                any.push_back(all_out(of, cut, time, less));
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

private:
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
