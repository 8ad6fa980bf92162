// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "commands/session.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace sotto::workbench {

/// Hands something to the thread of the window, which does it later, in order.
using Post = std::function<void(std::function<void()>)>;

/// Why a job did not do what it should.
struct Failure {
    bool cancelled = false;
    std::string sentence;  ///< for the user: what happened and what to do; empty when cancelled
};

/// What a worker is busy with.
struct Work {
    bool busy = false;
    std::string title;       ///< empty while the job has not said more than that it runs
    std::int64_t done = 0;   ///< steps of the current stage
    std::int64_t total = 0;  ///< 0: unknown
};

/// A thread with a session of its own that does jobs one after another. All members are for the thread of the
/// window; jobs run on the worker's, their answers again on the window's.
class Worker {
public:
    /// `post` must go on working until the worker is gone; answers of jobs that end after that are dropped by
    /// their owners (see `Desk`).
    /// One in the background leaves the processor to whoever else wants it.
    enum class Urgency { Awaited, Background };
    Worker(std::string researcher, Post post, Urgency urgency = Urgency::Awaited);
    /// Cancels what runs, drops what waits, and waits for the thread.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    using Job = std::function<void(commands::Session&)>;
    /// Queues `job`. Then, on the window's thread, `done`, or `failed` with what stopped it.
    void run(Job job, std::function<void()> done, std::function<void(const Failure&)> failed);

    /// Stops the running job at its next step; those that wait are not touched.
    void cancel();
    [[nodiscard]] Work work() const;
    /// Sentences that commands tell beside their results, on the window's thread.
    void on_told(std::function<void(const std::string&)> take) { told_ = std::move(take); }

private:
    class JobProgress : public base::Progress {
    public:
        void begin(std::string_view title, std::int64_t total) override;
        void advance(std::int64_t done) override;
        void end() override;
        [[nodiscard]] bool cancelled() const override { return cancel_.raised(); }

        base::CancelFlag cancel_;
        mutable std::mutex mutex_;
        Work work_;
    };
    struct Order {
        Job job;
        std::function<void()> done;
        std::function<void(const Failure&)> failed;
    };
    void work_through();

    Post post_;
    std::string researcher_;
    std::function<void(const std::string&)> told_;
    JobProgress progress_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Order> waiting_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace sotto::workbench
