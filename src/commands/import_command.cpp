// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/session.h"
#include "commands/speaker_links.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>

namespace sotto::commands {

namespace {

using study::Id;

/// Rows of several files go to the database together, but no more than this waits in memory.
constexpr std::size_t batch_files = 128;
constexpr std::size_t batch_bytes = std::size_t{32} << 20U;

/// What goes for all files of an import.
struct Terms {
    study::SourceKind kind = study::SourceKind::Interview;
    study::Status status = study::Status::Private;
    std::string event;
    std::string date;
};

Terms terms_of(const Arguments& arguments) {
    Terms terms;
    terms.kind = *study::source_kind(arguments.text("kind", "interview"));
    terms.status =
        terms.kind == study::SourceKind::PublicStatement ? study::Status::Public : study::Status::Private;
    if (arguments.has("status")) terms.status = *study::status(arguments.text("status"));
    terms.event = arguments.text("event");
    terms.date = arguments.text("date");
    return terms;
}

/// Writes files into a study, inside one edit.
class Importer {
public:
    Importer(store::Edit& edit, Terms terms)
        : edit_(edit), terms_(std::move(terms)), links_(edit.study()), imported_at_(base::utc_now()) {
        for (const auto& source : edit.study().all<study::Source>()) {
            names_.insert(text::fold_key(source.name));
            by_bytes_.emplace(source.sha256, source.name);
            position_ = std::max(position_, source.position);
        }
    }

    void take(ReadFile file) {
        if (!file.error.empty()) {
            failed_.add(Value().set("file", shown_path(file.path)).set("error", file.error));
            return;
        }
        if (const auto known = by_bytes_.find(file.sha256); known != by_bytes_.end()) {
            already_.add(Value().set("file", shown_path(file.path)).set("source", known->second));
            return;
        }
        Pending pending;
        pending.source = source_of(file);
        pending.speakers = speakers_of(file);
        links_.link(pending.source, pending.speakers);
        by_bytes_.emplace(file.sha256, pending.source.name);
        waiting_bytes_ += file.bytes.size() + file.transcript.text.utf8().size();
        pending.file = std::move(file);
        waiting_.push_back(std::move(pending));
        if (waiting_.size() >= batch_files || waiting_bytes_ >= batch_bytes) write();
    }

    void write() {
        std::vector<study::Source> sources;
        for (auto& pending : waiting_) {
            edit_.keep_content(pending.file.bytes);
            sources.push_back(pending.source);
        }
        edit_.add_all(sources);

        std::vector<study::TextVersion> versions;
        std::vector<study::Speaker> speakers;
        for (std::size_t i = 0; i < waiting_.size(); ++i) {
            study::TextVersion version;
            version.source = sources[i].id;
            version.sha256 = edit_.keep_content(waiting_[i].file.transcript.text.utf8());
            version.length = waiting_[i].file.transcript.text.length();
            version.created = imported_at_;
            versions.push_back(version);
            for (auto& speaker : waiting_[i].speakers) {
                speaker.source = sources[i].id;
                speakers.push_back(speaker);
            }
        }
        edit_.add_all(versions);
        edit_.add_all(speakers);

        std::vector<study::Passage> passages;
        std::size_t first_speaker = 0;
        for (std::size_t i = 0; i < waiting_.size(); ++i) {
            add_passages(waiting_[i].file.transcript, versions[i], speakers, first_speaker, passages);
            first_speaker += waiting_[i].speakers.size();
            report(waiting_[i], sources[i]);
        }
        edit_.add_all(passages);
        waiting_.clear();
        waiting_bytes_ = 0;
    }

    [[nodiscard]] std::int64_t imported() const {
        return static_cast<std::int64_t>(imported_.items().size());
    }

    [[nodiscard]] Outcome outcome() {
        Outcome outcome;
        outcome.exit_code = failed_.items().empty() ? 0 : 3;
        outcome.data.set("imported", std::move(imported_));
        outcome.data.set("already", std::move(already_));
        outcome.data.set("failed", std::move(failed_));
        return outcome;
    }

private:
    struct Pending {
        ReadFile file;
        study::Source source;
        std::vector<study::Speaker> speakers;
    };

