// hadsl/model/sight.hpp - what rules see of a failure, and of what is out of sight, lost or not.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_SIGHT_HPP
#define HADSL_MODEL_SIGHT_HPP

#include <hadsl/model/architecture.hpp>

#include <algorithm>

namespace hadsl::model {

/// Whether rules for a class see another one as well: its own, and what it `shows as`.
template <class Architecture>
[[nodiscard]] constexpr bool shows_as(Architecture const& in, class_id failure, class_id wanted) {
    auto const& shows = in[failure].shows;
    return std::find(shows.begin(), shows.end(), wanted) != shows.end();
}

/// Whether a rule answers what its copy's partner does not see: nobody can tell that from a loss.
template <class Architecture>
[[nodiscard]] constexpr bool answers_unseen(Architecture const& in, rule const& of) {
    return std::any_of(of.symptoms.begin(), of.symptoms.end(), [&](symptom const& each) {
        return each.loss ||
               (each.failure && in.isolation && shows_as(in, *in.isolation, *each.failure));
    });
}

/// Whether what runs in one place is started in another while it may still run in the first, and
/// nothing keeps both from going on.
template <class Architecture>
[[nodiscard]] constexpr bool may_start_twice(Architecture const& in, component const& of) {
    return of.mode == run_mode::one_copy && of.copies.size() > 1 && !of.fenced_by &&
           !of.isolated_stop && (!of.quorum || of.isolated_keep_writing) &&
           std::any_of(of.rules.begin(), of.rules.end(), [&](rule const& each) {
               return each.action != action::migrate && answers_unseen(in, each);
           });
}

} // namespace hadsl::model

#endif
