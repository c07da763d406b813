// hadsl/diagram/modules.hpp - a formula in independent parts, each solved alone.
// SPDX-License-Identifier: BSL-1.0
//
// A gate is a module when nothing outside of it shares an event with what lies beneath it. To the
// rest it is one variable. Modules are found in linear time after Dutuit and Rauzy ("A linear-time
// algorithm to find modules of fault trees", IEEE Transactions on Reliability 45, 1996): in a walk
// over the formula, everything beneath a module is visited only between the first time that the
// walk enters it and the first time that it leaves it.
#ifndef HADSL_DIAGRAM_MODULES_HPP
#define HADSL_DIAGRAM_MODULES_HPP

#include <hadsl/diagram/formula.hpp>
#include <hadsl/fault/events.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace hadsl::diagram {

/// A variable of a part: an event, or another part.
struct leaf {
    bool is_part = false;
    std::uint32_t index = 0; // of the event, or among the parts
    friend bool operator==(leaf const&, leaf const&) = default;
};

/// One module: gates over leaves, each leaf once.
struct part {
    struct gate {
        shape what = shape::all_of;
        std::int32_t count = 0;
        /// Leaves by their index; gates by theirs, plus the number of leaves.
        std::vector<std::uint32_t> operands;
    };

    std::vector<leaf> leaves;
    std::vector<gate> gates; // operands before their gates; the last is the part. None: a leaf
};

namespace detail {

/// Finds the modules of a formula and takes it apart.
class division {
public:
    explicit division(formula in) : in_(std::move(in)) {}

    /// Parts before those that have them as leaves; the last is the whole.
    [[nodiscard]] std::vector<part> run() {
        find_modules();
        split_tops();
        std::vector<part> parts;
        part_of_.assign(in_.nodes.size(), 0);
        place_.assign(in_.nodes.size(), none);
        for (auto const each : in_.upwards()) {
            if (is_module_[each]) {
                part_of_[each] = static_cast<std::uint32_t>(parts.size());
                parts.push_back(cut_out(each));
            }
        }
        return parts;
    }

private:
    static constexpr std::uint32_t none = UINT32_MAX;

    void find_modules() {
        auto const size = in_.nodes.size();
        std::vector<std::uint64_t> entered(size, 0);
        std::vector<std::uint64_t> left(size, 0);
        std::vector<std::uint64_t> last(size, 0);
        std::uint64_t clock = 0;
        struct visit {
            std::uint32_t node;
            std::size_t next;
        };
        std::vector<visit> open{{in_.top, 0}};
        entered[in_.top] = ++clock;
        while (!open.empty()) {
            auto const node = open.back().node;
            auto const& operands = in_.nodes[node].operands;
            if (open.back().next == operands.size()) {
                left[node] = last[node] = ++clock;
                open.pop_back();
                continue;
            }
            auto const below = operands[open.back().next++];
            ++clock;
            if (entered[below] == 0) {
                entered[below] = clock;
                open.push_back({below, 0});
            } else {
                last[below] = clock;
            }
        }
        is_module_.assign(size, false);
        std::vector<std::uint64_t> first_below(size, UINT64_MAX);
        std::vector<std::uint64_t> last_below(size, 0);
        for (auto const each : in_.upwards()) {
            for (auto const below : in_.nodes[each].operands) {
                first_below[each] =
                    std::min({first_below[each], first_below[below], entered[below]});
                last_below[each] = std::max({last_below[each], last_below[below], last[below]});
            }
            is_module_[each] = !in_.nodes[each].operands.empty() &&
                               first_below[each] > entered[each] && last_below[each] < left[each];
        }
        is_module_[in_.top] = true;
    }

    /// Operands of a module's top gate that share no event with the others become modules of their
    /// own, in groups: a or b or c or d, where only a and b have something in common.
    void split_tops() {
        std::vector<std::uint32_t> group(in_.nodes.size(), none);
        std::vector<std::uint32_t> open;
        for (auto const top : in_.upwards()) {
            auto const what = in_.nodes[top].what;
            if (!is_module_[top] || (what != shape::all_of && what != shape::any_of)) {
                continue;
            }
            auto const operands = in_.nodes[top].operands;
            joined_.resize(operands.size());
            std::iota(joined_.begin(), joined_.end(), 0U);
            for (std::uint32_t at = 0; at < operands.size(); ++at) {
                open.push_back(operands[at]);
                while (!open.empty()) {
                    auto const each = open.back();
                    open.pop_back();
                    if (group[each] != none) {
                        joined_[root_of(group[each])] = root_of(at);
                        continue;
                    }
                    group[each] = at;
                    if (!is_module_[each]) {
                        open.insert(open.end(), in_.nodes[each].operands.begin(),
                                    in_.nodes[each].operands.end());
                    }
                }
            }
            group_operands(top, operands);
            // Another module has none of these nodes, but a group of this one does: forget them.
            open = operands;
            while (!open.empty()) {
                auto const each = open.back();
                open.pop_back();
                if (group[each] != none) {
                    group[each] = none;
                    if (!is_module_[each]) {
                        open.insert(open.end(), in_.nodes[each].operands.begin(),
                                    in_.nodes[each].operands.end());
                    }
                }
            }
            group.resize(in_.nodes.size(), none);
        }
    }

