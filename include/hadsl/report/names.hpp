// hadsl/report/names.hpp - what copies, failures and claims are called, in the source's own words.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_NAMES_HPP
#define HADSL_REPORT_NAMES_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/source/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::report {

/// `a`, `a and b`, `a, b and c`; after `most` of them, how many more.
[[nodiscard]] inline std::string listed(std::vector<std::string> const& all, std::size_t most = 6) {
    auto const shown = all.size() > most + 1 ? most : all.size();
    auto const rest = all.size() - shown;
    std::string out;
    for (std::size_t at = 0; at < shown; ++at) {
        out += at == 0 ? "" : at + 1 == shown && rest == 0 ? " and " : ", ";
        out += all[at];
    }
    return rest == 0 ? out : out + " and " + std::to_string(rest) + " more";
}

/// `a, b, c`; of more than six the first four and `…`.
[[nodiscard]] inline std::string listed_plainly(std::vector<std::string> const& all) {
    std::string out;
    for (std::size_t at = 0; at < all.size(); ++at) {
        out += at == 0 ? "" : ", ";
        if (all.size() > 6 && at == 4) {
            return out + "…";
        }
        out += all[at];
    }
    return out;
}

/// `1 failure`, `3 failures`.
[[nodiscard]] inline std::string counted(std::uint64_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

/// Whether the copies of a component are told apart: each runs and fails on its own.
[[nodiscard]] inline bool runs_apart(model::component const& of) {
    return of.copies.size() > 1 &&
           (of.mode == model::run_mode::all_active || of.mode == model::run_mode::one_active);
}

/// Where a copy is: the name of its platform if no other copy has the same, else empty.
[[nodiscard]] inline std::string place_name(model::architecture const& in,
                                            model::component const& of, std::size_t copy) {
    if (copy >= of.copies.size() || of.copies[copy].place.empty()) {
        return {};
    }
    auto const platform = of.copies[copy].place.front();
    auto const same = std::count_if(of.copies.begin(), of.copies.end(), [&](auto const& each) {
        return !each.place.empty() && each.place.front() == platform;
    });
    return same == 1 ? in[platform].name : std::string();
}

/// A copy, where there are several: `web on h2`, or `web, copy 2` when several share a platform.
[[nodiscard]] inline std::string copy_name(model::architecture const& in, model::component_id id,
                                           std::int32_t copy) {
    auto const& of = in[id];
    if (copy < 0 || of.copies.size() < 2) {
        return of.name;
    }
    auto const platform = place_name(in, of, static_cast<std::size_t>(copy));
    return platform.empty() ? of.name + ", copy " + std::to_string(copy + 1)
                            : of.name + " on " + platform;
}

/// A class as it is said of something: `crash`, but `host failure`, since `host` alone is a thing.
[[nodiscard]] inline std::string failure_name(model::architecture const& in, model::class_id id) {
    auto const& failure = in[id];
    bool const is_thing = std::any_of(in.kinds.begin(), in.kinds.end(),
                                      [&](auto const& kind) { return kind.name == failure.name; });
    bool const is_hardware =
        std::any_of(failure.ancestors.begin(), failure.ancestors.end(),
                    [&](auto ancestor) { return in[ancestor].name == "hardware"; });
    return is_thing || is_hardware ? failure.name + " failure" : failure.name;
}

/// `build "web:1.8"`, as the text writes it.
[[nodiscard]] inline std::string label_name(model::architecture const& in, fault::event const& of) {
    return in[of.failure].shared_by + " \"" + of.label + "\"";
}

/// What a failure is of: a component, a copy, or all that carry a label.
[[nodiscard]] inline std::string struck_name(model::architecture const& in,
                                             fault::event const& of) {
    auto const& component = in[of.of];
    if (of.reach == fault::reach::shared && !of.label.empty()) {
        return label_name(in, of);
    }
    if (of.reach == fault::reach::common) {
        return "every copy of " + component.name;
    }
    if (of.reach == fault::reach::mirrored) {
        auto const all = component.copies.size();
        return component.name + " (mirrored to " +
               (of.strikes.size() == all ? std::string("every copy")
                                         : std::to_string(of.strikes.size()) + " of " +
                                               std::to_string(all) + " copies") +
               ")";
    }
    if (of.reach == fault::reach::one && of.strikes.size() == 1 && runs_apart(component)) {
        return copy_name(in, of.of, of.strikes.front().copy);
    }
    return component.name;
}

/// One failure: `crash of app`, `crash of web on h2`, `host failure of esx1`,
/// `bad_build of build "web:1.8"`, `deletion of db (mirrored to every copy)`.
[[nodiscard]] inline std::string event_name(model::architecture const& in, fault::event const& of) {
    return failure_name(in, of.failure) + " of " + struck_name(in, of);
}

/// A scenario: its failures, `crash of app and host failure of esx1`.
[[nodiscard]] inline std::string scenario_name(model::architecture const& in,
                                               std::vector<fault::event> const& events,
                                               fault::scenario const& of) {
    std::vector<std::string> names;
    for (auto const id : of) {
        names.push_back(event_name(in, events[fault::index_of(id)]));
    }
    return names.empty() ? "no failure at all" : listed(names, 12);
}

/// Text of the language with its comments left out and its blanks made single.
[[nodiscard]] inline std::string on_one_line(std::string_view text) {
    std::string out;
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        auto const rest = text.substr(at);
        auto length = std::size_t{1};
        if (rest.starts_with("//")) {
            length = std::min(rest.find('\n'), rest.size());
            blank = true;
        } else if (rest.starts_with("/*")) {
            auto const end = rest.find("*/", 2);
            length = end == rest.npos ? rest.size() : end + 2;
            blank = true;
        } else if (rest.front() == ' ' || (rest.front() >= '\t' && rest.front() <= '\r')) {
            blank = true;
        } else {
            if (rest.front() == '"' || rest.front() == '`') {
                auto end = std::size_t{1};
                while (end < rest.size() && rest[end] != rest.front()) {
                    end += rest[end] == '\\' && rest.front() == '"' ? 2 : 1;
                }
                length = std::min(end + 1, rest.size());
            }
            out += blank && !out.empty() ? " " : "";
            out += rest.substr(0, length);
            blank = false;
        }
        at += length;
    }
    return out;
}

/// What a claim says, as its text says it, on one line: `no single crash causes outage of app`.
[[nodiscard]] inline std::string statement_of(source::texts const& texts,
                                              model::claim const& claim) {
    auto const written = on_one_line(texts.slice(claim.whole));
    // The first colon outside of strings ends the claim's name and description.
    char inside = 0;
    for (std::size_t at = 0; at < written.size(); ++at) {
        auto const each = written[at];
        if (inside != 0) {
            at += each == '\\' && inside == '"' ? 1 : 0;
            inside = each == inside ? '\0' : inside;
        } else if (each == '"' || each == '`') {
            inside = each;
        } else if (each == ':') {
            return written.substr(std::min(written.find_first_not_of(' ', at + 1), written.size()));
        }
    }
    return claim.description;
}

} // namespace hadsl::report

#endif
