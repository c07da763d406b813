// verifier/lint_command.cpp - `hadsl lint`: what looks wrong, whatever is claimed.
// SPDX-License-Identifier: BSL-1.0
#include "lint_command.hpp"

#include "early_end.hpp"
#include "inputs.hpp"
#include "linting.hpp"
#include "output.hpp"
#include "reports.hpp"
#include "run.hpp"
#include "settings.hpp"
#include "usage.hpp"

#include <hadsl/report/printable.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

/// The command line, as it was written.
struct lint_arguments {
    std::vector<std::string> paths;
    std::vector<std::string> formats;
    std::vector<std::string> levels;
    std::string fail_on;
    std::string timeout = "10s";
    std::string today;
    std::string colour = "auto";
    bool fix = false;
    bool without_claims = false;
    bool quiet = false;
};

enum class fail_on { warning, error, never };

/// The levels of the command line go before those of the settings.
[[nodiscard]] std::map<source::code, lint_level> levels_of(
    settings const& decided, std::vector<std::string> const& options) {
    auto levels = decided.levels;
    for (auto const& option : options) {
        auto const equals = option.find('=');
        if (equals == option.npos) {
            throw usage_error("--level: found `" + option +
                              "`, expected a code and a level, as `HA0705=off`");
        }
        levels[read_code("--level", option.substr(0, equals))] =
            read_level("--level", option.substr(equals + 1));
    }
    return levels;
}

[[nodiscard]] settings settings_for(std::string const& path) {
    return find_settings(path == "-" ? std::filesystem::path(".")
                                     : std::filesystem::path(path).parent_path());
}

/// Puts right what can be, on disk, and reads the specification again.
void repair_file(checked& one, lint_options const& options) {
    if (one.path == "-") {
        throw usage_error("--fix: standard input cannot be changed");
    }
    auto const made = repair(std::move(one.read), one.path, options);
    if (made.fixes > 0) {
        destination(one.path, destination::takes::what_was_read).write(made.content);
        std::fputs(("fixed " + report::counted(made.fixes, "finding") + " in " +
                    report::printable(one.path) + "\n")
                       .c_str(),
                   stderr);
    }
    progress silent;
    one = std::move(read_all(collect_inputs({one.path}), silent).front());
}

[[nodiscard]] exit_code lint(lint_arguments const& given) {
    auto const here = find_settings(".");
    auto const paths = given.paths.empty() ? here.paths : given.paths;
    if (paths.empty()) {
        throw usage_error("lint: found no path, expected a file, a folder, or `-` for standard "
                          "input");
    }
    auto const colour = read_colours(given.colour);
    auto const limit = read_word<fail_on>(
        given.fail_on.empty() && !here.fail_on.empty() ? here.file.string() + ": fail-on"
                                                       : "--fail-on",
        !given.fail_on.empty()  ? given.fail_on
        : !here.fail_on.empty() ? here.fail_on
                                : "warning",
        {{"warning", fail_on::warning}, {"error", fail_on::error}, {"never", fail_on::never}});
    lint_options how;
    how.judging.limit = read_duration("--timeout", given.timeout);
    how.judging.stop = &early_end::stop();
    how.judging.today = given.today.empty() ? today() : read_date("--today", given.today);
    how.judging.progress = [](judging, std::size_t) {};
    auto reports = open_reports(given.formats.empty() ? here.formats : given.formats);

    run done;
    done.is_about_claims = false;
    auto code = exit_code::proven;
    auto const asked = collect_inputs(paths);
    for (auto const& message : asked.errors) {
        done.errors.push_back(placeless(source::code::no_match, message));
        code = exit_code::wrong;
    }
    {
        progress shown;
        done.all = read_all(asked, shown);
        for (auto& each : done.all) {
            if (each.read.is_sound) {
                shown.show("looking at " + each.path);
                how.levels = levels_of(settings_for(each.path), given.levels);
                auto const linked = [&](input const& of) {
                    return of.path == each.path && is_linked(of);
                };
                if (given.fix && std::none_of(asked.all.begin(), asked.all.end(), linked)) {
                    repair_file(each, how);
                }
            }
            if (!each.read.is_sound) {
                code = exit_code::wrong;
                continue;
            }
            if (given.without_claims) {
                each.read.architecture.claims.clear();
            }
            auto const found = lint_one(each.read, how);
            if (found.undecided > 0) {
                auto const note = "hadsl: note: " + report::counted(found.undecided, "claim") +
                                  " of " + report::printable(each.path) +
                                  " could not be decided within --timeout: what rests on that is "
                                  "not found\n";
                std::fputs(note.c_str(), stderr);
            }
            each.read.diagnostics.clear();
            for (auto const& one : found.findings) {
                bool const is_error = one.about.level() == source::severity::error;
                bool const counts =
                    limit == fail_on::warning || (limit == fail_on::error && is_error);
                code = graver(code, counts ? exit_code::refuted : exit_code::proven);
                each.read.diagnostics.push_back(one.about);
            }
        }
    }
    for (auto& each : reports) {
        report_style with;
        with.quiet = given.quiet;
        if (each.is_terminal) {
            with.look = style_of_terminal(colour);
        }
        each.where.write(each.how->render(done, with));
    }
    return early_end::end_with(code);
}

