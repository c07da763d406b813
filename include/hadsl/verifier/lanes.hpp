// hadsl/verifier/lanes.hpp - 64 scenarios through a fault graph in one pass, a bit for each.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_LANES_HPP
#define HADSL_VERIFIER_LANES_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/graph.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hadsl::verifier {

/// What `fault::holds` says, for many scenarios at a time. The graph must outlive it.
class lanes {
public:
    using word = std::uint64_t; // one bit a scenario
    static constexpr std::size_t width = 64;

    lanes(fault::graph const& in, fault::node_id top)
        : in_(&in), value_(fault::index_of(top) + 1, 0) {
        for (std::size_t at = 0; at < value_.size(); ++at) {
            auto const id = static_cast<fault::node_id>(at);
            value_[at] = id == fault::always_node ? ~word{0} : 0;
            if (in[id].gate == fault::gate::event) {
                auto const event = fault::index_of(in.event_of(id));
                if (event >= node_of_.size()) {
                    node_of_.resize(event + 1, none);
                }
                node_of_[event] = at;
            }
        }
    }

    /// In which of the scenarios of the last call a node holds.
    [[nodiscard]] word held(fault::node_id id) const { return value_[fault::index_of(id)]; }

    /// Which of the scenarios (64 at most) make the top hold: bit i for the i-th.
    word hold(std::span<fault::scenario const> each) {
        for (auto const at : happening_) {
            value_[at] = 0;
        }
        happening_.clear();
        for (std::size_t lane = 0; lane < each.size(); ++lane) {
            for (auto const event : each[lane]) {
                if (auto const at = node_of(event); at != none) {
                    value_[at] |= word{1} << lane;
                    happening_.push_back(at);
                }
            }
        }
        evaluate();
        auto const all = each.size() == width ? ~word{0} : (word{1} << each.size()) - 1;
        return value_.back() & all;
    }

private:
    static constexpr std::size_t none = SIZE_MAX;

    [[nodiscard]] std::size_t node_of(fault::event_id id) const {
        auto const at = fault::index_of(id);
        return at < node_of_.size() ? node_of_[at] : none;
    }

    void evaluate() {
        for (std::size_t at = 0; at < value_.size(); ++at) {
            auto const id = static_cast<fault::node_id>(at);
            auto const& node = (*in_)[id];
            auto const operands = in_->operands(id);
            switch (node.gate) {
            case fault::gate::never:
            case fault::gate::always:
            case fault::gate::event: break; // set already
            case fault::gate::all_of: {
                auto all = ~word{0};
                for (auto const operand : operands) {
                    all &= value_[fault::index_of(operand)];
                }
                value_[at] = all;
                break;
            }
            case fault::gate::any_of: {
                word any = 0;
                for (auto const operand : operands) {
                    any |= value_[fault::index_of(operand)];
                }
                value_[at] = any;
                break;
            }
            case fault::gate::at_least: value_[at] = at_least(node.count, operands); break;
            case fault::gate::negation:
                value_[at] = ~value_[fault::index_of(operands.front())];
                break;
            }
        }
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
    std::vector<word> value_;            // by node
    std::vector<std::size_t> node_of_;   // by event
    std::vector<std::size_t> happening_; // events with a bit set, as nodes
};

} // namespace hadsl::verifier

#endif
