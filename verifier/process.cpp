// verifier/process.cpp - other programs: found on the path, fed, read, and ended in time.
// SPDX-License-Identifier: BSL-1.0
#include "process.hpp"

#include <hadsl/source/files.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT: POSIX wants it declared

namespace hadsl::program {

namespace {

/// Both ends of a pipe, closed at the latest when this goes.
class pipe_ends {
public:
    pipe_ends() {
        if (pipe2(ends_.data(), O_CLOEXEC) != 0) {
            ends_ = {-1, -1};
        }
    }
    pipe_ends(pipe_ends const&) = delete;
    pipe_ends& operator=(pipe_ends const&) = delete;
    ~pipe_ends() {
        close_reading();
        close_writing();
    }
    [[nodiscard]] bool is_open() const { return ends_[0] >= 0; }
    [[nodiscard]] int reading() const { return ends_[0]; }
    [[nodiscard]] int writing() const { return ends_[1]; }
    void close_reading() { close_end(ends_[0]); }
    void close_writing() { close_end(ends_[1]); }

private:
    static void close_end(int& end) {
        if (end >= 0) {
            close(std::exchange(end, -1));
        }
    }
    std::array<int, 2> ends_{-1, -1};
};

/// Reads what there is; closes at the end.
void read_some(pipe_ends& from, std::string& to) {
    std::array<char, 65536> chunk{};
    auto const count = read(from.reading(), chunk.data(), chunk.size());
    if (count > 0) {
        to.append(chunk.data(), static_cast<std::size_t>(count));
    } else if (count == 0 || (errno != EINTR && errno != EAGAIN)) {
        from.close_reading();
    }
}

/// Writes what is taken; closes when all is written or nobody reads.
void write_some(pipe_ends& to, std::string_view& rest) {
    auto const count = write(to.writing(), rest.data(), rest.size());
    if (count >= 0) {
        rest.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR && errno != EAGAIN) {
        rest = {};
    }
    if (rest.empty()) {
        to.close_writing();
    }
}

} // namespace

finished run_program(std::vector<std::string> const& arguments, std::string_view in,
                     std::optional<std::chrono::milliseconds> limit) {
    using clock = std::chrono::steady_clock;
    finished done;
    pipe_ends input;
    pipe_ends output;
    pipe_ends errors;
    if (!input.is_open() || !output.is_open() || !errors.is_open()) {
        done.not_started = source::reason_of(errno);
        return done;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input.reading(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output.writing(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors.writing(), STDERR_FILENO);
    // A broken pipe ends others as it always does, though it does not end us.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    std::vector<char*> words;
    for (auto const& each : arguments) {
        words.push_back(const_cast<char*>(each.c_str())); // which posix_spawn leaves as it is
    }
    words.push_back(nullptr);
    pid_t child = 0;
    auto const error =
        posix_spawnp(&child, words.front(), &actions, &attributes, words.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    input.close_reading();
    output.close_writing();
    errors.close_writing();
    if (error != 0) {
        done.not_started = source::reason_of(error);
        return done;
    }

    fcntl(input.writing(), F_SETFL, O_NONBLOCK);
    if (in.empty()) {
        input.close_writing();
    }
    auto const deadline = clock::now() + limit.value_or(std::chrono::hours(24 * 365));
    while (output.is_open() || errors.is_open() || input.writing() >= 0) {
        auto const left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - clock::now());
        if (left.count() <= 0) {
            done.is_late = true;
            kill(child, SIGKILL);
            break;
        }
        std::array<pollfd, 3> watched{{{output.reading(), POLLIN, 0},
                                       {errors.reading(), POLLIN, 0},
                                       {input.writing(), POLLOUT, 0}}};
        auto const wait = std::min<std::chrono::milliseconds::rep>(left.count(), 60'000);
        if (poll(watched.data(), watched.size(), static_cast<int>(wait)) < 0 && errno != EINTR) {
            break;
        }
        if (watched[0].revents != 0) {
            read_some(output, done.out);
        }
        if (watched[1].revents != 0) {
            read_some(errors, done.err);
        }
        if (watched[2].revents != 0) {
            write_some(input, in);
        }
        if (done.out.size() + done.err.size() > most_said) {
            done.says_too_much = true;
            kill(child, SIGKILL);
            break;
        }
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    done.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return done;
}

} // namespace hadsl::program
