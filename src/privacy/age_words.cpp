// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/age_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sotto::privacy {

const WordSet& age_units() {
    static const WordSet words(R"(
        yo vjeç vjeçar vjeçare vjeçari vjeçarja tuổi ساله سالگی سالمه سالشه سالم کلن کلنه کلنۍ ساڵە سالە
        сола солаам солаи солаашро yoshda yoshli yoshdaman ёшда ёшли ёшдаман жаста жашта yaşında yaşındayım
        ዓመቴ ዓመቱ ዓመቷ አመቴ አመቱ አመቷ ዓመቴን ዓመቱን ዓመቷን
        jarige jarigen вжеч годишњи
        岁 歲 歳 살 세 ขวบ ຂວບ)");
    return words;
}

bool begins_age_unit(std::string_view key) {
    constexpr std::array<std::string_view, 8> beginnings{"jahrig", "летн", "годишњ", "godisnj",
                                                         "вецар",  "річн", "летн",   "годишн"};
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) {
        return key.size() > beginning.size() && key.substr(0, beginning.size()) == beginning;
    });
}

const std::vector<AgeGroup>& age_groups() {
    static const std::vector<AgeGroup> groups{
        {WordSet("ans an"),
         WordSet(
             R"(ai as a avons avez ont avais avait avaient aurai aura auront âgé âgée âgés âgées âge âges homme femme fille garçon
                    enfant personne fils mère père jeune soeur frère survivant survivante victime étudiant étudiante mari épouse
                    fillette adolescent adolescente gamin gamine atteint fêté eu)"),
         3},
        {WordSet("años año anos ano"),
         WordSet(
             R"(tengo tienes tiene tenemos tienen tenía tenías tenían tendrá cumplí cumplió cumplo edad con mujer hombre niño niña chico
                    chica joven hijo hija madre padre tenho tem temos têm tinha tinham idade com mulher homem menino menina rapaz
                    rapariga filho filha mãe pai fiz fez fazer)"),
         3},
        {WordSet("anni anno"),
         WordSet("ho hai ha abbiamo hanno avevo aveva avevano avrà età donna uomo ragazzo ragazza bambino "
                 "bambina figlio figlia compiuto compiuti"),
         3},
        {WordSet("jahre jahren jahr"),
         WordSet("alter mit bin ist war bist wurde werde werden als alters mann frau kind sohn tochter"), 3},
        {WordSet("jaar"), WordSet("ben is was van leeftijd man vrouw kind zoon dochter werd jongen meisje"),
         3},
        {WordSet("год года лет годов годика"),
         WordSet(
             R"(мне тебе ему ей нам вам им было будет исполнилось возраст возрасте возраста женщина мужчина девочка мальчик ребенок сын
                    дочь мать отец)"),
         3},
        {WordSet("godina godine godinu godinama godinica година године годину годинама"),
         WordSet(
             R"(imam imaš ima imao imala imamo imali starosti star stara dob dobi sa sam bilo žena muškarac devojčica djevojčica dečak
                    dječak sin kći kćerka имам имаш има имао имала старости стар стара са жена мушкарац девојчица дечак син ћерка)"),
         3},
        {WordSet("vjet vite"),
         WordSet("jam është ishte isha kam ka moshë mosha moshën grua burrë vajzë djalë"), 3},
        {WordSet("سنة عاما عام سنوات أعوام سنه"),
         WordSet(
             "عمري عمره عمرها عمرنا العمر عمر بعمر يبلغ تبلغ أبلغ بلغت بلغ وعمري وعمره وعمرها سني سنه سنها"),
         4},
        {WordSet("سال کال ساڵ ساله"),
         WordSet("سن سنم سنش عمر عمرم من دارم دارد داشتم داشت تەمەن تەمەنم عمرې"), 3},
        {WordSet("ປີ ปี ឆ្នាំ နှစ်"), WordSet("ອາຍຸ ອາຍຸໄດ້ อายุ อายุได้ អាយុ អសက် အသက်"), 2},
        {WordSet("ዓመት አመት ዓመታት ዓመቶች"),
         WordSet("ዕድሜ ዕድሜዬ ዕድሜው ዕድሜዋ እድሜ እድሜዬ እድሜው እድሜዋ የዕድሜ ዕድመ ዕድመይ ዕድሚአ ዕድሚኡ ልጅ ሴት ወንድ"), 3},
        {WordSet("сол соли yosh ёш yil йил tahun miaka yaş yaşı"),
         WordSet("синну синни ман синнам дорам yoshim yoshi umur usia berusia umri miaka wa men u ёшим"), 3}};
    return groups;
}

const WordSet& age_words() {
    static const WordSet words(R"(
        aged age ages âge âgé âgée edad idade età eta alter leeftijd возраст возрасте mosha moshë starost dob старост
        العمر عمره عمرها عمري بعمر عمر سن سنم تuổi tuổi ອາຍຸ ອາຍຸໄດ້ อายุ អាយុ အသက် ዕድሜ እድሜ ዕድሜዬ እድሜዬ ዕድመ синну yosh yoshim umur usia
        berusia umri yaş yaşım 年龄 年齢 나이)");
    return words;
}

const WordSet& age_fillers() {
    static const WordSet words(R"(
        of de d is was the about around only just now already almost nearly approximately at von ca etwa um environ à de da di circa около
        примерно было oko là khoảng هو حوالي)");
    return words;
}

