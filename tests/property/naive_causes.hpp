// tests/property/naive_causes.hpp - why a copy can be out, and what shows it; fixed by placement.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_NAIVE_CAUSES_HPP
#define HADSL_PROPERTY_NAIVE_CAUSES_HPP

#include "naive_placement.hpp"

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::property {

/// Where an outage comes from, as seen from a copy.
struct origin {
    enum class sort {
        event,     // number: the event
        own,       // number: a component without copies, out by its own needs or requests
        joint,     // number: a component of several copies
        quorum,    // the copy's own
        separated, // the copy, from what it needs
    };
    sort what{};
    std::size_t number = 0;
    friend auto operator<=>(origin const&, origin const&) = default;
};

struct cause {
    origin from;
    bool strikes = false; // the copy itself
    duration lasts = zero;
    std::set<std::string> symptoms;
    std::vector<model::rule const*> rules; // that match
    std::vector<std::size_t> position;     // per member of the place: the same cause there, or none
};
inline constexpr std::size_t none = static_cast<std::size_t>(-1);

class naive_causes : protected naive_placement {
protected:
    naive_causes(model::architecture const& in, std::vector<fault::event> const& events)
        : naive_placement(in), events_(events) {
        for (std::size_t at = 0; at < in.components.size(); ++at) {
            auto const id = static_cast<component_id>(at);
            for (std::int32_t copy = 0; copy < copies(id); ++copy) {
                causes_[{id, copy}];
            }
        }
        for (auto& [copy, causes] : causes_) {
            for (auto const& from : origins(copy)) {
                causes.push_back(describe(copy, from));
            }
        }
        for (auto& [copy, causes] : causes_) {
            for (auto& each : causes) {
                connect(copy, each);
            }
        }
    }

    [[nodiscard]] bool is_isolation(std::size_t event) const {
        return in_.isolation && is_a(in_[events_[event].failure], *in_.isolation);
    }

    [[nodiscard]] fault::strike const* strike(std::size_t event, thing copy) const {
        for (auto const& each : events_[event].strikes) {
            if (each.component == copy.component && each.copy == copy.copy) {
                return &each;
            }
        }
        return nullptr;
    }

    [[nodiscard]] std::set<origin> origins(thing copy) const {
        using enum origin::sort;
        std::set<origin> found;
        for (std::size_t event = 0; event < events_.size(); ++event) {
            if (strike(event, copy) != nullptr) {
                found.insert({origin::sort::event, event});
            }
        }
        auto const& its = in_[copy.component];
        if (is_single(copy.component)) {
            if (!its.needs.empty() || !its.requests.empty() || place(copy).size() > 1) {
                found.insert({own, model::index_of(copy.component)});
            }
        } else {
            if (its.quorum) {
                found.insert({quorum, 0});
            }
            found.insert({separated, 0});
        }
        for (auto const each : place(copy)) {
            if (is_single(each)) {
                found.merge(origins({each, 0}));
            } else {
                found.insert({joint, model::index_of(each)});
            }
        }
        return found;
    }

    /// What a rule may call an isolated copy.
    [[nodiscard]] std::set<std::string> isolation_names() const {
        std::set<std::string> names;
        if (in_.isolation) {
            for (auto const shown : in_[*in_.isolation].shows) {
                names.insert(in_[shown].name);
            }
        }
        return names;
    }

    [[nodiscard]] cause describe(thing copy, origin from) const {
        using enum origin::sort;
        cause result{from, false, zero, {}, {}, {}};
        auto const below = beneath(copy);
        std::set<component_id> lost; // where `loss of` begins
        if (from.what == event) {
            auto const& its = in_[events_[from.number].failure];
            if (auto const* own_strike = strike(from.number, copy)) {
                result.strikes = true;
                result.lasts = own_strike->lasts;
            }
            for (auto const shown : its.shows) {
                if (result.strikes || is_isolation(from.number)) {
                    result.symptoms.insert(in_[shown].name);
                }
                for (auto const each : below) {
                    if (is_single(each) && strike(from.number, {each, 0}) != nullptr) {
                        for (auto const kind : in_[in_[each].kind].ancestors) {
                            result.symptoms.insert(in_[shown].name + " of " + in_[kind].name);
                        }
                    }
                }
            }
            for (auto const each : below) {
                if (is_single(each) && strike(from.number, {each, 0}) != nullptr &&
                    !is_isolation(from.number)) {
                    lost.insert(each);
                }
            }
        } else if (from.what == quorum) {
            result.symptoms = isolation_names();
        } else if (from.what == own || from.what == joint) {
            auto const source = static_cast<component_id>(from.number);
            if (source != copy.component) {
                lost.insert(source);
            }
        }
        for (auto const each : below) {
            auto const under = is_single(each) ? beneath({each, 0}) : std::set<component_id>{};
            bool const stands_on_it =
                lost.count(each) > 0 || std::any_of(under.begin(), under.end(), [&](auto lower) {
                    return lost.count(lower) > 0;
                });
            if (stands_on_it) {
                for (auto const kind : in_[in_[each].kind].ancestors) {
                    result.symptoms.insert("loss of " + in_[kind].name);
                }
            }
        }
        for (auto const& rule : in_[copy.component].rules) {
            if (matches(rule, result)) {
                result.rules.push_back(&rule);
            }
        }
        return result;
    }

    [[nodiscard]] std::string name(model::symptom const& of) const {
        if (of.loss) {
            return "loss of " + in_[*of.kind].name;
        }
        return in_[*of.failure].name + (of.kind ? " of " + in_[*of.kind].name : "");
    }

    [[nodiscard]] bool matches(model::rule const& rule, cause const& of) const {
        if (rule.noticed_within) {
            bool const in_time = of.from.what == origin::sort::event &&
                                 events_[of.from.number].noticed <= *rule.noticed_within;
            if (!in_time) {
                return false;
            }
        }
        return std::any_of(
            rule.symptoms.begin(), rule.symptoms.end(),
            [&](model::symptom const& each) { return of.symptoms.count(name(each)) > 0; });
    }

    /// Finds the same cause in what a copy stands on.
    void connect(thing copy, cause& of) {
        for (auto const each : place(copy)) {
            of.position.push_back(none);
            if (is_single(each)) {
                auto const& there = causes_.at({each, 0});
                for (std::size_t at = 0; at < there.size(); ++at) {
                    if (there[at].from == of.from) {
                        of.position.back() = at;
                    }
                }
            }
        }
    }

    std::vector<fault::event> const& events_;
    std::map<thing, std::vector<cause>> causes_;
};

} // namespace hadsl::property

#endif
