// verifier/recheck.cpp - a judgement repeated from its certificate.
// SPDX-License-Identifier: BSL-1.0
#include "recheck.hpp"

#include "certificate.hpp"
#include "certified.hpp"
#include "load.hpp"
#include "process.hpp"
#include "usage.hpp"

#include <hadsl/fault/cold_start.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/printable.hpp>
#include <hadsl/report/standing.hpp>
#include <hadsl/report/verdicts.hpp>
#include <hadsl/source/files.hpp>
#include <hadsl/verifier/internal_error.hpp>
#include <hadsl/verifier/replay.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

namespace fs = std::filesystem;

/// What became of one claim.
struct finding {
    enum class kind { agreed, disagreed, untold };
    kind what = kind::agreed;
    std::string text;
};

[[nodiscard]] finding agreed(std::string text) {
    return {finding::kind::agreed, std::move(text)};
}
[[nodiscard]] finding disagreed(std::string text) {
    return {finding::kind::disagreed, std::move(text)};
}
[[nodiscard]] finding untold(std::string text) {
    return {finding::kind::untold, std::move(text)};
}

/// The first line in which two texts differ; the same in both when only the last line end does.
struct difference {
    std::size_t line = 1;
    std::string_view found;
    std::string_view expected;
};
[[nodiscard]] difference first_difference(std::string_view found, std::string_view expected) {
    auto const cut = [](std::string_view& rest) {
        auto const end = std::min(rest.find('\n'), rest.size());
        auto const head = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        return head;
    };
    difference at{0, {}, {}};
    do {
        at = {at.line + 1, cut(found), cut(expected)};
    } while (at.found == at.expected && !(found.empty() && expected.empty()));
    return at;
}

/// It, for a message.
[[nodiscard]] std::string told_difference(std::string_view found, std::string_view expected) {
    auto const at = first_difference(found, expected);
    return at.found == at.expected
               ? std::string("they differ in their last line end")
               : "line " + std::to_string(at.line) + ": found `" + report::cropped(at.found, 200) +
                     "`, expected `" + report::cropped(at.expected, 200) + "`";
}

class rechecking {
public:
    explicit rechecking(recheck_options const& given) : given_(given) {}

    [[nodiscard]] exit_code run() {
        auto const all = read_certificate(given_.folder);
        for (auto const& each : all) {
            recheck(each);
        }
        auto const total = agreed_ + disagreed_ + untold_;
        if (total == 0) {
            damaged("there is no claim in it");
        }
        std::printf("%s%s: %zu agreed", all.empty() ? "" : "\n",
                    report::counted(total, "claim").c_str(), agreed_);
        if (disagreed_ > 0) {
            std::printf(", %zu disagreed", disagreed_);
        }
        if (untold_ > 0) {
            std::printf(", %zu could not be told", untold_);
        }
        std::puts("");
        if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
            throw usage_error("cannot write to standard output");
        }
        return disagreed_ > 0 ? exit_code::disagreement
               : untold_ > 0  ? exit_code::undecided
                              : exit_code::proven;
    }

