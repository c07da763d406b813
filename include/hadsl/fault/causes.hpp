// hadsl/fault/causes.hpp - everything that can put a copy out, alike events taken together.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_CAUSES_HPP
#define HADSL_FAULT_CAUSES_HPP

#include <hadsl/fault/outage.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// Events that no rule can tell apart and that strike the same copies for the same time: what one
/// of them brings about, each of them does.
struct bundle {
    std::vector<event_id> events; // at least one; the first stands for all
};

/// The causes a copy can have, whatever happens. Events are named by their bundle's first event.
class causes {
public:
    explicit causes(groundwork const& base)
        : base_(&base), bundle_of_(base.events->size(), 0), striking_(base.in->components.size()),
          known_(base.in->components.size()) {
        gather_bundles();
    }

    [[nodiscard]] bundle const& bundle_of(event_id id) const {
        return bundles_[bundle_of_[index_of(id)]];
    }

    /// The first events of the bundles that strike a copy itself.
    [[nodiscard]] std::vector<event_id> const& striking(model::component_id id, std::int32_t copy) {
        auto& all = striking_[model::index_of(id)];
        if (all.empty()) {
            all.resize((*base_->in)[id].copies.size());
        }
        return all[static_cast<std::size_t>(copy)];
    }

    /// All causes of a copy but a lost quorum and separation, ascending.
    [[nodiscard]] std::vector<cause> const& of(model::component_id id, std::int32_t copy) {
        auto const& component = (*base_->in)[id];
        auto& all = known_[model::index_of(id)];
        if (all.empty()) {
            all.resize(component.copies.size());
            for (std::size_t at = 0; at < component.copies.size(); ++at) {
                all[at] = list(id, static_cast<std::int32_t>(at));
            }
        }
        return all[static_cast<std::size_t>(copy)];
    }

private:
    [[nodiscard]] std::vector<cause> list(model::component_id id, std::int32_t copy) {
        auto const& in = *base_->in;
        std::vector<cause> result;
        for (auto const each : striking(id, copy)) {
            result.push_back({cause::kind::event, static_cast<std::int32_t>(each)});
        }
        for (auto const lower : in[id].copies[static_cast<std::size_t>(copy)].place) {
            if (has_copies(in[lower])) {
                result.push_back({cause::kind::opaque, static_cast<std::int32_t>(lower)});
            } else {
                auto const& further = of(lower, 0); // bounded by the depth of placements
                result.insert(result.end(), further.begin(), further.end());
            }
        }
        if (!has_copies(in[id]) && (!in[id].needs.empty() || !in[id].requests.empty() ||
                                    in[id].copies.front().place.size() > 1)) {
            result.push_back({cause::kind::own, static_cast<std::int32_t>(id)});
        }
        std::sort(result.begin(), result.end());
        result.erase(std::unique(result.begin(), result.end()), result.end());
        return result;
    }

    void gather_bundles() {
        auto const& in = *base_->in;
        auto const alike = alike_classes();
        using signature = std::tuple<std::size_t, std::vector<strike>, duration>;
        std::map<signature, std::size_t> found;
        for (std::size_t at = 0; at < base_->events->size(); ++at) {
            auto const& each = (*base_->events)[at];
            auto const [place, is_new] = found.try_emplace(
                signature{alike[model::index_of(each.failure)], each.strikes, each.noticed},
                bundles_.size());
            if (is_new) {
                bundles_.emplace_back();
                for (auto const& strike : each.strikes) {
                    auto& copies = striking_[model::index_of(strike.component)];
                    copies.resize(in[strike.component].copies.size());
                    copies[static_cast<std::size_t>(strike.copy)].push_back(
                        static_cast<event_id>(at));
                }
            }
            bundles_[place->second].events.push_back(static_cast<event_id>(at));
            bundle_of_[at] = place->second;
        }
    }

    /// A number for each class; classes with equal numbers look the same to every rule and do the
    /// same to data.
    [[nodiscard]] std::vector<std::size_t> alike_classes() const {
        auto const& in = *base_->in;
        std::vector<bool> named(in.classes.size(), false);
        for (auto const& component : in.components) {
            for (auto const& rule : component.rules) {
                for (auto const& symptom : rule.symptoms) {
                    if (symptom.failure) {
                        named[model::index_of(*symptom.failure)] = true;
                    }
                }
            }
        }
        if (in.isolation) {
            named[model::index_of(*in.isolation)] = true;
        }
        std::map<std::tuple<std::vector<model::class_id>, bool, bool, bool, model::destruction>,
                 std::size_t>
            numbers;
        std::vector<std::size_t> result;
        for (auto const& each : in.classes) {
            std::vector<model::class_id> seen;
            for (auto const shown : each.shows) {
                if (named[model::index_of(shown)]) {
                    seen.push_back(shown);
                }
            }
            std::sort(seen.begin(), seen.end());
            bool const isolates =
                in.isolation && std::find(each.ancestors.begin(), each.ancestors.end(),
                                          *in.isolation) != each.ancestors.end();
            result.push_back(
                numbers
                    .try_emplace({seen, each.recurs, isolates, each.is_planned, each.destroys},
                                 numbers.size())
                    .first->second);
        }
        return result;
    }

    groundwork const* base_;
    std::vector<bundle> bundles_;
    std::vector<std::size_t> bundle_of_; // by event
    std::vector<std::vector<std::vector<event_id>>> striking_;
    std::vector<std::vector<std::vector<cause>>> known_;
};

} // namespace hadsl::fault

#endif
