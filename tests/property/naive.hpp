// tests/property/naive.hpp - the meaning of an architecture, said a second time and naively.
// SPDX-License-Identifier: BSL-1.0
//
// Written from the prose of the language alone, with sets of strings for symptoms and with whole
// tables iterated from zero until nothing changes, so that a misreading in the evaluator or in the
// lowering shows up as a difference. Nothing here is meant to be fast.
#ifndef HADSL_PROPERTY_NAIVE_HPP
#define HADSL_PROPERTY_NAIVE_HPP

#include "naive_events.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::property {

// ---- expressions --------------------------------------------------------------------------------

/// `and` is the longest, `or` the shortest, `K of` the K-th shortest.
template <class Leaf>
[[nodiscard]] duration outage_of(model::expression const& of, Leaf const& leaf) {
    using enum model::expression::operation;
    if (of.op == component) {
        return leaf(of.component);
    }
    std::vector<duration> values;
    for (auto const& each : of.operands) {
        values.push_back(outage_of(each, leaf));
    }
    std::sort(values.begin(), values.end());
    if (values.empty()) {
        return of.op == all ? zero : unbounded;
    }
    switch (of.op) {
    case all: return values.back();
    case any: return values.front();
    default: return values.at(static_cast<std::size_t>(of.count) - 1);
    }
}

/// The same over yes and no: whether it is up when these leaves are.
template <class Leaf>
[[nodiscard]] bool is_up(model::expression const& of, Leaf const& leaf_is_up) {
    return outage_of(of, [&](component_id id) { return leaf_is_up(id) ? zero : unbounded; })
        .is_zero();
}

inline void collect(model::expression const& of, std::set<component_id>& into) {
    if (of.op == model::expression::operation::component) {
        into.insert(of.component);
    }
    for (auto const& each : of.operands) {
        collect(each, into);
    }
}

[[nodiscard]] inline std::set<component_id> leaves(model::expression const& of) {
    std::set<component_id> found;
    collect(of, found);
    return found;
}

// ---- the meaning --------------------------------------------------------------------------------

/// What a scenario does, per component.
struct effects {
    std::vector<duration> outage, disruption, data_loss;
    std::vector<bool> split_brain;
};

class meaning {
public:
    meaning(model::architecture const& in, std::vector<fault::event> const& events)
        : in_(in), events_(events) {
        for (std::size_t at = 0; at < in.components.size(); ++at) {
            auto const id = static_cast<component_id>(at);
            if (in[id].ends) {
                groups_[std::minmax(in[id].ends->first, in[id].ends->second)].push_back(id);
            }
            for (std::int32_t copy = 0; copy < copies(id); ++copy) {
                causes_[{id, copy}];
            }
        }
        for (auto& [copy, causes] : causes_) {
            for (auto const& from : origins(copy)) {
                causes.push_back(describe(copy, from));
            }
        }
        for (auto& [copy, causes] : causes_) {
            for (auto& each : causes) {
                connect(copy, each);
            }
        }
    }

    [[nodiscard]] effects evaluate(fault::scenario const& happening) const {
        auto const now = settle(happening);
        effects result{now.outage, now.disruption, {}, {}};
        for (std::size_t at = 0; at < in_.components.size(); ++at) {
            auto const id = static_cast<component_id>(at);
            result.data_loss.push_back(data_loss(id, happening, now));
            result.split_brain.push_back(splits(id, happening, now));
        }
        return result;
    }

private:
    /// One copy of a component; `whole` stands for all of them.
    struct thing {
        component_id component{};
        std::int32_t copy = 0;
        friend auto operator<=>(thing const&, thing const&) = default;
    };
    static constexpr std::int32_t whole = -1;

    /// Where an outage comes from, as seen from a copy.
    struct origin {
        enum class sort {
            event,     // number: the event
            own,       // number: a single component, out by its own needs, requests or quorum
            joint,     // number: a component of several copies
            quorum,    // the copy's own
            separated, // the copy, from what it needs
        };
        sort what{};
        std::size_t number = 0;
        friend auto operator<=>(origin const&, origin const&) = default;
    };

    struct cause {
        origin from;
        bool strikes = false; // the copy itself
        duration lasts = zero;
        std::set<std::string> symptoms;
        std::vector<model::rule const*> rules; // that match
        std::vector<std::size_t> position; // per member of the place: the same cause there, or none
    };
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct tables {
        std::vector<duration> outage, disruption;
        std::map<thing, std::vector<duration>> cost; // per copy and cause
        friend bool operator==(tables const&, tables const&) = default;
    };

