// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "home.h"
#include "store/internal.h"
#include "store/mapping.h"

#include <catch2/catch.hpp>

using namespace sotto;
using store::Edit;
using tests::Home;

namespace {

/// Emoji with joiners, decomposed accents, Arabic with a Latin name, Lao, quotes that SQL and patterns mean
/// something by.
const std::string awkward =
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 e\xCC\x81 "
    "\xD9\x82\xD8\xA7\xD9\x84 Anna \xD8\xB4\xD9\x83\xD8\xB1\xD8\xA7 \xE0\xBA\xAA\xE0\xBA\xBB\xE0\xBA\xA1 "
    "O'Neill \"x\" \\ % _ :p0 $1 {}\r\n\ttab";

/// Everything that the values can hold, each field different from its default.
struct Everything {
    tests::Imported imported;
    study::Entity entity;
    study::Alias alias;
    study::Attribute attribute;
    study::Consent consent;
    study::OffRecordSpan span;
    study::Code parent;
    study::Code code;
    study::Coding coding;
    study::Memo memo;
    study::Group group;
    study::GroupMember member;
    study::Finding finding;
    study::Evidence evidence;
    study::IdentifierDecision decision;
    study::QuoteEdit quote;
    study::Researcher researcher;
    store::Setting setting;
};

Everything add_everything(Edit& edit) {
    Everything all;
    all.entity.code = "P03";
    all.entity.name = awkward;
    all.entity.category = study::EntityCategory::Organisation;
    all.entity.participant = true;
    all.entity.replacement = "a city";
    all.entity = edit.add(all.entity);
    all.alias.entity = all.entity.id;
    all.alias.name = awkward;
    all.alias = edit.add(all.alias);
    all.attribute.entity = all.entity.id;
    all.attribute.name = "country";
    all.attribute.value = "Lao PDR";
    all.attribute = edit.add(all.attribute);
    all.consent.participant = all.entity.id;
    all.consent.audience = study::Audience::Archive;
    all.consent.use = study::Use::Paraphrase;
    all.consent.naming = false;
    all.consent.withdrawn = true;
    all.consent.recorded = "2026-01-02T03:04:05.678Z";
    all.consent = edit.add(all.consent);

    all.imported = tests::import(edit, "P03 interview", "Anna: " + awkward);
    study::Source& source = all.imported.source;
    source.kind = study::SourceKind::FieldNote;
    source.status = study::Status::Public;
    source.language = "lo";
    source.date = "2009-05";
    source.event = "Conference";
    source.encoding = "windows-1252";
    source.participant = all.entity.id;
    source.position = 7;
    edit.change(source);
    study::Speaker& speaker = all.imported.speakers[0];
    speaker.role = study::SpeakerRole::Interpreter;
    speaker.participant = all.entity.id;
    edit.change(speaker);
    study::Passage& passage = all.imported.passages[0];
    passage.page = 3;
    passage.begin_ms = 0;
    passage.end_ms = 123'456'789'012;
    passage.heading = true;
    edit.change(passage);

    all.span.source = source.id;
    all.span.version = all.imported.version.id;
    all.span.range = {6, 8};
    all.span.researcher = "anna";
    all.span.created = "2026-01-02T03:04:05.678Z";
    all.span = edit.add(all.span);

    all.parent.name = "Lessons";
    all.parent.codable = false;
    all.parent = edit.add(all.parent);
    all.code.parent = all.parent.id;
    all.code.name = awkward;
    all.code.color = "#AABBCC";
    all.code.description = "d";
    all.code.include = "i";
    all.code.exclude = "e";
    all.code.example = awkward;
    all.code.status = study::CodeStatus::Merged;
    all.code.weight = -3;
    all.code.position = 12;
    all.code = edit.add(all.code);
    all.coding.code = all.code.id;
    all.coding.source = source.id;
    all.coding.version = all.imported.version.id;
    all.coding.range = {6, 9};
    all.coding.coder = "anna";
    all.coding.created = "2026-01-02T03:04:05.678Z";
    all.coding.memo = awkward;
    all.coding = edit.add(all.coding);
    all.memo.subject = study::Subject::Coding;
    all.memo.subject_id = all.coding.id.value;
    all.memo.title = "t";
    all.memo.body = awkward;
    all.memo.author = "anna";
    all.memo.created = "2026-01-02T03:04:05.678Z";
    all.memo.modified = "2026-01-03T03:04:05.678Z";
    all.memo = edit.add(all.memo);
    all.group.name = "Women";
    all.group.of = study::Subject::Entity;
    all.group = edit.add(all.group);
    all.member.group = all.group.id;
    all.member.member = all.entity.id.value;
    all.member = edit.add(all.member);
    all.finding.claim = "c";
    all.finding.discussion = awkward;
    all.finding.position = 2;
    all.finding = edit.add(all.finding);
    all.evidence.finding = all.finding.id;
    all.evidence.coding = all.coding.id;
    all.evidence.supports = false;
    all.evidence = edit.add(all.evidence);
    all.decision.entity_key = "register:P03";
    all.decision.decision = study::Decision::Set;
    all.decision.replacement = "somebody";
    all.decision.researcher = "anna";
    all.decision.decided = "2026-01-02T03:04:05.678Z";
    all.quote.coding = all.coding.id;
    all.quote.range = {1, 3};
    all.quote.words = awkward;
    all.quote.researcher = "anna";
    all.quote.created = "2026-01-02T03:04:05.678Z";
    all.quote = edit.add(all.quote);
    all.decision = edit.add(all.decision);
    all.researcher.name = awkward;
    all.researcher = edit.add(all.researcher);
    all.setting.name = "k";
    all.setting.value = "2";
    all.setting = edit.add(all.setting);
    return all;
}

template <class T>
void check_kept(const store::StudyFile& study, const T& thing) {
    INFO(store::table_of<T>().name);
    CHECK(thing.id.value > 0);
    CHECK(study.find(thing.id) == thing);
    bool among_all = false;
    for (const T& each : study.all<T>()) among_all = among_all || each == thing;
    CHECK(among_all);
    CHECK(study.count<T>() == static_cast<std::int64_t>(study.all<T>().size()));
    if constexpr (requires { thing.guid; }) CHECK_FALSE(thing.guid.empty());
}

}  // namespace

