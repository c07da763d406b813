// hadsl/grammar/expressions.hpp - the rules for references, conditions, arithmetic and times.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_EXPRESSIONS_HPP
#define HADSL_GRAMMAR_EXPRESSIONS_HPP

#include <hadsl/grammar/adapt.hpp>
#include <hadsl/grammar/figures.hpp>
#include <hadsl/grammar/structure.hpp>
#include <hadsl/grammar/words.hpp>
#include <hadsl/syntax/tree.hpp>

#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::grammar {

/// `operand { separator operand }`: one operand stands for itself, several become the operands of
/// one node.
template <class Operand, class Separator>
struct chain : x3::parser<chain<Operand, Separator>> {
    using attribute_type = syntax::expression;
    static constexpr bool has_attribute = true;
    static constexpr bool handles_container = false;

    constexpr chain(Operand const& operand, Separator const& separator,
                    syntax::expression::operation op)
        : operand_(operand), separator_(separator), op_(op) {}

    template <class Iterator, class Context, class Attribute>
    bool parse(Iterator& first, Iterator const& last, Context const& context, x3::unused_type,
               Attribute& whole) const {
        if (!operand_.parse(first, last, context, x3::unused, whole)) {
            return false;
        }
        bool single = true;
        for (;;) {
            auto next = first;
            syntax::expression operand;
            if (!separator_.parse(next, last, context, x3::unused, x3::unused) ||
                !operand_.parse(next, last, context, x3::unused, operand)) {
                return true;
            }
            if (single) {
                single = false;
                syntax::expression all;
                all.op = op_;
                all.operands.push_back(std::move(whole));
                whole = std::move(all);
            }
            whole.operands.push_back(std::move(operand));
            first = next;
        }
    }

private:
    Operand operand_;
    Separator separator_;
    syntax::expression::operation op_;
};

/// `operand { operator operand }`, joined from the left, in postfix order.
template <class Operand, class Operator>
struct postfix_chain : x3::parser<postfix_chain<Operand, Operator>> {
    using attribute_type = syntax::arithmetic;
    static constexpr bool has_attribute = true;
    static constexpr bool handles_container = false;

    constexpr postfix_chain(Operand const& operand, Operator const& oper)
        : operand_(operand), operator_(oper) {}

    template <class Iterator, class Context, class Attribute>
    bool parse(Iterator& first, Iterator const& last, Context const& context, x3::unused_type,
               Attribute& whole) const {
        if (!operand_.parse(first, last, context, x3::unused, whole)) {
            return false;
        }
        for (;;) {
            auto next = first;
            syntax::arithmetic operand;
            syntax::arithmetic::operation op{};
            if (!operator_.parse(next, last, context, x3::unused, op) ||
                !operand_.parse(next, last, context, x3::unused, operand)) {
                return true;
            }
            for (auto& each : operand.postfix) {
                whole.postfix.push_back(std::move(each));
            }
            whole.postfix.emplace_back(op);
            first = next;
        }
    }

private:
    Operand operand_;
    Operator operator_;
};

/// Action: one more token of postfix arithmetic.
struct push_postfix {
    template <class Context>
    void operator()(Context const& context) const {
        x3::_val(context).postfix.emplace_back(std::move(x3::_attr(context)));
    }
};
/// Action: the arithmetic so far, negated.
struct push_negated {
    template <class Context>
    void operator()(Context const& context) const {
        auto& node = x3::_val(context);
        node = std::move(x3::_attr(context));
        node.postfix.emplace_back(syntax::arithmetic::operation::negate);
    }
};

// ---- arithmetic ---------------------------------------------------------------------------------

inline constexpr rule_for<syntax::arithmetic> arithmetic = "";
inline constexpr rule_for<syntax::arithmetic, struct product_tag> product = "";
inline constexpr rule_for<syntax::arithmetic, struct factor_tag> factor = "";

/// One of the operators whose characters are given.
struct operator_rule : terminal<operator_rule, syntax::arithmetic::operation> {
    constexpr explicit operator_rule(std::string_view marks)
        : expects{expectation::sort::phrase, "an operator", true}, marks_(marks) {}

