// verifier/output.hpp - where reports go: whole, or not at all.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_OUTPUT_HPP
#define HADSL_PROGRAM_OUTPUT_HPP

#include <hadsl/report/style.hpp>

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace hadsl::program {

/// A file, or standard output, that will hold one report. It is opened before the work begins, so
/// that a wrong path costs nothing, and takes its name only when the report is complete.
class destination {
public:
    /// `path` empty: standard output. Throws `usage_error` when it cannot be written.
    explicit destination(std::string path);
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

enum class colours { automatic, always, never };

/// The look of a report on standard output: colours as the option, the environment (NO_COLOR,
/// CLICOLOR_FORCE) and the terminal say; the terminal's width.
[[nodiscard]] report::style style_of_terminal(colours wanted);

/// One line on standard error that is overwritten as work goes on; silent when that is no terminal.
class progress {
public:
    progress();
    progress(progress const&) = delete;
    progress& operator=(progress const&) = delete;
    ~progress();

    /// Shows the text, once a second of work has passed.
    void show(std::string_view text);

private:
    bool is_terminal_ = false;
    bool is_shown_ = false;
    double begun_ = 0; // seconds
};

} // namespace hadsl::program

#endif
