// verifier/explain_claims.cpp - the long story of claims: why they hold, why they fail.
// SPDX-License-Identifier: BSL-1.0
#include "explain_claims.hpp"

#include "chosen_claims.hpp"
#include "early_end.hpp"
#include "inputs.hpp"
#include "reports.hpp"
#include "run.hpp"

#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/long_story.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace hadsl::program {

exit_code explain_claims(explain_request asked) {
    run found;
    auto const inputs = collect_inputs(asked.paths);
    for (auto const& message : inputs.errors) {
        found.errors.push_back(placeless(source::code::no_match, message));
    }
    bool is_sound = true;
    {
        progress shown;
        found.all = read_all(inputs, shown);
        std::set<std::string> matched;
        for (auto& each : found.all) {
            is_sound = is_sound && each.read.is_sound;
            if (each.read.is_sound) {
                auto const claims = select_claims(each.read.architecture, asked.names, matched);
                asked.how.progress = shown_by(shown, each.path, claims.size());
                each.judged = judge(each.read, claims, asked.how);
            }
        }
        bool const has_claims =
            std::any_of(found.all.begin(), found.all.end(),
                        [](auto const& each) { return !each.read.architecture.claims.empty(); });
        for (auto const& name : asked.names) {
            if (is_sound && has_claims && !matched.contains(name)) {
                found.errors.push_back(no_claim_matches(name, found.all));
            }
        }
        if (is_sound && !has_claims && !found.all.empty()) {
            found.errors.push_back(
                placeless(source::code::no_claims, "found no claim, expected one to explain"));
        }
    }
    auto const look = style_of_terminal(asked.colour);
    source::texts const none;
    auto out = report::render(none, found.errors, look);
    for (auto const& each : found.all) {
        auto const& read = each.read;
        if (!read.is_sound) {
            out += report::render(read.texts, read.diagnostics, look);
            continue;
        }
        report::long_stories const stories(read.texts, read.architecture, read.events, each.judged,
                                           look);
        for (auto const& about : each.judged.verdicts) {
            out += stories.tell(about) + "\n";
        }
    }
    destination({}).write(out);
    return early_end::end_with(is_sound && !found.has_errors() ? exit_code::proven
                                                               : exit_code::wrong);
}

} // namespace hadsl::program
