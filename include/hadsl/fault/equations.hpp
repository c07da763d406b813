// hadsl/fault/equations.hpp - monotone Boolean equations, and their least solution as a graph.
// SPDX-License-Identifier: BSL-1.0
//
// An unknown is defined by a formula over events and other unknowns. Formulas that do not depend on
// themselves become nodes directly. A circle of unknowns is unrolled: starting from `never`, every
// formula is rewritten with the nodes found so far, until no node changes or as often as the circle
// has unknowns. After n rounds everything with a derivation of depth n is in, and no derivation in a
// circle of n unknowns needs to be deeper: plain equivalences would admit outages that support
// themselves.
#ifndef HADSL_FAULT_EQUATIONS_HPP
#define HADSL_FAULT_EQUATIONS_HPP

#include <hadsl/fault/graph.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace hadsl::fault {

enum class unknown : std::int32_t {};

/// A formula over nodes and unknowns. Formulas are shared and immutable; `formula{0}` is never,
/// `formula{1}` always.
enum class formula : std::int32_t {};
inline constexpr formula never_formula{0};
inline constexpr formula always_formula{1};

class equations {
public:
    explicit equations(graph& nodes) : nodes_(&nodes) {
        terms_.push_back({kind::node, 0, static_cast<std::int32_t>(never_node), 0});
        terms_.push_back({kind::node, 0, static_cast<std::int32_t>(always_node), 0});
    }

    /// What an edge from one unknown to another does to the time asked about.
    enum class edge : std::uint8_t { plain, shorter };

    formula node(node_id id) {
        if (id == never_node || id == always_node) {
            return id == never_node ? never_formula : always_formula;
        }
        return push({kind::node, 0, static_cast<std::int32_t>(id), 0});
    }
    formula use(unknown of, edge how = edge::plain) {
        return push(
            {kind::unknown, static_cast<std::int32_t>(how), static_cast<std::int32_t>(of), 0});
    }
    formula all_of(std::vector<formula> operands) {
        std::erase(operands, always_formula);
        if (std::find(operands.begin(), operands.end(), never_formula) != operands.end()) {
            return never_formula;
        }
        if (operands.size() < 2) {
            return operands.empty() ? always_formula : operands.front();
        }
        return push(kind::all_of, 0, operands);
    }
    formula any_of(std::vector<formula> operands) {
        std::erase(operands, never_formula);
        if (std::find(operands.begin(), operands.end(), always_formula) != operands.end()) {
            return always_formula;
        }
        if (operands.size() < 2) {
            return operands.empty() ? never_formula : operands.front();
        }
        return push(kind::any_of, 0, operands);
    }
    formula at_least(std::int32_t count, std::vector<formula> const& operands) {
        return push(kind::at_least, count, operands);
    }

    unknown declare() {
        definitions_.push_back({never_formula, false, never_node});
        return static_cast<unknown>(definitions_.size() - 1);
    }
    void define(unknown which, formula as) { at(which).defined_as = as; }

    [[nodiscard]] std::size_t size() const { return definitions_.size(); }
    [[nodiscard]] bool is_solved(unknown which) const {
        return definitions_[static_cast<std::size_t>(which)].solved;
    }
    [[nodiscard]] node_id solution(unknown which) const {
        return definitions_[static_cast<std::size_t>(which)].solution;
    }

    /// Asked now and then while solving; true ends it.
    using patience = std::function<bool()>;

    enum class outcome {
        solved,
        gave_up,      // `is_too_much` said so
        self_feeding, // a circle through a `shorter` edge, see `refuse_shorter`
    };

    /// Solves everything declared since the last call, after which its formulas are gone: what is
    /// solved is a node. With `refuse_shorter`, a circle that has a
    /// `shorter` edge in it is not solved: at an unbounded time such an edge looks plain, but each
    /// round through it takes longer.
    outcome solve(patience const& is_too_much, bool refuse_shorter) {
        auto const result = visit_circles(is_too_much, refuse_shorter);
        if (result != outcome::solved) {
            // What is half done must not be taken for an answer.
            forget();
        }
        first_open_ = definitions_.size();
        drop_formulas();
        return result;
    }

    /// Drops everything declared since the last call of `solve`.
    void forget() {
        definitions_.resize(first_open_);
        drop_formulas();
    }

private:
    enum class kind : std::uint8_t { node, unknown, all_of, any_of, at_least };
    struct term {
        equations::kind kind;
        std::int32_t count; // at_least: how many; unknown: the edge
        std::int32_t index; // node, unknown, or the first of its operands
        std::int32_t size;  // how many operands
    };
    struct definition {
        formula defined_as;
        bool solved;
        node_id solution;
    };

    formula push(term made) {
        terms_.push_back(made);
        return static_cast<formula>(terms_.size() - 1);
    }
    formula push(kind as, std::int32_t count, std::vector<formula> const& operands) {
        auto const first = static_cast<std::int32_t>(operands_.size());
        operands_.insert(operands_.end(), operands.begin(), operands.end());
        return push({as, count, first, static_cast<std::int32_t>(operands.size())});
    }
    [[nodiscard]] std::span<formula const> operands_of(term const& of) const {
        return std::span(operands_).subspan(of.size == 0 ? 0 : static_cast<std::size_t>(of.index),
                                            static_cast<std::size_t>(of.size));
    }
    void drop_formulas() {
        constexpr std::size_t constants = 2;
        terms_.resize(constants);
        operands_.clear();
    }
    definition& at(unknown which) { return definitions_[static_cast<std::size_t>(which)]; }

