// hadsl/verifier/trial.hpp - one scenario in changed designs: is it harmless there?
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_TRIAL_HPP
#define HADSL_VERIFIER_TRIAL_HPP

#include <hadsl/change/apply.hpp>
#include <hadsl/change/edit.hpp>
#include <hadsl/fault/cold_start.hpp>
#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verifier/images.hpp>
#include <hadsl/verifier/replay.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// A claim and a scenario that refutes it, to be tried on changed designs. All that it is made of
/// must outlive it.
class trial {
public:
    trial(model::architecture const& in, std::vector<fault::event> const& events,
          model::claim const& claim, fault::scenario const& happening, duration excess)
        : in_(in), events_(events), claim_(claim), happening_(happening), excess_(excess),
          changed_(change::unedited(in)) {}

    [[nodiscard]] model::claim const& claim() const { return claim_; }
    /// By how much the claim fails; unbounded where no figure is in question.
    [[nodiscard]] duration excess() const { return excess_; }
    /// How many designs have been evaluated.
    [[nodiscard]] std::size_t count() const { return count_; }

    /// Whether the claim survives the scenario, all images of it, in the changed design. What the
    /// evaluator cannot tell does not count as survival.
    [[nodiscard]] bool survives(change::edit const& by) {
        ++count_;
        change::editor(changed_).apply(by);
        bool const result = is_harmless();
        change::undo(changed_, in_, by);
        return result;
    }

private:
    [[nodiscard]] bool is_harmless() const {
        auto const& now = changed_.architecture;
        if (claim_.says == model::claim::form::cold_start) {
            auto const& targets = claim_.cold_start.targets;
            return std::none_of(targets.begin(), targets.end(), [&](model::component_id each) {
                return fault::blocks_cold_start(now, each).has_value();
            });
        }
        auto const events = fault::list_events(now);
        auto const images = images_of(happening_, events_, changed_, events);
        if (!images) {
            return false;
        }
        fault::evaluator const meaning(now, events);
        return std::all_of(images->begin(), images->end(), [&](fault::scenario const& each) {
            auto const found = meaning.evaluate(each);
            return found.complete && !refutes(found, claim_.budget);
        });
    }

    model::architecture const& in_;
    std::vector<fault::event> const& events_;
    model::claim const& claim_;
    fault::scenario const& happening_;
    duration excess_;
    change::edited changed_; // as it is, but while something is tried
    std::size_t count_ = 0;
};

} // namespace hadsl::verifier

#endif
