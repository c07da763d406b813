// verifier/recheck_command.cpp - `hadsl recheck`: does somebody else come to the same answers?
// SPDX-License-Identifier: BSL-1.0
#include "recheck_command.hpp"

#include "recheck.hpp"
#include "usage.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>

namespace hadsl::program {

namespace {

struct recheck_arguments {
    recheck_options options;
    std::string timeout;
};

[[nodiscard]] exit_code recheck_as_told(recheck_arguments given) {
    if (!given.timeout.empty()) {
        given.options.limit = std::chrono::milliseconds(
            std::min(read_duration("--timeout", given.timeout).milliseconds, ms_per_year));
    }
    return recheck(given.options);
}

constexpr char const* after_recheck_help = R"(
A certificate is written by `hadsl check --certificate FOLDER`. What is done with it:
  every obligation is derived anew from the text that was kept, and must be the same to the letter;
  the text must be that of the specification, where that is still there;
  every counterexample goes through the evaluator once more;
  the solver must find no scenario for a proven claim, and one for a refuted claim.

Exit codes:
  0   everybody agrees
  2   the certificate is damaged, the specification has changed, or there is no such solver
  3   something could not be told: undecided, or no answer in time
  5   somebody disagrees; both sides are printed
)";

} // namespace

std::function<exit_code()> add_recheck_command(CLI::App& to) {
    auto const given = std::make_shared<recheck_arguments>();
    auto& command =
        *to.add_subcommand("recheck", "Repeat the judgement of a certificate with another solver");
    command.footer(after_recheck_help);
    command.get_formatter()->column_width(30);
    command.add_option("FOLDER", given->options.folder, "The certificate")
        ->type_name("")
        ->required();
    command
        .add_option("--solver", given->options.solver,
                    "A program that reads SMT-LIB 2: cvc5 (the default), z3, or a path to one")
        ->type_name("PROGRAM");
    command.add_option("--timeout", given->timeout, "Give up on a proof after this time")
        ->type_name("DURATION");
    return [given] { return recheck_as_told(*given); };
}

} // namespace hadsl::program
