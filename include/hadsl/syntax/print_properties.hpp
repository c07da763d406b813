// hadsl/syntax/print_properties.hpp - properties and claims as text, one line each.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SYNTAX_PRINT_PROPERTIES_HPP
#define HADSL_SYNTAX_PRINT_PROPERTIES_HPP

#include <hadsl/syntax/to_text.hpp>
#include <hadsl/syntax/tree.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hadsl::syntax {

// ---- failure classes and kinds ------------------------------------------------------------------

[[nodiscard]] inline std::string to_text(strikes const& node) {
    return "strikes " + list_text(node.kinds);
}
[[nodiscard]] inline std::string to_text(class_lasts const& node) {
    return "lasts " + to_text(node.length);
}
[[nodiscard]] inline std::string to_text(class_every const& node) {
    return "every " + to_text(node.length);
}
[[nodiscard]] inline std::string to_text(shared const& node) {
    return "shared by " + to_text(node.label) + (node.or_itself ? " or itself" : "");
}
[[nodiscard]] inline std::string to_text(shows const& node) {
    return "shows as " + list_text(node.classes);
}
[[nodiscard]] inline std::string to_text(recurs const&) {
    return "recurs";
}
[[nodiscard]] inline std::string to_text(destroys const& node) {
    return node.contents ? "destroys contents" : "destroys data";
}
[[nodiscard]] inline std::string to_text(class_noticed const& node) {
    return "noticed in " + to_text(node.within);
}
[[nodiscard]] inline std::string to_text(planned const&) {
    return "planned";
}
[[nodiscard]] inline std::string to_text(override const& node) {
    auto const failure = to_text(node.failure);
    if (node.noticed) {
        return failure + " noticed in " + to_text(*node.noticed);
    }
    if (node.every) {
        return failure + " every " + to_text(*node.every) +
               (node.lasts ? " lasting " + to_text(*node.lasts) : "") +
               (node.shared ? " " + to_text(*node.shared) + "% shared" : "");
    }
    return failure + " lasts " + (node.lasts ? to_text(*node.lasts) : "unbounded");
}
[[nodiscard]] inline std::string to_text(keeps const& node) {
    return node.on ? "keeps data on " + to_text(*node.on) : "keeps data";
}
[[nodiscard]] inline std::string to_text(starts_in const& node) {
    return "starts in " + to_text(node.length);
}
[[nodiscard]] inline std::string to_text(traits const& node) {
    return "is " + list_text(node.names);
}

// ---- mechanisms ---------------------------------------------------------------------------------

