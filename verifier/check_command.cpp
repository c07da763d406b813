// verifier/check_command.cpp - `hadsl check`: are the claims of these specifications true?
// SPDX-License-Identifier: BSL-1.0
#include "check_command.hpp"

#include "baseline.hpp"
#include "certificate.hpp"
#include "chosen_claims.hpp"
#include "depfile.hpp"
#include "early_end.hpp"
#include "inputs.hpp"
#include "judge.hpp"
#include "load.hpp"
#include "output.hpp"
#include "reports.hpp"
#include "run.hpp"
#include "usage.hpp"

#include <hadsl/report/names.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/source/spelling.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

/// The command line, as it was written.
struct check_arguments {
    std::vector<std::string> paths;
    std::vector<std::string> claims;
    std::vector<std::string> formats;
    std::string certificate;
    std::string baseline;
    std::string new_baseline;
    std::string timeout;
    std::string today;
    std::optional<std::size_t> most;
    std::size_t jobs = 1;
    std::string stamp;
    std::string depfile;
    std::string fail_on = "refuted,vacuous,undecided";
    std::string colour = "auto";
    std::string solver = "z3";
    std::string group_by;
    bool all = false;
    bool why = false;
    bool coverage = false;
    bool quiet = false;
    bool allow_empty = false;
    bool allow_vacuous = false;
};

[[nodiscard]] source::diagnostic no_claims_in(std::string const& path) {
    return {source::code::no_claims,
            {source::text_id{0}, 0, 0},
            "found no claim in `" + path + "`, expected at least one",
            "say what must hold, as `claim available: no single hardware failure causes outage of "
            "NAME`, or pass --allow-empty",
            {}};
}

/// Which verdicts end the program with another code than 0.
struct failing {
    bool refuted = false;
    bool vacuous = false;
    bool undecided = false;
};

[[nodiscard]] failing read_failing(std::string const& list, bool allow_vacuous) {
    failing on;
    for (std::size_t begin = 0; begin <= list.size();) {
        auto const end = std::min(list.find(',', begin), list.size());
        auto const word = list.substr(begin, end - begin);
        if (word != "nothing") {
            *read_word<bool*>("--fail-on", word,
                              {{"refuted", &on.refuted},
                               {"vacuous", &on.vacuous},
                               {"undecided", &on.undecided}}) = true;
        }
        begin = end + 1;
    }
    on.vacuous = on.vacuous && !allow_vacuous;
    return on;
}

/// Tells the build system that all is well, and what it depends on.
void write_stamp(check_arguments const& given, run const& found, exit_code code) {
    std::vector<specification const*> read;
    for (auto const& each : found.all) {
        read.push_back(&each.read);
    }
    if (!given.depfile.empty()) {
        write_depfile(given.depfile, given.stamp, read);
    }
    if (!given.stamp.empty() && code == exit_code::proven) {
        destination(given.stamp).write("");
    }
}

[[nodiscard]] exit_code outcome_of(run const& found, failing const& on) {
    auto code = found.has_errors() ? exit_code::wrong : exit_code::proven;
    report::tally sum;
    for (auto const& each : found.all) {
        code = graver(code, each.read.is_sound ? exit_code::proven : exit_code::wrong);
        sum.add(each.judged);
    }
    bool const is_refuted = (sum.refuted > 0 && on.refuted) || (sum.vacuous > 0 && on.vacuous);
    code = graver(code, is_refuted ? exit_code::refuted : exit_code::proven);
    return graver(code,
                  sum.undecided > 0 && on.undecided ? exit_code::undecided : exit_code::proven);
}

