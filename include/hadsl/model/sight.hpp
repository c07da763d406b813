// hadsl/model/sight.hpp - rules that answer what is out of sight, be it lost or not.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_SIGHT_HPP
#define HADSL_MODEL_SIGHT_HPP

#include <hadsl/model/architecture.hpp>

#include <algorithm>

namespace hadsl::model {

/// Whether a rule answers what its copy's partner does not see: nobody can tell that from a loss.
template <class Architecture>
[[nodiscard]] constexpr bool answers_unseen(Architecture const& in, rule const& of) {
    return std::any_of(of.symptoms.begin(), of.symptoms.end(), [&](symptom const& each) {
        if (each.loss || !each.failure || !in.isolation) {
            return each.loss;
        }
        auto const& shows = in[*in.isolation].shows;
        return std::find(shows.begin(), shows.end(), *each.failure) != shows.end();
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
