// hadsl/lint/links.hpp - links whose loss cuts nothing off.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_LINKS_HPP
#define HADSL_LINT_LINKS_HPP

#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hadsl::lint {

/// Everything that sees others or is to be seen: what runs or is there several times, and what its
/// recovery asks for, as a host that votes.
[[nodiscard]] inline std::vector<fault::site> find_parties(subject const& of) {
    std::vector<model::component_id> parties;
    for (auto const id : of.components()) {
        if (of.is_workload(id) || of.in()[id].copies.size() > 1) {
            parties.push_back(id);
        }
        model::append_recovery(of.in()[id], parties);
    }
    std::sort(parties.begin(), parties.end());
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    std::vector<fault::site> found;
    for (auto const id : parties) {
        for (std::size_t at = 0; at < of.in()[id].copies.size(); ++at) {
            found.push_back({id, static_cast<std::int32_t>(at)});
        }
    }
    return found;
}

/// A link that is on no way between any two of them, to something that nobody is in, on or behind say:
/// whoever wrote it believes that its loss separates something, and every claim about that is proven
/// for the wrong reason.
[[nodiscard]] inline std::vector<finding> find_idle_links(subject const& of) {
    std::vector<finding> all;
    auto const parties = find_parties(of);
    auto const& apart = of.meaning().base().apart;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        if (!each.ends || !of.users(id).empty()) {
            continue; // what needs a link feels its loss wherever it stands
        }
        if (apart.parts_any(parties, id)) {
            continue;
        }
        auto const is_gear_at = [&](model::component_id end) {
            return of.in()[of.in()[end].kind].is_network_gear;
        };
        bool is_told = false;
        for (auto const end : {each.ends->first, each.ends->second}) {
            if (!is_told && of.users(end).empty() && !of.is_workload(end)) {
                bool const is_gear = is_gear_at(end);
                is_told = true;
                all.push_back(found(source::code::idle_link, each.at,
                                    "link " + name_of(of, id) + " cuts nothing off: nothing is " +
                                        (is_gear ? "behind " : "in or on ") + kind_of(of, end) +
                                        " " + name_of(of, end),
                                    "say what is: `host h " +
                                        (is_gear ? "{ needs " + of.in()[end].name + " }`"
                                                 : "in " + of.in()[end].name + "`")));
            }
        }
        if (!is_told && !parties.empty()) {
            auto const gear = is_gear_at(each.ends->first)    ? each.ends->first
                              : is_gear_at(each.ends->second) ? each.ends->second
                                                              : id;
            all.push_back(found(source::code::idle_link, each.at,
                                "link " + name_of(of, id) +
                                    " cuts nothing off: no two that run are at its two ends",
                                gear == id ? std::string()
                                           : "say who is behind " + name_of(of, gear) +
                                                 ", if somebody is: `host h { needs " +
                                                 of.in()[gear].name + " }`"));
        }
    }
    return all;
}

} // namespace hadsl::lint

#endif
