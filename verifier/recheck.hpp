// verifier/recheck.hpp - a judgement repeated from its certificate.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_RECHECK_HPP
#define HADSL_PROGRAM_RECHECK_HPP

#include "exit_code.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace hadsl::program {

struct recheck_options {
    std::string folder;
    std::string solver = "cvc5";                    // a program that reads SMT-LIB 2
    std::optional<std::chrono::milliseconds> limit; // for each proof
};

/// Repeats everything that a certificate says, and prints what becomes of each claim. Throws
/// `usage_error` when the certificate is damaged, its specification has changed, or the solver is
/// missing.
[[nodiscard]] exit_code recheck(recheck_options const& given);

} // namespace hadsl::program

#endif
