// hadsl/verifier/eligible.hpp - which failure events a budget or an assumption speaks of.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_ELIGIBLE_HPP
#define HADSL_VERIFIER_ELIGIBLE_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hadsl::verifier {

/// Whether `words`, a `model::budget` or a `model::assumption`, names a class: one that it lists, or
/// a descendant of one; all of them where it lists none.
template <class Words>
[[nodiscard]] constexpr bool names_class(Words const& words, model::failure_class const& failure) {
    auto const& ancestors = failure.ancestors;
    return words.classes.empty() ||
           std::find_first_of(ancestors.begin(), ancestors.end(), words.classes.begin(),
                              words.classes.end()) != ancestors.end();
}

/// The events that `words`, a `model::budget` or a `model::assumption`, speaks of, ascending: of
/// one of its classes or their descendants (none given: any), striking one of its components or a
/// component of its kind (neither given: anything).
template <class Words>
[[nodiscard]] constexpr std::vector<fault::event_id> eligible(
    model::architecture const& in, std::vector<fault::event> const& events, Words const& words) {
    std::vector<bool> is_class;
    for (auto const& each : in.classes) {
        is_class.push_back(names_class(words, each));
    }

    bool const anywhere = words.of.empty() && !words.of_kind;
    std::vector<bool> is_struck(anywhere ? 0 : in.components.size(), false);
    for (auto const each : words.of) {
        is_struck[model::index_of(each)] = true;
    }
    for (std::size_t at = 0; at < in.components.size() && words.of_kind; ++at) {
        auto const& ancestors = in[in.components[at].kind].ancestors;
        if (std::find(ancestors.begin(), ancestors.end(), *words.of_kind) != ancestors.end()) {
            is_struck[at] = true;
        }
    }

    std::vector<fault::event_id> found;
    for (std::size_t at = 0; at < events.size(); ++at) {
        auto const& strikes = events[at].strikes;
        if (is_class[model::index_of(events[at].failure)] &&
            (anywhere || std::any_of(strikes.begin(), strikes.end(), [&](auto const& each) {
                 return is_struck[model::index_of(each.component)];
             }))) {
            found.push_back(static_cast<fault::event_id>(at));
        }
    }
    return found;
}

} // namespace hadsl::verifier

#endif
