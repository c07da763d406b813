// hadsl/report/tell.hpp - a story in as few sentences as it takes, each with its places.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_TELL_HPP
#define HADSL_REPORT_TELL_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/story.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/report/describe.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/phrases.hpp>
#include <hadsl/report/sentence.hpp>
#include <hadsl/report/strikes.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::report {

/// Turns the steps of one story into sentences: the strikes of one failure are one, how long
/// something is out ends the sentence that says why, and what is true of several things is said
/// once.
class narrator {
public:
    narrator(model::architecture const& in, std::vector<fault::event> const& events)
        : in_(in), events_(events) {}

    [[nodiscard]] std::vector<sentence> tell(fault::story const& story) && {
        for (auto const& step : story) {
            add(step, story);
            ++told_;
        }
        merge_copies();
        std::vector<sentence> sentences;
        for (auto& each : drafts_) {
            sentences.push_back(std::move(each.said));
        }
        return sentences;
    }

private:
    using kind = fault::step::kind;

    /// A sentence and the step it was made of.
    struct draft {
        sentence said;
        fault::step of;
    };

    void add(fault::step const& step, fault::story const& story) {
        switch (step.what) {
        case kind::strikes: add_strikes(step, story); break;
        case kind::component_out: add_length(step); break;
        case kind::too_few: add_copies(step); break;
        case kind::destroyed: add_destroyed(step); break;
        case kind::rule:
        case kind::rule_fails:
        case kind::unnoticed:
        case kind::replaced: add_rule(step); break;
        case kind::place_out:
            add_draft(step, {copy_name(in_, step.component, step.copy)},
                      " down with " + detail::other_name(in_, step), "goes", "go");
            break;
        case kind::need_out:
            add_draft(step, {in_[step.component].name}, " " + detail::need_text(in_, step), "needs",
                      "need");
            break;
        case kind::quorum_lost: add_quorum(step); break;
        default: add_plain(step, describe(in_, events_, step)); break;
        }
    }

    void add_plain(fault::step const& step, std::string text) {
        sentence said;
        said.one = std::move(text);
        said.at = step.at;
        add_draft({std::move(said), step});
    }
    void add_draft(fault::step const& step, std::vector<std::string> subjects,
                   std::string const& rest, std::string const& one, std::string const& several) {
        add_draft({{std::move(subjects), one + rest, several + rest, {}, step.at, {}, {}}, step});
    }
    /// Adds a sentence, unless it has been said: two copies meet the same rule.
    void add_draft(draft made) {
        auto const said = std::find_if(drafts_.begin(), drafts_.end(), [&](draft const& each) {
            return each.said.at == made.said.at && each.said.one == made.said.one &&
                   each.said.subjects == made.said.subjects;
        });
        if (said != drafts_.end()) {
            said->said.steps.push_back(told_);
            return;
        }
        made.said.steps.push_back(told_);
        merge_last();
        drafts_.push_back(std::move(made));
    }

    /// Joins the last sentence with one that says the same of something else.
    void merge_last() {
        if (drafts_.empty() || drafts_.back().said.subjects.empty()) {
            return;
        }
        auto const& last = drafts_.back();
        auto const same = std::find_if(drafts_.begin(), drafts_.end() - 1, [&](draft const& each) {
            bool const where = last.of.what == kind::place_out || each.said.at == last.said.at;
            return each.of.what == last.of.what && where && each.said.one == last.said.one &&
                   each.said.length == last.said.length;
        });
        if (same != drafts_.end() - 1) {
            same->said.absorb(last.said);
            drafts_.pop_back();
        }
    }

    void add_strikes(fault::step const& step, fault::story const& story) {
        if (!step.event) {
            add_plain(step, describe(in_, events_, step));
            return;
        }
        if (std::find(struck_.begin(), struck_.end(), *step.event) == struck_.end()) {
            struck_.push_back(*step.event);
            auto const& event = events_[fault::index_of(*step.event)];
            add_draft({tell_strikes(in_, event, *step.event, story), step});
            return;
        }
        for (auto& each : drafts_) {
            if (each.of.what == kind::strikes && each.of.event == step.event) {
                each.said.steps.push_back(told_);
            }
        }
    }

    /// How long something is out: the end of a sentence about it, or one of its own.
    void add_length(fault::step const& step) {
        auto const& component = in_[step.component];
        bool const about_it = !drafts_.empty() && drafts_.back().of.component == step.component &&
                              drafts_.back().said.length.empty();
        auto const before = about_it ? drafts_.back().of.what : kind::component_out;
        auto const out = "out " + lasting(step.length);
        if (about_it) {
            bool const other_subject = before == kind::rule || before == kind::rule_fails ||
                                       before == kind::unnoticed || before == kind::quorum_lost ||
                                       before == kind::replaced ||
                                       (before == kind::too_few && component.at_least > 1);
            drafts_.back().said.length =
                ": " + (other_subject ? component.name + " is " : "") + out;
            drafts_.back().said.steps.push_back(told_);
        } else {
            add_plain(step, describe(in_, events_, step));
        }
    }

