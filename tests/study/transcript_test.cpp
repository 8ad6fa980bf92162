// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study/transcript.h"

#include <catch2/catch.hpp>

using namespace sotto;
using study::Block;
using study::Transcript;

namespace {

Transcript plain(std::string_view text) {
    return study::compose(study::blocks_of_plain_text(text), study::Reflow::Auto, "en");
}

std::vector<std::string> said(const Transcript& transcript) {
    std::vector<std::string> texts;
    for (const auto& passage : transcript.passages) texts.emplace_back(transcript.text.slice(passage.said));
    return texts;
}

std::vector<std::string> who(const Transcript& transcript) {
    std::vector<std::string> labels;
    for (const auto& passage : transcript.passages) {
        labels.push_back(passage.speaker ? transcript.speakers[*passage.speaker].label : "");
    }
    return labels;
}

// What every transcript promises: passages in order, apart, inside the text, and nothing but white space
// between them.
void check_cover(const Transcript& transcript) {
    text::Position at = 0;
    for (const auto& passage : transcript.passages) {
        CHECK(passage.range.start >= at);
        const auto gap = transcript.text.slice({at, passage.range.start});
        CHECK(gap.find_first_not_of(" \t\n") == std::string_view::npos);
        CHECK(passage.said.start >= passage.range.start);
        CHECK(passage.said.end <= passage.range.end);
        CHECK(passage.said.length() <= study::longest_passage);
        at = passage.range.end;
    }
    const auto tail = transcript.text.slice({at, transcript.text.length()});
    CHECK(tail.find_first_not_of(" \t\n") == std::string_view::npos);
}

}  // namespace

TEST_CASE("a transcript of labelled lines becomes turns without their labels") {
    const auto transcript = plain(
        "Interviewer: How was it?\nAnna Berg: It was hard.\nWe left.\n\nInterviewer: And then?\nAnna Berg: "
        "Home.");
    check_cover(transcript);
    CHECK(who(transcript) ==
          std::vector<std::string>{"Interviewer", "Anna Berg", "Interviewer", "Anna Berg"});
    CHECK(said(transcript) ==
          std::vector<std::string>{"How was it?", "It was hard.\nWe left.", "And then?", "Home."});
    CHECK(transcript.speakers[0].role == study::SpeakerRole::Interviewer);
    CHECK(transcript.speakers[0].turns == 2);
    CHECK(transcript.text.utf8().substr(0, 12) == "Interviewer:");
}

TEST_CASE("even two turns are a conversation when there is nothing else") {
    const auto transcript = plain("Interviewer: How are you?\nAnna: I am fine.");
    CHECK(who(transcript) == std::vector<std::string>{"Interviewer", "Anna"});
}

TEST_CASE("a name alone on its line speaks the paragraphs below it") {
    const auto transcript = plain(
        "Stephan Livera:\n\nJohn, welcome.\n\nJohn Cantrell:\n\nHey.\n\nHappy to be back.\n\nStephan "
        "Livera:\n\nGood.");
    check_cover(transcript);
    CHECK(who(transcript) == std::vector<std::string>{"Stephan Livera", "John Cantrell", "Stephan Livera"});
    CHECK(said(transcript)[1] == "Hey.\n\nHappy to be back.");
}

