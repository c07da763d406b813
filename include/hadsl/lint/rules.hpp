// hadsl/lint/rules.hpp - the rules of `hadsl lint`, all of them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_RULES_HPP
#define HADSL_LINT_RULES_HPP

#include <hadsl/lint/claims.hpp>
#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/kept_data.hpp>
#include <hadsl/lint/labels.hpp>
#include <hadsl/lint/links.hpp>
#include <hadsl/lint/mechanisms.hpp>
#include <hadsl/lint/needs.hpp>
#include <hadsl/lint/points.hpp>
#include <hadsl/lint/recovery.hpp>
#include <hadsl/lint/sharing.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/unseen.hpp>
#include <hadsl/lint/words.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace hadsl::lint {

/// A rule; it may say more than one code, all of them warnings.
using rule = std::vector<finding> (*)(subject const&);

inline constexpr rule rules[] = {
    find_single_points,
    find_shared_fate,
    find_no_spare,
    find_stretched_networks,
    find_helpless,
    find_idle,
    find_unseen,
    find_start_circles,
    find_no_older_copy,
    find_indestructible,
    find_unmirrored,
    find_lossy_take_over,
    find_backup_beside_data,
    find_left_open,
    find_backups_of_nothing,
    find_unclaimed,
    find_implied,
    find_hollow,
    find_unused_assumptions,
    find_slow,
    find_lonely_labels,
    find_idle_labels,
    find_idle_delays,
    find_paired_needs,
    find_idle_links,
    find_unused,
    find_unused_modules,
    find_confusable,
    find_shadowed,
};

[[nodiscard]] inline bool is_helpless(finding const& one) {
    return one.about.code == source::code::helpless_mechanism ||
           one.about.code == source::code::recovery_circle;
}
[[nodiscard]] inline bool is_same_line(subject const& of, finding const& one,
                                       finding const& other) {
    auto const& left = one.about.place;
    auto const& right = other.about.place;
    return left.is_known() && left.text == right.text &&
           of.texts().begin_of(left).line == of.texts().begin_of(right).line;
}

/// What all rules find, in the order of the text; nothing about a module of the library.
[[nodiscard]] inline std::vector<finding> find_all(subject const& of) {
    std::vector<finding> all;
    for (auto const each : rules) {
        auto some = merged(each(of));
        for (auto& one : some) {
            auto const& place = one.about.place;
            if (!place.is_known() || !is_library(of.texts(), place.text)) {
                all.push_back(std::move(one));
            }
        }
    }
    // A mechanism that cannot act changes nothing: the first says why.
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](finding const& idle) {
                                 return idle.about.code == source::code::idle_mechanism &&
                                        std::any_of(all.begin(), all.end(), [&](auto const& each) {
                                            return is_helpless(each) &&
                                                   is_same_line(of, idle, each);
                                        });
                             }),
              all.end());
    return in_order(std::move(all));
}

} // namespace hadsl::lint

#endif
