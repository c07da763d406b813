// verifier/main.cpp - the program hadsl: reads the command line and runs one command.
// SPDX-License-Identifier: BSL-1.0
#include "check_command.hpp"
#include "claims_command.hpp"
#include "cutsets_command.hpp"
#include "early_end.hpp"
#include "embed_command.hpp"
#include "exchange_commands.hpp"
#include "exit_code.hpp"
#include "explain_command.hpp"
#include "fmt_command.hpp"
#include "judge.hpp"
#include "library_command.hpp"
#include "lint_command.hpp"
#include "new_command.hpp"
#include "recheck_command.hpp"
#include "render_command.hpp"
#include "unknown_option.hpp"
#include "usage.hpp"

#include <hadsl/model/network.hpp>
#include <hadsl/report/printable.hpp>
#include <hadsl/version.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using hadsl::program::exit_code;

void complain(std::string_view kind, std::string_view message) {
    auto const line = "hadsl: " + std::string(kind) + hadsl::report::printable(message) + "\n";
    std::fputs(line.c_str(), stderr);
}

[[nodiscard]] exit_code print(std::string const& text) {
    if (std::fputs(text.c_str(), stdout) == EOF || std::fflush(stdout) != 0) {
        complain("error: ", "cannot write to standard output");
        return exit_code::wrong;
    }
    return exit_code::proven;
}

/// Of the words that nothing accepts the one to complain about: an option leaves its value behind.
[[nodiscard]] std::string first_unknown(std::vector<std::string> const& extra) {
    for (auto const& each : extra) {
        if (each.starts_with('-')) {
            return each;
        }
    }
    return extra.empty() ? "?" : extra.front();
}

/// The words of the command line, in which `help check` is `check --help`. What is no command stays,
/// to be complained about.
template <class Commands>
[[nodiscard]] std::vector<char const*> words_of(int argc, char** argv, Commands const& commands) {
    std::vector<char const*> words(argv, argv + argc);
    if (argc < 2 || words[1] != std::string_view("help")) {
        return words;
    }
    words.erase(words.begin() + 1);
    auto const is_next = [&](auto const& each) { return each.first == words[1]; };
    if (argc == 2) {
        words.emplace_back("--help");
    } else if (std::any_of(commands.begin(), commands.end(), is_next)) {
        words.insert(words.begin() + 2, "--help");
    }
    return words;
}

[[nodiscard]] exit_code run(int argc, char** argv) {
    CLI::App app("Proves or refutes claims about high availability.\n\n"
                 "A specification says what runs where, what protects it, and which failures must "
                 "not bring it down.",
                 "hadsl");
    app.set_version_flag("--version", [] {
        return "hadsl " + std::string(hadsl::version) + " (language " +
               std::to_string(hadsl::language_version) + ", " + hadsl::program::solver_version() +
               ")";
    });
    app.footer("\n`hadsl check --help` tells more, with examples and exit codes; so does every "
               "other command.");
    // What each command does, in the order in which the help shows them.
    std::vector<std::pair<std::string_view, std::function<exit_code()>>> const commands{
        {"check", hadsl::program::add_check_command(app)},
        {"lint", hadsl::program::add_lint_command(app)},
        {"cutsets", hadsl::program::add_cutsets_command(app)},
        {"render", hadsl::program::add_render_command(app)},
        {"recheck", hadsl::program::add_recheck_command(app)},
        {"import", hadsl::program::add_import_command(app)},
        {"export", hadsl::program::add_export_command(app)},
        {"claims", hadsl::program::add_claims_command(app)},
        {"embed", hadsl::program::add_embed_command(app)},
        {"fmt", hadsl::program::add_fmt_command(app)},
        {"explain", hadsl::program::add_explain_command(app)},
        {"library", hadsl::program::add_library_command(app)},
        {"new", hadsl::program::add_new_command(app)},
    };
    try {
        auto const words = words_of(argc, argv, commands);
        app.parse(static_cast<int>(words.size()), words.data());
    } catch (CLI::CallForHelp const&) {
        return print(app.help());
    } catch (CLI::CallForAllHelp const&) {
        return print(app.help("", CLI::AppFormatMode::All));
    } catch (CLI::CallForVersion const& version) {
        return print(std::string(version.what()) + "\n");
    } catch (CLI::ExtrasError const&) {
        auto const extra = app.remaining(true);
        complain("error: ", hadsl::program::unknown_word(first_unknown(extra), app));
        return exit_code::wrong;
    } catch (CLI::ParseError const& wrong) {
        complain("error: ", wrong.what());
        complain("", "`hadsl --help` and `hadsl check --help` show what can be asked");
        return exit_code::wrong;
    }
    if (app.get_subcommands().empty()) {
        std::fputs(app.help().c_str(), stderr);
        complain("error: ", "found no command, expected one of those above");
        return exit_code::wrong;
    }
    for (auto const& [name, command] : commands) {
        if (app.got_subcommand(std::string(name))) {
            return command();
        }
    }
    throw std::logic_error("a command does nothing");
}

} // namespace

int main(int argc, char** argv) {
    // A reader that goes away is an error of writing, told in words.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // so is a file that is larger than allowed
    hadsl::program::early_end const ending;
    auto code = exit_code::internal;
    try {
        code = run(argc, argv);
    } catch (hadsl::program::usage_error const& wrong) {
        complain("error: ", wrong.what());
        code = exit_code::wrong;
    } catch (hadsl::model::too_tangled const& wrong) {
        complain("error: ", std::string(wrong.what()) + " [HA0423]");
        complain("", "leave out links within a fabric, or declare the routers of a site as one");
        code = exit_code::wrong;
    } catch (std::bad_alloc const&) {
        complain("error: ", "there is no memory left: nothing is decided");
        code = exit_code::undecided;
    } catch (std::exception const& bug) {
        complain("internal error: ", bug.what());
    }
    return static_cast<int>(code);
}
