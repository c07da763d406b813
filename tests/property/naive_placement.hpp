// tests/property/naive_placement.hpp - what stands on what, and which links lie between.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_NAIVE_PLACEMENT_HPP
#define HADSL_PROPERTY_NAIVE_PLACEMENT_HPP

#include "naive_expressions.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace hadsl::property {

/// One copy of a component; `whole` stands for all of them.
struct thing {
    component_id component{};
    std::int32_t copy = 0;
    friend auto operator<=>(thing const&, thing const&) = default;
};
inline constexpr std::int32_t whole = -1;

/// What has to be out, all of it, to leave no way from one to another.
using obstacle = std::set<component_id>;

class naive_placement {
protected:
    explicit naive_placement(model::architecture const& in) : in_(in) {
        for (std::size_t at = 0; at < in.components.size(); ++at) {
            auto const id = static_cast<component_id>(at);
            if (in[id].ends) {
                ends_.insert(in[id].ends->first);
                ends_.insert(in[id].ends->second);
                obstacles_.insert(id);
            }
        }
        for (auto const end : ends_) {
            if (is_gear(end)) {
                obstacles_.insert(end);
            }
        }
    }

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

    /// The least that comes between two things, found by trying everything that can be out, while
    /// all that carries them is where it belongs.
    [[nodiscard]] std::vector<obstacle> const& between(thing left, thing right) const {
        auto const [known, is_new] = between_.try_emplace({left, right});
        if (is_new && !ends_.empty() && left != right) {
            known->second = least(at_home(stacks(left)), at_home(stacks(right)));
        }
        return known->second;
    }

    /// The same while some of what carries them runs elsewhere.
    struct displaced {
        std::set<thing> elsewhere;
        std::vector<obstacle> least;
    };
    [[nodiscard]] std::vector<displaced> const& once_moved(thing left, thing right) const {
        auto const [known, is_new] = once_moved_.try_emplace({left, right});
        if (!is_new || ends_.empty() || left == right) {
            return known->second;
        }
        for (auto const& [here, ones] : by_carriers(stacks(left))) {
            for (auto const& [there, others] : by_carriers(stacks(right))) {
                displaced next;
                bool agree = true;
                for (auto const& [carrier, copy] : here) {
                    agree = agree && (there.count(carrier) == 0 || there.at(carrier) == copy);
                }
                for (auto const* carriers : {&here, &there}) {
                    for (auto const& [carrier, copy] : *carriers) {
                        if (copy != 0) {
                            next.elsewhere.insert({carrier, copy});
                        }
                    }
                }
                if (agree && !next.elsewhere.empty()) {
                    next.least = least(ones, others);
                    known->second.push_back(next);
                }
            }
        }
        return known->second;
    }

    /// What a thing stands on that runs on one of several copies, which are in different places.
    [[nodiscard]] std::set<component_id> const& carriers(thing of) const {
        auto const [known, is_new] = carriers_.try_emplace(of);
        if (is_new) {
            for (auto const& each : stacks(of)) {
                for (auto const& [carrier, copy] : each.runs) {
                    known->second.insert(carrier);
                }
            }
        }
        return known->second;
    }

