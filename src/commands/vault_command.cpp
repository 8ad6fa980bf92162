// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "base/error.h"
#include "base/files.h"
#include "commands/command_list.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/passphrase.h"
#include "commands/session.h"
#include "commands/study_places.h"
#include "commands/vault_keys.h"
#include "commands/vault_proof.h"
#include "store/erasure.h"
#include "store/vault.h"
#include "store/vault_file.h"

#include <fmt/format.h>
#include <filesystem>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;

constexpr std::int64_t usual_minutes = 15;
constexpr std::int64_t most_minutes = 24 * 60;

store::Vault require_vault(const store::StudyFile& study) {
    auto vault = store::vault_of(study);
    if (!vault) throw Error(Blame::User, "The study has no vault: `sotto vault STUDY make` makes one.");
    return std::move(*vault);
}

std::filesystem::path file_of(const store::StudyFile& study, const Arguments& arguments) {
    return vault_file_of(study, arguments.text("vault"));
}

store::VaultFile file_of(const store::StudyFile& study, const store::Vault& vault,
                         const std::filesystem::path& path) {
    auto file = store::VaultFile::read(path);
    if (file.study() != study.guid())
        throw Error(Blame::Environment, fmt::format("{} is the vault of another study.", shown_path(path)));
    if (file.guid() != vault.guid) {
        throw Error(
            Blame::Environment,
            fmt::format("{} is another vault of this study than the one it has now.", shown_path(path)));
    }
    return file;
}

/// The key, by the passphrase or the recovery key.
store::Secret key_from(const store::VaultFile& file, Session& session, const Arguments& arguments) {
    if (arguments.has("recovery-file")) {
        return file.open_with_recovery_key(
            secret_from(arguments, session, {"recovery-file", "Recovery key: ", false, Asked::Once}));
    }
    return file.open(passphrase_from(arguments, session, Asked::Once));
}

int minutes_of(const Arguments& arguments) {
    const auto minutes = arguments.number("minutes", usual_minutes);
    if (minutes > most_minutes)
        throw Error(Blame::User, fmt::format("--minutes must be at most {}.", most_minutes));
    return static_cast<int>(minutes);
}

/// Keeps the vault open, and notes how long in the answer.
void open_for(Value& data, const base::Guid& vault, const store::Secret& key, const Arguments& arguments) {
    const int minutes = minutes_of(arguments);
    const bool in_kernel = keep_open(vault, key, minutes) == KeptIn::Kernel;
    data.set("kept", in_kernel ? "kernel" : "process").set("minutes", minutes);
}

/// What there is, as every action answers.
Outcome state_of(Session& session, const std::string& action, const std::filesystem::path& path) {
    const auto& study = session.study();
    const auto vault = store::vault_of(study);
    Outcome outcome;
    outcome.data.set("action", action);
    if (!vault) {
        outcome.data.set("state", "none");
        return outcome;
    }
    const auto kept = store::kept_in_vault(study);
    std::error_code unknown;
    outcome.data.set("state", study.register_hidden() ? "locked" : "open")
        .set("made", vault->made)
        .set("file", shown_path(path))
        .set("file_there", std::filesystem::exists(path, unknown))
        .set("names", kept.names)
        .set("aliases", kept.aliases)
        .set("attributes", kept.attributes)
        .set("further", Value::texts(vault->attributes));
    return outcome;
}

/// Makes it true of the files as well, and proves it.
void clear_and_prove(Session& session, base::Progress& progress, Outcome& outcome) {
    outcome.data.set("backups", store::clear_files(session.writable_study()));
    // What the session knows of the study is of before.
    const auto location = session.location();
    session.choose({});
    session.choose(location);
    auto proof = prove_vault(session, progress);
    outcome.exit_code = proof["found"].items().empty() ? 0 : 1;
    outcome.data.set("proof", std::move(proof)).set("server", is_on_server(location));
}

