// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/speaker_links.h"

#include "text/fold.h"

#include <algorithm>

namespace sotto::commands {

namespace {

using study::Entity;
using study::Id;
using study::SpeakerRole;

/// Folded words, parted by ASCII punctuation and spaces. Not the words of searching: these would take `p02`
/// apart.
std::vector<std::string> folded_words(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char c : text::fold_key(text)) {
        const bool part =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (part) {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

bool only_digits(const std::string& word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool asks(const study::Speaker& speaker) {
    return speaker.role == SpeakerRole::Interviewer || speaker.role == SpeakerRole::Interpreter;
}

}  // namespace

SpeakerLinks::SpeakerLinks(const store::StudyFile& study) {
    std::map<Id<Entity>, Person> people;
    const auto call = [&](const std::string& word, const Person& person) {
        const auto key = text::fold_key(word);
        if (key.empty()) return;
        const auto [at, added] = called_.emplace(key, person);
        if (!added && at->second.id != person.id) at->second = {};
    };
    for (const auto& entity : study.all<Entity>()) {
        if (entity.category != study::EntityCategory::Person) continue;
        const Person person{entity.id, entity.participant};
        people.emplace(entity.id, person);
        call(entity.code, person);
        call(entity.name, person);
        if (!entity.participant) continue;
        for (const auto& word : {entity.code, entity.name}) {
            auto words = folded_words(word);
            // A bare number in a file name is a date or a counter more often than a person. (No words: all of
            // them.)
            const bool number = std::all_of(words.begin(), words.end(), only_digits);
            if (number) continue;
            auto& names = in_file_names_[words.front()];
            names.push_back({std::move(words), entity.id});
        }
    }
    for (const auto& alias : study.all<study::Alias>()) {
        if (const auto person = people.find(alias.entity); person != people.end())
            call(alias.name, person->second);
    }
}

bool SpeakerLinks::link(study::Source& source, std::vector<study::Speaker>& speakers) const {
    bool changed = false;
    std::vector<study::Speaker*> nobody_yet;
    bool somebody_answers = false;
    for (auto& speaker : speakers) {
        if (!speaker.participant) {
            const auto person = called_.find(text::fold_key(speaker.label));
            if (person != called_.end() && person->second.id) {
                speaker.participant = person->second.id;
                if (person->second.participant && speaker.role == SpeakerRole::Unknown) {
                    speaker.role = SpeakerRole::Participant;
                }
                changed = true;
            }
        }
        if (asks(speaker)) continue;
        somebody_answers = true;
        if (!speaker.participant) nobody_yet.push_back(&speaker);
    }
    if (source.participant || nobody_yet.size() > 1 || (somebody_answers && nobody_yet.empty()))
        return changed;
    const auto participant = participant_in(source.file_name.empty() ? source.name : source.file_name);
    if (!participant) return changed;
    const bool speaks_already =
        std::any_of(speakers.begin(), speakers.end(),
                    [&](const study::Speaker& speaker) { return speaker.participant == participant; });
    if (speaks_already) return changed;
    if (nobody_yet.empty()) {
        source.participant = participant;
    } else {
        nobody_yet.front()->participant = participant;
        nobody_yet.front()->role = SpeakerRole::Participant;
    }
    return true;
}

Id<Entity> SpeakerLinks::participant_in(const std::string& file_name) const {
    const auto words = folded_words(file_name);
    Id<Entity> found;
    for (auto at = words.begin(); at != words.end(); ++at) {
        const auto names = in_file_names_.find(*at);
        if (names == in_file_names_.end()) continue;
        for (const auto& name : names->second) {
            const auto left = static_cast<std::size_t>(words.end() - at);
            if (name.words.size() > left || !std::equal(name.words.begin(), name.words.end(), at)) continue;
            if (found && found != name.id) return {};
            found = name.id;
        }
    }
    return found;
}

std::int64_t link_speakers(store::Edit& edit, const base::Progress& progress) {
    const SpeakerLinks links(edit.study());
    std::map<Id<study::Source>, std::vector<study::Speaker>> speakers;
    for (auto& speaker : edit.study().all<study::Speaker>())
        speakers[speaker.source].push_back(std::move(speaker));
    std::int64_t changed = 0;
    for (auto& source : edit.study().all<study::Source>()) {
        progress.check();
        auto& voices = speakers[source.id];
        const auto before = voices;
        const auto participant = source.participant;
        if (!links.link(source, voices)) continue;
        if (source.participant != participant) {
            edit.change(source);
            ++changed;
        }
        for (std::size_t i = 0; i < voices.size(); ++i) {
            if (voices[i] == before[i]) continue;
            edit.change(voices[i]);
            ++changed;
        }
    }
    return changed;
}

}  // namespace sotto::commands
