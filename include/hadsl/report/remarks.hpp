// hadsl/report/remarks.hpp - what is said beneath the story of a verdict, one remark a line.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_REMARKS_HPP
#define HADSL_REPORT_REMARKS_HPP

#include <hadsl/report/changes.hpp>
#include <hadsl/report/evidence.hpp>
#include <hadsl/report/groups.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/quantities.hpp>
#include <hadsl/report/standing.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/verdict.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::report {

/// `help: the claim would hold with `longer than 153s``.
struct remark {
    /// `claimed`, `accepted`, `note`, `survives if`, `also`, `in all`, `costs` or `help`.
    std::string_view word;
    std::string text;
};

/// How many smallest sets of failures there are: `3 smallest sets of failures`.
[[nodiscard]] inline std::string total_text(verdict const& of) {
    auto const listed_here = of.counterexamples.size();
    return (is_total_known(of) ? "" : "more than ") + counted(sets_known(of), "smallest set") +
           " of failures" +
           (of.more ? ", of which " + std::to_string(listed_here) +
                          (listed_here == 1 ? " is" : " are") + " listed: raise `--max` to see more"
                    : "");
}

namespace detail {

/// The other counterexamples, those that are alike in one line, and how many there are in all.
inline void add_others(std::vector<remark>& to, model::architecture const& in,
                       std::vector<fault::event> const& events, verdict const& of, grouping by) {
    auto const& claim = in.claims[of.claim];
    bool is_grouped = by != grouping::symmetry;
    for (auto const& each : grouped(in, events, of, by)) {
        bool const has_told = each.members.front() == 0;
        if (has_told && each.members.size() == 1 && by == grouping::symmetry) {
            continue; // it has been told
        }
        auto const total =
            each.worst.is_zero() ? std::string() : extent(claim, {{}, {}, each.worst, {}, {}});
        auto text = each.name;
        if (each.members.size() == 1 && by == grouping::symmetry) {
            text = scenario_name(in, events, of.counterexamples[each.members.front()].failures);
        } else {
            is_grouped = true;
            text += has_told && each.members.size() == 1
                        ? ": the one told"
                        : (of.more ? ": at least " : ": ") + std::to_string(each.members.size()) +
                              " of these" + (has_told ? ", with the one told" : "");
        }
        to.push_back({"also", text + (total.empty() ? "" : " (" + total + ")")});
    }
    if (of.more || is_grouped) {
        to.push_back({"in all", total_text(of)});
    }
}

/// That somebody accepted a refutation, or has done so too long ago.
inline void add_acceptance(std::vector<remark>& to, model::claim const& claim,
                           verdict const& about) {
    if (standing_of(about) == standing::accepted) {
        to.push_back({"accepted", acceptance_text(*claim.acceptance)});
    }
    if (about.acceptance_expired && claim.acceptance) {
        to.push_back(
            {"note", "it was accepted " + acceptance_text(*claim.acceptance) + ", which is over"});
    }
}

/// What would make one counterexample harmless.
inline void add_contrast(std::vector<remark>& to, source::texts const& texts,
                         model::architecture const& in, model::claim const& claim,
                         counterexample const& by) {
    if (!by.contrast) {
        return;
    }
    for (auto const& change : by.contrast->changes) {
        to.push_back(
            {"survives if", describe(in, change) + place_text(texts, change.at, claim.at.text)});
    }
    auto const& changes = by.contrast->changes;
    bool const is_all_without =
        !changes.empty() && claim.says == model::claim::form::budget &&
        std::all_of(changes.begin(), changes.end(), [](change::edit const& each) {
            return each.what == change::edit::kind::no_need;
        });
    if (is_all_without) {
        to.push_back({"note",
                      "nothing else that was tried helps by itself: it may take more than one "
                      "change"});
    }
}

} // namespace detail

/// Everything there is to remark on a verdict, in the order in which it is read. Every report shows
/// these: what is added here is said everywhere.
[[nodiscard]] inline std::vector<remark> remarks_of(source::texts const& texts,
                                                    model::architecture const& in,
                                                    std::vector<fault::event> const& events,
                                                    verdict const& about,
                                                    grouping by = grouping::symmetry) {
    auto const& claim = in.claims[about.claim];
    bool const tells = tells_story(about);
    std::vector<remark> all;
    if (!claim.description.empty() && tells) {
        all.push_back({"claimed", claim.description});
    }
    detail::add_acceptance(all, claim, about);
    if (!about.worse_than_known.empty()) {
        all.push_back({"note", "this is worse than before: " + about.worse_than_known});
    }
    if (tells) {
        detail::add_contrast(all, texts, in, claim, about.counterexamples.front());
    }
    if (about.counterexamples.size() > 1) {
        detail::add_others(all, in, events, about, by);
    } else if (tells && about.more && claim.says == model::claim::form::budget) {
        all.push_back({"note", "there may be other failures that refute it: `--all` lists them"});
    }
    if (about.availability && standing_of(about) != standing::proven) {
        constexpr std::size_t dearest = 3;
        for (auto& each : costs_of(in, events, *about.availability, dearest)) {
            all.push_back({"costs", std::move(each)});
        }
    }
    if (auto help = advice(in, about); !help.empty()) {
        all.push_back({"help", std::move(help)});
    }
    return all;
}

} // namespace hadsl::report

#endif
