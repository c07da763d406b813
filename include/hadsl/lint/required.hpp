// hadsl/lint/required.hpp - what a component cannot run without, as far as there is no alternative.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_REQUIRED_HPP
#define HADSL_LINT_REQUIRED_HPP

#include <hadsl/lint/subject.hpp>

#include <cstddef>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace hadsl::lint {

/// Gathers what components cannot run without.
class requirements {
public:
    explicit requirements(subject const& of) : of_(&of) {}

    /// Some components and all they cannot run without, step by step, as far as no redundancy is in
    /// between: where one has copies, what these stand on is not required; of alternatives what all of
    /// them require, or as many that too few are left. Ascending.
    [[nodiscard]] std::vector<model::component_id> of(std::vector<model::component_id> open) {
        std::set<model::component_id> found;
        while (!open.empty()) {
            auto const id = open.back();
            open.pop_back();
            if (!found.insert(id).second) {
                continue;
            }
            auto const& each = of_->in()[id];
            if (each.copies.size() == 1) {
                open.insert(open.end(), each.copies[0].place.begin(), each.copies[0].place.end());
            }
            for (auto const& need : each.needs) {
                append(need.of, open);
            }
            for (auto const& request : each.requests) {
                append(request, open);
            }
        }
        return {found.begin(), found.end()};
    }

private:
    /// Alternatives within alternatives are followed so far, and so many side by side: what is behind
    /// more of them is seldom the same for all.
    static constexpr std::size_t deepest = 3;
    static constexpr std::size_t most_alternatives = 16;

    void append(model::expression const& of, std::vector<model::component_id>& to) {
        using operation = model::expression::operation;
        if (of.op == operation::component) {
            to.push_back(of.component);
            return;
        }
        auto const count = of.operands.size();
        auto const enough = of.op == operation::all   ? count
                            : of.op == operation::any ? 1
                                                      : static_cast<std::size_t>(of.count);
        if (enough == count) {
            for (auto const& operand : of.operands) {
                append(operand, to);
            }
            return;
        }
        if (depth_ == deepest || count > most_alternatives) {
            return;
        }
        ++depth_;
        std::map<model::component_id, std::size_t> users; // by how many of the alternatives
        for (auto const& operand : of.operands) {
            std::vector<model::component_id> open;
            append(operand, open);
            for (auto const each : this->of(std::move(open))) {
                ++users[each];
            }
        }
        --depth_;
        for (auto const& [each, number] : users) {
            if (count - number < enough) {
                to.push_back(each);
            }
        }
    }

    subject const* of_;
    std::size_t depth_ = 0;
};

[[nodiscard]] inline std::vector<model::component_id> required_by(
    subject const& of, std::vector<model::component_id> open) {
    return requirements(of).of(std::move(open));
}

} // namespace hadsl::lint

#endif
