// verifier/output.cpp - where reports go: whole, or not at all.
// SPDX-License-Identifier: BSL-1.0
#include "output.hpp"

#include "early_end.hpp"
#include "usage.hpp"

#include <hadsl/source/files.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
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

} // namespace

destination::destination(std::string path) : path_(std::move(path)) {
    if (path_.empty()) {
        return;
    }
    std::error_code failed;
    auto target = std::filesystem::weakly_canonical(path_, failed);
    auto const status = std::filesystem::status(target, failed);
    if (std::filesystem::is_directory(status)) {
        cannot_write("`" + path_ + "`", EISDIR);
    }
    // A pipe or a device is written to; a file is replaced.
    bool const is_replaced =
        !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
    written_ = target;
    if (is_replaced) {
        written_ += "." + std::to_string(getpid()) + ".part";
        final_ = std::move(target);
        early_end::remove_when_cut_off(written_);
    }
    open_ = std::fopen(written_.c_str(), "wb");
    if (open_ == nullptr) {
        cannot_write("`" + path_ + "`", errno);
    }
    if (std::filesystem::exists(status) && is_replaced) {
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
