// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/study_feed.h"

#include <unordered_map>

namespace sotto::commands {

namespace {

/// One text for each of `ids`, from the passages that are there.
std::vector<std::string> by_id(const std::vector<std::int64_t>& ids, std::vector<store::PassageText> found,
                               const std::function<std::string(store::PassageText&)>& text_of) {
    std::vector<std::string> texts(ids.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < ids.size() && next < found.size(); ++i) {
        if (found[next].passage.id.value == ids[i]) texts[i] = text_of(found[next++]);
    }
    return texts;
}

}  // namespace

std::int64_t StudyFeed::seq() const {
    return study_.journal_seq();
}

std::string StudyFeed::hash_at(std::int64_t seq) const {
    return study_.journal_hash(seq);
}

void StudyFeed::each(const std::function<bool(const search::IndexedPassage&)>& take,
                     std::int64_t after) const {
    study_.each_passage(
        [&](const study::Passage& passage, std::string_view said, std::string_view language) {
            return take({passage.id.value, said, language});
        },
        after);
}

std::int64_t StudyFeed::count() const {
    std::int64_t count = 0;
    for (const auto& source : study_.source_counts()) count += source.passages;
    return count;
}

search::PassageFeed::Changes StudyFeed::changes_since(std::int64_t seq) const {
    auto changes = study_.passage_changes_since(seq);
    return {std::move(changes.added), std::move(changes.removed)};
}

std::vector<std::string> StudyFeed::said(const std::vector<std::int64_t>& ids) const {
    return by_id(ids, study_.passage_texts(ids),
                 [](store::PassageText& passage) { return std::move(passage.said); });
}

std::vector<std::string> StudyFeed::languages(const std::vector<std::int64_t>& ids) const {
    std::unordered_map<study::Id<study::Source>, std::string> languages;
    for (auto& source : study_.all<study::Source>()) languages.emplace(source.id, std::move(source.language));
    return by_id(ids, study_.passage_texts(ids),
                 [&](store::PassageText& passage) { return languages[passage.passage.source]; });
}

}  // namespace sotto::commands
