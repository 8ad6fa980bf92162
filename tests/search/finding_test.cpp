// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/index.h"

#include "base/error.h"
#include "memory_study.h"
#include "support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace sotto;
using tests::found;
using tests::MemoryStudy;
using Ids = std::vector<std::int64_t>;

namespace {

/// A study with its index, brought up.
struct Indexed {
    explicit Indexed(const MemoryStudy& study) : index(folder / "index", study) {
        index.update(base::no_progress());
    }
    tests::TemporaryFolder folder;
    search::Index index;
};

search::Hits hits(const search::Index& index, const std::string& query,
                  const search::SearchOptions& options = {}) {
    return index.find(search::Query::parse(query), options, {});
}

}  // namespace

TEST_CASE("an empty study is indexed and finds nothing") {
    MemoryStudy study;
    Indexed indexed(study);
    CHECK(indexed.index.current());
    CHECK(hits(indexed.index, "lesson").total == 0);
    CHECK(indexed.index.verify().empty());
}

TEST_CASE("passages are found in every script with exact ranges") {
    MemoryStudy study;
    const auto first = study.add(
        std::vector<std::string>{"Madame Castanié spoke of the national policy.17", "the muniti-\nons ban"});
    const auto lao = study.add("ມື້ວານນີ້ສົມຊາຍໄປໂຮງຮຽນ", "lo");
    const auto chinese = study.add("他喝水。", "zh");
    const auto arabic = study.add("قرأت الْكِتَابَ مع Handicap International", "ar");
    const auto decomposed = study.add("Nade\u017Eda Petrovic\u0301 👩‍👩‍👧 spricht", "de");
    study.add("");
    Indexed indexed(study);
    CHECK(found(indexed.index, "castanie") == Ids{first});
    CHECK(found(indexed.index, "policy") == Ids{first});
    CHECK(found(indexed.index, "munitions") == Ids{first + 1});
    CHECK(found(indexed.index, "muniti") == Ids{first + 1});
    CHECK(found(indexed.index, "\"the munitions ban\"") == Ids{first + 1});
    CHECK(found(indexed.index, "ສົມຊາຍ") == Ids{lao});
    CHECK(found(indexed.index, "ຊາ") == Ids{lao});
    CHECK(found(indexed.index, "水") == Ids{chinese});
    CHECK(found(indexed.index, "喝") == Ids{chinese});
    CHECK(found(indexed.index, "الكتاب") == Ids{arabic});
    CHECK(found(indexed.index, "handicap") == Ids{arabic});
    CHECK(found(indexed.index, "Petrović") == Ids{decomposed});

    const auto name = hits(indexed.index, "ສົມຊາຍ");
    REQUIRE(name.total == 1);
    REQUIRE(name.hits[0].matches.size() == 1);
    CHECK(text::Text(study.text(lao)).slice(name.hits[0].matches[0]) == "ສົມຊາຍ");
    const auto after_emoji = hits(indexed.index, "spricht");
    REQUIRE(after_emoji.hits.size() == 1);
    CHECK(text::Text(study.text(decomposed)).slice(after_emoji.hits[0].matches.at(0)) == "spricht");
    CHECK(indexed.index.verify().empty());
}

TEST_CASE("forms count in passages of their own language only") {
    MemoryStudy study;
    const auto english =
        study.add(std::vector<std::string>{"the leaders met", "they lead", "a leader"}, "en");
    const auto german = study.add(std::vector<std::string>{"die leaders", "leader und leadern"}, "de");
    const auto lao = study.add("leaders", "lo");
    Indexed indexed(study);
    CHECK(found(indexed.index, "leader") == Ids{english, english + 2, german, german + 1});
    CHECK(found(indexed.index, "leaders") == Ids{english, english + 2, german, german + 1, lao});
    CHECK(found(indexed.index, "=leaders") == Ids{english, german, lao});
}

TEST_CASE("a hit has the ranges that matches_in gives") {
    MemoryStudy study;
    const auto id = study.add("Lessons: a lesson learned, and the learning of lessons");
    Indexed indexed(study);
    for (const std::string query :
         {"lesson", "learn* lesson", "\"lesson learned\" OR learning", "lesson NEAR/3 learn"}) {
        const auto parsed = search::Query::parse(query);
        const auto expected = search::matches_in(parsed, study.text(id), "en");
        INFO(query);
        CHECK(hits(indexed.index, query).hits.at(0).matches == expected);
        CHECK(indexed.index.matches_in(parsed, study.text(id), "en") == expected);
    }
}