[[nodiscard]] exit_code check(check_arguments const& given) {
    if (given.paths.empty()) {
        throw usage_error("check: found no path, expected a file, a folder, or `-` for standard "
                          "input");
    }
    auto const on = read_failing(given.fail_on, given.allow_vacuous);
    judge_options how;
    how.solver = read_word<solver>("--solver", given.solver,
                                   {{"z3", solver::z3}, {"exhaustive", solver::exhaustive}});
    auto const colour = read_colours(given.colour);
    auto const grouped =
        given.group_by.empty()
            ? report::grouping::symmetry
            : read_word<report::grouping>("--group-by", given.group_by,
                                          {{"class", report::grouping::failure_class},
                                           {"kind", report::grouping::kind},
                                           {"component", report::grouping::component}});
    how.why = given.why;
    how.coverage = given.coverage;
    how.stop = &early_end::stop();
    how.today = given.today.empty() ? today() : read_date("--today", given.today);
    if (!given.timeout.empty()) {
        how.limit = read_timeout(given.timeout);
    }
    std::optional<baseline> known;
    if (!given.baseline.empty()) {
        known = baseline::read(given.baseline);
    }
    // What is new can only be told when everything is known that refutes a claim.
    bool const compares = known || !given.new_baseline.empty();
    how.all = given.all || compares || !given.group_by.empty();
    how.most = std::max(given.most.value_or(compares ? most_for_baseline : how.most),
                        known ? known->longest() + 1 : 0);
    how.jobs = given.jobs > 0 ? given.jobs : std::max(1U, std::thread::hardware_concurrency());
    auto reports = open_reports(given.formats);

    std::optional<destination> recorded;
    if (!given.new_baseline.empty()) {
        recorded.emplace(given.new_baseline);
    }
    std::optional<certificate> certified;
    if (!given.certificate.empty()) {
        certified.emplace(given.certificate);
    }

    run found;
    auto const asked = collect_inputs(given.paths);
    for (auto const& message : asked.errors) {
        found.errors.push_back(placeless(source::code::no_match, message));
    }
    {
        progress shown;
        found.all = read_all(asked, shown);
        std::set<std::string> matched;
        bool is_sound = true;
        for (auto& each : found.all) {
            is_sound = is_sound && each.read.is_sound;
            if (!each.read.is_sound) {
                continue;
            }
            if (each.read.architecture.claims.empty() && !given.allow_empty) {
                each.read.diagnostics.push_back(no_claims_in(each.path));
                each.read.is_sound = false;
                continue;
            }
            auto const claims = select_claims(each.read.architecture, given.claims, matched);
            how.progress = shown_by(shown, each.path, claims.size());
            each.judged = judge(each.read, claims, how);
        }
        for (auto const& pattern : given.claims) {
            if (is_sound && !matched.contains(pattern)) {
                found.errors.push_back(no_claim_matches(pattern, found.all));
            }
        }
    }
    if (certified) {
        certified->write(found);
    }
    if (recorded) {
        known = baseline::of(found, given.new_baseline);
        recorded->write(known->text());
    }
    if (known) {
        known->apply(found, given.all);
    }
    for (auto& each : reports) {
        report_style with;
        with.quiet = given.quiet;
        with.allow_vacuous = given.allow_vacuous;
        with.why = given.why;
        with.coverage = given.coverage;
        if (each.is_terminal) {
            with.look = style_of_terminal(colour);
        }
        with.look.group_by = grouped;
        with.look.refuted_fails = on.refuted;
        each.where.write(each.how->render(found, with));
    }
    auto const code = early_end::end_with(outcome_of(found, on));
    write_stamp(given, found, code);
    return code;
}

constexpr char const* after_check_help = R"(
Examples:
  hadsl check shop.hadsl                       every claim of one specification
  hadsl check samples/                         all *.hadsl files in a folder and below
  hadsl check shop.hadsl --claim 'db_*' --all  some claims, with everything that refutes them
  hadsl check shop.hadsl --format text --format json:report.json
  hadsl check shop.hadsl --format html:shop.html    for people who do not know the language
  hadsl check shop.hadsl --why                 what the proofs rest on, and how near the edge is
  hadsl check shop.hadsl --coverage            which claims each mechanism decides
  generate | hadsl check -                     standard input

What comes out:
  proven     no allowed combination of failures has the effect
  refuted    a smallest combination that has it is shown, step by step
  vacuous    proven, but nothing could have refuted it: the claim says nothing
  accepted   refuted, and accepted in the text until a date
  known      refuted by what the baseline lists, and by nothing else
  undecided  the time did not suffice, or something is not supported

