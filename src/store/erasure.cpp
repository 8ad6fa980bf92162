// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/erasure.h"

#include "base/clock.h"
#include "base/error.h"
#include "store/backups.h"
#include "store/internal.h"
#include "store/mapping.h"
#include "store/releases.h"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;

/// Ends the transaction of a dry run.
struct OnlyCounted {};

/// Kinds whose rows are numbers and names of things that stay.
bool is_bare(Kind kind) {
    return kind == Kind::Passage || kind == Kind::OffRecordSpan || kind == Kind::GroupMember ||
           kind == Kind::Evidence;
}

/// Rows that names and GUIDs of studies cannot be told from words in.
bool may_tell(const Column& column) {
    return !column.integer && column.name != "guid" && column.name != "sha256" && column.name != "created";
}

class PastEraser {
public:
    PastEraser(StudyFile& study, const Erasure& erasure, base::Progress& progress)
        : database_(Insides::database(study)),
          guard_(Insides::internal(study).guard()),
          erasure_(erasure),
          progress_(progress) {}

    void run(std::int64_t seq, Erased& erased) {
        gone_.insert({Kind::Entity, erasure_.entity.value});
        take_own(seq);
        follow(seq);
        erase_images(seq, erased);
        erase_sentences(seq, erased);
        erase_contents(erased);
        erased.sentences +=
            erase_releases(database_, [&](std::string_view text) { return tells(std::string(text)); });
    }

private:
    using Thing = std::pair<Kind, std::int64_t>;

    [[nodiscard]] bool tells(const std::string& text) {
        if (text.size() < 2) return false;
        const auto [found, added] = told_.try_emplace(text, false);
        if (added) found->second = erasure_.tells(text);
        return found->second;
    }

    static const Row& row_of(const RowChange& change) {
        return change.before.empty() ? change.after : change.before;
    }

    /// Calls `take` for each change that the journal has kept up to `seq`.
    void each_change(std::int64_t seq, const std::function<void(const RowChange&)>& take) {
        for (std::int64_t entry = 1; entry <= seq; ++entry) {
            progress_.check();
            each_image(database_, entry, every_kind, false, [&](const KeptImage& image) {
                if (image.erased) return;
                for (const RowChange& change : read_changes(image.bytes)) take(change);
            });
        }
    }

    /// What the entry itself removes, and what it takes words out of.
    void take_own(std::int64_t seq) {
        each_image(database_, seq, every_kind, false, [&](const KeptImage& image) {
            for (const RowChange& change : read_changes(image.bytes)) {
                bool words = change.what == RowChange::What::Removed;
                for (std::size_t i = 0; change.what == RowChange::What::Changed && i < change.before.size();
                     ++i) {
                    words = words || (change.before[i] != change.after[i] &&
                                      change.before[i].type() == Value::Type::Text);
                }
                if (words) gone_.insert({change.kind, row_of(change)[0].integer()});
            }
        });
    }

    [[nodiscard]] bool is_there(const Thing& thing) {
        const auto [found, added] = there_.try_emplace(thing, false);
        if (added) {
            found->second = database_.integer(fmt::format("SELECT COUNT(*) FROM {} WHERE id = :id",
                                                          table(thing.first).name),
                                              0, thing.second) > 0;
        }
        return found->second;
    }

    /// Adds what was ever part of something that is gone, until there is no more: an alias removed long ago,
    /// a memo on it, a source that was theirs.
    void follow(std::int64_t seq) {
        const auto subject_of = [](Kind kind) { return kind == Kind::Memo; };
        for (bool grew = true; grew;) {
            grew = false;
            each_change(seq, [&](const RowChange& change) {
                const Thing thing{change.kind, row_of(change)[0].integer()};
                if (gone_.contains(thing)) return;
                for (const Row* row : {&change.before, &change.after}) {
                    if (row->empty()) continue;
                    if (belongs_to_what_is_gone(thing, *row) ||
                        (subject_of(change.kind) && is_on_what_is_gone(*row))) {
                        gone_.insert(thing);
                        grew = true;
                        return;
                    }
                }
            });
        }
    }

    bool belongs_to_what_is_gone(const Thing& thing, const Row& row) {
        const Table& of = table(thing.first);
        for (std::size_t i = 0; i < of.columns.size() && i < row.size(); ++i) {
            const auto& refers = of.columns[i].refers;
            if (!refers || !gone_.contains({*refers, row[i].integer()})) continue;
            if (of.columns[i].on_removal == OnRemoval::Goes) {
                // What stays, such as a coding of a text that got a new version, has been given another
                // place.
                if (!is_there(thing)) return true;
            } else if (*refers == Kind::Entity && !is_there(thing)) {
                if (thing.first == Kind::Speaker) take_source_of(row);
                return true;
            }
        }
        return false;
    }

    /// A source that is not there any more and in which they spoke.
    void take_source_of(const Row& speaker_row) {
        Row row = speaker_row;
        const Thing source{Kind::Source, from_row<study::Speaker>(row).source.value};
        if (!is_there(source)) gone_.insert(source);
    }

    bool is_on_what_is_gone(const Row& memo_row) {
        Row row = memo_row;
        const auto memo = from_row<study::Memo>(row);
        const auto kind = [&] {
            switch (memo.subject) {
                case study::Subject::Source:
                    return Kind::Source;
                case study::Subject::Code:
                    return Kind::Code;
                case study::Subject::Coding:
                    return Kind::Coding;
                case study::Subject::Entity:
                    return Kind::Entity;
                case study::Subject::Passage:
                    return Kind::Passage;
                case study::Subject::Group:
                    return Kind::Group;
                case study::Subject::Finding:
                    return Kind::Finding;
                default:
                    return Kind::Setting;
            }
        }();
        return kind != Kind::Setting && gone_.contains({kind, memo.subject_id}) &&
               !is_there({Kind::Memo, memo.id.value});
    }

