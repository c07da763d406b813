// hadsl/verifier/count_sets.hpp - how many minimal scenarios break an obligation, exactly.
// SPDX-License-Identifier: BSL-1.0
//
// A solver finds such scenarios one by one; a decision diagram holds all of them, too many to list
// as they may be. Those of the diagram that keep all caps are counted: a scenario within an allowed
// one is allowed, so what is minimal among all is minimal among the allowed.
#ifndef HADSL_VERIFIER_COUNT_SETS_HPP
#define HADSL_VERIFIER_COUNT_SETS_HPP

#include <hadsl/diagram/natural.hpp>
#include <hadsl/diagram/solution.hpp>
#include <hadsl/diagram/solve.hpp>
#include <hadsl/diagram/table.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/verifier/obligation.hpp>
#include <hadsl/verifier/patience.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::verifier {

namespace detail {

/// Counts the sets of a solution that keep all caps.
class allowed_sets {
public:
    explicit allowed_sets(std::vector<cap> const& caps) : caps_(caps) {}

    /// Nothing when it takes too many sums.
    [[nodiscard]] std::optional<diagram::natural> count(diagram::solution const& all) {
        std::vector<tally> parts;
        for (auto const& part : all) {
            std::vector<tally> by_node(part.nodes.size());
            by_node[diagram::yes].emplace(charges(caps_.size(), 0), diagram::natural(1));
            for (std::size_t at = diagram::yes + 1; at < part.nodes.size(); ++at) {
                auto const& node = part.nodes[at];
                by_node[at] = by_node[node.low];
                auto const& own =
                    node.leaf.is_part
                        ? parts[node.leaf.index]
                        : tally{{charged_by(static_cast<fault::event_id>(node.leaf.index)), 1}};
                add_product(by_node[at], own, by_node[node.high]);
                if (sums_left_ == 0) {
                    return std::nullopt;
                }
            }
            parts.push_back(std::move(by_node[part.root]));
        }
        diagram::natural sum;
        for (auto const& [charged, number] : parts.back()) {
            sum += number;
        }
        return sum;
    }

private:
    /// By cap: how many of its events happen.
    using charges = std::vector<std::uint32_t>;
    /// How many sets there are for each charge.
    using tally = std::map<charges, diagram::natural>;

    [[nodiscard]] charges charged_by(fault::event_id id) const {
        charges made;
        for (auto const& each : caps_) {
            made.push_back(std::binary_search(each.events.begin(), each.events.end(), id) ? 1 : 0);
        }
        return made;
    }

    void add_product(tally& to, tally const& left, tally const& right) {
        for (auto const& [one, ways] : left) {
            for (auto const& [other, more_ways] : right) {
                if (sums_left_ == 0) {
                    return;
                }
                --sums_left_;
                auto sum = one;
                bool is_kept = true;
                for (std::size_t at = 0; at < sum.size(); ++at) {
                    sum[at] += other[at];
                    is_kept = is_kept && sum[at] <= caps_[at].at_most;
                }
                if (is_kept) {
                    to[std::move(sum)] += ways * more_ways;
                }
            }
        }
    }

    std::vector<cap> const& caps_;
    std::size_t sums_left_ = 5'000'000; // a few seconds
};

} // namespace detail

/// How many minimal scenarios break an obligation; nothing when that takes too long, or when a
/// failure may undo what others did.
[[nodiscard]] inline std::optional<diagram::natural> count_minimal(obligation const& met,
                                                                   patience const& limits) {
    if (!met.is_monotone()) {
        return std::nullopt;
    }
    diagram::inquiry asked;
    asked.most = static_cast<std::uint32_t>(
        std::min(met.most, static_cast<std::size_t>(diagram::unlimited)));
    asked.may_cost.steps = 4'000'000; // a few seconds with all that is tried
    asked.may_cost.nodes = 4'000'000;
    asked.may_cost.deadline = limits.deadline;
    auto const found = diagram::solve(met.graph, met.top, asked);
    return found.undecided_because.empty() ? detail::allowed_sets(met.caps).count(found.sets)
                                           : std::nullopt;
}

} // namespace hadsl::verifier

#endif
