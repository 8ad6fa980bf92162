// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/internal.h"
#include "store/mapping.h"

#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <vector>

namespace sotto::store {

namespace {

/// What passages and versions were before the first of the changes that are noted. None: not there.
class Before {
public:
    void note(const Row& before, const Row& after, Kind kind) {
        if (kind == Kind::Passage) {
            note(passages, before, after,
                 [](Row row) { return from_row<study::Passage>(row).version.value; });
        } else if (kind == Kind::TextVersion) {
            note(versions, before, after, [](Row row) { return from_row<study::TextVersion>(row).current; });
        }
    }

    /// The version that each passage belonged to. Its words never change.
    std::unordered_map<std::int64_t, std::optional<std::int64_t>> passages;
    std::unordered_map<std::int64_t, std::optional<bool>> versions;

private:
    template <class Map, class Read>
    void note(Map& map, const Row& before, const Row& after, Read read) {
        const std::int64_t id = (before.empty() ? after : before)[0].integer();
        const auto [found, added] = map.try_emplace(id, std::nullopt);
        if (added && !before.empty()) found->second = read(before);
    }
};

Before states_before(Database& database, std::int64_t seq) {
    constexpr std::uint64_t kinds = kind_bit(Kind::Passage) | kind_bit(Kind::TextVersion);
    struct Entry {
        std::int64_t images_of;
        bool backwards;
    };
    std::vector<Entry> entries;
    {
        auto rows = database.select(
            "SELECT j.command, CASE WHEN j.undoes = 0 THEN j.seq ELSE j.undoes END FROM journal j WHERE "
            "j.seq > :seq AND "
            "EXISTS (SELECT 1 FROM journal_image i WHERE i.seq = CASE WHEN j.undoes = 0 THEN j.seq ELSE "
            "j.undoes END "
            "AND (i.kinds & :kinds) <> 0) ORDER BY j.seq",
            "ti", seq, static_cast<std::int64_t>(kinds));
        while (rows.next()) entries.push_back({rows.integer(1), rows.text(0) == "undo"});
    }
    Before before;
    for (const Entry& entry : entries) {
        each_image(database, entry.images_of, kinds, entry.backwards, [&](const KeptImage& image) {
            if (image.erased) return;
            const auto changes = read_changes(image.bytes);
            if (entry.backwards) {
                for (auto it = changes.rbegin(); it != changes.rend(); ++it)
                    before.note(it->after, it->before, it->kind);
            } else {
                for (const RowChange& change : changes) before.note(change.before, change.after, change.kind);
            }
        });
    }
    return before;
}

}  // namespace

PassageChanges StudyFile::passage_changes_since(std::int64_t seq) const {
    Database& database = *internal_->database;
    PassageChanges result;
    result.seq = journal_seq();
    if (seq <= 0) {
        auto rows = database.select(
            "SELECT id FROM passage WHERE version IN (SELECT id FROM text_version WHERE current = 1) ORDER "
            "BY id",
            "i");
        while (rows.next()) result.added.push_back(rows.integer(0));
        return result;
    }
    const Before before = states_before(database, seq);
    if (before.passages.empty() && before.versions.empty()) return result;

    std::unordered_map<std::int64_t, bool> current;
    {
        auto rows = database.select("SELECT id, current FROM text_version", "ii");
        while (rows.next()) current.emplace(rows.integer(0), rows.integer(1) != 0);
    }
    const auto is_current = [&](std::int64_t version) {
        const auto found = current.find(version);
        return found != current.end() && found->second;
    };
    const auto was_current = [&](std::int64_t version) {
        const auto found = before.versions.find(version);
        return found == before.versions.end() ? is_current(version) : found->second.value_or(false);
    };

    std::vector<std::int64_t> ids;
    for (const auto& [id, place] : before.passages) ids.push_back(id);
    std::sort(ids.begin(), ids.end());
    std::unordered_map<std::int64_t, std::int64_t> versions;
    for (Row row : rows_with_ids(database, table_of<study::Passage>(), ids)) {
        const auto passage = from_row<study::Passage>(row);
        versions.emplace(passage.id.value, passage.version.value);
    }
    for (const std::int64_t id : ids) {
        const std::optional<std::int64_t>& old_version = before.passages.at(id);
        const auto version = versions.find(id);
        const bool was = old_version && was_current(*old_version);
        const bool is = version != versions.end() && is_current(version->second);
        if (was && !is) result.removed.push_back(id);
        if (is && !was) result.added.push_back(id);
    }

    // Passages that stayed as they are while their version became, or ceased to be, the current one.
    for (const auto& [version, old_current] : before.versions) {
        if (old_current.value_or(false) == is_current(version)) continue;
        auto rows = database.select("SELECT id FROM passage WHERE version = :version", "i", version);
        while (rows.next()) {
            if (before.passages.contains(rows.integer(0))) continue;
            (is_current(version) ? result.added : result.removed).push_back(rows.integer(0));
        }
    }
    std::sort(result.added.begin(), result.added.end());
    std::sort(result.removed.begin(), result.removed.end());
    return result;
}

}  // namespace sotto::store
