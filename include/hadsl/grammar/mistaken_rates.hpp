// hadsl/grammar/mistaken_rates.hpp - `mtbf 1y`, `host failure every 1y for 4h`: figures in other words.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_MISTAKEN_RATES_HPP
#define HADSL_GRAMMAR_MISTAKEN_RATES_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/loose.hpp>
#include <hadsl/grammar/scene.hpp>
#include <hadsl/grammar/token.hpp>
#include <hadsl/grammar/usual_kinds.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace hadsl::grammar {

/// How often something fails and for how long, as it was said.
struct loose_rate {
    std::string failure; // the word before, be it a class, a kind or none
    std::string every;
    std::string lasts;
    token const* end; // behind what was understood
};

[[nodiscard]] inline loose_rate read_rate(scene const& here, token const* first, token const* end) {
    loose_reader in(here, first, end);
    loose_rate said{{}, {}, {}, first};
    auto const reads = [&](std::string& into, std::initializer_list<std::string_view> words) {
        if (!into.empty() || !in.take(words)) {
            return false;
        }
        in.skip(
            {"of", "is", "in", "within", "after", "time", "for", "every", "once", "a", ":", "="});
        into = in.take_duration();
        return !into.empty();
    };
    while (!in.is_over()) {
        in.skip({"failure", "failures", "fail", "fails", "failing", "rate", "mean", "once", "has",
                 "and", "with", ",", ":", "the", "a", "an", "is"});
        bool const is_read =
            reads(said.every, {"every", "mtbf", "mttf", "MTBF", "MTTF", "each", "per"}) ||
            reads(said.lasts, {"lasts", "lasting", "last", "for", "mttr", "MTTR", "repair",
                               "repaired", "repairs", "recovers", "recovery", "restored", "fixed",
                               "back", "down", "takes"});
        if (is_read) {
            said.end = in.at();
            continue;
        }
        if (said.end != first || !said.failure.empty() || !in.is_name()) {
            break;
        }
        said.failure = in.word();
        in.take({in.word()});
    }
    return said;
}

/// The class of the core library by which things of a kind fail most.
[[nodiscard]] inline std::string usual_failure(std::string kind) {
    if (!is_usual_kind(kind) && kind.ends_with('s')) {
        kind.pop_back();
    }
    if (is_usual_class(kind)) {
        return kind;
    }
    return is_one_of(kind, {"router", "firewall"})         ? "switch"
           : kind == "feed"                                ? "power"
           : kind == "link"                                ? "link_loss"
           : is_one_of(kind, {"site", "building", "room"}) ? "fire"
           : kind == "account"                             ? "closure"
                                                           : "crash";
}

/// The kind of the component whose properties are read; empty where that is not known.
[[nodiscard]] inline std::string_view kind_around(scene const& here) {
    constexpr std::ptrdiff_t furthest = 100;
    auto const* at = here.element.block;
    while (at != here.state.tokens && here.element.block - at < furthest) {
        --at;
        if ((is_usual_kind(here.text(*at)) && at[1].is_name()) || here.text(*at) == "link") {
            return here.text(*at);
        }
    }
    return {};
}

/// Whether properties may stand at an element that was read as a declaration: behind a component,
/// a kind or a class without braces.
[[nodiscard]] inline bool may_be_property(scene const& here) {
    auto const* const begin = here.element.begin;
    auto const* const before = here.element.before;
    return before != nullptr &&
           !is_one_of(here.text(*before), {"claim", "use", "import", "outage", "assume"}) &&
           (here.continues_line(begin) ||
            indentation(here.state, *begin) > indentation(here.state, *before));
}

/// `assume host failure every 1y`, `host h { mtbf 1y mttr 4h }`, `host every 1y for 4h`
[[nodiscard]] inline guess rate_in_words(scene const& here) {
    auto const* const begin = here.element.begin;
    auto const* const before = here.element.before;
    bool const is_declaration = here.element.is_declaration();
    if (here.element.where == block_kind::mechanism || here.at->kind == token_kind::end) {
        return {};
    }
    // What the rules could read of it may be an element of its own.
    for (auto const* const opening : {before, begin}) {
        bool const is_assumed = opening != nullptr && here.text(*opening) == "assume";
        if (opening == nullptr || !opening->is_word() ||
            (is_declaration && !is_assumed && (opening == before || !may_be_property(here)))) {
            continue;
        }
        auto const* first = is_assumed ? opening + 1 : opening;
        if (is_assumed && first->is_name() && first[1].is(':') && here.text(first[2]) != "no") {
            first += 2; // `assume r: host every 1y`
        }
        auto const said = read_rate(here, first, end_of_sentence(here, first));
        if (said.end == first || here.at >= said.end) {
            continue;
        }
        bool const is_class = here.element.where == block_kind::class_properties ||
                              (is_declaration && !is_assumed && here.text(*before) == "failure");
        auto const kind = is_declaration && !is_assumed ? here.text(*before) : kind_around(here);
        auto const failure = said.failure.empty() ? usual_failure(std::string(kind))
                             : is_usual_kind(said.failure) || said.failure.ends_with('s')
                                 ? usual_failure(said.failure)
                                 : said.failure;
        bool const is_open = said.lasts.empty() && !is_class;
        auto const lasts = is_open ? std::string("4h") : said.lasts;
        std::string meant = is_class ? "" : (is_assumed ? "assume " : "") + failure;
        for (auto const& part : {said.every.empty() ? "" : "every " + said.every,
                                 lasts.empty()                    ? ""
                                 : said.every.empty() || is_class ? "lasts " + lasts
                                                                  : "lasting " + lasts}) {
            meant += (meant.empty() || part.empty() ? "" : " ") + part;
        }
        auto found = here.across(
            first, said.end - 1, is_assumed ? "the figures of a failure class" : "a property",
            "write `" + meant + "`" + (is_open ? ", with how long one lasts instead of `4h`" : ""));
        found.resume = said.end;
        return found;
    }
    return {};
}

/// `host h { availability 99.9% }`, `service web { rto 5min }`: what a component has is how it fails,
/// what must come of that is claimed.
[[nodiscard]] inline guess goal_in_component(scene const& here) {
    auto const* const begin = here.element.begin;
    bool const is_bare = here.element.is_declaration();
    if (!(here.element.where == block_kind::properties || (is_bare && may_be_property(here)))) {
        return {};
    }
    auto const word = here.text(*begin);
    bool const is_share = is_one_of(
        word, {"availability", "sla", "SLA", "slo", "SLO", "uptime", "afr", "AFR", "reliability"});
    bool const is_time = is_one_of(word, {"rto", "RTO", "rpo", "RPO", "downtime", "max_downtime"});
    auto const* last = begin + 1;
    while (last->is(':') || last->is('=')) {
        ++last;
    }
    if (!(is_share || is_time) || last->kind != token_kind::number) {
        return {};
    }
    last += last[1].is('%') ? 1 : 0;
    auto const kind = is_bare ? here.text(*here.element.before) : kind_around(here);
    if (is_share) {
        return here.across(begin, last, "a property",
                           "say how often it fails and for how long, as `" +
                               usual_failure(std::string(kind)) +
                               " every 1y lasting 4h`; what must come of that is claimed: `claim "
                               "NAME: availability of web is at least 99.9%`");
    }
    bool const is_data = is_one_of(word, {"rpo", "RPO"});
    return here.across(begin, last, "a property",
                       "what must hold is claimed: `claim NAME: no single failure causes " +
                           std::string(is_data ? "data loss" : "outage") + " of web longer than " +
                           std::string(here.text(*last)) + "`");
}

} // namespace hadsl::grammar

#endif