TEST_CASE("the best passages come first and ties go by id") {
    MemoryStudy study;
    study.add(std::vector<std::string>{"training is a word among many other words that stand here",
                                       "training training training", "nothing", "one training",
                                       "two training"});
    Indexed indexed(study);
    const auto ranked = hits(indexed.index, "training");
    REQUIRE(ranked.total == 4);
    CHECK(ranked.hits[0].passage == 2);
    CHECK(ranked.hits[1].passage == 4);
    CHECK(ranked.hits[2].passage == 5);
    CHECK(ranked.hits[1].score == ranked.hits[2].score);
    CHECK(ranked.hits[3].passage == 1);
    search::SearchOptions by_id;
    by_id.by_relevance = false;
    CHECK(hits(indexed.index, "training", by_id).hits[0].passage == 1);
}

TEST_CASE("pages cut the same list and the total is exact on each") {
    MemoryStudy study;
    std::vector<std::string> said;
    for (int i = 0; i < 300; ++i)
        said.push_back("risk " + std::string(i % 3 == 0 ? "education " : "of ") +
                       std::string(static_cast<std::size_t>(i % 7), 'x') + " education");
    study.add(said);
    Indexed indexed(study);
    for (const std::string query : {"risk", "\"risk education\""}) {
        search::SearchOptions all;
        all.limit = -1;
        const auto whole = hits(indexed.index, query, all);
        CHECK(whole.total == static_cast<std::int64_t>(whole.hits.size()));
        search::SearchOptions page;
        page.limit = 40;
        std::vector<std::int64_t> joined;
        for (page.offset = 0; page.offset < 320; page.offset += page.limit) {
            const auto part = hits(indexed.index, query, page);
            CHECK(part.total == whole.total);
            for (const auto& hit : part.hits) {
                CHECK_FALSE(hit.matches.empty());
                joined.push_back(hit.passage);
            }
        }
        Ids expected;
        for (const auto& hit : whole.hits) expected.push_back(hit.passage);
        CHECK(joined == expected);
        page.offset = 0;
        page.limit = 0;
        CHECK(hits(indexed.index, query, page).total == whole.total);
        CHECK(hits(indexed.index, query, page).hits.empty());
    }
}

TEST_CASE("a page of words reads no more texts than it shows") {
    MemoryStudy study;
    study.add(std::vector<std::string>(1000, "a lesson"));
    Indexed indexed(study);
    const std::size_t before = study.texts_read();
    search::SearchOptions page;
    page.limit = 10;
    CHECK(hits(indexed.index, "lesson", page).total == 1000);
    CHECK(study.texts_read() - before == 10);
}

TEST_CASE("filters, hidden passages and NOT leave passages out") {
    MemoryStudy study;
    study.add(std::vector<std::string>{"training one", "training two", "other three", "training four",
                                       "other five"});
    Indexed indexed(study);
    const search::FilterResolver resolve = [](const search::Filter& filter) -> Ids {
        if (filter.field == "code" && filter.value == "A") return {1, 2, 3, 77, 500};
        if (filter.field == "code" && filter.value == "B") return {2, 5};
        if (filter.field == "code" && filter.value == "none") return {};
        throw base::Error(base::Blame::User, "There is no such code.");
    };
    const auto& index = indexed.index;
    CHECK(found(index, "training code:A", resolve) == Ids{1, 2});
    CHECK(found(index, "code:A", resolve) == Ids{1, 2, 3});
    CHECK(found(index, "-code:A", resolve) == Ids{4, 5});
    CHECK(found(index, "training -code:A", resolve) == Ids{4});
    CHECK(found(index, "code:A code:B", resolve) == Ids{2});
    CHECK(found(index, "code:A -code:B", resolve) == Ids{1, 3});
    CHECK(found(index, "code:B OR four", resolve) == Ids{2, 4, 5});
    CHECK(found(index, "code:none", resolve).empty());
    CHECK(found(index, "training -code:none", resolve) == Ids{1, 2, 4});
    CHECK(found(index, "\"training two\" code:A", resolve) == Ids{2});
    CHECK(found(index, "\"training four\" code:A", resolve).empty());
    CHECK(found(index, "\"training four\" OR code:B", resolve) == Ids{2, 4, 5});
    CHECK(found(index, "-training") == Ids{3, 5});
    CHECK(found(index, "-\"training two\"") == Ids{1, 3, 4, 5});
    CHECK(found(index, "training -\"training two\"") == Ids{1, 4});
    CHECK(found(index, "training", {}, {2, 4, 99}) == Ids{1});
    CHECK(found(index, "code:A", resolve, {1}) == Ids{2, 3});
    CHECK(found(index, "\"training two\"", {}, {2}).empty());
    CHECK_THROWS_AS(found(index, "code:C", resolve), base::Error);
}

