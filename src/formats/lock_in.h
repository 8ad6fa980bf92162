// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sotto::formats {

/// What a process keeps when it locks itself in.
struct Keeps {
    std::size_t memory_bytes = 0;           ///< of address space
    std::vector<std::string> data_folders;  ///< may be read, nothing else may be opened
    bool use_landlock = true;               ///< tests switch it off to meet a kernel without it
};

/// Takes from this process, for good and all, whatever reading a document does not need: the network, other
/// processes, other programs, writing files, opening files outside `data_folders`, new executable memory,
/// core dumps, and more memory than given. To be called by a process with one thread, after its libraries are
/// loaded.
///
/// Returns whether `data_folders` can be read. Without Landlock (Linux before 5.13, or switched off) a filter
/// of system calls cannot tell one path from another, so then no file at all can be opened.
/// Throws `std::runtime_error` when the process could not be locked in: it must not read anything then.
///
/// In a build with sanitizers (SOTTO_SANITIZED) the limit on memory is left out and only the forbidden
/// calls are refused, because the sanitizers need address space and calls of their own.
bool lock_in(const Keeps& keeps);

}  // namespace sotto::formats
