// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/likely_names.h"
#include "text/text.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;

namespace {

using Words = std::vector<std::string>;

/// What is replaced before anybody looked, of a text in which the names model is not asked.
Words names_in(const std::string& language, const std::string& utf8) {
    const text::Text text(utf8);
    Words words;
    for (const privacy::Found& one : privacy::likely_names(text, language)) {
        if (privacy::is_certain_name(one)) words.emplace_back(text.slice(one.range));
    }
    return words;
}

}  // namespace

TEST_CASE("in languages with capitals a capital inside a sentence is a name") {
    CHECK(names_in("fr", "Hier on a vu Bintou Keïta avec son frère à Ngolonina.") ==
          Words{"Bintou Keïta", "Ngolonina"});
    CHECK(names_in("es", "Ese día vino con Yolanda Quispe de la Cruz.") ==
          Words{"Yolanda Quispe de la Cruz"});
    CHECK(names_in("vi", "Hôm đó tôi đi với chị Nguyễn Thị Thắm, không về.") == Words{"chị Nguyễn Thị Thắm"});
    CHECK(names_in("sr", "Posle je došla Gordana Milić, komšinica.") == Words{"Gordana Milić"});
    CHECK(names_in("sr", "После је дошла Гордана Милић, комшиница.") == Words{"Гордана Милић"});
    CHECK(names_in("pt", "Naquele dia veio a Celeste Mondlane com ele.") == Words{"Celeste Mondlane"});
}

TEST_CASE("a name that is plain in one place is found where it opens a sentence, and with its endings") {
    CHECK(names_in("sr", "Zvala je Gordana. Nismo čekali. Gordanu nismo videli.") ==
          Words{"Gordana", "Gordanu"});
    CHECK(names_in("fr", "C'est Bintou qui parle. Bintou pleure encore. Personne ne sait.") ==
          Words{"Bintou", "Bintou"});
    CHECK(names_in("am", "አቶ ሽፈራው መጣ። ከሽፈራው ጋር ሄድን።") == Words{"አቶ ሽፈራው", "ከሽፈራው"});
    CHECK(names_in("lo", "ຂ້ອຍຊື່ສົມພອນ. ຕໍ່ມາສົມພອນໄປນາ.") == Words{"ສົມພອນ", "ສົມພອນ"});
}

TEST_CASE("what opens a sentence or is a habit of the language is no name") {
    CHECK(names_in("fr",
                   "Alors voilà. Personne n'est venu. Dieu merci, on a WhatsApp. « Viens », a dit ma mère.")
              .empty());
    CHECK(names_in("es", "Bueno, no sé. Usted dice que Dios sabe. Entonces nos fuimos.").empty());
    CHECK(names_in("vi", "Tôi không biết. Rồi Tết đến. Chị nói gì?").empty());
    CHECK(names_in("sr", "Pa dobro. Znate, Vi ste to pitali. Nismo znali. Hvala Bogu.").empty());
    CHECK(names_in("de", "Der Mann ging mit seiner Frau in das Haus und nahm die Kuh vom Nachbarn.").empty());
}

TEST_CASE("forms of address announce a name in any script, and are part of it") {
    CHECK(names_in("fr", "Il a appelé madame Sow et M. Traoré.") == Words{"madame Sow", "M. Traoré"});
    CHECK(names_in("ar", "ثم جاءت السيدة تماضر وسألت.") == Words{"السيدة تماضر"});
    CHECK(names_in("ar", "ثم قال السيد نبيل حدّاد إن الطريق مغلق.") == Words{"السيد نبيل حدّاد"});
    CHECK(names_in("ar", "كانت الدكتورة سلمى قنديل هناك.") == Words{"الدكتورة سلمى قنديل"});
    CHECK(names_in("ar", "ثم جاءت الدكتورة سلمى وسألت عنا.") == Words{"الدكتورة سلمى"});
    CHECK(names_in("ar", "كان معنا أبو سليم عند الباب.") == Words{"أبو سليم"});
    CHECK(names_in("fa", "بعد آقای رستگار آمد و گفت.") == Words{"آقای رستگار"});
    CHECK(names_in("fa", "دیروز زرمینه جان آمد.") == Words{"زرمینه جان"});
    CHECK(names_in("am", "ከዚያ ወይዘሮ ዓለምፀሐይ መጡ።") == Words{"ወይዘሮ ዓለምፀሐይ"});
    CHECK(names_in("lo", "ມື້ນັ້ນ ທ້າວ ບຸນຍອດ ມາບ້ານ.") == Words{"ທ້າວ ບຸນຍອດ"});
    CHECK(names_in("sr", "Onda je gospođa Gordana rekla ne.") == Words{"gospođa Gordana"});
}

TEST_CASE("who says their name is found, also in text without capitals") {
    CHECK(names_in("fr", "bonjour je m'appelle bintou keïta et je viens du nord du pays depuis longtemps") ==
          Words{"bintou keïta"});
    CHECK(names_in("es", "me llamo yolanda y vengo de lejos con mis hijos desde hace muchos años") ==
          Words{"yolanda"});
    CHECK(names_in("ar", "أنا اسمي تماضر، من الجنوب.") == Words{"تماضر"});
    CHECK(names_in("am", "ዓለምፀሐይ እባላለሁ።") == Words{"ዓለምፀሐይ"});
    CHECK(names_in("lo", "ຂ້ອຍຊື່ບຸນຍອດ ອາຍຸຫ້າສິບ.") == Words{"ບຸນຍອດ"});
}

TEST_CASE("forms of address without a name behind them are none") {
    CHECK(names_in("fr", "Oui madame. Monsieur le directeur est parti. Merci docteur.").empty());
    CHECK(names_in("ar", "قال الشيخ في الليل إن البيت بعيد. صباح الخير.").empty());
    CHECK(names_in("ar", "على الورق وعليّ أنا، والعمر يمضي.").empty());
    CHECK(names_in("fa", "وزیر صاحب گفت که خوب است. مادر جان بیا.").empty());
    CHECK(names_in("lo", "ລາວຊື່ສັດ. ລຸງຢູ່ບ້ານ. ຊື່ຫຍັງ? ທ່ານຝັນດີບໍ່?").empty());
    CHECK(names_in("am", "አቶ ማን ነው? ልጄ መጣ።").empty());
}

TEST_CASE("labels of speakers are no names that were said, in any script") {
    CHECK(names_in("am", "ብርቱካን፦ እሺ ነው።").empty());
    CHECK(names_in("fr", "Bintou Keïta\u00A0: oui, bien sûr.\nBintou Keïta : non.").empty());
}

TEST_CASE("an acronym, a people and a country are proposed at most") {
    CHECK(names_in("fr", "On a vu les Français avec le CICR au Liban.").empty());
}
