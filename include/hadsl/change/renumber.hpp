// hadsl/change/renumber.hpp - an edit of a part of an architecture as an edit of the whole.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_CHANGE_RENUMBER_HPP
#define HADSL_CHANGE_RENUMBER_HPP

#include <hadsl/change/edit.hpp>
#include <hadsl/model/ids.hpp>

#include <vector>

namespace hadsl::change {

/// `whole` has, for each component of the part, its id in the whole.
inline void renumber(edit& of, std::vector<model::component_id> const& whole) {
    auto const renumbered = [&](model::component_id id) { return whole[model::index_of(id)]; };
    of.component = renumbered(of.component);
    if (of.other) {
        of.other = renumbered(*of.other);
    }
    if (of.replacement) {
        of.replacement = renumbered(*of.replacement);
    }
    for (auto& each : of.others) {
        each = renumbered(each);
    }
}

} // namespace hadsl::change

#endif
