// hadsl/verifier/unrated.hpp - the failures whose rates a claim about availability lacks.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_UNRATED_HPP
#define HADSL_VERIFIER_UNRATED_HPP

#include <hadsl/fault/dependencies.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/fault/outage.hpp>
#include <hadsl/fault/rates.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verifier/eligible.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// A claim about availability, and the failures it counts of which nothing says how often they
/// happen or when they end.
struct unrated_claim {
    std::size_t claim = 0;
    std::vector<fault::event_id> failures; // ascending
};

[[nodiscard]] inline std::vector<unrated_claim> find_unrated(
    model::architecture const& in, std::vector<fault::event> const& events) {
    std::vector<unrated_claim> found;
    std::vector<std::size_t> claims;
    for (std::size_t at = 0; at < in.claims.size(); ++at) {
        if (in.claims[at].says == model::claim::form::availability) {
            claims.push_back(at);
        }
    }
    if (claims.empty()) {
        return found; // most specifications: what follows looks at everything
    }
    std::vector<bool> is_assumed(events.size(), false);
    for (auto const& each : in.assumptions) {
        for (auto const id : eligible(in, events, each)) {
            is_assumed[fault::index_of(id)] = true;
        }
    }
    fault::groundwork const base(in, events);
    fault::dependencies const on(base);
    for (auto const at : claims) {
        unrated_claim one{at, {}};
        for (auto const id :
             fault::events_touching(in, events, on, in.claims[at].availability.target)) {
            if (!is_assumed[fault::index_of(id)] && !fault::is_rated(events[fault::index_of(id)])) {
                one.failures.push_back(id);
            }
        }
        if (!one.failures.empty()) {
            found.push_back(std::move(one));
        }
    }
    return found;
}

} // namespace hadsl::verifier

#endif
