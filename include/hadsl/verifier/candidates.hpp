// hadsl/verifier/candidates.hpp - the single changes of a design that might take a scenario's harm.
// SPDX-License-Identifier: BSL-1.0
//
// What a reliability engineer would think of when reading the story. Nothing here says that a
// change helps: each is tried (contrast.hpp).
#ifndef HADSL_VERIFIER_CANDIDATES_HPP
#define HADSL_VERIFIER_CANDIDATES_HPP

#include <hadsl/change/edit.hpp>
#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/fault/sight.hpp>
#include <hadsl/fault/story.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/own_data.hpp>
#include <hadsl/model/uses.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// A change to try. A figure is looked for between two bounds: the largest or the smallest time
/// with which the claim survives.
struct candidate {
    enum class figure { given, largest, smallest };
    change::edit by;
    figure time = figure::given;
    duration bound = zero; // the least that is tried when the largest is wanted, or the other way
};

class candidate_finder {
public:
    /// `found` is what `happening` does, `told` its story. All must outlive this.
    candidate_finder(fault::evaluator const& meaning, model::claim const& claim,
                     fault::scenario const& happening, fault::evaluation const& found,
                     fault::story const& told)
        : base_(meaning.base()), in_(*meaning.base().in), claim_(claim), happening_(happening),
          found_(found) {
        for (auto const& step : told) {
            involve(step.component);
            if (step.other) {
                involve(*step.other);
            }
        }
        for (auto const id : happening) {
            if (event_of(id).reach == fault::reach::shared) {
                continue; // another one like it carries the same label
            }
            for (auto const& each : event_of(id).strikes) {
                if (std::find(struck_.begin(), struck_.end(), each.component) == struck_.end()) {
                    struck_.push_back(each.component);
                }
            }
        }
    }

    /// Smallest changes first; of equal ones those near the failure.
    [[nodiscard]] std::vector<candidate> find() && {
        bool const is_cold = claim_.says == model::claim::form::cold_start;
        for (auto const id : happening_) {
            add_labels(event_of(id));
            add_mirrors(event_of(id));
        }
        for (auto const id : involved_) {
            add_moves(id);
        }
        add_places();
        for (auto const id : involved_) {
            add_waits(id);
            if (is_cold) {
                continue;
            }
            add_figures(id);
            add_rules(id);
            add_data(id);
            add_copies(id);
            add_votes(id);
        }
        std::stable_sort(all_.begin(), all_.end(), [](candidate const& left, auto const& right) {
            return change::size_of(left.by.what) < change::size_of(right.by.what);
        });
        return std::move(all_);
    }

private:
    using kind = change::edit::kind;

    [[nodiscard]] fault::event const& event_of(fault::event_id id) const {
        return (*base_.events)[fault::index_of(id)];
    }
    void involve(model::component_id id) {
        if (std::find(involved_.begin(), involved_.end(), id) == involved_.end()) {
            involved_.push_back(id);
        }
    }
    [[nodiscard]] bool is_struck(model::component_id id) const {
        return std::find(struck_.begin(), struck_.end(), id) != struck_.end();
    }
    [[nodiscard]] bool is_involved(model::component_id id) const {
        return std::find(involved_.begin(), involved_.end(), id) != involved_.end();
    }
    [[nodiscard]] duration out(model::expression const& of) const {
        return fault::value_of(
            of, [&](model::component_id leaf) { return found_.outage[model::index_of(leaf)]; });
    }

    candidate& add(kind what, model::component_id id, source::span at) {
        candidate made;
        made.by.what = what;
        made.by.component = id;
        made.by.at = at.is_known() ? at : in_[id].at;
        all_.push_back(std::move(made));
        return all_.back();
    }

    // ---- what fails together ---------------------------------------------------------------

