// hadsl/report/strikes.hpp - what one failure strikes, as a sentence with its places.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_STRIKES_HPP
#define HADSL_REPORT_STRIKES_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/story.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/sentence.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hadsl::report {

/// Where a component or copy says that it carries a label; where it is declared, if nowhere.
[[nodiscard]] inline source::span label_place(model::component const& of, std::int32_t copy,
                                              std::string const& key) {
    if (copy >= 0 && static_cast<std::size_t>(copy) < of.copies.size()) {
        for (auto const& label : of.copies[static_cast<std::size_t>(copy)].labels) {
            if (label.key == key && label.at.is_known()) {
                return label.at;
            }
        }
    }
    return of.at;
}

/// `both copies of app`, `all 3 copies of app`, `2 of 3 copies of app`, `app on h1`.
[[nodiscard]] inline std::string copies_name(model::architecture const& in, model::component_id id,
                                             std::vector<std::int32_t> const& copies) {
    auto const all = in[id].copies.size();
    if (all < 2 || copies.size() < 2) {
        return copy_name(in, id, copies.empty() || !runs_apart(in[id]) ? -1 : copies.front());
    }
    auto const which = copies.size() == all
                           ? (all == 2 ? "both" : "all " + std::to_string(all))
                           : std::to_string(copies.size()) + " of " + std::to_string(all);
    return which + " copies of " + in[id].name;
}

/// The mechanism that carries failures of a class from copy to copy.
[[nodiscard]] inline std::string mirroring(model::architecture const& in,
                                           model::component const& of, model::class_id failure) {
    auto const& ancestors = in[failure].ancestors;
    std::size_t at = 0;
    for (auto const& each : of.protections) {
        for (auto const end = at + each.added.mirrors; at < end && at < of.mirrors.size(); ++at) {
            if (std::find(ancestors.begin(), ancestors.end(), of.mirrors[at]) != ancestors.end()) {
                return each.mechanism;
            }
        }
    }
    return {};
}

/// Why one failure strikes several copies of a component at once.
[[nodiscard]] inline std::string reason_for_all(model::architecture const& in,
                                                fault::event const& of) {
    switch (of.reach) {
    case fault::reach::lockstep: return "they run in lockstep and do the same";
    case fault::reach::mirrored: {
        auto const by = mirroring(in, in[of.of], of.failure);
        return by.empty() ? in[of.failure].name + " is mirrored from copy to copy"
                          : by + " mirrors " + in[of.failure].name;
    }
    case fault::reach::shared:
        return "no label `" + in[of.failure].shared_by + "` tells them apart";
    case fault::reach::common: return "the figures say that some strike all copies at once";
    default: return {};
    }
}

/// All strikes of one event that a story tells of, as one sentence with a place for each thing that
/// is struck.
[[nodiscard]] inline sentence tell_strikes(model::architecture const& in, fault::event const& of,
                                           fault::event_id id, fault::story const& story) {
    struct target {
        std::string name;
        source::span at;
    };
    std::vector<target> targets;
    std::vector<model::component_id> told;
    bool const labelled = of.reach == fault::reach::shared && !of.label.empty();
    bool several = false;
    for (auto const& step : story) {
        if (step.what != fault::step::kind::strikes || step.event != id ||
            std::find(told.begin(), told.end(), step.component) != told.end()) {
            continue;
        }
        told.push_back(step.component);
        std::vector<std::int32_t> copies;
        for (auto const& strike : of.strikes) {
            if (strike.component == step.component) {
                copies.push_back(strike.copy);
            }
        }
        several = several || copies.size() > 1;
        bool const as_one = copies.size() > 1 || !runs_apart(in[step.component]);
        auto const at = as_one && !labelled ? in[step.component].at : step.at;
        targets.push_back({copies_name(in, step.component, copies), at});
    }
    std::vector<std::string> names;
    for (auto const& each : targets) {
        names.push_back(each.name);
    }
    // What else it strikes may be why no other place was left.
    for (auto const& strike : of.strikes) {
        if (labelled && std::find(told.begin(), told.end(), strike.component) == told.end()) {
            told.push_back(strike.component);
            names.push_back(in[strike.component].name);
        }
    }
    sentence made;
    made.one = failure_name(in, of.failure) + " strikes " + listed(names, 4);
    made.at = targets[0].at;
    if (labelled) {
        bool const all = names.size() > 1 || several;
        made.one += (all ? " at once (the same " : " (") + label_name(in, of) + ")";
    } else if (several) {
        made.one += " at once (" + reason_for_all(in, of) + ")";
    }
    for (std::size_t at = 1; at < std::min<std::size_t>(targets.size(), 4); ++at) {
        if (targets[at].at != targets[at - 1].at) {
            made.beside.push_back({targets[at].at, targets[at].name});
        }
    }
    return made;
}

} // namespace hadsl::report

#endif
