// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/vault.h"

#include "base/error.h"
#include "store/content.h"
#include "store/internal.h"
#include "store/mapping.h"
#include "store/register_rewriting.h"
#include "store/releases.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;

/// An entry of the journal that changes no row by itself, and with it, in the same transaction, `work`.
void write_entry(StudyFile& study, const std::string& summary, const std::string& researcher,
                 const std::function<void(Database&)>& work) {
    auto& internal = Insides::internal(study);
    auto& at_commit = Insides::at_commit(study);
    at_commit = [&](std::int64_t) { work(Insides::database(study)); };
    try {
        internal.write(researcher, vault_command, [&](OpenEdit&, JournalEntry& entry) {
            entry.summary = summary;
            return true;
        });
    } catch (...) {
        at_commit = nullptr;
        internal.guard().look_again();
        throw;
    }
    at_commit = nullptr;
    internal.guard().look_again();
}

void each_row(Database& database, Kind kind, const std::function<void(Row&)>& take) {
    const Table& of = table(kind);
    Row row(of.columns.size());
    auto rows = database.select(of.select + " ORDER BY id", of.types);
    while (rows.next()) {
        for (std::size_t i = 0; i < row.size(); ++i) rows.take(i, row[i]);
        take(row);
    }
}

/// Columns that hold what Sotto made, not what anybody wrote.
bool is_made(const Column& column) {
    return column.integer || column.name == "id" || column.name == "guid" || column.name == "sha256" ||
           column.name == "created" || column.name == "modified" || column.name == "recorded";
}

void give_texts(const Table& of, const Row& row, std::string_view what,
                const std::function<void(std::string_view, std::string_view)>& take) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (is_made(of.columns[i]) || row[i].type() != Value::Type::Text) continue;
        const std::string& text = row[i].text();
        if (!text.empty() && !is_concealed(text)) take(what, text);
    }
}

void give_contents(Database& database, const std::function<void(std::string_view, std::string_view)>& take,
                   base::Progress& progress) {
    // A name may begin in one piece and end in the next.
    constexpr std::size_t overlap = 512;
    std::vector<std::pair<std::int64_t, std::int64_t>> contents;
    {
        auto rows = database.select("SELECT id, size FROM content ORDER BY id", "ii");
        while (rows.next()) contents.emplace_back(rows.integer(0), rows.integer(1));
    }
    constexpr std::int64_t step = std::int64_t{4} << 20U;
    for (const auto& [id, size] : contents) {
        std::string piece;
        for (std::int64_t at = 0; at < size; at += step) {
            progress.check();
            piece.erase(0, piece.size() - std::min(piece.size(), overlap));
            piece += read_content(database, id, at, std::min(size, at + step));
            take("text", piece);
        }
    }
}

}  // namespace

std::optional<Vault> vault_of(const StudyFile& study) {
    return read_vault(Insides::database(study));
}

Rewritten make_vault(StudyFile& study, const Vault& vault, const Secret& key, const std::string& researcher,
                     base::Progress& progress) {
    if (vault_of(study)) throw Error(Blame::User, "The register of the study is in a vault already.");
    for (const std::string& attribute : vault.attributes) check_text(attribute);
    const Veil veil(vault.guid, key);
    Rewritten rewritten;
    write_entry(study, "Put the names of the register into a vault", researcher, [&](Database& database) {
        database.run("INSERT INTO vault (guid, made, attributes) VALUES (:guid, :made, :attributes)",
                     std::string_view(vault.guid.text()), std::string_view(vault.made),
                     std::string_view(fmt::format("{}", fmt::join(vault.attributes, "\n"))));
        Rewriting rewriting;
        rewriting.value = [&](Kind kind, Row& row) {
            std::string& text = row[guarded_column(kind)].text();
            if (text.empty() || is_concealed(text) || !is_guarded(kind, row, vault.attributes)) return;
            text = veil.conceal(kind, row[0].integer(), text);
        };
        rewriting.hash_of_erased = [&](const std::string& hash) { return veil.stand_in(hash); };
        rewritten = rewrite_register(database, rewriting, progress);
    });
    return rewritten;
}

Rewritten remove_vault(StudyFile& study, const Secret& key, const std::string& researcher,
                       base::Progress& progress) {
    const auto vault = vault_of(study);
    if (!vault) throw Error(Blame::User, "The study has no vault.");
    const Veil veil(vault->guid, key);
    Rewritten rewritten;
    write_entry(
        study, "Took the names of the register out of their vault", researcher, [&](Database& database) {
            database.execute("DELETE FROM vault");
            Rewriting rewriting;
            rewriting.value = [&](Kind kind, Row& row) {
                std::string& text = row[guarded_column(kind)].text();
                if (!is_concealed(text)) return;
                auto plain = veil.reveal(kind, row[0].integer(), text);
                if (!plain) {
                    throw Error(
                        Blame::Environment,
                        "A name cannot be taken out of the vault: the key is another vault's, or the name "
                        "has been altered. Run a check (verify); nothing was changed.");
                }
                text = std::move(*plain);
            };
            rewriting.hash_of_erased = [](const std::string& hash) { return hash; };
            rewritten = rewrite_register(database, rewriting, progress);
        });
    return rewritten;
}

Kept kept_in_vault(const StudyFile& study) {
    Kept kept;
    for (const Kind kind : guarded_kinds) {
        std::int64_t& count = kind == Kind::Entity  ? kept.names
                              : kind == Kind::Alias ? kept.aliases
                                                    : kept.attributes;
        each_row(Insides::database(study), kind,
                 [&](Row& row) { count += is_concealed(row[guarded_column(kind)].text()) ? 1 : 0; });
    }
    return kept;
}

std::vector<std::string> guarded_texts(const StudyFile& study) {
    std::vector<std::string> texts;
    auto& guard = Insides::internal(study).guard();
    for (const Kind kind : guarded_kinds) {
        std::vector<Row> concealed;
        each_row(Insides::database(study), kind, [&](Row& row) {
            if (is_concealed(row[guarded_column(kind)].text())) concealed.push_back(row);
        });
        for (Row& row : concealed) {
            guard.reveal(kind, row);
            if (auto& text = row[guarded_column(kind)].text(); !text.empty())
                texts.push_back(std::move(text));
        }
    }
    return texts;
}

void each_unguarded_text(const StudyFile& study,
                         const std::function<void(std::string_view what, std::string_view text)>& take,
                         base::Progress& progress) {
    Database& database = Insides::database(study);
    for (const Table& of : tables()) {
        progress.check();
        each_row(database, of.kind, [&](Row& row) { give_texts(of, row, of.noun, take); });
    }
    for (const JournalEntry& entry : journal_entries(database, 1)) {
        progress.check();
        take("history", entry.summary);
        each_image(database, entry.seq, every_kind, false, [&](const KeptImage& image) {
            for (const RowChange& change : read_changes(image.bytes)) {
                give_texts(table(change.kind), change.before, "history", take);
                give_texts(table(change.kind), change.after, "history", take);
            }
        });
    }
    for (const Release& release : releases(study)) {
        for (const std::string* text : {&release.file, &release.recipe, &release.risk})
            take("release", *text);
    }
    give_contents(database, take, progress);
}

}  // namespace sotto::store