/// A vault file without a vault: a vault was about to be made, or the study has been taken from a copy of
/// before. It may be the key to other copies, so it is never written over.
void move_aside(Session& session, const std::filesystem::path& path) {
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) return;
    const auto file = store::VaultFile::read(path);
    auto aside = path;
    aside += "." + file.guid().text();
    if (std::filesystem::exists(aside, unknown)) {
        throw Error(Blame::Environment, fmt::format("There is something at {} already.", shown_path(aside)));
    }
    std::filesystem::rename(path, aside, unknown);
    if (unknown) {
        throw Error(Blame::Environment,
                    fmt::format("Cannot rename {}: {}.", shown_path(path), unknown.message()));
    }
    session.tell(fmt::format("{} was the key of a vault that this study does not have; it is {} now.",
                             shown_path(path), shown_path(aside)));
}

Outcome make(Session& session, const Arguments& arguments) {
    auto& study = session.writable_study();
    if (store::vault_of(study)) throw Error(Blame::User, "The register of the study is in a vault already.");
    minutes_of(arguments);
    const auto path = file_of(study, arguments);
    if (is_on_server(session.location()) && path.has_parent_path())
        base::make_private_folder(path.parent_path());
    const auto passphrase = passphrase_from(arguments, session, Asked::Twice);
    move_aside(session, path);
    const auto recovery = store::new_recovery_key();
    store::VaultFile::make(study.guid(), passphrase, recovery).write_new(path);
    // From what is on the disk: what cannot be opened must not be shut.
    const auto file = store::VaultFile::read(path);
    const auto key = file.open(passphrase);
    if (!key.same_as(file.open_with_recovery_key(recovery)))
        throw Error(Blame::Program, "The vault file does not open as it was shut; nothing was changed.");
    try {
        store::make_vault(study, {file.guid(), base::utc_now(), arguments.list("attributes")}, key,
                          session.researcher(), session.progress());
    } catch (...) {
        std::error_code unknown;
        if (!store::vault_of(study)) std::filesystem::remove(path, unknown);
        throw;
    }
    Value kept;
    open_for(kept, file.guid(), key, arguments);
    Outcome cleared;
    try {
        // The vault is made: whatever happens now, the recovery key must be shown.
        clear_and_prove(session, base::no_progress(), cleared);
    } catch (const Error& error) {
        cleared.exit_code = 1;
        cleared.data.set("not_cleared", error.what());
    }
    auto outcome = state_of(session, "make", path);
    outcome.exit_code = cleared.exit_code;
    for (const auto& [name, value] : kept.members()) outcome.data.set(name, value);
    for (const auto& [name, value] : cleared.data.members()) outcome.data.set(name, value);
    outcome.data.set("recovery_key", std::string(recovery.view()));
    return outcome;
}

Outcome open(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const auto vault = require_vault(study);
    minutes_of(arguments);
    const auto path = file_of(study, arguments);
    const auto key = key_from(file_of(study, vault, path), session, arguments);
    Value kept;
    open_for(kept, vault.guid, key, arguments);
    auto outcome = state_of(session, "open", path);
    for (const auto& [name, value] : kept.members()) outcome.data.set(name, value);
    return outcome;
}

Outcome lock(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const auto vault = require_vault(study);
    const bool was_open = forget_key(vault.guid);
    auto outcome = state_of(session, "lock", file_of(study, arguments));
    outcome.data.set("was_open", was_open);
    if (outcome.data["state"].text() == "open")
        session.tell("SOTTO_PASSPHRASE opens the vault again whenever it is needed: unset it.");
    return outcome;
}

Outcome rekey(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const auto vault = require_vault(study);
    const auto path = file_of(study, arguments);
    auto file = file_of(study, vault, path);
    const auto key = key_from(file, session, arguments);
    const auto passphrase =
        secret_from(arguments, session, {"new-passphrase-file", "New passphrase: ", false, Asked::Twice});
    file.change_passphrase(key, passphrase);
    std::optional<store::Secret> recovery;
    if (arguments.has("new-recovery-key")) {
        recovery = store::new_recovery_key();
        file.change_recovery_key(key, *recovery);
    }
    file.replace(path);
    auto outcome = state_of(session, "rekey", path);
    if (recovery) outcome.data.set("recovery_key", std::string(recovery->view()));
    return outcome;
}

