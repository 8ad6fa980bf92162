// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/gate.h"
#include "register_builder.h"

#include <catch2/catch.hpp>
#include <string>
#include <variant>
#include <vector>

using namespace sotto;

namespace {

using Pieces = std::vector<std::string>;

Pieces pieces(const privacy::Protection& protection, const std::string& utf8) {
    const text::Text text(utf8);
    Pieces all;
    for (const auto& found : protection.find(text, "en")) {
        if (found.state != privacy::ReviewState::Rejected) all.emplace_back(text.slice(found.range));
    }
    return all;
}

Pieces find(const std::string& name, const std::string& utf8) {
    tests::RegisterBuilder register_;
    register_.participant("P1", name);
    return pieces(register_.protection(), utf8);
}

}  // namespace

TEST_CASE("a name parted by hyphens or line ends is one name") {
    const std::string name = "Ada Featherstonehaugh";
    for (const std::string part : {"Feather\u00AD\nstonehaugh", "Feather\u2010stonehaugh",
                                   "Feather\u2011stonehaugh", "Feather\u2012stonehaugh", "Feather-stonehaugh",
                                   "Feather\u2010\nstonehaugh", "Feather\u00ADstonehaugh"}) {
        CAPTURE(part);
        CHECK(find(name, "There " + part + " stood.") == Pieces{part});
    }
    CHECK(find("ບຸນທັນ ສີສະຫວັດ", "ເຫັນ ບຸນ\nທັນ ສີ\nສະຫວັດ ຢູ່") == Pieces{"ບຸນ\nທັນ ສີ\nສະຫວັດ"});
    CHECK(find("ບຸນທັນ ສີສະຫວັດ", "ເຫັນ ບຸນ ທັນ ຢູ່") == Pieces{"ບຸນ ທັນ"});
}

TEST_CASE("finished files are searched through their own line ends") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "ບຸນທັນ ສີສະຫວັດ");
    register_.participant("P2", "Ada Featherstonehaugh");
    const auto protection = register_.protection();
    const privacy::Gate gate(protection, {});
    for (const std::string bytes : {"> ເຫັນ ບຸນ\n> ທັນ", "\"ບຸນ\\nທັນ\"", "ບຸນ<br/>ທັນ",
                                    "<p>Feather\u00AD\nstonehaugh</p>", "\"Feather\u00AD\\nstonehaugh\""}) {
        CAPTURE(bytes);
        CHECK_FALSE(gate.scan(bytes, "file", privacy::ScanDepth::Markup, {}).empty());
    }
}

TEST_CASE("letters of another alphabet do not hide a name") {
    CHECK(find("Lynn Bradach", "Then Вrаdасh came.") == Pieces{"Вrаdасh"});
    CHECK(find("Lynn Bradach", "Then ΒRΑDACH came.") == Pieces{"ΒRΑDACH"});
    CHECK(find("Иван Петров", "Тогда Пeтpoв пришёл.") == Pieces{"Пeтpoв"});
    CHECK(find("Lynn Bradach", "Сегодня Bradach пришла.") == Pieces{"Bradach"});
}

TEST_CASE("everyday words of nicknames and short stems are not names") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Denis Oyelaran");
    register_.called("Boda Denis");
    register_.participant("P2", "Tun Channareth");
    register_.called("Madame Convention");
    register_.participant("P3", "Thao Vongxay");
    const auto protection = register_.protection();
    CHECK(
        pieces(protection, "That was so. We took a boda to the convention. The Convention is good.").empty());
    CHECK(pieces(protection, "Boda Denis and Madame Convention and Thao") ==
          Pieces{"Boda Denis", "Madame Convention", "Thao"});
}

TEST_CASE("a name inside a longer name of somebody or something else is that one's") {
    tests::RegisterBuilder register_;
    register_.add("X01", "Harbour Town", study::EntityCategory::Place);
    register_.called("Port Selwyn");
    register_.participant("T06", "Selwyn Taft");
    CHECK(pieces(register_.protection(), "in Port Selwyn with Selwyn") == Pieces{"Port Selwyn", "Selwyn"});
    register_.decide("register:X01", study::Decision::Reject);
    CHECK(pieces(register_.protection(), "in Port Selwyn with Selwyn") == Pieces{"Selwyn"});
    const auto protection = register_.protection();
    const privacy::Gate gate(protection, {});
    CHECK(gate.scan("in Port Selwyn", "block", privacy::ScanDepth::Words, {}).empty());
    CHECK_FALSE(gate.scan("with Selwyn", "block", privacy::ScanDepth::Words, {}).empty());
}

