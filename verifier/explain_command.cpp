// verifier/explain_command.cpp - `hadsl explain`: a code, a word of the language, or all about a claim.
// SPDX-License-Identifier: BSL-1.0
#include "explain_command.hpp"

#include "early_end.hpp"
#include "explain_claims.hpp"
#include "judge.hpp"
#include "library_command.hpp"
#include "output.hpp"
#include "pages.hpp"
#include "reference.hpp"
#include "reports.hpp"
#include "usage.hpp"

#include <hadsl/lint/silence.hpp>
#include <hadsl/report/diagnostics.hpp>
#include <hadsl/source/spelling.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
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

/// The pages on the codes that have a word in their names: `vacuous`, `refuted`.
[[nodiscard]] std::string pages_named(std::string const& word) {
    std::string out;
    for (auto const& each : source::all_codes) {
        auto const name = "_" + std::string(each.name) + "_";
        if (name.find("_" + word + "_") == std::string::npos) {
            continue;
        }
        for (auto const& page : pages()) {
            if (page.name == report::to_text(each.code)) {
                out += out.empty() ? "" : "\n";
                out += page.text;
            }
        }
    }
    return out;
}

/// What there is to say of a word: of the language, with `_` for a space, or of the names of codes.
[[nodiscard]] std::string explain_word(std::string word) {
    auto found = look_up(word);
    if (found.empty() && !is_in_library(word)) {
        std::replace(word.begin(), word.end(), ' ', '_');
        found = pages_named(word);
        std::replace(word.begin(), word.end(), '_', ' ');
        found = found.empty() ? look_up(word) : found;
    }
    return found;
}

/// A word that is no code, where no path is given in which a claim of that name could be.
[[nodiscard]] std::string neither(std::string const& word) {
    if (is_in_library(word)) {
        return "explain: found `" + word +
               "`, which the library has, expected a code or a word of the language: see `hadsl "
               "library " +
               word + "`";
    }
    auto names = words_to_look_up();
    for (auto const& each : source::all_codes) {
        names.emplace_back(each.name);
    }
    auto const meant = source::closest(word, names);
    return "explain: found `" + word +
           "`, expected a code such as `HA0705`, the name of a rule, a word of the language, or a "
           "claim and where it is: "
           "`hadsl explain " +
           word + " FILE`" + (meant ? "; did you mean `" + *meant + "`?" : "");
}

[[nodiscard]] bool exists(std::string const& path) {
    std::error_code failed;
    return std::filesystem::exists(path, failed);
}

[[nodiscard]] exit_code explain_codes(std::vector<std::string> const& words) {
    std::string out = words.empty() ? list_codes() : "";
    for (auto const& word : words) {
        auto const code = lint::code_named(whole_code(word));
        if (!code) {
            auto const found = word == "language" ? whole_reference() : explain_word(word);
            if (found.empty()) {
                throw usage_error(neither(word));
            }
            out += (out.empty() ? "" : "\n") + found;
            continue;
        }
        auto const name = report::to_text(*code);
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

/// The command line, as it was written.
struct explain_arguments {
    std::vector<std::string> words;
    std::optional<std::size_t> most;
    std::string timeout;
    std::string today;
    std::string colour = "auto";
};

/// Whether a word can only be the path of specifications.
[[nodiscard]] bool is_path(std::string const& word) {
    return word == "-" || word.ends_with(".hadsl");
}

/// Whether there are paths in which claims are to be explained, rather than codes.
[[nodiscard]] bool names_paths(std::vector<std::string> const& words) {
    if (words.size() < 2) {
        return !words.empty() && is_path(words.front());
    }
    auto const is_code = [](std::string const& each) {
        return lint::code_named(whole_code(each)).has_value();
    };
    return std::any_of(words.begin(), words.end(), is_path) ||
           std::all_of(words.begin() + 1, words.end(), exists) ||
           std::none_of(words.begin(), words.end(), is_code);
}

/// With paths, the first word names a claim, unless it is a path too.
[[nodiscard]] exit_code explain(explain_arguments const& given) {
    auto const& words = given.words;
    if (!names_paths(words)) {
        return explain_codes(words);
    }
    explain_request asked;
    asked.paths = words;
    if (!is_path(words.front())) {
        asked.names.push_back(words.front());
        asked.paths.erase(asked.paths.begin());
    }
    asked.how.all = true;
    asked.how.why = true;
    asked.how.stop = &early_end::stop();
    asked.how.most = given.most.value_or(asked.how.most);
    asked.how.today = given.today.empty() ? today() : read_date("--today", given.today);
    if (!given.timeout.empty()) {
        asked.how.limit = read_timeout(given.timeout);
    }
    asked.colour = read_colours(given.colour);
    return explain_claims(std::move(asked));
}

constexpr char const* after_explain_help = R"(
Examples:
  hadsl explain HA0705              what it is about, why, a wrong example and a right one
  hadsl explain unseen_failure      the same, by the name of the rule
  hadsl explain                     all codes
  hadsl explain needs               what the reference says about a word of the language
  hadsl explain language            the whole reference
  hadsl explain ha_web shop.hadsl   all about a claim: every smallest set of failures that refutes
                                    it, step by step, and what would help; or what its proof rests
                                    on and how it would break
  hadsl explain 'db_*' samples/     all about some claims (* any text, ? one character)
  hadsl explain shop.hadsl          all about every claim
)";

} // namespace

std::function<exit_code()> add_explain_command(CLI::App& to) {
    auto const given = std::make_shared<explain_arguments>();
    auto& command =
        *to.add_subcommand("explain", "Tell what a code such as HA0705 or a word of the "
                                      "language is about, or all about a claim");
    command.footer(after_explain_help);
    command.get_formatter()->column_width(30);
    command
        .add_option("CODE|WORD|CLAIM", given->words,
                    "Codes, or names of rules, or words of the language; or a claim and the files "
                    "or folders it is in; none: all codes")
        ->type_name("");
    command.add_option("--max", given->most, "At most so many sets of failures per claim (20)")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}).description(""))
        ->type_name("N");
    command
        .add_option("--timeout", given->timeout,
                    "Give up on a part of a claim's story after this time, and say so")
        ->type_name("DURATION");
    add_memory_option(command);
    command
        .add_option("--today", given->today,
                    "The date by which acceptances are judged, instead of today")
        ->type_name("YYYY-MM-DD");
    command.add_option("--color,--colour", given->colour, "Colours: auto, always or never")
        ->type_name("WHEN");
    return [given] { return explain(*given); };
}

} // namespace hadsl::program
