// hadsl/fault/reading.hpp - what is known of components under a scenario, and what that rests on.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_READING_HPP
#define HADSL_FAULT_READING_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/partings.hpp>
#include <hadsl/fault/placement.hpp>
#include <hadsl/fault/symptoms.hpp>
#include <hadsl/model/architecture.hpp>

#include <cstddef>
#include <vector>

namespace hadsl::fault {

/// A cause that puts a copy out, and for how long, the mechanism's restarts included.
struct effect {
    fault::cause cause;
    duration length;
    friend constexpr bool operator==(effect const&, effect const&) = default;
};

/// What is known of one component under a scenario.
struct reading {
    duration outage = zero;
    std::vector<std::vector<effect>> causes; // per copy: those that put it out, by cause
    std::vector<duration> serve;             // per copy: the maximum over its causes
    std::vector<duration> vote;              // per copy: as a voter, without quorum and separation
    bool is_shut_out = false;                // the first copy, by a standby that takes over
    /// In a circle, the step at which the outage got its length: what it follows from came before.
    std::size_t step = 0;

    friend constexpr bool operator==(reading const& one, reading const& other) {
        return one.outage == other.outage && one.causes == other.causes &&
               one.serve == other.serve && one.vote == other.vote &&
               one.is_shut_out == other.is_shut_out;
    }
};

/// What follows from an architecture and its events alone, shared by every scenario.
template <class Architecture>
struct basic_groundwork {
    constexpr basic_groundwork(Architecture const& architecture, std::vector<event> const& listed)
        : in(&architecture), events(&listed), places(architecture), apart(architecture, places),
          seen(architecture, listed, places) {}
    basic_groundwork(basic_groundwork const&) = delete;
    basic_groundwork& operator=(basic_groundwork const&) = delete;

    Architecture const* in;
    std::vector<event> const* events;
    basic_placement<Architecture> places;
    basic_partings<Architecture> apart;
    basic_symptoms<Architecture> seen;
};
using groundwork = basic_groundwork<model::architecture>;

/// The readings of all components, for whoever computes more from them.
template <class Groundwork>
class basic_readings {
public:
    constexpr basic_readings(Groundwork const& base, std::vector<reading> const& known,
                             scenario const& happening)
        : base_(&base), in_(base.in), known_(&known), happening_(&happening) {}

    [[nodiscard]] constexpr duration outage(model::component_id id) const {
        return (*known_)[model::index_of(id)].outage;
    }

    /// How long a copy does not serve.
    [[nodiscard]] constexpr duration not_serving(model::component_id of, std::size_t copy) const {
        auto const& serve = (*known_)[model::index_of(of)].serve;
        return serve.empty() ? zero : serve[copy];
    }

    /// Whether one of several copies may be the one that runs, other than the first: that is out at
    /// all, or shut out. What runs in one place may be started in another one so soon that it never is.
    [[nodiscard]] constexpr bool may_have_moved(model::component_id of) const {
        auto const& known = (*known_)[model::index_of(of)];
        return known.is_shut_out || ((*in_)[of].mode == model::run_mode::one_copy
                                         ? !known.causes.empty() && !known.causes.front().empty()
                                         : !not_serving(of, 0).is_zero());
    }

protected:
    [[nodiscard]] constexpr event const& happening(event_id id) const {
        return (*base_->events)[index_of(id)];
    }

    Groundwork const* base_;
    model::architecture const* in_;
    std::vector<reading> const* known_;
    scenario const* happening_;
};

} // namespace hadsl::fault

#endif
