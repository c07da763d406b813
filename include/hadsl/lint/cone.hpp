// hadsl/lint/cone.hpp - the part of an architecture that one component depends on.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_CONE_HPP
#define HADSL_LINT_CONE_HPP

#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/verifier/slice.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hadsl::lint {

/// A component with all it depends on, by itself: small, so that it can be changed and tried often.
/// What a failure does to the component is the same here as in the whole.
class cone {
public:
    cone(subject const& of, model::component_id top) : whole_events_(&of.events()) {
        model::claim about_it;
        about_it.budget.targets = {top};
        part_ = verifier::slicer(of.in(), of.meaning().dependencies(), about_it).cut();
        auto const& whole = part_.whole;
        top_ = within(top);
        events_ = fault::list_events(part_.architecture);
        for (std::size_t at = 0; at < events_.size(); ++at) {
            auto const& strikes = events_[at].strikes;
            if (std::any_of(strikes.begin(), strikes.end(), [&](fault::strike const& each) {
                    return of.depends(top, whole[model::index_of(each.component)]);
                })) {
                near_.push_back(static_cast<fault::event_id>(at));
            }
        }
    }

    [[nodiscard]] model::architecture const& in() const { return part_.architecture; }
    [[nodiscard]] std::vector<fault::event> const& events() const { return events_; }
    /// The failures that reach what the component uses.
    [[nodiscard]] std::vector<fault::event_id> const& near() const { return near_; }
    [[nodiscard]] model::component_id top() const { return top_; }
    /// A component of the whole that is in the cone, as it is numbered here.
    [[nodiscard]] model::component_id within(model::component_id of_whole) const {
        auto const& whole = part_.whole;
        auto const found = std::lower_bound(whole.begin(), whole.end(), of_whole);
        return static_cast<model::component_id>(found - whole.begin());
    }
    /// A failure of the whole; empty if it strikes nothing here.
    [[nodiscard]] fault::scenario within(fault::event_id of_whole) const {
        return verifier::in_slice(part_, *whole_events_, {of_whole}, events_);
    }

private:
    std::vector<fault::event> const* whole_events_;
    verifier::slice part_;
    model::component_id top_{};
    std::vector<fault::event> events_;
    std::vector<fault::event_id> near_;
};

} // namespace hadsl::lint

#endif
