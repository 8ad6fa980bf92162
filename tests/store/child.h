// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>

namespace sotto::tests {

/// Tells the parent a number, whole or not at all.
inline void send(int pipe, std::int64_t number) {
    if (::write(pipe, &number, sizeof number) != sizeof number) ::_exit(3);
}

/// A process that does `work`, which may report numbers, until it ends or is killed. It is a copy of the
/// test's process: no study may be open in it when the child is made. The child ends with 0, or 2 when `work`
/// threw.
class Child {
public:
    explicit Child(const std::function<void(int report)>& work) {
        int ends[2];
        if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
        process_ = ::fork();
        if (process_ < 0) throw std::runtime_error("no process");
        if (process_ == 0) {
            ::close(ends[0]);
            int status = 0;
            try {
                work(ends[1]);
            } catch (...) {
                status = 2;
            }
            ::_exit(status);
        }
        ::close(ends[1]);
        pipe_ = ends[0];
    }
    ~Child() {
        if (process_ > 0) kill();
        ::close(pipe_);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// The next number, waiting for it; none when the child has ended.
    std::optional<std::int64_t> receive() {
        std::int64_t number = 0;
        if (::read(pipe_, &number, sizeof number) != sizeof number) return std::nullopt;
        return number;
    }
    /// With no warning (SIGKILL).
    void kill() {
        ::kill(process_, SIGKILL);
        wait();
    }
    /// Its exit status; -1 when it was killed.
    int wait() {
        int status = 0;
        ::waitpid(process_, &status, 0);
        process_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t process_ = -1;
    int pipe_ = -1;
};

}  // namespace sotto::tests
