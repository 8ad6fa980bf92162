// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "home.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>

using namespace sotto;
using store::Edit;
using store::StudyFile;
using tests::Home;

namespace {

using Ids = std::vector<std::int64_t>;

const std::string smile = "\xF0\x9F\x98\x80";

}  // namespace

TEST_CASE("a source is found by name, GUID or number, and by its name in another case when only one has it") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto first = tests::import(study, "Interview \xC3\x84nna", "A.").source;
    const auto second = tests::import(study, "Field notes", "B.").source;
    const auto third = tests::import(study, "FIELD NOTES", "C.").source;
    const auto fourth = tests::import(study, "2", "D.").source;
    CHECK(study.source("Interview \xC3\x84nna") == first);
    CHECK(study.source("interview a\xCC\x88NNA") == first);
    CHECK(study.source("Field notes") == second);
    CHECK(study.source("FIELD NOTES") == third);
    CHECK_FALSE(study.source("field notes").has_value());
    CHECK(study.source("2") == fourth);  // a name before a number
    CHECK(study.source("1") == first);
    CHECK(study.source(second.guid.text()) == second);
    CHECK(study.source("{" + second.guid.text() + "}") == second);
    CHECK_FALSE(study.source("").has_value());
    CHECK_FALSE(study.source("nothing").has_value());
    CHECK_FALSE(study.source("' OR 1=1 --").has_value());
    CHECK_FALSE(study.source("\xFF").has_value());
    CHECK_FALSE(study.source(std::string("a\0b", 3)).has_value());
    CHECK_FALSE(study.source("99").has_value());
    CHECK(study.source_with_bytes(second.sha256) == second);
    CHECK_FALSE(study.source_with_bytes("").has_value());
}

TEST_CASE("an entity is found by its code in any case") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    study::Entity entity;
    entity.code = "P03";
    study.edit("x", "Added", "anna", [&](Edit& edit) { entity = edit.add(entity); });
    CHECK(study.entity("p03") == entity);
    CHECK_FALSE(study.entity("P0").has_value());
}

