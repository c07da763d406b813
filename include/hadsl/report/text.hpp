// hadsl/report/text.hpp - a judgement for people: the stories, then a line per claim, then a sum.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_TEXT_HPP
#define HADSL_REPORT_TEXT_HPP

#include <hadsl/report/changes.hpp>
#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/evidence.hpp>
#include <hadsl/report/excerpt.hpp>
#include <hadsl/report/groups.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/remarks.hpp>
#include <hadsl/report/style.hpp>
#include <hadsl/report/tell.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/verdict.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::report {

namespace detail {

[[nodiscard]] constexpr ink ink_of(standing of) {
    switch (of) {
    case standing::proven: return ink::good;
    case standing::refuted: return ink::error;
    default: return ink::warning;
    }
}

/// The part of a claim that a finding underlines.
[[nodiscard]] inline source::span underlined(model::claim const& claim) {
    return claim.effect.is_known() ? claim.effect : claim.at;
}

/// Text beside which nothing else fits: cut, then filled to a column.
[[nodiscard]] inline std::string column(std::string_view text, std::size_t width) {
    auto shown = cropped(text, width);
    auto const used = width_of(shown);
    return shown + std::string(width - std::min(width, used), ' ');
}

} // namespace detail

/// How many sentences of a story are shown; a longer one loses its middle.
inline constexpr std::size_t most_sentences = 14;

/// The sentences of a story as numbered marks.
[[nodiscard]] inline std::vector<mark> numbered(std::vector<sentence> const& story) {
    std::vector<mark> marks;
    bool const is_cut = story.size() > most_sentences;
    constexpr std::size_t kept_at_end = 4;
    auto const gap = most_sentences - kept_at_end;
    for (std::size_t at = 0; at < story.size(); ++at) {
        if (is_cut && at == gap) {
            at = story.size() - kept_at_end;
        }
        auto const number = "(" + std::to_string(at + 1) + ") ";
        marks.push_back({story[at].at, number + story[at].text(), '-', ink::hint});
        for (auto const& beside : story[at].beside) {
            marks.push_back({beside.place, number + beside.message, '-', ink::hint});
        }
    }
    return marks;
}

/// The source beneath a claim: what the verdict is about, then, step by step, what a counterexample
/// does.
[[nodiscard]] inline excerpts show_story(source::texts const& texts, model::architecture const& in,
                                         std::vector<fault::event> const& events,
                                         model::claim const& claim, counterexample const& by,
                                         mark first, style const& with) {
    first.label = balance(claim, by);
    std::vector<mark> marks{std::move(first)};
    std::vector<std::string> nowhere; // sentences about what stands in no text
    auto const story = tell(in, events, by.story);
    for (auto& each : numbered(story)) {
        if (each.place.is_known()) {
            marks.push_back(std::move(each));
        } else {
            nowhere.push_back(std::move(each.label));
        }
    }
    excerpts shown(texts, marks, with, claim.at.text);
    for (auto const& each : nowhere) {
        shown.add_remark("step", each);
    }
    if (story.size() > most_sentences) {
        shown.add_remark("note", std::to_string(story.size() - most_sentences) +
                                     " steps in between are left out");
    }
    return shown;
}

inline void add_remark(excerpts& to, remark const& what) {
    bool const helps = what.word == "help" || what.word == "survives if";
    to.add_remark(what.word, what.text, helps ? ink::good : ink::hint);
}

/// What there is to say about one verdict, as a compiler would say it; nothing about a claim that
/// is plainly proven.
[[nodiscard]] inline std::string render(source::texts const& texts, model::architecture const& in,
                                        std::vector<fault::event> const& events,
                                        verdict const& about, style const& with) {
    auto const& claim = in.claims[about.claim];
    auto const code = code_of(claim, about);
    if (!code) {
        return {};
    }
    auto const is = standing_of(about);
    auto const level = is == standing::refuted && !with.refuted_fails
                           ? source::severity::warning
                           : source::info_of(*code).level;
    auto message = message_of(in, events, about);
    if (*code == source::code::needless_acceptance) {
        message += ": its acceptance can go";
    }
    auto out = header(texts, claim.at, level, *code, message, with);

    auto const place = *code == source::code::needless_acceptance || is == standing::accepted
                           ? claim.acceptance->at
                           : detail::underlined(claim);
    mark first{place, {}, '^', ink_of(level)};
    auto shown = tells_story(about)
                     ? show_story(texts, in, events, claim, about.counterexamples.front(),
                                  std::move(first), with)
                     : excerpts(texts, {std::move(first)}, with, claim.at.text);
    for (auto const& each : remarks_of(texts, in, events, about, with.group_by)) {
        if (each.word != "costs") { // the table beneath has them all
            add_remark(shown, each);
        }
    }
    return out + std::move(shown).take();
}

/// A line per claim: its verdict, its name, what it says, and what the verdict rests on.
[[nodiscard]] inline std::string render_table(source::texts const& texts,
                                              model::architecture const& in,
                                              std::vector<fault::event> const& events,
                                              judgement const& judged, style const& with) {
    constexpr std::size_t verdict_width = 9;
    std::size_t name_width = 0;
    std::size_t said_width = 0;
    std::size_t evidence_width = 0;
    for (auto const& each : judged.verdicts) {
        auto const& claim = in.claims[each.claim];
        name_width = std::max(name_width, std::min<std::size_t>(24, width_of(claim.name)));
        said_width = std::max(said_width, width_of(statement_of(texts, claim)));
        auto const rests_on = width_of(evidence(in, events, each)) + 2;
        evidence_width = std::max(evidence_width, std::min<std::size_t>(rests_on, 30));
    }
    auto const used = verdict_width + 2 + name_width + 2 + 2 + evidence_width;
    auto const room = with.width - std::min(with.width, used);
    said_width = std::min(said_width, std::max<std::size_t>(56, room));
    std::string out;
    for (auto const& each : judged.verdicts) {
        auto const& claim = in.claims[each.claim];
        auto const is = standing_of(each);
        auto const word = detail::column(to_text(is), verdict_width);
        out += paint(with, detail::ink_of(is), word) + "  ";
        out += paint(with, ink::strong, detail::column(claim.name, name_width)) + "  ";
        out += detail::column(statement_of(texts, claim), said_width);
        if (auto const rests_on = evidence(in, events, each); !rests_on.empty()) {
            out += "  (" + printable(rests_on) + ")";
        }
        out.erase(out.find_last_not_of(' ') + 1);
        out += "\n";
    }
    return out;
}

/// What there is to say about the verdicts of one specification, claim by claim.
[[nodiscard]] inline std::string render_stories(source::texts const& texts,
                                                model::architecture const& in,
                                                std::vector<fault::event> const& events,
                                                judgement const& judged, style const& with) {
    std::string out;
    std::vector<model::component_id> told; // whose availability
    for (auto const& each : judged.verdicts) {
        if (auto const story = render(texts, in, events, each, with); !story.empty()) {
            out += story + "\n";
        }
        auto const target = in.claims[each.claim].availability.target;
        if (each.availability && std::find(told.begin(), told.end(), target) == told.end()) {
            out += render_availability(in, events, each) + "\n";
            told.push_back(target);
        }
    }
    return out;
}

} // namespace hadsl::report

#endif
