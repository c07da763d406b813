// hadsl/report/long_story.hpp - all there is to tell about one claim, for who asks about it alone.
// SPDX-License-Identifier: BSL-1.0
//
// The parts are those of the other reports: here every counterexample has its story, and so has the
// one with which a proven claim breaks.
#ifndef HADSL_REPORT_LONG_STORY_HPP
#define HADSL_REPORT_LONG_STORY_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/evidence.hpp>
#include <hadsl/report/excerpt.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/remarks.hpp>
#include <hadsl/report/standing.hpp>
#include <hadsl/report/style.hpp>
#include <hadsl/report/text.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/verdict.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::report {

/// Tells claims of one judgement.
class long_stories {
public:
    long_stories(source::texts const& texts, model::architecture const& in,
                 std::vector<fault::event> const& events, judgement const& judged,
                 style const& with)
        : texts_(texts), in_(in), events_(events), judged_(judged), with_(with) {}

    /// `about`: a verdict of the judgement.
    [[nodiscard]] std::string tell(verdict const& about) const {
        auto const& claim = in_.claims[about.claim];
        auto const code = code_of(claim, about);
        auto out = code ? header(texts_, claim.at, source::info_of(*code).level, *code,
                                 message_of(in_, events_, about), with_)
                        : proven_header(texts_, claim, with_);
        auto const& by = about.counterexamples;
        auto shown = by.empty() ? excerpts(texts_, {underlined(about)}, with_, claim.at.text)
                                : show_story(texts_, in_, events_, claim, by.front(),
                                             underlined(about), with_);
        add_remarks(shown, about);
        if (by.size() < 2) {
            add_end(shown, about);
        }
        out += std::move(shown).take();
        for (std::size_t at = 1; at < by.size(); ++at) {
            out += "\n" +
                   paint(with_, ink::strong,
                         std::to_string(at + 1) + " of " + std::to_string(by.size()) + ": " +
                             printable(consequence_text(in_, events_, claim, by[at]))) +
                   "\n";
            auto next = show_story(texts_, in_, events_, claim, by[at], underlined(about), with_);
            add_contrast_of(next, claim, by[at]);
            if (at + 1 == by.size()) {
                add_end(next, about);
            }
            out += std::move(next).take();
        }
        return out + edge(about);
    }

private:
    [[nodiscard]] mark underlined(verdict const& about) const {
        auto const is = detail::ink_of(standing_of(about));
        return {detail::underlined(in_.claims[about.claim]), {}, '^', is};
    }

    void add_remarks(excerpts& to, verdict const& about) const {
        auto const& claim = in_.claims[about.claim];
        if (!claim.description.empty()) {
            to.add_remark("claimed", claim.description);
        }
        to.add_remark("considered", considered(about));
        for (auto const at : about.assumptions) {
            auto const& each = in_.assumptions[at];
            to.add_remark("assuming",
                          each.name +
                              (each.description.empty() ? "" : " \"" + each.description + "\"") +
                              place_text(texts_, each.at, claim.at.text));
        }
        std::vector<remark> accepted;
        detail::add_acceptance(accepted, claim, about);
        for (auto const& each : accepted) {
            add_remark(to, each);
        }
        if (about.outcome == outcome::proven) {
            add_support(to, support_of(texts_, in_, judged_, about));
        }
        if (!about.counterexamples.empty()) {
            add_contrast_of(to, claim, about.counterexamples.front());
        }
    }

    [[nodiscard]] std::string considered(verdict const& about) const {
        std::vector<std::string> names;
        for (auto const id : about.considered) {
            names.push_back(event_name(in_, events_[fault::index_of(id)]));
        }
        constexpr std::size_t most_names = 24;
        return considered_text(in_.claims[about.claim], about) +
               (names.empty() ? "" : ": " + listed(names, most_names)) +
               (about.is_out_of_reach ? " (of no consequence here)" : "");
    }

    void add_contrast_of(excerpts& to, model::claim const& claim, counterexample const& by) const {
        std::vector<remark> all;
        detail::add_contrast(all, texts_, in_, claim, by);
        for (auto const& each : all) {
            add_remark(to, each);
        }
        if (by.contrast && by.contrast->changes.empty() && by.contrast->is_complete) {
            to.add_remark("note", "no single change that was tried makes it harmless");
        } else if (by.contrast && !by.contrast->is_complete) {
            to.add_remark("note", "not every change could be tried in time");
        }
    }

    /// What is said once, after all counterexamples.
    void add_end(excerpts& to, verdict const& about) const {
        if (about.outcome == outcome::refuted) {
            to.add_remark("in all", total_text(about));
        }
        if (auto const help = advice(in_, about); !help.empty()) {
            add_remark(to, {"help", help});
        }
    }

    /// How near a proven claim is to breaking, and the story of that.
    [[nodiscard]] std::string edge(verdict const& about) const {
        if (about.outcome != outcome::proven || about.is_vacuous()) {
            return {};
        }
        auto const& claim = in_.claims[about.claim];
        auto const text = edge_text(in_, events_, about);
        if (text.empty()) {
            return {};
        }
        auto const head = "\n" + paint(with_, ink::warning, "edge:") + " " +
                          paint(with_, ink::strong, printable(text)) + "\n";
        if (!about.edge) {
            return head;
        }
        return head + show_story(texts_, in_, events_, claim, about.edge->broken_by,
                                 underlined(about), with_)
                          .take();
    }

    source::texts const& texts_;
    model::architecture const& in_;
    std::vector<fault::event> const& events_;
    judgement const& judged_;
    style with_;
};

} // namespace hadsl::report

#endif
