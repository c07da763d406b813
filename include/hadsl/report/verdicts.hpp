// hadsl/report/verdicts.hpp - a judgement in words: what was decided, by what, and what would help.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_VERDICTS_HPP
#define HADSL_REPORT_VERDICTS_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/report/describe.hpp>
#include <hadsl/report/left_out.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/quantities.hpp>
#include <hadsl/report/standing.hpp>
#include <hadsl/verdict.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::report {

/// A date of the language: `2027-06-30`.
[[nodiscard]] inline std::string date_text(std::int32_t date) {
    auto const two = [](std::int32_t number) {
        return (number < 10 ? "-0" : "-") + std::to_string(number);
    };
    return std::to_string(date / 10000) + two(date / 100 % 100) + two(date % 100);
}

/// `until 2027-06-30: "why"`.
[[nodiscard]] inline std::string acceptance_text(model::acceptance const& of) {
    return (of.until ? "until " + date_text(*of.until) + ": " : std::string()) + "\"" + of.why +
           "\"";
}

namespace detail {

/// `orders`, `web1, web2 together`, `at least 3 of 12 targets, pop[1] among them`.
[[nodiscard]] inline std::string targets_name(model::architecture const& in,
                                              model::budget_claim const& claim,
                                              counterexample const& by) {
    auto const count = claim.targets.size();
    if (claim.at_least <= 1) {
        return in[by.target].name;
    }
    if (static_cast<std::size_t>(claim.at_least) == count && count <= 4) {
        std::vector<std::string> names;
        for (auto const target : claim.targets) {
            names.push_back(in[target].name);
        }
        return listed(names) + " together";
    }
    return "at least " + std::to_string(claim.at_least) + " of " + std::to_string(count) +
           " targets, " + in[by.target].name + " among them";
}

} // namespace detail

/// How bad it is: `out for 153s`. Empty where no length is in question.
[[nodiscard]] inline std::string extent(model::claim const& claim, counterexample const& by) {
    using model::consequence;
    auto const what = claim.budget.consequence;
    if (claim.says != model::claim::form::budget || what == consequence::split_brain) {
        return {};
    }
    if (what == consequence::data_loss) {
        return by.amount.is_unbounded()     ? "all its data lost"
               : by.amount == beyond_bounds ? "work lost without a bound"
                                            : "the last " + to_text(by.amount) + " of work lost";
    }
    return (what == consequence::outage ? "out " : "disrupted ") + lasting(by.amount);
}

/// What came out against what the claim allows: `out for 153s, allowed 30s`.
[[nodiscard]] inline std::string balance(model::claim const& claim, counterexample const& by) {
    auto const text = extent(claim, by);
    auto const allowed = claim.budget.threshold;
    return allowed.is_unbounded() || text.empty()
               ? text
               : text + ", allowed " + (allowed.is_zero() ? "none" : to_text(allowed));
}

/// What a counterexample brings about: `crash of app causes an outage of orders (out until
/// repaired, allowed none)`.
[[nodiscard]] inline std::string consequence_text(model::architecture const& in,
                                                  std::vector<fault::event> const& events,
                                                  model::claim const& claim,
                                                  counterexample const& by) {
    using model::consequence;
    if (claim.says == model::claim::form::cold_start) {
        return in[by.target].name + " can never start from cold";
    }
    auto const& said = claim.budget;
    bool const one = by.failures.size() < 2;
    bool const all = said.threshold.is_unbounded();
    auto const verb = [&](std::string_view singular, std::string_view plural) {
        return std::string(one ? singular : plural);
    };
    std::string effect;
    switch (said.consequence) {
    case consequence::outage:
        effect = all ? verb("stops ", "stop ") : verb("causes ", "cause ") + "an outage of ";
        break;
    case consequence::disruption: effect = verb("causes ", "cause ") + "a disruption of "; break;
    case consequence::data_loss:
        effect = verb("loses ", "lose ") + (all ? "all data of " : "data of ");
        break;
    default: effect = verb("causes ", "cause ") + "split brain of "; break;
    }
    auto const text =
        scenario_name(in, events, by.failures) + " " + effect + detail::targets_name(in, said, by);
    auto const total = balance(claim, by);
    return total.empty() || all ? text : text + " (" + total + ")";
}

/// The first line of what there is to say about a verdict.
[[nodiscard]] inline std::string message_of(model::architecture const& in,
                                            std::vector<fault::event> const& events,
                                            verdict const& of) {
    auto const& claim = in.claims[of.claim];
    auto const name = "claim `" + claim.name + "` is ";
    auto const by = [&] {
        if (of.availability) {
            return ": the availability of " + in[claim.availability.target].name + " is " +
                   figures_text(*of.availability);
        }
        return of.counterexamples.empty()
                   ? std::string()
                   : ": " + consequence_text(in, events, claim, of.counterexamples.front());
    };
    switch (standing_of(of)) {
    case standing::refuted: return name + "refuted" + by();
    case standing::accepted: return name + "refuted, which is accepted" + by();
    case standing::known: return name + "refuted, which the baseline knows" + by();
    case standing::vacuous: return name + "vacuous: " + of.vacuous_because;
    case standing::undecided:
        return name + "undecided: " + of.undecided_because + (of.availability ? by() : "");
    default: return name + "proven" + (of.availability ? by() : "");
    }
}

