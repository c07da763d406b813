// hadsl/report/json.hpp - a run for programs: JSON, format version 1 (verifier/report.schema.json).
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_JSON_HPP
#define HADSL_REPORT_JSON_HPP

#include <hadsl/report/changes.hpp>
#include <hadsl/report/describe.hpp>
#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/facts.hpp>
#include <hadsl/report/groups.hpp>
#include <hadsl/report/json_value.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/strikes.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/version.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::report {

/// Adds `file`, `line` and `column` of the beginning of a place, all null when it has none.
inline void add_place(json& to, source::texts const& texts, source::span const& place) {
    auto const begin = place.is_known() ? texts.begin_of(place) : source::position{};
    to["file"] = place.is_known() ? json(texts[place.text].name()) : json();
    to["line"] = place.is_known() ? json(begin.line) : json();
    to["column"] = place.is_known() ? json(begin.column) : json();
}

/// The same, and where the place ends: one past its last character.
inline void add_range(json& to, source::texts const& texts, source::span const& place) {
    add_place(to, texts, place);
    auto const end =
        place.is_known() ? texts[place.text].position_of(place.end) : source::position{};
    to["end_line"] = place.is_known() ? json(end.line) : json();
    to["end_column"] = place.is_known() ? json(end.column) : json();
}

[[nodiscard]] inline json json_of(source::texts const& texts, source::diagnostic const& about) {
    json out{{"code", to_text(about.code)}, {"severity", to_text(about.level())}};
    add_range(out, texts, about.place);
    out["message"] = about.message;
    out["help"] = text_or_null(about.help);
    auto notes = json::array();
    for (auto const& note : about.notes) {
        auto one = json::object();
        add_range(one, texts, note.place);
        one["message"] = note.message;
        notes.push_back(std::move(one));
    }
    out["notes"] = std::move(notes);
    return out;
}

/// The name of a step's kind, as `steps[].kind` has it.
[[nodiscard]] constexpr std::string_view to_text(fault::step::kind of) {
    constexpr std::string_view names[] = {
        "strikes",       "place_out",    "rule",         "rule_fails", "unnoticed", "quorum_lost",
        "component_out", "requests_out", "need_out",     "separated",  "disrupted", "destroyed",
        "lost",          "split_brain",  "never_starts", "too_few",    "survivor",  "replaced"};
    return names[static_cast<std::size_t>(of)];
}

/// What a claim is about, as `counterexamples[].effect` has it.
[[nodiscard]] constexpr std::string_view effect_name(model::claim const& claim) {
    if (claim.says != model::claim::form::budget) {
        return claim.says == model::claim::form::cold_start ? "cold start" : "availability";
    }
    switch (claim.budget.consequence) {
    case model::consequence::outage: return "outage";
    case model::consequence::disruption: return "disruption";
    case model::consequence::data_loss: return "data loss";
    default: return "split brain";
    }
}

/// Verdicts of one specification as JSON.
class json_of_verdicts {
public:
    json_of_verdicts(source::texts const& texts, model::architecture const& in,
                     std::vector<fault::event> const& events, grouping by = grouping::symmetry)
        : texts_(texts), in_(in), events_(events), by_(by) {}

    /// The facts that were weighed, and the claims that each decides.
    void add_facts(json& to, judgement const& of) const {
        for (auto const& each : of.facts) {
            auto one = fact(each.removal);
            auto decides = json::array();
            for (auto const claim : each.decides) {
                decides.push_back(in_.claims[claim].name);
            }
            one["decides"] = std::move(decides);
            one["known"] = each.is_known;
            to.push_back(std::move(one));
        }
    }