TEST_CASE("an event keeps the places in its name only beside a speaker who is named") {
    tests::RegisterBuilder register_;
    const auto speaker = register_.participant("P1", "Lynn Bradach");
    register_.add("X01", "Port Selwyn", study::EntityCategory::Place);
    register_.participant("T06", "Selwyn Taft");
    const auto protection = register_.protection();
    privacy::Candidate candidate;
    candidate.source.kind = study::SourceKind::PublicStatement;
    candidate.source.status = study::Status::Public;
    candidate.source.event = "Port Selwyn Meeting";
    privacy::CandidateTurn turn;
    turn.utf8 = "We were heard.";
    turn.range = {0, 14};
    turn.participant = speaker;
    candidate.turns.push_back(turn);
    study::Consent consent;
    consent.participant = speaker;
    consent.use = study::Use::Quote;
    const auto line = [&] {
        const auto passed = privacy::Gate(protection, {{consent}, {}}).pass(candidate);
        return std::get<privacy::ProtectedExcerpt>(passed).attribution.utf8();
    };
    CHECK(line() == "Lynn Bradach, Port Selwyn Meeting");
    consent.naming = false;
    CHECK(line() == "One speaker, [place] Meeting");
}

TEST_CASE("a date of birth of the register is one in any spelling") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    register_.with("Date of birth", "14 March 1971");
    const auto protection = register_.protection();
    const privacy::Gate gate(protection, {});
    for (const std::string date : {"14 March 1971", "March 14th, 1971", "1971-03-14", "14/03/71", "14.3.1971",
                                   "19710314", "the fourteenth of March 1971"}) {
        CAPTURE(date);
        const auto printed = gate.pass_text("It rained on " + date + " there.", "en").utf8();
        CHECK(printed.find("[date of birth]") != std::string::npos);
        CHECK(printed.find("71") == std::string::npos);
    }
    CHECK(gate.pass_text("It rained on 15 March 1971.", "en").utf8() == "It rained on [1971].");
}

TEST_CASE("a date of birth of the register takes its year with it in any form") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    register_.with("dob", "1979-03-14");
    const auto protection = register_.protection();
    const privacy::Gate gate(protection, {});
    const std::vector<std::pair<std::string, std::string>> dates{
        {"en", "14.3.79"},
        {"en", "14-3-79"},
        {"en", "79-03-14"},
        {"en", "14 mars 79"},
        {"en", "14 3 79"},
        {"en", "140379"},
        {"en", "14031979"},
        {"en", "14-March-79"},
        {"en", "14 March '79"},
        {"en", "14 March of 79"},
        {"en", "14 March 79"},
        {"en", "14 III 1979"},
        {"en", "14 3 1979"},
        {"en", "14 March, nineteen seventy-nine"},
        {"fr", "quatorze mars mille neuf cent soixante-dix-neuf"},
        {"es", "14 de marzo de mil novecientos setenta y nueve"},
        {"en", "fourteenth of March seventy-nine"},
        {"en", "14th of March nineteen hundred and seventy-nine"},
        {"vi", "14 tháng 3 năm 79"},
        {"ru", "четырнадцатого марта семьдесят девятого"}};
    for (const auto& [language, date] : dates) {
        CAPTURE(date);
        CHECK(gate.pass_text("(" + date + ")", language).utf8().find("([") == 0);
        CHECK(gate.pass_text("(" + date + ")", language).utf8().find("])") != std::string::npos);
        CHECK(gate.pass_text("(" + date + ")", language).utf8().find("]-") == std::string::npos);
        CHECK_FALSE(gate.scan("on " + date + " there", "x", privacy::ScanDepth::Words, {}).empty());
    }
    CHECK(gate.pass_text("We paid 14, 3 or 80 of them, 150379 in all.", "en").utf8() ==
          "We paid 14, 3 or 80 of them, 150379 in all.");
}

