// hadsl/check.hpp - text in, verdicts out: three lines, at run time.
// SPDX-License-Identifier: BSL-1.0
//
//     auto const checked = hadsl::check(text);
//     if (!checked) { std::cerr << checked.report(); }
//     for (auto const& claim : checked.claims()) { claim.name, claim.outcome, claim.story }
//
// Needs Boost and Z3. No global state: calls on different threads do not meet. Whatever the parser
// or the solver throws stays inside; what remains is an outcome.
#ifndef HADSL_CHECK_HPP
#define HADSL_CHECK_HPP

#include <hadsl/pipeline.hpp>
#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/report/text.hpp>
#include <hadsl/verifier/internal_error.hpp>
#include <hadsl/verifier/z3.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl {

/// How to check.
struct check_options {
    std::string name = "<text>"; // what messages call the text
    bool all = false;            // every minimal counterexample, not only the first
    std::optional<std::chrono::milliseconds> timeout; // for each claim; then it is undecided
    /// Set by another thread, or by `progress`: what is not decided by then is undecided.
    std::atomic<bool> const* stop = nullptr;
    /// Called before each claim with its number and how many there are, on the calling thread.
    std::function<void(std::size_t claim, std::size_t count)> progress;
    /// Year * 10000 + month * 100 + day, for acceptances that end; 0: none has ended.
    std::int32_t today = 0;
};

/// One claim and what was found out about it, as values.
struct checked_claim {
    std::string name;
    std::string description;
    hadsl::outcome outcome = hadsl::outcome::undecided;
    bool is_vacuous = false;    // proven, and nothing could have refuted it
    bool is_accepted = false;   // refuted, and accepted in the text
    std::string counterexample; // `crash of app`; empty unless refuted
    std::string why;            // of what is undecided or vacuous
    std::string story;          // the counterexample, step by step; empty unless refuted

    /// Whether it holds, or is known not to.
    [[nodiscard]] bool passes() const {
        return is_accepted || (outcome == hadsl::outcome::proven && !is_vacuous);
    }
};

/// What a text says and what was found out about its claims.
class checked_text {
public:
    /// Whether the text is sound and every claim passes.
    [[nodiscard]] explicit operator bool() const {
        bool all = is_sound();
        for (auto const& each : claims_) {
            all = all && each.passes();
        }
        return all;
    }
    [[nodiscard]] bool is_sound() const { return read_.is_sound && failed_.empty(); }

    [[nodiscard]] std::vector<checked_claim> const& claims() const { return claims_; }
    /// The claim of a name; null when there is none.
    [[nodiscard]] checked_claim const* find(std::string const& name) const {
        for (auto const& each : claims_) {
            if (each.name == name) {
                return &each;
            }
        }
        return nullptr;
    }

    /// What is wrong with the text, and the story of every refutation: as the program tells it.
    [[nodiscard]] std::string report() const {
        auto out = failed_.empty() ? std::string() : "error: " + failed_ + "\n";
        out += report::render(read_.texts, read_.diagnostics, {});
        if (is_sound()) {
            out +=
                report::render_stories(read_.texts, read_.architecture, read_.events, judged_, {});
        }
        return out;
    }

    /// All of it, for those who want to look closer.
    [[nodiscard]] hadsl::specification const& specification() const { return read_; }
    [[nodiscard]] judgement const& judged() const { return judged_; }

private:
    friend checked_text check(std::string text, check_options const& how);
    friend checked_text check_file(std::string const& path, check_options const& how);

    template <class Load>
    static checked_text run(Load const& load, check_options const& how) {
        checked_text made;
        try {
            made.read_ = load();
            if (made.read_.is_sound) {
                made.judge(how);
            }
        } catch (std::exception const& thrown) {
            made.failed_ = thrown.what();
        } catch (...) {
            made.failed_ = "something was thrown that is no exception";
        }
        return made;
    }

    void judge(check_options const& how) {
        verifier::subject subject(read_.architecture, read_.events);
        verifier::z3_solver solver;
        verifier::options chosen;
        chosen.all = how.all;
        chosen.timeout = how.timeout;
        chosen.stop = how.stop;
        chosen.today = how.today;
        auto const count = read_.architecture.claims.size();
        for (std::size_t at = 0; at < count; ++at) {
            if (how.progress) {
                how.progress(at, count);
            }
            judged_.verdicts.push_back(verifier::check(subject, at, solver, chosen));
            claims_.push_back(summary(judged_.verdicts.back()));
        }
    }

    [[nodiscard]] checked_claim summary(verdict const& of) const {
        auto const& claim = read_.architecture.claims[of.claim];
        checked_claim made{
            claim.name, claim.description, of.outcome, of.is_vacuous(), of.accepted, {}, {}, {}};
        made.why = of.undecided_because.empty() ? of.vacuous_because : of.undecided_because;
        if (!of.counterexamples.empty()) {
            made.counterexample = report::scenario_name(read_.architecture, read_.events,
                                                        of.counterexamples.front().failures);
            judgement one;
            one.verdicts.push_back(of);
            made.story =
                report::render_stories(read_.texts, read_.architecture, read_.events, one, {});
        }
        return made;
    }

    hadsl::specification read_;
    judgement judged_;
    std::vector<checked_claim> claims_;
    std::string failed_; // what went wrong that is not the text's fault
};

/// Checks every claim of a text. Imports are looked for from the current folder.
[[nodiscard]] inline checked_text check(std::string text, check_options const& how = {}) {
    return checked_text::run([&] { return load(std::move(text), how.name); }, how);
}

/// The same for a file.
[[nodiscard]] inline checked_text check_file(std::string const& path,
                                             check_options const& how = {}) {
    return checked_text::run([&] { return load_file(path); }, how);
}

} // namespace hadsl

#endif
