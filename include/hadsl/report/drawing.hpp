// hadsl/report/drawing.hpp - an architecture as a picture: boxes within boxes, and lines between.
// SPDX-License-Identifier: BSL-1.0
//
// What is placed in or on something lies within its box. A component of several copies is one item
// for itself, and one for each copy where that runs. Nothing here knows how it is drawn.
#ifndef HADSL_REPORT_DRAWING_HPP
#define HADSL_REPORT_DRAWING_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/source/duration.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::report {

/// A component or one of its copies.
struct drawn_item {
    model::component_id component{};
    std::int32_t copy = -1; // -1: the component as a whole
    std::string name;
    std::string detail;                // what it is and what protects it
    std::optional<std::size_t> within; // the item whose box it lies in
    bool is_box = false;               // something lies within it
    bool is_link = false;
};

struct drawn_line {
    enum class kind {
        needs,  // cannot do without
        choice, // needs one of several
        stands, // runs on something that is drawn elsewhere
        copy,   // from a component to its copies
        helps,  // a mechanism uses it: a witness, a fence, a backup
        joins,  // a link and its ends
    };
    std::size_t from = 0;
    std::size_t to = 0;
    kind how = kind::needs;
    std::string label;
};

/// The picture of one architecture.
class drawing {
public:
    explicit drawing(model::architecture const& of)
        : drawing(of, std::vector<bool>(of.components.size(), true)) {}
    /// Only of these components, by their number, and of what they are placed in and on.
    drawing(model::architecture const& of, std::vector<bool> shown)
        : in_(&of), is_shown_(std::move(shown)) {
        show_places();
        for (std::size_t at = 0; at < of.components.size(); ++at) {
            add_items(static_cast<model::component_id>(at));
        }
        for (std::size_t at = 0; at < of.components.size(); ++at) {
            place(static_cast<model::component_id>(at));
        }
        for (auto const& each : items_) {
            if (each.within) {
                items_[*each.within].is_box = true;
            }
        }
        for (std::size_t at = 0; at < of.components.size(); ++at) {
            connect(static_cast<model::component_id>(at));
        }
    }

    [[nodiscard]] std::vector<drawn_item> const& items() const { return items_; }
    [[nodiscard]] std::vector<drawn_line> const& lines() const { return lines_; }

