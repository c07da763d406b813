// hadsl/verifier/contrast.hpp - the smallest single changes with which a claim survives a scenario.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_CONTRAST_HPP
#define HADSL_VERIFIER_CONTRAST_HPP

#include <hadsl/change/edit.hpp>
#include <hadsl/change/renumber.hpp>
#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/fault/explain.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/candidates.hpp>
#include <hadsl/verifier/patience.hpp>
#include <hadsl/verifier/replay.hpp>
#include <hadsl/verifier/slice.hpp>
#include <hadsl/verifier/trial.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// How much work may go into one contrast.
struct contrast_limits {
    std::size_t most_found = 3;
    std::size_t most_designs = 60;       // are evaluated
    std::size_t most_components = 4'000; // in all of them together
    bool obvious = false;                // what to do without, too, where something else helps

    /// What somebody waits for who asked for all of it.
    [[nodiscard]] static constexpr contrast_limits thorough() {
        return {50, 20'000, 20'000'000, true};
    }
};

namespace detail {

/// Leaves only the failures of a scenario's classes: no others happen, and listing them costs more
/// than all else.
inline void leave_only(model::architecture& in, std::vector<fault::event> const& events,
                       fault::scenario const& happening) {
    for (std::size_t at = 0; at < in.classes.size(); ++at) {
        bool const happens =
            std::any_of(happening.begin(), happening.end(), [&](fault::event_id id) {
                return events[fault::index_of(id)].failure == static_cast<model::class_id>(at);
            });
        in.classes[at].is_leaf = in.classes[at].is_leaf && happens;
    }
}

/// The largest or smallest time with which the claim survives; nothing when it does with none.
[[nodiscard]] inline std::optional<duration> find_time(trial& in, candidate const& of) {
    auto const survives = [&](std::int64_t milliseconds) {
        auto by = of.by;
        by.time = duration{milliseconds};
        return in.survives(by);
    };
    // good: survives; bad: does not.
    bool const wants_largest = of.time == candidate::figure::largest;
    auto good = wants_largest ? of.bound.milliseconds : of.by.time.milliseconds;
    if (!survives(good)) {
        return std::nullopt;
    }
    auto bad = wants_largest ? of.by.before.milliseconds : of.bound.milliseconds;
    if (wants_largest && of.by.before.is_unbounded()) {
        auto const allowed = in.claim().budget.threshold;
        bad = allowed.is_unbounded() ? ms_per_year : allowed.milliseconds + 1;
        if (survives(bad)) {
            return duration{bad};
        }
    }
    // Most often times add up, so that what is too much in sum is too much in this figure.
    auto const step = wants_largest ? -1 : 1;
    auto const likely = bad + step * in.excess().milliseconds;
    if (!in.excess().is_unbounded() && std::min(good, bad) < likely &&
        likely < std::max(good, bad)) {
        (survives(likely) ? good : bad) = likely;
        auto const next = likely - step;
        if (good == likely && next != bad) {
            (survives(next) ? good : bad) = next;
        }
    }
    while (good - bad > 1 || bad - good > 1) {
        auto const middle = good + (bad - good) / 2;
        (survives(middle) ? good : bad) = middle;
    }
    return duration{good};
}

/// Whether two changes say the same of things that are alike, so that one of them is enough.
[[nodiscard]] inline bool are_alike(model::architecture const& in, change::edit const& left,
                                    change::edit const& right) {
    using kind = change::edit::kind;
    if (left.what == kind::moved_place && right.what == kind::own_place) {
        return left.component == right.component && left.other == right.other;
    }
    if (left.what != right.what || left.label != right.label || left.failure != right.failure ||
        left.kind_lost != right.kind_lost) {
        return false;
    }
    if (left.what == kind::own_place) {
        return left.other == right.other && in[left.component].kind == in[right.component].kind;
    }
    if (left.component != right.component || left.index != right.index) {
        return false;
    }
    auto const& rules = in[left.component].rules;
    return left.rule == right.rule ||
           ((left.what == kind::symptom || left.what == kind::rule_loss) &&
            rules[static_cast<std::size_t>(left.rule)].protection ==
                rules[static_cast<std::size_t>(right.rule)].protection &&
            rules[static_cast<std::size_t>(left.rule)].action ==
                rules[static_cast<std::size_t>(right.rule)].action);
}

[[nodiscard]] inline bool does_without(change::edit const& by) {
    return by.what == change::edit::kind::no_need || by.what == change::edit::kind::no_wait;
}

} // namespace detail

/// The single changes with which the claim survives these failures, smallest first, each evaluated.
[[nodiscard]] inline contrast contrast_of(subject const& of, std::size_t claim,
                                          fault::scenario const& happening,
                                          contrast_limits const& limits, patience const& patience) {
    auto part = slice_in(of, claim, happening);
    detail::leave_only(part.architecture, of.events(), happening);
    auto const& in = part.architecture;
    auto const& said = in.claims.front();
    auto const events = fault::list_events(in);
    fault::evaluator const meaning(in, events);

    contrast made;
    bool const is_cold = said.says == model::claim::form::cold_start;
    auto const here = is_cold ? fault::scenario{} : in_slice(part, of.events(), happening, events);
    auto const found = meaning.evaluate(here);
    fault::story told;
    auto excess = unbounded;
    if (is_cold) {
        for (auto const target : said.cold_start.targets) {
            if (auto story = fault::blocks_cold_start(in, target)) {
                told = std::move(*story);
                break;
            }
        }
    } else {
        if (!found.complete || !refutes(found, said.budget)) {
            made.is_complete = false; // nothing is said that was not seen
            return made;
        }
        auto shown = show(found, said.budget);
        shown.targets.resize(static_cast<std::size_t>(said.budget.at_least));
        excess =
            said.budget.threshold.is_unbounded() ? unbounded : shown.amount - said.budget.threshold;
        told = fault::explain(meaning, here, found, shown.targets, said.budget.consequence);
    }
    auto const candidates = candidate_finder(meaning, said, here, found, told).find();
    trial tried(in, events, said, here, excess);
    for (auto const& each : candidates) {
        bool const is_known =
            std::any_of(made.changes.begin(), made.changes.end(), [&](change::edit const& known) {
                return detail::are_alike(in, known, each.by);
            });
        if (is_known) {
            continue;
        }
        // Without what it needs anything would survive: no news where something else helps. Of a
        // cold start it is what there is to say.
        if (detail::does_without(each.by) && !is_cold && !limits.obvious &&
            std::any_of(made.changes.begin(), made.changes.end(),
                        [](auto const& known) { return !detail::does_without(known); })) {
            made.is_complete = false;
            continue;
        }
        if (made.changes.size() == limits.most_found || tried.count() >= limits.most_designs ||
            tried.count() * in.components.size() >= limits.most_components || patience.is_over()) {
            made.is_complete = false;
            break;
        }
        auto by = each.by;
        if (each.time == candidate::figure::given) {
            if (!tried.survives(by)) {
                continue;
            }
        } else if (auto const time = detail::find_time(tried, each)) {
            by.time = *time;
        } else {
            continue;
        }
        made.changes.push_back(std::move(by));
    }
    for (auto& each : made.changes) {
        change::renumber(each, part.whole);
    }
    return made;
}

} // namespace hadsl::verifier

#endif
