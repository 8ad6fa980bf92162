// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/progress.h"
#include "home.h"

#include <catch2/catch.hpp>
#include <set>
#include <stdexcept>

using namespace sotto;
using store::Edit;
using store::StudyFile;
using tests::Home;

namespace {

const std::string two_turns = "Anna: Hello there.\n\nBo: Yes, hello.";

base::Blame blame_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.blame();
    }
    throw std::logic_error("nothing was thrown");
}

}  // namespace

TEST_CASE("a new study has its title and language, an empty journal and nothing to undo") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    CHECK(study.title() == "A study");
    CHECK(study.language() == "en");
    CHECK_FALSE(study.guid().empty());
    CHECK(study.read_only_reason().empty());
    CHECK(study.location() == home.location());
    CHECK(study.journal_seq() == 0);
    CHECK(study.journal().empty());
    CHECK(study.undo(3, "anna").empty());
    CHECK(study.redo(3, "anna").empty());
    CHECK(study.title() == "A study");
    CHECK(tests::problems(study).empty());
}

TEST_CASE("an edit makes one entry with its sentence, or the one it found later") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto first = study.edit("import", "Imported a file", "anna", [](Edit& edit) {
        tests::import(edit, "One", two_turns);
        tests::import(edit, "Two", two_turns);
        edit.summarise("Imported 2 files");
    });
    CHECK(first == 1);
    const auto journal = study.journal();
    REQUIRE(journal.size() == 1);
    CHECK(journal[0].seq == 1);
    CHECK(journal[0].researcher == "anna");
    CHECK(journal[0].command == "import");
    CHECK(journal[0].summary == "Imported 2 files");
    CHECK(journal[0].undoes == 0);
    CHECK_FALSE(journal[0].undone);
    CHECK(journal[0].changes == 12);  // for each file a source, a version, two speakers and two passages
    CHECK(journal[0].time.size() == 24);

    for (int i = 0; i < 4; ++i) tests::add_code(study, "Code " + std::to_string(i));
    CHECK(study.journal_seq() == 5);
    const auto newest = study.journal(2);
    REQUIRE(newest.size() == 2);
    CHECK(newest[0].seq == 4);
    CHECK(newest[1].seq == 5);
    CHECK(study.journal(99).size() == 5);
}

TEST_CASE("an edit that changes nothing makes no entry") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    auto code = tests::add_code(study, "Lessons");
    CHECK(study.edit("code/change", "Changed", "anna", [&](Edit& edit) { edit.change(code); }) == 0);
    CHECK(study.edit("x", "Did nothing", "anna", [](Edit&) {}) == 0);
    CHECK(study.edit("x", "Removed", "anna", [](Edit& edit) { edit.remove(study::Id<study::Code>{99}); }) ==
          0);
    CHECK(study.edit("x", "Kept", "anna", [](Edit& edit) { edit.keep_content("bytes of no row"); }) == 0);
    CHECK(study.journal_seq() == 1);
    CHECK(tests::problems(study).empty());
}

TEST_CASE("an edit that throws leaves the study as it was and the exception comes through") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    tests::import(study, "One", two_turns);
    const std::string before = tests::dump(study);
    const auto fail_after_work = [&](const std::function<void()>& fail) {
        study.edit("import", "Imported", "anna", [&](Edit& edit) {
            tests::import(edit, "Two", two_turns);
            edit.remove(study::Id<study::Source>{1});
            fail();
        });
    };
    CHECK_THROWS_AS(fail_after_work([] { throw base::Cancelled(); }), base::Cancelled);
    CHECK_THROWS_AS(fail_after_work([] { throw std::runtime_error("x"); }), std::runtime_error);
    CHECK(tests::dump(study) == before);
    CHECK(study.journal_seq() == 1);
    // What was kept for the failed edit is gone too, and the next edit works.
    CHECK(tests::import(study, "Two", two_turns).source.id.value == 2);
    CHECK(tests::problems(study).empty());
}

