// hadsl/verifier/downtime.hpp - for which share of the time a component is out, in the long run.
// SPDX-License-Identifier: BSL-1.0
//
// Every failure comes and goes by itself (fault/rates.hpp). At any moment some failures can be felt:
// they stand, or what they took down is not up again. The component is out if the outage that they
// cause together is longer than the time since the latest of them began; that is exact for one
// failure, and for several the worst order of their beginnings. verifier/ENCODING.md has the
// argument, docs/availability.md an example to check by hand.
#ifndef HADSL_VERIFIER_DOWNTIME_HPP
#define HADSL_VERIFIER_DOWNTIME_HPP

#include <hadsl/diagram/chances.hpp>
#include <hadsl/fault/graph.hpp>
#include <hadsl/fault/restrict.hpp>
#include <hadsl/source/duration.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// What is known of one event that counts. Times in milliseconds.
struct felt_event {
    double cycle = 1;     // from one beginning to the next
    double stands = 0;    // strikes all that it strikes, from its beginning on
    double felt = 0;      // can be felt, from its beginning on; at most a cycle
    double alone = 0;     // out if nothing else fails; infinite: for ever
    double tolerated = 0; // of what it lasts, at most

    /// The share of time in which it began at least `age` ago and can be felt.
    [[nodiscard]] double older_than(double age) const { return std::max(0.0, felt - age) / cycle; }
    [[nodiscard]] double unfelt() const { return std::max(0.0, cycle - felt) / cycle; }
};

/// Outages longer than `from` are caused by the scenarios in which `top` holds; the graph is its
/// own.
struct outage_layer {
    double from = 0;
    fault::restriction longer;
};

namespace detail {

/// 1 - (1 - a)(1 - b)…, without losing what is small.
class any_of_shares {
public:
    void add(double share) { log_ += std::log1p(-std::min(share, almost_one)); }
    void take_out(double share) { log_ -= std::log1p(-std::min(share, almost_one)); }
    [[nodiscard]] double value() const { return std::max(0.0, -std::expm1(log_)); }

private:
    static constexpr double almost_one = 1 - 1e-15;
    double log_ = 0;
};

/// Which events have anything to do with each other: they meet beneath a gate that is no `or` on
/// the way down from the top. Failures of different groups bring the component down without each
/// other.
class event_groups {
public:
    explicit event_groups(std::size_t events) : joined_(events) {
        std::iota(joined_.begin(), joined_.end(), std::size_t{0});
    }

    void join_beneath(fault::restriction const& of) {
        auto const& in = of.graph;
        auto const size = fault::index_of(of.top) + 1;
        std::vector<bool> on_spine(size, false);
        std::vector<bool> inside(size, false);
        on_spine[size - 1] = true;
        for (auto at = size; at-- > 0;) {
            auto const id = static_cast<fault::node_id>(at);
            bool const is_or = in[id].gate == fault::gate::any_of;
            inside[at] = inside[at] || (on_spine[at] && !is_or);
            for (auto const each : in.operands(id)) {
                on_spine[fault::index_of(each)] =
                    on_spine[fault::index_of(each)] || (on_spine[at] && is_or);
                inside[fault::index_of(each)] = inside[fault::index_of(each)] || inside[at];
            }
        }
        one_beneath_.assign(size, none);
        for (std::size_t at = 0; at < size; ++at) {
            auto const id = static_cast<fault::node_id>(at);
            if (in[id].gate == fault::gate::event) {
                one_beneath_[at] = fault::index_of(in.event_of(id));
                continue;
            }
            for (auto const each : in.operands(id)) {
                auto const below = one_beneath_[fault::index_of(each)];
                if (one_beneath_[at] == none) {
                    one_beneath_[at] = below;
                } else if (inside[at]) {
                    joined_[root_of(below)] = root_of(one_beneath_[at]);
                }
            }
        }
    }

