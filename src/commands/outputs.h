// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/command.h"

#include <sys/types.h>
#include <filesystem>
#include <string>
#include <vector>

namespace sotto::commands {

/// The files that a command is about to write, by its parameters: what may never be lost by writing them.
class Outputs {
public:
    /// Throws `Error` (User) when one of them is a file that the command reads, or its study.
    Outputs(const Command& command, const Arguments& arguments);

    /// Throws `Error` (Environment) when a study, open or sealed, stands where one of them is to be, or a
    /// file that the session's study was imported from.
    void require_expendable(Session& session) const;
    /// The same of one file, for a parameter that is read or written as another one says.
    static void require_expendable(const std::filesystem::path& path, Session& session);

    /// Says which of them have taken the place of a file with something in it since this was made.
    void tell_replaced(const Session& session) const;

private:
    struct Standing {
        std::filesystem::path path;
        bool is_output;  ///< else it may be one
        dev_t device;
        ino_t inode;
    };
    std::vector<Standing> standing_;  ///< files with something in them
};

}  // namespace sotto::commands
