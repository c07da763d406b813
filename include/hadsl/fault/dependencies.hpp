// hadsl/fault/dependencies.hpp - which components depend on which, cycles gathered.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_DEPENDENCIES_HPP
#define HADSL_FAULT_DEPENDENCIES_HPP

#include <hadsl/fault/outage.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// Components that depend on each other, directly or in a circle.
struct circle {
    std::vector<model::component_id> members;
    bool is_cyclic = false; // more than one member, or one that depends on itself
};

template <class Groundwork>
class basic_dependencies {
public:
    constexpr explicit basic_dependencies(Groundwork const& base)
        : on_(base.in->components.size()), of_(base.in->components.size()),
          circle_of_(base.in->components.size()) {
        auto const& in = *base.in;
        for (std::size_t at = 0; at < in.components.size(); ++at) {
            gather(base, static_cast<model::component_id>(at));
        }
        for (std::size_t at = 0; at < on_.size(); ++at) {
            for (auto const lower : on_[at]) {
                of_[model::index_of(lower)].push_back(static_cast<model::component_id>(at));
            }
        }
        find_circles();
    }

    /// What a component's outage is computed from, ascending.
    [[nodiscard]] constexpr std::vector<model::component_id> const& of(
        model::component_id id) const {
        return on_[model::index_of(id)];
    }
    /// Whose outage is computed from a component's.
    [[nodiscard]] constexpr std::vector<model::component_id> const& dependents(
        model::component_id id) const {
        return of_[model::index_of(id)];
    }
    /// All components, each circle after all it depends on.
    [[nodiscard]] constexpr std::vector<circle> const& circles() const { return circles_; }

    /// The circles that failures of some components can reach, as ascending indices into
    /// `circles`: everything else is as if nothing failed.
    [[nodiscard]] constexpr std::vector<std::size_t> reached_from(
        std::vector<model::component_id> struck) const {
        std::vector<bool> seen(circle_of_.size(), false);
        std::vector<bool> listed(circles_.size(), false);
        std::vector<std::size_t> reached;
        while (!struck.empty()) {
            auto const at = model::index_of(struck.back());
            struck.pop_back();
            if (seen[at]) {
                continue;
            }
            seen[at] = true;
            if (!listed[circle_of_[at]]) {
                listed[circle_of_[at]] = true;
                reached.push_back(circle_of_[at]);
            }
            struck.insert(struck.end(), of_[at].begin(), of_[at].end());
        }
        std::sort(reached.begin(), reached.end());
        return reached;
    }

private:
    constexpr void gather(Groundwork const& base, model::component_id id) {
        auto const& component = (*base.in)[id];
        auto& on = on_[model::index_of(id)];
        std::vector<model::component_id> seen; // across links
        append_needed(component, seen);
        append_recovery(component, seen);
        on = seen;
        if (base.apart.has_links()) {
            // Votes, and what is lost when a standby takes over unseen, depend on what joins copies; so
            // does who is shut out.
            if (component.quorum || component.fenced_by ||
                (component.keeps_data && has_copies(component))) {
                seen.push_back(id);
            }
            for (std::size_t copy = 0; copy < component.copies.size(); ++copy) {
                auto const beside = companions(*base.in, component, copy);
                seen.insert(seen.end(), beside.begin(), beside.end());
            }
            // Who takes over where a copy still sees it waits for these.
            for (auto const other : seen) {
                add_recovery(base, other, on);
            }
            // What requests pass has to be in sight too.
            std::vector<model::component_id> passed;
            for (auto const other : seen) {
                append_requests((*base.in)[other], passed);
            }
            on.insert(on.end(), passed.begin(), passed.end());
            seen.insert(seen.end(), passed.begin(), passed.end());
            auto carriers = carriers_of(base, id);
            for (auto const other : seen) {
                auto const more = carriers_of(base, other);
                carriers.insert(carriers.end(), more.begin(), more.end());
            }
            for (auto const each : carriers) {
                add_recovery(base, each, on);
            }
            for (std::size_t copy = 0; copy < component.copies.size(); ++copy) {
                add_links(base, {id, static_cast<std::int32_t>(copy)}, seen, on);
            }
        }
        for (auto const& copy : component.copies) {
            on.insert(on.end(), copy.place.begin(), copy.place.end());
        }
        for (auto const& first : component.starts_after) {
            append_leaves(first, on);
        }
        // Not its outage, but its data depends on these.
        if (component.data_on) {
            on.push_back(*component.data_on);
        }
        for (auto const& backup : component.backups) {
            if (backup.on) {
                append_leaves(*backup.on, on);
            }
        }
        std::sort(on.begin(), on.end());
        on.erase(std::unique(on.begin(), on.end()), on.end());
    }

