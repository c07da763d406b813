// hadsl/change/edit.hpp - one changed fact of a design, as data: what would be written otherwise.
// SPDX-License-Identifier: BSL-1.0
//
// An edit says nothing about whether it helps. `apply` makes the changed architecture, the verifier
// says what becomes of a claim there, and report/edits.hpp says the edit in words.
#ifndef HADSL_CHANGE_EDIT_HPP
#define HADSL_CHANGE_EDIT_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/model/ids.hpp>
#include <hadsl/source/duration.hpp>
#include <hadsl/source/span.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::change {

/// One fact of one component (or one assumption), changed. Which fields mean something depends on
/// `what`.
struct edit {
    /// What may make a design better, then what takes a fact away from it.
    enum class kind {
        at_least,     // `number` of the component's copies have to serve
        rule_time,    // `rule` takes `time`
        rule_loss,    // `rule` loses `time` of work
        start_time,   // the component starts in `time`
        tolerance,    // it tolerates `time` of an outage of its need `index`
        noticed,      // a failure `failure` of it is noticed in `time`
        own_label,    // `copy` carries a value of `label` that nothing else carries
        later_label,  // what is shared by `label` reaches `copy` later than `time` after the first
        own_place,    // `copy` stands on another thing like `other`, which it has for itself
        moved_place,  // `copy` stands on `replacement`, which is there, instead of `other`
        own_need,     // its need `index` names another thing like `other` instead
        symptom,      // `rule` looks at `failure`, or at the loss of a `kind`, too
        not_mirrored, // no `failure` reaches the other copies
        lag,          // `copy` is `time` behind
        backup_interval, // the backup `index` is made every `time`
        backup_place,    // the backup `index` is kept on another thing like `other`
        backup,          // a backup every `time` is kept where nothing destroys it
        serve_apart,     // all copies run apart, and each serves
        one_more_copy,   // one more copy like the first, apart from what is in `others`
        one_more_link,   // one more link between the same ends, over a path of its own
        one_more_voter,  // a voter that stands apart has a say in which copy serves
        fence,           // something that stands apart fences a copy before another takes over
        no_need,         // it does not need its need `index`
        no_wait,         // it does not wait for `index` of what it starts after

        no_protection, // `protection` is not applied
        no_rule,       // `rule` is not there
        no_backup,     // the backup `index` is not there
        no_quorum,     // nobody votes
        no_fence,      // nothing fences a copy
        no_copy,       // `copy` is not there
        no_tolerance,  // every outage of its need `index` counts
        no_choice,     // of what the need `index` can choose from, only operand `number` is there
        shared_label,  // `copy` carries the `value` of `label` that `other` or a copy carries
        shared_place,  // `copy` stands on `replacement` instead of `other`
        no_assumption, // the assumption `index` is not made
    };
    kind what = kind::at_least;
    model::component_id component{};
    std::int32_t copy = -1;
    std::optional<model::component_id> other;
    std::optional<model::component_id> replacement;
    std::vector<model::component_id> others;
    std::int32_t rule = -1;       // index into component::rules
    std::int32_t protection = -1; // index into component::protections
    std::size_t index = 0;
    std::int32_t number = 0;
    std::string label; // the key
    std::string value; // of a label: what it becomes
    std::optional<model::class_id> failure;
    std::optional<model::kind_id> kind_lost;
    duration time = zero;
    duration before = zero; // what `time` is in the design as it stands
    source::span at;        // the fact that is changed

    friend bool operator==(edit const&, edit const&) = default;
};

/// How much of a design an edit changes: 1 a figure, 2 a label, 3 a place, 4 what a mechanism does,
/// 5 how copies run, 6 something more to run, 7 something to do without.
[[nodiscard]] constexpr int size_of(edit::kind of) {
    using kind = edit::kind;
    switch (of) {
    case kind::at_least:
    case kind::rule_time:
    case kind::rule_loss:
    case kind::start_time:
    case kind::tolerance:
    case kind::noticed:
    case kind::lag:
    case kind::backup_interval: return 1;
    case kind::own_label:
    case kind::later_label:
    case kind::shared_label: return 2;
    case kind::own_place:
    case kind::moved_place:
    case kind::own_need:
    case kind::backup_place:
    case kind::shared_place: return 3;
    case kind::symptom:
    case kind::not_mirrored:
    case kind::backup: return 4;
    case kind::serve_apart: return 5;
    case kind::one_more_copy:
    case kind::one_more_link:
    case kind::one_more_voter:
    case kind::fence: return 6;
    default: return 7;
    }
}

} // namespace hadsl::change

#endif
