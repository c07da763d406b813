// verifier/usage.hpp - values of the command line, read and refused in words.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_USAGE_HPP
#define HADSL_PROGRAM_USAGE_HPP

#include <hadsl/source/duration.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace hadsl::program {

/// The command line is wrong: printed as `hadsl: …`, exit code 2.
class usage_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A duration as the language writes it: `30s`, `1.5min`.
[[nodiscard]] duration read_duration(std::string_view option, std::string_view text);

/// What `--timeout` says: some time.
[[nodiscard]] duration read_timeout(std::string_view text);

/// A date as the language writes it, as year * 10000 + month * 100 + day.
[[nodiscard]] std::int32_t read_date(std::string_view option, std::string_view text);

/// The date here and now.
[[nodiscard]] std::int32_t today();

/// Whether a name matches a pattern in which `*` is any text and `?` any character.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view name);

} // namespace hadsl::program

#endif
