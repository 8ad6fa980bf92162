// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/gate.h"
#include "register_builder.h"
#include "support/shared_data.h"
#include "text/case.h"
#include "text/fold.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

using namespace sotto;

namespace {

/// A name, how it may be said, and words of its language around it; `{}` is where the name goes.
struct Speech {
    std::string language;
    std::vector<std::string> names;
    std::vector<std::string> templates;
};

const std::vector<Speech>& speeches() {
    static const std::vector<Speech> all{
        {"en",
         {"Lynn Bradach", "Anyalem Zenebe", "Grace Okello", "Nur Al-Haddad", "Mary-Jane O'Brien",
          "Zoë Müller", "John van der Berg"},
         {"I told {} about it.", "{}'s house burnt.", "and {}, who was 33 years old,", "({})", "“{}”",
          "said {}-\nthat is all", "Mr {} came on 14 March 2009", "with\n{}\nthen", "{}: yes",
          "e-mail {} at x@example.org", "{}, 33, Male"}},
        {"ru",
         {"Умарбек Пулодов", "Анна Ковалёва"},
         {"Я сказал {} об этом.", "«{}»", "г-н {} пришёл 14 марта 2009 года", "{}, 33 года"}},
        {"sr",
         {"Marko Kovačević", "Ђорђе Петровић"},
         {"Rekao sam {} tad.", "kod {} u kući", "{}, 33 godine"}},
        {"vi", {"Phạm Quý Thí", "Nguyễn Văn Hùng"}, {"Tôi gặp {} hôm qua.", "ông {} nói", "{} 33 tuổi"}},
        {"lo", {"ບຸນມີ ວິໄຊ", "ສົມພອນ ແກ້ວມະນີ"}, {"ຂ້ອຍເຫັນ{}ຢູ່ບ້ານ", "ທ້າວ{}ມາ", "{} ອາຍຸ 33 ປີ"}},
        {"ar", {"سامي الحداد", "أحمد عبد الله"}, {"قلت {} ذلك", "السيد {} جاء", "و{} كان هنا", "{}، 33 سنة"}},
        {"am", {"አንያለም ዘነበ", "አበበ ቢቂላ"}, {"ለ{} ነገርኩት", "አቶ {} መጣ"}},
        {"zh", {"王小明", "欧阳建国"}, {"昨天{}来了", "我和{}说"}},
    };
    return all;
}

std::vector<std::string> ways_to_say(const std::string& name, const std::string& language) {
    std::vector<std::string> parts;
    std::istringstream words(name);
    for (std::string word; words >> word;) parts.push_back(word);
    std::vector<std::string> ways{name, text::to_upper(name, language), text::to_lower(name, language)};
    if (parts.size() > 1) {
        ways.push_back(parts.front());
        ways.push_back(parts.back());
        ways.push_back(parts.back() + " " + parts.front());
        ways.push_back(parts.back() + ", " + parts.front());
        ways.push_back(parts.front() + "\n" + parts.back());
        ways.push_back(parts.front() + "\xC2\xA0 " + parts.back());
        ways.push_back(parts.front() + "\xE2\x80\x8B " + parts.back());
    }
    return ways;
}

/// Whether any part of any name can still be read, looked for in the plainest way there is.
std::string remaining(const std::string& utf8, const std::vector<std::string>& names) {
    const std::string key = text::fold_key(utf8, text::Folding::KeepTones);
    for (const std::string& name : names) {
        std::istringstream words(name);
        for (std::string word; words >> word;) {
            const std::string part = text::fold_key(word, text::Folding::KeepTones);
            if (text::count_code_points(part) < 4) continue;
            if (key.find(part) != std::string::npos) return word;
        }
    }
    return {};
}

std::string with(std::string pattern, const std::string& name) {
    const std::size_t at = pattern.find("{}");
    return pattern.replace(at, 2, name);
}

}  // namespace

TEST_CASE("no form of a registered name is left in a rendered quote, whatever stands around it") {
    tests::RegisterBuilder register_;
    std::vector<std::string> all_names;
    for (const Speech& speech : speeches()) {
        for (const std::string& name : speech.names) {
            all_names.push_back(name);
            register_.participant("P" + std::to_string(all_names.size()), name);
        }
    }
    const privacy::Protection protection = register_.protection();
    privacy::ExportTerms terms;
    terms.audience = study::Audience::Team;
    for (const auto policy : {privacy::AttributionPolicy::ByStatus, privacy::AttributionPolicy::Pseudonym}) {
        terms.policy = policy;
        const privacy::Gate gate(protection, {{}, terms});
        for (const Speech& speech : speeches()) {
            for (const std::string& name : speech.names) {
                for (const std::string& said : ways_to_say(name, speech.language)) {
                    for (const std::string& pattern : speech.templates) {
                        const std::string utf8 = with(pattern, said);
                        INFO(utf8);
                        const std::string printed = gate.pass_text(utf8, speech.language).utf8();
                        INFO(printed);
                        CHECK(remaining(printed, {name}).empty());
                        CHECK(gate.scan(printed, "block", privacy::ScanDepth::Words, {}).empty());
                    }
                }
            }
        }
    }
}

