// hadsl/model/protection.hpp - `protected by`: which mechanisms fit a component and one another.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_PROTECTION_HPP
#define HADSL_MODEL_PROTECTION_HPP

#include <hadsl/model/binding.hpp>
#include <hadsl/model/properties.hpp>
#include <hadsl/model/scope.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::model {

/// Applies all mechanisms of one component.
class protector {
public:
    protector(scope& all, component_id id, syntax::copies const* copies)
        : all_(all), declared_(all.declared[index_of(id)]),
          into_(all.result.components[index_of(id)]), copies_(copies) {}

    /// Returns whether it is known how the copies run.
    bool protect() && {
        for_each_of<syntax::protection>(declared_.properties(), [this](auto const& protection) {
            for (auto const& application : protection.by) {
                apply(application);
            }
        });
        if (!sound_) {
            return false; // whatever is missing may be what could not be applied
        }
        if (copies_ != nullptr && mode_ == nullptr) {
            report_no_run_mode();
            return false;
        }
        check_take_over();
        check_lag();
        check_shares();
        check_quorum();
        return true;
    }

private:
    struct applied {
        mechanism const* what;
        syntax::application const* said;
    };

    void report(source::code code, source::span at, std::string message, std::string help = {},
                std::vector<source::note> notes = {}) {
        sound_ = false;
        all_.found.add(code, at, std::move(message), std::move(help), std::move(notes));
    }

    void apply(syntax::application const& said) {
        auto const from = declared_.from;
        auto const index = look_up(all_, *from.in, category::mechanism,
                                   source::code::unknown_mechanism, said.mechanism);
        if (!index) {
            sound_ = false;
            return;
        }
        auto const& what = all_.mechanisms[*index];
        auto const bound = argument_binder(all_, from, what, said).bind();
        check_applicable(what, said);
        check_copies(what, said);
        check_conflicts(what, said);
        if (!what.sound || !bound.good) {
            sound_ = false;
            return;
        }
        if (what.mode && mode_ == nullptr) {
            into_.mode = copies_ != nullptr ? *what.mode : run_mode::single;
            mode_ = &said;
        }
        into_.protections.push_back({what.name,
                                     what.said->description ? what.said->description->text : "",
                                     said.at.span,
                                     what.said->declared.at.span,
                                     {}});
        mechanism_binder binder(what, bound, into_);
        binder.add(static_cast<std::int32_t>(into_.protections.size() - 1));
        if (binder.take_overflow()) {
            report(source::code::time_overflow, said.at.span,
                   "found times too long to count in milliseconds, expected shorter ones",
                   "write `unbounded` for what does not end by itself");
        }
        applied_.push_back({&what, &said});
    }

    void check_applicable(mechanism const& what, syntax::application const& said) {
        auto const& traits = into_.traits;
        auto const fits = std::any_of(
            what.applies_to.begin(), what.applies_to.end(), [&](syntax::name const* wanted) {
                return std::find(traits.begin(), traits.end(), wanted->text) != traits.end();
            });
        if (fits || what.applies_to.empty() || index_of(into_.kind) >= all_.kinds.size()) {
            return; // of an unknown kind nobody knows what it is
        }
        std::string wanted;
        for (auto const* each : what.applies_to) {
            wanted += (wanted.empty() ? "" : " or ") + in_backticks(each->text);
        }
        std::string has;
        for (auto const& each : traits) {
            has += (has.empty() ? "which is " : " and ") + in_backticks(each);
        }
        report(source::code::not_applicable, said.mechanism.at.span,
               in_backticks(what.name) + " is not applicable to " + in_backticks(into_.name) +
                   ", " + (has.empty() ? "which says nothing of what it is" : has) +
                   ", expected a component that is " + wanted,
               "write `is " + what.applies_to.front()->text + "` if it is",
               {{what.applies_to.front()->at.span, "what it applies to is said here"}});
    }

