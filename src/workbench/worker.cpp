// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/worker.h"

#include "base/error.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <typeinfo>

namespace sotto::workbench {

Worker::Worker(std::string researcher, Post post, Urgency urgency)
    : post_(std::move(post)), researcher_(std::move(researcher)), thread_([this, urgency] {
          // Of this thread alone: on Linux each has a nice value of its own
          // (https://man7.org/linux/man-pages/man2/setpriority.2.html).
          constexpr int polite = 15;
          if (urgency == Urgency::Background) static_cast<void>(::setpriority(PRIO_PROCESS, 0, polite));
          work_through();
      }) {}

Worker::~Worker() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        waiting_.clear();
    }
    progress_.cancel_.raise();
    wake_.notify_one();
    thread_.join();
}

void Worker::run(Job job, std::function<void()> done, std::function<void(const Failure&)> failed) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back({std::move(job), std::move(done), std::move(failed)});
    }
    wake_.notify_one();
}

void Worker::cancel() {
    progress_.cancel_.raise();
}

Work Worker::work() const {
    const std::lock_guard lock(progress_.mutex_);
    return progress_.work_;
}

void Worker::work_through() {
    commands::Session session(researcher_, progress_, [this](const std::string& sentence) {
        if (told_) post_([told = told_, sentence] { told(sentence); });
    });
    while (true) {
        Order order;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stop_ || !waiting_.empty(); });
            if (stop_) return;
            order = std::move(waiting_.front());
            waiting_.pop_front();
            // Only what runs is cancelled, so the flag is lowered where the next job is taken.
            progress_.cancel_.clear();
        }
        {
            const std::lock_guard lock(progress_.mutex_);
            progress_.work_ = {.busy = true, .title = {}, .done = 0, .total = 0};
        }
        Failure failure;
        bool ok = false;
        try {
            order.job(session);
            ok = true;
        } catch (const base::Cancelled&) {
            failure.cancelled = true;
        } catch (const base::Error& error) {
            failure.sentence = error.what();
        } catch (const std::bad_alloc&) {
            failure.sentence = "There is not enough memory for this.";
        } catch (const std::exception& fault) {
            // What a library says may quote a text, so only the kind of fault is told.
            failure.sentence =
                fmt::format("A fault in Sotto itself ({}). Nothing is half done; please report it.",
                            typeid(fault).name());
        }
        {
            const std::lock_guard lock(progress_.mutex_);
            progress_.work_ = {};
        }
        if (ok) {
            if (order.done) post_(std::move(order.done));
        } else if (order.failed) {
            post_([failed = std::move(order.failed), failure] { failed(failure); });
        }
    }
}

void Worker::JobProgress::begin(std::string_view title, std::int64_t total) {
    const std::lock_guard lock(mutex_);
    work_ = {.busy = true, .title = std::string(title), .done = 0, .total = total};
}

void Worker::JobProgress::advance(std::int64_t done) {
    const std::lock_guard lock(mutex_);
    work_.done = done;
}

void Worker::JobProgress::end() {
    const std::lock_guard lock(mutex_);
    work_ = {.busy = true, .title = {}, .done = 0, .total = 0};
}

}  // namespace sotto::workbench