    using links = std::vector<component_id>;
    using ends = std::pair<component_id, component_id>;

    // ---- placement ----

    [[nodiscard]] std::int32_t copies(component_id of) const {
        return static_cast<std::int32_t>(in_[of].copies.size());
    }
    [[nodiscard]] bool is_single(component_id id) const {
        return in_[id].mode == model::run_mode::single;
    }
    [[nodiscard]] std::vector<component_id> const& place(thing of) const {
        return in_[of.component].copies[static_cast<std::size_t>(of.copy)].place;
    }

    /// What a copy stands on and in; what has several copies hides what is beneath it.
    [[nodiscard]] std::set<component_id> beneath(thing copy) const {
        std::set<component_id> found;
        for (auto const each : place(copy)) {
            found.insert(each);
            if (is_single(each)) {
                found.merge(beneath({each, 0}));
            }
        }
        return found;
    }

    [[nodiscard]] bool contains(component_id outer, thing inner) const {
        if (outer == inner.component) {
            return true;
        }
        if (inner.copy == whole) {
            for (std::int32_t copy = 0; copy < copies(inner.component); ++copy) {
                if (!contains(outer, {inner.component, copy})) {
                    return false;
                }
            }
            return true;
        }
        auto const& in = place(inner);
        return std::any_of(in.begin(), in.end(), [&](component_id each) {
            return contains(outer, {each, whole});
        });
    }

    [[nodiscard]] bool separates(ends const& group, thing left, thing right) const {
        auto const is_only_in = [&](thing what, component_id here, component_id there) {
            return contains(here, what) && !contains(there, what);
        };
        auto const [p, m] = group;
        return (is_only_in(left, p, m) && is_only_in(right, m, p)) ||
               (is_only_in(left, m, p) && is_only_in(right, p, m));
    }

    /// The pairs of ends whose links can cut one thing off another.
    [[nodiscard]] std::vector<links const*> const& between(thing left, thing right) const {
        auto const [known, is_new] = between_.try_emplace({left, right});
        if (is_new) {
            for (auto const& [group, all] : groups_) {
                if (separates(group, left, right)) {
                    known->second.push_back(&all);
                }
            }
        }
        return known->second;
    }

