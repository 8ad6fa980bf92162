// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "support/temporary_folder.h"

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
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

    /// Variables of the environment to be set, or taken away where there is no value.
    using Environment = std::map<std::string, std::optional<std::string>>;

    /// Runs `sotto` with these words.
    Ran run(const std::vector<std::string>& words, const Environment& environment = {}) const;
    /// Runs a verb with --json, checks its answer against docs/schemas, and gives it. `code` is the exit code
    /// it must have.
    nlohmann::json json(std::vector<std::string> words, int code = 0) const;
    /// Starts `sotto`, sends a signal to it and its readers after a moment, and waits for it.
    [[nodiscard]] Ran run_interrupted(const std::vector<std::string>& words, int signal,
                                      const Environment& environment = {}) const;
    /// The program that is run from now on instead of the one in the build tree.
    void use(const std::filesystem::path& program) { program_ = program; }

    void write(const std::string& name, const std::string& bytes) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const;
    [[nodiscard]] std::filesystem::path path(const std::string& name) const {
        return folder_ / ("work/" + name);
    }

private:
    [[nodiscard]] int start(const std::vector<std::string>& words, const Environment& environment) const;
    [[nodiscard]] Ran finish(int process) const;

    TemporaryFolder folder_;
    std::filesystem::path program_;
};

}  // namespace sotto::tests
