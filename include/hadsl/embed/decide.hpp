// hadsl/embed/decide.hpp - the verdict on a claim by evaluation alone, at compile time or run time.
// SPDX-License-Identifier: BSL-1.0
//
// No solver and no fault graph: only the evaluator, which is the meaning. Scenarios are tried by
// size, and in the order of their failures, so that what is found is what the program finds.
//
// Of outages only those scenarios are tried whose failures meet. If what is computed for a scenario
// A and what is computed for B have no component in common, then everything is as in A alone or as
// in B alone when both happen, so together they refute nothing that neither does. A scenario that
// no such division takes apart is the union of two smaller ones of that sort which meet: take the
// largest proper part of that sort, and of what is left any block that meets it; together they are
// of that sort again, and so they are the whole. Hence it is enough to join those found before.
//
// What the compiler evaluates are templates, so that including them costs little.
// Loops are plain and results are written where they belong: GCC 12 loses track of what is
// allocated in conditional expressions when it evaluates them at compile time.
#ifndef HADSL_EMBED_DECIDE_HPP
#define HADSL_EMBED_DECIDE_HPP

#include <hadsl/embed/different_events.hpp>
#include <hadsl/embed/trial.hpp>
#include <hadsl/fault/cold_start.hpp>
#include <hadsl/fault/evaluate.hpp>
#include <hadsl/verifier/budgets.hpp>
#include <hadsl/verifier/eligible.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::embed {

/// What was decided about one claim.
struct decision {
    enum class kind : std::uint8_t {
        proven,
        refuted,   // by `failures`; fewer do not refute it
        vacuous,   // no failure is in one of its budgets, so it says nothing
        undecided, // an evaluation takes too many steps, or evaluation cannot tell
    };
    kind outcome = kind::undecided;
    fault::scenario failures;
    model::component_id target{}; // that shows it
};

/// Decides the claims of one architecture, which must outlive it.
template <class Architecture>
class decider {
public:
    constexpr explicit decider(Architecture const& in)
        : in_(&in), events_(fault::list_events(in)), meaning_(in, events_),
          different_(in, events_) {}
    /// For one claim alone: failures that it cannot speak of are not listed.
    constexpr decider(Architecture const& in, model::claim const& claim)
        : in_(&in),
          events_(fault::list_events(in, [&](model::class_id id) { return can_name(claim, id); })),
          meaning_(in, events_), different_(in, events_) {}
    decider(decider const&) = delete;
    decider& operator=(decider const&) = delete;

    [[nodiscard]] constexpr std::vector<fault::event> const& events() const { return events_; }

    [[nodiscard]] constexpr decision decide(model::claim const& claim) const {
        decision made;
        if (claim.says == model::claim::form::budget) {
            decide_budgets(claim.budget, made);
        } else if (claim.says == model::claim::form::cold_start) {
            decide_cold_start(claim.cold_start, made);
        }
        return made;
    }

private:
    // Dependent names: what is only included is not made.
    using evaluator = fault::basic_evaluator<Architecture>;

    /// A scenario that does no harm, and what was computed for it.
    struct harmless {
        fault::scenario failures;
        std::vector<std::uint64_t> computed;
    };
    struct search {
        model::budget_claim const* claim = nullptr;
        trial<evaluator>* tried = nullptr;
        std::vector<verifier::term> terms;
        std::vector<fault::event_id> candidates;  // one of each sort, ascending
        std::vector<std::vector<harmless>> known; // by size
    };

    [[nodiscard]] constexpr bool can_name(model::claim const& claim, model::class_id id) const {
        for (auto const& budget : claim.budget.budgets) {
            if (budget.classes.empty() || fault::detail::is_listed(budget.classes, (*in_)[id])) {
                return true;
            }
        }
        return false;
    }

    constexpr void decide_cold_start(model::cold_start_claim const& claim, decision& made) const {
        auto const up = fault::can_start(*in_);
        made.outcome = decision::kind::proven;
        for (auto const target : claim.targets) {
            if (!up[model::index_of(target)] && made.outcome == decision::kind::proven) {
                made.outcome = decision::kind::refuted;
                made.target = target;
            }
        }
    }

    constexpr void decide_budgets(model::budget_claim const& claim, decision& made) const {
        trial<evaluator> tried(meaning_, claim.targets);
        search state{&claim, &tried, {}, {}, {}};
        bool const is_vacuous = read_budgets(state);
        verifier::budgets const allowed(state.terms, events_.size());
        if (!allowed.is_supported()) {
            return;
        }
        choose_candidates(state, allowed);
        auto const most = allowed.most(state.candidates);
        for (std::size_t size = 0; size <= most; ++size) {
            state.known.emplace_back();
            for (auto const& each : scenarios(state, size)) {
                if (!allowed.allow(each)) {
                    continue;
                }
                auto const seen = does_harm(state, each);
                if (seen == harm::unknown) {
                    return; // undecided: the others may take as long
                }
                if (seen == harm::some) {
                    refute(claim, each, made);
                    return;
                }
                state.known[size].push_back({each, tried.computed()});
            }
        }
        made.outcome = is_vacuous ? decision::kind::vacuous : decision::kind::proven;
    }

    constexpr void refute(model::budget_claim const& claim, fault::scenario const& by,
                          decision& made) const {
        made.outcome = decision::kind::refuted;
        made.failures = by;
        auto const shows = meaning_.evaluate(by, claim.consequence);
        for (auto at = claim.targets.size(); at-- > 0;) {
            if (is_shown(claim, shows, claim.targets[at])) {
                made.target = claim.targets[at];
            }
        }
    }

