// hadsl/verifier/availability.hpp - the verdict on a claim about availability, in numbers.
// SPDX-License-Identifier: BSL-1.0
//
// The fault graph of "out for longer than T" is lowered for a few T and weighed exactly, each
// failure with its share of time (downtime.hpp). Between two of those T the graph of the smaller one
// stands for all, which makes the sum larger than it is unless nothing lasts that long; so times are
// added until what matters lasts exactly as long as one of them.
#ifndef HADSL_VERIFIER_AVAILABILITY_HPP
#define HADSL_VERIFIER_AVAILABILITY_HPP

#include <hadsl/diagram/rank.hpp>
#include <hadsl/diagram/solve.hpp>
#include <hadsl/fault/aftermath.hpp>
#include <hadsl/fault/rates.hpp>
#include <hadsl/fault/restrict.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/downtime.hpp>
#include <hadsl/verifier/internal_error.hpp>
#include <hadsl/verifier/options.hpp>
#include <hadsl/verifier/patience.hpp>
#include <hadsl/verifier/subject.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// A component's availability as it is computed; throws `diagram::gave_up` with the reason when it
/// cannot be.
class availability_case {
public:
    availability_case(subject& of, model::component_id target, verifier::patience patience)
        : of_(&of), target_(target), patience_(std::move(patience)) {
        of.lowering().give_up_when([patience = patience_] { return patience.is_over(); });
        may_cost_.deadline = patience_.deadline;
        for (auto const id :
             fault::events_touching(of.in(), of.events(), of.meaning().dependencies(), target)) {
            if (of.times_assumed(id) == 0) {
                counted_.push_back(id);
            }
        }
    }

    /// The failures that count, ascending: what strikes the component or anything it depends on,
    /// and no assumption leaves out.
    [[nodiscard]] std::vector<fault::event_id> const& counted() const { return counted_; }

    /// What is known of each event, once it is computed; and which have to do with each other.
    [[nodiscard]] std::vector<felt_event> const& felt() const { return events_; }
    [[nodiscard]] std::vector<std::vector<std::size_t>> const& groups() const { return groups_; }

    /// Whether times were found for all that any failures together last; otherwise the larger
    /// downtime is larger than it need be.
    [[nodiscard]] bool is_refined() const { return is_refined_; }

    /// Whether it is known what stops the component for ever; otherwise the smaller downtime is
    /// smaller than it need be.
    [[nodiscard]] bool knows_stops() const { return knows_stops_; }

    [[nodiscard]] availability compute(double at_least) {
        availability made;
        made.allowed = 1 - at_least;
        require_rates();
        longest_ = outage_of(counted_);
        gather_events();
        if (longest_.is_unbounded() && stops_for_ever(made)) {
            return made;
        }
        gather_layers();
        collect_causes(made);
        std::vector<outage_layer> layers;
        for (auto& [time, layer] : layers_) {
            layers.push_back({static_cast<double>(time), std::move(layer)});
        }
        downtime const sum(std::move(layers), static_cast<double>(longest_.milliseconds), events_,
                           is_refined_, may_cost_);
        // Rounding counts against the claim, whichever way.
        made.downtime = std::min(1.0, sum.share() + sum.rounding());
        made.least_downtime = std::max(0.0, certain() * (1 - certain_rounding));
        if (made.least_downtime > made.downtime) {
            throw internal_error("claim about the availability of " + of_->in()[target_].name +
                                 ": it is out for " + std::to_string(made.least_downtime) +
                                 " of the time for certain, and for at most " +
                                 std::to_string(made.downtime));
        }
        groups_ = sum.groups();
        measure(sum, made);
        return made;
    }

private:
    static constexpr double certain_rounding = 1e-12;
    static constexpr std::size_t most_layers = 100;
    static constexpr std::size_t most_sets = 200;   // looked at of each layer
    static constexpr std::size_t most_causes = 100; // kept

