// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/study_feed.h"

#include "store/erasure.h"

namespace sotto::commands {

std::int64_t StudyFeed::seq() const {
    return study_.journal_seq();
}

std::string StudyFeed::hash_at(std::int64_t seq) const {
    // An index from before an erasure holds words that the journal cannot tell it to forget any more: to such
    // an index this is another history.
    if (seq < study_.journal_seq() && seq < store::last_erasure(study_)) return {};
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

void StudyFeed::read(const std::vector<std::int64_t>& ids,
                     const std::function<void(std::size_t, std::string_view)>& take) const {
    study_.each_said(ids, take);
}

std::vector<std::string> StudyFeed::languages(const std::vector<std::int64_t>& ids) const {
    return study_.languages_of(ids);
}

}  // namespace sotto::commands
