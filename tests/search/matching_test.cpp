// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/index.h"

#include "memory_study.h"

#include <catch2/catch.hpp>

using sotto::tests::matched;
using Pieces = std::vector<std::string>;

namespace {

/// Whether ranges ascend without overlaps and lie in the text.
bool is_orderly(const std::vector<sotto::text::Range>& ranges, sotto::text::Position length) {
    sotto::text::Position last = 0;
    for (const auto& range : ranges) {
        if (range.start < last || range.end <= range.start || range.end > length) return false;
        last = range.end;
    }
    return true;
}

}  // namespace

TEST_CASE("accents, case and ligatures do not matter") {
    CHECK(matched("castanie", "Madame Castanié spoke.") == Pieces{"Castanié"});
    CHECK(matched("CASTANIÉ", "Madame castanie spoke.") == Pieces{"castanie"});
    CHECK(matched("castanie", "Castanie\u0301 (decomposed)") == Pieces{"Castanie\u0301"});
    CHECK(matched("confidence", "con\uFB01dence in them") == Pieces{"con\uFB01dence"});
}

TEST_CASE("a footnote number stuck to a word does not hide it") {
    CHECK(matched("policy", "the national policy.17 was") == Pieces{"policy"});
    CHECK(matched("\"national policy\"", "the national policy17 was") == Pieces{"national policy"});
}

TEST_CASE("a word finds its other forms and = only itself") {
    const std::string text = "One lesson, many lessons.";
    CHECK(matched("lessons", text) == Pieces{"lesson", "lessons"});
    CHECK(matched("=lessons", text) == Pieces{"lessons"});
    CHECK(matched("\"lesson\"", text) == Pieces{"lesson"});
    CHECK(matched("Lektion", "Die Lektionen waren gut", "de") == Pieces{"Lektionen"});
    CHECK(matched("новая", "о новой книге", "ru") == Pieces{"новой"});
    CHECK(matched("manger", "nous avons mangé ensemble", "fr-CA") == Pieces{"mangé"});
    CHECK(matched("lesson", "many lessons", "sr").empty());
}

TEST_CASE("a word cut at a line end is found whole and by its halves") {
    const std::string text = "the ban on cluster muniti-\nons was signed";
    CHECK(matched("munitions", text) == Pieces{"muniti-\nons"});
    CHECK(matched("munition", text) == Pieces{"muniti-\nons"});
    CHECK(matched("muniti*", text) == Pieces{"muniti-\nons"});
    CHECK(matched("\"cluster munitions was\"", text) == Pieces{"cluster muniti-\nons was"});
    CHECK(matched("=muniti", text) == Pieces{"muniti"});
    CHECK(matched("\"sub-munitions\"", "many sub-\nmunitions here") == Pieces{"sub-\nmunitions"});
    CHECK(matched("submunitions", "many sub-\n  munitions here") == Pieces{"sub-\n  munitions"});
    CHECK(matched("munitions", "muniti\u00AD\nons") == Pieces{"muniti\u00AD\nons"});
    CHECK(matched("munitions", "muniti-\r\nons") == Pieces{"muniti-\r\nons"});
    CHECK(matched("munitions", "muniti\u2010\nons") == Pieces{"muniti\u2010\nons"});
}

TEST_CASE("only a hyphen at one line end joins words") {
    CHECK(matched("munitions", "muniti- ons").empty());
    CHECK(matched("munitions", "muniti-\n\nons").empty());
    CHECK(matched("munitions", "muniti\nons").empty());
    CHECK(matched("19901995", "1990-\n1995").empty());
}

TEST_CASE("a phrase goes over line ends, bullets and commas") {
    CHECK(matched("\"risk education\"", "about risk\neducation there") == Pieces{"risk\neducation"});
    CHECK(matched("\"risk education\"", "• risk,\n• education") == Pieces{"risk,\n• education"});
    CHECK(matched("\"risk education\"", "risk of education").empty());
}

TEST_CASE("NEAR counts the words between, in either order") {
    const std::string text = "mothers of the village walked to school with their children";
    CHECK(matched("school NEAR/2 children", text) == Pieces{"school", "children"});
    CHECK(matched("children NEAR/2 school", text) == Pieces{"school", "children"});
    CHECK(matched("school NEAR/1 children", text).empty());
    CHECK(matched("mothers NEAR children", text) == Pieces{"mothers", "children"});
    CHECK(matched("with NEAR/0 their", text) == Pieces{"with", "their"});
    CHECK(matched("\"the village\" NEAR/2 school", text) == Pieces{"the village", "school"});
    CHECK(matched("(teachers OR mothers) NEAR/3 walk*", text) == Pieces{"mothers", "walked"});
    CHECK(matched("children NEAR/5 children", "children").empty());
    CHECK(matched("children NEAR/5 children", "children and children") == Pieces{"children", "children"});
}

