// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/pseudonyms.h"

#include "text/language.h"

#include <array>

namespace sotto::privacy {

namespace {

/// Common first names that nobody owns, written down for Sotto: no list of anybody's was copied. They are to
/// be ordinary, easily told apart, and unlike the names of leaders and saints that a reader would think of.
/// In scripts other than Latin `native:Latin`; parted by commas.
struct Names {
    std::string_view origin;
    std::string_view female;
    std::string_view male;
};

constexpr std::array<Names, 19> all_names{{
    {"en",
     "Alice,Clara,Edith,Fiona,Grace,Heather,Joanna,Megan,Nadine,Pamela,Rachel,Sylvia,Tessa,Wendy,Audrey,"
     "Beatrice",
     "Adrian,Bernard,Colin,Derek,Edmund,Felix,Gordon,Howard,Ian,Julian,Kenneth,Leonard,Nigel,Oliver,Philip,"
     "Roland"},
    {"fr",
     "Adèle,Brigitte,Camille,Delphine,Élodie,Florence,Géraldine,Hélène,Isabelle,Juliette,Mireille,Nathalie,"
     "Océane,Sandrine,Valérie,Yvonne",
     "Antoine,Bastien,Cédric,Damien,Étienne,Fabrice,Gauthier,Hugues,Jérôme,Lucien,Maxime,Norbert,Olivier,"
     "Pascal,Thibault,Yves"},
    {"es",
     "Alicia,Beatriz,Carmen,Dolores,Elena,Gloria,Inés,Julia,Lucía,Marisol,Noelia,Pilar,Rocío,Silvia,Teresa,"
     "Yolanda",
     "Alfonso,Benito,Cristóbal,Domingo,Ernesto,Federico,Gonzalo,Hernán,Ignacio,Joaquín,Leandro,Mauricio,"
     "Néstor,Patricio,Ramiro,Vicente"},
    {"pt",
     "Adelina,Benedita,Catarina,Eduarda,Filomena,Graça,Isaura,Joana,Leonor,Margarida,Natália,Olívia,Rosália,"
     "Susana,Telma,Vera",
     "Afonso,Belmiro,Custódio,Duarte,Fernando,Gaspar,Henrique,Jacinto,Lourenço,Mateus,Nuno,Orlando,Raúl,"
     "Simão,Tomás,Valdemar"},
    {"de",
     "Anke,Birgit,Cornelia,Dagmar,Frauke,Gudrun,Heike,Ingrid,Karin,Lieselotte,Monika,Petra,Renate,Sabine,"
     "Ulrike,Waltraud",
     "Arnold,Bernd,Dietmar,Eberhard,Friedhelm,Gerhard,Heinz,Joachim,Klaus,Lothar,Manfred,Norbert,Rainer,"
     "Siegfried,Uwe,Wolfgang"},
    {"sq",
     "Albana,Blerta,Drita,Elira,Flutura,Hana,Jehona,Kaltrina,Lule,Mimoza,Nora,Rita,Shpresa,Teuta,Valbona,"
     "Zana",
     "Agim,Besnik,Driton,Enver,Fatmir,Genc,Hysen,Ilir,Kujtim,Luan,Naim,Petrit,Qazim,Sokol,Valon,Zef"},
    {"vi", "Bích,Cúc,Diệp,Hạnh,Hoa,Hồng,Lan,Liên,Mai,Nga,Nhung,Oanh,Phượng,Thảo,Trâm,Yến",
     "Bảo,Chiến,Dũng,Giang,Hải,Hùng,Khánh,Long,Lộc,Nam,Phong,Quân,Sơn,Thắng,Tùng,Vinh"},
    {"sw",
     "Amani,Bahati,Chausiku,Furaha,Halima,Imani,Jamila,Kibibi,Mwanaidi,Neema,Pendo,Rehema,Salama,Tatu,Wema,"
     "Zawadi",
     "Athumani,Baraka,Chacha,Daudi,Faraji,Hamisi,Jabali,Juma,Khamisi,Makame,Ngozi,Omari,Rashidi,Simba,"
     "Tumaini,Zuberi"},
    {"tr", "Ayten,Berna,Canan,Defne,Ebru,Figen,Gülay,Hülya,Jale,Leyla,Meral,Nilgün,Oya,Pınar,Sevgi,Zerrin",
     "Adnan,Bülent,Cemal,Doğan,Erdal,Faruk,Gökhan,Hakan,Kemal,Levent,Metin,Necati,Orhan,Selçuk,Tarık,Yavuz"},
    {"ru",
     "Алла:Alla,Вера:Vera,Галина:Galina,Дарья:Darya,Зинаида:Zinaida,Инна:Inna,Кира:Kira,Лидия:Lidiya,Майя:"
     "Mayya,Нонна:Nonna,Полина:Polina,Раиса:Raisa,Софья:Sofya,Тамара:Tamara,Фаина:Faina,Эмма:Emma",
     "Аркадий:Arkadiy,Богдан:Bogdan,Вадим:Vadim,Геннадий:Gennadiy,Денис:Denis,Егор:Yegor,Захар:Zakhar,Игнат:"
     "Ignat,Кирилл:Kirill,Лев:Lev,Марат:Marat,Никита:Nikita,Остап:Ostap,Платон:Platon,Роман:Roman,Тимур:"
     "Timur"},
    {"sr",
     "Анка:Anka,Босиљка:Bosiljka,Васка:Vaska,Гордана:Gordana,Драгана:Dragana,Зорица:Zorica,Ивана:Ivana,Јасна:"
     "Jasna,Катарина:Katarina,Љиљана:Ljiljana,Мирјана:Mirjana,Наташа:Nataša,Олга:Olga,Радмила:Radmila,"
     "Снежана:Snežana,Весна:Vesna",
     "Алекса:Aleksa,Бошко:Boško,Владан:Vladan,Горан:Goran,Драган:Dragan,Живко:Živko,Игор:Igor,Јован:Jovan,"
     "Коста:Kosta,Лазар:Lazar,Миодраг:Miodrag,Небојша:Nebojša,Огњен:Ognjen,Предраг:Predrag,Слободан:Slobodan,"
     "Томислав:Tomislav"},
    {"ar",
     "آمنة:Amina,بسمة:Basma,جميلة:Jamila,حنان:Hanan,خديجة:Khadija,دلال:Dalal,رباب:Rabab,زينب:Zaynab,سعاد:"
     "Suad,شيماء:Shaima,عبير:Abir,فاتن:Faten,كوثر:Kawthar,لمياء:Lamya,نجلاء:Najla,هدى:Huda",
     "أنور:Anwar,بشير:Bashir,جمال:Jamal,حازم:Hazem,خليل:Khalil,رشيد:Rashid,زاهر:Zaher,سامر:Samer,شريف:Sharif,"
     "طارق:Tariq,عدنان:Adnan,غسان:Ghassan,فؤاد:Fouad,كمال:Kamal,منير:Munir,نبيل:Nabil"},
    {"fa",
     "آرزو:Arezu,بنفشه:Banafsha,پروین:Parwin,ثریا:Soraya,حمیده:Hamida,دلارام:Delaram,رویا:Roya,زرغونه:"
     "Zarghuna,ستاره:Setara,شکیبا:Shakiba,فرزانه:Farzana,گلالی:Gulalai,لاله:Lala,مژگان:Mozhgan,نسرین:Nasrin,"
     "هما:Homa",
     "آرش:Arash,بهروز:Behroz,جاوید:Jawid,حامد:Hamed,خسرو:Khosraw,داوود:Dawud,رامین:Ramin,سهراب:Sohrab,شهاب:"
     "Shahab,فرهاد:Farhad,قاسم:Qasem,کامران:Kamran,مسعود:Masud,نوید:Nawid,هوشنگ:Hoshang,یوسف:Yusof"},
    {"lo",
     "ດາວອນ:Davone,ບົວຄຳ:Bouakham,ແສງດາວ:Sengdao,ມະນີວອນ:Manivone,ພອນສະຫວັນ:Phonesavanh,ວິໄລພອນ:Vilayphone,"
     "ຈັນສະໝຸດ:Chansamout,ຄຳປິ່ນ:Khampin,ນາງນ້ອຍ:Nangnoy,ສຸກສະຫວັນ:Souksavanh,ທິບພະຈັນ:Thipphachan,ອະລຸນນີ:Alounny",
     "ບຸນທັນ:Bounthan,ຄຳພູ:Khamphou,ສີສະຫວາດ:Sisavath,ພູວົງ:Phouvong,ທອງໄຫຼ:Thonglay,ວິລະພັນ:Viraphanh,ແກ້ວມະນີ:Keomany,"
     "ຈັນທະລາ:Chanthala,ສົມສະນຸກ:Somsanouk,ອານຸສອນ:Anousone,ໄຊຍະເດດ:Xayadeth,ລັດສະໝີ:Lathsamy"},
    {"th",
     "กัลยา:Kanlaya,จินตนา:Chintana,ดวงใจ:Duangchai,นภาพร:Naphaphon,ปราณี:Pranee,มาลัย:Malai,รัชนี:Ratchanee,วันเพ็ญ:"
     "Wanphen,ศรีสุดา:Srisuda,สุนันท์:Sunan,อรุณี:Arunee,อัมพร:Amphon",
     "กิตติ:Kitti,จักรี:Chakri,ณรงค์:Narong,ธงชัย:Thongchai,บุญเลิศ:Bunloet,ประเสริฐ:Prasoet,พิชัย:Phichai,มานพ:Manop,"
     "วิเชียร:Wichian,สมศักดิ์:Somsak,สุรชัย:Surachai,อำนวย:Amnuay"},
    {"km",
     "ចន្ថា:Chantha,ដាវី:Davy,កល្យាណ:Kalyan,មាលា:Malea,ណារី:Nary,ពិសី:Pisey,រតនា:Ratana,សុភាព:Sopheap,ស្រីមុំ:Sreymom,"
     "ធារី:Theary,វណ្ណា:Vanna,បុប្ផា:Bopha",
     "បូរី:Borey,ចំរើន:Chamroeun,ដារ៉ា:Dara,ហេង:Heng,កុសល:Kosal,មករា:Makara,ណារិទ្ធ:Narith,ពិសិដ្ឋ:Piseth,រិទ្ធី:Rithy,"
     "សុខា:Sokha,វិបុល:Vibol,វុទ្ធី:Vuthy"},
    {"my", "စန္ဒာ:Sanda,ခင်မာ:Khin Mar,သီတာ:Thida,နီလာ:Nilar,ရီရီ:Yi Yi,မြမြ:Mya Mya,ဝတ်ရည်:Wut Yi,ဇာခြည်:Zar Chi",
     "အောင်မင်း:Aung Min,ကျော်ဇော:Kyaw Zaw,မျိုးသန့်:Myo Thant,နေလင်း:Nay Lin,စိုးဝင်း:Soe Win,သန်းထွန်း:Than "
     "Tun,ဝဏ္ဏ:Wunna,ဇေယျာ:Zeya"},
    {"am",
     "አበባ:Abeba,ብርቱካን:Birtukan,ድንቅነሽ:Dinknesh,እታገኝ:Etagegn,ፍቅርተ:Fikirte,ገነት:Genet,ሂሩት:Hirut,ከበቡሽ:Kebebush,"
     "መሠረት:Meseret,ሰናይት:Senait,ትዕግሥት:Tigist,ዘውዴ:Zewde",
     "አበበ:Abebe,በቀለ:Bekele,ደምሴ:Demissie,ፈለቀ:Feleke,ግርማ:Girma,ጌታቸው:Getachew,ኃይሉ:Hailu,ከበደ:Kebede,ለማ:Lemma,"
     "መኮንን:Mekonnen,ታደሰ:Tadesse,ወርቁ:Worku"},
    {"hi",
     "आशा:Asha,भारती:Bharati,दीपा:Deepa,गीता:Geeta,इंदिरा:Indira,कमला:Kamala,लक्ष्मी:Lakshmi,मीना:Meena,पूनम:"
     "Poonam,राधा:Radha,सरिता:Sarita,उषा:Usha",
     "अजय:Ajay,भरत:Bharat,दिनेश:Dinesh,गणेश:Ganesh,हरीश:Harish,किरण:Kiran,मोहन:Mohan,नरेश:Naresh,प्रकाश:Prakash,"
     "राजेश:Rajesh,सुरेश:Suresh,विजय:Vijay"},
}};

std::vector<PlausibleName> names_in(std::string_view list) {
    std::vector<PlausibleName> names;
    while (!list.empty()) {
        const std::string_view one = list.substr(0, list.find(','));
        const std::size_t colon = one.find(':');
        names.push_back(colon == std::string_view::npos
                            ? PlausibleName{one, {}}
                            : PlausibleName{one.substr(colon + 1), one.substr(0, colon)});
        list.remove_prefix(std::min(one.size() + 1, list.size()));
    }
    return names;
}

}  // namespace

const std::vector<PlausibleName>& plausible_names(std::string_view origin, NameGender gender) {
    static const auto lists = [] {
        std::array<std::array<std::vector<PlausibleName>, 2>, all_names.size()> made;
        for (std::size_t i = 0; i < all_names.size(); ++i) {
            made.at(i) = {names_in(all_names.at(i).female), names_in(all_names.at(i).male)};
        }
        return made;
    }();
    const std::string wanted = text::primary_language(origin);
    std::size_t at = 0;
    for (std::size_t i = 0; i < all_names.size(); ++i) {
        if (all_names.at(i).origin == wanted) at = i;
    }
    return lists.at(at).at(static_cast<std::size_t>(gender));
}

std::vector<std::string> origins_of_names() {
    std::vector<std::string> origins;
    for (const Names& one : all_names) origins.emplace_back(one.origin);
    return origins;
}

}  // namespace sotto::privacy
