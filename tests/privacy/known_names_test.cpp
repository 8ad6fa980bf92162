// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/detector.h"
#include "register_builder.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;

namespace {

using Pieces = std::vector<std::string>;

Pieces pieces(const std::vector<privacy::Found>& found, const text::Text& text) {
    Pieces all;
    for (const privacy::Found& one : found) all.emplace_back(text.slice(one.range));
    return all;
}

Pieces find(const std::vector<std::string>& names, const std::string& utf8) {
    tests::RegisterBuilder register_;
    int number = 0;
    for (const std::string& name : names) register_.participant("P" + std::to_string(++number), name);
    const text::Text text(utf8);
    return pieces(register_.names().find(text), text);
}

Pieces find_place(const std::string& name, const std::string& utf8) {
    tests::RegisterBuilder register_;
    register_.add("L1", name, study::EntityCategory::Place);
    const text::Text text(utf8);
    return pieces(register_.names().find(text), text);
}

}  // namespace

TEST_CASE("a name is found in full, in parts, turned round and with initials") {
    const std::vector<std::string> name{"Lynn Marie Bradach"};
    CHECK(find(name, "Then Lynn Marie Bradach spoke.") == Pieces{"Lynn Marie Bradach"});
    CHECK(find(name, "Then Lynn Bradach spoke.") == Pieces{"Lynn Bradach"});
    CHECK(find(name, "Then Lynn spoke to Bradach.") == Pieces{"Lynn", "Bradach"});
    CHECK(find(name, "Bradach, Lynn (chair)") == Pieces{"Bradach, Lynn"});
    CHECK(find(name, "by L. Bradach and by L.M. Bradach") == Pieces{"L. Bradach", "L.M. Bradach"});
    CHECK(find(name, "by Bradach L. in 2009") == Pieces{"Bradach L."});
}

TEST_CASE("titles go with the name they stand before") {
    const std::vector<std::string> name{"Lynn Bradach"};
    CHECK(find(name, "ask Mrs Bradach or Dr. Bradach") == Pieces{"Mrs Bradach", "Dr. Bradach"});
    CHECK(find({"Fatou-Binta Manga"}, "Madame Manga, merci") == Pieces{"Madame Manga"});
    CHECK(find({"Phạm Quý Thí"}, "gặp ông Thí hôm qua") == Pieces{"ông Thí"});
    CHECK(find({"ບຸນມີ ວິໄຊ"}, "ທ້າວບຸນມີເວົ້າ") == Pieces{"ທ້າວບຸນມີ"});
    CHECK(find({"سامي الحداد"}, "قال السيد الحداد") == Pieces{"السيد الحداد"});
}

TEST_CASE("a name does not reach over the end of a turn, nor over that of a sentence and its line") {
    const std::vector<std::string> name{"Lynn Bradach"};
    CHECK(find(name, "your own chief.\n\nLynn Bradach: Yes") == Pieces{"Lynn Bradach"});
    CHECK(find(name, "your own chief.\nLynn Bradach: Yes") == Pieces{"Lynn Bradach"});
    CHECK(find(name, "I am Lynn.\n\nLynn Bradach: Yes") == Pieces{"Lynn", "Lynn Bradach"});
    CHECK(find(name, "It was Lynn\nBradach, Mrs\nBradach.") == Pieces{"Lynn\nBradach", "Mrs\nBradach"});
}

TEST_CASE("case, diacritics and normal forms make no difference") {
    const std::vector<std::string> name{"José Nuñez"};
    CHECK(find(name,
               "JOSE NUNEZ and jose\xCC\x81 nun\xCC\x83"
               "ez") == Pieces{"JOSE NUNEZ",
                               "jose\xCC\x81 nun\xCC\x83"
                               "ez"});
    CHECK(find({"Jürgen Müller"}, "Mueller war da, juergen mueller auch") ==
          Pieces{"Mueller", "juergen mueller"});
    CHECK(find({"Bounmy Vichack"}, "then bounmy said") == Pieces{"bounmy"});
}

TEST_CASE("a possessive stays, an ending of a case goes with the name") {
    CHECK(find({"Lynn Bradach"}, "Lynn's son, Bradach’s house") == Pieces{"Lynn", "Bradach"});
    CHECK(find({"Умарбек Пулодов"}, "с Умарбеком и у Пулодова") == Pieces{"Умарбеком", "Пулодова"});
    CHECK(find({"Анна Иванова"}, "сказала Анне, видела Анну") == Pieces{"Анне", "Анну"});
    CHECK(find({"Marko Kovač"}, "s Markom kod Kovača") == Pieces{"Markom", "Kovača"});
    CHECK(find({"Agim Berisha"}, "me Agimin") == Pieces{"Agimin"});
    CHECK(find({"سامي الحداد"}, "وسامي ذهب للحداد") == Pieces{"سامي", "حداد"});
    CHECK(find({"አንያለም ዘነበ"}, "ከዘነበ ጋር") == Pieces{"ዘነበ"});
}

