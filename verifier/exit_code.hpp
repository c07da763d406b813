// verifier/exit_code.hpp - how the program ends.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_EXIT_CODE_HPP
#define HADSL_PROGRAM_EXIT_CODE_HPP

#include <algorithm>

namespace hadsl::program {

/// The codes a caller may rely on. Never a count.
enum class exit_code {
    proven = 0,       // every claim holds, or is refuted but accepted
    refuted = 1,      // some claim does not hold, or holds vacuously
    wrong = 2,        // the command line or a specification is wrong, or a report cannot be written
    undecided = 3,    // some claim could not be decided
    disagreement = 5, // of a certificate: somebody else comes to another answer
    internal = 70,    // the program is wrong
};

/// Of two, the one that counts: internal, disagreement, wrong, refuted, undecided,
/// proven.
[[nodiscard]] constexpr exit_code graver(exit_code left, exit_code right) {
    constexpr auto rank = [](exit_code of) {
        switch (of) {
        case exit_code::proven: return 0;
        case exit_code::undecided: return 1;
        case exit_code::refuted: return 2;
        case exit_code::wrong: return 3;
        case exit_code::disagreement: return 4;
        default: return 5;
        }
    };
    return rank(left) < rank(right) ? right : left;
}

} // namespace hadsl::program

#endif
