// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "cli/help.h"
#include "cli/program.h"
#include "cli/schema.h"
#include "cli/terminal.h"
#include "commands/command.h"

#include <pty.h>
#include <unistd.h>
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>

using namespace sotto;
using commands::Page;
using commands::Table;

namespace {

std::set<std::string> verbs() {
    std::set<std::string> verbs;
    for (const auto& command : commands::commands()) verbs.insert(command.verb);
    return verbs;
}

}  // namespace

TEST_CASE("every verb explains itself, with an example") {
    const tests::Program program;
    for (const auto& verb : verbs()) {
        CAPTURE(verb);
        const auto ran = program.run({verb, "--help"});
        CHECK(ran.code == 0);
        CHECK(ran.err.empty());
        CHECK(ran.out.find("Use: sotto " + verb) != std::string::npos);
        CHECK(ran.out.find("Examples:\n  sotto " + verb) != std::string::npos);
        CHECK(program.run({"help", verb}).out == ran.out);
    }
    const auto help = program.run({"help"});
    CHECK(help.code == 0);
    for (const auto& verb : verbs()) CHECK(help.out.find("\n  " + verb + " ") != std::string::npos);
    CHECK(program.run({"--version"}).out.starts_with("sotto "));
    CHECK(program.run({"serch"}).err.find("did you mean \"search\"") != std::string::npos);
}

TEST_CASE("the workbench is started from beside the program, from the PATH, or missed in one sentence") {
    tests::Program program;
    const auto own = program.path("bin/sotto");
    std::filesystem::create_directories(own.parent_path());
    std::filesystem::copy_file(SOTTO_BINARY_DIR "/sotto", own);
    program.use(own);
    const auto script = [&](const char* name, const char* says) {
        program.write(name, std::string("#!/bin/sh\necho ") + says + " \"$@\"\n");
        std::filesystem::permissions(program.path(name), std::filesystem::perms::owner_all);
    };
    const tests::Program::Environment nowhere{{"PATH", "/nonexistent"}};
    const auto missing = program.run({"workbench"}, nowhere);
    CHECK(missing.code == 4);
    CHECK(missing.err.starts_with("sotto: The window is not installed"));
    CHECK(missing.err.find('\n') == missing.err.size() - 1);

    script("else/sotto-workbench", "from PATH");
    const tests::Program::Environment path{{"PATH", program.path("else").string()}};
    CHECK(program.run({"workbench"}, path).out == "from PATH\n");
    script("bin/sotto-workbench", "from beside");
    CHECK(program.run({"workbench", "a study.sotto"}, path).out == "from beside a study.sotto\n");
    CHECK(program.run({"workbench", "--help"}, path).out.find("Use: sotto workbench [STUDY]") !=
          std::string::npos);
    CHECK(program.run({"help"}).out.find("\n  workbench ") != std::string::npos);
}

TEST_CASE("every verb has a schema and every schema a verb") {
    std::set<std::string> schemas;
    for (const auto& file : std::filesystem::directory_iterator(SOTTO_SOURCE_DIR "/docs/schemas")) {
        const auto name = file.path().filename().string();
        if (!name.ends_with(".schema.json")) continue;
        const auto verb = name.substr(0, name.find('.'));
        CAPTURE(verb);
        CHECK(schemas.insert(verb).second);
        const auto schema = nlohmann::json::parse(std::ifstream(file.path()), nullptr, false);
        REQUIRE(schema.is_object());
        CHECK(schema["properties"]["schema"]["const"] == verb + "/1");
    }
    CHECK(schemas == verbs());
}

TEST_CASE("the validator of schemas finds what is wrong") {
    const auto schema =
        nlohmann::json::parse(R"({"type":"object","required":["a"],"additionalProperties":false,
        "properties":{"a":{"type":"array","items":{"type":["integer","null"]}},"b":{"enum":["x"]},"c":{"const":1}}})");
    const auto wrong = [&](const char* text) {
        return tests::problems(schema, nlohmann::json::parse(text)).size();
    };
    CHECK(wrong(R"({"a":[1,null],"b":"x","c":1})") == 0);
    CHECK(wrong(R"({})") == 1);
    CHECK(wrong(R"([])") == 1);
    CHECK(wrong(R"({"a":[1.5,"x"]})") == 2);
    CHECK(wrong(R"({"a":[],"b":"y","c":2,"d":0})") == 3);
    CHECK(tests::problems({{"minimum", 3}}, 5).size() == 1);
}

TEST_CASE("manual, completion and reference name every verb and option") {
    for (const auto* what : {"man", "bash", "zsh", "fish", "markdown"}) {
        auto made = cli::generate(what);
        made.erase(std::remove(made.begin(), made.end(), '\\'), made.end());
        for (const auto& command : commands::commands()) {
            CAPTURE(what, command.verb);
            CHECK(made.find(command.verb) != std::string::npos);
            for (const auto& parameter : command.parameters) {
                if (parameter.kind == commands::Parameter::Kind::Positional) continue;
                CAPTURE(parameter.name);
                CHECK(made.find(parameter.name) != std::string::npos);
            }
        }
    }
}

