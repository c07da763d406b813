// hadsl/embed/text.hpp - an architecture as hadsl text, which means the same when it is read.
// SPDX-License-Identifier: BSL-1.0
//
// Everything is ground: loops are turned, and each component has mechanisms of its own with every
// role and time filled in. What the core library declares, and what nothing mentions, is left out.
#ifndef HADSL_EMBED_TEXT_HPP
#define HADSL_EMBED_TEXT_HPP

#include <hadsl/embed/library/core.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/syntax/to_text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::embed {

class model_printer {
public:
    explicit model_printer(model::architecture const& in) : in_(in) {}

    [[nodiscard]] std::string print() {
        find_used();
        for (auto const& each : in_.kinds) {
            if (!is_core(library::kinds, each.name) && kinds_.count(each.name) > 0) {
                text_ += "kind " + quoted(each.name) +
                         (each.parent ? " : " + quoted(in_[*each.parent].name) : std::string()) +
                         "\n";
            }
        }
        for (auto const& each : in_.classes) {
            if (!is_core(library::classes, each.name) && classes_.count(each.name) > 0) {
                print(each);
            }
        }
        for (auto const& each : in_.classes) {
            print_figures(each);
        }
        for (auto const& each : in_.components) {
            print(each);
        }
        for (auto const& each : in_.assumptions) {
            text_ += "assume " + quoted(each.name) + described(each.description) + ": no" +
                     words(each) + "\n";
        }
        for (auto const& each : in_.claims) {
            print(each);
        }
        return std::move(text_);
    }

    [[nodiscard]] std::string text_of(model::expression const& of) const {
        using enum model::expression::operation;
        if (of.op == component) {
            return quoted(in_[of.component].name);
        }
        auto const head = of.op == all   ? std::string("all")
                          : of.op == any ? std::string("any")
                                         : std::to_string(of.count);
        std::vector<std::string> operands;
        for (auto const& each : of.operands) {
            operands.push_back(text_of(each));
        }
        return head + " of (" + joined(operands) + ")";
    }

private:
    template <class Rows>
    static bool is_core(Rows const& rows, std::string const& name) {
        return std::any_of(std::begin(rows), std::end(rows),
                           [&](auto const& row) { return row.name == name; });
    }

    /// A name with its subscripts, in backticks where it needs them.
    static std::string quoted(std::string const& name) {
        auto base = name.size();
        while (base > 0 && name[base - 1] == ']') {
            base = name.rfind('[', base - 1);
        }
        return syntax::name_text(name.substr(0, base)) + name.substr(base);
    }
    static std::string literal_text(std::string const& text) {
        return syntax::to_text(syntax::string{text, {}});
    }
    static std::string described(std::string const& description) {
        return description.empty() ? "" : " " + literal_text(description);
    }

    void use(model::kind_id kind) {
        for (auto const each : in_[kind].ancestors) {
            kinds_.insert(in_[each].name);
        }
    }
    void use(model::class_id failure) {
        for (auto const each : in_[failure].shows) {
            if (classes_.insert(in_[each].name).second) {
                use(each);
            }
        }
        for (auto const each : in_[failure].strikes) {
            use(each);
        }
    }
    template <class Words>
    void use_words(Words const& of) {
        for (auto const each : of.classes) {
            use(each);
        }
        if (of.of_kind) {
            use(*of.of_kind);
        }
    }
    /// Kinds and classes that can matter: of a component, a rule, an event or a claim.
    void find_used() {
        for (auto const& each : in_.assumptions) {
            use_words(each);
        }
        for (auto const& claim : in_.claims) {
            for (auto const& each : claim.budget.budgets) {
                use_words(each);
            }
        }
        for (auto const& its : in_.components) {
            use(its.kind);
            for (auto const& rule : its.rules) {
                for (auto const& symptom : rule.symptoms) {
                    if (symptom.kind) {
                        use(*symptom.kind);
                    }
                    if (symptom.failure) {
                        use(*symptom.failure);
                    }
                }
            }
            for (auto const each : its.mirrors) {
                use(each);
            }
            for (auto const& each : its.overrides) {
                use(each.failure);
            }
        }
        for (std::size_t at = 0; at < in_.classes.size(); ++at) {
            if (in_.classes[at].is_leaf && !in_.classes[at].strikes.empty()) {
                use(static_cast<model::class_id>(at));
            }
        }
    }

    static std::string joined(std::vector<std::string> const& parts,
                              std::string const& between = ", ") {
        std::string result;
        for (auto const& each : parts) {
            result += (result.empty() ? "" : between) + each;
        }
        return result;
    }