    [[nodiscard]] json claim(verdict const& of, judgement const& among = {}) const {
        auto const& claim = in_.claims[of.claim];
        auto const code = code_of(claim, of);
        json out{{"name", claim.name},
                 {"description", text_or_null(claim.description)},
                 {"statement", statement_of(texts_, claim)}};
        add_place(out, texts_, claim.at);
        out["verdict"] = to_text(of.outcome);
        out["vacuous"] = of.is_vacuous();
        out["accepted"] = of.accepted;
        out["acceptance"] = acceptance(claim, of);
        if (of.known) {
            out["known"] = true;
        }
        if (!of.worse_than_known.empty()) {
            out["worse_than_known"] = of.worse_than_known;
        }
        out["code"] = code ? json(to_text(*code)) : json();
        out["message"] = message_of(in_, events_, of);
        out["reason"] = text_or_null(of.outcome == outcome::undecided ? of.undecided_because
                                                                      : of.vacuous_because);
        out["help"] = text_or_null(advice(in_, of));
        out["events_considered"] = of.events_considered;
        out["scenarios_considered"] = of.scenarios_considered;
        auto assumptions = json::array();
        for (auto const at : of.assumptions) {
            assumptions.push_back(in_.assumptions[at].name);
        }
        out["assumptions"] = std::move(assumptions);
        auto counterexamples = json::array();
        for (auto const& each : of.counterexamples) {
            counterexamples.push_back(counterexample(claim, each));
        }
        out["counterexamples"] = std::move(counterexamples);
        out["more_counterexamples"] = of.more;
        auto rests_on = json::array();
        for (auto const& each : among.facts) {
            auto const& decides = each.decides;
            if (std::find(decides.begin(), decides.end(), of.claim) != decides.end()) {
                rests_on.push_back(fact(each.removal));
            }
        }
        out["sets"] = of.outcome == outcome::refuted
                          ? json{{"number", of.sets.number}, {"exact", of.sets.is_exact}}
                          : json();
        out["groups"] = groups(of);
        out["out_of_reach"] = of.is_out_of_reach;
        if (of.destroys_nothing) {
            out["destroys_nothing"] = true;
        }
        bool const is_told = !among.facts.empty() && of.outcome == outcome::proven;
        out["rests_on"] = is_told ? std::move(rests_on) : json();
        out["edge"] = of.edge ? edge(claim, *of.edge) : json();
        if (claim.says == model::claim::form::availability) {
            out["availability"] = of.availability ? availability(*of.availability) : json();
        }
        return out;
    }

private:
    [[nodiscard]] static json acceptance(model::claim const& claim, verdict const& of) {
        if (!claim.acceptance) {
            return {};
        }
        auto const& until = claim.acceptance->until;
        return {{"why", claim.acceptance->why},
                {"until", until ? json(date_text(*until)) : json()},
                {"expired", of.acceptance_expired}};
    }

    [[nodiscard]] json counterexample(model::claim const& claim,
                                      hadsl::counterexample const& of) const {
        auto events = json::array();
        for (auto const id : of.failures) {
            events.push_back(event(events_[fault::index_of(id)]));
        }
        auto steps = json::array();
        for (auto const& each : of.story) {
            steps.push_back(step(each));
        }
        json out;
        out["events"] = std::move(events);
        out["effect"] = effect_name(claim);
        out["target"] = in_[of.target].name;
        out["duration_ms"] = json_of(of.amount);
        out["message"] = consequence_text(in_, events_, claim, of);
        out["steps"] = std::move(steps);
        out["survives_if"] = of.contrast ? changes(of.contrast->changes) : json();
        out["all_changes_tried"] = of.contrast ? json(of.contrast->is_complete) : json();
        return out;
    }

    [[nodiscard]] json groups(verdict const& of) const {
        auto all = json::array();
        for (auto const& each : grouped(in_, events_, of, by_)) {
            auto members = json::array();
            for (auto const at : each.members) {
                members.push_back(at);
            }
            all.push_back({{"name", each.name},
                           {"failures", each.failures},
                           {"duration_ms", json_of(each.worst)},
                           {"counterexamples", std::move(members)}});
        }
        return all;
    }

    /// Times a year in seconds, and no figure where it is infinite.
    [[nodiscard]] json availability(hadsl::availability const& of) const {
        auto const yearly = [](double share) {
            return share * static_cast<double>(ms_per_year) / static_cast<double>(ms_per_second);
        };
        auto const finite = [](double number) {
            return std::isinf(number) ? json() : json(number);
        };
        auto causes = json::array();
        for (auto const& each : of.causes) {
            auto failures = json::array();
            for (auto const id : each.failures) {
                failures.push_back(event_name(in_, events_[fault::index_of(id)]));
            }
            causes.push_back({{"failures", std::move(failures)},
                              {"downtime_s_per_year", yearly(each.downtime)},
                              {"times_per_year", each.per_year},
                              {"duration_ms", json_of(each.longest)}});
        }
        auto importance = json::array();
        for (auto const& each : of.measures) {
            importance.push_back(
                {{"failure", event_name(in_, events_[fault::index_of(each.event)])},
                 {"birnbaum", each.birnbaum},
                 {"fussell_vesely", each.share},
                 {"risk_achievement_worth", finite(each.achievement)},
                 {"risk_reduction_worth", finite(each.reduction)}});
        }
        return {{"availability", 1 - of.downtime},
                {"availability_at_most", 1 - of.least_downtime},
                {"unavailability", of.downtime},
                {"unavailability_at_least", of.least_downtime},
                {"unavailability_allowed", of.allowed},
                {"downtime_s_per_year", yearly(of.downtime)},
                {"downtime_s_per_year_at_least", yearly(of.least_downtime)},
                {"downtime_s_per_year_allowed", yearly(of.allowed)},
                {"causes", std::move(causes)},
                {"more_causes", of.more_causes},
                {"importance", std::move(importance)}};
    }

    [[nodiscard]] json edge(model::claim const& claim, hadsl::edge const& of) const {
        return {{"budget", of.budget + 1},
                {"count", of.count},
                {"counterexample", counterexample(claim, of.broken_by)}};
    }

