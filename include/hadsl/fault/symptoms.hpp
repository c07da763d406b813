// hadsl/fault/symptoms.hpp - what a mechanism can see of a cause.
// SPDX-License-Identifier: BSL-1.0
//
// Symptoms are fixed by placement, not by the scenario: which rules match a cause is known before
// anything is solved.
#ifndef HADSL_FAULT_SYMPTOMS_HPP
#define HADSL_FAULT_SYMPTOMS_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/placement.hpp>
#include <hadsl/model/sight.hpp>

#include <algorithm>
#include <compare>
#include <cstdint>
#include <vector>

namespace hadsl::fault {

/// One reason for a copy to be out.
struct cause {
    enum class kind : std::uint8_t {
        event,     // `index` is the event
        own,       // what the component `index` needs, beneath the copy or the copy's own
        opaque,    // the component `index` of several copies, beneath the copy
        quorum,    // the copy sees no majority
        separated, // the copy does not see what it needs
    };
    kind what = kind::event;
    std::int32_t index = 0;
    friend constexpr auto operator<=>(cause const&, cause const&) = default;
};

[[nodiscard]] constexpr bool strikes(event const& happening, model::component_id component,
                                     std::int32_t copy) {
    return std::any_of(happening.strikes.begin(), happening.strikes.end(), [&](strike const& each) {
        return each.component == component && each.copy == copy;
    });
}

/// An event of the class `isolation`: up, but out of sight.
[[nodiscard]] constexpr bool is_isolation(model::architecture const& in, event const& happening) {
    auto const& ancestors = in[happening.failure].ancestors;
    return in.isolation &&
           std::find(ancestors.begin(), ancestors.end(), *in.isolation) != ancestors.end();
}

template <class Architecture>
class basic_symptoms {
public:
    constexpr basic_symptoms(Architecture const& in, std::vector<event> const& events,
                             basic_placement<Architecture> const& places)
        : in_(&in), events_(&events), placement_(&places) {}

    /// Whether a rule of `component` answers this cause of its copy. With `if noticed within` it
    /// answers events alone: of anything else nobody says when it is noticed.
    [[nodiscard]] constexpr bool matches(model::rule const& rule, model::component_id component,
                                         std::int32_t copy, cause const& of) const {
        return is_named(rule, component, copy, of) && is_noticed(rule, of);
    }

    [[nodiscard]] constexpr bool is_noticed(model::rule const& rule, cause const& of) const {
        return !rule.noticed_within ||
               (of.what == cause::kind::event && event_of(of).noticed <= *rule.noticed_within);
    }

    /// Whether the rule names any symptom of the cause.
    [[nodiscard]] constexpr bool is_named(model::rule const& rule, model::component_id component,
                                          std::int32_t copy, cause const& of) const {
        return std::any_of(
            rule.symptoms.begin(), rule.symptoms.end(),
            [&](model::symptom const& each) { return is_shown(each, component, copy, of); });
    }

    /// The cause is an event that somebody has chosen.
    [[nodiscard]] constexpr bool is_planned(cause const& of) const {
        return of.what == cause::kind::event && (*in_)[event_of(of).failure].is_planned;
    }

    /// A restart meets the failure again: the event recurs and strikes the copy itself.
    [[nodiscard]] constexpr bool meets_again(model::component_id component, std::int32_t copy,
                                             cause const& of) const {
        return of.what == cause::kind::event && (*in_)[event_of(of).failure].recurs &&
               strikes(event_of(of), component, copy);
    }

private:
    [[nodiscard]] constexpr event const& event_of(cause const& of) const {
        return (*events_)[static_cast<std::size_t>(of.index)];
    }

    [[nodiscard]] constexpr bool is_shown(model::symptom const& wanted,
                                          model::component_id component, std::int32_t copy,
                                          cause const& of) const {
        switch (of.what) {
        case cause::kind::separated: return false;
        case cause::kind::quorum:
            return !wanted.loss && !wanted.kind && in_->isolation &&
                   model::shows_as(*in_, *in_->isolation, *wanted.failure);
        case cause::kind::own:
        case cause::kind::opaque:
            return wanted.loss && shows_loss(*wanted.kind, component, copy,
                                             static_cast<model::component_id>(of.index));
        case cause::kind::event: break;
        }
        auto const& happening = event_of(of);
        if (wanted.loss) {
            return !is_isolation(*in_, happening) &&
                   std::any_of(happening.strikes.begin(), happening.strikes.end(),
                               [&](strike const& each) {
                                   return is_plain_beneath(each, component, copy) &&
                                          shows_loss(*wanted.kind, component, copy, each.component);
                               });
        }
        if (!model::shows_as(*in_, happening.failure, *wanted.failure)) {
            return false;
        }
        if (wanted.kind) {
            return std::any_of(happening.strikes.begin(), happening.strikes.end(),
                               [&](strike const& each) {
                                   return is_plain_beneath(each, component, copy) &&
                                          is_kind(*in_, each.component, *wanted.kind);
                               });
        }
        // Out of sight is the same seen from a copy, whatever of its place is cut off.
        return strikes(happening, component, copy) ||
               (is_isolation(*in_, happening) &&
                std::any_of(
                    happening.strikes.begin(), happening.strikes.end(),
                    [&](strike const& each) { return is_plain_beneath(each, component, copy); }));
    }

    [[nodiscard]] constexpr bool is_plain_beneath(strike const& each, model::component_id component,
                                                  std::int32_t copy) const {
        return !has_copies((*in_)[each.component]) &&
               placement_->is_beneath(each.component, component, copy);
    }

    /// `loss of KIND`: `lost` beneath the copy, or something beneath it that stands on `lost`.
    [[nodiscard]] constexpr bool shows_loss(model::kind_id wanted, model::component_id component,
                                            std::int32_t copy, model::component_id lost) const {
        if (lost == component) {
            return false; // its own needs are not beneath it
        }
        if (is_kind(*in_, lost, wanted)) {
            return true;
        }
        auto const& beneath = placement_->beneath(component, copy);
        return std::any_of(beneath.begin(), beneath.end(), [&](model::component_id each) {
            return is_kind(*in_, each, wanted) && !has_copies((*in_)[each]) &&
                   placement_->is_beneath(lost, each, 0);
        });
    }

    Architecture const* in_;
    std::vector<event> const* events_;
    basic_placement<Architecture> const* placement_;
};

using symptoms = basic_symptoms<model::architecture>; // for the reason that placement is one

} // namespace hadsl::fault

#endif
