// hadsl/model/links.hpp - ends of links that are joined by way of others only.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_LINKS_HPP
#define HADSL_MODEL_LINKS_HPP

#include <hadsl/model/scope.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace hadsl::model {

/// Warns of two ends that meet in a third and have no link of their own. A link is the whole way
/// between its two ends, so nothing that is declared keeps those apart: what is said of their loss
/// of sight would be proven, and not because of the way between them.
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
                              " alone, expected a link between them: the loss of a link separates "
                              "what is at its own two ends, and nothing else",
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

} // namespace hadsl::model

#endif
