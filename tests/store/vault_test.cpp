// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/vault.h"
#include "base/error.h"
#include "base/files.h"
#include "child.h"
#include "home.h"
#include "store/erasure.h"
#include "store/internal.h"
#include "store/releases.h"
#include "store/vault_file.h"

#include <catch2/catch.hpp>
#include <csignal>

using namespace sotto;
using store::Edit;
using store::Secret;
using store::StudyFile;
using tests::Home;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t any_size = std::size_t{1} << 30U;
/// As cheap as it may be: tests open vaults often.
const store::KeyCost cheap{1, 8192};

const Secret& passphrase() {
    static const Secret secret(std::string_view("quiet river under four bridges"));
    return secret;
}

const Secret& recovery_key() {
    static const Secret secret = store::new_recovery_key();
    return secret;
}

const std::vector<std::string> names{"Quillon Ambrose", "Quillette", "Zoë Ålander", "q.ambrose@example.org",
                                     "1961-04-17",      "Barnaby",   "Old Quill"};

struct Refusal {
    std::string sentence;
    base::Blame blame = base::Blame::Program;
};

Refusal refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        const std::string sentence = error.what();
        CHECK(sentence.back() == '.');
        CHECK(sentence.find('\n') == std::string::npos);
        for (const auto& name : names) CHECK(sentence.find(name) == std::string::npos);
        return {sentence, error.blame()};
    }
    return {"nothing was thrown"};
}

/// A key that is there until it is taken away.
struct Ring {
    std::shared_ptr<const Secret> key;
    std::int64_t asked = 0;

    void give_to(StudyFile& study) {
        study.take_keys_from([this](const base::Guid&) {
            ++asked;
            return key;
        });
    }
};

study::Entity add_person(StudyFile& study, const std::string& code, const std::string& name) {
    study::Entity entity;
    entity.code = code;
    entity.name = name;
    entity.participant = true;
    study.edit("register", "Entered " + code, "anna", [&](Edit& edit) { entity = edit.add(entity); });
    return entity;
}

/// A register with a history: corrected, removed, taken back; and a release.
void fill(StudyFile& study) {
    auto person = add_person(study, "P01", "Old Quill");
    const auto other = add_person(study, "P02", "Zoë Ålander");
    person.name = "Quillon Ambrose";
    study.edit("register", "Corrected P01", "anna", [&](Edit& edit) { edit.change(person); });
    study.edit("register", "Corrected P01", "anna", [&](Edit& edit) {
        edit.add(study::Alias{{}, person.id, "Quillette"});
        edit.add(study::Attribute{{}, person.id, "E-mail", "q.ambrose@example.org"});
        edit.add(study::Attribute{{}, person.id, "Date of birth", "1961-04-17"});
        edit.add(study::Attribute{{}, person.id, "country", "Lao PDR"});
        edit.add(study::Attribute{{}, other.id, "pet", "Barnaby"});
    });
    store::Release release;
    release.researcher = "anna";
    release.file = "quotes.csv";
    release.sha256 = std::string(64, 'a');
    store::record_release(study, release);
    study.edit("register", "Removed an alias", "anna",
               [&](Edit& edit) { edit.remove(edit.study().all<study::Alias>().front().id); });
    study.undo(1, "anna");
    tests::import(study, "Interview", "Anna: Where were you?\n\nQ: At the river.");
}

store::VaultFile make_vault(StudyFile& study, const std::vector<std::string>& further = {"pet"}) {
    const auto file = store::VaultFile::make(study.guid(), passphrase(), recovery_key(), cheap);
    store::make_vault(study, {file.guid(), "2026-01-02T03:04:05.000Z", further}, file.open(passphrase()),
                      "anna", base::no_progress());
    return file;
}

std::shared_ptr<const Secret> key_of(const store::VaultFile& file) {
    return std::make_shared<const Secret>(file.open(passphrase()));
}

/// The names that any table of the study holds in its bytes.
std::vector<std::string> names_held(StudyFile& study) {
    std::string all = tests::dump(study);
    auto& database = store::Insides::database(study);
    {
        auto rows = database.select("SELECT " + database.bytes_column("bytes") + " FROM journal_image", "b");
        while (rows.next()) all += rows.text(0);
    }
    std::vector<std::string> held;
    for (const auto& name : names) {
        if (all.find(name) != std::string::npos) held.push_back(name);
    }
    return held;
}

