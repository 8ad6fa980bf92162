// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/gate.h"
#include "register_builder.h"

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

using namespace sotto;
using privacy::AttributionPolicy;
using study::Audience;
using study::SourceKind;
using study::SpeakerRole;
using study::Status;

// Nobody else makes protected texts.
static_assert(!std::is_default_constructible_v<privacy::ProtectedText>);
static_assert(!std::is_default_constructible_v<privacy::ProtectedExcerpt>);

namespace {

using EntityId = study::Id<study::Entity>;

study::Consent consent(EntityId who, Audience audience, study::Use use,
                       const std::string& recorded = "2020-01-01T00:00:00.000Z") {
    study::Consent one;
    one.participant = who;
    one.audience = audience;
    one.use = use;
    one.recorded = recorded;
    return one;
}

struct Bench {
    tests::RegisterBuilder register_;
    std::vector<study::Consent> consents;
    privacy::ExportTerms terms;
    EntityId lynn = register_.participant("P1", "Lynn Bradach");
    EntityId bounmy = register_.participant("P2", "Bounmy Vichack");

    std::variant<privacy::ProtectedExcerpt, privacy::Withheld> pass(
        const privacy::Candidate& candidate) const {
        const privacy::Protection protection = register_.protection();
        return privacy::Gate(protection, {consents, terms}).pass(candidate);
    }
    privacy::ProtectedExcerpt passed(const privacy::Candidate& candidate) const {
        auto result = pass(candidate);
        if (const auto* why = std::get_if<privacy::Withheld>(&result)) FAIL("withheld: " << why->reason);
        return std::get<privacy::ProtectedExcerpt>(std::move(result));
    }
    std::string reason(const privacy::Candidate& candidate) const {
        const auto result = pass(candidate);
        const auto* why = std::get_if<privacy::Withheld>(&result);
        return why == nullptr ? std::string() : why->reason;
    }
};

privacy::CandidateTurn turn(const std::string& utf8, EntityId who = {},
                            SpeakerRole role = SpeakerRole::Participant) {
    privacy::CandidateTurn one;
    one.utf8 = utf8;
    one.range = {100, 100 + text::count_code_points(utf8)};
    one.role = role;
    one.participant = who;
    one.speaker_label = "label";
    return one;
}

privacy::Candidate quote(std::vector<privacy::CandidateTurn> turns, SourceKind kind = SourceKind::Interview,
                         Status status = Status::Private) {
    privacy::Candidate candidate;
    candidate.number = 7;
    candidate.source.kind = kind;
    candidate.source.status = status;
    candidate.source.language = "en";
    candidate.source.event = "Oslo Signing Conference";
    candidate.source.date = "2008-12-03";
    candidate.turns = std::move(turns);
    return candidate;
}

std::string words(const privacy::ProtectedExcerpt& excerpt) {
    std::string all;
    for (const auto& one : excerpt.turns) all += (all.empty() ? "" : " / ") + one.text.utf8();
    return all;
}

}  // namespace

