// hadsl/report/facts.hpp - the facts that a proof rests on, in words.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_FACTS_HPP
#define HADSL_REPORT_FACTS_HPP

#include <hadsl/change/edit.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/report/changes.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/phrases.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace hadsl::report {

namespace detail {

/// `restart on loss of host and crash`.
[[nodiscard]] inline std::string rule_name(model::architecture const& in, model::rule const& of) {
    std::vector<std::string> symptoms;
    for (auto const& each : of.symptoms) {
        symptoms.push_back(symptom_name(in, each));
    }
    return std::string(action_name(of.action)) + " on " + listed(symptoms, 4);
}

/// What a copy stands apart from: `esx2`, or the two that would share it.
[[nodiscard]] inline std::string stands(model::architecture const& in, change::edit const& by) {
    auto const name = copy_name(in, by.component, by.copy);
    return (is_in(in, by) ? in[by.component].name + " is in " : name + " stands on ") +
           in[*by.other].name + ", not " + (is_in(in, by) ? "in " : "on ") +
           in[*by.replacement].name;
}

} // namespace detail

/// A fact that an edit takes away: `vmware.fault_tolerance protects app`.
[[nodiscard]] inline std::string fact_text(model::architecture const& in,
                                           change::edit const& removal) {
    using kind = change::edit::kind;
    auto const& component = in[removal.component];
    auto const& name = component.name;
    auto const mechanism = [&] {
        auto const at = static_cast<std::size_t>(removal.protection);
        return at < component.protections.size() ? component.protections[at].mechanism
                                                 : std::string("its mechanism");
    };
    switch (removal.what) {
    case kind::no_protection: return mechanism() + " protects " + name;
    case kind::no_rule:
        return mechanism() + " has a rule for " + name + ": " +
               detail::rule_name(in, component.rules[static_cast<std::size_t>(removal.rule)]);
    case kind::no_backup:
        return name + " is backed up every " + to_text(component.backups[removal.index].interval);
    case kind::no_quorum: return "a majority decides which copy of " + name + " serves";
    case kind::no_fence:
        return expression_name(in, *component.fenced_by) + " fences the copies of " + name;
    case kind::no_copy:
        return "one of the " + std::to_string(component.copies.size()) + " copies is " +
               copy_name(in, removal.component, removal.copy);
    case kind::no_tolerance: {
        auto const& need = component.needs[removal.index];
        return name + " tolerates " + to_text(need.tolerating) + " without " +
               expression_name(in, need.of);
    }
    case kind::no_choice: {
        auto const& need = component.needs[removal.index].of;
        return name + " can do with " +
               expression_name(in, need.operands[static_cast<std::size_t>(removal.number)]) +
               " (it needs " + expression_name(in, need) + ")";
    }
    case kind::shared_label:
        return copy_name(in, removal.component, removal.copy) + " has a label `" + removal.label +
               "` other than \"" + removal.value + "\"";
    case kind::shared_place: return detail::stands(in, removal);
    case kind::no_assumption: return "assumption `" + in.assumptions[removal.index].name + "`";
    default: return describe(in, removal);
    }
}

/// Facts that are read as one.
struct told_fact {
    std::string text;
    source::span at;
};

namespace detail {

/// Of facts from the same place that say the same of several things: the first, and how many more.
[[nodiscard]] inline std::string with_others(std::string text, std::size_t others) {
    return others == 0 ? text : text + ", and " + std::to_string(others) + " more like it";
}

} // namespace detail

/// Whether each of some facts decides something, or none does alone.
enum class weight { deciding, idle };

/// Facts in as few lines as it takes: the copies of a component are one, where they stand apart is
/// one, a rule is told with its mechanism, and what loops made from one line is told once.
[[nodiscard]] inline std::vector<told_fact> gathered(model::architecture const& in,
                                                     std::vector<change::edit> const& facts,
                                                     weight as) {
    using kind = change::edit::kind;
    std::vector<told_fact> told;
    bool const is_idle = as == weight::idle;
    std::vector<bool> is_done(facts.size(), false);
    auto const take = [&](std::size_t from, auto const& is_like) {
        std::vector<change::edit const*> like;
        for (std::size_t at = from; at < facts.size(); ++at) {
            if (!is_done[at] && is_like(facts[at])) {
                is_done[at] = true;
                like.push_back(&facts[at]);
            }
        }
        return like;
    };
    for (std::size_t at = 0; at < facts.size(); ++at) {
        if (is_done[at]) {
            continue;
        }
        auto const& fact = facts[at];
        auto const& component = in[fact.component];
        bool const is_copy = fact.copy >= 0 && component.copies.size() > 1;
        auto const same = [&](change::edit const& each) {
            return each.what == fact.what && each.component == fact.component;
        };
        if (fact.what == kind::no_copy) {
            auto const all = take(at, same).size() == component.copies.size();
            auto const number = std::to_string(component.copies.size()) + " copies";
            told.push_back({all ? (is_idle ? "any one of the " + number + " of " + component.name
                                           : component.name + " has its " + number)
                                : fact_text(in, fact),
                            component.at});
            if (!all) {
                told.back().text = detail::with_others(
                    fact_text(in, fact),
                    static_cast<std::size_t>(std::count_if(facts.begin(), facts.end(), same)) - 1);
            }
        } else if (fact.what == kind::shared_place && is_copy) {
            std::vector<std::string> places;
            for (auto const* each : take(at, same)) {
                auto const& name = in[*each->other].name;
                if (std::find(places.begin(), places.end(), name) == places.end()) {
                    places.push_back(name);
                }
            }
            told.push_back({places.size() == 1 ? fact_text(in, fact)
                                               : "the copies of " + component.name +
                                                     " stand apart, on " + listed(places, 8),
                            component.at});
        } else if (fact.what == kind::no_protection) {
            auto const rules = take(at, [&](change::edit const& each) {
                return each.what == kind::no_rule && each.component == fact.component &&
                       each.protection == fact.protection;
            });
            auto text = fact_text(in, fact);
            for (std::size_t rule = 0; rule < rules.size(); ++rule) {
                text += (rule == 0 ? ": " : "; ") +
                        detail::rule_name(
                            in, component.rules[static_cast<std::size_t>(rules[rule]->rule)]);
            }
            told.push_back({text, fact.at});
        } else {
            auto const like = take(at, [&](change::edit const& each) {
                return each.what == fact.what && each.at == fact.at && each.other == fact.other &&
                       each.replacement == fact.replacement && each.value == fact.value &&
                       each.number == fact.number && each.rule == fact.rule;
            });
            told.push_back({detail::with_others(fact_text(in, fact), like.size() - 1), fact.at});
        }
    }
    return told;
}

} // namespace hadsl::report

#endif
