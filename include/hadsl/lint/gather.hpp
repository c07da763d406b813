// hadsl/lint/gather.hpp - what several findings say alike, said once.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_GATHER_HPP
#define HADSL_LINT_GATHER_HPP

#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/wording.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/source/code.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace hadsl::lint {

namespace detail {

/// Several findings of one fact: where its cause stands if all have the same, with a note at each
/// component.
[[nodiscard]] inline finding as_one(std::vector<finding> const& all) {
    constexpr std::size_t most_names = 12;
    constexpr std::size_t most_notes = 6;
    auto made = all.front();
    bool const is_one_cause = std::all_of(all.begin(), all.end(), [&](finding const& each) {
        return each.cause == made.cause && each.cause.is_known();
    });
    made.about.place = is_one_cause ? made.cause : made.about.place;
    made.about.notes.clear();
    made.fix.clear();
    std::vector<std::string> names;
    for (auto const& each : all) {
        names.push_back(each.common->name);
        if (made.about.notes.size() < most_notes && each.about.place != made.about.place) {
            made.about.notes.push_back({each.about.place, each.common->name});
        }
    }
    made.about.message =
        made.common->before + report::listed(names, most_names) + made.common->after;
    return made;
}

} // namespace detail

/// One finding for each fact; those that say the same of several components of one declaration are
/// one as well. In the order of the text.
[[nodiscard]] inline std::vector<finding> gathered(std::vector<finding> all) {
    std::map<std::tuple<source::code, std::string, std::string>, std::size_t> known;
    std::vector<std::vector<finding>> facts;
    for (auto& each : all) {
        auto at = facts.size();
        if (each.common) {
            at = known.try_emplace({each.about.code, each.common->before, each.common->after}, at)
                     .first->second;
        }
        if (at == facts.size()) {
            facts.emplace_back();
        }
        facts[at].push_back(std::move(each));
    }
    std::vector<finding> kept;
    for (auto& each : facts) {
        kept.push_back(each.size() == 1 ? std::move(each.front()) : detail::as_one(each));
        kept.back().common.reset();
    }
    return in_order(merged(std::move(kept)));
}

} // namespace hadsl::lint

#endif
