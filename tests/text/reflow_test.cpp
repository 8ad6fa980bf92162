// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/reflow.h"
#include "base/files.h"
#include "support/shared_data.h"
#include "text/text.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;
using text::hyphen_between;
using text::looks_hard_wrapped;
using text::reflow;
using text::Reflowed;
using text::WordList;

namespace {

/// Prose of a report as a PDF gives it.
const std::string report =
    "Since its creation this solidarity organisation has set up deve-\n"
    "lopment programmes in over 60 countries and works in emergency\n"
    "contexts. The network of national associations works relentlessly\n"
    "to mobilise resources and to co-manage the projects. The anti-per-\n"
    "sonnel landmines and the sub-munitions remain, and so does the\n"
    "development of the programmes. Personnel of the anti-personnel\n"
    "project was trained.\n"
    "\n"
    "Lessons learned\n"
    "\n"
    "1. Getting a child, a man or a woman back on their feet in such a\n"
    "difficult environment is a question of giving them the resources.\n"
    "2. Survivors lead.\n"
    "• The first of the points that were made by the people who spoke\n"
    "at the conference\n"
    "• The second\n";

void check_untouched(const std::string& utf8) {
    INFO(utf8.substr(0, 200));
    CHECK_FALSE(looks_hard_wrapped(utf8));
    const Reflowed result = reflow(utf8);
    CHECK_FALSE(result.hard_wrapped);
    CHECK(result.utf8 == utf8);
    CHECK(result.joined_lines == 0);
}

std::string without_space(std::string_view utf8) {
    std::string out;
    for (const char c : utf8) {
        if (c != ' ' && c != '\n' && c != '-') out += c;
    }
    return out;
}

}  // namespace

TEST_CASE("wrapped lines become paragraphs, lists and headings stay") {
    const Reflowed result = reflow(report);
    REQUIRE(result.hard_wrapped);
    CHECK(result.utf8 ==
          "Since its creation this solidarity organisation has set up development programmes in over 60 "
          "countries "
          "and works in emergency contexts. The network of national associations works relentlessly to "
          "mobilise "
          "resources and to co-manage the projects. The anti-personnel landmines and the sub-munitions "
          "remain, and "
          "so does the development of the programmes. Personnel of the anti-personnel project was trained.\n"
          "\n"
          "Lessons learned\n"
          "\n"
          "1. Getting a child, a man or a woman back on their feet in such a difficult environment is a "
          "question of "
          "giving them the resources.\n"
          "2. Survivors lead.\n"
          "• The first of the points that were made by the people who spoke at the conference\n"
          "• The second\n");
    CHECK(result.joined_words == 2);
    CHECK(result.kept_hyphens == 0);
    CHECK(result.joined_lines == 8);
}

TEST_CASE("reflowed text is not reflowed again") {
    const std::string once = reflow(report).utf8;
    CHECK(reflow(once).utf8 == once);
}

TEST_CASE("texts that are not hard-wrapped come back as they are") {
    check_untouched("");
    check_untouched("\n\n");
    check_untouched("One line.");
    check_untouched(std::string(1000000, 'x'));
    // Verse, with capitals and without.
    check_untouched(
        "Shall I compare thee to a summer's day?\nThou art more lovely and more temperate:\n"
        "Rough winds do shake the darling buds of May,\nAnd summer's lease hath all too short a date;\n"
        "Sometime too hot the eye of heaven shines,\nAnd often is his gold complexion dimm'd;\n"
        "And every fair from fair sometime declines,\nBy chance or nature's changing course untrimm'd;\n");
    check_untouched(
        "we walked out where the river\nbends below the mill\nand nobody said anything\nfor a long time\n\n"
        "the water carried\nsmall things past us\nleaves, a paper cup,\nsomebody's lost blue glove\n\n"
        "you asked me then\nwhether the dead remember\nthe names of the living\nor only the weather\n");
    // A transcript, short turns and long.
    check_untouched(
        "Interviewer: And then?\nAnyalem: We went to the clinic, the four of us, and waited.\nInterviewer: "
        "How long?\n"
        "Anyalem: Until the evening, maybe later, I do not remember it well.\nInterviewer: I see.\n"
        "Anyalem: Nobody came, so we went home again by the same road.\nInterviewer: And after?\nAnyalem: "
        "Nothing.\n");
    // A table of contents, a list, a table, an address, subtitles.
    check_untouched(
        "1. Introduction ............................... 3\n2. Review process ............................. "
        "4\n"
        "3. Contribution to outcomes ................... 4\n4. Updating the context ....................... "
        "5\n"
        "5. Revised goals .............................. 9\n");
    check_untouched(
        "- recorder and spare batteries\n- consent forms in two languages\n- notebook and pens\n- water\n- "
        "phone numbers\n");
    check_untouched(
        "P01\tfemale\t33\tsurvivor\nP02\tmale\t27\tsurvivor\nP03\tfemale\t60\tvictim\nP04\tmale\t58\tsurvivor"
        "\n");
    check_untouched(
        "1\n00:00:00,534 --> 00:00:01,400\nHello, this is the first line\nand it goes on here\n\n"
        "2\n00:00:01,400 --> 00:00:03,801\nof the subtitles that were\nmade for the screen\n\n"
        "3\n00:00:03,801 --> 00:00:05,067\nand not for reading\nin one go\n");
    check_untouched(
        "cat1>>code2\ncode1\tA memo for the first code\ncat3>>cat2>>code4\tanother "
        "memo\ncat3>>code5\ncode6\n");
}

