// hadsl/exchange/specify.hpp - a fault tree as a specification: its tree, at the fault tree's places.
// SPDX-License-Identifier: BSL-1.0
//
// A basic event becomes a component that one class of failures strikes, a gate a component that
// needs what it is made of. A gate that holds when one of its operands does needs all of them; one
// that holds when all do needs any of them; and one that holds when k of n do needs n - k + 1.
#ifndef HADSL_EXCHANGE_SPECIFY_HPP
#define HADSL_EXCHANGE_SPECIFY_HPP

#include <hadsl/exchange/fault_tree.hpp>
#include <hadsl/source/result.hpp>
#include <hadsl/source/utf8.hpp>
#include <hadsl/syntax/tree.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hadsl::exchange {

/// The module of the standard library that knows gates, basic events and their faults.
inline constexpr char const* specified_with = "fault_tree";

namespace detail {

class specifying {
public:
    specifying(fault_tree const& from, source::text_id text) : from_(&from) {
        whole_ = {{text, 0, 0}};
    }

    [[nodiscard]] source::result<syntax::document> run(bool with_claims) {
        check_names();
        made_.declarations.push_back(syntax::use{{{specified_with, whole_}}, whole_});
        for (auto const& each : from_->gates) {
            declare(each);
        }
        for (auto const& each : from_->events) {
            declare(each);
        }
        for (auto const& each : from_->gates) {
            if (with_claims && each.is_top) {
                claim(each);
            }
        }
        if (!errors_.empty()) {
            return errors_;
        }
        return std::move(made_);
    }

private:
    /// What a term needs; or, without an expression, whether it holds in any case.
    struct need {
        bool always = false;
        std::optional<syntax::expression> needed;
    };

    /// Names of gates and events become names of components, so no two may be the same.
    void check_names() {
        std::unordered_map<std::string, source::span> taken;
        auto const check = [&](std::string const& name, source::span at) {
            if (source::find_invalid_utf8(name) < name.size()) {
                errors_.push_back({source::code::invalid_utf8,
                                   at,
                                   "found a name with a byte that is not UTF-8",
                                   "save the text as UTF-8",
                                   {}});
            } else if (name.find_first_of("`\n\r\t") != name.npos) {
                errors_.push_back(
                    {source::code::foreign_element,
                     at,
                     "found the name `" + name + "`, which no name of the language can be",
                     {},
                     {}});
            } else if (auto const [before, is_new] = taken.try_emplace(name, at); !is_new) {
                errors_.push_back({source::code::duplicate_name,
                                   at,
                                   "found a second `" + name + "`, expected names that differ",
                                   {},
                                   {{before->second, "the first is here"}}});
            }
        };
        for (auto const& each : from_->gates) {
            check(each.name, each.at);
        }
        for (auto const& each : from_->events) {
            check(each.name, each.at);
        }
    }

    [[nodiscard]] static syntax::reference named(std::string const& name, source::span at) {
        return {{name, {at}}, {}, {at}};
    }
    [[nodiscard]] static syntax::component component(char const* kind, std::string const& name,
                                                     source::span at) {
        syntax::component made;
        made.kind = {specified_with, kind, {at}};
        made.names.push_back(named(name, at));
        made.at = {at};
        return made;
    }

    void declare(gate const& of) {
        auto made = component("gate", of.name, of.at);
        auto formula = need_of(of.formula, of.at);
        if (formula.needed) {
            syntax::needs needs;
            needs.at = formula.needed->at;
            needs.all.push_back(*std::move(formula.needed));
            made.properties.push_back(std::move(needs));
        } else if (formula.always) {
            errors_.push_back({source::code::foreign_element,
                               of.at,
                               "gate `" + of.name +
                                   "` holds without any failure, and a component that is out from "
                                   "the first cannot be said",
                               {},
                               {}});
        }
        made_.declarations.push_back(std::move(made));
    }

    void declare(basic_event const& of) {
        auto made = component("basic_event", of.name, of.at);
        if (of.probability) {
            char figure[48];
            std::snprintf(figure, sizeof figure, "probability %.6g", *of.probability);
            made.description = syntax::string{figure, {of.at}};
        }
        made_.declarations.push_back(std::move(made));
    }

    void claim(gate const& of) {
        syntax::budget_claim says;
        says.budgets.push_back({});
        says.consequence = syntax::consequence::outage;
        says.of.components.push_back(named(of.name, of.at));
        syntax::claim made;
        made.declared = named("no single fault: " + of.name, of.at);
        made.statement = std::move(says);
        made.at = {of.at};
        made_.declarations.push_back(std::move(made));
    }

    [[nodiscard]] need need_of(std::uint32_t index, source::span gate_at) {
        auto const& of = from_->terms[index];
        auto const at = of.at.is_known() ? of.at : gate_at;
        auto const reference = [&](std::string const& name) {
            syntax::expression made;
            made.name = named(name, at);
            made.at = {at};
            return need{false, std::move(made)};
        };
        switch (of.what) {
        case term::kind::constant: return {of.number != 0, {}};
        case term::kind::event:
            return reference(from_->events[static_cast<std::size_t>(of.number)].name);
        case term::kind::gate: {
            auto const& meant = from_->gates[static_cast<std::size_t>(of.number)];
            if (meant.node == fault::never_node || meant.node == fault::always_node) {
                return {meant.node == fault::always_node, {}};
            }
            return reference(meant.name);
        }
        default: break;
        }
        auto wanted = of.what == term::kind::any_of   ? std::size_t{1}
                      : of.what == term::kind::all_of ? of.operands.size()
                                                      : static_cast<std::size_t>(of.number);
        std::vector<syntax::expression> operands;
        for (auto const each : of.operands) {
            auto one = need_of(each, gate_at);
            if (one.needed) {
                operands.push_back(*std::move(one.needed));
            } else {
                wanted -= one.always && wanted > 0 ? 1 : 0;
            }
        }
        if (wanted == 0 || wanted > operands.size()) {
            return {wanted == 0, {}};
        }
        if (operands.size() == 1) {
            return {false, std::move(operands.front())};
        }
        auto const needed = operands.size() - wanted + 1;
        syntax::expression made;
        made.op = needed == operands.size() ? syntax::expression::operation::all
                  : needed == 1             ? syntax::expression::operation::any
                                            : syntax::expression::operation::at_least;
        made.listed = made.op == syntax::expression::operation::at_least;
        made.count = made.listed ? static_cast<std::int64_t>(needed) : 0;
        made.operands = std::move(operands);
        made.at = {at};
        return {false, std::move(made)};
    }

    fault_tree const* from_;
    syntax::place whole_;
    syntax::document made_;
    std::vector<source::diagnostic> errors_;
};

} // namespace detail

/// A specification that means what the tree of a text does, or why there is none.
[[nodiscard]] inline source::result<syntax::document> specify(fault_tree const& from,
                                                              source::text_id text,
                                                              bool with_claims) {
    return detail::specifying(from, text).run(with_claims);
}

} // namespace hadsl::exchange

#endif