TEST_CASE("passages and their words come back, whatever the script and wherever they stand in a long text") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    std::string text;
    std::vector<std::string> said;
    for (int i = 0; i < 1200; ++i) {
        said.push_back("Turn " + std::to_string(i) + " " + smile + " \xE0\xBA\xAA\xE0\xBA\xBB\xE0\xBA\xA1 " +
                       std::string(static_cast<std::size_t>(i % 400), 'w') + ".");
        text += (i == 0 ? "" : "\n\n") + std::string(i % 2 == 0 ? "Anna: " : "Bo: ") + said.back();
    }
    REQUIRE(text.size() > 3 * 65536);
    const auto one = tests::import(study, "Long", text);
    const auto two = tests::import(study, "Short", "Anna: " + smile);
    CHECK(study.passages(one.source.id) == one.passages);
    CHECK(study.speakers(one.source.id) == one.speakers);
    CHECK(study.current_version(one.source.id) == one.version);
    CHECK(study.text(one.version.id).utf8() == text);
    CHECK(study.text(one.version.id).length() == one.version.length);

    std::mt19937 random(static_cast<unsigned>(Catch::rngSeed()));
    std::vector<std::int64_t> ids;
    for (int i = 0; i < 3000; ++i) ids.push_back(one.passages[random() % one.passages.size()].id.value);
    ids.push_back(two.passages[0].id.value);
    ids.insert(ids.begin() + 5, 123'456);  // not there
    const auto texts = study.passage_texts(ids);
    REQUIRE(texts.size() == ids.size() - 1);
    std::size_t at = 0;
    for (const std::int64_t id : ids) {
        if (id == 123'456) continue;
        REQUIRE(texts[at].passage.id.value == id);
        const bool last = id == two.passages[0].id.value;
        REQUIRE(texts[at].said ==
                (last ? smile : said[static_cast<std::size_t>(texts[at].passage.ordinal) - 1]));
        REQUIRE(texts[at].passage == *study.find(study::Id<study::Passage>{id}));
        ++at;
        if (at > 300 && !last) {
            at = texts.size() - 1;
            break;
        }
    }
    CHECK(texts.back().said == smile);
    CHECK(study.passage_texts({}).empty());
    CHECK(study.passage_texts({-1, 0}).empty());
}

TEST_CASE("words are read in bulk as they are read one by one, also where two sources have the same text") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    std::string text;
    for (int i = 0; i < 300; ++i) {
        text += (i == 0 ? "" : "\n\n") + smile + std::string(500, static_cast<char>('a' + i % 26));
    }
    REQUIRE(text.size() > 2 * 65536);
    const auto long_one = tests::import(study, "Long", text);
    const auto first = tests::import(study, "First", "Anna: Hello.\n\nBo: " + smile);
    const auto second = tests::import(study, "Second", "Anna: Hello.\n\nBo: " + smile);
    study.edit("x", "Corrected", "anna", [&](Edit& edit) {
        auto source = first.source;
        source.language = "lo";
        edit.change(source);
    });
    Ids ids;
    for (const auto* made : {&long_one, &first, &second}) {
        for (const auto& passage : made->passages) ids.push_back(passage.id.value);
    }
    ids.push_back(123'456);  // not there
    std::vector<std::string> said(ids.size(), "nothing given");
    study.each_said(ids, [&](std::size_t i, std::string_view words) { said[i] = words; });
    const auto one_by_one = study.passage_texts(ids);
    for (std::size_t i = 0; i < one_by_one.size(); ++i) REQUIRE(said[i] == one_by_one[i].said);
    CHECK(said[said.size() - 2] == smile);
    CHECK(said.back() == "nothing given");
    study.each_said({}, [&](std::size_t, std::string_view) { FAIL("nobody asked for this"); });

    CHECK(study.languages_of({first.passages[1].id.value, second.passages[0].id.value, 123'456}) ==
          std::vector<std::string>{"lo", second.source.language, ""});
}

TEST_CASE("things are found by many ids at once, each once, those that are there") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto first = tests::import(study, "First", "A.").source;
    const auto second = tests::import(study, "Second", "B.").source;
    using Wanted = std::vector<study::Id<study::Source>>;
    CHECK(study.find(Wanted{second.id, {99}, first.id, {}, second.id}) == std::vector{first, second});
    CHECK(study.find(Wanted{}).empty());
}

TEST_CASE("what is off the record in a source, and which of its codings have memos, is read by source") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto one = tests::import(study, "One", "Anna: Hello there.");
    const auto two = tests::import(study, "Two", "Bo: Hello again.");
    std::vector<study::Coding> codings(3);
    study::OffRecordSpan late;
    study::OffRecordSpan early;
    study.edit("x", "Coded", "anna", [&](Edit& edit) {
        study::Code code;
        code.name = "A";
        code = edit.add(code);
        for (std::size_t i = 0; i < codings.size(); ++i) {
            const auto& in = i < 2 ? one : two;
            codings[i].code = code.id;
            codings[i].source = in.source.id;
            codings[i].version = in.version.id;
            codings[i].range = {6, 8 + static_cast<text::Position>(i)};
            codings[i].coder = "anna";
            codings[i] = edit.add(codings[i]);
        }
        for (const auto& about : {codings[1], codings[1], codings[2]}) {
            study::Memo memo;
            memo.subject = study::Subject::Coding;
            memo.subject_id = about.id.value;
            memo.body = "Look again.";
            edit.add(memo);
        }
        late.source = one.source.id;
        late.version = one.version.id;
        late.range = {10, 12};
        early = late;
        early.range = {6, 8};
        late = edit.add(late);
        early = edit.add(early);
    });
    CHECK(study.off_record_in(one.source.id) == std::vector{early, late});
    CHECK(study.off_record_in(two.source.id).empty());
    CHECK(study.codings_with_memo(one.source.id) == std::vector{codings[1].id});
    CHECK(study.codings_with_memo(two.source.id) == std::vector{codings[2].id});
}

TEST_CASE("while a moment lasts, what others write is not seen, and writing goes on") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto writer = home.create();
    const auto first = tests::import(writer, "First", "A.").source;
    const auto reader = home.open(StudyFile::Mode::Read);
    {
        const StudyFile::Moment moment(reader);
        const StudyFile::Moment inside(reader);
        CHECK(reader.all<study::Source>().size() == 1);
        tests::import(writer, "Second", "B.");
        CHECK(reader.all<study::Source>().size() == 1);
        CHECK(reader.journal_seq() + 1 == writer.journal_seq());
    }
    CHECK(reader.all<study::Source>().size() == 2);
    {
        const StudyFile::Moment moment(writer);
        CHECK(writer.all<study::Source>().size() == 2);
    }
    tests::import(writer, "Third", "C.");
    CHECK(reader.count<study::Source>() == 3);
    writer.edit("x", "Looked and wrote", "anna", [&](Edit& edit) {
        const StudyFile::Moment inside_an_edit(edit.study());
        edit.remove(first.id);
    });
    CHECK(reader.count<study::Source>() == 2);
    CHECK(tests::problems(writer).empty());
}

