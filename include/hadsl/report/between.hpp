// hadsl/report/between.hpp - proofs about several failures that leave out what comes between them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_BETWEEN_HPP
#define HADSL_REPORT_BETWEEN_HPP

#include <hadsl/fault/placement.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace hadsl::report {

/// Whether a component of several copies goes on writing to those that are left, whatever has become
/// of the others, and no backup has what is older than `allowed`.
[[nodiscard]] inline bool writes_alone(model::component const& of, duration allowed) {
    return of.keeps_data && of.copies.size() > 1 && of.mode != model::run_mode::one_copy &&
           !of.quorum && !of.data_in_shares &&
           std::none_of(of.backups.begin(), of.backups.end(),
                        [&](model::backup const& each) { return each.interval <= allowed; });
}

/// Whether a component moves out of the way of a failure. Where it is moved to may be what fails next.
[[nodiscard]] inline bool moves_away(model::component const& of) {
    return of.copies.size() > 1 &&
           std::any_of(of.rules.begin(), of.rules.end(), [](model::rule const& each) {
               return each.action == model::action::migrate;
           });
}

/// What a proof that takes several failures to happen at once does not look at.
enum class left_out {
    nothing,
    writes, // work that is acknowledged after one of them, and lost with the next
    moves,  // what was moved away from one of them, to where the next one strikes
};

/// What a claim that allows several failures leaves out of what happens between them. (That some data
/// is left, there is no question: an older copy is.)
[[nodiscard]] inline left_out left_out_between(model::architecture const& in,
                                               model::claim const& claim) {
    using model::consequence;
    auto const& budget = claim.budget;
    bool const is_of_data = budget.consequence == consequence::data_loss;
    if (claim.says != model::claim::form::budget ||
        budget.consequence == consequence::split_brain ||
        (is_of_data && budget.threshold.is_unbounded())) {
        return left_out::nothing;
    }
    std::int64_t failures = 0;
    for (auto const& each : budget.budgets) {
        failures += each.count;
    }
    if (failures < 2) {
        return left_out::nothing;
    }
    std::vector<bool> is_listed(in.components.size(), false);
    auto open = budget.targets;
    while (!open.empty()) {
        auto const at = open.back();
        open.pop_back();
        auto const& each = in[at];
        if (is_listed[model::index_of(at)]) {
            continue;
        }
        is_listed[model::index_of(at)] = true;
        if (is_of_data ? writes_alone(each, budget.threshold) : moves_away(each)) {
            return is_of_data ? left_out::writes : left_out::moves;
        }
        for (auto const& copy : each.copies) {
            open.insert(open.end(), copy.place.begin(), copy.place.end());
        }
        if (each.data_on) {
            open.push_back(*each.data_on);
        }
        fault::append_needed(each, open);
    }
    return left_out::nothing;
}

} // namespace hadsl::report

#endif
