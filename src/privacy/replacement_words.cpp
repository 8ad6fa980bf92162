// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/replacement_words.h"

#include "privacy/ascii.h"
#include "privacy/places/gazetteer.h"
#include "text/language.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace sotto::privacy {

namespace {

constexpr std::size_t phrases = static_cast<std::size_t>(Phrase::Amount) + 1;

enum class Script { None, Latin, Cyrillic, Arabic, Thai, Lao, Myanmar, Khmer, Han };

struct Words {
    std::string_view language;
    Script script;
    std::string_view before_decade;
    std::string_view after_decade;
    std::array<std::string_view, phrases> words;
};

/// A language is a line. Of two languages in one script the first stands for text of which nothing else is
/// known.
constexpr std::array<Words, 14> table{{
    {"en",
     Script::Latin,
     "",
     "s",
     {"e-mail address",
      "web address",
      "phone number",
      "network address",
      "identity number",
      "card number",
      "account number",
      "coordinates",
      "date of birth",
      "date",
      "person",
      "a respondent",
      "a staff member",
      "place",
      "organisation",
      "name",
      "the speaker",
      "child",
      "age",
      "occupation",
      "relative",
      "health condition",
      "religion",
      "origin",
      "amount of money"}},
    {"fr",
     Script::Latin,
     "années ",
     "",
     {"adresse électronique",
      "adresse web",
      "numéro de téléphone",
      "adresse réseau",
      "numéro d’identité",
      "numéro de carte",
      "numéro de compte",
      "coordonnées",
      "date de naissance",
      "date",
      "personne",
      "une personne interrogée",
      "un membre de l’équipe",
      "lieu",
      "organisation",
      "nom",
      "la personne qui parle",
      "enfant",
      "âge",
      "profession",
      "membre de la famille",
      "état de santé",
      "religion",
      "origine",
      "somme d’argent"}},
    {"es",
     Script::Latin,
     "década de ",
     "",
     {"dirección de correo",
      "dirección web",
      "número de teléfono",
      "dirección de red",
      "número de identidad",
      "número de tarjeta",
      "número de cuenta",
      "coordenadas",
      "fecha de nacimiento",
      "fecha",
      "persona",
      "una persona entrevistada",
      "una persona del equipo",
      "lugar",
      "organización",
      "nombre",
      "la persona que habla",
      "niña o niño",
      "edad",
      "ocupación",
      "familiar",
      "estado de salud",
      "religión",
      "origen",
      "cantidad de dinero"}},
    {"pt",
     Script::Latin,
     "década de ",
     "",
     {"endereço de e-mail",
      "endereço web",
      "número de telefone",
      "endereço de rede",
      "número de identidade",
      "número de cartão",
      "número de conta",
      "coordenadas",
      "data de nascimento",
      "data",
      "pessoa",
      "uma pessoa entrevistada",
      "uma pessoa do projeto",
      "lugar",
      "organização",
      "nome",
      "a pessoa que fala",
      "criança",
      "idade",
      "profissão",
      "familiar",
      "estado de saúde",
      "religião",
      "origem",
      "quantia de dinheiro"}},
    {"vi",
     Script::Latin,
     "thập niên ",
     "",
     {"địa chỉ thư điện tử",
      "địa chỉ web",
      "số điện thoại",
      "địa chỉ mạng",
      "số giấy tờ tùy thân",
      "số thẻ",
      "số tài khoản",
      "tọa độ",
      "ngày sinh",
      "ngày",
      "người",
      "người trả lời phỏng vấn",
      "nhân viên dự án",
      "địa điểm",
      "tổ chức",
      "tên",
      "người nói",
      "trẻ em",
      "tuổi",
      "nghề nghiệp",
      "người thân",
      "tình trạng sức khỏe",
      "tôn giáo",
      "nguồn gốc",
      "số tiền"}},
    {"ru",
     Script::Cyrillic,
     "",
     "-е годы",
     {"адрес электронной почты",
      "веб-адрес",
      "номер телефона",
      "сетевой адрес",
      "номер документа",
      "номер карты",
      "номер счёта",
      "координаты",
      "дата рождения",
      "дата",
      "человек",
      "опрошенный человек",
      "человек из проекта",
      "место",
      "организация",
      "название",
      "говорящий человек",
      "ребёнок",
      "возраст",
      "род занятий",
      "член семьи",
      "состояние здоровья",
      "вероисповедание",
      "происхождение",
      "сумма денег"}},
    {"uk",
     Script::Cyrillic,
     "",
     "-ті роки",
     {"адреса електронної пошти",
      "вебадреса",
      "номер телефону",
      "мережева адреса",
      "номер документа",
      "номер картки",
      "номер рахунку",
      "координати",
      "дата народження",
      "дата",
      "особа",
      "опитана особа",
      "особа з проєкту",
      "місце",
      "організація",
      "назва",
      "особа, яка говорить",
      "дитина",
      "вік",
      "рід занять",
      "член родини",
      "стан здоров’я",
      "віросповідання",
      "походження",
      "сума грошей"}},
    {"ar",
     Script::Arabic,
     "عقد ",
     "",
     {"عنوان بريد إلكتروني",
      "عنوان موقع",
      "رقم هاتف",
      "عنوان شبكة",
      "رقم هوية",
      "رقم بطاقة",
      "رقم حساب",
      "إحداثيات",
      "تاريخ ميلاد",
      "تاريخ",
      "شخص",
      "شخص شارك في المقابلات",
      "شخص من فريق العمل",
      "مكان",
      "منظمة",
      "اسم",
      "الشخص المتكلم",
      "طفل",
      "عمر",
      "مهنة",
      "أحد أفراد العائلة",
      "حالة صحية",
      "ديانة",
      "أصل",
      "مبلغ من المال"}},
    {"fa",
     Script::Arabic,
     "دههٔ ",
     "",
     {"نشانی ایمیل",    "نشانی وب",    "شماره تلفن", "نشانی شبکه",
      "شماره شناسایی",  "شماره کارت",  "شماره حساب", "مختصات",
      "تاریخ تولد",     "تاریخ",       "شخص",        "یک مصاحبه‌شونده",
      "عضو گروه پروژه", "مکان",        "سازمان",     "نام",
      "گوینده",         "کودک",        "سن",         "شغل",
      "یکی از بستگان",  "وضعیت سلامت", "دین",        "تبار",
      "مبلغ پول"}},
    {"lo", Script::Lao, "ຊຸມປີ ", "", {"ທີ່ຢູ່ອີເມວ",  "ທີ່ຢູ່ເວັບ",       "ເບີໂທລະສັບ",      "ທີ່ຢູ່ເຄືອຂ່າຍ",   "ເລກປະຈຳຕົວ",
                                     "ເລກບັດ",   "ເລກບັນຊີ",      "ພິກັດ",           "ວັນເດືອນປີເກີດ", "ວັນທີ",
                                     "ບຸກຄົນ",    "ຜູ້ໃຫ້ສຳພາດ",    "ພະນັກງານໂຄງການ", "ສະຖານທີ່",     "ອົງການ",
                                     "ຊື່",       "ຜູ້ເວົ້າ",        "ເດັກນ້ອຍ",        "ອາຍຸ",        "ອາຊີບ",
                                     "ຍາດພີ່ນ້ອງ", "ສະພາບສຸຂະພາບ", "ສາສະໜາ",        "ເຊື້ອຊາດ",     "ຈຳນວນເງິນ"}},
    {"th",
     Script::Thai,
     "ทศวรรษ ",
     "",
     {"ที่อยู่อีเมล",   "ที่อยู่เว็บ",     "หมายเลขโทรศัพท์", "ที่อยู่เครือข่าย", "เลขประจำตัว", "หมายเลขบัตร",     "เลขที่บัญชี",
      "พิกัด",       "วันเดือนปีเกิด", "วันที่",           "บุคคล",       "ผู้ให้สัมภาษณ์",  "เจ้าหน้าที่โครงการ", "สถานที่",
      "องค์กร",     "ชื่อ",         "ผู้พูด",           "เด็ก",        "อายุ",        "อาชีพ",           "ญาติ",
      "ภาวะสุขภาพ", "ศาสนา",      "เชื้อชาติ",        "จำนวนเงิน"}},
    {"km", Script::Khmer, "ទសវត្សរ៍ ", "", {"អាសយដ្ឋានអ៊ីមែល", "អាសយដ្ឋានគេហទំព័រ", "លេខទូរស័ព្ទ", "អាសយដ្ឋានបណ្ដាញ",
                                          "លេខអត្តសញ្ញាណ",  "លេខកាត",         "លេខគណនី",   "កូអរដោនេ",
                                          "ថ្ងៃខែឆ្នាំកំណើត", "កាលបរិច្ឆេទ",      "បុគ្គល",     "អ្នកផ្ដល់សម្ភាសន៍",
                                          "បុគ្គលិកគម្រោង",   "ទីកន្លែង",         "អង្គការ",   "ឈ្មោះ",
                                          "អ្នកនិយាយ",      "កុមារ",           "អាយុ",      "មុខរបរ",
                                          "សាច់ញាតិ",       "ស្ថានភាពសុខភាព",   "សាសនា",    "ជនជាតិ",
                                          "ចំនួនទឹកប្រាក់"}},
    {"my", Script::Myanmar, "", " ပြည့်နှစ်များ", {"အီးမေးလ်လိပ်စာ",  "ဝဘ်လိပ်စာ",
                                               "ဖုန်းနံပါတ်",     "ကွန်ရက်လိပ်စာ",
                                               "မှတ်ပုံတင်အမှတ်",    "ကတ်နံပါတ်",
                                               "ဘဏ်စာရင်းနံပါတ်", "ကိုဩဒိနိတ်",
                                               "မွေးသက္ကရာဇ်",   "ရက်စွဲ",
                                               "ပုဂ္ဂိုလ်",        "ဖြေဆိုသူ",
                                               "စီမံကိန်းဝန်ထမ်း",  "နေရာ",
                                               "အဖွဲ့အစည်း",      "အမည်",
                                               "ပြောသူ",       "ကလေး",
                                               "အသက်",         "အလုပ်အကိုင်",
                                               "ဆွေမျိုး",       "ကျန်းမာရေးအခြေအနေ",
                                               "ဘာသာ",        "လူမျိုး",
                                               "ငွေပမာဏ"}},
    {"zh", Script::Han, "", "年代", {"电子邮件地址", "网址",       "电话号码",     "网络地址", "证件号码",
                                     "银行卡号",     "银行账号",   "坐标",         "出生日期", "日期",
                                     "某人",         "一位受访者", "一位项目人员", "某地",     "某机构",
                                     "名称",         "说话者",     "儿童",         "年龄",     "职业",
                                     "某位亲属",     "健康状况",   "宗教",         "出身",     "金额"}},
}};

const Words& words_of(std::string_view language) {
    const std::string own = text::primary_language(language);
    const auto* found =
        std::find_if(table.begin(), table.end(), [&](const Words& words) { return words.language == own; });
    return found == table.end() ? table.front() : *found;
}

/// By block; enough to tell apart the scripts of the table.
Script script_of(char32_t c) {
    struct Block {
        char32_t first;
        char32_t last;
        Script script;
    };
    constexpr std::array<Block, 14> blocks{{{'A', 'Z', Script::Latin},
                                            {'a', 'z', Script::Latin},
                                            {0xC0, 0x24F, Script::Latin},
                                            {0x400, 0x52F, Script::Cyrillic},
                                            {0x620, 0x6FF, Script::Arabic},
                                            {0x750, 0x77F, Script::Arabic},
                                            {0xE00, 0xE7F, Script::Thai},
                                            {0xE80, 0xEFF, Script::Lao},
                                            {0x1000, 0x109F, Script::Myanmar},
                                            {0x1780, 0x17FF, Script::Khmer},
                                            {0x1E00, 0x1EFF, Script::Latin},
                                            {0x3400, 0x9FFF, Script::Han},
                                            {0xFB50, 0xFDFF, Script::Arabic},
                                            {0xFE70, 0xFEFC, Script::Arabic}}};
    for (const Block& block : blocks) {
        if (c >= block.first && c <= block.last) return block.script;
    }
    return Script::None;
}

using Shares = std::array<int, static_cast<std::size_t>(Script::Han) + 1>;

/// `utf8` is valid.
void count_scripts(std::string_view utf8, Shares& shares) {
    for (std::size_t at = 0; at < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = size == 1 ? lead : lead & (0x7FU >> size);
        for (std::size_t i = 1; i < size && at + i < utf8.size(); ++i)
            c = (c << 6U) | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
        ++shares.at(static_cast<std::size_t>(script_of(c)));
        at += size;
    }
}

bool is_decade(std::string_view inside, const Words& words) {
    constexpr std::size_t digits = 4;
    const std::size_t before = words.before_decade.size();
    return inside.size() == before + digits + words.after_decade.size() &&
           inside.substr(0, before) == words.before_decade &&
           inside.substr(before + digits) == words.after_decade &&
           std::all_of(inside.begin() + static_cast<std::ptrdiff_t>(before),
                       inside.begin() + static_cast<std::ptrdiff_t>(before + digits), is_ascii_digit);
}

}  // namespace

