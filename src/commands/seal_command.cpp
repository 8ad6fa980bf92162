// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"

#include "commands/command_list.h"
#include "commands/import_reading.h"
#include "commands/passphrase.h"
#include "commands/session.h"
#include "store/seal.h"
#include "store/vault.h"

#include <fmt/format.h>
#include <filesystem>

namespace sotto::commands {

namespace {

/// What is there already is said before anybody is asked for a passphrase.
void refuse_what_is_there(const std::filesystem::path& target) {
    std::error_code unknown;
    if (std::filesystem::symlink_status(target, unknown).type() == std::filesystem::file_type::not_found)
        return;
    throw base::Error(base::Blame::Environment,
                      fmt::format("There is something at {} already.", shown_path(target)));
}

Outcome seal(Session& session, const Arguments& arguments) {
    const std::filesystem::path target = arguments.text("OUT");
    const auto& study = session.study();
    refuse_what_is_there(target);
    const auto passphrase = passphrase_from(arguments, session, Asked::Twice);
    const auto bytes = store::seal(study, target, passphrase, session.progress());
    Outcome outcome;
    outcome.data.set("written", shown_path(target))
        .set("bytes", bytes)
        .set("vault", store::vault_of(study).has_value());
    return outcome;
}

Outcome unseal(Session& session, const Arguments& arguments) {
    const auto location = arguments.text("STUDY");
    if (location.find("://") != std::string::npos) {
        throw base::Error(base::Blame::User,
                          "A sealed study becomes a file; it cannot be put on a server from here.");
    }
    const std::filesystem::path target = location;
    const std::filesystem::path sealed = arguments.text("IN");
    store::require_sealed(sealed);
    refuse_what_is_there(target);
    const auto passphrase = passphrase_from(arguments, session, Asked::Once);
    const auto bytes = store::unseal(sealed, target, passphrase, session.progress());
    Outcome outcome;
    outcome.data.set("written", shown_path(target)).set("bytes", bytes);
    return outcome;
}

void print_sealed(const Value& data, Page& page) {
    page.line(fmt::format("Sealed the study in {}. Without the passphrase nobody can open it, nor can we.",
                          data["written"].text()));
    if (data["vault"].truth()) {
        page.line(
            "The key of its vault is not in there: who unseals it sees no names of the register without the "
            "vault file, which travels another way.");
    }
}

void print_unsealed(const Value& data, Page& page) {
    page.line(fmt::format("Made the study {}.", data["written"].text()));
}

}  // namespace

Command seal_command() {
    Command command;
    command.id = "study/seal";
    command.verb = "seal";
    command.menu = "Study/Seal for transport…";
    command.help = "Writes the whole study into one encrypted file, to be carried or sent.";
    command.details =
        "All of it is in the file, also names, history and original files, as they are at this moment; it "
        "can "
        "only be opened with the passphrase, and whoever alters it or cuts it short is found out. The "
        "passphrase is the first line of the file that --passphrase-file names, else what SOTTO_PASSPHRASE "
        "holds, else it is asked for. What is encrypted is copied first into a file without a name beside "
        "the "
        "study, which is gone with the program, however that ends.";
    command.parameters = {study_parameter(),
                          positional("OUT", Parameter::Holds::NewFile, "the sealed file to write"),
                          passphrase_parameter()};
    command.examples = {{"seal study.sotto study.sealed --passphrase-file passphrase.txt",
                         "one file to carry, with a passphrase that travels another way"}};
    command.available = with_study;
    command.run = seal;
    command.print = print_sealed;
    return command;
}

Command unseal_command() {
    Command command;
    command.id = "study/unseal";
    command.verb = "unseal";
    command.menu = "Study/Unseal…";
    command.help = "Makes a study of a sealed file; never overwrites anything.";
    command.details =
        "The study is there when the last byte has been proven to be what was sealed, and not before. A file "
        "that was altered or cut short ends with exit code 1, a wrong passphrase with 4.";
    command.access = Access::None;
    command.parameters = {positional("IN", Parameter::Holds::File, "the sealed file"),
                          positional("STUDY", Parameter::Holds::NewFile, "the .sotto file to make"),
                          passphrase_parameter()};
    command.examples = {
        {"unseal study.sealed copy.sotto --passphrase-file passphrase.txt", "the study that somebody sent"}};
    command.available = always;
    command.run = unseal;
    command.print = print_unsealed;
    return command;
}

}  // namespace sotto::commands
