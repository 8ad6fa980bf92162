// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/likely_names.h"

#include "privacy/identifiers.h"
#include "study/identifier.h"
#include "text/text.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;
using privacy::Found;
using privacy::Identifier;
using privacy::Protection;

namespace {

study::IdentifierDecision decision(const std::string& key, study::Decision made,
                                   const std::string& words = {}) {
    study::IdentifierDecision one;
    one.entity_key = key;
    one.decision = made;
    one.replacement = words;
    return one;
}

Found name_at(const text::Text& text, const std::string& words, double confidence) {
    Found found;
    const auto byte = text.utf8().find(words);
    found.range = {text.position_of_byte(byte), text.position_of_byte(byte) + text::count_code_points(words)};
    found.category = privacy::Category::Person;
    found.confidence = confidence;
    return found;
}

/// The text as an export reads.
std::string replaced(const Protection& protection, const text::Text& text, const std::vector<Found>& names) {
    std::string out;
    text::Position at = 0;
    for (const Identifier& one : protection.find_wrapped(text, "en", names)) {
        if (one.state == privacy::ReviewState::Rejected) continue;
        out += std::string(text.slice({at, one.range.start})) + one.replacement;
        at = one.range.end;
    }
    return out + std::string(text.slice({at, text.length()}));
}

}  // namespace

TEST_CASE("a name that is in no register is replaced when the model is certain of it") {
    const Protection protection{{}};
    const text::Text text("And then Margaret Holloway told me to go home.");
    CHECK(replaced(protection, text, privacy::likely_names(text, "en")) ==
          "And then [person] told me to go home.");
}

TEST_CASE("a name that the model is not certain of is proposed and stays, until it is accepted") {
    const text::Text text("we saw quill there");
    const std::vector<Found> names{name_at(text, "quill", 0.1)};
    const Protection undecided{{}};
    CHECK(replaced(undecided, text, names) == "we saw quill there");
    const auto possible = undecided.find_possible(text, "en", names, undecided.find(text, "en", names));
    REQUIRE(possible.size() == 1);
    CHECK(possible.front().detector == "names");
    CHECK(possible.front().entity_key == "person:quill");

    const Protection accepted{{{}, {}, {}, {decision("person:quill", study::Decision::Accept)}}};
    CHECK(replaced(accepted, text, names) == "we saw [person] there");
    CHECK(accepted.find_possible(text, "en", names, accepted.find(text, "en", names)).empty());
}

TEST_CASE("a name accepted in one text is found in every other, also where the model does not see it") {
    const Protection accepted{{{}, {}, {}, {decision("person:quillon", study::Decision::Accept)}}};
    const text::Text other("Nobody but Quillon knew.");
    CHECK(replaced(accepted, other, {}) == "Nobody but [person] knew.");
    const Protection set{{{}, {}, {}, {decision("person:quillon", study::Decision::Set, "a nurse")}}};
    CHECK(replaced(set, other, {}) == "Nobody but [a nurse] knew.");
}

TEST_CASE("a name of the model that was rejected stays, and is listed as rejected") {
    const Protection rejecting{{{}, {}, {}, {decision("person:margaret holloway", study::Decision::Reject)}}};
    const text::Text text("And then Margaret Holloway told me to go home.");
    const auto names = privacy::likely_names(text, "en");
    CHECK(replaced(rejecting, text, names) == text.utf8());
    const auto all = rejecting.find_wrapped(text, "en", names);
    CHECK(std::any_of(all.begin(), all.end(), [](const Identifier& one) {
        return one.detector == "names" && one.state == privacy::ReviewState::Rejected;
    }));
}

TEST_CASE("finished files are not scanned with the names model") {
    const Protection protection{{}};
    const text::Text text("And then Margaret Holloway told me to go home.");
    CHECK(protection.leaks(text, Protection::Scope::Everything).empty());
}

TEST_CASE("labels of speakers are left alone") {
    const text::Text labelled("Margaret Holloway: yes.\nInterviewer: And then?\nMargaret Holloway: nothing.");
    for (const Found& one : privacy::likely_names(labelled, "en"))
        CHECK(labelled.slice(one.range) != "Margaret Holloway");
}

TEST_CASE("countries are proposed and stay, other places go") {
    const Protection protection{{}};
    const text::Text text("After the war we moved from Laos to Tavenbrook, near the river.");
    const auto names = privacy::likely_names(text, "en");
    CHECK(replaced(protection, text, names) ==
          "After the war we moved from Laos to [place], near the river.");
    const auto possible = protection.find_possible(text, "en", names, protection.find(text, "en", names));
    CHECK(std::any_of(possible.begin(), possible.end(),
                      [&](const Identifier& one) { return text.slice(one.range) == "Laos"; }));
}

TEST_CASE("guesses beside a name are not replaced with it") {
    const Protection protection{{}};
    const text::Text text("And Margaret Holloway drew a map. ຂ້ອຍຢູ່ບ້ານ.\n12\tMargaret\tf");
    const auto names = privacy::likely_names(text, "en");
    CHECK(replaced(protection, text, names) == "And [person] drew a map. ຂ້ອຍຢູ່ບ້ານ.\n12\t[person]\tf");
}

TEST_CASE("where the register knows a name, the register has its say") {
    study::Entity daniel;
    daniel.id.value = 1;
    daniel.code = "P01";
    daniel.name = "Daniel Okello";
    daniel.participant = true;
    daniel.replacement = "a farmer";
    const text::Text text("Then Mr Daniel Okello's wife and Daniel Okello Tavendale came.");
    const std::vector<Found> names{name_at(text, "Mr Daniel Okello's", 0.9),
                                   name_at(text, "Daniel Okello Tavendale", 0.9)};
    const Protection known{{{daniel}, {}, {}, {}}};
    const auto words = replaced(known, text, names);
    CHECK(words.find("[a farmer] [person] came") != std::string::npos);
    CHECK(words.find("[person]") == words.rfind("[person]"));
    const Protection rejecting{{{daniel}, {}, {}, {decision("register:P01", study::Decision::Reject)}}};
    CHECK(replaced(rejecting, text, names).find("Daniel Okello [person]") != std::string::npos);
}

TEST_CASE("one decision is for a name with and without its possessive") {
    const text::Text text("We stayed at Margaret's house.");
    const auto found = Protection{{}}.find_wrapped(text, "en", privacy::likely_names(text, "en"));
    REQUIRE(found.size() == 1);
    CHECK(found.front().entity_key == "person:margaret");
}

TEST_CASE("what is seen in a whole text can be handed on with a piece of it") {
    const text::Text text("one Ann two Bert three");
    const std::vector<Found> names{name_at(text, "Ann", 0.9), name_at(text, "Bert", 0.9)};
    const auto within = privacy::names_within(names, {5, 14});
    REQUIRE(within.size() == 2);
    CHECK(within[0].range == text::Range{0, 2});
    CHECK(within[1].range == text::Range{7, 9});
    CHECK(privacy::names_within(names, {8, 11}).empty());
}

TEST_CASE("what is known the world over is proposed and stays") {
    const Protection protection{{}};
    const text::Text text("In June Margaret Holloway sold it through Microsoft and an API, on Facebook too.");
    const auto names = privacy::likely_names(text, "en");
    const auto words = replaced(protection, text, names);
    CHECK(words.find("Microsoft") != std::string::npos);
    CHECK(words.find("API") != std::string::npos);
    CHECK(words.find("Facebook") != std::string::npos);
    CHECK(words.find("Holloway") == std::string::npos);
}
