// hadsl/verdict.hpp - the judgement on one claim, with its evidence.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERDICT_HPP
#define HADSL_VERDICT_HPP

#include <hadsl/change/edit.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/fault/story.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/scenario_count.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hadsl {

enum class outcome { proven, refuted, undecided };

/// Single changes of the design under which a claim survives the failures of a counterexample,
/// smallest first. Each was evaluated.
struct contrast {
    std::vector<change::edit> changes;
    /// False when not everything that might help was tried.
    bool is_complete = true;
};

/// A smallest set of failures under which the claim fails, as the evaluator replayed it.
struct counterexample {
    fault::scenario failures; // empty: the claim is false although nothing fails
    /// The target that shows it (the first, when several do).
    model::component_id target{};
    /// How long the outage or disruption lasts, or how much work is lost; unbounded: for ever.
    /// Zero for split brain and cold starts.
    duration amount = zero;
    fault::story story;
    std::optional<hadsl::contrast> contrast = {}; // when it was asked for
};

/// The smallest increase of a single budget at which a proven claim breaks.
struct edge {
    std::size_t budget = 0; // index into budget_claim::budgets
    std::size_t count = 0;  // of failures that it would allow
    counterexample broken_by;
};

/// What a component's availability comes to. Shares of time, in the long run; where the order in
/// which failures overlap would matter, `downtime` is for the worst one and `least_downtime` for the
/// best. docs/availability.md says what exactly is summed.
struct availability {
    double downtime = 0;
    double least_downtime = 0;
    double allowed = 0; // by the claim

    /// A minimal set of failures, and what it costs if nothing else ever fails.
    struct cause {
        fault::scenario failures;
        double downtime = 0;     // share of time
        double per_year = 0;     // how often
        duration longest = zero; // an outage by it
    };
    std::vector<cause> causes; // dearest first
    bool more_causes = false;  // than are listed

    /// How much one failure matters. Infinite where nothing is left to compare with.
    struct measure {
        fault::event_id event{};
        double birnbaum = 0;    // how much likelier an outage is while it stands
        double share = 0;       // of the downtime that goes if it never happens (Fussell-Vesely)
        double achievement = 1; // times as much downtime if it stands for ever (risk achievement)
        double reduction = 1;   // times as little if it never happens (risk reduction)
    };
    std::vector<measure> measures; // the largest share first
};

struct verdict {
    std::size_t claim = 0; // index into architecture::claims
    hadsl::outcome outcome = hadsl::outcome::undecided;
    /// Why nothing could be decided: time, memory, or what is not supported.
    std::string undecided_because;
    /// Why a proven claim says nothing (nothing could have refuted it); empty when it says something.
    std::string vacuous_because;
    std::size_t events_considered = 0;
    scenario_count scenarios_considered = 0; // that the budgets allow
    /// With thorough evidence: the failures that the claim names and no assumption leaves out.
    std::vector<fault::event_id> considered;
    /// Indices into architecture::assumptions: those without which the claim is not proven.
    std::vector<std::size_t> assumptions;
    /// Fewest failures first; one unless all were asked for.
    std::vector<counterexample> counterexamples;
    /// How many minimal counterexamples there are.
    struct counted {
        std::uint64_t number = 0;
        bool is_exact = false; // otherwise at least so many
    };
    counted sets = {};
    /// The failures that a proven claim names have no part in what may befall its targets.
    bool is_out_of_reach = false;
    /// A proven claim is about the loss of data, and none of the failures that it names destroys any
    /// of that data.
    bool destroys_nothing = false;
    /// There are more minimal counterexamples than listed (or it was not asked whether).
    bool more = false;
    /// When it was asked for: how much more a proven claim stands.
    std::optional<hadsl::edge> edge = {};
    /// Nothing was found nearer in time, though there may be something.
    bool edge_is_known = true;
    /// Of a claim about availability, unless it could not be computed.
    std::optional<hadsl::availability> availability = {};
    /// Refuted, but accepted in the text and not yet past its date.
    bool accepted = false;
    /// Refuted, by nothing that a baseline does not list.
    bool known = false;
    /// Refuted for longer than a baseline lists: what it lists. Empty otherwise.
    std::string worse_than_known;
    /// The claim carries an acceptance whose date has passed.
    bool acceptance_expired = false;

    [[nodiscard]] bool is_vacuous() const { return !vacuous_because.empty(); }
};

/// One fact of a design, and what depends on it.
struct weighed_fact {
    change::edit removal; // the fact, as the change that takes it away
    /// The claims, as indices into architecture::claims, whose outcome is another without it.
    std::vector<std::size_t> decides;
    /// False when some claim could not be decided without it.
    bool is_known = true;

    /// Without it, no claim that was asked for comes out otherwise.
    [[nodiscard]] bool is_idle() const { return is_known && decides.empty(); }
};

/// What one run decided about one specification.
struct judgement {
    std::vector<verdict> verdicts;   // in the order of the claims that were asked for
    std::vector<weighed_fact> facts; // when they were asked for
};

} // namespace hadsl

#endif