    void require_rates() const {
        for (auto const id : counted_) {
            if (!fault::is_rated((of_->events())[fault::index_of(id)])) {
                throw diagram::gave_up("nothing says how often some failures happen and how long "
                                       "they last");
            }
        }
    }

    [[nodiscard]] duration outage_of(fault::scenario const& happening) const {
        if (patience_.is_over()) {
            throw diagram::gave_up(patience_.reason());
        }
        auto const found = of_->meaning().evaluate(happening, model::consequence::outage);
        if (!found.complete) {
            throw diagram::gave_up("a circle of waits takes too many steps to settle");
        }
        return found.outage[model::index_of(target_)];
    }

    [[nodiscard]] static double milliseconds(duration of) {
        return of.is_unbounded() ? std::numeric_limits<double>::infinity()
                                 : static_cast<double>(of.milliseconds);
    }

    void gather_events() {
        events_.assign(of_->events().size(), {});
        alone_.assign(of_->events().size(), zero);
        fault::aftermaths after(of_->in(), of_->meaning().dependencies());
        for (auto const id : counted_) {
            auto const& event = of_->events()[fault::index_of(id)];
            auto const beyond = after.of(event, target_);
            alone_[fault::index_of(id)] = outage_of({id});
            auto& into = events_[fault::index_of(id)];
            into.cycle = fault::cycle_of(event);
            auto shortest = event.lasts();
            for (auto const& strike : event.strikes) {
                shortest = shorter_of(shortest, strike.lasts);
            }
            into.stands = milliseconds(shortest);
            into.alone = milliseconds(alone_[fault::index_of(id)]);
            into.tolerated = milliseconds(beyond.tolerated);
            into.felt = std::min(into.cycle, std::max(into.alone, milliseconds(event.lasts()) +
                                                                      milliseconds(beyond.felt)));
        }
    }

    [[nodiscard]] fault::restriction lowered(duration longer_than) {
        auto& lowering = of_->lowering();
        auto const node = lowering.exceeds(target_, model::consequence::outage, longer_than);
        if (!node) {
            throw diagram::gave_up(patience_.is_over() ? patience_.reason() : lowering.why_not());
        }
        return fault::restrict(lowering.nodes(), *node,
                               [&](fault::event_id id) { return of_->times_assumed(id) == 0; });
    }

    // ---- what never ends ---------------------------------------------------------------------

    /// Failures that all end, and an outage that does not: sooner or later they happen, and then the
    /// component is out for good.
    [[nodiscard]] bool stops_for_ever(availability& into) {
        auto const sets = sets_of(lowered(unbounded), 1);
        if (sets.found.empty()) {
            throw diagram::gave_up("an outage by many failures never ends, and the fault graph "
                                   "does not say which");
        }
        into.downtime = into.least_downtime = 1;
        into.causes.push_back({sets.found.front(), 1, 0, unbounded});
        into.more_causes = true;
        return true;
    }

    // ---- layers ------------------------------------------------------------------------------

    /// Some minimal sets of failures that make a node hold, the likeliest first. Not all where there
    /// are many, and only small ones where there are too many.
    struct some_sets {
        std::vector<fault::scenario> found;
        bool are_all = false;
    };
    [[nodiscard]] some_sets sets_of(fault::restriction const& in, std::size_t most) const {
        some_sets made;
        for (std::uint32_t const order : {diagram::unlimited, 3U, 2U, 1U}) {
            diagram::inquiry asked;
            asked.most = order;
            asked.may_cost = may_cost_;
            asked.may_cost.steps = 5'000'000;
            auto const all = diagram::solve(in.graph, in.top, asked);
            if (!all.undecided_because.empty()) {
                continue;
            }
            std::vector<double> happens;
            for (auto const& each : events_) {
                happens.push_back(each.older_than(0));
            }
            diagram::ranking ranked(all.sets, order, diagram::rank_by::probability, happens);
            fault::scenario next;
            bool is_end = false;
            while (made.found.size() < most && !is_end) {
                is_end = !ranked.next(next);
                if (!is_end) {
                    made.found.push_back(next);
                }
            }
            made.are_all = is_end && order == diagram::unlimited;
            return made;
        }
        return made;
    }

