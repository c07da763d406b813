// hadsl/verifier/showing.hpp - an evaluation held against a claim: does it show the consequence?
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_SHOWING_HPP
#define HADSL_VERIFIER_SHOWING_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/model/architecture.hpp>

#include <cstdint>
#include <vector>

namespace hadsl::verifier {

/// What an evaluation shows of a claim's consequence.
struct showing {
    std::vector<model::component_id> targets; // that exceed the threshold
    duration amount = zero;                   // by how much the first is out, or loses
};

/// Holds an evaluation against a claim.
[[nodiscard]] inline showing show(fault::evaluation const& found,
                                  model::budget_claim const& claim) {
    showing shown;
    for (auto const target : claim.targets) {
        auto const at = model::index_of(target);
        auto amount = zero;
        bool is_shown = false;
        switch (claim.consequence) {
        case model::consequence::outage: amount = found.outage[at]; break;
        case model::consequence::disruption: amount = found.disruption[at]; break;
        case model::consequence::data_loss: amount = found.data_loss[at]; break;
        case model::consequence::split_brain: is_shown = found.split_brain[at]; break;
        }
        if (claim.consequence != model::consequence::split_brain) {
            is_shown =
                claim.threshold.is_unbounded() ? amount.is_unbounded() : amount > claim.threshold;
        }
        if (is_shown) {
            shown.amount = shown.targets.empty() ? amount : shown.amount;
            shown.targets.push_back(target);
        }
    }
    return shown;
}

/// Whether an evaluation contradicts a claim.
[[nodiscard]] inline bool refutes(fault::evaluation const& found,
                                  model::budget_claim const& claim) {
    return static_cast<std::int32_t>(show(found, claim).targets.size()) >= claim.at_least;
}

} // namespace hadsl::verifier

#endif
