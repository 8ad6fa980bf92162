// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "store/content.h"
#include "store/digest.h"
#include "store/internal.h"
#include "store/mapping.h"
#include "store/releases.h"
#include "store/schema.h"

#include <fmt/format.h>
#include <map>
#include <unordered_map>
#include <utility>

namespace sotto::store {

namespace {

/// Collects problems; a thousand of one kind say no more than the first hundred and their number.
class Findings {
public:
    void add(const std::string& where, std::string sentence) {
        constexpr std::int64_t listed_of_one_kind = 100;
        if (++counts_[where] <= listed_of_one_kind) {
            problems_.push_back({where, std::move(sentence)});
        }
    }

    std::vector<Problem> finish() {
        for (const auto& [where, count] : counts_) {
            std::int64_t listed = 0;
            for (const Problem& problem : problems_) listed += problem.where == where ? 1 : 0;
            if (count > listed)
                problems_.push_back(
                    {where, fmt::format("There are {} more problems like these.", count - listed)});
        }
        return std::move(problems_);
    }

private:
    std::vector<Problem> problems_;
    std::map<std::string, std::int64_t> counts_;
};

/// What the rows of the study should be, as the journal tells it.
class Replay {
public:
    /// Makes a change; false when what it says was there before is not what was.
    bool apply(Kind kind, const Row& before, const Row& after) {
        const std::int64_t id = (before.empty() ? after : before)[0].integer();
        auto& rows = rows_[kind];
        const auto found = rows.find(id);
        const bool fits =
            before.empty() ? found == rows.end() : found != rows.end() && found->second == print(before);
        if (after.empty()) {
            rows.erase(id);
        } else {
            rows[id] = print(after);
        }
        std::int64_t& greatest = greatest_[kind];
        greatest = std::max(greatest, id);
        return fits;
    }

    /// Whether the row is as it should be; takes it out.
    bool take(Kind kind, const Row& row) {
        auto& rows = rows_[kind];
        const auto found = rows.find(row[0].integer());
        const bool fits = found != rows.end() && found->second == print(row);
        if (found != rows.end()) rows.erase(found);
        return fits;
    }

    [[nodiscard]] std::size_t left(Kind kind) { return rows_[kind].size(); }
    [[nodiscard]] std::int64_t greatest(Kind kind) { return greatest_[kind]; }

private:
    Fingerprint print(const Row& row) {
        bytes_.clear();
        append_row(bytes_, row);
        return fingerprint(bytes_);
    }

    std::map<Kind, std::unordered_map<std::int64_t, Fingerprint>> rows_;
    std::map<Kind, std::int64_t> greatest_;
    std::string bytes_;
};

class Verification {
public:
    Verification(Database& database, RegisterGuard& guard, base::Progress& progress)
        : database_(database), guard_(guard), progress_(progress) {}

    std::vector<Problem> run() {
        // A part that cannot go on because the database cannot be read says so, and the next one has its
        // turn.
        guarded("database", [this] { check_database(); });
        guarded("journal", [this] { check_journal(); });
        guarded("journal", [this] { check_rows(); });
        guarded("vault", [this] { check_register(); });
        guarded("texts", [this] { check_texts(); });
        guarded("releases", [this] {
            for (auto& problem : check_releases(database_))
                findings_.add(problem.where, std::move(problem.sentence));
        });
        return findings_.finish();
    }

private:
    template <class Work>
    void guarded(const char* where, Work work) {
        try {
            work();
        } catch (const base::Error& error) {
            findings_.add(where, error.what());
        }
        progress_.end();
    }

    void step(std::int64_t done) {
        progress_.advance(done);
        progress_.check();
    }

    [[nodiscard]] bool erased(Kind kind) const { return (erased_ & kind_bit(kind)) != 0; }

    void check_database();
    void check_journal();
    void check_images(const JournalEntry& entry, std::vector<std::string>& hashes);
    void replay(const JournalEntry& entry);
    void check_undone(const std::map<std::int64_t, std::int64_t>& undone_by);
    void check_rows();
    void check_register();
    void check_keys(const Table& table);
    void check_texts();
    void check_version(Id<study::TextVersion> version, const std::string& bytes, std::int64_t length);
    void check_spans(const char* table_name, const char* noun, Id<study::TextVersion> version,
                     std::int64_t length);

