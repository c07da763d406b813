// hadsl/verifier/prune.hpp - a large obligation without the gates that its budgets cannot afford.
// SPDX-License-Identifier: BSL-1.0
//
// For a gate and a cap, how many of the cap's events must happen at least before the gate holds?
// When that is more than the cap allows, the gate is false in every allowed scenario and is folded.
// The price of a gate is bounded from below, from the events upwards:
//
//   an event                1 if it is among the cap's events, 0 otherwise
//   any of                  the cheapest operand
//   all of                  the dearest operand; operands without a common event add up
//   at least k of           the k-th cheapest operand; the k cheapest together if none share events
//   not                     0
//
// and a gate that neither nothing nor any single event makes hold takes two events (tried, all of
// them, 64 at a time). What is redundant enough goes away; the solver sees the rest.
#ifndef HADSL_VERIFIER_PRUNE_HPP
#define HADSL_VERIFIER_PRUNE_HPP

#include <hadsl/verifier/lanes.hpp>
#include <hadsl/verifier/obligation.hpp>
#include <hadsl/verifier/patience.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::verifier {

namespace detail {

/// The events that a node depends on; none when there are too many to be worth the while.
using support = std::optional<std::vector<fault::event_id>>;
inline constexpr std::size_t largest_support = 4096;

/// Finds the nodes that no allowed scenario makes hold, as far as prices tell.
class pricing {
public:
    /// When patience ends, prices are lower: less is pruned, and nothing wrongly.
    pricing(obligation const& of, std::size_t most, patience const& limits)
        : of_(&of), caps_(of.caps) {
        caps_.push_back({of.events, most});
        auto const size = of.graph.size();
        is_affordable_.assign(size, true);
        prices_.assign(size * caps_.size(), 0);
        supports_.resize(size);
        uses_.assign(size, 0);
        takes_two_.assign(size, true);
        try_singles(limits);
        count_uses();
        for (std::size_t at = 0; at < size; ++at) {
            price(static_cast<fault::node_id>(at));
        }
    }

    [[nodiscard]] bool is_affordable(fault::node_id id) const {
        return is_affordable_[fault::index_of(id)];
    }

private:
    /// Finds the nodes that hold when nothing happens, or in some scenario of one event.
    void try_singles(patience const& limits) {
        lanes each(of_->graph, of_->top);
        each.hold({});
        for (std::size_t at = 0; at <= fault::index_of(of_->top); ++at) {
            takes_two_[at] = each.held(static_cast<fault::node_id>(at)) == 0;
        }
        std::vector<fault::scenario> tried;
        auto const evaluate = [&] {
            each.hold(tried);
            for (auto const at : each.changed()) {
                takes_two_[at] = false;
            }
            tried.clear();
        };
        for (auto const event : of_->events) {
            tried.push_back({event});
            if (tried.size() == lanes::width) {
                if (limits.is_over()) {
                    takes_two_.assign(takes_two_.size(), false);
                    return;
                }
                evaluate();
            }
        }
        evaluate();
    }

    /// Supports are needed beneath gates that add up, and until the last of these has its price.
    void count_uses() {
        auto const& graph = of_->graph;
        std::vector<bool> is_needed(graph.size(), false);
        for (auto at = graph.size(); at-- > 0;) {
            auto const id = static_cast<fault::node_id>(at);
            bool const adds_up =
                graph[id].gate == fault::gate::all_of || graph[id].gate == fault::gate::at_least;
            if (!adds_up && !is_needed[at]) {
                continue;
            }
            for (auto const operand : graph.operands(id)) {
                is_needed[fault::index_of(operand)] = true;
                ++uses_[fault::index_of(operand)];
            }
        }
    }

    void price(fault::node_id id) {
        auto const at = fault::index_of(id);
        auto const& node = of_->graph[id];
        operands_.clear();
        for (auto const each : of_->graph.operands(id)) {
            if (is_affordable(each)) {
                operands_.push_back(each);
            }
        }
        auto const needed = needed_operands(node);
        is_affordable_[at] = id != fault::never_node && needed <= operands_.size();
        bool const adds_up = needed > 1 && share_nothing();
        for (std::size_t cap = 0; cap < caps_.size() && is_affordable_[at]; ++cap) {
            auto& own = price_of(id, cap);
            if (node.gate == fault::gate::event) {
                auto const& events = caps_[cap].events;
                own = std::binary_search(events.begin(), events.end(), of_->graph.event_of(id));
            } else if (needed > 0) {
                own = price_of_cheapest(needed, cap, adds_up);
            }
            if (cap + 1 == caps_.size() && takes_two_[at]) {
                own = std::max<std::size_t>(own, 2);
            }
            is_affordable_[at] = own <= caps_[cap].at_most;
        }
        settle_supports(id);
    }

