// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/study_picture.h"

#include "base/error.h"
#include "commands/subjects.h"
#include "store/vault.h"
#include "study/roles.h"

#include <algorithm>
#include <unordered_set>

namespace sotto::workbench {

namespace {

template <class T>
const T* with_id(const std::vector<T>& things, Id<T> id) {
    const auto at =
        std::find_if(things.begin(), things.end(), [&](const T& thing) { return thing.id == id; });
    return at == things.end() ? nullptr : &*at;
}

/// What undo and redo would do now. The edits taken back at present stand in a row at the end of the journal,
/// apart from the entries of undoing itself; the oldest of them is what redo brings back.
void read_undo(const store::StudyFile& study, StudyPicture& picture) {
    constexpr std::int64_t usually_enough = 64;
    for (const std::int64_t last : {usually_enough, std::int64_t{0}}) {
        picture.undo.clear();
        picture.redo.clear();
        const auto entries = study.journal(last);
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
            if (entry->undoes != 0 || store::is_outside_undo(*entry)) continue;
            if (!entry->undone) {
                picture.undo = entry->summary;
                return;
            }
            picture.redo = entry->summary;
        }
        if (static_cast<std::int64_t>(entries.size()) < last) return;
    }
}

void count_codes(const store::StudyFile& study, StudyPicture& picture) {
    struct Branch {
        std::int64_t codings = 0;
        std::unordered_set<Id<study::Source>> sources;
    };
    std::unordered_map<Id<study::Code>, Branch> branches;
    for (const auto& use : study.code_uses()) {
        auto& own = picture.code_counts[use.code];
        own.code = use.code;
        own.codings += use.codings;
        ++own.sources;
        auto& branch = branches[use.code];
        branch.codings += use.codings;
        branch.sources.insert(use.source);
    }
    // Backwards, every code comes before the one it stands below.
    const auto& codes = picture.codes.codes();
    for (auto code = codes.rbegin(); code != codes.rend(); ++code) {
        const auto at = branches.find(code->id);
        if (at == branches.end()) continue;
        const Branch own = std::move(at->second);
        picture.branch_counts[code->id] = {code->id, own.codings,
                                           static_cast<std::int64_t>(own.sources.size())};
        if (!code->parent) continue;
        auto& above = branches[code->parent];
        above.codings += own.codings;
        above.sources.insert(own.sources.begin(), own.sources.end());
    }
}

}  // namespace

const study::Source* StudyPicture::source(Id<study::Source> id) const {
    return with_id(sources, id);
}

const study::Entity* StudyPicture::entity(Id<study::Entity> id) const {
    return with_id(entities, id);
}

const study::Passage* DocumentPicture::passage_at(text::Position at) const {
    if (passages.empty()) return nullptr;
    const auto next =
        std::partition_point(passages.begin(), passages.end(),
                             [&](const study::Passage& passage) { return passage.range.end <= at; });
    return next == passages.end() ? &passages.back() : &*next;
}

const study::Coding* DocumentPicture::coding(Id<study::Coding> id) const {
    return with_id(codings, id);
}

std::unordered_set<Id<study::Entity>> withdrawn_in(const std::vector<study::Consent>& records) {
    // Those who never withdrew anything, nearly everybody, are left out before the rules are asked.
    std::unordered_map<Id<study::Entity>, std::vector<study::Consent>> own;
    for (const auto& record : records) {
        if (record.withdrawn) own.try_emplace(record.participant);
    }
    for (const auto& record : records) {
        if (const auto at = own.find(record.participant); at != own.end()) at->second.push_back(record);
    }
    std::unordered_set<Id<study::Entity>> withdrawn;
    for (const auto& [person, all] : own) {
        for (const auto audience :
             {study::Audience::Team, study::Audience::Partners, study::Audience::Public}) {
            if (study::consent_in_force(all, person, audience).withdrawn) withdrawn.insert(person);
        }
    }
    return withdrawn;
}

StudyPicture read_study(const store::StudyFile& study) {
    const store::StudyFile::Moment moment(study);
    StudyPicture picture;
    picture.seq = study.journal_seq();
    picture.title = study.title();
    picture.location = study.location();
    picture.codes = study::CodeTree(study.all<study::Code>());
    count_codes(study, picture);
    picture.sources = study.all<study::Source>();
    std::sort(picture.sources.begin(), picture.sources.end(), [](const auto& a, const auto& b) {
        return std::pair(a.position, a.id) < std::pair(b.position, b.id);
    });
    for (const auto& count : study.source_counts()) picture.source_counts.emplace(count.source, count);
    picture.entities = study.all<study::Entity>();
    picture.attributes = study.all<study::Attribute>();
    picture.consents = study.all<study::Consent>();
    picture.withdrawn = withdrawn_in(picture.consents);
    picture.findings = commands::findings_in_order(study);
    picture.evidence = study.all<study::Evidence>();
    picture.groups = study.all<study::Group>();
    picture.group_members = study.all<study::GroupMember>();
    read_undo(study, picture);
    return picture;
}

DocumentPicture read_document(const store::StudyFile& study, Id<study::Source> source,
                              const std::shared_ptr<const DocumentPicture>& before) {
    const store::StudyFile::Moment moment(study);
    DocumentPicture picture;
    const auto found = study.find(source);
    if (!found) throw base::Error(base::Blame::User, "This source is not in the study any more.");
    picture.source = *found;
    picture.version = study.current_version(source).id;
    const bool same_text = before != nullptr && before->version == picture.version;
    picture.text = same_text ? before->text : std::make_shared<const text::Text>(study.text(picture.version));
    picture.passages = study.passages(source);

    const commands::Voices voices(study, source);
    std::unordered_map<Id<study::Speaker>, commands::Voice> voice_of;
    for (const auto& speaker : voices.speakers()) {
        auto voice = voices.of(speaker);
        const bool asks = voice.role != study::SpeakerRole::Interpreter &&
                          study::is_staff_role(voices.value("role", voice, picture.source));
        if (asks) voice.role = study::SpeakerRole::Interviewer;
        voice_of.emplace(speaker.id, std::move(voice));
    }
    const auto unnamed = voices.of(picture.source);
    const auto withdrawn = withdrawn_in(study.all<study::Consent>());
    for (const auto& passage : picture.passages) {
        const auto known = voice_of.find(passage.speaker);
        picture.voices.push_back(known == voice_of.end() ? unnamed : known->second);
        const auto& voice = picture.voices.back();
        const auto code = voices.code_of(voice.participant);
        picture.withdrawn.push_back(withdrawn.count(voice.participant) != 0);
        picture.speaker_names.push_back(known == voice_of.end() ? std::string()
                                        : code.empty()          ? voice.label
                                                                : code);
    }

    picture.codings = study.codings_in(source);
    std::erase_if(picture.codings, [&](const auto& coding) { return coding.version != picture.version; });
    std::sort(picture.codings.begin(), picture.codings.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.range.start, -a.range.end, a.id) < std::tuple(b.range.start, -b.range.end, b.id);
    });
    picture.off_record = study.off_record_in(source);
    picture.codings_with_memo = study.codings_with_memo(source);
    for (const auto& coding : picture.codings) {
        if (!coding.memo.empty()) picture.codings_with_memo.push_back(coding.id);
    }
    std::sort(picture.codings_with_memo.begin(), picture.codings_with_memo.end());
    return picture;
}

}  // namespace sotto::workbench
