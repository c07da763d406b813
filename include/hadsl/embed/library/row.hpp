// hadsl/embed/library/row.hpp - the core library's kinds and classes as rows of tables.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EMBED_LIBRARY_ROW_HPP
#define HADSL_EMBED_LIBRARY_ROW_HPP

#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace hadsl::embed::library {

/// Positions in a table of ids.
struct range {
    std::int16_t begin = 0;
    std::int16_t end = 0;
};

struct kind_row {
    std::string_view name;
    range ancestors; // itself, its parent, and so on
    bool keeps_data = false;
};

struct class_row {
    std::string_view name;
    range parents;
    range ancestors;
    range shows;
    range strikes;
    std::string_view shared_by;
    std::int64_t lasts = duration::unbounded_milliseconds;
    bool is_leaf = true;
    bool or_itself = false;
    bool recurs = false;
    bool is_planned = false;
    model::destruction destroys = model::destruction::nothing;
};

/// The ids of a range.
template <class Id>
[[nodiscard]] constexpr std::vector<Id> ids(std::int8_t const* table, range from) {
    std::vector<Id> made;
    made.reserve(static_cast<std::size_t>(from.end - from.begin));
    for (auto at = from.begin; at < from.end; ++at) {
        made.push_back(static_cast<Id>(table[at]));
    }
    return made;
}

/// Makes kinds and classes of the rows of two tables.
template <class Kinds, class Classes>
constexpr void add(model::architecture& to, std::int8_t const* table, Kinds const& kinds,
                   Classes const& classes) {
    to.kinds.reserve(std::size(kinds));
    for (auto const& row : kinds) {
        auto& made = to.kinds.emplace_back();
        made.name = row.name;
        made.ancestors = ids<model::kind_id>(table, row.ancestors);
        if (made.ancestors.size() > 1) {
            made.parent = made.ancestors[1];
        }
        made.is_network_gear =
            std::any_of(made.ancestors.begin(), made.ancestors.end(), [&](model::kind_id id) {
                return model::is_core_network_gear(kinds[model::index_of(id)].name);
            });
    }
    to.classes.reserve(std::size(classes));
    for (auto const& row : classes) {
        auto& made = to.classes.emplace_back();
        made.name = row.name;
        made.parents = ids<model::class_id>(table, row.parents);
        made.ancestors = ids<model::class_id>(table, row.ancestors);
        made.shows = ids<model::class_id>(table, row.shows);
        made.strikes = ids<model::kind_id>(table, row.strikes);
        made.shared_by = row.shared_by;
        made.lasts = {row.lasts};
        made.is_leaf = row.is_leaf;
        made.or_itself = row.or_itself;
        made.recurs = row.recurs;
        made.is_planned = row.is_planned;
        made.destroys = row.destroys;
        if (row.name == "isolation") {
            to.isolation = static_cast<model::class_id>(to.classes.size() - 1);
        }
    }
}

} // namespace hadsl::embed::library

#endif