    /// Whether something can come between a copy and a component, any copy of it.
    [[nodiscard]] bool can_lose_sight(thing from, component_id of) const {
        for (std::int32_t copy = 0; copy < copies(of); ++copy) {
            if (!between(from, {of, copy}).empty()) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] bool can_lose_sight(thing from, model::expression const& of) const {
        auto const all = leaves(of);
        return std::any_of(all.begin(), all.end(),
                           [&](component_id leaf) { return can_lose_sight(from, leaf); });
    }

    // ---- causes and symptoms, fixed by placement ----

    [[nodiscard]] bool is_isolation(std::size_t event) const {
        return in_.isolation && is_a(in_[events_[event].failure], *in_.isolation);
    }

    [[nodiscard]] fault::strike const* strike(std::size_t event, thing copy) const {
        for (auto const& each : events_[event].strikes) {
            if (each.component == copy.component && each.copy == copy.copy) {
                return &each;
            }
        }
        return nullptr;
    }

    [[nodiscard]] std::set<origin> origins(thing copy) const {
        using enum origin::sort;
        std::set<origin> found;
        for (std::size_t event = 0; event < events_.size(); ++event) {
            if (strike(event, copy) != nullptr) {
                found.insert({origin::sort::event, event});
            }
        }
        auto const& its = in_[copy.component];
        if (is_single(copy.component)) {
            if (!its.needs.empty() || !its.requests.empty() || its.quorum) {
                found.insert({own, model::index_of(copy.component)});
            }
        } else {
            if (its.quorum) {
                found.insert({quorum, 0});
            }
            found.insert({separated, 0});
        }
        for (auto const each : place(copy)) {
            if (is_single(each)) {
                found.merge(origins({each, 0}));
            } else {
                found.insert({joint, model::index_of(each)});
            }
        }
        return found;
    }

    /// What a rule may call an isolated copy.
    [[nodiscard]] std::set<std::string> isolation_names() const {
        std::set<std::string> names;
        if (in_.isolation) {
            for (auto const shown : in_[*in_.isolation].shows) {
                names.insert(in_[shown].name);
            }
        }
        return names;
    }

    [[nodiscard]] cause describe(thing copy, origin from) const {
        using enum origin::sort;
        cause result{from, false, zero, {}, {}, {}};
        auto const below = beneath(copy);
        std::set<component_id> lost; // where `loss of` begins
        if (from.what == event) {
            auto const& its = in_[events_[from.number].failure];
            if (auto const* own_strike = strike(from.number, copy)) {
                result.strikes = true;
                result.lasts = own_strike->lasts;
            }
            for (auto const shown : its.shows) {
                if (result.strikes || is_isolation(from.number)) {
                    result.symptoms.insert(in_[shown].name);
                }
                for (auto const each : below) {
                    if (is_single(each) && strike(from.number, {each, 0}) != nullptr) {
                        for (auto const kind : in_[in_[each].kind].ancestors) {
                            result.symptoms.insert(in_[shown].name + " of " + in_[kind].name);
                        }
                    }
                }
            }
            for (auto const each : below) {
                if (is_single(each) && strike(from.number, {each, 0}) != nullptr &&
                    !is_isolation(from.number)) {
                    lost.insert(each);
                }
            }
        } else if (from.what == quorum) {
            result.symptoms = isolation_names();
        } else if (from.what == own || from.what == joint) {
            auto const source = static_cast<component_id>(from.number);
            if (source != copy.component) {
                lost.insert(source);
            }
        }
        for (auto const each : below) {
            auto const under = is_single(each) ? beneath({each, 0}) : std::set<component_id>{};
            bool const stands_on_it =
                lost.count(each) > 0 || std::any_of(under.begin(), under.end(), [&](auto lower) {
                    return lost.count(lower) > 0;
                });
            if (stands_on_it) {
                for (auto const kind : in_[in_[each].kind].ancestors) {
                    result.symptoms.insert("loss of " + in_[kind].name);
                }
            }
        }
        for (auto const& rule : in_[copy.component].rules) {
            if (matches(rule, result)) {
                result.rules.push_back(&rule);
            }
        }
        return result;
    }

    [[nodiscard]] std::string name(model::symptom const& of) const {
        if (of.loss) {
            return "loss of " + in_[*of.kind].name;
        }
        return in_[*of.failure].name + (of.kind ? " of " + in_[*of.kind].name : "");
    }

    [[nodiscard]] bool matches(model::rule const& rule, cause const& of) const {
        if (rule.noticed_within) {
            bool const in_time = of.from.what == origin::sort::event &&
                                 events_[of.from.number].noticed <= *rule.noticed_within;
            if (!in_time) {
                return false;
            }
        }
        return std::any_of(
            rule.symptoms.begin(), rule.symptoms.end(),
            [&](model::symptom const& each) { return of.symptoms.count(name(each)) > 0; });
    }

    /// Finds the same cause in what a copy stands on.
    void connect(thing copy, cause& of) {
        for (auto const each : place(copy)) {
            of.position.push_back(none);
            if (is_single(each)) {
                auto const& there = causes_.at({each, 0});
                for (std::size_t at = 0; at < there.size(); ++at) {
                    if (there[at].from == of.from) {
                        of.position.back() = at;
                    }
                }
            }
        }
    }

    // ---- one scenario: whole tables from zero ----

    [[nodiscard]] tables settle(fault::scenario const& happening) const {
        tables now;
        now.outage.assign(in_.components.size(), zero);
        now.disruption.assign(in_.components.size(), zero);
        for (auto const& [copy, causes] : causes_) {
            now.cost[copy].assign(causes.size(), zero);
        }
        auto const most = longest_finite(happening);
        for (;;) {
            auto next = step(happening, now);
            auto const cap = [&](duration& value) {
                if (value > most) {
                    value = unbounded;
                }
            };
            std::for_each(next.outage.begin(), next.outage.end(), cap);
            std::for_each(next.disruption.begin(), next.disruption.end(), cap);
            for (auto& [copy, costs] : next.cost) {
                std::for_each(costs.begin(), costs.end(), cap);
            }
            if (next == now) {
                return now;
            }
            now = std::move(next);
        }
    }

    [[nodiscard]] bool happens(cause const& of, fault::scenario const& happening) const {
        return of.from.what != origin::sort::event ||
               std::count(happening.begin(), happening.end(),
                          static_cast<fault::event_id>(of.from.number)) > 0;
    }

    /// T*: no finite outage is longer than what every copy and cause could add once.
    [[nodiscard]] duration longest_finite(fault::scenario const& happening) const {
        duration sum = zero;
        for (auto const& [copy, causes] : causes_) {
            auto const& its = in_[copy.component];
            for (auto const& each : causes) {
                if (!happens(each, happening)) {
                    continue;
                }
                duration at_most = zero;
                duration take_over = zero;
                auto const consider = [](duration& longest, duration value) {
                    if (!value.is_unbounded()) {
                        longest = std::max(longest, value);
                    }
                };
                consider(at_most, its.starts_in);
                consider(at_most, each.lasts);
                for (auto const* rule : each.rules) {
                    if (rule->action == model::action::take_over) {
                        consider(take_over, rule->time);
                    } else {
                        consider(at_most, rule->time + its.starts_in);
                    }
                }
                sum = sum + at_most + take_over;
            }
        }
        return sum;
    }

    [[nodiscard]] tables step(fault::scenario const& happening, tables const& old) const {
        tables next = old;
        for (auto const& [copy, causes] : causes_) {
            for (std::size_t at = 0; at < causes.size(); ++at) {
                if (happens(causes[at], happening)) {
                    next.cost[copy][at] = cost(copy, causes[at], happening, old);
                }
            }
        }
        for (std::size_t at = 0; at < in_.components.size(); ++at) {
            auto const id = static_cast<component_id>(at);
            next.outage[at] = outage(id, old);
            next.disruption[at] = disruption(id, old);
        }
        return next;
    }

    [[nodiscard]] static duration out(tables const& old, component_id id) {
        return old.outage[model::index_of(id)];
    }
    [[nodiscard]] static duration out(tables const& old, model::expression const& of) {
        return outage_of(of, [&](component_id id) { return out(old, id); });
    }

    /// How long what a copy stands on is out by one cause.
    [[nodiscard]] duration place_out(thing copy, cause const& of, tables const& old) const {
        duration longest = zero;
        auto const& in = place(copy);
        for (std::size_t at = 0; at < in.size(); ++at) {
            if (of.position[at] != none) {
                longest = std::max(longest, old.cost.at({in[at], 0})[of.position[at]]);
            }
            if (of.from == origin{origin::sort::joint, model::index_of(in[at])}) {
                longest = std::max(longest, out(old, in[at]));
            }
        }
        return longest;
    }

    [[nodiscard]] duration starts_after(component_id id, tables const& old) const {
        duration longest = zero;
        for (auto const& each : in_[id].starts_after) {
            longest = std::max(longest, out(old, each));
        }
        return longest;
    }

    /// How long a cause keeps a copy out when no rule helps.
    [[nodiscard]] duration natural(thing copy, cause const& of, tables const& old) const {
        using enum origin::sort;
        auto const& its = in_[copy.component];
        if (of.from == origin{own, model::index_of(copy.component)}) {
            auto longest = its.quorum ? without_majority(copy, old) : zero;
            for (auto const& need : its.needs) {
                longest = std::max(longest, seen(copy, need.of, old) - need.tolerating);
            }
            for (auto const& role : its.requests) {
                longest = std::max(longest, seen(copy, role, old));
            }
            return longest;
        }
        if (of.from.what == quorum) {
            return without_majority(copy, old);
        }
        if (of.from.what == separated) {
            duration longest = zero;
            for (auto const& need : its.needs) {
                if (can_lose_sight(copy, need.of)) {
                    longest = std::max(longest, seen(copy, need.of, old) - need.tolerating);
                }
            }
            for (auto const& role : its.requests) {
                if (can_lose_sight(copy, role)) {
                    longest = std::max(longest, seen(copy, role, old));
                }
            }
            return longest;
        }
        auto longest = of.strikes ? of.lasts : zero;
        if (auto const below = place_out(copy, of, old); !below.is_zero()) {
            longest = std::max(longest,
                               std::max(below, starts_after(copy.component, old)) + its.starts_in);
        }
        return longest;
    }

    /// How long a cause keeps a copy out when its best restart helps.
    [[nodiscard]] duration cost(thing copy, cause const& of, fault::scenario const& happening,
                                tables const& old) const {
        auto const& its = in_[copy.component];
        auto best = natural(copy, of, old);
        if (of.from.what == origin::sort::quorum) {
            return best; // starting again brings no voter back
        }
        for (auto const* rule : of.rules) {
            using enum model::action;
            bool const again = rule->action == restart && of.strikes &&
                               of.from.what == origin::sort::event &&
                               in_[events_[of.from.number].failure].recurs;
            bool const from_nothing = rule->action == restore && is_destroyed(copy, happening) &&
                                      !can_restore(copy, happening);
            if (rule->action == take_over || again || from_nothing) {
                continue;
            }
            auto wait = std::max(roles(*rule, copy, old), starts_after(copy.component, old));
            if (!place_out(copy, of, old).is_zero()) {
                wait = std::max(wait, another_place(copy, old));
            }
            auto const start = rule->action == migrate ? zero : its.starts_in;
            best = std::min(best, rule->time + wait + start);
        }
        return best;
    }

    [[nodiscard]] duration another_place(thing copy, tables const& old) const {
        auto least = unbounded;
        for (std::int32_t other = 0; other < copies(copy.component); ++other) {
            if (other != copy.copy) {
                least = std::min(least, whole_place(copy.component, other, old));
            }
        }
        return least;
    }
    [[nodiscard]] duration whole_place(component_id of, std::int32_t copy,
                                       tables const& old) const {
        duration longest = zero;
        for (auto const each : place({of, copy})) {
            longest = std::max(longest, out(old, each));
        }
        return longest;
    }

    [[nodiscard]] duration serve(thing copy, tables const& old) const {
        auto const& costs = old.cost.at(copy);
        return costs.empty() ? zero : *std::max_element(costs.begin(), costs.end());
    }

    // ---- who sees whom ----

    [[nodiscard]] static duration out(links const& parallel, tables const& old) {
        auto shortest = unbounded;
        for (auto const link : parallel) {
            shortest = std::min(shortest, out(old, link));
        }
        return shortest;
    }

    [[nodiscard]] duration cut(thing left, thing right, tables const& old) const {
        duration longest = zero;
        for (auto const* group : between(left, right)) {
            longest = std::max(longest, out(*group, old));
        }
        return longest;
    }

    [[nodiscard]] duration see(thing from, component_id of, tables const& old) const {
        auto const& its = in_[of];
        if (is_single(of)) {
            return cut(from, {of, whole}, old);
        }
        if (its.mode == model::run_mode::all_active) {
            std::vector<duration> each;
            for (std::int32_t copy = 0; copy < copies(of); ++copy) {
                each.push_back(std::max(serve({of, copy}, old), cut(from, {of, copy}, old)));
            }
            std::sort(each.begin(), each.end());
            return each.at(static_cast<std::size_t>(its.at_least) - 1);
        }
        duration longest = zero;
        for (auto const* group : between(from, {of, 0})) {
            if (!costs_quorum(of, group)) {
                longest = std::max(longest, out(*group, old));
            }
        }
        if (!serve({of, 0}, old).is_zero()) {
            for (std::int32_t copy = 1; copy < copies(of); ++copy) {
                longest = std::max(longest, cut(from, {of, copy}, old));
            }
        }
        return longest;
    }

    /// Whether a group of links takes the majority away from a component's first copy.
    [[nodiscard]] bool costs_quorum(component_id of, links const* group) const {
        auto const& quorum = in_[of].quorum;
        if (!quorum) {
            return false;
        }
        auto const is_apart = [&](thing voter) {
            auto const& all = between({of, 0}, voter);
            return std::count(all.begin(), all.end(), group) > 0;
        };
        std::size_t voters = quorum->voters.size();
        std::size_t apart = 0;
        for (auto const& voter : quorum->voters) {
            apart += is_up(voter,
                           [&](component_id leaf) {
                               return !is_apart({leaf, whole});
                           })
                         ? 0U
                         : 1U;
        }
        if (quorum->copies) {
            voters += in_[of].copies.size();
            for (std::int32_t copy = 0; copy < copies(of); ++copy) {
                apart += is_apart({of, copy}) ? 1U : 0U;
            }
        }
        auto const majority = voters / 2 + 1;
        return apart >= voters - majority + 1;
    }

    [[nodiscard]] duration seen(thing from, model::expression const& of, tables const& old) const {
        return outage_of(
            of, [&](component_id leaf) { return std::max(out(old, leaf), see(from, leaf, old)); });
    }

    [[nodiscard]] duration roles(model::rule const& of, thing from, tables const& old) const {
        duration longest = zero;
        for (auto const& role : of.needs) {
            longest = std::max(longest, seen(from, role, old));
        }
        return longest;
    }

    /// How long a copy is out as a voter.
    [[nodiscard]] duration silent(thing voter, tables const& old) const {
        if (in_[voter.component].mode == model::run_mode::one_copy) {
            return whole_place(voter.component, voter.copy, old);
        }
        duration longest = zero;
        auto const& causes = causes_.at(voter);
        for (std::size_t at = 0; at < causes.size(); ++at) {
            if (causes[at].from.what != origin::sort::quorum &&
                causes[at].from.what != origin::sort::separated) {
                longest = std::max(longest, old.cost.at(voter)[at]);
            }
        }
        return longest;
    }

    [[nodiscard]] duration without_majority(thing copy, tables const& old) const {
        auto const& quorum = *in_[copy.component].quorum;
        std::vector<duration> voters;
        if (quorum.copies) {
            for (std::int32_t other = 0; other < copies(copy.component); ++other) {
                thing const voter{copy.component, other};
                voters.push_back(std::max(silent(voter, old), cut(copy, voter, old)));
            }
        }
        for (auto const& role : quorum.voters) {
            voters.push_back(outage_of(role, [&](component_id leaf) {
                return std::max(out(old, leaf), see(copy, leaf, old));
            }));
        }
        std::sort(voters.begin(), voters.end());
        return voters.empty() ? zero : voters.at(voters.size() / 2);
    }

    // ---- components ----

    /// What the copies that could act instead have to wait for.
    [[nodiscard]] duration acting(model::rule const& rule, thing copy, tables const& old) const {
        auto wait = roles(rule, copy, old);
        if (auto const& fence = in_[copy.component].fenced_by) {
            wait = std::max(wait, seen(copy, *fence, old));
        }
        return wait;
    }

    /// The best take-over from a copy; a standby must serve first, an active copy does already.
    [[nodiscard]] duration taken_over(thing from, cause const& by, bool standby,
                                      tables const& old) const {
        auto best = unbounded;
        for (auto const* rule : by.rules) {
            if (rule->action != model::action::take_over) {
                continue;
            }
            for (std::int32_t other = 0; other < copies(from.component); ++other) {
                thing const to{from.component, other};
                if (other != from.copy) {
                    auto const wait =
                        std::max(acting(*rule, to, old), standby ? serve(to, old) : zero);
                    best = std::min(best, rule->time + wait);
                }
            }
        }
        return best;
    }

    [[nodiscard]] duration outage(component_id id, tables const& old) const {
        using enum model::run_mode;
        auto const& its = in_[id];
        duration longest = zero;
        thing const first{id, 0};
        switch (its.mode) {
        case single: return serve(first, old);
        case one_copy: longest = serve(first, old); break;
        case one_active:
        case lockstep: {
            auto const& causes = causes_.at(first);
            for (std::size_t at = 0; at < causes.size(); ++at) {
                longest = std::max(longest, std::min(old.cost.at(first)[at],
                                                     taken_over(first, causes[at], true, old)));
            }
            break;
        }
        case all_active: {
            std::vector<duration> each;
            for (std::int32_t copy = 0; copy < copies(id); ++copy) {
                each.push_back(serve({id, copy}, old));
            }
            std::sort(each.begin(), each.end());
            longest = each.at(static_cast<std::size_t>(its.at_least) - 1);
            break;
        }
        }
        for (auto const& need : its.needs) {
            longest = std::max(longest, out(old, need.of) - need.tolerating);
        }
        for (auto const& role : its.requests) {
            longest = std::max(longest, out(old, role));
        }
        return longest;
    }

    [[nodiscard]] duration disruption(component_id id, tables const& old) const {
        auto const& its = in_[id];
        auto longest = out(old, id);
        if (its.mode == model::run_mode::all_active) {
            for (std::int32_t copy = 0; copy < copies(id); ++copy) {
                auto const& causes = causes_.at({id, copy});
                for (std::size_t at = 0; at < causes.size(); ++at) {
                    longest =
                        std::max(longest, std::min(old.cost.at({id, copy})[at],
                                                   taken_over({id, copy}, causes[at], false, old)));
                }
            }
        }
        auto const leaf = [&](component_id each) { return old.disruption[model::index_of(each)]; };
        for (auto const& need : its.needs) {
            longest = std::max(longest, outage_of(need.of, leaf) - need.tolerating);
        }
        for (auto const& role : its.requests) {
            longest = std::max(longest, outage_of(role, leaf));
        }
        if (is_single(id)) {
            for (auto const each : place({id, 0})) {
                longest = std::max(longest, leaf(each));
            }
        }
        return longest;
    }

    // ---- data ----

    [[nodiscard]] bool strikes(fault::scenario const& happening, thing copy,
                               model::destruction how) const {
        return std::any_of(happening.begin(), happening.end(), [&](fault::event_id each) {
            auto const event = fault::index_of(each);
            return in_[events_[event].failure].destroys == how && strike(event, copy) != nullptr;
        });
    }

    /// Whether all that is in or on a copy is gone.
    [[nodiscard]] bool is_emptied(thing copy, fault::scenario const& happening) const {
        auto const& in = place(copy);
        return strikes(happening, copy, model::destruction::contents) ||
               std::any_of(in.begin(), in.end(),
                           [&](component_id each) { return is_emptied(each, happening); });
    }
    [[nodiscard]] bool is_emptied(component_id id, fault::scenario const& happening) const {
        return is_gone(id, [&](thing copy) { return is_emptied(copy, happening); });
    }

    [[nodiscard]] bool is_destroyed(thing copy, fault::scenario const& happening) const {
        if (strikes(happening, copy, model::destruction::data) ||
            strikes(happening, copy, model::destruction::contents)) {
            return true;
        }
        if (auto const kept = in_[copy.component].data_on) {
            return is_destroyed(*kept, happening);
        }
        return is_emptied(copy, happening);
    }
    [[nodiscard]] bool is_destroyed(component_id id, fault::scenario const& happening) const {
        return is_gone(id, [&](thing copy) { return is_destroyed(copy, happening); });
    }

    /// No copy is left, or too few shares.
    template <class Destroyed>
    [[nodiscard]] bool is_gone(component_id id, Destroyed const& destroyed) const {
        if (in_[id].mode == model::run_mode::one_copy) {
            return destroyed(thing{id, 0});
        }
        std::int32_t left = 0;
        for (std::int32_t copy = 0; copy < copies(id); ++copy) {
            left += destroyed(thing{id, copy}) ? 0 : 1;
        }
        return left < (in_[id].data_in_shares ? in_[id].at_least : 1);
    }

    [[nodiscard]] bool survives(model::backup const& backup,
                                fault::scenario const& happening) const {
        return !backup.on ||
               is_up(*backup.on, [&](component_id leaf) { return !is_destroyed(leaf, happening); });
    }

    [[nodiscard]] bool can_restore(thing copy, fault::scenario const& happening) const {
        auto const& its = in_[copy.component];
        std::int32_t others = 0;
        if (its.mode != model::run_mode::one_copy) {
            for (std::int32_t other = 0; other < copies(copy.component); ++other) {
                others +=
                    other != copy.copy && !is_destroyed({copy.component, other}, happening) ? 1 : 0;
            }
        }
        return others >= (its.data_in_shares ? its.at_least : 1) ||
               std::any_of(its.backups.begin(), its.backups.end(),
                           [&](model::backup const& each) { return survives(each, happening); });
    }

    [[nodiscard]] duration own_data_loss(component_id id, fault::scenario const& happening,
                                         tables const& now) const {
        auto const& its = in_[id];
        bool const all =
            its.mode == model::run_mode::all_active || its.mode == model::run_mode::lockstep;
        duration lost = zero;
        auto const active = its.mode == model::run_mode::all_active ? copies(id) : 1;
        for (std::int32_t copy = 0; copy < active; ++copy) {
            for (auto const& each : causes_.at({id, copy})) {
                if (happens(each, happening) && !natural({id, copy}, each, now).is_zero()) {
                    for (auto const* rule : each.rules) {
                        lost = std::max(lost, rule->losing);
                    }
                }
            }
        }
        if (all ? is_destroyed(id, happening) : is_destroyed(thing{id, 0}, happening)) {
            auto age = unbounded;
            if (its.mode == model::run_mode::one_active) {
                for (std::int32_t copy = 1; copy < copies(id); ++copy) {
                    if (!is_destroyed(thing{id, copy}, happening)) {
                        age = std::min(age, its.copies[static_cast<std::size_t>(copy)].lag);
                    }
                }
            }
            for (auto const& backup : its.backups) {
                if (survives(backup, happening)) {
                    age = std::min(age, backup.interval);
                }
            }
            lost = std::max(lost, age);
        }
        return lost;
    }

    /// What keeps data, or what it needs and stands on in its place.
    void reach(component_id id, std::set<component_id>& reached) const {
        if (!reached.insert(id).second || in_[id].keeps_data) {
            return;
        }
        auto const& its = in_[id];
        std::set<component_id> next;
        for (auto const& need : its.needs) {
            collect(need.of, next);
        }
        for (auto const& role : its.requests) {
            collect(role, next);
        }
        for (auto const& copy : its.copies) {
            next.insert(copy.place.begin(), copy.place.end());
        }
        for (auto const each : next) {
            reach(each, reached);
        }
    }

    [[nodiscard]] duration data_loss(component_id id, fault::scenario const& happening,
                                     tables const& now) const {
        if (in_[id].keeps_data) {
            return own_data_loss(id, happening, now);
        }
        std::set<component_id> reached;
        reach(id, reached);
        duration lost = zero;
        for (auto const each : reached) {
            if (in_[each].keeps_data) {
                lost = std::max(lost, own_data_loss(each, happening, now));
            }
        }
        return lost;
    }

    // ---- split brain ----

    /// Whether something is, or is in or on, the copies of a component that an event strikes.
    [[nodiscard]] bool is_inside(std::set<thing> const& struck, thing what) const {
        auto const of = struck.begin()->component;
        // What runs in one place at a time is struck as a whole, wherever it runs.
        bool const entirely =
            in_[of].mode == model::run_mode::one_copy || struck.size() == in_[of].copies.size();
        return struck.count(what) > 0 || (entirely && contains(of, what));
    }

    [[nodiscard]] bool is_apart(thing left, thing right, fault::scenario const& happening,
                                tables const& now) const {
        for (auto const* group : between(left, right)) {
            if (!out(*group, now).is_zero()) {
                return true;
            }
        }
        for (auto const each : happening) {
            auto const event = fault::index_of(each);
            if (!is_isolation(event)) {
                continue;
            }
            std::map<component_id, std::set<thing>> struck;
            for (auto const& one : events_[event].strikes) {
                struck[one.component].insert({one.component, one.copy});
            }
            for (auto const& [of, copies] : struck) {
                if (is_inside(copies, left) != is_inside(copies, right)) {
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] bool is_alive(thing copy, tables const& now) const {
        auto const& causes = causes_.at(copy);
        for (std::size_t at = 0; at < causes.size(); ++at) {
            auto const& from = causes[at].from;
            bool const alive_all_the_same =
                from.what == origin::sort::quorum || from.what == origin::sort::separated ||
                (from.what == origin::sort::event && is_isolation(from.number));
            if (!alive_all_the_same && !now.cost.at(copy)[at].is_zero()) {
                return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool splits(component_id id, fault::scenario const& happening,
                              tables const& now) const {
        using enum model::run_mode;
        auto const& its = in_[id];
        bool const can_split = (its.mode == one_active || its.mode == lockstep) &&
                               its.copies.size() > 1 && !its.fenced_by &&
                               !(its.quorum && !its.isolated_keep_writing);
        auto const names = isolation_names();
        bool const sees_it =
            std::any_of(its.rules.begin(), its.rules.end(), [&](model::rule const& rule) {
                return rule.action == model::action::take_over &&
                       std::any_of(rule.symptoms.begin(), rule.symptoms.end(),
                                   [&](model::symptom const& each) {
                                       return each.loss || names.count(in_[*each.failure].name) > 0;
                                   });
            });
        if (!can_split || !sees_it) {
            return false;
        }
        fault::scenario unseen; // without isolation: what is really down
        for (auto const each : happening) {
            if (!is_isolation(fault::index_of(each))) {
                unseen.push_back(each);
            }
        }
        auto const down = settle(unseen);
        auto const apart = [&](thing left, thing right) {
            return is_apart(left, right, happening, now);
        };
        thing const active{id, 0};
        for (std::int32_t copy = 1; copy < copies(id); ++copy) {
            thing const standby{id, copy};
            if (is_alive(active, down) && is_alive(standby, down) && apart(active, standby) &&
                (!its.quorum || has_majority(standby, down, apart))) {
                return true;
            }
        }
        return false;
    }

    /// A majority that sees a standby and not the active copy.
    template <class Apart>
    [[nodiscard]] bool has_majority(thing standby, tables const& down, Apart const& apart) const {
        auto const& quorum = *in_[standby.component].quorum;
        thing const active{standby.component, 0};
        std::size_t votes = 0;
        std::size_t voters = quorum.voters.size();
        for (auto const& role : quorum.voters) {
            auto const is_up_when = [&](auto const& up) { return is_up(role, up); };
            bool const alive =
                is_up_when([&](component_id leaf) { return out(down, leaf).is_zero(); });
            bool const seen = is_up_when([&](component_id leaf) {
                return !apart({leaf, whole}, standby);
            });
            bool const seen_by_active = is_up_when([&](component_id leaf) {
                return !apart({leaf, whole}, active);
            });
            votes += alive && seen && !seen_by_active ? 1U : 0U;
        }
        if (quorum.copies) {
            voters += in_[standby.component].copies.size();
            for (std::int32_t copy = 0; copy < copies(standby.component); ++copy) {
                thing const voter{standby.component, copy};
                votes += is_alive(voter, down) && !apart(voter, standby) && apart(voter, active)
                             ? 1U
                             : 0U;
            }
        }
        return votes >= voters / 2 + 1;
    }

    model::architecture const& in_;
    std::vector<fault::event> const& events_;
    std::map<ends, links> groups_;
    std::map<thing, std::vector<cause>> causes_;
    mutable std::map<std::pair<thing, thing>, std::vector<links const*>> between_;
};

} // namespace hadsl::property

#endif
