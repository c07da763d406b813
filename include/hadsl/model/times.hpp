// hadsl/model/times.hpp - the times of a mechanism: sums, `max`, and parameters.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_TIMES_HPP
#define HADSL_MODEL_TIMES_HPP

#include <hadsl/model/mechanism.hpp>
#include <hadsl/source/duration.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace hadsl::model {

/// Calls `act` with every name that a time mentions.
template <class Act>
void for_each_name(syntax::time const& said, Act const& act) {
    for (auto const& term : said.terms) {
        if (auto const* name = std::get_if<syntax::name>(&term)) {
            act(*name);
        } else if (auto const* longest = std::get_if<syntax::time::longest>(&term)) {
            for (auto const& operand : longest->operands) {
                for_each_name(operand, act);
            }
        }
    }
}

/// The position of a parameter; empty when the mechanism has none of this name.
[[nodiscard]] inline std::optional<std::size_t> parameter_index(mechanism const& of,
                                                                std::string_view name) {
    for (std::size_t i = 0; i < of.parameters.size(); ++i) {
        if (of.parameters[i]->declared.text == name) {
            return i;
        }
    }
    return std::nullopt;
}
/// The position of a role; empty when the mechanism has none of this name.
[[nodiscard]] inline std::optional<std::size_t> role_index(mechanism const& of,
                                                           std::string_view name) {
    for (std::size_t i = 0; i < of.roles.size(); ++i) {
        if (of.roles[i].said->text == name) {
            return i;
        }
    }
    return std::nullopt;
}

/// The parameters of a mechanism, each with its value on one component.
class parameter_values {
public:
    /// Computes defaults in an order in which each finds what it mentions; what `given` holds comes
    /// first. What has neither a default nor a given value is zero.
    /// INVARIANT: the mechanism is sound, so every name in a time is a parameter.
    parameter_values(mechanism const& of, std::vector<std::optional<duration>> const& given)
        : of_(of), values_(of.parameters.size(), zero) {
        for (auto const i : of.evaluation_order) {
            auto const& standard = of.parameters[i]->value;
            values_[i] = given[i] ? *given[i] : standard ? (*this)(*standard) : zero;
        }
    }

    /// What a time is worth. A sum beyond the longest finite time is unbounded, and noted.
    [[nodiscard]] duration operator()(syntax::time const& said) {
        auto sum = zero;
        for (auto const& term : said.terms) {
            auto const next = value_of(term);
            auto const finite = !sum.is_unbounded() && !next.is_unbounded();
            sum = sum + next;
            overflowed_ = overflowed_ || (finite && sum.is_unbounded());
        }
        return sum;
    }

    /// Whether a sum became unbounded since this was last asked.
    [[nodiscard]] bool take_overflow() { return std::exchange(overflowed_, false); }

private:
    [[nodiscard]] duration value_of(syntax::time::term const& term) {
        if (auto const* length = std::get_if<syntax::duration>(&term)) {
            return length->value;
        }
        if (auto const* name = std::get_if<syntax::name>(&term)) {
            return values_[*parameter_index(of_, name->text)];
        }
        auto longest = zero;
        for (auto const& operand : std::get<syntax::time::longest>(term).operands) {
            longest = longer_of(longest, (*this)(operand));
        }
        return longest;
    }

    mechanism const& of_;
    std::vector<duration> values_;
    bool overflowed_ = false;
};

} // namespace hadsl::model

#endif
