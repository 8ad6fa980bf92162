// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/reader_pool.h"

#include "base/error.h"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

namespace sotto::formats {

namespace {

using base::Blame;
using base::Error;

std::string lost_sentence(const ReaderProcess::Lost& lost, const Limits& limits, std::string_view doing) {
    switch (lost.why) {
        case ReaderProcess::Lost::Why::TooSlow:
            return fmt::format("The reader was stopped because {} took longer than {} s.", doing,
                               limits.seconds);
        case ReaderProcess::Lost::Why::Nonsense:
            return fmt::format("The reader was stopped because it answered nonsense while {}.", doing);
        case ReaderProcess::Lost::Why::Died:
            break;
    }
    if (lost.signal == SIGKILL) {
        return fmt::format(
            "The reader was ended by the system while {}; the computer may be short of memory.", doing);
    }
    const char* name = lost.signal != 0 ? ::sigabbrev_np(lost.signal) : nullptr;
    return fmt::format("The reader stopped while {}{}; the file may be broken.", doing,
                       name != nullptr ? fmt::format(" (signal {})", name) : std::string());
}

}  // namespace

/// A reader for one request. Goes back among the idle ones only when the request ended well.
class ReaderPool::Lease {
public:
    Lease(ReaderPool& pool, const base::Progress& progress) : pool_(pool), process_(pool.take(progress)) {}
    ~Lease() { pool_.give_back(std::move(process_), well_); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    ReaderProcess& operator*() { return *process_; }
    void ended_well() { well_ = true; }
    void renew() {
        process_.reset();
        process_ = pool_.start();
    }

private:
    ReaderPool& pool_;
    std::unique_ptr<ReaderProcess> process_;
    bool well_ = false;
};

ReaderPool::ReaderPool(const Limits& limits, Places places)
    : limits_(limits),
      places_(std::move(places)),
      most_readers_(std::max(1U, std::thread::hardware_concurrency())) {
    // A request, and a block, travel in a frame of 32-bit length.
    limits_.file_bytes = std::min<std::size_t>(limits_.file_bytes, std::size_t{4000} << 20U);
    limits_.text_bytes = std::min<std::size_t>(limits_.text_bytes, std::size_t{4000} << 20U);
}

std::unique_ptr<ReaderProcess> ReaderPool::start() {
    std::error_code failed;
    if (!std::filesystem::exists(places_.reader, failed)) {
        throw Error(
            Blame::Environment,
            fmt::format("The program that reads documents is not at {}; install Sotto again or name it in "
                        "SOTTO_READER.",
                        places_.reader.string()));
    }
    auto process = std::make_unique<ReaderProcess>(
        ReaderProcess::Setup{places_.reader, places_.plugin_folders, limits_, places_.use_landlock});
    const std::lock_guard lock(mutex_);
    if (!known_) {
        formats_ = process->formats();
        not_loaded_ = process->not_loaded();
        known_ = true;
    }
    return process;
}

std::unique_ptr<ReaderProcess> ReaderPool::take(const base::Progress& progress) {
    {
        std::unique_lock lock(mutex_);
        while (!changed_.wait_for(lock, std::chrono::milliseconds(100),
                                  [&] { return !idle_.empty() || running_ < most_readers_; })) {
            progress.check();
        }
        if (!idle_.empty()) {
            auto process = std::move(idle_.back());
            idle_.pop_back();
            return process;
        }
        ++running_;
    }
    try {
        return start();
    } catch (...) {
        give_back(nullptr, false);
        throw;
    }
}

void ReaderPool::give_back(std::unique_ptr<ReaderProcess> process, bool well) noexcept {
    if (!well) process.reset();
    {
        const std::lock_guard lock(mutex_);
        if (process != nullptr) {
            idle_.push_back(std::move(process));
        } else {
            --running_;
        }
    }
    changed_.notify_one();
}

void ReaderPool::learn() {
    {
        const std::lock_guard lock(mutex_);
        if (known_) return;
    }
    Lease lease(*this, base::no_progress());
    lease.ended_well();
}

const std::vector<Format>& ReaderPool::formats() {
    learn();
    return formats_;
}

const std::vector<NotLoaded>& ReaderPool::not_loaded() {
    learn();
    return not_loaded_;
}

void ReaderPool::ask(wire::Packer& request, std::string_view doing, Answer& answer,
                     const base::Progress& progress) {
    Lease lease(*this, progress);
    // A reader that dies, or runs out of memory, after it has served other files gets a successor and the
    // request one more try: what an earlier file left behind is not this file's fault.
    for (bool last_try = (*lease).answered() == 0;; last_try = true) {
        try {
            (*lease).exchange(
                request, [&](wire::Unpacker& frame) { answer.take(frame); }, progress);
            const bool spent = answer.outcome == wire::Outcome::OutOfMemory;
            if (!spent || last_try) {
                if (!spent && answer.outcome != wire::Outcome::Threw) lease.ended_well();
                return;
            }
        } catch (const ReaderProcess::Lost& lost) {
            if (lost.why != ReaderProcess::Lost::Why::Died || last_try) {
                throw Error(Blame::Input, lost_sentence(lost, limits_, doing));
            }
        }
        lease.renew();
        answer.begin_again();
    }
}

}  // namespace sotto::formats
