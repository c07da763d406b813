// hadsl/model/ids.hpp - indices into an architecture's tables, one type each.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_IDS_HPP
#define HADSL_MODEL_IDS_HPP

#include <cstddef>
#include <cstdint>

namespace hadsl::model {

enum class class_id : std::int32_t {};
enum class kind_id : std::int32_t {};
enum class component_id : std::int32_t {};

/// The position of an id in its table.
template <class Id>
[[nodiscard]] constexpr std::size_t index_of(Id id) {
    return static_cast<std::size_t>(id);
}

} // namespace hadsl::model

#endif
