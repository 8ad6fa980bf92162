// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <stdexcept>
#include <string>

namespace sotto::base {

/// Who has to act so that the work can go on. Decides the exit code of the command line.
enum class Blame {
    User,         ///< wrong use: an unknown option, a code that does not exist (exit 2)
    Input,        ///< a file or text that cannot be used as it is (exit 3)
    Environment,  ///< the disk, permissions, a server, a study that cannot be opened (exit 4)
    Finding,      ///< a check did its work and found something: a leak, a broken study (exit 1)
    Program,      ///< a fault of ours (exit 70)
};

/// The one exception of the program for everything that stops a command.
///
/// `what()` is one sentence for the user: what happened, where, and what to do. It never holds text of
/// a source, a person's name or a passphrase: messages are printed, logged and pasted into reports.
/// Expected findings (a bad line in a register, a file that cannot be read among many) are returned in
/// a report instead of being thrown.
class Error : public std::runtime_error {
public:
    Error(Blame blame, const std::string& message) : std::runtime_error(message), blame_(blame) {}

    [[nodiscard]] Blame blame() const noexcept { return blame_; }

private:
    Blame blame_;
};

/// The user stopped the work. Deliberately not an `Error`: nothing went wrong, and whoever catches
/// errors to carry on with the next file must not swallow it.
class Cancelled : public std::exception {
public:
    [[nodiscard]] const char* what() const noexcept override { return "cancelled"; }
};

}  // namespace sotto::base
