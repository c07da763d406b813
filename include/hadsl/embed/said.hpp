// hadsl/embed/said.hpp - what a specification in C++ says, as plain data: names are still text.
// SPDX-License-Identifier: BSL-1.0
//
// For the evaluation at compile time: views instead of strings and nothing that is not needed, so
// that the compiler has little to do. The words (`components.hpp` and its neighbours) make it,
// `build.hpp` reads it.
#ifndef HADSL_EMBED_SAID_HPP
#define HADSL_EMBED_SAID_HPP

#include <hadsl/model/architecture.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace hadsl::embed::said {

using name = std::string_view;
using names = std::vector<name>;

struct expression {
    model::expression::operation op = model::expression::operation::component;
    said::name name;                  // for `component`
    std::int32_t count = 0;           // for `at_least`
    std::vector<expression> operands; // for the others
};

struct label {
    name key;
    name value;
    duration after = zero;
};

// ---- mechanisms ---------------------------------------------------------------------------------

/// A sum of lengths, parameters and, for `max`, the longest of some times.
struct time {
    duration length = zero;
    said::name name;           // a parameter, unless empty
    std::vector<time> terms;   // a sum, unless empty
    std::vector<time> longest; // a maximum, unless empty
};

struct role {
    said::name name;
    bool optional = false;
};
struct parameter {
    said::name name;
    std::optional<time> value;
};
struct symptom {
    bool loss = false;
    name failure; // unless `loss`
    name kind;    // may be empty unless `loss`
};
struct rule {
    std::vector<symptom> symptoms;
    model::action action = model::action::restart;
    said::time time;
    names needs;
    std::optional<said::time> losing;
    std::optional<said::time> noticed_within;
};
struct backup {
    time every;
    name on; // a role; empty: somewhere that nothing destroys
};
struct mechanism {
    said::name name;
    std::string_view description;
    std::vector<role> roles;
    std::vector<parameter> parameters;
    std::optional<model::run_mode> mode;
    std::vector<rule> rules;
    names mirrors;
    names voters; // `copies` stands for the copies
    names requests;
    std::vector<backup> backups;
    said::name fenced_by;
    std::optional<time> lag;
    names applies_to;
    bool shares = false;
    bool keep_writing = false;
    bool stop = false;
};

struct argument {
    said::name name;
    std::optional<duration> time;
    std::vector<expression> components; // without a time
};
struct application {
    mechanism of;
    std::vector<argument> arguments;
};

// ---- components ---------------------------------------------------------------------------------

struct copy {
    name on;
    names with;
    std::vector<label> labels;
    duration lag = zero;
};
struct need {
    expression of;
    duration tolerating = zero;
};
struct override {
    name failure;
    std::optional<duration> lasts;
    std::optional<duration> every;
    std::optional<duration> noticed;
};
struct cost {
    double amount = 0;
    name unit;
};

/// One declaration, of several components if it has several names.
struct component {
    name kind;
    said::names names;
    std::string_view description;
    said::names containers;
    name on;
    std::vector<copy> copies;
    std::int32_t at_least = 1;
    std::vector<application> protections;
    std::vector<need> needs;
    std::vector<expression> starts_after;
    std::optional<duration> starts_in;
    bool keeps_data = false;
    name data_on;
    std::vector<label> labels;
    said::names traits;
    std::vector<override> overrides;
    std::vector<cost> costs;
    name left, right; // of a link
};

// ---- kinds, classes, claims ---------------------------------------------------------------------

struct kind {
    said::name name;
    said::name parent; // may be empty
    bool keeps_data = false;
    std::optional<duration> starts_in;
    names traits;
};

struct failure_class {
    said::name name;
    names parents;
    std::optional<names> strikes;
    std::optional<duration> lasts;
    std::optional<duration> noticed;
    said::name shared_by;
    bool or_itself = false;
    std::optional<names> shows;
    bool recurs = false;
    bool planned = false;
    model::destruction destroys = model::destruction::nothing;
};

/// The failures that a budget or an assumption speaks of.
struct failures {
    std::int32_t count = 1;
    names classes;
    name of_kind;
    names of;
};

enum class consequence { outage, interruption, stop, disruption, data_loss, all_data, split_brain };

struct claim {
    said::name name;
    std::string_view description;
    model::claim::form says = model::claim::form::budget;
    std::vector<failures> budgets;
    said::consequence consequence = said::consequence::outage;
    std::optional<duration> longer_than;
    names targets;
    std::int32_t at_least = 1; // of the targets; 0: all of them together
    double availability = 1;   // 0 to 1
    std::string_view accepted; // why; empty when it is not
    std::int32_t until = 0;    // year * 10000 + month * 100 + day; 0: for ever
};

struct assumption {
    said::name name;
    std::string_view description;
    failures none;
};

struct specification {
    duration tolerance = zero; // what `outage` means
    std::vector<kind> kinds;
    std::vector<failure_class> classes;
    std::vector<component> components;
    std::vector<claim> claims;
    std::vector<assumption> assumptions;
};

} // namespace hadsl::embed::said

#endif