    void add_labels(fault::event const& of) {
        auto const& key = in_[of.failure].shared_by;
        if (of.reach != fault::reach::shared || key.empty()) {
            return;
        }
        // The first copy is the one that serves; another is easier to change.
        auto strikes = of.strikes;
        std::stable_partition(strikes.begin(), strikes.end(),
                              [](fault::strike const& each) { return each.copy > 0; });
        for (auto const& each : strikes) {
            if (!is_involved(each.component)) {
                continue;
            }
            auto const& component = in_[each.component];
            auto const& labels = component.copies[static_cast<std::size_t>(each.copy)].labels;
            auto const own = std::find_if(labels.begin(), labels.end(),
                                          [&](auto const& label) { return label.key == key; });
            auto const at = own == labels.end() ? source::span{} : own->at;
            auto& by = add(kind::own_label, each.component, at).by;
            by.copy = each.copy;
            by.label = key;
            by.value = (own == labels.end() ? component.name : own->value) + "'";
            by.failure = of.failure;
            if (own != labels.end() && !of.noticed.is_unbounded()) {
                auto& late = add(kind::later_label, each.component, at).by;
                late.copy = each.copy;
                late.label = key;
                late.value = own->value;
                late.failure = of.failure;
                late.before = own->after;
                late.time = of.noticed;
            }
        }
    }

    void add_mirrors(fault::event const& of) {
        for (auto const& each : of.strikes) {
            auto const& component = in_[each.component];
            if (component.copies.size() < 2 || component.mirrors.empty()) {
                continue;
            }
            auto const& ancestors = in_[of.failure].ancestors;
            bool const mirrors =
                std::any_of(component.mirrors.begin(), component.mirrors.end(), [&](auto listed) {
                    return std::find(ancestors.begin(), ancestors.end(), listed) != ancestors.end();
                });
            if (!mirrors) {
                continue;
            }
            if (each.copy == 0) {
                add(kind::not_mirrored, each.component, applied_at(component, -1)).by.failure =
                    of.failure;
            } else if (component.mode == model::run_mode::one_active && !of.noticed.is_zero() &&
                       !of.noticed.is_unbounded()) {
                auto const& copy = component.copies[static_cast<std::size_t>(each.copy)];
                auto& by = add(kind::lag, each.component, copy.at).by;
                by.copy = each.copy;
                by.failure = of.failure;
                by.before = copy.lag;
                by.time = of.noticed;
            }
        }
    }

    // ---- where things stand ----------------------------------------------------------------

    /// Of everything that is struck: what stands on it or needs it could have one for itself.
    void add_places() {
        for (std::size_t at = 0; at < in_.components.size(); ++at) {
            auto const id = static_cast<model::component_id>(at);
            auto const& component = in_.components[at];
            for (auto const lower : struck_) {
                if (fault::has_copies(in_[lower])) {
                    continue;
                }
                for (std::size_t copy = component.copies.size(); copy-- > 0;) {
                    auto const& place = component.copies[copy].place;
                    if (std::find(place.begin(), place.end(), lower) != place.end()) {
                        auto& by = add(kind::own_place, id, place_of(component, copy, lower)).by;
                        by.copy = static_cast<std::int32_t>(copy);
                        by.other = lower;
                    }
                }
                for (std::size_t need = 0; need < component.needs.size(); ++need) {
                    if (names(component.needs[need].of, lower)) {
                        auto& by = add(kind::own_need, id, component.needs[need].at).by;
                        by.index = need;
                        by.other = lower;
                    }
                }
            }
        }
    }
    /// Of a copy on what is struck, and of one of several on what goes down with that: it could stand
    /// on something of the kind that is there and up.
    void add_moves(model::component_id id) {
        auto const& component = in_[id];
        auto const helpers = helpers_of(id);
        for (std::size_t copy = 0; copy < component.copies.size(); ++copy) {
            for (auto const lower : component.copies[copy].place) {
                bool const falls = is_struck(lower) ||
                                   (component.copies.size() > 1 &&
                                    !found_.outage[model::index_of(lower)].is_zero() &&
                                    std::any_of(struck_.begin(), struck_.end(), [&](auto each) {
                                        return stands_or_needs({lower}, each);
                                    }));
                if (!falls || fault::has_copies(in_[lower])) {
                    continue;
                }
                std::size_t offered = 0;
                for (std::size_t at = 0; at < in_.components.size() && offered < most_moves; ++at) {
                    auto const instead = static_cast<model::component_id>(at);
                    if (can_carry(instead, id, lower, helpers)) {
                        auto& by = add(kind::moved_place, id, place_of(component, copy, lower)).by;
                        by.copy = static_cast<std::int32_t>(copy);
                        by.other = lower;
                        by.replacement = instead;
                        ++offered;
                    }
                }
            }
        }
    }
    /// Whether a copy of `id` could stand on `instead` as it does on `lower`: it is up, and carries
    /// no other copy.
    [[nodiscard]] bool can_carry(model::component_id instead, model::component_id id,
                                 model::component_id lower,
                                 std::vector<model::component_id> const& helpers) const {
        if (in_[instead].kind != in_[lower].kind || instead == id ||
            !found_.outage[model::index_of(instead)].is_zero() || fault::has_copies(in_[instead])) {
            return false;
        }
        auto const& copies = in_[id].copies;
        // Beside a witness, a fence or the backup there is nothing to stand on.
        if (std::any_of(helpers.begin(), helpers.end(),
                        [&](auto helper) { return stands_or_needs({helper}, instead); })) {
            return false;
        }
        return std::none_of(copies.begin(), copies.end(),
                            [&](model::copy const& each) {
                                return std::find(each.place.begin(), each.place.end(), instead) !=
                                       each.place.end();
                            }) &&
               !stands_or_needs({instead}, id);
    }

