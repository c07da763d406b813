// hadsl/diagram/rank.hpp - the first of many minimal failure sets, by size or by probability.
// SPDX-License-Identifier: BSL-1.0
//
// Best first: what is left of a path through the diagrams is estimated by the best it can still
// become, which is known exactly. So the sets come out in order, each at a cost of about its own
// size, however many there are.
#ifndef HADSL_DIAGRAM_RANK_HPP
#define HADSL_DIAGRAM_RANK_HPP

#include <hadsl/diagram/solution.hpp>
#include <hadsl/fault/events.hpp>

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <queue>
#include <tuple>
#include <utility>
#include <vector>

namespace hadsl::diagram {

/// What makes one set come before another: fewer failures, or a higher probability.
enum class rank_by : std::uint8_t { size, probability };

/// Gives out minimal sets, best first; what is equal in both respects in a fixed order.
class ranking {
public:
    /// Sets of up to `most` events. `happens` are the events' probabilities by index; empty: sets
    /// are ranked by size alone. `all` and `happens` must outlive this.
    ranking(solution const& all, std::size_t most, rank_by by, std::vector<double> const& happens)
        : all_(&all), most_(static_cast<double>(most)), by_(by), happens_(&happens) {
        for (auto const& part : all) {
            std::vector<price> best(part.nodes.size(), nothing);
            best[yes] = {};
            for (std::size_t at = yes + 1; at < part.nodes.size(); ++at) {
                auto const& node = part.nodes[at];
                best[at] = least(best[node.low], sum(price_of(node.leaf), best[node.high]));
            }
            best_of_part_.push_back(best[part.root]);
            best_.push_back(std::move(best));
        }
        push({static_cast<std::uint32_t>(all.size() - 1), all.back().root, end, end, {}, {}, 0});
    }

    /// The next set, ascending, into `found`; false when there is none.
    [[nodiscard]] bool next(fault::scenario& found) {
        while (!open_.empty()) {
            auto at = open_.top();
            open_.pop();
            if (follow(at)) {
                found.clear();
                for (auto each = at.chosen; each != end; each = chosen_[each].before) {
                    found.push_back(static_cast<fault::event_id>(chosen_[each].event));
                }
                std::sort(found.begin(), found.end());
                return true;
            }
        }
        return false;
    }

private:
    /// Of the best set: its failures, and how improbable they are together (minus the logarithm).
    /// Of the smallest: its failures.
    struct price {
        double size = 0;
        double doubt = 0;
        double least = 0;
    };
    static constexpr double infinite = std::numeric_limits<double>::infinity();
    static constexpr price nothing{infinite, infinite, infinite};
    static constexpr std::uint32_t end = UINT32_MAX;

    /// A path: where it stands, what comes after the part it is in, what it has taken.
    struct path {
        std::uint32_t part;
        ref node;
        std::uint32_t after;  // into after_
        std::uint32_t chosen; // into chosen_
        price spent;          // for what is taken, and the best of what comes after
        price bound;          // with the best of what is left of this part
        std::uint64_t number; // the later one of equals is nearer to its end
    };
    struct continuation {
        std::uint32_t part;
        ref node;
        std::uint32_t after;
    };
    struct choice {
        std::uint32_t event;
        std::uint32_t before;
    };

    [[nodiscard]] static price sum(price left, price right) {
        return {left.size + right.size, left.doubt + right.doubt, left.least + right.least};
    }
    [[nodiscard]] std::pair<double, double> key(price of) const {
        return by_ == rank_by::size ? std::pair(of.size, of.doubt) : std::pair(of.doubt, of.size);
    }
    [[nodiscard]] price least(price left, price right) const {
        auto made = key(right) < key(left) ? right : left;
        made.least = std::min(left.least, right.least);
        return made;
    }
    [[nodiscard]] price price_of(leaf of) const {
        if (of.is_part) {
            return best_of_part_[of.index];
        }
        return {1, happens_->empty() ? 0 : rounded(-std::log((*happens_)[of.index])), 1};
    }

    /// To so few digits that sums of them are exact, in whatever order: what is equal must not differ by
    /// rounding, for then every one of many equal sets is looked at before the first is found.
    [[nodiscard]] static double rounded(double doubt) {
        constexpr int binary_places = 32;
        return std::ldexp(std::nearbyint(std::ldexp(doubt, binary_places)), -binary_places);
    }

    void push(path made) {
        made.bound = sum(made.spent, best_[made.part][made.node]);
        made.number = ++number_;
        if (made.bound.least <= most_) { // there is a set this way, and a small one
            open_.push(made);
        }
    }

    /// Goes on as long as that costs nothing, leaving what costs more for later. True: to the end.
    [[nodiscard]] bool follow(path& at) {
        for (;;) {
            if (at.node == yes) {
                if (at.after == end) {
                    return true;
                }
                auto const& next = after_[at.after];
                at.part = next.part;
                at.node = next.node;
                at.after = next.after;
                // Its best was counted when it was put off.
                at.spent = difference(at.spent, best_[at.part][at.node]);
                continue;
            }
            auto const node = (*all_)[at.part].nodes[at.node];
            auto without = at;
            without.node = node.low;
            auto with = at;
            enter(with, node);
            // What was best for all may have been too large.
            bool const takes = key(with.bound) <= key(at.bound) && with.bound.least <= most_;
            push(without);
            if (!takes) {
                push(with);
                return false;
            }
            at = with;
        }
    }

    /// Takes a node's leaf: an event, or some set of a part.
    void enter(path& at, set_diagram::node const& node) {
        if (!node.leaf.is_part) {
            at.spent = sum(at.spent, price_of(node.leaf));
            chosen_.push_back({node.leaf.index, at.chosen});
            at.chosen = static_cast<std::uint32_t>(chosen_.size() - 1);
            at.node = node.high;
        } else {
            if (node.high != yes) {
                at.spent = sum(at.spent, best_[at.part][node.high]);
                after_.push_back({at.part, node.high, at.after});
                at.after = static_cast<std::uint32_t>(after_.size() - 1);
            }
            at.part = node.leaf.index;
            at.node = (*all_)[at.part].root;
        }
        at.bound = sum(at.spent, best_[at.part][at.node]);
    }

    [[nodiscard]] static price difference(price left, price right) {
        // What is impossible (probability zero) stays so: infinity less infinity is no number.
        return {left.size - right.size,
                std::isinf(right.doubt) ? left.doubt : left.doubt - right.doubt,
                left.least - right.least};
    }

    struct is_later {
        rank_by by;
        bool operator()(path const& left, path const& right) const {
            auto const key = [&](path const& of) {
                return by == rank_by::size ? std::pair(of.bound.size, of.bound.doubt)
                                           : std::pair(of.bound.doubt, of.bound.size);
            };
            return key(left) != key(right) ? key(right) < key(left) : left.number < right.number;
        }
    };

    solution const* all_;
    double most_;
    rank_by by_;
    std::vector<double> const* happens_;
    std::vector<price> best_of_part_;
    std::vector<std::vector<price>> best_; // by part, by node
    std::vector<continuation> after_;
    std::vector<choice> chosen_;
    std::priority_queue<path, std::vector<path>, is_later> open_{is_later{by_}};
    std::uint64_t number_ = 0;
};

} // namespace hadsl::diagram

#endif
