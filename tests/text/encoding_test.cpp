// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/encoding.h"
#include "base/error.h"
#include "base/files.h"
#include "support/shared_data.h"
#include "text/text.h"

#include <iconv.h>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace sotto;
using text::decode;
using text::decode_as;
using text::Decoded;
using namespace std::string_literals;

namespace {

/// The bytes of `utf8` in another encoding, made by the C library and not by ICU.
std::string in_encoding(std::string utf8, const std::string& encoding) {
    const std::string name = encoding.rfind("windows-", 0) == 0 ? "CP" + encoding.substr(8) : encoding;
    const iconv_t converter = iconv_open(name.c_str(), "UTF-8");
    REQUIRE(converter != reinterpret_cast<iconv_t>(-1));
    std::string bytes(utf8.size() * 4 + 16, '\0');
    char* from = utf8.data();
    char* to = bytes.data();
    std::size_t left = utf8.size();
    std::size_t room = bytes.size();
    INFO(encoding);
    const std::size_t failed = iconv(converter, &from, &left, &to, &room);
    iconv_close(converter);
    REQUIRE(failed == 0);
    bytes.resize(bytes.size() - room);
    return bytes;
}

}  // namespace

TEST_CASE("a byte order mark proves the encoding and is removed") {
    const std::vector<std::pair<std::string, std::string>> marked = {
        {"\xEF\xBB\xBFh\xC3\xA9"s, "UTF-8"},
        {"\xFF\xFEh\0\xE9\0"s, "UTF-16LE"},
        {"\xFE\xFF\0h\0\xE9"s, "UTF-16BE"},
        {"\xFF\xFE\0\0h\0\0\0\xE9\0\0\0"s, "UTF-32LE"},
        {"\0\0\xFE\xFF\0\0\0h\0\0\0\xE9"s, "UTF-32BE"}};
    for (const auto& [bytes, encoding] : marked) {
        const Decoded decoded = decode(bytes);
        CHECK(decoded.encoding == encoding);
        CHECK(decoded.utf8 == "hé");
        CHECK(decoded.had_mark);
        CHECK(decoded.confidence == 100);
        CHECK(decoded.replaced == 0);
    }
}

TEST_CASE("UTF-16 and UTF-32 without a mark are known by their zeros") {
    const std::string english = "They came.\r\nThey left again.";
    std::string little;
    std::string big;
    std::string wide;
    for (const char c : english) {
        little += c;
        little += '\0';
        big += '\0';
        big += c;
        wide += c;
        wide += "\0\0\0"s;
    }
    CHECK(decode(little).utf8 == english);
    CHECK(decode(little).encoding == "UTF-16LE");
    CHECK(decode(big).utf8 == english);
    CHECK(decode(big).encoding == "UTF-16BE");
    CHECK(decode(wide).utf8 == english);
    CHECK(decode(wide).encoding == "UTF-32LE");
    CHECK_FALSE(decode(big).had_mark);
    const std::string russian = "Дети не могут ходить в школу, потому что дорога вся в минах.";
    CHECK(decode(in_encoding(russian, "UTF-16LE")).utf8 == russian);
    CHECK(decode(in_encoding(russian, "UTF-16BE")).utf8 == russian);
    // Zeros between fields do not make UTF-16 of UTF-8.
    std::string fields;
    for (int i = 0; i < 40; ++i) fields += "abcdefghijklmnopqrs\0"s;
    CHECK(decode(fields).encoding == "UTF-8");
}

TEST_CASE("valid UTF-8 is UTF-8, newlines and all") {
    for (const std::string& utf8 : {""s, "plain"s, "a\r\nb\rc\n"s, "ສະບາຍດີ 😀"s, "a\0b"s}) {
        const Decoded decoded = decode(utf8);
        CHECK(decoded.utf8 == utf8);
        CHECK(decoded.encoding == "UTF-8");
        CHECK(decoded.confidence == 100);
        CHECK_FALSE(decoded.had_mark);
    }
}

TEST_CASE("UTF-8 with a broken byte stays UTF-8 and says what was replaced") {
    const Decoded cut = decode("Ils ont été formés à l’école, très tôt. Où\xE2\x80");
    CHECK(cut.encoding == "UTF-8");
    CHECK(cut.replaced == 1);
    CHECK(cut.confidence < 100);
    CHECK(cut.utf8 == "Ils ont été formés à l’école, très tôt. Où\uFFFD");
}

