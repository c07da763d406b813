// hadsl/model/mechanisms.hpp - reading every mechanism once: its names, and whether it makes sense.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_MECHANISMS_HPP
#define HADSL_MODEL_MECHANISMS_HPP

#include <hadsl/model/mechanism.hpp>
#include <hadsl/model/mechanism_names.hpp>
#include <hadsl/model/properties.hpp>
#include <hadsl/model/scope.hpp>
#include <hadsl/model/times.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::model {

class mechanism_reader {
public:
    mechanism_reader(scope& all, unit const& in, syntax::mechanism const& said)
        : all_(all), in_(in), said_(said), names_(read_, said, all.found) {
        read_.said = &said;
        read_.in = &in;
        read_.name = public_name(in, said.declared.text);
    }

    [[nodiscard]] mechanism read() && {
        auto const found_before = all_.found.size();
        names_.declare();
        names_.order_parameters();
        read_run_mode();
        read_.quorum = only<syntax::quorum>(said_.properties, "quorum", all_.found);
        read_.isolated = only<syntax::isolated>(said_.properties, "isolated copies", all_.found);
        read_.fenced = only<syntax::fenced>(said_.properties, "fenced by", all_.found);
        read_.lag = only<syntax::copies_lag>(said_.properties, "copies lag", all_.found);
        read_.shares =
            only<syntax::copies_hold>(said_.properties, "copies hold shares", all_.found);
        read_rules();
        read_others();
        check_copies();
        if (all_.found.size() == found_before) {
            names_.check_unused(); // otherwise what is missing may be what was misspelled
        }
        check_overflow();
        return std::move(read_);
    }

private:
    void report(source::code code, source::span at, std::string message, std::string help = {},
                std::vector<source::note> notes = {}) {
        read_.sound = false;
        all_.found.add(code, at, std::move(message), std::move(help), std::move(notes));
    }

    // ---- what it does -------------------------------------------------------------------------

    void read_run_mode() {
        syntax::run_mode const* first = nullptr;
        for_each_of<syntax::run_mode>(said_.properties, [&](syntax::run_mode const& each) {
            if (first != nullptr) {
                report(source::code::two_run_modes, each.at.span,
                       "found a second way in which the copies run, expected one",
                       "remove one of them", {{first->at.span, "the first is here"}});
                return;
            }
            first = &each;
            using mode = syntax::run_mode::mode;
            read_.mode = each.how == mode::all_active   ? run_mode::all_active
                         : each.how == mode::one_active ? run_mode::one_active
                         : each.how == mode::lockstep   ? run_mode::lockstep
                                                        : run_mode::one_copy;
        });
    }

    void read_rules() {
        for_each_of<syntax::rule>(said_.properties, [&](syntax::rule const& said) {
            rule next;
            next.at = said.at.span;
            next.action = said.does == syntax::action::take_over ? action::take_over
                          : said.does == syntax::action::restart ? action::restart
                          : said.does == syntax::action::migrate ? action::migrate
                                                                 : action::restore;
            for (auto const& each : said.symptoms) {
                read_symptom(each, next);
            }
            names_.use_time(said.in);
            for_each_of<syntax::rule_needs>(said.clauses, [&](syntax::rule_needs const& needs) {
                for (auto const& role : needs.roles) {
                    names_.use_role(role);
                }
            });
            if (auto const* losing = only<syntax::losing>(said.clauses, "losing", all_.found)) {
                names_.use_time(losing->work);
            }
            if (auto const* noticed =
                    only<syntax::noticed_within>(said.clauses, "if noticed within", all_.found)) {
                names_.use_time(noticed->length);
            }
            if (next.action == action::take_over && read_.mode == run_mode::one_copy) {
                report(source::code::take_over_of_one_copy, said.at.span,
                       "found a take-over where one copy runs, expected another copy that could "
                       "take over",
                       "write `restart`, or let the copies run apart");
            }
            read_.rules.push_back(std::move(next));
            read_.rules_said.push_back(&said);
        });
    }

    void read_symptom(syntax::symptom const& said, rule& into) {
        symptom next;
        next.loss = said.loss;
        next.at = said.at.span;
        bool good = true;
        if (!said.loss) {
            next.failure = class_of(all_, in_, said.failure);
            good = next.failure.has_value();
        }
        bool const is_class = said.kind && said.loss &&
                              find(all_, in_, category::kind, *said.kind) == nullptr &&
                              find(all_, in_, category::failure_class, *said.kind) != nullptr;
        if (is_class) {
            report(source::code::unknown_kind, said.kind->at.span,
                   "found " + in_backticks(text_of(*said.kind)) +
                       ", which is a failure class, expected a kind",
                   "what is lost is a thing beneath, as `loss of host`; a failure of the copy "
                   "itself is named alone, as `on crash`");
            good = false;
        } else if (said.kind) {
            next.kind = kind_of(all_, in_, *said.kind);
            good = good && next.kind;
        }
        read_.sound = read_.sound && good;
        into.symptoms.push_back(next);
    }

