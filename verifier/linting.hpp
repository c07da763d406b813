// verifier/linting.hpp - what there is to find in a specification, and putting it right.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_LINTING_HPP
#define HADSL_PROGRAM_LINTING_HPP

#include "judge.hpp"
#include "settings.hpp"

#include <hadsl/lint/finding.hpp>
#include <hadsl/source/diagnostic.hpp>
#include <hadsl/specification.hpp>

#include <map>
#include <string>
#include <vector>

namespace hadsl::program {

struct lint_options {
    judge_options judging;
    std::map<source::code, lint_level> levels;
};

/// What was found, and how many claims could not be decided: what rests on their verdicts is missing.
struct linted {
    std::vector<lint::finding> findings;
    std::size_t undecided = 0;
};

/// What the rules and the reading of a sound specification found, less what its comments and the
/// levels leave out; a fix stays only if it is safe: applied, the finding is gone, there is no new
/// one, and every claim is at least as good as it was. Throws `internal_error`.
[[nodiscard]] linted lint_one(specification const& of, lint_options const& options);

/// A specification put right as far as that can be done safely.
struct repaired {
    std::string content; // of the file
    std::size_t fixes = 0;
};

/// Applies, one after the other, every fix that is safe.
[[nodiscard]] repaired repair(specification of, std::string const& path,
                              lint_options const& options);

} // namespace hadsl::program

#endif