TEST_CASE("an edit reads what it has written so far") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    study.edit("import", "Imported", "anna", [](Edit& edit) {
        const auto made = tests::import(edit, "One", two_turns);
        CHECK(edit.study().source("One") == made.source);
        CHECK(edit.study().text(made.version.id).utf8() == two_turns);
        CHECK(edit.study().passages(made.source.id) == made.passages);
        CHECK(edit.study().passage_texts({made.passages[1].id.value})[0].said == "Yes, hello.");
    });
}

TEST_CASE("edits do not nest") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    CHECK(blame_of([&] {
              study.edit("a", "A", "anna", [&](Edit&) { study.edit("b", "B", "anna", [](Edit&) {}); });
          }) == base::Blame::Program);
    CHECK(tests::add_code(study, "Still works").id.value == 1);
}

TEST_CASE("ids are never used twice, not after removing, undoing or a failed edit that was seen") {
    const Home home(GENERATE(from_range(tests::backends())));
    std::set<std::int64_t> seen;
    {
        auto study = home.create();
        seen.insert(tests::add_code(study, "A").id.value);
        const auto b = tests::add_code(study, "B");
        seen.insert(b.id.value);
        study.edit("code/remove", "Removed", "anna", [&](Edit& edit) { edit.remove(b.id); });
        CHECK(seen.insert(tests::add_code(study, "C").id.value).second);
        study.undo(3, "anna");
    }
    auto study = home.open();
    CHECK(seen.insert(tests::add_code(study, "D").id.value).second);
    CHECK(*seen.rbegin() == tests::add_code(study, "E").id.value - 1);
}

TEST_CASE("add_all gives ids and GUIDs in place and keeps a GUID that is there") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto made = tests::import(study, "One", two_turns);
    const auto code = tests::add_code(study, "Lessons");
    const auto guid = base::Guid::random();
    // More than one INSERT holds, and not a multiple of it.
    std::vector<study::Coding> codings(101);
    for (auto& coding : codings) {
        coding.code = code.id;
        coding.source = made.source.id;
        coding.version = made.version.id;
        coding.range = {6, 11};
    }
    codings[50].guid = guid;
    study.edit("code/apply", "Coded", "anna", [&](Edit& edit) { edit.add_all(codings); });
    CHECK(study.all<study::Coding>() == codings);
    CHECK(codings[50].guid == guid);
    std::set<base::Guid> guids;
    for (std::size_t i = 0; i < codings.size(); ++i) {
        CHECK(codings[i].id.value == static_cast<std::int64_t>(i) + 1);
        guids.insert(codings[i].guid);
    }
    CHECK(guids.size() == codings.size());
    std::vector<study::Memo> none;
    CHECK(study.edit("x", "Added none", "anna", [&](Edit& edit) { edit.add_all(none); }) == 0);
}

TEST_CASE("a unique name that is taken is the user's to solve, and the edit may go on with another") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto one = tests::import(study, "One", two_turns);
    const auto lessons = tests::add_code(study, "Lessons");
    const auto empty = tests::add_code(study, "Support", lessons.id);

    study.edit("x", "Tried names", "anna", [&](Edit& edit) {
        const auto refused = [&](auto thing) {
            return blame_of([&] { edit.add(thing); }) == base::Blame::User;
        };
        study::Source source;
        source.name = "One";
        CHECK(refused(source));
        source.name = "ONE";  // names of sources differ by case
        source.sha256 = one.source.sha256;
        tests::import(edit, "ONE", two_turns);
        study::Code code;
        code.name = "LESSONS";
        CHECK(refused(code));
        code.parent = lessons.id;
        edit.add(code);  // another place
        code.name = "support";
        CHECK(refused(code));
        code.name = "Supp\xC3\xB3rt";  // an accent makes another name
        edit.add(code);
        code.name = "SUPPO\xCC\x81RT";  // the same, decomposed
        CHECK(refused(code));
        study::Entity entity;
        entity.code = "P01";
        edit.add(entity);
        entity.code = "p01";
        CHECK(refused(entity));
        study::Researcher researcher;
        researcher.name = "Anna";
        edit.add(researcher);
        CHECK(refused(researcher));
        store::Setting setting;
        setting.name = "title";
        CHECK(refused(setting));

        study::Code moved = lessons;
        moved.parent = empty.id;
        moved.name = "SUPPORT";
        moved.parent = lessons.id;
        CHECK(blame_of([&] { edit.change(moved); }) == base::Blame::User);
        study::Code renamed = lessons;
        renamed.name = "lessons";  // its own name in another case
        edit.change(renamed);
    });
    CHECK(study.find(lessons.id)->name == "lessons");
    CHECK(tests::problems(study).empty());
}

