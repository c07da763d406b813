// hadsl/diagram/solution.hpp - all minimal failure sets of a formula, kept part by part.
// SPDX-License-Identifier: BSL-1.0
//
// The sets of a part are a diagram over its leaves; where a leaf is a part, each of its sets may
// stand for it. So ten thousand million sets are some thousand nodes.
#ifndef HADSL_DIAGRAM_SOLUTION_HPP
#define HADSL_DIAGRAM_SOLUTION_HPP

#include <hadsl/diagram/modules.hpp>
#include <hadsl/diagram/natural.hpp>
#include <hadsl/diagram/table.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

namespace hadsl::diagram {

/// The minimal sets of one part: a zero-suppressed diagram of which every node is needed.
struct set_diagram {
    struct node {
        diagram::leaf leaf;
        ref high = no;
        ref low = no;
    };

    std::vector<node> nodes = std::vector<node>(2); // the two ends first; the ones below first
    ref root = no;
};

/// The minimal sets of a formula. Parts before those that have them as leaves, the whole last.
using solution = std::vector<set_diagram>;

namespace detail {

class count_overflow : public std::overflow_error {
public:
    count_overflow() : std::overflow_error("more than 64 bits can count") {}
};

/// 64 bits that tell when they do not suffice.
struct small_count {
    std::uint64_t value = 0;

    small_count& operator+=(small_count more) {
        if (value > UINT64_MAX - more.value) {
            throw count_overflow();
        }
        value += more.value;
        return *this;
    }
    friend small_count operator*(small_count left, small_count right) {
        if (left.value != 0 && right.value > UINT64_MAX / left.value) {
            throw count_overflow();
        }
        return {left.value * right.value};
    }
};

/// How many sets there are of each size, from a least size on.
template <class Number>
struct tally {
    std::size_t least = 0;
    std::vector<Number> counts;

    void add(tally const& more, std::size_t larger, std::size_t most, std::uint64_t& work) {
        if (more.counts.size() > work) {
            throw gave_up("the sets are of too many sizes to be counted one by one");
        }
        work -= more.counts.size();
        if (more.counts.empty() || more.least + larger > most) {
            return;
        }
        auto const first = more.least + larger;
        if (counts.empty()) {
            least = first;
        }
        if (first < least) {
            counts.insert(counts.begin(), least - first, Number{});
            least = first;
        }
        auto const end = std::min(first + more.counts.size(), most + 1);
        if (counts.size() < end - least) {
            counts.resize(end - least);
        }
        for (auto size = first; size < end; ++size) {
            counts[size - least] += more.counts[size - first];
        }
    }
    void add_product(tally const& left, tally const& right, std::size_t most, std::uint64_t& work) {
        for (std::size_t at = 0; at < left.counts.size(); ++at) {
            tally shifted{right.least, right.counts};
            for (auto& each : shifted.counts) {
                each = each * left.counts[at];
            }
            add(shifted, left.least + at, most, work);
        }
    }
};

template <class Number>
[[nodiscard]] tally<Number> count(solution const& all, std::size_t most, std::uint64_t work) {
    std::vector<tally<Number>> parts;
    parts.reserve(all.size());
    std::vector<tally<Number>> by_node;
    for (auto const& each : all) {
        by_node.assign(each.nodes.size(), {});
        by_node[yes].counts.push_back(Number{1});
        for (std::size_t at = yes + 1; at < each.nodes.size(); ++at) {
            auto const& node = each.nodes[at];
            auto& own = by_node[at];
            own.add(by_node[node.low], 0, most, work);
            if (node.leaf.is_part) {
                own.add_product(parts[node.leaf.index], by_node[node.high], most, work);
            } else {
                own.add(by_node[node.high], 1, most, work);
            }
        }
        parts.push_back(std::move(by_node[each.root]));
    }
    return std::move(parts.back());
}

} // namespace detail

/// How many minimal sets there are of each size, from 0 on, up to a size. Gives up when that takes
/// more than so many sums.
[[nodiscard]] inline std::vector<natural> count_by_size(solution const& all, std::size_t most,
                                                        std::uint64_t work = 100'000'000) {
    std::vector<natural> counts;
    try {
        auto const found = detail::count<detail::small_count>(all, most, work);
        counts.resize(found.least);
        for (auto const each : found.counts) {
            counts.emplace_back(each.value);
        }
    } catch (detail::count_overflow const&) {
        auto found = detail::count<natural>(all, most, work);
        counts.resize(found.least);
        counts.insert(counts.end(), found.counts.begin(), found.counts.end());
    }
    return counts;
}

} // namespace hadsl::diagram

#endif
