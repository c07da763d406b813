// verifier/exchange_commands.cpp - `hadsl import` and `hadsl export`: fault trees of other tools.
// SPDX-License-Identifier: BSL-1.0
#include "exchange_commands.hpp"

#include "fault_trees.hpp"
#include "output.hpp"
#include "top.hpp"
#include "top_options.hpp"
#include "usage.hpp"

#include <hadsl/exchange/specify.hpp>
#include <hadsl/exchange/write_openpsa.hpp>
#include <hadsl/report/printable.hpp>
#include <hadsl/syntax/print.hpp>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

struct import_arguments {
    std::string format;
    std::vector<std::string> paths;
};

[[nodiscard]] exit_code run_import(import_arguments const& given) {
    if (given.format != "openpsa" && given.format != "galileo") {
        throw usage_error("import: found " +
                          (given.format.empty() ? "no format" : "`" + given.format + "`") +
                          ", expected one of: openpsa, galileo");
    }
    if (given.paths.empty()) {
        throw usage_error("import: found no file, expected a fault tree");
    }
    auto const opened =
        open_as(given.format == "openpsa" ? text_kind::openpsa : text_kind::galileo, given.paths);
    auto const tree = read_tree(opened);
    if (!tree) {
        show_diagnostics(opened.read, tree.diagnostics());
        return exit_code::wrong;
    }
    auto const made = exchange::specify(*tree, source::text_id{0}, true);
    if (!made) {
        show_diagnostics(opened.read, made.diagnostics());
        return exit_code::wrong;
    }
    destination({}).write("// Made of " + report::printable(given.paths.front()) +
                          " by `hadsl import`.\n" + syntax::print(*made));
    return exit_code::proven;
}

struct export_arguments {
    std::string format;
    top_options top;
};

[[nodiscard]] exit_code run_export(export_arguments const& given) {
    if (given.format != "openpsa") {
        throw usage_error("export: found " +
                          (given.format.empty() ? "no format" : "`" + given.format + "`") +
                          ", expected: openpsa");
    }
    auto const found = find_top(given.top.read());
    show_diagnostics(found.texts, found.diagnostics);
    if (!found.is_sound()) {
        return exit_code::wrong;
    }
    auto reason = found.undecided_because;
    if (reason.empty() && !found.graph[found.top].monotone) {
        reason = "the graph has negations, which other tools understand in different ways";
    }
    if (!reason.empty()) {
        auto const line = "hadsl: undecided: " + reason + "\n";
        std::fputs(line.c_str(), stderr);
        return exit_code::undecided;
    }
    std::vector<exchange::written_event> events;
    for (auto const& each : found.events) {
        events.push_back({each.name, each.probability});
    }
    destination({}).write(exchange::write_openpsa(found.graph, found.top, found.happens, events));
    return exit_code::proven;
}

constexpr char const* after_import = R"(
Prints a specification: a component for each basic event, a system for each gate, and a claim
about each top.

Examples:
  hadsl import openpsa plant.xml > plant.hadsl
  hadsl import galileo plant.dft | hadsl check -

Exit codes: 0 printed, 2 the command line or the file is wrong, 70 please report it
)";

constexpr char const* after_export = R"(
Prints the fault graph behind an effect, for tools that read the Open-PSA format.

Examples:
  hadsl export openpsa shop.hadsl --of orders > orders.xml
  hadsl export openpsa shop.hadsl --of orders --effect data-loss --class software

Exit codes: 0 printed, 2 the command line or the file is wrong, 3 undecided, 70 please report it
)";

} // namespace

std::function<exit_code()> add_import_command(CLI::App& to) {
    auto const given = std::make_shared<import_arguments>();
    auto& command = *to.add_subcommand("import", "Make a specification of a fault tree");
    command.footer(after_import);
    command.get_formatter()->column_width(30);
    command.add_option("FORMAT", given->format, "openpsa or galileo")->type_name("");
    command.add_option("FILE", given->paths, "The fault tree; - is standard input")->type_name("");
    return [given] { return run_import(*given); };
}

std::function<exit_code()> add_export_command(CLI::App& to) {
    auto const given = std::make_shared<export_arguments>();
    auto& command = *to.add_subcommand("export", "Print a fault graph for other tools");
    command.footer(after_export);
    command.get_formatter()->column_width(30);
    command.add_option("FORMAT", given->format, "openpsa")->type_name("");
    given->top.add_to(command);
    return [given] { return run_export(*given); };
}

} // namespace hadsl::program
