// verifier/certificate.hpp - what others need to repeat a judgement without believing it.
// SPDX-License-Identifier: BSL-1.0
//
// A folder:
//
//   index.json             each claim: its verdict, its obligation, its counterexamples
//   texts/N/…              the specification, with all it imports, as it was read
//   library/*.hadsl        the modules of the standard library that it uses
//   obligations/N-M.smt2   what there was to show for claim M of specification N
//
// Nothing in it is to be trusted because it lies there. `hadsl recheck` derives every obligation
// anew from the text and compares; the text it compares with the file it was copied from.
#ifndef HADSL_PROGRAM_CERTIFICATE_HPP
#define HADSL_PROGRAM_CERTIFICATE_HPP

#include <hadsl/report/run.hpp>
#include <hadsl/specification.hpp>
#include <hadsl/verifier/derive.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace hadsl::program {

inline constexpr int certificate_format = 1;

/// The obligation of a claim and its text: the same for the same specification.
struct written_obligation {
    verifier::derivation derived;
    std::string text; // empty when there is none
};

/// `path`: what the specification is called in the comments.
[[nodiscard]] written_obligation write_obligation(specification const& of, std::string_view path,
                                                  std::size_t claim);

/// A folder that will hold a certificate. It is made before the work begins, so that a wrong path
/// costs nothing.
class certificate {
public:
    /// Throws `usage_error` when the folder cannot be made, or holds something.
    explicit certificate(std::string folder);

    /// Writes everything about the sound specifications of a run. Throws `usage_error`.
    void write(report::run const& of) const;

private:
    std::string name_; // as given, for messages
    std::filesystem::path folder_;
};

} // namespace hadsl::program

#endif
