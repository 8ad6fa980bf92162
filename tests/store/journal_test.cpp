// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "home.h"
#include "store/image.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <random>
#include <set>

using namespace sotto;
using store::Edit;
using store::RowChange;
using store::StudyFile;
using tests::Home;

namespace {

using Ids = std::vector<std::int64_t>;

Ids ids_of(const std::vector<study::Passage>& passages) {
    Ids ids;
    for (const auto& passage : passages) ids.push_back(passage.id.value);
    return ids;
}

Ids current_passages(const StudyFile& study) {
    Ids ids;
    study.each_passage([&](const study::Passage& passage, std::string_view, std::string_view) {
        ids.push_back(passage.id.value);
        return true;
    });
    return ids;
}

}  // namespace

TEST_CASE("every entry has a hash of its own that stays, and that another study does not share") {
    const Home home(GENERATE(from_range(tests::backends())));
    const Home other(home.backend());
    auto study = home.create();
    auto twin = other.create();
    std::set<std::string> hashes;
    for (const char* name : {"A", "B", "C"}) {
        tests::add_code(study, name);
        tests::add_code(twin, name);
        hashes.insert(study.journal_hash(study.journal_seq()));
        hashes.insert(twin.journal_hash(twin.journal_seq()));
    }
    CHECK(hashes.size() == 6);
    CHECK(hashes.begin()->size() == 64);
    const auto second = study.journal_hash(2);
    study.undo(1, "anna");
    CHECK(study.journal_hash(2) == second);
    CHECK(study.journal_hash(0).empty());
    CHECK(study.journal_hash(99).empty());
}

TEST_CASE("a copy of a study shares its hashes up to where the two part") {
    const Home home;
    const auto copy = home.folder() / "copy.sotto";
    {
        auto study = home.create();
        tests::add_code(study, "A");
    }
    std::filesystem::copy_file(home.location(), copy);
    auto study = home.open();
    auto twin = StudyFile::open(copy.string(), StudyFile::Mode::Write);
    CHECK(study.guid() == twin.guid());
    tests::add_code(study, "B");
    tests::add_code(twin, "C");
    CHECK(study.journal_hash(1) == twin.journal_hash(1));
    CHECK(study.journal_hash(2) != twin.journal_hash(2));
}

TEST_CASE("followers learn which passages came and went") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto one = tests::import(study, "One", "Anna: Hello.\n\nBo: Yes.");
    CHECK(study.passage_changes_since(0).added == ids_of(one.passages));
    CHECK(study.passage_changes_since(1).added.empty());
    CHECK(study.passage_changes_since(1).seq == 1);

    const auto two = tests::import(study, "Two", "Anna: Hello.");
    CHECK(study.passage_changes_since(1).added == ids_of(two.passages));
    study.edit("source/remove", "Removed", "anna", [&](Edit& edit) { edit.remove(one.source.id); });
    auto changes = study.passage_changes_since(2);
    CHECK(changes.removed == ids_of(one.passages));
    CHECK(changes.added.empty());
    CHECK(changes.seq == 3);
    // What came and went again is no news.
    CHECK(study.passage_changes_since(0).removed.empty());
    CHECK(study.passage_changes_since(0).added == ids_of(two.passages));

    study.undo(1, "anna");
    changes = study.passage_changes_since(3);
    CHECK(changes.added == ids_of(one.passages));
    CHECK(changes.removed.empty());
    CHECK(study.passage_changes_since(2).added.empty());
    study.redo(1, "anna");
    CHECK(study.passage_changes_since(4).removed == ids_of(one.passages));
    study.undo(1, "anna");

    // Coding, and what else does not touch passages, is no news either.
    const auto seq = study.journal_seq();
    const auto code = tests::add_code(study, "A");
    tests::add_coding(study, code.id, one, {0, 3});
    CHECK(study.passage_changes_since(seq).added.empty());
    CHECK(study.passage_changes_since(seq).removed.empty());
    CHECK(study.passage_changes_since(seq).seq == seq + 2);
}

TEST_CASE("a new version of a text takes the old passages away, and undo brings them back") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto one = tests::import(study, "One", "Anna: Hello.\n\nBo: Yes.");
    tests::Imported edited;
    study.edit("text/edit", "Edited", "anna", [&](Edit& edit) {
        edited = tests::replace_text(edit, one, "Anna: Hello!\n\nBo: Yes.\n\nAnna: Good.");
    });
    CHECK(study.count<study::Passage>() == 5);
    auto changes = study.passage_changes_since(1);
    CHECK(changes.removed == ids_of(one.passages));
    CHECK(changes.added == ids_of(edited.passages));
    study.undo(1, "anna");
    changes = study.passage_changes_since(2);
    CHECK(changes.added == ids_of(one.passages));
    CHECK(changes.removed == ids_of(edited.passages));
    CHECK(study.passage_changes_since(1).added.empty());
    CHECK(study.passage_changes_since(1).removed.empty());
}

TEST_CASE("a passage with a new speaker is no news, and none can be given other words") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto one = tests::import(study, "One", "Anna: Hello.\n\nBo: Yes.");
    study.edit("speaker/set", "Changed", "anna", [&](Edit& edit) {
        auto passage = one.passages[0];
        passage.speaker = one.speakers[1].id;
        edit.change(passage);
        passage.first_byte -= 4;
        CHECK_THROWS_AS(edit.change(passage), base::Error);
    });
    CHECK(study.find(one.passages[0].id)->speaker == one.speakers[1].id);
    CHECK(study.passage_changes_since(1).added.empty());
    CHECK(study.passage_changes_since(1).removed.empty());
}

