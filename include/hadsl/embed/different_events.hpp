// hadsl/embed/different_events.hpp - one failure for all that do the same.
// SPDX-License-Identifier: BSL-1.0
//
// A crash and a hang that strike the same copies for the same time are one thing to an architecture
// in which no rule names either alone. Both together do what one of them does, so a scenario with
// the first of them stands for every scenario with any of them.
#ifndef HADSL_EMBED_DIFFERENT_EVENTS_HPP
#define HADSL_EMBED_DIFFERENT_EVENTS_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/symptoms.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hadsl::embed {

template <class Architecture>
class different_events {
public:
    constexpr different_events(Architecture const& in, std::vector<fault::event> const& events)
        : in_(&in), events_(&events), sights_(in.classes.size(), 0) {
        std::vector<model::class_id> named;
        for (auto const& component : in.components) {
            for (auto const& rule : component.rules) {
                minds_notice_ = minds_notice_ || rule.noticed_within;
                for (auto const& symptom : rule.symptoms) {
                    if (symptom.failure &&
                        std::find(named.begin(), named.end(), *symptom.failure) == named.end()) {
                        named.push_back(*symptom.failure);
                    }
                }
            }
        }
        for (std::size_t at = 0; at < sights_.size(); ++at) {
            if (named.size() > most_named) {
                sights_[at] = at; // too many to tell: every class is another
                continue;
            }
            for (auto const shown : in.classes[at].shows) {
                auto const place = std::find(named.begin(), named.end(), shown) - named.begin();
                if (static_cast<std::size_t>(place) < named.size()) {
                    sights_[at] |= std::uint64_t{1} << place;
                }
            }
        }
    }

    /// The first of each sort of these failures, in the order of what they strike.
    [[nodiscard]] constexpr std::vector<fault::event_id> only(
        std::vector<fault::event_id> from) const {
        std::sort(from.begin(), from.end(), [&](fault::event_id left, fault::event_id right) {
            return event(left).of != event(right).of ? event(left).of < event(right).of
                                                     : left < right;
        });
        std::vector<fault::event_id> kept;
        for (auto const each : from) {
            bool is_new = true;
            for (auto at = kept.size(); at-- > 0 && event(kept[at]).of == event(each).of;) {
                is_new = is_new && !is_same(event(kept[at]), event(each));
            }
            if (is_new) {
                kept.push_back(each);
            }
        }
        return kept;
    }

private:
    static constexpr std::size_t most_named = 64;

    [[nodiscard]] constexpr fault::event const& event(fault::event_id id) const {
        return (*events_)[fault::index_of(id)];
    }

    [[nodiscard]] constexpr bool is_same(fault::event const& left,
                                         fault::event const& right) const {
        auto const& one = (*in_)[left.failure];
        auto const& other = (*in_)[right.failure];
        return sights_[model::index_of(left.failure)] == sights_[model::index_of(right.failure)] &&
               one.recurs == other.recurs && one.destroys == other.destroys &&
               (!minds_notice_ || left.noticed == right.noticed) &&
               fault::is_isolation(*in_, left) == fault::is_isolation(*in_, right) &&
               left.strikes == right.strikes;
    }

    Architecture const* in_;
    std::vector<fault::event> const* events_;
    std::vector<std::uint64_t> sights_; // by class: which of the named ones a rule sees in it
    bool minds_notice_ = false;         // some rule asks when a failure is noticed
};

} // namespace hadsl::embed

#endif
