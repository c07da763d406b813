// hadsl/grammar/components.hpp - the rules for components and links.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_COMPONENTS_HPP
#define HADSL_GRAMMAR_COMPONENTS_HPP

#include <hadsl/grammar/adapt.hpp>
#include <hadsl/grammar/expressions.hpp>
#include <hadsl/grammar/failures.hpp>
#include <hadsl/grammar/figures.hpp>
#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/structure.hpp>
#include <hadsl/grammar/usual_kinds.hpp>
#include <hadsl/grammar/wiring.hpp>
#include <hadsl/grammar/words.hpp>
#include <hadsl/source/spelling.hpp>
#include <hadsl/syntax/tree.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hadsl::grammar {

// ---- labels -------------------------------------------------------------------------------------

inline constexpr rule_for<syntax::label> label = "";

inline constexpr auto label_def =
    node(name[into<&syntax::label::key>] >> string[into<&syntax::label::value>] >>
         *(open_index >> arithmetic[into<&syntax::label::indices>] >> close_index) >>
         -(word("after") >> duration[into<&syntax::label::after>]));
BOOST_SPIRIT_DEFINE(label)

// ---- where it is --------------------------------------------------------------------------------

inline constexpr rule_for<syntax::contained> contained = "in";
inline constexpr rule_for<syntax::platform> platform = "on";
inline constexpr rule_for<syntax::lagging> lagging = "lagging";
inline constexpr rule_for<syntax::copy::item, struct copy_item_tag> copy_item = "";
inline constexpr rule_for<syntax::copy> copy = "";
inline constexpr rule_for<syntax::copies> copies = "copies";
inline constexpr rule_for<syntax::at_least> at_least = "at";

inline constexpr auto contained_def =
    node(word("in") >> (reference[into<&syntax::contained::containers>] % comma));
inline constexpr auto platform_def = node(word("on") >> reference[into<&syntax::platform::on>]);
inline constexpr auto lagging_def = node(word("lagging") >> duration[into<&syntax::lagging::by>]);
inline constexpr auto copy_item_def = node(one_of<syntax::copy::item>(lagging, label, reference));
inline constexpr auto copy_def =
    node(reference[into<&syntax::copy::on>] >>
         -(word("with") >> (copy_item[into<&syntax::copy::with>] % word("and"))));
inline constexpr auto copies_def =
    node(word("copies") >> word("on") >> (copy[into<&syntax::copies::all>] % comma));
inline constexpr auto at_least_def =
    node(word("at") >> word("least") >> arithmetic[into<&syntax::at_least::count>]);

BOOST_SPIRIT_DEFINE(contained, platform, lagging, copy_item, copy, copies, at_least)

// ---- what protects it, what it needs ------------------------------------------------------------

inline constexpr rule_for<std::vector<syntax::expression>> values = "";
inline constexpr rule_for<syntax::argument> argument = "";
inline constexpr rule_for<syntax::application> application = "";
inline constexpr rule_for<syntax::protection> protection = "protected";
inline constexpr rule_for<syntax::needs> needs = "needs";
inline constexpr rule_for<syntax::starts_after> starts_after = "starts";

/// `patroni(etcd)`: a value alone, which is read so that whoever knows the mechanism can say what
/// its name is.
struct bare_value_rule : terminal<bare_value_rule, x3::unused_type> {
    template <class Actual>
    int match(reading&, token const* at, Actual&) const {
        if (at->is_name()) {
            ++at;
            while (at->is('[')) {
                while (!at->is(']')) {
                    if (at->kind == token_kind::end) {
                        return 0;
                    }
                    ++at;
                }
                ++at;
            }
        } else {
            auto const* const first = at;
            while (at->kind == token_kind::number) {
                ++at;
            }
            if (at == first) {
                return 0;
            }
        }
        return at->is(',') || at->is(')') ? 1 : 0;
    }
    expectation expects{expectation::sort::phrase, "", true};
};
inline constexpr bare_value_rule bare_value{};

// After a comma, a name with a colon is the next argument.
inline constexpr auto values_def = node(expression[become] % (comma >> unless(name >> colon)));
inline constexpr auto argument_def =
    node((unless(unless(bare_value)) |
          (call_name("an argument", name)[into<&syntax::argument::parameter>] >> colon)) >>
         one_of<std::variant<syntax::duration, std::vector<syntax::expression>>>(
             duration, values)[into<&syntax::argument::value>]);
inline constexpr auto application_def = node(
    call_name("a mechanism", qualified_name)[into<&syntax::application::mechanism>] >>
    -(open_arguments >> -(argument[into<&syntax::application::arguments>] % comma) >> close_paren));