const WordSet& words_for_sex() {
    static const WordSet words(R"(
        female male woman man girl boy women men femme homme fille garçon féminin masculin mujer hombre niña niño femenino masculino
        mulher homem feminino menina menino frau mann weiblich männlich mädchen junge donna uomo femmina maschio vrouw man vrouwelijk
        mannelijk женщина мужчина женский мужской жен муж девочка мальчик жена мушкарац žena muškarac ženski muški grua burrë femër mashkull
        أنثى ذكر امرأة رجل زن مرد مونث مذکر ښځه nữ nam ຍິງ ຊາຍ ເພດຍິງ ເພດຊາຍ หญิง ชาย เพศหญิง เพศชาย ស្រី ប្រុស ሴት ወንድ зан мард ayol erkak
        女 男 여 남)");
    return words;
}

bool asks_together(std::string_view first, std::string_view second) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> pairs{{{"how", "old"},
                                                                                   {"wie", "alt"},
                                                                                   {"hoe", "oud"},
                                                                                   {"cuantos", "anos"},
                                                                                   {"quantos", "anos"},
                                                                                   {"quanti", "anni"},
                                                                                   {"сколько", "лет"},
                                                                                   {"скільки", "років"},
                                                                                   {"koliko", "godina"},
                                                                                   {"колико", "година"},
                                                                                   {"كم", "عمرك"},
                                                                                   {"sa", "vjec"}}};
    return std::find(pairs.begin(), pairs.end(), std::pair{first, second}) != pairs.end();
}

const WordSet& answer_openings() {
    static const WordSet words(R"(
        i am m im is it s its age my well um uh er ah oh ok okay yes now just only about around almost nearly turned me
        let see think guess maybe probably so hmm mm hm that would be was were
        j ai je suis ben euh alors tengo yo pues tenho eu eh bom ich bin also ja ho allora ik ben nou мне ну имам imam pa jam unë
        عمري انا أنا عندي)");
    return words;
}

bool is_sex_letter(std::string_view key) {
    return key == "f" || key == "m" || key == "w";
}

const WordSet& words_for_relatives() {
    static const WordSet words(R"(
        husband wife partner fiancé fiancée mother father mum mom mam dad daddy mama papa parent son daughter child baby brother sister
        twin uncle aunt auntie cousin nephew niece grandmother grandfather grandma grandpa granny grandson granddaughter stepmother
        stepfather stepson stepdaughter stepsister stepbrother
        mari femme épouse époux mère père maman fils fille frère soeur oncle tante cousine neveu nièce grand-mère grand-père
        marido esposo esposa mujer madre padre mamá papá hijo hija hermano hermana tío tía primo prima sobrino sobrina abuelo abuela
        mulher mãe pai filho filha irmão irmã tio tia sobrinho sobrinha avô avó
        mann frau ehemann ehefrau mutter vater sohn tochter bruder schwester onkel neffe nichte oma opa
        marito moglie figlio figlia fratello sorella zio zia nonno nonna
        man vrouw moeder vader zoon dochter broer zus
        муж жена мама папа мать отец сын дочь брат сестра дядя тётя бабушка дедушка
        muž suprug supruga majka otac sin kći kćerka ćerka brat sestra stric ujak tetka baba deda
        супруг супруга мајка отац син кћи кћерка ћерка стриц ујак тетка баба деда
        burri gruaja nëna babai djali vajza vëllai motra
        زوجي زوجتي زوجها زوجته أمي أبي والدي والدتي أخي أختي ابني ابنتي بنتي عمي خالي عمتي خالتي جدي جدتي أخوه أخته
        شوهرم همسرم زنم مادرم پدرم برادرم خواهرم پسرم دخترم
        chồng vợ cha
        ຜົວ ເມຍ ສາມີ ພັນລະຍາ ແມ່ ພໍ່ ລູກຊາຍ ລູກສາວ ອ້າຍ ເອື້ອຍ ນ້ອງຊາຍ ນ້ອງສາວ ຜົວຂອງຂ້ອຍ ເມຍຂອງຂ້ອຍ ຜົວຂ້ອຍ ເມຍຂ້ອຍ
        ສາມີຂອງຂ້ອຍ ພັນລະຍາຂອງຂ້ອຍ ແມ່ຂ້ອຍ ພໍ່ຂ້ອຍ ແມ່ຂອງຂ້ອຍ ພໍ່ຂອງຂ້ອຍ ລູກຊາຍຂ້ອຍ ລູກສາວຂ້ອຍ)");
    return words;
}

const WordSet& relatives_in_dative() {
    static const WordSet words(R"(
        мужу жене маме папе матери отцу сыну дочери брату сестре дяде тёте бабушке дедушке
        супругу супрузи мајци оцу кћери ћерки сестри mužu suprugu supruzi majci ocu sinu kćeri ćerki bratu sestri)");
    return words;
}

const WordSet& verbs_of_age() {
    static const WordSet words(R"(
        is was s turned turns became be ist war wird wurde ben werd a avait aura tiene tenía cumplió tem tinha fez ha aveva compie
        је био била je bio bila ima imala imao има имала имао është ishte là)");
    return words;
}

}  // namespace sotto::privacy
