// hadsl/report/json_value.hpp - JSON as reports write it: members in the order in which they were
// added. Costs what nlohmann-json costs to compile: it is for programs, which ask for it by name.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_JSON_VALUE_HPP
#define HADSL_REPORT_JSON_VALUE_HPP

#include <hadsl/source/duration.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace hadsl::report {

using json = nlohmann::ordered_json;

/// The text of a value, indented by two blanks a level. Bytes that are not UTF-8 become U+FFFD: a
/// report on a broken text is no reason to break.
[[nodiscard]] inline std::string dump(json const& value) {
    return value.dump(2, ' ', false, json::error_handler_t::replace);
}

/// Milliseconds; null for unbounded.
[[nodiscard]] inline json json_of(duration length) {
    return length.is_unbounded() ? json() : json(length.milliseconds);
}

/// Text, or null when there is none.
[[nodiscard]] inline json text_or_null(std::string_view text) {
    return text.empty() ? json() : json(text);
}

} // namespace hadsl::report

#endif
