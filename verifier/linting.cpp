// verifier/linting.cpp - what there is to find in a specification, and putting it right.
// SPDX-License-Identifier: BSL-1.0
#include "linting.hpp"

#include "load.hpp"

#include <hadsl/format/format.hpp>
#include <hadsl/lint/gather.hpp>
#include <hadsl/lint/rules.hpp>
#include <hadsl/lint/silence.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace hadsl::program {

namespace {

/// The text that was asked for: it comes first.
constexpr source::text_id main_text{0};

[[nodiscard]] judgement judge_all(specification const& of, judge_options const& how) {
    std::vector<std::size_t> claims;
    for (std::size_t at = 0; at < of.architecture.claims.size(); ++at) {
        claims.push_back(at);
    }
    return judge(of, claims, how);
}

[[nodiscard]] std::vector<lint::unit> units_of(specification const& of) {
    std::vector<lint::unit> units;
    for (std::size_t at = 0; at < of.texts.size(); ++at) {
        auto const id = static_cast<source::text_id>(at);
        if (auto tree = parse(of.texts, id)) {
            units.push_back({id, *std::move(tree), lint::is_library(of.texts, id)});
        }
    }
    return units;
}

/// What was found, and the judgement it rests on.
struct examined {
    std::vector<lint::finding> findings;
    judgement judged;
};

[[nodiscard]] examined examine(specification const& of, lint_options const& options) {
    examined made;
    made.judged = judge_all(of, options.judging);
    auto const units = units_of(of);
    lint::subject const subject(of, units, made.judged, options.judging.today);
    auto all = lint::find_all(subject);
    for (auto const& each : of.diagnostics) {
        all.push_back({each, {}});
    }
    std::vector<lint::silence> comments;
    for (auto const& unit : subject.units()) {
        auto some = lint::find_silences(of.texts, unit.text);
        std::move(some.begin(), some.end(), std::back_inserter(comments));
    }
    for (auto& each : lint::silenced(of.texts, std::move(all), std::move(comments))) {
        auto const level = options.levels.find(each.about.code);
        if (level != options.levels.end() && level->second == lint_level::off) {
            continue;
        }
        if (level != options.levels.end()) {
            each.about.chosen = level->second == lint_level::error ? source::severity::error
                                                                   : source::severity::warning;
        }
        made.findings.push_back(std::move(each));
    }
    made.findings = lint::in_order(std::move(made.findings));
    return made;
}

/// The main text with edits made, unless they overlap or are elsewhere; what a removal leaves empty
/// goes with it.
[[nodiscard]] std::optional<std::string> edited(specification const& of,
                                                std::vector<lint::edit> edits) {
    std::sort(edits.begin(), edits.end(), [](lint::edit const& left, lint::edit const& right) {
        return left.place.begin > right.place.begin;
    });
    for (std::size_t at = 1; at < edits.size(); ++at) {
        if (edits[at].place.end > edits[at - 1].place.begin) {
            return std::nullopt; // they overlap: one at a time
        }
    }
    auto text = of.texts[main_text].content();
    bool const was_formatted = [&] {
        auto const tree = parse(of.texts, main_text);
        return tree && format::format(text, *tree) == text;
    }();
    for (auto const& each : edits) {
        if (each.place.text != main_text) {
            return std::nullopt;
        }
        std::size_t begin = each.place.begin;
        std::size_t end = each.place.end;
        if (each.text.empty()) {
            while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) {
                --begin;
            }
            bool const at_start = begin == 0 || text[begin - 1] == '\n';
            bool const at_end = end == text.size() || text[end] == '\n';
            begin = at_start || at_end ? begin : each.place.begin;
            end += at_start && at_end && end < text.size() ? 1U : 0U;
        }
        text.replace(begin, end - begin, each.text);
    }
    if (was_formatted) {
        source::texts alone;
        auto const id = alone.add("text", text);
        if (auto const tree = parse(alone, id)) {
            text = format::format(text, *tree);
        }
    }
    return text;
}

[[nodiscard]] std::map<source::code, std::size_t> counted(std::vector<lint::finding> const& all) {
    std::map<source::code, std::size_t> counts;
    for (auto const& each : all) {
        ++counts[each.about.code];
    }
    return counts;
}

[[nodiscard]] int rank(verdict const& of) {
    return of.outcome == outcome::proven      ? of.is_vacuous() ? 1 : 0
           : of.outcome == outcome::undecided ? 2
                                              : 3;
}

