// hadsl/fault/partings.hpp - what has to be out for one not to see another: links, and gear between.
// SPDX-License-Identifier: BSL-1.0
//
// Two see each other unless links lead from where the one is to where the other is and no such way
// is left. All of it follows from the architecture alone.
#ifndef HADSL_FAULT_PARTINGS_HPP
#define HADSL_FAULT_PARTINGS_HPP

#include <hadsl/fault/expressions.hpp>
#include <hadsl/fault/placement.hpp>
#include <hadsl/fault/whereabouts.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/network.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

namespace hadsl::fault {

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

    /// What parts two sites, smallest first: each of the cuts alone does.
    [[nodiscard]] constexpr std::vector<model::cut> between(site one, site other) const {
        if (network_.is_empty() || one == other) {
            return {};
        }
        auto const here = place_of(one);
        auto const there = place_of(other);
        return known_.empty() ? part(here, there) : known_[here * located_.size() + there];
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
        auto const& known = known_;
        return std::any_of(of.begin(), of.end(), [&](site one) {
            return std::any_of(of.begin(), of.end(), [&](site other) {
                auto const& cuts = known[place_of(one) * located_.size() + place_of(other)];
                return std::any_of(cuts.begin(), cuts.end(), [&](model::cut const& each) {
                    return std::binary_search(each.begin(), each.end(), part);
                });
            });
        });
    }

    /// Whether something can keep a copy from seeing a component, one of its copies, or what requests
    /// to it pass.
    [[nodiscard]] constexpr bool can_separate(site viewer, model::component_id from) const {
        if (network_.is_empty()) {
            return false;
        }
        std::vector<model::component_id> passed; // nothing, mostly
        append_requests((*in_)[from], passed);
        return can_separate_copies(viewer, from) ||
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

    /// Where everything is. Most are where many others are.
    constexpr void locate_all(basic_locator<Architecture> const& locate) {
        std::vector<std::size_t> sorted; // indices into `located_`, by what stands there
        for (std::size_t at = 0; at < in_->components.size(); ++at) {
            auto const id = static_cast<model::component_id>(at);
            auto const copies = static_cast<std::int32_t>((*in_)[id].copies.size());
            auto& mine = places_of_.emplace_back();
            for (std::int32_t copy = -1; copy < copies; ++copy) {
                auto choices = locate.choices({id, copy});
                auto const found = std::lower_bound(sorted.begin(), sorted.end(), choices,
                                                    [&](std::size_t known, auto const& sought) {
                                                        return located_[known] < sought;
                                                    });
                if (found != sorted.end() && located_[*found] == choices) {
                    mine.push_back(*found);
                } else {
                    mine.push_back(located_.size());
                    sorted.insert(found, located_.size());
                    located_.push_back(std::move(choices));
                }
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
            if (!between(viewer, {from, static_cast<std::int32_t>(at)}).empty()) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] constexpr std::size_t place_of(site of) const {
        return places_of_[model::index_of(of.component)][static_cast<std::size_t>(of.copy + 1)];
    }

    /// What parts one of `located_` from another. It may stand on any copy of what is beneath it,
    /// and sees what is seen from one of them.
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
            throw std::length_error("too many cuts part one component from another");
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
    std::vector<std::vector<whereabouts>> located_;   // the choices of one place
    std::vector<std::vector<model::cut>> known_;      // by pairs of places, row by row
};

/// A template for the reason that `placement` is one.
using partings = basic_partings<model::architecture>;

} // namespace hadsl::fault

#endif
