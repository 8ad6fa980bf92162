// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/announced/announcing_words.h"

#include "text/fold.h"
#include "text/text.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <string>

namespace sotto::privacy::announced {

// A language is a line.

bool is_address(std::string_view key) {
    static const WordSet words(R"(
        m mr mrs mme mlle monsieur madame mademoiselle dr docteur maître cheikh abbé téta
        sr sra srta señor señora señorita don doña doctor doctora licenciado licenciada
        senhor senhora dona doutor doutora
        signor signora signorina dottor dottoressa
        herr frau meneer mevrouw
        gospodin gospodine gospodina gospodinu gospođa gospođo gospođu gospođe gospođi gđa doktor profesor
        господин господине господина господину госпођа госпођо госпођу госпође госпођи госпожа доктор
        zoti zonja zonjusha
        ông bà
        السيد السيدة الدكتور الدكتورة الأستاذ الأستاذة الشيخ الحاج الحاجة المهندس المهندسة العميد العقيد الرائد النقيب الملازم القاضي
        المحامي المحامية
        آقای خانم داکتر دکتر انجنیر مهندس حاجی مولوی بی‌بی خاله قوماندان جنرال
        አቶ ወይዘሮ ወይዘሪት ወ/ሮ ወ/ሪት ዶ/ር ዶክተር ፕሮፌሰር ጋሽ እማማ ቄስ ሼህ ሲስተር ሚስተር ሚስ ኢንጂነር ኮሎኔል
        janob xonim ҷаноб хонум)");
    return words.has(key);
}

bool is_doubtful_address(std::string_view key) {
    static const WordSet words(R"(
        père mère sœur frère tonton tata tante oncle professeur pasteur colonel commandant général juge capitaine imam mame
        padre madre hermano hermana tío tía maestro maestra profesor profesora coronel comandante general juez
        padre madre tio tia professor professora coronel
        otac oca ocu tetka teta tetku čika čiko čiku stric ujak baba deda komšija komšinica kum kuma doktorka profesorka major pukovnik
        отац оца тетка тета тетку чика чико стриц ујак баба деда комшија комшиница кум кума докторка мајор пуковник
        السيد سيد سيدة دكتور دكتورة أستاذ أستاذة شيخ حاج حاجة ست أبو أبي أبا أم عم عمو خالة أخي أختي ابني ابنتي زوجي زوجتي مهندس
        استاد ملا قاری کاکا ماما عمه معلم شوهرم زنم پسرم دخترم برادرم خواهرم بچه
        አባ ወጣት መምህር ወንድሜ እህቴ ባሌ ባለቤቴ ልጄ)");
    return words.has(key);
}

bool is_possessive(std::string_view key) {
    static const WordSet words(
        R"(mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs mi mis tu tus su sus nuestro nuestra
        meu minha seu sua moj moja moje moju mog mom naš naša naše njegov njegova njen njena
        мој моја моје моју мог мом наш наша наше његов његова њен њена)");
    return words.has(key);
}

bool makes_people(std::string_view key) {
    static const WordSet words("les des un une aux los las unos unas os as uns umas jedan jedna један једна");
    return words.has(key);
}

bool is_kin(std::string_view key) {
    static const WordSet words(
        R"(عم عمو خالة أخي أختي ابني ابنتي زوجي زوجتي شوهرم زنم پسرم دخترم برادرم خواهرم بچه
            ወንድሜ እህቴ ባሌ ባለቤቴ ልጄ መምህር)");
    return words.has(key);
}

void add_nominatives(const std::string& name, std::set<std::string>& names) {
    constexpr text::Position shortest = 4;
    static constexpr auto endings = std::to_array<std::string_view>(
        {"om", "em", "u", "e", "i", "o", "a", "ом", "ем", "у", "е", "и", "о", "а"});
    if (name.find(' ') != std::string::npos) return;
    for (const std::string_view ending : endings) {
        if (!name.ends_with(ending)) continue;
        const std::string stem = name.substr(0, name.size() - ending.size());
        if (text::count_code_points(stem) < shortest) continue;
        const bool latin = static_cast<unsigned char>(ending[0]) < 0x80;
        names.insert(stem);
        names.insert(stem + (latin ? "a" : "а"));
        if (ending != "i" && ending != "и") names.insert(stem + (latin ? "o" : "о"));
        break;
    }
}

bool is_vietnamese_address_word(std::string_view original) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"ông", "Ông", "bà",   "Bà",   "anh", "Anh", "chị",   "Chị",   "cô",   "Cô",   "chú", "Chú",
         "bác", "Bác", "em",   "Em",   "dì",  "Dì",  "cụ",    "Cụ",    "thầy", "Thầy", "cậu", "Cậu",
         "mợ",  "Mợ",  "thím", "Thím", "mẹ",  "má",  "ba",    "bố",    "o",    "O",    "mệ",  "Mệ",
         "mụ",  "Mụ",  "bé",   "Bé",   "sếp", "Sếp", "thằng", "Thằng", "con",  "cháu", "bạn", "dượng"});
    return std::find(words.begin(), words.end(), original) != words.end();
}

