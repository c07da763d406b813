// hadsl/syntax/tree.hpp - what was written: one struct per production of grammar/hadsl.ebnf.
// SPDX-License-Identifier: BSL-1.0
//
// Nothing is resolved here: names are text, numbers are unchecked, order is the author's. A span
// never takes part in equality, so two trees are equal when they say the same.
#ifndef HADSL_SYNTAX_TREE_HPP
#define HADSL_SYNTAX_TREE_HPP

#include <hadsl/source/duration.hpp>
#include <hadsl/source/span.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hadsl::syntax {

/// A place that is equal to every other place: the part of a node that equality passes over.
struct place {
    source::span span;
    friend constexpr bool operator==(place const&, place const&) { return true; }
};

// ---- words --------------------------------------------------------------------------------------

/// One name, without backticks.
struct name {
    std::string text;
    place at;
    bool operator==(name const&) const = default;
};

/// `vmware.fault_tolerance`, or a bare name with an empty module.
struct qualified_name {
    std::string module;
    std::string text;
    place at;
    bool operator==(qualified_name const&) const = default;
};

struct string {
    std::string text; // escapes already replaced
    place at;
    bool operator==(string const&) const = default;
};

/// A duration as written, exact in milliseconds.
struct duration {
    hadsl::duration value;
    place at;
    bool operator==(duration const&) const = default;
};

/// A decimal number, exact: value = digits / 10^scale (`99.95` is 9995 with scale 2).
struct decimal {
    std::int64_t digits = 0;
    int scale = 0;
    place at;
    bool operator==(decimal const&) const = default;
};

struct date {
    int year = 0;
    int month = 0;
    int day = 0;
    place at;
    bool operator==(date const&) const = default;
};

// ---- expressions --------------------------------------------------------------------------------

/// Whole-number arithmetic over loop variables, in postfix order so that no pointer is needed.
struct arithmetic {
    enum class operation { add, subtract, multiply, divide, remainder, negate };
    using token = std::variant<std::int64_t, name, operation>;
    std::vector<token> postfix;
    place at;
    bool operator==(arithmetic const&) const = default;
};

/// `[3]`, `[i + 1]`, `[1..4]` or `[*]`.
struct index {
    bool every = false; // `*`; then neither bound is present
    std::optional<arithmetic> first;
    std::optional<arithmetic> last;
    place at;
    bool operator==(index const&) const = default;
};

/// A name with subscripts: `esx[1][*]`.
struct reference {
    name base;
    std::vector<index> indices;
    place at;
    bool operator==(reference const&) const = default;
};

/// A name with subscripts as a declaration writes it: `esx[1..16]`.
using declared_name = reference;

/// `a`, `a and b`, `a or b`, `2 of (a, b, c)`, `any of (…)`, `all of (…)`.
struct expression {
    enum class operation { reference, all, any, at_least };
    operation op = operation::reference;
    reference name;                   // for `reference`
    std::int64_t count = 0;           // for `at_least`
    std::vector<expression> operands; // for the others
    bool listed = false;              // written as `… of (…)`, where `[*]` may stand
    place at;
    bool operator==(expression const&) const = default;
};

// ---- failure classes and kinds ------------------------------------------------------------------

struct strikes {
    std::vector<qualified_name> kinds;
    place at;
    bool operator==(strikes const&) const = default;
};
struct class_lasts {
    duration length;
    place at;
    bool operator==(class_lasts const&) const = default;
};
/// `every 4y`: how long it goes well between two failures, on average.
struct class_every {
    duration length;
    place at;
    bool operator==(class_every const&) const = default;
};
struct shared {
    name label;
    bool or_itself = false;
    place at;
    bool operator==(shared const&) const = default;
};
struct shows {
    std::vector<qualified_name> classes;
    place at;
    bool operator==(shows const&) const = default;
};
struct recurs {
    place at;
    bool operator==(recurs const&) const = default;
};
struct destroys {
    bool contents = false; // otherwise: its own data
    place at;
    bool operator==(destroys const&) const = default;
};
struct class_noticed {
    duration within;
    place at;
    bool operator==(class_noticed const&) const = default;
};
struct planned {
    place at;
    bool operator==(planned const&) const = default;
};
using class_property = std::variant<strikes, class_lasts, class_every, shared, shows, recurs,
                                    destroys, class_noticed, planned>;

struct failure {
    name declared;
    std::vector<qualified_name> parents;
    std::optional<string> description;
    std::vector<class_property> properties;
    place at;
    bool operator==(failure const&) const = default;
};

