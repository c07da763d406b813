// hadsl/diagram/chances.hpp - how probable a node is, again and again, and which events matter.
// SPDX-License-Identifier: BSL-1.0
//
// The diagrams are built once. Then the exact probability of the node, and its derivative by the
// probability of every event, are one walk over them each, for whatever the events' probabilities
// are.
#ifndef HADSL_DIAGRAM_CHANCES_HPP
#define HADSL_DIAGRAM_CHANCES_HPP

#include <hadsl/diagram/likelihood.hpp>
#include <hadsl/diagram/modules.hpp>
#include <hadsl/diagram/simplify.hpp>
#include <hadsl/diagram/solve_part.hpp>
#include <hadsl/fault/graph.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace hadsl::diagram {

/// The probability of every event, by its index, and its complement.
struct event_chances {
    std::vector<likelihood> happens;
    std::vector<likelihood> spared;

    event_chances() = default;
    explicit event_chances(std::vector<double> const& of) {
        for (auto const each : of) {
            happens.emplace_back(each);
            spared.emplace_back(std::max(0.0, 1 - each));
        }
    }
};

class chances {
public:
    /// `top` is monotone. Throws `gave_up`.
    chances(fault::graph const& in, fault::node_id top, allowance const& may_cost) {
        auto const gate = in[top].gate;
        constant_ = gate == fault::gate::always ? 1.0 : 0.0;
        if (gate == fault::gate::never || gate == fault::gate::always) {
            return;
        }
        auto tree = formula_of(in, top);
        simplify(tree);
        parts_ = divide(std::move(tree));
        std::map<std::vector<std::uint32_t>, std::size_t> known;
        for (auto const& each : parts_) {
            if (detail::is_plain(each)) {
                solved_by_.push_back(0);
                continue;
            }
            // Parts that differ in their leaves alone have one diagram.
            auto const [at, is_new] = known.try_emplace(shape_of(each), solved_.size());
            if (is_new) {
                solved_.push_back(detail::part_solver(each, may_cost).take_truth());
            }
            solved_by_.push_back(at->second);
        }
    }

    /// Whether the node is one thing, whatever happens.
    [[nodiscard]] bool is_constant() const { return parts_.empty(); }

    [[nodiscard]] likelihood probability(event_chances const& of) const {
        return is_constant() ? constant_ : of_parts(of).happens.back();
    }

    /// An event, and how much more probable the node is when it happens than when it does not
    /// (Birnbaum's measure).
    struct weighed {
        std::uint32_t event = 0;
        likelihood weight;
    };
    /// Every event that the node depends on.
    [[nodiscard]] std::vector<weighed> weights(event_chances const& of) const {
        std::vector<weighed> weight;
        if (is_constant()) {
            return weight;
        }
        auto const known = of_parts(of);
        std::vector<likelihood> of_part(parts_.size());
        of_part.back() = 1.0;
        for (auto at = parts_.size(); at-- > 0;) {
            auto const& part = parts_[at];
            auto const leaves = chances_of(part, of, known);
            auto const by_leaf =
                detail::is_plain(part) ? plain_weights(part, leaves) : solved_weights(at, leaves);
            for (std::size_t leaf = 0; leaf < part.leaves.size(); ++leaf) {
                auto const& each = part.leaves[leaf];
                auto const by = of_part[at] * by_leaf[leaf];
                if (each.is_part) {
                    of_part[each.index] = of_part[each.index] + by;
                } else {
                    weight.push_back({each.index, by}); // an event is a leaf of one part
                }
            }
        }
        return weight;
    }

private:
    using leaf_chances = detail::leaf_chances;

    [[nodiscard]] static std::vector<std::uint32_t> shape_of(part const& of) {
        std::vector<std::uint32_t> all{static_cast<std::uint32_t>(of.leaves.size())};
        for (auto const& each : of.gates) {
            all.push_back(static_cast<std::uint32_t>(each.what));
            all.push_back(static_cast<std::uint32_t>(each.count));
            all.push_back(static_cast<std::uint32_t>(each.operands.size()));
            all.insert(all.end(), each.operands.begin(), each.operands.end());
        }
        return all;
    }