TEST_CASE("each_passage gives every passage of current texts in the order of ids, from where one wants") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    std::string text;
    for (int i = 0; i < 700; ++i)
        text += (i == 0 ? "" : "\n\n") + std::string("Anna: Turn ") + std::to_string(i);
    const auto one = tests::import(study, "One", text);
    const auto two = tests::import(study, "Two", "Bo: " + smile);
    tests::Imported edited;
    study.edit("text/edit", "Edited", "anna", [&](Edit& edit) {
        edited = tests::replace_text(edit, two, "Bo: Edited.");
        auto source = one.source;
        source.language = "lo";
        edit.change(source);
    });
    Ids ids;
    study.each_passage([&](const study::Passage& passage, std::string_view said, std::string_view language) {
        if (passage.source == one.source.id) {
            REQUIRE(said == "Turn " + std::to_string(passage.ordinal - 1));
            REQUIRE(language == "lo");
        } else {
            REQUIRE(said == "Edited.");
            REQUIRE(language == "en");
        }
        // Reading within is allowed.
        if (ids.size() % 200 == 0) REQUIRE(study.find(passage.id) == passage);
        ids.push_back(passage.id.value);
        return true;
    });
    REQUIRE(ids.size() == 701);
    CHECK(std::is_sorted(ids.begin(), ids.end()));
    CHECK(ids.back() == edited.passages[0].id.value);

    Ids rest;
    study.each_passage(
        [&](const study::Passage& passage, std::string_view, std::string_view) {
            rest.push_back(passage.id.value);
            return rest.size() < 10;
        },
        ids[99]);
    CHECK(rest == Ids(ids.begin() + 100, ids.begin() + 110));
}

TEST_CASE("codings come by source and by code, in the order of the text, with their counts") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto one = tests::import(study, "One", "Anna: Hello there, Bo.\n\nBo: Yes, hello.");
    const auto two = tests::import(study, "Two", "Anna: Once more.");
    const auto a = tests::add_code(study, "A");
    const auto b = tests::add_code(study, "B");
    const auto none = tests::add_code(study, "None");
    const auto late = tests::add_coding(study, a.id, one, {20, 25});
    const auto early = tests::add_coding(study, a.id, one, {0, 5});
    const auto other = tests::add_coding(study, a.id, two, {0, 5});
    const auto second = tests::add_coding(study, b.id, one, {3, 9});
    CHECK(study.codings_in(one.source.id) == std::vector{early, second, late});
    CHECK(study.codings_of({a.id}) == std::vector{early, late, other});
    CHECK(study.codings_of({b.id, a.id}) == std::vector{early, second, late, other});
    CHECK(study.codings_of({none.id}).empty());
    CHECK(study.codings_of({}).empty());

    const auto counts = study.code_counts();
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].code == a.id);
    CHECK(counts[0].codings == 3);
    CHECK(counts[0].sources == 2);
    CHECK(counts[1].codings == 1);
    CHECK(counts[1].sources == 1);
    const auto sources = study.source_counts();
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].source == one.source.id);
    CHECK(sources[0].characters == one.version.length);
    CHECK(sources[0].passages == 2);
    CHECK(sources[0].codings == 3);
    CHECK(sources[0].coded_characters == 9 + 5);
    CHECK(sources[1].passages == 1);
    CHECK(sources[1].coded_characters == 5);
    tests::add_coding(study, b.id, one, {21, 23});
    CHECK(study.source_counts()[0].codings == 4);
    CHECK(study.source_counts()[0].coded_characters == 9 + 5);

    std::map<std::pair<study::Id<study::Code>, study::Id<study::Source>>, std::int64_t> uses;
    for (const auto& use : study.code_uses()) uses[{use.code, use.source}] = use.codings;
    CHECK(uses ==
          decltype(uses){{{a.id, one.source.id}, 2}, {{a.id, two.source.id}, 1}, {{b.id, one.source.id}, 2}});
}

