// hadsl/diagram/solve.hpp - minimal failure sets and probability of a fault graph, by diagrams.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_DIAGRAM_SOLVE_HPP
#define HADSL_DIAGRAM_SOLVE_HPP

#include <hadsl/diagram/simplify.hpp>
#include <hadsl/diagram/solution.hpp>
#include <hadsl/diagram/solve_part.hpp>
#include <hadsl/fault/graph.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::diagram {

/// What is asked about a node.
struct inquiry {
    /// Whether minimal sets are asked for, and of up to how many failures.
    bool sets = true;
    std::uint32_t most = unlimited;
    /// Whether its exact probability is, and how probable each event is, by its index.
    bool probability = false;
    std::vector<double> happens;
    allowance may_cost;
};

/// The answer; or, where `undecided_because` says something, none.
struct finding {
    solution sets;
    likelihood probability;
    std::string undecided_because;
};

namespace detail {

/// Parts that are solved one after the other, each known to those that have it as a leaf.
class whole {
public:
    explicit whole(inquiry const& asked) : asked_(&asked) {}

    void solve(part const& next) {
        part_solver solver(next, asked_->may_cost);
        if (asked_->sets) {
            leaf_weights weights{{}, asked_->most};
            for (auto const& each : next.leaves) {
                weights.of_leaf.push_back(each.is_part ? lightest_[each.index] : 1);
            }
            sets_.push_back(solver.sets(weights));
            lightest_.push_back(lightest_of(sets_.back()));
        }
        if (asked_->probability) {
            leaf_chances chances;
            for (auto const& each : next.leaves) {
                chances.happens.push_back(each.is_part ? happens_[each.index]
                                                       : asked_->happens[each.index]);
                chances.spared.push_back(complement_of(chances.happens.back()));
            }
            happens_.push_back(solver.probability(chances));
        }
    }

    [[nodiscard]] solution take_sets() { return std::move(sets_); }
    [[nodiscard]] likelihood probability() const {
        return happens_.empty() ? likelihood() : happens_.back();
    }

private:
    /// The least failures that a set of the part takes. Nothing weighs as much as what has no set.
    [[nodiscard]] std::uint32_t lightest_of(set_diagram const& sets) const {
        constexpr std::uint32_t never = unlimited;
        std::vector<std::uint32_t> least(sets.nodes.size(), never);
        least[yes] = 0;
        for (std::size_t at = yes + 1; at < sets.nodes.size(); ++at) {
            auto const& node = sets.nodes[at];
            auto const own = node.leaf.is_part ? lightest_[node.leaf.index] : 1;
            least[at] = std::min(least[node.low], std::min(least[node.high] + own, never - 1));
        }
        return least[sets.root];
    }

    [[nodiscard]] static likelihood complement_of(likelihood of) {
        return std::max(0.0, 1 - of.value());
    }

    inquiry const* asked_;
    solution sets_;                       // by part
    std::vector<std::uint32_t> lightest_; // by part
    std::vector<likelihood> happens_;     // by part
};

} // namespace detail

/// Answers for a node of a fault graph.
[[nodiscard]] inline finding solve(fault::graph const& in, fault::node_id top,
                                   inquiry const& asked) {
    finding made;
    auto const& node = in[top];
    if (!node.monotone) {
        made.undecided_because = "a failure may undo what others did, and then no set is minimal "
                                 "in the usual sense";
        return made;
    }
    if (node.gate == fault::gate::never || node.gate == fault::gate::always) {
        bool const always = node.gate == fault::gate::always;
        made.sets.emplace_back().root = always ? yes : no;
        made.probability = always ? 1.0 : 0.0;
        return made;
    }
    auto tree = formula_of(in, top);
    simplify(tree);
    auto const parts = divide(std::move(tree));
    try {
        detail::whole whole(asked);
        for (auto const& each : parts) {
            whole.solve(each);
        }
        made.sets = whole.take_sets();
        made.probability = whole.probability();
    } catch (gave_up const& reason) {
        made.undecided_because = reason.what();
    }
    return made;
}

} // namespace hadsl::diagram

#endif