    /// Whether something can come between a copy and a component, any copy of it.
    [[nodiscard]] bool can_lose_sight(thing from, component_id of) const {
        auto of_or_passed = std::set<component_id>{of};
        for (auto const& passed : in_[of].requests) {
            auto const all = leaves(passed);
            of_or_passed.insert(all.begin(), all.end());
        }
        return std::any_of(of_or_passed.begin(), of_or_passed.end(),
                           [&](component_id each) { return can_lose_sight_of_copies(from, each); });
    }
    [[nodiscard]] bool can_lose_sight_of_copies(thing from, component_id of) const {
        auto const& its = in_[of];
        if (its.mode == model::run_mode::one_copy && its.copies.size() > 1 && !ends_.empty() &&
            std::any_of(its.rules.begin(), its.rules.end(),
                        [](model::rule const& rule) { return !rule.needs.empty(); })) {
            return true; // it is sent elsewhere when others have it started there
        }
        for (std::int32_t copy = 0; copy < copies(of); ++copy) {
            auto const& moved = once_moved(from, {of, copy});
            if (!between(from, {of, copy}).empty() ||
                std::any_of(moved.begin(), moved.end(),
                            [](displaced const& each) { return !each.least.empty(); })) {
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

    /// Whether something is `with` a copy, and wherever it is itself.
    [[nodiscard]] bool is_beside(thing of, component_id lower) const {
        auto const& holders = in_[of.component].containers;
        return lower != place(of).front() &&
               std::count(holders.begin(), holders.end(), lower) == 0 && !is_gear(lower);
    }

    model::architecture const& in_;

    [[nodiscard]] static bool contains_one(obstacle const& all,
                                           std::vector<obstacle> const& smaller) {
        return std::any_of(smaller.begin(), smaller.end(), [&](obstacle const& each) {
            return std::includes(all.begin(), all.end(), each.begin(), each.end());
        });
    }

private:
    /// Whether what is out leaves a way: `unrelated` when there never was one to be lost.
    enum class way { unrelated, open, lost };

    /// Where something is: at all of these ends, and for each of the rest in one of several places.
    struct position {
        std::set<component_id> ends;
        std::vector<std::vector<position>> either;
        /// It has a choice: what it is at here may be out while it goes on elsewhere.
        bool is_choice = false;
    };

    [[nodiscard]] bool is_gear(component_id id) const { return in_[in_[id].kind].is_network_gear; }

    /// A thing and all that it stands on and in, and on which copy each of those runs that has a
    /// choice.
    struct tower {
        std::set<component_id> parts;
        std::map<component_id, std::int32_t> runs;
    };
    using choice = std::vector<tower>;

    /// They see each other for one of the choices.
    [[nodiscard]] bool sees(choice const& left, choice const& right, obstacle const& out) const {
        for (auto const& one : left) {
            for (auto const& other : right) {
                if (look(position_of(one.parts), position_of(other.parts), out) != way::lost) {
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<obstacle> least(choice const& left, choice const& right) const {
        std::vector<obstacle> found;
        if (sees(left, right, obstacles_)) {
            return found;
        }
        std::vector<component_id> const all(obstacles_.begin(), obstacles_.end());
        // In this order each comes after everything it contains.
        for (std::size_t chosen = 1; chosen < std::size_t{1} << all.size(); ++chosen) {
            obstacle tried;
            for (std::size_t at = 0; at < all.size(); ++at) {
                if ((chosen >> at & 1U) != 0) {
                    tried.insert(all[at]);
                }
            }
            if (!contains_one(tried, found) && !sees(left, right, tried)) {
                found.push_back(tried);
            }
        }
        return found;
    }

    [[nodiscard]] static std::map<std::map<component_id, std::int32_t>, choice> by_carriers(
        choice const& all) {
        std::map<std::map<component_id, std::int32_t>, choice> found;
        for (auto const& each : all) {
            found[each.runs].push_back(each);
        }
        return found;
    }
    [[nodiscard]] static choice at_home(choice all) {
        std::erase_if(all, [](tower const& each) {
            return std::any_of(each.runs.begin(), each.runs.end(),
                               [](auto const& run) { return run.second != 0; });
        });
        return all;
    }

    /// For every choice of copies.
    [[nodiscard]] choice stacks(thing of) const {
        choice found;
        if (of.copy == whole) {
            for (std::int32_t copy = 0; copy < copies(of.component); ++copy) {
                for (auto& each : stacks({of.component, copy})) {
                    if (!is_single(of.component)) {
                        each.runs.clear();
                    }
                    found.push_back(std::move(each));
                }
            }
            return found;
        }
        found.push_back({{of.component}, {}});
        for (auto const lower : place(of)) {
            if (is_beside(of, lower)) {
                continue;
            }
            choice taller;
            for (auto const& below :
                 is_carrier(lower) ? each_copy(lower) : stacks({lower, whole})) {
                for (auto each : found) {
                    each.parts.insert(below.parts.begin(), below.parts.end());
                    bool agree = true;
                    for (auto const& [carrier, copy] : below.runs) {
                        agree = each.runs.try_emplace(carrier, copy).first->second == copy && agree;
                    }
                    if (agree) {
                        taller.push_back(std::move(each));
                    }
                }
            }
            found = std::move(taller);
        }
        return found;
    }
    [[nodiscard]] choice each_copy(component_id of) const {
        choice found;
        for (std::int32_t copy = 0; copy < copies(of); ++copy) {
            for (auto& each : stacks({of, copy})) {
                each.runs[of] = copy;
                found.push_back(std::move(each));
            }
        }
        return found;
    }
    [[nodiscard]] bool is_carrier(component_id id) const {
        if (is_single(id) || in_[id].mode == model::run_mode::all_active) {
            return false;
        }
        auto const all = stacks({id, whole});
        return std::any_of(all.begin(), all.end(), [&](tower const& each) {
            return !is_same(position_of(each.parts), position_of(all.front().parts));
        });
    }

    [[nodiscard]] position position_of(std::set<component_id> const& stack) const {
        position found;
        std::set<component_id> gear; // each needed for itself
        for (auto const each : stack) {
            if (ends_.count(each) > 0) {
                found.ends.insert(each);
            }
            for (auto const& need : in_[each].needs) {
                attach(need.of, gear, found);
            }
        }
        // Needed gear of the same network is a choice between ways into it.
        while (!gear.empty()) {
            std::set<component_id> same{*gear.begin()};
            for (bool grown = true; grown;) {
                grown = false;
                for (auto const each : gear) {
                    if (same.count(each) == 0 &&
                        std::any_of(same.begin(), same.end(), [&](component_id known) {
                            return shares_network(known, each);
                        })) {
                        same.insert(each);
                        grown = true;
                    }
                }
            }
            for (auto const each : same) {
                gear.erase(each);
            }
            choose(found, same);
        }
        return found;
    }

    void attach(model::expression const& need, std::set<component_id>& gear, position& into) const {
        if (need.op == model::expression::operation::component) {
            if (traced().count(need.component) > 0) {
                gear.insert(need.component);
            }
        } else if (need.op == model::expression::operation::all) {
            for (auto const& each : need.operands) {
                attach(each, gear, into);
            }
        } else if (is_lost_with_gear(need, traced())) {
            std::set<component_id> some;
            for (auto const each : leaves(need)) {
                if (traced().count(each) > 0) {
                    some.insert(each);
                }
            }
            choose(into, some);
        }
    }

    [[nodiscard]] static bool is_lost_with_gear(model::expression const& of,
                                                std::set<component_id> const& gear) {
        return !is_up(of, [&](component_id leaf) { return gear.count(leaf) == 0; });
    }

    /// Network gear that ends of links are found for, whichever way it is traced over its needs.
    [[nodiscard]] std::set<component_id> const& traced() const {
        if (!traced_) {
            std::set<component_id> all;
            for (std::size_t at = 0; at < in_.components.size(); ++at) {
                if (is_gear(static_cast<component_id>(at))) {
                    all.insert(static_cast<component_id>(at));
                }
            }
            for (bool shrunk = true; shrunk;) {
                std::set<component_id> left;
                for (auto const each : all) {
                    auto const& needs = in_[each].needs;
                    if (!own_ends(each).empty() ||
                        std::any_of(needs.begin(), needs.end(), [&](model::need const& need) {
                            return is_lost_with_gear(need.of, all);
                        })) {
                        left.insert(each);
                    }
                }
                shrunk = left.size() < all.size();
                all = left;
            }
            traced_ = all;
        }
        return *traced_;
    }

    [[nodiscard]] std::set<component_id> own_ends(component_id gear) const {
        std::set<component_id> found;
        for (auto const end : ends_) {
            if (contains(end, {gear, whole})) {
                found.insert(end);
            }
        }
        return found;
    }

    /// The gear that some gear leads to over what it needs, itself left out.
    [[nodiscard]] std::set<component_id> further_gear(component_id from) const {
        std::set<component_id> found;
        std::vector<component_id> open{from};
        while (!open.empty()) {
            auto const at = open.back();
            open.pop_back();
            for (auto const& need : in_[at].needs) {
                for (auto const each : leaves(need.of)) {
                    if (is_lost_with_gear(need.of, traced()) && traced().count(each) > 0 &&
                        each != from && found.insert(each).second) {
                        open.push_back(each);
                    }
                }
            }
        }
        return found;
    }

    [[nodiscard]] position gear_position(component_id gear) const {
        position found;
        found.ends = own_ends(gear);
        std::vector<position> further;
        std::set<std::set<component_id>> seen;
        for (auto const each : further_gear(gear)) {
            auto const ends = own_ends(each);
            if (!ends.empty() && seen.insert(ends).second) {
                further.push_back({ends, {}, false});
            }
        }
        put(found, std::move(further));
        return found;
    }

    [[nodiscard]] bool shares_network(component_id one, component_id other) const {
        auto const all = [&](component_id gear) {
            auto ends = own_ends(gear);
            for (auto const each : further_gear(gear)) {
                ends.merge(own_ends(each));
            }
            return ends;
        };
        for (auto const here : all(one)) {
            for (auto const there : all(other)) {
                if (is_same_network(here, there)) {
                    return true;
                }
            }
        }
        return false;
    }

    void choose(position& into, std::set<component_id> const& gear) const {
        std::vector<position> some;
        for (auto const each : gear) {
            auto next = gear_position(each);
            if (!(next.ends.empty() && next.either.empty()) &&
                std::none_of(some.begin(), some.end(),
                             [&](position const& known) { return is_same(known, next); })) {
                some.push_back(std::move(next));
            }
        }
        put(into, std::move(some));
    }
    [[nodiscard]] static bool is_same(position const& one, position const& other) {
        return one.ends == other.ends &&
               std::is_permutation(
                   one.either.begin(), one.either.end(), other.either.begin(), other.either.end(),
                   [](std::vector<position> const& some, std::vector<position> const& others) {
                       return std::is_permutation(some.begin(), some.end(), others.begin(),
                                                  others.end(), is_same);
                   });
    }
    /// A choice of one is none.
    static void put(position& into, std::vector<position> some) {
        if (some.size() == 1) {
            into.ends.merge(some.front().ends);
            for (auto& each : some.front().either) {
                into.either.push_back(std::move(each));
            }
        } else if (!some.empty()) {
            into.either.push_back(std::move(some));
        }
    }

    [[nodiscard]] way look(position const& one, position const& other, obstacle const& out) const {
        bool related = false;
        bool lost = false;
        auto const note = [&](way next) {
            related = related || next != way::unrelated;
            lost = lost || next == way::lost;
        };
        auto const at = [](component_id end, bool is_choice) {
            return std::vector<position>{{{end}, {}, is_choice}};
        };
        for (auto const here : one.ends) {
            for (auto const there : other.ends) {
                bool const both_at_both = one.ends.count(there) > 0 && other.ends.count(here) > 0;
                if (here == there || !both_at_both) {
                    note(follow(here, there, one.is_choice, other.is_choice, out));
                }
            }
            for (auto const& some : other.either) {
                note(look_for_one(at(here, one.is_choice), marked(some), out));
            }
        }
        for (auto const& some : one.either) {
            for (auto const there : other.ends) {
                note(look_for_one(marked(some), at(there, other.is_choice), out));
            }
            for (auto const& others : other.either) {
                note(look_for_one(marked(some), marked(others), out));
            }
        }
        return lost ? way::lost : related ? way::open : way::unrelated;
    }
    [[nodiscard]] static std::vector<position> marked(std::vector<position> some) {
        for (auto& each : some) {
            each.is_choice = true;
        }
        return some;
    }

    /// One open way between any of these is enough.
    [[nodiscard]] way look_for_one(std::vector<position> const& some,
                                   std::vector<position> const& others, obstacle const& out) const {
        bool lost = false;
        for (auto const& here : some) {
            for (auto const& there : others) {
                auto const next = look(here, there, out);
                if (next == way::open) {
                    return way::open;
                }
                lost = lost || next == way::lost;
            }
        }
        return lost ? way::lost : way::unrelated;
    }

    [[nodiscard]] way follow(component_id from, component_id to, bool is_from_choice,
                             bool is_to_choice, obstacle const& out) const {
        if (!leads(from, to, {})) {
            return way::unrelated;
        }
        if (from == to) {
            return (is_from_choice || is_to_choice) && out.count(from) > 0 ? way::lost : way::open;
        }
        if ((is_from_choice && out.count(from) > 0) || (is_to_choice && out.count(to) > 0)) {
            return way::lost;
        }
        auto passed = out;
        passed.erase(from);
        passed.erase(to);
        return leads(from, to, passed) ? way::open : way::lost;
    }

    /// Whether links and gear that are not out lead from one end to another.
    [[nodiscard]] bool leads(component_id from, component_id to, obstacle const& out) const {
        return reached(from, out, false).count(to) > 0;
    }
    [[nodiscard]] bool is_same_network(component_id one, component_id other) const {
        return reached(one, {}, true).count(other) > 0;
    }
    [[nodiscard]] std::set<component_id> reached(component_id from, obstacle const& out,
                                                 bool everything_forwards) const {
        std::set<component_id> found{from};
        std::vector<component_id> open{from};
        while (!open.empty()) {
            auto const at = open.back();
            open.pop_back();
            if (at != from && !everything_forwards && (!is_gear(at) || out.count(at) > 0)) {
                continue;
            }
            for (std::size_t link = 0; link < in_.components.size(); ++link) {
                auto const& ends = in_.components[link].ends;
                if (!ends || out.count(static_cast<component_id>(link)) > 0 ||
                    (ends->first != at && ends->second != at)) {
                    continue;
                }
                auto const beyond = ends->first == at ? ends->second : ends->first;
                if (found.insert(beyond).second) {
                    open.push_back(beyond);
                }
            }
        }
        return found;
    }

    std::set<component_id> ends_;
    std::set<component_id> obstacles_; // links, and gear that they join
    mutable std::optional<std::set<component_id>> traced_;
    mutable std::map<std::pair<thing, thing>, std::vector<obstacle>> between_;
    mutable std::map<std::pair<thing, thing>, std::vector<displaced>> once_moved_;
    mutable std::map<thing, std::set<component_id>> carriers_;
};

} // namespace hadsl::property

#endif