bool is_address_behind(std::string_view key) {
    static const WordSet words("جان صاحب لالا آغا خان");
    return words.has(key);
}

const std::multimap<std::string, std::vector<std::string>, std::less<>>& phrases_before_names() {
    static const std::multimap<std::string, std::vector<std::string>, std::less<>> phrases = [] {
        constexpr std::string_view lines = R"(je m'appelle
            il s'appelle
            elle s'appelle
            qui s'appelle
            mon nom est
            mon prénom est
            mon nom c'est
            nommé
            nommée
            prénommé
            prénommée
            dénommé
            me llamo
            se llama
            se llamaba
            mi nombre es
            me chamo
            se chama
            o meu nome é
            meu nome é
            mi chiamo
            si chiama
            ich heiße
            mein name ist
            zovem se
            ime mi je
            moje ime je
            po imenu
            зовем се
            име ми је
            моје име је
            по имену
            меня зовут
            мене звати
            по имени
            quhem
            emri im është
            tên là
            tên tôi là
            tên em là
            tên anh là
            tên chị là
            tên cháu là
            tôi tên là
            jina langu ni
            naitwa
            anaitwa
            nama saya
            номи ман
            اسمي
            اسمه
            اسمها
            إسمي
            يدعى
            تدعى
            المدعو
            المدعوة
            نامم
            نام من
            اسم من
            نامش
            به نام
            بنام
            ስሜ
            ስማቸው)";
        std::multimap<std::string, std::vector<std::string>, std::less<>> all;
        std::istringstream list{std::string(lines)};
        for (std::string line; std::getline(list, line);) {
            std::istringstream words{line};
            std::vector<std::string> phrase;
            for (std::string word; words >> word;) phrase.push_back(text::fold_key(word));
            if (phrase.empty()) continue;
            std::string first = phrase.front();
            all.emplace(std::move(first), std::move(phrase));
        }
        return all;
    }();
    return phrases;
}

bool is_naming_verb(std::string_view key) {
    static const WordSet words("እባላለሁ ይባላል ትባላለች ይባላሉ የሚባል የምትባል የሚባለው የምትባለው የተባለ የተባለች");
    return words.has(key);
}

bool is_no_name(std::string_view key) {
    static const WordSet words(R"(
        في من إلى الى على عن مع هذا هذه ذلك تلك هو هي هم نحن أنا أنت انت كان كانت كانوا قال قالت قالوا كتب كتبت جاء جاءت راح راحت
        رجع صار صارت عندي عنده عندها اللي الذي التي ما لا لم لن ليس يا يعني كل بعد قبل ثم لكن بس مو شو ليش وين كيف متى الله إن
        أن كنت كنا قد هل إذا لما أو و هنا هناك نفس حتى غير نعم واحد أول ذهب رئيس مدير معلم العام العامة الجديد الجديدة
        صغيرة كبيرة بعيدة قريبة جميلة أخرى ثانية كاملة كلها صغير كبير ما
        سنوات سنة أشهر شهر أيام ساعات دقائق مرات أولاد بنات
        در از به با که را این آن من تو ما شما او ایشان ها است بود استم هستم استیم شد شدم گفت گفتم گفتند کرد کردم آمد آمدم رفت رفتم
        داشت دارم داری چه چرا کجا هم یک دو سه و یا نی بلی هر تا پیش بعد برای خود همین همان چیست نیست خوب بسیار دگر دیگر حالی سلام
        وزیر والی رئیس معلم مدیر خاله کاکا ماما مادر پدر دختر دخترم پسر پسرم بچه برادر خواهر زن مرد مردم شهید
        ምን ማን የት መቼ ለምን እንዴት ነው ነኝ ናት ነበር ነበረች ናቸው አለ አለች አሉ ሆነ ሆነች እና ግን እኔ አንተ እሱ እሷ እኛ እናንተ እነሱ ይህ ያ ይህን
        ያን አሁን ዛሬ ትናንት ደግሞ ብቻ ሁሉ ሁለት አንድ ሦስት ሰው ሰዎች ልጅ ልጆች እሺ አዎ አይ ቁጥር ስም ስሙ ስሜ ስሟ አልፈልግም)");
    return words.has(key);
}