    void group_operands(std::uint32_t top, std::vector<std::uint32_t> const& operands) {
        std::vector<std::vector<std::uint32_t>> groups(operands.size());
        for (std::uint32_t at = 0; at < operands.size(); ++at) {
            groups[root_of(at)].push_back(operands[at]);
        }
        std::erase_if(groups, [](auto const& each) { return each.empty(); });
        if (groups.size() < 2) {
            return;
        }
        auto const what = in_.nodes[top].what;
        std::vector<std::uint32_t> now;
        for (auto& each : groups) {
            if (each.size() == 1) {
                // Alone, what lies beneath it is its own.
                is_module_[each.front()] = !in_.nodes[each.front()].operands.empty();
                now.push_back(each.front());
                continue;
            }
            now.push_back(static_cast<std::uint32_t>(in_.nodes.size()));
            in_.nodes.push_back({what, 0, std::move(each)});
            is_module_.push_back(true);
        }
        in_.nodes[top].operands = std::move(now);
    }

    [[nodiscard]] std::uint32_t root_of(std::uint32_t at) {
        while (joined_[at] != at) {
            at = joined_[at] = joined_[joined_[at]];
        }
        return at;
    }

    [[nodiscard]] part cut_out(std::uint32_t top) {
        // Operands before gates, as far as other modules; leaves as they are met.
        struct visit {
            std::uint32_t node;
            std::size_t next;
        };
        part made;
        std::vector<std::uint32_t> gates;
        std::vector<std::uint32_t> leaves;
        std::vector<visit> open{{top, 0}};
        while (!open.empty()) {
            auto const node = open.back().node;
            auto const& operands = in_.nodes[node].operands;
            if (open.back().next == operands.size()) {
                if (place_[node] == none) {
                    place_[node] = static_cast<std::uint32_t>(gates.size());
                    gates.push_back(node);
                }
                open.pop_back();
                continue;
            }
            auto const below = operands[open.back().next++];
            if (place_[below] != none) {
                continue;
            }
            if (in_.nodes[below].what == shape::event || is_module_[below]) {
                place_[below] = static_cast<std::uint32_t>(leaves.size());
                leaves.push_back(below);
            } else {
                open.push_back({below, 0});
            }
        }
        for (auto const each : leaves) {
            bool const is_part = in_.nodes[each].what != shape::event;
            made.leaves.push_back(
                {is_part,
                 is_part ? part_of_[each] : static_cast<std::uint32_t>(in_.nodes[each].count)});
        }
        auto const first_gate = static_cast<std::uint32_t>(leaves.size());
        for (auto const each : gates) {
            auto const& of = in_.nodes[each];
            part::gate one{of.what, of.count, {}};
            for (auto const below : of.operands) {
                bool const is_leaf = in_.nodes[below].what == shape::event || is_module_[below];
                one.operands.push_back(place_[below] + (is_leaf ? 0 : first_gate));
            }
            made.gates.push_back(std::move(one));
        }
        for (auto const each : gates) {
            place_[each] = none;
        }
        for (auto const each : leaves) {
            place_[each] = none;
        }
        return made;
    }

    formula in_;
    std::vector<bool> is_module_;
    std::vector<std::uint32_t> joined_;
    std::vector<std::uint32_t> part_of_; // of a module
    std::vector<std::uint32_t> place_;   // within the part that is cut out
};

} // namespace detail

/// Takes a formula apart: parts before those that have them as leaves, the whole last. A formula
/// that is one event is a part without gates.
[[nodiscard]] inline std::vector<part> divide(formula in) {
    if (in.nodes[in.top].what == shape::event) {
        part whole;
        whole.leaves.push_back({false, static_cast<std::uint32_t>(in.nodes[in.top].count)});
        return {std::move(whole)};
    }
    return detail::division(std::move(in)).run();
}

} // namespace hadsl::diagram

#endif
