// hadsl/model/binding.hpp - a mechanism applied to a component: roles and times filled in.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_BINDING_HPP
#define HADSL_MODEL_BINDING_HPP

#include <hadsl/model/arguments.hpp>
#include <hadsl/model/mechanism_names.hpp>
#include <hadsl/model/times.hpp>

#include <cstddef>
#include <cstdint>
#include <variant>
#include <vector>

namespace hadsl::model {

/// All that a role is bound to, as one expression.
[[nodiscard]] inline expression all_of(std::vector<expression> const& parts) {
    if (parts.size() == 1) {
        return parts.front();
    }
    expression result;
    result.op = expression::operation::all;
    result.operands = parts;
    result.at = parts.front().at;
    return result;
}

/// Adds everything a mechanism says to a component, with the roles and times of one application.
/// INVARIANT: the mechanism is sound and the arguments are good.
class mechanism_binder {
public:
    mechanism_binder(mechanism const& of, bound_arguments const& bound, component& into)
        : of_(of), bound_(bound), into_(into), time_(of, bound.times) {}

    void add(std::int32_t protection) {
        auto& added = into_.protections[static_cast<std::size_t>(protection)].added;
        auto const before = model::protection::addition{into_.mirrors.size(), into_.requests.size(),
                                                        into_.backups.size()};
        add_rules(protection);
        into_.mirrors.insert(into_.mirrors.end(), of_.mirrors.begin(), of_.mirrors.end());
        for (auto const& each : of_.said->properties) {
            if (auto const* requests = std::get_if<syntax::requests>(&each)) {
                add_roles(requests->roles, into_.requests);
            } else if (auto const* backup = std::get_if<syntax::backup>(&each)) {
                auto& next = into_.backups.emplace_back();
                next.interval = time_(backup->every);
                next.at = backup->at.span;
                if (backup->on) {
                    next.on = all_of(role(*backup->on));
                }
            }
        }
        if (of_.quorum != nullptr) {
            auto& quorum = into_.quorum.emplace();
            quorum.at = of_.quorum->at.span;
            for (auto const& voter : of_.quorum->voters) {
                if (voter.text == copies_word) {
                    quorum.copies = true;
                } else if (voter.text == active_copy_words) {
                    quorum.active_copy = true;
                } else {
                    add_roles({voter}, quorum.voters);
                }
            }
        }
        into_.data_in_shares = into_.data_in_shares || of_.shares != nullptr;
        if (of_.fenced != nullptr) {
            into_.fenced_by = all_of(role(of_.fenced->by));
        }
        if (of_.isolated != nullptr) {
            (of_.isolated->keep_writing ? into_.isolated_keep_writing : into_.isolated_stop) = true;
        }
        if (of_.lag != nullptr) {
            auto const lag = time_(of_.lag->by);
            for (std::size_t i = 1; i < into_.copies.size(); ++i) {
                // A copy's own `lagging` is the exception to what the mechanism says of all.
                into_.copies[i].lag = into_.copies[i].lag.is_zero() ? lag : into_.copies[i].lag;
            }
        }
        added = {into_.mirrors.size() - before.mirrors,
                 into_.requests.size() - before.requests,
                 into_.backups.size() - before.backups,
                 of_.mode.has_value(),
                 of_.quorum != nullptr,
                 of_.fenced != nullptr,
                 of_.shares != nullptr};
    }

    [[nodiscard]] bool take_overflow() { return time_.take_overflow(); }

private:
    void add_rules(std::int32_t protection) {
        for (std::size_t i = 0; i < of_.rules.size(); ++i) {
            auto const& said = *of_.rules_said[i];
            auto& next = into_.rules.emplace_back(of_.rules[i]);
            next.protection = protection;
            next.time = time_(said.in);
            for (auto const& clause : said.clauses) {
                if (auto const* needs = std::get_if<syntax::rule_needs>(&clause)) {
                    add_roles(needs->roles, next.needs);
                } else if (auto const* losing = std::get_if<syntax::losing>(&clause)) {
                    next.losing = shorter_of(time_(losing->work), beyond_bounds);
                } else {
                    next.noticed_within = time_(std::get<syntax::noticed_within>(clause).length);
                }
            }
        }
    }

    [[nodiscard]] std::vector<expression> const& role(syntax::name const& name) const {
        return bound_.roles[*role_index(of_, name.text)];
    }
    void add_roles(std::vector<syntax::name> const& names, std::vector<expression>& into) const {
        for (auto const& name : names) {
            auto const& bound = role(name);
            into.insert(into.end(), bound.begin(), bound.end());
        }
    }

    mechanism const& of_;
    bound_arguments const& bound_;
    component& into_;
    parameter_values time_;
};

} // namespace hadsl::model

#endif