    /// The item of a component, or of a copy of it, if it is shown.
    [[nodiscard]] std::optional<std::size_t> item_of(model::component_id id,
                                                     std::int32_t copy) const {
        for (auto const each : {copy, -1}) {
            if (auto const own = items_of_.find({id, each}); own != items_of_.end()) {
                return own->second;
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] bool is_one(model::component_id id) const { return (*in_)[id].copies.size() < 2; }

    [[nodiscard]] bool is_shown(model::component_id id) const {
        return is_shown_[model::index_of(id)];
    }

    /// What something shown is placed in or on is shown as well.
    void show_places() {
        std::vector<model::component_id> open;
        auto const show = [&](model::component_id id) {
            if (!is_shown(id)) {
                is_shown_[model::index_of(id)] = true;
                open.push_back(id);
            }
        };
        for (std::size_t at = 0; at < is_shown_.size(); ++at) {
            if (is_shown_[at]) {
                open.push_back(static_cast<model::component_id>(at));
            }
        }
        while (!open.empty()) {
            auto const& component = (*in_)[open.back()];
            open.pop_back();
            for (auto const each : component.containers) {
                show(each);
            }
            for (auto const& copy : component.copies) {
                for (auto const each : copy.place) {
                    show(each);
                }
            }
        }
    }

    void add_items(model::component_id id) {
        if (!is_shown(id)) {
            return;
        }
        auto const& component = (*in_)[id];
        items_of_[{id, -1}] = items_.size();
        items_.push_back(
            {id, -1, component.name, detail_of(component), {}, false, component.ends.has_value()});
        for (std::size_t at = 0; at < component.copies.size() && !is_one(id); ++at) {
            auto const copy = static_cast<std::int32_t>(at);
            items_of_[{id, copy}] = items_.size();
            items_.push_back({id,
                              copy,
                              component.name,
                              "copy " + std::to_string(at + 1) + " of " +
                                  std::to_string(component.copies.size()),
                              {},
                              false,
                              false});
        }
    }

    [[nodiscard]] std::string detail_of(model::component const& of) const {
        auto text = (*in_)[of.kind].name;
        for (auto const& each : of.protections) {
            text +=
                (&each == &of.protections.front() ? ", protected by " : " and ") + each.mechanism;
        }
        return text;
    }

    /// Puts an item into the first box that there is for it.
    void put(std::size_t item, std::vector<model::component_id> const& places) {
        for (auto const each : places) {
            if (is_one(each)) {
                items_[item].within = items_of_.at({each, -1});
                return;
            }
        }
    }

    void place(model::component_id id) {
        if (!is_shown(id)) {
            return;
        }
        auto const& component = (*in_)[id];
        if (is_one(id)) {
            put(items_of_.at({id, -1}),
                component.copies.empty() ? component.containers : component.copies.front().place);
            return;
        }
        put(items_of_.at({id, -1}), component.containers);
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            put(items_of_.at({id, static_cast<std::int32_t>(at)}), component.copies[at].place);
        }
    }

    [[nodiscard]] bool lies_within(std::size_t item, std::size_t box) const {
        for (auto at = items_[item].within; at; at = items_[*at].within) {
            if (*at == box) {
                return true;
            }
        }
        return false;
    }

    void add(std::size_t from, std::size_t to, drawn_line::kind how, std::string label) {
        bool const is_known = std::any_of(lines_.begin(), lines_.end(), [&](auto const& each) {
            return each.from == from && each.to == to && each.how == how;
        });
        if (from != to && !is_known) {
            lines_.push_back({from, to, how, std::move(label)});
        }
    }

    void add(std::size_t from, model::expression const& to, drawn_line::kind how,
             std::string const& label) {
        using operation = model::expression::operation;
        if (to.op == operation::component) {
            add(from, to.component, how, label);
            return;
        }
        bool const is_choice =
            how == drawn_line::kind::needs && to.op != operation::all && to.operands.size() > 1;
        for (auto const& each : to.operands) {
            add(from, each, is_choice ? drawn_line::kind::choice : how, label);
        }
    }

    /// What a copy stands on that is drawn elsewhere.
    void connect_places(std::size_t item, model::copy const& copy) {
        for (auto const each : copy.place) {
            auto const to = items_of_.at({each, -1});
            if (!lies_within(item, to)) {
                add(item, to, drawn_line::kind::stands, {});
            }
        }
    }

    /// A line to a component, if that is shown.
    void add(std::size_t from, model::component_id to, drawn_line::kind how, std::string label) {
        if (is_shown(to)) {
            add(from, items_of_.at({to, -1}), how, std::move(label));
        }
    }

    void connect(model::component_id id) {
        using kind = drawn_line::kind;
        if (!is_shown(id)) {
            return;
        }
        auto const& component = (*in_)[id];
        auto const own = items_of_.at({id, -1});
        for (std::size_t at = 0; at < component.copies.size(); ++at) {
            auto const copy = is_one(id) ? own : items_of_.at({id, static_cast<std::int32_t>(at)});
            connect_places(copy, component.copies[at]);
            if (copy != own) {
                add(own, copy, kind::copy, {});
            }
        }
        for (auto const& each : component.needs) {
            add(own, each.of, kind::needs,
                each.tolerating.is_zero() ? "" : "tolerating " + to_text(each.tolerating));
        }
        for (auto const& each : component.requests) {
            add(own, each, kind::needs, "requests through");
        }
        if (component.data_on) {
            add(own, *component.data_on, kind::stands, "data on");
        }
        for (auto const& each : component.starts_after) {
            add(own, each, kind::helps, "starts after");
        }
        if (component.quorum) {
            for (auto const& each : component.quorum->voters) {
                add(own, each, kind::helps, "votes with");
            }
        }
        if (component.fenced_by) {
            add(own, *component.fenced_by, kind::helps, "fenced by");
        }
        for (auto const& each : component.rules) {
            for (auto const& role : each.needs) {
                add(own, role, kind::helps, "recovers with");
            }
        }
        for (auto const& each : component.backups) {
            if (each.on) {
                add(own, *each.on, kind::helps, "backup on");
            }
        }
        if (component.ends) {
            add(own, component.ends->first, kind::joins, {});
            add(own, component.ends->second, kind::joins, {});
        }
    }

    model::architecture const* in_;
    std::vector<bool> is_shown_; // by component
    std::vector<drawn_item> items_;
    std::vector<drawn_line> lines_;
    std::map<std::pair<model::component_id, std::int32_t>, std::size_t> items_of_;
};

} // namespace hadsl::report

#endif
