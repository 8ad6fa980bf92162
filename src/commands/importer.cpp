// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/importer.h"

#include "base/clock.h"
#include "commands/one_line.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

/// Rows of several files go to the database together, but no more than this waits in memory.
constexpr std::size_t batch_files = 128;
constexpr std::size_t batch_bytes = std::size_t{32} << 20U;

std::vector<study::Speaker> speakers_of(const ReadFile& file) {
    std::vector<study::Speaker> speakers;
    for (const auto& draft : file.transcript.speakers) {
        study::Speaker speaker;
        speaker.label = draft.label;
        speaker.role = draft.role;
        speakers.push_back(speaker);
    }
    return speakers;
}

void add_passages(const study::Transcript& transcript, const study::TextVersion& version,
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

}  // namespace

KnownFiles known_files(const store::StudyFile& study) {
    KnownFiles known;
    for (const auto& source : study.all<study::Source>()) known.emplace(source.sha256, source.name);
    return known;
}

void ImportAnswer::failed(const ReadFile& file) {
    failed_.add(Value().set("file", shown_path(file.path)).set("error", file.error));
}

void ImportAnswer::already(const ReadFile& file, const std::string& source) {
    already_.add(Value().set("file", shown_path(file.path)).set("source", source));
}

Outcome ImportAnswer::outcome() {
    Outcome outcome;
    outcome.exit_code = failed_.items().empty() ? 0 : 3;
    outcome.data.set("imported", std::move(imported_));
    outcome.data.set("already", std::move(already_));
    outcome.data.set("failed", std::move(failed_));
    return outcome;
}

Importer::Importer(store::Edit& edit)
    : edit_(edit), links_(edit.study()), imported_at_(base::utc_now()), known_(known_files(edit.study())) {
    for (const auto& source : edit.study().all<study::Source>()) {
        names_.insert(text::fold_key(source.name));
        position_ = std::max(position_, source.position);
    }
}

void Importer::take(ReadFile file, const ImportTerms& terms) {
    if (!file.error.empty()) {
        answer_.failed(file);
        return;
    }
    if (const auto known = known_.find(file.sha256); known != known_.end()) {
        answer_.already(file, known->second);
        return;
    }
    Pending pending;
    pending.source = source_of(file, terms);
    pending.speakers = speakers_of(file);
    links_.link(pending.source, pending.speakers);
    known_.emplace(file.sha256, pending.source.name);
    waiting_bytes_ += file.bytes.size() + file.transcript.text.utf8().size();
    pending.file = std::move(file);
    waiting_.push_back(std::move(pending));
    if (waiting_.size() >= batch_files || waiting_bytes_ >= batch_bytes) write();
}

void Importer::write() {
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

std::string Importer::free_name(const std::string& stem) {
    auto wanted = stem.empty() ? std::string("Source") : stem;
    // A file may be called by any bytes.
    std::replace_if(
        wanted.begin(), wanted.end(),
        [](char c) {
            return !is_one_line({&c, 1});
        },
        ' ');
    auto name = wanted;
    // Many files of one name come as `a/notes.txt`, `b/notes.txt`, …: counting on keeps that linear.
    for (auto& number = last_number_[text::fold_key(wanted)]; !names_.insert(text::fold_key(name)).second;) {
        number = std::max(number, 1) + 1;
        name = fmt::format("{} ({})", wanted, number);
    }
    return name;
}

study::Source Importer::source_of(const ReadFile& file, const ImportTerms& terms) {
    study::Source source;
    source.name = free_name(shown_path(file.path.stem()));
    source.kind = terms.kind;
    source.status = terms.status;
    source.language = file.language;
    source.date = terms.date;
    source.event = terms.event;
    source.format = file.format;
    source.file_name = shown_path(file.path.filename());
    source.encoding = file.encoding;
    source.sha256 = file.sha256;
    source.imported = imported_at_;
    source.position = ++position_;
    return source;
}

void Importer::report(const Pending& pending, const study::Source& source) {
    auto speakers = Value::array();
    for (const auto& speaker : pending.speakers) speakers.add(speaker.label);
    answer_.imported().add(Value()
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

}  // namespace sotto::commands