TEST_CASE("speakers start paragraphs in a hard-wrapped transcript") {
    const std::string utf8 =
        "Interviewer: Could you tell me how the training was organised\n"
        "in the first year of the project, and who took part in it?\n"
        "Bounmy: It was in the capital, and there were eight of us who\n"
        "had been chosen by the association. One thing was clear: the\n"
        "people who came wanted to speak for themselves and not to be\n"
        "spoken about.\n"
        "Interviewer: And after that, what did you do in your village\n"
        "when you came home?\n"
        "Bounmy: I went to the school.\n";
    const Reflowed result = reflow(utf8);
    REQUIRE(result.hard_wrapped);
    CHECK(std::count(result.utf8.begin(), result.utf8.end(), '\n') == 4);
    CHECK(result.utf8.find(
              "\nBounmy: It was in the capital, and there were eight of us who had been chosen by the "
              "association. "
              "One thing was clear: the people who came wanted to speak for themselves and not to be spoken "
              "about.\nInterviewer: And after") != std::string::npos);
}

TEST_CASE("labels with a dash and times start paragraphs, a time inside a sentence does not") {
    const std::string utf8 =
        "INTERVIEWER - Could you tell me how the training was organised\n"
        "in the first year, and who took part in all of it?\n"
        "P04 - It was in the capital, and there were eight of us at the\n"
        "training that began in the hall of the ministry on Monday at\n"
        "10:15 in the morning, before anybody else had come into the\n"
        "building or had even been told about us.\n"
        "[00:12:40] P04 - Then we had to wait until the minister came to\n"
        "the hall and spoke to us.\n";
    const Reflowed result = reflow(utf8);
    CHECK(result.joined_lines == 5);
    CHECK(result.utf8.find("on Monday at 10:15 in the morning") != std::string::npos);
    CHECK(result.utf8.find("\nP04 - It was") != std::string::npos);
    CHECK(result.utf8.find("\n[00:12:40] P04") != std::string::npos);
}

TEST_CASE("an indented first line opens a paragraph, an indented block stays apart") {
    const std::string utf8 = report + "\n" +
                             "   The survivors who took part in the conference spoke of what\n"
                             "they had lived through, and the diplomats listened to them as\n"
                             "they had not listened to any of the experts.\n"
                             "   After the conference the same people went to the capital in\n"
                             "order to meet the ministers, who had promised them their time\n"
                             "and kept that promise.\n"
                             "      We shall not rest\n"
                             "      until the last is gone\n"
                             "      and children walk again\n"
                             "Those were the words of the song that the people sang when the\n"
                             "doors were opened to them.\n";
    CHECK(reflow(utf8).utf8.substr(reflow(report).utf8.size() + 1) ==
          "   The survivors who took part in the conference spoke of what they had lived through, and the "
          "diplomats "
          "listened to them as they had not listened to any of the experts.\n"
          "   After the conference the same people went to the capital in order to meet the ministers, who "
          "had promised "
          "them their time and kept that promise.\n"
          "      We shall not rest\n"
          "      until the last is gone\n"
          "      and children walk again\n"
          "Those were the words of the song that the people sang when the doors were opened to them.\n");
}

TEST_CASE("a quotation set with a blank line behind each line is one paragraph") {
    const std::string utf8 = report +
                             "\n“I was only six years old when it happened. There were others in\n\n"
                             "my family that were killed in the same incident. I remember all\n\n"
                             "of it. We had to escape during the night between the houses. My\n\n"
                             "aunt took us in.”\n\nNext heading\n";
    CHECK(reflow(utf8).utf8.find("“I was only six years old when it happened. There were others in my family "
                                 "that were killed in the same "
                                 "incident. I remember all of it. We had to escape during the night between "
                                 "the houses. My aunt took us "
                                 "in.”\n\nNext heading\n") != std::string::npos);
}

TEST_CASE("lines of scripts without spaces are joined without one") {
    std::string utf8;
    for (int i = 0; i < 6; ++i)
        utf8 += "人類社会のすべての構成員の固有の尊厳と平等で譲ることのできない権利と\n";
    utf8 += "平和\n";
    const Reflowed result = reflow(utf8);
    REQUIRE(result.hard_wrapped);
    CHECK(result.utf8.find(' ') == std::string::npos);
    CHECK(std::count(result.utf8.begin(), result.utf8.end(), '\n') == 1);
}

