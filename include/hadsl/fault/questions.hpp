// hadsl/fault/questions.hpp - the questions of a lowering, and who asks what of whom.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_QUESTIONS_HPP
#define HADSL_FAULT_QUESTIONS_HPP

#include <hadsl/fault/bounds.hpp>
#include <hadsl/fault/causes.hpp>
#include <hadsl/fault/equations.hpp>
#include <hadsl/fault/graph.hpp>
#include <hadsl/fault/numbering.hpp>
#include <hadsl/fault/outage.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// What a question asks of a component or of one of its copies.
enum class asked : std::uint8_t {
    outage,     // of the component
    serve,      // of one copy, all causes
    moved,      // another copy than the first may be the one that runs
    vote,       // of one copy as a voter
    lasting,    // of one copy by one cause
    present,    // the cause is there, whatever the copy's rules make of it
    own,        // the component's requests and needs
    quorum,     // the copy sees no majority
    separated,  // the copy does not see what it needs
    disruption, // of the component
    loss,       // of the component's data
    data,       // the copy's data is destroyed
    contents,   // what is in or on the copy is destroyed
    own_data,   // as `data`, by something else than what keeps data beneath
    own_contents,
};

/// "Does it last longer than `time`?"
struct question {
    fault::asked what = asked::outage;
    model::component_id component{};
    std::int32_t copy = -1;
    fault::cause cause;
    /// Milliseconds; `forever` asks whether it is unbounded.
    std::int64_t time = 0;
    /// Every positive finite duration counts as 1.
    bool unit = false;
    /// Isolation events do not happen.
    bool in_sight = false;
    friend bool operator==(question const&, question const&) = default;
};
inline constexpr std::int64_t forever = duration::unbounded_milliseconds;

[[nodiscard]] inline std::size_t hash_of(question const& of) {
    std::size_t value = model::index_of(of.component) * 0x9e3779b97f4a7c15U;
    for (auto const part :
         {static_cast<std::size_t>(of.time), static_cast<std::size_t>(of.cause.index),
          static_cast<std::size_t>(of.copy + 1) * 64U + static_cast<std::size_t>(of.what) * 4U +
              (of.unit ? 2U : 0U) + (of.in_sight ? 1U : 0U) +
              static_cast<std::size_t>(of.cause.what) * 1024U}) {
        value = (value ^ part) * 0x9e3779b97f4a7c15U;
        value ^= value >> 32U;
    }
    return value;
}

/// Every question asked so far, each once; equations ask further ones through this.
class questions {
public:
    questions(groundwork const& base, fault::dependencies const& depend, graph& nodes)
        : base_(&base), causes_(base), depend_(&depend), bounds_(base, depend, causes_, false),
          nodes_(&nodes), system_(nodes) {}
    questions(questions const&) = delete;
    questions& operator=(questions const&) = delete;

    [[nodiscard]] groundwork const& base() const { return *base_; }
    [[nodiscard]] model::architecture const& in() const { return *base_->in; }
    [[nodiscard]] fault::causes& causes() { return causes_; }
    [[nodiscard]] equations& system() { return system_; }

    /// The same question at a time that many share: beyond the bound of its component every time
    /// asks whether it is unbounded.
    [[nodiscard]] question settle(question of) {
        if (of.what == asked::loss) {
            return of;
        }
        if (of.unit && !unit_bounds_) {
            unit_bounds_.emplace(*base_, *depend_, causes_, true);
        }
        auto const bound = (of.unit ? *unit_bounds_ : bounds_).of(of.component).milliseconds;
        if (of.time >= bound) {
            of.time = only_finite_ ? bound : forever;
        }
        return of;
    }
    /// Whether "is it unbounded" is asked as "does it exceed its bound" from now on.
    void ask_only_finite(bool only) { only_finite_ = only; }

    unknown ask(question const& of) {
        auto const hash = hash_of(of);
        auto const known =
            numbers_.find(hash, [&](std::size_t number) { return asked_[number] == of; });
        if (known) {
            return static_cast<unknown>(*known);
        }
        numbers_.add(hash);
        asked_.push_back(of);
        open_.push_back(of);
        return system_.declare();
    }
    [[nodiscard]] bool has_open() const { return !open_.empty(); }
    question take_open() {
        auto const next = open_.back();
        open_.pop_back();
        return next;
    }
    /// Every question that has an answer.
    [[nodiscard]] std::vector<std::pair<question, node_id>> answered() const {
        std::vector<std::pair<question, node_id>> all;
        for (std::size_t number = 0; number < asked_.size(); ++number) {
            auto const which = static_cast<unknown>(number);
            if (system_.is_solved(which)) {
                all.emplace_back(asked_[number], system_.solution(which));
            }
        }
        return all;
    }
    /// Forgets every question that was asked since the system had `size` unknowns.
    void forget_from(std::size_t size) {
        open_.clear();
        asked_.resize(size);
        numbers_.forget_from(size);
    }

    // ---- time ------------------------------------------------------------------------------

    /// A duration as this question counts it.
    [[nodiscard]] static std::int64_t length(question const& of, duration given) {
        if (given.is_unbounded() || given.is_zero() || !of.unit) {
            return given.milliseconds;
        }
        return 1;
    }
    [[nodiscard]] static bool exceeds_time(question const& of, duration given) {
        return given.is_unbounded() || (of.time != forever && length(of, given) > of.time);
    }
    [[nodiscard]] static std::int64_t earlier(std::int64_t time, std::int64_t by) {
        return time == forever ? forever : std::max<std::int64_t>(0, time - by);
    }
    [[nodiscard]] static std::int64_t later(std::int64_t time, std::int64_t by) {
        return time == forever || by >= forever - time ? forever : time + by;
    }

