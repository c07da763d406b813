// hadsl/diagram/simplify.hpp - the same formula, easier: chains, common operands, twins.
// SPDX-License-Identifier: BSL-1.0
//
// Constants, equal gates, repeated operands and small absorptions are gone already: a fault graph
// folds them. Each step here is an identity of Boolean algebra, so the formula stays the same
// function; verifier/ENCODING.md lists them.
#ifndef HADSL_DIAGRAM_SIMPLIFY_HPP
#define HADSL_DIAGRAM_SIMPLIFY_HPP

#include <hadsl/diagram/formula.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <queue>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace hadsl::diagram {

namespace detail {

[[nodiscard]] inline bool is_and_or(formula::node const& of) {
    return of.what == shape::all_of || of.what == shape::any_of;
}
[[nodiscard]] inline shape dual_of(shape what) {
    return what == shape::all_of ? shape::any_of : shape::all_of;
}

/// An operand given twice is given once, and a gate of one operand is that operand.
inline void drop_single(formula& in) {
    std::vector<std::uint32_t> meant(in.nodes.size()); // what a node is after all
    for (auto const each : in.upwards()) {
        meant[each] = each;
        auto& operands = in.nodes[each].operands;
        for (auto& below : operands) {
            below = meant[below];
        }
        if (is_and_or(in.nodes[each])) {
            std::sort(operands.begin(), operands.end());
            operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
            if (operands.size() == 1) {
                meant[each] = operands.front();
            }
        }
    }
    in.top = meant[in.top];
}

/// x and (y and z) is x and y and z, where nobody else needs y and z; likewise with or.
inline void flatten(formula& in) {
    drop_single(in);
    auto const order = in.upwards();
    auto const uses = in.uses(order);
    std::vector<bool> is_taken_in(in.nodes.size(), false);
    std::vector<std::uint32_t> open;
    // From the top, so that a long chain is gathered once and not at each of its gates.
    for (auto at = order.size(); at-- > 0;) {
        auto const gate = order[at];
        if (is_taken_in[gate] || !is_and_or(in.nodes[gate])) {
            continue;
        }
        std::vector<std::uint32_t> flat;
        open = in.nodes[gate].operands;
        while (!open.empty()) {
            auto const each = open.back();
            open.pop_back();
            if (in.nodes[each].what == in.nodes[gate].what && uses[each] == 1) {
                is_taken_in[each] = true;
                open.insert(open.end(), in.nodes[each].operands.begin(),
                            in.nodes[each].operands.end());
            } else {
                flat.push_back(each);
            }
        }
        std::sort(flat.begin(), flat.end());
        flat.erase(std::unique(flat.begin(), flat.end()), flat.end());
        in.nodes[gate].operands = std::move(flat);
    }
}

/// (x or y) and (x or z) is x or (y and z), for operands that nobody else needs; likewise the other
/// way round. The operand that most of them share goes out first.
class factoring {
public:
    explicit factoring(formula& in) : in_(&in) {}

    void run() {
        auto const order = in_->upwards();
        uses_ = in_->uses(order);
        for (auto const each : order) {
            open_.push_back(each);
            while (!open_.empty()) {
                auto const next = open_.back();
                open_.pop_back();
                take_out(next);
            }
        }
    }

private:
    /// Whether an operand may be taken apart: a gate of the other kind that nobody else needs.
    [[nodiscard]] bool is_part(std::uint32_t gate, std::uint32_t operand) const {
        return in_->nodes[operand].what == dual_of(in_->nodes[gate].what) && uses_[operand] == 1;
    }

    /// Takes common operands out of a gate's parts, the most common first.
    void take_out(std::uint32_t gate) {
        if (!is_and_or(in_->nodes[gate])) {
            return;
        }
        std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> parts_with;
        for (auto const each : in_->nodes[gate].operands) {
            if (is_part(gate, each)) {
                for (auto const below : in_->nodes[each].operands) {
                    parts_with[below].push_back(each);
                }
            }
        }
        // How many parts have an operand, and which; of equals the first. Counts only sink, so what
        // is on top is looked at again and either right or put back.
        using candidate = std::pair<std::size_t, std::uint32_t>;
        std::priority_queue<candidate> open;
        auto const offer = [&](std::uint32_t operand, std::size_t count) {
            if (count > 1) {
                open.emplace(count, UINT32_MAX - operand);
            }
        };
        for (auto const& [operand, parts] : parts_with) {
            offer(operand, parts.size());
        }
        taken_.clear();
        std::vector<std::uint32_t> added;
        while (!open.empty()) {
            auto const [count, key] = open.top();
            auto const common = UINT32_MAX - key;
            open.pop();
            auto& parts = parts_with[common];
            std::erase_if(parts, [&](std::uint32_t each) { return taken_.contains(each); });
            if (parts.size() != count) {
                offer(common, parts.size());
                continue;
            }
            taken_.insert(parts.begin(), parts.end());
            added.push_back(split(gate, common, parts));
        }
        if (added.empty()) {
            return;
        }
        auto& operands = in_->nodes[gate].operands;
        std::erase_if(operands, [&](std::uint32_t each) { return taken_.contains(each); });
        operands.insert(operands.end(), added.begin(), added.end());
        drop_repeated(operands);
        open_.push_back(gate); // what was added may have something in common
    }

