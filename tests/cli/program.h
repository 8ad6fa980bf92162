// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "support/temporary_folder.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sotto::tests {

/// What a run of the program left.
struct Ran {
    int code = -1;
    std::string out;
    std::string err;
};

/// The program itself, run as people and scripts run it, in a folder of its own.
class Program {
public:
    Program();

    /// Runs `sotto` with these words.
    Ran run(const std::vector<std::string>& words) const;
    /// Runs a verb with --json, checks its answer against docs/schemas, and gives it. `code` is the exit code
    /// it must have.
    nlohmann::json json(std::vector<std::string> words, int code = 0) const;
    /// Starts `sotto`, interrupts it and its readers after a moment, and waits for it.
    [[nodiscard]] Ran run_interrupted(const std::vector<std::string>& words) const;

    void write(const std::string& name, const std::string& bytes) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const;
    [[nodiscard]] std::filesystem::path path(const std::string& name) const {
        return folder_ / ("work/" + name);
    }

private:
    [[nodiscard]] int start(const std::vector<std::string>& words) const;
    [[nodiscard]] Ran finish(int process) const;

    TemporaryFolder folder_;
};

}  // namespace sotto::tests