    /// Which failures can happen; true when one of the budgets names none.
    [[nodiscard]] constexpr bool read_budgets(search& state) const {
        std::vector<bool> left_out(events_.size(), false);
        for (auto const& each : in_->assumptions) {
            for (auto const event : verifier::eligible(*in_, events_, each)) {
                left_out[fault::index_of(event)] = true;
            }
        }
        bool is_vacuous = false;
        for (auto const& each : state.claim->budgets) {
            auto named = verifier::eligible(*in_, events_, each);
            std::erase_if(named, [&](fault::event_id id) { return left_out[fault::index_of(id)]; });
            is_vacuous = is_vacuous || named.empty();
            auto& next = state.terms.emplace_back();
            next.count = static_cast<std::size_t>(std::max(each.count, 0));
            next.events = std::move(named);
        }
        return is_vacuous;
    }

    /// One failure of each sort, of those that budgets name and that strike what matters.
    constexpr void choose_candidates(search& state, verifier::budgets const& allowed) const {
        bool const all_matter = state.claim->consequence == model::consequence::split_brain;
        std::vector<std::vector<fault::event_id>> named; // by the terms that name them
        for (std::size_t at = 0; at < events_.size(); ++at) {
            auto const id = static_cast<fault::event_id>(at);
            bool matters = all_matter;
            for (auto const& strike : events_[at].strikes) {
                matters = matters || state.tried->is_needed(strike.component);
            }
            if (matters && allowed.names(id)) {
                auto const by = allowed.named_by(id);
                if (named.size() <= by) {
                    named.resize(by + 1);
                }
                named[by].push_back(id);
            }
        }
        for (auto const& each : named) {
            for (auto const id : different_.only(each)) {
                state.candidates.push_back(id);
            }
        }
        std::sort(state.candidates.begin(), state.candidates.end());
    }

    /// The scenarios of one size to try, in order.
    [[nodiscard]] constexpr std::vector<fault::scenario> scenarios(search const& state,
                                                                   std::size_t size) const {
        std::vector<fault::scenario> made;
        if (size == 0) {
            made.emplace_back();
        } else if (size == 1) {
            for (auto const each : state.candidates) {
                made.push_back({each});
            }
        } else if (state.claim->consequence == model::consequence::outage) {
            join(state, size, made);
        } else {
            for (auto const& each : state.known[size - 1]) {
                for (auto const more : state.candidates) {
                    if (more > each.failures.back()) {
                        made.push_back(each.failures);
                        made.back().push_back(more);
                    }
                }
            }
        }
        return made;
    }

    /// All unions of two smaller scenarios that meet.
    static constexpr void join(search const& state, std::size_t size,
                               std::vector<fault::scenario>& made) {
        for (std::size_t small = 1; small <= size / 2; ++small) {
            for (auto const& one : state.known[small]) {
                for (auto const& other : state.known[size - small]) {
                    if (size == 2 && other.failures.front() <= one.failures.front()) {
                        continue;
                    }
                    if (!do_meet(one, other)) {
                        continue;
                    }
                    auto both = one.failures;
                    both.insert(both.end(), other.failures.begin(), other.failures.end());
                    std::sort(both.begin(), both.end());
                    if (std::adjacent_find(both.begin(), both.end()) == both.end()) {
                        made.push_back(std::move(both));
                    }
                }
            }
        }
        if (size > 2) {
            std::sort(made.begin(), made.end());
            made.erase(std::unique(made.begin(), made.end()), made.end());
        }
    }
    [[nodiscard]] static constexpr bool do_meet(harmless const& one, harmless const& other) {
        for (std::size_t at = 0; at < one.computed.size(); ++at) {
            if ((one.computed[at] & other.computed[at]) != 0) {
                return true;
            }
        }
        return false;
    }

    enum class harm : std::uint8_t { none, some, unknown };

    [[nodiscard]] constexpr harm does_harm(search const& state,
                                           fault::scenario const& happening) const {
        auto const& claim = *state.claim;
        std::int32_t count = 0;
        if (claim.consequence == model::consequence::outage) {
            if (!state.tried->run(happening)) {
                return harm::unknown;
            }
            for (auto const target : claim.targets) {
                count += exceeds(claim, state.tried->outage(target)) ? 1 : 0;
            }
        } else {
            auto const shows = meaning_.evaluate(happening, claim.consequence);
            if (!shows.complete) {
                return harm::unknown;
            }
            for (auto const target : claim.targets) {
                count += is_shown(claim, shows, target) ? 1 : 0;
            }
        }
        return count >= claim.at_least ? harm::some : harm::none;
    }

    [[nodiscard]] static constexpr bool is_shown(model::budget_claim const& claim,
                                                 fault::evaluation const& found,
                                                 model::component_id target) {
        auto const at = model::index_of(target);
        switch (claim.consequence) {
        case model::consequence::outage: return exceeds(claim, found.outage[at]);
        case model::consequence::disruption: return exceeds(claim, found.disruption[at]);
        case model::consequence::data_loss: return exceeds(claim, found.data_loss[at]);
        default: return found.split_brain[at];
        }
    }
    [[nodiscard]] static constexpr bool exceeds(model::budget_claim const& claim, duration amount) {
        return claim.threshold.is_unbounded() ? amount.is_unbounded() : amount > claim.threshold;
    }

    Architecture const* in_;
    std::vector<fault::event> events_;
    evaluator meaning_;
    different_events<Architecture> different_;
};

} // namespace hadsl::embed

#endif