TEST_CASE("line ends, hyphens and spacing do not hide a name") {
    CHECK(find({"Lynn Bradach"}, "with Lynn\nBradach and Bra-\ndach") ==
          Pieces{"Lynn\nBradach", "Bra-\ndach"});
    CHECK(find({"Nur Al-Haddad"}, "Al Haddad; AlHaddad; Haddad; al-haddad") ==
          Pieces{"Al Haddad", "AlHaddad", "Haddad", "al-haddad"});
    CHECK(find({"Lynn Bradach"}, "write lynnbradach") == Pieces{"lynnbradach"});
    CHECK(find({"Lynn Bradach"},
               "Bradach12 is a footnote, Brad\xC2\xAD"
               "ach a soft hyphen") == Pieces{"Bradach",
                                              "Brad\xC2\xAD"
                                              "ach"});
    CHECK(find({"Lynn Bradach"}, "well-\nBradach") == Pieces{"Bradach"});
}

TEST_CASE("a name inside a longer word is none") {
    CHECK(find({"Rosen Kole"}, "Rosenberg and Nikole").empty());
    CHECK(find({"Lynn Bradach"}, "Lynnwood").empty());
}

TEST_CASE("names are found inside scripts without spaces") {
    CHECK(find({"ບຸນມີ ວິໄຊ"}, "ມື້ນີ້ບຸນມີໄປຕະຫຼາດ") == Pieces{"ບຸນມີ"});
    CHECK(find({"สมชาย ใจดี"}, "เมื่อวานสมชายมา") == Pieces{"สมชาย"});
    CHECK(find({"王小明"}, "昨天王小明来了，小明很好") == Pieces{"王小明", "小明"});
}

TEST_CASE("names that are words need a capital, and function words more than the start of a sentence") {
    const std::vector<std::string> name{"Hope Will"};
    CHECK(find(name, "we hope they will come").empty());
    CHECK(find(name, "I met Hope there") == Pieces{"Hope"});
    CHECK(find(name, "I met hope will there") == Pieces{"hope will"});
    CHECK(find({"Le Van An"}, "An hour later. Then An came.") == Pieces{"An"});
    CHECK(find({"Le Van An"}, "le van an came") == Pieces{"le van an"});
}

TEST_CASE("a register typed in capitals names the same people") {
    CHECK(find({"LE VAN QUY"}, "then Quy came with Le Van Quy") == Pieces{"Quy", "Le Van Quy"});
    CHECK(find({"MANGA Fatou"}, "Madame Manga and fatou") == Pieces{"Madame Manga", "fatou"});
}

TEST_CASE("initials count only where they are registered") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    const text::Text text("LB said so, and lb did; so did L.B. herself");
    CHECK(register_.names().find(text).empty());
    register_.called("LB");
    CHECK(pieces(register_.names().find(text), text) == Pieces{"LB", "L.B"});
}

TEST_CASE("a shared name belongs to nobody in particular, and the rest of the name tells") {
    tests::RegisterBuilder register_;
    const auto first = register_.participant("P1", "Ana Kola");
    const auto second = register_.participant("P2", "Ben Kola");
    const text::Text text("Kola, then Ben Kola and Ana.");
    const auto found = register_.names().find(text);
    REQUIRE(found.size() == 3);
    CHECK_FALSE(found[0].entity);
    CHECK(found[1].entity == second);
    CHECK(found[2].entity == first);
}

TEST_CASE("places and organisations are not taken apart") {
    CHECK(find_place("Vang Vieng", "in Vang Vieng, not in Vang") == Pieces{"Vang Vieng"});
    CHECK(find_place("Cluster Munition Coalition (CMC)", "the CMC, that is the Cluster Munition Coalition") ==
          Pieces{"CMC", "Cluster Munition Coalition"});
    CHECK(find_place("Сараево", "в Сараеве и в Сараево") == Pieces{"Сараеве", "Сараево"});
}

TEST_CASE("strict search looks through markup") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    const auto names = register_.names();
    for (const std::string utf8 :
         {"<b>Ly</b>nn", "**Lynn** Bradach", "Lynn&nbsp;Bradach", "{\"a\":\"one\\nBradach\"}",
          "<!-- Lynn -->", "Lynn\xE2\x80\x8B Bradach"}) {
        INFO(utf8);
        CHECK_FALSE(names.find_strictly(text::Text(utf8)).empty());
    }
}

