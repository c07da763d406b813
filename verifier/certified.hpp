// verifier/certified.hpp - a certificate as it is read: what it says, and nothing believed yet.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_CERTIFIED_HPP
#define HADSL_PROGRAM_CERTIFIED_HPP

#include <hadsl/source/duration.hpp>
#include <hadsl/verdict.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::program {

/// A counterexample as the index has it.
struct certified_counterexample {
    std::vector<std::size_t> events;
    std::vector<std::string> names; // of the events
    std::string target;
    duration amount = zero;
};

struct certified_claim {
    std::string name;
    std::string statement;
    hadsl::outcome outcome = hadsl::outcome::undecided;
    std::optional<std::filesystem::path> obligation;
    std::vector<certified_counterexample> counterexamples;
};

struct certified_file {
    std::filesystem::path kept;
    std::optional<std::filesystem::path> origin; // relative to the certificate
};

struct certified_specification {
    std::string path; // as it was given
    std::filesystem::path main;
    std::filesystem::path below; // the folder of the certificate that it may not leave
    std::vector<certified_file> files;
    std::vector<std::filesystem::path> modules;
    std::vector<certified_claim> claims;
};

/// Reads the index of a certificate. Paths in it lead to files of the certificate (origins apart).
/// Throws `usage_error` when it is none, is damaged, or is of another version.
[[nodiscard]] std::vector<certified_specification> read_certificate(std::string const& folder);

/// Reads a file of a certificate whole. Throws `usage_error`.
[[nodiscard]] std::string read_part(std::string const& folder, std::filesystem::path const& part);

} // namespace hadsl::program

#endif
