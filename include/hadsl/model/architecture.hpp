// hadsl/model/architecture.hpp - what a specification means: ground, numbered, checked.
// SPDX-License-Identifier: BSL-1.0
//
// Everything a name could stand for is resolved: loops are unrolled, parameters and roles bound,
// labels and overrides inherited. The evaluator and the lowering read this and nothing else.
#ifndef HADSL_MODEL_ARCHITECTURE_HPP
#define HADSL_MODEL_ARCHITECTURE_HPP

#include <hadsl/model/ids.hpp>
#include <hadsl/source/duration.hpp>
#include <hadsl/source/span.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::model {

// ---- what can fail ------------------------------------------------------------------------------

enum class destruction { nothing, data, contents };

/// A failure class. Events are made of classes without children; the others are names for unions.
struct failure_class {
    std::string name; // with its module, as a specification writes it
    std::vector<class_id> parents;
    /// Itself and all it descends from, each once.
    std::vector<class_id> ancestors;
    /// All that a rule may name to see this class: `ancestors`, what it shows as (its parents'
    /// when it does not say), and the ancestors of that.
    std::vector<class_id> shows;
    bool is_leaf = true;
    std::vector<kind_id> strikes; // inherited from the parents when it names none
    duration lasts = unbounded;
    std::string shared_by; // a label key; empty: one event per component or copy
    /// With `shared_by`: what carries no such label is struck alone, as one of its own name.
    bool or_itself = false;
    bool recurs = false;
    bool is_planned = false;
    destruction destroys = destruction::nothing;
    duration noticed = unbounded;
    std::optional<duration> every; // how long it goes well between two of them, on average
    double common = 0;             // see `override`
    source::span at;
};

struct kind {
    std::string name;
    std::optional<kind_id> parent;
    std::vector<kind_id> ancestors; // itself first, then its parent, and so on
    source::span at;
    bool is_network_gear = false; // what needs it is behind it: see `fault::placement`
};

/// Whether the core library's kind of this name is network gear, with all derived from it: what
/// needs it is behind it. (`link`s join gear; they are none.)
[[nodiscard]] constexpr bool is_core_network_gear(std::string_view kind) {
    return kind == "network" || kind == "network_device" || kind == "nic";
}

// ---- components ---------------------------------------------------------------------------------

/// A monotone expression over components; "out" of it means: an outage longer than asked.
struct expression {
    enum class operation { component, all, any, at_least };
    // `all` of nothing is never out: an optional role that was not bound.
    operation op = operation::component;
    component_id component{};         // for `component`
    std::int32_t count = 0;           // for `at_least`: how many operands must be up
    std::vector<expression> operands; // for the others
    source::span at;
};

struct label {
    std::string key;
    std::string value;
    /// When what is shared reaches this carrier, counted from its first carrier.
    duration after = zero;
    source::span at;
};

/// One place where a component runs, or could be started. A component without `copies` has one.
struct copy {
    /// What it stands on and in: platform, `with`, and the component's containers. All needed.
    std::vector<component_id> place;
    std::vector<label> labels; // its own before the component's; one per key
    /// How far behind the active copy its data is on purpose. A mirrored failure noticed within
    /// that time does not reach it.
    duration lag = zero;
    source::span at;
};

struct need {
    expression of;
    duration tolerating = zero; // an outage of `of` counts for what exceeds this
    source::span at;
};

/// What replaces a failure class's figures for one component.
struct override {
    class_id failure{};
    std::optional<duration> lasts;
    std::optional<duration> every; // how long it goes well between two of them, on average
    /// The share of a copy's failures that strike all copies at once, 0 to 1 (the beta factor).
    std::optional<double> common;
    std::optional<duration> noticed;
    source::span at;
};

// ---- mechanisms, bound to a component -----------------------------------------------------------

enum class run_mode {
    single,     // no `copies`: one copy, its own
    all_active, // copies run apart, all serve
    one_active, // copies run apart, the first serves
    lockstep,   // copies run as one, places are per copy
    one_copy,   // one runs, the other places stand ready
};

enum class action { take_over, restart, migrate, restore };

/// What a rule looks at. `failure` is set unless `loss`; `kind` is set when `loss` or "CLASS of
/// KIND".
struct symptom {
    bool loss = false;
    std::optional<class_id> failure;
    std::optional<kind_id> kind;
    source::span at;
};

/// `on SYMPTOM, …: ACTION in TIME needs ROLE losing WORK if noticed within D`, roles bound.
struct rule {
    std::vector<symptom> symptoms;
    model::action action = model::action::restart;
    duration time;
    std::vector<expression> needs; // all of them
    duration losing = zero; ///< of the last work; at most `beyond_bounds`, for it is never all
    std::optional<duration> noticed_within;
    std::int32_t protection = 0; // index into component::protections
    source::span at;             // in the mechanism's text
};

/// One mechanism as applied to one component: for reports, and to know what goes with it.
struct protection {
    /// What it added to the component beside rules: so many of each, in the order of mechanisms.
    struct addition {
        std::size_t mirrors = 0;
        std::size_t requests = 0;
        std::size_t backups = 0;
        bool runs_copies = false; // says how the copies run
        bool quorum = false;
        bool fence = false;
        bool shares = false;
    };

    std::string mechanism; // as written: `vmware.fault_tolerance`
    std::string description;
    source::span at;       // where it is applied
    source::span declared; // where the mechanism is declared
    addition added = {};
};