    void join_all(std::vector<bool> const& events) {
        auto first = none;
        for (std::size_t event = 0; event < events.size(); ++event) {
            if (events[event]) {
                first = first == none ? event : first;
                joined_[root_of(event)] = root_of(first);
            }
        }
    }

    [[nodiscard]] std::size_t root_of(std::size_t event) {
        while (joined_[event] != event) {
            event = joined_[event] = joined_[joined_[event]];
        }
        return event;
    }

    /// The part of a layer's function that each group has, as (root, node): the function is their
    /// `or`. Nodes are added to the layer's graph.
    [[nodiscard]] std::vector<std::pair<std::size_t, fault::node_id>> parts_of(
        fault::restriction& of) {
        auto& in = of.graph;
        std::vector<std::pair<std::size_t, fault::node_id>> operands;
        std::vector<bool> seen(fault::index_of(of.top) + 1, false);
        std::vector<fault::node_id> open{of.top};
        std::vector<std::size_t> event_beneath(fault::index_of(of.top) + 1, none);
        for (std::size_t at = 0; at < event_beneath.size(); ++at) {
            auto const id = static_cast<fault::node_id>(at);
            if (in[id].gate == fault::gate::event) {
                event_beneath[at] = fault::index_of(in.event_of(id));
            } else if (in[id].size > 0) {
                event_beneath[at] = event_beneath[fault::index_of(in.operands(id).front())];
            }
        }
        while (!open.empty()) {
            auto const next = open.back();
            open.pop_back();
            if (seen[fault::index_of(next)]) {
                continue;
            }
            seen[fault::index_of(next)] = true;
            if (in[next].gate == fault::gate::any_of) {
                auto const below = in.operands(next);
                open.insert(open.end(), below.begin(), below.end());
            } else {
                operands.emplace_back(root_of(event_beneath[fault::index_of(next)]), next);
            }
        }
        std::sort(operands.begin(), operands.end());
        std::vector<std::pair<std::size_t, fault::node_id>> parts;
        for (std::size_t at = 0; at < operands.size();) {
            auto const root = operands[at].first;
            std::vector<fault::node_id> nodes;
            for (; at < operands.size() && operands[at].first == root; ++at) {
                nodes.push_back(operands[at].second);
            }
            parts.emplace_back(root, in.any_of(std::move(nodes)));
        }
        return parts;
    }

private:
    static constexpr std::size_t none = SIZE_MAX;

    std::vector<std::size_t> joined_;
    std::vector<std::size_t> one_beneath_;
};

} // namespace detail

/// The share of time for which a component is out, by its layers.
class downtime {
public:
    /// How one event stands to the whole.
    struct effect {
        double with = 0;    // the share of time out, of the time in which the event can be felt
        double without = 0; // the share of time out if it never happens
    };

    /// `layers` by time, the first from 0; none lasts longer than `longest`. `events` by event
    /// index; those that do not count are felt for no time. `may_divide`: no outage lasts longer than
    /// one layer's time and shorter than the next one's. Throws `diagram::gave_up`.
    downtime(std::vector<outage_layer> layers, double longest, std::vector<felt_event> events,
             bool may_divide, diagram::allowance const& may_cost)
        : events_(std::move(events)), effects_(events_.size()) {
        divide(layers, may_divide, may_cost);
        for (std::size_t at = 0; at < layers.size(); ++at) {
            ends_.push_back(at + 1 < layers.size() ? layers[at + 1].from : longest);
            begins_.push_back(layers[at].from);
        }
        for (auto& each : groups_) {
            weigh(each);
            all_.add(each.share);
        }
        for (auto const& each : groups_) {
            for (auto const event : each.events) {
                auto rest = all_;
                rest.take_out(each.share);
                auto with = rest;
                with.add(effects_[event].with);
                rest.add(effects_[event].without);
                effects_[event] = {with.value(), rest.value()};
            }
        }
    }

