// hadsl/verifier/facts.hpp - the facts of a design that a proof may rest on, each as its removal.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_FACTS_HPP
#define HADSL_VERIFIER_FACTS_HPP

#include <hadsl/change/edit.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// Everything that makes a design better than it would be without: mechanisms and what they do,
/// copies, choices and tolerances, what stands apart or carries another label than its like, and
/// assumptions. Each is an edit that takes it away, or makes apart what is the same.
class fact_finder {
public:
    explicit fact_finder(model::architecture const& in) : in_(in), of_kind_(in.kinds.size()) {
        for (std::size_t at = 0; at < in.components.size(); ++at) {
            of_kind_[model::index_of(in.components[at].kind)].push_back(
                static_cast<model::component_id>(at));
        }
    }

    [[nodiscard]] std::vector<change::edit> find() && {
        for (std::size_t at = 0; at < in_.components.size(); ++at) {
            auto const id = static_cast<model::component_id>(at);
            add_mechanisms(id);
            add_needs(id);
            add_copies(id);
            add_labels(id);
            add_places(id);
        }
        for (std::size_t at = 0; at < in_.assumptions.size(); ++at) {
            add(kind::no_assumption, model::component_id{}, in_.assumptions[at].at).index = at;
        }
        return std::move(all_);
    }

    /// The uses of mechanisms alone.
    [[nodiscard]] std::vector<change::edit> find_mechanisms() && {
        for (std::size_t at = 0; at < in_.components.size(); ++at) {
            add_protections(static_cast<model::component_id>(at));
        }
        return std::move(all_);
    }

private:
    using kind = change::edit::kind;

    change::edit& add(kind what, model::component_id id, source::span at) {
        change::edit made;
        made.what = what;
        made.component = id;
        made.at = at;
        all_.push_back(std::move(made));
        return all_.back();
    }

    void add_protections(model::component_id id) {
        auto const& component = in_[id];
        for (std::size_t at = 0; at < component.protections.size(); ++at) {
            add(kind::no_protection, id, component.protections[at].at).protection =
                static_cast<std::int32_t>(at);
        }
    }

    void add_mechanisms(model::component_id id) {
        auto const& component = in_[id];
        add_protections(id);
        for (std::size_t at = 0; at < component.rules.size(); ++at) {
            auto& by = add(kind::no_rule, id, component.rules[at].at);
            by.rule = static_cast<std::int32_t>(at);
            by.protection = component.rules[at].protection;
        }
        for (std::size_t at = 0; at < component.backups.size(); ++at) {
            add(kind::no_backup, id, component.backups[at].at).index = at;
        }
        if (component.quorum) {
            add(kind::no_quorum, id, component.quorum->at);
        }
        if (component.fenced_by) {
            add(kind::no_fence, id, component.fenced_by->at);
        }
    }

    void add_needs(model::component_id id) {
        auto const& component = in_[id];
        for (std::size_t at = 0; at < component.needs.size(); ++at) {
            auto const& need = component.needs[at];
            if (!need.tolerating.is_zero()) {
                add(kind::no_tolerance, id, need.at).index = at;
            }
            using operation = model::expression::operation;
            auto const count = need.of.operands.size();
            bool const chooses = (need.of.op == operation::any && count > 1) ||
                                 (need.of.op == operation::at_least &&
                                  count > static_cast<std::size_t>(need.of.count));
            for (std::size_t operand = 0; chooses && operand < count; ++operand) {
                auto& by = add(kind::no_choice, id, need.at);
                by.index = at;
                by.number = static_cast<std::int32_t>(operand);
            }
        }
    }

    void add_copies(model::component_id id) {
        auto const& component = in_[id];
        for (std::size_t at = 0; component.copies.size() > 1 && at < component.copies.size();
             ++at) {
            add(kind::no_copy, id, component.copies[at].at).copy = static_cast<std::int32_t>(at);
        }
    }

    // ---- what differs from its like --------------------------------------------------------

    /// Another copy of the same component, or the first of another component of its kind, about
    /// which `differs` is true.
    template <class Differs>
    [[nodiscard]] std::optional<std::pair<model::component_id, std::size_t>> find_like(
        model::component_id id, std::size_t copy, Differs const& differs) const {
        auto const& copies = in_[id].copies;
        for (std::size_t at = 0; at < copies.size(); ++at) {
            if (at != copy && differs(copies[at])) {
                return {{id, at}};
            }
        }
        if (copies.size() > 1) {
            return std::nullopt; // it is meant to be like itself
        }
        for (auto const other : of_kind_[model::index_of(in_[id].kind)]) {
            if (other != id && differs(in_[other].copies.front())) {
                return {{other, 0}};
            }
        }
        return std::nullopt;
    }

    void add_labels(model::component_id id) {
        auto const& component = in_[id];
        for (std::size_t copy = 0; copy < component.copies.size(); ++copy) {
            for (auto const& label : component.copies[copy].labels) {
                auto const is_other = [&](model::label const& each) {
                    return each.key == label.key && each.value != label.value;
                };
                auto const like = find_like(id, copy, [&](model::copy const& other) {
                    return std::any_of(other.labels.begin(), other.labels.end(), is_other);
                });
                if (!like) {
                    continue;
                }
                auto const& labels = in_[like->first].copies[like->second].labels;
                auto const value = std::find_if(labels.begin(), labels.end(), is_other)->value;
                auto& by = add(kind::shared_label, id, label.at);
                by.copy = static_cast<std::int32_t>(copy);
                by.label = label.key;
                by.value = value;
                by.other = like->first;
            }
        }
    }

    void add_places(model::component_id id) {
        auto const& component = in_[id];
        for (std::size_t copy = 0; copy < component.copies.size(); ++copy) {
            for (auto const lower : component.copies[copy].place) {
                auto const is_other = [&](model::component_id each) {
                    return each != lower && in_[each].kind == in_[lower].kind && each != id;
                };
                auto const like = find_like(id, copy, [&](model::copy const& other) {
                    return std::any_of(other.place.begin(), other.place.end(), is_other);
                });
                if (!like) {
                    continue;
                }
                auto const& place = in_[like->first].copies[like->second].place;
                auto const instead = *std::find_if(place.begin(), place.end(), is_other);
                if (stands_on(instead, id)) {
                    continue; // it would stand on itself
                }
                bool const is_container =
                    std::find(component.containers.begin(), component.containers.end(), lower) !=
                    component.containers.end();
                auto& by = add(kind::shared_place, id,
                               is_container ? component.at : component.copies[copy].at);
                by.copy = static_cast<std::int32_t>(copy);
                by.other = lower;
                by.replacement = instead;
            }
        }
    }
    [[nodiscard]] bool stands_on(model::component_id upper, model::component_id lower) const {
        if (upper == lower) {
            return true;
        }
        auto const& copies = in_[upper].copies;
        return std::any_of(copies.begin(), copies.end(), [&](model::copy const& each) {
            return std::any_of(each.place.begin(), each.place.end(),
                               [&](auto next) { return stands_on(next, lower); });
        });
    }

    model::architecture const& in_;
    std::vector<std::vector<model::component_id>> of_kind_;
    std::vector<change::edit> all_;
};

} // namespace hadsl::verifier

#endif