bool is_capital_habit(std::string_view key) {
    static const WordSet words(R"(
        dieu allah dios deus bog boga bogu bože gospod isus hrist jésus jesús noël pâques ramadan aïd coran bible état usted ustedes ud uds
        internet facebook whatsapp messenger telegram viber skype zoom youtube tiktok instagram twitter zalo google gps covid radio tv
        vi vas vam vama vaš vaša vaše vašeg vašem vašu vaši vaših
        ви вас вам вама ваш ваша ваше вашег вашем вашу ваши
        alors et mais oui non moi toi lui bon ben bah enfin donc puis quand voilà merci maman papa ensuite après avant aujourd'hui maintenant
        ensemble pourquoi comment où qui que quoi c'est ça cela il elle ils elles on nous vous je tu le la les un une des mon ma mes notre
        votre leur ce cette ces chez dans pour par avec sans sous sur depuis pendant comme si ni car parce tout tous toute toutes rien
        personne chaque quelque plusieurs beaucoup peu très trop encore toujours jamais déjà peut-être d'accord bonjour bonsoir madame monsieur
        sí no y pero bueno entonces porque cuando como donde él ella ellos ellas yo tú nosotros usted este esta eso aquí ahí allí ahora hoy
        después antes luego también gracias mamá papá señor señora mi mis su sus nuestro todo todos nada nadie hay era fue
        sim não mas então porque quando onde ele ela eles nós você isso aqui agora hoje depois obrigado obrigada
        sì ma allora perché quando dove lui lei noi voi questo ora oggi dopo grazie
        da ne ali pa i a e ja ti on ona mi oni to ovo ono tada onda kad kada gde kako zašto zato jer ako dakle znači evo eto ma dobro hvala
        sve svi niko ništa neko nešto moj moja moje naš naša njegov njen posle pre danas juče sutra sad sada ovde tamo bilo bio bila
        imam imao nisam nije jesam jeste koliko prvo zatim možda nekad moram
        да не али па и а е ја ти он она ми они то ово оно тада онда кад када где како зашто зато јер ако дакле значи ево ето ма добро хвала
        све сви нико ништа неко нешто мој моја моје наш наша његов њен после пре данас јуче сутра сад сада овде тамо било био била
        имам имао нисам није јесам јесте колико прво затим можда некад морам код са из
        doctor mister speech english american americans interviewer interpreter study)");
    return words.has(key);
}

bool is_vietnamese_habit(std::string_view key) {
    static const std::set<std::string_view> words = [] {
        constexpr std::string_view list = R"(
            tết chúa phật trời
            dạ vâng có không tôi nó họ mình ta chúng hồi lúc khi nếu vì thì mà nhưng rồi còn cái này kia đó đây hôm ngày tháng sau
            trước ai gì sao nào thế vậy cũng đã đang sẽ được bị cho với của là ở từ đến về người nhà xã tên điện thôi ơn bữa nhớ giận
            thứ một hai ba bốn năm sáu tám chín mười mà bãi thuyền chồng vợ câu lần trong tới hay nghe thật nói giờ bây biên quả cô ông bà
            anh chị em chú bác cháu thầy con)";
        std::set<std::string_view> all;
        for (std::size_t at = list.find_first_not_of(" \n"); at != std::string_view::npos;) {
            const std::size_t end = std::min(list.find_first_of(" \n", at), list.size());
            all.insert(list.substr(at, end - at));
            at = list.find_first_not_of(" \n", end);
        }
        return all;
    }();
    return words.contains(key);
}

bool is_institution(std::string_view key) {
    static const WordSet words(R"(
        cour grande commission tribunal convention gouvernement état etat république parlement conseil comité assemblée constitution chambre
        article protocole traité europe européenne office bureau direction gouvernements états président ministre juge greffier partie parties union nations unies sécurité
        corte comisión tribunal convención gobierno estado república parlamento consejo comité constitución sala ley código juez jueza
        fiscal fiscalía abogado abogada convenio protocolo tratado unión naciones unidas europeo europea derechos humanos hombre
        demandante demandado presidente ministro ministra decreto juzgado audiencia supremo constitucional penal civil artículo
        comissão governo estado república parlamento conselho lei código juiz
        sud vlada država republika skupština ustav zakon ministar predsednik konvencija ugovor
        суд влада држава република скупштина устав закон министар председник)");
    return words.has(key);
}

bool is_kind_of_place(std::string_view key) {
    static const WordSet words("قرية بلدة ناحية قضاء محافظة مخيم حي بقرية ببلدة بناحية قریه ولسوالی ولایت");
    return words.has(key);
}

