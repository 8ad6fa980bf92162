// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/ascii.h"
#include "privacy/builtin_detectors.h"
#include "privacy/digit_runs.h"
#include "privacy/found_list.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

namespace sotto::privacy {

namespace {

const WordSet& id_words() {
    static const WordSet words(R"(
        passport id ids identity identification ssn nin nino national registration register licence license permit visa plate
        social-security security insurance patient member membership badge employee student case file dossier application applications
        passeport identité carte immatriculation pasaporte cédula dni nie curp identidad matrícula passaporte cpf rg bi nif identidade
        reisepass ausweis personalausweis ausweisnummer führerschein passaporto identità fiscale patente codice
        paspoort identiteitskaart bsn паспорт удостоверение снилс инн личность лична карта јмбг пасош jmbg putovnica osobna oib pasoš
        pasaporta letërnjoftim pasaportë جواز هوية الهوية بطاقة شناسنامه ملی کارت تذکره پاسپورت
        hộ chiếu cmnd cccd chứng minh căn cước ບັດປະຈຳຕົວ ໜັງສືຜ່ານແດນ ບັດ บัตรประชาชน หนังสือเดินทาง អត្តសញ្ញាណប័ណ្ណ លិខិតឆ្លងដែន
        መታወቂያ ፓስፖርት шиноснома pasport guvohnoma)");
    return words;
}

bool is_letter_or_digit(char c) {
    return is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Capital letters and digits without spaces that are a code: `N1234567`, `AB-123456`, `QQ123456C`. Gives the
/// end, or `at`.
std::size_t code_end(std::string_view utf8, std::size_t at, std::size_t& letters, std::size_t& digits) {
    letters = 0;
    digits = 0;
    std::size_t end = at;
    while (end < utf8.size()) {
        const char c = utf8[end];
        if (is_ascii_capital(c)) {
            ++letters;
        } else if (is_ascii_digit(c)) {
            ++digits;
        } else if ((c == '-' || c == '/') && end > at && end + 1 < utf8.size() &&
                   (is_ascii_digit(utf8[end + 1]) || is_ascii_capital(utf8[end + 1])) &&
                   is_ascii_alphanumeric(utf8[end - 1])) {
            // inside a code
        } else {
            break;
        }
        ++end;
    }
    return end;
}

/// `ddd-dd-dddd`, as the social security numbers of the USA are written, and `ddddd/yy`, as courts number
/// applications.
bool has_telling_shape(const DigitRun& run) {
    const auto& groups = run.groups;
    if (groups.size() == 3 && groups[0].digits.size() == 3 && groups[1].digits.size() == 2 &&
        groups[2].digits.size() == 4) {
        return groups[1].separator == "-" && groups[2].separator == "-";
    }
    if (groups.size() == 2 && groups[1].separator == "/" && groups[1].digits.size() == 2) {
        const std::size_t length = groups[0].digits.size();
        if (length == 4) {
            const int year = std::atoi(groups[0].digits.c_str());
            return year < 1900 || year > 2100;
        }
        return length == 5 || length == 6;
    }
    return false;
}

std::vector<Found> find_ids(const Reading& reading) {
    const text::Text& text = reading.text();
    const std::string_view utf8 = text.utf8();
    std::vector<Found> found;
    const auto add = [&](std::size_t first, std::size_t last, double confidence) {
        found.push_back(found_at(text, first, last, Category::IdNumber, confidence));
    };
    for (const DigitRun& run : reading.digit_runs()) {
        if (run.plus) continue;
        if (has_telling_shape(run)) {
            add(run.first, run.last, 0.8);
        } else if (!is_quantity_or_date(run) && has_cue_before(utf8, run.first, id_words())) {
            add(run.first, run.last, 0.8);
        } else if (!run.separated() && run.digits.size() >= 9) {
            // No one counts things in so many digits without grouping them.
            add(run.first, run.last, 0.6);
        }
    }
    for (std::size_t at = 0; at < utf8.size();) {
        if (!is_ascii_capital(utf8[at]) && !is_ascii_digit(utf8[at])) {
            ++at;
            continue;
        }
        std::size_t letters = 0;
        std::size_t digits = 0;
        const std::size_t end = code_end(utf8, at, letters, digits);
        const bool bordered = (at == 0 || !is_letter_or_digit(utf8[at - 1])) &&
                              (end >= utf8.size() || !is_letter_or_digit(utf8[end]));
        if (bordered && letters >= 1 && letters <= 5 && digits >= 5) {
            const bool plain = utf8.substr(at, end - at).find_first_of("-/") == std::string_view::npos;
            if ((plain && digits >= 6) || has_cue_before(utf8, at, id_words())) add(at, end, 0.7);
        }
        at = std::max(end, at + 1);
    }
    return apart(std::move(found));
}

}  // namespace

Detector id_number_detector() {
    return {
        "id-number",
        "Identity and case numbers",
        find_ids,
        {"my SSN is [[078-05-1120]]", "passport [[N1234567]] was lost",
         "application no. [[18403/91]] against", "identity card [[123456]]", "vi|số CCCD [[001099012345]]",
         "the number [[123456789012]] on it", "ru|паспорт [[4509 123456]]"},
        {"in 2008/09", "1000000 people", "MG42", "B-52 bombers", "M16 and AK47", "in 1999-2004", "COVID19",
         "paragraph 12345"}};
}

}  // namespace sotto::privacy
