// hadsl/model/own_data.hpp - whether a component finds its data where it runs.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_OWN_DATA_HPP
#define HADSL_MODEL_OWN_DATA_HPP

#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace hadsl::model {

/// Whether something is part of a copy's place.
[[nodiscard]] constexpr bool is_at(copy const& of, component_id part) {
    return std::find(of.place.begin(), of.place.end(), part) != of.place.end();
}

/// Without the data that it keeps elsewhere a component does not run, whether it says so or not.
template <class Component>
constexpr void need_own_data(Component& of, source::span at) {
    if (!of.data_on) {
        return;
    }
    auto const is_it = [&](expression const& each) {
        return each.op == expression::operation::component && each.component == *of.data_on;
    };
    bool const is_needed = std::any_of(of.needs.begin(), of.needs.end(), [&](need const& each) {
        return is_it(each.of) ||
               (each.of.op == expression::operation::all &&
                std::any_of(each.of.operands.begin(), each.of.operands.end(), is_it));
    });
    bool const stands_on_it =
        std::all_of(of.copies.begin(), of.copies.end(),
                    [&](copy const& each) { return is_at(each, *of.data_on); });
    if (!is_needed && !stands_on_it) {
        expression data;
        data.component = *of.data_on;
        data.at = at;
        of.needs.push_back({std::move(data), zero, at});
    }
}

/// Whether a component is of a kind of the core library, or of one derived from it. A template for
/// architectures of every kind.
template <class Architecture>
[[nodiscard]] constexpr bool is_called(Architecture const& in, component const& of,
                                       std::string_view kind) {
    for (auto const ancestor : in[of.kind].ancestors) {
        if (in[ancestor].name == kind) {
            return true;
        }
    }
    return false;
}

/// Whether a component stores what is put on it.
template <class Architecture>
[[nodiscard]] constexpr bool is_storage(Architecture const& in, component const& of) {
    return is_called(in, of, "storage") || is_called(in, of, "disk");
}
template <class Architecture>
[[nodiscard]] constexpr bool is_storage(Architecture const& in, component_id id) {
    return is_storage(in, in[id]);
}

/// Whether a component keeps data without saying so: a volume that is kept in several places. What
/// one of them is behind is lost by whoever keeps data on it. (A single array or disk has nothing but
/// what its users keep there.)
template <class Architecture>
[[nodiscard]] constexpr bool keeps_copies_of_data(Architecture const& in, component const& of) {
    return of.copies.size() > 1 && is_called(in, of, "storage");
}

/// What the data of all places lies on: where the component says, or the one storage that the first
/// place of what runs in one at a time names, when the others name it too. Nothing where every place
/// has its own, and where the data is on several.
template <class Architecture>
[[nodiscard]] constexpr std::optional<component_id> stored_on(Architecture const& in,
                                                              component const& of) {
    if (of.data_on || of.mode != run_mode::one_copy) {
        return of.data_on;
    }
    std::optional<component_id> found;
    for (auto const each : of.copies[0].place) {
        if (is_storage(in, each)) {
            if (found) {
                return std::nullopt;
            }
            found = each;
        }
    }
    bool const is_everywhere =
        found && std::all_of(of.copies.begin(), of.copies.end(),
                             [&](copy const& other) { return is_at(other, *found); });
    return is_everywhere ? found : std::nullopt;
}

/// Whether what is `in` a component is deleted with it, wherever its data is kept.
template <class Architecture>
[[nodiscard]] constexpr bool is_account(Architecture const& in, component_id id) {
    return is_called(in, in[id], "account");
}

/// Whether what a copy has its data on is not all in another place: storage that its own place names,
/// unless the component says that its data is elsewhere. Where its place names none, nothing is known
/// of where the data is.
template <class Architecture>
[[nodiscard]] constexpr bool leaves_storage_behind(Architecture const& in, component const& of,
                                                   copy const& from, copy const& to) {
    return !of.data_on && std::any_of(from.place.begin(), from.place.end(), [&](component_id each) {
        return is_storage(in, each) && !is_at(to, each);
    });
}

/// Whether what runs in one place at a time leaves its storage behind in one of its places.
template <class Architecture>
[[nodiscard]] constexpr bool leaves_storage_behind(Architecture const& in, component const& of) {
    return of.mode == run_mode::one_copy &&
           std::any_of(of.copies.begin(), of.copies.end(), [&](copy const& other) {
               return leaves_storage_behind(in, of, of.copies[0], other);
           });
}

/// Whether a rule starts a copy in the place of another one: beside an empty disk only from a backup,
/// unless it keeps nothing. What runs in one place at a time has its data at the first.
template <class Architecture>
[[nodiscard]] constexpr bool starts_at(Architecture const& in, component const& of, rule const& by,
                                       copy const& from, copy const& to) {
    auto const& data = of.mode == run_mode::one_copy ? of.copies[0] : from;
    return by.action == action::restore ||
           std::find(of.traits.begin(), of.traits.end(), "stateless") != of.traits.end() ||
           !leaves_storage_behind(in, of, data, to);
}

/// Whether several copies keep the data of a component, each its own, and nothing brings to the
/// others what one of them writes. Who replicates carries deletions and bad data along (`mirrors`), is
/// behind or loses some when it takes over; what only moves requests does none of this.
template <class Architecture>
[[nodiscard]] constexpr bool lacks_replication(Architecture const& in, component const& of) {
    bool const runs_apart = of.mode == run_mode::one_active || of.mode == run_mode::all_active;
    return of.keeps_data && of.copies.size() > 1 && runs_apart && !of.data_on &&
           !of.data_in_shares && of.mirrors.empty() && !is_storage(in, of) &&
           std::all_of(of.copies.begin(), of.copies.end(),
                       [](copy const& each) { return each.lag.is_zero(); }) &&
           std::all_of(of.rules.begin(), of.rules.end(),
                       [](rule const& each) { return each.losing.is_zero(); });
}

} // namespace hadsl::model

#endif
