// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/register_rewriting.h"

#include "base/error.h"
#include "store/database.h"
#include "store/digest.h"
#include "store/journal.h"
#include "store/releases.h"
#include "store/row_writer.h"
#include "store/tables.h"

#include <algorithm>
#include <map>
#include <vector>

namespace sotto::store {

namespace {

constexpr std::uint64_t register_kinds =
    kind_bit(Kind::Entity) | kind_bit(Kind::Alias) | kind_bit(Kind::Attribute);

bool is_of_register(Kind kind) {
    return (kind_bit(kind) & register_kinds) != 0;
}

[[noreturn]] void does_not_hold() {
    throw base::Error(base::Blame::Environment,
                      "The history of the study does not hold: it has been changed past Sotto. Run a check "
                      "(verify) for the place; nothing was changed.");
}

class Rewriter {
public:
    Rewriter(Database& database, const Rewriting& rewriting, base::Progress& progress)
        : database_(database), rewriting_(rewriting), progress_(progress) {}

    Rewritten run() {
        if (!check_releases(database_).empty()) does_not_hold();
        for (const Kind kind : guarded_kinds) rewrite_rows(kind);
        rewrite_journal();
        chain_releases_anew(database_);
        return done_;
    }

private:
    void rewrite_rows(Kind kind) {
        const Table& of = table(kind);
        std::vector<std::int64_t> ids;
        {
            auto rows = database_.select("SELECT id FROM " + of.name + " ORDER BY id", "i");
            while (rows.next()) ids.push_back(rows.integer(0));
        }
        RowWriter writer(database_, nullptr);
        for (const Row& row : rows_with_ids(database_, of, ids)) {
            Row changed = row;
            rewriting_.value(kind, changed);
            if (changed == row) continue;
            writer.change(of, row, changed);
            ++done_.values;
        }
    }

    /// The image as it is to be kept; empty when it stays as it is.
    std::string rewritten(const std::string& bytes) {
        bool differs = false;
        std::string made;
        const auto change = [&](Kind kind, Row& row) {
            if (row.empty() || !is_of_register(kind)) return;
            const Row before = row;
            rewriting_.value(kind, row);
            differs = differs || before != row;
        };
        for (RowChange& one : read_changes(bytes)) {
            change(one.kind, one.before);
            change(one.kind, one.after);
            switch (one.what) {
                case RowChange::What::Added:
                    append_added(made, one.kind, one.after);
                    break;
                case RowChange::What::Changed:
                    append_changed(made, one.kind, one.before, one.after);
                    break;
                case RowChange::What::Removed:
                    append_removed(made, one.kind, one.before);
                    break;
            }
        }
        return differs ? made : std::string();
    }

    struct Hashes {
        std::vector<std::string> before;
        std::vector<std::string> now;
    };

    Hashes rewrite_images(std::int64_t seq) {
        struct Kept {
            std::int64_t number;
            std::uint64_t kinds;
            std::string sha256;
            bool erased;
        };
        std::vector<Kept> images;
        {
            auto rows = database_.select(
                "SELECT number, kinds, sha256, CASE WHEN bytes IS NULL THEN 1 ELSE 0 END FROM journal_image "
                "WHERE seq = :seq ORDER BY number",
                "iiti", seq);
            while (rows.next()) {
                images.push_back({rows.integer(0), static_cast<std::uint64_t>(rows.integer(1)), rows.text(2),
                                  rows.integer(3) != 0});
            }
        }
        Hashes hashes;
        std::map<std::int64_t, std::string> made;
        if (std::any_of(images.begin(), images.end(),
                        [](const Kept& image) { return (image.kinds & register_kinds) != 0; })) {
            each_image(database_, seq, register_kinds, false, [&](const KeptImage& image) {
                if (image.erased) return;
                if (sha256(image.bytes) != image.sha256) does_not_hold();
                if (auto bytes = rewritten(image.bytes); !bytes.empty())
                    made.emplace(image.number, std::move(bytes));
            });
        }
        for (const Kept& image : images) {
            hashes.before.push_back(image.sha256);
            hashes.now.push_back(image.erased ? rewriting_.hash_of_erased(image.sha256) : image.sha256);
            const auto found = made.find(image.number);
            if (found != made.end()) {
                hashes.now.back() = sha256(found->second);
                database_.run("UPDATE journal_image SET bytes = " + database_.bytes_parameter("bytes") +
                                  " WHERE seq = :seq AND number = :number",
                              Bytes{found->second}, seq, image.number);
                ++done_.images;
            }
            if (hashes.now.back() != image.sha256) {
                database_.run("UPDATE journal_image SET sha256 = :hash WHERE seq = :seq AND number = :number",
                              std::string_view(hashes.now.back()), seq, image.number);
            }
        }
        return hashes;
    }

    void rewrite_journal() {
        const auto entries = journal_entries(database_, 1);
        progress_.begin("Writing the history anew", static_cast<std::int64_t>(entries.size()));
        std::string before = read_genesis(database_).hash();
        std::string now = before;
        for (const JournalEntry& entry : entries) {
            progress_.check();
            const auto images = rewrite_images(entry.seq);
            const std::string kept = database_.text("SELECT hash FROM journal WHERE seq = :seq", entry.seq);
            if (entry.summary != erased_sentence && entry_hash(before, entry, images.before) != kept)
                does_not_hold();
            before = kept;
            now = entry_hash(now, entry, images.now);
            if (now != kept) {
                database_.run("UPDATE journal SET hash = :hash WHERE seq = :seq", std::string_view(now),
                              entry.seq);
            }
            progress_.advance(entry.seq);
        }
        progress_.end();
    }

    Database& database_;
    const Rewriting& rewriting_;
    base::Progress& progress_;
    Rewritten done_;
};

}  // namespace

Rewritten rewrite_register(Database& database, const Rewriting& rewriting, base::Progress& progress) {
    return Rewriter(database, rewriting, progress).run();
}

}  // namespace sotto::store