TEST_CASE("legacy encodings are told by how the text reads") {
    const std::vector<std::pair<std::string, std::string>> samples = {
        {"windows-1252",
         "Les enfants ne peuvent pas aller à l’école parce que le chemin est miné ; c’est très dangereux."},
        {"windows-1252",
         "Die Kinder können nicht zur Schule gehen, weil der Weg voller Minen ist – über Jahre, sagte er: "
         "„schön“."},
        {"windows-1252", "The survivors’ group said “no” — and that was that; it’s what they’d wanted."},
        {"macintosh", "The survivors’ group said “no” — and that was that; it’s what they’d wanted."},
        {"IBM850",
         "Los niños no pueden ir a la escuela porque el camino está lleno de minas, según dijo el señor "
         "Núñez."},
        {"windows-1250",
         "Děti nemohou chodit do školy, protože cesta je plná min a všichni už to vědí, řekl žák."},
        {"ISO-8859-2",
         "Dzieci nie mogą chodzić do szkoły, ponieważ droga jest pełna min, i wszyscy się boją, że tak "
         "będzie."},
        {"windows-1251", "Дети не могут ходить в школу, потому что дорога вся в минах, и это опасно."},
        {"KOI8-R", "Дети не могут ходить в школу, потому что дорога вся в минах, и это опасно."},
        {"IBM866", "Дети не могут ходить в школу, потому что дорога вся в минах, и это опасно."},
        {"ISO-8859-5", "Дети не могут ходить в школу, потому что дорога вся в минах, и это опасно."},
        {"windows-1253", "Τα παιδιά δεν μπορούν να πάνε στο σχολείο, γιατί ο δρόμος είναι γεμάτος νάρκες."},
        {"windows-1254",
         "Çocuklar okula gidemiyor çünkü yol mayın dolu ve bu çok tehlikeli bir durum, dedi öğretmen. Şimdi "
         "ağlıyor."},
        {"windows-1255", "הילדים לא יכולים ללכת לבית הספר כי הדרך מלאה במוקשים וזה מסוכן."},
        {"windows-1256", "لا يستطيع الأطفال الذهاب إلى المدرسة لأن الطريق مليء بالألغام وهذا خطير."},
        {"windows-874", "เด็กไปโรงเรียนไม่ได้เพราะถนนเต็มไปด้วยกับระเบิด และเป็นอันตรายมาก"},
        {"Shift_JIS", "道が地雷だらけなので、子供たちは学校に行けません。とても危険です。"},
        {"EUC-JP", "道が地雷だらけなので、子供たちは学校に行けません。とても危険です。"},
        {"GB18030", "孩子们不能上学,因为路上到处都是地雷。这非常危险,老师说。"},
        {"GB18030", "嗰个师奶话佢个仔喺田度踩到地雷,之后就冇咗只脚,好惨㗎。"},
        {"GB18030", "我哋学识咗点样同政府讲嘢,仲有点样听人讲嘢。"},
        {"Big5", "孩子們不能上學,因為路上到處都是地雷。這非常危險,老師說。"},
        {"EUC-KR", "길에 지뢰가 가득해서 아이들이 학교에 갈 수 없습니다. 매우 위험합니다."},
    };
    for (const auto& [encoding, utf8] : samples) {
        INFO(encoding << ": " << utf8);
        const Decoded decoded = decode(in_encoding(utf8, encoding));
        CHECK(decoded.utf8 == utf8);
        CHECK(decoded.replaced == 0);
        CHECK(decoded.confidence > 20);
        CHECK(decoded.confidence <= 95);
    }
}

TEST_CASE("a few odd bytes are decoded with little confidence, noise with none") {
    const Decoded few = decode("na\xEFve");
    CHECK(few.utf8 == "naïve");
    CHECK(few.confidence < 40);
    std::string noise;
    for (int i = 0; i < 2000; ++i)
        noise += static_cast<char>(static_cast<unsigned char>((i * 7919 + i * i * 31) % 251 + 4));
    CHECK(decode(noise).confidence < 40);
}

TEST_CASE("the language of the text helps the guess") {
    const std::string bytes = in_encoding("Šta će biti s našom decom?", "windows-1250");
    CHECK(decode(bytes, "sr").utf8 == "Šta će biti s našom decom?");
}

TEST_CASE("an encoding can be named, a wrong name is the user's error") {
    CHECK(decode_as("caf\xE9", "latin1").utf8 == "café");
    CHECK(decode_as("caf\xE9", "latin1").encoding == "ISO-8859-1");
    CHECK(decode_as("\xEF\xBB\xBFx", "utf8").utf8 == "x");
    CHECK(decode_as("\xEF\xBB\xBFx", "utf8").had_mark);
    CHECK(decode_as("\xFF\xFEx\0"s, "UTF-16").utf8 == "x");
    const Decoded wrong = decode_as(
        "ab\xFF\xFE"
        "c",
        "UTF-8");
    CHECK(wrong.replaced == 2);
    CHECK(wrong.utf8 == "ab\uFFFD\uFFFDc");
    for (const std::string& name : {""s, "no-such-encoding"s, "UTF-8\0x"s}) {
        try {
            decode_as("x", name);
            FAIL("decoded as " << name);
        } catch (const base::Error& error) {
            CHECK(error.blame() == base::Blame::User);
        }
    }
}

