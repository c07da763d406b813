// hadsl/verifier/exhaustive.hpp - a solver that tries every scenario; it needs nothing.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_EXHAUSTIVE_HPP
#define HADSL_VERIFIER_EXHAUSTIVE_HPP

#include <hadsl/verifier/lanes.hpp>
#include <hadsl/verifier/solver.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// One obligation before the exhaustive solver. Answers with the fewest failures first.
class exhaustive_session {
public:
    exhaustive_session(obligation const& met, verifier::patience patience, std::uint64_t steps)
        : met_(&met), patience_(patience), steps_(steps), lanes_(met.graph, met.top) {}

    [[nodiscard]] answer find(question const& asked) {
        search state{&asked, asked.with, {}, {}, std::nullopt};
        auto const first = asked.with.size();
        for (auto size = std::max<std::size_t>(first, 1); size <= asked.at_most; ++size) {
            extend(state, 0, size - first);
            flush(state);
            if (state.found) {
                return {answer::kind::found, *state.found, {}};
            }
            if (!state.given_up.empty()) {
                return {answer::kind::unknown, {}, state.given_up};
            }
        }
        return {answer::kind::none, {}, {}};
    }

    void block(fault::scenario const& known) { blocked_.push_back(known); }

private:
    struct search {
        question const* asked;
        fault::scenario chosen;               // ascending
        std::vector<fault::scenario> waiting; // to be evaluated together
        std::string given_up;
        std::optional<fault::scenario> found;
    };

    [[nodiscard]] static bool is_over(search const& state) {
        return state.found || !state.given_up.empty();
    }

    /// Adds `more` events from `at` on to what is chosen, in every way.
    void extend(search& state, std::size_t at, std::size_t more) {
        if (more == 0) {
            state.waiting.push_back(state.chosen);
            if (state.waiting.size() == lanes::width) {
                flush(state);
            }
            return;
        }
        auto const& events = met_->events;
        for (; at + more <= events.size() && !is_over(state); ++at) {
            auto const place =
                std::lower_bound(state.chosen.begin(), state.chosen.end(), events[at]);
            if (place != state.chosen.end() && *place == events[at]) {
                continue; // asked for anyway
            }
            auto const position = place - state.chosen.begin();
            state.chosen.insert(place, events[at]);
            if (is_allowed(*met_, state.chosen)) {
                extend(state, at + 1, more - 1);
            }
            state.chosen.erase(state.chosen.begin() + position);
        }
    }

    void flush(search& state) {
        auto const held = lanes_.hold(state.waiting);
        for (auto rest = held; rest != 0 && !state.found; rest &= rest - 1) {
            auto const& each = state.waiting[static_cast<std::size_t>(std::countr_zero(rest))];
            if (is_answer(*state.asked, each)) {
                state.found = each;
            }
        }
        auto const tried = state.waiting.size();
        state.waiting.clear();
        if (patience_.is_over()) {
            state.given_up = patience_.reason();
        } else if (tried > steps_) {
            state.given_up = "too many scenarios to try them all";
        }
        steps_ -= std::min<std::uint64_t>(steps_, tried);
    }

    [[nodiscard]] bool is_answer(question const& asked, fault::scenario const& of) const {
        auto const holds_one = std::any_of(asked.one_of.begin(), asked.one_of.end(), [&](auto id) {
            return std::binary_search(of.begin(), of.end(), id);
        });
        return (asked.one_of.empty() || holds_one) && is_allowed(*met_, of) &&
               std::none_of(blocked_.begin(), blocked_.end(), [&](auto const& known) {
                   return std::includes(of.begin(), of.end(), known.begin(), known.end());
               });
    }

    obligation const* met_;
    verifier::patience patience_;
    std::uint64_t steps_;
    lanes lanes_;
    std::vector<fault::scenario> blocked_;
};

/// Tries the allowed scenarios one after the other, up to so many for one obligation.
class exhaustive_solver {
public:
    explicit exhaustive_solver(std::uint64_t most_scenarios = 100'000'000)
        : most_scenarios_(most_scenarios) {}

    [[nodiscard]] exhaustive_session open(obligation const& met, patience const& limits) const {
        return {met, limits, most_scenarios_};
    }

private:
    std::uint64_t most_scenarios_;
};

static_assert(solver<exhaustive_solver>);

} // namespace hadsl::verifier

#endif
