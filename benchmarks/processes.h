// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Programs and calls with a clock beside them.
namespace sotto::benchmarks {

/// What a program needed, with the programs it started and waited for.
struct Cost {
    double milliseconds = 0;
    double processor_milliseconds = 0;
    double peak_mib = 0;  ///< of the largest of its processes
    int exit_code = 0;
};

/// Runs `words` (the program first, looked for on the path) to its end. What it prints goes to `printed`, or
/// nowhere. Throws `base::Error` (Environment) when it cannot be started.
///
/// The peak counts what this process held when the program was started: measure memory while that is little.
Cost run_program(const std::vector<std::string>& words, const std::filesystem::path& printed = "/dev/null");

/// Where a program is on the path, if it is.
std::optional<std::filesystem::path> program_on_path(const std::string& name);

/// How long `work` takes.
double milliseconds(const std::function<void()>& work);

/// The upper one of two middle values. `values` is not empty.
double median(std::vector<double> values);

/// The bytes of all files in and below `place`, which may itself be a file.
std::uintmax_t bytes_below(const std::filesystem::path& place);

/// Asks the system to forget what it keeps in memory of the files in and below `place`, so that the next
/// reader reads the disk.
void forget_cached(const std::filesystem::path& place);

/// A line of a table of figures: what was done, what it took, what it may take (or nothing), and what else is
/// to be said.
void print_figure(const std::string& work, const std::string& figure, const std::string& limit = {},
                  const std::string& remark = {});

}  // namespace sotto::benchmarks
