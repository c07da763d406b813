// hadsl/report/github.hpp - a run for GitHub Actions: a workflow command for each finding.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_GITHUB_HPP
#define HADSL_REPORT_GITHUB_HPP

#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/escape.hpp>
#include <hadsl/report/finding.hpp>
#include <hadsl/report/paths.hpp>
#include <hadsl/report/run.hpp>
#include <hadsl/source/text.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace hadsl::report {

/// Where an annotation is shown, as properties of its command. Columns only within one line: the
/// service passes over them otherwise.
[[nodiscard]] inline std::string annotation_place(source::texts const& texts,
                                                  source::span const& place,
                                                  std::filesystem::path const& root) {
    if (!place.is_known() || !is_file(texts[place.text])) {
        return {};
    }
    auto const& in = texts[place.text];
    auto const begin = in.position_of(place.begin);
    auto const end = in.position_of(place.end);
    auto out = "file=" + in_command_property(path_below(root, in.name())) +
               ",line=" + std::to_string(begin.line) + ",endLine=" + std::to_string(end.line);
    if (begin.line == end.line) {
        out += ",col=" + std::to_string(begin.column) + ",endColumn=" + std::to_string(end.column);
    }
    return out + ",";
}

/// One finding as one workflow command, with a line end.
[[nodiscard]] inline std::string annotation_of(source::texts const& texts, finding const& about,
                                               std::filesystem::path const& root) {
    auto const level = about.excuse.empty() ? to_text(about.level()) : std::string_view("notice");
    auto const title = (about.claim.empty() ? std::string() : about.claim + ": ") +
                       std::string(source::info_of(about.code).title) + " [" + to_text(about.code) +
                       "]";
    auto text = printable(about.message);
    for (std::size_t at = 0; at < about.story.size(); ++at) {
        auto const& each = about.story[at];
        text += "\n(" + std::to_string(at + 1) + ") " + printable(each.text());
        text += each.at.is_known() ? " [" + to_text(texts, each.at) + "]" : std::string();
    }
    for (auto const& each : about.remarks) {
        text += "\n" + std::string(each.word) + ": " + printable(each.text);
    }
    return "::" + std::string(level) + " " + annotation_place(texts, about.place, root) +
           "title=" + in_command_property(title) + "::" + in_command(text) + "\n";
}

/// All findings of a run, errors first: the service shows ten of each level for a step.
[[nodiscard]] inline std::string render_github(run const& of, std::filesystem::path const& root) {
    std::string errors;
    std::string others;
    auto const add = [&](source::texts const& texts, finding const& about) {
        auto const command = annotation_of(texts, about, root);
        (command.starts_with("::error") ? errors : others) += command;
    };
    source::texts const none;
    for (auto const& each : of.errors) {
        add(none, finding_of(each));
    }
    for (auto const& each : of.all) {
        for (auto const& about : findings_of(each)) {
            add(each.read.texts, about);
        }
    }
    return errors + others;
}

} // namespace hadsl::report

#endif