std::string without_joiners(std::string_view words) {
    std::string plain;
    for (std::size_t at = 0; at < words.size(); ++at) {
        // U+200B to U+200D
        if (words.substr(at, 2) == "\xE2\x80" && at + 2 < words.size() && words[at + 2] >= '\x8B' &&
            words[at + 2] <= '\x8D') {
            at += 2;
            continue;
        }
        plain += words[at];
    }
    return plain;
}

std::string_view phrase(Phrase phrase, std::string_view language) {
    return words_of(language).words.at(static_cast<std::size_t>(phrase));
}

std::string decade_words(int year, std::string_view language) {
    const Words& words = words_of(language);
    return std::string(words.before_decade) + std::to_string(year / 10 * 10) +
           std::string(words.after_decade);
}

std::vector<std::string> replacement_languages() {
    std::vector<std::string> languages;
    for (const Words& words : table) languages.emplace_back(words.language);
    return languages;
}

bool is_replacement_phrase(std::string_view inside) {
    const std::string plain = without_joiners(inside);
    return std::any_of(table.begin(), table.end(),
                       [&](const Words& words) {
                           return is_decade(plain, words) ||
                                  std::any_of(
                                      words.words.begin(), words.words.end(),
                                      [&](std::string_view one) { return without_joiners(one) == plain; });
                       }) ||
           is_place_in_words(inside);
}

