// verifier/early_end.cpp - the end of a run before its work is done: interrupted, or out of memory.
// SPDX-License-Identifier: BSL-1.0
#include "early_end.hpp"

#include "usage.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iterator>
#include <mutex>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

namespace hadsl::program {

namespace {

// A signal knows no object, so all of this is the program's.
std::atomic<bool> is_interrupted = false;
std::atomic<bool> must_stop = false;
std::atomic<std::uint64_t> memory_limit = early_end::default_memory();
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

struct incomplete_files {
    std::mutex mutex;
    std::vector<std::filesystem::path> all;
};
incomplete_files& incomplete() {
    static incomplete_files files;
    return files;
}

void interrupt(int) {
    is_interrupted = true;
    must_stop = true;
}

void handle(int signal, void (*with)(int)) {
    struct sigaction how {};
    how.sa_handler = with;
    // Once: who interrupts a second time wants it to end now. What waits is not woken.
    how.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    sigaction(signal, &how, nullptr);
}

/// Bytes, the most there were at a time.
[[nodiscard]] std::uint64_t memory_used() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    auto const peak = static_cast<std::uint64_t>(used.ru_maxrss);
#ifdef __APPLE__
    return peak;
#else
    return peak * 1024U;
#endif
}

[[noreturn]] void cut_off() {
    {
        std::lock_guard const lock(incomplete().mutex);
        std::error_code ignored;
        for (auto const& file : incomplete().all) {
            std::filesystem::remove(file, ignored);
        }
    }
    auto const line = "hadsl: " + early_end::reason() + " before there was anything to report\n";
    std::fputs(line.c_str(), stderr);
    _exit(static_cast<int>(exit_code::undecided));
}

struct unit {
    std::string_view name;
    std::uint64_t bytes;
};
constexpr unit units[] = {{"kB", 1'000U},       {"MB", 1'000'000U},   {"GB", 1'000'000'000U},
                          {"KiB", 1ULL << 10U}, {"MiB", 1ULL << 20U}, {"GiB", 1ULL << 30U}};

[[nodiscard]] std::uint64_t read_size(std::string_view option, std::string_view text) {
    std::uint64_t count = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), count);
    auto const rest = text.substr(static_cast<std::size_t>(read.ptr - text.data()));
    constexpr std::uint64_t most = 1ULL << 50U;
    auto const* const found = std::find_if(std::begin(units), std::end(units),
                                           [&](unit const& each) { return each.name == rest; });
    if (read.ec != std::errc() || count == 0 || found == std::end(units) ||
        count > most / found->bytes) {
        throw usage_error(std::string(option) + ": found `" + std::string(text) +
                          "`, expected a size such as `512MB` or `2GiB`");
    }
    return count * found->bytes;
}

[[nodiscard]] std::string written(std::uint64_t bytes) {
    constexpr std::uint64_t megabyte = 1'000'000;
    return std::to_string((bytes + megabyte / 2) / megabyte) + " MB";
}

} // namespace

early_end::early_end() {
    handle(SIGINT, interrupt);
    handle(SIGTERM, interrupt);
    watcher_ = std::thread([this] { watch(); });
}

early_end::~early_end() {
    {
        std::lock_guard const lock(mutex_);
        is_done_ = true;
    }
    wake_.notify_all();
    watcher_.join();
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
}

void early_end::limit_memory(std::uint64_t most) {
    memory_limit = most;
}

std::uint64_t early_end::default_memory() {
    constexpr std::uint64_t most = 8'000'000'000;
    auto const pages = sysconf(_SC_PHYS_PAGES);
    auto const size = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || size <= 0) {
        return most;
    }
    return std::min(most,
                    static_cast<std::uint64_t>(pages) / 4 * 3 * static_cast<std::uint64_t>(size));
}

std::atomic<bool> const& early_end::stop() {
    return must_stop;
}

std::string early_end::reason() {
    return is_interrupted ? "interrupted"
           : must_stop    ? "stopped at " + written(memory_limit) + " of memory (--memory)"
                          : std::string();
}

exit_code early_end::end_with(exit_code code) {
    auto const why = reason();
    if (why.empty() || graver(code, exit_code::wrong) == code) {
        return code;
    }
    auto const line = "hadsl: " + why + ": the rest is undecided\n";
    std::fputs(line.c_str(), stderr);
    return exit_code::undecided;
}

void early_end::remove_when_cut_off(std::filesystem::path const& file) {
    std::lock_guard const lock(incomplete().mutex);
    incomplete().all.push_back(file);
}

void early_end::is_complete(std::filesystem::path const& file) {
    std::lock_guard const lock(incomplete().mutex);
    std::erase(incomplete().all, file);
}

void early_end::watch() {
    using namespace std::chrono_literals;
    using clock = std::chrono::steady_clock;
    constexpr auto between_looks = 10ms;
    constexpr auto time_to_report = 800ms;
    std::optional<clock::time_point> end;
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, between_looks, [this] { return is_done_; })) {
        if (!must_stop && memory_used() > memory_limit) {
            must_stop = true;
        }
        if (must_stop && !end) {
            end = clock::now() + time_to_report;
        }
        if (end && clock::now() >= *end) {
            cut_off();
        }
    }
}

void add_memory_option(CLI::App& to) {
    to.add_option_function<std::string>(
          "--memory",
          [](std::string const& text) { early_end::limit_memory(read_size("--memory", text)); },
          "Stop when more is needed: undecided (8GB, or three quarters of what there is)")
        ->type_name("SIZE");
}

} // namespace hadsl::program
