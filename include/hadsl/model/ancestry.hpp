// hadsl/model/ancestry.hpp - ordering what depends on one another, and finding cycles.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_ANCESTRY_HPP
#define HADSL_MODEL_ANCESTRY_HPP

#include <algorithm>
#include <cstddef>
#include <vector>

namespace hadsl::model {

/// For each node the nodes it depends on: its parents, its places, the parameters it mentions.
using parents_of = std::vector<std::vector<std::size_t>>;

struct ancestry {
    /// All nodes, each after its parents.
    std::vector<std::size_t> order;
    /// Each cycle from its lowest node on: every node has the next as parent, the last the first.
    std::vector<std::vector<std::size_t>> cycles;
};

/// Orders nodes by their parents. Every cycle found is cut, so that the order is always complete.
[[nodiscard]] inline ancestry order_by_parents(parents_of& parents) {
    auto const count = parents.size();
    parents_of children(count);
    std::vector<std::size_t> waiting(count);
    ancestry result;
    result.order.reserve(count);
    for (std::size_t node = 0; node < count; ++node) {
        waiting[node] = parents[node].size();
        for (auto const parent : parents[node]) {
            children[parent].push_back(node);
        }
        if (waiting[node] == 0) {
            result.order.push_back(node);
        }
    }
    std::vector<bool> done(count, false);
    std::size_t next = 0;
    auto const finish = [&] {
        for (; next < result.order.size(); ++next) {
            auto const node = result.order[next];
            done[node] = true;
            for (auto const child : children[node]) {
                if (--waiting[child] == 0) {
                    result.order.push_back(child);
                }
            }
        }
    };
    finish();
    std::vector<std::size_t> step(count, count); // of the walk below; `count` where it never was
    for (std::size_t lowest = 0; lowest < count; ++lowest) {
        while (!done[lowest]) {
            // Whatever waits, waits for something that waits: walking there must come round.
            std::vector<std::size_t> walk;
            auto at = lowest;
            for (; step[at] == count; at = *std::find_if(parents[at].begin(), parents[at].end(),
                                                         [&](auto each) { return !done[each]; })) {
                step[at] = walk.size();
                walk.push_back(at);
            }
            std::vector<std::size_t> cycle(walk.begin() + static_cast<std::ptrdiff_t>(step[at]),
                                           walk.end());
            auto const last = cycle.back();
            parents[last].erase(std::find(parents[last].begin(), parents[last].end(), at));
            children[at].erase(std::find(children[at].begin(), children[at].end(), last));
            std::rotate(cycle.begin(), std::min_element(cycle.begin(), cycle.end()), cycle.end());
            result.cycles.push_back(std::move(cycle));
            if (--waiting[last] == 0) {
                result.order.push_back(last);
            }
            finish();
            for (auto const each : walk) {
                step[each] = count;
            }
        }
    }
    return result;
}

} // namespace hadsl::model

#endif
