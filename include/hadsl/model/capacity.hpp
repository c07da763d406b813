// hadsl/model/capacity.hpp - how many copies must serve: `at least K`, or from demand.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_CAPACITY_HPP
#define HADSL_MODEL_CAPACITY_HPP

#include <hadsl/model/properties.hpp>
#include <hadsl/model/scope.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::model {

/// The least whole number of `each` that makes `demand`; empty when that is too large to count.
/// INVARIANT: both are positive.
[[nodiscard]] inline std::optional<std::int64_t> copies_for(syntax::decimal demand,
                                                            syntax::decimal each) {
    while (demand.scale != each.scale) {
        auto& coarser = demand.scale < each.scale ? demand : each;
        constexpr auto ten = std::int64_t{10};
        if (__builtin_mul_overflow(coarser.digits, ten, &coarser.digits)) {
            return std::nullopt;
        }
        ++coarser.scale;
    }
    return demand.digits / each.digits + (demand.digits % each.digits != 0 ? 1 : 0);
}

/// Fills in how many copies of a component must serve, once its copies and its mode are known.
inline void require_copies(scope& all, component_id id, syntax::copies const* copies,
                           bool mode_is_known) {
    auto const& declared = all.declared[index_of(id)];
    auto const& said = declared.properties();
    auto& into = all.result.components[index_of(id)];
    auto const* at_least = only<syntax::at_least>(said, "at least", all.found);
    auto const* each = only<syntax::each_serves>(said, "each serves", all.found);
    auto const* demand = only<syntax::demand>(said, "demand", all.found);

    std::int64_t wanted = 1;
    source::span at;
    std::string why;
    if (at_least != nullptr && demand != nullptr) {
        all.found.add(source::code::incomplete_demand, demand->at.span,
                      "found a demand beside `at least`, expected one of them",
                      "remove one of them", {{at_least->at.span, "`at least` is here"}});
        return;
    }
    if (at_least != nullptr) {
        auto const count = evaluate(at_least->count, all.turns, declared.from.turn, all.found);
        if (!count) {
            return;
        }
        wanted = *count;
        at = at_least->at.span;
        why = "found `at least " + std::to_string(wanted) + "`";
        if (wanted < 1) {
            all.found.add(source::code::count_out_of_range, at, why + ", expected 1 or more");
            return;
        }
    } else if (demand != nullptr || each != nullptr) {
        if (demand == nullptr || each == nullptr) {
            all.found.add(source::code::incomplete_demand,
                          demand == nullptr ? each->at.span : demand->at.span,
                          demand == nullptr
                              ? "found `each serves` without `demand`, expected both or neither"
                              : "found `demand` without `each serves`, expected both or neither");
            return;
        }
        if (each->amount.digits <= 0 || demand->amount.digits <= 0) {
            all.found.add(source::code::count_out_of_range,
                          each->amount.digits <= 0 ? each->at.span : demand->at.span,
                          "found 0, expected more than 0");
            return;
        }
        wanted = copies_for(demand->amount, each->amount)
                     .value_or(std::numeric_limits<std::int32_t>::max());
        at = demand->at.span;
        why = "found a demand that takes " + std::to_string(wanted) +
              (wanted == 1 ? " copy" : " copies");
    }
    auto const has = static_cast<std::int64_t>(into.copies.size());
    if (copies != nullptr && into.copies.size() < copies->all.size()) {
        return; // a copy could not be placed, which was reported
    }
    if (wanted > has && wanted > 1) {
        all.found.add(source::code::too_few_copies, at,
                      why + " where " + in_backticks(into.name) + " has " + std::to_string(has) +
                          ", expected at most that many",
                      "name more places in `copies on`");
    } else if (wanted > 1 && mode_is_known && into.mode != run_mode::all_active) {
        all.found.add(source::code::one_serves, at,
                      why + " where only one copy serves at a time, expected 1",
                      "protect " + in_backticks(into.name) +
                          " by a mechanism whose copies run apart, all active");
    }
    into.at_least = static_cast<std::int32_t>(wanted > 1 && wanted <= has ? wanted : 1);
    if (into.data_in_shares && into.at_least < 2 && wanted <= has && has > 1 && mode_is_known &&
        into.mode == run_mode::all_active) {
        all.found.add(source::code::shares_of_one, into.protections.front().at,
                      "found copies that hold shares of the data, of which one is enough, expected "
                      "`at least` as many as have all of it",
                      "write `at least " + std::to_string(std::max<std::int64_t>(has - 1, 2)) +
                          "` where the data survives the loss of one (RAID 5), one less where of "
                          "two (RAID 6); copies of which each has all the data hold no shares");
    }
}

} // namespace hadsl::model

#endif