    std::string free_name(const std::string& stem) {
        const auto wanted = stem.empty() ? std::string("Source") : stem;
        auto name = wanted;
        // Many files of one name come as `a/notes.txt`, `b/notes.txt`, …: counting on keeps that linear.
        for (auto& number = last_number_[text::fold_key(wanted)];
             !names_.insert(text::fold_key(name)).second;) {
            number = std::max(number, 1) + 1;
            name = fmt::format("{} ({})", wanted, number);
        }
        return name;
    }

    study::Source source_of(const ReadFile& file) {
        study::Source source;
        source.name = free_name(shown_path(file.path.stem()));
        source.kind = terms_.kind;
        source.status = terms_.status;
        source.language = file.language;
        source.date = terms_.date;
        source.event = terms_.event;
        source.format = file.format;
        source.file_name = shown_path(file.path.filename());
        source.encoding = file.encoding;
        source.sha256 = file.sha256;
        source.imported = imported_at_;
        source.position = ++position_;
        return source;
    }

    static std::vector<study::Speaker> speakers_of(const ReadFile& file) {
        std::vector<study::Speaker> speakers;
        for (const auto& draft : file.transcript.speakers) {
            study::Speaker speaker;
            speaker.label = draft.label;
            speaker.role = draft.role;
            speakers.push_back(speaker);
        }
        return speakers;
    }

    static void add_passages(const study::Transcript& transcript, const study::TextVersion& version,
                             const std::vector<study::Speaker>& speakers, std::size_t first_speaker,
                             std::vector<study::Passage>& passages) {
        std::int64_t ordinal = 0;
        for (const auto& draft : transcript.passages) {
            study::Passage passage;
            passage.version = version.id;
            passage.source = version.source;
            passage.ordinal = ++ordinal;
            passage.range = draft.range;
            passage.said = draft.said;
            passage.first_byte = static_cast<std::int64_t>(transcript.text.byte_of(draft.said.start));
            passage.last_byte = static_cast<std::int64_t>(transcript.text.byte_of(draft.said.end));
            if (draft.speaker) passage.speaker = speakers[first_speaker + *draft.speaker].id;
            passage.page = draft.page;
            passage.begin_ms = draft.begin_ms;
            passage.end_ms = draft.end_ms;
            passage.heading = draft.heading;
            passages.push_back(passage);
        }
    }

    void report(const Pending& pending, const study::Source& source) {
        auto speakers = Value::array();
        for (const auto& speaker : pending.speakers) speakers.add(speaker.label);
        imported_.add(Value()
                          .set("source", source.name)
                          .set("id", source.guid.text())
                          .set("file", shown_path(pending.file.path))
                          .set("format", source.format)
                          .set("characters", pending.file.transcript.text.length())
                          .set("passages", pending.file.transcript.passages.size())
                          .set("speakers", std::move(speakers))
                          .set("language", source.language)
                          .set("encoding", source.encoding)
                          .set("warnings", Value::texts(pending.file.warnings)));
    }

