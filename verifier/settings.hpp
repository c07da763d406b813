// verifier/settings.hpp - `hadsl.toml`: what a project has decided once.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_SETTINGS_HPP
#define HADSL_PROGRAM_SETTINGS_HPP

#include <hadsl/source/code.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::program {

/// How much a finding counts.
enum class lint_level { off, warning, error };

/// What `hadsl.toml` says:
///
///     [lint]
///     paths = ["architecture"]          # what `hadsl lint` looks at when it is given no path
///     formats = ["text", "json:x.json"] # like --format
///     fail-on = "error"                 # like --fail-on
///     [lint.levels]
///     HA0705 = "off"                    # or the rule by its name: unseen_failure = "error"
struct settings {
    std::filesystem::path file; // empty: there is none
    std::vector<std::string> paths;
    std::vector<std::string> formats;
    std::string fail_on;
    std::map<source::code, lint_level> levels;
};

/// The settings of the folder: those of the nearest `hadsl.toml` in it or above it. Throws
/// `usage_error` for one that cannot be read, is no TOML or says what nobody knows.
[[nodiscard]] settings find_settings(std::filesystem::path folder);

/// `off`, `warning` or `error`. Throws `usage_error`; `where` is who said it.
[[nodiscard]] lint_level read_level(std::string const& where, std::string_view word);

/// The code that `HA0705` or `unseen_failure` stands for. Throws `usage_error`.
[[nodiscard]] source::code read_code(std::string const& where, std::string_view word);

} // namespace hadsl::program

#endif