    template <class Actual>
    int match(reading&, token const* at, Actual& filled) const {
        if (at->kind != token_kind::mark || marks_.find(at->mark) == std::string_view::npos) {
            return 0;
        }
        using enum syntax::arithmetic::operation;
        filled = at->mark == '+'   ? add
                 : at->mark == '-' ? subtract
                 : at->mark == '*' ? multiply
                 : at->mark == '/' ? divide
                                   : remainder;
        return 1;
    }
    expectation expects;

private:
    std::string_view marks_;
};

inline constexpr auto arithmetic_def = node(
    call("a whole number", postfix_chain(product, operator_rule("+-")), expectation::sort::number));
inline constexpr auto product_def = node(postfix_chain(factor, operator_rule("*/%")));
inline constexpr auto factor_def =
    node(integer[push_postfix{}] | name[push_postfix{}] |
         (open_paren >> arithmetic[become] >> close_paren) | (dash >> factor[push_negated{}]));

BOOST_SPIRIT_DEFINE(arithmetic, product, factor)

// ---- references ---------------------------------------------------------------------------------

inline constexpr rule_for<syntax::index> index = "";
inline constexpr rule_for<syntax::index, struct counted_tag> counted = "";
inline constexpr rule_for<syntax::reference> reference = "";
inline constexpr rule_for<syntax::reference, struct declared_name_tag> declared_name = "";

inline constexpr auto counted_def = node(arithmetic[into<&syntax::index::first>] >>
                                         -(up_to >> arithmetic[into<&syntax::index::last>]));
inline constexpr auto index_def =
    node(mark('*', "*")[set<&syntax::index::every, true>] | counted[become]);
inline constexpr auto reference_def =
    node(call_name("a component name", name)[into<&syntax::reference::base>] >>
         *(open_index >> index[into<&syntax::reference::indices>] >> close_index));
inline constexpr auto declared_name_def =
    node(name[into<&syntax::reference::base>] >>
         *(open_index >> counted[into<&syntax::reference::indices>] >> close_index));

BOOST_SPIRIT_DEFINE(index, counted, reference, declared_name)

// ---- conditions ---------------------------------------------------------------------------------

inline constexpr rule_for<syntax::expression> expression = "";
inline constexpr rule_for<syntax::expression, struct conjunction_tag> conjunction = "";
inline constexpr rule_for<syntax::expression, struct term_tag> term = "";

inline constexpr auto listed = word("of") >> open_paren >>
                               (expression[into<&syntax::expression::operands>] % comma) >>
                               close_paren >> x3::eps[set<&syntax::expression::listed, true>];

inline constexpr auto expression_def =
    node(chain(conjunction, word("or"), syntax::expression::operation::any));
inline constexpr auto conjunction_def =
    node(chain(term, word("and"), syntax::expression::operation::all));
inline constexpr auto term_def = node(call_name(
    "a component name or a choice such as `any of (…)`",
    (integer[into<&syntax::expression::count>] >>
     x3::eps[set<&syntax::expression::op, syntax::expression::operation::at_least>] >> listed) |
        (word("any") >> x3::eps[set<&syntax::expression::op, syntax::expression::operation::any>] >>
         listed) |
        (word("all") >> x3::eps[set<&syntax::expression::op, syntax::expression::operation::all>] >>
         listed) |
        (open_paren >> expression[become] >> close_paren) |
        reference[into<&syntax::expression::name>]));

BOOST_SPIRIT_DEFINE(expression, conjunction, term)

// ---- times of mechanisms ------------------------------------------------------------------------

inline constexpr rule_for<syntax::time> time = "";
inline constexpr rule_for<syntax::time::term, struct time_term_tag> time_term = "";
inline constexpr rule_for<syntax::time::longest> longest = "max";

inline constexpr auto longest_def =
    node(word("max") >> open_paren >> time[into<&syntax::time::longest::operands>] >> comma >>
         time[into<&syntax::time::longest::operands>] >> close_paren);
inline constexpr auto time_term_def =
    node(one_of<syntax::time::term>(duration, longest, call_name("a parameter", name)));
inline constexpr auto time_def = node(time_term[into<&syntax::time::terms>] % plus);

BOOST_SPIRIT_DEFINE(time, time_term, longest)

// ---- lists of names -----------------------------------------------------------------------------

inline constexpr rule_for<std::vector<syntax::qualified_name>> name_list = "";
inline constexpr auto name_list_def = node(qualified_name[become] % comma);

BOOST_SPIRIT_DEFINE(name_list)

} // namespace hadsl::grammar

#endif