    std::string names(std::vector<model::class_id> const& of) const {
        std::vector<std::string> all;
        for (auto const each : of) {
            all.push_back(quoted(in_[each].name));
        }
        return joined(all);
    }
    std::string names(std::vector<model::component_id> const& of) const {
        std::vector<std::string> all;
        for (auto const each : of) {
            all.push_back(quoted(in_[each].name));
        }
        return joined(all);
    }

    /// A part of one in percent, without needless zeros: `99.95%`.
    static std::string percent(double part) {
        char out[64];
        std::snprintf(out, sizeof out, "%.12f", part * 100);
        std::string text = out;
        text.erase(text.find_last_not_of('0') + 1);
        return (text.back() == '.' ? text.substr(0, text.size() - 1) : text) + "%";
    }
    static std::string share_text(double common) {
        return common > 0 ? " " + percent(common) + " shared" : std::string();
    }

    void line(std::string const& property) { text_ += "  " + property + "\n"; }

    /// What is assumed of a class, which may be one of the core's.
    void print_figures(model::failure_class const& its) {
        if (its.is_leaf && its.every && classes_.count(its.name) > 0) {
            text_ += "assume " + quoted(its.name) + " every " + to_text(*its.every) + " lasting " +
                     to_text(its.lasts) + share_text(its.common) + "\n";
        }
    }

    void print(model::failure_class const& its) {
        text_ += "failure " + quoted(its.name);
        if (!its.parents.empty()) {
            text_ += " : " + names(its.parents);
        }
        text_ += " {\n";
        std::vector<std::string> struck;
        for (auto const each : its.strikes) {
            struck.push_back(quoted(in_[each].name));
        }
        if (!struck.empty()) {
            line("strikes " + joined(struck));
        }
        if (its.is_leaf) {
            line("lasts " + to_text(its.lasts) + " noticed in " + to_text(its.noticed));
        }
        if (!its.shared_by.empty()) {
            line("shared by " + quoted(its.shared_by) + (its.or_itself ? " or itself" : ""));
        }
        std::vector<model::class_id> shown;
        for (auto const each : its.shows) {
            if (std::count(its.ancestors.begin(), its.ancestors.end(), each) == 0) {
                shown.push_back(each);
            }
        }
        if (!shown.empty()) {
            line("shows as " + names(shown));
        }
        if (its.recurs) {
            line("recurs");
        }
        if (its.is_planned) {
            line("planned");
        }
        if (its.destroys != model::destruction::nothing) {
            line(its.destroys == model::destruction::data ? "destroys data" : "destroys contents");
        }
        text_ += "}\n";
    }

    static std::string text_of(model::label const& label) {
        return quoted(label.key) + " " + literal_text(label.value) +
               (label.after.is_zero() ? "" : " after " + to_text(label.after));
    }

    // ---- mechanisms ----

    /// A role of the mechanism being printed, and what it is bound to.
    std::string role(std::string& declared, std::vector<std::string>& bound,
                     model::expression const& to) {
        auto const name = "r" + std::to_string(++roles_);
        if (to.op != model::expression::operation::component && to.operands.empty()) {
            declared += "  role " + name + " optional\n";
        } else {
            declared += "  role " + name + "\n";
            bound.push_back(name + ": " + text_of(to));
        }
        return name;
    }

    std::string text_of(model::symptom const& of) const {
        if (of.loss) {
            return "loss of " + quoted(in_[*of.kind].name);
        }
        return quoted(in_[*of.failure].name) + (of.kind ? " of " + quoted(in_[*of.kind].name) : "");
    }