TEST_CASE("times on lines of their own belong to the turn below") {
    const auto transcript = plain(
        "[00:00:00:01]\nP: The clock has started.\n\n[00:00:00:04]\nCC: Roger.\n\n[00:00:01:00]\nP: Roger.");
    check_cover(transcript);
    REQUIRE(transcript.passages.size() == 3);
    CHECK(who(transcript) == std::vector<std::string>{"P", "CC", "P"});
    CHECK(transcript.passages[1].begin_ms == 4'000);
    CHECK(said(transcript)[1] == "Roger.");
}

TEST_CASE("a hearing's marks name who speaks and when, and are not part of what is said") {
    const auto transcript = plain(
        "[[Announcer;UNK]]\n\n<<3.23;3.87;fr>>\nLa Cour!\n\n[[JudgeP;Nina "
        "Vajić]]\n\n<<44.4;45.9;en>>\nPlease be seated.\n\n<<45.9;80.62;en>>\nI declare open the hearing.");
    check_cover(transcript);
    std::vector<std::string> words;
    for (std::size_t i = 0; i < transcript.passages.size(); ++i) {
        if (!said(transcript)[i].empty()) words.push_back(who(transcript)[i] + ": " + said(transcript)[i]);
    }
    CHECK(words == std::vector<std::string>{"Announcer: La Cour!", "Nina Vajić: Please be seated.",
                                            "Nina Vajić: I declare open the hearing."});
}

TEST_CASE(
    "a quotation under a name, an organisation and a country is that person's, and nothing after it is") {
    const auto transcript = plain(
        "People have told us what helps them most in this work.\n\nAna Berg, Landmine Watch (LW), "
        "Norway:\n\n\"Find the people who decide.\"\n\nThe rest of the page is ours.\n\nBen Okeke,\n\nVoices "
        "for Peace, Uganda:\n\n“Be patient.\n\n“Then be patient again.”\n\nMore resources:\n\n\"Toolkit\" is "
        "a book.");
    check_cover(transcript);
    CHECK(who(transcript) == std::vector<std::string>{"", "Ana Berg", "", "Ben Okeke", "", ""});
    CHECK(said(transcript)[1] == "\"Find the people who decide.\"");
    CHECK(said(transcript)[3] == "“Be patient.\n\n“Then be patient again.”");
}

TEST_CASE("the lines at the head of a transcript do not speak") {
    const auto transcript = plain(
        "Languages: Lao, English\n\nPresent: three people\n\nAna: One.\n\nBen: Two.\n\nAna: Three.\n\nBen: "
        "Four.\n\nCarla: Once.");
    CHECK(who(transcript) == std::vector<std::string>{"", "", "Ana", "Ben", "Ana", "Ben", "Carla"});
}

TEST_CASE("notes and addresses do not speak") {
    const auto transcript = plain(
        "Note: read this first.\n\nThe study took a year. It was done by five people in four towns.\n\nURL: "
        "https://example.org\n\nThe rest is in the annex, which is long.");
    CHECK(transcript.speakers.empty());
    CHECK(transcript.passages.size() == 4);
}

TEST_CASE("a phrase with a colon that comes once is no speaker among paragraphs") {
    const auto transcript = plain(
        "We went there and came back in the evening.\n\nThe answer: nobody knew it.\n\nSo we stayed.\n\nIt "
        "was late when they came.\n\nNobody asked.");
    CHECK(transcript.speakers.empty());
}

TEST_CASE("turns in a table keep the words and drop the name and the time") {
    std::vector<Block> blocks;
    for (const char* row : {"00:10\tAnna\tI came here.", "00:20\tBen\tSo did I.", "00:30\tAnna\tWhen?"}) {
        Block block;
        block.kind = Block::Kind::TableRow;
        block.utf8 = row;
        blocks.push_back(block);
    }
    const auto transcript = study::compose(blocks, study::Reflow::Auto, "en");
    check_cover(transcript);
    CHECK(who(transcript) == std::vector<std::string>{"Anna", "Ben", "Anna"});
    CHECK(said(transcript)[0] == "I came here.");
    CHECK(transcript.passages[1].begin_ms == 20'000);
}

TEST_CASE("cues of one voice are joined into a passage with its time, a new voice begins another") {
    std::vector<Block> blocks;
    const auto cue = [&](std::int64_t from, const char* speaker, const char* words) {
        Block block;
        block.utf8 = words;
        block.speaker = speaker;
        block.begin_ms = from;
        block.end_ms = from + 2'000;
        blocks.push_back(block);
    };
    cue(0, "Anna", "One tip when writing");
    cue(2'000, "Anna", "is to remember this.");
    cue(4'000, "Ben", "Really?");
    const auto transcript = study::compose(blocks, study::Reflow::Auto, "en");
    check_cover(transcript);
    REQUIRE(transcript.passages.size() == 2);
    CHECK(said(transcript)[0] == "One tip when writing\nis to remember this.");
    CHECK(transcript.passages[0].begin_ms == 0);
    CHECK(transcript.passages[0].end_ms == 4'000);
    CHECK(who(transcript)[1] == "Ben");
}

TEST_CASE("headings stand alone and end the turn before them") {
    std::vector<Block> blocks(4);
    blocks[0].utf8 = "Anna: One.";
    blocks[1].utf8 = "Ben: Two.";
    blocks[2].kind = Block::Kind::Heading;
    blocks[2].utf8 = "Part two";
    blocks[3].utf8 = "A paragraph of nobody.";
    const auto transcript = study::compose(blocks, study::Reflow::Auto, "en");
    CHECK(who(transcript) == std::vector<std::string>{"Anna", "Ben", "", ""});
    CHECK(transcript.passages[2].heading);
}

TEST_CASE("a page is kept with the passages that begin on it, through reflowing") {
    std::vector<Block> blocks;
    for (int page = 1; page <= 3; ++page) {
        for (int paragraph = 0; paragraph < 4; ++paragraph) {
            Block block;
            block.page = page;
            block.utf8 =
                "Page " + std::to_string(page) + " paragraph " + std::to_string(paragraph) +
                " has words that were broken at a certain width, so that one\n"
                "line after another ends near the same column and the next goes on with the senten-\n"
                "ce until it is over, as in every document that somebody has printed once and\n"
                "then taken apart again.";
            blocks.push_back(block);
        }
    }
    const auto transcript = study::compose(blocks, study::Reflow::Auto, "en");
    check_cover(transcript);
    REQUIRE(transcript.passages.size() == 12);
    for (std::size_t i = 0; i < 12; ++i) {
        CHECK(transcript.passages[i].page == static_cast<std::int64_t>(i / 4 + 1));
        CHECK(said(transcript)[i].substr(0, 6) == "Page " + std::to_string(i / 4 + 1));
    }
    CHECK(said(transcript)[0].find("sentence until") != std::string::npos);
    CHECK(transcript.warnings.size() == 1);

    const auto kept = study::compose(blocks, study::Reflow::Never, "en");
    CHECK(kept.text.utf8().find("senten-\nce") != std::string::npos);
}

TEST_CASE("a megabyte in one line becomes passages of bounded length that lose nothing") {
    std::string line;
    while (line.size() < 1'000'000)
        line += "The road was long and nobody came by. \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 Yes! ";
    const auto transcript = plain(line);
    check_cover(transcript);
    CHECK(transcript.passages.size() > 100);
    const auto unbroken = plain(std::string(300'000, 'x'));
    check_cover(unbroken);
    CHECK(unbroken.passages.size() == 38);
}

TEST_CASE("texts of blanks, of nothing and of one letter do no harm") {
    CHECK(plain("").passages.empty());
    CHECK(plain(" \n\n\t ").passages.empty());
    CHECK(plain("x").passages.size() == 1);
    CHECK(study::compose({Block{}}, study::Reflow::Auto, "").passages.empty());
}

TEST_CASE("byte order marks, CRLF and scripts without spaces pass through composing") {
    const auto transcript = plain(
        "\xEF\xBB\xBF"
        "Ana: ສະບາຍດີ ຂ້ອຍຊື່ສົມຊາຍ\r\n\r\nBen: مرحبا John كيف\r\n\r\nAna: Zoe\xCC\x88 "
        "👩‍👧\r\n");
    check_cover(transcript);
    CHECK(who(transcript) == std::vector<std::string>{"Ana", "Ben", "Ana"});
    CHECK(transcript.text.utf8().find('\r') == std::string::npos);
    CHECK(said(transcript)[2] == "Zoe\xCC\x88 👩‍👧");
}
