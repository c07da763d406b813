// hadsl/source/diagnostic.hpp - what is wrong with a text, as data; printing is report's.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SOURCE_DIAGNOSTIC_HPP
#define HADSL_SOURCE_DIAGNOSTIC_HPP

#include <hadsl/source/code.hpp>
#include <hadsl/source/span.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hadsl::source {

/// A second place that explains the first: where the other declaration stands, and so on.
struct note {
    span place;
    std::string message;
};

/// One thing wrong, at one place. Messages start in lower case, end without a full stop, quote the
/// user's text in backticks and say what was found before what was expected.
struct diagnostic {
    hadsl::source::code code;
    span place;
    std::string message;
    /// What would put it right, as one sentence or as text to write; may be empty.
    std::string help;
    std::vector<note> notes;
    /// Its level where somebody has chosen another than the code's own.
    std::optional<severity> chosen = {};

    [[nodiscard]] severity level() const { return chosen.value_or(info_of(code).level); }
};

} // namespace hadsl::source

#endif
