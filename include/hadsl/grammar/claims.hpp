// hadsl/grammar/claims.hpp - the rules for claims, assumptions and the tolerance of a text.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_CLAIMS_HPP
#define HADSL_GRAMMAR_CLAIMS_HPP

#include <hadsl/grammar/adapt.hpp>
#include <hadsl/grammar/expressions.hpp>
#include <hadsl/grammar/failures.hpp>
#include <hadsl/grammar/figures.hpp>
#include <hadsl/grammar/structure.hpp>
#include <hadsl/grammar/words.hpp>
#include <hadsl/syntax/tree.hpp>

#include <utility>
#include <variant>
#include <vector>

namespace hadsl::grammar {

// ---- which failures -----------------------------------------------------------------------------

/// A word that ends a list of classes or of what is struck, and begins the effect.
/// Messages mention one form of each.
inline constexpr auto causes_word = word("causes") | word("cause", true);
inline constexpr auto stops_word = word("stops") | word("stop", true);
inline constexpr auto loses_word = word("loses") | word("lose", true);
inline constexpr auto effect_word = causes_word | stops_word | loses_word;
inline constexpr auto failure_word = word("failure") | word("failures");

inline constexpr rule_for<std::vector<syntax::qualified_name>, struct class_list_tag> class_list =
    "";
inline constexpr rule_for<syntax::struck> struck = "";
inline constexpr rule_for<syntax::budget> budget = "";

inline constexpr auto class_list_def = node(
    (unless(effect_word | failure_word) >> call_name("a failure class", qualified_name)[become]) %
    (mark(',', ",", true) | word("or")));
inline constexpr auto struck_def =
    node(((word("a") | word("an") | word("any")) >> unless(effect_word) >>
          call_name("a kind", qualified_name)[into<&syntax::struck::kind>]) |
         (reference[into<&syntax::struck::components>] % mark(',', ",", true)));
inline constexpr auto budget_def =
    node(call("`single` or a number", word("single") | integer[into<&syntax::budget::count>]) >>
         -class_list[into<&syntax::budget::classes>] >> -failure_word >>
         -(word("of") >> struck[into<&syntax::budget::of>]));

BOOST_SPIRIT_DEFINE(class_list, struck, budget)

// ---- what they must not do ----------------------------------------------------------------------

inline constexpr rule_for<syntax::consequence> consequence = "";
inline constexpr rule_for<syntax::targets> targets = "";
inline constexpr rule_for<syntax::budget_claim, struct effect_tag> effect = "";
inline constexpr rule_for<syntax::budget_claim> budget_claim = "no";

inline constexpr auto consequence_def =
    node(word("outage")[be<syntax::consequence::outage>] |
         word("interruption")[be<syntax::consequence::interruption>] |
         word("disruption")[be<syntax::consequence::disruption>] |
         (word("data") >> word("loss")[be<syntax::consequence::data_loss>]) |
         (word("split") >> word("brain")[be<syntax::consequence::split_brain>]));
inline constexpr auto targets_def =
    node(((word("at") >> word("least") >> integer[into<&syntax::targets::at_least>] >> word("of") >>
           open_paren >> (reference[into<&syntax::targets::components>] % comma) >> close_paren) |
          ((reference[into<&syntax::targets::components>] % mark(',', ",", true)) >>
           -word("together")[set<&syntax::targets::together, true>])) >>
         -(word("longer") >> word("than") >> duration[into<&syntax::targets::longer_than>]));
inline constexpr auto effect_def = node(
    (causes_word >> consequence[into<&syntax::budget_claim::consequence>] >> word("of") >>
     targets[into<&syntax::budget_claim::of>]) |
    (stops_word >> x3::eps[set<&syntax::budget_claim::consequence, syntax::consequence::stop>] >>
     targets[into<&syntax::budget_claim::of>]) |
    (loses_word >> word("all") >> word("data") >> word("of") >>
     x3::eps[set<&syntax::budget_claim::consequence, syntax::consequence::all_data>] >>
     targets[into<&syntax::budget_claim::of>]));

/// Action: the effect of a claim whose budgets are known already.
struct take_effect {
    template <class Context>
    void operator()(Context const& context) const {
        auto& claim = x3::_val(context);
        claim.consequence = x3::_attr(context).consequence;
        claim.of = std::move(x3::_attr(context).of);
    }
};
inline constexpr auto budget_claim_def =
    node(word("no") >> (budget[into<&syntax::budget_claim::budgets>] % word("and")) >>
         effect[take_effect{}]);

BOOST_SPIRIT_DEFINE(consequence, targets, effect, budget_claim)

// ---- other statements ---------------------------------------------------------------------------

inline constexpr rule_for<syntax::availability_claim> availability_claim = "availability";
inline constexpr rule_for<syntax::cold_start_claim> cold_start_claim = "";
inline constexpr rule_for<syntax::acceptance> acceptance = "accepted";

inline constexpr auto availability_claim_def =
    node(word("availability") >> word("of") >>
         reference[into<&syntax::availability_claim::component>] >> word("is") >> word("at") >>
         word("least") >> percentage[into<&syntax::availability_claim::at_least>]);
inline constexpr auto cold_start_claim_def =
    node((reference[into<&syntax::cold_start_claim::components>] % mark(',', ",", true)) >>
         (word("starts") | word("start", true)) >> word("from") >> word("cold"));

inline constexpr auto acceptance_def =
    node(word("accepted") >>
         string_rule("the reason in double quotes")[into<&syntax::acceptance::why>] >>
         -(word("until") >> date[into<&syntax::acceptance::until>]));

BOOST_SPIRIT_DEFINE(availability_claim, cold_start_claim, acceptance)

// ---- declarations -------------------------------------------------------------------------------

inline constexpr rule_for<syntax::claim> claim = "claim";
inline constexpr rule_for<syntax::figures> figures = "assume";
inline constexpr rule_for<syntax::assume> assume = "assume";
inline constexpr rule_for<syntax::tolerance> tolerance = "outage";

using statement =
    std::variant<syntax::budget_claim, syntax::availability_claim, syntax::cold_start_claim>;

inline constexpr auto claim_def = node(
    word("claim") >> call_name("a claim's name", declared_name)[into<&syntax::claim::declared>] >>
    -description[into<&syntax::claim::description>] >> colon >>
    call("a claim such as `no single failure causes outage of …`",
         one_of<statement>(budget_claim, availability_claim,
                           cold_start_claim)[into<&syntax::claim::statement>]) >>
    -acceptance[into<&syntax::claim::acceptance>]);
inline constexpr auto figures_def =
    node(word("assume") >> (override[into<&syntax::figures::all>] % comma));
inline constexpr auto assume_def =
    node(word("assume") >>
         call_name("an assumption's name", declared_name)[into<&syntax::assume::declared>] >>
         -description[into<&syntax::assume::description>] >> colon >> word("no") >>
         -class_list[into<&syntax::assume::classes>] >> -failure_word >>
         -(word("of") >> struck[into<&syntax::assume::of>]));
inline constexpr auto tolerance_def =
    node(word("outage") >> word("means") >> word("longer") >> word("than") >>
         duration[into<&syntax::tolerance::length>]);

BOOST_SPIRIT_DEFINE(claim, figures, assume, tolerance)

} // namespace hadsl::grammar

#endif
