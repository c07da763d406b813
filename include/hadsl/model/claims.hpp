// hadsl/model/claims.hpp - claims and assumptions, over components, classes and thresholds.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_CLAIMS_HPP
#define HADSL_MODEL_CLAIMS_HPP

#include <hadsl/model/budget_claims.hpp>
#include <hadsl/model/properties.hpp>
#include <hadsl/model/references.hpp>
#include <hadsl/model/scope.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hadsl::model {

/// Reads what `outage` means in every text.
inline void resolve_tolerances(scope& all) {
    for (auto const& in : all.said.units) {
        syntax::tolerance const* first = nullptr;
        for_each_of<syntax::tolerance>(in->said.declarations, [&](syntax::tolerance const& each) {
            if (first != nullptr) {
                all.found.add(source::code::two_tolerances, each.at.span,
                              "found a second meaning of `outage` in one text, expected one",
                              "remove one of them", {{first->at.span, "the first is here"}});
                return;
            }
            first = &each;
            if (each.length.value.is_unbounded()) {
                all.found.add(source::code::endless_threshold, each.length.at.span,
                              "found an outage that must be longer than `unbounded`, which nothing "
                              "is, expected a time");
                return;
            }
            in->tolerance = each.length.value;
        });
    }
    if (!all.said.units.empty() && !all.said.units.back()->is_module()) {
        all.result.tolerance = all.said.units.back()->tolerance;
    }
}

/// The byte after white space and comments.
[[nodiscard]] inline std::size_t skip_blank(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        if (text.substr(at, 2) == "//") {
            at = std::min(text.find('\n', at), text.size());
        } else if (text.substr(at, 2) == "/*") {
            auto const end = text.find("*/", at + 2);
            at = end == std::string_view::npos ? text.size() : end + 2;
        } else if (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n') {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

class claim_resolver {
public:
    claim_resolver(scope& all, viewpoint from) : all_(all), from_(from) {}

    /// The name a claim or an assumption has at this turn; empty after an error was reported.
    [[nodiscard]] std::optional<std::string> name(syntax::declared_name const& said) {
        auto const wanted = patterns(all_, from_, said, {});
        if (!wanted) {
            return std::nullopt;
        }
        subscripts at;
        for (auto const& each : *wanted) {
            if (each.every || each.first != each.last) {
                all_.found.add(source::code::more_than_one, said.at.span,
                               "found several names for one statement, expected one");
                return std::nullopt;
            }
            at.push_back(each.first);
        }
        return name_of(said.base.text, at);
    }

    [[nodiscard]] claim resolve(syntax::claim const& said) {
        claim result;
        result.description = said.description ? said.description->text : "";
        result.at = said.declared.at.span;
        result.whole = said.at.span;
        std::visit([&](auto const& statement) { state(statement, result); }, said.statement);
        result.whole.end = result.effect.end;
        if (said.acceptance) {
            accept(*said.acceptance, result);
        }
        return result;
    }

private:
    void state(syntax::budget_claim const& said, claim& into) {
        into.says = claim::form::budget;
        into.effect = said.at.span;
        if (!said.budgets.empty()) {
            into.effect.begin = next_word(said.budgets.back().at.span);
        }
        into.budget = budget_reader(all_, from_, said).read();
    }

    void state(syntax::availability_claim const& said, claim& into) {
        into.says = claim::form::availability;
        into.effect = said.at.span;
        if (auto const id = single(all_, from_, said.component,
                                   "claim it of each, or of a `system` that needs them")) {
            into.availability.target = *id;
        }
        constexpr double whole = 100;
        auto const percent =
            static_cast<double>(said.at_least.digits) / std::pow(10.0, said.at_least.scale);
        into.availability.at_least = percent / whole;
        if (percent < 0 || percent > whole) {
            all_.found.add(source::code::bad_percentage, said.at_least.at.span,
                           "found " +
                               in_backticks(std::string(all_.texts.slice(said.at_least.at.span))) +
                               ", expected a percentage from 0% to "
                               "100%");
        }
    }

    void state(syntax::cold_start_claim const& said, claim& into) {
        into.says = claim::form::cold_start;
        into.effect = said.at.span;
        if (!said.components.empty()) {
            into.effect.begin = next_word(said.components.back().at.span);
        }
        expand_all(all_, from_, said.components, into.cold_start.targets);
    }

    /// Where the word after a place begins.
    [[nodiscard]] std::uint32_t next_word(source::span const& after) const {
        return after.is_known() ? static_cast<std::uint32_t>(
                                      skip_blank(all_.texts[after.text].content(), after.end))
                                : after.end;
    }

    void accept(syntax::acceptance const& said, claim& into) {
        auto& acceptance = into.acceptance.emplace();
        acceptance.why = said.why.text;
        acceptance.at = said.at.span;
        if (!said.until) {
            return;
        }
        // INVARIANT: the parser lets no day pass that no calendar has.
        acceptance.until = said.until->year * 10000 + said.until->month * 100 + said.until->day;
    }

    scope& all_;
    viewpoint from_;
};

/// Reports the second of two statements of one name.
inline void check_name(scope& all, std::unordered_map<std::string, source::span>& names,
                       std::string const& name, source::span at, std::string const& what) {
    auto const [before, is_new] = names.try_emplace(name, at);
    if (!is_new) {
        all.found.add(source::code::duplicate_name, at,
                      "found a second declaration of " + in_backticks(name) +
                          ", expected a name that no other " + what + " has",
                      "", {{before->second, "it is already declared here"}});
    }
}

/// Resolves all claims and assumptions; components and their mechanisms are complete by then.
inline void resolve_claims(scope& all) {
    resolve_tolerances(all);
    std::unordered_map<std::string, source::span> names;
    for (auto const& each : all.claims) {
        claim_resolver resolver(all, each.from);
        auto next = resolver.resolve(*each.said);
        if (auto name = resolver.name(each.said->declared)) {
            check_name(all, names, *name, next.at, "claim");
            next.name = *std::move(name);
        }
        all.result.claims.push_back(std::move(next));
    }
    names.clear();
    for (auto const& each : all.assumptions) {
        claim_resolver resolver(all, each.from);
        auto selected = select(all, each.from, each.said->classes, each.said->of);
        auto const at = each.said->declared.at.span;
        if (auto name = resolver.name(each.said->declared)) {
            check_name(all, names, *name, at, "assumption");
            all.result.assumptions.push_back(
                {*std::move(name), each.said->description ? each.said->description->text : "",
                 std::move(selected.classes), selected.of_kind, std::move(selected.of), at});
        }
    }
}

} // namespace hadsl::model

#endif
