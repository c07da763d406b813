// hadsl/verifier/watchdog.hpp - interrupts what runs too long, again and again until it listens.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_VERIFIER_WATCHDOG_HPP
#define HADSL_VERIFIER_WATCHDOG_HPP

#include <hadsl/verifier/patience.hpp>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace hadsl::verifier {

/// While it lives, calls `interrupt` from a thread of its own, every few milliseconds from the
/// moment that patience is over: a solver may miss a single request. Without a limit on patience it
/// costs nothing.
class watchdog {
public:
    watchdog(verifier::patience patience, std::function<void()> interrupt)
        : patience_(patience), interrupt_(std::move(interrupt)) {
        if (patience_.is_limited()) {
            thread_ = std::thread([this] { watch(); });
        }
    }
    watchdog(watchdog const&) = delete;
    watchdog& operator=(watchdog const&) = delete;
    ~watchdog() {
        if (thread_.joinable()) {
            {
                std::lock_guard const lock(mutex_);
                is_done_ = true;
            }
            wake_.notify_all();
            thread_.join();
        }
    }

private:
    void watch() {
        using namespace std::chrono_literals;
        std::unique_lock lock(mutex_);
        while (!is_done_) {
            if (patience_.is_over()) {
                interrupt_();
            }
            auto until = patience::clock::now() + 10ms;
            if (patience_.deadline && *patience_.deadline > patience::clock::now() &&
                (patience_.stop == nullptr || *patience_.deadline < until)) {
                until = *patience_.deadline;
            }
            wake_.wait_until(lock, until, [this] { return is_done_; });
        }
    }

    verifier::patience patience_;
    std::function<void()> interrupt_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool is_done_ = false;
    std::thread thread_;
};

} // namespace hadsl::verifier

#endif
