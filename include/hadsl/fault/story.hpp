// hadsl/fault/story.hpp - how a scenario brings something down, as data: one step per cause.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_STORY_HPP
#define HADSL_FAULT_STORY_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace hadsl::fault {

/// Why a mechanism's rule, or a mechanism as a whole, did not help against one cause.
enum class shortfall {
    none,               // it helped: its time is the step's
    not_named,          // no rule of the mechanism names any symptom of this cause
    noticed_too_late,   // `if noticed within` does not hold
    recurs,             // a restart meets the same failure again
    role_out,           // what the rule waits for is out as well (`other`)
    role_unseen,        // nobody who could act sees what the rule waits for (`other`)
    no_copy_left,       // every copy it could take over to is out as well
    no_place_left,      // every place it could start at is out as well
    storage_elsewhere,  // a place is up that does not have the storage of its data
    not_elected,        // too few of those who decide see a standby and miss the active copy
    no_majority_there,  // a place is up that sees no majority
    needs_unseen_there, // a place is up that does not see what it needs
    nothing_to_restore, // neither a copy of the data is left nor a backup
    start_blocked,      // what it `starts after` is out as well (`other`)
};

/// One step of a story. Which fields mean something depends on `what`.
struct step {
    enum class kind {
        strikes,       // `event` strikes `component`'s `copy` (all its strikes: one step each)
        place_out,     // `component`'s `copy` is out because `other`, beneath it, is
        rule,          // `rule` of `component` answered the cause: `length` is what it cost
        rule_fails,    // `rule` of `component` matched, but `why`
        unnoticed,     // no rule of `component`'s mechanisms names this cause; `protection` if any
        quorum_lost,   // `component`'s `copy` sees no majority
        component_out, // `component` is out for `length`
        requests_out,  // `component` is out because its requests need `other`
        need_out,      // `component` is out because it needs `other`
        separated,     // `component`'s `copy` does not see `other`: no way is left
        disrupted,     // some users of `component` see errors for `length`
        destroyed,     // the data of `component`'s `copy` is destroyed
        lost,          // `component` loses the last `length` of acknowledged work
        split_brain,   // `component`'s `copy` writes while another one goes on writing
        never_starts,  // `component` waits for `other`, which waits in turn
        too_few,       // of the copies of `component` that must serve, only `left` are
        survivor, // the youngest data left is `component`'s `copy` (-1: a backup): `length` old
        replaced, // `component`'s `copy` takes over by `rule` though the first copy goes on, which
                  // `other`, that watches it, does not see (nobody does: the copy itself)
    };
    kind what = kind::strikes;
    model::component_id component{};
    std::int32_t copy = -1; // -1: the component as a whole
    std::optional<model::component_id> other;
    std::int32_t other_copy = -1; // of `other`, with `separated`; -1: whichever runs
    std::optional<event_id> event;
    std::int32_t rule = -1;       // index into component::rules
    std::int32_t protection = -1; // index into component::protections
    std::int32_t left = 0;        // copies
    shortfall why = shortfall::none;
    duration length = zero;
    source::span at; // the line of the specification this step is about
};

/// The chain from the failures to the consequence, causes before effects.
using story = std::vector<step>;

} // namespace hadsl::fault

#endif
