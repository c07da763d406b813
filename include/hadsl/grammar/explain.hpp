// hadsl/grammar/explain.hpp - what is probably wrong where the rules could not go on.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_EXPLAIN_HPP
#define HADSL_GRAMMAR_EXPLAIN_HPP

#include <hadsl/grammar/mistaken_claims.hpp>
#include <hadsl/grammar/mistaken_counts.hpp>
#include <hadsl/grammar/mistaken_habits.hpp>
#include <hadsl/grammar/mistaken_marks.hpp>
#include <hadsl/grammar/mistaken_names.hpp>
#include <hadsl/grammar/mistaken_numbers.hpp>
#include <hadsl/grammar/mistaken_openings.hpp>
#include <hadsl/grammar/mistaken_properties.hpp>
#include <hadsl/grammar/mistaken_rates.hpp>
#include <hadsl/grammar/mistaken_shapes.hpp>
#include <hadsl/grammar/mistaken_words.hpp>
#include <hadsl/grammar/natural_claims.hpp>
#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/scene.hpp>

#include <utility>

namespace hadsl::grammar {

/// Finds the likeliest mistake: asks everything that knows a mistake, the most telling first, and
/// says plainly what was expected where none of them recognises anything.
[[nodiscard]] inline explanation explain(reading const& state, failed_element const& element) {
    scene const here{state, element, state.furthest};
    for (auto* const look : {wiring,
                             parted_class,
                             joined_effect,
                             other_import,
                             resource_block,
                             group,
                             bare_link,
                             symptom_in_words,
                             rate_in_words,
                             goal_in_component,
                             several_of_a_kind,
                             forgotten_item,
                             unsaid_target,
                             no_parentheses,
                             link_ends,
                             loop_shape,
                             lag_without_with,
                             copy_without_with,
                             other_opening,
                             other_threshold,
                             foreign_block,
                             exception,
                             other_effect,
                             forgotten_no,
                             other_bound,
                             two_names,
                             dot_before_nothing,
                             voting_copies,
                             joined_names,
                             other_word,
                             odd_claim,
                             verb,
                             rule_in_component,
                             property_of_mechanism,
                             first_copy,
                             other_property,
                             kind_before_name,
                             half_phrase,
                             reserved_name,
                             no_comma_between_lines,
                             misspelt,
                             misspelt_before,
                             unordered_duration,
                             bare_argument,
                             other_magnitude,
                             amount_of_data,
                             other_unit,
                             glued_name,
                             spaced_unit,
                             bad_duration,
                             no_percent,
                             no_colon,
                             foreign_habit,
                             quoted_wrongly,
                             misplaced_word,
                             no_comma}) {
        if (auto found = look(here)) {
            complete_claim(here, *found);
            return *std::move(found);
        }
    }
    auto plain = here.found(*here.at, {});
    complete_claim(here, plain);
    return plain;
}

} // namespace hadsl::grammar

#endif