    Database& database_;
    RegisterGuard& guard_;
    base::Progress& progress_;
    Findings findings_;
    Replay replay_;
    /// Kinds of rows that stood in images which have been erased: what these should be is not known any more.
    std::uint64_t erased_ = 0;
};

void Verification::check_database() {
    progress_.begin("Checking the database", 0);
    if (database_.dialect() == Dialect::Sqlite) {
        {
            auto rows = database_.select("PRAGMA integrity_check", "t");
            while (rows.next()) {
                if (rows.text(0) != "ok")
                    findings_.add("database", fmt::format("SQLite reports: {}.", rows.text(0)));
            }
        }
        auto rows = database_.select("PRAGMA foreign_key_check", "titi");
        while (rows.next()) {
            findings_.add("database", fmt::format("Row {} of {} names a row of {} that is not there.",
                                                  rows.integer(1), rows.text(0), rows.text(2)));
        }
    }
    const std::int64_t wrong = database_.integer(
        "SELECT COUNT(*) FROM (SELECT s.id FROM source s LEFT JOIN text_version v ON v.source = s.id AND "
        "v.current = 1 "
        "GROUP BY s.id HAVING COUNT(v.id) <> 1) AS wrong",
        0);
    if (wrong > 0)
        findings_.add("database", fmt::format("{} sources have not exactly one current text.", wrong));
}

// Journal ---------------------------------------------------------------------------------------------------

void Verification::check_images(const JournalEntry& entry, std::vector<std::string>& hashes) {
    each_image(database_, entry.seq, every_kind, false, [&](const KeptImage& image) {
        if (image.number != static_cast<std::int64_t>(hashes.size()) + 1) {
            findings_.add("journal", fmt::format("Entry {} lacks one of its images.", entry.seq));
        }
        hashes.push_back(image.sha256);
        if (image.erased) {
            erased_ |= image.kinds;
        } else if (sha256(image.bytes) != image.sha256) {
            findings_.add("journal",
                          fmt::format("Image {} of entry {} has been changed.", image.number, entry.seq));
        }
    });
}

void Verification::replay(const JournalEntry& entry) {
    const bool backwards = entry.command == "undo" && entry.undoes != 0;
    std::int64_t misfits = 0;
    const auto apply = [&](Kind kind, const Row& before, const Row& after) {
        const bool fits = replay_.apply(kind, before, after);
        if (!fits && !erased(kind)) ++misfits;
    };
    each_image(database_, entry.undoes == 0 ? entry.seq : entry.undoes, every_kind, backwards,
               [&](const KeptImage& image) {
                   if (image.erased) return;
                   const auto changes = read_changes(image.bytes);
                   std::uint64_t kinds = 0;
                   for (const RowChange& change : changes) kinds |= kind_bit(change.kind);
                   if (kinds != image.kinds && entry.undoes == 0) {
                       findings_.add(
                           "journal",
                           fmt::format("An image of entry {} says wrongly what is in it.", entry.seq));
                   }
                   if (backwards) {
                       for (auto it = changes.rbegin(); it != changes.rend(); ++it) {
                           apply(it->kind, it->after, it->before);
                       }
                   } else {
                       for (const RowChange& change : changes) {
                           apply(change.kind, change.before, change.after);
                       }
                   }
               });
    if (misfits > 0) {
        findings_.add(
            "journal",
            fmt::format("Entry {} does not follow from those before it: {} rows were not what it found.",
                        entry.seq, misfits));
    }
}

void Verification::check_undone(const std::map<std::int64_t, std::int64_t>& undone_by) {
    auto rows = database_.select("SELECT seq, undone_by FROM journal ORDER BY seq", "ii");
    while (rows.next()) {
        const auto found = undone_by.find(rows.integer(0));
        if (rows.integer(1) != (found == undone_by.end() ? 0 : found->second)) {
            findings_.add("journal", fmt::format("Entry {} is marked wrongly as undone or not undone.",
                                                 rows.integer(0)));
        }
    }
}

void Verification::check_journal() {
    const auto entries = journal_entries(database_, 0);
    progress_.begin("Checking the journal", static_cast<std::int64_t>(entries.size()));
    const Genesis genesis = read_genesis(database_);
    for (const Setting& setting :
         {Setting{{1}, "title", genesis.title}, Setting{{2}, "language", genesis.language}}) {
        Row row;
        to_row(setting, row);
        replay_.apply(Kind::Setting, {}, row);
    }
    std::string hash = genesis.hash();
    std::int64_t expected = 1;
    std::map<std::int64_t, std::int64_t> undone_by;
    for (const JournalEntry& entry : entries) {
        if (entry.seq != expected) {
            findings_.add("journal", fmt::format("Entry {} is missing.", expected));
            expected = entry.seq;
        }
        ++expected;
        std::vector<std::string> images;
        check_images(entry, images);
        const std::string kept = database_.text("SELECT hash FROM journal WHERE seq = :seq", entry.seq);
        if (entry.summary != erased_sentence && entry_hash(hash, entry, images) != kept) {
            findings_.add(
                "journal",
                fmt::format(
                    "The hash of entry {} does not fit: it, or what came before it, has been changed.",
                    entry.seq));
        }
        hash = kept;
        replay(entry);
        if (entry.undoes != 0) undone_by[entry.undoes] = entry.command == "undo" ? entry.seq : 0;
        step(entry.seq);
    }
    check_undone(undone_by);
    const std::int64_t stray =
        database_.integer("SELECT COUNT(*) FROM journal_image WHERE seq NOT IN (SELECT seq FROM journal)", 0);
    if (stray > 0) findings_.add("journal", fmt::format("{} images belong to no entry.", stray));
}

void Verification::check_keys(const Table& table) {
    for (const KeyColumn& key : table.keys) {
        auto rows = database_.select(
            fmt::format("SELECT id, {}, {} FROM {}", table.columns[key.of].name, key.name, table.name),
            "itt");
        while (rows.next()) {
            if (name_key(rows.text(1)) != rows.text(2)) {
                findings_.add("database", fmt::format("The {} {} cannot be found by its name.", table.noun,
                                                      rows.integer(0)));
            }
        }
    }
}

void Verification::check_rows() {
    progress_.begin("Comparing the study with its journal", static_cast<std::int64_t>(tables().size()));
    std::int64_t done = 0;
    const std::int64_t version = version_of(database_);
    for (const Table& table : tables()) {
        if (table.since > version) continue;
        Row row(table.columns.size());
        std::int64_t greatest = 0;
        {
            auto rows = database_.select(table.select + " ORDER BY id", table.types);
            while (rows.next()) {
                for (std::size_t i = 0; i < row.size(); ++i) rows.take(i, row[i]);
                greatest = row[0].integer();
                if (!replay_.take(table.kind, row) && !erased(table.kind)) {
                    findings_.add("journal", fmt::format("The {} {} is not what the journal says.",
                                                         table.noun, greatest));
                }
            }
        }
        if (const std::size_t left = replay_.left(table.kind); left > 0 && !erased(table.kind)) {
            findings_.add("journal", fmt::format("{} rows that the journal speaks of are missing (kind: {}).",
                                                 left, table.noun));
        }
        const std::int64_t last = database_.integer("SELECT last FROM counter WHERE kind = :kind", 0,
                                                    static_cast<std::int64_t>(table.kind));
        if (last < std::max(greatest, replay_.greatest(table.kind))) {
            findings_.add("database",
                          fmt::format("The counter of numbers is too low (kind: {}).", table.noun));
        }
        check_keys(table);
        step(++done);
    }
}

void Verification::check_register() {
    guard_.look_again();
    for (const Kind kind : guarded_kinds) {
        const Table& of = table(kind);
        std::vector<std::int64_t> ids;
        {
            auto rows = database_.select("SELECT id FROM " + of.name + " ORDER BY id", "i");
            while (rows.next()) ids.push_back(rows.integer(0));
        }
        for (const Row& row : rows_with_ids(database_, of, ids)) {
            if (auto problem = guard_.problem_with(kind, row); !problem.empty())
                findings_.add("vault", std::move(problem));
        }
    }
}

// Texts -----------------------------------------------------------------------------------------------------

void Verification::check_spans(const char* table_name, const char* noun, Id<study::TextVersion> version,
                               std::int64_t length) {
    auto rows = database_.select(
        fmt::format(
            "SELECT id FROM {} WHERE version = :version AND (range_start < 0 OR range_end < range_start OR "
            "range_end > :length) ORDER BY id",
            table_name),
        "i", version.value, length);
    while (rows.next()) {
        findings_.add("ranges", fmt::format("The {} {} lies outside its text (version {}).", noun,
                                            rows.integer(0), version.value));
    }
}

void Verification::check_version(Id<study::TextVersion> version, const std::string& bytes,
                                 std::int64_t length) {
    std::size_t bad = 0;
    if (!text::is_valid_utf8(bytes, &bad)) {
        findings_.add("texts", fmt::format("The text of version {} is not valid UTF-8 at byte {}.",
                                           version.value, bad));
        return;
    }
    const text::Text text{std::string(bytes)};
    if (text.length() != length) {
        findings_.add("texts", fmt::format("The text of version {} has {} characters, not {} as noted.",
                                           version.value, text.length(), length));
    }
    check_spans("coding", "coding", version, text.length());
    check_spans("off_record_span", "off-record span", version, text.length());

    const Table& table = table_of<study::Passage>();
    Row row(table.columns.size());
    text::Position end = 0;
    std::int64_t ordinal = 0;
    auto rows = database_.select(table.select + " WHERE version = :version ORDER BY ordinal", table.types,
                                 version.value);
    while (rows.next()) {
        for (std::size_t i = 0; i < row.size(); ++i) rows.take(i, row[i]);
        const auto passage = from_row<study::Passage>(row);
        const bool in_order = passage.ordinal > ordinal && passage.range.start >= end;
        const bool inside = passage.range.start >= 0 && passage.range.start <= passage.said.start &&
                            passage.said.start <= passage.said.end && passage.said.end <= passage.range.end &&
                            passage.range.end <= text.length();
        if (!in_order || !inside) {
            findings_.add(
                "ranges",
                fmt::format("The passage {} lies outside its text or over its neighbour (version {}).",
                            passage.id.value, version.value));
        } else if (static_cast<std::int64_t>(text.byte_of(passage.said.start)) != passage.first_byte ||
                   static_cast<std::int64_t>(text.byte_of(passage.said.end)) != passage.last_byte) {
            findings_.add("ranges", fmt::format("The passage {} has the wrong place in bytes (version {}).",
                                                passage.id.value, version.value));
        }
        end = passage.range.end;
        ordinal = passage.ordinal;
    }
}

void Verification::check_texts() {
    struct Version {
        Id<study::TextVersion> id;
        std::int64_t length;
    };
    std::unordered_map<std::string, std::vector<Version>> versions;
    {
        auto rows = database_.select("SELECT id, sha256, length FROM text_version ORDER BY id", "iti");
        while (rows.next()) versions[rows.text(1)].push_back({{rows.integer(0)}, rows.integer(2)});
    }
    struct Content {
        std::int64_t id;
        std::string sha256;
        std::int64_t size;
    };
    std::vector<Content> contents;
    {
        auto rows = database_.select("SELECT id, sha256, size FROM content ORDER BY id", "iti");
        while (rows.next()) contents.push_back({rows.integer(0), rows.text(1), rows.integer(2)});
    }
    progress_.begin("Checking the texts", static_cast<std::int64_t>(contents.size()));
    std::int64_t done = 0;
    for (const Content& content : contents) {
        const std::string bytes = read_content(database_, content.id);
        const auto found = versions.find(content.sha256);
        if (static_cast<std::int64_t>(bytes.size()) != content.size || sha256(bytes) != content.sha256) {
            findings_.add("texts", found == versions.end()
                                       ? fmt::format("An original file is damaged (content {}).", content.id)
                                       : fmt::format("The text of version {} is damaged.",
                                                     found->second.front().id.value));
        }
        if (found != versions.end()) {
            for (const Version& version : found->second) check_version(version.id, bytes, version.length);
            versions.erase(found);
        }
        step(++done);
    }
    for (const auto& [hash, missing] : versions) {
        for (const Version& version : missing) {
            findings_.add("texts", fmt::format("The text of version {} is missing.", version.id.value));
        }
    }
}

}  // namespace

std::vector<Problem> StudyFile::verify(base::Progress& progress) const {
    return Verification(*internal_->database, internal_->guard(), progress).run();
}

}  // namespace sotto::store