    /// How many copies are left. That none is goes without saying when one failure strikes all.
    void add_copies(fault::step const& step) {
        bool const about_it = !drafts_.empty() && drafts_.back().of.component == step.component &&
                              drafts_.back().said.length.empty();
        auto const before = about_it ? drafts_.back().of.what : kind::component_out;
        bool const strikes_some = before == kind::strikes && struck_copies(drafts_.back().of) <
                                                                 in_[step.component].copies.size();
        if (in_[step.component].at_least > 1 || !about_it || before == kind::place_out ||
            strikes_some) {
            add_plain(step, describe(in_, events_, step));
        }
    }

    /// Destroyed data, copy by copy: said with the failure that does it, or of all copies at once.
    void add_destroyed(fault::step const& step) {
        if (!drafts_.empty() && drafts_.back().of.component == step.component) {
            auto& last = drafts_.back();
            if (last.of.what == kind::strikes || last.of.what == kind::destroyed) {
                last.said.steps.push_back(told_);
                bool const several = last.of.what == kind::destroyed || struck_copies(last.of) > 1;
                last.said.length =
                    several ? ": their data is destroyed" : ": its data is destroyed";
                if (last.of.what == kind::destroyed) {
                    last.said.one = "all copies of " + in_[step.component].name;
                }
                return;
            }
        }
        add_plain(step, describe(in_, events_, step));
    }
    [[nodiscard]] std::size_t struck_copies(fault::step const& strike) const {
        auto const& strikes = events_[fault::index_of(*strike.event)].strikes;
        return static_cast<std::size_t>(
            std::count_if(strikes.begin(), strikes.end(), [&](fault::strike const& each) {
                return each.component == strike.component;
            }));
    }

    /// A rule is pointed at where its mechanism is applied; beside it stands the rule itself.
    void add_rule(fault::step const& step) {
        auto const& component = in_[step.component];
        sentence said;
        said.one = describe(in_, events_, step);
        said.at = step.at;
        auto protection = step.protection;
        if (step.rule >= 0) {
            auto const& rule = component.rules[static_cast<std::size_t>(step.rule)];
            protection = protection < 0 ? rule.protection : protection;
            said.beside.push_back({rule.at, "the rule"});
        }
        if (protection >= 0) {
            said.at = component.protections[static_cast<std::size_t>(protection)].at;
        }
        add_draft({std::move(said), step});
    }

    /// So is a quorum.
    void add_quorum(fault::step const& step) {
        sentence said;
        said.one = describe(in_, events_, step);
        said.at = step.at;
        for (auto const& each : in_[step.component].protections) {
            if (each.declared.text == step.at.text && each.declared.begin < step.at.begin) {
                said.at = each.at;
                said.beside = {{step.at, "the quorum"}};
            }
        }
        add_draft({std::move(said), step});
    }

    /// Of three copies or more that go down with what they stand on, only that is said.
    void merge_copies() {
        merge_last();
        for (std::size_t at = drafts_.size(); at-- > 0;) {
            auto const id = drafts_[at].of.component;
            auto const is_one = [&](draft const& each) {
                return each.of.what == kind::place_out && each.of.component == id &&
                       runs_apart(in_[id]);
            };
            auto const count = std::count_if(drafts_.begin(), drafts_.end(), is_one);
            if (!is_one(drafts_[at]) || count < 3) {
                continue;
            }
            auto& last = drafts_[at];
            auto const all = static_cast<std::size_t>(count) == in_[id].copies.size();
            last.said.subjects = {(all ? "all " : "") + std::to_string(count) + " copies of " +
                                  in_[id].name};
            last.said.one = "go down with what they stand on";
            last.of.what = kind::component_out;
            std::vector<std::size_t> steps;
            for (auto const& each : drafts_) {
                if (is_one(each)) {
                    steps.insert(steps.end(), each.said.steps.begin(), each.said.steps.end());
                }
            }
            last.said.steps.insert(last.said.steps.end(), steps.begin(), steps.end());
            std::sort(last.said.steps.begin(), last.said.steps.end());
            std::erase_if(drafts_, is_one);
            at = drafts_.size();
        }
    }

    model::architecture const& in_;
    std::vector<fault::event> const& events_;
    std::vector<draft> drafts_;
    std::vector<fault::event_id> struck_;
    std::size_t told_ = 0; // steps before the one that is being told
};

/// A story in sentences, causes before effects.
[[nodiscard]] inline std::vector<sentence> tell(model::architecture const& in,
                                                std::vector<fault::event> const& events,
                                                fault::story const& story) {
    return narrator(in, events).tell(story);
}

} // namespace hadsl::report

#endif