bool is_kind_of_organisation(std::string_view key) {
    static const WordSet words(R"(
        association centre radio croissant croix fondation institut ministère comité hôpital clinique école lycée université société radio
        asociación centro fundación instituto ministerio comité hospital escuela universidad radio corporación
        associação centro fundação hospital escola universidade
        centar centru centra udruženje udruženja fondacija ministarstvo bolnica škola
        центар центру удружење удружења фондација министарство болница школа црвени црвеног
        hội đội trung bệnh trường câu dự đoàn công ty chi
        منظمة جمعية مستشفى مركز شركة مدرسة جامعة وزارة فريق مؤسسة انجمن شفاخانه مکتب پوهنتون
        ድርጅት ማኅበር ሆስፒታል)");
    return words.has(key);
}

const std::vector<UnspacedCue>& unspaced_cues() {
    static const std::vector<UnspacedCue> cues{
        {"ທ້າວ", true, false},         {"ນາງສາວ", true, false},
        {"ນາງ", true, false},         {"ທ່ານ", false, false, false, true},
        {"ດຣ.", true, false},         {"ພໍ່ເຖົ້າ", false, true},
        {"ແມ່ເຖົ້າ", false, true},       {"ລຸງ", false, true},
        {"ບ້ານ", false, false, true},  {"ເມືອງ", false, false, true},
        {"ແຂວງ", false, false, true}, {"ປ້າ", false, true},
        {"ອ້າຍ", false, true},         {"ເອື້ອຍ", false, true},
        {"ຊື່ວ່າ", false, false},        {"ຊື່", false, false},
        {"นางสาว", true, false},      {"นาย", true, false},
        {"ชื่อ", false, false},         {"ลุง", false, true},
        {"ป้า", false, true},          {"ឈ្មោះ", false, false},
        {"លោកស្រី", true, false},       {"អ្នកស្រី", true, false},
    };
    return cues;
}

const std::vector<std::string_view>& unspaced_no_names() {
    static const std::vector<std::string_view> starts{
        "ສັດ",  "ເມືອງ", "ບ້ານ", "ລາວ",  "ຫຼິ້ນ",  "ບໍ່",     "ບໍ",    "ແດ່",  "ຫຍັງ", "ນີ້",    "ນັ້ນ",  "ຂອງ",  "ເຂົາ",
        "ໃສ່",  "ທີ່",    "ແລະ", "ກໍ",    "ຢູ່",   "ໃຜ",    "ສຽງ",  "ຈິງ",  "ເຕັມ", "ແທ້",   "ເຈົ້າ", "ຂ້ອຍ",  "ແມ່",
        "ພໍ່",   "ລູກ",   "ຄົນ",  "ກັບ",   "ໃຫ້",  "ໄດ້",    "ໄປ",   "ຍັງ",  "ຈະ",  "ຢາກ",  "ບອກ", "ເລື່ອງ", "ອາຍຸ",
        "ເກີດ", "ເປັນ",  "ເວົ້າ", "ຜູ້",    "ໃນ",  "ສາມາດ", "ເອົາ",  "ເຮັດ", "ມີ",   "ຫຼື",    "ແຕ່",  "ປີ",    "ຫ້ອງການ",
        "ຈັກ",  "ຜິດ",   "ເອີ້ນ", "ຝັນ",   "ຂຽນ", "ເຮົາ",   "ເຮືອນ", "ໃຫຍ່", "ໄກ",  "ໃດ",   "ໜຶ່ງ",  "ດຽວ",  "ທັງ",
        "ເຂດ", "ເດີມ",  "ກໍ່",   "ພວກ",  "ແຫ່ງ", "ຖືກ",    "ເພາະ", "ແລ້ວ", "ມາ",  "ແມ່ນ",  "ວ່າ",  "ງາມ",  "ສາວ",
        "ນ້ອຍ", "ນ້ອງ",  "ຖ້າ",  "ກ່ອນ",  "ເດີ້",  "นี้",     "นั้น",   "ของ", "ที่",   "อะไร", "ว่า",  "ก",    "ทหาร",
        "จ้าง", "ใคร",  "เล่น", "เสียง", "จริง", "ចាស់",   "អ្វី",   "អី",   "របស់"};
    return starts;
}

const std::vector<std::string_view>& unspaced_ends() {
    static const std::vector<std::string_view> ends{
        "ອາຍຸ",  "ແມ່ນ",   "ເປັນ", "ຢູ່", "ຈາກ", "ບອກ", "ເວົ້າ", "ແລະ", "ກັບ", "ທີ່",   "ຜູ້",  "ຕາຍ", "ເກີດ", "ເອງ",
        "ແປວ່າ", "ມາເອງ", "ເຄີຍ", "ກໍ", "ອายุ", "เป็น", "อยู่",  "ที่",   "กับ", "และ", "ជា", "នៅ",  "និង"};
    return ends;
}

}  // namespace sotto::privacy::announced
