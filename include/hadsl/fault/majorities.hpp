// hadsl/fault/majorities.hpp - from which copies a cut takes the majority.
// SPDX-License-Identifier: BSL-1.0
//
// What is said here of a cut follows from the architecture and holds for as long as all of the cut is
// out, whatever else is: a copy that it costs the majority does not run by then. So whoever does not
// see that copy across this cut need not. In doubt a cut costs nobody anything.
#ifndef HADSL_FAULT_MAJORITIES_HPP
#define HADSL_FAULT_MAJORITIES_HPP

#include <hadsl/fault/destruction.hpp>
#include <hadsl/fault/expressions.hpp>
#include <hadsl/fault/reading.hpp>
#include <hadsl/fault/sight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hadsl::fault {

/// Finds whose majority a cut costs, and how long it is out by anything else.
template <class Groundwork>
class basic_majorities : public basic_destruction<Groundwork> {
    using destruction = basic_destruction<Groundwork>;

protected:
    using destruction::base_;
    using destruction::happening;
    using destruction::in_;
    using destruction::known_;

public:
    using destruction::destruction;
    using destruction::outage;

    /// How long all of a cut is out.
    [[nodiscard]] constexpr duration all_out(model::cut const& of) const {
        duration least = unbounded;
        for (auto const each : of) {
            least = shorter_of(least, outage(each));
        }
        return least;
    }

    /// Whether a cut keeps a copy from a majority of the voters.
    [[nodiscard]] constexpr bool costs_majority(site copy, model::cut const& out) const {
        auto const& component = (*in_)[copy.component];
        if (!component.quorum) {
            return false;
        }
        auto lost = copies_apart(copy, out);
        for (auto const& role : component.quorum->voters) {
            lost += hides(out, copy, role) ? 1U : 0U;
        }
        return is_too_many(component, lost);
    }

    /// Whether a cut keeps somebody from all that an expression needs.
    [[nodiscard]] constexpr bool hides(model::cut const& out, site viewer,
                                       model::expression const& of) const {
        return !holds(of, [&](model::component_id leaf) { return !hides(out, viewer, leaf); });
    }

    /// Whether a cut keeps somebody from a component: of its copies that may run while all of the cut
    /// is out, too few are left on this side.
    [[nodiscard]] constexpr bool hides(model::cut const& out, site viewer,
                                       model::component_id of) const {
        auto const& component = (*in_)[of];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        std::int32_t gone = 0;
        for (std::int32_t at = 0; at < count; ++at) {
            site const copy{of, at};
            bool const stands_still = component.quorum && base_->apart.carriers(copy).empty() &&
                                      is_too_many(component, copies_apart(copy, out));
            gone += stands_still || holds_apart(out, viewer, copy) ? 1 : 0;
        }
        return gone >
               count - (component.mode == model::run_mode::all_active ? component.at_least : 1);
    }

    /// Whether a cut by itself puts a site out: it, or what it stands on, cannot do without some of
    /// that gear.
    [[nodiscard]] constexpr bool takes_down(model::cut const& out, site of) const {
        auto const is_part = [&](model::component_id each) {
            return std::binary_search(out.begin(), out.end(), each);
        };
        auto const lacks = [&](model::component_id each) {
            return is_part(each) ||
                   std::any_of(
                       (*in_)[each].needs.begin(), (*in_)[each].needs.end(), [&](auto const& need) {
                           return need.tolerating.is_zero() &&
                                  !holds(need.of,
                                         [&](model::component_id leaf) { return !is_part(leaf); });
                       });
        };
        auto const& beneath = base_->places.beneath(of.component, of.copy);
        return lacks(of.component) || std::any_of(beneath.begin(), beneath.end(), lacks);
    }

    /// Whether a cut parts two sites, neither of which can run anywhere else.
    [[nodiscard]] constexpr bool holds_apart(model::cut const& out, site one, site other) const {
        return base_->apart.separates(out, one, other) && base_->apart.carriers(one).empty() &&
               base_->apart.carriers(other).empty();
    }

