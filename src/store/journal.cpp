// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/journal.h"

#include "base/error.h"
#include "store/database.h"
#include "store/digest.h"

#include <fmt/format.h>
#include <limits>

namespace sotto::store {

namespace {

constexpr std::size_t image_size = 64U << 10U;
/// From this size on an image ends where the kind of row changes: followers of one kind read less.
constexpr std::size_t image_size_of_one_kind = 4U << 10U;

}  // namespace

std::string Genesis::hash() const {
    Sha256 digest;
    digest.add_field("sotto journal 1");
    digest.add_field(guid);
    digest.add_field(created);
    digest.add_field(title);
    digest.add_field(language);
    return digest.finish();
}

Genesis read_genesis(Database& database) {
    auto rows = database.select("SELECT guid, created, first_title, first_language FROM study", "tttt");
    if (!rows.next()) {
        throw base::Error(base::Blame::Environment,
                          fmt::format("{} is damaged: it does not say which study it is.", database.shown()));
    }
    return {rows.text(0), rows.text(1), rows.text(2), rows.text(3)};
}

Head journal_head(Database& database, const Genesis& genesis) {
    auto rows = database.select("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1", "it");
    if (rows.next()) return {rows.integer(0), rows.text(1)};
    return {0, genesis.hash()};
}

std::string entry_hash(const std::string& before, const JournalEntry& entry,
                       const std::vector<std::string>& images) {
    Sha256 digest;
    digest.add_field(before);
    digest.add_field(entry.seq);
    digest.add_field(entry.time);
    digest.add_field(entry.researcher);
    digest.add_field(entry.command);
    digest.add_field(entry.summary);
    digest.add_field(entry.undoes);
    digest.add_field(entry.changes);
    digest.add_field(static_cast<std::int64_t>(images.size()));
    for (const std::string& image : images) digest.add_field(image);
    return digest.finish();
}

void JournalWriter::begin_change(Kind kind) {
    ++changes_;
    if (image_.size() >= image_size || (kind != last_kind_ && image_.size() >= image_size_of_one_kind))
        write_image();
    last_kind_ = kind;
    image_kinds_ |= kind_bit(kind);
    all_kinds_ |= kind_bit(kind);
}

bool JournalWriter::touched(Kind kind) const noexcept {
    return (all_kinds_ & kind_bit(kind)) != 0;
}

void JournalWriter::added(Kind kind, const Row& row) {
    begin_change(kind);
    if (!images_left_out_) append_added(image_, kind, row);
}

void JournalWriter::changed(Kind kind, const Row& before, const Row& after) {
    begin_change(kind);
    if (!images_left_out_) append_changed(image_, kind, before, after);
}

void JournalWriter::removed(Kind kind, const Row& row) {
    begin_change(kind);
    if (!images_left_out_) append_removed(image_, kind, row);
}

void JournalWriter::write_image() {
    if (image_.empty()) return;
    hashes_.push_back(sha256(image_));
    database_.run(
        "INSERT INTO journal_image (seq, number, kinds, sha256, bytes) VALUES (:seq, :number, :kinds, "
        ":sha256, " +
            database_.bytes_parameter("bytes") + ")",
        head_.seq + 1, static_cast<std::int64_t>(hashes_.size()), static_cast<std::int64_t>(image_kinds_),
        std::string_view(hashes_.back()), Bytes{image_});
    image_.clear();
    image_kinds_ = 0;
}

JournalEntry JournalWriter::finish(JournalEntry entry) {
    write_image();
    entry.seq = head_.seq + 1;
    if (entry.undoes == 0) entry.changes = changes_;
    const std::string hash = entry_hash(head_.hash, entry, hashes_);
    database_.run(
        "INSERT INTO journal (seq, time, researcher, command, summary, undoes, undone_by, changes, hash) "
        "VALUES (:seq, :time, :researcher, :command, :summary, :undoes, 0, :changes, :hash)",
        entry.seq, std::string_view(entry.time), std::string_view(entry.researcher),
        std::string_view(entry.command), std::string_view(entry.summary), entry.undoes, entry.changes,
        std::string_view(hash));
    return entry;
}

void each_image(Database& database, std::int64_t seq, std::uint64_t kinds, bool backwards,
                const std::function<void(const KeptImage&)>& take) {
    std::vector<std::int64_t> numbers;
    {
        auto rows = database.select(
            "SELECT number FROM journal_image WHERE seq = :seq AND (kinds & :kinds) <> 0 ORDER BY number",
            "i", seq, static_cast<std::int64_t>(kinds));
        while (rows.next()) numbers.push_back(rows.integer(0));
    }
    if (backwards) numbers = {numbers.rbegin(), numbers.rend()};
    // One at a time: PostgreSQL's client would else hold all images of the entry in memory at once.
    for (const std::int64_t number : numbers) {
        auto rows = database.select("SELECT kinds, sha256, " + database.bytes_column("bytes") +
                                        " FROM journal_image WHERE seq = :seq AND number = :number",
                                    "itb", seq, number);
        if (!rows.next()) continue;
        KeptImage image;
        image.number = number;
        image.kinds = static_cast<std::uint64_t>(rows.integer(0));
        image.sha256 = rows.text(1);
        image.erased = rows.null(2);
        image.bytes = rows.text(2);
        take(image);
    }
}

namespace {

std::vector<JournalEntry> entries_between(Database& database, std::int64_t first, std::int64_t last) {
    std::vector<JournalEntry> entries;
    auto rows = database.select(
        "SELECT seq, time, researcher, command, summary, undoes, undone_by, changes FROM journal "
        "WHERE seq BETWEEN :first AND :last ORDER BY seq",
        "ittttiii", first, last);
    while (rows.next()) {
        JournalEntry entry;
        entry.seq = rows.integer(0);
        entry.time = rows.text(1);
        entry.researcher = rows.text(2);
        entry.command = rows.text(3);
        entry.summary = rows.text(4);
        entry.undoes = rows.integer(5);
        entry.undone = rows.integer(6) != 0;
        entry.changes = rows.integer(7);
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace

std::vector<JournalEntry> journal_entries(Database& database, std::int64_t first) {
    return entries_between(database, first, std::numeric_limits<std::int64_t>::max());
}

JournalEntry journal_entry(Database& database, std::int64_t seq) {
    auto entries = entries_between(database, seq, seq);
    if (entries.empty()) {
        throw base::Error(base::Blame::Environment,
                          fmt::format("The journal of the study has no entry {}.", seq));
    }
    return std::move(entries.front());
}

}  // namespace sotto::store
