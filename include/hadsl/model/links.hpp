// hadsl/model/links.hpp - ends of links that are joined in too few ways, or in too many.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_LINKS_HPP
#define HADSL_MODEL_LINKS_HPP

#include <hadsl/model/network.hpp>
#include <hadsl/model/scope.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::model {

/// Warns of two ends that meet in a third, which forwards nothing, and have no link of their own:
/// nothing that is declared keeps those apart. What is said of their loss of sight would be proven,
/// and not because of the way between them.
inline void find_missing_links(scope& all) {
    std::map<component_id, std::map<component_id, component_id>> joined; // by what, to whom
    for (std::size_t i = 0; i < all.result.components.size(); ++i) {
        if (auto const& ends = all.result.components[i].ends) {
            auto const id = static_cast<component_id>(i);
            joined[ends->first].emplace(ends->second, id);
            joined[ends->second].emplace(ends->first, id);
        }
    }
    std::set<std::pair<component_id, component_id>> told;
    for (auto const& [hub, ways] : joined) {
        if (all.result.kinds[index_of(all.result[hub].kind)].is_network_gear) {
            continue;
        }
        for (auto one = ways.begin(); one != ways.end(); ++one) {
            auto const other = std::find_if(std::next(one), ways.end(), [&](auto const& each) {
                return joined.at(one->first).count(each.first) == 0 &&
                       told.insert({one->first, each.first}).second;
            });
            if (other == ways.end()) {
                continue;
            }
            auto const name = [&](component_id of) { return all.result[of].name; };
            auto const& late = all.result[std::max(one->second, other->second)];
            all.found.add(source::code::missing_link, late.at,
                          "found " + in_backticks(name(one->first)) + " and " +
                              in_backticks(name(other->first)) + " joined by way of " +
                              in_backticks(name(hub)) +
                              " alone, expected a link between them: what is no network gear does "
                              "not forward, so the loss of these links does not separate the two",
                          "declare `link NAME between " + name(one->first) + ", " +
                              name(other->first) +
                              "` too, or let what uses the way say so: `needs " +
                              name(one->second) + ", " + name(other->second) + "`",
                          {{all.result[std::min(one->second, other->second)].at,
                            "the other half of the way"}});
            break; // once for each hub
        }
    }
}

/// Whether the first copy of something is in or on the end of a link.
[[nodiscard]] inline bool stands_at_an_end(scope const& all, network const& links,
                                           component_id id) {
    std::vector<component_id> beneath{id};
    for (std::size_t at = 0; at < beneath.size(); ++at) {
        for (auto const lower : all.result[beneath[at]].copies.front().place) {
            if (links.is_end(lower)) {
                return true;
            }
            if (std::find(beneath.begin(), beneath.end(), lower) == beneath.end()) {
                beneath.push_back(lower);
            }
        }
    }
    return false;
}

/// Warns of gear that something needs and no link joins, where others of its kind have links: who is
/// behind it is in everybody's sight, whatever fails.
inline void find_unlinked_gear(scope& all) {
    auto const& components = all.result.components;
    network const links(all.result);
    std::map<kind_id, component_id> linked; // gear at the end of a link, one of each kind
    for (auto const end : links.ends()) {
        linked.emplace(all.result[end].kind, end);
    }
    std::set<component_id> needed;
    std::vector<expression const*> open;
    for (auto const& each : components) {
        for (auto const& need : each.needs) {
            open.push_back(&need.of);
        }
    }
    while (!open.empty()) {
        auto const& each = *open.back();
        open.pop_back();
        if (each.op == expression::operation::component) {
            needed.insert(each.component);
        }
        for (auto const& operand : each.operands) {
            open.push_back(&operand);
        }
    }
    for (auto const id : needed) {
        auto const& each = all.result[id];
        auto const other = linked.find(each.kind);
        if (other == linked.end() || links.is_end(id) || !each.needs.empty() ||
            !all.result.kinds[index_of(each.kind)].is_network_gear ||
            stands_at_an_end(all, links, id)) {
            continue;
        }
        auto const& known = all.result[other->second];
        all.found.add(source::code::unlinked_gear, each.at,
                      "found " + in_backticks(each.name) + " without a link, expected one, as " +
                          in_backticks(known.name) +
                          " has: who is behind it sees everybody, whatever fails",
                      "declare `link NAME between " + each.name + ", " + known.name + "`");
    }
}

/// Refuses links whose ways, which grow with every circle, could not be told in reasonable time.
inline void find_tangled_links(scope& all) {
    network const links(all.result);
    auto const tangle = links.find_tangle();
    if (tangle.empty()) {
        return;
    }
    auto const name = [&](component_id of) { return in_backticks(all.result[of].name); };
    auto const joins = [&](component const& each) {
        return each.ends &&
               (each.ends->first == tangle.front() || each.ends->second == tangle.front());
    };
    auto const& components = all.result.components;
    all.found.add(
        source::code::tangled_links, std::find_if(components.begin(), components.end(), joins)->at,
        "found more ways from " + name(tangle.front()) + " to " + name(tangle.back()) +
            " than can be told apart, expected at most " + std::to_string(network::most_ways) +
            ", and at most " + std::to_string(network::most_cuts) +
            " sets of failures that leave none of them",
        "leave out the links within a fabric, and let what uses it say what it needs of "
        "it: `needs 1 of (spine[*])`");
}

} // namespace hadsl::model

#endif