TEST_CASE("a chain of NEARs holds together link by link") {
    const std::string text = "a x x b x x c and again b far from the others y y y y y y y";
    CHECK(matched("a NEAR/2 b NEAR/2 c", text) == Pieces{"a", "b", "c"});
    CHECK(matched("a NEAR/2 b NEAR/1 c", text).empty());
    CHECK(matched("(a NEAR/2 b) NEAR/2 c", text) == Pieces{"a", "b", "c"});
}

TEST_CASE("only branches that hold are shown") {
    CHECK(matched("(red AND blue) OR green", "red and green") == Pieces{"green"});
    CHECK(matched("red NOT blue", "red") == Pieces{"red"});
}

TEST_CASE("filters count as true, negated or not") {
    CHECK(matched("code:Lessons training", "the training") == Pieces{"training"});
    CHECK(matched("-code:Lessons training", "the training") == Pieces{"training"});
    CHECK(matched("code:Lessons OR training", "the training") == Pieces{"training"});
    CHECK(matched("code:Lessons", "the training").empty());
    CHECK(matched("code:Lessons training", "nothing").empty());
}

TEST_CASE("a Lao name that ICU cuts in two is found inside a sentence") {
    const std::string text = "ມື້ວານນີ້ສົມຊາຍໄປໂຮງຮຽນ";
    CHECK(matched("ສົມຊາຍ", text, "lo") == Pieces{"ສົມຊາຍ"});
    CHECK(matched("\"ສົມຊາຍໄປ\"", text, "lo") == Pieces{"ສົມຊາຍໄປ"});
    CHECK(matched("ສົມຊາຍ NEAR/3 ໂຮງຮຽນ", text, "lo") == Pieces{"ສົມຊາຍ", "ໂຮງຮຽນ"});
    CHECK(matched("ສົມສີ", text, "lo").empty());
}

TEST_CASE("scripts without spaces are found by pieces of any length") {
    CHECK(matched("東京", "私は東京都に住んでいます", "ja") == Pieces{"東京"});
    CHECK(matched("京都", "私は東京都に住んでいます", "ja") == Pieces{"京都"});
    CHECK(matched("水", "他喝水。", "zh") == Pieces{"水"});
    CHECK(matched("水", "水", "zh") == Pieces{"水"});
    CHECK(matched("水水", "水", "zh").empty());
    CHECK(matched("水水", "水水水", "zh") == Pieces{"水水水"});
    CHECK(matched("โรงเรียน", "เด็กไปโรงเรียนทุกวัน", "th") == Pieces{"โรงเรียน"});
    CHECK(matched("សាលា", "ខ្ញុំទៅសាលារៀន", "km") == Pieces{"សាលា"});
    CHECK(matched("ကျောင်း", "ကလေးကျောင်းသွားသည်", "my") == Pieces{"ကျောင်း"});
}

TEST_CASE("scripts without spaces are found over line ends and zero-width spaces") {
    CHECK(matched("ສົມຊາຍ", "ແມ່ສົມ\nຊາຍມາ", "lo") == Pieces{"ສົມ\nຊາຍ"});
    CHECK(matched("សាលារៀន", "ទៅសាលា\u200Bរៀន", "km") == Pieces{"សាលា\u200Bរៀន"});
    CHECK(matched("ສົມຊາຍ", "ສົມ ຊາຍ", "lo").empty());
    CHECK(matched("\"ສົມ ຊາຍ\"", "ສົມ ຊາຍ", "lo") == Pieces{"ສົມ ຊາຍ"});
}

TEST_CASE("tone marks count only when = asks for them") {
    CHECK(matched("ບານ", "ຢູ່ບ້ານ", "lo") == Pieces{"ບ້ານ"});
    CHECK(matched("=ບານ", "ຢູ່ບ້ານ", "lo").empty());
    CHECK(matched("=ບ້ານ", "ຢູ່ບ້ານ", "lo") == Pieces{"ບ້ານ"});
}

TEST_CASE("Lao and Thai letters that are written in two ways meet") {
    for (const std::string water : {"ນ້ຳ", "ນໍ້າ", "ນ້ໍາ"}) {
        INFO(water);
        CHECK(matched("ນ້ຳ", "ດື່ມ" + water + "ຫຼາຍ", "lo") == Pieces{water});
        CHECK(matched("ນໍ້າ", "ດື່ມ" + water + "ຫຼາຍ", "lo") == Pieces{water});
    }
    CHECK(matched("ຫນັງສື", "ອ່ານໜັງສືຢູ່", "lo") == Pieces{"ໜັງສື"});
    CHECK(matched("ໜັງສື", "ອ່ານຫນັງສືຢູ່", "lo") == Pieces{"ຫນັງສື"});
    CHECK(matched("น้ำใจ", "มีน้ําใจดี", "th") == Pieces{"น้ําใจ"});
}