TEST_CASE("the reference in docs is made from the commands as they are") {
    std::ifstream file(SOTTO_SOURCE_DIR "/docs/cli.md", std::ios::binary);
    std::string kept{std::istreambuf_iterator<char>(file), {}};
    // Else run: sotto generate markdown > docs/cli.md
    CHECK((kept == tests::Program().run({"generate", "markdown"}).out));
}

TEST_CASE("the completion for bash is a script that bash takes") {
    const tests::Program program;
    program.write("completion.bash",
                  cli::generate("bash") +
                      "COMP_WORDS=(sotto matrix s.sotto --count c); COMP_CWORD=4; _sotto\n"
                      "echo \"${COMPREPLY[@]}\"\n"
                      "COMP_WORDS=(sotto sear); COMP_CWORD=1; _sotto; echo \"${COMPREPLY[@]}\"\n");
    const auto line = "bash '" + program.path("completion.bash").string() + "' > '" +
                      program.path("out").string() + "' 2>&1";
    REQUIRE(std::system(line.c_str()) == 0);
    CHECK(program.read("out") == "codings characters\nsearch\n");
}

TEST_CASE("tables line up in any script") {
    Page page;
    page.table(Table{{{"Name"}, {"Count", true}},
                     {{"ຄຳ", "7"}, {"日本", "12"}, {"Zoe\xCC\x81", "3"}, {"plain", "400"}}});
    CHECK(cli::layout(page, 0) ==
          "Name   Count\nຄຳ         7\n日本      12\nZoe\xCC\x81        3\nplain    400\n");
}

TEST_CASE("a table that is too wide is cut where it is widest") {
    Page page;
    page.table(Table{{{"Code"}, {"Text"}}, {{"A", std::string(200, 'x')}}});
    const auto shown = cli::layout(page, 40);
    for (std::size_t at = 0; at < shown.size();) {
        const auto end = shown.find('\n', at);
        CHECK(cli::width_of(shown.substr(at, end - at)) <= 40);
        at = end + 1;
    }
    CHECK(shown.find("…") != std::string::npos);
}

TEST_CASE("a terminal is shown how far long work is, and left clean") {
    int terminal = -1;
    int program_side = -1;
    REQUIRE(::openpty(&terminal, &program_side, nullptr, nullptr, nullptr) == 0);
    const int before = ::dup(STDERR_FILENO);
    REQUIRE(::dup2(program_side, STDERR_FILENO) == STDERR_FILENO);
    base::CancelFlag cancel;
    const auto work = [&](bool quiet) {
        cli::TerminalProgress progress(cancel, quiet);
        progress.begin("Importing", 4);
        // What is over in a moment draws nothing, so it must take one.
        std::this_thread::sleep_for(std::chrono::milliseconds(400));
        progress.advance(2);
        progress.tell("A sentence.");
        progress.end();
        CHECK_FALSE(progress.cancelled());
        cancel.raise();
        CHECK(progress.cancelled());
        cancel.clear();
    };
    work(true);
    work(false);
    ::dup2(before, STDERR_FILENO);
    ::close(before);
    ::close(program_side);
    // It comes in pieces, and ends with an error once nobody holds the other side.
    std::string shown;
    std::array<char, 4096> piece{};
    for (auto size = ::read(terminal, piece.data(), piece.size()); size > 0;
         size = ::read(terminal, piece.data(), piece.size())) {
        shown.append(piece.data(), static_cast<std::size_t>(size));
    }
    ::close(terminal);
    const std::string wiped = "\r\x1b[K";
    CHECK(shown == wiped + "Importing [############            ] 2/4" + wiped + "A sentence.\r\n");
}

TEST_CASE("what a terminal would obey is not sent to it") {
    Page page;
    page.line(
        "a\x1b[2Jb\x07"
        "c\xC2\x9B"
        "d\te");
    page.table(Table{{{"X"}}, {{"1\x1b[0m\n2"}}});
    CHECK(cli::layout(page, 0) == "a[2Jbcd\te\nX\n1[0m 2\n");
    // The C1 forms of the same commands, and what would show the words in another order.
    CHECK(cli::shown("a\u009B2Jb \u202Ecod.exe\u202C \u2066c\u2069\rd") == "a2Jb cod.exe cd");
    CHECK(cli::shown("\u0645\u200C\u062E e\u0301 \U0001F468\u200D\U0001F469\n") ==
          "\u0645\u200C\u062E e\u0301 \U0001F468\u200D\U0001F469\n");
}

TEST_CASE("a server that does not answer is named in one sentence with the reason and without the password") {
    const auto ran = tests::Program().run({"sources", "postgresql://ann:secret@127.0.0.1:1/none"});
    CHECK(ran.code == 4);
    CHECK(ran.err == "sotto: Cannot reach postgresql://ann@127.0.0.1:1/none: Connection refused.\n");
}
