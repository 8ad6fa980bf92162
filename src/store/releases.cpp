// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/releases.h"

#include "base/clock.h"
#include "base/error.h"
#include "store/digest.h"
#include "store/internal.h"
#include "store/mapping.h"
#include "store/schema.h"

#include <fmt/format.h>
#include <utility>

namespace sotto::store {

namespace {

/// The schema that the ledger came with.
constexpr std::int64_t version_with_ledger = 2;

struct KeptRelease {
    Release release;
    std::string recipe_hash;
    std::string risk_hash;
    std::string hash;
};

/// hash(release) = SHA-256 of the hash before it and its fields, recipe and risk by their hashes; all with
/// their lengths.
std::string hash_of(const std::string& before, const KeptRelease& kept) {
    const Release& release = kept.release;
    Sha256 digest;
    digest.add_field(before);
    digest.add_field(release.number);
    for (const std::string* field :
         {&release.guid.text(), &release.time, &release.researcher, &release.journal_hash, &release.audience,
          &release.policy, &release.shown, &release.file, &release.sha256, &release.codings,
          &kept.recipe_hash, &kept.risk_hash}) {
        digest.add_field(*field);
    }
    for (const std::int64_t number :
         {release.seq, release.k, release.bytes, release.excerpts, release.withheld})
        digest.add_field(number);
    return digest.finish();
}

std::string first_hash() {
    return sha256("sotto releases 1");
}

std::vector<KeptRelease> kept_releases(Database& database) {
    std::vector<KeptRelease> all;
    if (version_of(database) < version_with_ledger) return all;
    auto rows = database.select(
        "SELECT number, guid, time, researcher, seq, journal_hash, audience, policy, shown, k, file, sha256, "
        "bytes, excerpts, withheld, codings, recipe, risk, recipe_hash, risk_hash, hash FROM release ORDER "
        "BY "
        "number",
        "itttittttittiiitttttt");
    while (rows.next()) {
        KeptRelease kept;
        Release& release = kept.release;
        release.number = rows.integer(0);
        release.guid = base::Guid::parse(rows.text(1)).value_or(base::Guid());
        release.time = rows.text(2);
        release.researcher = rows.text(3);
        release.seq = rows.integer(4);
        release.journal_hash = rows.text(5);
        release.audience = rows.text(6);
        release.policy = rows.text(7);
        release.shown = rows.text(8);
        release.k = rows.integer(9);
        release.file = rows.text(10);
        release.sha256 = rows.text(11);
        release.bytes = rows.integer(12);
        release.excerpts = rows.integer(13);
        release.withheld = rows.integer(14);
        release.codings = rows.text(15);
        release.recipe = rows.text(16);
        release.risk = rows.text(17);
        kept.recipe_hash = rows.text(18);
        kept.risk_hash = rows.text(19);
        kept.hash = rows.text(20);
        all.push_back(std::move(kept));
    }
    return all;
}

}  // namespace

Release record_release(StudyFile& study, Release release) {
    if (!study.read_only_reason().empty())
        throw base::Error(base::Blame::Environment, study.read_only_reason());
    for (const std::string* text :
         {&release.researcher, &release.audience, &release.policy, &release.shown, &release.file,
          &release.sha256, &release.codings, &release.recipe, &release.risk})
        check_text(*text);
    Database& database = Insides::database(study);
    database.begin();
    try {
        auto rows = database.select("SELECT number, hash FROM release ORDER BY number DESC LIMIT 1", "it");
        std::string before = first_hash();
        release.number = 1;
        if (rows.next()) {
            release.number = rows.integer(0) + 1;
            before = rows.text(1);
            while (rows.next()) {
            }
        }
        release.guid = base::Guid::random();
        release.time = base::utc_now();
        release.seq = study.journal_seq();
        release.journal_hash = study.journal_hash(release.seq);
        KeptRelease kept{release, sha256(release.recipe), sha256(release.risk), {}};
        kept.hash = hash_of(before, kept);
        database.run(
            "INSERT INTO release (number, guid, time, researcher, seq, journal_hash, audience, policy, "
            "shown, "
            "k, file, sha256, bytes, excerpts, withheld, codings, recipe, risk, recipe_hash, risk_hash, "
            "hash) "
            "VALUES (:number, :guid, :time, :researcher, :seq, :journal_hash, :audience, :policy, :shown, "
            ":k, "
            ":file, :sha256, :bytes, :excerpts, :withheld, :codings, :recipe, :risk, :recipe_hash, "
            ":risk_hash, :hash)",
            release.number, std::string_view(release.guid.text()), std::string_view(release.time),
            std::string_view(release.researcher), release.seq, std::string_view(release.journal_hash),
            std::string_view(release.audience), std::string_view(release.policy),
            std::string_view(release.shown), release.k, std::string_view(release.file),
            std::string_view(release.sha256), release.bytes, release.excerpts, release.withheld,
            std::string_view(release.codings), std::string_view(release.recipe),
            std::string_view(release.risk), std::string_view(kept.recipe_hash),
            std::string_view(kept.risk_hash), std::string_view(kept.hash));
        database.commit();
    } catch (...) {
        database.rollback();
        throw;
    }
    return release;
}

std::vector<Release> releases(const StudyFile& study) {
    std::vector<Release> all;
    for (auto& kept : kept_releases(Insides::database(study))) all.push_back(std::move(kept.release));
    return all;
}

std::vector<Problem> check_releases(Database& database) {
    std::vector<Problem> problems;
    const auto add = [&](std::string sentence) { problems.push_back({"releases", std::move(sentence)}); };
    std::string before = first_hash();
    std::int64_t expected = 1;
    for (const auto& kept : kept_releases(database)) {
        const Release& release = kept.release;
        if (release.number != expected) {
            add(fmt::format("Release {} is missing.", expected));
            expected = release.number;
        }
        ++expected;
        const bool words_fit = (release.recipe.empty() || sha256(release.recipe) == kept.recipe_hash) &&
                               (release.risk.empty() || sha256(release.risk) == kept.risk_hash);
        if (!words_fit || hash_of(before, kept) != kept.hash) {
            add(fmt::format("The hash of release {} does not fit: it, or one before it, has been changed.",
                            release.number));
        }
        before = kept.hash;
        if (release.seq > 0 &&
            database.text("SELECT hash FROM journal WHERE seq = :seq", release.seq) != release.journal_hash) {
            add(fmt::format("Release {} was made from another history than the journal tells.",
                            release.number));
        }
    }
    return problems;
}

void chain_releases_anew(Database& database) {
    std::string before = first_hash();
    for (auto& kept : kept_releases(database)) {
        if (kept.release.seq > 0) {
            kept.release.journal_hash =
                database.text("SELECT hash FROM journal WHERE seq = :seq", kept.release.seq);
        }
        const std::string hash = hash_of(before, kept);
        database.run("UPDATE release SET journal_hash = :journal, hash = :hash WHERE number = :number",
                     std::string_view(kept.release.journal_hash), std::string_view(hash),
                     kept.release.number);
        before = hash;
    }
}

std::int64_t erase_releases(Database& database, const std::function<bool(std::string_view)>& tells) {
    std::int64_t changed = 0;
    for (const auto& kept : kept_releases(database)) {
        const Release& release = kept.release;
        if (!(tells(release.recipe) || tells(release.risk))) continue;
        database.run("UPDATE release SET recipe = '', risk = '' WHERE number = :number", release.number);
        ++changed;
    }
    return changed;
}

}  // namespace sotto::store