    [[nodiscard]] static leaf_chances chances_of(part const& of, event_chances const& events,
                                                 leaf_chances const& parts) {
        leaf_chances made;
        for (auto const& each : of.leaves) {
            made.happens.push_back(each.is_part ? parts.happens[each.index]
                                                : events.happens[each.index]);
            made.spared.push_back(each.is_part ? parts.spared[each.index]
                                               : events.spared[each.index]);
        }
        return made;
    }

    [[nodiscard]] leaf_chances by_level(std::size_t at, leaf_chances const& leaves) const {
        leaf_chances made;
        for (auto const each : solved_[solved_by_[at]].leaf_at) {
            made.happens.push_back(leaves.happens[each]);
            made.spared.push_back(leaves.spared[each]);
        }
        return made;
    }

    [[nodiscard]] leaf_chances of_parts(event_chances const& events) const {
        leaf_chances made;
        for (std::size_t at = 0; at < parts_.size(); ++at) {
            auto const leaves = chances_of(parts_[at], events, made);
            if (detail::is_plain(parts_[at])) {
                made.happens.push_back(detail::plain_probability(parts_[at], leaves));
            } else {
                auto const levels = by_level(at, leaves);
                auto const& solved = solved_[solved_by_[at]];
                made.happens.push_back(
                    solved.diagrams.probability(solved.root, levels.happens, levels.spared));
            }
            made.spared.push_back(likelihood(1.0) - made.happens.back());
        }
        return made;
    }

    [[nodiscard]] std::vector<likelihood> solved_weights(std::size_t at,
                                                         leaf_chances const& leaves) const {
        auto const& solved = solved_[solved_by_[at]];
        auto const levels = by_level(at, leaves);
        auto const found = solved.diagrams.weights(solved.root, levels.happens, levels.spared);
        std::vector<likelihood> made(leaves.happens.size());
        for (std::size_t level = 0; level < found.size(); ++level) {
            made[solved.leaf_at[level]] = found[level];
        }
        return made;
    }

    /// All of the leaves, or any: what the others are multiplied.
    [[nodiscard]] static std::vector<likelihood> plain_weights(part const& of,
                                                               leaf_chances const& leaves) {
        bool const all = !of.gates.empty() && of.gates.front().what == shape::all_of;
        auto const& factors = all ? leaves.happens : leaves.spared;
        std::vector<likelihood> made(factors.size(), likelihood(1.0));
        likelihood before = 1.0;
        for (std::size_t at = 0; at < factors.size(); ++at) {
            made[at] = before;
            before = before * factors[at];
        }
        likelihood behind = 1.0;
        for (auto at = factors.size(); at-- > 0;) {
            made[at] = made[at] * behind;
            behind = behind * factors[at];
        }
        return made;
    }

    likelihood constant_;
    std::vector<part> parts_;
    std::vector<std::size_t> solved_by_; // by part: into `solved_`, unless it is plain
    std::vector<detail::part_solver::ordered_truth> solved_;
};

/// What the measures of the field say of one event.
struct importance {
    std::uint32_t event = 0;
    likelihood birnbaum;    // how much more probable the effect is with the event than without
    double share = 0;       // Fussell and Vesely: the part of the probability that goes without it
    double achievement = 1; // risk achievement worth: times as probable when it is certain
    double reduction = 1;   // risk reduction worth: times less probable when it never happens
};

/// The measures of every event that a node depends on, what weighs most first. Nothing when the
/// node is impossible.
[[nodiscard]] inline std::vector<importance> importance_of(chances const& of,
                                                           std::vector<double> const& happens) {
    std::vector<importance> all;
    event_chances given(happens);
    auto const whole = of.probability(given);
    if (whole.is_zero()) {
        return all;
    }
    for (auto const& [event, weight] : of.weights(given)) {
        importance one;
        one.event = event;
        one.birnbaum = weight;
        one.share = given.happens[event] * weight / whole;
        one.achievement = (whole + given.spared[event] * weight) / whole;
        constexpr double nearly_all = 0.999;
        auto without = whole - given.happens[event] * weight;
        if (one.share > nearly_all) { // the difference of two that are nearly equal
            auto never = given;
            never.happens[event] = 0.0;
            never.spared[event] = 1.0;
            without = of.probability(never);
        }
        one.reduction = whole / without;
        all.push_back(one);
    }
    std::sort(all.begin(), all.end(), [](importance const& left, importance const& right) {
        return left.share != right.share ? left.share > right.share : left.event < right.event;
    });
    return all;
}

} // namespace hadsl::diagram

#endif
