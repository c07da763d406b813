// hadsl/report/html.hpp - a run as one page for people who never saw the language.
// SPDX-License-Identifier: BSL-1.0
//
// The page needs nothing from elsewhere, and is forbidden to ask for it. Without scripts it still
// tells everything.
#ifndef HADSL_REPORT_HTML_HPP
#define HADSL_REPORT_HTML_HPP

#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/dot.hpp>
#include <hadsl/report/drawing.hpp>
#include <hadsl/report/escape.hpp>
#include <hadsl/report/evidence.hpp>
#include <hadsl/report/finding.hpp>
#include <hadsl/report/html_source.hpp>
#include <hadsl/report/html_story.hpp>
#include <hadsl/report/html_tables.hpp>
#include <hadsl/report/page.hpp>
#include <hadsl/report/run.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/version.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::report {

/// A picture for a page: an `svg` element, or why there is none.
struct page_picture {
    std::string svg;
    std::string why_not;
};

/// Writes a run as a page.
class html_page {
public:
    /// `lay_out` makes a picture of what dot.hpp writes; `why`: the judgement says what proofs rest
    /// on.
    explicit html_page(std::function<page_picture(std::string const&)> lay_out, bool why = false)
        : lay_out_(std::move(lay_out)), why_(why) {}

    [[nodiscard]] std::string render(run const& of, std::string_view summary) const {
        std::string out =
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
            "<title>hadsl: " +
            in_markup(summary) + "</title>\n<style>\n" + std::string(page_style) +
            "</style>\n</head>\n<body>\n<header>\n<h1>What can bring it down?</h1>\n"
            "<p>Somebody wrote down how a system is built, and what they believe it survives. Each "
            "such claim is held here against every combination of failures that it speaks of: it "
            "is "
            "proven, or it is refuted by failures that bring the system down all the same, which "
            "are shown step by step.</p>\n<p>" +
            in_markup(summary) + "</p>\n";
        out += overview(of) + glossary() + "</header>\n<main>\n";
        source::texts const none;
        for (auto const& each : of.errors) {
            out += finding_in_html(none, finding_of(each));
        }
        for (std::size_t at = 0; at < of.all.size(); ++at) {
            out += section(of.all[at], "picture-" + std::to_string(at + 1));
        }
        return out + "</main>\n<footer>Written by hadsl " + std::string(version) +
               ". Every verdict says what was checked, not more: a proof is about the design as "
               "described, and the failures that the claim names.</footer>\n<script>\n" +
               std::string(page_script) + "</script>\n</body>\n</html>\n";
    }

private:
    [[nodiscard]] static std::string overview(run const& of) {
        tally sum;
        for (auto const& each : of.all) {
            sum.add(each.judged);
        }
        std::string out = "<ul class=\"summary\">\n";
        auto const add = [&](std::size_t count, standing is) {
            if (count > 0) {
                out += "<li><span class=\"badge " + std::string(to_text(is)) + "\">" +
                       std::to_string(count) + " " + std::string(to_text(is)) + "</span></li>\n";
            }
        };
        add(sum.refuted, standing::refuted);
        add(sum.vacuous, standing::vacuous);
        add(sum.undecided, standing::undecided);
        add(sum.accepted, standing::accepted);
        add(sum.known, standing::known);
        add(sum.proven, standing::proven);
        return out + "</ul>\n";
    }

    [[nodiscard]] static std::string glossary() {
        return "<details><summary>How to read this page</summary>\n<dl class=\"glossary\">\n"
               "<dt>Claim</dt><dd>A sentence about a design that somebody believes: some failures "
               "do "
               "not have some consequence.</dd>\n"
               "<dt>" +
               badge_of(standing::proven) +
               "</dt><dd>Every combination of failures that the claim allows was "
               "covered; none has the consequence.</dd>\n<dt>" +
               badge_of(standing::refuted) +
               "</dt><dd>A smallest combination of failures that has the consequence was found. It "
               "is "
               "played below, from the failure to the consequence.</dd>\n<dt>" +
               badge_of(standing::vacuous) +
               "</dt><dd>True, but it says nothing: no failure it names could have had the "
               "consequence.</dd>\n<dt>" +
               badge_of(standing::undecided) +
               "</dt><dd>Neither: the time did not suffice, or something is not "
               "supported.</dd>\n<dt>" +
               badge_of(standing::accepted) + " " + badge_of(standing::known) +
               "</dt><dd>Refuted, and somebody decided to live with it for now.</dd>\n"
               "<dt>Outage, interruption</dt><dd>A component does not do its work: an outage lasts "
               "longer than its claim allows, an interruption lasts any time at all. <em>Until "
               "repaired</em>: nothing in the design ends it, somebody has to, and how long that "
               "takes is not known.</dd>\n"
               "<dt>Copy</dt><dd>One of several places where the same thing runs, so that the loss "
               "of "
               "one can be survived.</dd>\n"
               "<dt>Protected by</dt><dd>A mechanism that reacts to failures: restarts, takes "
               "over, "
               "moves. It helps only against the failures that its rules name.</dd>\n"
               "</dl></details>\n";
    }