Exit codes (the first that applies of 70, 2, 1, 3, 0):
  0   every claim is proven, or refuted but accepted or known
  1   a claim is refuted or vacuous
  2   the command line or a specification is wrong, or a report cannot be written
  3   a claim is undecided, or the run was interrupted or ran out of memory
  70  hadsl itself is wrong: please report it
)";

} // namespace

std::function<exit_code()> add_check_command(CLI::App& to) {
    auto const given = std::make_shared<check_arguments>();
    auto& command = *to.add_subcommand(
        "check", "Check the claims of specifications and show what refutes them");
    command.footer(after_check_help);
    command.get_formatter()->column_width(30);

    command.add_option("PATH", given->paths, "Files, folders, or - for standard input")
        ->type_name("");
    auto const one_each = [](CLI::Option* option) { return option->allow_extra_args(false); };
    one_each(command.add_option("--claim", given->claims,
                                "Only claims whose name matches (* any text, ? one character); "
                                "may be repeated"))
        ->type_name("PATTERN");
    command.add_flag("--all", given->all, "Every smallest set of failures, not only the first");
    command
        .add_option("--group-by", given->group_by,
                    "With all sets of failures, tell those as one that are alike: class, kind or "
                    "component")
        ->type_name("VIEW");
    command.add_flag("--why", given->why, "Why each claim holds or fails, in full: takes longer");
    command.add_flag("--coverage", given->coverage,
                     "For each use of a mechanism, the claims that it decides");
    command.add_option("--max", given->most, "With --all, at most so many per claim (20)")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}).description(""))
        ->type_name("N");
    command
        .add_option("--timeout", given->timeout, "Give up on a claim after this time: undecided")
        ->type_name("DURATION");
    command
        .add_option("-j,--jobs", given->jobs,
                    "So many claims at a time (1; 0: one for each processor); each takes memory of "
                    "its own")
        ->check(CLI::Range(std::size_t{0}, std::size_t{256}).description(""))
        ->type_name("N");
    add_memory_option(command);
    one_each(command.add_option("--format", given->formats,
                                "How to report (" + format_names() +
                                    "), and into which file; may be repeated"))
        ->type_name("FORMAT[:FILE]");
    command
        .add_option("--baseline", given->baseline, "Refutations that are known: only others fail")
        ->type_name("FILE");
    command
        .add_option("--write-baseline", given->new_baseline,
                    "Record what refutes the claims now, for --baseline")
        ->type_name("FILE");
    command
        .add_option("--certificate", given->certificate,
                    "Also write what `hadsl recheck` needs to repeat the judgement, into a new "
                    "folder")
        ->type_name("FOLDER");
    command.add_flag("-q,--quiet", given->quiet,
                     "In text, only what somebody must look at: nothing when all is proven");
    command.add_option("--color,--colour", given->colour, "Colours: auto, always or never")
        ->type_name("WHEN");
    command.add_flag("--allow-empty", given->allow_empty, "A file without claims is no error");
    command.add_flag("--allow-vacuous", given->allow_vacuous, "A vacuous claim is no failure");
    command
        .add_option("--fail-on", given->fail_on,
                    "Which verdicts are failures: refuted, vacuous, undecided (all), or nothing")
        ->type_name("VERDICT,...");
    auto* const stamp = command.add_option("--stamp", given->stamp,
                                           "An empty file to write when nothing has failed");
    stamp->type_name("FILE");
    command
        .add_option("--depfile", given->depfile,
                    "Write which files were read, for make and ninja, as what --stamp depends on")
        ->needs(stamp)
        ->type_name("FILE");
    command
        .add_option("--today", given->today,
                    "The date by which acceptances are judged, instead of today")
        ->type_name("YYYY-MM-DD");
    command
        .add_option("--solver", given->solver,
                    "Who searches: z3, or exhaustive (tries everything; for small cases)")
        ->type_name("NAME");
    return [given] { return check(*given); };
}

} // namespace hadsl::program
