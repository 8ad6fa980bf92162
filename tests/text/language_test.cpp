// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/language.h"
#include "base/files.h"
#include "support/shared_data.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace sotto;
using text::detect_language;

TEST_CASE("a sentence is enough to tell languages apart") {
    const std::vector<std::pair<std::string, std::string>> samples = {
        {"en", "They said that they would not have come if it had not been for their children."},
        {"pcm", "Na so dem dey talk say we no go fit comot for dis place, wey pikin dey cry."},
        {"fr", "Nous avons vécu dans le village avec nos enfants, mais ils ne sont plus là."},
        {"es", "Los niños no pueden ir a la escuela porque el camino está lleno de minas."},
        {"pt", "As crianças não podem ir para a escola porque o caminho está cheio de minas."},
        {"it", "I bambini non possono andare a scuola perché la strada è piena di mine."},
        {"de", "Die Kinder können nicht zur Schule gehen, weil der Weg voller Minen ist."},
        {"nl", "De kinderen kunnen niet naar school omdat de weg vol mijnen ligt."},
        {"sv", "Barnen kan inte gå till skolan eftersom vägen är full av minor."},
        {"da", "Børnene kan ikke gå i skole, fordi vejen er fuld af miner, og hvad nu?"},
        {"hr", "Djeca ne mogu ići u školu jer je cijeli put pun mina, a nitko ne zna tko ih je postavio."},
        {"sr", "Deca ne mogu da idu u školu jer je ceo put pun mina, a niko ne zna ko ih je postavio."},
        {"sr", "Деца не могу да иду у школу јер је цео пут пун мина."},
        {"sq", "Fëmijët nuk mund të shkojnë në shkollë sepse rruga është plot me mina."},
        {"tr", "Çocuklar okula gidemiyor çünkü yol mayın dolu ve bu çok tehlikeli bir durum."},
        {"uz", "Bolalar maktabga bora olmaydi, chunki yo'l minalar bilan to'la va bu juda xavfli."},
        {"vi", "Trẻ em không thể đến trường vì con đường đầy mìn và không ai dám đi."},
        {"id", "Anak-anak tidak dapat pergi ke sekolah karena jalan itu penuh dengan ranjau."},
        {"so",
         "Carruurtu ma tagi karaan iskuulka sababtoo ah waddada waxaa ka buuxa miinooyin oo waa khatar."},
        {"sw", "Watoto hawawezi kwenda shule kwa sababu njia ile ina mabomu mengi ya kutegwa na ni hatari."},
        {"ru", "Дети не могут ходить в школу, потому что дорога вся в минах, и это опасно."},
        {"uk", "Діти не можуть ходити до школи, бо дорога вся в мінах, і це небезпечно."},
        {"tg", "Кӯдакон ба мактаб рафта наметавонанд, зеро роҳ пур аз мина аст."},
        {"ar", "لا يستطيع الأطفال الذهاب إلى المدرسة لأن الطريق مليء بالألغام."},
        {"fa",
         "بچه‌ها نمی‌توانند به مدرسه بروند چون راه پر از مین "
         "است."},
        {"ur", "بچے اسکول نہیں جا سکتے کیونکہ راستہ بارودی سرنگوں سے بھرا ہوا ہے۔"},
        {"he", "הילדים לא יכולים ללכת לבית הספר כי הדרך מלאה במוקשים."},
        {"am", "ልጆቹ ወደ ትምህርት ቤት መሄድ አይችሉም ምክንያቱም መንገዱ ፈንጂ ነው እና አደገኛ ነው።"},
        {"ti", "እቶም ቆልዑ ናብ ቤት ትምህርቲ ክኸዱ ኣይክእሉን እዮም ምኽንያቱ እቲ መንገዲ ፈንጂ ኣለዎ።"},
        {"hi", "बच्चे स्कूल नहीं जा सकते क्योंकि रास्ता बारूदी सुरंगों से भरा है।"},
        {"lo", "ເດັກນ້ອຍໄປໂຮງຮຽນບໍ່ໄດ້ຍ້ອນທາງເຕັມໄປດ້ວຍລະເບີດ"},
        {"th", "เด็กไปโรงเรียนไม่ได้เพราะถนนเต็มไปด้วยกับระเบิด"},
        {"km", "ក្មេងៗមិនអាចទៅសាលារៀនបានទេ ព្រោះផ្លូវពោរពេញដោយមីន"},
        {"my", "ကလေးများ ကျောင်းမသွားနိုင်ပါ"},
        {"zh", "孩子们不能上学,因为路上到处都是地雷。"},
        {"yue", "啲細路唔可以返學，因為條路周圍都係地雷，佢哋好驚㗎。"},
        {"ja", "道が地雷だらけなので、子供たちは学校に行けません。"},
        {"ko", "길에 지뢰가 가득해서 아이들이 학교에 갈 수 없습니다."},
        {"el", "Τα παιδιά δεν μπορούν να πάνε στο σχολείο."},
        {"hy", "Երեխաները չեն կարող դպրոց գնալ"},
        {"ka", "ბავშვები სკოლაში ვერ დადიან"},
    };
    for (const auto& [language, sample] : samples) {
        INFO(sample);
        const text::LanguageGuess guess = detect_language(sample);
        CHECK(guess.language == language);
        CHECK(guess.confidence > 0.1);
        CHECK(guess.confidence <= 1.0);
        const auto& known = text::known_languages();
        CHECK(std::find(known.begin(), known.end(), language) != known.end());
    }
}