TEST_CASE("names that are taken and set free within one edit can be swapped, and the swap undone") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    auto a = tests::add_code(study, "A");
    auto b = tests::add_code(study, "B");
    const std::string before = tests::dump(study);
    study.edit("code/rename", "Swapped", "anna", [&](Edit& edit) {
        a.name = "between";
        edit.change(a);
        b.name = "A";
        edit.change(b);
        a.name = "B";
        edit.change(a);
    });
    const std::string after = tests::dump(study);
    study.undo(1, "anna");
    CHECK(tests::dump(study) == before);
    study.redo(1, "anna");
    CHECK(tests::dump(study) == after);
    CHECK(tests::problems(study).empty());
}

TEST_CASE("a thing that is not there cannot be changed") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    study::Code code;
    code.id = {7};
    code.guid = base::Guid::random();
    code.name = "x";
    CHECK(blame_of([&] { study.edit("x", "X", "anna", [&](Edit& edit) { edit.change(code); }); }) ==
          base::Blame::User);
}

TEST_CASE("an edit that would leave the study at odds with itself is not made") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto one = tests::import(study, "One", two_turns);
    const auto two = tests::import(study, "Two", two_turns);
    const auto code = tests::add_code(study, "Lessons");
    const std::string before = tests::dump(study);
    study::Coding coding;
    coding.code = code.id;
    coding.source = one.source.id;
    coding.version = one.version.id;
    const auto fails = [&](const std::function<void(Edit&)>& work) {
        CHECK(blame_of([&] { study.edit("x", "X", "anna", work); }) == base::Blame::Program);
        CHECK(tests::dump(study) == before);
    };
    fails([&](Edit& edit) {
        coding.code = {99};
        edit.add(coding);
    });
    fails([&](Edit& edit) {
        coding.code = code.id;
        coding.version = two.version.id;  // a version of another source
        edit.add(coding);
    });
    fails([&](Edit& edit) {
        auto version = one.version;
        version.current = false;
        edit.change(version);
    });
    fails([&](Edit& edit) {
        auto version = one.version;
        version.guid = {};
        version.number = 2;
        edit.add(version);
    });
    CHECK(tests::problems(study).empty());
}