    /// What takes the place of the parts that have `common`: it, and what is left of them behind one
    /// gate of the other kind.
    [[nodiscard]] std::uint32_t split(std::uint32_t gate, std::uint32_t common,
                                      std::vector<std::uint32_t> const& parts) {
        auto const what = in_->nodes[gate].what;
        std::vector<std::uint32_t> rest;
        bool is_absorbed = false; // one of them is `common` alone
        for (auto const each : parts) {
            auto& operands = in_->nodes[each].operands;
            operands.erase(std::find(operands.begin(), operands.end(), common));
            is_absorbed = is_absorbed || operands.empty();
            rest.push_back(operands.size() == 1 ? operands.front() : each);
        }
        uses_[common] -= static_cast<std::uint32_t>(parts.size() - 1);
        if (is_absorbed) { // x and (x or y) is x
            return common;
        }
        drop_repeated(rest); // what two parts had left may be the same
        auto inner = rest.front();
        if (rest.size() > 1) {
            inner = add(what, std::move(rest));
            open_.push_back(inner);
        }
        return add(dual_of(what), {common, inner});
    }

    void drop_repeated(std::vector<std::uint32_t>& operands) {
        std::sort(operands.begin(), operands.end());
        std::size_t kept = 0;
        for (auto const each : operands) {
            if (kept > 0 && operands[kept - 1] == each) {
                --uses_[each];
            } else {
                operands[kept++] = each;
            }
        }
        operands.resize(kept);
    }

    std::uint32_t add(shape what, std::vector<std::uint32_t> operands) {
        in_->nodes.push_back({what, 0, std::move(operands)});
        uses_.push_back(1);
        return static_cast<std::uint32_t>(in_->nodes.size() - 1);
    }

    formula* in_;
    std::vector<std::uint32_t> uses_;
    std::vector<std::uint32_t> open_;
    std::unordered_set<std::uint32_t> taken_; // parts of the gate at hand that are split
};

/// Operands that always come together, as in (x or y or z) and (x or y or w), become one: a gate of
/// their own, which is one variable to whoever needs it.
inline void join_twins(formula& in) {
    auto const order = in.upwards();
    std::vector<std::vector<std::uint32_t>> users(in.nodes.size());
    for (auto const each : order) {
        for (auto const below : in.nodes[each].operands) {
            users[below].push_back(each);
        }
    }
    std::map<std::vector<std::uint32_t>, std::vector<std::uint32_t>> twins;
    for (auto const each : order) {
        auto const& by = users[each];
        bool const is_alike = !by.empty() && is_and_or(in.nodes[by.front()]) &&
                              std::all_of(by.begin(), by.end(), [&](std::uint32_t user) {
                                  return in.nodes[user].what == in.nodes[by.front()].what;
                              });
        // A gate that nobody else needs stays: a module of its own, or nothing to gain.
        bool const is_simple = by.size() > 1 || in.nodes[each].operands.empty();
        if (is_alike && is_simple) {
            twins[by].push_back(each);
        }
    }
    for (auto const& [by, together] : twins) {
        if (together.size() < 2) {
            continue;
        }
        // A user that has no other operands is that gate already.
        auto whole = by.end();
        for (auto at = by.begin(); at != by.end(); ++at) {
            if (in.nodes[*at].operands.size() == together.size()) {
                whole = at;
            }
        }
        std::uint32_t joined = 0;
        if (whole != by.end()) {
            joined = *whole;
        } else {
            joined = static_cast<std::uint32_t>(in.nodes.size());
            in.nodes.push_back({in.nodes[by.front()].what, 0, together});
        }
        auto sorted = together;
        std::sort(sorted.begin(), sorted.end());
        for (auto const user : by) {
            if (user == joined) {
                continue;
            }
            std::erase_if(in.nodes[user].operands, [&](std::uint32_t operand) {
                return std::binary_search(sorted.begin(), sorted.end(), operand);
            });
            in.nodes[user].operands.push_back(joined);
        }
    }
}

} // namespace detail

/// Rewrites a formula into one of the same meaning that takes smaller diagrams.
inline void simplify(formula& in) {
    detail::flatten(in);
    detail::factoring(in).run();
    detail::flatten(in);
    detail::join_twins(in);
    detail::flatten(in);
}

} // namespace hadsl::diagram

#endif
