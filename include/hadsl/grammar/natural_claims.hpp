// hadsl/grammar/natural_claims.hpp - a claim in plain English, and the sentence of the language for it.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_NATURAL_CLAIMS_HPP
#define HADSL_GRAMMAR_NATURAL_CLAIMS_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/loose.hpp>
#include <hadsl/grammar/mistaken_shapes.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/usual_kinds.hpp>
#include <hadsl/source/span.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::grammar {

/// Reads `no host loss causes an outage of web`, `web survives loss of h1`, `if h1 fails, web stays
/// up` as what is meant: how many of which failures of what, and what they must not do. What is not
/// understood to the last word is not guessed at.
class natural_claim {
public:
    natural_claim(scene const& here, token const* first)
        : here_(&here), first_(first), in_(here, first, end_of_sentence(here, first)) {}

    /// Whether it was understood; without an effect when none is said.
    [[nodiscard]] bool read() {
        for (auto const read_as : {&natural_claim::read_survival, &natural_claim::read_absence,
                                   &natural_claim::read_budget}) {
            *this = natural_claim(*here_, first_); // what an attempt has read says nothing
            bool const is_read = (this->*read_as)() && in_.is_over();
            if (is_read && !(classes_.empty() && of_.empty() && !says_failure_)) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] bool has_effect() const { return !effect_.empty(); }
    [[nodiscard]] token const* end() const { return in_.at(); }

    /// The sentence; without an effect, an outage of `otherwise`.
    [[nodiscard]] std::string sentence(std::string_view otherwise) const {
        bool const is_one = count_ == "single";
        std::string text = "no " + count_;
        for (auto const& each : classes_) {
            text += (&each == &classes_.front() ? " " : ", ") + each;
        }
        text += is_one ? " failure" : " failures";
        text += of_.empty() ? "" : " of " + of_;
        if (effect_ == "stop" && longer_.empty()) {
            return text + (is_one ? " stops " : " stop ") + targets_;
        }
        auto const effect = has_effect() && effect_ != "stop" ? effect_ : "outage";
        return text + (is_one ? " causes " : " cause ") + effect + " of " +
               (has_effect() ? targets_ : std::string(otherwise)) +
               (longer_.empty() ? "" : " longer than " + longer_);
    }

private:
    void skip_articles() { in_.skip({"a", "an", "the", "any", "every", "each", "all", "some"}); }
    void skip_modals() {
        in_.skip({"can", "may", "must", "should", "will", "shall", "could", "would", "does", "do",
                  "not", "never", "ever", "to", "be", "is", "are", "still"});
    }

    // ---- failures -------------------------------------------------------------------------------

    void read_count() {
        constexpr std::pair<std::string_view, std::string_view> numbers[] = {
            {"two", "2"}, {"double", "2"}, {"three", "3"}, {"four", "4"}, {"triple", "3"}};
        in_.skip({"no", "No", "NO", "not", "zero", "that", "the", "any"});
        if (in_.take({"single", "one", "a", "an", "each", "every", "any", "1"})) {
            in_.skip({"single", "one"});
            return;
        }
        for (auto const& [written, digits] : numbers) {
            if (in_.take({written})) {
                count_ = digits;
                return;
            }
        }
        if (!in_.is_over() && in_.at()->kind == token_kind::number &&
            split_number(in_.word()).suffix.empty()) {
            count_ = in_.word();
            in_.take({in_.word()});
        }
    }

    /// `power failure of h1`, `loss of a host`, `host crash`, `h1 failure`
    [[nodiscard]] bool read_struck() {
        while (!in_.is_over() && !is_effect_next()) {
            if (in_.take({"simultaneous", "complete", "total", "sudden", "unplanned", "full"})) {
                continue;
            }
            if (in_.take({"point", "points"})) {
                in_.take({"of"});
                continue;
            }
            if (in_.take({"failure", "failures", "fault", "faults", "loss", "losses", "outage",
                          "outages", "breakdown", "problem", "death", "incident", "error", "losing",
                          "killing"})) {
                says_failure_ = true;
                if (in_.take({"of", "in", "on", "at"})) {
                    if (!read_of()) {
                        return false;
                    }
                } else if (classes_.empty() && of_.empty() && !is_effect_next()) {
                    skip_articles();
                }
            } else if ((says_failure_ || !classes_.empty()) && in_.take({"of", "in", "on", "at"})) {
                if (!read_of()) {
                    return false;
                }
            } else if (in_.take({",", "or"})) {
                continue;
            } else if (!read_word()) {
                return false;
            }
        }
        return true;
    }

    /// What is struck: `a host`, `h1, h2`.
    [[nodiscard]] bool read_of() {
        skip_articles();
        if (!of_.empty() || !in_.is_name()) {
            return false;
        }
        if (is_kind_here()) {
            of_ = "any " + singular();
            in_.take({in_.word()});
            return true;
        }
        of_ = in_.take_name();
        while (in_.take({",", "or"})) {
            auto const next = in_.take_name();
            if (next.empty()) {
                return false;
            }
            of_ += ", " + next;
        }
        return true;
    }

    /// A word before `failure`: a class, a kind or a component.
    [[nodiscard]] bool read_word() {
        if (!in_.is_name()) {
            return false;
        }
        auto const word = singular();
        bool const is_class = is_usual_class(word);
        if (!is_class && !kind_declared(*here_, *in_.at()).empty()) {
            if (!of_.empty()) {
                return false;
            }
            of_ = in_.take_name();
            return true;
        }
        auto const* const before = in_.at() == first_ ? nullptr : in_.at() - 1;
        bool const follows_word = before != nullptr && before->is_name() && !classes_.empty() &&
                                  classes_.back() == last_word_;
        in_.take({in_.word()});
        if (is_class && follows_word && is_usual_kind(last_word_) && of_.empty()) {
            classes_.back() = word; // `host crash`: of which kind, and then which class
            of_ = "any " + last_word_;
            return true;
        }
        if (!is_class && is_usual_kind(word)) { // `vm failure`, `vm crash`
            if (!of_.empty() || !classes_.empty()) {
                return false;
            }
            of_ = "any " + word;
            return true;
        }
        bool const names_failure =
            is_class || is_one_of(in_.word(), {"failure", "failures", ",", "or"});
        if (!names_failure || (follows_word && before->is_name() && !is_class)) {
            return false;
        }
        classes_.push_back(word);
        last_word_ = word;
        return true;
    }

    [[nodiscard]] bool is_kind_here() const {
        return is_usual_kind(singular()) && kind_declared(*here_, *in_.at()).empty();
    }
    /// The word, without the `s` of many.
    [[nodiscard]] std::string singular() const {
        auto word = std::string(in_.word());
        auto one = word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
        if (one == "server" || one == "node" || one == "machine") {
            return "host";
        }
        return is_usual_kind(one) || is_usual_class(one) ? one : word;
    }

    // ---- what they must not do ------------------------------------------------------------------

    [[nodiscard]] bool is_effect_next() const {
        return is_one_of(in_.word(),
                         {"causes",  "cause",      "causing",   "leads",    "lead",     "results",
                          "result",  "triggers",   "trigger",   "means",    "produces", "brings",
                          "bring",   "takes",      "take",      "knocks",   "knock",    "shuts",
                          "shut",    "breaks",     "break",     "kills",    "kill",     "downs",
                          "stops",   "stop",       "makes",     "make",     "affects",  "affect",
                          "impacts", "impact",     "loses",     "lose",     "can",      "may",
                          "must",    "should",     "will",      "shall",    "could",    "does",
                          "do",      "interrupts", "interrupt", "disrupts", "disrupt"});
    }

    [[nodiscard]] bool read_targets() {
        skip_articles();
        targets_ = in_.take_name();
        while (!targets_.empty() && (in_.word() == "," || in_.word() == "or")) {
            in_.take({",", "or"});
            auto const next = in_.take_name();
            if (next.empty()) {
                return false;
            }
            targets_ += ", " + next;
        }
        return !targets_.empty();
    }

    [[nodiscard]] bool read_effect_noun() {
        in_.take({"no"});
        skip_articles();
        if (in_.word() == "at" || in_.word() == "max" || in_.word() == "less") {
            in_.skip({"at", "most", "max", "less", "than"});
            longer_ = in_.take_duration();
        }
        skip_articles();
        if (in_.take_both("data", "loss") || in_.take({"data_loss"}) ||
            (in_.word() == "loss" && in_.word(1) == "of" && in_.word(2) == "data" &&
             in_.take({"loss"}) && in_.take_both("of", "data"))) {
            effect_ = "data loss";
        } else if (in_.take_both("split", "brain") || in_.take({"split_brain"})) {
            effect_ = "split brain";
        } else if (in_.take({"interruption", "interruptions"})) {
            effect_ = "interruption";
        } else if (in_.take({"disruption", "degradation"})) {
            effect_ = "disruption";
        } else if (in_.take({"outage", "outages", "downtime", "unavailability", "failure", "loss",
                             "down", "crash"})) {
            effect_ = "outage";
        }
        return !effect_.empty();
    }

    [[nodiscard]] bool read_effect() {
        skip_modals();
        if (in_.take({"causes", "cause", "causing", "leads", "lead", "results", "result",
                      "triggers", "trigger", "means", "produces"})) {
            in_.skip({"to", "in"});
            if (read_effect_noun()) {
                return in_.take({"of", "for", "in", "at", "on", "to", "by"}) && read_targets();
            }
            // `causes web outage`, `causes web to fail`
            if (!read_targets()) {
                return false;
            }
            if (in_.take({"to"})) {
                in_.skip({"go", "be", "become"});
                effect_ = "outage";
                return in_.take({"fail", "crash", "stop", "down", "unavailable", "unreachable",
                                 "offline", "die"});
            }
            return read_effect_noun();
        }
        if (in_.take({"stops", "stop"})) {
            effect_ = "stop";
            return read_targets();
        }
        if (in_.take({"loses", "lose"})) {
            effect_ = "data loss";
            return in_.take_both("data", "of") && read_targets();
        }
        effect_ = in_.take({"interrupts", "interrupt"}) ? "interruption"
                  : in_.take({"affects", "affect", "impacts", "impact", "disrupts", "disrupt"})
                      ? "disruption"
                      : "outage";
        if (effect_ != "outage") {
            return read_targets();
        }
        bool const is_verb =
            in_.take({"brings", "bring", "takes", "take", "knocks", "knock", "shuts", "shut",
                      "breaks", "break", "kills", "kill", "downs", "makes", "make"});
        in_.skip({"down", "out", "offline", "off"});
        if (!is_verb || !read_targets()) {
            return false;
        }
        in_.skip({"down", "out", "offline", "off", "unavailable", "unreachable", "fail"});
        return true;
    }

    /// `longer than 5min`, `for more than 5min`, `> 5min`
    [[nodiscard]] bool read_threshold() {
        bool const is_said = in_.take({"longer", "more", "over", "above", "beyond", "exceeding",
                                       "exceeds", "for", "lasting", "lasts", ">"});
        in_.skip({"longer", "more", "than", "for", "at", "least", "="});
        auto const time = in_.take_duration();
        longer_ = is_said ? time : longer_;
        return is_said == !time.empty();
    }

    // ---- sentences ------------------------------------------------------------------------------

    /// `no FAILURES EFFECT`, and `if h1 fails, web stays up`
    [[nodiscard]] bool read_budget() {
        bool const is_condition = in_.take({"if", "when", "losing", "even"});
        in_.skip({"if", "when"});
        says_failure_ = is_condition;
        read_count();
        if (is_condition ? !read_condition() : !read_struck()) {
            return false;
        }
        if (in_.is_over()) {
            return true;
        }
        if (is_condition && !is_effect_next()) {
            in_.skip({",", "then"});
            return read_targets() && take_survival() && (effect_ = "outage", true);
        }
        return read_effect() && read_threshold();
    }
    [[nodiscard]] bool read_condition() {
        if (in_.take({"loss", "failure"})) {
            in_.take({"of"});
        }
        bool const is_named = in_.is_name() && read_of();
        in_.skip({"fails", "fail", "dies", "crashes", "breaks", "is", "goes", "gets", "are", "down",
                  "lost", "out", "failure"});
        return is_named;
    }

    /// `no outage of web`, `never data loss of db when h1 fails`
    [[nodiscard]] bool read_absence() {
        in_.skip({"no", "No", "never", "zero", "without"});
        if (!read_effect_noun() || !in_.take({"of", "for", "in", "on", "at"}) || !read_targets() ||
            !read_threshold()) {
            return false;
        }
        says_failure_ = true;
        if (in_.is_over()) {
            return true;
        }
        if (!in_.take({"when", "if", "on", "by", "after", "from", "during", "due", "with", "upon",
                       "because", "under"})) {
            return false;
        }
        in_.skip({"to", "of"});
        return read_failures_to_the_end();
    }

    /// `web survives any single host failure`, `web stays up without h1`
    [[nodiscard]] bool read_survival() {
        if (!read_targets() || !take_survival()) {
            return false;
        }
        effect_ = "outage";
        in_.skip({"during", "with", "if", "when", "without", "despite", "after", "even", "through",
                  "under", "in", "case", "of"});
        return read_failures_to_the_end();
    }
    [[nodiscard]] bool read_failures_to_the_end() {
        says_failure_ = true;
        read_count();
        while (in_.word() == "loss" || in_.word() == "failure" || in_.word() == "losing") {
            in_.take({"loss", "failure", "losing"});
            in_.take({"of"});
            skip_articles();
        }
        if (in_.is_over()) {
            return false;
        }
        for (; !in_.is_over();
             in_.skip({"failure", "failures", "fails", "fail", "failing", "dies", "crashes", "is",
                       "goes", "lost", "down", "out", "loss", "outage"})) {
            if (in_.word() == "of" ? !(in_.take({"of"}) && read_of()) : !read_word()) {
                return false;
            }
            in_.take({",", "or"});
        }
        return true;
    }
    bool take_survival() {
        in_.skip({"can", "must", "should", "will", "shall", "always", "still"});
        if (in_.take({"survives", "survive", "tolerates", "tolerate", "withstands", "withstand",
                      "handles", "handle", "outlives"})) {
            return true;
        }
        if (!in_.take({"is", "stays", "stay", "remains", "remain", "keeps", "runs", "works",
                       "continues", "be", "keep", "are"})) {
            return false;
        }
        in_.skip({"still", "up", "available", "online", "running", "alive", "reachable", "working",
                  "to", "run", "on", "serving"});
        return true;
    }

    scene const* here_;
    token const* first_;
    loose_reader in_;
    std::string count_ = "single";
    std::vector<std::string> classes_;
    std::string last_word_;
    std::string of_;
    bool says_failure_ = false;
    std::string effect_;
    std::string targets_;
    std::string longer_;
};

/// `web has 99.9% availability`, `rto of web is 5min`, `max downtime of web 5min`: a figure and what
/// it is of. What is not understood to the last word is not guessed at; then it is empty.
[[nodiscard]] inline std::string figure_claimed(scene const& here, token const* first,
                                                token const* end) {
    loose_reader in(here, first, end);
    std::string share;
    std::string time;
    std::string target;
    bool is_data = false;
    bool is_named = false;
    while (!in.is_over()) {
        auto const is_number = in.at()->kind == token_kind::number;
        if (in.take({"availability", "available", "uptime", "up", "sla", "SLA", "slo", "SLO", "rto",
                     "RTO", "mttr", "MTTR", "downtime", "outage", "recovery", "recovers",
                     "back"})) {
            is_named = true;
        } else if (in.take({"rpo", "RPO"}) || in.take_both("data", "loss")) {
            is_named = is_data = true;
        } else if (is_number && share.empty() && in.word(1) == "%") {
            share = percentage_meant(in.word());
            in.take({in.word()});
            in.take({"%"});
        } else if (is_number && time.empty()) {
            time = in.take_duration();
            if (time.empty()) {
                return {};
            }
        } else if (!in.take({"is",     "at",   "least",   "most",    "has",    "have",   "of",
                             "the",    "an",   "a",       "to",      "be",     "must",   "should",
                             "than",   "more", "less",    "under",   "below",  "above",  "over",
                             "within", "in",   "time",    "with",    "for",    ">",      "<",
                             "=",      "max",  "maximum", "minimum", "always", "longer", "no",
                             "not",    "point"})) {
            if (!target.empty() || !in.is_name()) {
                return {};
            }
            target = in.take_name();
        }
    }
    if (target.empty() || !is_named || share.empty() == time.empty()) {
        return {};
    }
    return time.empty()
               ? "availability of " + target + " is at least " + share
               : std::string("no single failure causes ") + (is_data ? "data loss" : "outage") +
                     " of " + target + " longer than " + time;
}

/// The component that a text seems to be about: the last that users see. `web` where there is none.
[[nodiscard]] inline std::string_view likely_target(scene const& here) {
    constexpr std::size_t furthest = 10'000; // tokens; many mistakes must not cost a square
    std::string_view found = "web";
    auto const* at = here.state.tokens;
    for (std::size_t seen = 0; at->kind != token_kind::end && seen < furthest; ++at, ++seen) {
        if (is_one_of(here.text(*at), {"service", "system", "database", "balancer"}) &&
            at[1].is_name() && !at[2].is('[') && is_first_on_line(here.state, *at)) {
            found = here.text(at[1]);
        }
    }
    return found;
}

/// A claim as it would be written here, and the token behind what was said instead. Empty where what is
/// wrong at a place is in no claim, or in one that is not understood to the last word.
struct meant_claim {
    std::string sentence;
    bool has_effect = true;
    token const* end = nullptr;
};
[[nodiscard]] inline meant_claim claim_meant(scene const& here, source::span place) {
    auto const* const before = here.element.before;
    bool const is_within = here.text(*here.element.begin) == "claim";
    bool const is_behind = !is_within && here.element.is_declaration() && before != nullptr &&
                           here.text(*before) == "claim" && here.continues_line(here.element.begin);
    auto const* first = is_within   ? here.element.begin
                        : is_behind ? before
                                    : begin_of_line(here, place);
    if (here.text(*first) != "claim") {
        return {};
    }
    while (first < here.at && !first->is(':')) {
        ++first;
    }
    if (first == here.at || !first->is(':')) {
        return {};
    }
    ++first;
    auto const* const end = end_of_sentence(here, first);
    meant_claim meant{figure_claimed(here, first, end), true, end};
    if (meant.sentence.empty()) {
        natural_claim claim(here, first);
        if (claim.read()) {
            meant = {claim.sentence(likely_target(here)), claim.has_effect(), claim.end()};
        }
    }
    constexpr std::size_t longest = 120;
    bool const is_news = end > first && meant.sentence != here.slice(first, meant.end - 1);
    bool const ends_behind = (is_within || is_behind) && here.text(*meant.end) != "accepted";
    bool const holds_mistake = ends_behind || place.begin < meant.end[-1].end;
    return is_news && holds_mistake && meant.sentence.size() <= longest ? meant : meant_claim{};
}

/// Answers a mistake in a claim with the whole sentence: who makes one often makes more. A help that
/// offers a choice (`… for all`) stays.
inline void complete_claim(scene const& here, explanation& of) {
    auto const meant = claim_meant(here, of.diagnostic.place);
    auto& help = of.diagnostic.help;
    if (meant.sentence.empty() || help.find("` for ") != help.npos) {
        return;
    }
    help = (meant.has_effect ? "write `" : "say what it must not do: `") + meant.sentence + "`";
    of.resume = std::max(of.resume, meant.end); // what has been read is not read again
}

} // namespace hadsl::grammar

#endif
