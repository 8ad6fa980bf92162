// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/schema.h"

#include "store/database.h"

#include <fmt/format.h>
#include <string_view>

namespace sotto::store {

namespace {

// The ledger of files that left (store/releases.h); it only grows, but `recipe` and `risk` may be emptied.
constexpr const char* release_table = R"(CREATE TABLE release (
        number INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        time TEXT NOT NULL,
        researcher TEXT NOT NULL,
        seq INTEGER NOT NULL,
        journal_hash TEXT NOT NULL,
        audience TEXT NOT NULL,
        policy TEXT NOT NULL,
        shown TEXT NOT NULL,
        k INTEGER NOT NULL,
        file TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        excerpts INTEGER NOT NULL,
        withheld INTEGER NOT NULL,
        codings TEXT NOT NULL,
        recipe TEXT NOT NULL,
        risk TEXT NOT NULL,
        recipe_hash TEXT NOT NULL,
        risk_hash TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT)";

// One row when the names of the register are encrypted (store/vault.h): by which vault, and which attributes
// beside those that Sotto knows by themselves. No part of the journal: undo does not open vaults.
constexpr const char* vault_table = R"(CREATE TABLE vault (
        guid TEXT NOT NULL,
        made TEXT NOT NULL,
        attributes TEXT NOT NULL
    ) STRICT)";

// What editors left out of quotes or put into them (study::QuoteEdit).
constexpr const char* quote_edit_table = R"(CREATE TABLE quote_edit (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        coding INTEGER NOT NULL REFERENCES coding (id) DEFERRABLE INITIALLY DEFERRED,
        range_start INTEGER NOT NULL,
        range_end INTEGER NOT NULL,
        words TEXT NOT NULL,
        researcher TEXT NOT NULL,
        created TEXT NOT NULL
    ) STRICT)";
constexpr const char* quote_edit_index = "CREATE INDEX quote_edit_by_coding ON quote_edit (coding)";

