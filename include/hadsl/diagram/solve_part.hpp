// hadsl/diagram/solve_part.hpp - the sets and the probability of one part, by whichever way is short.
// SPDX-License-Identifier: BSL-1.0
//
// There are two ways to the sets of a part: gate by gate as families of sets, cut off at the weight
// that is asked for; or as a truth diagram of which the sets are read. Either may be a thousand
// times the shorter one, as may each order of the leaves. They are tried in turns, with a few
// steps first and then with more, counted and not timed, so that the outcome is the same each time.
#ifndef HADSL_DIAGRAM_SOLVE_PART_HPP
#define HADSL_DIAGRAM_SOLVE_PART_HPP

#include <hadsl/diagram/build.hpp>
#include <hadsl/diagram/family.hpp>
#include <hadsl/diagram/likelihood.hpp>
#include <hadsl/diagram/modules.hpp>
#include <hadsl/diagram/order.hpp>
#include <hadsl/diagram/solution.hpp>
#include <hadsl/diagram/truth.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::diagram::detail {

/// What a root leads to, in a diagram of its own.
[[nodiscard]] inline set_diagram keep_reached(table const& in, ref root,
                                              std::vector<leaf> const& leaf_at) {
    set_diagram made;
    std::vector<bool> reached(std::size_t{root} + 1, false);
    reached[root] = true;
    for (auto at = root; at > yes; --at) {
        if (reached[at]) {
            reached[in[at].high] = true;
            reached[in[at].low] = true;
        }
    }
    std::vector<ref> now(std::size_t{root} + 1, no);
    if (root >= yes) {
        now[yes] = yes;
    }
    for (ref at = yes + 1; at <= root; ++at) {
        if (reached[at]) {
            now[at] = static_cast<ref>(made.nodes.size());
            made.nodes.push_back({leaf_at[in[at].level], now[in[at].high], now[in[at].low]});
        }
    }
    made.root = now[root];
    return made;
}

/// A gate over leaves alone, all or any of them, or one leaf: no diagram need be searched for.
[[nodiscard]] inline bool is_plain(part const& of) {
    return of.gates.empty() || (of.gates.size() == 1 && of.gates.front().what != shape::at_least);
}

[[nodiscard]] inline set_diagram plain_sets(part const& of, leaf_weights const& weights) {
    set_diagram made;
    bool const all = !of.gates.empty() && of.gates.front().what == shape::all_of;
    made.root = all ? yes : no;
    std::uint64_t weight = 0;
    for (std::size_t at = 0; at < of.leaves.size(); ++at) {
        weight += weights.of_leaf[at];
        if (!all && weights.of_leaf[at] > weights.most) {
            continue;
        }
        made.nodes.push_back({of.leaves[at], all ? made.root : yes, all ? no : made.root});
        made.root = static_cast<ref>(made.nodes.size() - 1);
    }
    return all && weight > weights.most ? set_diagram() : made;
}

/// How probable each leaf is, and its complement.
struct leaf_chances {
    std::vector<likelihood> happens;
    std::vector<likelihood> spared;
};

[[nodiscard]] inline likelihood plain_probability(part const& of, leaf_chances const& leaves) {
    bool const all = !of.gates.empty() && of.gates.front().what == shape::all_of;
    likelihood made = all ? 1.0 : 0.0;
    for (std::size_t at = 0; at < leaves.happens.size(); ++at) {
        made = all ? made * leaves.happens[at] : leaves.happens[at] + leaves.spared[at] * made;
    }
    return made;
}

class part_solver {
public:
    part_solver(part const& of, allowance const& may_cost)
        : of_(&of), may_cost_(may_cost), orders_(of) {}

    [[nodiscard]] set_diagram sets(leaf_weights const& weights) {
        if (is_plain(*of_)) {
            return plain_sets(*of_, weights);
        }
        auto const needed = needed_nodes(*of_, weights);
        if (!needed.back()) {
            return {};
        }
        return weights.most == unlimited ? all_sets(weights, needed) : light_sets(weights, needed);
    }

    [[nodiscard]] likelihood probability(leaf_chances const& leaves) {
        if (is_plain(*of_)) {
            return plain_probability(*of_, leaves);
        }
        find_truth();
        leaf_chances by_level;
        for (auto const each : orders_[truth_->by]) {
            by_level.happens.push_back(leaves.happens[each]);
            by_level.spared.push_back(leaves.spared[each]);
        }
        return truth_->diagrams.probability(truth_->root, by_level.happens, by_level.spared);
    }

    /// In which scenarios the part holds, and which leaf each level asks about.
    struct ordered_truth {
        truth diagrams;
        ref root;
        std::vector<std::uint32_t> leaf_at;
    };
    [[nodiscard]] ordered_truth take_truth() && {
        find_truth();
        return {std::move(truth_->diagrams), truth_->root, orders_[truth_->by]};
    }

private:
    struct whole_truth {
        truth diagrams;
        ref root;
        ordering by;
    };

    static constexpr std::uint64_t first_steps = 20'000;

