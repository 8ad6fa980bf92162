// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "formats/formats.h"
#include "formats/wire.h"

#include <sys/types.h>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sotto::formats {

/// A running `sotto-reader`, seen from the host. Used by one thread at a time.
class ReaderProcess {
public:
    struct Setup {
        std::filesystem::path program;
        std::vector<std::filesystem::path> plugin_folders;
        Limits limits;
        bool use_landlock = true;
    };

    /// Why no answer came. The process is of no further use then.
    struct Lost {
        enum class Why { Died, TooSlow, Nonsense };
        Why why = Why::Died;
        int signal = 0;  ///< that ended it, 0 when it ended by itself
    };

    /// Starts the program and waits until it has loaded its plugins and locked itself in.
    /// Throws `base::Error` (Environment).
    explicit ReaderProcess(const Setup& setup);
    /// Ends the process.
    ~ReaderProcess();
    ReaderProcess(const ReaderProcess&) = delete;
    ReaderProcess& operator=(const ReaderProcess&) = delete;

    [[nodiscard]] const std::vector<Format>& formats() const noexcept { return formats_; }
    [[nodiscard]] const std::vector<NotLoaded>& not_loaded() const noexcept { return not_loaded_; }
    /// Whether data folders can be read, which takes Landlock.
    [[nodiscard]] bool folders_open() const noexcept { return folders_open_; }
    /// How many requests it has answered.
    [[nodiscard]] std::size_t answered() const noexcept { return answered_; }

    /// Sends a request and gives each frame of the answer to `take`, the last one being `Done`. Throws `Lost`
    /// when the process dies, takes longer than the limits, or sends what makes no sense (`take` may throw
    /// `wire::BadFrame` to say so), and `base::Cancelled` soon after `progress` says so. That, and whatever
    /// else `take` throws, leaves the answer half read: drop the process then.
    void exchange(wire::Packer& request, const std::function<void(wire::Unpacker&)>& take,
                  const base::Progress& progress);

private:
    struct Deadline;

    void send(std::string_view bytes, Deadline& deadline);
    /// Waits until the socket can be read or written.
    void wait(short events, Deadline& deadline);
    std::string_view receive_frame(Deadline& deadline);
    void greet(const Setup& setup);
    [[noreturn]] void lost(Lost::Why why);
    void end() noexcept;

    pid_t process_ = -1;
    int socket_ = -1;
    Limits limits_;
    std::string received_;  ///< bytes from the socket, from `taken_` on not yet used
    std::size_t taken_ = 0;
    std::size_t answered_ = 0;
    std::vector<Format> formats_;
    std::vector<NotLoaded> not_loaded_;
    bool folders_open_ = false;
};

}  // namespace sotto::formats