private:
    [[noreturn]] void damaged(std::string const& why) const {
        throw usage_error("the certificate `" + given_.folder + "` is damaged: " + why);
    }

    /// The text must be the one that the certificate was made of, as far as that is still there.
    void compare_texts(certified_specification const& of) {
        auto const root = fs::weakly_canonical(given_.folder);
        for (auto const& each : of.files) {
            auto const kept = read_part(given_.folder, each.kept);
            if (!each.origin) {
                continue;
            }
            auto const origin = (root / *each.origin).lexically_normal();
            std::error_code failed;
            if (!fs::is_regular_file(origin, failed)) {
                note("`" + each.origin->string() + "` is not there: only its copy is checked");
                continue;
            }
            auto const now =
                source::read_file(origin, origin.string(), source::file_limits().largest);
            if (!now.error.empty()) {
                throw usage_error("cannot read `" + origin.string() + "`: " + now.error);
            }
            if (now.content != kept) {
                // What stands there now is not shown: whoever wrote the certificate chose the path.
                throw usage_error("the specification has changed since the certificate was "
                                  "written: `" +
                                  origin.string() + "`, line " +
                                  std::to_string(first_difference(now.content, kept).line));
            }
        }
    }

    [[nodiscard]] specification read(certified_specification const& of) {
        auto const folder = fs::path(given_.folder);
        auto read = load_kept(folder / of.main, folder / of.below);
        if (!read.is_sound) {
            damaged("`" + of.main.string() + "` is no sound specification any more");
        }
        std::size_t modules = 0;
        for (std::size_t at = 0; at < read.texts.size(); ++at) {
            auto const& text = read.texts[static_cast<source::text_id>(at)];
            if (!text.name().starts_with("hadsl/library/")) {
                continue;
            }
            auto const kept = fs::path(text.name()).lexically_relative("hadsl");
            ++modules;
            if (std::find(of.modules.begin(), of.modules.end(), kept) == of.modules.end()) {
                damaged("`" + kept.string() + "` is not listed");
            }
            auto const content = read_part(given_.folder, kept);
            if (content != text.content()) {
                throw usage_error("the certificate rests on another standard library than this "
                                  "hadsl has: `" +
                                  kept.string() + "`, " + told_difference(content, text.content()));
            }
        }
        if (read.texts.size() - modules != of.files.size() || modules != of.modules.size()) {
            damaged("`" + of.path + "` does not consist of the files that are listed");
        }
        return read;
    }

    void recheck(certified_specification const& of) {
        std::printf("%s\n", report::printable(of.path).c_str());
        compare_texts(of);
        auto const read = this->read(of);
        verifier::subject subject(read.architecture, read.events);
        std::vector<bool> is_certified(read.architecture.claims.size(), false);
        for (auto const& each : of.claims) {
            auto const claim = find_claim(read, each);
            if (is_certified[claim]) {
                damaged("claim `" + each.name + "` is listed twice");
            }
            is_certified[claim] = true;
            tell(each, recheck(read, of.path, claim, each, subject));
        }
        for (std::size_t at = 0; at < is_certified.size(); ++at) {
            if (!is_certified[at]) {
                note("claim `" + read.architecture.claims[at].name + "` is not in the certificate");
            }
        }
    }

    [[nodiscard]] std::size_t find_claim(specification const& in, certified_claim const& of) const {
        auto const& claims = in.architecture.claims;
        for (std::size_t at = 0; at < claims.size(); ++at) {
            if (claims[at].name != of.name) {
                continue;
            }
            auto const now = report::statement_of(in.texts, claims[at]);
            if (now != of.statement) {
                damaged("claim `" + of.name + "` says `" + of.statement + "` in index.json and `" +
                        now + "` in the text");
            }
            return at;
        }
        damaged("its text has no claim `" + of.name + "`");
    }

    [[nodiscard]] finding recheck(specification const& in, std::string const& path,
                                  std::size_t claim, certified_claim const& of,
                                  verifier::subject& subject) {
        auto const& said = in.architecture.claims[claim];
        if (said.says == model::claim::form::availability) {
            return untold("an availability is a sum, which no solver repeats");
        }
        if ((of.outcome == outcome::refuted) == of.counterexamples.empty()) {
            damaged("claim `" + of.name + "` is " + std::string(report::to_text(of.outcome)) +
                    " with " + report::counted(of.counterexamples.size(), "counterexample"));
        }
        if (of.outcome == outcome::undecided) {
            return untold("it was undecided, so there is nothing to repeat");
        }
        if (said.says == model::claim::form::cold_start) {
            return recheck_cold_start(in, said, of);
        }
        auto const obligation = write_obligation(in, path, claim);
        if (obligation.text.empty()) {
            return untold("there is no obligation: " + obligation.derived.why_not);
        }
        if (!of.obligation) {
            damaged("claim `" + of.name + "` has no obligation");
        }
        auto const kept = read_part(given_.folder, *of.obligation);
        if (kept != obligation.text) {
            damaged("`" + of.obligation->string() + "` is not what there is to show for claim `" +
                    of.name + "`: " + told_difference(kept, obligation.text));
        }
        auto const replayed = replay(in, said, of, *obligation.derived.met, subject);
        if (replayed.what != finding::kind::agreed) {
            return replayed;
        }
        return ask_solver(*of.obligation, of.outcome, replayed.text);
    }

    [[nodiscard]] finding recheck_cold_start(specification const& in, model::claim const& said,
                                             certified_claim const& of) const {
        std::vector<std::string> blocked;
        for (auto const target : said.cold_start.targets) {
            if (fault::blocks_cold_start(in.architecture, target)) {
                blocked.push_back(in.architecture[target].name);
            }
        }
        auto const now = blocked.empty() ? std::string("everything starts from cold")
                                         : report::listed(blocked) + " can never start from cold";
        bool const is_same =
            blocked.empty() == (of.outcome == outcome::proven) &&
            std::all_of(of.counterexamples.begin(), of.counterexamples.end(), [&](auto const& by) {
                return std::find(blocked.begin(), blocked.end(), by.target) != blocked.end();
            });
        return is_same
                   ? agreed(now)
                   : disagreed("the certificate says " + std::string(report::to_text(of.outcome)) +
                               ", the evaluator: " + now);
    }

    /// Every counterexample once more: on the evaluator, and on the fault graph.
    [[nodiscard]] finding replay(specification const& in, model::claim const& said,
                                 certified_claim const& of, verifier::obligation const& met,
                                 verifier::subject& subject) const {
        auto const allowed = verifier::allowed_by(subject, said);
        for (auto const& each : of.counterexamples) {
            fault::scenario failures;
            for (std::size_t at = 0; at < each.events.size(); ++at) {
                auto const event = each.events[at];
                if (event >= in.events.size() ||
                    report::event_name(in.architecture, in.events[event]) != each.names[at]) {
                    damaged("claim `" + of.name + "`: failure " + std::to_string(event) +
                            " is not `" + each.names[at] + "`");
                }
                failures.push_back(static_cast<fault::event_id>(event));
            }
            if (std::adjacent_find(failures.begin(), failures.end(), [](auto one, auto other) {
                    return one >= other;
                }) != failures.end()) {
                damaged("claim `" + of.name + "`: failures out of their order");
            }
            auto const scenario = report::scenario_name(in.architecture, in.events, failures);
            try {
                auto const found = verifier::replay(subject, said, allowed, failures, false);
                if (!found) {
                    return untold(scenario + " takes too many steps to replay");
                }
                if (in.architecture[found->target].name != each.target ||
                    found->amount != each.amount) {
                    return disagreed("the certificate says that " + scenario + " shows on " +
                                     each.target + " with " + to_text(each.amount) +
                                     ", the evaluator: on " + in.architecture[found->target].name +
                                     " with " + to_text(found->amount));
                }
            } catch (internal_error const& wrong) {
                return disagreed("the certificate says that " + scenario +
                                 " refutes it, the evaluator: " + wrong.what());
            }
            if (!verifier::is_allowed(met, failures) ||
                !fault::holds(met.graph, met.top, failures)) {
                return disagreed("the evaluator says that " + scenario +
                                 " refutes it, the fault graph that it does not");
            }
        }
        if (of.counterexamples.empty()) {
            return agreed({});
        }
        return agreed(report::counted(of.counterexamples.size(), "counterexample") + " replayed");
    }

    [[nodiscard]] finding ask_solver(fs::path const& obligation, outcome wanted,
                                     std::string const& replayed) const {
        auto const file = (fs::path(given_.folder) / obligation).string();
        auto const& name = given_.solver;
        auto const done = run_program({name, file}, {}, given_.limit);
        if (!done.not_started.empty()) {
            throw usage_error("cannot run the solver `" + name + "`: " + done.not_started +
                              "; install it, or name another one with --solver");
        }
        auto const answer = done.out.substr(0, done.out.find_first_of("\r\n"));
        bool const is_only_answer =
            done.out.find_first_not_of(" \t\r\n", answer.size()) == std::string::npos;
        if (!done.is_late && (done.code < 0 || done.says_too_much ||
                              (!is_only_answer && (answer == "sat" || answer == "unsat")))) {
            throw usage_error("the solver `" + name + "` " +
                              (done.says_too_much ? std::string("says more than one answer")
                               : done.code < 0    ? std::string("was ended by a signal")
                                                  : "says more than `" + answer + "`") +
                              " to `" + file + "`");
        }
        auto const says = name + " finds " + (answer == "sat" ? "a scenario" : "no scenario") +
                          " that refutes it";
        if (done.is_late || answer == "unknown") {
            return untold(name + " cannot tell" + (done.is_late ? " in time" : ""));
        }
        if (answer != "sat" && answer != "unsat") {
            throw usage_error("the solver `" + name + "` cannot read `" + file +
                              "`: " + (done.out + done.err).substr(0, 500));
        }
        if ((answer == "unsat") != (wanted == outcome::proven)) {
            return disagreed("the certificate says " + std::string(report::to_text(wanted)) +
                             (replayed.empty() ? "" : " (" + replayed + ")") + ", but " + says);
        }
        return agreed(replayed.empty() ? says : replayed + ", " + says);
    }

    void tell(certified_claim const& of, finding const& what) {
        constexpr char const* words[] = {"agreed", "DISAGREED", "untold"};
        ++(what.what == finding::kind::agreed      ? agreed_
           : what.what == finding::kind::disagreed ? disagreed_
                                                   : untold_);
        std::printf("  %-9s  %s  %s: %s\n", words[static_cast<int>(what.what)],
                    std::string(report::to_text(of.outcome)).c_str(),
                    report::printable(of.name).c_str(), report::printable(what.text).c_str());
    }
    static void note(std::string const& text) {
        std::printf("  note: %s\n", report::printable(text).c_str());
    }

    recheck_options given_;
    std::size_t agreed_ = 0;
    std::size_t disagreed_ = 0;
    std::size_t untold_ = 0;
};

} // namespace

exit_code recheck(recheck_options const& given) {
    return rechecking(given).run();
}

} // namespace hadsl::program