    /// All sets, from the smallest truth diagram there is, or else gate by gate.
    [[nodiscard]] set_diagram all_sets(leaf_weights const& weights,
                                       std::vector<bool> const& needed) {
        for (auto steps = first_steps;; steps *= 4) {
            if (!truth_) {
                seek_truth(steps, true);
            }
            if (truth_) {
                // To read the sets takes some times the steps of the diagram they are read of.
                auto const enough = std::max(steps, 16 * truth_->diagrams.nodes().steps());
                if (auto made = try_reading(weights, *truth_, enough)) {
                    return std::move(*made);
                }
            }
            for (auto const by : all_orderings) {
                if (auto made = try_gates(weights, needed, by, steps)) {
                    return std::move(*made);
                }
            }
        }
    }

    /// The sets up to a weight: gate by gate, as a rule.
    [[nodiscard]] set_diagram light_sets(leaf_weights const& weights,
                                         std::vector<bool> const& needed) {
        for (auto steps = first_steps;; steps *= 4) {
            for (auto const by : all_orderings) {
                if (auto made = try_gates(weights, needed, by, steps)) {
                    return std::move(*made);
                }
                if (auto const read = try_truth(by, needed, steps)) {
                    if (auto made = try_reading(weights, *read, steps)) {
                        return std::move(*made);
                    }
                }
            }
        }
    }

    [[nodiscard]] std::optional<set_diagram> try_gates(leaf_weights const& weights,
                                                       std::vector<bool> const& needed, ordering by,
                                                       std::uint64_t steps) {
        try {
            families sets(weights_by_level(weights, by), at_most(steps));
            auto const root = build_families(sets, *of_, needed, levels(by), weights.most);
            return keep_reached(sets.nodes(), root, leaves_by_level(by));
        } catch (gave_up const&) {
            stop_when_spent(steps);
            return std::nullopt;
        }
    }

    [[nodiscard]] std::optional<set_diagram> try_reading(leaf_weights const& weights,
                                                         whole_truth const& from,
                                                         std::uint64_t steps) {
        try {
            families sets(weights_by_level(weights, from.by), at_most(steps));
            auto const root = sets.minimal(from.diagrams, from.root, weights.most);
            return keep_reached(sets.nodes(), root, leaves_by_level(from.by));
        } catch (gave_up const&) {
            stop_when_spent(steps);
            return std::nullopt;
        }
    }

    [[nodiscard]] std::optional<whole_truth> try_truth(ordering by, std::vector<bool> const& needed,
                                                       std::uint64_t steps) {
        try {
            whole_truth made{truth(at_most(steps)), no, by};
            made.root = build_truth(made.diagrams, *of_, needed, levels(by));
            return made;
        } catch (gave_up const&) {
            stop_when_spent(steps);
            return std::nullopt;
        }
    }

    void find_truth() {
        for (auto steps = first_steps; !truth_; steps *= 4) {
            seek_truth(steps, false);
        }
    }

    /// Builds the truth diagram under some order, if so many steps suffice for one. With `compare`,
    /// the orders that take fewer steps than the first that served are tried as well: what is read
    /// of a small diagram is small.
    void seek_truth(std::uint64_t steps, bool compare) {
        std::vector<bool> const needed(of_->leaves.size() + of_->gates.size(), true);
        for (auto const by : all_orderings) {
            if (truth_ && !compare) {
                return;
            }
            auto const enough = truth_ ? std::min(steps, truth_->diagrams.nodes().steps()) : steps;
            auto made = try_truth(by, needed, enough);
            if (made &&
                (!truth_ || made->diagrams.nodes().size() < truth_->diagrams.nodes().size())) {
                truth_ = std::move(made);
            }
        }
    }

    // ---- the leaves under an order --------------------------------------------------------------

    [[nodiscard]] std::vector<std::uint32_t> levels(ordering by) {
        auto const& order = orders_[by];
        std::vector<std::uint32_t> level(order.size());
        for (std::size_t at = 0; at < order.size(); ++at) {
            level[order[at]] = static_cast<std::uint32_t>(at);
        }
        return level;
    }
    [[nodiscard]] std::vector<leaf> leaves_by_level(ordering by) {
        std::vector<leaf> made;
        for (auto const each : orders_[by]) {
            made.push_back(of_->leaves[each]);
        }
        return made;
    }
    [[nodiscard]] std::vector<std::uint32_t> weights_by_level(leaf_weights const& weights,
                                                              ordering by) {
        std::vector<std::uint32_t> made;
        for (auto const each : orders_[by]) {
            made.push_back(weights.of_leaf[each]);
        }
        return made;
    }

    // ---- what it may cost -------------------------------------------------------------------------

    [[nodiscard]] allowance at_most(std::uint64_t steps) const {
        auto made = may_cost_;
        made.steps = std::min(made.steps, steps);
        return made;
    }

    // Called while an attempt is given up, whose own steps are no reason to give up the others.
    void stop_when_spent(std::uint64_t steps) const {
        if (may_cost_.deadline && allowance::clock::now() >= *may_cost_.deadline) {
            throw gave_up(too_late);
        }
        // What takes more steps than this fills a table long before.
        if (steps >= may_cost_.steps || steps / 4 > may_cost_.nodes) {
            throw;
        }
    }

    part const* of_;
    allowance may_cost_;
    orders orders_;
    std::optional<whole_truth> truth_;
};

} // namespace hadsl::diagram::detail

#endif
