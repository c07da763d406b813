// hadsl/report/html_story.hpp - one counterexample in a page: steps, picture and times.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_HTML_STORY_HPP
#define HADSL_REPORT_HTML_STORY_HPP

#include <hadsl/fault/story.hpp>
#include <hadsl/report/drawing.hpp>
#include <hadsl/report/escape.hpp>
#include <hadsl/report/html_source.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/run.hpp>
#include <hadsl/report/tell.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/source/duration.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::report {

/// A length for people who do not read the language: `2 min 33 s`, `until repaired`.
[[nodiscard]] inline std::string spoken(duration length) {
    if (length.is_unbounded()) {
        return "until repaired";
    }
    struct unit {
        std::int64_t milliseconds;
        std::string_view name;
    };
    constexpr unit units[] = {{ms_per_day, " d"},
                              {ms_per_hour, " h"},
                              {ms_per_minute, " min"},
                              {ms_per_second, " s"},
                              {1, " ms"}};
    std::string text;
    for (auto const& each : units) {
        auto const count = length.milliseconds / each.milliseconds;
        length.milliseconds %= each.milliseconds;
        if (count > 0) {
            text += (text.empty() ? "" : " ") + std::to_string(count) + std::string(each.name);
        }
    }
    return text.empty() ? "no time" : text;
}

/// Where the picture of a specification is in the page.
struct html_picture {
    std::string id;
    bool is_wide = false; // too wide to have something beside it
};

/// Writes counterexamples of one specification.
class html_stories {
public:
    html_stories(checked const& of, drawing const& drawn, html_picture picture)
        : of_(&of), drawn_(&drawn), picture_(std::move(picture)) {}

    [[nodiscard]] std::string player(model::claim const& claim, counterexample const& by) const {
        auto const& in = of_->read.architecture;
        auto const story = tell(in, of_->read.events, by.story);
        auto out = "<article class=\"player" + std::string(picture_.is_wide ? " wide" : "") +
                   "\" data-picture=\"" + picture_.id + "\">\n<h4>" +
                   in_markup(consequence_text(in, of_->read.events, claim, by)) + "</h4>\n";
        out += "<div class=\"stage\">\n<div class=\"view\">\n";
        out +=
            "<div class=\"picture\" role=\"img\" aria-label=\"The architecture; the list of steps "
            "says what is marked in it\"></div>\n";
        out += legend(story, by.story, model::targets_of(claim));
        out += controls(story.size());
        out += times(claim, by, story) + "</div>\n<ol class=\"steps\">\n";
        for (auto const& each : story) {
            out += step(each, by.story);
        }
        return out + "</ol>\n</div>\n</article>\n";
    }

private:
    /// The signs that the picture has, and what it does not show.
    [[nodiscard]] std::string legend(std::vector<sentence> const& story, fault::story const& steps,
                                     std::vector<model::component_id> const& targets) const {
        constexpr std::pair<std::string_view, std::string_view> meanings[] = {
            {"struck", "⚡ struck by the failure"},
            {"out", "✕ out"},
            {"cut", "… cut off"},
            {"lost", "∅ data lost"},
            {"split", "≠ two copies go on"},
            {"saved", "✓ a mechanism helps"}};
        std::string out;
        for (auto const& each : meanings) {
            bool const occurs = std::any_of(story.begin(), story.end(), [&](auto const& said) {
                return std::any_of(said.steps.begin(), said.steps.end(), [&](auto const at) {
                    return state_of(steps[at]) == each.first;
                });
            });
            out += occurs ? (out.empty() ? "" : " · ") + std::string(each.second) : "";
        }
        std::string names;
        for (auto const id : targets) {
            names += (names.empty() ? "" : ", ") + of_->read.architecture[id].name;
        }
        return "<p class=\"signs\">" + out + ". Marked is what leads to " + in_markup(names) +
               "; other things may be out as well.</p>\n";
    }

    [[nodiscard]] static std::string controls(std::size_t steps) {
        auto const most = std::to_string(steps);
        return "<div class=\"controls\" hidden>"
               "<button type=\"button\" data-does=\"first\">To the start</button>"
               "<button type=\"button\" data-does=\"back\">Back</button>"
               "<button type=\"button\" data-does=\"play\">Play</button>"
               "<button type=\"button\" data-does=\"next\">Next</button>"
               "<input type=\"range\" min=\"0\" max=\"" +
               most + "\" value=\"" + most +
               "\" step=\"1\" aria-label=\"Step\"></div>\n"
               "<p class=\"spoken\" aria-live=\"polite\"></p>\n";
    }

    /// What a step does to an item of the picture.
    [[nodiscard]] static std::string_view state_of(fault::step const& of) {
        using kind = fault::step::kind;
        switch (of.what) {
        case kind::strikes: return "struck";
        case kind::destroyed:
        case kind::lost: return "lost";
        case kind::split_brain:
        case kind::replaced: return "split";
        case kind::rule: // by hand is no help
            return of.length.is_unbounded() ? std::string_view() : std::string_view("saved");
        case kind::quorum_lost:
        case kind::separated: return "cut";
        case kind::rule_fails:
        case kind::unnoticed: return {}; // nothing new: nobody helps
        default: return "out";
        }
    }

