// hadsl/diagram/family.hpp - zero-suppressed decision diagrams: families of minimal failure sets.
// SPDX-License-Identifier: BSL-1.0
//
// INVARIANT: in every family no set contains another one; hence the only family with the empty set
// in it is `yes`. A path over high edges is a member of its set. Each variable has a weight (how
// many failures it takes at least); a set weighs what its variables do together.
//
// Families are asked for up to a weight. That leaves the lighter ones right: what makes a light set
// not minimal is lighter still.
#ifndef HADSL_DIAGRAM_FAMILY_HPP
#define HADSL_DIAGRAM_FAMILY_HPP

#include <hadsl/diagram/table.hpp>
#include <hadsl/diagram/truth.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::diagram {

/// No limit on the weight of a set. Weights saturate below it.
inline constexpr std::uint32_t unlimited = 0xffff;

class families {
public:
    /// `by_level` are the variables' weights, each at least 1.
    families(std::vector<std::uint32_t> by_level, allowance const& may_cost)
        : table_(may_cost), weights_(std::move(by_level)), weight_{{no_set, 0}, {0, 0}} {}

    [[nodiscard]] table const& nodes() const { return table_; }

    ref single(std::uint32_t level) { return make(level, yes, no); }
    [[nodiscard]] std::uint32_t lightest(ref of) const { return weight_[of].least; }

    /// The minimal sets of both.
    ref join(ref left, ref right) {
        return table_.compute(
            {joined, left, right},
            [&](table::task& of, ref& made) {
                if (of.left > of.right) {
                    std::swap(of.left, of.right);
                }
                if (of.left <= yes) {
                    made = of.left == no ? of.right : yes;
                    return true;
                }
                if (of.left == of.right) {
                    made = of.left;
                    return true;
                }
                return table_.find(of, made);
            },
            [&](table::task const& of) {
                auto const level = top_level(of);
                return table::task{joined, low(of.left, level), low(of.right, level)};
            },
            [&](table::task const& of, ref behind_low) {
                auto const level = top_level(of);
                ref behind_high = no;
                if (table_.level(of.left) != table_.level(of.right)) {
                    // One's sets contain none of its own already.
                    bool const is_left = table_.level(of.left) == level;
                    behind_high = without(table_[is_left ? of.left : of.right].high,
                                          is_left ? of.right : of.left);
                } else {
                    behind_high =
                        without(join(table_[of.left].high, table_[of.right].high), behind_low);
                }
                return keep(of, make(level, behind_high, behind_low));
            });
    }

    /// The minimal ones among the unions of a set of one and a set of the other, up to a weight.
    ref meet(ref left, ref right, std::uint32_t most) {
        return table_.compute(
            {met | most << budget_bit, left, right},
            [&](table::task& of, ref& made) {
                if (of.left > of.right) {
                    std::swap(of.left, of.right);
                }
                auto const limit = of.what >> budget_bit;
                if (of.left == no || std::max(lightest(of.left), lightest(of.right)) > limit) {
                    made = no;
                    return true;
                }
                if (of.left == yes || of.left == of.right) {
                    made = light(of.right, limit);
                    return true;
                }
                if (heaviest(of.left) + heaviest(of.right) <= limit) {
                    of.what = met | unlimited << budget_bit;
                }
                return table_.find(of, made);
            },
            [&](table::task const& of) {
                auto const level = top_level(of);
                return table::task{of.what, low(of.left, level), low(of.right, level)};
            },
            [&](table::task const& of, ref behind_low) {
                auto const level = top_level(of);
                auto const limit = of.what >> budget_bit;
                ref behind_high = no;
                if (limit >= weights_[level]) {
                    auto const rest = limit == unlimited ? unlimited : limit - weights_[level];
                    auto const other = low(of.right, level);
                    if (table_.level(of.left) == level && table_.level(of.right) == level) {
                        auto const more = join(other, table_[of.right].high);
                        behind_high = join(meet(table_[of.left].high, more, rest),
                                           meet(low(of.left, level), table_[of.right].high, rest));
                    } else if (table_.level(of.left) == level) {
                        behind_high = meet(table_[of.left].high, of.right, rest);
                    } else {
                        behind_high = meet(of.left, table_[of.right].high, rest);
                    }
                    behind_high = without(behind_high, behind_low);
                }
                return keep(of, make(level, behind_high, behind_low));
            });
    }