struct quorum {
    bool copies = false;            // the component's copies vote
    bool active_copy = false;       // only the active one does, and only for itself
    std::vector<expression> voters; // bound roles that vote
    source::span at;
};

struct backup {
    duration interval;
    std::optional<expression> on; // where it is kept; none: somewhere that nothing destroys
    source::span at;
};

struct component {
    std::string name; // with its subscripts
    std::string description;
    kind_id kind{};
    std::vector<component_id> containers; // `in`; also part of every copy's place
    std::vector<copy> copies;             // at least one
    run_mode mode = run_mode::single;
    std::int32_t at_least = 1; // K of the copies must serve (all active)
    std::vector<need> needs;
    std::vector<expression> starts_after;
    duration starts_in = zero;
    bool keeps_data = false;
    std::optional<component_id> data_on;
    std::vector<label> labels;
    std::vector<std::string> traits;
    std::vector<override> overrides;
    std::vector<std::pair<std::string, double>> costs; // unit, amount
    /// For a link: what it joins.
    std::optional<std::pair<component_id, component_id>> ends;

    std::vector<protection> protections;
    std::vector<rule> rules; // of all protections, in order
    std::vector<class_id> mirrors;
    std::optional<model::quorum> quorum;
    std::vector<expression> requests; // roles on the data path
    std::optional<expression> fenced_by;
    /// What an active copy does that sees no majority (with a quorum) or not the other copy
    /// (without): `stop` unless the mechanism says `isolated copies keep writing`.
    bool isolated_keep_writing = false;
    /// The mechanism said `isolated copies stop`. Without it and without a quorum or a fence, an
    /// isolated active copy goes on.
    bool isolated_stop = false;
    std::vector<backup> backups;
    /// The data survives only while `at_least` copies of it do (RAID 5); otherwise any one will do.
    bool data_in_shares = false;
    source::span at; // the name, where it is declared
};

/// How many of a component's copies have a vote in its quorum.
[[nodiscard]] constexpr std::size_t voting_copies(component const& of) {
    return of.quorum->copies ? of.copies.size() : of.quorum->active_copy ? 1 : 0;
}
/// The voters of that quorum: copies first, then roles.
[[nodiscard]] constexpr std::size_t voter_count(component const& of) {
    return voting_copies(of) + of.quorum->voters.size();
}

// ---- claims -------------------------------------------------------------------------------------

/// The most failures that one budget allows.
inline constexpr std::int64_t most_failures = 64;

/// At most `count` failures of these classes that strike one of these.
struct budget {
    std::int32_t count = 1;         // from 1 to `most_failures`
    std::vector<class_id> classes;  // empty: any class
    std::optional<kind_id> of_kind; // striking any component of this kind
    std::vector<component_id> of;   // or one of these; both absent: anything
    source::span at;
};

enum class consequence { outage, disruption, data_loss, split_brain };

/// `no BUDGET cause CONSEQUENCE of TARGETS longer than THRESHOLD`.
struct budget_claim {
    std::vector<budget> budgets;
    model::consequence consequence = model::consequence::outage;
    /// Refuted when the consequence exceeds this. `stops` and `loses all data` exceed every finite
    /// time: then it is `unbounded`, and the consequence must be unbounded to count.
    duration threshold = zero;
    std::vector<component_id> targets;
    /// How many of the targets it takes: 1 for a plain list, all of them for `together`.
    std::int32_t at_least = 1;
};
struct availability_claim {
    component_id target{};
    double at_least = 1; // a probability, 0 to 1
};
struct cold_start_claim {
    std::vector<component_id> targets;
};

struct acceptance {
    std::string why;
    std::optional<std::int32_t> until; // year * 10000 + month * 100 + day
    source::span at;
};

struct claim {
    enum class form { budget, availability, cold_start };
    std::string name;
    std::string description;
    form says = form::budget;
    model::budget_claim budget;
    model::availability_claim availability;
    model::cold_start_claim cold_start;
    std::optional<model::acceptance> acceptance;
    source::span at;     // the name
    source::span whole;  // from `claim` to the end of the statement
    source::span effect; // from `causes` (or its like) to the end of the statement
};

/// What a claim is about, whatever its form.
[[nodiscard]] constexpr std::vector<component_id> targets_of(claim const& of) {
    switch (of.says) {
    case claim::form::availability: return {of.availability.target};
    case claim::form::cold_start: return of.cold_start.targets;
    default: return of.budget.targets;
    }
}

struct assumption {
    std::string name;
    std::string description;
    std::vector<class_id> classes; // empty: any
    std::optional<kind_id> of_kind;
    std::vector<component_id> of;
    source::span at;
};

/// One specification with all it imports and uses.
struct architecture {
    std::vector<failure_class> classes;
    std::vector<kind> kinds;
    std::vector<component> components;
    std::vector<claim> claims;
    std::vector<assumption> assumptions;
    /// What `outage` means in the main text: longer than this.
    duration tolerance = zero;
    /// The core library's class `isolation`: up, but out of sight. Rules may name it, a lost
    /// quorum shows it.
    std::optional<class_id> isolation;

    [[nodiscard]] constexpr failure_class const& operator[](class_id id) const {
        return classes[index_of(id)];
    }
    [[nodiscard]] constexpr model::kind const& operator[](kind_id id) const {
        return kinds[index_of(id)];
    }
    [[nodiscard]] constexpr component const& operator[](component_id id) const {
        return components[index_of(id)];
    }
};

} // namespace hadsl::model

#endif
