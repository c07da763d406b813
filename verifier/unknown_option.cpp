// verifier/unknown_option.cpp - what is wrong with a word of the command line that nothing accepts.
// SPDX-License-Identifier: BSL-1.0
#include "unknown_option.hpp"

#include <hadsl/report/names.hpp>
#include <hadsl/source/spelling.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

/// An option as people know it from elsewhere, and what may be written for it here; the first whose
/// option the command has is meant.
struct habit {
    std::string_view written;
    std::vector<std::string_view> meant;
};

[[nodiscard]] std::vector<habit> const& habits() {
    static std::vector<habit> const all{
        {"--max-size", {"--order", "--max"}},
        {"--max-order", {"--order", "--max"}},
        {"--size", {"--order"}},
        {"--cardinality", {"--order"}},
        {"--max-failures", {"--order"}},
        {"--depth", {"--order"}},
        {"--limit", {"--top", "--max"}},
        {"--max", {"--top"}},
        {"--max-count", {"--top", "--max"}},
        {"--number", {"--top", "--max"}},
        {"--list", {"--top", "--all"}},
        {"--all", {"--top"}},
        {"--sort", {"--by"}},
        {"--sort-by", {"--by"}},
        {"--order-by", {"--by"}},
        {"--component", {"--of", "--claim"}},
        {"--target", {"--of", "--claim"}},
        {"--gate", {"--of"}},
        {"--for", {"--of", "--claim"}},
        {"--claims", {"--claim"}},
        {"--only", {"--claim", "--class"}},
        {"--filter", {"--claim", "--class"}},
        {"--name", {"--claim", "--of"}},
        {"--consequence", {"--effect"}},
        {"--failure", {"--class"}},
        {"--failures", {"--class"}},
        {"--longer", {"--longer-than"}},
        {"--threshold", {"--longer-than"}},
        {"--time-limit", {"--timeout"}},
        {"--time", {"--timeout"}},
        {"--mem", {"--memory"}},
        {"--memory-limit", {"--memory"}},
        {"--group", {"--group-by"}},
        {"--verbose", {"--why"}},
        {"-v", {"--why"}},
        {"--explain", {"--why"}},
        {"--details", {"--why"}},
        {"--json", {"--format json"}},
        {"--html", {"--format html"}},
        {"--sarif", {"--format sarif"}},
        {"--csv", {"--format csv"}},
        {"--svg", {"--format svg"}},
        {"--dot", {"--format dot"}},
        {"--junit", {"--format junit"}},
        {"--markdown", {"--format markdown"}},
        {"--type", {"--format FORMAT:FILE"}},
        {"--output-format", {"--format FORMAT:FILE"}},
        {"-f", {"--format FORMAT:FILE"}},
        {"--out", {"--output", "--format FORMAT:FILE"}},
        {"--output", {"--format FORMAT:FILE"}},
        {"-o", {"--output", "--format FORMAT:FILE"}},
        {"--silent", {"--quiet"}},
        {"-s", {"--quiet"}},
        {"--no-color", {"--color"}},
        {"--no-colour", {"--color"}},
        {"--date", {"--today"}},
        {"--now", {"--today"}},
        {"--severity", {"--level", "--fail-on"}},
        {"--rule", {"--level"}},
        {"--disable", {"--level"}},
        {"--ignore", {"--level", "--allow-vacuous"}},
        {"--strict", {"--fail-on"}},
        {"--werror", {"--fail-on"}},
        {"-Werror", {"--fail-on"}},
        {"--dry-run", {"--diff", "--check"}},
        {"-i", {"--check"}},
        {"--engine", {"--solver"}},
        {"--prob", {"--probability"}},
    };
    return all;
}

[[nodiscard]] bool has(std::vector<std::string> const& names, std::string_view wanted) {
    return std::find(names.begin(), names.end(), wanted) != names.end();
}

[[nodiscard]] std::vector<std::string> options_of(CLI::App const& command) {
    std::vector<std::string> names;
    for (auto const* const option : command.get_options()) {
        for (auto const& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

/// What an option of a command is that somebody wrote otherwise; empty where nothing is like it.
[[nodiscard]] std::string option_meant(std::string const& written,
                                       std::vector<std::string> const& names) {
    for (auto const& each : habits()) {
        if (each.written != written) {
            continue;
        }
        for (auto const meant : each.meant) {
            if (has(names, meant.substr(0, meant.find(' ')))) {
                return std::string(meant);
            }
        }
    }
    auto const near = source::closest(written, names);
    return near ? *near : std::string();
}

/// The command that somebody calls as other tools do; nothing where none is like it.
[[nodiscard]] std::optional<std::string> command_meant(std::string const& written,
                                                       std::vector<std::string> const& commands) {
    static constexpr std::pair<std::string_view, std::string_view> other_names[] = {
        {"format", "fmt"},   {"verify", "check"}, {"validate", "check"},  {"prove", "check"},
        {"test", "check"},   {"run", "check"},    {"analyze", "check"},   {"analyse", "check"},
        {"draw", "render"},  {"graph", "render"}, {"diagram", "render"},  {"plot", "render"},
        {"init", "new"},     {"create", "new"},   {"docs", "explain"},    {"doc", "explain"},
        {"help", "explain"}, {"why", "explain"},  {"modules", "library"}, {"mcs", "cutsets"}};
    for (auto const& [name, meant] : other_names) {
        if (name == written && has(commands, meant)) {
            return std::string(meant);
        }
    }
    return source::closest(written, commands);
}

/// The commands that have an option, as `hadsl lint` and `hadsl check`.
[[nodiscard]] std::string commands_with(std::string const& option, CLI::App const& app) {
    std::string all;
    for (auto const* const command : app.get_subcommands([](CLI::App const*) { return true; })) {
        if (has(options_of(*command), option)) {
            all += (all.empty() ? "`hadsl " : ", `hadsl ") + command->get_name() + "`";
        }
    }
    return all;
}

} // namespace

std::string unknown_word(std::string const& word, CLI::App const& app) {
    auto const chosen = app.get_subcommands();
    if (!word.starts_with('-') && !chosen.empty()) {
        auto const command = "hadsl " + chosen.front()->get_name();
        return "found `" + word + "`, which `" + command + "` does not take; `" + command +
               " --help` shows what it does";
    }
    if (!word.starts_with('-')) {
        std::vector<std::string> commands;
        for (auto const* const each : app.get_subcommands([](CLI::App const*) { return true; })) {
            commands.push_back(each->get_name());
        }
        auto const meant = command_meant(word, commands);
        return "found `" + word + "`, expected one of: " + report::listed_plainly(commands) +
               (meant ? "; did you mean `" + *meant + "`?" : std::string());
    }
    auto const bare = word.substr(0, word.find('='));
    if (chosen.empty()) {
        auto const where = commands_with(bare, app);
        return "found `" + word + "`, expected an option or a command" +
               (where.empty() ? std::string() : "; it is an option of " + where);
    }
    auto const& command = *chosen.front();
    auto const name = "`hadsl " + command.get_name() + "`";
    auto const meant = option_meant(bare, options_of(command));
    auto const where = commands_with(bare, app);
    return "found `" + word + "`, expected an option of " + name +
           (!meant.empty()   ? "; did you mean `" + meant + "`?"
            : !where.empty() ? "; it is one of " + where
                             : "; `hadsl " + command.get_name() + " --help` lists them");
}

} // namespace hadsl::program
