// hadsl/report/remarks.hpp - what is said beneath the story of a verdict, one remark a line.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_REMARKS_HPP
#define HADSL_REPORT_REMARKS_HPP

#include <hadsl/report/names.hpp>
#include <hadsl/report/standing.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/verdict.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::report {

/// `help: the claim would hold with `longer than 153s``.
struct remark {
    std::string_view word; // `claimed`, `accepted`, `note`, `also` or `help`
    std::string text;
};

/// Everything there is to remark on a verdict, in the order in which it is read. Every report shows
/// these: what is added here is said everywhere.
[[nodiscard]] inline std::vector<remark> remarks_of(model::architecture const& in,
                                                    std::vector<fault::event> const& events,
                                                    verdict const& about) {
    auto const& claim = in.claims[about.claim];
    auto const is = standing_of(about);
    bool const tells = tells_story(about);
    std::vector<remark> all;
    if (!claim.description.empty() && tells) {
        all.push_back({"claimed", claim.description});
    }
    if (is == standing::accepted) {
        all.push_back({"accepted", acceptance_text(*claim.acceptance)});
    }
    if (about.acceptance_expired && claim.acceptance) {
        all.push_back(
            {"note", "it was accepted " + acceptance_text(*claim.acceptance) + ", which is over"});
    }
    if (about.counterexamples.size() > 1) {
        for (std::size_t at = 1; at < about.counterexamples.size(); ++at) {
            auto const& other = about.counterexamples[at];
            auto const total = extent(claim, other);
            all.push_back({"also", scenario_name(in, events, other.failures) +
                                       (total.empty() ? "" : " (" + total + ")")});
        }
        if (about.more) {
            all.push_back({"also", "more than these: raise `--max` to see them"});
        }
    } else if (tells && about.more && claim.says == model::claim::form::budget) {
        all.push_back({"note", "there may be other failures that refute it: `--all` lists them"});
    }
    if (auto help = advice(in, about); !help.empty()) {
        all.push_back({"help", std::move(help)});
    }
    return all;
}

} // namespace hadsl::report

#endif
