// hadsl/model/network.hpp - the ends of links, and what has to be out to part two of them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_NETWORK_HPP
#define HADSL_MODEL_NETWORK_HPP

#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

namespace hadsl::model {

/// Links and gear leave more ways, or sets of failures that leave none, than can be told apart.
struct too_tangled : std::length_error {
    using std::length_error::length_error;
};

/// Components, ascending, that part two things when all of them are out: links, and network gear
/// that would forward.
using cut = std::vector<component_id>;

/// What parts two things: any one of the cuts, of which none contains another.
struct parting {
    /// Whether some way of links leads from one to the other at all. Nothing parts what has none.
    bool is_joined = false;
    std::vector<cut> cuts;
};

/// A step of a way: over a link, and parallel ones, to an end.
struct network_hop {
    component_id link;
    component_id to;
};

// Templates, as all that the compiler evaluates: they cost nothing where nobody calls them.

/// Leaves out the cuts that contain another.
template <class Cut>
constexpr void keep_smallest(std::vector<Cut>& all) {
    std::sort(all.begin(), all.end(), [](Cut const& one, Cut const& other) {
        return one.size() != other.size() ? one.size() < other.size() : one < other;
    });
    std::vector<Cut> smallest;
    for (auto& each : all) {
        if (std::none_of(smallest.begin(), smallest.end(), [&](Cut const& smaller) {
                return std::includes(each.begin(), each.end(), smaller.begin(), smaller.end());
            })) {
            smallest.push_back(std::move(each));
        }
    }
    all = std::move(smallest);
}

/// What is in either.
template <class Cut>
[[nodiscard]] constexpr Cut joined(Cut const& one, Cut const& other) {
    auto all = one;
    all.insert(all.end(), other.begin(), other.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

/// A graph: the links, where parallel ones are one edge, between their ends. A way leads from one
/// end to another over links and through network gear; what is no gear does not forward.
template <class Architecture>
class basic_network {
public:
    /// How many ways may lead from one end to another, how many steps finding them may take, and
    /// how many cuts may part them.
    static constexpr std::size_t most_ways = 256;
    static constexpr std::size_t most_steps = 1U << 16U;
    static constexpr std::size_t most_cuts = 1024;

    constexpr explicit basic_network(Architecture const& in) {
        struct edge {
            component_id left, right, link;
        };
        std::vector<edge> edges;
        for (std::size_t at = 0; at < in.components.size(); ++at) {
            if (auto const& ends = in.components[at].ends) {
                edges.push_back({std::min(ends->first, ends->second),
                                 std::max(ends->first, ends->second),
                                 static_cast<component_id>(at)});
                ends_.push_back(ends->first);
                ends_.push_back(ends->second);
            }
        }
        std::sort(ends_.begin(), ends_.end());
        ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
        joints_.resize(ends_.size());
        std::sort(edges.begin(), edges.end(), [](edge const& one, edge const& other) {
            return std::pair(std::pair(one.left, one.right), one.link) <
                   std::pair(std::pair(other.left, other.right), other.link);
        });
        for (std::size_t first = 0; first < edges.size();) {
            auto const& [left, right, link] = edges[first];
            cut links;
            for (; first < edges.size() && edges[first].left == left && edges[first].right == right;
                 ++first) {
                links.push_back(edges[first].link);
            }
            joints_[number_of(left)].push_back({number_of(right), links});
            joints_[number_of(right)].push_back({number_of(left), std::move(links)});
        }
        for (auto const end : ends_) {
            forwards_.push_back(in.kinds[index_of(in[end].kind)].is_network_gear);
        }
        find_parts();
    }

    [[nodiscard]] constexpr bool is_empty() const { return ends_.empty(); }
    /// Ascending.
    [[nodiscard]] constexpr std::vector<component_id> const& ends() const { return ends_; }
    [[nodiscard]] constexpr bool is_end(component_id id) const {
        return std::binary_search(ends_.begin(), ends_.end(), id);
    }

    /// Whether links lead from one end to another, whatever forwards.
    [[nodiscard]] constexpr bool is_joined(component_id one, component_id other) const {
        return parts_[number_of(one)] == parts_[number_of(other)];
    }

    /// The shortest way from one end to another: over what forwards, or over all that links join.
    /// Empty when there is none, and from an end to itself.
    [[nodiscard]] constexpr std::vector<network_hop> shortest_way(component_id one,
                                                                  component_id other,
                                                                  bool forwards) const {
        struct stop {
            std::size_t at;
            std::size_t before; // the stop
            network_hop last;
        };
        auto const from = number_of(one);
        std::vector<stop> reached{{from, 0, {}}};
        std::vector<bool> is_reached(ends_.size(), false);
        is_reached[from] = true;
        for (std::size_t next = 0; next < reached.size(); ++next) {
            auto const at = reached[next].at;
            if (ends_[at] == other) {
                std::vector<network_hop> hops;
                for (auto back = next; back != 0; back = reached[back].before) {
                    hops.insert(hops.begin(), reached[back].last);
                }
                return hops;
            }
            if (forwards && at != from && !forwards_[at]) {
                continue;
            }
            for (auto const& each : joints_[at]) {
                if (!is_reached[each.to]) {
                    is_reached[each.to] = true;
                    reached.push_back({each.to, next, {each.links.front(), ends_[each.to]}});
                }
            }
        }
        return {};
    }

    /// What parts two ends. Gear at an end of the way is part of it where it is `counted`. Throws
    /// `too_tangled` beyond the limits; `find_tangle` says beforehand whether that can be.
    [[nodiscard]] constexpr parting between(component_id one, component_id other,
                                            bool is_one_counted, bool is_other_counted) const {
        auto const from = number_of(one);
        auto const to = number_of(other);
        if (from == to) {
            parting same{true, {}};
            if (forwards_[from] && (is_one_counted || is_other_counted)) {
                same.cuts.push_back({one});
            }
            return same;
        }
        parting found;
        if (parts_[from] != parts_[to]) {
            return found;
        }
        std::vector<way> ways;
        if (!append_ways(from, to, ways)) {
            throw too_tangled("too many ways lead from one end of a link to another");
        }
        found.is_joined = !ways.empty();
        for (auto& each : ways) {
            if (is_one_counted && forwards_[from]) {
                each.push_back({one});
            }
            if (is_other_counted && forwards_[to]) {
                each.push_back({other});
            }
        }
        if (!ways.empty() && !append_cuts(ways, found.cuts)) {
            throw too_tangled("too many cuts part one end of a link from another");
        }
        return found;
    }

    /// Two ends between which there are too many ways or cuts, if any: in that order of `ends`.
    [[nodiscard]] constexpr std::vector<component_id> find_tangle() const {
        auto const representative = tangled();
        for (std::size_t at = 0; at < representative.size(); ++at) {
            for (std::size_t before = 0; before < at; ++before) {
                auto const one = representative[before];
                auto const other = representative[at];
                std::vector<way> ways;
                std::vector<cut> cuts;
                if (parts_[one] == parts_[other] &&
                    (representative.size() > most_ways || !append_ways(one, other, ways) ||
                     (!ways.empty() && !append_cuts(ways, cuts)))) {
                    return {ends_[one], ends_[other]};
                }
            }
        }
        return {};
    }

private:
    struct joint {
        std::size_t to;
        cut links; // parallel ones
    };
    /// Of each part of a way, what has to be out to close it.
    using way = std::vector<cut>;

    [[nodiscard]] constexpr std::size_t number_of(component_id end) const {
        return static_cast<std::size_t>(std::lower_bound(ends_.begin(), ends_.end(), end) -
                                        ends_.begin());
    }

    constexpr void find_parts() {
        parts_.assign(ends_.size(), ends_.size());
        std::vector<std::size_t> open;
        for (std::size_t first = 0; first < ends_.size(); ++first) {
            open.push_back(first);
            while (!open.empty()) {
                auto const at = open.back();
                open.pop_back();
                if (parts_[at] == ends_.size()) {
                    parts_[at] = first;
                    for (auto const& each : joints_[at]) {
                        open.push_back(each.to);
                    }
                }
            }
        }
    }

    /// The ways from one end to another that pass nothing twice. False when there are too many.
    [[nodiscard]] constexpr bool append_ways(std::size_t from, std::size_t to,
                                             std::vector<way>& ways) const {
        struct stop {
            std::size_t at;
            std::size_t next; // the next joint to look at
        };
        std::vector<stop> path{{from, 0}};
        std::vector<bool> is_passed(ends_.size(), false);
        is_passed[from] = true;
        std::size_t steps = 0;
        while (!path.empty()) {
            auto& [at, next] = path.back();
            if (next == joints_[at].size()) {
                is_passed[at] = false;
                path.pop_back();
                continue;
            }
            auto const beyond = joints_[at][next++].to;
            if (++steps > most_steps) {
                return false;
            }
            if (beyond == to) {
                if (ways.size() == most_ways) {
                    return false;
                }
                ways.emplace_back();
                for (auto const& each : path) {
                    ways.back().push_back(joints_[each.at][each.next - 1].links);
                    if (each.at != from) {
                        ways.back().push_back({ends_[each.at]});
                    }
                }
            } else if (forwards_[beyond] && !is_passed[beyond]) {
                is_passed[beyond] = true;
                path.push_back({beyond, 0});
            }
        }
        return true;
    }

    /// The smallest sets that close every way. False when there are too many.
    [[nodiscard]] static constexpr bool append_cuts(std::vector<way> const& ways,
                                                    std::vector<cut>& cuts) {
        cuts.assign(1, {});
        for (auto const& each : ways) {
            std::vector<cut> longer;
            for (auto const& known : cuts) {
                auto const closes = [&](cut const& part) {
                    return std::includes(known.begin(), known.end(), part.begin(), part.end());
                };
                if (std::any_of(each.begin(), each.end(), closes)) {
                    longer.push_back(known);
                    continue;
                }
                for (auto const& part : each) {
                    longer.push_back(joined(known, part));
                }
            }
            keep_smallest(longer);
            if (longer.size() > most_cuts) {
                return false;
            }
            cuts = std::move(longer);
        }
        return true;
    }

    /// The ends where circles of links meet, as numbers: without what hangs on them by one link,
    /// and of ends that forward nothing and are joined to the same, two.
    [[nodiscard]] constexpr std::vector<std::size_t> tangled() const {
        std::vector<std::size_t> degree;
        std::vector<std::size_t> open;
        for (std::size_t at = 0; at < joints_.size(); ++at) {
            degree.push_back(joints_[at].size());
            if (degree[at] == 1) {
                open.push_back(at);
            }
        }
        while (!open.empty()) {
            auto const at = open.back();
            open.pop_back();
            degree[at] = 0;
            for (auto const& each : joints_[at]) {
                if (degree[each.to] > 0 && --degree[each.to] == 1) {
                    open.push_back(each.to);
                }
            }
        }
        std::vector<std::pair<std::vector<std::size_t>, std::size_t>> alike;
        std::vector<std::size_t> found;
        for (std::size_t at = 0; at < degree.size(); ++at) {
            if (degree[at] == 0) {
                continue;
            }
            if (forwards_[at]) {
                found.push_back(at);
                continue;
            }
            std::vector<std::size_t> beside;
            for (auto const& each : joints_[at]) {
                beside.push_back(each.to);
            }
            alike.emplace_back(std::move(beside), at);
        }
        std::sort(alike.begin(), alike.end());
        for (std::size_t at = 0; at < alike.size(); ++at) {
            if (at < 2 || alike[at].first != alike[at - 2].first) {
                found.push_back(alike[at].second);
            }
        }
        return found;
    }

    std::vector<component_id> ends_;
    std::vector<std::vector<joint>> joints_; // by number of the end, to ascending numbers
    std::vector<bool> forwards_;
    std::vector<std::size_t> parts_; // what is joined at all: the least number in it
};

using network = basic_network<architecture>;

} // namespace hadsl::model

#endif