constexpr char const* after_lint_help = R"(
Every finding comes from what the specification means: no claim has to be written. What a claim
already asks about is left to `hadsl check`. `hadsl explain CODE` tells what a finding is about.

A finding that is meant to be there is silenced where it stands, with the reason:

  vm app {  // allow HA0705: watched by hand during the pilot

`hadsl.toml`, beside the specification or above it, decides for a whole project:

  [lint]
  paths = ["architecture"]
  fail-on = "error"
  [lint.levels]
  HA0711 = "off"

Exit codes:
  0   nothing was found that counts
  1   something was found at or above --fail-on
  2   the command line, a specification or `hadsl.toml` is wrong
)";

} // namespace

std::function<exit_code()> add_lint_command(CLI::App& to) {
    auto const given = std::make_shared<lint_arguments>();
    auto& command = *to.add_subcommand("lint", "Find what looks wrong, whatever is claimed");
    command.footer(after_lint_help);
    command.get_formatter()->column_width(30);
    command
        .add_option("PATH", given->paths,
                    "Files, folders, or - for standard input; else those of `hadsl.toml`")
        ->type_name("");
    auto const one_each = [](CLI::Option* option) { return option->allow_extra_args(false); };
    command.add_flag("--fix", given->fix, "Put right what can be put right safely");
    command.add_flag("--without-claims", given->without_claims,
                     "As if no claim were written: find also what claims ask about");
    command
        .add_option("--fail-on", given->fail_on,
                    "From which level on findings make the run fail: warning, error or never")
        ->type_name("LEVEL");
    one_each(command.add_option("--level", given->levels,
                                "How much a finding counts: off, warning or error; may be "
                                "repeated"))
        ->type_name("CODE=LEVEL");
    one_each(command.add_option("--format", given->formats,
                                "How to report (" + format_names() +
                                    "), and into which file; may be repeated"))
        ->type_name("FORMAT[:FILE]");
    command.add_option("--timeout", given->timeout, "For the proof of one claim (10s)")
        ->type_name("DURATION");
    add_memory_option(command);
    command.add_flag("-q,--quiet", given->quiet, "In text, nothing when nothing is found");
    command.add_option("--color,--colour", given->colour, "Colours: auto, always or never")
        ->type_name("WHEN");
    command
        .add_option("--today", given->today,
                    "The date by which acceptances are judged, instead of today")
        ->type_name("YYYY-MM-DD");
    return [given] { return lint(*given); };
}

} // namespace hadsl::program