    [[nodiscard]] double share() const { return all_.value(); }
    /// How far the share may be off by the rounding of what it was computed from.
    [[nodiscard]] double rounding() const { return rounding_; }
    /// The events that it depends on, by group.
    [[nodiscard]] std::vector<std::vector<std::size_t>> groups() const {
        std::vector<std::vector<std::size_t>> all;
        for (auto const& each : groups_) {
            all.push_back(each.events);
        }
        return all;
    }
    [[nodiscard]] effect of_event(std::size_t event) const { return effects_[event]; }

private:
    struct group {
        std::vector<std::size_t> events;         // ascending
        std::vector<std::size_t> layers;         // those in which it can be out at all
        std::vector<diagram::chances> functions; // by layer
        double share = 0;
    };

    void divide(std::vector<outage_layer>& layers, bool may_divide,
                diagram::allowance const& may_cost) {
        detail::event_groups joined(events_.size());
        std::vector<bool> counts(events_.size(), false);
        for (auto const& each : layers) {
            if (fault::index_of(each.longer.top) > fault::index_of(fault::always_node)) {
                joined.join_beneath(each.longer);
                for (auto const event : each.longer.events) {
                    counts[fault::index_of(event)] = true;
                }
            }
        }
        if (!may_divide) {
            // Between two layers failures may act of which neither layer tells.
            for (std::size_t event = 0; event < events_.size(); ++event) {
                counts[event] = events_[event].felt > 0;
            }
            joined.join_all(counts);
        }
        std::vector<std::size_t> group_of(events_.size(), SIZE_MAX);
        for (std::size_t event = 0; event < events_.size(); ++event) {
            if (!counts[event]) {
                continue;
            }
            auto& at = group_of[joined.root_of(event)];
            if (at == SIZE_MAX) {
                at = groups_.size();
                groups_.emplace_back();
            }
            groups_[at].events.push_back(event);
        }
        for (std::size_t at = 0; at < layers.size(); ++at) {
            auto& each = layers[at].longer;
            if (fault::index_of(each.top) <= fault::index_of(fault::always_node)) {
                continue;
            }
            for (auto const& [root, node] : joined.parts_of(each)) {
                auto& into = groups_[group_of[root]];
                into.layers.push_back(at);
                into.functions.emplace_back(each.graph, node, may_cost);
            }
        }
    }

    /// What of a moment is: the failures of the group that can be felt are all at least so old, and
    /// make the function true. Beside it, by event of the group, the same with the event felt, and
    /// with it never happening.
    struct slice {
        double whole = 0;
        std::vector<double> with;
        std::vector<double> without;
    };

    [[nodiscard]] slice slice_of(group const& of, diagram::chances const& function, double age) {
        // Events that are younger are neither felt nor spared: the measure is scaled to make up
        // for them.
        double scale = 0; // a logarithm
        for (auto const each : of.events) {
            auto const& event = events_[each];
            auto const older = event.older_than(age);
            auto const all = older + event.unfelt();
            scale += all > 0 ? std::log(all) : -std::numeric_limits<double>::infinity();
            chances_.happens[each] = all > 0 ? older / all : 0;
            chances_.spared[each] = all > 0 ? event.unfelt() / all : 1;
        }
        slice made;
        if (std::isinf(scale)) { // something is always younger
            made.with.assign(of.events.size(), 0);
            made.without.assign(of.events.size(), 0);
            add_always_younger(of, function, age, made);
            return made;
        }
        auto const holds = function.probability(chances_).value();
        weights_.resize(events_.size(), 0);
        for (auto const& [event, weight] : function.weights(chances_)) {
            weights_[event] = weight.value();
        }
        made.whole = std::exp(scale) * holds;
        for (auto const each : of.events) {
            auto const& event = events_[each];
            auto const older = event.older_than(age);
            auto const all = older + event.unfelt();
            auto const weight = std::exchange(weights_[each], 0.0);
            auto const others = std::exp(scale - std::log(all));
            auto const spared = chances_.spared[each].value();
            auto const happens = chances_.happens[each].value();
            made.with.push_back(others * older * (holds + spared * weight));
            made.without.push_back(others * std::max(0.0, holds - happens * weight));
        }
        return made;
    }

