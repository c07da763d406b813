// verifier/fmt_command.cpp - `hadsl fmt`: specifications in one layout.
// SPDX-License-Identifier: BSL-1.0
#include "fmt_command.hpp"

#include "inputs.hpp"
#include "line_diff.hpp"
#include "load.hpp"
#include "output.hpp"
#include "usage.hpp"

#include <hadsl/format/format.hpp>
#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/printable.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/source/files.hpp>

#include <CLI/CLI.hpp>

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

struct fmt_arguments {
    std::vector<std::string> paths;
    bool check = false;
    bool diff = false;
};

/// What happened to the files of a run.
struct tally {
    std::size_t same = 0;
    std::size_t different = 0;
    std::size_t wrong = 0;
};

void say(std::string const& text) {
    std::fputs(text.c_str(), stderr);
}

[[nodiscard]] source::file read(std::string const& path) {
    source::file_limits const limits;
    return path == "-" ? source::read_stream(stdin, "<stdin>", limits.largest)
                       : source::read_file(path, path, limits.largest);
}

void format_one(std::string const& path, fmt_arguments const& given, tally& sum) {
    auto const file = read(path);
    if (!file.error.empty()) {
        say("hadsl: error: cannot read `" + report::printable(file.name) + "`: " + file.error +
            "\n");
        ++sum.wrong;
        return;
    }
    source::texts texts;
    auto const id = texts.add(file.name, file.content);
    auto const tree = parse(texts, id);
    if (!tree) {
        say(report::render(texts, tree.diagnostics(), {}, 3) + "hadsl: error: `" +
            report::printable(file.name) + "` is left as it is: it has " +
            report::counted(tree.diagnostics().size(), "error") + "\n");
        ++sum.wrong;
        return;
    }
    auto const formatted = format::format(file.content, *tree);
    bool const is_same = formatted == file.content;
    ++(is_same ? sum.same : sum.different);
    if (given.diff) {
        destination({}).write(fit_for_terminal(line_diff(file.name, file.content, formatted)));
    }
    if (given.check) {
        if (!is_same) {
            say(report::printable(file.name) + ": not formatted\n");
        }
    } else if (!given.diff && path == "-") {
        destination({}).write(formatted);
    } else if (!given.diff && !is_same) {
        destination(path, destination::takes::what_was_read).write(formatted);
        say("formatted " + report::printable(path) + "\n");
    }
}

[[nodiscard]] exit_code format_all(fmt_arguments const& given) {
    if (given.paths.empty()) {
        throw usage_error("fmt: found no path, expected a file, a folder, or `-` for standard "
                          "input");
    }
    auto const asked = collect_inputs(given.paths);
    tally sum;
    for (auto const& message : asked.errors) {
        say("hadsl: error: " + report::printable(message) + "\n");
        ++sum.wrong;
    }
    for (auto const& each : asked.all) {
        if (is_linked(each) && !given.check && !given.diff) {
            say("hadsl: " + report::printable(each.path) +
                " is left as it is: it is a symbolic link\n");
            continue;
        }
        format_one(each.path, given, sum);
    }
    if (sum.wrong > 0) {
        return exit_code::wrong;
    }
    return (given.check || given.diff) && sum.different > 0 ? exit_code::refuted
                                                            : exit_code::proven;
}

constexpr char const* after_fmt_help = R"(
Only white space changes: every word and every comment stays, in its order. A declaration a line,
in braces a property a line, or all of them on one line where you wrote them so and they fit;
your empty lines stay, one at a time; columns of neighbouring lines stay aligned.

A file with errors is left as it is. A file is replaced whole, or not at all.

Exit codes:
  0   done; with --check or --diff, nothing would change
  1   with --check or --diff: something would change
  2   a file has errors or cannot be read or written
)";

} // namespace

std::function<exit_code()> add_fmt_command(CLI::App& to) {
    auto const given = std::make_shared<fmt_arguments>();
    auto& command = *to.add_subcommand("fmt", "Write specifications in one layout");
    command.footer(after_fmt_help);
    command.get_formatter()->column_width(30);
    command
        .add_option("PATH", given->paths,
                    "Files, folders, or - to read standard input and write "
                    "standard output")
        ->type_name("");
    command.add_flag("--check", given->check, "Change nothing; name what is not formatted");
    command.add_flag("--diff", given->diff, "Change nothing; show what would change");
    return [given] { return format_all(*given); };
}

} // namespace hadsl::program
