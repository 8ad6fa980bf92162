// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/erasing.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/session.h"
#include "commands/study_feed.h"
#include "commands/study_places.h"
#include "commands/trace_scan.h"
#include "store/erasure.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

/// Builds the index anew, so that its files hold no word that only they used.
void rebuild_index(Session& session, const std::filesystem::path& folder) {
    std::error_code unknown;
    if (!std::filesystem::exists(folder, unknown)) return;
    const StudyFeed feed(session.study());
    search::Index index(folder, feed);
    index.rebuild(base::no_progress());
}

Outcome erase(Session& session, const Arguments& arguments) {
    auto& study = session.writable_study();
    const auto person = require_entity(study, arguments.text("PARTICIPANT"));
    if (person.category != study::EntityCategory::Person)
        throw base::Error(base::Blame::User, "Only persons can be erased.");
    const bool dry_run = arguments.has("dry-run");
    Erasing erasing(session, person);

    store::Erasure erasure;
    erasure.command = "privacy/erase";
    erasure.summary = fmt::format("Erased {}; this cannot be undone", person.code);
    erasure.researcher = session.researcher();
    erasure.entity = person.id;
    erasure.work = [&](store::Edit& edit) { erasing.apply(edit); };
    erasure.tells = [&](std::string_view text) { return erasing.tells(text); };
    erasure.dry_run = dry_run;
    const auto erased = store::erase(study, erasure, session.progress());

    Outcome outcome;
    auto removed = erasing.counts();
    removed.set("files", erased.contents)
        .set("bytes", erased.bytes)
        .set("images", erased.images)
        .set("sentences", erased.sentences);
    auto found = Value::array();
    Traces traces;
    if (!dry_run) {
        const auto location = session.location();
        const auto index = index_folder(study);
        removed.set("backups", store::clear_files(study));
        // What the session knows of the study is of before.
        session.choose({});
        session.choose(location);
        if (index) rebuild_index(session, *index);
        traces = find_traces(places_of(location, index), erasing.traces());
        for (const auto& trace : traces.found) found.add(shown_path(trace));
        outcome.exit_code = traces.found.empty() ? 0 : 1;
    } else {
        removed.set("backups", 0);
    }
    outcome.data.set("erased", person.code)
        .set("dry_run", dry_run)
        .set("removed", std::move(removed))
        .set("scanned", Value()
                            .set("files", traces.files)
                            .set("bytes", traces.bytes)
                            .set("traces", dry_run ? std::size_t{0} : erasing.traces().size()))
        .set("found", std::move(found))
        .set("server", is_on_server(session.location()));
    return outcome;
}

void print(const Value& data, Page& page) {
    const auto& removed = data["removed"];
    const auto count = [&](const char* name) { return removed[name].integer(); };
    page.line(fmt::format(
        "{} {}: {} of their own and {} out of {} others, {}, {}, {} of others that repeated or named them.",
        data["dry_run"].truth() ? "Would erase" : "Erased", data["erased"].text(),
        counted(count("sources"), "source", "sources"), counted(count("turns"), "turn", "turns"),
        count("cut_sources"), counted(count("codings"), "coding", "codings"),
        counted(count("names"), "mention of a name", "mentions of a name"),
        counted(count("notes"), "note", "notes")));
    page.line(fmt::format(
        "From the history: {} and {}; {} of texts and original files; {}.",
        counted(count("images"), "image", "images"), counted(count("sentences"), "sentence", "sentences"),
        counted(count("bytes"), "byte", "bytes"), counted(count("backups"), "backup", "backups")));
    if (data["dry_run"].truth()) {
        page.line("Nothing has been changed. What is erased cannot be brought back.");
        return;
    }
    for (const auto& file : data["found"].items()) page.line(fmt::format("Still there in {}.", file.text()));
    if (data["found"].items().empty()) {
        page.line(fmt::format("Looked for {} in {} of {}: none is left.",
                              counted(data["scanned"]["traces"].integer(), "name or sentence of theirs",
                                      "names and sentences of theirs"),
                              counted(data["scanned"]["bytes"].integer(), "byte", "bytes"),
                              counted(data["scanned"]["files"].integer(), "file", "files")));
    }
    if (data["server"].truth())
        page.line(
            "What the server's own log and its backups hold is out of reach: ask who keeps the server.");
    page.line("Exports, sealed copies and the files that were imported lie where they did: see to them.");
}

}  // namespace

Command erase_command() {
    Command command;
    command.id = "privacy/erase";
    command.verb = "erase";
    command.menu = "People/Erase for good…";
    command.help = "Takes a person out of the study, its history and its backups; cannot be undone.";
    command.details =
        "Sources in which nobody else answers are removed, in others their turns and every mention of their "
        "names are cut and marked […]; all that others said and what is coded there stays in its place. "
        "Names, aliases, attributes, notes on them, original files, images of the history, free pages of the "
        "file, the index and the backups go as well; the code stays, so that the history speaks of somebody. "
        "Afterwards the files are searched for their names and sentences (exit code 1 if one is left). Undo "
        "goes back to here and no further. Copies made elsewhere (exports, sealed files, what was imported) "
        "are not touched.";
    command.access = Access::Write;
    command.parameters = {study_parameter(),
                          positional("PARTICIPANT", Parameter::Holds::Participant, "code of the register"),
                          flag("dry-run", "counts what would go and changes nothing")};
    command.examples = {{"erase study.sotto P01 --dry-run", "what would go"},
                        {"erase study.sotto P01", "somebody who wants to be forgotten"}};
    command.available = with_study;
    command.run = erase;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