    /// Prints one mechanism; returns how it is applied.
    std::string mechanism(model::component const& its, std::int32_t number) {
        using enum model::run_mode;
        auto const name = "m" + std::to_string(++mechanisms_);
        auto const* const shown = static_cast<std::size_t>(number) < its.protections.size()
                                      ? &its.protections[static_cast<std::size_t>(number)]
                                      : nullptr;
        std::string declared;
        std::string body;
        std::vector<std::string> bound;
        if (number == 0) {
            switch (its.mode) {
            case single: break;
            case all_active: body += "  copies run apart, all active\n"; break;
            case one_active: body += "  copies run apart, one active\n"; break;
            case lockstep: body += "  copies run in lockstep\n"; break;
            case one_copy: body += "  one copy runs\n"; break;
            }
            if (its.data_in_shares) {
                body += "  copies hold shares\n";
            }
            if (its.quorum) {
                std::vector<std::string> voters;
                if (its.quorum->copies) {
                    voters.emplace_back("copies");
                }
                if (its.quorum->active_copy) {
                    voters.emplace_back("active copy");
                }
                for (auto const& each : its.quorum->voters) {
                    voters.push_back(role(declared, bound, each));
                }
                body += "  quorum majority of " + joined(voters) + "\n";
            }
            for (auto const& each : its.requests) {
                body += "  requests need " + role(declared, bound, each) + "\n";
            }
            if (!its.mirrors.empty()) {
                body += "  mirrors " + names(its.mirrors) + "\n";
            }
            if (its.isolated_keep_writing) {
                body += "  isolated copies keep writing\n";
            }
            if (its.isolated_stop) {
                body += "  isolated copies stop\n";
            }
            if (its.fenced_by) {
                body += "  fenced by " + role(declared, bound, *its.fenced_by) + "\n";
            }
            for (auto const& each : its.backups) {
                body += "  backup every " + to_text(each.interval) +
                        (each.on ? " on " + role(declared, bound, *each.on) : "") + "\n";
            }
        }
        for (auto const& rule : its.rules) {
            if (rule.protection != number) {
                continue;
            }
            std::vector<std::string> symptoms;
            for (auto const& each : rule.symptoms) {
                symptoms.push_back(text_of(each));
            }
            char const* const actions[] = {"take over", "restart", "migrate", "restore"};
            body += "  on " + joined(symptoms) + ": " +
                    actions[static_cast<std::size_t>(rule.action)] + " in " + to_text(rule.time);
            for (auto const& each : rule.needs) {
                body += " needs " + role(declared, bound, each);
            }
            if (!rule.losing.is_zero()) {
                body += " losing " + to_text(rule.losing < beyond_bounds ? rule.losing : unbounded);
            }
            if (rule.noticed_within) {
                body += " if noticed within " + to_text(*rule.noticed_within);
            }
            body += "\n";
        }
        if (body.empty()) {
            return {};
        }
        text_ += "mechanism " + name + (shown == nullptr ? "" : described(shown->mechanism)) +
                 " {\n" + declared + body + "}\n";
        return name + (bound.empty() ? "" : "(" + joined(bound) + ")");
    }

    // ---- components ----

    void print(model::component const& its) {
        roles_ = 0;
        std::vector<std::string> applied;
        auto const count = std::max<std::size_t>(2, its.protections.size());
        for (std::int32_t number = 0; number < static_cast<std::int32_t>(count); ++number) {
            if (auto const each = mechanism(its, number); !each.empty()) {
                applied.push_back(each);
            }
        }
        if (its.ends) {
            text_ += "link " + quoted(its.name) + " between " + quoted(in_[its.ends->first].name) +
                     ", " + quoted(in_[its.ends->second].name) + described(its.description) +
                     " {\n";
        } else {
            text_ += quoted(in_[its.kind].name) + " " + quoted(its.name) +
                     described(its.description) + " {\n";
        }
        if (!its.containers.empty()) {
            line("in " + names(its.containers));
        }
        auto const own_place = [&](model::copy const& copy) {
            std::vector<std::string> place;
            for (auto const each : copy.place) {
                if (std::count(its.containers.begin(), its.containers.end(), each) == 0) {
                    place.push_back(quoted(in_[each].name));
                }
            }
            return place;
        };
        if (its.mode == model::run_mode::single) {
            auto const place = own_place(its.copies.front());
            for (std::size_t at = 0; at < place.size(); ++at) {
                line((at == 0 ? "on " : "in ") + place[at]);
            }
        } else {
            std::vector<std::string> copies;
            for (auto const& copy : its.copies) {
                auto items = own_place(copy);
                auto const on = items.front();
                items.erase(items.begin());
                for (auto const& label : copy.labels) {
                    bool const is_common =
                        std::any_of(its.labels.begin(), its.labels.end(), [&](auto const& common) {
                            return text_of(common) == text_of(label);
                        });
                    if (!is_common) {
                        items.push_back(text_of(label));
                    }
                }
                if (!copy.lag.is_zero()) {
                    items.push_back("lagging " + to_text(copy.lag));
                }
                copies.push_back(on + (items.empty() ? "" : " with " + joined(items, " and ")));
            }
            line("copies on " + joined(copies));
            if (its.at_least > 1) {
                line("at least " + std::to_string(its.at_least));
            }
        }
        if (!applied.empty()) {
            line("protected by " + joined(applied));
        }
        for (auto const& each : its.needs) {
            line("needs " + text_of(each.of) +
                 (each.tolerating.is_zero() ? "" : " tolerating " + to_text(each.tolerating)));
        }
        for (auto const& each : its.starts_after) {
            line("starts after " + text_of(each));
        }
        if (!its.starts_in.is_zero()) {
            line("starts in " + to_text(its.starts_in));
        }
        if (its.keeps_data) {
            line("keeps data" +
                 (its.data_on ? " on " + quoted(in_[*its.data_on].name) : std::string()));
        }
        for (auto const& each : its.labels) {
            line(text_of(each));
        }
        for (auto const& each : its.overrides) {
            auto const name = quoted(in_[each.failure].name);
            if (each.every) {
                line(name + " every " + to_text(*each.every) +
                     (each.lasts ? " lasting " + to_text(*each.lasts) : std::string()) +
                     share_text(each.common.value_or(0)));
            } else if (each.lasts) {
                line(name + " lasts " + to_text(*each.lasts));
            }
            if (each.noticed) {
                line(name + " noticed in " + to_text(*each.noticed));
            }
        }
        if (!its.traits.empty()) {
            std::vector<std::string> traits;
            for (auto const& each : its.traits) {
                traits.push_back(quoted(each));
            }
            line("is " + joined(traits));
        }
        for (auto const& [unit, amount] : its.costs) {
            auto digits = std::to_string(amount);
            digits.erase(digits.find_last_not_of('0') + 1);
            line("costs " + digits + (digits.back() == '.' ? "0 " : " ") + quoted(unit));
        }
        text_ += "}\n";
    }

