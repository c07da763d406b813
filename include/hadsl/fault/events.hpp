// hadsl/fault/events.hpp - every failure that can happen to an architecture, one by one.
// SPDX-License-Identifier: BSL-1.0
//
// An event is a failure class and what it strikes: one component, one copy, all copies of a
// component (lockstep, or a class its mechanism mirrors), or everything that carries one value of
// a label. One event is one failure however much it strikes.
#ifndef HADSL_FAULT_EVENTS_HPP
#define HADSL_FAULT_EVENTS_HPP

#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace hadsl::fault {

enum class event_id : std::int32_t {};

[[nodiscard]] constexpr std::size_t index_of(event_id id) {
    return static_cast<std::size_t>(id);
}

/// One copy that an event strikes, and how long that lasts when nothing restores it.
struct strike {
    model::component_id component{};
    std::int32_t copy = 0;
    duration lasts = unbounded;
    friend constexpr bool operator==(strike const&, strike const&) = default;
    friend constexpr auto operator<=>(strike const&, strike const&) = default;
};

/// Why an event strikes more than one copy.
enum class reach {
    one,      // a single component or copy
    lockstep, // all copies run as one
    mirrored, // a mechanism carries it to the other copies
    shared,   // the carriers of one label value
    common,   // all copies by a cause they have in common, as figures say (`2% shared`)
};

struct event {
    model::class_id failure{};
    std::vector<strike> strikes; // by component and copy; at least one
    fault::reach reach = fault::reach::one;
    /// The component it is named after; with `shared`, the first that carries the label.
    model::component_id of{};
    std::string label; // with `shared`: the value; empty when struck as one of its own name
    /// When somebody notices it, counted from the first strike.
    duration noticed = unbounded;
    /// How long it goes well between two of them, on average; unbounded when nobody has said.
    duration every = unbounded;

    /// How long it stands, where it stands longest.
    [[nodiscard]] constexpr duration lasts() const {
        duration longest = zero;
        for (auto const& each : strikes) {
            longest = longer_of(longest, each.lasts);
        }
        return longest;
    }
};

/// A set of failures that happen together, ascending.
using scenario = std::vector<event_id>;

namespace detail {

struct figures {
    duration lasts;
    duration noticed;
    duration every;
    double common;
};

[[nodiscard]] constexpr figures figures_of(model::architecture const& in,
                                           model::component const& struck,
                                           model::class_id failure) {
    auto const& its_class = in[failure];
    figures found{its_class.lasts, its_class.noticed, its_class.every.value_or(unbounded),
                  its_class.common};
    for (auto const& own : struck.overrides) {
        if (own.failure == failure) {
            found.lasts = own.lasts.value_or(found.lasts);
            found.noticed = own.noticed.value_or(found.noticed);
            found.every = own.every.value_or(found.every);
            found.common = own.every ? own.common.value_or(0) : found.common;
        }
    }
    return found;
}

[[nodiscard]] constexpr bool is_listed(std::vector<model::class_id> const& list,
                                       model::failure_class const& wanted) {
    for (auto const ancestor : wanted.ancestors) {
        for (auto const each : list) {
            if (each == ancestor) {
                return true;
            }
        }
    }
    return false;
}

/// The time between failures of which only a share counts.
[[nodiscard]] constexpr duration every_share(duration every, double share) {
    constexpr double longest = 9e18; // below the largest finite duration
    auto const made = static_cast<double>(every.milliseconds) / share;
    return every.is_unbounded() || made >= longest
               ? unbounded
               : duration{static_cast<std::int64_t>(made + 0.5)};
}

/// How many copies of a component have events of their own.
[[nodiscard]] constexpr std::int32_t identities(model::component const& of) {
    bool const apart =
        of.mode == model::run_mode::all_active || of.mode == model::run_mode::one_active;
    return apart ? static_cast<std::int32_t>(of.copies.size()) : 1;
}

/// Adds the strikes on a component's other copies that lockstep or mirroring brings about.
template <class Architecture>
constexpr void spread(Architecture const& in, event& to, model::component_id id, duration noticed) {
    auto const& struck = in[id];
    bool const lockstep = struck.mode == model::run_mode::lockstep;
    bool const mirrored = is_listed(struck.mirrors, in[to.failure]) && identities(struck) > 1;
    if (!lockstep && !mirrored) {
        return;
    }
    auto const lasts = figures_of(in, struck, to.failure).lasts;
    for (std::size_t at = 0; at < struck.copies.size(); ++at) {
        // A copy that lags is spared when the failure is noticed before it arrives.
        bool const reached = lockstep || at == 0 || noticed > struck.copies[at].lag ||
                             struck.copies[at].lag.is_zero();
        strike const also{id, static_cast<std::int32_t>(at), lasts};
        if (reached && std::find(to.strikes.begin(), to.strikes.end(), also) == to.strikes.end()) {
            to.strikes.push_back(also);
        }
    }
    if (to.reach == reach::one && struck.copies.size() > 1) {
        to.reach = lockstep ? reach::lockstep : reach::mirrored;
    }
}

/// One carrier of a label value.
struct carrier {
    std::string_view value;
    bool itself = false; // struck as one of its own name
    model::component_id component{};
    std::int32_t copy = 0;
    duration after = zero;
};

template <class Architecture>
[[nodiscard]] constexpr std::vector<carrier> carriers_of(
    Architecture const& in, std::vector<model::component_id> const& struck,
    model::failure_class const& failure) {
    std::vector<carrier> all;
    for (auto const id : struck) {
        auto const& component = in[id];
        for (std::int32_t copy = 0; copy < static_cast<std::int32_t>(component.copies.size());
             ++copy) {
            if (component.mode == model::run_mode::one_copy && copy > 0) {
                break; // one identity, wherever it runs
            }
            bool carries = false;
            for (auto const& label : component.copies[static_cast<std::size_t>(copy)].labels) {
                if (label.key == failure.shared_by) {
                    all.push_back({label.value, false, id, copy, label.after});
                    carries = true;
                }
            }
            if (!carries && failure.or_itself) {
                all.push_back({component.name, true, id, copy, zero});
            }
        }
    }
    std::sort(all.begin(), all.end(), [](carrier const& left, carrier const& right) {
        return std::tie(left.itself, left.value, left.component, left.copy) <
               std::tie(right.itself, right.value, right.component, right.copy);
    });
    return all;
}

} // namespace detail

