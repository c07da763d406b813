// hadsl/report/junit.hpp - a run for build servers: JUnit XML, a suite per file, a case per claim.
// SPDX-License-Identifier: BSL-1.0
//
// Nobody owns the format; this is what Jenkins' schema allows, which the others read. A claim that
// is undecided is an error, never skipped: build servers take what is skipped for good.
#ifndef HADSL_REPORT_JUNIT_HPP
#define HADSL_REPORT_JUNIT_HPP

#include <hadsl/report/escape.hpp>
#include <hadsl/report/excerpt.hpp>
#include <hadsl/report/run.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::report {

/// Writes a run as JUnit XML.
class junit_report {
public:
    /// `forgives_vacuous`: a claim that says nothing passes.
    explicit junit_report(bool forgives_vacuous) : forgives_vacuous_(forgives_vacuous) {}

    [[nodiscard]] std::string render(run const& of) && {
        std::string suites;
        if (!of.errors.empty()) {
            suites += suite_of_request(of.errors);
        }
        for (auto const& each : of.all) {
            suites += suite_of(each);
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"hadsl\"" +
               attributes(sum_, false) + ">\n" + suites + "</testsuites>\n";
    }

private:
    struct counts {
        std::size_t tests = 0;
        std::size_t failures = 0;
        std::size_t errors = 0;
        std::size_t skipped = 0;
    };

    /// What a case came to; empty: it passed.
    enum class result { passed, skipped, error, failure };

    [[nodiscard]] static std::string attribute(std::string_view name, std::string_view value) {
        return " " + std::string(name) + "=\"" + in_markup(value) + "\"";
    }
    [[nodiscard]] static std::string attributes(counts const& of, bool with_skipped) {
        return attribute("tests", std::to_string(of.tests)) +
               attribute("failures", std::to_string(of.failures)) +
               attribute("errors", std::to_string(of.errors)) +
               (with_skipped ? attribute("skipped", std::to_string(of.skipped)) : "");
    }

    [[nodiscard]] std::string suite_of_request(std::vector<source::diagnostic> const& errors) {
        source::texts const none;
        counts own;
        std::string cases;
        for (auto const& each : errors) {
            bool const is_error = each.level() == source::severity::error;
            cases +=
                case_of("hadsl", "what was asked for", is_error ? result::error : result::passed,
                        none, finding_of(each), own);
        }
        return suite("hadsl", cases, own);
    }

    [[nodiscard]] std::string suite_of(checked const& of) {
        counts own;
        std::string cases;
        auto const& texts = of.read.texts;
        for (auto const& each : of.read.diagnostics) {
            bool const is_error = each.level() == source::severity::error;
            cases += case_of(of.path, to_text(each.code), is_error ? result::error : result::passed,
                             texts, finding_of(each), own);
        }
        for (auto const& each : of.judged.verdicts) {
            auto const& claim = of.read.architecture.claims[each.claim];
            auto const found =
                finding_of(of.read.texts, of.read.architecture, of.read.events, each);
            cases += case_of(of.path, claim.name, result_of(standing_of(each)), texts,
                             found.value_or(finding()), own);
        }
        return suite(of.path, cases, own);
    }

    [[nodiscard]] std::string suite(std::string_view name, std::string const& cases,
                                    counts const& own) {
        sum_.tests += own.tests;
        sum_.failures += own.failures;
        sum_.errors += own.errors;
        return "  <testsuite" + attribute("name", name) + attributes(own, true) + ">\n" + cases +
               "  </testsuite>\n";
    }

    [[nodiscard]] result result_of(standing of) const {
        switch (of) {
        case standing::proven: return result::passed;
        case standing::vacuous: return forgives_vacuous_ ? result::passed : result::failure;
        case standing::accepted:
        case standing::known: return result::skipped;
        case standing::undecided: return result::error;
        default: return result::failure;
        }
    }

    [[nodiscard]] static std::string case_of(std::string_view in, std::string_view name, result is,
                                             source::texts const& texts, finding const& about,
                                             counts& own) {
        ++own.tests;
        auto out = "    <testcase" + attribute("classname", in) + attribute("name", name);
        if (about.message.empty()) {
            return out + "/>\n";
        }
        std::string element = "system-out";
        switch (is) {
        case result::passed: break;
        case result::skipped:
            element = "skipped"; // which may carry no attribute
            ++own.skipped;
            break;
        case result::error:
            element = "error";
            ++own.errors;
            break;
        case result::failure:
            element = "failure";
            ++own.failures;
            break;
        }
        out += ">\n      <" + element;
        if (is == result::error || is == result::failure) {
            out += attribute("type", to_text(about.code)) + attribute("message", about.message);
        }
        return out + ">" + body_of(texts, about) + "</" + element + ">\n    </testcase>\n";
    }

    /// The whole story, a sentence a line, with its places.
    [[nodiscard]] static std::string body_of(source::texts const& texts, finding const& about) {
        auto const line = [&](source::span const& place, std::string_view said) {
            return (place.is_known() ? in_markup(to_text(texts, place)) + ": " : std::string()) +
                   in_markup(said) + "\n";
        };
        auto out = line(about.place, about.message);
        for (std::size_t at = 0; at < about.story.size(); ++at) {
            out += line(about.story[at].at,
                        "(" + std::to_string(at + 1) + ") " + about.story[at].text());
        }
        for (auto const& each : about.related) {
            out += line(each.place, each.message);
        }
        for (auto const& each : about.remarks) {
            out += line({}, std::string(each.word) + ": " + each.text);
        }
        return out;
    }

    bool forgives_vacuous_;
    counts sum_;
};

} // namespace hadsl::report

#endif