namespace detail {

/// Of what these components use, that of which one copy takes over from another: of that a split
/// brain can be claimed.
[[nodiscard]] inline std::vector<std::string> splittable(model::architecture const& in,
                                                         std::vector<model::component_id> of) {
    std::vector<std::string> names;
    for (auto const id : all_used(in, std::move(of))) {
        auto const& each = in[id];
        bool const takes_over =
            each.copies.size() > 1 &&
            std::any_of(each.rules.begin(), each.rules.end(), [](model::rule const& rule) {
                return rule.action == model::action::take_over;
            });
        if (takes_over) {
            names.push_back("`" + each.name + "`");
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace detail

/// What the author of a claim that is refuted, or says nothing, could write, if that is what is
/// meant; may be empty.
[[nodiscard]] inline std::string advice(model::architecture const& in, verdict const& of) {
    auto const& claim = in.claims[of.claim];
    if (of.is_vacuous() && claim.says == model::claim::form::budget &&
        claim.budget.consequence == model::consequence::split_brain) {
        constexpr std::size_t most = 4;
        auto const names = detail::splittable(in, claim.budget.targets);
        return names.empty() || names.size() > most
                   ? std::string()
                   : "only what takes over from a copy of its own can split: claim it of " +
                         listed(names);
    }
    if (of.outcome != outcome::refuted || claim.says != model::claim::form::budget ||
        claim.budget.consequence == model::consequence::split_brain || of.counterexamples.empty() ||
        claim.budget.threshold.is_unbounded()) {
        return {};
    }
    duration longest = zero;
    for (auto const& each : of.counterexamples) {
        longest = longer_of(longest, each.amount);
    }
    if (longest >= beyond_bounds) {
        return {};
    }
    auto const& budgets = claim.budget.budgets;
    bool const is_all = !of.more && budgets.size() == 1 && budgets[0].count == 1 &&
                        claim.budget.targets.size() == 1;
    auto const text = "`longer than " + to_text(longest) + "`";
    if (is_all) {
        return "the claim would hold with " + text;
    }
    return "if that is acceptable, say " + text +
           (of.more ? " (others may last longer: `--all` lists them)"
                    : " (larger combinations may last longer)");
}

/// What was looked at: `14 failures, 15 scenarios`.
[[nodiscard]] inline std::string considered_text(model::claim const& claim, verdict const& of) {
    if (claim.says == model::claim::form::cold_start) {
        return "from everything stopped";
    }
    return counted(of.events_considered, "failure") + ", " +
           (of.scenarios_considered == UINT64_MAX ? std::string("over 10^19 scenarios")
                                                  : counted(of.scenarios_considered, "scenario"));
}

/// How many smallest sets of failures refute a claim, as far as that is known: there may be more, unless
/// the total is.
[[nodiscard]] inline std::uint64_t sets_known(verdict const& of) {
    return std::max<std::uint64_t>(of.counterexamples.size(),
                                   of.sets.is_exact || of.sets.number == 0 ? of.sets.number
                                                                           : of.sets.number - 1);
}
[[nodiscard]] inline bool is_total_known(verdict const& of) {
    return !of.more || of.sets.is_exact;
}

/// What a verdict rests on, for the line of its claim: `14 failures, 15 scenarios`.
[[nodiscard]] inline std::string evidence(model::architecture const& in,
                                          std::vector<fault::event> const& events,
                                          verdict const& of) {
    auto const& claim = in.claims[of.claim];
    switch (standing_of(of)) {
    case standing::undecided:
        return of.availability ? figures_text(*of.availability) + ": " + of.undecided_because
                               : of.undecided_because;
    case standing::vacuous: return of.vacuous_because;
    case standing::accepted:
        return claim.acceptance ? acceptance_text(*claim.acceptance) : std::string();
    case standing::known:
    case standing::refuted: {
        if (of.counterexamples.empty()) {
            return of.availability ? figures_text(*of.availability) : std::string();
        }
        auto const& first = of.counterexamples.front();
        auto text = claim.says == model::claim::form::cold_start
                        ? "waits for itself"
                        : "by " + scenario_name(in, events, first.failures);
        return of.counterexamples.size() == 1
                   ? text // there may be others: nobody asked for them
                   : text + ", and " + (is_total_known(of) ? "" : "more than ") +
                         counted(sets_known(of) - 1, "other set");
    }
    default: break;
    }
    if (of.availability) {
        return figures_text(*of.availability);
    }
    auto text = considered_text(claim, of);
    bool const is_one = of.events_considered == 1;
    if (of.is_out_of_reach) {
        text += is_one ? ", which plays no part" : ", which play no part";
    }
    if (of.destroys_nothing) {
        text += of.is_out_of_reach
                    ? (is_one ? ": it destroys no data here" : ": none destroys data here")
                : is_one ? ", which destroys no data here"
                         : ", none of which destroys data here";
    }
    // Who writes on both sides of a cut destroys nothing; what plays no part does nothing else at all.
    bool const does_nothing = of.is_out_of_reach && !of.destroys_nothing;
    for (auto const& each : left_out_of_proof(in, events, claim)) {
        if (!does_nothing || each.may_do_nothing_else) {
            (text += of.destroys_nothing ? "; " : ", ") += each.what;
        }
    }
    std::vector<std::string> assumed;
    for (auto const at : of.assumptions) {
        assumed.push_back(in.assumptions[at].name);
    }
    return assumed.empty() ? text : text + ", assuming " + listed(assumed);
}

} // namespace hadsl::report

#endif
