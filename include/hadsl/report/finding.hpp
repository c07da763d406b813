// hadsl/report/finding.hpp - what there is to report, one thing at a time, whatever the format.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_FINDING_HPP
#define HADSL_REPORT_FINDING_HPP

#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/remarks.hpp>
#include <hadsl/report/sentence.hpp>
#include <hadsl/report/standing.hpp>
#include <hadsl/report/tell.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/verdict.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hadsl::report {

/// A verdict that somebody must look at, or a diagnostic.
struct finding {
    source::code code{};
    source::span place; // the header of the claim, or what a diagnostic is about
    std::string message;
    std::vector<sentence> story;       // why, causes before effects; empty for a diagnostic
    std::vector<source::note> related; // further places; of a claim: what it says
    std::vector<remark> remarks;
    /// The claim, when it is about one: what stays when lines move.
    std::string claim;
    /// Somebody knows of it and let it be: why, in words.
    std::string excuse;

    [[nodiscard]] source::severity level() const { return source::info_of(code).level; }
};

/// What there is to say about a verdict; nothing about a claim that is plainly proven.
[[nodiscard]] inline std::optional<finding> finding_of(source::texts const& texts,
                                                       model::architecture const& in,
                                                       std::vector<fault::event> const& events,
                                                       verdict const& about) {
    auto const& claim = in.claims[about.claim];
    auto const code = code_of(claim, about);
    if (!code) {
        return std::nullopt;
    }
    finding made;
    made.code = *code;
    made.place = claim.at;
    made.claim = claim.name;
    made.message = message_of(in, events, about);
    if (*code == source::code::needless_acceptance) {
        made.message += ": its acceptance can go";
    }
    if (tells_story(about)) {
        auto const& first = about.counterexamples.front();
        made.story = tell(in, events, first.story);
        auto const total = balance(claim, first);
        made.related.push_back({claim.effect, total.empty() ? "what is claimed" : total});
    }
    if (claim.acceptance && !about.acceptance_expired) {
        made.related.push_back({claim.acceptance->at, "the acceptance"});
    }
    made.remarks = remarks_of(texts, in, events, about);
    if (standing_of(about) == standing::accepted) {
        made.excuse = acceptance_text(*claim.acceptance);
    } else if (standing_of(about) == standing::known) {
        made.excuse = "the baseline lists it";
    }
    return made;
}

/// The same for a diagnostic.
[[nodiscard]] inline finding finding_of(source::diagnostic const& about) {
    finding made;
    made.code = about.code;
    made.place = about.place;
    made.message = about.message;
    made.related = about.notes;
    if (!about.help.empty()) {
        made.remarks.push_back({"help", about.help});
    }
    return made;
}

} // namespace hadsl::report

#endif
