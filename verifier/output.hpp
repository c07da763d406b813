// verifier/output.hpp - where reports go: whole, or not at all.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_OUTPUT_HPP
#define HADSL_PROGRAM_OUTPUT_HPP

#include <hadsl/report/style.hpp>

#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace hadsl::program {

/// A file, or standard output, that will hold one report. It is opened before the work begins, so
/// that a wrong path costs nothing, and takes its name only when the report is complete.
class destination {
public:
    /// Whether it may be a file that this run has read: what is formatted or put right is.
    enum class takes { another_file, what_was_read };

    /// `path` empty: standard output. Throws `usage_error` when it cannot be written, when it is a file
    /// of a specification that the run has read, or when something else is written there.
    explicit destination(std::string path, takes which = takes::another_file);
    destination(destination&& other) noexcept;
    destination& operator=(destination&&) = delete;
    ~destination();

    /// Writes the report and gives the file its name. Throws `usage_error` when that fails.
    void write(std::string_view text);

private:
    std::string path_;              // as given, for messages
    std::filesystem::path final_;   // where it shall lie; empty when written directly
    std::filesystem::path written_; // where it is written first
    std::FILE* open_ = nullptr;
};

/// Notes the files of a specification, which no report may replace. Throws `usage_error` when one is to.
void keep_as_read(std::vector<std::filesystem::path> const& files);

/// Adds a page to the summary of the job that runs us, if one does (GITHUB_STEP_SUMMARY). What is
/// too large for the service is cut, and says so. Throws `usage_error` when it cannot be written.
void add_to_job_summary(std::string page);

/// Text that holds what others wrote as it is, for files and other programs: where standard output is a
/// terminal, nothing of it may move the cursor.
[[nodiscard]] std::string fit_for_terminal(std::string text);

enum class colours { automatic, always, never };

/// The look of a report on standard output: colours as the option, the environment (NO_COLOR,
/// CLICOLOR_FORCE) and the terminal say; the terminal's width.
[[nodiscard]] report::style style_of_terminal(colours wanted);

/// What is being done, on one line of standard error that is written afresh every second; silent
/// during the first second and where that is no terminal.
class progress {
public:
    progress();
    progress(progress const&) = delete;
    progress& operator=(progress const&) = delete;
    ~progress();

    /// What is being done from now on.
    void show(std::string text);

private:
    void write_lines();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::string text_;
    bool is_done_ = false;
    std::thread writer_;
};

} // namespace hadsl::program

#endif