    void gather_layers() {
        add_layer(zero, true);
        std::map<duration, double> wanted; // what an outage so long costs, alone
        for (auto const id : counted_) {
            auto const alone = alone_[fault::index_of(id)];
            if (!alone.is_zero() && alone < longest_) {
                wanted[alone] +=
                    events_[fault::index_of(id)].alone / events_[fault::index_of(id)].cycle;
            }
        }
        std::vector<std::pair<double, duration>> dearest;
        for (auto const& [time, cost] : wanted) {
            dearest.emplace_back(-cost, time);
        }
        std::sort(dearest.begin(), dearest.end());
        for (auto const& [cost, time] : dearest) {
            add_layer(time, false);
        }
        refine();
    }

    void add_layer(duration time, bool is_needed) {
        if (time >= longest_ || layers_.contains(time.milliseconds)) {
            return;
        }
        if (layers_.size() >= most_layers) {
            is_refined_ = false;
            return;
        }
        try {
            layers_.emplace(time.milliseconds, lowered(time));
            fresh_.push_back(time.milliseconds);
        } catch (diagram::gave_up const&) {
            // Without it the sum is only larger. But the time may be over.
            if (is_needed || patience_.is_over()) {
                throw;
            }
            is_refined_ = false;
        }
    }

    /// Adds the times that minimal sets last, which lie between those that were taken.
    void refine() {
        do {
            while (!fresh_.empty()) {
                auto const times = std::exchange(fresh_, {});
                for (auto const time : times) {
                    auto sets = sets_of(layers_.at(time), most_sets);
                    if (!sets.are_all) {
                        unsure_.push_back(time);
                    }
                    for (auto& set : sets.found) {
                        auto const lasts = outage_of(set);
                        found_.emplace(std::move(set), lasts);
                        add_layer(lasts, false);
                    }
                }
            }
            search_unsure();
        } while (!fresh_.empty());
    }

    /// Of a layer not all sets of which were looked at: that it is the same up to its end, or the
    /// time from which on it is another.
    void search_unsure() {
        for (auto const from : std::exchange(unsure_, {})) {
            auto const after = layers_.upper_bound(from);
            auto const end = after == layers_.end() ? longest_.milliseconds : after->first;
            auto const first = node_of(from);
            auto same = from;
            auto other = end - 1;
            if (!first || node_of(other) == first) {
                is_refined_ = is_refined_ && first;
                continue;
            }
            while (other - same > 1) {
                auto const middle = same + (other - same) / 2;
                (node_of(middle) == first ? same : other) = middle;
            }
            auto const before = layers_.size();
            add_layer(duration{other}, false);
            if (layers_.size() > before) {
                unsure_.push_back(from); // what lies before it is still to be looked at
            }
        }
    }

    [[nodiscard]] std::optional<fault::node_id> node_of(std::int64_t time) {
        return of_->lowering().exceeds(target_, model::consequence::outage, duration{time});
    }

    // ---- the other bound -----------------------------------------------------------------------

    /// For which share of time it is out whatever the order of failures: in a design in which no
    /// recovery waits for anything, with failures that never end.
    [[nodiscard]] double certain() {
        auto lenient = of_->in();
        for (auto& each : lenient.components) {
            each.starts_after.clear();
            each.fenced_by.reset();
            for (auto& rule : each.rules) {
                rule.needs.clear();
            }
        }
        auto endless = of_->events();
        for (auto& each : endless) {
            for (auto& strike : each.strikes) {
                strike.lasts = unbounded;
            }
        }
        fault::evaluator const meaning(lenient, endless);
        fault::lowering lowering(meaning, of_->limits());
        lowering.give_up_when([this] { return patience_.is_over(); });
        auto const node = lowering.exceeds(target_, model::consequence::outage, unbounded);
        auto stops = fault::restriction{};
        knows_stops_ = node.has_value();
        if (node) {
            stops = fault::restrict(lowering.nodes(), *node, [&](fault::event_id id) {
                return of_->times_assumed(id) == 0;
            });
        }
        return certain_downtime(stops, events_, may_cost_);
    }