std::string names_read(const StudyFile& study) {
    std::string all;
    for (const auto& entity : study.all<study::Entity>())
        all += entity.code + "=" + (entity.hidden ? "?" : entity.name) + " ";
    for (const auto& alias : study.all<study::Alias>()) all += (alias.hidden ? "?" : alias.name) + " ";
    for (const auto& attribute : study.all<study::Attribute>())
        all += attribute.name + "=" + (attribute.hidden ? "?" : attribute.value) + " ";
    return all;
}

const char* const all_open =
    "P01=Quillon Ambrose P02=Zoë Ålander Quillette E-mail=q.ambrose@example.org Date of birth=1961-04-17 "
    "country=Lao PDR pet=Barnaby ";
const char* const all_hidden = "P01=? P02=? ? E-mail=? Date of birth=? country=Lao PDR pet=? ";

}  // namespace

TEST_CASE("a vault takes the names out of rows and history, and gives them back to who has the key") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    fill(study);
    REQUIRE(names_held(study) == names);
    REQUIRE(tests::problems(study).empty());
    CHECK(names_read(study) == all_open);

    const auto file = make_vault(study);
    CHECK(names_held(study).empty());
    CHECK(tests::problems(study).empty());
    CHECK(study.register_hidden());
    CHECK(names_read(study) == all_hidden);

    Ring ring{key_of(file)};
    ring.give_to(study);
    CHECK_FALSE(study.register_hidden());
    CHECK(names_read(study) == all_open);
    CHECK(study.entity("p01")->name == "Quillon Ambrose");
    CHECK(tests::problems(study).empty());
    const auto kept = store::kept_in_vault(study);
    CHECK(kept.names == 2);
    CHECK(kept.aliases == 1);
    CHECK(kept.attributes == 3);

    // Locked at once.
    ring.key = nullptr;
    CHECK(study.register_hidden());
    CHECK(names_read(study) == all_hidden);
    CHECK(study.entity("P01")->hidden);
}

TEST_CASE("undo and redo go on over the making of a vault, with the vault open or locked") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    fill(study);
    const auto file = make_vault(study);
    const auto undone = study.undo(100, "anna");
    CHECK(undone.size() == 5);
    CHECK(study.count<study::Entity>() == 0);
    CHECK(tests::problems(study).empty());
    // The newest that was taken back first: P01 as it was entered.
    study.redo(1, "anna");
    Ring ring{key_of(file)};
    ring.give_to(study);
    CHECK(study.entity("P01")->name == "Old Quill");
    study.redo(100, "anna");
    CHECK(names_read(study) == all_open);
    CHECK(names_held(study).empty());
    CHECK(tests::problems(study).empty());
}

TEST_CASE("what is written while the vault is open is encrypted, and an unchanged row is no change") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    fill(study);
    const auto file = make_vault(study);
    Ring ring{key_of(file)};
    ring.give_to(study);
    auto person = *study.entity("P02");
    CHECK(study.edit("register", "Nothing", "anna", [&](Edit& edit) { edit.change(person); }) == 0);
    person.name = "Barnaby";
    CHECK(study.edit("register", "Corrected P02", "anna", [&](Edit& edit) { edit.change(person); }) > 0);
    CHECK(study.entity("P02")->name == "Barnaby");
    CHECK(names_held(study).empty());
    study.undo(1, "anna");
    CHECK(study.entity("P02")->name == "Zoë Ålander");
    study.redo(1, "anna");
    CHECK(study.entity("P02")->name == "Barnaby");
    CHECK(tests::problems(study).empty());
    // Two who share a name do not show it.
    add_person(study, "P03", "Barnaby");
    auto& database = store::Insides::database(study);
    CHECK(database.integer("SELECT COUNT(DISTINCT name) FROM entity WHERE code IN ('P02', 'P03')", 0) == 2);
}

TEST_CASE("while the register is locked names stay as they are, and none can be written") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    fill(study);
    const auto file = make_vault(study);
    const auto refused = [&](const std::function<void(Edit&)>& work) {
        const auto before = tests::dump(study);
        const auto why = refusal([&] { study.edit("register", "Corrected", "anna", work); });
        CHECK(why.sentence == study::register_is_locked);
        CHECK(why.blame == base::Blame::Environment);
        CHECK(tests::dump(study) == before);
    };
    auto person = *study.entity("P01");
    study::Entity blank;
    blank.id = person.id;
    blank.guid = person.guid;
    blank.code = person.code;
    refused([&](Edit& edit) { edit.change(blank); });  // would take the name away
    blank.name = "Barnaby";
    refused([&](Edit& edit) { edit.change(blank); });
    refused([&](Edit& edit) { edit.add(study::Alias{{}, person.id, "Barnaby"}); });
    refused([&](Edit& edit) { edit.add(study::Attribute{{}, person.id, "mobile phone", "020"}); });

    // What identifies nobody can be written, and so can an entry of which the name is not known.
    person.replacement = "a fisherman";
    study.edit("register", "Corrected", "anna", [&](Edit& edit) {
        edit.change(person);
        edit.add(study::Attribute{{}, person.id, "age", "60"});
        study::Entity unnamed;
        unnamed.code = "P09";
        edit.add(unnamed);
    });
    Ring ring{key_of(file)};
    ring.give_to(study);
    CHECK(study.entity("P01")->name == "Quillon Ambrose");
    CHECK(study.entity("P01")->replacement == "a fisherman");
    CHECK(tests::problems(study).empty());
}

