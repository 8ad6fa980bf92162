// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/import_plan.h"
#include "commands/import_reading.h"
#include "commands/importer.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

/// Three people who are neither asking nor interpreting are a group.
constexpr std::ptrdiff_t voices_of_a_group = 3;

study::Reflow reflow_of(const Arguments& arguments) {
    return arguments.text("reflow") == "never" ? study::Reflow::Never : study::Reflow::Auto;
}

FileReading reading_of(Session& session, const Arguments& arguments, const std::vector<PlannedFile>& files) {
    FileReading::Options options;
    options.reflow = reflow_of(arguments);
    options.language_if_unsure = session.study().language();
    for (const auto& [sha256, name] : known_files(session.study())) options.known.insert(sha256);
    options.kept = &session.kept_files();
    std::vector<FileToRead> wanted;
    wanted.reserve(files.size());
    for (const auto& file : files) wanted.push_back({file.path, file.terms.language, file.sha256});
    return {session.formats(), std::move(wanted), std::move(options), session.progress()};
}

/// What the words themselves say about the kind of document; null when nothing.
Value looks_like(const study::Transcript& transcript) {
    const auto voices = std::count_if(transcript.speakers.begin(), transcript.speakers.end(),
                                      [](const study::SpeakerDraft& speaker) {
                                          return speaker.role != study::SpeakerRole::Interviewer &&
                                                 speaker.role != study::SpeakerRole::Interpreter;
                                      });
    return voices >= voices_of_a_group ? Value(study::name_of(study::SourceKind::FocusGroup)) : Value();
}

Value recognised(const ReadFile& file, ImportTerms terms) {
    auto speakers = Value::array();
    for (const auto& speaker : file.transcript.speakers) speakers.add(speaker.label);
    auto entry = Value()
                     .set("file", shown_path(file.path))
                     .set("sha256", file.sha256)
                     .set("bytes", file.bytes.size())
                     .set("format", file.format)
                     .set("encoding", file.encoding)
                     .set("language", file.language)
                     .set("characters", file.transcript.text.length())
                     .set("passages", file.transcript.passages.size())
                     .set("speakers", std::move(speakers))
                     .set("looks_like", looks_like(file.transcript))
                     .set("warnings", Value::texts(file.warnings));
    describe(terms, entry);
    return entry;
}

/// Reads everything and imports nothing. What was read stays in memory for the import.
Outcome look(Session& session, const Arguments& arguments, const std::vector<PlannedFile>& files) {
    auto& progress = session.progress();
    auto known = known_files(session.study());
    ImportAnswer answer;
    auto listed = Value::array();
    progress.begin("Looking at files", static_cast<std::int64_t>(files.size()));
    auto reading = reading_of(session, arguments, files);
    for (std::size_t i = 0; auto file = reading.next(); ++i) {
        if (!file->error.empty()) {
            answer.failed(*file);
        } else if (const auto [source, is_new] =
                       known.emplace(file->sha256, shown_path(file->path.filename()));
                   !is_new) {
            answer.already(*file, source->second);
        } else {
            session.kept_files().keep(*file, reflow_of(arguments));
            listed.add(recognised(*file, files[i].terms));
        }
        progress.advance(static_cast<std::int64_t>(i) + 1);
    }
    progress.end();
    auto outcome = answer.outcome();
    outcome.data.set("recognised", std::move(listed));
    return outcome;
}

Outcome import(Session& session, const Arguments& arguments) {
    static_cast<void>(session.writable_study());
    const auto files = planned_files(arguments);
    if (arguments.has("dry-run")) return look(session, arguments, files);

    Outcome outcome;
    auto& progress = session.progress();
    progress.begin("Importing", static_cast<std::int64_t>(files.size()));
    session.edit("source/import", "Imported files", [&](store::Edit& edit) {
        auto reading = reading_of(session, arguments, files);
        Importer importer(edit);
        for (std::size_t i = 0; auto file = reading.next(); ++i) {
            importer.take(*std::move(file), files[i].terms);
            progress.advance(static_cast<std::int64_t>(i) + 1);
        }
        importer.write();
        edit.summarise(fmt::format("Imported {}", counted(importer.imported(), "source", "sources")));
        outcome = importer.outcome();
    });
    progress.end();
    session.kept_files().clear();
    if (outcome.data["imported"].items().empty()) return outcome;
    if (session.study().register_hidden())
        session.tell("The register is locked, so speakers were recognised by their codes only.");
    session.update_index();
    return outcome;
}