TEST_CASE("a cut word is joined or keeps its hyphen as the words around attest") {
    WordList list;
    list.add(
        "The sub-munitions and munitions of real-life; a non-profit. Cooperation, co-operation, "
        "co-operation. peer to");
    CHECK(hyphen_between("muni", "tions", list) == "");
    CHECK(hyphen_between("sub-mu", "nitions", list) == "");
    CHECK(hyphen_between("Sub-Mu", "nitions", list) == "");
    CHECK(hyphen_between("real", "life", list) == "-");
    CHECK(hyphen_between("REAL", "LIFE", list) == "-");
    CHECK(hyphen_between("co", "operation", list) == "-");
    CHECK(hyphen_between("peer-to", "peer", list) == "-");
    CHECK(hyphen_between("unattes", "ted", list) == "");
    CHECK(hyphen_between("Franco", "German", list) == "-");
    CHECK(hyphen_between("2009", "2012", list) == "-");
    CHECK(hyphen_between("COVID", "19", list) == "-");
}

TEST_CASE("a word list of other documents helps") {
    WordList known;
    known.add("The decision-makers met.");
    const std::string utf8 =
        "The people who came to the conference were not the decision-\n"
        "makers that everybody had hoped to see on the first day, and\n"
        "many of the survivors left the room before the end of it.\n";
    CHECK(reflow(utf8).utf8.find("decisionmakers") != std::string::npos);
    const Reflowed result = reflow(utf8, &known);
    CHECK(result.utf8.find("decision-makers") != std::string::npos);
    CHECK(result.kept_hyphens == 1);
    CHECK(result.joined_words == 0);
}

TEST_CASE("a soft hyphen at a line end always joins") {
    const std::string utf8 =
        "The people who came to the conference were not the deci\u00AD\n"
        "sion makers that everybody had hoped to see on the first day\n"
        "and many of the survivors left the room before the end.\n";
    CHECK(reflow(utf8).utf8.find("the decision makers") != std::string::npos);
}

TEST_CASE("the word list holds no halves") {
    WordList list;
    list.add("cluster muni-\ntions and deve-\r\nlopment; anti-per-\nsonnel, trailing-");
    CHECK(list.count("cluster") == 1);
    CHECK(list.contains("AND"));
    for (const char* half : {"muni", "tions", "deve", "lopment", "per", "sonnel", "trailing"}) {
        INFO(half);
        CHECK_FALSE(list.contains(half));
    }
    list.add("sub-munitions are munitions, don’t");
    CHECK(list.count("munitions") == 2);
    CHECK(list.count("sub-munitions") == 1);
    CHECK(list.contains("don't"));
    CHECK_FALSE(list.contains(""));
    WordList moved = std::move(list);
    CHECK(moved.contains("are"));
}

TEST_CASE("the study's report is made whole and its other documents are left alone") {
    const auto shared = tests::shared_folder();
    if (!shared) {
        WARN("no shared documents beside this checkout");
        return;
    }
    std::size_t seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator(*shared / "seeds")) {
        const std::string name = entry.path().filename().string();
        INFO(name);
        const std::string utf8 = text::normalise_newlines(base::read_file(entry.path(), 1U << 24U));
        const Reflowed result = reflow(utf8);
        ++seen;
        if (name.rfind("000_", 0) != 0) {
            CHECK(result.utf8 == utf8);
            continue;
        }
        CHECK(result.joined_words > 95);
        CHECK(without_space(result.utf8) == without_space(utf8));
        for (const char* whole : {"cluster munitions/UXO", "includes those sub-munitions",
                                  "anti-personnel landmines", "humanitarian and technical", "real-life"}) {
            INFO(whole);
            CHECK(result.utf8.find(whole) != std::string::npos);
        }
        // The quotes that a study is about are whole paragraphs.
        CHECK(result.utf8.find(
                  "good conditions without people with disabilities around them. How do we expect") !=
              std::string::npos);
        CHECK(result.utf8.find("\n• Direct victims are persons injured or killed as a direct consequence of "
                               "cluster munitions.\n") != std::string::npos);
    }
    CHECK(seen == 5);
    for (const char* folder : {"data/1-transcripts/state-of-the-union", "data/1-transcripts/spaceflight",
                               "data/1-transcripts/bitcoin-talks", "data/1-transcripts/otel-enduser"}) {
        if (!std::filesystem::is_directory(*shared / folder)) continue;
        for (const auto& entry : std::filesystem::directory_iterator(*shared / folder)) {
            INFO(entry.path().filename().string());
            CHECK_FALSE(
                looks_hard_wrapped(text::normalise_newlines(base::read_file(entry.path(), 1U << 24U))));
        }
    }
}
