// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "benchmarks/big_document.h"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <random>
#include <string>

namespace sotto::benchmarks {

namespace {

using namespace workbench;

constexpr std::array<const char*, 20> english = {
    "the",     "clinic", "people", "and",       "work", "because", "I",        "think", "that", "we",
    "village", "doctor", "road",   "sometimes", "to",   "of",      "families", "money", "time", "never"};
constexpr std::array<const char*, 8> arabic = {"مرحبا",   "أنا", "أعمل", "في",
                                               "العيادة", "منذ", "عشر",  "سنوات"};
constexpr std::array<const char*, 8> lao = {"ຂ້ອຍ", "ເຮັດວຽກ", "ຢູ່", "ໂຮງໝໍ", "ມາ", "ສິບປີ", "ແລ້ວ", "ວຽກ"};

std::string turn(std::mt19937& random, std::size_t words) {
    const auto script = random() % 20;
    std::string said;
    for (std::size_t i = 0; i < words; ++i) {
        if (i > 0 && script != 0) said += ' ';
        said += script == 0   ? lao[random() % lao.size()]
                : script == 1 ? arabic[random() % arabic.size()]
                              : english[random() % english.size()];
    }
    return said + ".";
}

}  // namespace

BigDocument big_document(std::size_t characters, std::size_t codings, bool one_paragraph) {
    std::mt19937 random(42);
    auto picture = std::make_shared<DocumentPicture>();
    picture->source.id = {1};
    picture->source.language = "en";
    std::string all;
    text::Position at = 0;
    const auto target = static_cast<text::Position>(characters);
    while (at < target) {
        const auto said = turn(random, one_paragraph ? characters / 5 : 20 + random() % 160);
        study::Passage passage;
        passage.id = {static_cast<std::int64_t>(picture->passages.size()) + 1};
        passage.ordinal = passage.id.value;
        passage.range = passage.said = {at, at + text::count_code_points(said)};
        passage.first_byte = static_cast<std::int64_t>(all.size());
        passage.last_byte = passage.first_byte + static_cast<std::int64_t>(said.size());
        const bool asks = picture->passages.size() % 2 == 0;
        picture->passages.push_back(passage);
        commands::Voice voice;
        voice.role = asks ? study::SpeakerRole::Interviewer : study::SpeakerRole::Participant;
        picture->voices.push_back(voice);
        picture->speaker_names.emplace_back(asks ? "Interviewer" : "P07");
        picture->withdrawn.push_back(false);
        all += said + "\n";
        at = passage.range.end + 1;
    }
    picture->text = std::make_shared<text::Text>(all);

    BigDocument document;
    const auto theme = Theme::of_desktop();
    constexpr std::array<const char*, 6> colours = {"#205cb9", "#948e00", "#156208",
                                                    "#a380ee", "#e76886", "#3f8201"};
    constexpr std::size_t codes = 40;
    for (std::size_t i = 1; i <= codes; ++i) {
        document.looks[{static_cast<std::int64_t>(i)}] = {fmt::format("Code number {}", i),
                                                          theme.code(colours[i % colours.size()])};
    }
    for (std::size_t i = 0; i < codings; ++i) {
        study::Coding coding;
        coding.id = {static_cast<std::int64_t>(i) + 1};
        coding.code = {static_cast<std::int64_t>(random() % codes) + 1};
        const auto start = static_cast<text::Position>(random() % static_cast<std::size_t>(at - 4000));
        coding.range = {start,
                        start + 20 + static_cast<text::Position>(random() % (i % 20 == 0 ? 2980 : 300))};
        picture->codings.push_back(coding);
    }
    std::sort(picture->codings.begin(), picture->codings.end(), [](const auto& a, const auto& b) {
        return a.range.start != b.range.start ? a.range.start < b.range.start : a.range.end > b.range.end;
    });
    document.picture = std::move(picture);
    return document;
}

}  // namespace sotto::benchmarks
