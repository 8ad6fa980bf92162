// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/ascii.h"
#include "privacy/builtin_detectors.h"
#include "privacy/digit_runs.h"
#include "privacy/found_list.h"
#include "privacy/id_words.h"
#include "text/language.h"

#include <phonenumbers/phonenumberutil.h>
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace sotto::privacy {

namespace {

/// Where people who speak a language are called by numbers without a country code.
const std::vector<std::string>& regions_of(const std::string& language) {
    static const std::unordered_map<std::string, std::vector<std::string>> regions{
        {"en", {"GB", "US", "AU", "KE"}},
        {"fr", {"FR", "BE", "CH", "SN"}},
        {"es", {"ES", "MX", "CO"}},
        {"pt", {"PT", "BR", "AO", "MZ"}},
        {"de", {"DE", "AT", "CH"}},
        {"it", {"IT"}},
        {"nl", {"NL", "BE"}},
        {"ru", {"RU", "TJ", "KZ"}},
        {"sr", {"RS", "BA", "ME"}},
        {"hr", {"HR", "BA"}},
        {"bs", {"BA"}},
        {"sq", {"AL", "XK"}},
        {"ar", {"IQ", "LB", "JO", "EG"}},
        {"fa", {"IR", "AF"}},
        {"ps", {"AF"}},
        {"ku", {"IQ", "TR"}},
        {"vi", {"VN"}},
        {"lo", {"LA"}},
        {"km", {"KH"}},
        {"th", {"TH"}},
        {"am", {"ET"}},
        {"ti", {"ER", "ET"}},
        {"tg", {"TJ"}},
        {"uz", {"UZ"}},
        {"my", {"MM"}},
        {"zh", {"CN", "TW", "HK"}},
        {"yue", {"CN", "HK", "MO"}},
        {"ja", {"JP"}},
        {"ko", {"KR"}},
        {"id", {"ID"}},
        {"tr", {"TR"}},
        {"uk", {"UA"}},
        {"pl", {"PL"}},
        {"sw", {"KE", "TZ"}}};
    static const std::vector<std::string> unknown{"GB", "US", "FR", "DE", "LA", "VN", "IQ", "AF"};
    const auto found = regions.find(language);
    return found == regions.end() ? unknown : found->second;
}

bool is_valid(const std::string& number, const std::string& region) {
    const auto& util = *i18n::phonenumbers::PhoneNumberUtil::GetInstance();
    i18n::phonenumbers::PhoneNumber parsed;
    return util.Parse(number, region, &parsed) == i18n::phonenumbers::PhoneNumberUtil::NO_PARSING_ERROR &&
           util.IsValidNumber(parsed);
}

const WordSet& phone_words() {
    static const WordSet words(R"(
        phone phones telephone tel mobile cell cellphone call calls called calling fax whatsapp viber telegram signal sms text number
        téléphone portable appeler appelez teléfono móvil celular llamar telefone telemóvel ligar telefon handy mobil nummer
        rufen telefono cellulare chiama telefoon mobiel bel телефон тел моб мобильный звоните звони номер телефона број
        mobitel broj numri celulari هاتف تلفون جوال موبايل رقم اتصل تلفن موبایل شماره تماس điện thoại gọi số
        ໂທ ໂທລະສັບ ເບີ ເບີໂທ โทร โทรศัพท์ เบอร์ ទូរស័ព្ទ លេខ ስልክ ቁጥር телефони raqam)");
    return words;
}

const WordSet& other_number_words() {
    static const WordSet words(
        "isbn issn doi pmid pages page pp p vol volume no nos article articles para paras section sections");
    return words;
}

/// How sure we are that the run is a phone number; 0: it is none.
double confidence_of(const DigitRun& run, std::string_view utf8, const std::string& language) {
    const std::size_t digits = run.digits.size();
    if (digits > 17) return 0;
    const bool international = run.plus || (run.digits.compare(0, 2, "00") == 0 && digits >= 10);
    // "987 654 321" is a quantity as well; somebody who is called by it says so.
    static const WordSet called(
        "phone telephone tel mobile cell call calls whatsapp viber fax téléphone appelez teléfono llamar "
        "telefon telefono телефон звоните هاتف اتصل تلفن gọi");
    const bool is_called = digits >= 8 && run.groups.size() >= 3 && has_cue_before(utf8, run.first, called) &&
                           std::all_of(run.groups.begin() + 1, run.groups.end(),
                                       [](const auto& group) { return group.separator == " "; });
    if (!international && !is_called && is_quantity_or_date(run)) return 0;
    if (digits < 7) {
        // Short numbers only when the text says what they are.
        static const WordSet certain(
            "phone telephone tel mobile whatsapp téléphone teléfono telefon telefono телефон هاتف تلفن ໂທ "
            "โทร");
        return digits >= 5 && has_cue_before(utf8, run.first, certain) ? 0.6 : 0;
    }
    if (international) {
        const std::string number = run.plus ? "+" + run.digits : run.digits;
        return is_valid(number, run.plus ? "ZZ" : regions_of(language).front()) ? 1 : 0.7;
    }
    // "The passport number is …": not every number that is called one is dialled.
    static const WordSet dialled(
        "phone telephone tel mobile cell whatsapp téléphone teléfono telefon telefono телефон هاتف تلفن");
    if (has_cue_before(utf8, run.first, paper_words()) && !has_cue_before(utf8, run.first, dialled)) return 0;
    const bool cued = has_cue_before(utf8, run.first, phone_words());
    if (!cued && has_cue_before(utf8, run.first, other_number_words())) return 0;
    const auto& regions = regions_of(language);
    const bool valid = std::any_of(regions.begin(), regions.end(),
                                   [&](const std::string& region) { return is_valid(run.digits, region); });
    if (cued) return valid ? 1 : 0.7;
    const bool slashes = std::any_of(run.groups.begin(), run.groups.end(),
                                     [](const auto& group) { return group.separator == "/"; });
    const bool dials = run.groups[0].digits.size() >= 3 && run.digits[0] == '0' && digits >= 9;
    if (run.separated() && !(slashes && !valid && !dials)) return valid ? 0.9 : 0.5;
    if (run.digits[0] == '0' && digits >= 8) return 0.6;
    return valid && digits >= 9 ? 0.6 : 0;
}

/// `ext. 12` behind a number.
std::size_t behind_extension(std::string_view utf8, std::size_t end) {
    std::size_t at = end;
    while (at < utf8.size() && (utf8[at] == ' ' || utf8[at] == ',')) ++at;
    for (const std::string_view word : {"extension ", "ext. ", "ext ", "ext.", "x"}) {
        if (!equal_ignoring_case(utf8.substr(at, word.size()), word)) continue;
        std::size_t last = at + word.size();
        const std::size_t first = last;
        while (last < utf8.size() && is_ascii_digit(utf8[last]) && last - first < 6) ++last;
        if (last > first) return last;
    }
    return end;
}

std::vector<Found> find_phones(const Reading& reading) {
    const text::Text& text = reading.text();
    const std::string_view tag = reading.language();
    std::vector<Found> found;
    const std::vector<DigitRun>& runs = reading.digit_runs();
    if (runs.empty()) return found;
    const std::string language = text::primary_language(tag);
    for (const DigitRun& run : runs) {
        const double confidence = confidence_of(run, text.utf8(), language);
        if (confidence <= 0) continue;
        const std::size_t last = behind_extension(text.utf8(), run.last);
        found.push_back(found_at(text, run.first, last, Category::Phone, confidence));
    }
    return apart(std::move(found));
}

}  // namespace

Detector phone_detector() {
    return {"phone",
            "Phone numbers",
            find_phones,
            {"call [[020 7946 0123]] today", "call [[+856 20 5555 0123]]", "([[(020) 7946-0123]])",
             "[[+44 (0)20 7946 0123]], please", "my number is [[5550123]]", "ring [[020 7946 0123 ext. 12]]",
             "fr|au [[01 99 00 12 34]] le soir", "ar|رقمي [[٠٧٩٠ ١٢٣ ٤٥٦٧]]", "lo|ໂທຫາ[[020 5555 0123]]ເດີ້",
             "es|mi teléfono es [[987 654 321]] y ya", "my phone is [[55 512 345]] and",
             "call [[987 654 321]] after six", "[[555-0123]]", "phone [[55012]]",
             "at [[020 / 5551 / 2345]] or [[020_555_12345]]"},
            {"in 2008-2010 and 2011", "1 000 000 people", "we called 1 000 000 people", "1,000,000 people",
             "on 14.03.2009", "on 2009-03-14", "pp. 1234-1240", "ISBN 978-0-306-40615-7", "10.0.0.1",
             "3.14159265", "664903.3, 676628.4", "12345 votes", "(in 2008-2009) 12 people",
             "30 000 - 40 000 people", "at 10:30:25", "FG1_2024_06_14_v2", "my passport number is 12345678",
             "14 / 03 / 2009"}};
}

}  // namespace sotto::privacy
