// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "cli/workbench.h"

#include "base/error.h"

#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

namespace sotto::cli {

namespace {

constexpr const char* program = "sotto-workbench";

}  // namespace

const char* const workbench_usage = "workbench [STUDY]";
const char* const workbench_help = "Opens the window, with a study if one is named.";

void become_workbench(const std::vector<std::string>& words) {
    const bool options = std::any_of(words.begin(), words.end(),
                                     [](const std::string& word) { return word.starts_with("-"); });
    if (words.size() > 1 || options) {
        throw base::Error(base::Blame::User, "`sotto workbench` takes one study or nothing.");
    }
    auto arguments = words;
    arguments.insert(arguments.begin(), program);
    std::vector<char*> pointers;
    for (auto& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);

    std::error_code failed;
    const auto here = std::filesystem::read_symlink("/proc/self/exe", failed);
    if (!failed) ::execv((here.parent_path() / program).c_str(), pointers.data());
    if (failed || errno == ENOENT) ::execvp(program, pointers.data());
    if (errno == ENOENT || errno == ENOTDIR) {
        throw base::Error(
            base::Blame::Environment,
            "The window is not installed: sotto-workbench lies neither beside this program nor on "
            "the PATH.");
    }
    throw base::Error(base::Blame::Environment, "The window (sotto-workbench) cannot be started: " +
                                                    std::generic_category().message(errno) + ".");
}

}  // namespace sotto::cli
