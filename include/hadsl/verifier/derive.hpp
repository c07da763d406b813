// hadsl/verifier/derive.hpp - the obligation of a claim as a function of the specification alone.
// SPDX-License-Identifier: BSL-1.0
//
// A judgement lowers claim after claim into one graph and prunes what is large. What somebody else
// shall repeat must depend on neither: here every claim starts afresh and nothing is pruned, so
// that the same text gives the same obligation, gate by gate.
#ifndef HADSL_VERIFIER_DERIVE_HPP
#define HADSL_VERIFIER_DERIVE_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/lower.hpp>
#include <hadsl/fault/questions.hpp>
#include <hadsl/fault/restrict.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verifier/budget_case.hpp>
#include <hadsl/verifier/budgets.hpp>
#include <hadsl/verifier/exhaustive.hpp>
#include <hadsl/verifier/obligation.hpp>
#include <hadsl/verifier/options.hpp>
#include <hadsl/verifier/subject.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// What a budget claim allows, assumptions regarded.
[[nodiscard]] inline budgets allowed_by(subject& of, model::claim const& claim) {
    exhaustive_solver nobody;
    budget_case<exhaustive_solver> const asked(of, claim, nobody, {});
    return asked.allowing([&](fault::event_id id) { return of.times_assumed(id) == 0; });
}

/// An obligation, or why there is none.
struct derivation {
    std::optional<obligation> met;
    std::string why_not;
    /// By node of the obligation's graph: what holds when it does, where that is a question.
    std::vector<std::optional<fault::question>> meaning;
};

namespace detail {

/// Of several questions with the same answer, the one that says most: of components before copies,
/// then the first.
[[nodiscard]] inline bool says_more(fault::question const& left, fault::question const& right) {
    auto const key = [](fault::question const& of) {
        return std::tuple(of.what, of.component, of.copy, of.cause, of.time, of.unit, of.in_sight);
    };
    return key(left) < key(right);
}

[[nodiscard]] inline std::vector<std::optional<fault::question>> meaning_of(
    fault::lowering const& of, std::vector<fault::node_id> const& nodes) {
    std::map<fault::node_id, fault::question> known;
    for (auto const& [asked, node] : of.answered()) {
        auto const [at, is_new] = known.try_emplace(node, asked);
        if (!is_new && says_more(asked, at->second)) {
            at->second = asked;
        }
    }
    std::vector<std::optional<fault::question>> found(nodes.size());
    for (std::size_t at = 0; at < nodes.size(); ++at) {
        if (auto const question = known.find(nodes[at]); question != known.end()) {
            found[at] = question->second;
        }
    }
    return found;
}

} // namespace detail

/// What a solver would have to show to prove a claim. `events` are `fault::list_events(in)`.
[[nodiscard]] inline derivation derive(model::architecture const& in,
                                       std::vector<fault::event> const& events, std::size_t claim,
                                       options const& chosen = {},
                                       fault::lowering_limits limits = {}) {
    auto const& said = in.claims[claim];
    if (said.says != model::claim::form::budget) {
        return {{}, "no solver is asked about such a claim", {}};
    }
    subject afresh(in, events, limits);
    auto const allowed = allowed_by(afresh, said);
    if (!allowed.is_supported()) {
        return {{}, "its budgets are too many", {}};
    }
    exhaustive_solver nobody;
    budget_case<exhaustive_solver> asked(afresh, said, nobody, chosen);
    auto const top = asked.effect();
    if (!top) {
        return {{}, afresh.lowering().why_not(), {}};
    }
    auto cone = fault::restrict(afresh.lowering().nodes(), *top,
                                [&](fault::event_id id) { return allowed.names(id); });
    auto meaning = detail::meaning_of(afresh.lowering(), cone.from);
    return {oblige(std::move(cone), allowed), {}, std::move(meaning)};
}

} // namespace hadsl::verifier

#endif