TEST_CASE("Latin names inside Arabic and unspaced text are words of their own") {
    CHECK(matched("handicap", "قالت Handicap International إن", "ar") == Pieces{"Handicap"});
    CHECK(matched("الكتاب", "قرأت الْكِتَابَ أمس", "ar") == Pieces{"الْكِتَابَ"});
    CHECK(matched("UXO", "ເກັບUXOຢູ່", "lo") == Pieces{"UXO"});
    CHECK(matched("\"ເກັບ UXO\"", "ເກັບUXOຢູ່", "lo") == Pieces{"ເກັບUXO"});
    CHECK(matched("ເກັບUXO", "ເກັບUXOຢູ່", "lo") == Pieces{"ເກັບUXO"});
}

TEST_CASE("emoji neither hide words nor shift ranges") {
    const std::string text = "👩‍👩‍👧‍👦 family 🇱🇦 in Laos";
    const auto ranges = sotto::search::matches_in(sotto::search::Query::parse("laos"), text, "en");
    REQUIRE(ranges.size() == 1);
    CHECK(sotto::text::Text(text).slice(ranges[0]) == "Laos");
}

TEST_CASE("apostrophes of both kinds are one") {
    CHECK(matched("don't", "I don’t know") == Pieces{"don’t"});
    CHECK(matched("homme", "l’homme") == Pieces{"homme"});
    CHECK(matched("l'homme", "un l’homme") == Pieces{"l’homme"});
}

TEST_CASE("a megabyte of one word, one line or nothing is no trouble") {
    const std::string word(1 << 20, 'x');
    CHECK(matched("x*", word).size() > 1000);
    std::string line;
    while (line.size() < (1U << 20U)) line += "all work and no play ";
    const auto ranges =
        sotto::search::matches_in(sotto::search::Query::parse("\"no play all\" OR =dull"), line, "en");
    CHECK(ranges.size() > 40000);
    CHECK(is_orderly(ranges, static_cast<sotto::text::Position>(line.size())));
    CHECK(sotto::search::matches_in(sotto::search::Query::parse("work NEAR/999 play"), line, "en").size() >
          90000);
    CHECK(matched("x", "").empty());
    std::string lao;
    while (lao.size() < (1U << 19U)) lao += "ສະບາຍດີ";
    CHECK(sotto::search::matches_in(sotto::search::Query::parse("ບາຍດີສະ"), lao, "lo").size() > 10000);
}

TEST_CASE("invalid UTF-8 has no words") {
    CHECK(sotto::search::matches_in(sotto::search::Query::parse("a"), "a \xFF", "en").empty());
}

TEST_CASE("a name behind an apostrophe is found whole and by its last part") {
    struct Spelling {
        std::string whole;
        std::string part;
    };
    for (const auto& [whole, part] : {Spelling{"O'Kiluva", "Kiluva"}, Spelling{"O\u2019Kiluva", "Kiluva"},
                                      Spelling{"o\u02BBkiluva", "kiluva"}}) {
        const std::string text = "Marama " + whole + "-Brandt spoke";
        CAPTURE(text);
        CHECK(matched("Kiluva", text) == Pieces{part});
        CHECK(matched("Kil*", text) == Pieces{part});
        CHECK(matched("\"O Kiluva\"", text) == Pieces{whole});
        CHECK(matched("O'Kiluva", text) == Pieces{whole});
        CHECK(matched("=O\u2019Kiluva", text) == Pieces{whole});
        CHECK(matched("O'Kil*", text) == Pieces{whole});
        CHECK(matched("\"Marama O'Kiluva Brandt spoke\"", text) == Pieces{text});
        CHECK(matched("Marama NEAR/0 Kiluva", text) == Pieces{"Marama", part});
        CHECK(matched("Marama NEAR/1 Brandt", text) == Pieces{"Marama", "Brandt"});
        CHECK(matched("okiluva", text).empty());
    }
    CHECK(matched("Souza ase", "D'Souza met Ta'ase.") == Pieces{"Souza", "ase"});
    CHECK(matched("O'Brien", "It was O'Brien's idea.") == Pieces{"O'Brien's"});
    CHECK(matched("don OR t OR re OR s", "We don't; they're late, it's y'all's.").empty());
}