TEST_CASE("a participant is quoted as far as consent reaches and no further") {
    Bench bench;
    const auto candidate = quote({turn("We were heard.", bench.lynn)});
    const auto allowed = [&](Audience audience) {
        bench.terms.audience = audience;
        return bench.reason(candidate).empty();
    };
    SECTION("nothing is recorded: the team only") {
        CHECK(allowed(Audience::Team));
        CHECK_FALSE(allowed(Audience::Partners));
        CHECK_FALSE(allowed(Audience::Public));
        CHECK_FALSE(allowed(Audience::Archive));
    }
    SECTION("partners, as the register says it") {
        bench.consents = *study::consent_from_register("partners");
        for (auto& one : bench.consents) one.participant = bench.lynn;
        CHECK(allowed(Audience::Team));
        CHECK(allowed(Audience::Partners));
        CHECK_FALSE(allowed(Audience::Public));
        CHECK_FALSE(allowed(Audience::Archive));
    }
    SECTION("none: not even the team") {
        bench.consents = *study::consent_from_register("none");
        for (auto& one : bench.consents) one.participant = bench.lynn;
        for (const Audience audience :
             {Audience::Team, Audience::Partners, Audience::Public, Audience::Archive}) {
            CHECK_FALSE(allowed(audience));
        }
    }
    SECTION("paraphrase is no quotation") {
        bench.consents = {consent(bench.lynn, Audience::Public, study::Use::Paraphrase)};
        CHECK_FALSE(allowed(Audience::Public));
    }
    SECTION("withdrawn later") {
        bench.consents = {consent(bench.lynn, Audience::Public, study::Use::Quote)};
        CHECK(allowed(Audience::Public));
        study::Consent withdrawal =
            consent(bench.lynn, Audience::Public, study::Use::Quote, "2021-01-01T00:00:00.000Z");
        withdrawal.withdrawn = true;
        bench.consents.push_back(withdrawal);
        CHECK_FALSE(allowed(Audience::Public));
        bench.terms.audience = Audience::Public;
        CHECK(bench.reason(candidate) == "P1 has withdrawn consent");
    }
}

TEST_CASE("what would hide or reorder words does not leave, and what scripts are written with does") {
    Bench bench;
    bench.consents = {consent(bench.lynn, Audience::Public, study::Use::Quote)};
    const auto printed = [&](const std::string& utf8) {
        return bench.passed(quote({turn(utf8, bench.lynn)})).turns.front().text.utf8();
    };
    CHECK(printed("we \u202Enever\u202C \u2066said\u2069 \u202Ait") == "we never said it");
    CHECK(printed("red\x1B[31m \u009B31mtext\x07") == "red[31m 31mtext");
    CHECK(printed("a\uFEFFb\u2063c\U000E0041\U000E0042 d") == "abc d");
    CHECK(printed("\u2764\uFE0F\uFE0E\uFE01 heart") == "\u2764\uFE0F heart");
    const std::string needed =
        "e\u0301 \u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \u200F(1) "
        "\U0001F468\u200D\U0001F469 co\u00ADop \u1780\u200B\u1781";
    CHECK(printed(needed) == needed);
    // What comes together when they are gone is looked for like anything else.
    CHECK(printed("it was Lynn Bra\u202Edach, call 020 79\u206646 0123") ==
          "it was [a respondent], call [phone number]");
}

TEST_CASE("reasons name the code and never the person") {
    Bench bench;
    const std::string reason = bench.reason(quote({turn("We were heard.", bench.lynn)}));
    CHECK(reason.find("P1") != std::string::npos);
    CHECK(reason.find("Lynn") == std::string::npos);
    CHECK(reason.find("heard") == std::string::npos);
}

TEST_CASE("an interpreter's words are the respondent's, and need that person's consent") {
    for (const char* word : {"public", "team"}) {
        Bench bench;
        bench.consents = *study::consent_from_register(word);
        for (auto& one : bench.consents) one.participant = bench.lynn;
        const auto reason =
            bench.reason(quote({turn("We were heard.", bench.lynn, SpeakerRole::Interpreter)}));
        CHECK(reason.empty() == (std::string_view(word) == "public"));
    }
}