TEST_CASE("a name is one also where an underscore joins its parts, or it is written small behind a title") {
    CHECK(find({"Ana Moreau"}, "He posted it as ana_moreau last week.") == Pieces{"ana_moreau"});
    CHECK(find({"Ana Moreau"}, "the file banana_split") == Pieces{});
    const std::vector<std::string> alias{"Hạnh"};
    CHECK(find(alias, "Hôm qua chị hạnh đã đến.") == Pieces{"chị hạnh"});
    CHECK(find({"Will"}, "She will go.") == Pieces{});
}

TEST_CASE("odd texts do no harm") {
    const std::vector<std::string> name{"Lynn Bradach", "", "-", "1", "😀", "."};
    CHECK(find(name, "").empty());
    CHECK(find(name, "👩‍👩‍👧‍👦 Lynn👩‍👧") == Pieces{"Lynn"});
    CHECK(find(name, std::string(100'000, '-') + "\n").empty());
    CHECK(find({"Lynn Lynn"},
               [] {
                   std::string many;
                   for (int i = 0; i < 20'000; ++i) many += "Lynn ";
                   return many;
               }())
              .size() > 1'000);
}

TEST_CASE("a name that is a small word of another language is a name at the start of a sentence") {
    const auto found = [](const std::string& name, const std::string& utf8, std::string_view language) {
        tests::RegisterBuilder register_;
        register_.participant("P1", name);
        const text::Text text(utf8);
        return pieces(register_.names().find(text, language), text);
    };
    CHECK(found("Ali Hassan", "Ali came. \"Ali\" said: Ali", "en") == Pieces{"Ali", "Ali", "Ali"});
    CHECK(found("Li", "Li came. Mr. Li came.", "") == Pieces{"Li", "Mr. Li"});
    CHECK(found("Van", "Van came. Ms. Van came.", "en-GB") == Pieces{"Van", "Ms. Van"});
    CHECK(found("Anna Do", "Do you know? Mr. Do does. A. Do too.", "en") == Pieces{"Mr. Do", "A. Do"});
    CHECK(found("Ali Hassan", "Ali nije. Dr. Ali jeste.", "bs") == Pieces{"Dr. Ali"});
    CHECK(found("Ben Carter", "then Ben came", "en") == Pieces{"Ben"});
}

TEST_CASE("a Korean name is found with what is written onto it") {
    const std::vector<std::string> name{"김민수"};
    CHECK(find(name, "김민수가 왔다. 김민수에게 말했다. 민수씨 왔다. 김민수님 왔다. 민수는 왔다. 민수씨가") ==
          Pieces{"김민수가", "김민수에게", "민수씨", "김민수님", "민수는", "민수씨가"});
    CHECK(find(name, "민수기를").empty());
}

TEST_CASE("an organisation is found however its and is written, and without what it is by law") {
    tests::RegisterBuilder register_;
    register_.add("O1", "Hope & Light e.V.", study::EntityCategory::Organisation);
    register_.participant("P1", "Hope Smith");
    const text::Text text("Hope and Light; Hope & Light; HOPE & LIGHT; Hope&Light. We hope and light it.");
    CHECK(pieces(register_.names().find(text), text) ==
          Pieces{"Hope and Light", "Hope & Light", "HOPE & LIGHT", "Hope&Light"});
}

TEST_CASE("a name with an ending of its language is the name") {
    const auto all = [](const std::string& name, const std::string& said) {
        CAPTURE(name, said);
        CHECK(find({name}, said) == Pieces{said});
    };
    all("রহিমা", "রহিমার");
    all("রহিমা", "রহিমাকে");
    all("நிலா", "நிலாவின்");
    all("ராமன்", "ராமனின்");
    all("ნინო", "ნინომ");
    all("ანა", "ანამ");
    CHECK(find({"ანა"}, "ანალიზი").empty());
    all("Արամ", "Արամի");
    all("राधा", "राधाजी");
    all("አበበ", "አበበም");
    all("محمد", "محمدا");
    all("Jan Wójcik", "Wójcikowi");
    all("Łukasz", "Łukaszowi");
    all("Jan Kowalski", "Kowalskiego");
    all("Matti Virtanen", "Virtasen");
    all("Pat O'Brien", "O Brien");
    all("Pat O'Brien", "O' Brien");
    CHECK(find({"דוד כהן"}, "לדוד ולכהן") == Pieces{"דוד", "כהן"});
    CHECK(find({"रवि"}, "रविवार को").empty());
}
