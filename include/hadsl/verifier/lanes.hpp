// hadsl/verifier/lanes.hpp - 64 scenarios through a fault graph in one pass, a bit for each.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_LANES_HPP
#define HADSL_VERIFIER_LANES_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/graph.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace hadsl::verifier {

/// What `fault::holds` says, for many scenarios at a time. Only what stands above the failures of a
/// scenario is computed; all else is as when nothing happens. The graph must outlive it.
class lanes {
public:
    using word = std::uint64_t; // one bit a scenario
    static constexpr std::size_t width = 64;

    lanes(fault::graph const& in, fault::node_id top)
        : in_(&in), is_monotone_(in[top].monotone), value_(fault::index_of(top) + 1, 0),
          pending_(value_.size() / bits + 1, 0), first_user_(value_.size() + 1, 0) {
        for (std::size_t at = 0; at < value_.size(); ++at) {
            auto const id = static_cast<fault::node_id>(at);
            value_[at] = computed(id);
            if (in[id].gate == fault::gate::event) {
                auto const event = fault::index_of(in.event_of(id));
                if (event >= node_of_.size()) {
                    node_of_.resize(event + 1, none);
                }
                node_of_[event] = at;
            }
            for (auto const operand : in.operands(id)) {
                ++first_user_[fault::index_of(operand) + 1];
            }
        }
        idle_ = value_;
        std::partial_sum(first_user_.begin(), first_user_.end(), first_user_.begin());
        users_.resize(first_user_.back());
        auto next = first_user_;
        for (std::size_t at = 0; at < value_.size(); ++at) {
            for (auto const operand : in.operands(static_cast<fault::node_id>(at))) {
                users_[next[fault::index_of(operand)]++] = at;
            }
        }
    }

    /// In which of the scenarios of the last call a node holds.
    [[nodiscard]] word held(fault::node_id id) const { return value_[fault::index_of(id)]; }

    /// The nodes that in some scenario of the last call are not as when nothing happens.
    [[nodiscard]] std::span<std::size_t const> changed() const { return changed_; }

    /// Which of the scenarios (64 at most) make the top hold: bit i for the i-th.
    word hold(std::span<fault::scenario const> each) {
        for (auto const at : changed_) {
            value_[at] = idle_[at];
        }
        changed_.clear();
        auto lowest = value_.size();
        for (std::size_t lane = 0; lane < each.size(); ++lane) {
            for (auto const event : each[lane]) {
                if (auto const at = node_of(event); at != none) {
                    if (value_[at] == 0) {
                        pending_[at / bits] |= word{1} << at % bits;
                    }
                    value_[at] |= word{1} << lane;
                    lowest = std::min(lowest, at);
                }
            }
        }
        go_up(lowest);
        auto const all = each.size() == width ? ~word{0} : (word{1} << each.size()) - 1;
        return value_.back() & all;
    }

private:
    static constexpr std::size_t none = SIZE_MAX;
    static constexpr std::size_t bits = 64; // nodes in a word of `pending_`

    [[nodiscard]] std::size_t node_of(fault::event_id id) const {
        auto const at = fault::index_of(id);
        return at < node_of_.size() ? node_of_[at] : none;
    }

    /// Visits the pending nodes from front to back; a node's users come after it.
    void go_up(std::size_t lowest) {
        for (auto at = lowest / bits; at < pending_.size(); ++at) {
            while (pending_[at] != 0) {
                visit(at * bits + static_cast<std::size_t>(std::countr_zero(pending_[at])));
            }
        }
    }

    void visit(std::size_t at) {
        auto const id = static_cast<fault::node_id>(at);
        pending_[at / bits] &= ~(word{1} << at % bits);
        if (!is_raised(id)) {
            value_[at] = computed(id);
        }
        if (value_[at] == idle_[at]) {
            return;
        }
        changed_.push_back(at);
        for (auto of = first_user_[at]; of < first_user_[at + 1]; ++of) {
            auto const user = users_[of];
            if (is_raised(static_cast<fault::node_id>(user))) {
                value_[user] |= value_[at];
            }
            pending_[user / bits] |= word{1} << user % bits;
        }
    }

    /// Whether the operands of a node raise its value as they change, so that it need not be
    /// computed from all of them: there may be very many.
    [[nodiscard]] bool is_raised(fault::node_id id) const {
        auto const gate = (*in_)[id].gate;
        return gate == fault::gate::event || (is_monotone_ && gate == fault::gate::any_of);
    }

    [[nodiscard]] word computed(fault::node_id id) const {
        auto const& node = (*in_)[id];
        auto const operands = in_->operands(id);
        switch (node.gate) {
        case fault::gate::never:
        case fault::gate::event: break;
        case fault::gate::always: return ~word{0};
        case fault::gate::all_of: {
            auto all = ~word{0};
            for (auto const operand : operands) {
                all &= value_[fault::index_of(operand)];
            }
            return all;
        }
        case fault::gate::any_of: {
            word any = 0;
            for (auto const operand : operands) {
                any |= value_[fault::index_of(operand)];
            }
            return any;
        }
        case fault::gate::at_least: return at_least(node.count, operands);
        case fault::gate::negation: return ~value_[fault::index_of(operands.front())];
        }
        return 0;
    }

    /// Counts in every lane at once: plane b holds bit b of each lane's count.
    [[nodiscard]] word at_least(std::int32_t count,
                                std::span<fault::node_id const> operands) const {
        std::array<word, 32> planes{};
        auto const used = static_cast<std::size_t>(std::bit_width(operands.size()));
        for (auto const operand : operands) {
            auto carry = value_[fault::index_of(operand)];
            for (std::size_t plane = 0; plane < used && carry != 0; ++plane) {
                auto const both = planes[plane] & carry;
                planes[plane] ^= carry;
                carry = both;
            }
        }
        word greater = 0;
        word equal = ~word{0};
        auto const wanted = static_cast<std::uint32_t>(count);
        for (auto plane = used; plane-- > 0;) {
            if ((wanted >> plane & 1U) != 0) {
                equal &= planes[plane];
            } else {
                greater |= equal & planes[plane];
                equal &= ~planes[plane];
            }
        }
        return greater | equal;
    }

    fault::graph const* in_;
    bool is_monotone_;
    std::vector<word> value_;             // by node
    std::vector<word> idle_;              // by node: its value when nothing happens
    std::vector<word> pending_;           // a bit for each node that is to be visited
    std::vector<std::size_t> first_user_; // by node: where its users begin in `users_`
    std::vector<std::size_t> users_;      // the nodes that have it among their operands
    std::vector<std::size_t> node_of_;    // by event
    std::vector<std::size_t> changed_;    // nodes
};

} // namespace hadsl::verifier

#endif