struct keeps {
    std::optional<reference> on;
    place at;
    bool operator==(keeps const&) const = default;
};
struct starts_in {
    duration length;
    place at;
    bool operator==(starts_in const&) const = default;
};
struct traits {
    std::vector<name> names;
    place at;
    bool operator==(traits const&) const = default;
};
/// `crash lasts 5min`, `crash every 90d lasting 5min 2% shared`, `hang noticed in 30s`.
struct override {
    qualified_name failure;
    std::optional<duration> lasts; // `lasts`, or `lasting` beside `every`
    std::optional<duration> every;
    std::optional<decimal> shared; // percent of `every` that strike all copies at once
    std::optional<duration> noticed;
    place at;
    bool operator==(override const&) const = default;
};
using kind_property = std::variant<keeps, starts_in, traits, override>;

struct kind {
    name declared;
    std::optional<qualified_name> parent;
    std::optional<string> description;
    std::vector<kind_property> properties;
    place at;
    bool operator==(kind const&) const = default;
};

// ---- mechanisms ---------------------------------------------------------------------------------

/// A sum; each summand is a duration, a parameter, or the longer of two times.
struct time {
    struct longest; // see below
    using term = std::variant<duration, name, longest>;
    std::vector<term> terms;
    place at;
    bool operator==(time const&) const;
};
/// `max(a, b)`: exactly two operands.
struct time::longest {
    std::vector<time> operands;
    place at;
    bool operator==(longest const&) const = default;
};
inline bool time::operator==(time const& other) const {
    return terms == other.terms;
}

struct role {
    std::vector<name> names;
    bool optional = false; // unbound, they stand for something that never fails
    place at;
    bool operator==(role const&) const = default;
};
struct parameter {
    name declared;
    std::optional<time> value;
    place at;
    bool operator==(parameter const&) const = default;
};
struct run_mode {
    enum class mode { all_active, one_active, lockstep, one_copy };
    mode how = mode::all_active;
    place at;
    bool operator==(run_mode const&) const = default;
};
struct copies_lag {
    time by;
    place at;
    bool operator==(copies_lag const&) const = default;
};
/// `copies hold shares`: as many copies as must serve are needed to have the data (RAID 5).
struct copies_hold {
    place at;
    bool operator==(copies_hold const&) const = default;
};
struct quorum {
    std::vector<name> voters; // roles; `copies` and `active copy` stand for the component's own
    place at;
    bool operator==(quorum const&) const = default;
};
struct requests {
    std::vector<name> roles;
    place at;
    bool operator==(requests const&) const = default;
};
/// `loss of host`, `crash of vm`, `isolation`.
struct symptom {
    bool loss = false;
    qualified_name failure;             // empty text when `loss`
    std::optional<qualified_name> kind; // always present when `loss`
    place at;
    bool operator==(symptom const&) const = default;
};
struct rule_needs {
    std::vector<name> roles;
    place at;
    bool operator==(rule_needs const&) const = default;
};
struct losing {
    time work;
    place at;
    bool operator==(losing const&) const = default;
};
struct noticed_within {
    time length;
    place at;
    bool operator==(noticed_within const&) const = default;
};
enum class action { take_over, restart, migrate, restore };
struct rule {
    std::vector<symptom> symptoms;
    syntax::action does = syntax::action::restart;
    time in;
    using clause = std::variant<rule_needs, losing, noticed_within>;
    std::vector<clause> clauses;
    place at;
    bool operator==(rule const&) const = default;
};
struct mirrors {
    std::vector<qualified_name> classes;
    place at;
    bool operator==(mirrors const&) const = default;
};
struct isolated {
    bool keep_writing = false; // otherwise: stop
    place at;
    bool operator==(isolated const&) const = default;
};
struct fenced {
    name by;
    place at;
    bool operator==(fenced const&) const = default;
};
struct applies {
    std::vector<name> traits; // any one of them will do
    place at;
    bool operator==(applies const&) const = default;
};
struct backup {
    time every;
    std::optional<name> on; // a role
    place at;
    bool operator==(backup const&) const = default;
};
using mechanism_property = std::variant<role, parameter, run_mode, copies_lag, copies_hold, quorum,
                                        requests, rule, mirrors, isolated, fenced, applies, backup>;

struct mechanism {
    name declared;
    std::optional<string> description;
    std::vector<mechanism_property> properties;
    place at;
    bool operator==(mechanism const&) const = default;
};

// ---- components ---------------------------------------------------------------------------------

struct label {
    name key;
    string value;
    std::vector<arithmetic> indices; // `"ring"[i]`
    std::optional<duration> after;
    place at;
    bool operator==(label const&) const = default;
};
struct lagging {
    duration by;
    place at;
    bool operator==(lagging const&) const = default;
};
struct copy {
    reference on;
    using item = std::variant<reference, label, lagging>;
    std::vector<item> with;
    place at;
    bool operator==(copy const&) const = default;
};
struct argument {
    name parameter; // empty where only a value was written, which resolve refuses
    std::variant<duration, std::vector<expression>> value;
    place at;
    bool operator==(argument const&) const = default;
};
struct application {
    qualified_name mechanism;
    std::vector<argument> arguments;
    place at;
    bool operator==(application const&) const = default;
};