    store::Edit& edit_;
    const Terms terms_;
    const SpeakerLinks links_;
    const std::string imported_at_;
    std::set<std::string> names_;
    std::map<std::string, int> last_number_;
    std::map<std::string, std::string> by_bytes_;
    std::int64_t position_ = 0;
    std::vector<Pending> waiting_;
    std::size_t waiting_bytes_ = 0;
    Value imported_ = Value::array();
    Value already_ = Value::array();
    Value failed_ = Value::array();
};

/// A study often lies in the folder of its transcripts: it and its companions (`.sotto-wal`, `.sotto-vault`, …) are
/// taken only when they are named themselves.
std::vector<std::filesystem::path> files_in(const std::vector<std::string>& words) {
    const std::vector<std::filesystem::path> given(words.begin(), words.end());
    auto paths = formats::Formats::files_below(given);
    std::erase_if(paths, [&](const std::filesystem::path& path) {
        return path.extension().native().starts_with(".sotto") &&
               std::find(given.begin(), given.end(), path) == given.end();
    });
    return paths;
}

Outcome import(Session& session, const Arguments& arguments) {
    auto& study = session.writable_study();
    const auto terms = terms_of(arguments);
    const auto paths = files_in(arguments.texts("PATH"));
    if (paths.empty()) throw base::Error(base::Blame::User, "There are no files in what was given.");

    FileReading::Options options;
    options.reflow = arguments.text("reflow") == "never" ? study::Reflow::Never : study::Reflow::Auto;
    options.language = arguments.text("language");
    options.language_if_unsure = study.language();
    for (auto& source : study.all<study::Source>()) options.known.insert(std::move(source.sha256));

    Outcome outcome;
    auto& progress = session.progress();
    progress.begin("Importing", static_cast<std::int64_t>(paths.size()));
    session.edit("source/import", "Imported files", [&](store::Edit& edit) {
        FileReading reading(session.formats(), paths, std::move(options), progress);
        Importer importer(edit, terms);
        std::int64_t done = 0;
        while (auto file = reading.next()) {
            importer.take(*std::move(file));
            progress.advance(++done);
        }
        importer.write();
        edit.summarise(fmt::format("Imported {}", counted(importer.imported(), "source", "sources")));
        outcome = importer.outcome();
    });
    progress.end();
    if (!outcome.data["imported"].items().empty()) session.update_index();
    return outcome;
}

void print(const Value& data, Page& page) {
    const auto& imported = data["imported"].items();
    const auto& failed = data["failed"].items();
    if (!imported.empty()) {
        Table table{{{"Source"},
                     {"Format"},
                     {"Language"},
                     {"Characters", true},
                     {"Passages", true},
                     {"Speakers", true}},
                    {}};
        for (const auto& source : imported) {
            table.rows.push_back({source["source"].text(), source["format"].text(), source["language"].text(),
                                  source["characters"].text(), source["passages"].text(),
                                  std::to_string(source["speakers"].items().size())});
        }
        page.table(std::move(table));
    }
    for (const auto& source : imported) {
        for (const auto& warning : source["warnings"].items()) {
            page.line(fmt::format("{}: {}", source["source"].text(), warning.text()));
        }
    }
    for (const auto& file : data["already"].items()) {
        page.line(fmt::format("{}: in the study already, as {}", file["file"].text(), file["source"].text()));
    }
    for (const auto& file : failed)
        page.line(fmt::format("{}: {}", file["file"].text(), file["error"].text()));
    page.line(fmt::format("Imported {}; {} could not be read.",
                          counted(static_cast<std::int64_t>(imported.size()), "source", "sources"),
                          failed.size()));
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
        "imported.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("PATH", Parameter::Holds::File, "a file or a folder").many(),
        option("kind", Parameter::Holds::Text, "what kind of document they are")
            .one_of({study::source_kind_names().begin(), study::source_kind_names().end()})
            .otherwise("interview"),
        option("language", Parameter::Holds::Language, "their language, as BCP 47")
            .called("TAG")
            .otherwise("found out"),
        option("status", Parameter::Holds::Text, "whether the words were said in public")
            .one_of({"private", "public"})
            .otherwise("private, but public for public statements"),
        option("event", Parameter::Holds::Text, "the conference or occasion of public statements"),
        option("date", Parameter::Holds::Date, "when it was said: 2024-05-31, 2024-05 or 2024"),
        option("reflow", Parameter::Holds::Text, "whether lines broken to fit a page are joined")
            .one_of({"auto", "never"})
            .otherwise("auto")};
    command.examples = {
        {"import study.sotto transcripts", "all files of a folder and the folders in it"},
        {"import study.sotto speech.txt --kind public-statement --event \"Oslo Signing Conference\" "
         "--date 2008-12-03",
         "a public statement"}};
    command.available = with_study;
    command.run = import;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
