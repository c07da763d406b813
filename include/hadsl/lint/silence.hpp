// hadsl/lint/silence.hpp - `// allow HA0705: the reason`: a finding that is meant to be there.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_SILENCE_HPP
#define HADSL_LINT_SILENCE_HPP

#include <hadsl/format/pieces.hpp>
#include <hadsl/lint/finding.hpp>
#include <hadsl/lint/wording.hpp>
#include <hadsl/source/code.hpp>
#include <hadsl/source/text.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::lint {

/// The code that a text names: `HA0705`, or the rule by its name `unseen_failure`.
[[nodiscard]] inline std::optional<source::code> code_named(std::string_view text) {
    for (auto const& each : source::all_codes) {
        auto digits = std::to_string(static_cast<unsigned>(each.code));
        digits.insert(0, 4 - std::min<std::size_t>(4, digits.size()), '0');
        if (text == each.name || text == "HA" + digits) {
            return each.code;
        }
    }
    return std::nullopt;
}

/// A comment that allows findings on its line or, alone on a line, on the next one with words.
struct silence {
    std::vector<std::string> codes; // as written
    std::string reason;
    source::span place;
    std::size_t line = 0; // that it is about
    bool is_used = false;
};

namespace detail {

[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t");
    auto const end = text.find_last_not_of(" \t");
    return begin == text.npos ? std::string_view() : text.substr(begin, end - begin + 1);
}

/// What a comment allows, if that is what it does: `// allow CODE, CODE: reason`.
[[nodiscard]] inline std::optional<silence> read_silence(std::string_view comment) {
    auto text = trimmed(comment.substr(2));
    if (!text.starts_with("allow ")) {
        return std::nullopt;
    }
    auto const colon = text.find(':');
    silence made;
    made.reason = colon == text.npos ? "" : trimmed(text.substr(colon + 1));
    auto codes = text.substr(6, colon == text.npos ? colon : colon - 6);
    while (!codes.empty()) {
        auto const comma = std::min(codes.find(','), codes.size());
        made.codes.emplace_back(trimmed(codes.substr(0, comma)));
        codes.remove_prefix(std::min(codes.size(), comma + 1));
    }
    // Prose that happens to begin so names no code.
    bool const names_a_code =
        std::any_of(made.codes.begin(), made.codes.end(), [](std::string const& each) {
            return each.starts_with("HA") || code_named(each);
        });
    return names_a_code ? std::optional(std::move(made)) : std::nullopt;
}

} // namespace detail

/// The comments of one text that allow something.
[[nodiscard]] inline std::vector<silence> find_silences(source::texts const& texts,
                                                        source::text_id id) {
    std::vector<silence> all;
    auto const& text = texts[id];
    auto const pieces = format::read_pieces(text.content());
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        auto const& each = pieces[at];
        if (each.what != format::piece::sort::line_comment) {
            continue;
        }
        auto made = detail::read_silence(each.text);
        if (!made) {
            continue;
        }
        made->place = {id, static_cast<std::uint32_t>(each.begin),
                       static_cast<std::uint32_t>(each.begin + each.text.size())};
        auto about = at;
        bool const is_alone = at == 0 || each.lines_before > 0;
        while (is_alone && about + 1 < pieces.size() && pieces[about].is_comment()) {
            ++about;
        }
        made->line = text.position_of(pieces[about].begin).line;
        all.push_back(*std::move(made));
    }
    return all;
}

/// Takes away what a comment allows for a reason; adds what is wrong with such comments.
[[nodiscard]] inline std::vector<finding> silenced(source::texts const& texts,
                                                   std::vector<finding> all,
                                                   std::vector<silence> comments) {
    std::vector<finding> kept;
    for (auto& each : all) {
        bool is_allowed = false;
        for (auto& comment : comments) {
            auto const is_about = [&](source::span const& place) {
                return place.is_known() && comment.place.text == place.text &&
                       texts.begin_of(place).line == comment.line;
            };
            bool const is_there = is_about(each.about.place) || is_about(each.cause);
            bool const is_named = std::any_of(
                comment.codes.begin(), comment.codes.end(),
                [&](std::string const& code) { return code_named(code) == each.about.code; });
            if (is_there && is_named) {
                comment.is_used = true;
                is_allowed = is_allowed || !comment.reason.empty();
            }
        }
        if (!is_allowed) {
            kept.push_back(std::move(each));
        }
    }
    for (auto const& each : comments) {
        std::string wrong;
        for (auto const& code : each.codes) {
            if (!code_named(code)) {
                wrong = "found " + ticked(code) + ", expected a code such as `HA0705`";
            }
        }
        if (wrong.empty() && each.reason.empty()) {
            wrong = "found no reason, expected one after a colon, as `// allow " +
                    each.codes.front() + ": why`";
        }
        if (wrong.empty() && !each.is_used) {
            wrong = "there is nothing here that this comment allows";
        }
        if (!wrong.empty()) {
            kept.push_back(found(source::code::bad_silence, each.place, std::move(wrong)));
        }
    }
    return kept;
}

} // namespace hadsl::lint

#endif