    /// What the mechanisms of a component work with.
    [[nodiscard]] std::vector<model::component_id> helpers_of(model::component_id id) const {
        auto const& of = in_[id];
        std::vector<model::component_id> found;
        for (auto const& rule : of.rules) {
            for (auto const& role : rule.needs) {
                model::append_leaves(role, found);
            }
        }
        if (of.quorum) {
            for (auto const& voter : of.quorum->voters) {
                model::append_leaves(voter, found);
            }
        }
        if (of.fenced_by) {
            model::append_leaves(*of.fenced_by, found);
        }
        // Whoever's backups are there: they are not to burn with what they are of.
        for (auto const& each : in_.components) {
            for (auto const& backup : each.backups) {
                if (backup.on) {
                    model::append_leaves(*backup.on, found);
                }
            }
        }
        return found;
    }

    [[nodiscard]] static bool names(model::expression const& of, model::component_id id) {
        return (of.op == model::expression::operation::component && of.component == id) ||
               std::any_of(of.operands.begin(), of.operands.end(),
                           [&](auto const& operand) { return names(operand, id); });
    }
    [[nodiscard]] static source::span place_of(model::component const& of, std::size_t copy,
                                               model::component_id lower) {
        bool const is_container =
            std::find(of.containers.begin(), of.containers.end(), lower) != of.containers.end();
        return is_container ? of.at : of.copies[copy].at;
    }

    // ---- figures ---------------------------------------------------------------------------

    void add_figures(model::component_id id) {
        auto const& component = in_[id];
        if (component.mode == model::run_mode::all_active) {
            // Of shares as many are needed as are needed.
            auto const most = component.data_in_shares ? 0 : component.at_least - 1;
            for (auto number = most; number > 0; --number) {
                add(kind::at_least, id, {}).by.number = number;
            }
        }
        if (!component.starts_in.is_zero()) {
            auto& made = add(kind::start_time, id, {});
            made.by.before = component.starts_in;
            made.time = candidate::figure::largest;
        }
        for (std::size_t at = 0; at < component.needs.size(); ++at) {
            auto const& need = component.needs[at];
            auto const length = out(need.of);
            if (length > need.tolerating && !length.is_unbounded() && !groups_only(component)) {
                auto& made = add(kind::tolerance, id, need.at);
                made.by.index = at;
                made.by.before = need.tolerating;
                made.by.time = length;
                made.time = candidate::figure::smallest;
                made.bound = need.tolerating;
            }
        }
    }

    // ---- mechanisms ------------------------------------------------------------------------

    [[nodiscard]] static source::span applied_at(model::component const& of,
                                                 std::int32_t protection) {
        auto const at = static_cast<std::size_t>(std::max(protection, 0));
        return at < of.protections.size() ? of.protections[at].at : of.at;
    }