    /// How many operands must hold before the gate can.
    [[nodiscard]] static std::size_t needed_operands(fault::graph::node const& node) {
        switch (node.gate) {
        case fault::gate::all_of: return node.size;
        case fault::gate::any_of: return 1;
        case fault::gate::at_least: return static_cast<std::size_t>(node.count);
        default: return 0;
        }
    }

    [[nodiscard]] std::size_t& price_of(fault::node_id id, std::size_t cap) {
        return prices_[fault::index_of(id) * caps_.size() + cap];
    }

    [[nodiscard]] std::size_t price_of_cheapest(std::size_t needed, std::size_t cap, bool adds_up) {
        costs_.clear();
        for (auto const each : operands_) {
            costs_.push_back(price_of(each, cap));
        }
        std::sort(costs_.begin(), costs_.end());
        auto const end = costs_.begin() + static_cast<std::ptrdiff_t>(needed);
        return adds_up ? std::accumulate(costs_.begin(), end, std::size_t{0}) : *(end - 1);
    }

    /// Whether no two of the operands depend on the same event.
    [[nodiscard]] bool share_nothing() {
        merged_.clear();
        for (auto const each : operands_) {
            auto const& own = supports_[fault::index_of(each)];
            if (!own) {
                return false;
            }
            merged_.insert(merged_.end(), own->begin(), own->end());
        }
        std::sort(merged_.begin(), merged_.end());
        return std::adjacent_find(merged_.begin(), merged_.end()) == merged_.end();
    }

    /// Sets a node's support if somebody needs it, and drops those that nobody needs any more.
    void settle_supports(fault::node_id id) {
        auto const at = fault::index_of(id);
        if (uses_[at] > 0) {
            supports_[at].emplace();
            if (of_->graph[id].gate == fault::gate::event) {
                supports_[at]->push_back(of_->graph.event_of(id));
            }
            if (is_affordable_[at]) {
                for (auto const each : operands_) {
                    add_support(supports_[at], supports_[fault::index_of(each)]);
                }
            }
        }
        bool const adds_up = of_->graph[id].gate == fault::gate::all_of ||
                             of_->graph[id].gate == fault::gate::at_least;
        if (uses_[at] > 0 || adds_up) {
            for (auto const each : of_->graph.operands(id)) {
                auto const operand = fault::index_of(each);
                if (--uses_[operand] == 0) {
                    supports_[operand].reset();
                }
            }
        }
    }

    void add_support(support& to, support const& more) {
        if (!to || !more || to->size() + more->size() > largest_support) {
            to.reset();
            return;
        }
        merged_.clear();
        std::set_union(to->begin(), to->end(), more->begin(), more->end(),
                       std::back_inserter(merged_));
        to->assign(merged_.begin(), merged_.end());
    }

    obligation const* of_;
    std::vector<cap> caps_; // the obligation's and, last, one over all events
    std::vector<bool> is_affordable_;
    std::vector<std::size_t> prices_; // by node, then by cap
    std::vector<support> supports_;
    std::vector<std::uint32_t> uses_;
    std::vector<bool> takes_two_;
    // Kept for their memory.
    std::vector<fault::node_id> operands_;
    std::vector<std::size_t> costs_;
    std::vector<fault::event_id> merged_;
};

} // namespace detail

/// Whether prices alone tell that no scenario of at most so many failures breaks the obligation.
[[nodiscard]] inline bool is_beyond(obligation const& of, std::size_t most,
                                    patience const& limits = {}) {
    return !detail::pricing(of, most, limits).is_affordable(of.top);
}

/// The same obligation, smaller: broken by the same scenarios.
[[nodiscard]] inline obligation prune(obligation const& of, budgets const& allowed,
                                      patience const& limits = {}) {
    detail::pricing const prices(of, of.most, limits);
    return oblige(
        fault::restrict_nodes(of.graph, of.top,
                              [&](fault::node_id id) { return prices.is_affordable(id); }),
        allowed);
}

} // namespace hadsl::verifier

#endif
