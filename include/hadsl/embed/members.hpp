// hadsl/embed/members.hpp - the members of everything in an architecture, for code that visits all.
// SPDX-License-Identifier: BSL-1.0
//
// Spans are left out: where something was written is not what it means.
#ifndef HADSL_EMBED_MEMBERS_HPP
#define HADSL_EMBED_MEMBERS_HPP

#include <hadsl/model/architecture.hpp>

#include <boost/hana/adapt_struct.hpp>

// clang-format off
BOOST_HANA_ADAPT_STRUCT(hadsl::model::failure_class, name, parents, ancestors, shows, is_leaf,
                        strikes, lasts, shared_by, or_itself, recurs, is_planned, destroys, noticed,
                        every, common);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::kind, name, parent, ancestors, is_network_gear);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::expression, op, component, count, operands);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::label, key, value, after);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::copy, place, labels, lag);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::need, of, tolerating);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::override, failure, lasts, every, common, noticed);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::symptom, loss, failure, kind);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::rule, symptoms, action, time, needs, losing, noticed_within,
                        protection);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::protection, mechanism, description);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::quorum, copies, active_copy, voters);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::backup, interval, on);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::component, name, description, kind, containers, copies, mode,
                        at_least, needs, starts_after, starts_in, keeps_data, data_on, labels,
                        traits, overrides, costs, ends, protections, rules, mirrors, quorum,
                        requests, fenced_by, isolated_keep_writing, isolated_stop, backups,
                        data_in_shares);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::budget, count, classes, of_kind, of);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::budget_claim, budgets, consequence, threshold, targets,
                        at_least);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::availability_claim, target, at_least);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::cold_start_claim, targets);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::acceptance, why, until);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::claim, name, description, says, budget, availability,
                        cold_start, acceptance);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::assumption, name, description, classes, of_kind, of);
BOOST_HANA_ADAPT_STRUCT(hadsl::model::architecture, classes, kinds, components, claims, assumptions,
                        isolation);
// clang-format on

#endif