    /// Those of `of` that contain none of `smaller`.
    ref without(ref family, ref smaller) {
        return table_.compute(
            {spared, family, smaller},
            [&](table::task& of, ref& made) {
                if (of.left <= yes) {
                    made = of.right == yes ? no : of.left;
                    return true;
                }
                // Go past what only the smaller ones ask about: their high side needs it.
                while (table_.level(of.right) < table_.level(of.left)) {
                    of.right = table_[of.right].low;
                }
                if (of.right == yes || of.left == of.right) {
                    made = no;
                    return true;
                }
                if (of.right == no || lightest(of.right) > heaviest(of.left)) {
                    made = of.left;
                    return true;
                }
                return table_.find(of, made);
            },
            [&](table::task const& of) {
                auto const level = table_.level(of.left);
                return table::task{spared, table_[of.left].low, low(of.right, level)};
            },
            [&](table::task const& of, ref behind_low) {
                auto const level = table_.level(of.left);
                auto behind_high = table_[of.left].high;
                if (table_.level(of.right) == level) {
                    behind_high = without(behind_high, table_[of.right].high);
                    behind_high = without(behind_high, table_[of.right].low);
                } else {
                    behind_high = without(behind_high, of.right);
                }
                return keep(of, make(level, behind_high, behind_low));
            });
    }

    /// Those up to a weight.
    ref light(ref family, std::uint32_t most) {
        return table_.compute(
            {lightened | most << budget_bit, family, no},
            [&](table::task& of, ref& made) {
                auto const limit = of.what >> budget_bit;
                if (heaviest(of.left) <= limit || lightest(of.left) > limit) {
                    made = heaviest(of.left) <= limit ? of.left : no;
                    return true;
                }
                return table_.find(of, made);
            },
            [&](table::task const& of) {
                return table::task{of.what, table_[of.left].low, no};
            },
            [&](table::task const& of, ref behind_low) {
                auto const level = table_.level(of.left);
                auto const limit = of.what >> budget_bit;
                auto const behind_high = limit < weights_[level]
                                             ? no
                                             : light(table_[of.left].high, limit - weights_[level]);
                return keep(of, make(level, behind_high, behind_low));
            });
    }

    /// The minimal scenarios in which a monotone formula holds, up to a weight. All formulas asked
    /// about must come from the same diagrams.
    ref minimal(truth const& in, ref formula, std::uint32_t most) {
        return table_.compute(
            {solved | most << budget_bit, formula, no},
            [&](table::task& of, ref& made) {
                if (of.left <= yes) {
                    made = of.left;
                    return true;
                }
                return table_.find(of, made);
            },
            [&](table::task const& of) {
                return table::task{of.what, in.nodes()[of.left].low, no};
            },
            [&](table::task const& of, ref behind_low) {
                auto const& node = in.nodes()[of.left];
                auto const limit = of.what >> budget_bit;
                ref behind_high = no;
                if (limit >= weights_[node.level]) {
                    auto const rest = limit == unlimited ? unlimited : limit - weights_[node.level];
                    behind_high = without(minimal(in, node.high, rest), behind_low);
                }
                return keep(of, make(node.level, behind_high, behind_low));
            });
    }

private:
    static constexpr std::uint32_t joined = 1;
    static constexpr std::uint32_t met = 2;
    static constexpr std::uint32_t spared = 3;
    static constexpr std::uint32_t lightened = 4;
    static constexpr std::uint32_t solved = 5;
    static constexpr std::uint32_t budget_bit = 3; // beside what is done: up to which weight

    static constexpr std::uint32_t no_set = unlimited; // lighter than nothing
    static constexpr std::uint32_t heaviest_counted = unlimited - 1;

    struct range {
        std::uint32_t least;
        std::uint32_t most;
    };

    [[nodiscard]] std::uint32_t heaviest(ref of) const { return weight_[of].most; }

    [[nodiscard]] std::uint32_t top_level(table::task const& of) const {
        return std::min(table_.level(of.left), table_.level(of.right));
    }
    [[nodiscard]] ref low(ref of, std::uint32_t level) const {
        return table_.level(of) == level ? table_[of].low : of;
    }

    ref make(std::uint32_t level, ref high, ref low) {
        if (high == no) {
            return low;
        }
        auto const made = table_.make(level, high, low);
        if (made == weight_.size()) {
            auto const own = weights_[level];
            weight_.push_back({std::min(weight_[low].least,
                                        std::min(weight_[high].least + own, heaviest_counted)),
                               std::max(weight_[low].most,
                                        std::min(weight_[high].most + own, heaviest_counted))});
        }
        return made;
    }
    ref keep(table::task const& of, ref made) {
        table_.keep(of, made);
        return made;
    }

    table table_;
    std::vector<std::uint32_t> weights_;
    std::vector<range> weight_; // of the sets, by node
};

} // namespace hadsl::diagram

#endif