std::string wording_language(std::string_view language, const text::Text& text, text::Range range) {
    constexpr text::Position around = 60;
    Shares shares{};
    // The line before may be what is translated.
    std::string_view before = text.slice({std::max<text::Position>(range.start - around, 0), range.start});
    if (const auto line = before.rfind('\n'); line != std::string_view::npos) before.remove_prefix(line + 1);
    const std::string_view behind = text.slice({range.end, std::min(range.end + around, text.length())});
    count_scripts(before, shares);
    count_scripts(behind.substr(0, behind.find('\n')), shares);
    shares[static_cast<std::size_t>(Script::None)] = 0;
    const int all = std::accumulate(shares.begin(), shares.end(), 0);
    const auto most = std::max_element(shares.begin(), shares.end());
    const auto script = static_cast<Script>(most - shares.begin());
    const std::string own = text::primary_language(language);
    const Words& words = words_of(own);
    const bool known = words.language == own;
    // Names and addresses are often in Latin letters, so a few words in the script of the language will do.
    constexpr int enough = 5;
    const auto in_own = shares.at(static_cast<std::size_t>(words.script));
    if (all == 0 || (known && in_own * enough >= all)) return own;
    // A language without a line is worded in English, unless its words stand in a script that has one.
    const auto* by_script =
        std::find_if(table.begin(), table.end(), [&](const Words& one) { return one.script == script; });
    return std::string(by_script == table.end() ? table.front().language : by_script->language);
}

}  // namespace sotto::privacy