    void read_others() {
        for (auto const& each : said_.properties) {
            if (auto const* mirrors = std::get_if<syntax::mirrors>(&each)) {
                for (auto const& name : mirrors->classes) {
                    auto const id = class_of(all_, in_, name);
                    read_.sound = read_.sound && id;
                    read_.mirrors.push_back(id.value_or(class_id{}));
                }
            } else if (auto const* requests = std::get_if<syntax::requests>(&each)) {
                for (auto const& role : requests->roles) {
                    names_.use_role(role);
                }
            } else if (auto const* applies = std::get_if<syntax::applies>(&each)) {
                for (auto const& trait : applies->traits) {
                    read_.applies_to.push_back(&trait);
                }
            } else if (auto const* backup = std::get_if<syntax::backup>(&each)) {
                names_.use_time(backup->every);
                if (backup->on) {
                    names_.use_role(*backup->on);
                }
            }
        }
        if (read_.fenced != nullptr) {
            names_.use_role(read_.fenced->by);
        }
        if (read_.lag != nullptr) {
            names_.use_time(read_.lag->by);
        }
        if (read_.quorum != nullptr) {
            for (std::size_t i = 0; i < read_.quorum->voters.size(); ++i) {
                read_voter(i);
            }
        }
    }

    void read_voter(std::size_t index) {
        auto const& voters = read_.quorum->voters;
        auto const& voter = voters[index];
        for (std::size_t i = 0; i < index; ++i) {
            if (voters[i].text == voter.text) {
                report(source::code::duplicate_voter, voter.at.span,
                       "found " + in_backticks(voter.text) +
                           " a second time, expected one vote each",
                       "remove it", {{voters[i].at.span, "it already votes here"}});
                return;
            }
        }
        if (voter.text == active_copy_words) {
            check_active_copy(voter);
        } else if (voter.text != copies_word) {
            names_.use_role(voter);
        }
    }
    void check_active_copy(syntax::name const& voter) {
        auto const& voters = read_.quorum->voters;
        auto const copies = std::find_if(voters.begin(), voters.end(),
                                         [](auto const& each) { return each.text == copies_word; });
        if (copies != voters.end()) {
            report(source::code::duplicate_voter, voter.at.span,
                   "found `active copy` beside `copies`, expected one vote each",
                   "remove one of them", {{copies->at.span, "it votes here with the others"}});
        } else if (read_.mode && read_.mode != run_mode::one_active) {
            report(source::code::vote_of_active_copy, voter.at.span,
                   "found a vote of the active copy where not one copy of several is active, "
                   "expected `copies run apart, one active`",
                   "let the `copies` vote");
        }
    }

    // ---- whether it makes sense ---------------------------------------------------------------

    void check_copies() {
        if (read_.isolated != nullptr && !read_.isolated->keep_writing && read_.quorum == nullptr &&
            read_.fenced == nullptr) {
            report(source::code::isolated_without_quorum, read_.isolated->at.span,
                   "found copies that stop when isolated and neither a quorum nor a fence, so both "
                   "sides of a cut would stop, expected something that lets one side go on",
                   "add `quorum majority of copies, …`, or `fenced by …`");
        }
        if (read_.lag != nullptr &&
            (read_.mode == run_mode::all_active || read_.mode == run_mode::lockstep)) {
            report(source::code::needless_lag, read_.lag->at.span,
                   std::string("found copies that lag where they all run ") +
                       (read_.mode == run_mode::lockstep ? "in lockstep" : "active") +
                       ", expected one active copy that the others can lag behind");
        }
        if (read_.shares != nullptr && read_.mode && read_.mode != run_mode::all_active) {
            report(source::code::shares_of_one, read_.shares->at.span,
                   "found copies that hold shares where not all of them are active, expected "
                   "`copies run apart, all active`");
        }
    }

    void check_overflow() {
        if (!read_.sound) {
            return;
        }
        parameter_values values(read_,
                                std::vector<std::optional<duration>>(read_.parameters.size()));
        (void)values.take_overflow(); // in a default, which is among the times below
        for (auto const* time : names_.times()) {
            (void)values(*time);
            if (values.take_overflow()) {
                report(source::code::time_overflow, time->at.span,
                       "found a time too long to count in milliseconds, expected a shorter one",
                       "write `unbounded` for what does not end by itself");
            }
        }
    }

    scope& all_;
    unit const& in_;
    syntax::mechanism const& said_;
    mechanism read_;
    mechanism_names names_;
};

/// Reads all mechanisms, whether something uses them or not.
inline void resolve_mechanisms(scope& all) {
    std::size_t count = 0;
    std::vector<instance<syntax::mechanism>> declared;
    for (auto const& in : all.said.units) {
        for_each_of<syntax::mechanism>(in->said.declarations, [&](syntax::mechanism const& said) {
            if (declare(all, *in, category::mechanism, said.declared, count)) {
                declared.push_back({&said, {in.get(), no_turn}});
                ++count;
            }
        });
    }
    for (auto const& each : declared) {
        all.mechanisms.push_back(mechanism_reader(all, *each.from.in, *each.said).read());
    }
}

} // namespace hadsl::model

#endif