/// Whether every claim that stands before stands after, no worse.
[[nodiscard]] bool no_claim_is_worse(specification const& before, judgement const& was,
                                     specification const& after, judgement const& is) {
    for (auto const& old : was.verdicts) {
        auto const& name = before.architecture.claims[old.claim].name;
        auto const now =
            std::find_if(is.verdicts.begin(), is.verdicts.end(), [&](auto const& each) {
                return after.architecture.claims[each.claim].name == name;
            });
        if (now == is.verdicts.end() || rank(*now) > rank(old)) {
            return false;
        }
    }
    return true;
}

using proposals = std::vector<lint::finding const*>; // findings that have a fix

[[nodiscard]] proposals proposed_by(std::vector<lint::finding> const& all) {
    proposals some;
    for (auto const& each : all) {
        if (!each.fix.empty()) {
            some.push_back(&each);
        }
    }
    return some;
}

[[nodiscard]] std::pair<proposals, proposals> halves_of(proposals const& all) {
    auto const middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    return {{all.begin(), middle}, {middle, all.end()}};
}

/// The specification with some fixes applied together, if that is safe: each finding is gone, there
/// is no new one, and every claim is as good as before.
[[nodiscard]] std::optional<specification> after_fixes(specification const& of,
                                                       std::string const& path,
                                                       examined const& before,
                                                       proposals const& some,
                                                       lint_options const& options) {
    std::vector<lint::edit> edits;
    std::map<source::code, std::size_t> gone;
    for (auto const* const each : some) {
        edits.insert(edits.end(), each->fix.begin(), each->fix.end());
        ++gone[each->about.code];
    }
    auto content = edited(of, std::move(edits));
    if (!content) {
        return std::nullopt;
    }
    auto changed = load_changed(path, *std::move(content));
    if (!changed.is_sound) {
        return std::nullopt;
    }
    auto const after = examine(changed, options);
    auto const had = counted(before.findings);
    auto const has = counted(after.findings);
    bool const brings_none = std::all_of(has.begin(), has.end(), [&](auto const& each) {
        auto const old = had.find(each.first);
        auto const less = gone.find(each.first);
        return old != had.end() &&
               each.second + (less == gone.end() ? 0 : less->second) <= old->second;
    });
    return brings_none && no_claim_is_worse(of, before.judged, changed, after.judged)
               ? std::optional(std::move(changed))
               : std::nullopt;
}

/// The fixes that are safe. Mostly all of them are, which one look at all of them together tells.
[[nodiscard]] proposals safe_ones(specification const& of, examined const& before,
                                  proposals const& all, lint_options const& options) {
    if (all.empty() || after_fixes(of, of.texts[main_text].name(), before, all, options)) {
        return all;
    }
    if (all.size() == 1) {
        return {};
    }
    auto const [first, second] = halves_of(all);
    auto safe = safe_ones(of, before, first, options);
    auto const more = safe_ones(of, before, second, options);
    safe.insert(safe.end(), more.begin(), more.end());
    return safe;
}

/// The specification with as many fixes applied as are safe together, halving until some are, and
/// how many these are.
[[nodiscard]] std::optional<std::pair<specification, std::size_t>> after_some(
    specification const& of, std::string const& path, examined const& before, proposals const& all,
    lint_options const& options) {
    if (all.empty()) {
        return std::nullopt;
    }
    if (auto changed = after_fixes(of, path, before, all, options)) {
        return std::pair(*std::move(changed), all.size());
    }
    if (all.size() == 1) {
        return std::nullopt;
    }
    auto const [first, second] = halves_of(all);
    auto made = after_some(of, path, before, first, options);
    return made ? std::move(made) : after_some(of, path, before, second, options);
}

} // namespace

linted lint_one(specification const& of, lint_options const& options) {
    auto made = examine(of, options);
    auto const safe = safe_ones(of, made, proposed_by(made.findings), options);
    for (auto& each : made.findings) {
        if (std::find(safe.begin(), safe.end(), &each) != safe.end()) {
            each.about.help += "; `hadsl lint --fix` does";
        } else {
            each.fix.clear();
        }
    }
    auto const& verdicts = made.judged.verdicts;
    auto const undecided = static_cast<std::size_t>(
        std::count_if(verdicts.begin(), verdicts.end(),
                      [](verdict const& each) { return each.outcome == outcome::undecided; }));
    return {lint::gathered(std::move(made.findings)), undecided};
}

repaired repair(specification of, std::string const& path, lint_options const& options) {
    repaired made;
    for (bool goes_on = true; goes_on;) {
        auto const before = examine(of, options);
        auto changed = after_some(of, path, before, proposed_by(before.findings), options);
        goes_on = changed.has_value();
        if (changed) {
            of = std::move(changed->first);
            made.fixes += changed->second;
        }
    }
    made.content = of.texts[main_text].content();
    return made;
}

} // namespace hadsl::program
