// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/formats.h"

#include <catch2/catch.hpp>

using namespace sotto;

namespace {

struct Expected {
    std::string speaker;
    std::string text;
    std::int64_t begin_ms;
    std::int64_t end_ms;
};

formats::ReadDocument check(const formats::Formats& formats, const std::string& name,
                            const std::string& bytes, const std::vector<Expected>& expected) {
    const formats::ReadDocument document = formats.read(name, bytes);
    INFO(name);
    CHECK(document.format == "subtitles");
    REQUIRE(document.blocks.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(document.blocks[i].speaker == expected[i].speaker);
        CHECK(document.blocks[i].utf8 == expected[i].text);
        CHECK(document.blocks[i].begin_ms.value_or(-1) == expected[i].begin_ms);
        CHECK(document.blocks[i].end_ms.value_or(-1) == expected[i].end_ms);
    }
    return document;
}

}  // namespace

TEST_CASE("SubRip cues have times, joined lines and no marks of formatting") {
    const formats::Formats formats;
    check(formats, "a.srt",
          "1\r\n00:02:17,400 --> 00:02:20,400\r\n<i>Senator</i>, we're <font "
          "color=\"#fff\">making</font>\r\nour {\\an8}approach.\r\n\r\n"
          "2\r\n01:02:20.5 --> 01:02:22,500 X1:1\r\n- One. <unclear>\r\n- Two.\r\n\r\n3\r\n01:03:00,000 --> "
          "01:03:01,000\r\nANNA: Yes.\r\nBEN: No.\r\n",
          {{"", "Senator, we're making our approach.", 137400, 140400},
           {"", "- One. <unclear>\n- Two.", 3740500, 3742500},
           {"", "ANNA: Yes.\nBEN: No.", 3780000, 3781000}});
}

TEST_CASE("malformed SubRip is read as far as it goes, with a warning") {
    const formats::Formats formats;
    const auto document =
        check(formats, "a.srt",
              "made by hand\n1\n00:00:01,000 --> 00:00:00,500\nOne\n2\n00:00:02,000 -> "
              "00:00:03,000\nTwo\n\n\n00:00:04,000 --> 00:00:05,000\n\nThree\n\nfour\n",
              {{"", "One", 1000, 500}, {"", "Two", 2000, 3000}, {"", "Three four", 4000, 5000}});
    CHECK(document.warnings.size() == 2);
}

TEST_CASE("WebVTT voices become speakers, notes and styles become properties") {
    const formats::Formats formats;
    const auto document =
        check(formats, "a.vtt",
              "\xEF\xBB\xBFWEBVTT - A talk\nKind: captions\n\nNOTE\nchecked by Jon\n\nSTYLE\n::cue { color: "
              "red }\n\nintro\n00:09.000 --> 00:11.000 align:start position:0%\n"
              "<v.loud Roger Bingham>We are in <c.yellow>New York</c></v>\n\n00:00:11.000 --> "
              "00:00:13.000\n<v A>One &amp; <v B>two &lt;3\n\n"
              "00:13.000 --> 00:14.000\nNOTEworthy <00:13.500>words\n",
              {{"Roger Bingham", "We are in New York", 9000, 11000},
               {"A", "One &", 11000, 13000},
               {"B", "two <3", 11000, 13000},
               {"", "NOTEworthy words", 13000, 14000}});
    REQUIRE(document.properties.size() == 3);
    CHECK(document.properties[1].second == "checked by Jon");
}

TEST_CASE("captions that roll are read once") {
    const formats::Formats formats;
    check(formats, "a.vtt",
          "WEBVTT\n\n00:00.000 --> 00:02.000\n \nhello<00:00:00.500><c> there</c>\n\n00:02.000 --> "
          "00:02.010\nhello there\n \n\n"
          "00:02.010 --> 00:04.000\nhello there\nnext<00:00:03.000><c> line</c>\n\n00:04.000 --> "
          "00:04.010\nnext line\n \n\n"
          "00:04.010 --> 00:06.000\nnext line\nlast<00:00:05.000><c> one</c>\n",
          {{"", "hello there", 0, 2000}, {"", "next line", 2010, 4000}, {"", "last one", 4010, 6000}});
}

TEST_CASE("pairs of times: SubViewer and YouTube") {
    const formats::Formats formats;
    const auto document =
        check(formats, "a.sub",
              "[INFORMATION]\n[TITLE]A talk\n[END INFORMATION]\n00:02:17.40,00:02:20.40\nSenator, "
              "we're[br]making it.\n\n1:02:20.500,1:02:22.500\nVery good.\n",
              {{"", "Senator, we're making it.", 137400, 140400}, {"", "Very good.", 3740500, 3742500}});
    REQUIRE(document.properties.size() == 1);
    CHECK(document.properties[0].second == "A talk");
}

TEST_CASE("MicroDVD counts frames, at the rate the file says or a usual one") {
    const formats::Formats formats;
    const auto said = check(formats, "a.sub", "{1}{1}25\n{25}{50}{y:i}One|two\n{75}{}three\n",
                            {{"", "One two", 1000, 2000}, {"", "three", 3000, -1}});
    CHECK(said.warnings.empty());
    const auto guessed =
        check(formats, "a.sub", "{24000}{48000}{c:$0000ff}{y:b,u}One\n", {{"", "One", 1001000, 2002000}});
    CHECK(guessed.warnings.size() == 1);
}

TEST_CASE("Spruce's time codes and SubStation's events") {
    const formats::Formats formats;
    check(formats, "a.stc",
          "\xEF\xBB\xBF\n\n*TC 00:00:01;15  \nI wanted to \nsay \n\n*TC 00:00:05:00\nthis.\n\n",
          {{"", "I wanted to say", 1500, 5000}, {"", "this.", 5000, -1}});
    check(formats, "a.ass",
          "[Script Info]\nTitle: x\n\n[V4+ Styles]\nFormat: Name\n\n[Events]\nFormat: Layer, Start, End, "
          "Style, Actor, Text\n"
          "Comment: 0,0:00:00.00,0:00:01.00,S,,secret\nDialogue: "
          "0,0:00:01.50,0:00:02.50,S,Mina,{\\pos(1,2)}Rain,\\hand\\Nmore.\n",
          {{"Mina", "Rain, and more.", 1500, 2500}});
}

TEST_CASE("lines of Chinese and Japanese are joined without a space") {
    const formats::Formats formats;
    check(formats, "a.srt",
          "1\n00:00:01,000 --> "
          "00:00:02,000\n\xE4\xBB\x8A\xE6\x97\xA5\xE3\x81\xAF\n\xE8\xAA\x9E\xE3\x82\x8B\nGoogle\n",
          {{"", "\xE4\xBB\x8A\xE6\x97\xA5\xE3\x81\xAF\xE8\xAA\x9E\xE3\x82\x8B Google", 1000, 2000}});
}

TEST_CASE("prose with a time in it is no subtitle") {
    const formats::Formats formats;
    CHECK(formats.read("a.txt", "We met at 10:15, 11:30 and later.\nThen -> home.\n").format == "plain_text");
    CHECK(formats.read("a.txt", "[00:01:02] Mina: hello\n").format == "plain_text");
}
