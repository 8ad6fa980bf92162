// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "cli/help.h"
#include "cli/passphrase_prompt.h"
#include "cli/terminal.h"
#include "cli/workbench.h"
#include "commands/command.h"
#include "commands/passphrase.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <new>
#include <string>
#include <typeinfo>
#include <vector>

namespace {

using namespace sotto;
using base::Blame;
using base::Error;

base::CancelFlag cancel;

void on_signal(int signal) {
    cancel.raise();
    // Who asks twice does not want to wait.
    std::signal(signal, SIG_DFL);
}

int exit_code_of(Blame blame) {
    switch (blame) {
        case Blame::Finding:
            return 1;
        case Blame::User:
            return 2;
        case Blame::Input:
            return 3;
        case Blame::Environment:
            return 4;
        case Blame::Program:
            break;
    }
    return 70;
}

void say(std::string_view text) {
    const bool written =
        std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (!written) throw Error(Blame::Environment, "The result could not be written to standard output.");
}

const commands::Command& require_command(const std::string& verb) {
    if (const auto* command = commands::find_command(verb)) return *command;
    std::vector<std::string> verbs;
    for (const auto& command : commands::commands()) verbs.push_back(command.verb);
    verbs.emplace_back("workbench");
    const auto guess = commands::nearest(verb, verbs);
    throw Error(Blame::User, guess.empty()
                                 ? fmt::format("There is no verb \"{}\"; `sotto help` lists them.", verb)
                                 : fmt::format("There is no verb \"{}\"; did you mean \"{}\"?", verb, guess));
}

std::string help_about(const std::string& verb) {
    if (verb != "workbench") return cli::help_on(require_command(verb));
    return fmt::format("{}\n\nUse: sotto {}\n", cli::workbench_help, cli::workbench_usage);
}

bool asks_for_help(const std::vector<std::string>& words) {
    const auto end = std::find(words.begin(), words.end(), "--");
    return std::any_of(words.begin(), end,
                       [](const std::string& word) { return word == "--help" || word == "-h"; });
}

int run_verb(const commands::Command& command, const std::vector<std::string>& words) {
    auto parameters = command.parameters;
    for (auto& parameter : cli::common_parameters()) parameters.push_back(std::move(parameter));
    const auto arguments = commands::parse_arguments(parameters, words);

    cli::TerminalProgress progress(cancel, arguments.has("quiet"));
    commands::ask_passphrases_with(cli::ask_passphrase);
    commands::Session session(arguments.text("researcher"), progress,
                              [&](const std::string& sentence) { progress.tell(sentence); });
    const auto outcome = commands::run(command, session, arguments);
    if (arguments.has("json")) {
        auto answer = commands::Value().set("schema", command.verb + "/1");
        for (const auto& [name, value] : outcome.data.members()) answer.set(name, value);
        say(answer.to_json() + "\n");
    } else {
        commands::Page page;
        command.print(outcome.data, page);
        say(cli::layout(page, cli::columns_of(STDOUT_FILENO)));
    }
    return outcome.exit_code;
}

int run(std::vector<std::string> words) {
    if (words.empty()) {
        fmt::print(stderr, "{}", cli::overview());
        return 2;
    }
    const auto verb = words.front();
    words.erase(words.begin());
    if (verb == "--version" || verb == "version") {
        say("sotto " SOTTO_VERSION "\n");
    } else if (verb == "--help" || verb == "-h" || verb == "help") {
        say(words.empty() ? cli::overview() : help_about(words.front()));
    } else if (verb == "workbench" && !asks_for_help(words)) {
        cli::become_workbench(words);
    } else if (verb == "generate") {
        say(cli::generate(words.empty() ? std::string() : words.front()));
    } else if (asks_for_help(words)) {
        say(help_about(verb));
    } else {
        return run_verb(require_command(verb), words);
    }
    return 0;
}

int fail(const std::string& sentence, int code) {
    fmt::print(stderr, "sotto: {}\n", cli::shown(sentence));
    return code;
}

}  // namespace

int main(int count, char** words) {
    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    try {
        return run({words + std::min(count, 1), words + count});
    } catch (const Error& error) {
        return fail(error.what(), exit_code_of(error.blame()));
    } catch (const base::Cancelled&) {
        return fail("Stopped; nothing is half done.", 130);
    } catch (const std::bad_alloc&) {
        return fail("There is not enough memory for this.", 4);
    } catch (const std::exception& fault) {
        // What a library says may quote a text, so only the kind of fault is told.
        return fail(fmt::format("A fault in Sotto itself ({}). Nothing is half done; please report it.",
                                typeid(fault).name()),
                    70);
    }
}
