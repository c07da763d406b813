// hadsl/lint/links.hpp - links whose loss cuts nothing off.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_LINKS_HPP
#define HADSL_LINT_LINKS_HPP

#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>

#include <vector>

namespace hadsl::lint {

/// A link to something that nobody is in, on or behind: whoever wrote it believes that its loss
/// separates something, and every claim about that is proven for the wrong reason.
[[nodiscard]] inline std::vector<finding> find_idle_links(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        if (!each.ends || !of.users(id).empty()) {
            continue; // what needs a link feels its loss wherever it stands
        }
        for (auto const end : {each.ends->first, each.ends->second}) {
            if (of.users(end).empty() && !of.is_workload(end)) {
                bool const is_gear = of.in()[of.in()[end].kind].is_network_gear;
                all.push_back(found(source::code::idle_link, each.at,
                                    "link " + name_of(of, id) + " cuts nothing off: nothing is " +
                                        (is_gear ? "behind " : "in or on ") + kind_of(of, end) +
                                        " " + name_of(of, end),
                                    "say what is: `host h " +
                                        (is_gear ? "{ needs " + of.in()[end].name + " }`"
                                                 : "in " + of.in()[end].name + "`")));
                break;
            }
        }
    }
    return all;
}

} // namespace hadsl::lint

#endif
