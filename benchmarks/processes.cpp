// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "benchmarks/processes.h"

#include "base/error.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace sotto::benchmarks {

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double milliseconds_of(const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

void each_file(const std::filesystem::path& place,
               const std::function<void(const std::filesystem::path&)>& take) {
    if (std::filesystem::is_regular_file(place)) take(place);
    if (!std::filesystem::is_directory(place)) return;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(place)) {
        if (entry.is_regular_file()) take(entry.path());
    }
}

}  // namespace

Cost run_program(const std::vector<std::string>& words, const std::filesystem::path& printed) {
    std::vector<std::string> kept = words;
    std::vector<char*> arguments;
    for (auto& word : kept) arguments.push_back(word.data());
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, printed.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                       0600);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const auto start = Clock::now();
    ::pid_t process = 0;
    const int failed = ::posix_spawnp(&process, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        throw base::Error(base::Blame::Environment, fmt::format("{} could not be started.", words.front()));
    }
    int status = 0;
    struct rusage usage {};
    while (::wait4(process, &status, 0, &usage) < 0 && errno == EINTR) {
    }
    Cost cost;
    cost.milliseconds = milliseconds_since(start);
    cost.processor_milliseconds = milliseconds_of(usage.ru_utime) + milliseconds_of(usage.ru_stime);
    cost.peak_mib = static_cast<double>(usage.ru_maxrss) / 1024.0;
    cost.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return cost;
}

std::optional<std::filesystem::path> program_on_path(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path != nullptr ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');) {
        const auto program = std::filesystem::path(folder) / name;
        if (::access(program.c_str(), X_OK) == 0) return program;
    }
    return std::nullopt;
}

double milliseconds(const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    return milliseconds_since(start);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

std::uintmax_t bytes_below(const std::filesystem::path& place) {
    std::uintmax_t bytes = 0;
    each_file(place, [&](const std::filesystem::path& file) { bytes += std::filesystem::file_size(file); });
    return bytes;
}

void forget_cached(const std::filesystem::path& place) {
    each_file(place, [](const std::filesystem::path& file) {
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) return;
        // Pages that are not yet on the disk cannot be forgotten.
        ::fdatasync(descriptor);
        ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
        ::close(descriptor);
    });
}

void print_figure(const std::string& work, const std::string& figure, const std::string& limit,
                  const std::string& remark) {
    fmt::print("  {:<58} {:>12}  {:<10} {}\n", work, figure, limit, remark);
    std::fflush(stdout);
}

}  // namespace sotto::benchmarks