    void add_rules(model::component_id id) {
        auto const& component = in_[id];
        auto const& causes = found_.readings[model::index_of(id)].causes;
        for (std::size_t at = 0; at < component.rules.size(); ++at) {
            auto const& rule = component.rules[at];
            bool is_named = false;
            for (std::size_t copy = 0; copy < causes.size(); ++copy) {
                for (auto const& each : causes[copy]) {
                    auto const number = static_cast<std::int32_t>(copy);
                    if (base_.seen.is_named(rule, id, number, each.cause)) {
                        is_named = true;
                        add_noticing(id, at, each.cause);
                    } else if (!is_answered(id, number, each.cause, rule)) {
                        add_symptom(id, number, at, each.cause);
                    }
                }
            }
            if (is_named && !rule.time.is_zero()) {
                auto& made = add(kind::rule_time, id, applied_at(component, rule.protection));
                made.by.rule = static_cast<std::int32_t>(at);
                made.by.before = rule.time;
                made.time = candidate::figure::largest;
            }
            auto const lost = found_.data_loss[model::index_of(id)];
            if (is_named && rule.losing == lost && !lost.is_zero() &&
                claim_.budget.consequence == model::consequence::data_loss) {
                auto& made = add(kind::rule_loss, id, applied_at(component, rule.protection));
                made.by.rule = static_cast<std::int32_t>(at);
                made.by.before = rule.losing;
                made.time = candidate::figure::largest;
            }
        }
    }

    /// Whether another rule of the same mechanism does the same on this cause.
    [[nodiscard]] bool is_answered(model::component_id id, std::int32_t copy,
                                   fault::cause const& of, model::rule const& by) const {
        auto const& rules = in_[id].rules;
        return std::any_of(rules.begin(), rules.end(), [&](model::rule const& each) {
            return each.protection == by.protection && each.action == by.action &&
                   base_.seen.is_named(each, id, copy, of);
        });
    }

    void add_noticing(model::component_id id, std::size_t rule, fault::cause const& of) {
        auto const& within = in_[id].rules[rule].noticed_within;
        if (!within || of.what != fault::cause::kind::event) {
            return;
        }
        auto const& event = event_of(static_cast<fault::event_id>(of.index));
        if (event.noticed <= *within) {
            return;
        }
        for (auto const& each : event.strikes) {
            if (each.component == id || fault::strikes(event, id, 0)) {
                auto& by = add_once(kind::noticed, each.component, {}, event.failure, {}, -1);
                by.before = event.noticed;
                by.time = *within;
                return;
            }
        }
    }

    void add_symptom(model::component_id id, std::int32_t copy, std::size_t rule,
                     fault::cause const& of) {
        if (!makes_sense(in_[id].rules[rule].action, id, copy, of)) {
            return;
        }
        std::optional<model::class_id> failure;
        std::optional<model::kind_id> lost;
        switch (of.what) {
        case fault::cause::kind::event: {
            auto const& event = event_of(static_cast<fault::event_id>(of.index));
            if (fault::strikes(event, id, copy) || fault::is_isolation(in_, event)) {
                failure = event.failure;
            } else {
                lost = in_[event.of].kind;
                for (auto const& each : event.strikes) {
                    if (base_.places.is_beneath(each.component, id, copy)) {
                        lost = in_[each.component].kind;
                    }
                }
            }
            break;
        }
        case fault::cause::kind::own:
        case fault::cause::kind::opaque: {
            auto const lower = static_cast<model::component_id>(of.index);
            if (lower == id) {
                return; // its own needs: no rule sees them
            }
            lost = in_[lower].kind;
            break;
        }
        default: return;
        }
        add_once(kind::symptom, id, applied_at(in_[id], in_[id].rules[rule].protection), failure,
                 lost, static_cast<std::int32_t>(rule));
    }

    /// Starting again brings no damaged data back and mends no hardware, nobody restores what is not
    /// damaged, and only what is still alive can be moved away from.
    [[nodiscard]] bool makes_sense(model::action does, model::component_id id, std::int32_t copy,
                                   fault::cause const& against) const {
        if (does == model::action::migrate) {
            return base_.seen.is_planned(against);
        }
        if (against.what != fault::cause::kind::event || does == model::action::take_over) {
            return true;
        }
        auto const& event = event_of(static_cast<fault::event_id>(against.index));
        if (!fault::strikes(event, id, copy)) {
            return true;
        }
        auto const& ancestors = in_[event.failure].ancestors;
        bool const destroys = in_[event.failure].destroys != model::destruction::nothing;
        bool const is_broken =
            std::any_of(ancestors.begin(), ancestors.end(), [&](model::class_id each) {
                return in_[each].name == "hardware" || in_[each].name == "environment";
            });
        return does == model::action::restore ? destroys : !destroys && !is_broken;
    }

