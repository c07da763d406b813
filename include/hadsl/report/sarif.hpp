// hadsl/report/sarif.hpp - a run for code-scanning services: SARIF 2.1.0.
// SPDX-License-Identifier: BSL-1.0
//
// A result is a claim that somebody must look at, or a diagnostic. Its first location is the header
// of the claim, since services show only that one; the cascade is its code flow. What is wrong with
// no file is a notification, as results without a place are refused.
#ifndef HADSL_REPORT_SARIF_HPP
#define HADSL_REPORT_SARIF_HPP

#include <hadsl/report/finding.hpp>
#include <hadsl/report/json_value.hpp>
#include <hadsl/report/paths.hpp>
#include <hadsl/report/rules.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/version.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::report {

/// The column of a byte, from 1, in UTF-16 code units: what SARIF readers and editors count in.
[[nodiscard]] inline std::size_t utf16_column(source::text const& in, std::size_t byte) {
    auto const begin = in.line_start(in.position_of(byte).line);
    std::size_t column = 1;
    for (auto at = begin; at < std::min(byte, in.content().size()); ++at) {
        auto const each = static_cast<unsigned char>(in.content()[at]);
        bool const continues = (each & 0xC0U) == 0x80U;
        column += continues ? 0U : each >= 0xF0U ? 2U : 1U;
    }
    return column;
}

/// A short name for a text, the same everywhere and always (FNV-1a, 64 bits).
[[nodiscard]] inline std::string fingerprint_of(std::string_view text) {
    std::uint64_t value = 0xcbf29ce484222325U;
    for (auto const each : text) {
        value = (value ^ static_cast<unsigned char>(each)) * 0x100000001b3U;
    }
    std::string digits(16, '0');
    for (auto at = digits.size(); at-- > 0; value >>= 4U) {
        digits[at] = "0123456789abcdef"[value & 0xFU];
    }
    return digits;
}

/// A run, finding by finding.
class sarif_report {
public:
    /// Files below `root`, the root of the repository, are named relative to it.
    explicit sarif_report(std::filesystem::path root) : root_(std::move(root)) {}

    void add(source::texts const& texts, finding const& about) {
        if (!about.place.is_known() || !is_file(texts[about.place.text])) {
            notify(about);
            return;
        }
        json made;
        made["ruleId"] = to_text(about.code);
        made["ruleIndex"] = index_of_rule(about.code);
        made["level"] = about.excuse.empty() ? to_text(about.level()) : "note";
        auto related = json::array();
        for (auto const& each : about.related) {
            add_related(related, texts, each.place, each.message);
        }
        auto flow = json::array();
        for (auto const& each : about.story) {
            flow.push_back(
                {{"location", location(texts, each.at, each.text())}, {"importance", "essential"}});
            for (auto const& beside : each.beside) {
                add_related(related, texts, beside.place, each.text() + ": " + beside.message);
            }
        }
        made["message"] = message(text_of(about));
        made["locations"] = json::array({location(texts, about.place, {})});
        if (!related.empty()) {
            made["relatedLocations"] = std::move(related);
        }
        if (!flow.empty()) {
            auto const thread = json::object({{"locations", std::move(flow)}});
            made["codeFlows"] =
                json::array({json::object({{"threadFlows", json::array({thread})}})});
        }
        made["partialFingerprints"] = fingerprints(texts, about);
        if (!about.excuse.empty()) {
            bool const in_text = about.code == source::code::claim_accepted;
            made["suppressions"] = json::array({json::object(
                {{"kind", in_text ? "inSource" : "external"}, {"justification", about.excuse}})});
        }
        results_.push_back(std::move(made));
    }

