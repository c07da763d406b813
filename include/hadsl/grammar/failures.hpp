// hadsl/grammar/failures.hpp - the rules for failure classes and kinds.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_FAILURES_HPP
#define HADSL_GRAMMAR_FAILURES_HPP

#include <hadsl/grammar/adapt.hpp>
#include <hadsl/grammar/expressions.hpp>
#include <hadsl/grammar/figures.hpp>
#include <hadsl/grammar/structure.hpp>
#include <hadsl/grammar/words.hpp>
#include <hadsl/syntax/tree.hpp>

namespace hadsl::grammar {

// ---- properties of failure classes --------------------------------------------------------------

inline constexpr rule_for<syntax::strikes> strikes = "strikes";
inline constexpr rule_for<syntax::class_lasts> class_lasts = "lasts";
inline constexpr rule_for<syntax::class_every> class_every = "every";
inline constexpr rule_for<syntax::shared> shared = "shared";
inline constexpr rule_for<syntax::shows> shows = "shows";
inline constexpr rule_for<syntax::recurs> recurs = "recurs";
inline constexpr rule_for<syntax::destroys> destroys = "destroys";
inline constexpr rule_for<syntax::class_noticed> class_noticed = "noticed";
inline constexpr rule_for<syntax::planned> planned = "planned";
inline constexpr rule_for<syntax::class_property> class_property = "";

inline constexpr auto strikes_def =
    node(word("strikes") >> name_list[into<&syntax::strikes::kinds>]);
inline constexpr auto class_lasts_def =
    node(word("lasts") >> duration[into<&syntax::class_lasts::length>]);
inline constexpr auto class_every_def =
    node(word("every") >> duration[into<&syntax::class_every::length>]);
inline constexpr auto shared_def =
    node(word("shared") >> word("by") >>
         call_name("a label's name", name)[into<&syntax::shared::label>] >>
         -(word("or") >> word("itself")[set<&syntax::shared::or_itself, true>]));
inline constexpr auto shows_def =
    node(word("shows") >> word("as") >> name_list[into<&syntax::shows::classes>]);
inline constexpr auto recurs_def = node(word("recurs"));
inline constexpr auto destroys_def = node(
    word("destroys") >> (word("data") | word("contents")[set<&syntax::destroys::contents, true>]));
inline constexpr auto class_noticed_def =
    node(word("noticed") >> word("in") >> duration[into<&syntax::class_noticed::within>]);
inline constexpr auto planned_def = node(word("planned"));
inline constexpr auto class_property_def =
    node(call("a property of a failure class",
              one_of<syntax::class_property>(strikes, class_lasts, class_every, shared, shows,
                                             recurs, destroys, class_noticed, planned)));

BOOST_SPIRIT_DEFINE(strikes, class_lasts, class_every, shared, shows, recurs, destroys,
                    class_noticed, planned, class_property)

// ---- properties of kinds, most of which components have too -------------------------------------

inline constexpr rule_for<syntax::keeps> keeps = "keeps";
inline constexpr rule_for<syntax::starts_in> starts_in = "starts";
inline constexpr rule_for<syntax::traits> traits = "is";
inline constexpr rule_for<syntax::override> override = "";
inline constexpr rule_for<syntax::kind_property> kind_property = "";

inline constexpr auto keeps_def =
    node(word("keeps") >> word("data") >> -(word("on") >> reference[into<&syntax::keeps::on>]));
inline constexpr auto starts_in_def =
    node(word("starts") >> word("in") >> duration[into<&syntax::starts_in::length>]);
inline constexpr auto traits_def =
    node(word("is") >> (call_name("a trait", name)[into<&syntax::traits::names>] % comma));
inline constexpr auto override_def =
    node(qualified_name[into<&syntax::override::failure>] >>
         ((word("lasts") >> duration[into<&syntax::override::lasts>]) |
          (word("every") >> duration[into<&syntax::override::every>] >>
           -(word("lasting") >> duration[into<&syntax::override::lasts>]) >>
           -(percentage[into<&syntax::override::shared>] >> word("shared"))) |
          (word("noticed") >> word("in") >> duration[into<&syntax::override::noticed>])));
inline constexpr auto kind_property_def = node(call(
    "a property of a kind", one_of<syntax::kind_property>(keeps, starts_in, traits, override)));

BOOST_SPIRIT_DEFINE(keeps, starts_in, traits, override, kind_property)

// ---- declarations -------------------------------------------------------------------------------

inline constexpr rule_for<syntax::failure> failure = "failure";
inline constexpr rule_for<syntax::kind> kind = "kind";

inline constexpr auto failure_def =
    node(word("failure") >> call_name("a failure class", name)[into<&syntax::failure::declared>] >>
         -(colon >> name_list[into<&syntax::failure::parents>]) >>
         -description[into<&syntax::failure::description>] >>
         body(class_property, block_kind::class_properties, into<&syntax::failure::properties>));
inline constexpr auto kind_def =
    node(word("kind") >> call_name("a kind", name)[into<&syntax::kind::declared>] >>
         -(colon >> call_name("a kind", qualified_name)[into<&syntax::kind::parent>]) >>
         -description[into<&syntax::kind::description>] >>
         body(kind_property, block_kind::kind_properties, into<&syntax::kind::properties>));

BOOST_SPIRIT_DEFINE(failure, kind)

} // namespace hadsl::grammar

#endif
