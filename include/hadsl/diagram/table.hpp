// hadsl/diagram/table.hpp - nodes of decision diagrams, each once, and what was computed of them.
// SPDX-License-Identifier: BSL-1.0
//
// A node asks about the variable at its level and goes on high (it happens) or low. Two kinds of
// diagram use tables: truth.hpp (binary) and family.hpp (zero-suppressed).
#ifndef HADSL_DIAGRAM_TABLE_HPP
#define HADSL_DIAGRAM_TABLE_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace hadsl::diagram {

/// A node of one table.
using ref = std::uint32_t;

/// The two ends: false and true; or no set at all, and nothing but the empty set.
inline constexpr ref no = 0;
inline constexpr ref yes = 1;

/// There is no answer within what it may cost. An exception, so that no result half built can pass
/// for one; it ends in `solve.hpp`.
class gave_up : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

inline constexpr char const* too_late = "no answer within the time allowed";

/// What an answer may cost.
struct allowance {
    using clock = std::chrono::steady_clock;

    std::uint64_t steps = UINT64_MAX;
    std::size_t nodes = std::size_t{40} * 1000 * 1000; // a gigabyte or two
    std::optional<clock::time_point> deadline;
};

class table {
public:
    struct node {
        std::uint32_t level;
        ref high;
        ref low;
    };

    static constexpr std::uint32_t end_level = UINT32_MAX;

    explicit table(allowance const& may_cost) : allowed_(may_cost) {
        nodes_.push_back({end_level, no, no});
        nodes_.push_back({end_level, yes, yes});
        buckets_.resize(smallest);
        known_.resize(smallest);
    }

    [[nodiscard]] node const& operator[](ref id) const { return nodes_[id]; }
    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    [[nodiscard]] std::uint32_t level(ref id) const { return nodes_[id].level; }
    [[nodiscard]] std::uint64_t steps() const { return steps_; }

    /// The node of these three. What need not be a node is the caller's to know.
    ref make(std::uint32_t level, ref high, ref low) {
        auto const mask = buckets_.size() - 1;
        auto at = hash_of(level, high, low) & mask;
        for (; buckets_[at] != 0; at = (at + 1) & mask) {
            auto const& other = nodes_[buckets_[at]];
            if (other.level == level && other.high == high && other.low == low) {
                return buckets_[at];
            }
        }
        if (nodes_.size() >= allowed_.nodes) {
            throw gave_up("the diagrams are too large");
        }
        auto const made = static_cast<ref>(nodes_.size());
        nodes_.push_back({level, high, low});
        buckets_[at] = made;
        if (nodes_.size() * 2 > buckets_.size()) {
            grow();
        }
        return made;
    }

    /// One computation: what is done (never 0), with which nodes.
    struct task {
        std::uint32_t what;
        ref left;
        ref right;
    };

    [[nodiscard]] bool find(task const& of, ref& result) const {
        auto const& kept = known_[slot_of(of)];
        if (kept.of.what != of.what || kept.of.left != of.left || kept.of.right != of.right) {
            return false;
        }
        result = kept.result;
        return true;
    }
    void keep(task const& of, ref result) { known_[slot_of(of)] = {of, result}; }

    /// Computes along the low edges in a loop and leaves only high edges to recursion: a list of a
    /// million events is a million low edges, while along high edges a set grows.
    ///
    /// `known(task&, ref&)` tells a result that needs no work, and may put the task into a form of
    /// its own; `low(task)` is the task behind the low edge; `build(task, ref)` makes the result
    /// from that one's.
    template <class Known, class Low, class Build>
    ref compute(task of, Known const& known, Low const& low, Build const& build) {
        auto const begin = open_.size();
        if (++depth_ > deepest) {
            throw gave_up("the diagrams are too deep");
        }
        ref made = no;
        while (!known(of, made)) {
            count_step();
            open_.push_back(of);
            of = low(of);
        }
        while (open_.size() > begin) {
            of = open_.back();
            open_.pop_back();
            made = build(of, made);
        }
        --depth_;
        return made;
    }

private:
    struct entry {
        task of{0, 0, 0};
        ref result = no;
    };

    static constexpr std::size_t smallest = std::size_t{1} << 10U;
    static constexpr std::size_t largest_memory = std::size_t{1} << 22U;
    // A level of recursion takes a few hundred bytes, more under a sanitizer; a stack has megabytes.
    static constexpr std::size_t deepest = 6000;

    [[nodiscard]] static std::size_t hash_of(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        auto value = (std::uint64_t{a} * 0x9e3779b97f4a7c15U) ^ (std::uint64_t{b} << 32U | c);
        value *= 0xff51afd7ed558ccdU;
        value ^= value >> 32U;
        return static_cast<std::size_t>(value * 0xc4ceb9fe1a85ec53U >> 20U);
    }
    [[nodiscard]] std::size_t slot_of(task const& of) const {
        return hash_of(of.what, of.left, of.right) & (known_.size() - 1);
    }

    void count_step() {
        constexpr std::uint64_t steps_between_looks = 1U << 14U;
        if (++steps_ > allowed_.steps) {
            throw gave_up("it takes too many steps");
        }
        if (steps_ % steps_between_looks == 0 && allowed_.deadline &&
            allowance::clock::now() >= *allowed_.deadline) {
            throw gave_up(too_late);
        }
    }

    void grow() {
        std::vector<ref> larger(buckets_.size() * 2);
        auto const mask = larger.size() - 1;
        for (ref id = 2; id < nodes_.size(); ++id) {
            auto const& each = nodes_[id];
            auto at = hash_of(each.level, each.high, each.low) & mask;
            while (larger[at] != 0) {
                at = (at + 1) & mask;
            }
            larger[at] = id;
        }
        buckets_ = std::move(larger);
        if (known_.size() < largest_memory) {
            std::vector<entry> before(known_.size() * 2);
            before.swap(known_);
            for (auto const& each : before) {
                if (each.of.what != 0) {
                    known_[slot_of(each.of)] = each;
                }
            }
        }
    }

    allowance allowed_;
    std::vector<node> nodes_;
    std::vector<ref> buckets_; // open addressing; 0 is empty
    std::vector<entry> known_; // each slot holds the last that fell there
    std::vector<task> open_;
    std::size_t depth_ = 0;
    std::uint64_t steps_ = 0;
};

} // namespace hadsl::diagram

#endif