TEST_CASE("a speaker's own age of the register is one without a word that says so") {
    tests::RegisterBuilder register_;
    const auto speaker = register_.participant("P1", "Lynn Bradach");
    register_.with("age", "53");
    const auto protection = register_.protection();
    const privacy::Gate gate(protection, {});
    const auto said = [&](const std::string& utf8) {
        privacy::Candidate candidate;
        candidate.source.kind = study::SourceKind::Interview;
        candidate.source.language = "en";
        privacy::CandidateTurn turn;
        turn.utf8 = utf8;
        turn.range = {0, text::count_code_points(utf8)};
        turn.participant = speaker;
        candidate.turns.push_back(turn);
        study::Consent consent;
        consent.participant = speaker;
        consent.use = study::Use::Quote;
        const auto passed = privacy::Gate(protection, {{consent}, {}}).pass(candidate);
        return std::get<privacy::ProtectedExcerpt>(passed).turns.at(0).text.utf8();
    };
    CHECK(said("53.") == "[early fifties].");
    CHECK(said("Tired, fifty-three, and done.") == "Tired, [early fifties], and done.");
    CHECK(said("We were 53 people, on page 53, for 53 years.") ==
          "We were 53 people, on page 53, for 53 years.");
    CHECK(said("There were 54.") == "There were 54.");
}

TEST_CASE("a replacement that holds an identifier never stands in a text") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    register_.replaced_by("ring 020 7946 0123");
    register_.participant("P2", "Bounmy Vichack");
    register_.decide("register:P2", study::Decision::Set, "a] friend [of");
    const auto protection = register_.protection();
    const privacy::Gate gate(protection, {});
    CHECK(gate.pass_text("Lynn and Bounmy", "en").utf8() == "[a respondent] and [a respondent]");
    CHECK_FALSE(protection.refuse_replacement("ring 020 7946 0123").empty());
    CHECK(protection.refuse_replacement("a friend").empty());
}

TEST_CASE("a name of the register that is spelt out is found as that person's") {
    const std::string name = "Tamsin Oloko";
    for (const std::string spelt :
         {"T A M S I N", "T-A-M-S-I-N", "T, A, M, S, I, N", "t a m s i n", "T. A. M. S. I. N"}) {
        CAPTURE(spelt);
        CHECK(find(name, "She wrote " + spelt + " on it") == Pieces{spelt});
    }
    CHECK(find(name, "She wrote O L O K O on it") == Pieces{"O L O K O"});
    // Three letters are found because the register has them.
    CHECK(find("Mor Oloko", "it was M O R then") == Pieces{"M O R"});
    CHECK(find("Mor Oloko", "it was M A R then").empty());
}

TEST_CASE("people of the register are known by their initials where points say so") {
    const std::string name = "Amina Mutesi";
    CHECK(find(name, "Then A.M. said no.") == Pieces{"A.M."});
    CHECK(find(name, "Then A. M. said no.") == Pieces{"A. M."});
    for (const std::string other : {"at 10 A.M. or so", "at ten a.m. or so", "a plan A, M and Z", "I am here",
                                    "the B.M. said no", "an AM radio"}) {
        CAPTURE(other);
        CHECK(find(name, other).empty());
    }
    CHECK(find("Ulla Sorensen", "in the U.S. they said no").empty());
}

TEST_CASE("digits do not hide the letters of a name") {
    CHECK(find("Anaya Bell", "call 4naya or An4ya") == Pieces{"4naya", "An4ya"});
    CHECK(find("Tobias Bell", "ask T0b1as about it") == Pieces{"T0b1as"});
    CHECK(find("Ana Bell", "room 4na-2 and 4n").empty());
}

TEST_CASE("participants are known by the words for their code, others by theirs") {
    tests::RegisterBuilder register_;
    register_.participant("P04", "Somsy Vong");
    const auto protection = register_.protection();
    CHECK(pieces(protection, "as participant four told us") == Pieces{"participant four"});
    CHECK(pieces(protection, "as Participant no. 4 told us") == Pieces{"Participant no. 4"});
    CHECK(pieces(protection, "participant five, 4 participants, respondent four, four of us").empty());
}
