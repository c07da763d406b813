// verifier/claims_command.cpp - `hadsl claims`: which claims do these specifications make?
// SPDX-License-Identifier: BSL-1.0
#include "claims_command.hpp"

#include "depfile.hpp"
#include "inputs.hpp"
#include "load.hpp"
#include "output.hpp"
#include "usage.hpp"

#include <hadsl/report/diagnostics.hpp>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace hadsl::program {

namespace {

struct claims_arguments {
    std::vector<std::string> paths;
    std::vector<std::string> claims;
    std::string output;
    std::string depfile;
};

[[nodiscard]] bool is_wanted(claims_arguments const& given, std::string const& name) {
    bool wanted = given.claims.empty();
    for (auto const& pattern : given.claims) {
        wanted = wanted || matches(pattern, name);
    }
    return wanted;
}

[[nodiscard]] exit_code list(claims_arguments const& given) {
    auto const asked = collect_inputs(given.paths);
    std::vector<specification> all;
    std::vector<specification const*> read;
    std::string text;
    auto code = asked.errors.empty() && !asked.all.empty() ? exit_code::proven : exit_code::wrong;
    for (auto const& message : asked.errors) {
        std::fprintf(stderr, "hadsl: error: %s\n", message.c_str());
    }
    all.reserve(asked.all.size());
    for (auto const& each : asked.all) {
        auto const& made = all.emplace_back(load(each.path));
        read.push_back(&made);
        if (!made.is_sound) {
            std::fputs(report::render(made.texts, made.diagnostics, {}).c_str(), stderr);
            code = exit_code::wrong;
        }
        for (auto const& claim : made.architecture.claims) {
            if (is_wanted(given, claim.name)) {
                text += each.path + "\t" + claim.name + "\n";
            }
        }
    }
    if (code == exit_code::proven) {
        destination(given.output).write(text);
        if (!given.depfile.empty()) {
            write_depfile(given.depfile, given.output, read);
        }
    }
    return code;
}

} // namespace

std::function<exit_code()> add_claims_command(CLI::App& to) {
    auto const given = std::make_shared<claims_arguments>();
    auto& command = *to.add_subcommand(
        "claims", "List the claims of specifications: path, tabulator, name; a line for each");
    command.get_formatter()->column_width(30);
    command.add_option("PATH", given->paths, "Files or folders")->required()->type_name("");
    command
        .add_option("--claim", given->claims,
                    "Only claims whose name matches (* any text, ? one character)")
        ->allow_extra_args(false)
        ->type_name("PATTERN");
    auto* const output = command.add_option("--output", given->output, "Where to, if not here");
    output->type_name("FILE");
    command
        .add_option("--depfile", given->depfile,
                    "Write which files were read, for make and ninja, as what --output depends on")
        ->needs(output)
        ->type_name("FILE");
    return [given] { return list(*given); };
}

} // namespace hadsl::program
