// hadsl/model/links.hpp - ends of links that are joined in too few ways, or in too many.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_LINKS_HPP
#define HADSL_MODEL_LINKS_HPP

#include <hadsl/model/missing_links.hpp>
#include <hadsl/model/network.hpp>
#include <hadsl/model/scope.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace hadsl::model {

/// Refuses what uses something over a way that does not forward: nothing that is declared keeps the
/// two apart, and what is said of their loss of sight would be proven without a look at the way.
inline void report_missing_links(scope& all) {
    for (auto const& each : missing_link_finder(all.result).find()) {
        auto const name = [&](component_id of) { return all.result[of].name; };
        auto const middle = std::find_if(each.way.begin(), each.way.end(), [&](auto const& hop) {
            return !all.result.kinds[index_of(all.result[hop.to].kind)].is_network_gear;
        });
        std::string links;
        component_id last = each.way.front().link;
        for (auto const& hop : each.way) {
            links += (links.empty() ? "" : ", ") + name(hop.link);
            last = std::max(last, hop.link);
        }
        all.found.add(
            source::code::missing_link, all.result[last].at,
            "found " + in_backticks(name(each.one)) + " and " + in_backticks(name(each.other)) +
                " joined only by way of " + in_backticks(name(middle->to)) +
                ", which does not forward, expected a way for " +
                (each.user == each.used
                     ? "the copies of " + in_backticks(name(each.user))
                     : in_backticks(name(each.user)) + " to " + in_backticks(name(each.used))),
            "declare the way: `link NAME between " + name(each.one) + ", " + name(each.other) +
                " { needs " + links + " }` goes over these; or join a `router` or a `switch` in " +
                in_backticks(name(middle->to)) + " instead of it",
            {{all.result[each.user].at, "this uses it"}});
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
    std::vector<component_id> leaves;
    for (auto const& each : components) {
        for (auto const& need : each.needs) {
            append_leaves(need.of, leaves);
        }
    }
    std::set<component_id> const needed(leaves.begin(), leaves.end());
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