TEST_CASE("filters and ids hold over many segments") {
    MemoryStudy study;
    tests::TemporaryFolder folder;
    search::Index index(folder / "index", study);
    // Three segments, which are too few to be merged.
    for (int i = 0; i < 3; ++i) {
        study.skip_ids(7 * i);
        study.add(std::vector<std::string>{"even training", "odd training"});
        index.update(base::no_progress());
    }
    const auto ids = study.ids();
    CHECK(found(index, "training") == ids);
    CHECK(found(index, "even") == Ids{ids[0], ids[2], ids[4]});
    const search::FilterResolver resolve = [&](const search::Filter&) { return Ids{ids[1], ids[2], ids[5]}; };
    CHECK(found(index, "code:A", resolve) == Ids{ids[1], ids[2], ids[5]});
    CHECK(found(index, "training -code:A", resolve) == Ids{ids[0], ids[3], ids[4]});
    CHECK(found(index, "odd", {}, {ids[3]}) == Ids{ids[1], ids[5]});
    search::SearchOptions page;
    page.limit = 3;
    CHECK(hits(index, "training", page).hits.at(2).passage == ids[2]);
    CHECK(index.verify().empty());
}

TEST_CASE("very long words and lines are indexed and found") {
    MemoryStudy study;
    std::string line;
    while (line.size() < (1U << 20U)) line += "all work and no play ";
    const auto first =
        study.add(std::vector<std::string>{std::string(1 << 20, 'x'), line + "castanie", "small"});
    Indexed indexed(study);
    CHECK(found(indexed.index, "castanie") == Ids{first + 1});
    CHECK(found(indexed.index, "\"play castanie\"") == Ids{first + 1});
    CHECK(found(indexed.index, "xxx*") == Ids{first});
    CHECK(indexed.index.verify().empty());
}

TEST_CASE("the files of an index are for their owner only") {
    MemoryStudy study;
    study.add("secret words");
    tests::TemporaryFolder folder;
    std::filesystem::create_directory(folder / "index");
    ::chmod((folder / "index").c_str(), 0755);
    search::Index index(folder / "index", study);
    for (int i = 0; i < 6; ++i) {
        study.add("more");
        index.update(base::no_progress());
    }
    namespace fs = std::filesystem;
    CHECK((fs::status(folder / "index").permissions() & fs::perms::mask) == fs::perms::owner_all);
    for (const auto& entry : fs::recursive_directory_iterator(folder / "index")) {
        INFO(entry.path());
        const auto expected =
            entry.is_directory() ? fs::perms::owner_all : fs::perms::owner_read | fs::perms::owner_write;
        CHECK((entry.status().permissions() & fs::perms::mask) == expected);
    }
    CHECK(index.size_on_disk() > 0);
}

TEST_CASE("the index finds names behind an apostrophe by both of their spellings and by their last part") {
    MemoryStudy study;
    const auto first = study.add("Marama O'Kiluva-Brandt spoke of the ferry.", "en");
    const auto second = study.add("It was O\u2019Kiluva's ferry.", "en");
    study.add("They don't know Kilian.", "en");
    Indexed indexed(study);
    for (const std::string query : {"Kiluva", "O'Kiluva", "O\u2019Kiluva", "Kiluv*", "o'kil*"}) {
        CAPTURE(query);
        CHECK(found(indexed.index, query) == Ids{first, second});
    }
    CHECK(found(indexed.index, "\"O Kiluva\"") == Ids{first});
    CHECK(found(indexed.index, "\"O'Kiluva Brandt\"") == Ids{first});
    CHECK(found(indexed.index, "=O'Kiluva") == Ids{first});
    CHECK(found(indexed.index, "don").empty());
    CHECK(indexed.index.verify().empty());
}