struct contained {
    std::vector<reference> containers;
    place at;
    bool operator==(contained const&) const = default;
};
struct platform {
    reference on;
    place at;
    bool operator==(platform const&) const = default;
};
struct copies {
    std::vector<copy> all;
    place at;
    bool operator==(copies const&) const = default;
};
struct at_least {
    arithmetic count;
    place at;
    bool operator==(at_least const&) const = default;
};
struct protection {
    std::vector<application> by;
    place at;
    bool operator==(protection const&) const = default;
};
struct needs {
    std::vector<expression> all;
    std::optional<duration> tolerating; // of each of them
    place at;
    bool operator==(needs const&) const = default;
};
struct starts_after {
    std::vector<expression> all;
    place at;
    bool operator==(starts_after const&) const = default;
};
struct each_serves {
    decimal amount; // k and M multiplied in
    place at;
    bool operator==(each_serves const&) const = default;
};
struct demand {
    decimal amount;
    place at;
    bool operator==(demand const&) const = default;
};
struct costs {
    decimal amount;
    name unit;
    place at;
    bool operator==(costs const&) const = default;
};
using component_property =
    std::variant<contained, platform, copies, at_least, protection, needs, starts_after, starts_in,
                 keeps, each_serves, demand, costs, traits, label, override>;

struct component {
    qualified_name kind;
    std::vector<declared_name> names;
    std::optional<string> description;
    std::vector<component_property> properties;
    place at;
    bool operator==(component const&) const = default;
};
struct link {
    declared_name declared;
    reference left;
    reference right;
    std::optional<string> description;
    std::vector<component_property> properties;
    place at;
    bool operator==(link const&) const = default;
};

// ---- what must hold -----------------------------------------------------------------------------

/// What the failures of a budget strike: components, or any component of a kind.
struct struck {
    std::optional<qualified_name> kind;
    std::vector<reference> components; // when there is no kind
    place at;
    bool operator==(struck const&) const = default;
};
struct budget {
    std::int64_t count = 1;
    std::vector<qualified_name> classes; // empty: any
    std::optional<syntax::struck> of;
    place at;
    bool operator==(budget const&) const = default;
};
enum class consequence { outage, interruption, stop, disruption, data_loss, all_data, split_brain };
struct targets {
    std::optional<std::int64_t> at_least; // of the listed
    std::vector<reference> components;
    bool together = false;
    std::optional<duration> longer_than;
    place at;
    bool operator==(targets const&) const = default;
};
struct budget_claim {
    std::vector<budget> budgets;
    syntax::consequence consequence = syntax::consequence::outage;
    syntax::targets of;
    place at;
    bool operator==(budget_claim const&) const = default;
};
struct availability_claim {
    reference component;
    decimal at_least; // percent
    place at;
    bool operator==(availability_claim const&) const = default;
};
struct cold_start_claim {
    std::vector<reference> components;
    place at;
    bool operator==(cold_start_claim const&) const = default;
};
struct acceptance {
    string why;
    std::optional<date> until;
    place at;
    bool operator==(acceptance const&) const = default;
};
struct claim {
    declared_name declared;
    std::optional<string> description;
    std::variant<budget_claim, availability_claim, cold_start_claim> statement;
    std::optional<syntax::acceptance> acceptance;
    place at;
    bool operator==(claim const&) const = default;
};
struct assume {
    declared_name declared;
    std::optional<string> description;
    std::vector<qualified_name> classes; // empty: any
    std::optional<syntax::struck> of;
    place at;
    bool operator==(assume const&) const = default;
};
/// `assume crash every 90d lasting 5min, hardware every 4y lasting 4h`: what holds unless a kind or
/// a component says otherwise.
struct figures {
    std::vector<override> all;
    place at;
    bool operator==(figures const&) const = default;
};
struct tolerance {
    duration length;
    place at;
    bool operator==(tolerance const&) const = default;
};

// ---- the document -------------------------------------------------------------------------------

struct use {
    std::vector<name> modules;
    place at;
    bool operator==(use const&) const = default;
};
struct import {
    string file;
    place at;
    bool operator==(import const&) const = default;
};
struct loop;
using declaration = std::variant<use, import, failure, kind, mechanism, loop, claim, figures,
                                 assume, tolerance, link, component>;
struct loop {
    name variable;
    arithmetic first;
    arithmetic last;
    std::vector<declaration> body;
    place at;
    bool operator==(loop const&) const;
};

/// One text, parsed.
struct document {
    std::vector<declaration> declarations;
    place at;
    bool operator==(document const&) const;
};

inline bool loop::operator==(loop const& other) const {
    return variable == other.variable && first == other.first && last == other.last &&
           body == other.body;
}
inline bool document::operator==(document const& other) const {
    return declarations == other.declarations;
}

} // namespace hadsl::syntax

#endif
