// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "store/content.h"
#include "store/internal.h"
#include "store/mapping.h"
#include "store/schema.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <tuple>
#include <unordered_map>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;
using study::Id;

/// The things of a SELECT that begins with the columns of T.
template <class T, class... Arguments>
std::vector<T> things(Database& database, const std::string& rest, const Arguments&... arguments) {
    const Table& table = table_of<T>();
    std::vector<T> found;
    if (table.since > 1 && table.since > version_of(database)) return found;
    Row row(table.columns.size());
    auto rows = database.select(table.select + rest, table.types, arguments...);
    while (rows.next()) {
        for (std::size_t i = 0; i < row.size(); ++i) rows.take(i, row[i]);
        found.push_back(from_row<T>(row));
    }
    return found;
}

template <class T, class... Arguments>
std::optional<T> one(Database& database, const std::string& rest, const Arguments&... arguments) {
    auto found = things<T>(database, rest + " LIMIT 1", arguments...);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

constexpr const char* current_version_of =
    "version IN (SELECT id FROM text_version WHERE source = :source AND current = 1)";

}  // namespace

template <class T>
std::vector<T> StudyFile::all() const {
    auto found = things<T>(*internal_->database, " ORDER BY id");
    internal_->guard().reveal_all(found);
    return found;
}

template <class T>
std::optional<T> StudyFile::find(Id<T> id) const {
    auto found = one<T>(*internal_->database, " WHERE id = :id", id.value);
    if (found) internal_->guard().reveal(*found);
    return found;
}

template <class T>
std::vector<T> StudyFile::find(std::vector<Id<T>> ids) const {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<std::int64_t> numbers;
    numbers.reserve(ids.size());
    for (const Id<T> id : ids) {
        if (id) numbers.push_back(id.value);
    }
    std::vector<T> found;
    if (numbers.empty()) return found;
    for (Row& row : rows_with_ids(*internal_->database, table_of<T>(), numbers)) {
        found.push_back(from_row<T>(row));
    }
    internal_->guard().reveal_all(found);
    return found;
}

template <class T>
std::int64_t StudyFile::count() const {
    const Table& table = table_of<T>();
    if (table.since > 1 && table.since > version_of(*internal_->database)) return 0;
    return internal_->database->integer("SELECT COUNT(*) FROM " + table.name, 0);
}

#define SOTTO_INSTANTIATE(type, name)                                        \
    template std::vector<type> StudyFile::all() const;                       \
    template std::optional<type> StudyFile::find(Id<type>) const;            \
    template std::vector<type> StudyFile::find(std::vector<Id<type>>) const; \
    template std::int64_t StudyFile::count<type>() const;
SOTTO_FOR_EACH_VALUE(SOTTO_INSTANTIATE)
#undef SOTTO_INSTANTIATE

std::optional<study::Source> StudyFile::source(const std::string& name_or_id) const {
    Database& database = *internal_->database;
    if (name_or_id.find('\0') != std::string::npos || !text::is_valid_utf8(name_or_id)) return std::nullopt;
    if (auto named = one<study::Source>(database, " WHERE name = :name", std::string_view(name_or_id)))
        return named;
    if (const auto guid = base::Guid::parse(name_or_id)) {
        if (auto found = one<study::Source>(database, " WHERE guid = :guid", std::string_view(guid->text())))
            return found;
    }
    std::int64_t number = 0;
    const char* end = name_or_id.data() + name_or_id.size();
    if (const auto read = std::from_chars(name_or_id.data(), end, number);
        read.ec == std::errc() && read.ptr == end) {
        if (auto found = find(Id<study::Source>{number})) return found;
    }
    const std::string key = name_key(name_or_id);
    auto alike =
        things<study::Source>(database, " WHERE name_key = :key ORDER BY id LIMIT 2", std::string_view(key));
    if (alike.size() == 1) return std::move(alike.front());
    return std::nullopt;
}

