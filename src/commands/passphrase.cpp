// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/passphrase.h"

#include "base/error.h"
#include "commands/session.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

/// Below this a passphrase is guessed, however much each guess costs.
constexpr std::size_t short_passphrase = 12;

PassphrasePrompt& prompt_of_process() {
    static PassphrasePrompt prompt;
    return prompt;
}

[[noreturn]] void too_long() {
    throw Error(Blame::User, fmt::format("The passphrase is longer than {} bytes, which is the most.",
                                         longest_passphrase));
}

/// The first line of the file, read past no buffer but the secret's own.
store::Secret first_line_of(const std::string& path) {
    const auto fail = [&](int code) {
        throw Error(Blame::Environment, fmt::format("Cannot read the passphrase from {}: {}.", path,
                                                    std::generic_category().message(code)));
    };
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) fail(errno);
    store::Secret secret(longest_passphrase + 2);
    std::size_t filled = 0;
    while (filled < secret.capacity()) {
        const ssize_t got = ::read(file, secret.data() + filled, secret.capacity() - filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            const int code = errno;
            ::close(file);
            fail(code);
        }
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    ::close(file);
    secret.use(filled);
    auto line = secret.view().substr(0, secret.view().find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.size() > longest_passphrase) too_long();
    secret.use(line.size());
    return secret;
}

store::Secret asked_for(Session& session, const WantedSecret& wanted) {
    const auto& prompt = prompt_of_process();
    const auto ask = [&](std::string_view question) {
        auto answer = prompt ? prompt(question, session.progress()) : std::nullopt;
        if (!answer) {
            throw Error(
                Blame::User,
                fmt::format("A passphrase is needed and there is nobody to ask for it: put it into the first "
                            "line of a file and name that with --{}{}.",
                            wanted.option, wanted.of_environment ? ", or set SOTTO_PASSPHRASE" : ""));
        }
        return std::move(*answer);
    };
    auto passphrase = ask(wanted.question);
    if (wanted.asked == Asked::Twice && !passphrase.empty() && !passphrase.same_as(ask("The same again: ")))
        throw Error(Blame::User, "The two passphrases differ; nothing was done.");
    return passphrase;
}

}  // namespace

void ask_passphrases_with(PassphrasePrompt prompt) {
    prompt_of_process() = std::move(prompt);
}

Parameter passphrase_parameter() {
    return option("passphrase-file", Parameter::Holds::File, "a file whose first line is the passphrase")
        .called("FILE")
        .otherwise("SOTTO_PASSPHRASE, or asked for")
        .labelled("File with the passphrase");
}

std::optional<store::Secret> passphrase_of_environment() {
    const char* words = std::getenv("SOTTO_PASSPHRASE");
    if (words == nullptr || *words == '\0') return std::nullopt;
    if (std::string_view(words).size() > longest_passphrase) too_long();
    return store::Secret(std::string_view(words));
}

store::Secret passphrase_from(const Arguments& arguments, Session& session, Asked asked) {
    return secret_from(arguments, session, {"passphrase-file", "Passphrase: ", true, asked});
}

store::Secret secret_from(const Arguments& arguments, Session& session, const WantedSecret& wanted) {
    auto passphrase = [&] {
        if (arguments.has(wanted.option)) return first_line_of(arguments.text(wanted.option));
        if (wanted.of_environment) {
            if (auto words = passphrase_of_environment()) return std::move(*words);
        }
        return asked_for(session, wanted);
    }();
    if (passphrase.empty()) throw Error(Blame::User, "The passphrase is empty; nothing was done.");
    if (wanted.asked == Asked::Twice && passphrase.view().size() < short_passphrase) {
        session.tell(
            "This passphrase is short: whoever has the file can guess as often as they like. Four words "
            "taken "
            "at random are easier to keep and harder to guess.");
    }
    return passphrase;
}

}  // namespace sotto::commands