TEST_CASE("a speaker whom nobody knows is quoted only where nobody's consent is needed") {
    struct Row {
        SourceKind kind;
        Status status;
        Audience audience;
        SpeakerRole role;
        bool passes;
    };
    const std::vector<Row> rows{
        {SourceKind::Interview, Status::Private, Audience::Public, SpeakerRole::Unknown, false},
        {SourceKind::Interview, Status::Private, Audience::Partners, SpeakerRole::Unknown, false},
        {SourceKind::Interview, Status::Private, Audience::Archive, SpeakerRole::Unknown, false},
        {SourceKind::Interview, Status::Private, Audience::Team, SpeakerRole::Unknown, true},
        {SourceKind::Interview, Status::Private, Audience::Public, SpeakerRole::Interviewer, true},
        {SourceKind::Interview, Status::Private, Audience::Public, SpeakerRole::Interpreter, false},
        {SourceKind::FocusGroup, Status::Private, Audience::Public, SpeakerRole::Unknown, false},
        {SourceKind::SurveyAnswer, Status::Private, Audience::Public, SpeakerRole::Unknown, false},
        {SourceKind::Literature, Status::Private, Audience::Public, SpeakerRole::Unknown, true},
        {SourceKind::FieldNote, Status::Private, Audience::Public, SpeakerRole::Unknown, true},
        {SourceKind::PublicStatement, Status::Public, Audience::Public, SpeakerRole::Unknown, true},
        {SourceKind::Interview, Status::Public, Audience::Public, SpeakerRole::Unknown, true},
    };
    for (const Row& row : rows) {
        Bench bench;
        bench.terms.audience = row.audience;
        INFO(study::name_of(row.kind)
             << " " << study::name_of(row.status) << " " << study::name_of(row.audience));
        CHECK(bench.reason(quote({turn("We were heard.", {}, row.role)}, row.kind, row.status)).empty() ==
              row.passes);
    }
}

TEST_CASE("a source's one respondent is asked where its speaker is not known") {
    Bench bench;
    auto candidate = quote({turn("We were heard.", {}, SpeakerRole::Unknown)});
    candidate.source.participant = bench.lynn;
    CHECK(bench.reason(candidate).find("P1") != std::string::npos);
    bench.consents = {consent(bench.lynn, Audience::Public, study::Use::Quote)};
    CHECK(bench.reason(candidate).empty());
}

TEST_CASE("words said in public need no consent but respect a refusal") {
    Bench bench;
    const auto candidate =
        quote({turn("We were heard.", bench.lynn)}, SourceKind::PublicStatement, Status::Public);
    CHECK(bench.reason(candidate).empty());
    bench.consents = *study::consent_from_register("none");
    for (auto& one : bench.consents) one.participant = bench.lynn;
    CHECK_FALSE(bench.reason(candidate).empty());
}

TEST_CASE("a turn without consent is cut out of the conversation") {
    Bench bench;
    bench.consents = {consent(bench.lynn, Audience::Public, study::Use::Quote)};
    const auto excerpt = bench.passed(
        quote({turn("First.", bench.lynn), turn("Secret.", bench.bounmy), turn("Last.", bench.lynn)}));
    CHECK(words(excerpt) == "First. / […] Last.");
    const auto end = bench.passed(quote({turn("First.", bench.lynn), turn("Secret.", bench.bounmy)}));
    CHECK(words(end) == "First. […]");
    CHECK_FALSE(
        bench.reason(quote({turn("Why?", {}, SpeakerRole::Interviewer), turn("Secret.", bench.bounmy)}))
            .empty());
}

TEST_CASE("what was said off the record does not leave") {
    Bench bench;
    bench.consents = {consent(bench.lynn, Audience::Public, study::Use::Quote)};
    auto said = turn("They came. My boss lied. We went.", bench.lynn);
    said.off_record = {{111, 124}};
    CHECK(words(bench.passed(quote({said}))) == "They came. […] We went.");
    said.off_record = {{100, 200}};
    CHECK(bench.reason(quote({said})) == "all of it was said off the record");
    // A name that reaches into the cut is replaced outside it.
    auto named = turn("I saw Bounmy Vichack there", bench.lynn);
    named.off_record = {{113, 120}};
    CHECK(words(bench.passed(quote({named}))).find("Bounmy") == std::string::npos);
}