TEST_CASE("every value comes back as it was added, also after closing and opening") {
    const Home home(GENERATE(from_range(tests::backends())));
    Everything all;
    {
        auto study = home.create();
        study.edit("test", "Added one of each", "anna", [&](Edit& edit) { all = add_everything(edit); });
    }
    const auto study = home.open(store::StudyFile::Mode::Read);
    check_kept(study, all.imported.source);
    check_kept(study, all.imported.version);
    check_kept(study, all.imported.speakers[0]);
    check_kept(study, all.imported.passages[0]);
    check_kept(study, all.span);
    check_kept(study, all.entity);
    check_kept(study, all.alias);
    check_kept(study, all.attribute);
    check_kept(study, all.consent);
    check_kept(study, all.parent);
    check_kept(study, all.code);
    check_kept(study, all.coding);
    check_kept(study, all.memo);
    check_kept(study, all.group);
    check_kept(study, all.member);
    check_kept(study, all.finding);
    check_kept(study, all.evidence);
    check_kept(study, all.decision);
    check_kept(study, all.quote);
    check_kept(study, all.researcher);
    check_kept(study, all.setting);
    CHECK(tests::problems(study).empty());
}

TEST_CASE("every column of every table is filled by the mapping and differs from an empty value") {
    // Guards the test above: a field that `add_everything` forgets would not be tested.
    const Home home;
    auto study = home.create();
    study.edit("test", "Added one of each", "anna", [&](Edit& edit) { add_everything(edit); });
    auto& database = store::Insides::database(study);
    for (const store::Table& table : store::tables()) {
        for (const store::Column& column : table.columns) {
            INFO(table.name << "." << column.name);
            CHECK(database.integer(
                      "SELECT COUNT(*) FROM " + table.name + " WHERE " + column.name + " IS NOT NULL", 0) >
                  0);
            if (!column.integer) {
                CHECK(database.integer(
                          "SELECT COUNT(*) FROM " + table.name + " WHERE " + column.name + " <> ''", 0) > 0);
            }
        }
    }
}

TEST_CASE("undoing and redoing an edit with one of each kind brings the same rows") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const std::string empty = tests::dump(study);
    study.edit("test", "Added one of each", "anna", [&](Edit& edit) { add_everything(edit); });
    const std::string full = tests::dump(study);
    CHECK(study.undo(1, "anna").size() == 1);
    CHECK(tests::dump(study) == empty);
    CHECK(study.redo(1, "anna").size() == 1);
    CHECK(tests::dump(study) == full);
    CHECK(tests::problems(study).empty());
}

TEST_CASE("an optional that is unset stays apart from false and zero") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    study::Consent never_asked;
    study::Consent refused;
    study.edit("test", "Recorded consent", "anna", [&](Edit& edit) {
        study::Entity entity;
        entity.code = "P01";
        entity = edit.add(entity);
        never_asked.participant = refused.participant = entity.id;
        refused.naming = false;
        never_asked = edit.add(never_asked);
        refused = edit.add(refused);
    });
    CHECK_FALSE(study.find(never_asked.id)->naming.has_value());
    CHECK(study.find(refused.id)->naming == false);
}

TEST_CASE("a text that no database can keep is refused and nothing is written") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    for (const std::string& bad :
         {std::string("a\0b", 3), std::string("\xC3"), std::string("\xED\xA0\x80")}) {
        study::Memo memo;
        memo.body = bad;
        try {
            study.edit("memo/add", "Added a memo", "anna", [&](Edit& edit) { edit.add(memo); });
            FAIL("it was kept");
        } catch (const base::Error& error) {
            CHECK(error.blame() == base::Blame::Input);
        }
    }
    for (const std::string& bad : {std::string("a\0b", 3), std::string("\xC3")}) {
        const auto add = [](Edit& edit) { edit.add(study::Memo{}); };
        CHECK_THROWS_AS(study.edit("memo/add", "Added a memo", bad, add), base::Error);
        CHECK_THROWS_AS(study.edit("memo/add", bad, "anna", add), base::Error);
        CHECK_THROWS_AS(study.edit(bad, "Added a memo", "anna", add), base::Error);
    }
    CHECK(study.count<study::Memo>() == 0);
    CHECK(study.journal_seq() == 0);
    CHECK_THROWS_AS(
        store::StudyFile::create((home.folder() / "bad.sotto").string(), std::string("\xFF"), "en"),
        base::Error);
    CHECK_FALSE(std::filesystem::exists(home.folder() / "bad.sotto"));
}