TEST_CASE("decomposed accents and Latin names inside another script do not mislead") {
    CHECK(detect_language(
              "Les e\u0301le\u0300ves ont e\u0301te\u0301 tre\u0300s bien forme\u0301s par le professeur.")
              .language == "fr");
    CHECK(detect_language("قال Handicap International إن الأطفال لا يستطيعون الذهاب إلى المدرسة").language ==
          "ar");
}

TEST_CASE("where there is nothing to go by the answer is undetermined") {
    for (const char* nothing : {"", " \n", "12345 -- ... 2009", "😀😀😀", "Xqzvw"}) {
        INFO(nothing);
        CHECK(detect_language(nothing).language == "und");
        CHECK(detect_language(nothing).confidence == 0);
    }
}

TEST_CASE("a foreign beginning does not decide for a long text") {
    std::string utf8 = "Title: Human Rights and Landmines in the World\n";
    for (int i = 0; i < 3000; ++i)
        utf8 += "Los niños no pueden ir a la escuela porque el camino está lleno de minas. ";
    CHECK(detect_language(utf8).language == "es");
}

TEST_CASE("language tags are reduced to their primary part") {
    using text::primary_language;
    CHECK(primary_language("pt-BR") == "pt");
    CHECK(primary_language("EN_us") == "en");
    CHECK(primary_language("yue") == "yue");
    CHECK(primary_language("zh-Hant-TW") == "zh");
    for (const char* unusable : {"", "x", "12", "-", "x-private", "toolongtag", "e1"})
        CHECK(primary_language(unusable).empty());
}

TEST_CASE("real documents in many languages are recognised") {
    const auto shared = tests::shared_folder();
    if (!shared) {
        WARN("no shared documents beside this checkout");
        return;
    }
    const std::vector<std::pair<std::string, std::string>> documents = {
        {"udhr-unicode/als.txt", "sq"},      {"udhr-unicode/amh.txt", "am"},
        {"udhr-unicode/arb.txt", "ar"},      {"udhr-unicode/cmn_hans.txt", "zh"},
        {"udhr-unicode/deu.txt", "de"},      {"udhr-unicode/eng.txt", "en"},
        {"udhr-unicode/fra.txt", "fr"},      {"udhr-unicode/hrv.txt", "hr"},
        {"udhr-unicode/khm.txt", "km"},      {"udhr-unicode/lao.txt", "lo"},
        {"udhr-unicode/pes_1.txt", "fa"},    {"udhr-unicode/spa.txt", "es"},
        {"udhr-unicode/srp_cyrl.txt", "sr"}, {"udhr-unicode/srp_latn.txt", "sr"},
        {"udhr-unicode/tgk.txt", "tg"},      {"udhr-unicode/tha.txt", "th"},
        {"udhr-unicode/vie.txt", "vi"}};
    std::size_t seen = 0;
    const auto check = [&](const std::filesystem::path& file, const std::string& language) {
        if (!std::filesystem::exists(file)) return;
        INFO(file.filename().string());
        CHECK(detect_language(base::read_file(file, 1U << 24U)).language == language);
        ++seen;
    };
    const auto folder = *shared / "data" / "2-languages";
    for (const auto& [name, language] : documents) check(folder / name, language);
    const std::vector<std::pair<std::string, std::string>> folders = {
        {"UD_Amharic-ATT", "am"},        {"UD_Cantonese-HK", "yue"},     {"UD_French-ParisStories", "fr"},
        {"UD_Naija-NSC", "pcm"},         {"UD_Serbian-SET", "sr"},       {"google-captions-de", "de"},
        {"google-captions-es", "es"},    {"google-captions-hi", "hi"},   {"google-captions-ja", "ja"},
        {"google-captions-pt-BR", "pt"}, {"google-captions-ru", "ru"},   {"google-captions-vi", "vi"},
        {"google-captions-zh-CN", "zh"}, {"google-captions-zh-TW", "zh"}};
    for (const auto& [name, language] : folders) {
        if (!std::filesystem::is_directory(folder / name)) continue;
        for (const auto& entry : std::filesystem::directory_iterator(folder / name)) {
            // Annotations are in English.
            if (entry.path().extension() != ".conllu") check(entry.path(), language);
        }
    }
    CHECK(seen > 40);
}