TEST_CASE("replacements stand where the text says they do") {
    Bench bench;
    bench.terms.audience = Audience::Team;
    const std::string said = "é Bounmy on 14 March 2009, [Bounmy]";
    const auto excerpt = bench.passed(quote({turn(said, bench.lynn)}));
    const text::Text text(excerpt.turns[0].text.utf8());
    CHECK(text.utf8() == "é [a respondent] on [2009], [a respondent]");
    REQUIRE(excerpt.turns[0].text.replacements().size() == 3);
    CHECK(text.slice(excerpt.turns[0].text.replacements()[0].range) == "[a respondent]");
    CHECK(text.slice(excerpt.turns[0].text.replacements()[1].range) == "[2009]");
    CHECK(excerpt.replaced.at(privacy::Category::Person) == 2);
    CHECK(excerpt.replaced.at(privacy::Category::Date) == 1);
    // The author may ask what stood there.
    const text::Text original(said);
    std::vector<std::string> before;
    for (const auto& made : excerpt.turns[0].text.replacements()) {
        CHECK(made.category.has_value());
        before.emplace_back(original.slice(made.original));
    }
    CHECK(before == std::vector<std::string>{"Bounmy", "14 March 2009", "Bounmy"});
    CHECK(excerpt.turns[0].range.start == 100);
}

TEST_CASE("words that are left out are marked as no replacement of anything") {
    Bench bench;
    bench.consents = {consent(bench.lynn, Audience::Public, study::Use::Quote)};
    auto said = turn("They came with Bounmy. My boss lied. We went.", bench.lynn);
    said.off_record = {{123, 136}};
    const auto excerpt = bench.passed(quote({said}));
    const auto& made = excerpt.turns[0].text.replacements();
    REQUIRE(made.size() == 2);
    CHECK(made[0].category == privacy::Category::Person);
    CHECK_FALSE(made[1].category.has_value());
    CHECK(made[1].original == text::Range{23, 36});
    CHECK(text::Text(excerpt.turns[0].text.utf8()).slice(made[1].range) == "[…]");
}

TEST_CASE("attribution follows the status of the statement and the policy") {
    struct Row {
        SourceKind kind;
        Status status;
        SpeakerRole role;
        bool known;
        AttributionPolicy policy;
        std::string line;
    };
    const auto participant = SpeakerRole::Participant;
    const std::string event = "Oslo Signing Conference, 3 December 2008";
    const std::vector<Row> rows{
        {SourceKind::Interview, Status::Private, participant, true, AttributionPolicy::ByStatus,
         "One respondent"},
        {SourceKind::Interview, Status::Private, participant, true, AttributionPolicy::Pseudonym, "P1"},
        {SourceKind::Interview, Status::Private, participant, true, AttributionPolicy::Role, "A survivor"},
        {SourceKind::Interview, Status::Private, participant, true, AttributionPolicy::Unnamed,
         "One respondent"},
        {SourceKind::Interview, Status::Private, SpeakerRole::Interviewer, false, AttributionPolicy::ByStatus,
         "Project staff"},
        {SourceKind::Literature, Status::Private, SpeakerRole::Unknown, false, AttributionPolicy::ByStatus,
         "One respondent"},
        {SourceKind::FieldNote, Status::Private, SpeakerRole::Unknown, false, AttributionPolicy::ByStatus,
         "Field notes"},
        {SourceKind::SurveyAnswer, Status::Private, participant, true, AttributionPolicy::ByStatus,
         "One respondent"},
        {SourceKind::PublicStatement, Status::Private, participant, true, AttributionPolicy::ByStatus,
         "One speaker"},
        {SourceKind::PublicStatement, Status::Public, participant, true, AttributionPolicy::ByStatus,
         "Lynn Bradach, survivor, " + event},
        {SourceKind::PublicStatement, Status::Public, participant, true, AttributionPolicy::Pseudonym,
         "Lynn Bradach, survivor, " + event},
        {SourceKind::PublicStatement, Status::Public, participant, true, AttributionPolicy::Unnamed,
         "One speaker"},
        {SourceKind::PublicStatement, Status::Public, SpeakerRole::Unknown, false,
         AttributionPolicy::ByStatus, "One speaker, " + event},
        {SourceKind::Literature, Status::Public, SpeakerRole::Unknown, false, AttributionPolicy::ByStatus,
         "Literature, " + event},
    };
    for (const Row& row : rows) {
        Bench bench;
        bench.register_ = tests::RegisterBuilder();
        bench.lynn = bench.register_.participant("P1", "Lynn Bradach");
        bench.register_.with("role", "survivor");
        bench.consents = {consent(bench.lynn, Audience::Public, study::Use::Quote)};
        bench.terms.policy = row.policy;
        const auto excerpt = bench.passed(quote(
            {turn("We were heard.", row.known ? bench.lynn : EntityId{}, row.role)}, row.kind, row.status));
        INFO(study::name_of(row.kind)
             << " " << study::name_of(row.status) << " " << privacy::name_of(row.policy));
        CHECK(excerpt.attribution.utf8() == row.line);
        CHECK(excerpt.public_statement == (row.status == Status::Public));
    }
}