/// The events of those classes of an architecture that are `is_wanted(class_id)`, ordered by
/// class, then by what they strike.
template <class Architecture, class IsWanted>
[[nodiscard]] constexpr std::vector<event> list_events(Architecture const& in,
                                                       IsWanted const& is_wanted) {
    std::vector<event> all;
    // Which components each kind has, so that a class need not look at all of them.
    std::vector<std::vector<model::component_id>> of_kind(in.kinds.size());
    for (std::size_t at = 0; at < in.components.size(); ++at) {
        of_kind[model::index_of(in.components[at].kind)].push_back(
            static_cast<model::component_id>(at));
    }
    for (std::size_t at = 0; at < in.classes.size(); ++at) {
        auto const& failure = in.classes[at];
        auto const id = static_cast<model::class_id>(at);
        if (!failure.is_leaf || !is_wanted(id)) {
            continue;
        }
        std::vector<model::component_id> struck;
        for (std::size_t kind = 0; kind < in.kinds.size(); ++kind) {
            if (of_kind[kind].empty()) {
                continue;
            }
            bool strikes = false;
            for (auto const ancestor : in.kinds[kind].ancestors) {
                for (auto const wanted : failure.strikes) {
                    strikes = strikes || wanted == ancestor;
                }
            }
            if (strikes) {
                struck.insert(struck.end(), of_kind[kind].begin(), of_kind[kind].end());
            }
        }
        std::sort(struck.begin(), struck.end());

        if (!failure.shared_by.empty()) {
            auto const carriers = detail::carriers_of(in, struck, failure);
            for (std::size_t first = 0; first < carriers.size();) {
                auto last = first;
                // The earliest anybody can notice it anywhere decides which rings it still reaches.
                duration noticed = unbounded;
                duration every = unbounded;
                while (last < carriers.size() && carriers[last].itself == carriers[first].itself &&
                       carriers[last].value == carriers[first].value) {
                    auto const own = detail::figures_of(in, in[carriers[last].component], id);
                    noticed = shorter_of(noticed, carriers[last].after + own.noticed);
                    every = shorter_of(every, own.every); // as often as the most frequent says
                    ++last;
                }
                event shared{id, {}, reach::shared, carriers[first].component, {}, noticed, every};
                shared.strikes.reserve(last - first);
                if (!carriers[first].itself) {
                    shared.label = carriers[first].value;
                }
                for (auto each = first; each < last; ++each) {
                    if (noticed >= carriers[each].after) {
                        auto const component = carriers[each].component;
                        shared.strikes.push_back({component, carriers[each].copy,
                                                  detail::figures_of(in, in[component], id).lasts});
                    }
                }
                for (auto each = first; each < last; ++each) {
                    if (noticed >= carriers[each].after) {
                        detail::spread(in, shared, carriers[each].component, noticed);
                    }
                }
                std::sort(shared.strikes.begin(), shared.strikes.end());
                shared.of = shared.strikes.front().component;
                all.push_back(std::move(shared));
                first = last;
            }
            continue;
        }
        for (auto const component : struck) {
            auto const own = detail::figures_of(in, in[component], id);
            bool const together = detail::is_listed(in[component].mirrors, failure);
            auto const count = together ? 1 : detail::identities(in[component]);
            bool const have_common = own.common > 0 && count > 1;
            auto const every =
                have_common ? detail::every_share(own.every, 1 - own.common) : own.every;
            for (std::int32_t copy = 0; copy < count; ++copy) {
                event one{
                    id,   {{component, copy, own.lasts}}, reach::one, component, {}, own.noticed,
                    every};
                detail::spread(in, one, component, own.noticed);
                std::sort(one.strikes.begin(), one.strikes.end());
                all.push_back(std::move(one));
            }
            if (have_common) {
                event of_all{id,
                             {},
                             reach::common,
                             component,
                             {},
                             own.noticed,
                             detail::every_share(own.every, own.common)};
                for (std::int32_t copy = 0; copy < count; ++copy) {
                    of_all.strikes.push_back({component, copy, own.lasts});
                }
                all.push_back(std::move(of_all));
            }
        }
    }
    return all;
}

/// Every event of an architecture, in that order. (A template, so that it costs nothing where it is
/// only included.)
template <class Architecture>
[[nodiscard]] constexpr std::vector<event> list_events(Architecture const& in) {
    return list_events(in, [](model::class_id) { return true; });
}

} // namespace hadsl::fault

#endif
