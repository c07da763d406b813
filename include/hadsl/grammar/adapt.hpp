// hadsl/grammar/adapt.hpp - how rules fill the tree: actions, spans and choices, free of Fusion.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_ADAPT_HPP
#define HADSL_GRAMMAR_ADAPT_HPP

#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/token.hpp>

#include <boost/spirit/home/x3.hpp>

#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace hadsl::grammar {

namespace x3 = boost::spirit::x3;

template <class Attribute>
inline constexpr bool is_unused = std::is_same_v<std::remove_cv_t<Attribute>, x3::unused_type>;

/// What all rules share; a rule finds it in its context.
template <class Context>
[[nodiscard]] reading& reading_of(Context const& context) {
    return x3::get<reading>(context);
}

/// The rule of a production that fills a `Node`. Productions that fill the same node need a `Tag`.
/// What X3 calls the name of a rule is here the word it always opens with, or empty: it lets
/// `one_of` pass over a rule without making a node for it.
template <class Tag>
struct rule_id {};
template <class Node, class Tag = Node>
using rule_for = x3::rule<rule_id<Tag>, Node>;

/// The definition of a rule whose node remembers where it stands: from the first token of the
/// subject to its last. (A rule with actions shows `on_success` no node, so this has to do it.)
template <class Subject>
struct located : x3::unary_parser<Subject, located<Subject>> {
    using base = x3::unary_parser<Subject, located<Subject>>;
    static constexpr bool is_pass_through_unary = true;

    explicit constexpr located(Subject const& definition) : base(definition) {}

    template <class Iterator, class Context, class Node, class Attribute>
    bool parse(Iterator& first, Iterator const& last, Context const& context, Node& node,
               Attribute& attribute) const {
        auto const begin = first;
        if (!this->subject.parse(first, last, context, node, attribute)) {
            return false;
        }
        if constexpr (requires { node.at.span; }) {
            node.at.span = reading_of(context).span_of(
                begin->begin, first == begin ? begin->begin : (first - 1)->end);
        }
        return true;
    }
};
template <class Subject>
[[nodiscard]] constexpr auto node(Subject const& definition) {
    using parser = typename x3::extension::as_parser<Subject>::value_type;
    return located<parser>(x3::as_parser(definition));
}

/// Action: what was parsed becomes the member; a list gains it as one more element, or gains all of
/// its elements if it is a list of the same sort.
template <auto Member>
struct into_member {
    template <class Context>
    void operator()(Context const& context) const {
        auto& member = x3::_val(context).*Member;
        auto& parsed = x3::_attr(context);
        using parsed_type = std::remove_reference_t<decltype(parsed)>;
        if constexpr (!std::is_assignable_v<decltype(member), parsed_type&&>) {
            member.push_back(std::move(parsed));
        } else if constexpr (requires { member.push_back(std::move(parsed.back())); }) {
            if (member.empty()) {
                member = std::move(parsed);
            } else {
                for (auto& each : parsed) {
                    member.push_back(std::move(each));
                }
            }
        } else {
            member = std::move(parsed);
        }
    }
};
template <auto Member>
inline constexpr into_member<Member> into{};

/// Action: what was parsed becomes the node itself, or one more element of it.
struct become_node {
    template <class Context>
    void operator()(Context const& context) const {
        auto& node = x3::_val(context);
        auto& parsed = x3::_attr(context);
        using parsed_type = std::remove_reference_t<decltype(parsed)>;
        if constexpr (std::is_assignable_v<decltype(node), parsed_type&&>) {
            node = std::move(parsed);
        } else {
            node.push_back(std::move(parsed));
        }
    }
};
inline constexpr become_node become{};

/// Action: a word was there, so the member has this value.
template <auto Member, auto Value>
struct set_member {
    template <class Context>
    void operator()(Context const& context) const {
        x3::_val(context).*Member = Value;
    }
};
template <auto Member, auto Value>
inline constexpr set_member<Member, Value> set{};

/// Action: a word was there, so the node is this value.
template <auto Value>
struct be_value {
    template <class Context>
    void operator()(Context const& context) const {
        x3::_val(context) = Value;
    }
};
template <auto Value>
inline constexpr be_value<Value> be{};

/// The first of several rules that matches, as an alternative of a `std::variant`.
template <class Variant, class... Rules>
struct choice : x3::parser<choice<Variant, Rules...>> {
    using attribute_type = Variant;
    static constexpr bool has_attribute = true;
    static constexpr bool handles_container = false;

    explicit constexpr choice(Rules const&... rules) : rules_(rules...) {}

    template <class Iterator, class Context, class Attribute>
    bool parse(Iterator& first, Iterator const& last, Context const& context, x3::unused_type,
               Attribute& attribute) const {
        return std::apply(
            [&](auto const&... rule) {
                return (try_one(rule, first, last, context, attribute) || ...);
            },
            rules_);
    }

private:
    template <class Rule, class Iterator, class Context, class Attribute>
    static bool try_one(Rule const& rule, Iterator& first, Iterator const& last,
                        Context const& context, Attribute& attribute) {
        using filled_type = typename x3::traits::attribute_of<Rule, Context>::type;
        if constexpr (requires { rule.name; }) {
            auto const& state = reading_of(context);
            bool const hopeless =
                rule.name[0] != '\0' && rule.name[0] != state.text.data()[first->begin];
            if (hopeless && !state.recording) {
                return false;
            }
        }
        if constexpr (is_unused<Attribute>) {
            return rule.parse(first, last, context, x3::unused, attribute);
        } else {
            auto& filled = attribute.template emplace<filled_type>();
            return rule.parse(first, last, context, x3::unused, filled);
        }
    }

    std::tuple<Rules...> rules_;
};

template <class Variant, class... Rules>
[[nodiscard]] constexpr choice<Variant, Rules...> one_of(Rules const&... rules) {
    return choice<Variant, Rules...>(rules...);
}

} // namespace hadsl::grammar

#endif
