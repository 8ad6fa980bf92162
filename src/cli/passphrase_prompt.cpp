// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "cli/passphrase_prompt.h"

#include "base/error.h"
#include "commands/passphrase.h"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace sotto::cli {

namespace {

class SilentTerminal {
public:
    SilentTerminal() : descriptor_(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {
        if (descriptor_ < 0) return;
        if (::tcgetattr(descriptor_, &before_) != 0) {
            close();
            return;
        }
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= static_cast<tcflag_t>(ICANON | ISIG | ECHONL);
        // What was typed ahead, perhaps in sight, is no passphrase.
        if (::tcsetattr(descriptor_, TCSAFLUSH, &silent) != 0) close();
    }
    ~SilentTerminal() {
        if (descriptor_ < 0) return;
        ::tcsetattr(descriptor_, TCSAFLUSH, &before_);
        close();
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    void close() {
        ::close(descriptor_);
        descriptor_ = -1;
    }

    int descriptor_;
    termios before_{};
};

void say(int terminal, std::string_view words) {
    while (!words.empty()) {
        const ssize_t put = ::write(terminal, words.data(), words.size());
        if (put <= 0) return;
        words.remove_prefix(static_cast<std::size_t>(put));
    }
}

}  // namespace

std::optional<store::Secret> ask_passphrase(std::string_view question, base::Progress& progress) {
    const SilentTerminal terminal;
    if (terminal.descriptor() < 0) return std::nullopt;
    say(terminal.descriptor(), question);
    store::Secret secret(commands::longest_passphrase + 1);
    pollfd ready{terminal.descriptor(), POLLIN, 0};
    // A signal only raises a flag, and reading would go on after it.
    while (::poll(&ready, 1, 100) <= 0) {
        if (!progress.cancelled()) continue;
        say(terminal.descriptor(), "\n");
        throw base::Cancelled();
    }
    progress.check();
    const ssize_t got = ::read(terminal.descriptor(), secret.data(), secret.capacity());
    if (got < 0) return std::nullopt;
    secret.use(static_cast<std::size_t>(got));
    const auto line = secret.view().substr(0, secret.view().find('\n'));
    if (line.size() > commands::longest_passphrase)
        throw base::Error(base::Blame::User, "The passphrase is too long.");
    secret.use(line.size());
    return secret;
}

}  // namespace sotto::cli
