// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/index.h"

#include "memory_study.h"
#include "support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <random>

using namespace sotto;
using tests::MemoryStudy;

namespace {

/// Few words, so that they meet often; with forms, accents, other scripts and what sticks to words.
const std::vector<std::string> words = {"lesson",
                                        "lessons",
                                        "Learn",
                                        "learning",
                                        "learned",
                                        "the",
                                        "risk",
                                        "éducation",
                                        "education",
                                        "e\u0301ducation",
                                        "policy.17",
                                        "sub-muni-\ntions",
                                        "muni-\ntions",
                                        "munitions",
                                        "don’t",
                                        "ສົມຊາຍ",
                                        "ສົມ",
                                        "ຊາຍ",
                                        "ບ້ານ",
                                        "水",
                                        "水火",
                                        "火",
                                        "โรงเรียน",
                                        "ນ້ຳ",
                                        "ນໍາ",
                                        "ນໍ",
                                        "ກິນ",
                                        "ກ",
                                        "\u00AD",
                                        "ขึ้น",
                                        "น้ำใจ",
                                        "ខ្ញុំ",
                                        "ញុំ",
                                        "ကျောင်း",
                                        "👩‍👩‍👧",
                                        "•",
                                        "—",
                                        "لكتاب",
                                        "UXO",
                                        "UXOຢູ່",
                                        "17"};

const std::vector<std::string> wanted = {
    "lesson", "learn",   "the",    "risk", "education", "policy",        "munitions", "muni", "tions",
    "don't",  "ສົມຊາຍ",   "ຊາ",     "ບານ",  "水",        "火水",          "水火",      "โรง",  "ນ້ຳ",
    "ນໍາ",     "ນໍ",       "ຊາຍນໍາ",  "ກິນ",   "ນກ",        "น้ำใจ",          "ใจ",        "ខ្ញុំ",   "ញុំ",
    "ခ្ញុំញុំ",    "ကျောင်းက", "الكتاب", "uxo",  "17",        "sub-munitions", "l*",        "mun*", "=lessons",
    "=ບ້ານ"};

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
    }

    std::string passage() {
        static const std::vector<std::string> gaps = {" ", " ", " ", ", ", "\n", "", "-", "-\n", "\u200B"};
        std::string said;
        const std::size_t length = below(14);
        for (std::size_t i = 0; i < length; ++i)
            said += words[below(words.size())] + gaps[below(gaps.size())];
        return said;
    }

    std::string query(int depth) {
        switch (below(depth > 2 ? 3 : 9)) {
            case 0:
            case 1:
                return wanted[below(wanted.size())];
            case 2:
                return "\"" + plain() + " " + plain() + (below(3) == 0 ? " " + plain() : "") + "\"";
            case 3:
                return "(" + query(depth + 1) + " OR " + query(depth + 1) + ")";
            case 4:
                return "(" + query(depth + 1) + " " + query(depth + 1) + ")";
            case 5:
                return "(" + query(depth + 1) + " NOT " + query(depth + 1) + ")";
            case 6:
                return "(" + wanted[below(wanted.size())] + " NEAR/" + std::to_string(below(4)) + " (" +
                       wanted[below(wanted.size())] + " OR \"" + plain() + "\"))";
            case 7:
                return "-" + query(depth + 1);
            default:
                return "(" + query(depth + 1) + " code:" + std::to_string(below(3)) + ")";
        }
    }

private:
    std::string plain() { return wanted[below(wanted.size() - 4)]; }

    std::mt19937 random_;
};

}  // namespace

TEST_CASE("the index finds exactly what holding the query against every passage finds") {
    // The same corpora on every machine; SOTTO_TEST_SEED looks at others. With 5, Xapian miscounts
    // `-(ຊາ code:0)` if it is left to take the AND away by itself.
    const char* wished = std::getenv("SOTTO_TEST_SEED");
    const unsigned known = GENERATE(20090312U, 5U);
    const unsigned seed =
        wished != nullptr ? static_cast<unsigned>(std::strtoul(wished, nullptr, 10)) : known;
    Maker make(seed);
    for (int corpus = 0; corpus < 4; ++corpus) {
        MemoryStudy study;
        tests::TemporaryFolder folder;
        search::Index index(folder / "index", study);
        // Several segments, some of their passages removed again.
        for (int part = 0; part < 3; ++part) {
            std::vector<std::string> said;
            for (int i = 0; i < 60; ++i) said.push_back(make.passage());
            study.add(said, corpus % 2 == 0 ? "en" : part % 2 == 0 ? "en" : "lo");
            index.update(base::no_progress());
            const auto ids = study.ids();
            study.remove({ids[make.below(ids.size())]});
        }
        index.update(base::no_progress());
        REQUIRE(index.verify().empty());
        const search::FilterResolver resolve = [&](const search::Filter& filter) {
            std::vector<std::int64_t> ids;
            for (const auto id : study.ids()) {
                if (id % 3 == std::stoll(filter.value)) ids.push_back(id);
            }
            return ids;
        };
        for (int i = 0; i < 80; ++i) {
            const std::string source = make.query(0);
            INFO("seed " << seed << ", query " << source);
            const auto query = search::Query::parse(source);
            search::SearchOptions all;
            all.limit = -1;
            all.by_relevance = i % 2 == 0;
            const auto hits = index.find(query, all, resolve);
            CHECK(hits.total == static_cast<std::int64_t>(hits.hits.size()));
            std::map<std::int64_t, std::vector<text::Range>> ranges;
            for (const auto& hit : hits.hits) ranges[hit.passage] = hit.matches;
            CHECK(ranges.size() == hits.hits.size());
            // Passages outside the page are judged without their ranges, some of them in another way.
            search::SearchOptions none;
            none.limit = 0;
            CHECK(index.find(query, none, resolve).total == hits.total);
            // For `matches_in`, a filter becomes a word that some texts have behind them; another that all
            // have shows whether the query held, even where it matches nothing.
            std::string asked = source;
            for (std::size_t at = asked.find("code:"); at != std::string::npos; at = asked.find("code:")) {
                asked.replace(at, 6, "=zz" + std::string(1, static_cast<char>('a' + asked[at + 5] - '0')));
            }
            const auto asked_query = search::Query::parse("(" + asked + ") =zzalways");
            for (const auto id : study.ids()) {
                const std::string marks =
                    "\n\n\n zz" + std::string(1, static_cast<char>('a' + id % 3)) + " zzalways";
                const text::Position length = text::count_code_points(study.text(id));
                auto expected = search::matches_in(asked_query, study.text(id) + marks, study.language(id));
                INFO("passage " << id << ": " << study.text(id));
                CHECK(ranges.count(id) == (expected.empty() ? 0U : 1U));
                if (ranges.count(id) == 0 || expected.empty()) continue;
                while (!expected.empty() && expected.back().start >= length) expected.pop_back();
                CHECK(ranges[id] == expected);
            }
        }
    }
}