    /// An event that is felt all the time and always younger: only without it is there anything.
    void add_always_younger(group const& of, diagram::chances const& function, double age,
                            slice& into) {
        for (std::size_t at = 0; at < of.events.size(); ++at) {
            double scale = 0;
            for (auto const each : of.events) {
                auto const& event = events_[each];
                auto const all = event.older_than(age) + event.unfelt();
                bool const is_left_out = each == of.events[at];
                scale += is_left_out ? 0 : std::log(all);
                chances_.happens[each] = is_left_out || all <= 0 ? 0 : event.older_than(age) / all;
                chances_.spared[each] = is_left_out || all <= 0 ? 1 : event.unfelt() / all;
            }
            into.without[at] =
                std::isinf(scale) ? 0 : std::exp(scale) * function.probability(chances_).value();
        }
    }

    /// The share of one group, layer by layer: the youngest failure is of the layer's age, and all
    /// together last longer.
    void weigh(group& of) {
        chances_.happens.resize(events_.size());
        chances_.spared.resize(events_.size());
        std::vector<double> with(of.events.size(), 0);
        std::vector<double> without(of.events.size(), 0);
        for (std::size_t at = 0; at < of.layers.size(); ++at) {
            auto const layer = of.layers[at];
            auto const from = slice_of(of, of.functions[at], begins_[layer]);
            auto const to = slice_of(of, of.functions[at], ends_[layer]);
            of.share += std::max(0.0, from.whole - to.whole);
            rounding_ += from.whole * relative_rounding;
            for (std::size_t each = 0; each < of.events.size(); ++each) {
                with[each] += std::max(0.0, from.with[each] - to.with[each]);
                without[each] += std::max(0.0, from.without[each] - to.without[each]);
            }
        }
        of.share = std::min(of.share, 1.0);
        for (std::size_t each = 0; each < of.events.size(); ++each) {
            auto const felt = events_[of.events[each]].older_than(0);
            effects_[of.events[each]] = {felt > 0 ? std::min(1.0, with[each] / felt) : 0,
                                         std::min(1.0, without[each])};
        }
    }

    static constexpr double relative_rounding = 1e-13;

    std::vector<felt_event> events_;
    std::vector<group> groups_;
    std::vector<double> begins_; // by layer
    std::vector<double> ends_;
    std::vector<effect> effects_; // by event; of its group, then of the whole
    diagram::event_chances chances_;
    std::vector<double> weights_; // all zero between two slices
    detail::any_of_shares all_;
    double rounding_ = 0;
};

/// The share of time for which a component is out for certain: while a failure is younger than the
/// outage that it causes alone, and while failures stand that would stop it if they never ended.
/// `stops` is the node of the latter; `events` as above.
[[nodiscard]] inline double certain_downtime(fault::restriction const& stops,
                                             std::vector<felt_event> const& events,
                                             diagram::allowance const& may_cost) {
    detail::any_of_shares all;
    diagram::event_chances left;
    for (auto const& each : events) {
        auto const alone = std::min({each.alone, each.cycle});
        auto const out = alone / each.cycle;
        // It stands, is older than what it does alone, and nothing of it is tolerated.
        auto const stands =
            std::max(0.0, std::min(each.stands - each.tolerated, each.cycle) - alone) / each.cycle;
        all.add(out);
        auto const rest = 1 - out;
        left.happens.emplace_back(rest > 0 ? std::min(1.0, stands / rest) : 0);
        left.spared.emplace_back(rest > 0 ? std::max(0.0, 1 - stands / rest) : 1);
    }
    diagram::chances const function(stops.graph, stops.top, may_cost);
    all.add(function.probability(left).value());
    return all.value();
}

} // namespace hadsl::verifier

#endif