    void check_copies(mechanism const& what, syntax::application const& said) {
        if (copies_ == nullptr && (what.mode || what.takes_over() || what.lag != nullptr ||
                                   what.quorum != nullptr || what.shares != nullptr)) {
            syntax::platform const* on = nullptr;
            for_each_of<syntax::platform>(declared_.properties(),
                                          [&](syntax::platform const& each) { on = &each; });
            auto const place =
                on == nullptr ? std::string() : std::string(all_.texts.slice(on->on.at.span));
            report(source::code::needs_copies, said.mechanism.at.span,
                   "found " + in_backticks(what.name) + " on " + in_backticks(into_.name) +
                       ", which has no copies, expected `copies on` two or more places",
                   (place.empty() ? std::string("write `copies on` and every place")
                                  : "write `copies on " + place +
                                        "` and the other places, with commas between them") +
                       ", or leave " + in_backticks(what.name) + " out if there is a single one");
        }
    }

    /// Copies are there, and none of the mechanisms is about how they run.
    void report_no_run_mode() {
        auto const& places = copies_->all;
        std::string help =
            "add `protected by` and a mechanism: one of the library (`hadsl library` "
            "lists them), or your own with `copies run …` or `one copy runs`";
        bool const is_single =
            places.size() == 1 && into_.copies.size() == 1 && places.front().with.empty();
        if (is_single) {
            auto const place = std::string(all_.texts.slice(places.front().on.at.span));
            help = "for a single one write `on " + place +
                   "`; for several name every place after `copies on`, and a mechanism that "
                   "says how they run after `protected by`";
        } else if (!applied_.empty()) {
            // A mechanism that goes with others: its module has one that it goes with.
            auto const& with = *applied_.front().what;
            std::string beside;
            for (auto const& each : all_.mechanisms) {
                if (each.mode && each.in == with.in && with.in->is_module()) {
                    beside += (beside.empty() ? "" : " or ") + in_backticks(each.name);
                }
            }
            help = in_backticks(with.name) + " goes with a mechanism that does" +
                   (beside.empty() ? ": add one with `copies run …` or `one copy runs`"
                                   : ": add " + beside + " before it");
        }
        all_.found.add(source::code::no_run_mode, copies_->at.span,
                       std::string("found ") + (is_single ? "`copies on` one place" : "copies") +
                           " and nothing that says how they run, expected a mechanism that does",
                       std::move(help));
    }

    /// Which of two mechanisms to leave out. One that says how the copies run is whole; where it
    /// takes every argument of the other it does what the other does.
    [[nodiscard]] static std::string remedy(applied const& left, applied const& right) {
        if (!left.what->mode || !right.what->mode) {
            return "remove one of them";
        }
        auto const takes_all = [](mechanism const& by, auto const& arguments) {
            return std::all_of(arguments.begin(), arguments.end(), [&](auto const& each) {
                return role_index(by, each.parameter.text) ||
                       parameter_index(by, each.parameter.text);
            });
        };
        for (auto const& [keep, drop] : {std::pair{left, right}, std::pair{right, left}}) {
            auto const& arguments = drop.said->arguments;
            if (!arguments.empty() && takes_all(*keep.what, arguments)) {
                std::string names;
                for (auto const& each : arguments) {
                    names += (names.empty() ? "`" : ", `") + each.parameter.text + "`";
                }
                return "leave " + in_backticks(drop.what->name) +
                       " out: " + in_backticks(keep.what->name) +
                       " says by itself how the copies run, and has " + names + " of its own";
            }
        }
        return "each of them says by itself how the copies run: keep the one that describes what "
               "is "
               "installed, and leave the other out";
    }

