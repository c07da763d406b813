// verifier/cutsets_command.cpp - `hadsl cutsets`: which failures bring something down?
// SPDX-License-Identifier: BSL-1.0
#include "cutsets_command.hpp"

#include "cut_sets.hpp"
#include "early_end.hpp"
#include "output.hpp"
#include "top.hpp"
#include "top_options.hpp"
#include "usage.hpp"

#include <hadsl/diagram/family.hpp>

#include <CLI/CLI.hpp>

#include <charconv>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

/// The command line, as it was written.
struct cutsets_arguments {
    top_options top;
    std::uint32_t order = 0; // 0: not said
    std::string listed;
    std::string by;
    std::string format = "text";
    bool count = false;
    bool probability = false;
    bool importance = false;
};

constexpr std::size_t listed_by_default = 20;
constexpr std::size_t most_listed = 10'000'000;

[[nodiscard]] std::size_t read_listed(std::string const& written) {
    if (written.empty()) {
        return listed_by_default;
    }
    if (written == "all") {
        return most_listed;
    }
    std::size_t count = 0;
    auto const* const end = written.data() + written.size();
    auto const read = std::from_chars(written.data(), end, count);
    if (read.ec != std::errc() || read.ptr != end || count == 0 || count > most_listed) {
        throw usage_error("--top: found `" + written + "`, expected a number from 1 to " +
                          std::to_string(most_listed) + ", or `all`");
    }
    return count;
}

[[nodiscard]] exit_code find(cutsets_arguments const& given) {
    auto const request = given.top.read();
    if (given.format != "text" && given.format != "json" && given.format != "csv") {
        throw usage_error("--format: found `" + given.format +
                          "`, expected one of: text, json, csv");
    }
    if (!given.by.empty() && given.by != "size" && given.by != "probability") {
        throw usage_error("--by: found `" + given.by + "`, expected one of: size, probability");
    }
    cut_sets_request asked;
    if (given.order > 0) {
        asked.most = given.order;
    }
    asked.importance = given.importance;
    asked.probability = given.probability || given.importance;
    asked.by_probability = given.by == "probability";
    bool const is_listing = !given.listed.empty() || !given.by.empty();
    // Counts and probability are answers of their own; sets are listed beside them when asked for.
    asked.listed =
        is_listing || (!given.count && !asked.probability) ? read_listed(given.listed) : 0;
    asked.counts = given.count || asked.listed > 0;
    asked.deadline = request.deadline;

    auto found = find_top(request);
    if (found.is_sound() && (asked.probability || asked.by_probability)) {
        auto errors = unknown_chances(found);
        found.diagnostics.insert(found.diagnostics.end(), errors.begin(), errors.end());
    }
    show_diagnostics(found.texts, found.diagnostics);
    if (!found.is_sound()) {
        return exit_code::wrong;
    }
    auto const sets = find_cut_sets(found, asked);
    if (given.listed == "all" && sets.more) {
        throw usage_error("--top: found more than " + std::to_string(most_listed) +
                          " minimal failure sets, expected fewer for `all`; `--order` leaves out "
                          "the larger ones");
    }
    bool const is_undecided = !sets.undecided_because.empty();
    if (is_undecided) {
        auto const line = "hadsl: undecided: " + sets.undecided_because + "\n";
        std::fputs(line.c_str(), stderr);
    } else if (!found.remark.empty()) {
        auto const line = "hadsl: " + found.remark + "\n";
        std::fputs(line.c_str(), stderr);
    }
    if (given.format == "json") {
        destination({}).write(cut_sets_json(request.paths.front(), found, asked, sets));
    } else if (!is_undecided) {
        destination({}).write(given.format == "csv"
                                  ? fit_for_terminal(cut_sets_csv(found, asked, sets))
                                  : cut_sets_text(found, asked, sets));
    }
    return early_end::end_with(is_undecided ? exit_code::undecided : exit_code::proven);
}

constexpr char const* after_cutsets_help = R"(
Examples:
  hadsl cutsets shop.hadsl --of orders                what brings it down, the smallest first
  hadsl cutsets shop.hadsl --of orders --class software --longer-than 5min
  hadsl cutsets plant.xml --count                     how many there are of each size
  hadsl cutsets plant.xml --order 3 --top all --format csv
  hadsl cutsets plant.xml --probability               of the top, exactly
  hadsl cutsets plant.xml --by probability --top 50   the likeliest ones
  hadsl cutsets plant.xml --importance                which failures matter most

FILE is a specification, or a fault tree in the Open-PSA or the Galileo format.

Exit codes: 0 found, 2 the command line or the file is wrong, 3 undecided, 70 please report it
)";

} // namespace

std::function<exit_code()> add_cutsets_command(CLI::App& to) {
    auto const given = std::make_shared<cutsets_arguments>();
    auto& command = *to.add_subcommand(
        "cutsets", "List or count the minimal sets of failures that bring something down");
    command.footer(after_cutsets_help);
    command.get_formatter()->column_width(30);
    given->top.add_to(command);
    command.add_option("--order", given->order, "Only sets of at most so many failures")
        ->check(CLI::Range(std::uint32_t{1}, std::uint32_t{60'000}).description(""))
        ->type_name("N");
    command.add_option("--top", given->listed, "List so many sets (20), or all")->type_name("N");
    command.add_option("--by", given->by, "Which come first: size (default), or probability")
        ->type_name("WHAT");
    add_memory_option(command);
    command.add_flag("--count", given->count, "Only how many there are of each size");
    command.add_flag("--probability", given->probability, "How probable the effect is, exactly");
    command.add_flag("--importance", given->importance,
                     "How much each failure matters: the measures of the field");
    command.add_option("--format", given->format, "How to report: text, json or csv")
        ->type_name("FORMAT");
    return [given] { return find(*given); };
}

} // namespace hadsl::program