// Written in SQLite's words; `for_dialect` puts PostgreSQL's in their place.
//
// Foreign keys are looked at when a transaction ends, so that undo may restore rows in any order. Rows of a
// text version name its source as well, since most questions are about sources: the pair is one foreign key,
// so the two cannot disagree.
//
// `*_key` columns hold names folded for comparing without case.
constexpr const char* schema[] = {
    // The study as it was made; title and language as they are now are settings.
    R"(CREATE TABLE study (
        guid TEXT NOT NULL,
        created TEXT NOT NULL,
        first_title TEXT NOT NULL,
        first_language TEXT NOT NULL,
        schema_version INTEGER NOT NULL
    ) STRICT)",

    // The greatest id ever given to a thing of each kind: no id is used twice, not even after undo.
    R"(CREATE TABLE counter (
        kind INTEGER PRIMARY KEY,
        last INTEGER NOT NULL
    ) STRICT)",

    // Texts and original files by their SHA-256, in pieces, so that a passage of a long text is read without
    // it.
    R"(CREATE TABLE content (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL
    ) STRICT)",
    R"(CREATE TABLE content_piece (
        content INTEGER NOT NULL REFERENCES content (id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (content, number)
    ) STRICT)",

    // `undone_by` is the entry that takes this one back at present, or 0; it alone ever changes.
    R"(CREATE TABLE journal (
        seq INTEGER PRIMARY KEY,
        time TEXT NOT NULL,
        researcher TEXT NOT NULL,
        command TEXT NOT NULL,
        summary TEXT NOT NULL,
        undoes INTEGER NOT NULL,
        undone_by INTEGER NOT NULL,
        changes INTEGER NOT NULL,
        hash TEXT NOT NULL
    ) STRICT)",
    "CREATE INDEX journal_by_undone_by ON journal (undone_by) WHERE undone_by <> 0",
    // Images of rows before and after; `kinds` has bit k set when a row of kind k is among them. `bytes` is
    // empty once the image has been erased; `sha256` stays, so that the chain can still be checked.
    R"(CREATE TABLE journal_image (
        seq INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL,
        kinds INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        bytes BLOB,
        PRIMARY KEY (seq, number)
    ) STRICT)",

    R"(CREATE TABLE setting (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        value TEXT NOT NULL
    ) STRICT)",
    R"(CREATE TABLE researcher (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        name TEXT NOT NULL UNIQUE
    ) STRICT)",

    R"(CREATE TABLE entity (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        code TEXT NOT NULL,
        name TEXT NOT NULL,
        category TEXT NOT NULL,
        participant INTEGER NOT NULL,
        replacement TEXT NOT NULL,
        code_key TEXT NOT NULL UNIQUE
    ) STRICT)",
    R"(CREATE TABLE alias (
        id INTEGER PRIMARY KEY,
        entity INTEGER NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL
    ) STRICT)",
    "CREATE INDEX alias_by_entity ON alias (entity)",
    R"(CREATE TABLE attribute (
        id INTEGER PRIMARY KEY,
        entity INTEGER NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        value TEXT NOT NULL
    ) STRICT)",
    "CREATE INDEX attribute_by_entity ON attribute (entity)",
    R"(CREATE TABLE consent (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        participant INTEGER NOT NULL REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
        audience TEXT NOT NULL,
        use TEXT NOT NULL,
        naming INTEGER,
        withdrawn INTEGER NOT NULL,
        recorded TEXT NOT NULL
    ) STRICT)",
    "CREATE INDEX consent_by_participant ON consent (participant)",

    R"(CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        name TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        language TEXT NOT NULL,
        date TEXT NOT NULL,
        event TEXT NOT NULL,
        format TEXT NOT NULL,
        file_name TEXT NOT NULL,
        encoding TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        participant INTEGER REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
        imported TEXT NOT NULL,
        position INTEGER NOT NULL,
        name_key TEXT NOT NULL
    ) STRICT)",
    "CREATE INDEX source_by_guid ON source (guid)",
    "CREATE INDEX source_by_name_key ON source (name_key)",
    "CREATE INDEX source_by_sha256 ON source (sha256)",
    "CREATE INDEX source_by_participant ON source (participant)",
    R"(CREATE TABLE text_version (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        source INTEGER NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
        number INTEGER NOT NULL,
        current INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        length INTEGER NOT NULL,
        created TEXT NOT NULL,
        UNIQUE (id, source)
    ) STRICT)",
    "CREATE INDEX text_version_by_source ON text_version (source, current)",
    R"(CREATE TABLE speaker (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        source INTEGER NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
        label TEXT NOT NULL,
        role TEXT NOT NULL,
        participant INTEGER REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT)",
    "CREATE INDEX speaker_by_source ON speaker (source)",
    "CREATE INDEX speaker_by_participant ON speaker (participant)",
    R"(CREATE TABLE passage (
        id INTEGER PRIMARY KEY,
        version INTEGER NOT NULL,
        source INTEGER NOT NULL,
        ordinal INTEGER NOT NULL,
        range_start INTEGER NOT NULL,
        range_end INTEGER NOT NULL,
        said_start INTEGER NOT NULL,
        said_end INTEGER NOT NULL,
        first_byte INTEGER NOT NULL,
        last_byte INTEGER NOT NULL,
        speaker INTEGER REFERENCES speaker (id) DEFERRABLE INITIALLY DEFERRED,
        page INTEGER,
        begin_ms INTEGER,
        end_ms INTEGER,
        heading INTEGER NOT NULL,
        FOREIGN KEY (version, source) REFERENCES text_version (id, source) DEFERRABLE INITIALLY DEFERRED
    ) STRICT)",
    "CREATE INDEX passage_by_version ON passage (version, range_start, range_end)",
    "CREATE INDEX passage_by_speaker ON passage (speaker)",
    R"(CREATE TABLE off_record_span (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        source INTEGER NOT NULL,
        version INTEGER NOT NULL,
        range_start INTEGER NOT NULL,
        range_end INTEGER NOT NULL,
        researcher TEXT NOT NULL,
        created TEXT NOT NULL,
        FOREIGN KEY (version, source) REFERENCES text_version (id, source) DEFERRABLE INITIALLY DEFERRED
    ) STRICT)",
    "CREATE INDEX off_record_span_by_version ON off_record_span (version, range_start, range_end)",

    R"(CREATE TABLE code (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        parent INTEGER REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL,
        color TEXT NOT NULL,
        description TEXT NOT NULL,
        include TEXT NOT NULL,
        exclude TEXT NOT NULL,
        example TEXT NOT NULL,
        status TEXT NOT NULL,
        codable INTEGER NOT NULL,
        weight INTEGER NOT NULL,
        position INTEGER NOT NULL,
        name_key TEXT NOT NULL
    ) STRICT)",
    "CREATE UNIQUE INDEX code_by_name ON code (COALESCE(parent, 0), name_key)",
    "CREATE INDEX code_by_parent ON code (parent)",
    R"(CREATE TABLE coding (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        code INTEGER NOT NULL REFERENCES code (id) DEFERRABLE INITIALLY DEFERRED,
        source INTEGER NOT NULL,
        version INTEGER NOT NULL,
        range_start INTEGER NOT NULL,
        range_end INTEGER NOT NULL,
        coder TEXT NOT NULL,
        created TEXT NOT NULL,
        memo TEXT NOT NULL,
        FOREIGN KEY (version, source) REFERENCES text_version (id, source) DEFERRABLE INITIALLY DEFERRED
    ) STRICT)",
    "CREATE INDEX coding_by_version ON coding (version, range_start)",
    // Also all that is asked for when passages are filtered by codes, so that it need not look at the rows.
    "CREATE INDEX coding_by_code ON coding (code, source, range_start, range_end, version)",

    R"(CREATE TABLE "group" (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        name TEXT NOT NULL,
        subject INTEGER NOT NULL
    ) STRICT)",
    R"(CREATE TABLE group_member (
        id INTEGER PRIMARY KEY,
        "group" INTEGER NOT NULL REFERENCES "group" (id) DEFERRABLE INITIALLY DEFERRED,
        member INTEGER NOT NULL
    ) STRICT)",
    "CREATE INDEX group_member_by_group ON group_member (\"group\")",
    "CREATE INDEX group_member_by_member ON group_member (member)",
    R"(CREATE TABLE finding (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        claim TEXT NOT NULL,
        discussion TEXT NOT NULL,
        position INTEGER NOT NULL
    ) STRICT)",
    R"(CREATE TABLE evidence (
        id INTEGER PRIMARY KEY,
        finding INTEGER NOT NULL REFERENCES finding (id) DEFERRABLE INITIALLY DEFERRED,
        coding INTEGER NOT NULL REFERENCES coding (id) DEFERRABLE INITIALLY DEFERRED,
        supports INTEGER NOT NULL
    ) STRICT)",
    "CREATE INDEX evidence_by_finding ON evidence (finding)",
    "CREATE INDEX evidence_by_coding ON evidence (coding)",
    R"(CREATE TABLE identifier_decision (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        entity_key TEXT NOT NULL,
        decision TEXT NOT NULL,
        replacement TEXT NOT NULL,
        researcher TEXT NOT NULL,
        decided TEXT NOT NULL
    ) STRICT)",
    "CREATE INDEX identifier_decision_by_entity_key ON identifier_decision (entity_key)",
    R"(CREATE TABLE memo (
        id INTEGER PRIMARY KEY,
        guid TEXT NOT NULL,
        subject INTEGER NOT NULL,
        subject_id INTEGER NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL
    ) STRICT)",
    "CREATE INDEX memo_by_subject ON memo (subject, subject_id)",
    release_table,
    vault_table,
    quote_edit_table,
    quote_edit_index,
};

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

