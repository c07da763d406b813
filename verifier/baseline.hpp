// verifier/baseline.hpp - refutations that are known, so that only new ones fail.
// SPDX-License-Identifier: BSL-1.0
//
// A refutation is a claim, what it says, and the failures that refute it, all by their names: lines
// may come and go, components may be added. A claim is known to be refuted when each of its minimal
// counterexamples is listed; one that is not makes it fail again.
#ifndef HADSL_PROGRAM_BASELINE_HPP
#define HADSL_PROGRAM_BASELINE_HPP

#include <hadsl/report/run.hpp>
#include <hadsl/source/duration.hpp>

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace hadsl::program {

/// The names of the failures of one counterexample.
using failure_names = std::set<std::string>;

/// One refuted claim.
struct known_refutation {
    std::string specification;
    std::string claim;
    std::string statement;
    /// How long each set of failures has its effect, or how much it loses; nothing in files that do
    /// not say so.
    std::map<failure_names, std::optional<duration>> failures;
    /// There were more than are listed. What is listed is known; what comes to light when more are
    /// looked at, or when one of these is repaired, counts as new.
    bool more = false;
};

/// Counterexamples of a claim that are looked at when a baseline is in play, if nobody says.
inline constexpr std::size_t most_for_baseline = 200;

class baseline {
public:
    /// Reads a file. Throws `usage_error`.
    [[nodiscard]] static baseline read(std::string const& path);
    /// What a run found, to be written to a file.
    [[nodiscard]] static baseline of(report::run const& found, std::string const& path);

    /// The text of a file.
    [[nodiscard]] std::string text() const;

    /// The most counterexamples of a claim it lists: with one more, a new one is among them.
    [[nodiscard]] std::size_t longest() const;

    /// Marks what is known, leaves of other refuted claims only what is new, and says what no longer
    /// is so. `all`: keep every new counterexample, not only the first.
    void apply(report::run& to, bool all) const;

private:
    std::filesystem::path folder_; // which specifications are named from
    std::vector<known_refutation> refuted_;
};

} // namespace hadsl::program

#endif
