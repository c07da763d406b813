// hadsl/verifier/internal_error.hpp - thrown when two parts of the verifier contradict each other.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_INTERNAL_ERROR_HPP
#define HADSL_VERIFIER_INTERNAL_ERROR_HPP

#include <stdexcept>

namespace hadsl {

/// The verifier is wrong, not the specification: a counterexample that does not replay, or a
/// failure that refutes what was proven. There is no verdict then; the program ends with 70.
class internal_error : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

} // namespace hadsl

#endif