[[nodiscard]] inline std::string to_text(role const& node) {
    return "role " + list_text(node.names) + (node.optional ? " optional" : "");
}
[[nodiscard]] inline std::string to_text(parameter const& node) {
    return "parameter " + to_text(node.declared) + (node.value ? " = " + to_text(*node.value) : "");
}
[[nodiscard]] inline std::string to_text(run_mode const& node) {
    switch (node.how) {
    case run_mode::mode::all_active: return "copies run apart, all active";
    case run_mode::mode::one_active: return "copies run apart, one active";
    case run_mode::mode::lockstep: return "copies run in lockstep";
    case run_mode::mode::one_copy: return "one copy runs";
    }
    return {};
}
[[nodiscard]] inline std::string to_text(copies_lag const& node) {
    return "copies lag " + to_text(node.by);
}
[[nodiscard]] inline std::string to_text(copies_hold const&) {
    return "copies hold shares";
}
[[nodiscard]] inline std::string to_text(quorum const& node) {
    return "quorum majority of " + joined(node.voters, ", ", [](name const& voter) {
               bool const is_word = voter.text == "copies" || voter.text == "active copy";
               return is_word ? voter.text : to_text(voter);
           });
}
[[nodiscard]] inline std::string to_text(requests const& node) {
    return "requests need " + list_text(node.roles);
}
[[nodiscard]] inline std::string to_text(symptom const& node) {
    auto const subject = node.loss ? "loss" : to_text(node.failure, {"loss"});
    return node.kind ? subject + " of " + to_text(*node.kind) : subject;
}
[[nodiscard]] inline std::string to_text(action node) {
    switch (node) {
    case action::take_over: return "take over";
    case action::restart: return "restart";
    case action::migrate: return "migrate";
    case action::restore: return "restore";
    }
    return {};
}
[[nodiscard]] inline std::string to_text(rule_needs const& node) {
    return "needs " + list_text(node.roles);
}
[[nodiscard]] inline std::string to_text(losing const& node) {
    return "losing " + to_text(node.work);
}
[[nodiscard]] inline std::string to_text(noticed_within const& node) {
    return "if noticed within " + to_text(node.length);
}
[[nodiscard]] inline std::string to_text(rule const& node) {
    auto result =
        "on " + list_text(node.symptoms) + ": " + to_text(node.does) + " in " + to_text(node.in);
    for (auto const& clause : node.clauses) {
        result += " " + std::visit([](auto const& each) { return to_text(each); }, clause);
    }
    return result;
}
[[nodiscard]] inline std::string to_text(mirrors const& node) {
    return "mirrors " + list_text(node.classes);
}
[[nodiscard]] inline std::string to_text(isolated const& node) {
    return node.keep_writing ? "isolated copies keep writing" : "isolated copies stop";
}
[[nodiscard]] inline std::string to_text(fenced const& node) {
    return "fenced by " + to_text(node.by);
}
[[nodiscard]] inline std::string to_text(applies const& node) {
    return "applies to " + list_text(node.traits);
}
[[nodiscard]] inline std::string to_text(backup const& node) {
    return "backup every " + to_text(node.every) + (node.on ? " on " + to_text(*node.on) : "");
}

// ---- components ---------------------------------------------------------------------------------

[[nodiscard]] inline std::string to_text(label const& node) {
    auto result = to_text(node.key) + " " + to_text(node.value);
    for (auto const& each : node.indices) {
        result += "[" + to_text(each) + "]";
    }
    return node.after ? result + " after " + to_text(*node.after) : result;
}
[[nodiscard]] inline std::string to_text(lagging const& node) {
    return "lagging " + to_text(node.by);
}
[[nodiscard]] inline std::string to_text(copy const& node) {
    auto result = to_text(node.on);
    if (!node.with.empty()) {
        result += " with " + joined(node.with, " and ", [](copy::item const& item) {
                      return std::visit([](auto const& each) { return to_text(each); }, item);
                  });
    }
    return result;
}
[[nodiscard]] inline std::string to_text(argument const& node) {
    auto const* const length = std::get_if<duration>(&node.value);
    return (node.parameter.text.empty() ? "" : to_text(node.parameter) + ": ") +
           (length != nullptr ? to_text(*length)
                              : list_text(std::get<std::vector<expression>>(node.value)));
}
[[nodiscard]] inline std::string to_text(application const& node) {
    return to_text(node.mechanism) +
           (node.arguments.empty() ? "" : "(" + list_text(node.arguments) + ")");
}
[[nodiscard]] inline std::string to_text(contained const& node) {
    return "in " + list_text(node.containers);
}
[[nodiscard]] inline std::string to_text(platform const& node) {
    return "on " + to_text(node.on);
}
[[nodiscard]] inline std::string to_text(copies const& node) {
    return "copies on " + list_text(node.all);
}
[[nodiscard]] inline std::string to_text(at_least const& node) {
    return "at least " + to_text(node.count);
}
[[nodiscard]] inline std::string to_text(protection const& node) {
    return "protected by " + list_text(node.by);
}
[[nodiscard]] inline std::string to_text(needs const& node) {
    return "needs " + list_text(node.all) +
           (node.tolerating ? " tolerating " + to_text(*node.tolerating) : "");
}
[[nodiscard]] inline std::string to_text(starts_after const& node) {
    return "starts after " + list_text(node.all);
}
[[nodiscard]] inline std::string to_text(each_serves const& node) {
    return "each serves " + quantity_text(node.amount);
}
[[nodiscard]] inline std::string to_text(demand const& node) {
    return "demand " + quantity_text(node.amount);
}
[[nodiscard]] inline std::string to_text(costs const& node) {
    return "costs " + quantity_text(node.amount) + " " + to_text(node.unit);
}
// ---- claims -------------------------------------------------------------------------------------