TEST_CASE("a public speaker who does not want to be named is not") {
    Bench bench;
    bench.consents = {consent(bench.lynn, Audience::Public, study::Use::Quote)};
    bench.consents[0].naming = false;
    const auto excerpt = bench.passed(
        quote({turn("I, Lynn, was heard.", bench.lynn)}, SourceKind::PublicStatement, Status::Public));
    CHECK(excerpt.attribution.utf8() == "One speaker, Oslo Signing Conference, 3 December 2008");
    CHECK(words(excerpt) == "I, [a respondent], was heard.");
}

TEST_CASE("in a public statement the attribution alone names the speaker, and nobody else is named") {
    Bench bench;
    auto candidate =
        quote({turn("I, Lynn, came with Bounmy.", bench.lynn)}, SourceKind::PublicStatement, Status::Public);
    candidate.source.event = "Panel with Bounmy Vichack";
    const auto excerpt = bench.passed(candidate);
    CHECK(words(excerpt) == "I, [the speaker], came with [a respondent].");
    CHECK(excerpt.attribution.utf8() == "Lynn Bradach, Panel with [person], 3 December 2008");
}

TEST_CASE("staff are project staff, and several respondents are not told apart by name") {
    Bench bench;
    const auto staff = bench.register_.participant("S1", "Seevanh Xaykia");
    bench.register_.with("role", "Project staff");
    CHECK(bench.passed(quote({turn("We tried.", staff)})).attribution.utf8() == "Project staff");

    bench.consents = {consent(bench.lynn, Audience::Public, study::Use::Quote),
                      consent(bench.bounmy, Audience::Public, study::Use::Quote)};
    const auto group = bench.passed(quote(
        {turn("Why?", {}, SpeakerRole::Interviewer), turn("So.", bench.lynn), turn("No.", bench.bounmy)},
        SourceKind::FocusGroup));
    CHECK(group.attribution.utf8() == "Several respondents");
    REQUIRE(group.turns.size() == 3);
    CHECK(group.turns[0].speaker.utf8() == "Interviewer");
    CHECK(group.turns[1].speaker.utf8() == "Respondent 1");
    CHECK(group.turns[2].speaker.utf8() == "Respondent 2");
}

TEST_CASE("attributes stand beside private quotes only, and hold no names") {
    Bench bench;
    bench.register_ = tests::RegisterBuilder();
    bench.lynn = bench.register_.participant("P1", "Lynn Bradach");
    bench.register_.with("age", "60").with("village", "Vunakela");
    bench.register_.add("L1", "Vunakela", study::EntityCategory::Place);
    bench.terms.audience = Audience::Team;
    bench.terms.shown = {"age:10", "village", "nothing"};
    const auto excerpt = bench.passed(quote({turn("We were heard.", bench.lynn)}));
    REQUIRE(excerpt.shown.size() == 2);
    CHECK(excerpt.shown[0].second.utf8() == "60-69");
    CHECK(excerpt.shown[1].second.utf8() == "[place]");
    CHECK(
        bench.passed(quote({turn("We were heard.", bench.lynn)}, SourceKind::PublicStatement, Status::Public))
            .shown.empty());
}

