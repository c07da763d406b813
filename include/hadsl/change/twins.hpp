// hadsl/change/twins.hpp - another thing of the same sort, in an architecture that is being changed.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_CHANGE_TWINS_HPP
#define HADSL_CHANGE_TWINS_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/model/ids.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::change {

/// An architecture after an edit. Components keep their ids and copies their numbers (but for
/// `no_copy`); what is new comes behind, and says what it is like.
struct edited {
    model::architecture architecture;
    /// By component: what it is a twin of; itself when it was there before.
    std::vector<model::component_id> like;
    /// The copy that was added, if one was, is like the first copy of this component.
    std::optional<model::component_id> grown;
};

/// Makes twins: components that fail on their own and are otherwise like others, down to their
/// labels. Each component gets one twin at most.
class twins {
public:
    explicit twins(edited& of) : of_(of) {}

    /// A twin that stands on and needs what the original does.
    model::component_id shallow(model::component_id id) {
        auto const found = made_.find(id);
        if (found != made_.end()) {
            return found->second;
        }
        auto copy = of_.architecture[id];
        auto const twin = static_cast<model::component_id>(of_.architecture.components.size());
        copy.name += "'";
        of_.architecture.components.push_back(std::move(copy));
        of_.like.push_back(of_.like[model::index_of(id)]);
        made_.emplace(id, twin);
        return twin;
    }

    /// What does the work of `id` without any of `from`: itself when it does not depend on them;
    /// else a twin whose places and needs are twins in turn.
    model::component_id apart(model::component_id id,
                              std::vector<model::component_id> const& from) {
        if (!depends(id, from)) {
            return id;
        }
        bool const is_new = !made_.contains(id);
        auto const twin = shallow(id);
        if (is_new) {
            redirect(twin, from);
        }
        return twin;
    }

private:
    void redirect(model::component_id twin, std::vector<model::component_id> const& from) {
        // Twins are appended while this one is changed, so it is changed aside.
        auto changed = of_.architecture[twin];
        for (auto& container : changed.containers) {
            container = apart(container, from);
        }
        for (auto& copy : changed.copies) {
            for (auto& lower : copy.place) {
                lower = apart(lower, from);
            }
        }
        for (auto& need : changed.needs) {
            redirect(need.of, from);
        }
        of_.architecture.components[model::index_of(twin)] = std::move(changed);
    }
    void redirect(model::expression& in, std::vector<model::component_id> const& from) {
        if (in.op == model::expression::operation::component) {
            in.component = apart(in.component, from);
        }
        for (auto& operand : in.operands) {
            redirect(operand, from);
        }
    }

    /// Whether a component is one of these, stands on one or needs one. In a circle of needs the
    /// first visit decides.
    [[nodiscard]] bool depends(model::component_id id,
                               std::vector<model::component_id> const& from) {
        if (std::find(from.begin(), from.end(), id) != from.end()) {
            return true;
        }
        auto const [known, is_new] = depends_.try_emplace(id, false);
        if (!is_new) {
            return known->second;
        }
        auto const& component = of_.architecture[id];
        bool found = false;
        for (auto const& copy : component.copies) {
            for (auto const lower : copy.place) {
                found = found || depends(lower, from);
            }
        }
        for (auto const& need : component.needs) {
            found = found || depends(need.of, from);
        }
        depends_[id] = found;
        return found;
    }
    [[nodiscard]] bool depends(model::expression const& in,
                               std::vector<model::component_id> const& from) {
        if (in.op == model::expression::operation::component) {
            return depends(in.component, from);
        }
        return std::any_of(in.operands.begin(), in.operands.end(),
                           [&](auto const& operand) { return depends(operand, from); });
    }

    edited& of_;
    std::map<model::component_id, model::component_id> made_;
    std::map<model::component_id, bool> depends_;
};

} // namespace hadsl::change

#endif