TEST_CASE("a scan never refuses what the gate gave out") {
    // Texts put together at random from pieces that detectors and names react to.
    const std::vector<std::string> pieces{"Lynn",     "bradach",
                                          "Hope",     "will",
                                          "May",      "14",
                                          "March",    "2009",
                                          "33",       "years old",
                                          "-",        "/",
                                          ".",        ",",
                                          "\n",       "-\n",
                                          " ",        " ",
                                          " ",        "(",
                                          ")",        "[",
                                          "]",        "born",
                                          "on",       "+44",
                                          "020",      "7946",
                                          "0123",     "lynn@example.org",
                                          "www.",     "example.org",
                                          "17.9757,", "102.6331",
                                          "Mr",       "Thi",
                                          "ບຸນມີ",      "ອາຍຸ",
                                          "ປີ",        "سامي",
                                          "و",        "Пулодов",
                                          "у",        "4111 1111 1111 1111",
                                          "F/",       "female",
                                          "aged",     "I am",
                                          "[2009]",   "[a respondent]",
                                          "'s",       "An",
                                          "the",      "N",
                                          "18403/91", "passport",
                                          "😀",        "e\xCC\x81",
                                          "P1",       "1990",
                                          "née",      "ans"};
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    register_.participant("P2", "Hope May");
    register_.replaced_by("a woman, 33 years old");
    register_.participant("P3", "Phạm Quý Thí");
    register_.called("An");
    register_.participant("P4", "ບຸນມີ ວິໄຊ");
    register_.participant("P5", "سامي الحداد");
    register_.add("L1", "March", study::EntityCategory::Place);
    const privacy::Protection protection = register_.protection();
    const privacy::Gate gate(protection, {});
    std::mt19937 random(20090314);
    std::uniform_int_distribution<std::size_t> piece(0, pieces.size() - 1);
    std::uniform_int_distribution<int> length(1, 25);
    for (int i = 0; i < 3'000; ++i) {
        std::string utf8;
        for (int left = length(random); left > 0; --left) {
            utf8 += pieces[piece(random)];
            if (random() % 2 == 0) utf8 += ' ';
        }
        const std::string printed = gate.pass_text(utf8, "en").utf8();
        INFO(utf8);
        INFO(printed);
        CHECK(gate.scan(printed, "block", privacy::ScanDepth::Words, {}).empty());
    }
}

TEST_CASE("the five interviewees of a real report cannot be read in it") {
    const auto folder = tests::shared_folder();
    if (!folder) {
        WARN("the folder of real documents is not here");
        return;
    }
    std::ifstream file(*folder / "seeds" / "000_8144385fafe8b618.txt");
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    REQUIRE(bytes.size() > 50'000);
    const std::vector<std::string> names{"Anyalem Zenebe", "Bounmy Vichack", "Lynn Bradach", "Pham Quy Thi",
                                         "Umarbek Pulodov"};
    tests::RegisterBuilder register_;
    std::vector<study::Consent> consents;
    for (const std::string& name : names) {
        study::Consent consent;
        consent.participant = register_.participant("P" + std::to_string(consents.size() + 1), name);
        consent.audience = study::Audience::Public;
        consent.use = study::Use::Quote;
        consents.push_back(consent);
    }
    const privacy::Protection protection = register_.protection();
    const privacy::Gate gate(protection, {consents, {}});
    std::istringstream text(text::normalise_newlines(bytes));
    std::string all;
    std::string paragraph;
    std::int64_t passed = 0;
    const auto pass = [&] {
        if (paragraph.empty()) return;
        privacy::Candidate candidate;
        candidate.source.language = "en";
        privacy::CandidateTurn turn;
        turn.utf8 = paragraph;
        turn.range = {0, text::count_code_points(paragraph)};
        turn.participant = consents.front().participant;
        candidate.turns.push_back(turn);
        paragraph.clear();
        auto result = gate.pass(candidate);
        if (const auto* excerpt = std::get_if<privacy::ProtectedExcerpt>(&result)) {
            ++passed;
            all += excerpt->turns[0].text.utf8() + "\n";
            CHECK(gate.scan(excerpt->turns[0].text.utf8(), "quote", privacy::ScanDepth::Words, {}).empty());
        }
    };
    for (std::string line; std::getline(text, line);) {
        if (line.find_first_not_of(' ') == std::string::npos) {
            pass();
        } else {
            paragraph += line + "\n";
        }
    }
    pass();
    CHECK(passed > 200);
    CHECK(remaining(all, names).empty());
    for (const std::string age : {"(19,", "(33,", "(60,", "(58,", "(27,", ", 33, Male"}) {
        INFO(age);
        CHECK(all.find(age) == std::string::npos);
    }
    CHECK(all.find("[late teens], female, survivor") != std::string::npos);
}
