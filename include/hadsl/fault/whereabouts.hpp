// hadsl/fault/whereabouts.hpp - at which ends of links something is.
// SPDX-License-Identifier: BSL-1.0
//
// Something is at the ends of links: at those it is in or on, and where the network gear is that it,
// or what it stands on, needs. On what runs in one of several places it is where that one runs. Gear
// of one network, which links join, is several ways into it, as is gear named with `or`; other
// networks and ends are all on the way. All of it follows from the architecture alone.
#ifndef HADSL_FAULT_WHEREABOUTS_HPP
#define HADSL_FAULT_WHEREABOUTS_HPP

#include <hadsl/fault/expressions.hpp>
#include <hadsl/fault/placement.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/network.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// Where something is with regard to links: at all of these ends, and at one at least of each of the
/// alternatives. At no end at all, it is in everybody's sight.
struct whereabouts {
    std::vector<model::component_id> ends;              // ascending
    std::vector<std::vector<whereabouts>> alternatives; // of each: where each of its gear is

    [[nodiscard]] constexpr bool is_nowhere() const { return ends.empty() && alternatives.empty(); }
    friend constexpr bool operator==(whereabouts const&, whereabouts const&) = default;
    friend constexpr bool operator<(whereabouts const& one, whereabouts const& other) {
        return one.ends != other.ends ? one.ends < other.ends
                                      : one.alternatives < other.alternatives;
    }
};

/// Where something is while what it stands on runs in these places. `on` names one copy each of what
/// runs on one copy at a time, as far as it matters which, ascending.
struct stand {
    std::vector<site> on;
    whereabouts at;
    friend constexpr bool operator==(stand const&, stand const&) = default;
    friend constexpr bool operator<(stand const& one, stand const& other) {
        return one.on != other.on ? one.on < other.on : one.at < other.at;
    }
};

/// What that follows from.
struct attachment {
    std::vector<site> on;                               // stands on these copies
    std::vector<model::component_id> ends;              // in or on these
    std::vector<whereabouts> gear;                      // needs each of these
    std::vector<std::vector<whereabouts>> alternatives; // needs one at least of each of these
    friend constexpr bool operator==(attachment const&, attachment const&) = default;
};

/// Whether nothing would run on two of its copies.
[[nodiscard]] constexpr bool runs_together(std::vector<site> const& some,
                                           std::vector<site> const& others) {
    return std::none_of(some.begin(), some.end(), [&](site one) {
        return std::any_of(others.begin(), others.end(), [&](site other) {
            return one.component == other.component && one.copy != other.copy;
        });
    });
}

/// Finds where things are; what it is made from must outlive it.
template <class Architecture>
class basic_locator {
public:
    constexpr basic_locator(Architecture const& in, basic_placement<Architecture> const& places,
                            model::basic_network<Architecture> const& network)
        : in_(&in), places_(&places), network_(&network), carrying_(in.components.size()) {
        find_gear();
    }