    [[nodiscard]] json fact(change::edit const& removal) const {
        json one{{"kind", to_text(removal.what)},
                 {"text", fact_text(in_, removal)},
                 {"component", removal.what == change::edit::kind::no_assumption
                                   ? json()
                                   : json(in_[removal.component].name)},
                 {"copy", copy(removal.component, removal.copy)}};
        add_range(one, texts_, removal.at);
        return one;
    }

    [[nodiscard]] json changes(std::vector<change::edit> const& of) const {
        auto all = json::array();
        for (auto const& each : of) {
            json one{{"kind", to_text(each.what)},
                     {"text", describe(in_, each)},
                     {"component", in_[each.component].name},
                     {"copy", copy(each.component, each.copy)}};
            add_range(one, texts_, each.at);
            all.push_back(std::move(one));
        }
        return all;
    }

    [[nodiscard]] json event(fault::event const& of) const {
        bool const labelled = of.reach == fault::reach::shared && !of.label.empty();
        constexpr std::string_view reaches[] = {"one", "lockstep", "mirrored", "shared", "common"};
        auto strikes = json::array();
        for (auto const& each : of.strikes) {
            strikes.push_back({{"name", copy_name(in_, each.component, each.copy)},
                               {"component", in_[each.component].name},
                               {"copy", copy(each.component, each.copy)},
                               {"duration_ms", json_of(each.lasts)}});
        }
        bool const one_copy = of.reach == fault::reach::one && of.strikes.size() == 1;
        json out{{"name", event_name(in_, of)},
                 {"class", in_[of.failure].name},
                 {"of", labelled   ? of.label
                        : one_copy ? struck_name(in_, of)
                                   : in_[of.of].name},
                 {"label", labelled ? json(in_[of.failure].shared_by) : json()},
                 {"reach", reaches[static_cast<std::size_t>(of.reach)]},
                 {"strikes", std::move(strikes)}};
        auto const& first = of.strikes.front();
        add_place(out, texts_,
                  labelled
                      ? label_place(in_[first.component], first.copy, in_[of.failure].shared_by)
                      : in_[first.component].at);
        return out;
    }

    [[nodiscard]] json step(fault::step const& of) const {
        json out{{"kind", to_text(of.what)},
                 {"text", describe(in_, events_, of)},
                 {"component", in_[of.component].name},
                 {"copy", copy(of.component, of.copy)},
                 {"other", of.other ? json(in_[*of.other].name) : json()},
                 {"mechanism", text_or_null(detail::mechanism_name(in_, of))}};
        add_place(out, texts_, of.at);
        out["duration_ms"] = json_of(of.length);
        return out;
    }

    /// Copies are counted from 1; null for the component as a whole.
    [[nodiscard]] json copy(model::component_id of, std::int32_t number) const {
        return number < 0 || in_[of].copies.size() < 2 ? json() : json(number + 1);
    }

    source::texts const& texts_;
    model::architecture const& in_;
    std::vector<fault::event> const& events_;
    grouping by_;
};

/// A run, specification by specification.
class json_report {
public:
    /// What was asked for: the path as it was given.
    void add_input(std::string_view path) { inputs_.push_back(json::object({{"path", path}})); }

    void add(source::texts const& texts, std::vector<source::diagnostic> const& said) {
        for (auto const& each : said) {
            diagnostics_.push_back(json_of(texts, each));
        }
    }
    void add(source::texts const& texts, model::architecture const& in,
             std::vector<fault::event> const& events, judgement const& judged,
             grouping by = grouping::symmetry) {
        json_of_verdicts const verdicts(texts, in, events, by);
        for (auto const& each : judged.verdicts) {
            claims_.push_back(verdicts.claim(each, judged));
        }
        verdicts.add_facts(facts_, judged);
        sum_.add(judged);
    }

    /// The document, with a line end.
    [[nodiscard]] std::string take() && {
        json tool{{"name", "hadsl"}, {"version", version}, {"language_version", language_version}};
        json sum{{"claims", sum_.total()},
                 {"proven", sum_.proven},
                 {"vacuous", sum_.vacuous},
                 {"refuted", sum_.refuted},
                 {"accepted", sum_.accepted},
                 {"undecided", sum_.undecided},
                 {"diagnostics", diagnostics_.size()}};
        if (sum_.known > 0) {
            sum["known"] = sum_.known;
        }
        json out;
        out["format_version"] = 1;
        out["tool"] = std::move(tool);
        out["inputs"] = std::move(inputs_);
        out["summary"] = std::move(sum);
        out["diagnostics"] = std::move(diagnostics_);
        out["claims"] = std::move(claims_);
        out["facts"] = std::move(facts_);
        return dump(out) + "\n";
    }

private:
    json inputs_ = json::array();
    json diagnostics_ = json::array();
    json claims_ = json::array();
    json facts_ = json::array();
    tally sum_;
};

} // namespace hadsl::report

#endif
