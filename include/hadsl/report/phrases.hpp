// hadsl/report/phrases.hpp - lengths, rules and needs as parts of a sentence.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_PHRASES_HPP
#define HADSL_REPORT_PHRASES_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/source/duration.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::report {

/// `for 153s`, or `until repaired`.
[[nodiscard]] inline std::string lasting(duration length) {
    return length.is_unbounded() ? "until repaired" : "for " + to_text(length);
}

/// What a rule looks at: `loss of host`, `crash`, `crash of vm`.
[[nodiscard]] inline std::string symptom_name(model::architecture const& in,
                                              model::symptom const& of) {
    auto const kind = of.kind ? " of " + in[*of.kind].name : std::string();
    return (of.loss ? std::string("loss") : in[*of.failure].name) + kind;
}

/// `take over`, as rules write it.
[[nodiscard]] constexpr std::string_view action_name(model::action action) {
    switch (action) {
    case model::action::take_over: return "take over";
    case model::action::restart: return "restart";
    case model::action::migrate: return "migrate";
    default: return "restore";
    }
}

/// Everything the rules of one protection look at, each once. What is `beneath`, and would be looked at
/// if it struck the component itself, is said to be so.
[[nodiscard]] inline std::string covered_by(model::architecture const& in,
                                            model::component const& of, std::int32_t protection,
                                            std::optional<model::class_id> beneath = {}) {
    std::vector<std::string> names;
    auto const is_own = [&](model::symptom const& each) {
        if (!beneath || each.loss || each.kind) {
            return false;
        }
        auto const& ancestors = in[*beneath].ancestors;
        return std::find(ancestors.begin(), ancestors.end(), *each.failure) != ancestors.end();
    };
    for (auto const& rule : of.rules) {
        for (auto const& each : rule.symptoms) {
            auto name = (is_own(each) ? "its own " : "") + symptom_name(in, each);
            if (rule.protection == protection &&
                std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(std::move(name));
            }
        }
    }
    return listed(names, 7);
}

/// `db1 or db2`, as it was written.
[[nodiscard]] inline std::string expression_name(model::architecture const& in,
                                                 model::expression const& of,
                                                 bool is_inner = false) {
    using operation = model::expression::operation;
    if (of.op == operation::component) {
        return in[of.component].name;
    }
    if (of.operands.empty()) {
        return "what was left open"; // an optional role
    }
    bool const is_counted = of.op == operation::at_least || of.operands.size() > 4;
    std::vector<std::string> names;
    for (auto const& operand : of.operands) {
        names.push_back(expression_name(in, operand, !is_counted));
    }
    if (is_counted) {
        auto const count = of.op == operation::all   ? std::string("all")
                           : of.op == operation::any ? std::string("any")
                                                     : std::to_string(of.count);
        return count + " of (" + listed_plainly(names) + ")";
    }
    std::string text;
    for (auto const& name : names) {
        text += text.empty() ? "" : of.op == operation::all ? " and " : " or ";
        text += name;
    }
    return is_inner ? "(" + text + ")" : text;
}

} // namespace hadsl::report

#endif
