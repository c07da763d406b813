// hadsl/report/groups.hpp - counterexamples that are alike, as one.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_GROUPS_HPP
#define HADSL_REPORT_GROUPS_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/style.hpp>
#include <hadsl/source/duration.hpp>
#include <hadsl/verdict.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::report {

/// Counterexamples that look the same from some way off.
struct group {
    std::string name;                 // `host failure of esx[*]`
    std::vector<std::size_t> members; // indices into verdict::counterexamples
    std::size_t failures = 0;         // of each
    duration worst = zero;
};

namespace detail {

/// `esx[2][1]` as `esx[*][*]`.
[[nodiscard]] inline std::string without_subscripts(std::string_view name) {
    std::string out;
    for (std::size_t at = 0; at < name.size(); ++at) {
        auto const end = name.find(']', at);
        bool const is_subscript =
            name[at] == '[' && end != name.npos && end > at + 1 &&
            name.substr(at + 1, end - at - 1).find_first_not_of("0123456789") == name.npos;
        out += is_subscript ? std::string("[*]") : std::string(1, name[at]);
        at = is_subscript ? end : at;
    }
    return out;
}

/// One failure as a view sees it.
[[nodiscard]] inline std::string seen_as(model::architecture const& in, fault::event const& of,
                                         grouping by) {
    auto const& component = in[of.of];
    switch (by) {
    case grouping::failure_class: return failure_name(in, of.failure);
    case grouping::kind:
        return failure_name(in, of.failure) + " of " +
               (of.label.empty() ? "any " + in[component.kind].name
                                 : "any `" + in[of.failure].shared_by + "`");
    case grouping::component: return of.label.empty() ? component.name : label_name(in, of);
    default: break;
    }
    bool const is_one_copy =
        of.reach == fault::reach::one && of.strikes.size() == 1 && runs_apart(component);
    return failure_name(in, of.failure) + " of " +
           (is_one_copy ? "any copy of " + without_subscripts(component.name)
                        : without_subscripts(struck_name(in, of)));
}

} // namespace detail

/// A scenario as a view sees it: `crash of any copy of web and 2 × host failure of esx[*]`.
[[nodiscard]] inline std::string group_name(model::architecture const& in,
                                            std::vector<fault::event> const& events,
                                            fault::scenario const& of, grouping by) {
    std::map<std::string, std::size_t> counts;
    for (auto const id : of) {
        ++counts[detail::seen_as(in, events[fault::index_of(id)], by)];
    }
    std::vector<std::string> names;
    for (auto const& [name, count] : counts) {
        names.push_back(count == 1 ? name : std::to_string(count) + " × " + name);
    }
    return names.empty() ? "no failure at all" : listed(names, 12);
}

/// The counterexamples of a verdict in groups: fewest failures first, of those the most severe.
[[nodiscard]] inline std::vector<group> grouped(model::architecture const& in,
                                                std::vector<fault::event> const& events,
                                                verdict const& of, grouping by) {
    std::vector<group> groups;
    for (std::size_t at = 0; at < of.counterexamples.size(); ++at) {
        auto const& each = of.counterexamples[at];
        auto name = group_name(in, events, each.failures, by);
        auto same = std::find_if(groups.begin(), groups.end(), [&](group const& known) {
            return known.name == name && known.failures == each.failures.size();
        });
        if (same == groups.end()) {
            groups.push_back({std::move(name), {}, each.failures.size(), zero});
            same = groups.end() - 1;
        }
        same->members.push_back(at);
        same->worst = longer_of(same->worst, each.amount);
    }
    std::stable_sort(groups.begin(), groups.end(), [](group const& left, group const& right) {
        return left.failures != right.failures ? left.failures < right.failures
                                               : left.worst > right.worst;
    });
    return groups;
}

} // namespace hadsl::report

#endif