inline constexpr auto protection_def =
    node(word("protected") >> word("by") >> (application[into<&syntax::protection::by>] % comma));
inline constexpr auto needs_def =
    node(word("needs") >> (expression[into<&syntax::needs::all>] % comma) >>
         -(word("tolerating") >> duration[into<&syntax::needs::tolerating>]));
inline constexpr auto starts_after_def =
    node(word("starts") >> word("after") >> (expression[into<&syntax::starts_after::all>] % comma));

BOOST_SPIRIT_DEFINE(values, argument, application, protection, needs, starts_after)

// ---- figures ------------------------------------------------------------------------------------

inline constexpr rule_for<syntax::each_serves> each_serves = "each";
inline constexpr rule_for<syntax::demand> demand = "demand";
inline constexpr rule_for<syntax::costs> costs = "costs";

inline constexpr auto each_serves_def =
    node(word("each") >> word("serves") >> quantity[into<&syntax::each_serves::amount>]);
inline constexpr auto demand_def = node(word("demand") >> quantity[into<&syntax::demand::amount>]);
inline constexpr auto costs_def =
    node(word("costs") >> quantity[into<&syntax::costs::amount>] >>
         call_name("a unit such as EUR", name)[into<&syntax::costs::unit>]);

BOOST_SPIRIT_DEFINE(each_serves, demand, costs)

// ---- declarations -------------------------------------------------------------------------------

/// `protcted by` and `powered by` look like a component named `by`, so they are caught before they
/// are taken for one.
struct misspelt_property_rule : terminal<misspelt_property_rule, x3::unused_type> {
    template <class Actual>
    int match(reading& state, token const* at, Actual&) const {
        if (at[0].kind != token_kind::name || at[1].kind != token_kind::name) {
            return 0;
        }
        if (is_wiring(state, at)) {
            return 1;
        }
        auto const second = state.text_of(at[1]);
        for (auto const& [opening, follower] : phrases) {
            if (second == follower) {
                return source::closest(state.text_of(at[0]), {std::string(opening)}) ? 1 : 0;
            }
        }
        return 0;
    }
    expectation expects{expectation::sort::phrase, "", true};

private:
    static constexpr std::pair<std::string_view, std::string_view> phrases[] = {{"protected", "by"},
                                                                                {"keeps", "data"},
                                                                                {"starts", "after"},
                                                                                {"each", "serves"},
                                                                                {"at", "least"}};
};
inline constexpr misspelt_property_rule misspelt_property{};

/// `service "web" on h1` on a line of its own looks like a label of the component before it.
struct quoted_declaration_rule : terminal<quoted_declaration_rule, x3::unused_type> {
    template <class Actual>
    int match(reading& state, token const* at, Actual&) const {
        return at[0].is_name() && at[1].kind == token_kind::string &&
                       is_usual_kind(state.text_of(at[0])) && begins_like_declaration(state, at)
                   ? 1
                   : 0;
    }
    expectation expects{expectation::sort::phrase, "", true};
};
inline constexpr quoted_declaration_rule quoted_declaration{};

inline constexpr rule_for<syntax::component_property> component_property = "";
inline constexpr rule_for<syntax::component_property, struct open_property_tag> open_property = "";
inline constexpr rule_for<syntax::component> component = "";
inline constexpr rule_for<syntax::link> link = "link";

inline constexpr auto component_property_def = node(
    call("a property", one_of<syntax::component_property>(
                           contained, platform, copies, at_least, protection, needs, starts_after,
                           starts_in, keeps, each_serves, demand, costs, traits, label, override)));
/// Outside braces, where the next declaration may follow.
inline constexpr auto open_property_def =
    node(unless(quoted_declaration) >> component_property[become]);
inline constexpr auto component_def =
    node(unless((word("outage") >> word("means")) | misspelt_property) >>
         call_name("a kind", qualified_name)[into<&syntax::component::kind>] >>
         (call_name("a component name", declared_name)[into<&syntax::component::names>] % more) >>
         -description[into<&syntax::component::description>] >>
         body(open_property, component_property, block_kind::properties,
              into<&syntax::component::properties>));
inline constexpr auto link_def =
    node(word("link") >> call_name("a link name", declared_name)[into<&syntax::link::declared>] >>
         word("between") >> reference[into<&syntax::link::left>] >> comma >>
         reference[into<&syntax::link::right>] >> -description[into<&syntax::link::description>] >>
         body(open_property, component_property, block_kind::properties,
              into<&syntax::link::properties>));

BOOST_SPIRIT_DEFINE(component_property, open_property, component, link)

} // namespace hadsl::grammar

#endif