std::optional<study::Source> StudyFile::source_with_bytes(const std::string& sha256) const {
    if (sha256.empty()) return std::nullopt;  // what sources that came without a file have
    return one<study::Source>(*internal_->database, " WHERE sha256 = :sha256 ORDER BY id",
                              std::string_view(sha256));
}

std::optional<study::Entity> StudyFile::entity(const std::string& code) const {
    if (code.find('\0') != std::string::npos || !text::is_valid_utf8(code)) return std::nullopt;
    auto found =
        one<study::Entity>(*internal_->database, " WHERE code_key = :key", std::string_view(name_key(code)));
    if (found) internal_->guard().reveal(*found);
    return found;
}

study::TextVersion StudyFile::current_version(Id<study::Source> source) const {
    auto found = one<study::TextVersion>(*internal_->database, " WHERE source = :source AND current = 1",
                                         source.value);
    if (!found)
        throw Error(Blame::User, fmt::format("The study has no source with the number {}.", source.value));
    return std::move(*found);
}

std::int64_t StudyFile::Internal::content_of(Id<study::TextVersion> version) {
    const auto known = content_of_version.find(version.value);
    if (known != content_of_version.end()) return known->second;
    const std::int64_t content = database->integer(
        "SELECT c.id FROM text_version v JOIN content c ON c.sha256 = v.sha256 WHERE v.id = :version", 0,
        version.value);
    if (content == 0) {
        if (database->integer("SELECT COUNT(*) FROM text_version WHERE id = :version", 0, version.value) ==
            0) {
            throw Error(Blame::User,
                        fmt::format("The study has no text version with the number {}.", version.value));
        }
        throw Error(Blame::Environment,
                    fmt::format("The text of version {} is missing from {}: the study is damaged.",
                                version.value, database->shown()));
    }
    // What an edit added may still be rolled back, and its number be given out again.
    if (edit == nullptr) content_of_version.emplace(version.value, content);
    return content;
}

void StudyFile::Internal::look_up_contents(const std::vector<std::int64_t>& versions) {
    if (edit != nullptr) return;  // see `content_of`
    std::vector<std::int64_t> unknown;
    for (const std::int64_t version : versions) {
        if (!content_of_version.contains(version)) unknown.push_back(version);
    }
    if (unknown.size() < 2) return;
    auto rows = database->select(
        "SELECT v.id, c.id FROM text_version v JOIN content c ON c.sha256 = v.sha256 WHERE " +
            database->in_list("v.id", "versions"),
        "ii", std::string_view(database->id_list(unknown)));
    while (rows.next()) content_of_version.emplace(rows.integer(0), rows.integer(1));
}

text::Text StudyFile::text(Id<study::TextVersion> version) const {
    try {
        return text::Text(read_content(*internal_->database, internal_->content_of(version)));
    } catch (const Error& error) {
        if (error.blame() != Blame::Input) throw;
        throw Error(Blame::Environment,
                    fmt::format("The text of version {} in {} is not valid UTF-8: the study is damaged.",
                                version.value, internal_->database->shown()));
    }
}

std::string StudyFile::content(const std::string& sha256) const {
    const auto found = find_content(*internal_->database, sha256);
    if (!found) {
        throw Error(Blame::Environment,
                    fmt::format("{} does not hold the content {}.", internal_->database->shown(), sha256));
    }
    return read_content(*internal_->database, *found);
}

std::vector<study::Passage> StudyFile::passages(Id<study::Source> source) const {
    return things<study::Passage>(*internal_->database,
                                  fmt::format(" WHERE {} ORDER BY version, range_start", current_version_of),
                                  source.value);
}

std::vector<study::Speaker> StudyFile::speakers(Id<study::Source> source) const {
    return things<study::Speaker>(*internal_->database, " WHERE source = :source ORDER BY id", source.value);
}