/// `crash, hang ` with a space behind it, or nothing for any class.
[[nodiscard]] inline std::string classes_text(std::vector<qualified_name> const& classes) {
    auto const text = joined(classes, ", ", [](qualified_name const& each) {
        return to_text(each, {"failures", "causes", "cause", "stops", "stop", "loses", "lose"});
    });
    return text.empty() ? text : text + " ";
}
[[nodiscard]] inline std::string to_text(struck const& node) {
    if (node.kind) {
        auto const kind =
            to_text(*node.kind, {"causes", "cause", "stops", "stop", "loses", "lose"});
        bool const vowel = std::string_view("aeiouAEIOU").find(kind[0]) != std::string_view::npos;
        return (vowel ? "an " : "a ") + kind;
    }
    std::string result;
    for (std::size_t index = 0; index < node.components.size(); ++index) {
        result += index == 0 ? to_text(node.components[index], {"a", "an"})
                             : ", " + to_text(node.components[index]);
    }
    return result;
}
[[nodiscard]] inline std::string to_text(budget const& node) {
    bool const single = node.count == 1;
    return (single ? "single" : std::to_string(node.count)) + " " + classes_text(node.classes) +
           (single ? "failure" : "failures") + (node.of ? " of " + to_text(*node.of) : "");
}
[[nodiscard]] inline std::string to_text(targets const& node) {
    auto result = node.at_least ? "at least " + std::to_string(*node.at_least) + " of (" +
                                      list_text(node.components) + ")"
                                : list_text(node.components);
    if (node.together) {
        result += " together";
    }
    return node.longer_than ? result + " longer than " + to_text(*node.longer_than) : result;
}
/// What follows `no single failure` or, with `plural`, `no 2 failures`.
[[nodiscard]] inline std::string effect_text(consequence which, bool plural) {
    std::string const ending = plural ? "" : "s";
    switch (which) {
    case consequence::outage: return "cause" + ending + " outage of ";
    case consequence::interruption: return "cause" + ending + " interruption of ";
    case consequence::disruption: return "cause" + ending + " disruption of ";
    case consequence::data_loss: return "cause" + ending + " data loss of ";
    case consequence::split_brain: return "cause" + ending + " split brain of ";
    case consequence::stop: return "stop" + ending + " ";
    case consequence::all_data: return "lose" + ending + " all data of ";
    }
    return {};
}
[[nodiscard]] inline std::string to_text(budget_claim const& node) {
    bool const plural =
        node.budgets.size() > 1 || (!node.budgets.empty() && node.budgets.front().count != 1);
    return "no " + joined(node.budgets, " and ", [](budget const& each) { return to_text(each); }) +
           " " + effect_text(node.consequence, plural) + to_text(node.of);
}
[[nodiscard]] inline std::string to_text(availability_claim const& node) {
    return "availability of " + to_text(node.component) + " is at least " + to_text(node.at_least) +
           "%";
}
[[nodiscard]] inline std::string to_text(cold_start_claim const& node) {
    return list_text(node.components) + (node.components.size() > 1 ? " start" : " starts") +
           " from cold";
}
[[nodiscard]] inline std::string to_text(acceptance const& node) {
    return "accepted " + to_text(node.why) + (node.until ? " until " + to_text(*node.until) : "");
}

} // namespace hadsl::syntax

#endif
