// hadsl/diagram/build.hpp - the diagrams of one part, gate by gate.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_DIAGRAM_BUILD_HPP
#define HADSL_DIAGRAM_BUILD_HPP

#include <hadsl/diagram/family.hpp>
#include <hadsl/diagram/modules.hpp>
#include <hadsl/diagram/truth.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace hadsl::diagram {

namespace detail {

/// Joins neighbours, then their joints, and so on: cheap where neighbours have most in common.
template <class Join>
[[nodiscard]] ref fold(std::vector<ref> all, ref neutral, Join const& join) {
    while (all.size() > 1) {
        std::size_t kept = 0;
        for (std::size_t at = 0; at < all.size(); at += 2) {
            all[kept++] = at + 1 < all.size() ? join(all[at], all[at + 1]) : all[at];
        }
        all.resize(kept);
    }
    return all.empty() ? neutral : all.front();
}

/// At least `count` of them: of the last i, each number that may still be needed.
template <class All, class Any>
[[nodiscard]] ref choose(std::size_t count, std::vector<ref> const& of, All const& all_of,
                         Any const& any_of) {
    std::vector<ref> of_rest(count + 1, no);
    of_rest[0] = yes;
    for (auto at = of.size(); at-- > 0;) {
        for (auto wanted = std::min(count, of.size() - at); wanted > 0 && wanted + at >= count;
             --wanted) {
            of_rest[wanted] = any_of(of_rest[wanted], all_of(of[at], of_rest[wanted - 1]));
        }
    }
    return of_rest[count];
}

/// What is known of a part's leaves before the part is solved.
struct leaf_weights {
    std::vector<std::uint32_t> of_leaf; // failures at least; beyond what is asked for: never
    std::uint32_t most = unlimited;
};

/// Whether a gate's operands are leaves, each once.
[[nodiscard]] inline bool is_of_leaves(part::gate const& of, std::size_t leaves) {
    auto operands = of.operands;
    std::sort(operands.begin(), operands.end());
    return operands.back() < leaves &&
           std::adjacent_find(operands.begin(), operands.end()) == operands.end();
}

/// Which gates of a part can hold at all, and are needed: by the least failures that each takes.
[[nodiscard]] inline std::vector<bool> needed_nodes(part const& of, leaf_weights const& weights) {
    auto const leaves = of.leaves.size();
    auto price = weights.of_leaf;
    std::vector<std::uint32_t> costs;
    for (auto const& gate : of.gates) {
        costs.clear();
        for (auto const each : gate.operands) {
            costs.push_back(price[each]);
        }
        std::sort(costs.begin(), costs.end());
        auto const wanted = gate.what == shape::any_of   ? std::size_t{1}
                            : gate.what == shape::all_of ? costs.size()
                                                         : static_cast<std::size_t>(gate.count);
        // Leaves have no events in common, so what is made of leaves alone adds up.
        if (wanted > 1 && is_of_leaves(gate, leaves)) {
            auto const sum =
                std::accumulate(costs.begin(), costs.begin() + static_cast<std::ptrdiff_t>(wanted),
                                std::uint64_t{0});
            price.push_back(static_cast<std::uint32_t>(std::min<std::uint64_t>(sum, unlimited)));
        } else {
            price.push_back(costs[wanted - 1]);
        }
    }
    std::vector<bool> needed(price.size(), false);
    needed.back() = price.back() <= weights.most;
    for (auto at = of.gates.size(); at-- > 0;) {
        for (auto const each : of.gates[at].operands) {
            needed[each] = needed[each] || (needed[leaves + at] && price[each] <= weights.most);
        }
    }
    return needed;
}

/// A part's function, gate by gate. What is not needed is false.
template <class All, class Any, class Choose>
[[nodiscard]] ref evaluate(part const& of, std::vector<bool> const& needed,
                           std::vector<ref> value_of_leaf, table const& in, All const& all_of,
                           Any const& any_of, Choose const& at_least) {
    auto const leaves = of.leaves.size();
    auto& value = value_of_leaf;
    for (std::size_t at = 0; at < of.gates.size(); ++at) {
        value.push_back(no);
        if (!needed[leaves + at]) {
            continue;
        }
        auto const& gate = of.gates[at];
        std::vector<ref> operands;
        for (auto const each : gate.operands) {
            operands.push_back(value[each]);
        }
        std::stable_sort(operands.begin(), operands.end(),
                         [&](ref left, ref right) { return in.level(left) < in.level(right); });
        switch (gate.what) {
        case shape::any_of: value.back() = any_of(std::move(operands)); break;
        case shape::all_of: value.back() = all_of(std::move(operands)); break;
        default: value.back() = at_least(static_cast<std::size_t>(gate.count), std::move(operands));
        }
    }
    return value.back();
}

} // namespace detail

/// The truth diagram of a part under an order of its leaves.
[[nodiscard]] inline ref build_truth(truth& in, part const& of, std::vector<bool> const& needed,
                                     std::vector<std::uint32_t> const& level) {
    std::vector<ref> leaves;
    for (std::size_t at = 0; at < of.leaves.size(); ++at) {
        leaves.push_back(needed[at] ? in.single(level[at]) : no);
    }
    auto const both = [&](ref left, ref right) { return in.all_of(left, right); };
    auto const either = [&](ref left, ref right) { return in.any_of(left, right); };
    return detail::evaluate(
        of, needed, std::move(leaves), in.nodes(),
        [&](std::vector<ref> all) { return detail::fold(std::move(all), yes, both); },
        [&](std::vector<ref> all) { return detail::fold(std::move(all), no, either); },
        [&](std::size_t count, std::vector<ref> const& all) {
            return detail::choose(count, all, both, either);
        });
}

/// The families of a part, cut off at a weight, under an order of its leaves.
[[nodiscard]] inline ref build_families(families& in, part const& of,
                                        std::vector<bool> const& needed,
                                        std::vector<std::uint32_t> const& level,
                                        std::uint32_t most) {
    std::vector<ref> leaves;
    for (std::size_t at = 0; at < of.leaves.size(); ++at) {
        leaves.push_back(needed[at] ? in.single(level[at]) : no);
    }
    auto const both = [&](ref left, ref right) { return in.meet(left, right, most); };
    auto const either = [&](ref left, ref right) { return in.join(left, right); };
    return detail::evaluate(
        of, needed, std::move(leaves), in.nodes(),
        [&](std::vector<ref> all) {
            // The dearest first: what is left of it is little.
            std::stable_sort(all.begin(), all.end(), [&](ref left, ref right) {
                return in.lightest(left) > in.lightest(right);
            });
            auto made = yes;
            for (std::size_t at = 0; at < all.size() && made != no; ++at) {
                made = both(made, all[at]);
            }
            return made;
        },
        [&](std::vector<ref> all) { return detail::fold(std::move(all), no, either); },
        [&](std::size_t count, std::vector<ref> const& all) {
            return detail::choose(count, all, both, either);
        });
}

} // namespace hadsl::diagram

#endif
