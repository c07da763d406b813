// hadsl/verifier/budgets.hpp - which scenarios a claim allows: so many failures of each sort.
// SPDX-License-Identifier: BSL-1.0
//
// A scenario is allowed when each of its events can be charged to one term that names it, no term
// above its count. An event that no term names never happens. Terms may overlap; by Hall's theorem
// such a charging exists iff, for every set S of terms, the events that only terms of S name are
// no more than the counts of S together. A subset of an allowed scenario is allowed.
#ifndef HADSL_VERIFIER_BUDGETS_HPP
#define HADSL_VERIFIER_BUDGETS_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/scenario_count.hpp>
#include <hadsl/verifier/counting.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// One term of a claim: at most `count` failures among `events`, which are ascending.
struct term {
    std::size_t count = 1;
    std::vector<fault::event_id> events;
};

/// At most this many of these happen; fewer than there are.
struct cap {
    std::vector<fault::event_id> events; // ascending
    std::size_t at_most = 1;
};

/// The terms of one claim together.
template <class Term>
class basic_budgets {
public:
    /// More different terms than this are not supported: every set of them makes a condition.
    static constexpr std::size_t most_terms = 6;

    /// Terms that name the same events are one term with the sum of their counts.
    /// `event_count`: how many events there are; all that are named lie below.
    constexpr basic_budgets(std::vector<Term> const& terms, std::size_t event_count)
        : named_by_(event_count, 0) {
        std::vector<Term const*> different;
        for (auto const& each : terms) {
            if (each.count == 0 || each.events.empty()) {
                continue;
            }
            auto const same = std::find_if(different.begin(), different.end(), [&](auto other) {
                return other->events == each.events;
            });
            if (same != different.end()) {
                counts_[static_cast<std::size_t>(same - different.begin())] += each.count;
            } else if (different.size() == most_terms) {
                is_supported_ = false;
            } else {
                for (auto const event : each.events) {
                    named_by_[fault::index_of(event)] |=
                        static_cast<std::uint8_t>(1U << different.size());
                }
                counts_[different.size()] = each.count;
                different.push_back(&each);
            }
        }
        sets_ = std::size_t{1} << different.size();
    }

    /// False with more than `most_terms` different terms; then nothing else may be asked.
    [[nodiscard]] constexpr bool is_supported() const { return is_supported_; }

    /// Whether the event can happen at all.
    [[nodiscard]] constexpr bool names(fault::event_id id) const {
        return named_by_[fault::index_of(id)] != 0;
    }

    /// Which of the different terms name the event, one bit each.
    [[nodiscard]] constexpr std::size_t named_by(fault::event_id id) const {
        return named_by_[fault::index_of(id)];
    }

    /// The conditions on scenarios of these events; those that follow from others are left out.
    [[nodiscard]] std::vector<cap> caps(std::span<fault::event_id const> among) const {
        auto const groups = sizes(among);
        std::vector<cap> found;
        for (std::size_t terms = 1; terms < sets_; ++terms) {
            if (groups.within[terms] <= limit(terms) || follows(groups, terms)) {
                continue;
            }
            cap one{{}, limit(terms)};
            for (auto const each : among) {
                if (is_within(each, terms)) {
                    one.events.push_back(each);
                }
            }
            found.push_back(std::move(one));
        }
        return found;
    }

    /// The number of failures in the largest allowed scenario of these events.
    [[nodiscard]] constexpr std::size_t most(std::span<fault::event_id const> among) const {
        // König: as many as the smallest cover, some terms and the events that others name too.
        auto const groups = sizes(among);
        auto smallest = among.size();
        for (std::size_t terms = 1; terms < sets_; ++terms) {
            smallest = std::min(smallest, limit(terms) + among.size() - groups.within[terms]);
        }
        return smallest;
    }

    [[nodiscard]] constexpr bool allow(fault::scenario const& happening) const {
        auto const groups = sizes(happening);
        if (groups.within[0] != 0) {
            return false; // something that no term names
        }
        for (std::size_t terms = 1; terms < sets_; ++terms) {
            if (groups.within[terms] > limit(terms)) {
                return false;
            }
        }
        return true;
    }

