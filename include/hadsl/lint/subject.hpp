// hadsl/lint/subject.hpp - what the rules of `hadsl lint` look at: model, failures, outcomes, text.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_SUBJECT_HPP
#define HADSL_LINT_SUBJECT_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/fault/placement.hpp>
#include <hadsl/lint/outcomes.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/uses.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/specification.hpp>
#include <hadsl/syntax/tree.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/eligible.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hadsl::lint {

/// A text with its tree: the specification itself, a file that it imports, a module it uses.
struct unit {
    source::text_id text = source::no_text;
    syntax::document said;
    bool is_library = false;
};

/// Whether a text is a module of the library: nobody's own, so nothing is found in it.
[[nodiscard]] inline bool is_library(source::texts const& all, source::text_id id) {
    return all[id].name().starts_with("hadsl/library/");
}

/// A sound specification, its own texts and the verdicts on its claims, with what several rules ask
/// for. All of them must outlive it.
class subject {
public:
    subject(specification const& of, std::vector<unit> const& units, judgement const& judged,
            std::int32_t today = 0)
        : of_(&of), units_(&units), judged_(&judged), today_(today),
          meaning_(of.architecture, of.events), outcomes_(meaning_, of.events) {
        note_dependencies();
        note_events();
        note_claims();
    }
    subject(subject const&) = delete;
    subject& operator=(subject const&) = delete;

    [[nodiscard]] model::architecture const& in() const { return of_->architecture; }
    [[nodiscard]] std::vector<fault::event> const& events() const { return of_->events; }
    [[nodiscard]] source::texts const& texts() const { return of_->texts; }
    /// The texts of the user.
    [[nodiscard]] std::vector<unit> units() const {
        std::vector<unit> own;
        std::copy_if(units_->begin(), units_->end(), std::back_inserter(own),
                     [](unit const& each) { return !each.is_library; });
        return own;
    }
    /// The mechanism whose name stands at a place.
    [[nodiscard]] syntax::mechanism const* mechanism_at(source::span const& place) const {
        for (auto const& each : *units_) {
            if (each.text != place.text) {
                continue;
            }
            for (auto const& said : each.said.declarations) {
                auto const* const mechanism = std::get_if<syntax::mechanism>(&said);
                if (mechanism != nullptr && mechanism->at.span.begin <= place.begin &&
                    place.end <= mechanism->at.span.end) {
                    return mechanism;
                }
            }
        }
        return nullptr;
    }
    [[nodiscard]] judgement const& judged() const { return *judged_; }
    [[nodiscard]] std::int32_t today() const { return today_; }
    [[nodiscard]] fault::evaluator const& meaning() const { return meaning_; }
    [[nodiscard]] fault::placement const& places() const { return meaning_.base().places; }

    // ---- components -----------------------------------------------------------------------------

    [[nodiscard]] std::vector<model::component_id> components() const {
        std::vector<model::component_id> all;
        for (std::size_t at = 0; at < in().components.size(); ++at) {
            all.push_back(static_cast<model::component_id>(at));
        }
        return all;
    }
    [[nodiscard]] bool is_kind(model::component_id id, std::string_view wanted) const {
        auto const& ancestors = in()[in()[id].kind].ancestors;
        return std::any_of(ancestors.begin(), ancestors.end(),
                           [&](model::kind_id each) { return in()[each].name == wanted; });
    }
    [[nodiscard]] bool is_kind(model::component_id id,
                               std::initializer_list<std::string_view> wanted) const {
        return std::any_of(wanted.begin(), wanted.end(),
                           [&](auto const each) { return is_kind(id, each); });
    }
    /// What somebody runs for its own sake, rather than what something else runs on: what a
    /// mechanism protects is meant to be used, whatever its kind.
    [[nodiscard]] bool is_workload(model::component_id id) const {
        return is_kind(id, {"service", "system", "vm", "container"}) ||
               !in()[id].protections.empty();
    }
    /// A workload that nothing else uses: what users see.
    [[nodiscard]] bool is_top(model::component_id id) const {
        return is_workload(id) && users_[model::index_of(id)].empty();
    }
    /// Who stands on, needs, starts after or works with a component.
    [[nodiscard]] std::vector<model::component_id> const& users(model::component_id id) const {
        return users_[model::index_of(id)];
    }
    /// A component and all that it uses, directly or through others; ascending.
    [[nodiscard]] std::vector<model::component_id> const& support(model::component_id id) const {
        auto& known = supports_[model::index_of(id)];
        if (known.empty()) {
            known = reached_along(used_, id);
        }
        return known;
    }
    [[nodiscard]] bool depends(model::component_id upper, model::component_id lower) const {
        auto const& all = support(upper);
        return std::binary_search(all.begin(), all.end(), lower);
    }
    /// The places among some components that a component stands in, the nearest first.
    [[nodiscard]] std::vector<model::component_id> places_around(
        model::component_id inner, std::vector<model::component_id> among) const {
        std::erase_if(among, [&](auto each) {
            return each == inner || !is_kind(each, "place") || !depends(inner, each);
        });
        std::stable_sort(among.begin(), among.end(), [&](auto left, auto right) {
            return support(left).size() > support(right).size();
        });
        return among;
    }

