// hadsl/fault/partings.hpp - what has to be out for one not to see another: links, and gear between.
// SPDX-License-Identifier: BSL-1.0
//
// Something is at the ends of links: at those it is in or on, and where the network gear is that it,
// or what it stands on, needs. Gear of one network, which links join, is several ways into it, as is
// gear named with `or`; other networks and ends are all on the way. Two see each other unless links
// lead from where the one is to where the other is and no such way is left. All of it follows from
// the architecture alone.
#ifndef HADSL_FAULT_PARTINGS_HPP
#define HADSL_FAULT_PARTINGS_HPP

#include <hadsl/fault/expressions.hpp>
#include <hadsl/fault/placement.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/network.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
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

/// What that follows from.
struct attachment {
    std::vector<model::component_id> ends;              // in or on these
    std::vector<whereabouts> gear;                      // needs each of these
    std::vector<std::vector<whereabouts>> alternatives; // needs one at least of each of these
    friend constexpr bool operator==(attachment const&, attachment const&) = default;
};

template <class Architecture>
class basic_partings {
public:
    constexpr basic_partings(Architecture const& in, basic_placement<Architecture> const& places)
        : in_(&in), places_(&places), network_(in) {
        if (!network_.is_empty()) {
            find_gear();
            locate();
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

    /// Whether something can keep a copy from seeing a component or one of its copies.
    [[nodiscard]] constexpr bool can_separate(site viewer, model::component_id from) const {
        if (network_.is_empty()) {
            return false;
        }
        auto const copies = (*in_)[from].copies.size();
        for (std::size_t at = 0; at < copies; ++at) {
            if (!between(viewer, {from, static_cast<std::int32_t>(at)}).empty()) {
                return true;
            }
        }
        return false;
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

    /// Where everything is. Most are where many others are.
    constexpr void locate() {
        std::vector<std::size_t> sorted; // indices into `located_`, by what stands there
        for (std::size_t at = 0; at < in_->components.size(); ++at) {
            auto const id = static_cast<model::component_id>(at);
            auto const copies = static_cast<std::int32_t>((*in_)[id].copies.size());
            auto& mine = places_of_.emplace_back();
            for (std::int32_t copy = -1; copy < copies; ++copy) {
                std::vector<whereabouts> choices;
                for (auto const& each : attachments({id, copy})) {
                    choices.push_back(settled(each));
                }
                std::sort(choices.begin(), choices.end());
                choices.erase(std::unique(choices.begin(), choices.end()), choices.end());
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

    // ---- where something is ----------------------------------------------------------------

    /// How a site is attached, for each choice of the copies that it stands on.
    [[nodiscard]] constexpr std::vector<attachment> attachments(site of) const {
        std::vector<attachment> all;
        if (of.copy < 0) {
            auto const copies = (*in_)[of.component].copies.size();
            for (std::size_t at = 0; at < copies; ++at) {
                for (auto& each : attachments({of.component, static_cast<std::int32_t>(at)})) {
                    add_new(all, std::move(each));
                }
            }
            return all;
        }
        attachment certain;
        add_own(certain, of.component);
        all.push_back(std::move(certain));
        for (auto const lower : places_->beneath(of.component, of.copy)) {
            if (!has_copies((*in_)[lower])) {
                for (auto& each : all) {
                    add_own(each, lower);
                }
                continue;
            }
            auto const choices = attachments({lower, -1});
            std::vector<attachment> longer;
            for (auto const& each : all) {
                for (auto const& choice : choices) {
                    auto next = each;
                    next.ends.insert(next.ends.end(), choice.ends.begin(), choice.ends.end());
                    for (auto const& gear : choice.gear) {
                        add_new(next.gear, gear);
                    }
                    next.alternatives.insert(next.alternatives.end(), choice.alternatives.begin(),
                                             choice.alternatives.end());
                    add_new(longer, std::move(next));
                }
            }
            all = std::move(longer);
        }
        return all;
    }

    /// That it is an end itself, and the gear it needs itself.
    constexpr void add_own(attachment& to, model::component_id id) const {
        if (network_.is_end(id)) {
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
        std::vector<model::component_id> leaves;
        append_leaves(of, leaves);
        std::vector<whereabouts> alternatives;
        for (auto const leaf : leaves) {
            if (is_anchored(leaf)) {
                add_new(alternatives, behind(leaf));
            }
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
        return found;
    }
    [[nodiscard]] constexpr bool shares_network(whereabouts const& one,
                                                whereabouts const& other) const {
        std::vector<model::component_id> some;
        std::vector<model::component_id> others;
        append_ends(one, some);
        append_ends(other, others);
        return std::any_of(some.begin(), some.end(), [&](model::component_id here) {
            return std::any_of(others.begin(), others.end(), [&](model::component_id there) {
                return network_.is_joined(here, there);
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
                std::vector<model::component_id> leaves;
                append_leaves(need.of, leaves);
                for (auto const leaf : leaves) {
                    if (is_anchored(leaf) &&
                        std::find(reached.begin(), reached.end(), leaf) == reached.end()) {
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
            return !network_.is_end(each) || !places_->contains(each, {id, -1});
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

    // ---- what parts two ----------------------------------------------------------------------

    /// The cuts of two: one of each at once.
    [[nodiscard]] static constexpr std::vector<model::cut> both(
        std::vector<model::cut> const& some, std::vector<model::cut> const& others) {
        if (some.size() > model::network::most_cuts || others.size() > model::network::most_cuts ||
            some.size() * others.size() > model::network::most_steps) {
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

    struct known_gear {
        model::component_id id;
        std::vector<model::component_id> ends;
        bool is_anchored;
    };

    Architecture const* in_;
    basic_placement<Architecture> const* places_;
    model::network network_;
    std::vector<known_gear> gear_;                    // ascending
    std::vector<std::vector<std::size_t>> places_of_; // by component: as a whole, then each copy
    std::vector<std::vector<whereabouts>> located_;   // the choices of one place
    std::vector<std::vector<model::cut>> known_;      // by pairs of places, row by row
};

/// A template for the reason that `placement` is one.
using partings = basic_partings<model::architecture>;

} // namespace hadsl::fault

#endif
