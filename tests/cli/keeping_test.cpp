// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "cli/program.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <cstdlib>

using sotto::tests::Program;

namespace {

class Study : public Program {
public:
    Study() {
        write("P01.txt", "Interviewer: Hello.\n\nP01: The heron came back every spring of my childhood.\n");
        write("P02.txt", "Interviewer: Hello.\n\nP02: I never saw a bird there, only the trains.\n");
        write("register.csv",
              "code,name,consent\nP01,Ottilie Vanterpool,public\nP02,Bram Sikkema,public\nP03,Cy "
              "Dole,public\n");
        write("passphrase.txt", "quiet river under four bridges\n");
        json({"new", "s.sotto"});
        json({"import", "s.sotto", "P01.txt", "P02.txt"});
        json({"register", "s.sotto", "register.csv"});
        json({"code", "s.sotto", "P01", "25:70", "Birds"});
        json({"code", "s.sotto", "P02", "25:60", "Birds"});
    }
};

/// A terminal at which somebody types `answers`, each when a question has come. Gives the exit code.
int run_at_terminal(const std::filesystem::path& folder, const std::vector<std::string>& words,
                    const std::vector<std::string>& answers, std::string& shown) {
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
    REQUIRE(terminal >= 0);
    REQUIRE(::grantpt(terminal) == 0);
    REQUIRE(::unlockpt(terminal) == 0);
    const std::string name = ::ptsname(terminal);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::setsid();
        const int own = ::open(name.c_str(), O_RDWR);
        ::ioctl(own, TIOCSCTTY, 0);
        for (const int stream : {0, 1, 2}) ::dup2(own, stream);
        ::close(terminal);
        if (::chdir(folder.c_str()) != 0) ::_exit(99);
        ::unsetenv("SOTTO_PASSPHRASE");
        std::vector<char*> arguments;
        std::vector<std::string> copy = words;
        copy.insert(copy.begin(), SOTTO_BINARY_DIR "/sotto");
        for (auto& word : copy) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        ::execv(arguments[0], arguments.data());
        ::_exit(98);
    }
    std::size_t answered = 0;
    std::size_t seen = 0;
    while (true) {
        char room[512];
        const ssize_t got = ::read(terminal, room, sizeof room);
        if (got <= 0) break;
        shown.append(room, static_cast<std::size_t>(got));
        const auto question = shown.find(": ", seen);
        if (question == std::string::npos || answered == answers.size()) continue;
        seen = shown.size();
        const std::string line = answers[answered++] + "\n";
        if (::write(terminal, line.data(), line.size()) < 0) break;
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(terminal);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("a study is sealed, carried, unsealed, and what is wrong has the exit code of its kind") {
    const Study study;
    const Program::Environment passphrase{{"SOTTO_PASSPHRASE", "quiet river under four bridges"}};
    const auto sealed = study.json({"seal", "s.sotto", "s.sealed", "--passphrase-file", "passphrase.txt"});
    CHECK(sealed["bytes"] == study.read("s.sealed").size());
    CHECK(study.run({"unseal", "s.sealed", "made.sotto"}, passphrase).code == 0);
    CHECK(study.run({"verify", "made.sotto"}).code == 0);
    const auto made =
        study.json({"unseal", "s.sealed", "other.sotto", "--passphrase-file", "passphrase.txt"});
    CHECK(made["bytes"] == study.read("other.sotto").size());

    const Program::Environment wrong{{"SOTTO_PASSPHRASE", "another one altogether"}};
    const auto refused = study.run({"unseal", "s.sealed", "no.sotto"}, wrong);
    CHECK(refused.code == 4);
    CHECK(refused.err.find("altogether") == std::string::npos);
    CHECK(study.run({"unseal", "register.csv", "no.sotto"}, passphrase).code == 4);
    CHECK(study.run({"unseal", "none.sealed", "no.sotto"}, passphrase).code == 4);
    CHECK(study.run({"unseal", "s.sealed", "register.csv"}, passphrase).code == 4);
    CHECK(study.run({"seal", "s.sotto", "s.sealed"}, passphrase).code == 4);
    CHECK(study.run({"seal", "s.sotto", "no/folder/s.sealed"}, passphrase).code == 4);
    auto bytes = study.read("s.sealed");
    study.write("short.sealed", bytes.substr(0, bytes.size() - 3));
    CHECK(study.run({"unseal", "short.sealed", "no.sotto"}, passphrase).code == 1);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
    study.write("altered.sealed", bytes);
    CHECK(study.run({"unseal", "altered.sealed", "no.sotto"}, passphrase).code == 1);
    CHECK_FALSE(study.has("no.sotto"));
}

TEST_CASE("a passphrase is asked for without being shown, twice when sealing") {
    const Study study;
    const auto folder = study.path("s.sotto").parent_path();
    std::string shown;
    CHECK(run_at_terminal(folder, {"seal", "s.sotto", "s.sealed"}, {"wild plums in May", "wild plums in May"},
                          shown) == 0);
    CHECK(shown.find("plums") == std::string::npos);
    CHECK(shown.find("again") != std::string::npos);
    shown.clear();
    CHECK(run_at_terminal(folder, {"seal", "s.sotto", "t.sealed"},
                          {"wild plums in May", "wild plums in June"}, shown) == 2);
    CHECK(shown.find("plums") == std::string::npos);
    CHECK_FALSE(study.has("t.sealed"));
    shown.clear();
    CHECK(run_at_terminal(folder, {"unseal", "s.sealed", "made.sotto"}, {"wild plums in May"}, shown) == 0);
    CHECK(shown.find("plums") == std::string::npos);
    CHECK(study.run({"verify", "made.sotto"}).code == 0);
}

TEST_CASE("what left is known, and who is erased is gone") {
    const Study study;
    const auto exported = study.json({"export", "s.sotto", "quotes.csv", "--k", "1"});
    CHECK(exported["release"]["number"] == 1);
    CHECK(study.json({"release", "s.sotto"})["releases"][0]["sha256"] == exported["release"]["sha256"]);
    CHECK(study.json({"verify-release", "s.sotto", "quotes.csv"})["verdict"] == "unchanged");
    study.write("quotes.csv", study.read("quotes.csv") + "\n");
    CHECK(study.json({"verify-release", "s.sotto", "quotes.csv"}, 1)["verdict"] == "changed");
    CHECK(study.json({"release", "s.sotto", "verify", "register.csv"}, 1)["verdict"] == "unknown");

    CHECK(study.json({"erase", "s.sotto", "P01", "--dry-run"})["dry_run"] == true);
    const auto erased = study.json({"erase", "s.sotto", "P01"});
    CHECK(erased["removed"]["sources"] == 1);
    CHECK(erased["found"].empty());
    for (const char* word : {"Ottilie", "Vanterpool", "heron"})
        CHECK(study.read("s.sotto").find(word) == std::string::npos);
    CHECK(study.json({"verify", "s.sotto"})["problems"].empty());
    CHECK(study.run({"undo", "s.sotto"}).code == 2);
}