    /// Whether a cut keeps what one of two sites stands on from its majority: then that is out.
    [[nodiscard]] constexpr bool costs_a_carrier_its_majority(site one, site other,
                                                              model::cut const& out) const {
        for (auto const of : {one, other}) {
            for (auto const each : base_->apart.carriers(of)) {
                if (costs_majority({each, 0}, out)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// What an event puts out by itself, beside some part of a network and for as long at least: all
    /// links in one duct.
    [[nodiscard]] constexpr model::cut gone_with(event_id by, model::component_id part) const {
        auto const& event = happening(by);
        auto const takes_time = [&](model::component_id each) {
            auto const& lower = (*in_)[each];
            return !lower.rules.empty() || !lower.starts_after.empty() ||
                   !lower.starts_in.is_zero();
        };
        auto const& beneath = base_->places.beneath(part, 0);
        bool const is_longer =
            takes_time(part) || std::any_of(beneath.begin(), beneath.end(), takes_time);
        auto const length = is_longer ? unbounded : struck_for(event, part);
        model::cut out;
        for (std::size_t at = 0; at < in_->components.size(); ++at) {
            auto const each = static_cast<model::component_id>(at);
            auto const lasts = struck_for(event, each);
            if (!lasts.is_zero() && lasts >= length) {
                out.push_back(each);
            }
        }
        return out;
    }

    /// How long all of a cut is out but for what `settles(cut)`, as far as that is seen from each
    /// event by itself.
    template <class Settles>
    [[nodiscard]] constexpr duration out_but_for(model::cut const& out,
                                                 Settles const& settles) const {
        if (settles(out)) {
            return zero;
        }
        duration least = unbounded;
        for (auto const part : out) {
            auto const& there = (*known_)[model::index_of(part)];
            if (has_copies((*in_)[part]) || there.causes.empty()) {
                least = shorter_of(least, there.outage);
                continue;
            }
            duration longest = zero;
            for (auto const& each : there.causes[0]) {
                if (each.cause.what != cause::kind::event || each.length <= longest ||
                    !settles(gone_with(static_cast<event_id>(each.cause.index), part))) {
                    longest = longer_of(longest, each.length);
                }
            }
            least = shorter_of(least, longest);
        }
        return least;
    }

    /// How long all of a cut is out by what leaves a copy its majority.
    [[nodiscard]] constexpr duration out_with_majority(site copy, model::cut const& out) const {
        return (*in_)[copy.component].quorum
                   ? out_but_for(out,
                                 [&](model::cut const& each) { return costs_majority(copy, each); })
                   : all_out(out);
    }

private:
    [[nodiscard]] static constexpr bool is_too_many(model::component const& of, std::size_t lost) {
        auto const voters = model::voter_count(of);
        return voters - lost < voters / 2 + 1;
    }

    /// How many copies that vote a cut keeps from one of them. (A standby that has taken over votes for
    /// itself, and the one that was active before does not.)
    [[nodiscard]] constexpr std::size_t copies_apart(site copy, model::cut const& out) const {
        auto const& component = (*in_)[copy.component];
        std::size_t found = 0;
        for (std::size_t at = 0; component.quorum->copies && at < component.copies.size(); ++at) {
            site const voter{copy.component, static_cast<std::int32_t>(at)};
            found +=
                base_->apart.separates(out, copy, voter) && base_->apart.carriers(voter).empty()
                    ? 1U
                    : 0U;
        }
        return found;
    }

    /// For how long an event by itself puts out at least what it strikes, or strikes beneath it; no
    /// time where rules may say otherwise.
    [[nodiscard]] constexpr duration struck_for(event const& by, model::component_id id) const {
        auto const& component = (*in_)[id];
        if (has_copies(component) || !component.rules.empty()) {
            return zero;
        }
        duration longest = zero;
        for (auto const& strike : by.strikes) {
            longest = strike.component == id ? longer_of(longest, strike.lasts) : longest;
        }
        for (auto const lower : component.copies[0].place) {
            longest = longer_of(longest, struck_for(by, lower));
        }
        return longest;
    }
};

} // namespace hadsl::fault

#endif
