// hadsl/embed/trial.hpp - outages of a few components under one scenario after the other, quickly.
// SPDX-License-Identifier: BSL-1.0
//
// The same values as `evaluator::evaluate`, for the compiler, to whom every step is dear: nothing
// is computed that the asked components do not depend on, or that nothing arrives at, and what one
// scenario left behind is put away by the next.
//
// What was computed is remembered, since it tells which scenarios have nothing to do with each
// other: where nothing was computed for both, either does what it does alone.
#ifndef HADSL_EMBED_TRIAL_HPP
#define HADSL_EMBED_TRIAL_HPP

#include <hadsl/fault/evaluate.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace hadsl::embed {

template <class Evaluator>
class trial {
public:
    constexpr trial(Evaluator const& meaning, std::vector<model::component_id> const& asked)
        : meaning_(&meaning), needed_(meaning.base().in->components.size(), 0),
          readings_(needed_.size()), state_(needed_.size(), at_rest) {
        for (auto const& each : meaning.base().in->components) {
            for (auto const& rule : each.rules) {
                restores_ = restores_ || rule.action == model::action::restore;
            }
        }
        auto open = asked;
        while (!open.empty()) {
            auto const at = open.back();
            open.pop_back();
            if (needed_[model::index_of(at)] == 0) {
                needed_[model::index_of(at)] = 1;
                for (auto const lower : meaning.dependencies().of(at)) {
                    open.push_back(lower);
                }
            }
        }
    }

    /// Whether the asked components depend on this one; each depends on itself.
    [[nodiscard]] constexpr bool is_needed(model::component_id id) const {
        return needed_[model::index_of(id)] != 0;
    }

    /// Lets a scenario happen; false when that takes more steps than are allowed.
    [[nodiscard]] constexpr bool run(fault::scenario const& happening) {
        for (auto const id : touched_) {
            readings_[model::index_of(id)] = {};
        }
        touched_.clear();
        std::fill(state_.begin(), state_.end(), at_rest);
        auto const& base = meaning_->base();
        for (auto const each : happening) {
            auto const& event = (*base.events)[fault::index_of(each)];
            // Data that is gone is missed by a restore, however soon the component is back.
            bool const destroys =
                restores_ && (*base.in)[event.failure].destroys != model::destruction::nothing;
            for (auto const& strike : event.strikes) {
                auto& state = state_[model::index_of(strike.component)];
                state = destroys || state == destroyed ? destroyed : struck;
            }
        }
        std::size_t steps = 0;
        for (auto const& circle : meaning_->dependencies().circles()) {
            if (!arrives_at(circle)) {
                continue;
            }
            if (!meaning_->settle(circle, happening, readings_, steps)) {
                return false;
            }
            for (auto const id : circle.members) {
                touched_.push_back(id);
                state_[model::index_of(id)] =
                    is_idle(readings_[model::index_of(id)]) ? at_rest : out;
            }
        }
        return true;
    }

    /// The outage of one of the asked components.
    [[nodiscard]] constexpr duration outage(model::component_id id) const {
        return readings_[model::index_of(id)].outage;
    }

    /// What was computed for the scenario, one bit for each component.
    [[nodiscard]] constexpr std::vector<std::uint64_t> computed() const {
        std::vector<std::uint64_t> bits((needed_.size() + 63) / 64, 0);
        for (auto const id : touched_) {
            bits[model::index_of(id) / 64] |= std::uint64_t{1} << model::index_of(id) % 64;
        }
        return bits;
    }

private:
    static constexpr unsigned char at_rest = 0;
    static constexpr unsigned char struck = 1;
    static constexpr unsigned char out = 2;
    static constexpr unsigned char destroyed = 3; // or stands on what is, or keeps its data there

    /// Whether a member is struck, or depends on something that is not as if nothing failed.
    [[nodiscard]] constexpr bool arrives_at(fault::circle const& of) const {
        for (auto const id : of.members) {
            auto const at = model::index_of(id);
            if (needed_[at] == 0) {
                continue;
            }
            if (state_[at] != at_rest) {
                return true;
            }
            for (auto const lower : meaning_->dependencies().of(id)) {
                if (state_[model::index_of(lower)] >= out) {
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] constexpr bool rests_on_destroyed(model::component_id id) const {
        if (restores_) {
            for (auto const lower : meaning_->dependencies().of(id)) {
                if (state_[model::index_of(lower)] == destroyed) {
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] static constexpr bool is_idle(fault::reading const& of) {
        if (!of.outage.is_zero()) {
            return false;
        }
        for (std::size_t copy = 0; copy < of.causes.size(); ++copy) {
            if (!of.causes[copy].empty() || !of.vote[copy].is_zero()) {
                return false;
            }
        }
        return true;
    }

    Evaluator const* meaning_;
    std::vector<unsigned char> needed_; // by component
    std::vector<fault::reading> readings_;
    std::vector<unsigned char> state_; // by component
    std::vector<model::component_id> touched_;
    bool restores_ = false; // some rule restores data
};

} // namespace hadsl::embed

#endif