Outcome remove(Session& session, const Arguments& arguments) {
    auto& study = session.writable_study();
    const auto vault = require_vault(study);
    const auto path = file_of(study, arguments);
    const auto key = key_from(file_of(study, vault, path), session, arguments);
    store::remove_vault(study, key, session.researcher(), session.progress());
    forget_key(vault.guid);
    auto outcome = state_of(session, "remove", path);
    outcome.data.set("file", shown_path(path));
    return outcome;
}

Outcome clean(Session& session, const Arguments& arguments) {
    auto& study = session.writable_study();
    require_vault(study);
    require_open_register(study);
    const auto path = file_of(study, arguments);
    Outcome cleared;
    clear_and_prove(session, session.progress(), cleared);
    auto outcome = state_of(session, "clean", path);
    outcome.exit_code = cleared.exit_code;
    for (const auto& [name, value] : cleared.data.members()) outcome.data.set(name, value);
    return outcome;
}

Outcome run_vault(Session& session, const Arguments& arguments) {
    const auto action = arguments.text("ACTION", "status");
    if (action == "make") return make(session, arguments);
    if (action == "open") return open(session, arguments);
    if (action == "lock") return lock(session, arguments);
    if (action == "rekey") return rekey(session, arguments);
    if (action == "remove") return remove(session, arguments);
    if (action == "clean") return clean(session, arguments);
    return state_of(session, "status", file_of(session.study(), arguments));
}

void print_proof(const Value& data, Page& page) {
    const auto& proof = data["proof"];
    for (const auto& file : proof["found"].items()) {
        page.line(
            fmt::format("A name still stands in {}: `sotto vault STUDY clean` tries again.", file.text()));
    }
    if (proof["found"].items().empty() && !data["server"].truth()) {
        page.line(fmt::format("Looked for {} in {} of {}: none is left.",
                              counted(proof["looked_for"].integer(), "name and value", "names and values"),
                              counted(proof["scanned"]["bytes"].integer(), "byte", "bytes"),
                              counted(proof["scanned"]["files"].integer(), "file", "files")));
    }
    if (!proof["elsewhere"].items().empty()) {
        std::string places;
        for (const auto& place : proof["elsewhere"].items()) {
            places += fmt::format("{}{} ({})", places.empty() ? "" : ", ", place["what"].text(),
                                  place["names"].integer());
        }
        page.line(fmt::format(
            "The vault keeps the register, not what people said. Names of it also stand here: {}.", places));
    }
    if (data["server"].truth()) {
        page.line(
            "What the server's own log and its backups hold is out of reach: ask who keeps the server.");
    }
}

void print_recovery_key(const Value& data, Page& page) {
    if (data["recovery_key"].is_null()) return;
    page.line(fmt::format("Recovery key: {}", data["recovery_key"].text()));
    page.line(
        "Write it down and keep it apart from the study: it opens the vault when the passphrase is "
        "forgotten, "
        "and it is never shown again. Without both, the names are lost.");
}

void print_state(const Value& data, Page& page) {
    const auto state = data["state"].text();
    if (state == "none") {
        page.line("The study has no vault: the names of the register are in the study file.");
        return;
    }
    page.line(
        fmt::format("The vault is {}: {}, {} and {} are encrypted in the study, and the key is in {}{}.",
                    state, counted(data["names"].integer(), "name", "names"),
                    counted(data["aliases"].integer(), "alias", "aliases"),
                    counted(data["attributes"].integer(), "attribute", "attributes"), data["file"].text(),
                    data["file_there"].truth() ? "" : ", which is not there"));
    if (state == "locked") page.line("Participants are shown by their codes; what needs names is refused.");
}

