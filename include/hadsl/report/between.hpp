// hadsl/report/between.hpp - proofs about several failures that leave out what comes between them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_BETWEEN_HPP
#define HADSL_REPORT_BETWEEN_HPP

#include <hadsl/fault/expressions.hpp>
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

/// Whether a claim is about the data of such a component and allows several failures. They are taken
/// to happen at once: work that is acknowledged after one of them, and lost with the next, is not
/// looked at. (That some data is left, there is no question: an older copy is.)
[[nodiscard]] inline bool leaves_out_between(model::architecture const& in,
                                             model::claim const& claim) {
    if (claim.says != model::claim::form::budget ||
        claim.budget.consequence != model::consequence::data_loss ||
        claim.budget.threshold.is_unbounded()) {
        return false;
    }
    std::int64_t failures = 0;
    for (auto const& each : claim.budget.budgets) {
        failures += each.count;
    }
    if (failures < 2) {
        return false;
    }
    std::vector<bool> is_listed(in.components.size(), false);
    auto open = claim.budget.targets;
    while (!open.empty()) {
        auto const at = open.back();
        open.pop_back();
        auto const& each = in[at];
        if (is_listed[model::index_of(at)]) {
            continue;
        }
        is_listed[model::index_of(at)] = true;
        if (writes_alone(each, claim.budget.threshold)) {
            return true;
        }
        for (auto const& copy : each.copies) {
            open.insert(open.end(), copy.place.begin(), copy.place.end());
        }
        if (each.data_on) {
            open.push_back(*each.data_on);
        }
        for (auto const& need : each.needs) {
            fault::append_leaves(need.of, open);
        }
    }
    return false;
}

} // namespace hadsl::report

#endif