    // ---- asking further --------------------------------------------------------------------

    /// Asks the same of another component or copy, at another time.
    formula other(question of, fault::asked what, model::component_id id, std::int32_t copy,
                  fault::cause cause, std::int64_t time, std::int64_t less = 0) {
        // At a finite time the time itself tells; only "is it unbounded" hides that it takes longer.
        auto const how =
            less > 0 && time == forever ? equations::edge::shorter : equations::edge::plain;
        of.what = what;
        of.component = id;
        of.copy = copy;
        of.cause = cause;
        of.time = time;
        return system_.use(ask(settle(of)), how);
    }
    formula out(question const& of, model::component_id id, std::int64_t time,
                std::int64_t less = 0) {
        return other(of, asked::outage, id, -1, {}, time, less);
    }
    formula copy(question const& of, fault::asked what, std::int32_t at) {
        return other(of, what, of.component, at, {}, of.time);
    }
    /// Asks about one cause of a copy; `what` is lasting or present.
    formula by_cause(question const& of, fault::asked what, std::int32_t at, fault::cause const& by,
                     std::int64_t time) {
        bool const is_answered = // by starting it where the majority is
            what == asked::lasting && in()[of.component].mode == model::run_mode::one_copy;
        if (by.what == cause::kind::quorum && !is_answered) {
            what = asked::quorum;
        } else if (by.what == cause::kind::separated) {
            what = asked::separated;
        }
        bool const needs_cause = what == asked::lasting || what == asked::present;
        return other(of, what, of.component, at, needs_cause ? by : fault::cause{}, time);
    }

    /// An expression, given the formula of each name; `all` is out when one is.
    template <class Leaf>
    formula expression(model::expression const& of, Leaf const& leaf) {
        using operation = model::expression::operation;
        if (of.op == operation::component) {
            return leaf(of.component);
        }
        std::vector<formula> operands;
        for (auto const& operand : of.operands) {
            operands.push_back(expression(operand, leaf));
        }
        switch (of.op) {
        case operation::all: return system_.any_of(std::move(operands));
        case operation::any: return system_.all_of(std::move(operands));
        default: break;
        }
        auto const size = static_cast<std::int32_t>(operands.size());
        return system_.at_least(size - of.count + 1, std::move(operands));
    }
    /// The same for what holds: `all` does when each does.
    template <class Leaf>
    formula holds(model::expression const& of, Leaf const& leaf) {
        using operation = model::expression::operation;
        if (of.op == operation::component) {
            return leaf(of.component);
        }
        std::vector<formula> operands;
        for (auto const& operand : of.operands) {
            operands.push_back(holds(operand, leaf));
        }
        switch (of.op) {
        case operation::all: return system_.all_of(std::move(operands));
        case operation::any: return system_.any_of(std::move(operands));
        default: return system_.at_least(of.count, std::move(operands));
        }
    }
    formula out(question const& of, model::expression const& needed, std::int64_t time,
                std::int64_t less = 0) {
        return expression(needed,
                          [&](model::component_id leaf) { return out(of, leaf, time, less); });
    }

    // ---- causes ----------------------------------------------------------------------------

    std::vector<fault::cause> all_causes(model::component_id id, std::int32_t at) {
        auto all = causes_.of(id, at);
        if (in()[id].quorum) {
            all.push_back({cause::kind::quorum, 0});
        }
        if (has_copies(in()[id])) {
            all.push_back({cause::kind::separated, 0});
        }
        return all;
    }
    [[nodiscard]] bool has_cause(model::component_id id, fault::cause const& wanted) {
        auto const& all = causes_.of(id, 0);
        return std::binary_search(all.begin(), all.end(), wanted);
    }
    /// One of the events of a bundle happens.
    formula happens(question const& of, event_id first) {
        std::vector<node_id> any;
        for (auto const each : causes_.bundle_of(first).events) {
            if (!of.in_sight || !is_isolation(in(), event_of(each))) {
                any.push_back(nodes_->event(each));
            }
        }
        return system_.node(nodes_->any_of(std::move(any)));
    }
    /// One event happens.
    formula happens_alone(question const& of, event_id which) {
        return of.in_sight && is_isolation(in(), event_of(which))
                   ? never_formula
                   : system_.node(nodes_->event(which));
    }
    /// An event strikes the copy, and by itself lasts longer than asked.
    formula struck(question const& of, event_id first, std::int32_t at) {
        for (auto const& strike : event_of(first).strikes) {
            if (strike.component == of.component && strike.copy == at &&
                exceeds_time(of, strike.lasts)) {
                return happens(of, first);
            }
        }
        return never_formula;
    }
    [[nodiscard]] event const& event_of(event_id id) const {
        return (*base_->events)[index_of(id)];
    }
    [[nodiscard]] std::vector<model::component_id> const& place(model::component_id id,
                                                                std::int32_t at) const {
        return in()[id].copies[static_cast<std::size_t>(at)].place;
    }

private:
    groundwork const* base_;
    fault::causes causes_;
    fault::dependencies const* depend_;
    bounds bounds_;
    std::optional<bounds> unit_bounds_;
    bool only_finite_ = false;
    graph* nodes_;
    equations system_;
    std::vector<question> asked_; // the question of each unknown
    numbering numbers_;
    std::vector<question> open_;
};

} // namespace hadsl::fault

#endif
