// verifier/explain_command.cpp - `hadsl explain`: what a code is about.
// SPDX-License-Identifier: BSL-1.0
#include "explain_command.hpp"

#include "output.hpp"
#include "pages.hpp"
#include "settings.hpp"
#include "usage.hpp"

#include <hadsl/report/diagnostics.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>
#include <memory>
#include <string>
#include <vector>

namespace hadsl::program {

namespace {

/// Every code with its name, its level and its title, a line each.
[[nodiscard]] std::string list_codes() {
    std::string out;
    for (auto const& each : source::all_codes) {
        auto const name = std::string(each.name);
        out += report::to_text(each.code) + "  " + name +
               std::string(26 - std::min<std::size_t>(25, name.size()), ' ') +
               std::string(each.title) + "\n";
    }
    return out;
}

/// `ha705`, `705` and `0705` are as good as `HA0705`.
[[nodiscard]] std::string whole_code(std::string word) {
    auto digits = word;
    if (digits.size() > 2 && (digits[0] == 'H' || digits[0] == 'h') &&
        (digits[1] == 'A' || digits[1] == 'a')) {
        digits.erase(0, 2);
    }
    bool const is_number = !digits.empty() && digits.size() <= 4 &&
                           std::all_of(digits.begin(), digits.end(),
                                       [](char each) { return each >= '0' && each <= '9'; });
    return is_number ? "HA" + std::string(4 - digits.size(), '0') + digits : word;
}

[[nodiscard]] exit_code explain(std::vector<std::string> const& words) {
    std::string out = words.empty() ? list_codes() : "";
    for (auto const& word : words) {
        auto const name = report::to_text(read_code("explain", whole_code(word)));
        auto const all = pages();
        auto const found = std::find_if(all.begin(), all.end(),
                                        [&](page const& each) { return each.name == name; });
        if (found == all.end()) {
            throw usage_error("explain: there is no page on " + name);
        }
        out += out.empty() ? "" : "\n";
        out += found->text;
    }
    destination({}).write(out);
    return exit_code::proven;
}

constexpr char const* after_help = R"(
Examples:
  hadsl explain HA0705            what it is about, why, a wrong example and a right one
  hadsl explain unseen_failure    the same, by the name of the rule
  hadsl explain                   all codes
)";

} // namespace

std::function<exit_code()> add_explain_command(CLI::App& to) {
    auto const words = std::make_shared<std::vector<std::string>>();
    auto& command = *to.add_subcommand("explain", "Tell what a code such as HA0705 is about");
    command.footer(after_help);
    command.get_formatter()->column_width(30);
    command.add_option("CODE", *words, "Codes, or names of rules; none: all there are")
        ->type_name("");
    return [words] { return explain(*words); };
}

} // namespace hadsl::program