/// The table of what was read: with names of sources once they have one.
void print_files(const Value& files, const char* name, Page& page) {
    if (files.items().empty()) return;
    Table table{{{name == std::string_view("file") ? "File" : "Source"},
                 {"Format"},
                 {"Language"},
                 {"Characters", true},
                 {"Passages", true},
                 {"Speakers", true}},
                {}};
    for (const auto& source : files.items()) {
        table.rows.push_back({source[name].text(), source["format"].text(), source["language"].text(),
                              source["characters"].text(), source["passages"].text(),
                              std::to_string(source["speakers"].items().size())});
    }
    page.table(std::move(table));
    for (const auto& source : files.items()) {
        for (const auto& warning : source["warnings"].items()) {
            page.line(fmt::format("{}: {}", source[name].text(), warning.text()));
        }
    }
}

void print(const Value& data, Page& page) {
    const bool dry = !data["recognised"].is_null();
    const auto& failed = data["failed"].items();
    print_files(dry ? data["recognised"] : data["imported"], dry ? "file" : "source", page);
    for (const auto& file : data["already"].items()) {
        page.line(fmt::format("{}: in the study already, as {}", file["file"].text(), file["source"].text()));
    }
    for (const auto& file : failed)
        page.line(fmt::format("{}: {}", file["file"].text(), file["error"].text()));
    if (dry) {
        page.line(fmt::format(
            "{} could be imported; {} could not be read. Nothing was imported.",
            counted(static_cast<std::int64_t>(data["recognised"].items().size()), "file", "files"),
            failed.size()));
        return;
    }
    page.line(
        fmt::format("Imported {}; {} could not be read.",
                    counted(static_cast<std::int64_t>(data["imported"].items().size()), "source", "sources"),
                    failed.size()));
}

std::vector<Parameter> parameters() {
    std::vector<Parameter> list{study_parameter(),
                                positional("PATH", Parameter::Holds::File, "a file or a folder").many()};
    // A plan names files too.
    list.back().required = false;
    for (auto& parameter : plan_parameters()) list.push_back(std::move(parameter));
    list.push_back(option("reflow", Parameter::Holds::Text, "whether lines broken to fit a page are joined")
                       .one_of({"auto", "never"})
                       .otherwise("auto"));
    list.push_back(flag("dry-run", "says what was recognised, and imports nothing"));
    return list;
}

}  // namespace

Command import_command() {
    Command command;
    command.id = "source/import";
    command.verb = "import";
    command.menu = "Sources/Import…";
    command.help =
        "Imports files and folders (recursively) as sources; the same bytes twice become one source.";
    command.details =
        "Each file's format and encoding are found out from its content. Transcripts are cut into turns of "
        "speech; "
        "speakers are linked to the participants of the register by code, name or alias, or by the file's "
        "name. The "
        "original bytes are kept in the study. A file that cannot be read is named, and the others are "
        "imported. To look first, take the answer of --dry-run --json, correct it and give it to --plan: "
        "each "
        "file is imported with the settings it has there, and only if it has not changed since.";
    command.access = Access::Write;
    command.parameters = parameters();
    command.examples = {
        {"import study.sotto transcripts", "all files of a folder and the folders in it"},
        {"import study.sotto speech.txt --kind public-statement --event \"Oslo Signing Conference\" "
         "--date 2008-12-03",
         "a public statement"},
        {"import study.sotto transcripts --dry-run", "what it would find; its --json is a plan to correct"},
        {R"(import study.sotto --as "{\"file\": \"transcripts/P03.txt\", \"kind\": \"focus-group\"}")",
         "one file with settings of its own"}};
    command.available = with_study;
    command.run = import;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
