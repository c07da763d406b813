// hadsl/fault/separations.hpp - how long no way is left between two sites.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_SEPARATIONS_HPP
#define HADSL_FAULT_SEPARATIONS_HPP

#include <hadsl/fault/majorities.hpp>
#include <hadsl/fault/reading.hpp>
#include <hadsl/fault/sight.hpp>

#include <algorithm>
#include <vector>

namespace hadsl::fault {

/// Finds how long two sites are apart, each wherever it may run.
template <class Groundwork>
class basic_separations : public basic_majorities<Groundwork> {
    using majorities = basic_majorities<Groundwork>;

protected:
    using majorities::base_;

public:
    using majorities::all_out;
    using majorities::costs_a_carrier_its_majority;
    using majorities::costs_majority;
    using majorities::majorities;
    using majorities::may_have_moved;

    /// Whether two sites have no way left between them, and for how long.
    [[nodiscard]] constexpr duration parted(site one, site other) const {
        return parted(one, other, [&](model::cut const& each) { return all_out(each); });
    }

    /// The same, when a cut keeps them apart for `length_of(cut)` while what they stand on runs in its
    /// first place.
    template <class Length>
    [[nodiscard]] constexpr duration parted(site one, site other, Length const& length_of) const {
        return parted(one, other, length_of, [&](model::cut const& each) { return all_out(each); });
    }

    /// The same, when it does so for `length_elsewhere(cut)` once that runs elsewhere.
    template <class Length, class LengthElsewhere>
    [[nodiscard]] constexpr duration parted(site one, site other, Length const& length_of,
                                            LengthElsewhere const& length_elsewhere) const {
        duration longest = zero;
        for (auto const& each : base_->apart.between(one, other)) {
            if (!costs_a_carrier_its_majority(one, other, each)) {
                longest = longer_of(longest, length_of(each));
            }
        }
        for (auto const& elsewhere : base_->apart.between_moved(one, other)) {
            if (may_run(elsewhere.moved)) {
                for (auto const& each : elsewhere.cuts) {
                    if (!costs_one_its_majority(elsewhere.moved, each)) {
                        longest = longer_of(longest, length_elsewhere(each));
                    }
                }
            }
        }
        return longest;
    }

    /// Whether all of these may be the copies that run.
    [[nodiscard]] constexpr bool may_run(std::vector<site> const& all) const {
        return std::all_of(all.begin(), all.end(),
                           [&](site each) { return may_have_moved(each.component); });
    }
    [[nodiscard]] constexpr bool costs_one_its_majority(std::vector<site> const& of,
                                                        model::cut const& out) const {
        return std::any_of(of.begin(), of.end(),
                           [&](site each) { return costs_majority(each, out); });
    }
};

} // namespace hadsl::fault

#endif
