// hadsl/lint/sharing.hpp - what copies share, and what of it takes all of them down.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_SHARING_HPP
#define HADSL_LINT_SHARING_HPP

#include <hadsl/fault/outage.hpp>
#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/required.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>
#include <hadsl/model/own_data.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::lint {

namespace detail {

/// The failures of a component and of what its copies stand on, each of one thing alone.
[[nodiscard]] inline std::vector<fault::event_id> events_beneath(subject const& of,
                                                                 model::component_id id) {
    std::vector<model::component_id> struck{id};
    for (std::size_t copy = 0; copy < of.in()[id].copies.size(); ++copy) {
        auto const& lower = of.places().beneath(id, static_cast<std::int32_t>(copy));
        struck.insert(struck.end(), lower.begin(), lower.end());
    }
    std::sort(struck.begin(), struck.end());
    struck.erase(std::unique(struck.begin(), struck.end()), struck.end());
    std::vector<fault::event_id> all;
    for (auto const each : struck) {
        all.insert(all.end(), of.events_of(each).begin(), of.events_of(each).end());
    }
    std::sort(all.begin(), all.end());
    return all;
}

using label_value = std::pair<std::string, std::string>; // key, value

/// What the copies of one component depend on or carry, by how many of them.
struct shared_parts {
    std::map<model::component_id, std::vector<std::size_t>> things;
    std::map<label_value, std::vector<std::size_t>> labels;
};

/// How many copies have to be up at least, if all else is: one to serve, or enough of them for a
/// majority with all the other voters.
[[nodiscard]] inline std::size_t needed_copies(model::component const& of) {
    auto const serving = of.mode == model::run_mode::all_active
                             ? static_cast<std::size_t>(of.at_least)
                             : std::size_t{1};
    if (!of.quorum || model::voting_copies(of) == 0) {
        return serving;
    }
    auto const majority = model::voter_count(of) / 2 + 1;
    auto const others = of.quorum->voters.size();
    return std::max(serving, majority - std::min(majority, others));
}

/// What so many copies of a component have in common that too few are left without it. A label of
/// what they share is not listed: that they share the thing says it.
[[nodiscard]] inline shared_parts shared_by_copies(subject const& of, model::component_id id) {
    auto const& each = of.in()[id];
    auto const needed = needed_copies(each);
    auto const leaves_enough = [&](auto const& part) {
        auto const count = part.second.size();
        return count < 2 || each.copies.size() - count >= needed;
    };
    shared_parts all;
    std::vector<std::vector<model::component_id>> beneath; // by copy
    for (std::size_t copy = 0; copy < each.copies.size(); ++copy) {
        beneath.push_back(required_by(of, each.copies[copy].place));
        for (auto const lower : beneath.back()) {
            all.things[lower].push_back(copy);
        }
    }
    std::erase_if(all.things, leaves_enough);
    for (std::size_t copy = 0; copy < each.copies.size(); ++copy) {
        auto const note = [&](std::vector<model::label> const& labels) {
            for (auto const& label : labels) {
                auto& carriers = all.labels[{label.key, label.value}];
                if (carriers.empty() || carriers.back() != copy) {
                    carriers.push_back(copy);
                }
            }
        };
        note(each.copies[copy].labels);
        for (auto const lower : beneath[copy]) {
            if (of.in()[lower].copies.size() == 1 && !all.things.contains(lower)) {
                note(of.in()[lower].copies.front().labels);
            }
        }
    }
    std::erase_if(all.labels, leaves_enough);
    return all;
}

/// What an architecture may have one of without anything being amiss, by sort: the place that holds
/// everything, the one network or provider is where it is. Empty for everything else.
[[nodiscard]] inline std::string_view wide_sort(subject const& of, model::component_id id) {
    for (std::string_view const sort : {"network", "provider", "place"}) {
        if (of.is_kind(id, sort) && !of.is_kind(id, "rack")) {
            return sort;
        }
    }
    return {};
}

/// What is worth spreading over: of anything that fails a second one can be had, but of what is wide
/// another one of its sort has to be there.
class alternatives {
public:
    explicit alternatives(subject const& of) : of_(&of) {
        for (auto const id : of.components()) {
            if (!wide_sort(of, id).empty()) {
                wide_.push_back(id);
            }
        }
    }
    [[nodiscard]] bool is_avoidable(model::component_id id) const {
        auto const sort = wide_sort(*of_, id);
        return sort.empty() ||
               std::any_of(wide_.begin(), wide_.end(), [&](model::component_id other) {
                   return wide_sort(*of_, other) == sort && is_apart(id, other);
               });
    }
    /// What to do about a component that all copies of another one share, or too many.
    /// `outer` holds what that stands in and what is shared with it: another one outside of it is
    /// better.
    [[nodiscard]] std::string advice(model::component_id id, model::component_id shared_by,
                                     bool by_all,
                                     std::vector<model::component_id> const& outer) const {
        auto const kind = kind_of(*of_, id);
        if (model::is_storage(of_->in(), id)) {
            // Which other one may be used for that, such as that of the backup, is not to be guessed.
            return of_->in()[shared_by].mode == model::run_mode::one_copy
                       ? "use a " + kind +
                             " that is itself doubled: no copy starts without the data"
                       : "keep the data of a copy on a " + kind + " of its own";
        }
        std::string than;
        for (auto const other : of_->components()) {
            bool const is_outside = std::none_of(
                outer.begin(), outer.end(), [&](auto each) { return of_->depends(other, each); });
            if (than.empty() && of_->in()[other].kind == of_->in()[id].kind && is_outside &&
                is_apart(id, other) && !has_copy_on(shared_by, other)) {
                than = "another " + kind + ", such as " + name_of(*of_, other);
            }
        }
        if (than.empty()) {
            than = (by_all ? "a second " : "one more ") + kind;
            for (std::size_t at = 0; at < outer.size(); ++at) {
                than += (at == 0 ? ", outside " : " and ") + kind_of(*of_, outer[at]) + " " +
                        name_of(*of_, outer[at]);
            }
        }
        if (of_->is_kind(id, "place")) {
            return "place a copy in " + than;
        }
        if (of_->is_kind(id, "platform")) {
            return "place a copy on " + than;
        }
        if (of_->is_kind(id, "supply")) {
            return "supply a copy from " + than;
        }
        return "let a copy depend on " + than;
    }

private:
    [[nodiscard]] bool has_copy_on(model::component_id id, model::component_id lower) const {
        auto const& copies = of_->in()[id].copies;
        return std::any_of(copies.begin(), copies.end(), [&](model::copy const& each) {
            return std::any_of(each.place.begin(), each.place.end(),
                               [&](auto place) { return of_->depends(place, lower); });
        });
    }
    [[nodiscard]] bool is_apart(model::component_id one, model::component_id other) const {
        return one != other && !of_->depends(one, other) && !of_->depends(other, one);
    }
    subject const* of_;
    std::vector<model::component_id> wide_;
};

/// The failures of a shared thing that put a component out for good, the one it is known for first:
/// the zone failure of a zone.
[[nodiscard]] inline std::vector<fault::event_id> ending_failures(subject const& of,
                                                                  model::component_id lower,
                                                                  model::component_id id) {
    std::vector<fault::event_id> all;
    for (auto const event : of.events_of(lower)) {
        if (of.is_class(event, {"hardware", "environment", "transient", "isolation", "storm"}) &&
            of.outage(event, id).is_unbounded()) {
            all.push_back(event);
        }
    }
    std::stable_partition(all.begin(), all.end(), [&](fault::event_id event) {
        return of.in()[of.event(event).failure].name == kind_of(of, lower);
    });
    return all;
}

/// `all copies of `, or how many.
[[nodiscard]] inline std::string copies_text(model::component const& of, std::size_t count) {
    return count == of.copies.size() ? "all copies of " : std::to_string(count) + " copies of ";
}

/// A finding about one component that says the same of others that share the same.
[[nodiscard]] inline finding shared_finding(subject const& of, model::component_id id,
                                            std::vector<std::size_t> const& copies,
                                            source::span const& cause, std::string const& shares,
                                            std::string help, std::vector<source::note> notes) {
    constexpr std::size_t most_notes = 4;
    auto const& each = of.in()[id];
    bool const is_every = copies.size() == each.copies.size();
    notes.resize(std::min(notes.size(), most_notes));
    auto made = found(source::code::shared_fate, each.at,
                      copies_text(each, copies.size()) + name_of(of, id) + shares, std::move(help),
                      std::move(notes));
    made.common =
        common_fact{is_every ? "all copies of " : "too many copies of ", shares, name_of(of, id)};
    made.cause = cause;
    return made;
}

/// The components that copies depend on, the innermost: of a host and its rack the host, since that
/// both are in the rack follows.
inline void find_shared_things(subject const& of, alternatives const& other, model::component_id id,
                               shared_parts const& shared, std::vector<finding>& to) {
    std::map<model::component_id, std::vector<fault::event_id>> things;
    for (auto const& [lower, copies] : shared.things) {
        auto failures = other.is_avoidable(lower) ? ending_failures(of, lower, id)
                                                  : std::vector<fault::event_id>();
        if (!failures.empty()) {
            things.emplace(lower, std::move(failures));
        }
    }
    for (auto const& thing : things) {
        auto const lower = thing.first; // clang 14 captures no structured binding
        bool const is_outer = std::any_of(things.begin(), things.end(), [&](auto const& inner) {
            return inner.first != lower && of.depends(inner.first, lower) &&
                   !of.depends(lower, inner.first);
        });
        auto const felt = std::find_if(thing.second.begin(), thing.second.end(),
                                       [&](auto const event) { return of.is_felt(event, id); });
        if (is_outer || felt == thing.second.end()) {
            continue;
        }
        auto const& copies = shared.things.at(lower);
        std::vector<source::note> notes;
        for (auto const copy : copies) {
            bool const is_beneath =
                of.places().is_beneath(lower, id, static_cast<std::int32_t>(copy));
            notes.push_back({of.in()[id].copies[copy].at,
                             (is_beneath ? "stands on " : "depends on ") + name_of(of, lower)});
        }
        // The places around it, the nearest first: what is spread over two hosts of one rack shares
        // the rack.
        std::vector<model::component_id> outer;
        for (auto const& each : things) {
            if (!of.depends(each.first, lower)) {
                outer.push_back(each.first);
            }
        }
        auto around = of.places_around(lower, std::move(outer));
        constexpr std::size_t most_around = 3;
        around.resize(std::min(around.size(), most_around));
        std::string path;
        for (auto const each : around) {
            path += (path.empty() ? " (in " : ", ") + kind_of(of, each) + " " + name_of(of, each);
        }
        to.push_back(shared_finding(
            of, id, copies, of.in()[lower].at,
            " share " + kind_of(of, lower) + " " + name_of(of, lower) +
                (path.empty() ? "" : path + ")") + ": its " +
                report::failure_name(of.in(), of.event(*felt).failure) +
                " is an outage until it is repaired",
            other.advice(lower, id, copies.size() == of.in()[id].copies.size(), around),
            std::move(notes)));
    }
}

/// Where a carrier of a label value says so.
[[nodiscard]] inline source::span label_place(subject const& of, fault::strike const& carrier,
                                              label_value const& value) {
    auto const& copies = of.in()[carrier.component].copies;
    for (auto const& label : copies[static_cast<std::size_t>(carrier.copy)].labels) {
        if (label_value(label.key, label.value) == value) {
            return label.at;
        }
    }
    return of.in()[carrier.component].at;
}

/// What to do about a label value that too many copies carry, by what happens to its carriers. Only
/// what somebody brings there can come later; a poisonous request finds every copy at once.
[[nodiscard]] inline std::string label_advice(subject const& of, label_value const& label,
                                              std::vector<fault::event_id> const& events) {
    auto const own = "give a copy a `" + label.first + "` of its own";
    std::vector<std::string> arriving;
    for (auto const event : events) {
        if (of.is_class(event, {"bad_build", "bad_config", "bad_update"})) {
            add_once(arriving, of.in()[of.event(event).failure].name);
        }
    }
    return arriving.empty()
               ? own
               : own + "; against " + report::listed(arriving) +
                     " it also helps to bring it to a copy later, once it would have been noticed: "
                     "`after 4h` and `" +
                     arriving.front() + " noticed in 1h`";
}

/// The label values that copies, or what they depend on, carry.
inline void find_shared_labels(subject const& of,
                               std::map<label_value, std::vector<fault::event_id>> const& by_label,
                               model::component_id id, shared_parts const& shared,
                               std::vector<finding>& to) {
    for (auto const& [label, copies] : shared.labels) {
        auto const known = by_label.find(label);
        std::vector<fault::event_id> events;
        std::vector<std::string> names;
        for (auto const event :
             known == by_label.end() ? std::vector<fault::event_id>() : known->second) {
            if (of.is_felt(event, id)) {
                events.push_back(event);
                add_once(names, of.in()[of.event(event).failure].name);
            }
        }
        if (events.empty()) {
            continue;
        }
        auto const& strikes = of.event(events.front()).strikes;
        bool const is_its_own = std::all_of(strikes.begin(), strikes.end(),
                                            [&](auto const& each) { return each.component == id; });
        std::string failures;
        for (std::size_t at = 0; at < names.size(); ++at) {
            failures += (at == 0 ? "" : at + 1 == names.size() ? " or " : ", ") + names[at];
        }
        auto const is_outage = ": one " + failures + " is an outage until it is repaired";
        std::vector<source::note> notes;
        for (auto const& strike : strikes) {
            auto const place = label_place(of, strike, label);
            if (of.depends(id, strike.component) &&
                (notes.empty() || notes.back().place != place)) {
                notes.push_back({place, "carried here"});
            }
        }
        to.push_back(
            shared_finding(of, id, copies, label_place(of, strikes.front(), label),
                           " share " + label.first + " \"" + label.second + "\"" + is_outage,
                           label_advice(of, label, events), std::move(notes)));
        if (is_its_own && to.back().common) {
            // That each has one of its own is one fact, and what would hold without the label.
            to.back().common->before = "each of ";
            to.back().common->after =
                " has one `" + label.first + "` for all its copies" + is_outage;
        }
    }
}

} // namespace detail

/// Copies that one failure of something they share takes out together: a finding for each component,
/// which `gathered` makes one for each shared thing.
[[nodiscard]] inline std::vector<finding> find_shared_fate(subject const& of) {
    std::map<detail::label_value, std::vector<fault::event_id>> by_label;
    for (auto const event : of.shared_events()) {
        auto const& happening = of.event(event);
        if (!happening.label.empty()) {
            by_label[{of.in()[happening.failure].shared_by, happening.label}].push_back(event);
        }
    }
    detail::alternatives const other(of);
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        if (each.copies.size() > 1 && each.mode != model::run_mode::single) {
            auto const shared = detail::shared_by_copies(of, id);
            detail::find_shared_things(of, other, id, shared, all);
            detail::find_shared_labels(of, by_label, id, shared, all);
        }
    }
    return all;
}

} // namespace hadsl::lint

#endif