    /// The unsolved unknowns a formula uses, and whether over an edge that takes longer.
    struct used {
        std::size_t which;
        bool shorter;
    };
    void gather(formula of, std::vector<used>& to) const {
        auto const& here = terms_[static_cast<std::size_t>(of)];
        if (here.kind == kind::unknown) {
            auto const which = static_cast<std::size_t>(here.index);
            if (!definitions_[which].solved) {
                to.push_back({which, here.count == static_cast<std::int32_t>(edge::shorter)});
            }
        }
        for (auto const operand : operands_of(here)) {
            gather(operand, to);
        }
    }

    /// The node of a formula under the present solutions. Depth is that of one formula.
    node_id build(formula of) {
        auto const& here = terms_[static_cast<std::size_t>(of)];
        switch (here.kind) {
        case kind::node: return static_cast<node_id>(here.index);
        case kind::unknown: return definitions_[static_cast<std::size_t>(here.index)].solution;
        default: break;
        }
        std::vector<node_id> operands;
        operands.reserve(static_cast<std::size_t>(here.size));
        for (auto const operand : operands_of(here)) {
            operands.push_back(build(operand));
        }
        switch (here.kind) {
        case kind::all_of: return nodes_->all_of(std::move(operands));
        case kind::any_of: return nodes_->any_of(std::move(operands));
        default: return nodes_->at_least(here.count, std::move(operands));
        }
    }

    // Tarjan's algorithm with an explicit stack, over the unknowns declared since the last call.
    outcome visit_circles(patience const& is_too_much, bool refuse_shorter) {
        auto const base = first_open_;
        auto const size = definitions_.size() - base;
        std::vector<std::int32_t> order(size, -1);
        std::vector<std::int32_t> low(size, 0);
        std::vector<bool> open(size, false);
        std::vector<std::size_t> path;
        struct frame {
            std::size_t which;
            std::vector<used> uses;
            std::size_t next = 0;
        };
        std::vector<frame> frames;
        std::int32_t counter = 0;
        auto const enter = [&](std::size_t which) {
            order[which] = low[which] = counter++;
            path.push_back(which);
            open[which] = true;
            frame made{which, {}, 0};
            gather(definitions_[base + which].defined_as, made.uses);
            frames.push_back(std::move(made));
        };
        for (std::size_t root = 0; root < size; ++root) {
            if (order[root] >= 0) {
                continue;
            }
            enter(root);
            while (!frames.empty()) {
                auto& top = frames.back();
                auto const which = top.which;
                if (top.next < top.uses.size()) {
                    auto const below = top.uses[top.next++].which - base;
                    if (order[below] < 0) {
                        enter(below);
                    } else if (open[below]) {
                        low[which] = std::min(low[which], order[below]);
                    }
                    continue;
                }
                if (low[which] == order[which]) {
                    std::vector<std::size_t> circle;
                    std::size_t member = 0;
                    do {
                        member = path.back();
                        path.pop_back();
                        open[member] = false;
                        circle.push_back(base + member);
                    } while (member != which);
                    auto const result = close(std::move(circle), is_too_much, refuse_shorter);
                    if (result != outcome::solved) {
                        return result;
                    }
                }
                frames.pop_back();
                if (!frames.empty()) {
                    auto const above = frames.back().which;
                    low[above] = std::min(low[above], low[which]);
                }
            }
        }
        return outcome::solved;
    }

    outcome close(std::vector<std::size_t> circle, patience const& is_too_much,
                  bool refuse_shorter) {
        std::sort(circle.begin(), circle.end());
        bool cyclic = circle.size() > 1;
        for (auto const member : circle) {
            std::vector<used> uses;
            gather(definitions_[member].defined_as, uses);
            for (auto const& each : uses) {
                bool const inside = std::binary_search(circle.begin(), circle.end(), each.which);
                cyclic = cyclic || inside;
                if (inside && each.shorter && refuse_shorter) {
                    return outcome::self_feeding;
                }
            }
        }
        auto const rounds = cyclic ? circle.size() : 1;
        bool changed = true;
        for (std::size_t round = 0; round < rounds && changed; ++round) {
            changed = false;
            for (auto const member : circle) {
                auto const next = build(definitions_[member].defined_as);
                changed = changed || next != definitions_[member].solution;
                definitions_[member].solution = next;
                if (is_too_much()) {
                    return outcome::gave_up;
                }
            }
        }
        for (auto const member : circle) {
            definitions_[member].solved = true;
        }
        return outcome::solved;
    }

    graph* nodes_;
    std::vector<term> terms_;
    std::vector<formula> operands_; // of all terms
    std::vector<definition> definitions_;
    std::size_t first_open_ = 0;
};

} // namespace hadsl::fault

#endif