std::string for_dialect(std::string sql, Dialect dialect) {
    if (dialect == Dialect::Postgres) {
        replace_all(sql, " INTEGER", " BIGINT");
        replace_all(sql, " BLOB", " BYTEA");
        replace_all(sql, ") STRICT", ")");
    }
    return sql;
}

void set_version(Database& database, std::int64_t version) {
    database.run("UPDATE study SET schema_version = :version", version);
    // The header of the file, so that another version of Sotto can refuse it without reading any table.
    if (database.dialect() == Dialect::Sqlite)
        database.execute(fmt::format("PRAGMA user_version = {}", version));
}

}  // namespace

void make_schema(Database& database) {
    for (const char* statement : schema) database.execute(for_dialect(statement, database.dialect()));
    if (database.dialect() == Dialect::Sqlite) {
        database.execute(fmt::format("PRAGMA application_id = {}", application_id));
        database.execute(fmt::format("PRAGMA user_version = {}", schema_version));
    }
}

const std::vector<Migration>& migrations() {
    static const std::vector<Migration> steps{{2, {release_table}},
                                              {3, {vault_table, quote_edit_table, quote_edit_index}}};
    return steps;
}

std::int64_t version_of(Database& database) {
    return database.integer("SELECT schema_version FROM study", 0);
}

void migrate(Database& database, const std::vector<Migration>& steps) {
    const std::int64_t from = version_of(database);
    database.forget_statements();
    database.begin();
    try {
        for (const Migration& step : steps) {
            if (step.to <= from) continue;
            for (const std::string& statement : step.statements) {
                database.execute(for_dialect(statement, database.dialect()));
            }
            set_version(database, step.to);
        }
        database.forget_statements();
        database.commit();
    } catch (...) {
        database.forget_statements();
        database.rollback();
        throw;
    }
}

}  // namespace sotto::store