    // ---- failures -------------------------------------------------------------------------------

    [[nodiscard]] fault::event const& event(fault::event_id id) const {
        return events()[fault::index_of(id)];
    }
    [[nodiscard]] std::vector<fault::event_id> all_events() const {
        std::vector<fault::event_id> all;
        for (std::size_t at = 0; at < events().size(); ++at) {
            all.push_back(static_cast<fault::event_id>(at));
        }
        return all;
    }
    /// Whether a failure is of one of these classes of the core library.
    [[nodiscard]] bool is_class(fault::event_id id,
                                std::initializer_list<std::string_view> wanted) const {
        auto const& ancestors = in()[event(id).failure].ancestors;
        return std::any_of(ancestors.begin(), ancestors.end(), [&](model::class_id each) {
            return std::find(wanted.begin(), wanted.end(), in()[each].name) != wanted.end();
        });
    }
    /// The failures that are named after a component and strike it alone.
    [[nodiscard]] std::vector<fault::event_id> const& events_of(model::component_id id) const {
        return events_of_[model::index_of(id)];
    }
    /// The failures of what carries the same value of a label.
    [[nodiscard]] std::vector<fault::event_id> const& shared_events() const {
        return shared_events_;
    }

    /// What puts the copies of a component out when a failure happens alone.
    [[nodiscard]] fault::reading reading(fault::event_id id, model::component_id of) const {
        return outcomes_.reading(id, of);
    }
    /// How long a component is out by a failure alone.
    [[nodiscard]] duration outage(fault::event_id id, model::component_id of) const {
        return outcomes_.outage(id, of);
    }
    /// How much work a component loses by a failure alone.
    [[nodiscard]] duration data_loss(fault::event_id id, model::component_id of) const {
        return outcomes_.data_loss(id, of);
    }

    /// Whether what a failure does to a component ends only by repair for something users see, and
    /// no claim asks about it: redundancy higher up makes up for much.
    [[nodiscard]] bool is_felt(fault::event_id id, model::component_id at) const {
        if (!outage(id, at).is_unbounded()) {
            return false;
        }
        auto const tops = tops_of(at);
        return std::any_of(
                   tops.begin(), tops.end(),
                   [&](model::component_id top) { return outage(id, top).is_unbounded(); }) &&
               !is_asked(id, at);
    }
    /// What users see of a component: whatever uses it and is used by nothing; else itself.
    [[nodiscard]] std::vector<model::component_id> const& tops_of(model::component_id id) const {
        auto& known = tops_[model::index_of(id)];
        if (known.empty()) {
            known = reached_along(users_, id);
            std::erase_if(known, [&](auto each) { return !users(each).empty(); });
            if (known.empty()) {
                known.push_back(id); // a circle, which has no top
            }
        }
        return known;
    }

    // ---- claims ---------------------------------------------------------------------------------