void print(const Value& data, Page& page) {
    const auto action = data["action"].text();
    if (action == "remove") {
        page.line("The names of the register are in the study file again, readable for whoever has it.");
        page.line(fmt::format("{} opens copies of before; without such copies it is of no more use.",
                              data["file"].text()));
        return;
    }
    print_state(data, page);
    if (!data["proof"].is_null()) print_proof(data, page);
    if (!data["not_cleared"].is_null()) {
        page.line(fmt::format("Files of the study may still hold names: {}", data["not_cleared"].text()));
        page.line("`sotto vault STUDY clean` removes them.");
    }
    if (data["kept"].text() == "kernel") {
        page.line(fmt::format("It stays open until it has not been used for {}.",
                              counted(data["minutes"].integer(), "minute", "minutes")));
    } else if (!data["kept"].is_null()) {
        page.line(
            "This system keeps no keys between programs: set SOTTO_PASSPHRASE for each command that needs "
            "names.");
    }
    if (action == "rekey") {
        page.line("The passphrase is changed. Copies of the vault file made before open with the old one.");
    }
    print_recovery_key(data, page);
}

}  // namespace

Command vault_command() {
    Command command;
    command.id = "privacy/vault";
    command.verb = "vault";
    command.menu = "Privacy/Vault…";
    command.help = "Encrypts the names of the register, under a passphrase; opens and locks them.";
    command.details =
        "`make` encrypts names, aliases and attributes that identify (names, addresses, telephone numbers, "
        "dates "
        "of birth, and those that --attributes names) wherever the study keeps them, history and backups "
        "included, and looks through all files for what is left (exit code 1 if anything is). The key lies "
        "in the "
        "vault file beside the study, `STUDY-vault`, for a study on a server in the folder for settings: "
        "apart "
        "from it the study tells no name of the register. Transcripts are not encrypted, and hold what "
        "people "
        "said. `open` keeps the vault open until it has not been used for some minutes, `lock` locks it at "
        "once; "
        "while SOTTO_PASSPHRASE is set, every command opens it by itself, and SOTTO_VAULT may name the file. "
        "While it is locked, participants are shown by their codes, and whatever needs names (exports, "
        "identifiers, changes to the register) is refused. `rekey` changes the passphrase, `clean` removes "
        "what "
        "files still hold of names, and `remove` writes the names into the study again. Undo steps over all "
        "of "
        "these.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("ACTION", Parameter::Holds::Text, "what to do")
            .one_of({"status", "make", "open", "lock", "rekey", "clean", "remove"})
            .otherwise("status"),
        passphrase_parameter(),
        option("recovery-file", Parameter::Holds::File,
               "a file whose first line is the recovery key, in place of the passphrase")
            .labelled("File with the recovery key"),
        option("new-passphrase-file", Parameter::Holds::File, "a file whose first line is the new passphrase")
            .otherwise("asked for")
            .labelled("File with the new passphrase"),
        flag("new-recovery-key", "also gives a new recovery key; the old one opens nothing then"),
        option("minutes", Parameter::Holds::Number, "how long it stays open without being used")
            .at_least(1)
            .otherwise("15")
            .labelled("Minutes it stays open"),
        option("attributes", Parameter::Holds::Text, "further attributes that identify, parted by commas")
            .called("NAMES")
            .labelled("Further attributes that identify"),
        option("vault", Parameter::Holds::File, "the vault file")
            .otherwise("beside the study")
            .labelled("Vault file")};
    command.parameters[1].required = false;
    command.examples = {
        {"vault study.sotto", "whether names are in a vault, and whether it is open"},
        {"vault study.sotto make --passphrase-file passphrase.txt", "encrypts the names"},
        {"vault study.sotto open --passphrase-file passphrase.txt --minutes 30", "to work with names"},
        {"vault study.sotto rekey --passphrase-file passphrase.txt --new-passphrase-file new-passphrase.txt "
         "--new-recovery-key",
         "another passphrase, another recovery key"},
        {"vault study.sotto lock", "names are hidden again"}};
    command.available = with_study;
    command.run = run_vault;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
