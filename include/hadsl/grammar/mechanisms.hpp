// hadsl/grammar/mechanisms.hpp - the rules for redundancy mechanisms.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MECHANISMS_HPP
#define HADSL_GRAMMAR_MECHANISMS_HPP

#include <hadsl/grammar/adapt.hpp>
#include <hadsl/grammar/expressions.hpp>
#include <hadsl/grammar/structure.hpp>
#include <hadsl/grammar/words.hpp>
#include <hadsl/syntax/tree.hpp>

namespace hadsl::grammar {

/// voter = name | "copies" | "active" , "copy" ;   a role, or the component's own copies
struct voter_rule : terminal<voter_rule, syntax::name> {
    template <class Actual>
    int match(reading& state, token const* at, Actual& filled) const {
        auto const is = [&](token const& each, token_kind sort, std::string_view word) {
            return each.kind == sort && state.text_of(each) == word;
        };
        bool const is_active_copy =
            is(at[0], token_kind::name, "active") && is(at[1], token_kind::name, "copy");
        if (!at->is_name() && !is(*at, token_kind::reserved, "copies")) {
            return 0;
        }
        if constexpr (!is_unused<Actual>) {
            filled.text = is_active_copy ? "active copy" : name_text(state, *at);
            filled.at.span = state.span_of(at->begin, at[is_active_copy ? 1 : 0].end);
        }
        return is_active_copy ? 2 : 1;
    }
    expectation expects{expectation::sort::name, "a role, `copies` or `active copy`", false};
};
inline constexpr voter_rule voter{};

inline constexpr auto role_name = call_name("a role", name);

// ---- what its copies do -------------------------------------------------------------------------

inline constexpr rule_for<syntax::role> role = "role";
inline constexpr rule_for<syntax::parameter> parameter = "parameter";
inline constexpr rule_for<syntax::run_mode> run_mode = "";
inline constexpr rule_for<syntax::copies_lag> copies_lag = "copies";
inline constexpr rule_for<syntax::copies_hold> copies_hold = "copies";
inline constexpr rule_for<syntax::quorum> quorum = "quorum";
inline constexpr rule_for<syntax::requests> requests = "requests";
inline constexpr rule_for<syntax::mirrors> mirrors = "mirrors";
inline constexpr rule_for<syntax::isolated> isolated = "isolated";
inline constexpr rule_for<syntax::fenced> fenced = "fenced";
inline constexpr rule_for<syntax::applies> applies = "applies";
inline constexpr rule_for<syntax::backup> backup = "backup";

inline constexpr auto role_def =
    node(word("role") >> (role_name[into<&syntax::role::names>] % comma) >>
         -word("optional")[set<&syntax::role::optional, true>]);
inline constexpr auto parameter_def =
    node(word("parameter") >> call_name("a parameter", name)[into<&syntax::parameter::declared>] >>
         -(equals >> time[into<&syntax::parameter::value>]));

template <syntax::run_mode::mode Mode>
inline constexpr auto runs = set<&syntax::run_mode::how, Mode>;
inline constexpr auto run_mode_def =
    node((word("copies") >> word("run") >>
          ((word("apart") >> comma >> (word("all")[runs<syntax::run_mode::mode::all_active>] |
                                       word("one")[runs<syntax::run_mode::mode::one_active>]) >>
            word("active")) |
           (word("in") >> word("lockstep")[runs<syntax::run_mode::mode::lockstep>]))) |
         (word("one") >> word("copy") >> word("runs")[runs<syntax::run_mode::mode::one_copy>]));

inline constexpr auto copies_lag_def =
    node(word("copies") >> word("lag") >> time[into<&syntax::copies_lag::by>]);
inline constexpr auto copies_hold_def = node(word("copies") >> word("hold") >> word("shares"));
inline constexpr auto quorum_def = node(word("quorum") >> word("majority") >> word("of") >>
                                        (voter[into<&syntax::quorum::voters>] % comma));
inline constexpr auto requests_def =
    node(word("requests") >> word("need") >> (role_name[into<&syntax::requests::roles>] % comma));
inline constexpr auto mirrors_def =
    node(word("mirrors") >> name_list[into<&syntax::mirrors::classes>]);
inline constexpr auto isolated_def = node(
    word("isolated") >> word("copies") >>
    (word("stop") | (word("keep") >> word("writing")[set<&syntax::isolated::keep_writing, true>])));
inline constexpr auto fenced_def =
    node(word("fenced") >> word("by") >> role_name[into<&syntax::fenced::by>]);
inline constexpr auto applies_def =
    node(word("applies") >> word("to") >>
         (call_name("a trait", name)[into<&syntax::applies::traits>] % comma));
// `on crash: …` on the next line is a rule and no role to keep backups on.
inline constexpr auto rule_ahead = name >> (comma | colon | word("of") | mark('.', "."));
inline constexpr auto backup_def =
    node(word("backup") >> word("every") >> time[into<&syntax::backup::every>] >>
         -(word("on") >> unless(rule_ahead) >> role_name[into<&syntax::backup::on>]));

BOOST_SPIRIT_DEFINE(role, parameter, run_mode, copies_lag, copies_hold, quorum, requests, mirrors,
                    isolated, fenced, applies, backup)

// ---- rules: what is done about a failure --------------------------------------------------------

inline constexpr rule_for<syntax::symptom> symptom = "";
inline constexpr rule_for<syntax::action> action = "";
inline constexpr rule_for<syntax::rule_needs> rule_needs = "needs";
inline constexpr rule_for<syntax::losing> losing = "losing";
inline constexpr rule_for<syntax::noticed_within> noticed_within = "if";
inline constexpr rule_for<syntax::rule::clause, struct clause_tag> clause = "";
inline constexpr rule_for<syntax::rule> rule = "on";

inline constexpr auto symptom_def =
    node((word("loss") >> word("of") >>
          call_name("a kind", qualified_name)[into<&syntax::symptom::kind>] >>
          x3::eps[set<&syntax::symptom::loss, true>]) |
         (call_name("a failure class", qualified_name)[into<&syntax::symptom::failure>] >>
          -(word("of") >> call_name("a kind", qualified_name)[into<&syntax::symptom::kind>])));
inline constexpr auto action_def = node(
    (word("take") >> word("over")[be<syntax::action::take_over>]) |
    word("restart")[be<syntax::action::restart>] | word("migrate")[be<syntax::action::migrate>] |
    word("restore")[be<syntax::action::restore>]);
inline constexpr auto rule_needs_def =
    node(word("needs") >> (role_name[into<&syntax::rule_needs::roles>] % comma));
inline constexpr auto losing_def = node(word("losing") >> time[into<&syntax::losing::work>]);
inline constexpr auto noticed_within_def = node(word("if") >> word("noticed") >> word("within") >>
                                                time[into<&syntax::noticed_within::length>]);
inline constexpr auto clause_def =
    node(one_of<syntax::rule::clause>(rule_needs, losing, noticed_within));
inline constexpr auto rule_def =
    node(word("on") >> (symptom[into<&syntax::rule::symptoms>] % comma) >> colon >>
         action[into<&syntax::rule::does>] >> word("in") >> time[into<&syntax::rule::in>] >>
         *clause[into<&syntax::rule::clauses>]);

BOOST_SPIRIT_DEFINE(symptom, action, rule_needs, losing, noticed_within, clause, rule)

// ---- declarations -------------------------------------------------------------------------------

inline constexpr rule_for<syntax::mechanism_property> mechanism_property = "";
inline constexpr rule_for<syntax::mechanism> mechanism = "mechanism";

inline constexpr auto mechanism_property_def =
    node(call("a property of a mechanism",
              one_of<syntax::mechanism_property>(role, parameter, run_mode, copies_lag, copies_hold,
                                                 quorum, requests, rule, mirrors, isolated, fenced,
                                                 applies, backup)));
inline constexpr auto mechanism_def =
    node(word("mechanism") >> call_name("a mechanism", name)[into<&syntax::mechanism::declared>] >>
         -description[into<&syntax::mechanism::description>] >> open_brace >>
         block(mechanism_property, block_kind::mechanism)[into<&syntax::mechanism::properties>] >>
         close_brace);

BOOST_SPIRIT_DEFINE(mechanism_property, mechanism)

} // namespace hadsl::grammar

#endif