TEST_CASE(
    "passages are filtered by code, source, speaker and off-record span, sorted, of current texts only") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto one = tests::import(study, "One", "Anna: 0123456789\n\nBo: 0123456789\n\nAnna: 0123456789");
    const auto two = tests::import(study, "Two", "Anna: 0123456789");
    const auto a = tests::add_code(study, "A");
    const auto b = tests::add_code(study, "B");
    const auto id = [&](const tests::Imported& of, std::size_t index) { return of.passages[index].id.value; };
    tests::add_coding(study, a.id, two, {0, 3});
    tests::add_coding(study, a.id, one, {10, 20});  // the end of the first and the beginning of the second
    tests::add_coding(study, b.id, one, {16, 18});  // between the two
    tests::add_coding(study, b.id, one, {34, 40});  // the third
    CHECK(study.passages_with_codes({a.id}) == Ids{id(one, 0), id(one, 1), id(two, 0)});
    CHECK(study.passages_with_codes({b.id}) == Ids{id(one, 2)});
    CHECK(study.passages_with_codes({b.id, a.id}) == Ids{id(one, 0), id(one, 1), id(one, 2), id(two, 0)});
    CHECK(study.passages_with_codes({}).empty());
    CHECK(study.passages_of_sources({two.source.id, one.source.id}).size() == 4);
    CHECK(study.passages_of_sources({two.source.id}) == Ids{id(two, 0)});
    CHECK(study.passages_of_speakers({one.speakers[0].id}) == Ids{id(one, 0), id(one, 2)});
    CHECK(study.passages_of_speakers({one.speakers[1].id, two.speakers[0].id}) ==
          Ids{id(one, 1), id(two, 0)});
    CHECK(study.passages_off_record().empty());
    study.edit("off-record", "Marked", "anna", [&](Edit& edit) {
        study::OffRecordSpan span;
        span.source = one.source.id;
        span.version = one.version.id;
        span.range = {20, 21};
        edit.add(span);
        span.range = {0, one.version.length};
        span.guid = {};
        span.source = two.source.id;
        span.version = two.version.id;
        edit.add(span);
    });
    CHECK(study.passages_off_record() == Ids{id(one, 1), id(two, 0)});

    study.edit("text/edit", "Edited", "anna",
               [&](Edit& edit) { tests::replace_text(edit, two, "Anna: new"); });
    CHECK(study.passages_with_codes({a.id}) == Ids{id(one, 0), id(one, 1)});
    CHECK(study.passages_off_record() == Ids{id(one, 1)});
    CHECK(study.passages_of_speakers({two.speakers[0].id}) == Ids{id(two, 0) + 1});
}

TEST_CASE("filtering by codes agrees with comparing every coding with every passage") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    std::mt19937 random(static_cast<unsigned>(Catch::rngSeed()));
    std::vector<tests::Imported> sources;
    for (int i = 0; i < 5; ++i) {
        std::string text;
        for (int turn = 0; turn < 40; ++turn) {
            text += (turn == 0 ? "" : "\n\n") + std::string("Anna: ") + std::string(1 + random() % 30, 'x');
        }
        sources.push_back(tests::import(study, "S" + std::to_string(i), text));
    }
    const auto a = tests::add_code(study, "A");
    const auto b = tests::add_code(study, "B");
    std::vector<study::Coding> codings(300);
    for (auto& coding : codings) {
        const auto& where = sources[random() % sources.size()];
        coding.code = random() % 3 == 0 ? a.id : b.id;
        coding.source = where.source.id;
        coding.version = where.version.id;
        coding.range.start =
            static_cast<text::Position>(random() % static_cast<unsigned>(where.version.length));
        coding.range.end =
            std::min<text::Position>(coding.range.start + 1 + random() % 60, where.version.length);
    }
    study.edit("code/apply", "Coded", "anna", [&](Edit& edit) { edit.add_all(codings); });
    Ids expected;
    for (const auto& source : sources) {
        for (const auto& passage : source.passages) {
            for (const auto& coding : codings) {
                if (coding.code == a.id && coding.version == passage.version &&
                    coding.range.overlaps(passage.range)) {
                    expected.push_back(passage.id.value);
                    break;
                }
            }
        }
    }
    CHECK(study.passages_with_codes({a.id}) == expected);
}

TEST_CASE("asking for a version or a source that is not there says so") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    CHECK_THROWS_AS(study.text({5}), base::Error);
    CHECK_THROWS_AS(study.current_version({5}), base::Error);
    CHECK(study.passages({5}).empty());
    CHECK(study.codings_in({5}).empty());
    CHECK(study.speakers({5}).empty());
}

TEST_CASE("an empty text and a text of a single long line are kept like any other") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto empty = tests::import(study, "Empty", "");
    CHECK(study.text(empty.version.id).utf8().empty());
    CHECK(study.passages(empty.source.id).empty());
    std::string line = "Anna: ";
    while (line.size() < 1'000'000) line += "word " + smile + " ";
    const auto large = tests::import(study, "Large", line);
    CHECK(study.passage_texts({large.passages[0].id.value})[0].said == line.substr(6));
    CHECK(tests::problems(study).empty());
}