TEST_CASE("whoever follows the journal from any entry ends with the passages there are") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    std::mt19937 random(static_cast<unsigned>(Catch::rngSeed()));
    std::vector<Ids> states{current_passages(study)};
    std::vector<tests::Imported> sources;
    for (int i = 0; i < 40; ++i) {
        const auto roll = random() % 6;
        if (roll < 2) {
            sources.push_back(
                tests::import(study, "S" + std::to_string(i), "Anna: A.\n\nBo: B.\n\nAnna: C."));
        } else if (roll == 2 && !sources.empty()) {
            auto& source = sources[random() % sources.size()];
            if (!study.find(source.version.id)) continue;
            study.edit("text/edit", "Edited", "anna", [&](Edit& edit) {
                source = tests::replace_text(edit, source, "Anna: A" + std::to_string(i) + ".");
            });
        } else if (roll == 3 && !sources.empty()) {
            const auto& source = sources[random() % sources.size()];
            study.edit("source/remove", "Removed", "anna",
                       [&](Edit& edit) { edit.remove(source.source.id); });
        } else if (roll == 4) {
            study.undo(1, "anna");
            sources.erase(std::remove_if(sources.begin(), sources.end(),
                                         [&](const auto& source) {
                                             const auto version = study.find(source.version.id);
                                             return !version || !version->current;
                                         }),
                          sources.end());
        } else {
            study.redo(1, "anna");
        }
        while (static_cast<std::int64_t>(states.size()) <= study.journal_seq())
            states.push_back(current_passages(study));
    }
    for (std::size_t from = 0; from < states.size(); ++from) {
        const auto changes = study.passage_changes_since(static_cast<std::int64_t>(from));
        std::set<std::int64_t> ids(states[from].begin(), states[from].end());
        for (const auto id : changes.removed) REQUIRE(ids.erase(id) == 1);
        for (const auto id : changes.added) REQUIRE(ids.insert(id).second);
        REQUIRE(Ids(ids.begin(), ids.end()) == states.back());
        REQUIRE(std::is_sorted(changes.added.begin(), changes.added.end()));
        REQUIRE(std::is_sorted(changes.removed.begin(), changes.removed.end()));
    }
}

TEST_CASE("an image gives back the rows it was made of") {
    store::Row before(4);
    before[0] = store::Value(std::int64_t{1});
    before[1] = store::Value(std::numeric_limits<std::int64_t>::min());
    before[2] = store::Value(std::string("a text \xF0\x9F\x98\x80"));
    store::Row after = before;
    after[1] = store::Value(std::numeric_limits<std::int64_t>::max());
    after[3] = store::Value(std::int64_t{-1});
    std::string bytes;
    store::append_added(bytes, store::Kind::Attribute, before);
    store::append_changed(bytes, store::Kind::Attribute, before, after);
    store::append_removed(bytes, store::Kind::Attribute, after);
    const auto changes = store::read_changes(bytes);
    REQUIRE(changes.size() == 3);
    CHECK(changes[0].what == RowChange::What::Added);
    CHECK(changes[0].after == before);
    CHECK(changes[0].before.empty());
    CHECK(changes[1].what == RowChange::What::Changed);
    CHECK(changes[1].before == before);
    CHECK(changes[1].after == after);
    CHECK(changes[2].before == after);
    CHECK(changes[2].kind == store::Kind::Attribute);
}

TEST_CASE("an image of an older schema, with fewer columns, gives empty values for the others") {
    store::Row old(2);
    old[0] = store::Value(std::int64_t{5});
    old[1] = store::Value(base::Guid::random().text());
    std::string bytes;
    store::append_added(bytes, store::Kind::Coding, old);
    const auto changes = store::read_changes(bytes);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].after[1] == old[1]);
    CHECK(changes[0].after.back() == store::Value(std::string()));
}

TEST_CASE("a damaged image is refused wherever it is cut or changed, and never reads past its end") {
    store::Row row(10);
    row[0] = store::Value(std::int64_t{1});
    row[1] = store::Value(std::string(300, 'x'));
    std::string bytes;
    store::append_added(bytes, store::Kind::Coding, row);
    store::append_changed(bytes, store::Kind::Coding, row, store::Row(10));
    std::mt19937 random(static_cast<unsigned>(Catch::rngSeed()));
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
        try {
            (void)store::read_changes(std::string_view(bytes).substr(0, cut));
        } catch (const std::exception&) {
        }
        std::string changed = bytes;
        for (int i = 0; i < 3; ++i) changed[random() % changed.size()] = static_cast<char>(random());
        try {
            (void)store::read_changes(changed);
        } catch (const std::exception&) {
        }
    }
    CHECK_THROWS(store::read_changes(std::string_view(bytes).substr(0, bytes.size() - 1)));
    CHECK_THROWS(store::read_changes("\x01\x0B"));
    CHECK_THROWS(store::read_changes("\x01\x7F\x01\x00"));
    CHECK_THROWS(store::read_changes("\x04\x0B\x01\x00"));
}
