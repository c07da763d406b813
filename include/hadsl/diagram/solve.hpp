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
#include <map>
#include <optional>
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

    void solve(part next) {
        part_solver solver(next, asked_->may_cost);
        if (asked_->sets) {
            leaf_weights weights{{}, asked_->most};
            for (auto const& each : next.leaves) {
                weights.of_leaf.push_back(each.is_part ? lightest_[each.index] : 1);
            }
            auto const like = find_like(known_sets_, next, weights.of_leaf);
            sets_.push_back(like ? renamed(sets_[*like], parts_[*like], next)
                                 : solver.sets(weights));
            lightest_.push_back(lightest_of(sets_.back()));
        }
        if (asked_->probability) {
            leaf_chances chances;
            for (auto const& each : next.leaves) {
                chances.happens.push_back(each.is_part ? happens_[each.index]
                                                       : asked_->happens[each.index]);
                chances.spared.push_back(complement_of(chances.happens.back()));
            }
            auto const like = find_like(known_chances_, next, chances.happens);
            happens_.push_back(like ? happens_[*like] : solver.probability(chances));
        }
        parts_.push_back(std::move(next));
    }

    [[nodiscard]] solution take_sets() { return std::move(sets_); }
    [[nodiscard]] likelihood probability() const {
        return happens_.empty() ? likelihood() : happens_.back();
    }

private:
    /// What a part is but for the names of its leaves: its gates, and a figure of each leaf.
    template <class Figure>
    using likeness =
        std::map<std::pair<std::vector<std::uint32_t>, std::vector<Figure>>, std::size_t>;

    /// A part solved before that differs in names alone: fifty racks are solved as one.
    template <class Figure>
    [[nodiscard]] std::optional<std::size_t> find_like(likeness<Figure>& known, part const& of,
                                                       std::vector<Figure> const& figures) const {
        if (is_plain(of)) {
            return std::nullopt; // quicker solved than looked for
        }
        std::vector<std::uint32_t> gates;
        for (auto const& each : of.gates) {
            gates.push_back(static_cast<std::uint32_t>(each.what));
            gates.push_back(static_cast<std::uint32_t>(each.count));
            gates.push_back(static_cast<std::uint32_t>(each.operands.size()));
            gates.insert(gates.end(), each.operands.begin(), each.operands.end());
        }
        auto const [at, is_new] =
            known.try_emplace(std::pair(std::move(gates), figures), parts_.size());
        return is_new ? std::nullopt : std::optional(at->second);
    }

    [[nodiscard]] static set_diagram renamed(set_diagram made, part const& from, part const& to) {
        std::map<std::pair<bool, std::uint32_t>, leaf> meant;
        for (std::size_t at = 0; at < from.leaves.size(); ++at) {
            meant[{from.leaves[at].is_part, from.leaves[at].index}] = to.leaves[at];
        }
        for (std::size_t at = yes + 1; at < made.nodes.size(); ++at) {
            auto& each = made.nodes[at].leaf;
            each = meant.at({each.is_part, each.index});
        }
        return made;
    }

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
    std::vector<part> parts_;
    likeness<std::uint32_t> known_sets_;
    likeness<likelihood> known_chances_;
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
    auto parts = divide(std::move(tree));
    try {
        detail::whole whole(asked);
        for (auto& each : parts) {
            whole.solve(std::move(each));
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
