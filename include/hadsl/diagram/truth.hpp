// hadsl/diagram/truth.hpp - binary decision diagrams: in which scenarios a formula holds.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_DIAGRAM_TRUTH_HPP
#define HADSL_DIAGRAM_TRUTH_HPP

#include <hadsl/diagram/likelihood.hpp>
#include <hadsl/diagram/table.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::diagram {

/// Formulas over variables that are known by their levels. Equal functions are the same node.
class truth {
public:
    explicit truth(allowance const& may_cost) : table_(may_cost) {}

    [[nodiscard]] table const& nodes() const { return table_; }

    ref single(std::uint32_t level) { return table_.make(level, yes, no); }
    ref all_of(ref left, ref right) { return combine(conjunction, left, right); }
    ref any_of(ref left, ref right) { return combine(disjunction, left, right); }

    /// How probable it is that `top` holds, when each variable, by level, happens with its own
    /// probability and independently. `never_happens` are the complements.
    [[nodiscard]] likelihood probability(ref top, std::vector<likelihood> const& happens,
                                         std::vector<likelihood> const& never_happens) const {
        return values(top, reached_from(top), happens, never_happens)[top];
    }

    /// By level: how much more probable `top` is when the variable happens than when it does not.
    [[nodiscard]] std::vector<likelihood> weights(
        ref top, std::vector<likelihood> const& happens,
        std::vector<likelihood> const& never_happens) const {
        auto const reached = reached_from(top);
        auto const value = values(top, reached, happens, never_happens);
        std::vector<likelihood> weight(happens.size());
        std::vector<likelihood> arrives(std::size_t{top} + 1); // how probable the way there is
        arrives[top] = 1.0;
        for (auto at = top; at > yes; --at) {
            if (reached[at]) {
                auto const& of = table_[at];
                weight[of.level] =
                    weight[of.level] + arrives[at] * (value[of.high] - value[of.low]);
                arrives[of.high] = arrives[of.high] + arrives[at] * happens[of.level];
                arrives[of.low] = arrives[of.low] + arrives[at] * never_happens[of.level];
            }
        }
        return weight;
    }

private:
    [[nodiscard]] std::vector<bool> reached_from(ref top) const {
        // Nodes come after those that they lead to.
        std::vector<bool> reached(std::size_t{top} + 1, false);
        reached[top] = true;
        for (auto at = top; at > yes; --at) {
            if (reached[at]) {
                reached[table_[at].high] = true;
                reached[table_[at].low] = true;
            }
        }
        return reached;
    }

    [[nodiscard]] std::vector<likelihood> values(
        ref top, std::vector<bool> const& reached, std::vector<likelihood> const& happens,
        std::vector<likelihood> const& never_happens) const {
        std::vector<likelihood> value(std::size_t{top} + 1);
        if (top >= yes) {
            value[yes] = 1.0;
        }
        for (ref at = yes + 1; at <= top; ++at) {
            if (reached[at]) {
                auto const& of = table_[at];
                value[at] =
                    happens[of.level] * value[of.high] + never_happens[of.level] * value[of.low];
            }
        }
        return value;
    }

    static constexpr std::uint32_t conjunction = 1;
    static constexpr std::uint32_t disjunction = 2;

    ref combine(std::uint32_t what, ref left, ref right) {
        auto const neutral = what == conjunction ? yes : no;
        auto const absorbing = what == conjunction ? no : yes;
        return table_.compute(
            {what, left, right},
            [&](table::task& of, ref& made) {
                if (of.left > of.right) {
                    std::swap(of.left, of.right);
                }
                // The ends are the smallest nodes.
                if (of.left <= yes) {
                    made = of.left == neutral ? of.right : absorbing;
                    return true;
                }
                if (of.left == of.right) {
                    made = of.left;
                    return true;
                }
                return table_.find(of, made);
            },
            [&](table::task const& of) {
                auto const level = std::min(table_.level(of.left), table_.level(of.right));
                return table::task{what, low(of.left, level), low(of.right, level)};
            },
            [&](table::task const& of, ref behind_low) {
                auto const level = std::min(table_.level(of.left), table_.level(of.right));
                auto const behind_high = combine(what, high(of.left, level), high(of.right, level));
                auto const made = behind_high == behind_low
                                      ? behind_low
                                      : table_.make(level, behind_high, behind_low);
                table_.keep(of, made);
                return made;
            });
    }

    [[nodiscard]] ref low(ref of, std::uint32_t level) const {
        return table_.level(of) == level ? table_[of].low : of;
    }
    [[nodiscard]] ref high(ref of, std::uint32_t level) const {
        return table_.level(of) == level ? table_[of].high : of;
    }

    table table_;
};

} // namespace hadsl::diagram

#endif
