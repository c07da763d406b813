// verifier/depfile.hpp - what a run has read and made, for build systems.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_DEPFILE_HPP
#define HADSL_PROGRAM_DEPFILE_HPP

#include <hadsl/specification.hpp>

#include <string>
#include <vector>

namespace hadsl::program {

/// Writes to `path`, in the language of make, that `made` depends on every file of these
/// specifications, so that a changed import is noticed. Throws `usage_error` when it cannot.
void write_depfile(std::string const& path, std::string const& made,
                   std::vector<specification const*> const& from);

} // namespace hadsl::program

#endif
