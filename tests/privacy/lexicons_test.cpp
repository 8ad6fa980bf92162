// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/identifiers.h"
#include "register_builder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace sotto;

namespace {

using Traits = std::vector<std::pair<std::string, std::string>>;

Traits traits_in(const privacy::Protection& protection, const std::string& utf8,
                 const std::string& language) {
    const text::Text text(utf8);
    Traits found;
    for (const privacy::Identifier& one : protection.find_indirect(text, language))
        found.emplace_back(privacy::name_of(one.category), text.slice(one.range));
    return found;
}

Traits traits_in(const std::string& utf8, const std::string& language) {
    return traits_in(tests::RegisterBuilder().protection(), utf8, language);
}

}  // namespace

TEST_CASE("traits are found in English, French, Spanish and Arabic") {
    CHECK(traits_in("My sister, a Hmong midwife, lost her leg. She is Catholic.", "en") ==
          Traits{{"kinship", "sister"},
                 {"ethnicity", "Hmong"},
                 {"occupation", "midwife"},
                 {"health", "lost her leg"},
                 {"religion", "Catholic"}});
    CHECK(traits_in("Ma belle-mère est une infirmière kurde.", "fr") ==
          Traits{{"kinship", "belle-mère"}, {"occupation", "infirmière"}, {"ethnicity", "kurde"}});
    CHECK(traits_in("Mi abuela era maestra y quedó en silla de ruedas.", "es") ==
          Traits{{"kinship", "abuela"}, {"occupation", "maestra"}, {"health", "silla de ruedas"}});
    CHECK(traits_in("أخي كان معلم وهو مسيحي", "ar") ==
          Traits{{"kinship", "أخي"}, {"occupation", "معلم"}, {"religion", "مسيحي"}});
}

TEST_CASE("relatives are traits where they are somebody's own") {
    CHECK(traits_in("The brothers of the order spoke of a mother.", "en").empty());
    CHECK(traits_in("Her two older brothers came.", "en").empty());
    CHECK(traits_in("Her older brothers came.", "en") == Traits{{"kinship", "brothers"}});
}

TEST_CASE("words that only look like traits are none") {
    CHECK(traits_in("Anh chấm điểm ở Lào.", "vi").empty());
    CHECK(traits_in("She has hives and has been to Laos.", "en").empty());
    CHECK(traits_in("كان ذلك قبل سنة أمام البيت بالعربية", "ar").empty());
}

TEST_CASE("traits are listed, not replaced") {
    const privacy::Protection protection = tests::RegisterBuilder().protection();
    const text::Text text("My brother is a blind teacher.");
    CHECK(protection.find(text, "en").empty());
    CHECK(protection.leaks(text, privacy::Protection::Scope::Everything).empty());
    const auto listed = protection.find_indirect(text, "en");
    REQUIRE(listed.size() == 3);
    for (const privacy::Identifier& one : listed) {
        CHECK(one.state == privacy::ReviewState::Found);
        CHECK(one.confidence < 0.5);
    }
}

TEST_CASE("a trait that a researcher accepts or words anew is replaced") {
    tests::RegisterBuilder register_;
    register_.decide("occupation:midwife", study::Decision::Accept);
    register_.decide("health:blind", study::Decision::Set, "with a disability");
    register_.decide("kinship:brother", study::Decision::Reject);
    const privacy::Protection protection = register_.protection();
    const text::Text text("My brother married a blind midwife, a teacher.");
    const auto found = protection.find(text, "en");
    REQUIRE(found.size() == 2);
    CHECK(found[0].replacement == "[with a disability]");
    CHECK(found[1].replacement == "[occupation]");
    CHECK(protection.entity_key("occupation:Midwife") == "occupation:midwife");
}

TEST_CASE("every lexicon's examples hold, and every trait has one of its own") {
    std::set<std::string> ids;
    std::set<privacy::Category> categories;
    for (const privacy::Detector& detector : privacy::indirect_detectors()) {
        INFO(detector.id);
        CHECK(ids.insert(detector.id).second);
        CHECK_FALSE(detector.title.empty());
        REQUIRE_FALSE(detector.examples.empty());
        for (std::string written : detector.examples) {
            INFO(written);
            std::string language;
            if (written.size() > 2 && written[2] == '|') {
                language = written.substr(0, 2);
                written.erase(0, 3);
            }
            const std::size_t open = written.find("[[");
            const std::size_t close = written.find("]]");
            REQUIRE(close != std::string::npos);
            const std::string marked = written.substr(open + 2, close - open - 2);
            const text::Text text(written.substr(0, open) + marked + written.substr(close + 2));
            const auto found = detector.find({text, language});
            REQUIRE(found.size() == 1);
            CHECK(text.slice(found.front().range) == marked);
            categories.insert(found.front().category);
        }
        for (const std::string& written : detector.counter_examples) {
            INFO(written);
            const text::Text text(written);
            CHECK(detector.find({text, {}}).empty());
        }
    }
    // Five lexicons, and sums of money.
    CHECK(categories.size() == 6);
    for (const privacy::Detector& detector : privacy::detectors()) CHECK(ids.count(detector.id) == 0);
}