TEST_CASE("a name that was moved to another entry, or altered, is found out") {
    const Home home;
    auto study = home.create();
    fill(study);
    const auto file = make_vault(study);
    store::Insides::database(study).execute(
        "UPDATE entity SET name = (SELECT name FROM entity WHERE code = 'P01') WHERE code = 'P02'");
    Ring ring{key_of(file)};
    ring.give_to(study);
    const auto why = refusal([&] { (void)study.all<study::Entity>(); });
    CHECK(why.blame == base::Blame::Environment);
    CHECK(why.sentence.find("altered") != std::string::npos);
    CHECK(tests::problems(study).find("altered since it was put into the vault") != std::string::npos);
}

TEST_CASE("the names come out of the vault as they went in, history included") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    fill(study);
    const auto before = tests::dump(study);
    const auto file = make_vault(study);
    const auto key = key_of(file);
    const auto other = store::VaultFile::make(study.guid(), passphrase(), recovery_key(), cheap);
    const auto why =
        refusal([&] { store::remove_vault(study, *key_of(other), "anna", base::no_progress()); });
    CHECK(why.blame == base::Blame::Environment);
    CHECK(names_held(study).empty());
    store::remove_vault(study, *key, "anna", base::no_progress());
    CHECK(names_read(study) == all_open);
    CHECK(names_held(study) == names);
    CHECK(tests::problems(study).empty());
    CHECK_FALSE(store::vault_of(study).has_value());
    CHECK(study.undo(100, "anna").size() == 5);
    study.redo(100, "anna");
    CHECK(names_read(study) == all_open);
}

TEST_CASE("a study whose history does not hold gets no vault, so that nothing is covered up") {
    const Home home;
    auto study = home.create();
    fill(study);
    auto& database = store::Insides::database(study);
    SECTION("a sentence") {
        database.execute("UPDATE journal SET summary = 'Something else' WHERE seq = 2");
    }
    SECTION("an image") {
        database.execute(
            "UPDATE journal_image SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Old Quill', "
            "'Bad Quill') AS BLOB) WHERE seq = 1");
    }
    SECTION("a release") {
        database.execute("UPDATE release SET audience = 'team'");
    }
    const auto before = tests::dump(study);
    const auto why = refusal([&] { make_vault(study); });
    CHECK(why.blame == base::Blame::Environment);
    CHECK(why.sentence.find("verify") != std::string::npos);
    CHECK(tests::dump(study) == before);
    CHECK_FALSE(store::vault_of(study).has_value());
}

TEST_CASE("who was erased before the vault was made cannot be guessed from the hashes of their images") {
    const Home home;
    auto study = home.create();
    fill(study);
    const auto person = *study.entity("P02");
    store::Erasure erasure;
    erasure.command = "privacy/erase";
    erasure.summary = "Erased P02";
    erasure.researcher = "anna";
    erasure.entity = person.id;
    erasure.work = [&](Edit& edit) { edit.remove(person.id); };
    erasure.tells = [](std::string_view) { return false; };
    store::erase(study, erasure, base::no_progress());
    auto& database = store::Insides::database(study);
    const auto hashes = [&] {
        return database.text(
            "SELECT group_concat(sha256) FROM (SELECT sha256 FROM journal_image WHERE bytes IS "
            "NULL ORDER BY seq, number)");
    };
    const auto before = hashes();
    REQUIRE_FALSE(before.empty());
    make_vault(study);
    CHECK(hashes() != before);
    CHECK(hashes().size() == before.size());
    CHECK(tests::problems(study).empty());
}