    /// Several copies meet the same cause.
    change::edit& add_once(kind what, model::component_id id, source::span at,
                           std::optional<model::class_id> failure,
                           std::optional<model::kind_id> lost, std::int32_t rule) {
        for (auto& each : all_) {
            if (each.by.what == what && each.by.component == id && each.by.rule == rule &&
                each.by.failure == failure && each.by.kind_lost == lost) {
                return each.by;
            }
        }
        auto& by = add(what, id, at).by;
        by.failure = failure;
        by.kind_lost = lost;
        by.rule = rule;
        return by;
    }

    // ---- data ------------------------------------------------------------------------------

    void add_data(model::component_id id) {
        auto const& component = in_[id];
        auto const& claim = claim_.budget;
        if (claim.consequence != model::consequence::data_loss || !component.keeps_data ||
            found_.data_loss[model::index_of(id)].is_zero() || claim.threshold.is_zero()) {
            return;
        }
        auto const often = claim.threshold.is_unbounded() ? duration{ms_per_day} : claim.threshold;
        for (std::size_t at = 0; at < component.backups.size(); ++at) {
            auto const& backup = component.backups[at];
            if (backup.interval > often) {
                auto& by = add(kind::backup_interval, id, backup_at(component, at)).by;
                by.index = at;
                by.before = backup.interval;
                by.time = often;
            }
            for (auto const lower : struck_) {
                if (backup.on && names(*backup.on, lower)) {
                    auto& by = add(kind::backup_place, id, backup_at(component, at)).by;
                    by.index = at;
                    by.other = lower;
                }
            }
        }
        add(kind::backup, id, {}).by.time = often;
    }
    /// Where the mechanism that makes a backup is applied.
    [[nodiscard]] static source::span backup_at(model::component const& of, std::size_t index) {
        for (auto const& each : of.protections) {
            if (index < each.added.backups) {
                return each.at;
            }
            index -= each.added.backups;
        }
        return of.at;
    }

    // ---- copies ----------------------------------------------------------------------------

    void add_copies(model::component_id id) {
        auto const& component = in_[id];
        if (component.ends) {
            add(kind::one_more_link, id, {});
            return;
        }
        bool const runs_one = component.mode != model::run_mode::single &&
                              component.mode != model::run_mode::all_active;
        // Two copies that serve are what a split brain is, and what loses the work of one of them.
        auto const consequence = claim_.budget.consequence;
        bool const writes_apart = consequence == model::consequence::split_brain ||
                                  consequence == model::consequence::data_loss;
        // What has its data on one storage cannot run on two.
        bool const may_run_twice = component.mode != model::run_mode::one_copy ||
                                   (!component.keeps_data && !model::stored_on(in_, component));
        if (runs_one && component.copies.size() > 1 && !writes_apart && may_run_twice) {
            add(kind::serve_apart, id, applied_at(component, -1));
        }
        if (groups_only(component) || (is_place(id) && component.copies.size() < 2) ||
            is_mirrored_by_nature(id)) {
            return;
        }
        auto& by = add(kind::one_more_copy, id, component.copies.front().at).by;
        for (auto const lower : struck_) {
            if (lower != id && stands_or_needs(component.copies.front().place, lower)) {
                by.others.push_back(lower);
            }
        }
    }

