// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/inspector_facts.h"

#include "commands/voices.h"

#include <algorithm>
#include <set>

namespace sotto::workbench {

namespace {

/// As much of a quote as fits beside its metadata.
constexpr text::Position shown_characters = 400;

MemoFacts memo_on(const store::StudyFile& study, study::Subject subject, std::int64_t id) {
    for (const auto& memo : study.all<study::Memo>()) {
        if (memo.subject == subject && memo.subject_id == id) return {memo.guid.text(), memo.body};
    }
    return {};
}

}  // namespace

std::optional<CodingFacts> coding_facts(const DocumentPicture& document, Id<study::Coding> id) {
    const auto* coding = document.coding(id);
    if (coding == nullptr || document.text == nullptr) return std::nullopt;
    CodingFacts facts;
    facts.coding = *coding;
    facts.characters = coding->range.length();
    auto words = coding->range;
    words.end = std::min(words.end, words.start + shown_characters);
    facts.words = std::string(document.text->slice(document.text->snapped_to_graphemes(words)));
    if (words != coding->range) facts.words += "…";

    text::Position most = 0;
    for (std::size_t i = 0; i < document.passages.size(); ++i) {
        const auto& passage = document.passages[i];
        if (!passage.range.overlaps(coding->range)) continue;
        if (facts.first_turn == 0) facts.first_turn = passage.ordinal;
        facts.last_turn = passage.ordinal;
        const auto said =
            std::min(passage.said.end, coding->range.end) - std::max(passage.said.start, coding->range.start);
        if (said <= most) continue;
        most = said;
        facts.speaker = document.speaker_names[i];
        facts.participant = document.voices[i].participant;
    }
    for (const auto& other : document.codings) {
        if (other.id == id || !other.range.overlaps(coding->range)) continue;
        if (other.range.start < coding->range.start ||
            (other.range == coding->range && other.id < coding->id))
            ++facts.number;
        facts.others.push_back(other);
    }
    return facts;
}

std::optional<CodingFacts> read_coding(const store::StudyFile& study, Id<study::Coding> id) {
    const auto coding = study.find(id);
    if (!coding) return std::nullopt;
    return coding_facts(read_document(study, coding->source, nullptr), id);
}

CodeFacts read_code(const store::StudyFile& study, Id<study::Code> code) {
    CodeFacts facts;
    std::map<Id<study::Source>, study::SourceKind> kinds;
    for (const auto& source : study.all<study::Source>()) kinds.emplace(source.id, source.kind);
    const study::CodeTree tree(study.all<study::Code>());
    for (const auto& coding : study.codings_of(tree.with_descendants(code)))
        ++facts.codings[kinds[coding.source]];
    facts.memo = memo_on(study, study::Subject::Code, code.value);
    return facts;
}

SourceFacts read_source(const store::StudyFile& study, Id<study::Source> source) {
    SourceFacts facts;
    const commands::Voices voices(study);
    for (const auto& speaker : study.speakers(source)) {
        const auto voice = voices.of(speaker);
        if (!voice.participant) {
            facts.labels.push_back(voice.label);
        } else if (std::find(facts.people.begin(), facts.people.end(), voice.participant) ==
                   facts.people.end()) {
            facts.people.push_back(voice.participant);
        }
    }
    facts.memo = memo_on(study, study::Subject::Source, source.value);
    return facts;
}

PersonFacts read_person(const store::StudyFile& study, Id<study::Entity> person) {
    PersonFacts facts;
    const commands::Voices voices(study);
    std::set<Id<study::Source>> sources;
    for (const auto& source : voices.sources()) {
        if (source.participant == person) sources.insert(source.id);
    }
    for (const auto& speaker : voices.speakers()) {
        if (speaker.participant == person) sources.insert(speaker.source);
    }
    for (const auto source : sources) {
        std::vector<text::Range> said;
        for (const auto& passage : study.passages(source)) {
            if (voices.of(passage).participant == person) said.push_back(passage.said);
        }
        if (said.empty()) continue;
        ++facts.sources;
        for (const auto& coding : study.codings_in(source)) {
            // Passages stand in order and do not overlap.
            const auto next = std::partition_point(said.begin(), said.end(), [&](const text::Range& range) {
                return range.end <= coding.range.start;
            });
            if (next != said.end() && next->overlaps(coding.range)) ++facts.codings;
        }
    }
    facts.memo = memo_on(study, study::Subject::Entity, person.value);
    return facts;
}

ConsentFacts consent_of(const std::vector<study::Consent>& records, Id<study::Entity> person) {
    using study::Audience;
    ConsentFacts facts;
    facts.asked = std::any_of(records.begin(), records.end(),
                              [&](const study::Consent& record) { return record.participant == person; });
    for (const auto audience : {Audience::Public, Audience::Partners, Audience::Team}) {
        const auto consent = study::consent_in_force(records, person, audience);
        facts.withdrawn = facts.withdrawn || consent.withdrawn;
        if (!facts.quoted_for && !consent.withdrawn && consent.use == study::Use::Quote) {
            facts.quoted_for = audience;
            facts.naming = consent.naming;
        }
    }
    return facts;
}

}  // namespace sotto::workbench
