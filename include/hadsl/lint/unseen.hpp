// hadsl/lint/unseen.hpp - failures of what is protected that no mechanism notices.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_UNSEEN_HPP
#define HADSL_LINT_UNSEEN_HPP

#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/sharing.hpp>
#include <hadsl/lint/subject.hpp>
#include <hadsl/lint/wording.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::lint {

namespace detail {

/// What stands beneath a component and is protected: it gives a reason to believe in more than is
/// there.
[[nodiscard]] inline std::optional<model::component_id> protected_beneath(subject const& of,
                                                                          model::component_id id) {
    auto const& each = of.in()[id];
    if (each.copies.size() != 1) {
        return std::nullopt;
    }
    for (auto const lower : of.places().beneath(id, 0)) {
        if (!of.in()[lower].rules.empty()) {
            return lower;
        }
    }
    return std::nullopt;
}

/// What the rules of a component make of a failure as it shows there.
enum class answer { none, endless, bounded };

[[nodiscard]] inline answer answer_to(subject const& of, model::component_id id,
                                      fault::event_id event) {
    auto const& each = of.in()[id];
    auto const reading = of.reading(event, id);
    auto best = answer::none;
    for (std::size_t copy = 0; copy < reading.causes.size(); ++copy) {
        for (auto const& effect : reading.causes[copy]) {
            for (auto const& rule : each.rules) {
                // A quorum that is lost with the copies is answered, and that helps nobody.
                if (effect.cause.what == fault::cause::kind::event &&
                    of.meaning().base().seen.is_named(rule, id, static_cast<std::int32_t>(copy),
                                                      effect.cause)) {
                    best = std::max(best,
                                    rule.time.is_unbounded() ? answer::endless : answer::bounded);
                }
            }
        }
    }
    return best;
}

/// Whether a failure strikes the component itself, or what some but not all of its copies stand on.
[[nodiscard]] inline bool is_of(subject const& of, model::component_id id, fault::event_id event) {
    auto const struck = of.event(event).of;
    auto const& each = of.in()[id];
    std::size_t beneath = 0;
    for (std::size_t copy = 0; copy < each.copies.size(); ++copy) {
        beneath += of.places().is_beneath(struck, id, static_cast<std::int32_t>(copy)) ? 1U : 0U;
    }
    return struck == id || (each.copies.size() > 1 && beneath > 0 && beneath < each.copies.size());
}

} // namespace detail

/// Hardware, a crash or a hang that ends only by repair because nothing looks: the health check
/// sees something else, or the mechanism beneath protects the machine and not what runs on it.
[[nodiscard]] inline std::vector<finding> find_unseen(subject const& of) {
    std::vector<finding> all;
    for (auto const id : of.components()) {
        auto const& each = of.in()[id];
        auto const beneath = detail::protected_beneath(of, id);
        if (each.rules.empty() && each.copies.size() == 1 && !beneath) {
            continue;
        }
        std::vector<std::string> own;
        std::vector<std::string> lower;
        bool is_endless = true;   // every one is named by a rule that takes for ever
        bool has_endless = false; // one is
        for (auto const event : detail::events_beneath(of, id)) {
            auto const& happening = of.event(event);
            if (!of.is_class(event, {"hardware", "transient"}) || !detail::is_of(of, id, event) ||
                !of.is_felt(event, id)) {
                continue;
            }
            auto const answer = detail::answer_to(of, id, event);
            if (answer == detail::answer::bounded) {
                continue;
            }
            is_endless = is_endless && answer == detail::answer::endless;
            has_endless = has_endless || answer == detail::answer::endless;
            add_once(happening.of == id ? own : lower,
                     happening.of == id ? report::failure_name(of.in(), happening.failure)
                                        : failure_of_kind(of, event));
        }
        if (own.empty() && lower.empty()) {
            continue;
        }
        auto failures = own.empty() ? "" : report::listed(own) + " of " + name_of(of, id);
        if (!lower.empty()) {
            failures += (own.empty() ? "" : ", nor ") + report::listed(lower) + " beneath " +
                        (own.empty() ? name_of(of, id) : "it");
        }
        std::vector<source::note> notes;
        std::string why = "no mechanism of its own looks";
        if (!each.protections.empty()) {
            // Of those that answer the one that takes for ever; of those that do not, all.
            std::vector<std::string> names;
            auto const* shown = &each.protections.front();
            for (auto const& rule : each.rules) {
                auto const& by = each.protections[static_cast<std::size_t>(rule.protection)];
                if (has_endless && rule.time.is_unbounded()) {
                    shown = names.empty() ? &by : shown;
                    add_once(names, ticked(by.mechanism));
                }
            }
            for (auto const& by : each.protections) {
                if (!has_endless) {
                    add_once(names, ticked(by.mechanism));
                }
            }
            bool const one = names.size() == 1;
            auto const sets = std::string(one ? " sets" : " set") + " no time for ";
            auto const sees = std::string(one ? "does" : "do") + " not see ";
            why = report::listed(names) + (is_endless    ? sets + "it"
                                           : has_endless ? sets + "some and " + sees + "the others"
                                                         : " " + sees + "it");
            notes.push_back({shown->at, has_endless ? "its parameters say how long that takes"
                                                    : "looks for something else"});
        } else if (beneath) {
            auto const& host = of.in()[*beneath];
            why = mechanisms_of(host) + " of " + name_of(of, *beneath) +
                  (host.protections.size() == 1 ? " looks" : " look") +
                  " at that, not at what runs on it";
            notes.push_back({host.protections.front().at, "protects " + name_of(of, *beneath)});
        }
        all.push_back(
            found(source::code::unseen_failure, each.at,
                  (has_endless ? "nothing ends " : "nothing notices ") + failures + ": " + why,
                  is_endless ? "give the time it takes, as an argument of the mechanism"
                             : "add a mechanism with a rule for it, such as one with a "
                               "health check",
                  std::move(notes)));
    }
    return all;
}

} // namespace hadsl::lint

#endif