    /// The failures that each budget of a claim names.
    [[nodiscard]] std::vector<std::vector<fault::event_id>> const& named(std::size_t claim) const {
        return budgets_[claim];
    }
    /// Whether a claim is about a failure and what it does to a component or to what uses that:
    /// then the claim's verdict says it, and a finding would say it again.
    [[nodiscard]] bool is_asked(fault::event_id id, model::component_id of) const {
        return is_asked(id, of, {model::consequence::outage, model::consequence::disruption});
    }
    [[nodiscard]] bool is_asked(fault::event_id id, model::component_id of,
                                std::initializer_list<model::consequence> about) const {
        auto const& claims = naming_[fault::index_of(id)];
        return std::any_of(claims.begin(), claims.end(), [&](std::size_t at) {
            auto const& claim = in().claims[at].budget;
            return std::find(about.begin(), about.end(), claim.consequence) != about.end() &&
                   std::any_of(claim.targets.begin(), claim.targets.end(),
                               [&](model::component_id each) { return depends(each, of); });
        });
    }
    [[nodiscard]] verdict const* verdict_on(std::size_t claim) const { return verdicts_[claim]; }

private:
    void note_events() {
        events_of_.resize(in().components.size());
        for (auto const id : all_events()) {
            if (event(id).reach == fault::reach::shared) {
                shared_events_.push_back(id);
            } else {
                events_of_[model::index_of(event(id).of)].push_back(id);
            }
        }
    }
    void note_claims() {
        verdicts_.resize(in().claims.size(), nullptr);
        for (auto const& each : judged_->verdicts) {
            verdicts_[each.claim] = &each;
        }
        naming_.resize(events().size());
        for (std::size_t at = 0; at < in().claims.size(); ++at) {
            auto& named = budgets_.emplace_back();
            for (auto const& each : in().claims[at].budget.budgets) {
                named.push_back(verifier::eligible(in(), events(), each));
                for (auto const id : named.back()) {
                    naming_[fault::index_of(id)].push_back(at);
                }
            }
        }
    }
    /// A component and all that is reached from it along some edges, ascending.
    [[nodiscard]] static std::vector<model::component_id> reached_along(
        std::vector<std::vector<model::component_id>> const& edges, model::component_id from) {
        std::vector<bool> seen(edges.size(), false);
        std::vector<model::component_id> open{from};
        std::vector<model::component_id> reached;
        while (!open.empty()) {
            auto const at = open.back();
            open.pop_back();
            if (!seen[model::index_of(at)]) {
                seen[model::index_of(at)] = true;
                reached.push_back(at);
                auto const& further = edges[model::index_of(at)];
                open.insert(open.end(), further.begin(), further.end());
            }
        }
        std::sort(reached.begin(), reached.end());
        return reached;
    }
    void note_dependencies() {
        auto const count = in().components.size();
        used_.resize(count);
        users_.resize(count);
        supports_.resize(count);
        tops_.resize(count);
        for (auto const id : components()) {
            auto const& each = in()[id];
            auto& used = used_[model::index_of(id)];
            for (auto const& copy : each.copies) {
                used.insert(used.end(), copy.place.begin(), copy.place.end());
            }
            for (auto const& need : each.needs) {
                model::append_leaves(need.of, used);
            }
            auto const add = [&](std::vector<model::expression> const& all) {
                for (auto const& of : all) {
                    model::append_leaves(of, used);
                }
            };
            add(each.starts_after);
            add(each.requests);
            for (auto const& rule : each.rules) {
                add(rule.needs);
            }
            if (each.quorum) {
                add(each.quorum->voters);
            }
            if (each.fenced_by) {
                model::append_leaves(*each.fenced_by, used);
            }
            for (auto const& backup : each.backups) {
                if (backup.on) {
                    model::append_leaves(*backup.on, used);
                }
            }
            if (each.data_on) {
                used.push_back(*each.data_on);
            }
            std::sort(used.begin(), used.end());
            used.erase(std::unique(used.begin(), used.end()), used.end());
            for (auto const lower : used) {
                users_[model::index_of(lower)].push_back(id);
            }
        }
    }

    specification const* of_;
    std::vector<unit> const* units_;
    judgement const* judged_;
    std::int32_t today_;
    fault::evaluator meaning_;
    outcomes outcomes_;
    std::vector<std::vector<fault::event_id>> events_of_; // by component
    std::vector<fault::event_id> shared_events_;
    std::vector<std::vector<std::vector<fault::event_id>>> budgets_; // by claim and budget
    std::vector<verdict const*> verdicts_;                           // by claim; may be null
    std::vector<std::vector<std::size_t>> naming_;        // by event: the claims that name it
    std::vector<std::vector<model::component_id>> used_;  // by component
    std::vector<std::vector<model::component_id>> users_; // by component
    mutable std::vector<std::vector<model::component_id>> supports_;
    mutable std::vector<std::vector<model::component_id>> tops_;
};

} // namespace hadsl::lint

#endif