    [[nodiscard]] bool must_go(const KeptImage& image) {
        for (RowChange& change : read_changes(image.bytes)) {
            const Thing thing{change.kind, row_of(change)[0].integer()};
            if (gone_.contains(thing) && !is_bare(change.kind)) return true;
            guard_.reveal(change.kind, change.before);
            guard_.reveal(change.kind, change.after);
            const Table& of = table(change.kind);
            for (const Row* row : {&change.before, &change.after}) {
                for (std::size_t i = 0; i < row->size(); ++i) {
                    if ((*row)[i].type() == Value::Type::Text && may_tell(of.columns[i]) &&
                        tells((*row)[i].text()))
                        return true;
                }
            }
        }
        return false;
    }

    void erase_images(std::int64_t seq, Erased& erased) {
        progress_.begin("Erasing the history", seq);
        for (std::int64_t entry = 1; entry <= seq; ++entry) {
            std::vector<std::int64_t> numbers;
            each_image(database_, entry, every_kind, false, [&](const KeptImage& image) {
                if (!image.erased && (entry == seq || must_go(image))) numbers.push_back(image.number);
            });
            for (const std::int64_t number : numbers) {
                database_.run("UPDATE journal_image SET bytes = NULL WHERE seq = :seq AND number = :number",
                              entry, number);
            }
            erased.images += static_cast<std::int64_t>(numbers.size());
            progress_.advance(entry);
            progress_.check();
        }
        progress_.end();
    }

    void erase_sentences(std::int64_t seq, Erased& erased) {
        for (const JournalEntry& entry : journal_entries(database_, 1)) {
            if (entry.seq >= seq || entry.summary == erased_sentence || !tells(entry.summary)) continue;
            database_.run("UPDATE journal SET summary = :summary WHERE seq = :seq", erased_sentence,
                          entry.seq);
            ++erased.sentences;
        }
    }

    /// Undo ends at this entry, so nothing can ever ask again for what no row names.
    void erase_contents(Erased& erased) {
        std::vector<std::int64_t> ids;
        {
            auto rows = database_.select(
                "SELECT id, size FROM content WHERE sha256 NOT IN (SELECT sha256 FROM source) AND sha256 NOT "
                "IN (SELECT sha256 FROM text_version) ORDER BY id",
                "ii");
            while (rows.next()) {
                ids.push_back(rows.integer(0));
                erased.bytes += rows.integer(1);
            }
        }
        for (const std::int64_t id : ids) {
            database_.run("DELETE FROM content_piece WHERE content = :id", id);
            database_.run("DELETE FROM content WHERE id = :id", id);
        }
        erased.contents = static_cast<std::int64_t>(ids.size());
    }

    Database& database_;
    RegisterGuard& guard_;
    const Erasure& erasure_;
    base::Progress& progress_;
    std::set<Thing> gone_;
    std::map<Thing, bool> there_;
    std::unordered_map<std::string, bool> told_;
};

}  // namespace

Erased erase(StudyFile& study, const Erasure& erasure, base::Progress& progress) {
    // What the history has of them is encrypted too.
    if (study.register_hidden()) throw Error(Blame::Environment, study::register_is_locked);
    Erased erased;
    auto& at_commit = Insides::at_commit(study);
    at_commit = [&](std::int64_t seq) {
        PastEraser(study, erasure, progress).run(seq, erased);
        if (erasure.dry_run) throw OnlyCounted();
    };
    try {
        erased.seq = study.edit(erasure.command, erasure.summary, erasure.researcher, erasure.work);
        at_commit = nullptr;
    } catch (const OnlyCounted&) {
        at_commit = nullptr;
    } catch (...) {
        at_commit = nullptr;
        throw;
    }
    return erased;
}

std::int64_t last_erasure(const StudyFile& study) {
    // An erasure is the newest entry that has lost an image: its own.
    return Insides::database(study).integer("SELECT MAX(seq) FROM journal_image WHERE bytes IS NULL", 0);
}

std::int64_t clear_files(StudyFile& study) {
    Database& database = Insides::database(study);
    if (!study.read_only_reason().empty()) throw Error(Blame::Environment, study.read_only_reason());
    database.forget_statements();
    if (database.dialect() == Dialect::Postgres) {
        for (const char* name : {"content", "content_piece", "journal", "journal_image", "release"})
            database.execute(fmt::format("VACUUM (FULL) {}", name));
        for (const Table& table : tables()) database.execute(fmt::format("VACUUM (FULL) {}", table.name));
        return 0;
    }
    database.execute("VACUUM");
    {
        auto rows = database.select("PRAGMA wal_checkpoint(TRUNCATE)", "iii");
        if (rows.next() && rows.integer(0) != 0) {
            throw Error(
                Blame::Environment,
                fmt::format("It is recorded, but {} is being read elsewhere, so that its log could not be "
                            "emptied: close it there and do this once more.",
                            database.shown()));
        }
    }
    database.forget_statements();
    std::error_code code;
    auto path = std::filesystem::canonical(study.location(), code);
    if (code) path = study.location();
    const std::int64_t removed = remove_backups(path);
    if (removed > 0) back_up(database, path, study.journal_seq(), base::utc_now());
    return removed;
}

}  // namespace sotto::store
