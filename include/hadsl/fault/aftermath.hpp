// hadsl/fault/aftermath.hpp - how long after a failure is over it can still be felt.
// SPDX-License-Identifier: BSL-1.0
//
// What stands on something that was out starts again after it, what waited for a standby takes over
// once it is back, and so on up to the component that is asked about: a bound, along the longest
// way. On the way a tolerated need takes something off.
#ifndef HADSL_FAULT_AFTERMATH_HPP
#define HADSL_FAULT_AFTERMATH_HPP

#include <hadsl/fault/dependencies.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/fault/outage.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// At most so long.
struct aftermath {
    duration felt = zero;      // after the end of the event
    duration tolerated = zero; // of what the event lasts, before it counts
};

class aftermaths {
public:
    aftermaths(model::architecture const& in, dependencies const& on)
        : in_(in), on_(on), ways_(in.components.size()), known_(in.components.size()),
          is_known_(in.components.size(), false) {}

    /// What an event does to a component at most; nothing when it does not reach it.
    [[nodiscard]] aftermath of(event const& happening, model::component_id target) {
        std::vector<model::component_id> struck;
        for (auto const& each : happening.strikes) {
            struck.push_back(each.component);
        }
        std::sort(struck.begin(), struck.end());
        std::vector<model::component_id> touched;
        for (auto const index : on_.reached_from(struck)) {
            pass(on_.circles()[index], struck, touched);
        }
        auto const result =
            is_known_[model::index_of(target)] ? known_[model::index_of(target)] : aftermath{};
        for (auto const each : touched) {
            is_known_[model::index_of(each)] = false;
        }
        return result;
    }

private:
    /// What a component adds to what it waits for.
    struct way {
        model::component_id from{};
        bool starts = true; // it starts again, or a rule acts; else it is back at once
        duration tolerated = zero;
    };

    void pass(circle const& of, std::vector<model::component_id> const& struck,
              std::vector<model::component_id>& touched) {
        aftermath joint;
        for (auto const member : of.members) {
            auto const own = of_one(member, struck, of.is_cyclic);
            joint.felt = of.is_cyclic ? joint.felt + own.felt : own.felt;
            joint.tolerated = of.is_cyclic ? joint.tolerated + own.tolerated : own.tolerated;
        }
        for (auto const member : of.members) {
            known_[model::index_of(member)] = joint;
            is_known_[model::index_of(member)] = true;
            touched.push_back(member);
        }
    }

    [[nodiscard]] aftermath of_one(model::component_id id,
                                   std::vector<model::component_id> const& struck, bool in_circle) {
        auto const step = step_of(id);
        aftermath longest;
        bool const is_struck = std::binary_search(struck.begin(), struck.end(), id);
        if (is_struck || in_circle) {
            longest.felt = in_circle ? step : hand_over_of(id);
            longest.tolerated = in_circle ? tolerance_of(id) : zero;
        }
        for (auto const& each : ways_of(id)) {
            auto const from = model::index_of(each.from);
            if (!is_known_[from]) {
                continue;
            }
            longest.felt =
                longer_of(longest.felt, each.starts ? known_[from].felt + step : known_[from].felt);
            longest.tolerated =
                longer_of(longest.tolerated, known_[from].tolerated + each.tolerated);
        }
        return longest;
    }

    /// To start again, or to act by a rule and start.
    [[nodiscard]] duration step_of(model::component_id id) const {
        auto const& component = in_[id];
        auto const start = component.starts_in.is_unbounded() ? zero : component.starts_in;
        auto longest = start;
        for (auto const& rule : component.rules) {
            if (!rule.time.is_unbounded()) {
                bool const restarts =
                    rule.action == model::action::restart || rule.action == model::action::restore;
                longest = longer_of(longest, restarts ? rule.time + start : rule.time);
            }
        }
        return longest;
    }
    /// A copy that is back takes over for one that is not.
    [[nodiscard]] duration hand_over_of(model::component_id id) const {
        return in_[id].copies.size() > 1 && !in_[id].rules.empty() ? step_of(id) : zero;
    }
    [[nodiscard]] duration tolerance_of(model::component_id id) const {
        duration longest = zero;
        for (auto const& need : in_[id].needs) {
            longest =
                need.tolerating.is_unbounded() ? longest : longer_of(longest, need.tolerating);
        }
        return longest;
    }

    [[nodiscard]] std::vector<way> const& ways_of(model::component_id id) {
        auto& known = ways_[model::index_of(id)];
        if (known) {
            return *known;
        }
        known.emplace();
        auto const& component = in_[id];
        std::vector<model::component_id> other;
        for (auto const& copy : component.copies) {
            other.insert(other.end(), copy.place.begin(), copy.place.end());
        }
        for (auto const& each : component.starts_after) {
            append_leaves(each, other);
        }
        append_recovery(component, other);
        std::sort(other.begin(), other.end());
        // What is needed at run time, and what is tolerated of its outage.
        std::vector<std::pair<model::component_id, duration>> needed;
        auto const note = [&](model::expression const& of, duration tolerated) {
            std::vector<model::component_id> leaves;
            append_leaves(of, leaves);
            for (auto const each : leaves) {
                needed.emplace_back(each, tolerated);
            }
        };
        for (auto const& request : component.requests) {
            note(request, zero);
        }
        for (auto const& need : component.needs) {
            note(need.of, need.tolerating.is_unbounded() ? zero : need.tolerating);
        }
        std::sort(needed.begin(), needed.end());
        for (auto const each : on_.of(id)) {
            way made{each, true, zero};
            auto const after =
                std::upper_bound(needed.begin(), needed.end(), std::pair(each, unbounded));
            if (after != needed.begin() && (after - 1)->first == each) {
                made.starts = std::binary_search(other.begin(), other.end(), each);
                made.tolerated = (after - 1)->second; // the longest
            }
            if (is_between(each)) { // what is needed may be out of sight across it
                made.tolerated = longer_of(made.tolerated, tolerance_of(id));
            }
            known->push_back(made);
        }
        return *known;
    }

    [[nodiscard]] bool is_between(model::component_id id) const {
        return in_[id].ends || in_.kinds[model::index_of(in_[id].kind)].is_network_gear;
    }

    model::architecture const& in_;
    dependencies const& on_;
    std::vector<std::optional<std::vector<way>>> ways_; // by component, when first asked
    std::vector<aftermath> known_;                      // by component, for one event
    std::vector<bool> is_known_;
};

} // namespace hadsl::fault

#endif
