// hadsl/fault/partings.hpp - what has to be out for one not to see another: links, and gear between.
// SPDX-License-Identifier: BSL-1.0
//
// Two see each other unless links lead from where the one is to where the other is and no such way
// is left. All of it follows from the architecture alone, but whether what they stand on has moved.
#ifndef HADSL_FAULT_PARTINGS_HPP
#define HADSL_FAULT_PARTINGS_HPP

#include <hadsl/fault/placement.hpp>
#include <hadsl/fault/whereabouts.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/network.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// What parts two sites while what they stand on runs on these copies, not on its first ones.
struct moved_parting {
    std::vector<site> moved;
    std::vector<model::cut> cuts;
};

template <class Architecture>
class basic_partings {
public:
    constexpr basic_partings(Architecture const& in, basic_placement<Architecture> const& places)
        : in_(&in), network_(in) {
        if (!network_.is_empty()) {
            locate_all(basic_locator<Architecture>(in, places, network_));
        }
    }

    [[nodiscard]] constexpr bool has_links() const { return !network_.is_empty(); }

    /// What parts two sites, smallest first: each of the cuts alone does, while all that they stand
    /// on runs in its first place.
    [[nodiscard]] constexpr std::vector<model::cut> between(site one, site other) const {
        if (network_.is_empty() || one == other) {
            return {};
        }
        return known(stands_of(one).front().spot, stands_of(other).front().spot);
    }

    /// What parts them once something that they stand on runs elsewhere.
    [[nodiscard]] constexpr std::vector<moved_parting> between_moved(site one, site other) const {
        std::vector<moved_parting> found;
        if (network_.is_empty() || one == other) {
            return found;
        }
        for (auto const& here : stands_of(one)) {
            for (auto const& there : stands_of(other)) {
                moved_parting next;
                append_moved(here.on, next.moved);
                append_moved(there.on, next.moved);
                if (!next.moved.empty() && runs_together(here.on, there.on)) {
                    next.cuts = known(here.spot, there.spot);
                    if (!next.cuts.empty()) {
                        found.push_back(std::move(next));
                    }
                }
            }
        }
        return found;
    }

    /// What a site stands on that runs on one of several copies, where it matters which.
    [[nodiscard]] constexpr std::vector<model::component_id> carriers(site of) const {
        std::vector<model::component_id> found;
        if (!network_.is_empty()) {
            for (auto const& each : stands_of(of)) {
                for (auto const& copy : each.on) {
                    if (std::find(found.begin(), found.end(), copy.component) == found.end()) {
                        found.push_back(copy.component);
                    }
                }
            }
        }
        return found;
    }

    /// Whether a cut is enough to part two sites.
    [[nodiscard]] constexpr bool separates(model::cut const& out, site one, site other) const {
        auto const all = between(one, other);
        return std::any_of(all.begin(), all.end(), [&](model::cut const& each) {
            return std::includes(out.begin(), out.end(), each.begin(), each.end());
        });
    }

    /// Whether something plays a part in parting any two of some sites. Where they are in too many
    /// different places to try each pair, it is taken to.
    [[nodiscard]] constexpr bool parts_any(std::vector<site> const& of,
                                           model::component_id part) const {
        if (known_.empty()) {
            return true;
        }
        std::vector<std::size_t> spots;
        for (auto const each : of) {
            for (auto const& where : stands_of(each)) {
                spots.push_back(where.spot);
            }
        }
        std::sort(spots.begin(), spots.end());
        spots.erase(std::unique(spots.begin(), spots.end()), spots.end());
        return std::any_of(spots.begin(), spots.end(), [&](std::size_t one) {
            return std::any_of(spots.begin(), spots.end(), [&](std::size_t other) {
                auto const& cuts = known_[one * located_.size() + other];
                return std::any_of(cuts.begin(), cuts.end(), [&](model::cut const& each) {
                    return std::binary_search(each.begin(), each.end(), part);
                });
            });
        });
    }