    // ---- claims ----

    /// The classes and what they strike; of a kind and of components, which the language has no
    /// words for, is said as of the components.
    template <class Words>
    std::string words(Words const& of) const {
        std::string text = of.classes.empty() ? "" : " " + names(of.classes);
        text += " failures";
        auto struck = of.of;
        for (std::size_t at = 0; of.of_kind && !struck.empty() && at < in_.components.size();
             ++at) {
            auto const& ancestors = in_[in_.components[at].kind].ancestors;
            if (std::count(ancestors.begin(), ancestors.end(), *of.of_kind) > 0) {
                struck.push_back(static_cast<model::component_id>(at));
            }
        }
        if (!struck.empty()) {
            text += " of " + names(struck);
        } else if (of.of_kind) {
            text += " of any " + quoted(in_[*of.of_kind].name);
        }
        return text;
    }

    void print(model::claim const& its) {
        text_ += "claim " + quoted(its.name) + described(its.description) + ":";
        if (its.says == model::claim::form::cold_start) {
            auto const& targets = its.cold_start.targets;
            text_ +=
                " " + names(targets) + (targets.size() == 1 ? " starts" : " start") + " from cold";
        } else if (its.says == model::claim::form::availability) {
            text_ += " availability of " + quoted(in_[its.availability.target].name) +
                     " is at least " + percent(its.availability.at_least);
        } else {
            print_budgets(its);
        }
        if (its.acceptance) {
            text_ += " accepted " + literal_text(its.acceptance->why);
            if (auto const until = its.acceptance->until) {
                char date[16];
                std::snprintf(date, sizeof date, "%04d-%02d-%02d", *until / 10000,
                              *until / 100 % 100, *until % 100);
                text_ += std::string(" until ") + date;
            }
        }
        text_ += "\n";
    }

    void print_budgets(model::claim const& its) {
        using enum model::consequence;
        std::string between = " no ";
        for (auto const& each : its.budget.budgets) {
            text_ += between + std::to_string(each.count) + words(each);
            between = " and ";
        }
        auto const& threshold = its.budget.threshold;
        auto const targets = [&] {
            auto const all = names(its.budget.targets);
            return its.budget.at_least == 1
                       ? all
                       : "at least " + std::to_string(its.budget.at_least) + " of (" + all + ")";
        }();
        if (threshold.is_unbounded() && its.budget.consequence == outage) {
            text_ += " stop " + targets;
        } else if (threshold.is_unbounded() && its.budget.consequence == data_loss) {
            text_ += " lose all data of " + targets;
        } else {
            char const* const what[] = {"outage", "disruption", "data loss", "split brain"};
            text_ += " cause " +
                     (what[static_cast<std::size_t>(its.budget.consequence)] + (" of " + targets));
            if (!threshold.is_zero() && its.budget.consequence != split_brain) {
                text_ += " longer than " + to_text(threshold);
            }
        }
    }

    model::architecture const& in_;
    std::string text_;
    int roles_ = 0;
    int mechanisms_ = 0;
    std::set<std::string> kinds_, classes_;
};

/// An architecture as text: `hadsl::embed::text_of(shop.architecture())`.
[[nodiscard]] inline std::string text_of(model::architecture const& in) {
    return model_printer(in).print();
}

} // namespace hadsl::embed

#endif
