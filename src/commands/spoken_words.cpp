// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/spoken_words.h"

#include <algorithm>
#include <cstdint>

namespace sotto::commands {

void each_spoken(const store::StudyFile& study, const Voices& voices, base::Progress& progress,
                 const std::function<void(const std::vector<SpokenWords>&)>& take) {
    constexpr std::size_t enough = 4 << 20;  // bytes
    std::vector<SpokenWords> words;
    std::size_t bytes = 0;
    std::int64_t done = 0;
    progress.begin("Reading what people say", static_cast<std::int64_t>(voices.sources().size()));
    for (const auto& source : voices.sources()) {
        progress.check();
        const auto text = study.text(study.current_version(source.id).id);
        for (const auto& passage : study.passages(source.id)) {
            const auto voice = voices.of(passage);
            if (!voice.participant || voice.role == study::SpeakerRole::Interviewer ||
                voice.role == study::SpeakerRole::Interpreter)
                continue;
            words.push_back(
                {voice.participant, source.id, passage.said, std::string(text.slice(passage.said))});
            bytes += words.back().utf8.size();
        }
        if (bytes > enough) {
            take(words);
            words.clear();
            bytes = 0;
        }
        progress.advance(++done);
    }
    if (!words.empty()) take(words);
    progress.end();
}

std::string rest_of(const SpokenWords& words, const std::vector<text::Range>& ranges) {
    const text::Text text(words.utf8);
    const auto start = words.range.start;
    std::string rest;
    auto from = start;
    const auto keep = [&](text::Position to) {
        if (from < to) rest += std::string(text.slice({from - start, to - start})) + "\n";
    };
    for (const auto& range : ranges) {
        if (!range.overlaps(words.range)) continue;
        keep(range.start);
        from = std::max(from, range.end);
    }
    keep(words.range.end);
    return rest;
}

}  // namespace sotto::commands
