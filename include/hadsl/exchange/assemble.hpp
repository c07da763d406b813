// hadsl/exchange/assemble.hpp - from gates as they were written to a fault graph.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EXCHANGE_ASSEMBLE_HPP
#define HADSL_EXCHANGE_ASSEMBLE_HPP

#include <hadsl/exchange/fault_tree.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::exchange {

namespace detail {

class assembly {
public:
    explicit assembly(fault_tree& to) : to_(&to), nodes_(to.terms.size(), fault::never_node) {}

    /// Fills in the nodes of all gates. A gate that depends on itself is told as an error.
    [[nodiscard]] std::vector<source::diagnostic> run() {
        states_.assign(to_->gates.size(), state::open);
        for (std::size_t at = 0; at < to_->gates.size(); ++at) {
            for (auto const term : terms_of(at)) {
                auto const& each = to_->terms[term];
                if (each.what == term::kind::gate && each.number != static_cast<std::int32_t>(at)) {
                    to_->gates[static_cast<std::size_t>(each.number)].is_top = false;
                }
            }
        }
        std::vector<source::diagnostic> errors;
        for (std::size_t at = 0; at < to_->gates.size(); ++at) {
            if (states_[at] == state::open) {
                visit(at, errors);
            }
        }
        return errors;
    }

private:
    enum class state : std::uint8_t { open, begun, done };

    struct step {
        std::size_t gate;
        std::vector<std::uint32_t> terms; // operands first
        std::size_t next;
    };

    /// The terms of a gate's formula, operands before what they are operands of.
    [[nodiscard]] std::vector<std::uint32_t> terms_of(std::size_t gate) const {
        std::vector<std::uint32_t> order;
        std::vector<std::uint32_t> open{to_->gates[gate].formula};
        while (!open.empty()) { // a formula is a tree: everything is met once
            auto const term = open.back();
            open.pop_back();
            order.push_back(term);
            auto const& operands = to_->terms[term].operands;
            open.insert(open.end(), operands.begin(), operands.end());
        }
        std::reverse(order.begin(), order.end());
        return order;
    }

    void visit(std::size_t first, std::vector<source::diagnostic>& errors) {
        std::vector<step> open;
        open.push_back({first, terms_of(first), 0});
        states_[first] = state::begun;
        while (!open.empty()) {
            auto& at = open.back();
            if (at.next == at.terms.size()) {
                to_->gates[at.gate].node = nodes_[to_->gates[at.gate].formula];
                states_[at.gate] = state::done;
                open.pop_back();
                continue;
            }
            auto const& term = to_->terms[at.terms[at.next]];
            if (term.what == term::kind::gate) {
                auto const below = static_cast<std::size_t>(term.number);
                if (states_[below] == state::begun) {
                    errors.push_back(cycle(below, open));
                    return; // more of the same would follow
                }
                if (states_[below] == state::open) {
                    states_[below] = state::begun;
                    open.push_back({below, terms_of(below), 0});
                    continue;
                }
            }
            nodes_[at.terms[at.next]] = node_of(term);
            ++at.next;
        }
    }

    [[nodiscard]] fault::node_id node_of(term const& of) {
        std::vector<fault::node_id> operands;
        for (auto const each : of.operands) {
            operands.push_back(nodes_[each]);
        }
        switch (of.what) {
        case term::kind::all_of: return to_->graph.all_of(std::move(operands));
        case term::kind::any_of: return to_->graph.any_of(std::move(operands));
        case term::kind::at_least: return to_->graph.at_least(of.number, std::move(operands));
        case term::kind::gate: return to_->gates[static_cast<std::size_t>(of.number)].node;
        case term::kind::event: return to_->graph.event(static_cast<fault::event_id>(of.number));
        default: return of.number != 0 ? fault::always_node : fault::never_node;
        }
    }

    [[nodiscard]] source::diagnostic cycle(std::size_t at, std::vector<step> const& open) const {
        auto const& gate = to_->gates[at];
        source::diagnostic made{source::code::gate_cycle,
                                gate.at,
                                "gate `" + gate.name + "` depends on itself",
                                {},
                                {}};
        auto from = std::find_if(open.begin(), open.end(),
                                 [&](step const& each) { return each.gate == at; });
        constexpr std::ptrdiff_t most_told = 8;
        for (auto told = 0; from != open.end() && told < most_told; ++from, ++told) {
            auto const next = from + 1 == open.end() ? at : (from + 1)->gate;
            made.notes.push_back({to_->gates[from->gate].at, "`" + to_->gates[from->gate].name +
                                                                 "` depends on `" +
                                                                 to_->gates[next].name + "`"});
        }
        return made;
    }

    fault_tree* to_;
    std::vector<fault::node_id> nodes_; // by term
    std::vector<state> states_;         // by gate
};

} // namespace detail

/// Builds the graph of a tree whose terms are all resolved; the errors, if there are any.
[[nodiscard]] inline std::vector<source::diagnostic> assemble(fault_tree& of) {
    return detail::assembly(of).run();
}

} // namespace hadsl::exchange

#endif