    [[nodiscard]] std::string section(checked const& of, std::string const& picture) const {
        auto out = "<section>\n<h2>" + in_markup(of.path) + "</h2>\n";
        for (auto const& each : of.read.diagnostics) {
            out += finding_in_html(of.read.texts, finding_of(each));
        }
        if (!of.read.is_sound) {
            return out + "</section>\n";
        }
        out += claims_in_html(of);
        auto const drawn = drawing_of(of);
        auto const made = lay_out_(to_dot(drawn));
        out += "<h3>The architecture</h3>\n";
        if (made.svg.empty()) {
            out += "<p><em>No picture: " + in_markup(made.why_not) + ".</em></p>\n";
        } else {
            out +=
                "<figure class=\"picture\" aria-label=\"The architecture\" id=\"" + picture +
                "\">" + made.svg + "<figcaption class=\"signs\">" + caption(drawn) +
                std::string(is_large(of) ? " Only what the claims and the cascades touch is shown."
                                         : "") +
                "</figcaption></figure>\n";
        }
        out += mechanisms_in_html(of);
        html_stories const stories(of, drawn, {picture, width_of_picture(made.svg) > 640});
        for (auto const& each : of.judged.verdicts) {
            out += story(of, each, stories) + proof(of, each, stories);
        }
        return out + text_in_html(of) + "</section>\n";
    }

    /// What the boxes and lines mean that a picture has.
    [[nodiscard]] static std::string caption(drawing const& of) {
        using kind = drawn_line::kind;
        constexpr std::pair<kind, std::string_view> meanings[] = {
            {kind::needs, "solid arrow: needs"},
            {kind::choice, "dashed arrow: needs one of several"},
            {kind::stands, "solid: runs or keeps its data on"},
            {kind::copy, "dashed: from a component to its copies, which are dashed boxes"},
            {kind::helps, "dotted arrow: used by a mechanism, or started after"},
            {kind::joins, "dashed from an ellipse: a link and its ends"}};
        std::string lines;
        for (auto const& [how, meaning] : meanings) {
            if (std::any_of(of.lines().begin(), of.lines().end(),
                            [how = how](auto const& each) { return each.how == how; })) {
                lines += (lines.empty() ? " Lines: " : "; ") + std::string(meaning);
            }
        }
        return "What is placed in or on something lies within its box." +
               (lines.empty() ? "" : lines + ".");
    }

    /// More components than a page shows at once.
    [[nodiscard]] static bool is_large(checked const& of) {
        constexpr std::size_t most = 60;
        return of.read.architecture.components.size() > most;
    }

    /// All of a small architecture; of a large one what claims are about and cascades touch.
    [[nodiscard]] static drawing drawing_of(checked const& of) {
        auto const& in = of.read.architecture;
        if (!is_large(of)) {
            return drawing(in);
        }
        std::vector<bool> shown(in.components.size(), false);
        auto const show = [&](model::component_id id) { shown[model::index_of(id)] = true; };
        for (auto const& each : of.judged.verdicts) {
            auto const& claim = in.claims[each.claim];
            auto const targets = model::targets_of(claim);
            std::for_each(targets.begin(), targets.end(), show);
            auto const show_story = [&](fault::story const& story) {
                for (auto const& step : story) {
                    show(step.component);
                    show(step.other.value_or(step.component));
                }
            };
            for (auto const& by : each.counterexamples) {
                show_story(by.story);
            }
            if (each.edge) {
                show_story(each.edge->broken_by.story);
            }
        }
        return drawing(in, std::move(shown));
    }

    /// The width that a picture says it has, in points.
    [[nodiscard]] static std::size_t width_of_picture(std::string_view svg) {
        constexpr std::string_view before = " width=\"";
        auto at = svg.find(before);
        std::size_t width = 0;
        for (at += at == svg.npos ? 0 : before.size();
             at < svg.size() && svg[at] >= '0' && svg[at] <= '9' && width < 1'000'000; ++at) {
            width = width * 10 + static_cast<std::size_t>(svg[at] - '0');
        }
        return width;
    }