    [[nodiscard]] std::string step(sentence const& said, fault::story const& story) const {
        std::map<std::string_view, std::set<std::size_t>> items;
        for (auto const at : said.steps) {
            auto const& each = story[at];
            auto const state = state_of(each);
            if (state.empty()) {
                continue;
            }
            auto const mark = [&](model::component_id id, std::int32_t copy) {
                if (auto const item = drawn_->item_of(id, copy)) {
                    items[state].insert(*item);
                }
            };
            mark(each.component, each.copy);
            if (each.what == fault::step::kind::strikes && each.event) {
                for (auto const& strike : of_->read.events[fault::index_of(*each.event)].strikes) {
                    mark(strike.component, strike.copy);
                }
            }
        }
        std::string out = "<li";
        for (auto const& [state, of] : items) {
            std::string all;
            for (auto const each : of) {
                all += (all.empty() ? "" : " ") + std::to_string(each);
            }
            out += " data-" + std::string(state) + "=\"" + all + "\"";
        }
        out += "><button type=\"button\">" + in_markup(said.text()) + "</button>" +
               source_in_html(of_->read.texts, said.at, 1);
        for (auto const& each : said.beside) {
            out += source_in_html(of_->read.texts, each.place, 0);
        }
        return out + "</li>\n";
    }

    struct row {
        std::string name;
        duration length;
        std::size_t step;
    };

    /// How long each thing is out, in the order in which that is told.
    [[nodiscard]] std::vector<row> rows_of(counterexample const& by,
                                           std::vector<sentence> const& story) const {
        using kind = fault::step::kind;
        auto const& in = of_->read.architecture;
        std::vector<row> rows;
        for (std::size_t number = 0; number < story.size(); ++number) {
            for (auto const at : story[number].steps) {
                auto const& each = by.story[at];
                if (each.what != kind::component_out && each.what != kind::disrupted) {
                    continue;
                }
                auto name = copy_name(in, each.component, each.copy) +
                            (each.what == kind::disrupted ? " (errors)" : "");
                bool const is_known = std::any_of(
                    rows.begin(), rows.end(), [&](row const& other) { return other.name == name; });
                if (!is_known) {
                    rows.push_back({std::move(name), each.length, number + 1});
                }
            }
        }
        return rows;
    }

    [[nodiscard]] std::string times(model::claim const& claim, counterexample const& by,
                                    std::vector<sentence> const& story) const {
        auto const rows = rows_of(by, story);
        if (rows.empty()) {
            return {};
        }
        bool const has_threshold = claim.says == model::claim::form::budget &&
                                   claim.budget.consequence != model::consequence::data_loss &&
                                   !claim.budget.threshold.is_unbounded();
        auto const allowed = has_threshold ? claim.budget.threshold : zero;
        std::int64_t longest = std::max<std::int64_t>(1, allowed.milliseconds);
        bool any_unending = false;
        for (auto const& each : rows) {
            any_unending = any_unending || each.length.is_unbounded();
            longest = std::max(longest, each.length.is_unbounded() ? 0 : each.length.milliseconds);
        }
        // What has no end leaves the axis; what has one stays clear of its end.
        auto const full = any_unending ? 70.0 : 100.0;
        auto const bar = [&](duration length, std::string_view more) {
            auto const width = length.is_unbounded()
                                   ? 100.0
                                   : full * static_cast<double>(length.milliseconds) /
                                         static_cast<double>(longest);
            return "<div class=\"bar" + std::string(more) +
                   (length.is_unbounded() ? " unending" : "") +
                   "\" style=\"width:" + std::to_string(static_cast<int>(width + 0.5)) +
                   "%\"></div>";
        };
        std::string out = "<table class=\"times\"><caption>How long each is "
                          "out</caption><tbody>\n";
        for (auto const& each : rows) {
            out += "<tr data-step=\"" + std::to_string(each.step) + "\"><th scope=\"row\">" +
                   in_markup(each.name) + "</th><td class=\"axis\">" + bar(each.length, "") +
                   "</td><td>" + spoken(each.length) + "</td></tr>\n";
        }
        if (has_threshold) {
            out += "<tr><th scope=\"row\">allowed</th><td class=\"axis\">" +
                   (allowed.is_zero() ? std::string() : bar(allowed, " allowed")) + "</td><td>" +
                   (allowed.is_zero() ? "none" : spoken(allowed)) + "</td></tr>\n";
        }
        return out + "</tbody></table>\n";
    }

    checked const* of_;
    drawing const* drawn_;
    html_picture picture_;
};

} // namespace hadsl::report

#endif
