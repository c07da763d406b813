// tests/property/downtimes.hpp - availability of random models, against sums over all moments.
// SPDX-License-Identifier: BSL-1.0
//
// A moment is a set of failures that can be felt, and the naive meaning says how long they put a
// component out. What the diagrams compute in one walk is summed here set by set, from the words of
// docs/availability.md.
#ifndef HADSL_PROPERTY_DOWNTIMES_HPP
#define HADSL_PROPERTY_DOWNTIMES_HPP

#include "naive.hpp"
#include "random_model.hpp"

#include <hadsl/verifier/availability.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::property {

struct downtime_totals {
    std::size_t components = 0;
    std::size_t several_groups = 0;
    std::size_t apart = 0; // the two bounds differ by more than a tenth
    std::size_t given_up = 0;
    std::size_t coarse = 0;
    std::size_t endless = 0; // an outage that nothing ends
};

/// Gives every event a rate and an end.
inline void add_rates(std::vector<fault::event>& events, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    constexpr std::int64_t lengths[] = {700, 7'000, 50'000, 400'000};
    for (auto& each : events) {
        each.every = duration{static_cast<std::int64_t>(random() % 5'000'000 + 50'000)};
        for (auto& strike : each.strikes) {
            if (strike.lasts.is_unbounded()) {
                strike.lasts = duration{lengths[random() % 4]};
            }
        }
    }
}

/// One component's availability, summed the long way.
class summed_downtime {
public:
    using subset = std::uint32_t;

    summed_downtime(model::architecture const& in, std::vector<fault::event> const& events,
                    std::vector<fault::event_id> counted, model::component_id target,
                    std::vector<verifier::felt_event> const& felt)
        : counted_(std::move(counted)), felt_(felt) {
        meaning const naive(in, events);
        auto lenient = in;
        for (auto& each : lenient.components) {
            each.starts_after.clear();
            each.fenced_by.reset();
            for (auto& rule : each.rules) {
                rule.needs.clear();
            }
        }
        auto endless = events;
        for (auto& each : endless) {
            for (auto& strike : each.strikes) {
                strike.lasts = unbounded;
            }
        }
        meaning const never_repaired(lenient, endless);
        for (subset at = 0; at >> counted_.size() == 0; ++at) {
            auto const happening = scenario_of(at);
            auto const out = naive.evaluate(happening).outage[model::index_of(target)];
            outage_.push_back(out.is_unbounded() ? std::numeric_limits<double>::infinity()
                                                 : static_cast<double>(out.milliseconds));
            stops_.push_back(
                never_repaired.evaluate(happening).outage[model::index_of(target)].is_unbounded());
        }
    }

    [[nodiscard]] bool never_ends() const { return std::isinf(outage_.back()); }

    /// Whether failures of different groups act without each other.
    [[nodiscard]] bool are_groups(std::vector<subset> const& groups) const {
        for (subset at = 0; at < outage_.size(); ++at) {
            double longest = 0;
            for (auto const each : groups) {
                longest = std::max(longest, outage_[at & each]);
            }
            if (longest != outage_[at]) {
                return false;
            }
        }
        return true;
    }

    /// Out while the youngest failure of a group is younger than all of the group last. Of events in
    /// `felt` it is given that they can be felt, of those in `never` that they do not happen.
    [[nodiscard]] double at_most(std::vector<subset> const& groups, subset felt = 0,
                                 subset never = 0) const {
        double out = 0;
        for (auto const each : groups) {
            auto const own = of_group(each, felt & each, never & each);
            out += own - out * own;
        }
        return out;
    }

    /// Out while some failure is younger than it lasts alone, or while standing failures would stop
    /// the component.
    [[nodiscard]] double at_least() const {
        double up = 0;
        for (subset at = 0; at < outage_.size(); ++at) {
            double chance = stops_[at] ? 0 : 1;
            for (std::size_t event = 0; event < counted_.size(); ++event) {
                auto const& its = felt_[fault::index_of(counted_[event])];
                auto const alone = std::min(outage_[subset{1} << event], its.cycle);
                auto const stands =
                    std::max(0.0, std::min(its.stands - its.tolerated, its.cycle) - alone);
                auto const neither = its.cycle - alone - stands;
                chance *= (at >> event & 1U ? stands : neither) / its.cycle;
            }
            up += chance;
        }
        return 1 - up;
    }

    [[nodiscard]] subset position_of(std::size_t event) const {
        auto const at =
            std::find(counted_.begin(), counted_.end(), static_cast<fault::event_id>(event)) -
            counted_.begin();
        return subset{1} << at;
    }

private:
    [[nodiscard]] fault::scenario scenario_of(subset of) const {
        fault::scenario made;
        for (std::size_t event = 0; event < counted_.size(); ++event) {
            if (of >> event & 1U) {
                made.push_back(counted_[event]);
            }
        }
        return made;
    }

    [[nodiscard]] double of_group(subset group, subset felt, subset never) const {
        double out = 0;
        for (subset at = 0; at < outage_.size(); ++at) {
            if ((at & ~group) != 0 || (at & never) != 0 || (at & felt) != felt) {
                continue;
            }
            double spared = 1;
            double here = 1;
            double older = 1;
            for (std::size_t event = 0; event < counted_.size(); ++event) {
                auto const bit = subset{1} << event;
                auto const& its = felt_[fault::index_of(counted_[event])];
                auto const given = felt & bit ? its.cycle / its.felt : 1.0;
                if (at & bit) {
                    here *= its.felt / its.cycle * given;
                    older *= std::max(0.0, its.felt - outage_[at]) / its.cycle * given;
                } else if ((group & bit) != 0 && (never & bit) == 0) {
                    spared *= 1 - its.felt / its.cycle;
                }
            }
            out += spared * (here - older);
        }
        return out;
    }

    std::vector<fault::event_id> counted_;
    std::vector<verifier::felt_event> const& felt_;
    std::vector<double> outage_; // by subset of `counted_`
    std::vector<bool> stops_;
};

/// What is wrong with the availability of some component of a model; nothing when all is right.
[[nodiscard]] inline std::optional<std::string> find_wrong_downtime(model::architecture const& in,
                                                                    std::uint64_t seed,
                                                                    downtime_totals& counted) {
    auto events = fault::list_events(in);
    add_rates(events, seed);
    // What circles unroll to may be large; there is enough without.
    verifier::subject subject(in, events, {20'000, 40'000});
    for (std::size_t at = 0; at < in.components.size(); ++at) {
        auto const target = static_cast<model::component_id>(at);
        verifier::availability_case asked(subject, target, {});
        constexpr std::size_t most_events = 9;
        if (asked.counted().empty() || asked.counted().size() > most_events) {
            continue;
        }
        std::ostringstream wrong;
        wrong.precision(17);
        wrong << in.components[at].name << ": ";
        auto const compare = [&](char const* what, double expected, double got) {
            constexpr double rounding = 1e-9;
            bool const same =
                std::abs(expected - got) <= rounding * std::max(expected, got) + 1e-13;
            if (!same) {
                wrong << what << " " << expected << " expected, " << got << " computed";
            }
            return same;
        };
        availability found;
        try {
            found = asked.compute(0.5);
        } catch (diagram::gave_up const& reason) {
            // Some circles cannot be unrolled; then there is no answer, and none is wrong.
            std::string const why = reason.what();
            if (why.find("circle") == why.npos && why != "the fault graph is too large") {
                wrong << "gave up: " << reason.what();
                return wrong.str();
            }
            ++counted.given_up;
            continue;
        } catch (internal_error const& contradiction) {
            wrong << contradiction.what();
            for (auto const id : asked.counted()) {
                auto const& its = asked.felt()[fault::index_of(id)];
                wrong << "\n// event " << fault::index_of(id) << " cycle " << its.cycle
                      << " stands " << its.stands << " felt " << its.felt << " alone " << its.alone
                      << " tolerated " << its.tolerated;
            }
            return wrong.str();
        }
        ++counted.components;
        summed_downtime const sum(in, events, asked.counted(), target, asked.felt());
        if (sum.never_ends()) {
            ++counted.endless;
            if (found.least_downtime != 1) {
                wrong << "never ends, and was not noticed";
                return wrong.str();
            }
            continue;
        }
        std::vector<summed_downtime::subset> groups;
        for (auto const& each : asked.groups()) {
            auto& group = groups.emplace_back(0);
            for (auto const event : each) {
                group |= sum.position_of(event);
            }
        }
        counted.several_groups += groups.size() > 1 ? 1 : 0;
        if (!sum.are_groups(groups)) {
            wrong << "failures of different groups act together";
            return wrong.str();
        }
        if (!asked.is_refined()) { // then it may be too large, and nothing else can be said of it
            ++counted.coarse;
            if (sum.at_most(groups) > found.downtime * (1 + 1e-9)) {
                wrong << "downtime too small";
                return wrong.str();
            }
            continue;
        }
        if (!compare("downtime at most", sum.at_most(groups), found.downtime) ||
            (asked.knows_stops() &&
             !compare("downtime at least", sum.at_least(), found.least_downtime))) {
            return wrong.str();
        }
        counted.given_up += asked.knows_stops() ? 0 : 1;
        counted.apart += found.least_downtime < 0.9 * found.downtime ? 1 : 0;
        for (auto const& each : found.measures) {
            auto const event = sum.position_of(fault::index_of(each.event));
            auto const with = sum.at_most(groups, event, 0);
            auto const without = sum.at_most(groups, 0, event);
            auto const all = sum.at_most(groups);
            if (!compare("Birnbaum", with - without, each.birnbaum) ||
                !compare("share", (all - without) / all, each.share) ||
                !compare("achievement", with / all, each.achievement)) {
                wrong << " of event " << fault::index_of(each.event);
                return wrong.str();
            }
        }
    }
    return std::nullopt;
}

} // namespace hadsl::property

#endif
