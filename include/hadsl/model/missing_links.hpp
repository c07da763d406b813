// hadsl/model/missing_links.hpp - what uses something over a way that does not forward.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_MISSING_LINKS_HPP
#define HADSL_MODEL_MISSING_LINKS_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/model/network.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::model {

/// Two ends that links join only by way of others that forward nothing, though what is at the one uses
/// what is at the other. No failure would part them, and claims be proven because of that.
struct missing_link {
    component_id user;
    component_id used; // or the user itself, in another place
    component_id one;  // the end that the user is at
    component_id other;
    std::vector<network_hop> way; // from the one to the other
};

/// Finds them by where things stand, for architectures of every kind.
template <class Architecture>
class missing_link_finder {
public:
    constexpr explicit missing_link_finder(Architecture const& in) : in_(&in), network_(in) {}

    /// The first for each two ends.
    [[nodiscard]] constexpr std::vector<missing_link> find() const {
        std::vector<missing_link> found;
        if (network_.is_empty()) {
            return found;
        }
        std::vector<std::vector<ends>> all;
        for (std::size_t at = 0; at < in_->components.size(); ++at) {
            all.push_back(ends_of(static_cast<component_id>(at)));
        }
        for (std::size_t at = 0; at < all.size(); ++at) {
            auto const user = static_cast<component_id>(at);
            for (auto const used : used_by(user)) {
                for (auto const& here : all[at]) {
                    for (auto const& there : all[index_of(used)]) {
                        add(user, used, here, there, found);
                    }
                }
            }
        }
        return found;
    }

private:
    using ends = std::vector<component_id>; // ascending

    /// What it needs to serve and to recover, and itself, where its copies have to see each other.
    [[nodiscard]] constexpr std::vector<component_id> used_by(component_id user) const {
        auto const& of = (*in_)[user];
        std::vector<component_id> used;
        append_needed(of, used);
        append_recovery(of, used);
        bool const stands_by = of.mode == run_mode::one_active || of.mode == run_mode::lockstep;
        if (of.copies.size() > 1 && (stands_by || of.keeps_data || of.quorum)) {
            used.push_back(user);
        }
        std::sort(used.begin(), used.end());
        used.erase(std::unique(used.begin(), used.end()), used.end());
        return used;
    }

    /// The ends that each copy is, is in or on, or is behind by the network gear it needs.
    [[nodiscard]] constexpr std::vector<ends> ends_of(component_id id) const {
        std::vector<ends> found;
        for (auto const& each : (*in_)[id].copies) {
            std::vector<component_id> around{id};
            around.insert(around.end(), each.place.begin(), each.place.end());
            append_gear(id, around);
            for (std::size_t at = 1; at < around.size(); ++at) {
                for (auto const& copy : (*in_)[around[at]].copies) {
                    add_new(copy.place, around);
                }
                append_gear(around[at], around);
            }
            std::erase_if(around, [&](component_id one) { return !network_.is_end(one); });
            std::sort(around.begin(), around.end());
            found.push_back(std::move(around));
        }
        return found;
    }
    constexpr void append_gear(component_id of, std::vector<component_id>& to) const {
        std::vector<component_id> needed;
        for (auto const& need : (*in_)[of].needs) {
            append_leaves(need.of, needed);
        }
        std::erase_if(needed, [&](component_id each) {
            return !in_->kinds[index_of((*in_)[each].kind)].is_network_gear;
        });
        add_new(needed, to);
    }
    static constexpr void add_new(std::vector<component_id> const& more,
                                  std::vector<component_id>& to) {
        for (auto const each : more) {
            if (std::find(to.begin(), to.end(), each) == to.end()) {
                to.push_back(each);
            }
        }
    }

    constexpr void add(component_id user, component_id used, ends const& here, ends const& there,
                       std::vector<missing_link>& to) const {
        std::optional<missing_link> first;
        for (auto const one : here) {
            for (auto const other : there) {
                if (one == other || !network_.shortest_way(one, other, true).empty()) {
                    return;
                }
                if (!first && network_.is_joined(one, other)) {
                    first = missing_link{user, used, one, other,
                                         network_.shortest_way(one, other, false)};
                }
            }
        }
        bool const is_told = first && std::any_of(to.begin(), to.end(), [&](auto const& each) {
                                 return (each.one == first->one && each.other == first->other) ||
                                        (each.one == first->other && each.other == first->one);
                             });
        if (first && !is_told) {
            to.push_back(std::move(*first));
        }
    }

    Architecture const* in_;
    basic_network<Architecture> network_;
};

} // namespace hadsl::model

#endif
