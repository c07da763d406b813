// hadsl/verifier/retrial.hpp - a claim in a design that lacks one fact, decided without a solver.
// SPDX-License-Identifier: BSL-1.0
//
// Most facts that are taken away change nothing, and most often a few scenarios tell: what refuted
// the claim still does; or the claim allows one failure, and only those failures can do anything
// else than before that reach the component whose fact is gone. Those are evaluated, all of them.
// What takes more than that is left to a solver.
#ifndef HADSL_VERIFIER_RETRIAL_HPP
#define HADSL_VERIFIER_RETRIAL_HPP

#include <hadsl/change/apply.hpp>
#include <hadsl/change/edit.hpp>
#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/budgets.hpp>
#include <hadsl/verifier/eligible.hpp>
#include <hadsl/verifier/images.hpp>
#include <hadsl/verifier/showing.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// The first claim of an architecture, whose outcome is known, to be tried in changed designs. The
/// architecture must outlive it.
class retrial {
public:
    retrial(model::architecture const& in, outcome before)
        : in_(in), claim_(in.claims.front()), before_(before), events_(named_events(in)),
          meaning_(in, events_),
          has_links_(std::any_of(in.components.begin(), in.components.end(),
                                 [](auto const& each) { return each.ends.has_value(); })) {}

    [[nodiscard]] std::vector<fault::event> const& events() const { return events_; }
    /// A scenario of `events` that is known to refute the claim.
    void add_refuting(fault::scenario known) { refuting_.push_back(std::move(known)); }

    /// The outcome in a design that lacks what `by` takes away; nothing when scenarios do not tell.
    [[nodiscard]] std::optional<outcome> decide(change::edit const& by,
                                                change::edited const& changed) const {
        bool const is_few = before_ == outcome::proven && !has_links_;
        if (claim_.says != model::claim::form::budget || (refuting_.empty() && !is_few)) {
            return std::nullopt;
        }
        auto const& now = changed.architecture;
        bool const is_struck_alike = !changes_events(by.what);
        auto const others = is_struck_alike ? std::vector<fault::event>() : named_events(now);
        auto const& events = is_struck_alike ? events_ : others;
        fault::evaluator const meaning(now, events);
        auto const allowed = allowed_in(now, events);
        if (!allowed.is_supported()) {
            return std::nullopt;
        }
        if (before_ == outcome::refuted) {
            return still_refuted(changed, events, meaning, allowed)
                       ? std::optional(outcome::refuted)
                       : std::nullopt;
        }
        return is_few ? try_singles(by, events, meaning, allowed) : std::nullopt;
    }

private:
    /// The failures of classes that the claim names.
    [[nodiscard]] static std::vector<fault::event> named_events(model::architecture const& in) {
        auto const& named = in.claims.front().budget.budgets;
        return fault::list_events(in, [&](model::class_id id) {
            return std::any_of(named.begin(), named.end(), [&](model::budget const& each) {
                return names_class(each, in[id]);
            });
        });
    }
    /// Whether taking something away changes which failures there are, or what they strike.
    [[nodiscard]] static bool changes_events(change::edit::kind of) {
        using kind = change::edit::kind;
        return of == kind::no_protection || of == kind::no_copy || of == kind::shared_label;
    }

    [[nodiscard]] budgets allowed_in(model::architecture const& now,
                                     std::vector<fault::event> const& events) const {
        std::vector<bool> is_assumed_away(events.size(), false);
        for (auto const& each : now.assumptions) {
            for (auto const id : eligible(now, events, each)) {
                is_assumed_away[fault::index_of(id)] = true;
            }
        }
        std::vector<term> terms;
        for (auto const& each : now.claims.front().budget.budgets) {
            terms.push_back(
                {static_cast<std::size_t>(std::max(each.count, 0)), eligible(now, events, each)});
            std::erase_if(terms.back().events,
                          [&](fault::event_id id) { return is_assumed_away[fault::index_of(id)]; });
        }
        return {terms, events.size()};
    }

    [[nodiscard]] bool still_refuted(change::edited const& changed,
                                     std::vector<fault::event> const& events,
                                     fault::evaluator const& meaning,
                                     budgets const& allowed) const {
        return std::any_of(refuting_.begin(), refuting_.end(), [&](fault::scenario const& known) {
            auto const images = images_of(known, events_, changed, events);
            return images && std::any_of(images->begin(), images->end(), [&](auto const& each) {
                       return allowed.allow(each) && does_refute(meaning, each);
                   });
        });
    }
    [[nodiscard]] bool does_refute(fault::evaluator const& meaning,
                                   fault::scenario const& happening) const {
        auto const found = meaning.evaluate(happening);
        return found.complete && refutes(found, claim_.budget);
    }

    // ---- one failure -----------------------------------------------------------------------

    [[nodiscard]] std::optional<outcome> try_singles(change::edit const& by,
                                                     std::vector<fault::event> const& events,
                                                     fault::evaluator const& meaning,
                                                     budgets const& allowed) const {
        std::vector<fault::event_id> named;
        for (std::size_t at = 0; at < events.size(); ++at) {
            if (auto const id = static_cast<fault::event_id>(at); allowed.names(id)) {
                named.push_back(id);
            }
        }
        if (allowed.most(named) > 1) {
            return std::nullopt;
        }
        std::vector<fault::scenario> tried{{}};
        auto const concerned = concerned_by(by, meaning);
        for (auto const id : named) {
            auto const& strikes = events[fault::index_of(id)].strikes;
            if (concerned.empty() ||
                std::any_of(strikes.begin(), strikes.end(), [&](fault::strike const& each) {
                    return concerned[model::index_of(each.component)];
                })) {
                tried.push_back({id});
            }
        }
        for (auto const& each : tried) {
            auto const found = meaning.evaluate(each);
            if (!found.complete) {
                return std::nullopt;
            }
            if (refutes(found, claim_.budget)) {
                return outcome::refuted;
            }
        }
        return outcome::proven;
    }

    /// By component: whether what strikes it can reach what the change is about, before or after;
    /// empty when the change is about what may happen, and not about what that does.
    [[nodiscard]] std::vector<bool> concerned_by(change::edit const& by,
                                                 fault::evaluator const& now) const {
        if (by.what == change::edit::kind::no_assumption) {
            return {};
        }
        std::vector<model::component_id> open{by.component};
        if (is_seen_by_others(by.what)) {
            auto const& users = meaning_.dependencies().dependents(by.component);
            open.insert(open.end(), users.begin(), users.end());
        }
        std::vector<bool> found(in_.components.size(), false);
        while (!open.empty()) {
            auto const id = open.back();
            open.pop_back();
            if (found[model::index_of(id)]) {
                continue;
            }
            found[model::index_of(id)] = true;
            for (auto const* const each : {&meaning_, &now}) {
                auto const& on = each->dependencies().of(id);
                open.insert(open.end(), on.begin(), on.end());
            }
        }
        return found;
    }

    /// Whether those that depend on a component may look at more of it than whether it is out: how
    /// many copies vote, where its data is left.
    [[nodiscard]] static bool is_seen_by_others(change::edit::kind of) {
        using kind = change::edit::kind;
        return of != kind::no_rule && of != kind::no_tolerance && of != kind::no_choice &&
               of != kind::shared_label && of != kind::shared_place;
    }

    model::architecture const& in_;
    model::claim const& claim_;
    outcome before_;
    std::vector<fault::scenario> refuting_;
    std::vector<fault::event> events_;
    fault::evaluator meaning_;
    bool has_links_;
};

} // namespace hadsl::verifier

#endif
