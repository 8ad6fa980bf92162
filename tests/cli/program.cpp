// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "cli/program.h"

#include "cli/schema.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

namespace sotto::tests {

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

void redirect(int descriptor, const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
    ::close(file);
}

}  // namespace

Program::Program() : program_(SOTTO_BINARY_DIR "/sotto") {
    std::filesystem::create_directory(folder_ / "work");
    std::filesystem::create_directory(folder_ / "run");
}

int Program::start(const std::vector<std::string>& words, const Environment& environment) const {
    const auto process = ::fork();
    REQUIRE(process >= 0);
    if (process != 0) return process;
    // A group of its own, as a terminal's: an interrupt reaches the readers too.
    ::setpgid(0, 0);
    redirect(STDOUT_FILENO, folder_ / "run/out");
    redirect(STDERR_FILENO, folder_ / "run/err");
    if (::chdir((folder_ / "work").c_str()) != 0) ::_exit(126);
    ::setenv("XDG_CACHE_HOME", (folder_ / "cache").c_str(), 1);
    ::setenv("SOTTO_RESEARCHER", "Tester", 1);
    ::unsetenv("SOTTO_READER");
    ::unsetenv("SOTTO_PLUGINS");
    for (const auto& [name, value] : environment) {
        if (value) {
            ::setenv(name.c_str(), value->c_str(), 1);
        } else {
            ::unsetenv(name.c_str());
        }
    }
    std::vector<std::string> all{program_.string()};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> pointers;
    for (auto& word : all) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execv(pointers.front(), pointers.data());
    ::_exit(126);
}

Ran Program::finish(int process) const {
    int status = 0;
    REQUIRE(::waitpid(process, &status, 0) == process);
    Ran ran;
    ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ran.out = bytes_of(folder_ / "run/out");
    ran.err = bytes_of(folder_ / "run/err");
    return ran;
}

Ran Program::run(const std::vector<std::string>& words, const Environment& environment) const {
    return finish(start(words, environment));
}

Ran Program::run_interrupted(const std::vector<std::string>& words, int signal,
                             const Environment& environment) const {
    const int process = start(words, environment);
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    ::kill(-process, signal);
    return finish(process);
}

nlohmann::json Program::json(std::vector<std::string> words, int code) const {
    const auto verb = words.front();
    words.insert(words.begin() + 1, "--json");
    const auto ran = run(words);
    INFO(verb << ": " << ran.err);
    CHECK(ran.code == code);
    const auto answer = nlohmann::json::parse(ran.out, nullptr, false);
    REQUIRE(answer.is_object());
    CHECK(ran.out.find('\n') == ran.out.size() - 1);
    const auto schema =
        nlohmann::json::parse(bytes_of(SOTTO_SOURCE_DIR "/docs/schemas/" + verb + ".schema.json"));
    for (const auto& problem : problems(schema, answer)) {
        INFO(problem);
        CHECK(problem.empty());
    }
    return answer;
}

void Program::write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(path(name).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
}

std::string Program::read(const std::string& name) const {
    return bytes_of(path(name));
}

bool Program::has(const std::string& name) const {
    return std::filesystem::exists(path(name));
}

}  // namespace sotto::tests
