// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "store/content.h"
#include "store/internal.h"
#include "store/mapping.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <unordered_map>

namespace sotto::store {

namespace {

using study::Id;

constexpr const char* in_current_version =
    "(SELECT v.current FROM text_version v WHERE v.id = passage.version) = 1";

std::vector<std::int64_t> integers(Rows rows) {
    std::vector<std::int64_t> found;
    while (rows.next()) found.push_back(rows.integer(0));
    return found;
}

template <class T>
std::vector<std::int64_t> numbers_of(const std::vector<Id<T>>& ids) {
    std::vector<std::int64_t> numbers;
    numbers.reserve(ids.size());
    for (const auto& id : ids) numbers.push_back(id.value);
    return numbers;
}

/// Passages of current versions that any of the given spans touches. `spans` is a SELECT of version, start
/// and end, which `arguments` belong to. Both sides ascend within a version and passages do not overlap, so
/// one sweep is enough where a join would compare each span with every passage before it.
template <class... Arguments>
std::vector<std::int64_t> touched_passages(Database& database, const std::string& spans,
                                           const Arguments&... arguments) {
    struct Span {
        std::int64_t version;
        std::int64_t start;
        std::int64_t end;
        auto operator<=>(const Span&) const = default;
    };
    std::vector<Span> all;
    {
        auto rows = database.select(spans, "iii", arguments...);
        while (rows.next()) all.push_back({rows.integer(0), rows.integer(1), rows.integer(2)});
    }
    std::sort(all.begin(), all.end());
    std::vector<std::int64_t> versions;
    std::vector<Span> joined;  // without overlaps
    for (const Span& span : all) {
        if (versions.empty() || versions.back() != span.version) versions.push_back(span.version);
        if (!joined.empty() && joined.back().version == span.version && span.start <= joined.back().end) {
            joined.back().end = std::max(joined.back().end, span.end);
        } else {
            joined.push_back(span);
        }
    }
    std::vector<std::int64_t> ids;
    auto rows = database.select(fmt::format("SELECT version, id, range_start, range_end FROM passage WHERE "
                                            "{} AND {} ORDER BY version, range_start",
                                            database.in_list("version", "versions"), in_current_version),
                                "iiii", std::string_view(database.id_list(versions)));
    auto span = joined.cbegin();
    while (rows.next()) {
        const std::int64_t version = rows.integer(0);
        const auto before = [&](const Span& candidate) {
            return candidate.version < version ||
                   (candidate.version == version && candidate.end <= rows.integer(2));
        };
        while (span != joined.cend() && before(*span)) ++span;
        if (span == joined.cend()) break;
        if (span->version == version && span->start < rows.integer(3)) ids.push_back(rows.integer(1));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<study::Passage> passages_of_rows(const std::vector<Row>& rows) {
    std::vector<study::Passage> passages;
    passages.reserve(rows.size());
    for (Row row : rows) passages.push_back(from_row<study::Passage>(row));
    return passages;
}

}  // namespace

std::vector<PassageText> StudyFile::passage_texts(const std::vector<std::int64_t>& ids) const {
    Database& database = *internal_->database;
    std::vector<std::int64_t> wanted = ids;
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    const std::vector<study::Passage> passages =
        passages_of_rows(rows_with_ids(database, table_of<study::Passage>(), wanted));

    std::vector<std::string> said(passages.size());
    std::vector<PlaceOfWords> places;
    places.reserve(passages.size());
    for (const study::Passage& passage : passages) {
        places.push_back({passage.version.value, passage.first_byte, passage.last_byte});
    }
    internal_->read_words(places, [&](std::size_t i, std::string_view words) { said[i] = words; });

    std::vector<PassageText> texts;
    texts.reserve(ids.size());
    for (const std::int64_t id : ids) {
        const auto passage =
            std::lower_bound(passages.begin(), passages.end(), id,
                             [](const study::Passage& a, std::int64_t b) { return a.id.value < b; });
        if (passage == passages.end() || passage->id.value != id) continue;
        texts.push_back({*passage, said[static_cast<std::size_t>(passage - passages.begin())]});
    }
    return texts;
}

void StudyFile::Internal::read_words(const std::vector<PlaceOfWords>& places,
                                     const std::function<void(std::size_t, std::string_view)>& take) {
    // One part for the stretch of each text that neighbouring places lie in.
    std::vector<std::int64_t> versions;
    std::vector<std::size_t> firsts;  // the first place of each part, and where the last part ends
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!versions.empty() && versions.back() == places[i].version) continue;
        versions.push_back(places[i].version);
        firsts.push_back(i);
    }
    firsts.push_back(places.size());
    look_up_contents(versions);
    std::vector<ContentPart> parts;
    parts.reserve(versions.size());
    for (std::size_t part = 0; part < versions.size(); ++part) {
        ContentPart stretch{content_of({versions[part]}), places[firsts[part]].first_byte, 0};
        for (std::size_t i = firsts[part]; i < firsts[part + 1]; ++i) {
            stretch.first = std::min(stretch.first, places[i].first_byte);
            stretch.last = std::max(stretch.last, places[i].last_byte);
        }
        parts.push_back(stretch);
    }
    read_contents(*database, parts, [&](std::size_t part, std::string_view bytes) {
        for (std::size_t i = firsts[part]; i < firsts[part + 1]; ++i) {
            const PlaceOfWords& place = places[i];
            const auto from = static_cast<std::size_t>(place.first_byte - parts[part].first);
            const auto size =
                static_cast<std::size_t>(std::max<std::int64_t>(place.last_byte - place.first_byte, 0));
            take(i, from < bytes.size() ? bytes.substr(from, size) : std::string_view());
        }
    });
}

void StudyFile::each_said(const std::vector<std::int64_t>& ids,
                          const std::function<void(std::size_t, std::string_view)>& take) const {
    Database& database = *internal_->database;
    std::vector<PlaceOfWords> places;
    std::vector<std::size_t> wanted;  // which of `ids` a place is of
    {
        auto rows =
            database.select(fmt::format("SELECT id, version, first_byte, last_byte FROM passage WHERE {} "
                                        "ORDER BY id",
                                        database.in_list("id", "ids")),
                            "iiii", std::string_view(database.id_list(ids)));
        std::size_t at = 0;
        while (rows.next()) {
            while (ids[at] != rows.integer(0)) ++at;
            wanted.push_back(at);
            places.push_back({rows.integer(1), rows.integer(2), rows.integer(3)});
        }
    }
    internal_->read_words(places, [&](std::size_t i, std::string_view words) { take(wanted[i], words); });
}

std::vector<std::string> StudyFile::languages_of(const std::vector<std::int64_t>& ids) const {
    Database& database = *internal_->database;
    std::vector<std::string> languages(ids.size());
    auto rows = database.select(
        fmt::format("SELECT passage.id, s.language FROM passage JOIN source s ON s.id = passage.source "
                    "WHERE {} ORDER BY passage.id",
                    database.in_list("passage.id", "ids")),
        "it", std::string_view(database.id_list(ids)));
    std::size_t at = 0;
    while (rows.next()) {
        while (ids[at] != rows.integer(0)) ++at;
        languages[at] = rows.text(1);
    }
    return languages;
}

void StudyFile::each_passage(
    const std::function<bool(const study::Passage&, std::string_view said, std::string_view language)>& take,
    std::int64_t after_id) const {
    constexpr std::int64_t passages_at_once = 512;
    Database& database = *internal_->database;
    const Table& table = table_of<study::Passage>();
    std::unordered_map<std::int64_t, std::string> languages;
    {
        auto rows = database.select("SELECT id, language FROM source", "it");
        while (rows.next()) languages.emplace(rows.integer(0), rows.text(1));
    }
    // Passages of one text have neighbouring ids: reading each text as a whole, once, is the least work.
    std::int64_t version = 0;
    std::string text;
    const std::string sql = fmt::format("{} WHERE id > :after AND {} ORDER BY id LIMIT {}", table.select,
                                        in_current_version, passages_at_once);
    while (true) {
        std::vector<Row> batch;
        {
            auto rows = database.select(sql, table.types, after_id);
            while (rows.next()) {
                Row row(table.columns.size());
                for (std::size_t i = 0; i < row.size(); ++i) rows.take(i, row[i]);
                batch.push_back(std::move(row));
            }
        }
        for (const study::Passage& passage : passages_of_rows(batch)) {
            if (passage.version.value != version) {
                text = read_content(database, internal_->content_of(passage.version));
                version = passage.version.value;
            }
            const auto from = std::min(static_cast<std::size_t>(passage.first_byte), text.size());
            const auto to = std::clamp(static_cast<std::size_t>(passage.last_byte), from, text.size());
            if (!take(passage, std::string_view(text).substr(from, to - from),
                      languages[passage.source.value]))
                return;
            after_id = passage.id.value;
        }
        if (batch.size() < static_cast<std::size_t>(passages_at_once)) return;
    }
}

std::vector<std::int64_t> StudyFile::passages_with_codes(const std::vector<Id<study::Code>>& codes) const {
    Database& database = *internal_->database;
    return touched_passages(
        database,
        "SELECT version, range_start, range_end FROM coding WHERE " + database.in_list("code", "codes"),
        std::string_view(database.id_list(numbers_of(codes))));
}

std::vector<std::int64_t> StudyFile::passages_off_record() const {
    return touched_passages(*internal_->database,
                            "SELECT version, range_start, range_end FROM off_record_span");
}

std::vector<std::int64_t> StudyFile::passages_of_sources(
    const std::vector<Id<study::Source>>& sources) const {
    Database& database = *internal_->database;
    return integers(database.select(fmt::format("SELECT id FROM passage WHERE version IN (SELECT id FROM "
                                                "text_version WHERE current = 1 AND {}) ORDER BY id",
                                                database.in_list("source", "sources")),
                                    "i", std::string_view(database.id_list(numbers_of(sources)))));
}

std::vector<std::int64_t> StudyFile::passages_of_speakers(
    const std::vector<Id<study::Speaker>>& speakers) const {
    Database& database = *internal_->database;
    return integers(database.select(fmt::format("SELECT id FROM passage WHERE {} AND {} ORDER BY id",
                                                database.in_list("speaker", "speakers"), in_current_version),
                                    "i", std::string_view(database.id_list(numbers_of(speakers)))));
}

// The journal -----------------------------------------------------------------------------------------------

std::vector<JournalEntry> StudyFile::journal(std::int64_t last) const {
    return journal_entries(*internal_->database, last > 0 ? journal_seq() - last + 1 : 1);
}

std::int64_t StudyFile::journal_seq() const {
    return internal_->database->integer("SELECT MAX(seq) FROM journal", 0);
}

std::string StudyFile::journal_hash(std::int64_t seq) const {
    return internal_->database->text("SELECT hash FROM journal WHERE seq = :seq", seq);
}

}  // namespace sotto::store
