// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/ascii.h"
#include "privacy/builtin_detectors.h"
#include "privacy/dates.h"
#include "privacy/digit_runs.h"
#include "privacy/found_list.h"
#include "privacy/id_words.h"
#include "privacy/lexed.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

namespace sotto::privacy {

namespace {

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

/// `2008-2009`, `1999-03`.
bool is_span_of_years(std::string_view code) {
    if (code.size() < 7 || code[4] != '-' || (code[0] != '1' && code[0] != '2')) return false;
    return std::all_of(code.begin(), code.end(), [](char c) { return is_ascii_digit(c) || c == '-'; }) &&
           (code.size() == 7 || code.size() == 9);
}

/// A code behind a word for cases or papers, in any script: `13/2011/4475`, `07/BB-2018`, `٢١٧/ب/٢٠١٩`. Gives
/// the end, or `at`.
std::size_t marked_code_end(std::string_view utf8, std::size_t at) {
    std::size_t end = at;
    std::size_t digits = 0;
    std::size_t signs = 0;
    std::size_t letters = 0;
    while (end < utf8.size()) {
        std::size_t next = end;
        const char32_t c = text::utf8::next(utf8, next);
        if (text::digit_value(c) >= 0) {
            ++digits;
            letters = 0;
        } else if (text::is_letter_or_mark(c)) {
            // Words in small letters are no part of a code.
            if (++letters > 8 || (text::has_case(c) && !text::is_capital(c))) return at;
        } else if (c == '-' || c == '/' || c == '.') {
            if (next >= utf8.size() || end == at) break;
            const char32_t behind = text::utf8::at(utf8, next);
            if (!text::is_letter_or_mark(behind) && text::digit_value(behind) < 0) break;
            signs += c == '.' ? 0 : 1;
            letters = 0;
        } else {
            break;
        }
        end = next;
    }
    return digits >= 4 && signs >= 1 && !is_span_of_years(utf8.substr(at, end - at)) ? end : at;
}

void add_marked_codes(const Reading& reading, std::vector<Found>& found) {
    const text::Text& text = reading.text();
    const std::string_view utf8 = text.utf8();
    for (std::size_t sign = utf8.find_first_of("-/"); sign != std::string_view::npos;
         sign = utf8.find_first_of("-/", sign + 1)) {
        std::size_t first = sign;
        while (first > 0) {
            const std::size_t before = text::utf8::before(utf8, first);
            const char32_t c = text::utf8::at(utf8, before);
            if (!text::is_letter_or_mark(c) && text::digit_value(c) < 0) break;
            first = before;
        }
        const std::size_t end = first == sign ? first : marked_code_end(utf8, first);
        if (end == first) continue;
        const Found code = found_at(text, first, end, Category::IdNumber, 0.8);
        const bool date =
            std::any_of(reading.dates().begin(), reading.dates().end(), [&](const DateMatch& one) {
                const text::Range range = reading.lexed().bytes_range(one.first, one.last);
                return range.start < code.range.end && code.range.start < range.end;
            });
        if (!date && (has_cue_before(utf8, first, id_words()) || has_cue_before(utf8, first, case_words())))
            found.push_back(code);
        sign = end - 1;
    }
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
    add_marked_codes(reading, found);
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
         "the number [[123456789012]] on it", "ru|паспорт [[4509 123456]]",
         "the passport number is [[12345678]], I think", "IMEI [[490154203237518]]",
         "file number [[LK/2014/0077]] of the court", "fr|dossier n° [[13/2011/4475]]",
         "vi|biên bản số [[07/BB-2018]]", "ar|رفعنا دعوى رقمها [[٢١٧/ب/٢٠١٩]]",
         "sr|решење број [[580-117/2004]]"},
        {"in 2008/09", "1000000 people", "MG42", "B-52 bombers", "M16 and AK47", "in 1999-2004", "COVID19",
         "paragraph 12345", "the case of 2008-2009", "resolution 61/106", "file the claim and/or leave"}};
}

}  // namespace sotto::privacy