    /// What only one of a component's mechanisms can say.
    void check_conflicts(mechanism const& what, syntax::application const& said) {
        for (auto const& other : applied_) {
            auto const note = std::vector<source::note>{
                {other.said->at.span, in_backticks(other.what->name) + " is applied here"}};
            if (what.mode && other.what->mode && what.mode != other.what->mode) {
                report(source::code::two_run_modes, said.mechanism.at.span,
                       "found " + in_backticks(what.name) + " beside " +
                           in_backticks(other.what->name) +
                           ", expected mechanisms that agree on how the copies run",
                       remedy(applied{&what, &said}, other), note);
                return;
            }
            auto const quorums = what.quorum != nullptr && other.what->quorum != nullptr;
            auto const fences = what.fenced != nullptr && other.what->fenced != nullptr;
            auto const opposed = what.isolated != nullptr && other.what->isolated != nullptr &&
                                 what.isolated->keep_writing != other.what->isolated->keep_writing;
            if (quorums || fences || opposed) {
                report(source::code::conflicting_mechanisms, said.mechanism.at.span,
                       "found " + in_backticks(what.name) + " beside " +
                           in_backticks(other.what->name) + ", and both say " +
                           (quorums  ? "who votes"
                            : fences ? "what fences a copy"
                                     : "what isolated copies do") +
                           ", expected one mechanism that does",
                       remedy(applied{&what, &said}, other), note);
                return;
            }
        }
    }

    // ---- all mechanisms together ----------------------------------------------------------------

    void check_take_over() {
        for (auto const& each : applied_) {
            if (into_.mode == run_mode::one_copy && each.what->takes_over()) {
                report(source::code::take_over_of_one_copy, each.said->mechanism.at.span,
                       "found the take-over of " + in_backticks(each.what->name) +
                           " where one copy runs, expected another copy that could take over",
                       "", {{mode_->at.span, "one copy runs because of this"}});
            }
        }
    }

    void check_lag() {
        auto const all_run = into_.mode == run_mode::all_active || into_.mode == run_mode::lockstep;
        for (std::size_t i = 0; i < into_.copies.size(); ++i) {
            auto const& each = into_.copies[i];
            if (each.lag.is_zero() || (i > 0 && !all_run)) {
                continue;
            }
            report(source::code::needless_lag, each.at,
                   all_run ? std::string("found a copy that lags where all run ") +
                                 (into_.mode == run_mode::lockstep ? "in lockstep" : "active") +
                                 ", expected one active copy that the others can lag behind"
                           : "found a lag of the first copy, which is the active one, expected it "
                             "of the others",
                   "", {{mode_->at.span, "the copies run so because of this"}});
        }
    }

    void check_shares() {
        for (auto const& each : applied_) {
            if (each.what->shares != nullptr && into_.mode != run_mode::all_active) {
                report(source::code::shares_of_one, each.said->mechanism.at.span,
                       "found " + in_backticks(each.what->name) +
                           ", whose copies hold shares, where not all of them are active, expected "
                           "copies that run apart, all active",
                       "", {{mode_->at.span, "the copies run so because of this"}});
            }
        }
    }

    void check_quorum() {
        auto const incomplete = copies_ != nullptr && into_.copies.size() < copies_->all.size();
        if (!into_.quorum || incomplete) {
            return; // a copy is missing only after an error, which was reported
        }
        auto const voters = model::voter_count(into_);
        auto const by = std::find_if(applied_.begin(), applied_.end(),
                                     [](auto const& each) { return each.what->quorum != nullptr; });
        if (into_.quorum->active_copy && into_.mode != run_mode::one_active) {
            report(
                source::code::vote_of_active_copy, by->said->mechanism.at.span,
                "found " + in_backticks(by->what->name) +
                    ", whose active copy votes, where not one copy of several is active, expected "
                    "copies that run apart, one active",
                "", {{mode_->at.span, "the copies run so because of this"}});
            return;
        }
        // Who is given as a list to vote beside the copies is not there for these alone.
        bool const is_list = model::voting_copies(into_) > 0 &&
                             into_.quorum->voters.size() + 1 > by->what->quorum->voters.size();
        if (voters % 2 == 0 && !is_list) {
            all_.found.add(source::code::even_quorum, by->said->at.span,
                           "found " + std::to_string(voters) + " voters, of which a majority is " +
                               std::to_string(voters / 2 + 1) +
                               ", so they ride out no more failures than " +
                               std::to_string(voters - 1) + " would",
                           "add a voter or remove one");
        }
    }

    scope& all_;
    declared_component const& declared_;
    component& into_;
    syntax::copies const* copies_;
    std::vector<applied> applied_;
    syntax::application const* mode_ = nullptr; // the one that says how the copies run
    bool sound_ = true;
};

} // namespace hadsl::model

#endif