    /// How many scenarios of these events are allowed, the one without any failure not counted.
    /// Exact, or the largest value when there are more, or when counting itself takes too long.
    [[nodiscard]] scenario_count count(std::span<fault::event_id const> among) const {
        auto const groups = sizes(among);
        std::vector<group> kinds;
        for (std::size_t names = 1; names < sets_; ++names) {
            if (groups.exactly[names] > 0) {
                kinds.push_back({names, groups.exactly[names]});
            }
        }
        counting state{{}, 0, most_counting_steps};
        count_from(kinds, 0, 1, state);
        return state.steps == 0 || state.total == too_many_to_count ? too_many_to_count
                                                                    : state.total - 1;
    }

private:
    struct group_sizes {
        std::array<std::size_t, std::size_t{1} << most_terms> exactly{}; // named by these terms
        std::array<std::size_t, std::size_t{1} << most_terms> within{};  // by no others than these
    };
    struct group {
        std::size_t names;
        std::size_t size;
    };
    struct counting {
        std::array<std::size_t, std::size_t{1} << most_terms> taken; // within, as above
        scenario_count total;
        std::size_t steps;
    };
    static constexpr std::size_t most_counting_steps = 1'000'000;

    [[nodiscard]] constexpr std::size_t limit(std::size_t terms) const {
        std::size_t sum = 0;
        for (std::size_t at = 0; at < most_terms; ++at) {
            sum += (terms >> at & 1U) != 0 ? counts_[at] : 0;
        }
        return sum;
    }

    [[nodiscard]] constexpr bool is_within(fault::event_id id, std::size_t terms) const {
        return (named_by_[fault::index_of(id)] & ~terms) == 0;
    }

    [[nodiscard]] constexpr group_sizes sizes(std::span<fault::event_id const> among) const {
        group_sizes result;
        for (auto const each : among) {
            ++result.exactly[named_by_[fault::index_of(each)]];
        }
        for (std::size_t terms = 0; terms < sets_; ++terms) {
            for (std::size_t names = 0; names <= terms; ++names) {
                result.within[terms] += (names & ~terms) == 0 ? result.exactly[names] : 0;
            }
        }
        return result;
    }

    /// Whether the condition on these terms is the sum of those on two parts of them.
    [[nodiscard]] static bool follows(group_sizes const& groups, std::size_t terms) {
        for (auto part = (terms - 1) & terms; part != 0; part = (part - 1) & terms) {
            if (groups.within[part] + groups.within[terms & ~part] == groups.within[terms]) {
                return true;
            }
        }
        return false;
    }

    /// Adds up the ways to choose events of the kinds from `at` on; `ways` for those before.
    void count_from(std::vector<group> const& kinds, std::size_t at, scenario_count ways,
                    counting& state) const {
        if (state.steps == 0 || state.total == too_many_to_count) {
            return;
        }
        --state.steps;
        if (at == kinds.size()) {
            state.total = saturating_sum(state.total, ways);
            return;
        }
        auto const before = state.taken;
        auto const [names, size] = kinds[at];
        for (std::size_t chosen = 0; chosen <= size; ++chosen) {
            bool is_allowed = true;
            for (std::size_t terms = 1; terms < sets_; ++terms) {
                if ((names & ~terms) == 0) {
                    state.taken[terms] = before[terms] + chosen;
                    is_allowed = is_allowed && state.taken[terms] <= limit(terms);
                }
            }
            if (!is_allowed) {
                break;
            }
            count_from(kinds, at + 1, saturating_product(ways, choices(size, chosen)), state);
        }
        state.taken = before;
    }

    std::vector<std::uint8_t> named_by_; // by event: one bit for each different term
    std::array<std::size_t, most_terms> counts_{};
    std::size_t sets_ = 1; // how many sets of terms there are
    bool is_supported_ = true;
};

using budgets = basic_budgets<term>; // a template, so that it costs nothing where it is not called

} // namespace hadsl::verifier

#endif