TEST_CASE("codes and titles are protected as quotes are") {
    Bench bench;
    bench.terms.audience = Audience::Team;
    auto candidate = quote({turn("We were heard.", bench.lynn)});
    candidate.codes = {"Lessons/What Bounmy said"};
    CHECK(bench.passed(candidate).codes[0].utf8() == "Lessons/What [a respondent] said");
    const privacy::Protection protection = bench.register_.protection();
    CHECK(privacy::Gate(protection, {}).pass_text("About Lynn Bradach", "en").utf8() ==
          "About [a respondent]");
}

TEST_CASE("under pseudonyms the code stands for the person in the words too") {
    Bench bench;
    bench.terms.audience = Audience::Team;
    bench.terms.policy = AttributionPolicy::Pseudonym;
    CHECK(words(bench.passed(quote({turn("Bounmy and I, Lynn.", bench.lynn)}))) == "[P2] and I, [P1].");
}

TEST_CASE("the scan finds what stands in a finished file, and says whom by code") {
    Bench bench;
    const privacy::Protection protection = bench.register_.protection();
    const privacy::Gate gate(protection, {});
    const auto scan = [&](const std::string& utf8, const privacy::AllowedLines& allowed = {},
                          privacy::ScanDepth depth = privacy::ScanDepth::Words) {
        return gate.scan(utf8, "block 1", depth, allowed);
    };
    const auto leaks = scan("as Lynn told me");
    REQUIRE(leaks.size() == 1);
    CHECK(leaks[0].entity_code == "P1");
    CHECK(leaks[0].where == "block 1");
    CHECK(scan("call 020 7946 0123").size() == 1);
    CHECK(scan("on 14 March 2009").size() == 1);
    CHECK(scan("Pseudonymised; residual risk remains. One respondent, [2009].").empty());

    const privacy::AllowedLines allowed{{"Lynn Bradach, Oslo, 3 December 2008"},
                                        {"One respondent, 60, female"}};
    CHECK(scan("Lynn Bradach, Oslo, 3 December 2008", allowed).empty());
    CHECK(scan("— Lynn Bradach, Oslo, 3 December 2008", allowed).empty());
    CHECK_FALSE(scan("She said Lynn Bradach, Oslo, 3 December 2008 was there", allowed).empty());
    CHECK_FALSE(scan("Lynn Bradach", allowed).empty());
    CHECK(scan("One respondent, 60, female", allowed).empty());
    CHECK_FALSE(scan("One respondent, 61, female", allowed).empty());

    const auto markup = privacy::ScanDepth::Markup;
    CHECK(scan("quotes_lynn_bradach.docx", {}, markup).size() == 1);
    CHECK(scan("1980-01-01T00:00:00Z https://example.org/schema 12345678901", {}, markup).empty());
}

TEST_CASE("an export signs in its own language, and quotes keep theirs") {
    Bench bench;
    bench.consents = {consent(bench.lynn, Audience::Public, study::Use::Quote)};
    bench.terms.language = "fr";
    auto spoken = quote({turn("Lynn, c’est moi ; Bounmy aussi.", bench.lynn)}, SourceKind::PublicStatement,
                        Status::Public);
    spoken.source.language = "fr";
    const auto said = bench.passed(spoken);
    CHECK(words(said) == "[la personne qui parle], c’est moi ; [une personne interrogée] aussi.");
    CHECK(said.attribution.utf8() == "Lynn Bradach, Oslo Signing Conference, 3 décembre 2008");

    const auto answer = bench.passed(quote({turn("We were heard.", bench.lynn)}));
    CHECK(answer.attribution.utf8() == "Une personne interrogée");
    bench.terms.language = "en";
    CHECK(bench.passed(spoken).attribution.utf8() ==
          "Lynn Bradach, Oslo Signing Conference, 3 December 2008");
    spoken.source.date = "2008-12-01";
    bench.terms.language = "fr";
    CHECK(bench.passed(spoken).attribution.utf8() ==
          "Lynn Bradach, Oslo Signing Conference, 1er décembre 2008");
}