TEST_CASE("a replacement character that the file holds itself is not counted") {
    CHECK(decode_as("a\xEF\xBF\xBD", "UTF-8").replaced == 0);
    CHECK(decode("\xFF\xFE\xFD\xFF"s).replaced == 0);
}

TEST_CASE("a megabyte decodes whole, whatever the buffers inside") {
    std::string utf8;
    while (utf8.size() < 1000000) utf8 += "x😀é";
    const std::string bytes = in_encoding(utf8, "UTF-16LE");
    CHECK(decode_as(bytes, "UTF-16LE").utf8 == utf8);
}

TEST_CASE("text is told from other bytes") {
    using text::looks_like_text;
    CHECK(looks_like_text(""));
    CHECK(looks_like_text("Plain words\r\n\twith tabs\f"));
    CHECK(looks_like_text("ສະບາຍດີ"));
    CHECK(looks_like_text(in_encoding("Дети не могут ходить в школу", "KOI8-R")));
    CHECK(looks_like_text(in_encoding("They left.\nThey came.", "UTF-16LE")));
    CHECK_FALSE(looks_like_text("PK\x03\x04\x14\0\x06\0\b\0\0\0!\0"s));
    CHECK_FALSE(looks_like_text("%PDF-1.4\n\x01\x02\x03\x04\x05\x06\x0E\x0F"s));
    std::string noise;
    for (int i = 0; i < 4000; ++i) noise += static_cast<char>(static_cast<unsigned char>(i * 7919 % 256));
    CHECK_FALSE(looks_like_text(noise));
    std::string wide;
    for (int i = 0; i < 100000; ++i) wide += "ສ";
    CHECK(looks_like_text(wide));
}

TEST_CASE("real files in legacy encodings are decoded rightly") {
    const auto shared = tests::shared_folder();
    if (!shared) {
        WARN("no shared documents beside this checkout");
        return;
    }
    // The names of two files say Latin2, their bytes are windows-1250: Š and ž are where that has them.
    const std::vector<std::pair<std::string, std::string>> files = {
        {"encodings-captions/Accessibility-gfw-JA.sub", "Shift_JIS"},
        {"encodings-udhr/Albanian_Shqip-Latin1.txt", "windows-1252"},
        {"encodings-udhr/Arabic_Alarabia-Arabic.txt", "windows-1256"},
        {"encodings-udhr/Chinese_Mandarin-GB2312.txt", "GB18030"},
        {"encodings-udhr/Croatian_Hrvatski-Latin2.txt", "windows-1250"},
        {"encodings-udhr/Czech-Latin2-err.txt", "windows-1250"},
        {"encodings-udhr/French_Francais-Latin1.txt", "windows-1252"},
        {"encodings-udhr/Hebrew_Ivrit-Hebrew.txt", "windows-1255"},
        {"encodings-udhr/Hungarian_Magyar-Unicode.txt", "UTF-16LE"},
        {"encodings-udhr/Japanese_Nihongo-SJIS.txt", "Shift_JIS"},
        {"encodings-udhr/Serbian_Srpski-Cyrillic.txt", "windows-1251"},
        {"encodings-udhr/Spanish-Latin1.txt", "windows-1252"},
        {"tika/russian.cp866.txt", "IBM866"},
        {"tika/testTXT_win-1252.txt", "windows-1252"},
        {"tika/multi-language.txt", "windows-1252"}};
    for (const auto& [name, encoding] : files) {
        INFO(name);
        const Decoded decoded = decode(base::read_file(*shared / "data" / "3-awkward" / name, 1U << 24U));
        CHECK(decoded.encoding == encoding);
        CHECK(text::is_valid_utf8(decoded.utf8));
    }
    // A font's own encoding, and Vietnamese whose letters were lost before: the guess must not boast.
    for (const char* name : {"Amharic-Afenegus6..60375.txt", "Vietnamese-TCVN.txt"}) {
        INFO(name);
        CHECK(
            decode(base::read_file(*shared / "data/3-awkward/encodings-udhr" / name, 1U << 24U)).confidence <
            15);
    }
}

TEST_CASE("a few letters that break off inside the last one are UTF-8") {
    const std::string lao = "ຂ້ອຍ";
    const auto letters = [&](std::size_t bytes) { return decode(lao.substr(0, bytes)); };
    for (const std::size_t bytes : {7U, 8U, 10U, 11U}) {
        CAPTURE(bytes);
        const Decoded cut = letters(bytes);
        CHECK(cut.encoding == "UTF-8");
        CHECK(cut.replaced == 1);
        CHECK(cut.utf8 == lao.substr(0, bytes / 3 * 3) + "\uFFFD");
    }
    CHECK(decode("a👩\xF0\x9F\x91").utf8 == "a👩\uFFFD");
    // A single accented letter at the end of a legacy text is no character that was cut.
    CHECK(decode("caf\xE9").utf8 == "café");
    CHECK(decode("d\xE9j\xE0 vu \xC3").encoding == "windows-1252");
}
