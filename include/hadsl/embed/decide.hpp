// hadsl/embed/decide.hpp - the verdict on a claim by evaluation alone, at compile time or run time.
// SPDX-License-Identifier: BSL-1.0
//
// No solver and no fault graph: only the evaluator, which is the meaning. An outage, a disruption
// and a loss of data can only grow with what fails, so many scenarios are told apart at once: when
// everything in some groups of failures together does no harm, no scenario out of those groups
// does. Groups that do harm are halved. A split brain is not so; its scenarios are tried one by one.
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
    /// One failure of a scenario: it is one of a term's, from `begin` up to `end`.
    struct slot {
        std::size_t term = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
        [[nodiscard]] constexpr std::size_t size() const { return end - begin; }
    };
    /// What one budget names, in the order of what is struck: neighbours do similar harm.
    struct term {
        std::size_t count = 0;
        std::vector<fault::event_id> events;
    };
    struct search {
        model::budget_claim const* claim = nullptr;
        trial<fault::evaluator>* tried = nullptr;
        std::vector<term> terms;
        std::size_t most = 0; // failures in the largest scenario
        bool complete = true;
    };

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
        trial<fault::evaluator> tried(meaning_, claim.targets);
        search state{&claim, &tried, {}, 0, true};
        bool const is_vacuous = read_budgets(state);
        auto& found = made.failures;
        if (!first_of(state, state.most, found)) {
            made.outcome = is_vacuous ? decision::kind::vacuous : decision::kind::proven;
            if (!state.complete) {
                made.outcome = decision::kind::undecided;
            }
            return;
        }
        // Fewer are a better reason.
        for (std::size_t size = 0; size < found.size(); ++size) {
            if (first_of(state, size, found)) {
                break;
            }
        }
        if (found.size() == 1) {
            find_first(state, found);
        }
        auto const shows = meaning_.evaluate(found, claim.consequence);
        for (auto at = claim.targets.size(); at-- > 0;) {
            if (is_shown(claim, shows, claim.targets[at])) {
                made.target = claim.targets[at];
                made.outcome = decision::kind::refuted;
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
        bool const all_matter = state.claim->consequence == model::consequence::split_brain;
        for (auto const& each : state.claim->budgets) {
            auto named = verifier::eligible(*in_, events_, each);
            std::erase_if(named, [&](fault::event_id id) { return left_out[fault::index_of(id)]; });
            is_vacuous = is_vacuous || named.empty();
            std::erase_if(named, [&](fault::event_id id) {
                auto const& strikes = events_[fault::index_of(id)].strikes;
                return !all_matter &&
                       std::none_of(strikes.begin(), strikes.end(),
                                    [&](fault::strike const& strike) {
                                        return state.tried->is_needed(strike.component);
                                    });
            });
            auto& next = state.terms.emplace_back();
            next.events = different_.only(std::move(named));
            next.count =
                std::min(static_cast<std::size_t>(std::max(each.count, 0)), next.events.size());
            state.most += next.count;
        }
        return is_vacuous;
    }

    /// Looks for a scenario of at most `size` failures that the budgets allow and that refutes the
    /// claim.
    [[nodiscard]] constexpr bool first_of(search& state, std::size_t size,
                                          fault::scenario& found) const {
        std::vector<slot> slots;
        return distribute(state, size, 0, slots, found);
    }

    /// Gives `size` failures to the terms from `at` on, in every way.
    [[nodiscard]] constexpr bool distribute(search& state, std::size_t size, std::size_t at,
                                            std::vector<slot>& slots,
                                            fault::scenario& found) const {
        if (at == state.terms.size()) {
            return size == 0 && find(state, slots, found);
        }
        auto const most = state.terms[at].count;
        auto const width = state.terms[at].events.size();
        for (auto count = std::min(size, most) + 1; count-- > 0;) {
            auto const before = slots.size();
            slots.resize(before + count, {at, 0, width});
            if (distribute(state, size - count, at + 1, slots, found)) {
                return true;
            }
            slots.resize(before);
        }
        return false;
    }

    /// Looks for a scenario that refutes the claim and takes one failure from each slot.
    [[nodiscard]] constexpr bool find(search& state, std::vector<slot> const& from,
                                      fault::scenario& found) const {
        auto slots = from;
        std::size_t widest = 0;
        for (std::size_t at = 0; at < slots.size(); ++at) {
            auto& each = slots[at];
            // Those of one term are taken in order, so that no scenario is met twice.
            if (at > 0 && slots[at - 1].term == each.term) {
                each.begin = std::max(each.begin, slots[at - 1].begin);
            }
            if (each.begin >= each.end) {
                return false;
            }
            if (each.size() > slots[widest].size()) {
                widest = at;
            }
        }
        bool const is_one = slots.empty() || slots[widest].size() == 1;
        if (is_one || state.claim->consequence != model::consequence::split_brain) {
            auto const all = everything(state, slots);
            auto const seen = does_harm(state, all);
            if (is_one && seen == harm::some) {
                found = all;
                return true;
            }
            if (is_one || seen == harm::none) {
                state.complete = state.complete && seen == harm::none;
                return false;
            }
        }
        auto const end = slots[widest].end;
        auto const middle = slots[widest].begin + slots[widest].size() / 2;
        slots[widest].end = middle;
        if (find(state, slots, found)) {
            return true;
        }
        slots[widest].begin = middle;
        slots[widest].end = end;
        return find(state, slots, found);
    }

    /// Of the failures that refute the claim alone the first in the order of events, which is the
    /// one that the program names; `known` is one of them.
    constexpr void find_first(search const& state, fault::scenario& known) const {
        std::vector<fault::event_id> before;
        for (auto const& from : state.terms) {
            for (auto const each : from.events) {
                if (each < known.front()) {
                    before.push_back(each);
                }
            }
        }
        std::sort(before.begin(), before.end());
        for (auto const each : before) {
            fault::scenario const alone{each};
            if (does_harm(state, alone) == harm::some) {
                known = alone;
                return;
            }
        }
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

    /// All that the slots could take, at once.
    [[nodiscard]] static constexpr fault::scenario everything(search const& state,
                                                              std::vector<slot> const& slots) {
        fault::scenario all;
        for (auto const& each : slots) {
            auto const& events = state.terms[each.term].events;
            for (auto at = each.begin; at < each.end; ++at) {
                all.push_back(events[at]);
            }
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    Architecture const* in_;
    std::vector<fault::event> events_;
    fault::evaluator meaning_;
    different_events<Architecture> different_;
};

} // namespace hadsl::embed

#endif