    static constexpr void add_recovery(Groundwork const& base, model::component_id of,
                                       std::vector<model::component_id>& to) {
        auto const& component = (*base.in)[of];
        std::vector<model::component_id> needed;
        append_recovery(component, needed);
        to.insert(to.end(), needed.begin(), needed.end());
        for (auto const& first : component.starts_after) { // where it is started in another place
            append_leaves(first, to);
        }
        for (std::size_t copy = 0; copy < component.copies.size(); ++copy) {
            add_links(base, {of, static_cast<std::int32_t>(copy)}, needed, to);
        }
    }

    static constexpr void add_links(Groundwork const& base, site viewer,
                                    std::vector<model::component_id> const& seen,
                                    std::vector<model::component_id>& to) {
        auto const beneath = base.apart.carriers(viewer);
        for (auto const other : seen) {
            add_cuts(base, viewer, other, to);
            // What either stands on may run elsewhere, or be taken over where the other sees it.
            auto const carriers = carriers_of(base, other);
            to.insert(to.end(), carriers.begin(), carriers.end());
            for (auto const each : carriers) {
                add_cuts(base, viewer, each, to);
            }
            auto const copies = (*base.in)[other].copies.size();
            for (std::size_t at = 0; at < copies; ++at) {
                for (auto const each : beneath) {
                    add_cuts(base, {other, static_cast<std::int32_t>(at)}, each, to);
                }
            }
        }
        to.insert(to.end(), beneath.begin(), beneath.end());
    }
    /// What the copies of a component stand on, where it matters on which copy of it.
    static constexpr std::vector<model::component_id> carriers_of(Groundwork const& base,
                                                                  model::component_id id) {
        std::vector<model::component_id> found;
        auto const copies = (*base.in)[id].copies.size();
        for (std::size_t at = 0; at < copies; ++at) {
            auto const more = base.apart.carriers({id, static_cast<std::int32_t>(at)});
            found.insert(found.end(), more.begin(), more.end());
        }
        return found;
    }
    static constexpr void add_cuts(Groundwork const& base, site viewer, model::component_id of,
                                   std::vector<model::component_id>& to) {
        auto const copies = (*base.in)[of].copies.size();
        for (std::size_t at = 0; at < copies; ++at) {
            site const target{of, static_cast<std::int32_t>(at)};
            for (auto const& each : base.apart.between(viewer, target)) {
                to.insert(to.end(), each.begin(), each.end());
            }
            for (auto const& elsewhere : base.apart.between_moved(viewer, target)) {
                for (auto const& each : elsewhere.cuts) {
                    to.insert(to.end(), each.begin(), each.end());
                }
            }
        }
    }

    // Tarjan's strongly connected components, with an explicit stack: no recursion, linear time.
    constexpr void find_circles() {
        auto const size = on_.size();
        constexpr std::int32_t unseen = -1;
        std::vector<std::int32_t> order(size, unseen);
        std::vector<std::int32_t> low(size, 0);
        std::vector<bool> open(size, false);
        std::vector<std::size_t> path;
        struct frame {
            std::size_t node;
            std::size_t next; // the next dependency to look at
        };
        std::vector<frame> frames;
        std::int32_t counter = 0;
        for (std::size_t root = 0; root < size; ++root) {
            if (order[root] != unseen) {
                continue;
            }
            auto const enter = [&](std::size_t node) {
                order[node] = low[node] = counter++;
                path.push_back(node);
                open[node] = true;
                frames.push_back({node, 0});
            };
            enter(root);
            while (!frames.empty()) {
                auto const node = frames.back().node;
                if (frames.back().next < on_[node].size()) {
                    auto const below = model::index_of(on_[node][frames.back().next++]);
                    if (order[below] == unseen) {
                        enter(below);
                    } else if (open[below]) {
                        low[node] = std::min(low[node], order[below]);
                    }
                    continue;
                }
                if (low[node] == order[node]) {
                    close(node, path, open);
                }
                frames.pop_back();
                if (!frames.empty()) {
                    auto const above = frames.back().node;
                    low[above] = std::min(low[above], low[node]);
                }
            }
        }
    }

    constexpr void close(std::size_t root, std::vector<std::size_t>& path,
                         std::vector<bool>& open) {
        circle made;
        std::size_t node = 0;
        do {
            node = path.back();
            path.pop_back();
            open[node] = false;
            made.members.push_back(static_cast<model::component_id>(node));
        } while (node != root);
        std::sort(made.members.begin(), made.members.end());
        auto const first = made.members.front();
        auto const& on = of(first);
        made.is_cyclic = made.members.size() > 1 || std::binary_search(on.begin(), on.end(), first);
        for (auto const member : made.members) {
            circle_of_[model::index_of(member)] = circles_.size();
        }
        circles_.push_back(std::move(made));
    }

    std::vector<std::vector<model::component_id>> on_;
    std::vector<std::vector<model::component_id>> of_;
    std::vector<circle> circles_;
    std::vector<std::size_t> circle_of_; // by component
};

using dependencies = basic_dependencies<groundwork>;

} // namespace hadsl::fault

#endif
