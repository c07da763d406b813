// hadsl/lint/kept_data.hpp - what keeps whose data.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_KEPT_DATA_HPP
#define HADSL_LINT_KEPT_DATA_HPP

#include <hadsl/fault/outage.hpp>
#include <hadsl/lint/subject.hpp>

#include <algorithm>
#include <cstdint>

namespace hadsl::lint {

namespace detail {

/// Whether a component that keeps data keeps the data of another one: then that decides.
[[nodiscard]] inline bool is_beneath_data(subject const& of, model::component_id id) {
    auto const& users = of.users(id);
    return std::any_of(users.begin(), users.end(), [&](model::component_id upper) {
        auto const& each = of.in()[upper];
        for (std::int32_t copy = 0; each.keeps_data && copy < fault::holders(each); ++copy) {
            auto const stores = fault::stores_of(of.meaning().base(), upper, copy);
            if (std::find(stores.begin(), stores.end(), id) != stores.end()) {
                return true;
            }
        }
        return false;
    });
}

} // namespace detail

} // namespace hadsl::lint

#endif