    /// Whether something can keep a copy from seeing a component, one of its copies, or what requests
    /// to it pass; or what runs in one place may be started in another one while it goes on.
    [[nodiscard]] constexpr bool can_separate(site viewer, model::component_id from) const {
        if (network_.is_empty()) {
            return false;
        }
        std::vector<model::component_id> passed; // nothing, mostly
        append_requests((*in_)[from], passed);
        return can_separate_copies(viewer, from) || is_started_by_others(from) ||
               std::any_of(passed.begin(), passed.end(), [&](model::component_id each) {
                   return can_separate_copies(viewer, each);
               });
    }
    [[nodiscard]] constexpr bool can_separate(site viewer, model::expression const& from) const {
        if (network_.is_empty()) {
            return false;
        }
        std::vector<model::component_id> leaves;
        append_leaves(from, leaves);
        return std::any_of(leaves.begin(), leaves.end(),
                           [&](model::component_id leaf) { return can_separate(viewer, leaf); });
    }

private:
    /// In that many different places at most, what parts each two of them is found once.
    static constexpr std::size_t most_known = 128;
    /// That many pairs of cuts at most are joined to one each.
    static constexpr std::size_t most_joined = 1U << 16U;

    /// Where one is while what it stands on runs on these copies: an index into `located_`.
    struct standing {
        std::vector<site> on;
        std::size_t spot;
        friend constexpr bool operator==(standing const&, standing const&) = default;
        friend constexpr bool operator<(standing const& one, standing const& other) {
            return one.on != other.on ? one.on < other.on : one.spot < other.spot;
        }
    };

    /// Values, each once, by their number.
    template <class T>
    class numbered {
    public:
        constexpr std::size_t number_of(std::vector<T>& values, T value) {
            auto const found = std::lower_bound(
                sorted_.begin(), sorted_.end(), value,
                [&](std::size_t known, T const& sought) { return values[known] < sought; });
            if (found != sorted_.end() && values[*found] == value) {
                return *found;
            }
            auto const number = values.size();
            sorted_.insert(found, number);
            values.push_back(std::move(value));
            return number;
        }

    private:
        std::vector<std::size_t> sorted_; // indices into the values, by what they are
    };

