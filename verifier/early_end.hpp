// verifier/early_end.hpp - the end of a run before its work is done: interrupted, or out of memory.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_EARLY_END_HPP
#define HADSL_PROGRAM_EARLY_END_HPP

#include "exit_code.hpp"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>

namespace CLI {
class App;
}

namespace hadsl::program {

/// While it lives, an interruption (SIGINT, SIGTERM) or more memory than allowed ends the search at
/// first: what is known by then is reported. Whoever has not ended within a second is ended, with
/// exit code 3 and no half-written file left. A second interruption ends at once.
class early_end {
public:
    early_end();
    early_end(early_end const&) = delete;
    early_end& operator=(early_end const&) = delete;
    ~early_end();

    /// Bytes. Until it is called: the limit that is the default.
    static void limit_memory(std::uint64_t most);
    /// Eight gigabytes, or three quarters of what the machine has if that is less.
    [[nodiscard]] static std::uint64_t default_memory();

    /// Set once it is time to end; lives as long as the program.
    [[nodiscard]] static std::atomic<bool> const& stop();
    /// Why the run ends early, as a sentence; empty when it does not.
    [[nodiscard]] static std::string reason();

    /// The code of a run that reports what it knows: undecided when it ends early, which it says on
    /// standard error.
    [[nodiscard]] static exit_code end_with(exit_code code);

    /// Files that are not complete are removed when the run is cut off.
    static void remove_when_cut_off(std::filesystem::path const& incomplete);
    static void is_complete(std::filesystem::path const& file);

private:
    void watch();

    std::mutex mutex_;
    std::condition_variable wake_;
    bool is_done_ = false;
    std::thread watcher_;
};

/// Adds `--memory SIZE` to a command.
void add_memory_option(CLI::App& to);

} // namespace hadsl::program

#endif