TEST_CASE("an erasure with the vault open finds the names in the encrypted history") {
    const Home home;
    auto study = home.create();
    fill(study);
    const auto file = make_vault(study);
    Ring ring{key_of(file)};
    ring.give_to(study);
    const auto person = *study.entity("P02");
    store::Erasure erasure;
    erasure.command = "privacy/erase";
    erasure.summary = "Erased P02";
    erasure.researcher = "anna";
    erasure.entity = person.id;
    erasure.work = [&](Edit& edit) { edit.remove(person.id); };
    // What somebody else was called once tells of them too.
    erasure.tells = [](std::string_view text) { return text.find("Old Quill") != std::string_view::npos; };
    store::erase(study, erasure, base::no_progress());
    auto& database = store::Insides::database(study);
    const auto erased = [&](std::int64_t seq) {
        return database.integer("SELECT COUNT(*) FROM journal_image WHERE seq = :seq AND bytes IS NULL", 0,
                                seq) == 1;
    };
    CHECK(erased(1));        // P01 as they were entered
    CHECK(erased(3));        // and corrected
    CHECK_FALSE(erased(5));  // what they were called besides
    ring.key = nullptr;
    const auto why = refusal([&] { store::erase(study, erasure, base::no_progress()); });
    CHECK(why.sentence == study::register_is_locked);
}

TEST_CASE("who is killed while making a vault leaves the study with it or without it") {
    const Home home;
    base::Guid guid;
    {
        auto study = home.create();
        fill(study);
    }
    const auto file = store::VaultFile::make(base::Guid::random(), passphrase(), recovery_key(), cheap);
    const bool committed = GENERATE(false, true);
    tests::Child child([&](int report) {
        auto study = home.open();
        class Killer : public base::Progress {
        public:
            explicit Killer(int to) : to_(to) {}
            void begin(std::string_view, std::int64_t) override {}
            void advance(std::int64_t done) override {
                if (done < 4) return;
                tests::send(to_, done);
                ::raise(SIGKILL);
            }
            void end() override {}
            [[nodiscard]] bool cancelled() const override { return false; }

        private:
            int to_;
        } killer(report);
        store::make_vault(study, {file.guid(), "2026-01-02T03:04:05.000Z", {}}, file.open(passphrase()),
                          "anna", committed ? base::no_progress() : killer);
        tests::send(report, 0);
        ::raise(SIGKILL);
    });
    CHECK(child.receive().has_value());
    CHECK(child.wait() == -1);
    auto study = home.open();
    CHECK(tests::problems(study).empty());
    CHECK(store::vault_of(study).has_value() == committed);
    if (!committed) CHECK(names_read(study) == all_open);
    Ring ring{key_of(file)};
    ring.give_to(study);
    CHECK(names_read(study) == all_open);
}

TEST_CASE("a study that was made before there were vaults gets one") {
    const Home home;
    {
        auto study = home.create();
        fill(study);
        auto& database = store::Insides::database(study);
        for (const char* later : {"vault", "quote_edit"})
            database.execute(std::string("DROP TABLE ") + later);
        database.execute("UPDATE study SET schema_version = 2");
        database.execute("PRAGMA user_version = 2");
    }
    {
        const auto study = home.open(StudyFile::Mode::Read);
        CHECK_FALSE(store::vault_of(study).has_value());
        CHECK(names_read(study) == all_open);
    }
    auto study = home.open();
    make_vault(study);
    CHECK(names_read(study) == all_hidden);
}

TEST_CASE("who has the study open while another makes the vault sees no encrypted name as a name") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    fill(study);
    auto reader = home.open(StudyFile::Mode::Read);
    CHECK(names_read(reader) == all_open);
    const auto file = make_vault(study);
    CHECK(names_read(reader) == all_hidden);
    Ring ring{key_of(file)};
    ring.give_to(reader);
    CHECK(names_read(reader) == all_open);
}

TEST_CASE("files hold no name when they have been cleared, backups included") {
    const Home home;
    auto study = home.create();
    fill(study);
    const auto backups = home.location() + "-backups";
    fs::create_directory(backups);
    fs::copy_file(home.location(), backups + "/study-20300105103000-4.sotto");
    make_vault(study);
    store::clear_files(study);
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(home.folder().path())) {
        if (!entry.is_regular_file()) continue;
        ++files;
        const auto bytes = base::read_file(entry.path(), any_size);
        CAPTURE(entry.path());
        for (const auto& name : names) {
            std::string wide;
            for (const char c : name) wide += {c, '\0'};
            CHECK(bytes.find(name) == std::string::npos);
            CHECK(bytes.find(wide) == std::string::npos);
        }
    }
    CHECK(files >= 2);
}