std::vector<Id<study::Coding>> StudyFile::codings_with_memo(Id<study::Source> source) const {
    std::vector<Id<study::Coding>> found;
    auto rows = internal_->database->select(
        fmt::format("SELECT DISTINCT subject_id FROM memo WHERE subject = {} AND subject_id IN "
                    "(SELECT id FROM coding WHERE {}) ORDER BY subject_id",
                    static_cast<int>(study::Subject::Coding), current_version_of),
        "i", source.value);
    while (rows.next()) found.push_back({rows.integer(0)});
    return found;
}

std::vector<study::OffRecordSpan> StudyFile::off_record_in(Id<study::Source> source) const {
    return things<study::OffRecordSpan>(
        *internal_->database,
        fmt::format(" WHERE {} ORDER BY range_start, range_end, id", current_version_of), source.value);
}

std::vector<study::Coding> StudyFile::codings_in(Id<study::Source> source) const {
    return things<study::Coding>(
        *internal_->database,
        fmt::format(" WHERE {} ORDER BY version, range_start, range_end, id", current_version_of),
        source.value);
}

std::vector<study::Coding> StudyFile::codings_of(const std::vector<Id<study::Code>>& codes) const {
    Database& database = *internal_->database;
    std::vector<std::int64_t> ids;
    for (const auto& code : codes) ids.push_back(code.value);
    return things<study::Coding>(
        database,
        " WHERE " + database.in_list("code", "codes") + " ORDER BY source, range_start, range_end, id",
        std::string_view(database.id_list(ids)));
}

std::vector<StudyFile::CodeCount> StudyFile::code_counts() const {
    std::vector<CodeCount> counts;
    auto rows = internal_->database->select(
        "SELECT code, SUM(codings), COUNT(*) FROM "
        "(SELECT code, source, COUNT(*) AS codings FROM coding GROUP BY code, source) AS per_source "
        "GROUP BY code ORDER BY code",
        "iii");
    while (rows.next()) counts.push_back({{rows.integer(0)}, rows.integer(1), rows.integer(2)});
    return counts;
}

std::vector<StudyFile::CodeUse> StudyFile::code_uses() const {
    std::vector<CodeUse> uses;
    auto rows =
        internal_->database->select("SELECT code, source, COUNT(*) FROM coding GROUP BY code, source", "iii");
    while (rows.next()) uses.push_back({{rows.integer(0)}, {rows.integer(1)}, rows.integer(2)});
    return uses;
}

std::vector<StudyFile::SourceCount> StudyFile::source_counts() const {
    // One walk over the index that holds all of this, sorted here: quicker than sorting in the database.
    std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>> ranges;
    auto codings = internal_->database->select("SELECT version, range_start, range_end FROM coding", "iii");
    while (codings.next()) ranges.emplace_back(codings.integer(0), codings.integer(1), codings.integer(2));
    std::sort(ranges.begin(), ranges.end());

    struct Coded {
        std::int64_t codings = 0;
        std::int64_t characters = 0;
        std::int64_t reached = 0;
    };
    std::unordered_map<std::int64_t, Coded> coded;
    for (const auto& [version, start, end] : ranges) {
        auto& own = coded[version];
        ++own.codings;
        own.characters += std::max<std::int64_t>(0, end - std::max(start, own.reached));
        own.reached = std::max(own.reached, end);
    }

    std::vector<SourceCount> counts;
    auto rows = internal_->database->select(
        "SELECT v.source, v.length, COALESCE(p.passages, 0), v.id FROM text_version v "
        "LEFT JOIN (SELECT version, COUNT(*) AS passages FROM passage GROUP BY version) AS p ON p.version = "
        "v.id "
        "WHERE v.current = 1 ORDER BY v.source",
        "iiii");
    while (rows.next()) {
        const auto own = coded[rows.integer(3)];
        counts.push_back({{rows.integer(0)}, rows.integer(1), rows.integer(2), own.codings, own.characters});
    }
    return counts;
}

}  // namespace sotto::store