    /// The document, with a line end.
    [[nodiscard]] std::string take() && {
        json rules = json::array();
        for (auto const code : rules_) {
            rules.push_back(rule(code));
        }
        json driver{{"name", "hadsl"},
                    {"version", version},
                    {"semanticVersion", version},
                    {"rules", std::move(rules)}};
        json invocation{{"executionSuccessful", !has_failed_}};
        if (!notifications_.empty()) {
            invocation["toolExecutionNotifications"] = std::move(notifications_);
        }
        json run;
        run["tool"] = json::object({{"driver", std::move(driver)}});
        run["invocations"] = json::array({std::move(invocation)});
        run["automationDetails"] = json::object({{"id", "hadsl/"}});
        run["columnKind"] = "utf16CodeUnits";
        run["results"] = std::move(results_);
        json out;
        out["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                         "sarif-schema-2.1.0.json";
        out["version"] = "2.1.0";
        out["runs"] = json::array({std::move(run)});
        return dump(out) + "\n";
    }

private:
    /// Text as a message. `[text](1)` would be a link; brackets are escaped where one could arise.
    [[nodiscard]] static json message(std::string_view text) {
        bool const may_link = text.find("](") != text.npos;
        std::string out;
        for (auto const each : text) {
            out += may_link && (each == '[' || each == ']') ? "\\" : "";
            out += each;
        }
        return json::object({{"text", out.empty() ? "here" : out}});
    }

    [[nodiscard]] static std::string text_of(finding const& about) {
        auto text = about.message;
        for (auto const& each : about.remarks) {
            text += "\n" + std::string(each.word) + ": " + each.text;
        }
        return text;
    }

    [[nodiscard]] json location(source::texts const& texts, source::span const& place,
                                std::string_view said) const {
        auto made = json::object();
        if (place.is_known() && is_file(texts[place.text])) {
            auto const& in = texts[place.text];
            auto const end = std::max(place.end, place.begin);
            json region{{"startLine", in.position_of(place.begin).line},
                        {"startColumn", utf16_column(in, place.begin)},
                        {"endLine", in.position_of(end).line},
                        {"endColumn", utf16_column(in, end)}};
            auto const uri = uri_of(path_below(root_, in.name()));
            auto file = json::object({{"uri", uri}});
            if (!uri.starts_with("file:")) {
                file["uriBaseId"] = "%SRCROOT%";
            }
            made["physicalLocation"] = json::object(
                {{"artifactLocation", std::move(file)}, {"region", std::move(region)}});
        } else if (place.is_known()) {
            made["logicalLocations"] = json::array({json::object(
                {{"fullyQualifiedName", texts[place.text].name()}, {"kind", "module"}})});
        }
        if (!said.empty()) {
            made["message"] = message(said);
        }
        return made;
    }

    void add_related(json& to, source::texts const& texts, source::span const& place,
                     std::string_view said) const {
        if (place.is_known() && is_file(texts[place.text])) {
            auto made = location(texts, place, said);
            made["id"] = to.size() + 1;
            to.push_back(std::move(made));
        }
    }

    /// What stays the same while other lines of the file come and go: the claim by its name, a
    /// diagnostic by its words and the text it points at. Equal ones are counted.
    [[nodiscard]] json fingerprints(source::texts const& texts, finding const& about) {
        auto const file = path_below(root_, texts[about.place.text].name());
        auto const what = about.claim.empty()
                              ? about.message + '\n' + std::string(texts.slice(about.place))
                              : "claim " + about.claim;
        auto const hash = fingerprint_of(to_text(about.code) + '\n' + file + '\n' + what);
        auto const counted = hash + ":" + std::to_string(++seen_[hash]);
        return json::object({{"hadsl/v1", counted}, {"primaryLocationLineHash", counted}});
    }

    [[nodiscard]] std::size_t index_of_rule(source::code code) {
        auto const known = std::find(rules_.begin(), rules_.end(), code);
        if (known == rules_.end()) {
            rules_.push_back(code);
            return rules_.size() - 1;
        }
        return static_cast<std::size_t>(known - rules_.begin());
    }

    [[nodiscard]] static json rule(source::code code) {
        auto const& known = source::info_of(code);
        auto const level = to_text(known.level);
        auto const text = [](std::string const& said) { return json::object({{"text", said}}); };
        json made;
        made["id"] = to_text(code);
        made["name"] = std::string(known.name);
        made["shortDescription"] = text(sentence_of(known.title));
        made["fullDescription"] = text(meaning_of(code));
        made["help"] = text(advice_of(code));
        made["defaultConfiguration"] = json::object({{"level", level}});
        made["properties"] = json::object({{"tags", json::array({"high-availability"})},
                                           {"precision", "very-high"},
                                           {"problem.severity", level}});
        return made;
    }

    /// What has no place in a file. A warning, of a needless line of a baseline say, fails nothing.
    void notify(finding const& about) {
        has_failed_ = has_failed_ || about.level() == source::severity::error;
        json made;
        made["level"] = to_text(about.level());
        made["descriptor"] = json::object({{"id", to_text(about.code)}});
        made["message"] = message(text_of(about));
        notifications_.push_back(std::move(made));
    }

    std::filesystem::path root_;
    std::vector<source::code> rules_;
    std::map<std::string, std::size_t> seen_; // fingerprint -> how often
    json results_ = json::array();
    json notifications_ = json::array();
    bool has_failed_ = false;
};

} // namespace hadsl::report

#endif
