// tests/catch.hpp - Catch2 v2 or v3, whichever is installed; the only place that names either.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_TESTS_CATCH_HPP
#define HADSL_TESTS_CATCH_HPP

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#define HADSL_CATCH_VERSION 3
#else
#include <catch2/catch.hpp>
#define HADSL_CATCH_VERSION 2
#endif

#include <string>

namespace hadsl::test {

/// The matcher "contains this text", which the two versions name differently:
/// `CHECK_THAT(message, contains_text("expected"))`.
[[nodiscard]] inline auto contains_text(std::string const& text) {
#if HADSL_CATCH_VERSION == 3
    return Catch::Matchers::ContainsSubstring(text);
#else
    return Catch::Matchers::Contains(text);
#endif
}

} // namespace hadsl::test

#endif
