// hadsl/diagram/order.hpp - in which order a part's leaves are asked about.
// SPDX-License-Identifier: BSL-1.0
//
// The order decides whether a diagram has a thousand nodes or a thousand million, and no rule is
// best for all formulas. So there are several, and `solve.hpp` tries them in turns.
#ifndef HADSL_DIAGRAM_ORDER_HPP
#define HADSL_DIAGRAM_ORDER_HPP

#include <hadsl/diagram/modules.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <utility>
#include <vector>

namespace hadsl::diagram {

enum class ordering : std::uint8_t {
    as_met,      // depth first, operands as they come
    small_first, // depth first, the operand with the least beneath it first
    large_first, // depth first, the operand with the most beneath it first
    by_share,    // what the top depends on most, by equal shares from operand to operand
    drawn,       // as if gates were springs that draw their operands together
};

inline constexpr ordering all_orderings[] = {ordering::by_share, ordering::as_met, ordering::drawn,
                                             ordering::small_first, ordering::large_first};

namespace detail {

[[nodiscard]] inline std::vector<std::uint32_t> depth_first(part const& of, ordering by) {
    auto const leaves = of.leaves.size();
    // How much lies beneath, shared or not; a number that only has to be compared.
    std::vector<double> size(leaves + of.gates.size(), 1);
    for (std::size_t at = 0; at < of.gates.size(); ++at) {
        for (auto const below : of.gates[at].operands) {
            size[leaves + at] += size[below];
        }
    }
    std::vector<std::uint32_t> order;
    std::vector<bool> seen(leaves + of.gates.size(), false);
    std::vector<std::uint32_t> open{static_cast<std::uint32_t>(seen.size() - 1)};
    while (!open.empty()) {
        auto const each = open.back();
        open.pop_back();
        if (seen[each]) {
            continue;
        }
        seen[each] = true;
        if (each < leaves) {
            order.push_back(each);
            continue;
        }
        auto operands = of.gates[each - leaves].operands;
        if (by != ordering::as_met) {
            std::stable_sort(operands.begin(), operands.end(), [&](auto left, auto right) {
                return by == ordering::small_first ? size[left] < size[right]
                                                   : size[left] > size[right];
            });
        }
        open.insert(open.end(), operands.rbegin(), operands.rend());
    }
    return order;
}

/// After Minato, Ishiura and Yajima (DAC 1990): the top has weight 1 and hands it down in equal
/// shares; the heaviest leaf comes next, and what is left is weighed again.
[[nodiscard]] inline std::vector<std::uint32_t> by_shares(part const& of) {
    auto const leaves = of.leaves.size();
    std::vector<bool> is_gone(leaves + of.gates.size(), false);
    std::vector<double> weight(is_gone.size());
    std::vector<std::uint32_t> order;
    while (order.size() < leaves) {
        std::fill(weight.begin(), weight.end(), 0);
        weight.back() = 1;
        for (auto at = of.gates.size(); at-- > 0;) {
            auto const& operands = of.gates[at].operands;
            auto const left = std::count_if(operands.begin(), operands.end(),
                                            [&](auto each) { return !is_gone[each]; });
            is_gone[leaves + at] = left == 0;
            for (auto const each : operands) {
                if (!is_gone[each]) {
                    weight[each] += weight[leaves + at] / static_cast<double>(left);
                }
            }
        }
        // A gate all of whose operands are gone is noticed a round later; its share is lost then,
        // which costs no more than quality.
        std::size_t best = leaves;
        for (std::size_t at = 0; at < leaves; ++at) {
            if (!is_gone[at] && (best == leaves || weight[at] > weight[best])) {
                best = at;
            }
        }
        is_gone[best] = true;
        order.push_back(static_cast<std::uint32_t>(best));
    }
    return order;
}

/// After Aloul, Markov and Sakallah ("FORCE", GLSVLSI 2003): each gate has its centre, the mean of
/// itself and its operands; each node moves to the mean of the centres of the gates that it is in;
/// the nodes are lined up again, and so on while the gates become narrower.
class drawing {
public:
    drawing(part const& of, std::vector<std::uint32_t> const& first) : of_(&of) {
        // A gate starts where its operands are in the mean.
        place_.resize(of.leaves.size() + of.gates.size());
        for (std::size_t at = 0; at < first.size(); ++at) {
            place_[first[at]] = static_cast<double>(at);
        }
        for (std::size_t at = 0; at < of.gates.size(); ++at) {
            auto const& operands = of.gates[at].operands;
            double sum = 0;
            for (auto const each : operands) {
                sum += place_[each];
            }
            place_[of.leaves.size() + at] = sum / static_cast<double>(operands.size());
        }
        line_up();
    }

