// hadsl/report/evidence.hpp - why claims hold: what they rest on, what nothing does, and the edge.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_EVIDENCE_HPP
#define HADSL_REPORT_EVIDENCE_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/report/excerpt.hpp>
#include <hadsl/report/facts.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/standing.hpp>
#include <hadsl/report/style.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/verdict.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace hadsl::report {

/// ` (line 12)`, or ` (hosts.hadsl:12)` in another text than `seen_from`.
[[nodiscard]] inline std::string place_text(source::texts const& texts, source::span const& place,
                                            source::text_id seen_from) {
    if (!place.is_known()) {
        return {};
    }
    auto const line = std::to_string(texts.begin_of(place).line);
    return place.text == seen_from ? " (line " + line + ")"
                                   : " (" + texts[place.text].name() + ":" + line + ")";
}

/// With how many failures a proven claim breaks: `2 failures break it: …`.
[[nodiscard]] inline std::string edge_text(model::architecture const& in,
                                           std::vector<fault::event> const& events,
                                           verdict const& of) {
    auto const& claim = in.claims[of.claim];
    if (claim.says != model::claim::form::budget) {
        return {};
    }
    if (!of.edge) {
        return of.edge_is_known ? "no number of these failures breaks it"
                                : "not found in time: what greater number of failures breaks it";
    }
    auto const& budgets = claim.budget.budgets;
    return "with " + std::to_string(of.edge->count) + " instead of " +
           std::to_string(budgets[of.edge->budget].count) +
           (budgets.size() > 1 ? " in part " + std::to_string(of.edge->budget + 1) : "") +
           " it breaks: " + consequence_text(in, events, claim, of.edge->broken_by) +
           (of.edge_is_known ? "" : " (fewer may do)");
}

namespace detail {

/// What is worth a line when nothing rests on it: not the rules of a mechanism that somebody else
/// wrote for other cases too, and not where things happen to stand.
[[nodiscard]] constexpr bool is_told_idle(change::edit::kind of) {
    using kind = change::edit::kind;
    return of == kind::no_protection || of == kind::no_copy || of == kind::no_tolerance ||
           of == kind::no_choice || of == kind::shared_label || of == kind::no_assumption;
}

} // namespace detail

/// The line above what a plainly proven claim rests on.
[[nodiscard]] inline std::string proven_header(source::texts const& texts,
                                               model::claim const& claim, style const& with) {
    return paint(with, ink::strong, to_text(texts, claim.at) + ":") + " " +
           paint(with, ink::good, "proven:") + " " +
           paint(with, ink::strong, "claim `" + printable(claim.name) + "`") + "\n";
}

/// What a proven claim rests on, a line each.
struct support {
    std::vector<std::string> rests_on;
    bool is_complete = true; // otherwise not everything could be tried
};

[[nodiscard]] inline support support_of(source::texts const& texts, model::architecture const& in,
                                        judgement const& judged, verdict const& of) {
    support made;
    std::vector<change::edit> facts;
    for (auto const& each : judged.facts) {
        if (std::find(each.decides.begin(), each.decides.end(), of.claim) != each.decides.end()) {
            facts.push_back(each.removal);
        }
        made.is_complete = made.is_complete && each.is_known;
    }
    for (auto const& each : gathered(in, facts, weight::deciding)) {
        made.rests_on.push_back(each.text +
                                place_text(texts, each.at, in.claims[of.claim].at.text));
    }
    return made;
}

inline void add_support(excerpts& to, support const& of) {
    for (auto const& each : of.rests_on) {
        to.add_remark("rests on", each, ink::good);
    }
    if (!of.is_complete) {
        to.add_remark("note", "without some facts nothing could be decided, or not in time");
    }
}

/// Why each proven claim holds, as far as it was asked for, and what no claim rests on.
[[nodiscard]] inline std::string render_evidence(source::texts const& texts,
                                                 model::architecture const& in,
                                                 std::vector<fault::event> const& events,
                                                 judgement const& judged, style const& with) {
    std::string out;
    for (auto const& each : judged.verdicts) {
        auto const& claim = in.claims[each.claim];
        if (each.outcome == outcome::proven) {
            out += proven_header(texts, claim, with);
            excerpts shown(texts, {}, with, claim.at.text);
            add_support(shown, support_of(texts, in, judged, each));
            if (auto const edge = edge_text(in, events, each); !edge.empty()) {
                shown.add_remark("edge", edge, ink::warning);
            }
            out += std::move(shown).take() + "\n";
        }
    }
    std::vector<change::edit> idle;
    for (auto const& each : judged.facts) {
        if (each.is_idle() && detail::is_told_idle(each.removal.what)) {
            idle.push_back(each.removal);
        }
    }
    if (!idle.empty()) {
        out += paint(with, ink::strong, "No claim rests on any of these alone:") + "\n";
        for (auto const& each : gathered(in, idle, weight::idle)) {
            out +=
                "  " + printable(each.text + place_text(texts, each.at, source::text_id{0})) + "\n";
        }
        out += "\n";
    }
    return out;
}

/// A line for each use of a mechanism: which claims come out otherwise without it.
[[nodiscard]] inline std::string render_coverage(source::texts const& texts,
                                                 model::architecture const& in,
                                                 judgement const& judged, style const& with) {
    std::vector<std::string> uses;
    std::vector<weighed_fact const*> facts;
    std::size_t width = 0;
    for (auto const& each : judged.facts) {
        if (each.removal.what == change::edit::kind::no_protection) {
            facts.push_back(&each);
            uses.push_back(printable(fact_text(in, each.removal) +
                                     place_text(texts, each.removal.at, source::text_id{0})));
            width = std::max(width, width_of(uses.back()));
        }
    }
    std::string out;
    for (std::size_t at = 0; at < facts.size(); ++at) {
        std::vector<std::string> names;
        for (auto const claim : facts[at]->decides) {
            names.push_back(in.claims[claim].name);
        }
        auto const is = !names.empty() ? ink::good : ink::warning;
        auto const what = !names.empty()        ? "decides " + listed(names)
                          : facts[at]->is_known ? std::string("decides no claim")
                                                : std::string("could not be told in time");
        out += uses[at] + std::string(width - width_of(uses[at]) + 2, ' ') +
               paint(with, is, printable(what)) + "\n";
    }
    return out.empty() ? "no mechanism is used\n" : out;
}

} // namespace hadsl::report

#endif