    // ---- what to tell ------------------------------------------------------------------------

    void collect_causes(availability& into) const {
        for (auto const& [set, lasts] : found_) {
            availability::cause one{set, 1, 0, lasts};
            double later = 1;
            double together = 1;
            for (auto const id : set) {
                auto const& event = events_[fault::index_of(id)];
                together *= event.older_than(0);
                later *= event.older_than(milliseconds(lasts));
            }
            for (auto const id : set) {
                auto const& event = events_[fault::index_of(id)];
                auto const felt = event.older_than(0);
                one.per_year +=
                    felt > 0 ? static_cast<double>(ms_per_year) / event.cycle * together / felt : 0;
            }
            one.downtime = together - later;
            into.causes.push_back(std::move(one));
        }
        std::sort(into.causes.begin(), into.causes.end(), [](auto const& left, auto const& right) {
            return left.downtime != right.downtime ? left.downtime > right.downtime
                                                   : left.failures < right.failures;
        });
        if (into.causes.size() > most_causes) {
            into.causes.resize(most_causes);
            into.more_causes = true;
        }
    }

    void measure(downtime const& sum, availability& into) const {
        auto const whole = sum.share();
        if (whole <= 0) {
            return;
        }
        for (auto const& group : groups_) {
            for (auto const event : group) {
                auto const effect = sum.of_event(event);
                into.measures.push_back(
                    {static_cast<fault::event_id>(event), effect.with - effect.without,
                     std::max(0.0, whole - effect.without) / whole, effect.with / whole,
                     effect.without > 0 ? whole / effect.without
                                        : std::numeric_limits<double>::infinity()});
            }
        }
        std::sort(into.measures.begin(), into.measures.end(),
                  [](auto const& left, auto const& right) {
                      return left.share != right.share ? left.share > right.share
                                                       : left.event < right.event;
                  });
    }

    subject* of_;
    model::component_id target_;
    verifier::patience patience_;
    diagram::allowance may_cost_;
    std::vector<fault::event_id> counted_;
    std::vector<felt_event> events_; // by event
    std::vector<duration> alone_;    // by event
    duration longest_ = zero;
    bool is_refined_ = true;
    bool knows_stops_ = true;
    std::map<std::int64_t, fault::restriction> layers_; // by time
    std::vector<std::int64_t> fresh_;                   // layers whose sets nobody has looked at
    std::vector<std::int64_t> unsure_;                  // layers with more sets than were looked at
    std::map<fault::scenario, duration> found_;         // minimal sets, and how long each lasts
    std::vector<std::vector<std::size_t>> groups_;
};

/// The verdict on a claim about availability: proven by the larger downtime, refuted by the smaller
/// one, and undecided between the two.
[[nodiscard]] inline verdict check_availability(subject& of, std::size_t claim,
                                                options const& chosen) {
    auto const& said = of.in().claims[claim].availability;
    verdict result;
    result.claim = claim;
    availability_case asked(of, said.target, chosen.patience());
    result.events_considered = asked.counted().size();
    try {
        result.availability = asked.compute(said.at_least);
    } catch (diagram::gave_up const& reason) {
        result.undecided_because = reason.what();
        return result;
    }
    auto const& found = *result.availability;
    constexpr double as_written = 1e-15; // how exact a percentage is as a double
    if (found.downtime == 0 || found.downtime <= found.allowed - as_written) {
        result.outcome = outcome::proven;
    } else if (found.least_downtime > found.allowed + as_written) {
        result.outcome = outcome::refuted;
    } else {
        result.undecided_because = "it depends on the order in which failures overlap";
    }
    if (result.outcome == outcome::proven && result.events_considered == 0) {
        result.vacuous_because = "no failure could cause an outage";
    }
    return result;
}

} // namespace hadsl::verifier

#endif
