// hadsl/lint/kept_data.hpp - rules about data that looks safer than it is.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_KEPT_DATA_HPP
#define HADSL_LINT_KEPT_DATA_HPP

#include <hadsl/fault/outage.hpp>
#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>
#include <hadsl/model/uses.hpp>
#include <hadsl/verifier/eligible.hpp>
#include <hadsl/verifier/sentences.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::lint {

namespace detail {

/// Whether a component that keeps data keeps the data of another one: then that decides.
[[nodiscard]] inline bool is_beneath_data(subject const& of, model::component_id id) {
    auto const& users = of.users(id);
    return std::any_of(users.begin(), users.end(), [&](model::component_id upper) {
        auto const& each = of.in()[upper];
        for (std::int32_t copy = 0; each.keeps_data && copy < fault::holders(each); ++copy) {
            auto const stores = fault::stores_of(of.meaning().base(), upper, copy);
            if (std::find(stores.begin(), stores.end(), id) != stores.end()) {
                return true;
            }
        }
        return false;
    });
}

/// The kinds of things that failures which a claim names would destroy, were there any.
[[nodiscard]] inline std::vector<model::kind_id> destructible_kinds(
    subject const& of, model::budget_claim const& claim) {
    std::vector<model::kind_id> kinds;
    for (auto const& budget : claim.budgets) {
        for (auto const& failure : of.in().classes) {
            if (failure.is_leaf && failure.destroys != model::destruction::nothing &&
                verifier::names_class(budget, failure)) {
                kinds.insert(kinds.end(), failure.strikes.begin(), failure.strikes.end());
            }
        }
    }
    return kinds;
}

/// Whether a component is of one of these kinds.
[[nodiscard]] inline bool is_any_kind(subject const& of, model::component_id id,
                                      std::vector<model::kind_id> const& kinds) {
    auto const& ancestors = of.in()[of.in()[id].kind].ancestors;
    return std::any_of(ancestors.begin(), ancestors.end(), [&](model::kind_id each) {
        return std::find(kinds.begin(), kinds.end(), each) != kinds.end();
    });
}

/// Whether something of these kinds is among what one copy of a component keeps its data on, in or
/// with, all the way down.
[[nodiscard]] inline bool is_kept_on(subject const& of, model::component_id id, std::int32_t copy,
                                     std::vector<model::kind_id> const& kinds) {
    auto const& each = of.in()[id];
    auto open = each.data_on ? std::vector{*each.data_on}
                             : each.copies[static_cast<std::size_t>(copy)].place;
    std::set<model::component_id> seen;
    while (!open.empty()) {
        auto const lower = open.back();
        open.pop_back();
        if (is_any_kind(of, lower, kinds)) {
            return true;
        }
        if (seen.insert(lower).second) {
            for (auto const& place : of.in()[lower].copies) {
                open.insert(open.end(), place.place.begin(), place.place.end());
            }
            for (auto const& need : of.in()[lower].needs) { // a volume made of others
                model::append_leaves(need.of, open);
            }
            if (of.in()[lower].data_on) {
                open.push_back(*of.in()[lower].data_on);
            }
        }
    }
    return false;
}

} // namespace detail

/// Data that a claim says survives, and that nothing the claim names can destroy, since what it is
/// kept on is not declared: proven, and about nothing.
[[nodiscard]] inline std::vector<finding> find_indestructible(subject const& of) {
    std::vector<finding> all;
    std::vector<bool> is_told(of.in().components.size(), false);
    for (std::size_t at = 0; at < of.in().claims.size(); ++at) {
        auto const& claim = of.in().claims[at];
        if (claim.says != model::claim::form::budget ||
            claim.budget.consequence != model::consequence::data_loss) {
            continue;
        }
        auto const kinds = detail::destructible_kinds(of, claim.budget);
        if (kinds.empty()) {
            continue; // it is about what a take-over loses
        }
        std::vector<std::string> names;
        for (auto const kind : kinds) {
            add_once(names, of.in()[kind].name);
        }
        for (auto const target : claim.budget.targets) {
            for (auto const id : of.support(target)) {
                auto const& each = of.in()[id];
                // What strikes the component itself, as a deletion does, needs no disk beneath.
                if (!each.keeps_data || is_told[model::index_of(id)] ||
                    detail::is_any_kind(of, id, kinds) ||
                    (id != target &&
                     (of.in()[target].keeps_data || detail::is_beneath_data(of, id)))) {
                    continue;
                }
                std::vector<std::size_t> untouched;
                for (std::int32_t copy = 0; copy < fault::holders(each); ++copy) {
                    if (!detail::is_kept_on(of, id, copy, kinds)) {
                        untouched.push_back(static_cast<std::size_t>(copy));
                    }
                }
                if (untouched.empty()) {
                    continue;
                }
                is_told[model::index_of(id)] = true;
                bool const is_all = each.copies.size() == untouched.size() ||
                                    each.mode == model::run_mode::one_copy;
                std::vector<source::note> notes;
                if (!is_all) {
                    for (auto const copy : untouched) {
                        notes.push_back({each.copies[copy].at, "nothing destroys this copy"});
                    }
                    notes.resize(std::min<std::size_t>(notes.size(), 4));
                }
                notes.push_back({claim.at, "says what befalls its data"});
                all.push_back(found(
                    source::code::indestructible_data, each.at,
                    name_of(of, id) + " keeps data, and nothing that claim " + ticked(claim.name) +
                        " names can destroy " + (is_all ? "it" : "what some copies keep") +
                        ": no " + verifier::quoted(names) +
                        (is_all ? " beneath it" : " beneath them"),
                    is_all && each.copies.size() == 1
                        ? "declare what it is kept on, as a `disk`, and say `keeps data on` that"
                        : "declare what each copy is kept on, as a `disk`: `copies on … with …`",
                    std::move(notes)));
            }
        }
    }
    return all;
}

/// Copies that each hold the data, and a mechanism that by its text carries no deletion from one to
/// the other: replication does, and a claim about deletions is proven because nobody said so.
[[nodiscard]] inline std::vector<finding> find_unmirrored(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        // Where each copy holds a part of the data, and all of them are needed, none is a replica.
        bool const is_apart = (each.mode == model::run_mode::all_active &&
                               static_cast<std::size_t>(each.at_least) < each.copies.size()) ||
                              each.mode == model::run_mode::one_active;
        if (!each.keeps_data || each.data_in_shares || !is_apart || each.copies.size() < 2) {
            continue;
        }
        std::vector<std::string> unmirrored;
        for (auto const event : of.events_of(id)) {
            if (of.is_class(event, {"deletion", "corruption"}) &&
                of.event(event).reach == fault::reach::one) {
                add_once(unmirrored, of.in()[of.event(event).failure].name);
            }
        }
        auto const by =
            std::find_if(each.protections.begin(), each.protections.end(),
                         [](model::protection const& one) { return one.added.runs_copies; });
        if (by == each.protections.end() ||
            std::find(unmirrored.begin(), unmirrored.end(), "deletion") == unmirrored.end()) {
            continue;
        }
        std::stable_partition(unmirrored.begin(), unmirrored.end(),
                              [](std::string const& name) { return name == "deletion"; });
        all.push_back(
            found(source::code::unmirrored_deletion, by->at,
                  "the copies of " + name_of(of, id) + " run apart, and " + ticked(by->mechanism) +
                      " mirrors no deletion: replication carries one to every copy",
                  "say `mirrors " + report::listed_plainly(unmirrored) + "` in the mechanism",
                  {{by->declared, "says what is mirrored"}}));
    }
    return all;
}

} // namespace hadsl::lint

#endif