    [[nodiscard]] static std::string heading(checked const& of, verdict const& about) {
        auto const& claim = of.read.architecture.claims[about.claim];
        return "<h3>" + badge_of(standing_of(about)) + " " +
               in_markup(statement_of(of.read.texts, claim)) +
               (claim.description.empty() ? "" : "<q>" + in_markup(claim.description) + "</q>") +
               "</h3>\n";
    }

    [[nodiscard]] static std::string story(checked const& of, verdict const& about,
                                           html_stories const& stories) {
        auto const found = finding_of(of.read.texts, of.read.architecture, of.read.events, about);
        if (!found) {
            return {};
        }
        auto const& claim = of.read.architecture.claims[about.claim];
        auto out =
            heading(of, about) + "<p>" + in_prose(found->message) + " <small>[" +
            to_text(found->code) + "]</small></p>\n" +
            source_in_html(of.read.texts, claim.effect.is_known() ? claim.effect : claim.at, 1);
        for (std::size_t at = 0; at < about.counterexamples.size(); ++at) {
            auto const& by = about.counterexamples[at];
            auto const player = stories.player(claim, by);
            out += at == 0 ? player
                           : "<details><summary>Also: " +
                                 in_markup(scenario_name(of.read.architecture, of.read.events,
                                                         by.failures)) +
                                 "</summary>\n" + player + "</details>\n";
        }
        return out + remarks(*found);
    }

    [[nodiscard]] static std::string remarks(finding const& about) {
        std::string out;
        std::string helping;
        for (auto const& each : about.remarks) {
            if (each.word == "survives if") {
                helping += "<li>if " + in_prose(each.text) + "</li>\n";
            } else if (each.word != "also" && each.word != "claimed") {
                out += "<li>" + in_markup(each.word) + ": " + in_prose(each.text) + "</li>\n";
            }
        }
        return (helping.empty()
                    ? helping
                    : "<h4>With which change would it survive this?</h4>\n<p>Each of these changes "
                      "was made to the design, alone, and the same failures tried again: they no "
                      "longer break the claim (others still may).</p>\n<ul class=\"remarks "
                      "helping\">\n" +
                          helping + "</ul>\n") +
               (out.empty() ? out : "<ul class=\"remarks\">\n" + out + "</ul>\n");
    }

    /// Why a plainly proven claim holds, and how it would break.
    [[nodiscard]] std::string proof(checked const& of, verdict const& about,
                                    html_stories const& stories) const {
        if (!why_ || about.outcome != outcome::proven) {
            return {};
        }
        auto const& read = of.read;
        auto const& in = read.architecture;
        auto const& claim = in.claims[about.claim];
        auto const found = support_of(read.texts, in, of.judged, about);
        auto out = heading(of, about);
        if (!found.rests_on.empty()) {
            out += "<p>It rests on each of these: without any one of them the claim does not "
                   "hold.</p>\n<ul class=\"remarks\">\n";
            for (auto const& each : found.rests_on) {
                out += "<li>" + in_prose(each) + "</li>\n";
            }
            out += "</ul>\n";
        }
        out += found.is_complete
                   ? ""
                   : "<p>Without some facts nothing could be decided, or not in time.</p>\n";
        if (auto const edge = edge_text(in, read.events, about); !edge.empty()) {
            out += "<p>How near it is to breaking: " + in_prose(edge) + "</p>\n";
        }
        return about.edge ? out + "<details><summary>How it would break</summary>\n" +
                                stories.player(claim, about.edge->broken_by) + "</details>\n"
                          : out;
    }

    [[nodiscard]] static std::string finding_in_html(source::texts const& texts,
                                                     finding const& about) {
        auto const level = std::string(to_text(about.level()));
        auto out = "<p><span class=\"badge " + level + "\">" + level + "</span> " +
                   in_prose(about.message) + " <small>[" + to_text(about.code) + "]</small></p>\n" +
                   source_in_html(texts, about.place, 1);
        for (auto const& each : about.related) {
            out +=
                "<p>" + in_markup(each.message) + "</p>\n" + source_in_html(texts, each.place, 0);
        }
        return out + remarks(about);
    }

    std::function<page_picture(std::string const&)> lay_out_;
    bool why_;
};

} // namespace hadsl::report

#endif
