// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/builtin_detectors.h"
#include "privacy/found_list.h"
#include "privacy/id_words.h"
#include "privacy/lexed.h"
#include "text/characters.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace sotto::privacy {

namespace {

constexpr text::Position longest_group = 6;
constexpr std::size_t most_groups = 6;

/// `AB`, `123`, `هرات`: what plates are made of; a word in small letters is not.
bool is_group(const Lexed& text, std::size_t i) {
    if (text.is_number(i)) return !text[i].spelled && !text[i].ordinal && text[i].digits <= 6;
    if (!text.is_word(i)) return false;
    const std::string_view word = text.original(i);
    return text::count_code_points(word) <= longest_group && text::is_upper_case(word);
}

/// The plate that begins at token `first`; its end, or `first`.
std::size_t plate_end(const Lexed& text, std::size_t first) {
    std::size_t end = first;
    int digits = 0;
    bool letters = false;
    std::size_t groups = 0;
    for (std::size_t at = first; at < text.size() && groups < most_groups; ++groups) {
        if (!is_group(text, at) || text[at].line) break;
        // Where there are no capitals, what follows the number is the sentence.
        const bool caseless = !text.is_number(at) && !text::has_case(text::utf8::at(text.original(at), 0));
        if (caseless && digits > 0) break;
        if (text.is_number(at)) digits += text[at].digits;
        letters = letters || !text.is_number(at);
        end = ++at;
        const bool sign = text.is_sign(at, '-') || text.is_sign(at, '.');
        if (sign && (at + 1 >= text.size() || text[at + 1].gap)) break;
        if (sign) ++at;
    }
    return letters && digits >= 2 && digits <= 8 && end > first && groups > 1 ? end : first;
}

std::vector<Found> find_plates(const Reading& reading) {
    constexpr std::size_t reach = 5;
    std::vector<Found> found;
    const Lexed& text = reading.lexed();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!text.is_word(i) || !plate_words().at_end_of(text.key(i))) continue;
        for (std::size_t at = i + 1; at < text.size() && at <= i + reach; ++at) {
            if (text.is_sign(at, '.') || text.is_sign(at, '?') || text.is_sign(at, '!')) break;
            const std::size_t end = plate_end(text, at);
            if (end == at) continue;
            Found one;
            one.range = text.range(at, end);
            one.category = Category::IdNumber;
            one.confidence = 0.8;
            found.push_back(one);
            i = end - 1;
            break;
        }
    }
    return apart(std::move(found));
}

}  // namespace

Detector plate_detector() {
    return {
        "plate",
        "Vehicle plates",
        find_plates,
        {"the number plate was [[AB 123 CD]], white", "licence plate [[KA-12-XY 345]]",
         "fr|immatriculée [[AA-229-AA]]", "es|la placa [[ABC 123]]", "de|mit dem Kennzeichen [[BN-AB 1234]]",
         "sr|tablice [[NI 123-AB]]", "vi|biển số [[74K1-055.14]]", "fa|پلیتش [[هرات ۴۴۱۷]] بود"},
        {"a plate of rice", "the plate cost 5692.06", "registration in 2009", "two plates for 12 people",
         "the registration was open", "fr|une plaque de 12 kilos", "vi|ở biển"}};
}

}  // namespace sotto::privacy
