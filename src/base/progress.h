// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>

namespace sotto::base {

/// How long work tells what it is doing and learns that it should stop. The command line draws a bar,
/// the window a gauge, tests script the answers; no room below them knows which.
///
/// All members may be called from any thread.
class Progress {
public:
    virtual ~Progress() = default;

    /// Starts a stage of `total` steps (0: unknown length). `title` is short and holds no text of a
    /// source and no person's name.
    virtual void begin(std::string_view title, std::int64_t total) = 0;
    /// `done` steps of the current stage are finished. Cheap enough to call for each step.
    virtual void advance(std::int64_t done) = 0;
    /// The stage is over.
    virtual void end() = 0;
    /// True once the user asked to stop.
    [[nodiscard]] virtual bool cancelled() const = 0;

    /// Throws `Cancelled` once the user asked to stop; call it between steps that may be lost.
    void check() const;
};

/// Says nothing and never cancels.
Progress& no_progress();

/// A flag that a signal handler or another thread raises.
class CancelFlag {
public:
    void raise() noexcept { raised_.store(true, std::memory_order_relaxed); }
    void clear() noexcept { raised_.store(false, std::memory_order_relaxed); }
    [[nodiscard]] bool raised() const noexcept { return raised_.load(std::memory_order_relaxed); }

private:
    std::atomic<bool> raised_{false};
};

}  // namespace sotto::base