    /// Who decides which copy serves: one more vote, or a fence.
    void add_votes(model::component_id id) {
        auto const& component = in_[id];
        auto const consequence = claim_.budget.consequence;
        bool const splits = (consequence == model::consequence::split_brain ||
                             consequence == model::consequence::data_loss) &&
                            fault::can_split(in_, component);
        auto const& causes = found_.readings[model::index_of(id)].causes;
        bool const lacks_votes =
            component.quorum && std::any_of(causes.begin(), causes.end(), [](auto const& of_copy) {
                return std::any_of(of_copy.begin(), of_copy.end(), [](auto const& each) {
                    return each.cause.what == fault::cause::kind::quorum;
                });
            });
        if (splits || lacks_votes) {
            add(kind::one_more_voter, id, applied_at(component, -1)).by.other = struck_place(id);
        }
        if (splits) {
            add(kind::fence, id, applied_at(component, -1)).by.other = struck_place(id);
        }
    }
    /// What a copy stands on and a failure strikes: what is new could be struck instead.
    [[nodiscard]] std::optional<model::component_id> struck_place(model::component_id id) const {
        for (auto const& copy : in_[id].copies) {
            auto const at = std::find_if(copy.place.begin(), copy.place.end(),
                                         [&](auto lower) { return is_struck(lower); });
            if (at != copy.place.end()) {
                return *at;
            }
        }
        return std::nullopt;
    }

    /// Whether what happens is a loss of the data of `id` that replication would carry to a second
    /// copy: that one would be no help, whatever an unprotected copy in the model does.
    [[nodiscard]] bool is_mirrored_by_nature(model::component_id id) const {
        return in_[id].copies.size() < 2 &&
               std::any_of(happening_.begin(), happening_.end(), [&](fault::event_id each) {
                   auto const& event = event_of(each);
                   auto const& failure = in_[event.failure];
                   return failure.destroys == model::destruction::data && !failure.is_planned &&
                          fault::strikes(event, id, 0);
               });
    }

    /// Whether nothing can strike it: it groups others.
    [[nodiscard]] bool groups_only(model::component const& of) const {
        auto const& ancestors = in_[of.kind].ancestors;
        return std::none_of(in_.classes.begin(), in_.classes.end(), [&](auto const& each) {
            return std::any_of(each.strikes.begin(), each.strikes.end(), [&](auto struck) {
                return std::find(ancestors.begin(), ancestors.end(), struck) != ancestors.end();
            });
        });
    }
    [[nodiscard]] bool is_place(model::component_id id) const {
        return std::any_of(in_.components.begin(), in_.components.end(), [&](auto const& each) {
            return std::any_of(each.copies.begin(), each.copies.end(),
                               [&](auto const& copy) { return model::is_at(copy, id); });
        });
    }
    [[nodiscard]] bool stands_or_needs(std::vector<model::component_id> open,
                                       model::component_id wanted) const {
        std::vector<bool> seen(in_.components.size(), false);
        while (!open.empty()) {
            auto const id = open.back();
            open.pop_back();
            if (id == wanted) {
                return true;
            }
            if (seen[model::index_of(id)]) {
                continue;
            }
            seen[model::index_of(id)] = true;
            for (auto const& copy : in_[id].copies) {
                open.insert(open.end(), copy.place.begin(), copy.place.end());
            }
            for (auto const& need : in_[id].needs) {
                model::append_leaves(need.of, open);
            }
        }
        return false;
    }

    // ---- needs -----------------------------------------------------------------------------

    void add_waits(model::component_id id) {
        auto const& component = in_[id];
        bool const is_cold = claim_.says == model::claim::form::cold_start;
        for (std::size_t at = 0; at < component.needs.size(); ++at) {
            auto const& need = component.needs[at];
            bool const matters = is_cold || out(need.of) > need.tolerating;
            if (matters && !groups_only(component)) {
                add(kind::no_need, id, need.at).by.index = at;
            }
        }
        for (std::size_t at = 0; at < component.starts_after.size(); ++at) {
            auto const& wait = component.starts_after[at];
            if (is_cold || !out(wait).is_zero()) {
                add(kind::no_wait, id, wait.at).by.index = at;
            }
        }
    }

    static constexpr std::size_t most_moves = 2; // of a copy, to different places

    fault::groundwork const& base_;
    model::architecture const& in_;
    model::claim const& claim_;
    fault::scenario const& happening_;
    fault::evaluation const& found_;
    std::vector<model::component_id> involved_; // in the order of the story
    std::vector<model::component_id> struck_;   // by failures that no label spreads
    std::vector<candidate> all_;
};

} // namespace hadsl::verifier

#endif
