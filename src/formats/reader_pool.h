// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "formats/answers.h"
#include "formats/formats.h"
#include "formats/reader_process.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace sotto::formats {

/// The readers of one `Formats`: started when needed, at most one per core, kept warm, dropped when something
/// went wrong in them. Safe to use from several threads.
class ReaderPool {
public:
    ReaderPool(const Limits& limits, Places places);

    [[nodiscard]] const Limits& limits() const noexcept { return limits_; }
    /// As the first reader told; starts it if none ran yet. Throws `base::Error` (Environment).
    const std::vector<Format>& formats();
    const std::vector<NotLoaded>& not_loaded();

    /// Has a reader answer a request. `doing` says in messages what it was about: "reading this file".
    /// Throws `base::Error` (Input) when the reader stops, is stopped or talks nonsense, (Environment) when
    /// none can be started; `base::Cancelled` soon after `progress` says so.
    void ask(wire::Packer& request, std::string_view doing, Answer& answer, const base::Progress& progress);

private:
    class Lease;

    std::unique_ptr<ReaderProcess> start();
    std::unique_ptr<ReaderProcess> take(const base::Progress& progress);
    void give_back(std::unique_ptr<ReaderProcess> process, bool well) noexcept;
    void learn();

    Limits limits_;
    const Places places_;
    const unsigned most_readers_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::unique_ptr<ReaderProcess>> idle_;
    unsigned running_ = 0;
    bool known_ = false;  ///< the two lists below are filled, and never change again
    std::vector<Format> formats_;
    std::vector<NotLoaded> not_loaded_;
};

}  // namespace sotto::formats