    /// Where a site may be, each once. Of what serves from all its copies it may stand on any.
    [[nodiscard]] constexpr std::vector<stand> stands(site of) {
        std::vector<stand> found;
        for (auto& each : attachments(of)) {
            std::sort(each.on.begin(), each.on.end());
            found.push_back({each.on, settled(each)});
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

private:
    /// In that many different places at most something is, by the copies that it stands on.
    static constexpr std::size_t most_places = 4096;

    /// How a site is attached, for each choice of the copies that it stands on.
    [[nodiscard]] constexpr std::vector<attachment> attachments(site of) {
        if (of.copy < 0) {
            return attachments_of_any_copy(of.component);
        }
        attachment certain;
        add_own(certain, of.component);
        std::vector<attachment> all{std::move(certain)};
        for (auto const lower : ground_of(of)) {
            if (!has_copies((*in_)[lower])) {
                for (auto& each : all) {
                    add_own(each, lower);
                }
                continue;
            }
            std::vector<attachment> longer;
            for (auto const& each : all) {
                for (auto const& choice : attachments_on(lower)) {
                    if (auto next = each; join(next, choice)) {
                        add_new(longer, std::move(next));
                    }
                }
            }
            if (longer.size() > most_places) {
                throw model::too_tangled("a component may be in too many different places");
            }
            all = std::move(longer);
        }
        return all;
    }
    [[nodiscard]] constexpr std::vector<attachment> attachments_of_any_copy(
        model::component_id id) {
        std::vector<attachment> all;
        auto const copies = (*in_)[id].copies.size();
        for (std::size_t at = 0; at < copies; ++at) {
            for (auto& each : attachments({id, static_cast<std::int32_t>(at)})) {
                if (has_copies((*in_)[id])) {
                    each.on.clear();
                }
                add_new(all, std::move(each));
            }
        }
        return all;
    }

    /// How what stands on something with copies is attached by that; found once.
    [[nodiscard]] constexpr std::vector<attachment> const& attachments_on(model::component_id id) {
        if (carrying_[model::index_of(id)].empty()) {
            auto found = (*in_)[id].mode == model::run_mode::all_active
                             ? attachments_of_any_copy(id)
                             : attachments_where_it_runs(id);
            carrying_[model::index_of(id)] = std::move(found);
        }
        return carrying_[model::index_of(id)];
    }
    /// With the copy of each, unless all of them are in the same place.
    [[nodiscard]] constexpr std::vector<attachment> attachments_where_it_runs(
        model::component_id id) {
        std::vector<attachment> found;
        auto const copies = (*in_)[id].copies.size();
        for (std::size_t at = 0; at < copies; ++at) {
            site const copy{id, static_cast<std::int32_t>(at)};
            for (auto& each : attachments(copy)) {
                each.on.push_back(copy);
                found.push_back(std::move(each));
            }
        }
        auto const first = settled(found.front());
        if (std::all_of(found.begin(), found.end(),
                        [&](attachment const& each) { return settled(each) == first; })) {
            return attachments_of_any_copy(id);
        }
        return found;
    }

    /// Adds another attachment of the same site; not where they are on different copies of something.
    [[nodiscard]] static constexpr bool join(attachment& to, attachment const& more) {
        if (!runs_together(to.on, more.on)) {
            return false;
        }
        for (auto const& copy : more.on) {
            add_new(to.on, copy);
        }
        to.ends.insert(to.ends.end(), more.ends.begin(), more.ends.end());
        for (auto const& gear : more.gear) {
            add_new(to.gear, gear);
        }
        to.alternatives.insert(to.alternatives.end(), more.alternatives.begin(),
                               more.alternatives.end());
        return true;
    }

    /// What a copy stands on and in, each once: all beneath it but what is `with` it or with that.
    [[nodiscard]] constexpr std::vector<model::component_id> ground_of(site of) const {
        std::vector<model::component_id> all;
        append_ground(of, all);
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }
    // Depth is bounded: resolve refuses placements deeper than it allows, and cycles.
    constexpr void append_ground(site of, std::vector<model::component_id>& to) const {
        auto const& component = (*in_)[of.component];
        auto const copy = static_cast<std::size_t>(of.copy);
        for (auto const lower : component.copies[copy].place) {
            if (!is_companion(*in_, component, copy, lower)) {
                to.push_back(lower);
                if (!has_copies((*in_)[lower])) {
                    append_ground({lower, 0}, to);
                }
            }
        }
    }

    /// That it is an end itself, and the gear it needs itself.
    constexpr void add_own(attachment& to, model::component_id id) const {
        if (network_->is_end(id)) {
            to.ends.push_back(id);
        }
        for (auto const& need : (*in_)[id].needs) {
            add_need(to, need.of);
        }
    }

    constexpr void add_need(attachment& to, model::expression const& of) const {
        using operation = model::expression::operation;
        if (of.op == operation::component) {
            if (is_anchored(of.component)) {
                add_new(to.gear, behind(of.component));
            }
            return;
        }
        if (of.op == operation::all) {
            for (auto const& each : of.operands) {
                add_need(to, each);
            }
            return;
        }
        if (!rests_on_gear(of)) {
            return; // there is another way, of which nothing is said
        }
        std::vector<whereabouts> alternatives;
        for (auto const leaf : anchored_in(of)) {
            add_new(alternatives, behind(leaf));
        }
        add_new(to.alternatives, std::move(alternatives));
    }

    [[nodiscard]] constexpr whereabouts settled(attachment const& of) const {
        whereabouts found;
        for (auto const end : of.ends) {
            add_end(found, end);
        }
        auto open = of.gear;
        while (!open.empty()) {
            // All gear of one network, in which links join some of what joins the next.
            std::vector<whereabouts> network{std::move(open.back())};
            open.pop_back();
            for (std::size_t at = 0; at < network.size(); ++at) {
                for (std::size_t other = 0; other < open.size();) {
                    if (shares_network(network[at], open[other])) {
                        network.push_back(std::move(open[other]));
                        open.erase(open.begin() + static_cast<std::ptrdiff_t>(other));
                    } else {
                        ++other;
                    }
                }
            }
            add_alternatives(found, std::move(network));
        }
        for (auto const& each : of.alternatives) {
            add_alternatives(found, each);
        }
        sort(found);
        return found;
    }
    // What is written in another order is the same place.
    static constexpr void sort(whereabouts& of) {
        for (auto& each : of.alternatives) {
            for (auto& one : each) {
                sort(one);
            }
            std::sort(each.begin(), each.end());
        }
        std::sort(of.alternatives.begin(), of.alternatives.end());
    }
    [[nodiscard]] constexpr bool shares_network(whereabouts const& one,
                                                whereabouts const& other) const {
        std::vector<model::component_id> some;
        std::vector<model::component_id> others;
        append_ends(one, some);
        append_ends(other, others);
        return std::any_of(some.begin(), some.end(), [&](model::component_id here) {
            return std::any_of(others.begin(), others.end(), [&](model::component_id there) {
                return network_->is_joined(here, there);
            });
        });
    }
    static constexpr void append_ends(whereabouts const& of, std::vector<model::component_id>& to) {
        to.insert(to.end(), of.ends.begin(), of.ends.end());
        for (auto const& each : of.alternatives) {
            for (auto const& one : each) {
                append_ends(one, to);
            }
        }
    }

    /// Where network gear is: at ends itself, and, one or another, at those of the gear it needs.
    [[nodiscard]] constexpr whereabouts behind(model::component_id gear) const {
        whereabouts found;
        found.ends = own_ends(gear);
        std::vector<model::component_id> reached{gear};
        std::vector<whereabouts> alternatives;
        for (std::size_t at = 0; at < reached.size(); ++at) {
            for (auto const& need : (*in_)[reached[at]].needs) {
                if (!rests_on_gear(need.of)) {
                    continue;
                }
                for (auto const leaf : anchored_in(need.of)) {
                    if (std::find(reached.begin(), reached.end(), leaf) == reached.end()) {
                        reached.push_back(leaf);
                        whereabouts next;
                        next.ends = own_ends(leaf);
                        add_new(alternatives, std::move(next));
                    }
                }
            }
        }
        add_alternatives(found, std::move(alternatives));
        return found;
    }

    /// The ends that gear is, or is in or on with all its copies.
    [[nodiscard]] constexpr std::vector<model::component_id> const& own_ends(
        model::component_id gear) const {
        return gear_[number_of(gear)].ends;
    }
    [[nodiscard]] constexpr bool is_anchored(model::component_id id) const {
        auto const at = number_of(id);
        return at < gear_.size() && gear_[at].id == id && gear_[at].is_anchored;
    }
    [[nodiscard]] constexpr std::vector<model::component_id> anchored_in(
        model::expression const& of) const {
        std::vector<model::component_id> leaves;
        append_leaves(of, leaves);
        std::erase_if(leaves, [&](model::component_id leaf) { return !is_anchored(leaf); });
        return leaves;
    }
    /// Whether an expression is out when all anchored gear is.
    [[nodiscard]] constexpr bool rests_on_gear(model::expression const& of) const {
        return !value_of(of, [&](model::component_id leaf) {
                    return is_anchored(leaf) ? unbounded : zero;
                }).is_zero();
    }

    /// Which network gear is anchored: whatever it is traced to over the gear it needs, ends are
    /// found there. Gear that is no end, and needs none that is, is in everybody's sight; gear that
    /// needs itself, in a circle, has that from the others in it.
    constexpr void find_gear() {
        for (std::size_t at = 0; at < in_->components.size(); ++at) {
            auto const id = static_cast<model::component_id>(at);
            if (in_->kinds[model::index_of(in_->components[at].kind)].is_network_gear) {
                gear_.push_back({id, ends_around(id), true});
            }
        }
        for (bool is_changed = true; is_changed;) {
            is_changed = false;
            for (auto& each : gear_) {
                auto const& needs = (*in_)[each.id].needs;
                bool const holds =
                    !each.ends.empty() ||
                    std::any_of(needs.begin(), needs.end(),
                                [&](model::need const& need) { return rests_on_gear(need.of); });
                is_changed = is_changed || each.is_anchored != holds;
                each.is_anchored = holds;
            }
        }
    }
    [[nodiscard]] constexpr std::vector<model::component_id> ends_around(
        model::component_id id) const {
        // All that holds it with all its copies holds the first.
        std::vector<model::component_id> around{id};
        for (std::size_t at = 0; at < around.size(); ++at) {
            if (at == 0 || has_copies((*in_)[around[at]])) {
                auto const& beneath = places_->beneath(around[at], 0);
                around.insert(around.end(), beneath.begin(), beneath.end());
            }
        }
        std::erase_if(around, [&](model::component_id each) {
            return !network_->is_end(each) || !places_->contains(each, {id, -1});
        });
        std::sort(around.begin(), around.end());
        around.erase(std::unique(around.begin(), around.end()), around.end());
        return around;
    }
    [[nodiscard]] constexpr std::size_t number_of(model::component_id id) const {
        return static_cast<std::size_t>(
            std::lower_bound(
                gear_.begin(), gear_.end(), id,
                [](known_gear const& one, model::component_id of) { return one.id < of; }) -
            gear_.begin());
    }

    template <class T>
    static constexpr void add_new(std::vector<T>& to, T next) {
        if (std::find(to.begin(), to.end(), next) == to.end()) {
            to.push_back(std::move(next));
        }
    }
    static constexpr void add_end(whereabouts& to, model::component_id end) {
        auto const at = std::lower_bound(to.ends.begin(), to.ends.end(), end);
        if (at == to.ends.end() || *at != end) {
            to.ends.insert(at, end);
        }
    }
    static constexpr void add(whereabouts& to, whereabouts const& more) {
        for (auto const end : more.ends) {
            add_end(to, end);
        }
        for (auto const& each : more.alternatives) {
            add_alternatives(to, each);
        }
    }
    static constexpr void add_alternatives(whereabouts& to, std::vector<whereabouts> next) {
        std::erase_if(next, [](whereabouts const& each) { return each.is_nowhere(); });
        if (next.size() == 1) {
            add(to, next.front());
        } else if (!next.empty() && std::find(to.alternatives.begin(), to.alternatives.end(),
                                              next) == to.alternatives.end()) {
            to.alternatives.push_back(std::move(next));
        }
    }

    struct known_gear {
        model::component_id id;
        std::vector<model::component_id> ends;
        bool is_anchored;
    };

    Architecture const* in_;
    basic_placement<Architecture> const* places_;
    model::basic_network<Architecture> const* network_;
    std::vector<known_gear> gear_;                  // ascending
    std::vector<std::vector<attachment>> carrying_; // by component, as far as they are known
};

} // namespace hadsl::fault

#endif
