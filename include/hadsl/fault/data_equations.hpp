// hadsl/fault/data_equations.hpp - what is lost: the equations of destroyed data.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_DATA_EQUATIONS_HPP
#define HADSL_FAULT_DATA_EQUATIONS_HPP

#include <hadsl/fault/link_equations.hpp>
#include <hadsl/fault/questions.hpp>
#include <hadsl/fault/sight.hpp>
#include <hadsl/model/own_data.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

class data_equations {
public:
    explicit data_equations(questions& ask) : ask_(&ask), links_(ask) {}

    formula loss(question const& of) {
        auto const& component = ask_->in()[of.component];
        std::vector<formula> any;
        if (component.keeps_data) {
            lost_by_rules(of, any);
            lost_unseen(of, any);
            lost_by_restoring(of, any);
            any.push_back(lost_beneath(of));
            return ask_->system().any_of(std::move(any));
        }
        std::vector<model::component_id> used;
        append_needed(component, used);
        for (auto const& copy : component.copies) {
            used.insert(used.end(), copy.place.begin(), copy.place.end());
        }
        for (auto const each : used) {
            any.push_back(ask_->other(of, asked::loss, each, -1, {}, of.time));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// The copy's data is destroyed: `asked::data`, or `asked::own_data`.
    formula data(question const& of) {
        auto const& component = ask_->in()[of.component];
        bool const is_own = of.what == asked::own_data;
        auto const contents = is_own ? asked::own_contents : asked::contents;
        std::vector<formula> any;
        if (auto const store = model::stored_on(ask_->in(), component)) {
            auto const count = static_cast<std::int32_t>(component.copies.size());
            for (std::int32_t at = 0; at < count; ++at) { // it is there once, for all copies
                struck(of, at, model::destruction::data, any);
                struck(of, at, model::destruction::contents, any);
            }
            any.push_back(too_many(of, of.what, *store));
            for (auto const each : component.containers) {
                if (model::is_account(ask_->in(), each)) {
                    any.push_back(too_many(of, contents, each));
                }
            }
        } else {
            struck(of, of.copy, model::destruction::data, any);
            any.push_back(ask_->other(of, contents, of.component, of.copy, {}, 0));
        }
        return ask_->system().any_of(std::move(any));
    }

    /// What is in or on the copy is destroyed: `asked::contents`, or `asked::own_contents`.
    formula contents(question const& of) {
        std::vector<formula> any;
        struck(of, of.copy, model::destruction::contents, any);
        if (auto const store = model::stored_on(ask_->in(), ask_->in()[of.component])) {
            any.push_back(too_many(of, of.what, *store));
        } else {
            for (auto const lower : ask_->place(of.component, of.copy)) {
                any.push_back(too_many(of, of.what, lower));
            }
        }
        return ask_->system().any_of(std::move(any));
    }

    formula nothing_to_restore(question const& of) {
        std::vector<formula> all{all_data(of, of.component)};
        for (auto const& backup : ask_->in()[of.component].backups) {
            all.push_back(backup.on ? ask_->expression(*backup.on,
                                                       [&](model::component_id leaf) {
                                                           return all_data(of, leaf);
                                                       })
                                    : never_formula);
        }
        return ask_->system().all_of(std::move(all));
    }

private:
    /// A failure that destroys as much strikes a copy.
    void struck(question const& of, std::int32_t copy, model::destruction how,
                std::vector<formula>& any) {
        for (auto const each : ask_->causes().striking(of.component, copy)) {
            if (ask_->in()[ask_->event_of(each).failure].destroys == how) {
                any.push_back(ask_->happens(of, each));
            }
        }
    }

    void lost_by_rules(question const& of, std::vector<formula>& any) {
        auto const& component = ask_->in()[of.component];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        auto const active = component.mode == model::run_mode::all_active ? count : 1;
        for (std::int32_t at = 0; at < active; ++at) {
            for (auto const& each : ask_->all_causes(of.component, at)) {
                bool const is_planned = ask_->base().seen.is_planned(each);
                std::size_t matching = 0;
                std::size_t losing = 0;
                bool is_behind = false;
                for (auto const& rule : component.rules) {
                    if (ask_->base().seen.matches(rule, of.component, at, each)) {
                        ++matching;
                        losing += exceeds(of, rule.losing) ? 1U : 0U;
                        is_behind = is_behind || (rule.action == model::action::take_over &&
                                                  has_standbys(component) && !is_planned);
                    }
                }
                if (losing > 0 && (!is_planned || losing == matching)) {
                    any.push_back(ask_->by_cause(of, asked::present, at, each, 0));
                } else if (is_behind) {
                    auto const behind = taken_over_behind(of);
                    any.push_back(ask_->system().all_of(
                        {ask_->by_cause(of, asked::present, at, each, 0), behind}));
                }
            }
        }
    }

    /// Every copy that ever serves, and can take over, is further behind than is asked.
    formula taken_over_behind(question const& of) {
        auto const& copies = ask_->in()[of.component].copies;
        std::vector<formula> all;
        bool is_any = false;
        for (std::size_t at = 1; at < copies.size(); ++at) {
            if (exceeds(of, copies[at].lag)) {
                is_any = true;
            } else {
                all.push_back(ask_->other(of, asked::serve, of.component,
                                          static_cast<std::int32_t>(at), {}, forever));
            }
        }
        return is_any ? ask_->system().all_of(std::move(all)) : never_formula;
    }

    /// A standby takes over while the first copy goes on.
    void lost_unseen(question const& of, std::vector<formula>& any) {
        auto const& component = ask_->in()[of.component];
        if (!has_standbys(component)) {
            return;
        }
        for (std::size_t at = 1; at < component.copies.size(); ++at) {
            site const standby{of.component, static_cast<std::int32_t>(at)};
            for (auto const& rule : component.rules) {
                if (exceeds(of, rule.losing) || exceeds(of, component.copies[at].lag)) {
                    any.push_back(links_.taken_over_unseen(of, standby, rule));
                }
            }
        }
    }

    [[nodiscard]] static bool exceeds(question const& of, duration time) {
        return !time.is_zero() && questions::exceeds_time(of, time);
    }

    void lost_by_restoring(question const& of, std::vector<formula>& any) {
        auto const& component = ask_->in()[of.component];
        if (component.backups.empty() || !exceeds(of, youngest_backup(component)) ||
            !model::leaves_storage_behind(ask_->in(), component)) {
            return;
        }
        for (auto const& each : ask_->all_causes(of.component, 0)) {
            for (auto const& rule : component.rules) {
                if (rule.action != model::action::restore || rule.time.is_unbounded() ||
                    !ask_->base().seen.matches(rule, of.component, 0, each)) {
                    continue;
                }
                any.push_back(rule.time.is_zero() ? ask_->by_cause(of, asked::present, 0, each, 0)
                                                  : ask_->by_cause(of, asked::lasting, 0, each,
                                                                   rule.time.milliseconds - 1));
            }
        }
    }

    formula lost_beneath(question const& of) {
        auto const& component = ask_->in()[of.component];
        std::vector<formula> all;
        if (component.mode == model::run_mode::one_active) {
            all.push_back(missing_from(of, 0));
            for (std::int32_t at = 1; at < holders(component); ++at) {
                // A survivor that is too old does not save the claim.
                if (!questions::exceeds_time(of,
                                             component.copies[static_cast<std::size_t>(at)].lag)) {
                    all.push_back(missing_from(of, at));
                }
            }
        } else {
            std::vector<formula> copies;
            for (std::int32_t at = 0; at < holders(component); ++at) {
                copies.push_back(missing_from(of, at));
            }
            all.push_back(ask_->system().at_least(losable(component), std::move(copies)));
        }
        for (auto const& backup : component.backups) {
            if (questions::exceeds_time(of, backup.interval)) {
                continue;
            }
            all.push_back(backup.on ? ask_->expression(*backup.on,
                                                       [&](model::component_id leaf) {
                                                           return all_data(of, leaf);
                                                       })
                                    : never_formula);
        }
        return ask_->system().all_of(std::move(all));
    }

    /// A copy's data is destroyed, or what it lies on has lost more than is asked.
    formula missing_from(question const& of, std::int32_t at) {
        std::vector<formula> any{ask_->other(of, asked::own_data, of.component, at, {}, 0)};
        for (auto const store : stores_of(ask_->base(), of.component, at)) {
            any.push_back(ask_->other(of, asked::loss, store, -1, {}, of.time));
        }
        return ask_->system().any_of(std::move(any));
    }

    formula all_data(question const& of, model::component_id id) {
        return too_many(of, asked::data, id);
    }

    /// So many copies are destroyed that the rest does not have the data. What keeps data says
    /// itself what is lost.
    formula too_many(question const& of, fault::asked what, model::component_id id) {
        auto const& component = ask_->in()[id];
        if (component.keeps_data && (what == asked::own_data || what == asked::own_contents)) {
            return never_formula;
        }
        std::vector<formula> copies;
        for (std::int32_t at = 0; at < holders(component); ++at) {
            copies.push_back(ask_->other(of, what, id, at, {}, 0));
        }
        return ask_->system().at_least(losable(component), std::move(copies));
    }

    questions* ask_;
    link_equations links_;
};

} // namespace hadsl::fault

#endif
