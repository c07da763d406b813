// hadsl/fault/bounds.hpp - what no finite outage of a component can exceed.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_BOUNDS_HPP
#define HADSL_FAULT_BOUNDS_HPP

#include <hadsl/fault/causes.hpp>
#include <hadsl/fault/dependencies.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hadsl::fault {

/// For each component a time that its outage and its disruption exceed only when they are
/// unbounded: "longer than T" is the same question for every T from there on.
///
/// A finite value is a sum along a path of waits that visits no (copy, cause) pair twice: a circle
/// that adds time can be gone round again, so what depends on it is not finite. A visit adds at
/// most a rule and a start for the copy, and as much for the standby that takes over from it. With
/// `unit`, every positive finite duration counts as 1.
class bounds {
public:
    bounds(groundwork const& base, fault::dependencies const& depend, fault::causes& known,
           bool unit)
        : unit_(unit), of_(base.in->components.size(), zero) {
        for (auto const& circle : depend.circles()) {
            auto sum = zero;
            for (auto const id : circle.members) {
                for (auto const lower : depend.of(id)) {
                    sum = longer_of(sum, of_[model::index_of(lower)]); // members: still zero
                }
                sum = longer_of(sum, longest_event(base, known, id));
            }
            for (auto const id : circle.members) {
                auto const visit = one_visit((*base.in)[id]);
                auto const visits = circle.is_cyclic ? pairs((*base.in)[id], known, id) : 1;
                // Saturates: an unbounded bound leaves times as they are.
                for (std::size_t at = 0; at < visits && !visit.is_zero(); ++at) {
                    sum = sum + visit;
                }
            }
            for (auto const id : circle.members) {
                of_[model::index_of(id)] = sum;
            }
        }
    }

    [[nodiscard]] duration of(model::component_id id) const { return of_[model::index_of(id)]; }

private:
    [[nodiscard]] duration finite(duration given) const {
        if (given.is_unbounded() || given.is_zero()) {
            return zero;
        }
        return unit_ ? duration{1} : given;
    }
    [[nodiscard]] duration one_visit(model::component const& of) const {
        auto rule_time = zero;
        for (auto const& rule : of.rules) {
            rule_time = longer_of(rule_time, finite(rule.time));
        }
        auto const once = rule_time + finite(of.starts_in);
        return once + once;
    }
    [[nodiscard]] duration longest_event(groundwork const& base, fault::causes& known,
                                         model::component_id id) const {
        auto longest = zero;
        auto const copies = (*base.in)[id].copies.size();
        for (std::size_t copy = 0; copy < copies; ++copy) {
            for (auto const first : known.striking(id, static_cast<std::int32_t>(copy))) {
                // By component: what is shared may strike half of all there is.
                auto const& strikes = (*base.events)[index_of(first)].strikes;
                auto at = std::lower_bound(strikes.begin(), strikes.end(), id,
                                           [](strike const& each, model::component_id wanted) {
                                               return each.component < wanted;
                                           });
                for (; at != strikes.end() && at->component == id; ++at) {
                    longest = longer_of(longest, finite(at->lasts));
                }
            }
        }
        return longest;
    }
    [[nodiscard]] static std::size_t pairs(model::component const& of, fault::causes& known,
                                           model::component_id id) {
        std::size_t count = 0;
        for (std::size_t copy = 0; copy < of.copies.size(); ++copy) {
            count += known.of(id, static_cast<std::int32_t>(copy)).size() + 3;
        }
        return count;
    }

    bool unit_;
    std::vector<duration> of_;
};

} // namespace hadsl::fault

#endif