    [[nodiscard]] std::vector<std::uint32_t> run() {
        auto best = leaves_in_line();
        auto narrowest = width();
        constexpr int most_rounds = 200;
        constexpr int most_in_vain = 8;
        for (int round = 0, in_vain = 0; round < most_rounds && in_vain < most_in_vain; ++round) {
            move();
            line_up();
            auto const now = width();
            ++in_vain;
            if (now < narrowest) {
                narrowest = now;
                best = leaves_in_line();
                in_vain = 0;
            }
        }
        return best;
    }

private:
    void move() {
        std::vector<double> sum(place_.size(), 0);
        std::vector<double> count(place_.size(), 0);
        for (std::size_t at = 0; at < of_->gates.size(); ++at) {
            auto const gate = of_->leaves.size() + at;
            auto const& operands = of_->gates[at].operands;
            auto centre = place_[gate];
            for (auto const each : operands) {
                centre += place_[each];
            }
            centre /= static_cast<double>(operands.size() + 1);
            sum[gate] += centre;
            ++count[gate];
            for (auto const each : operands) {
                sum[each] += centre;
                ++count[each];
            }
        }
        for (std::size_t at = 0; at < place_.size(); ++at) {
            place_[at] = sum[at] / count[at];
        }
    }

    /// Places become ranks.
    void line_up() {
        line_.resize(place_.size());
        std::iota(line_.begin(), line_.end(), 0U);
        std::stable_sort(line_.begin(), line_.end(),
                         [&](auto left, auto right) { return place_[left] < place_[right]; });
        for (std::size_t at = 0; at < line_.size(); ++at) {
            place_[line_[at]] = static_cast<double>(at);
        }
    }

    /// How far all gates reach together.
    [[nodiscard]] double width() const {
        double sum = 0;
        for (std::size_t at = 0; at < of_->gates.size(); ++at) {
            auto low = place_[of_->leaves.size() + at];
            auto high = low;
            for (auto const each : of_->gates[at].operands) {
                low = std::min(low, place_[each]);
                high = std::max(high, place_[each]);
            }
            sum += high - low;
        }
        return sum;
    }

    [[nodiscard]] std::vector<std::uint32_t> leaves_in_line() const {
        std::vector<std::uint32_t> made;
        for (auto const each : line_) {
            if (each < of_->leaves.size()) {
                made.push_back(each);
            }
        }
        return made;
    }

    part const* of_;
    std::vector<double> place_;       // of leaves, then of gates
    std::vector<std::uint32_t> line_; // all nodes by place
};

} // namespace detail

/// The leaves of a part that has gates, first asked first.
[[nodiscard]] inline std::vector<std::uint32_t> order_leaves(part const& of, ordering by) {
    if (by == ordering::drawn) {
        return detail::drawing(of, detail::depth_first(of, ordering::small_first)).run();
    }
    // Shares are weighed once for each leaf.
    constexpr std::size_t most_work = 50'000'000;
    bool const is_small = of.leaves.size() * (of.leaves.size() + of.gates.size()) < most_work;
    return by == ordering::by_share && is_small ? detail::by_shares(of)
                                                : detail::depth_first(of, by);
}

/// The orders of one part's leaves, each made when it is first asked for.
class orders {
public:
    explicit orders(part const& of) : of_(&of) {}

    [[nodiscard]] std::vector<std::uint32_t> const& operator[](ordering by) {
        auto& known = known_[static_cast<std::size_t>(by)];
        if (known.empty()) {
            known = order_leaves(*of_, by);
        }
        return known;
    }

private:
    part const* of_;
    std::vector<std::uint32_t> known_[std::size(all_orderings)];
};

} // namespace hadsl::diagram

#endif