TEST_CASE("removing a thing removes what belongs to it, and only that") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto one = tests::import(study, "One", two_turns);
    const auto two = tests::import(study, "Two", two_turns);
    const auto lessons = tests::add_code(study, "Lessons");
    const auto support = tests::add_code(study, "Support", lessons.id);
    const auto first = tests::add_coding(study, support.id, one, {6, 11});
    const auto second = tests::add_coding(study, support.id, two, {6, 11});
    study::Entity anna;
    study.edit("x", "Added the rest", "anna", [&](Edit& edit) {
        anna.code = "P01";
        anna = edit.add(anna);
        study::Alias alias;
        alias.entity = anna.id;
        alias.name = "Annie";
        edit.add(alias);
        study::Consent consent;
        consent.participant = anna.id;
        edit.add(consent);
        auto speaker = one.speakers[0];
        speaker.participant = anna.id;
        edit.change(speaker);
        for (const auto& [subject, id] : {std::pair{study::Subject::Source, one.source.id.value},
                                          {study::Subject::Coding, first.id.value},
                                          {study::Subject::Passage, one.passages[0].id.value},
                                          {study::Subject::Code, lessons.id.value},
                                          {study::Subject::Study, std::int64_t{0}}}) {
            study::Memo memo;
            memo.subject = subject;
            memo.subject_id = id;
            edit.add(memo);
        }
        study::Group sources;
        sources.of = study::Subject::Source;
        sources = edit.add(sources);
        study::Group codes;
        codes.of = study::Subject::Code;
        codes = edit.add(codes);
        for (const auto& group : {sources, codes}) {
            study::GroupMember member;
            member.group = group.id;
            member.member = 1;  // the source One, and the code Lessons
            edit.add(member);
        }
        study::Finding finding;
        finding = edit.add(finding);
        for (const auto& coding : {first, second}) {
            study::Evidence evidence;
            evidence.finding = finding.id;
            evidence.coding = coding.id;
            edit.add(evidence);
        }
    });
    const std::string before = tests::dump(study);

    SECTION("a source") {
        study.edit("source/remove", "Removed", "anna", [&](Edit& edit) { edit.remove(one.source.id); });
        CHECK(study.all<study::Source>() == std::vector{two.source});
        CHECK(study.count<study::TextVersion>() == 1);
        CHECK(study.count<study::Speaker>() == 2);
        CHECK(study.all<study::Passage>() == two.passages);
        CHECK(study.all<study::Coding>() == std::vector{second});
        CHECK(study.count<study::Memo>() == 2);
        CHECK(study.count<study::GroupMember>() == 1);
        CHECK(study.count<study::Evidence>() == 1);
        CHECK(study.count<study::Code>() == 2);
        // The text stays, for undo.
        CHECK(study.content(one.version.sha256) == two_turns);
    }
    SECTION("a code with those below it") {
        study.edit("code/remove", "Removed", "anna", [&](Edit& edit) { edit.remove(lessons.id); });
        CHECK(study.count<study::Code>() == 0);
        CHECK(study.count<study::Coding>() == 0);
        CHECK(study.count<study::Evidence>() == 0);
        CHECK(study.count<study::Memo>() == 3);
        CHECK(study.count<study::GroupMember>() == 1);
        CHECK(study.count<study::Passage>() == 4);
    }
    SECTION("an entity: a speaker stays, without it") {
        study.edit("entity/remove", "Removed", "anna", [&](Edit& edit) { edit.remove(anna.id); });
        CHECK(study.count<study::Alias>() == 0);
        CHECK(study.count<study::Consent>() == 0);
        CHECK(study.find(one.speakers[0].id) == one.speakers[0]);
    }
    SECTION("a speaker: passages stay, without it") {
        study.edit("speaker/remove", "Removed", "anna", [&](Edit& edit) { edit.remove(one.speakers[0].id); });
        CHECK(study.count<study::Passage>() == 4);
        CHECK_FALSE(study.find(one.passages[0].id)->speaker);
        CHECK(study.find(one.passages[1].id) == one.passages[1]);
    }
    const std::string after = tests::dump(study);
    CHECK(tests::problems(study).empty());
    study.undo(1, "anna");
    CHECK(tests::dump(study) == before);
    study.redo(1, "anna");
    CHECK(tests::dump(study) == after);
    CHECK(tests::problems(study).empty());
}

TEST_CASE("content is kept once, whatever it is, and comes back byte for byte") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    std::string large;
    for (int i = 0; i < 200'000; ++i) large += static_cast<char>((i * 7919) >> 5);
    const std::vector<std::string> all{"",
                                       std::string(1, '\0'),
                                       std::string("\xFF\x00\x01'\\:x", 7),
                                       std::string(65536, 'x'),
                                       std::string(65537, 'y'),
                                       large};
    std::vector<std::string> hashes;
    for (int round = 0; round < 2; ++round) {
        study.edit("x", "Kept", "anna", [&](Edit& edit) {
            for (const std::string& bytes : all) hashes.push_back(edit.keep_content(bytes));
            study::Memo memo;
            edit.add(memo);
        });
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(hashes[i] == hashes[i + all.size()]);
        CHECK(study.content(hashes[i]) == all[i]);
    }
    CHECK(hashes[0] == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(blame_of([&] { (void)study.content(std::string(64, '0')); }) == base::Blame::Environment);
    CHECK(tests::problems(study).empty());
}
