// verifier/output.cpp - where reports go: whole, or not at all.
// SPDX-License-Identifier: BSL-1.0
#include "output.hpp"

#include "early_end.hpp"
#include "usage.hpp"

#include <hadsl/report/printable.hpp>
#include <hadsl/source/files.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <set>
#include <system_error>
#include <utility>

#include <sys/ioctl.h>
#include <unistd.h>

namespace hadsl::program {

namespace {

[[noreturn]] void cannot_write(std::string const& where, int error) {
    throw usage_error("cannot write " + where + ": " + source::reason_of(error));
}

[[nodiscard]] bool is_set(char const* variable) {
    auto const* const value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

/// The files of this run, without symbolic links.
struct files_of_run {
    std::set<std::filesystem::path> read;
    std::set<std::filesystem::path> written;
};
[[nodiscard]] files_of_run& of_this_run() {
    static files_of_run all;
    return all;
}

[[noreturn]] void would_replace(std::string const& path) {
    throw usage_error("cannot write `" + path + "`: the specification is read from there");
}

} // namespace

void keep_as_read(std::vector<std::filesystem::path> const& files) {
    for (auto const& each : files) {
        if (of_this_run().written.contains(each)) {
            would_replace(each.string());
        }
        of_this_run().read.insert(each);
    }
}

destination::destination(std::string path, takes which) : path_(std::move(path)) {
    if (path_.empty()) {
        return;
    }
    std::error_code failed;
    // Absolute first: of a relative path to nothing the canonical one is relative.
    auto target = std::filesystem::weakly_canonical(std::filesystem::absolute(path_), failed);
    auto const status = std::filesystem::status(target, failed);
    if (which == takes::another_file && of_this_run().read.contains(target)) {
        would_replace(path_);
    }
    bool const is_file =
        !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
    if (which == takes::another_file && is_file && !of_this_run().written.insert(target).second) {
        throw usage_error("cannot write `" + path_ + "`: something else is written there");
    }
    if (std::filesystem::is_directory(status)) {
        cannot_write("`" + path_ + "`", EISDIR);
    }
    // A pipe or a device is written to; a file is replaced.
    written_ = target;
    if (is_file) {
        written_ += "." + std::to_string(getpid()) + ".part";
        final_ = std::move(target);
        early_end::remove_when_cut_off(written_);
    }
    open_ = std::fopen(written_.c_str(), "wb");
    if (open_ == nullptr) {
        cannot_write("`" + path_ + "`", errno);
    }
    if (std::filesystem::exists(status) && is_file) {
        std::filesystem::permissions(written_, status.permissions(), failed);
    }
}

destination::destination(destination&& other) noexcept
    : path_(std::move(other.path_)), final_(std::move(other.final_)),
      written_(std::move(other.written_)), open_(std::exchange(other.open_, nullptr)) {}

destination::~destination() {
    if (open_ == nullptr) {
        return;
    }
    std::fclose(open_);
    if (!final_.empty()) {
        std::error_code ignored;
        std::filesystem::remove(written_, ignored);
        early_end::is_complete(written_);
    }
}

void destination::write(std::string_view text) {
    auto const where = path_.empty() ? std::string("the report") : "`" + path_ + "`";
    auto* const to = path_.empty() ? stdout : open_;
    errno = 0;
    bool const is_written =
        std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0;
    if (!is_written) {
        cannot_write(where, errno == 0 ? EIO : errno);
    }
    if (path_.empty()) {
        return;
    }
    auto const closed = std::fclose(std::exchange(open_, nullptr));
    auto error = std::error_code(closed == 0 ? 0 : errno, std::generic_category());
    if (!error && !final_.empty()) {
        std::filesystem::rename(written_, final_, error);
        early_end::is_complete(written_);
    }
    if (error) {
        std::error_code ignored;
        std::filesystem::remove(final_.empty() ? std::filesystem::path() : written_, ignored);
        cannot_write(where, error.value());
    }
}

void add_to_job_summary(std::string page) {
    constexpr std::size_t largest = 1'000'000; // of 1 MiB, which other tools may want a part of
    if (!is_set("GITHUB_STEP_SUMMARY")) {
        return;
    }
    if (page.size() > largest) {
        page.resize(page.rfind('\n', largest) + 1);
        page += "\n*The rest is left out: the page would be too large.*\n";
    }
    std::string const path = std::getenv("GITHUB_STEP_SUMMARY");
    auto* const open = std::fopen(path.c_str(), "ab");
    bool const is_written =
        open != nullptr && std::fwrite(page.data(), 1, page.size(), open) == page.size();
    auto const error = errno;
    if ((open != nullptr && std::fclose(open) != 0) || !is_written) {
        cannot_write("the job summary `" + path + "`", is_written ? errno : error);
    }
}

std::string fit_for_terminal(std::string text) {
    if (isatty(STDOUT_FILENO) != 1) {
        return text;
    }
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        shown += report::printable(std::string_view(text).substr(at, end - at)) + "\n";
        at = end + 1;
    }
    return shown;
}

report::style style_of_terminal(colours wanted) {
    report::style style;
    bool const is_terminal = isatty(STDOUT_FILENO) == 1;
    auto const* const terminal = std::getenv("TERM");
    bool const is_dumb = terminal == nullptr || std::strcmp(terminal, "dumb") == 0;
    auto const* const forced = std::getenv("CLICOLOR_FORCE");
    bool const is_forced = is_set("CLICOLOR_FORCE") && std::strcmp(forced, "0") != 0;
    style.colour =
        wanted == colours::always || (wanted == colours::automatic && !is_set("NO_COLOR") &&
                                      (is_forced || (is_terminal && !is_dumb)));
    if (winsize size{};
        is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        style.width = std::clamp<std::size_t>(size.ws_col, 60, 160);
    }
    return style;
}

progress::progress() {
    if (isatty(STDERR_FILENO) == 1) {
        writer_ = std::thread([this] { write_lines(); });
    }
}

progress::~progress() {
    if (!writer_.joinable()) {
        return;
    }
    {
        std::lock_guard const lock(mutex_);
        is_done_ = true;
    }
    wake_.notify_all();
    writer_.join();
}

void progress::show(std::string text) {
    std::lock_guard const lock(mutex_);
    text_ = std::move(text);
}

void progress::write_lines() {
    using namespace std::chrono_literals;
    std::unique_lock lock(mutex_);
    int seconds = 1;
    for (; !wake_.wait_for(lock, 1s, [this] { return is_done_; }); ++seconds) {
        auto const line = report::cropped(text_, 60) + " (" + std::to_string(seconds) + " s)";
        std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
        std::fflush(stderr);
    }
    if (seconds > 1) {
        std::fputs("\r\x1b[K", stderr);
        std::fflush(stderr);
    }
}

} // namespace hadsl::program
