// tests/unit/verifier/judged.hpp - verdicts on specifications written as text.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_TESTS_UNIT_VERIFIER_JUDGED_HPP
#define HADSL_TESTS_UNIT_VERIFIER_JUDGED_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/specification.hpp>
#include <hadsl/verdict.hpp>

#include <string>

namespace hadsl::test {

/// A sound specification; fails the test with what was reported when it is none. The parser is
/// compiled in judged.cpp alone.
[[nodiscard]] specification load_text(std::string const& text);

/// `crash of web + host of esx1`.
[[nodiscard]] std::string names(specification const& of, fault::scenario const& happening);

} // namespace hadsl::test

#endif
