// verifier/process.hpp - other programs: found on the path, fed, read, and ended in time.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_PROCESS_HPP
#define HADSL_PROGRAM_PROCESS_HPP

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::program {

/// What a program said, or why it did not.
struct finished {
    std::string out;
    std::string err;
    /// Why it could not be started, as the end of a sentence; empty when it was.
    std::string not_started;
    bool is_late = false;       // it was ended when its time was over
    bool says_too_much = false; // it was ended when it had said more than `most_said`
    int code = -1;              // its exit code; -1 when it was ended by a signal

    [[nodiscard]] bool is_good() const {
        return not_started.empty() && !is_late && !says_too_much && code == 0;
    }
};

/// In bytes: what any program of ours says is shorter.
inline constexpr std::size_t most_said = std::size_t{256} << 20U;

/// Runs a program (no shell is involved), gives it `in` and reads all it says.
[[nodiscard]] finished run_program(std::vector<std::string> const& arguments, std::string_view in,
                                   std::optional<std::chrono::milliseconds> limit = {});

} // namespace hadsl::program

#endif
