// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/segment.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto::text;

namespace {

std::vector<std::string> words_of(std::string_view utf8) {
    std::vector<std::string> found;
    for (const Word& word : words(utf8)) {
        found.emplace_back(utf8.substr(word.first_byte, word.last_byte - word.first_byte));
    }
    return found;
}

std::vector<std::string> sentences_of(const std::string& utf8, std::string_view language) {
    const Text text(utf8);
    std::vector<std::string> found;
    for (const Range& range : sentences(text, language)) found.emplace_back(text.slice(range));
    return found;
}

std::string around(const std::string& utf8, Range range, std::string_view language = "en") {
    const Text text(utf8);
    return std::string(text.slice(sentence_around(text, range, language)));
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("punctuation and spaces are left out, apostrophes inside words stay") {
    CHECK(words_of("“Don't,” she said — it’s 3.5 %…") == Strings{"Don't", "she", "said", "it’s", "3.5"});
    CHECK(words_of("").empty());
    CHECK(words_of(" \n\t—…!").empty());
    CHECK(words_of("_emphasis_ and snake_case __") == Strings{"emphasis", "and", "snake_case"});
}

TEST_CASE("footnote numbers stuck to words are words of their own") {
    CHECK(words_of("the policy.17 Moreover") == Strings{"the", "policy", "17", "Moreover"});
    CHECK(words_of("treaty17 reports.1") == Strings{"treaty", "17", "reports", "1"});
    CHECK(words_of("glossary3 survived6,7") == Strings{"glossary", "3", "survived", "6,7"});
    CHECK(words_of("MG4 COVID19 p53 H1N1 B2B mp3s 3rd 1990s") ==
          Strings{"MG4", "COVID19", "p53", "H1N1", "B2B", "mp3s", "3rd", "1990s"});
    CHECK(words_of("états8 معاهدة17") == Strings{"états", "8", "معاهدة", "17"});
}

TEST_CASE("an elided article is a word of its own, other apostrophes are not") {
    CHECK(words_of("l'homme qu’il d'école aujourd'hui") ==
          Strings{"l", "homme", "qu", "il", "d", "école", "aujourd'hui"});
    CHECK(words_of("dell'arte un'amica") == Strings{"dell", "arte", "un", "amica"});
    CHECK(words_of("O'Brien D'Souza N'Djamena c'mon rock'n'roll ma'lumot") ==
          Strings{"O'Brien", "D'Souza", "N'Djamena", "c'mon", "rock'n'roll", "ma'lumot"});
}

TEST_CASE("the parts of an address are words") {
    CHECK(words_of("write to anna@example.org or @handle") ==
          Strings{"write", "to", "anna", "example.org", "or", "handle"});
}

TEST_CASE("narrow no-break spaces part words but group digits") {
    CHECK(words_of("«\u202Fmot\u202F» 10\u202F000 5\u202Fkm") == Strings{"mot", "10\u202F000", "5", "km"});
}

TEST_CASE("scripts with and without spaces do not share a word") {
    const std::vector<Word> found = words("ABCภาษา17 日本");
    REQUIRE(found.size() >= 4);
    CHECK_FALSE(found[0].unspaced);
    CHECK(found[0].last_byte == 3);
    CHECK(found[1].unspaced);
    CHECK(found.back().unspaced);
    bool number = false;
    for (const Word& word : found) number = number || (word.number && word.range.length() == 2);
    CHECK(number);
}

TEST_CASE("ranges of words are code points even behind astral characters") {
    const std::string utf8 = "😀𐍈 né ສະບາຍດີ 12";
    const Text text(utf8);
    for (const Word& word : words(utf8)) {
        CHECK(text.byte_of(word.range.start) == word.first_byte);
        CHECK(text.byte_of(word.range.end) == word.last_byte);
    }
    CHECK(words(utf8).back().number);
    CHECK(words(utf8).back().range == Range{text.length() - 2, text.length()});
}

TEST_CASE("most of the letters decide whether a text is of an unspaced script") {
    CHECK(is_unspaced("ສະບາຍດີ Anna"));
    CHECK_FALSE(is_unspaced("Anna said ສະ"));
    CHECK_FALSE(is_unspaced("한국어"));
    CHECK_FALSE(is_unspaced("123"));
    CHECK(is_unspaced("カタカナー"));
}

TEST_CASE("sentences end at full stops and newlines, not behind abbreviations") {
    CHECK(sentences_of("One. Two?  Three!\nFour", "en") == Strings{"One.", "Two?", "Three!", "Four"});
    CHECK(sentences_of("I met Dr. Smith. He left.", "en") == Strings{"I met Dr. Smith.", "He left."});
    CHECK(sentences_of("Prof. A. B. Lee and St. Clair came. No. OK. Do. I. We went.", "en") ==
          Strings{"Prof. A. B. Lee and St. Clair came.", "No.", "OK.", "Do.", "I.", "We went."});
    CHECK(sentences_of("See Art. 5 and p. 7. Our plan B. Then Dr.\nNo.", "en") ==
          Strings{"See Art. 5 and p. 7.", "Our plan B.", "Then Dr.", "No."});
    CHECK(sentences_of("Mme. Dupont et le Dr. Roy. Oui.", "fr") ==
          Strings{"Mme. Dupont et le Dr. Roy.", "Oui."});
    CHECK(sentences_of("Τι είναι; Αυτό.", "el") == Strings{"Τι είναι;", "Αυτό."});
    CHECK(sentences_of("  \n \n", "en").empty());
    CHECK(sentences_of("", "").empty());
    CHECK(sentences_of("قال نعم؟ ثم ذهب.", "ar") == Strings{"قال نعم؟", "ثم ذهب."});
    CHECK(sentences_of("他说。她走了。", "zh") == Strings{"他说。", "她走了。"});
    CHECK(sentences_of("a. b", "not a language!") == Strings{"a. b"});
}

TEST_CASE("the sentence around a range is whole, and so is the range") {
    const std::string utf8 = "First one. The second one here. Third.\nNext line. Last";
    CHECK(around(utf8, {15, 21}) == "The second one here.");
    CHECK(around(utf8, {11, 11}) == "The second one here.");
    CHECK(around(utf8, {0, 1}) == "First one.");
    CHECK(around(utf8, {6, 15}) == "First one. The second one here.");
    CHECK(around(utf8, {11, 31}) == "The second one here.");
    CHECK(around(utf8, {34, 42}) == "Third.\nNext line.");
    CHECK(around(utf8, {52, 54}) == "Last");
    CHECK(around(utf8, {54, 54}) == "Last");
    CHECK(around("", {0, 0}).empty());
    CHECK(around("\n\n", {1, 1}).empty());
    CHECK(around("😀 a. 😀 B. Cc", {6, 7}) == "😀 B.");
}

TEST_CASE("the sentence around each place of a text is one that the text is cut into") {
    const std::string utf8 = "Ms. Lee came. “Yes.” She said so!\n\n- one\n- two. Dr. No? e.g. this.";
    const Text text(utf8);
    const std::vector<Range> all = sentences(text, "en");
    for (const Range& sentence : all) {
        for (Position at = sentence.start; at < sentence.end; ++at) {
            INFO(at);
            CHECK(sentence_around(text, {at, at + 1}, "en") == sentence);
        }
    }
}

TEST_CASE("lines may end behind spaces, and between the words of scripts without spaces") {
    const auto pieces = [](std::string_view utf8) {
        Strings found;
        std::size_t first = 0;
        for (const std::size_t at : line_breaks(utf8, "")) {
            found.emplace_back(utf8.substr(first, at - first));
            first = at;
        }
        found.emplace_back(utf8.substr(first));
        return found;
    };
    CHECK(pieces("one two-three") == Strings{"one ", "two-", "three"});
    CHECK(pieces("ຂ້ອຍເຮັດວຽກຢູ່ໂຮງໝໍ").size() > 2);
    CHECK(pieces("ខ្ញុំធ្វើការនៅមន្ទីរពេទ្យ").size() > 2);
    CHECK(line_breaks("ຂ້ອຍເຮັດວຽກ", "lo") == line_breaks("ຂ້ອຍເຮັດວຽກ", ""));
    CHECK(line_breaks("", "").empty());
    CHECK(line_breaks("word", "").empty());
}