    /// Where everything is. Most are where many others are.
    constexpr void locate_all(basic_locator<Architecture> locate) {
        numbered<std::vector<whereabouts>> spots;
        numbered<std::vector<standing>> places;
        for (std::size_t at = 0; at < in_->components.size(); ++at) {
            auto const id = static_cast<model::component_id>(at);
            auto const copies = static_cast<std::int32_t>((*in_)[id].copies.size());
            auto& mine = places_of_.emplace_back();
            for (std::int32_t copy = -1; copy < copies; ++copy) {
                auto const found = locate.stands({id, copy});
                std::vector<standing> place;
                for (std::size_t first = 0; first < found.size();) {
                    std::vector<whereabouts> choices;
                    auto last = first;
                    for (; last < found.size() && found[last].on == found[first].on; ++last) {
                        choices.push_back(found[last].at);
                    }
                    place.push_back(
                        {found[first].on, spots.number_of(located_, std::move(choices))});
                    first = last;
                }
                auto const first_of_all =
                    std::find_if(place.begin(), place.end(), [](standing const& each) {
                        std::vector<site> moved;
                        append_moved(each.on, moved);
                        return moved.empty();
                    });
                std::rotate(place.begin(), first_of_all, first_of_all + 1);
                mine.push_back(places.number_of(places_, std::move(place)));
            }
        }
        if (located_.size() <= most_known) {
            for (std::size_t one = 0; one < located_.size(); ++one) {
                for (std::size_t other = 0; other < located_.size(); ++other) {
                    known_.push_back(other < one ? known_[other * located_.size() + one]
                                                 : part(one, other));
                }
            }
        }
    }
    [[nodiscard]] constexpr bool can_separate_copies(site viewer, model::component_id from) const {
        auto const copies = (*in_)[from].copies.size();
        for (std::size_t at = 0; at < copies; ++at) {
            site const target{from, static_cast<std::int32_t>(at)};
            if (!between(viewer, target).empty() || !between_moved(viewer, target).empty()) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] constexpr bool is_started_by_others(model::component_id of) const {
        auto const& component = (*in_)[of];
        return component.mode == model::run_mode::one_copy && component.copies.size() > 1 &&
               std::any_of(component.rules.begin(), component.rules.end(),
                           [](model::rule const& rule) { return !rule.needs.empty(); });
    }
    [[nodiscard]] constexpr std::vector<standing> const& stands_of(site of) const {
        return places_[places_of_[model::index_of(of.component)]
                                 [static_cast<std::size_t>(of.copy + 1)]];
    }
    [[nodiscard]] constexpr std::vector<model::cut> known(std::size_t one,
                                                          std::size_t other) const {
        return known_.empty() ? part(one, other) : known_[one * located_.size() + other];
    }
    static constexpr void append_moved(std::vector<site> const& on, std::vector<site>& to) {
        for (auto const& copy : on) {
            if (copy.copy > 0 && std::find(to.begin(), to.end(), copy) == to.end()) {
                to.push_back(copy);
            }
        }
    }

    /// What parts one of `located_` from another. It may stand on any copy of what serves from all of
    /// them, and sees what is seen from one of them.
    [[nodiscard]] constexpr std::vector<model::cut> part(std::size_t one, std::size_t other) const {
        std::vector<model::cut> all{{}};
        for (auto const& here : located_[one]) {
            for (auto const& there : located_[other]) {
                auto const apart = between(here, there, false, false);
                if (apart.cuts.empty()) {
                    return {};
                }
                all = both(all, apart.cuts);
            }
        }
        return all;
    }

    /// The cuts of two: one of each at once.
    [[nodiscard]] static constexpr std::vector<model::cut> both(
        std::vector<model::cut> const& some, std::vector<model::cut> const& others) {
        if (some.size() > model::network::most_cuts || others.size() > model::network::most_cuts ||
            some.size() * others.size() > most_joined) {
            throw model::too_tangled("too many cuts part one component from another");
        }
        std::vector<model::cut> all;
        for (auto const& one : some) {
            for (auto const& other : others) {
                all.push_back(model::joined(one, other));
            }
        }
        model::keep_smallest(all);
        return all;
    }

    /// What parts those at one place from those at another. Gear whose failure leaves an
    /// alternative is `counted`; of other gear the needs tell.
    [[nodiscard]] constexpr model::parting between(whereabouts const& one, whereabouts const& other,
                                                   bool is_one_counted,
                                                   bool is_other_counted) const {
        auto const is_shared = [&](model::component_id end) {
            return std::binary_search(one.ends.begin(), one.ends.end(), end) &&
                   std::binary_search(other.ends.begin(), other.ends.end(), end);
        };
        model::parting found;
        auto const also = [&](model::parting next) {
            found.is_joined = found.is_joined || next.is_joined;
            for (auto& each : next.cuts) {
                found.cuts.push_back(std::move(each));
            }
        };
        for (auto const here : one.ends) {
            for (auto const there : other.ends) {
                // What is at both ends of a way, as the other is, does not depend on it.
                if (here == there || !is_shared(here) || !is_shared(there)) {
                    also(network_.between(here, there, is_one_counted, is_other_counted));
                }
            }
            for (auto const& each : other.alternatives) {
                also(among({whereabouts{{here}, {}}}, each, is_one_counted, true));
            }
        }
        for (auto const& each : one.alternatives) {
            for (auto const there : other.ends) {
                also(among(each, {whereabouts{{there}, {}}}, true, is_other_counted));
            }
            for (auto const& beyond : other.alternatives) {
                also(among(each, beyond, true, true));
            }
        }
        model::keep_smallest(found.cuts);
        return found;
    }

    /// They see each other as long as some pair that links join does.
    [[nodiscard]] constexpr model::parting among(std::vector<whereabouts> const& some,
                                                 std::vector<whereabouts> const& others,
                                                 bool is_one_counted, bool is_other_counted) const {
        model::parting all{false, {{}}};
        for (auto const& here : some) {
            for (auto const& there : others) {
                auto const next = between(here, there, is_one_counted, is_other_counted);
                if (next.is_joined) {
                    all.is_joined = true;
                    all.cuts = both(all.cuts, next.cuts);
                }
            }
        }
        return all.is_joined ? all : model::parting{};
    }

    Architecture const* in_;
    model::basic_network<Architecture> network_;
    std::vector<std::vector<std::size_t>> places_of_; // by component: as a whole, then each copy
    std::vector<std::vector<standing>> places_;       // first where nothing has moved
    std::vector<std::vector<whereabouts>> located_;   // the choices of one spot
    std::vector<std::vector<model::cut>> known_;      // by pairs of spots, row by row
};

/// A template for the reason that `placement` is one.
using partings = basic_partings<model::architecture>;

} // namespace hadsl::fault

#endif
