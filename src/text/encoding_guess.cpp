// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/encoding_guess.h"

#include "text/converter.h"
#include "text/language.h"
#include "text/language_profiles.h"
#include "text/text.h"
#include "text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/ucsdet.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace sotto::text {

namespace {

/// Encodings in the order in which they are believed when they read equally well, and how much common
/// use speaks for them. Where one is a superset of another (windows-1252 of ISO-8859-1) only that is tried.
struct Candidate {
    const char* name;
    double prior;
    bool multi_byte = false;  ///< ICU's detector knows these well, the others badly
};

constexpr std::array candidates = std::to_array<Candidate>({
    {"windows-1252", 0.10},  {"windows-1251", 0.08}, {"windows-1250", 0.08},    {"windows-1256", 0.06},
    {"windows-1254", 0.04},  {"windows-1253", 0.06}, {"windows-1255", 0.06},    {"windows-1257", 0.04},
    {"windows-1258", 0.02},  {"windows-874", 0.06},  {"Shift_JIS", 0.08, true}, {"EUC-JP", 0.06, true},
    {"GB18030", 0.08, true}, {"Big5", 0.06, true},   {"EUC-KR", 0.06, true},    {"KOI8-R", 0.05},
    {"KOI8-U", 0.04},        {"ISO-8859-2", 0.04},   {"ISO-8859-5", 0.02},      {"ISO-8859-7", 0.02},
    {"ISO-8859-6", 0.02},    {"ISO-8859-15", 0.02},  {"macintosh", 0.03},       {"IBM850", 0.02},
    {"IBM437", 0.01},        {"IBM852", 0.02},       {"IBM866", 0.04},          {"x-mac-cyrillic", 0.01},
    {"x-mac-ce", 0.01},
});

constexpr std::size_t sample_size = 6000;

/// Lines with bytes beyond ASCII tell all there is to tell; long texts are sampled from those.
std::string sample_of(std::string_view bytes) {
    if (bytes.size() <= sample_size) return std::string(bytes);
    std::string sample;
    std::size_t at = 0;
    while (at < bytes.size() && sample.size() < sample_size) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
        const std::string_view line = bytes.substr(at, std::min(end - at, sample_size));
        if (utf8::ascii_run(line, 0) < line.size()) sample += line;
        at = end;
    }
    return sample;
}

/// The letters and punctuation that a language is written with (CLDR's exemplar characters).
struct Alphabet {
    icu::UnicodeSet letters;
    icu::UnicodeSet rare_letters;
    icu::UnicodeSet punctuation;
};

const Alphabet& alphabet_of(const std::string& language) {
    thread_local std::map<std::string, std::unique_ptr<Alphabet>> known;
    std::unique_ptr<Alphabet>& alphabet = known[language];
    if (alphabet != nullptr) return *alphabet;
    alphabet = std::make_unique<Alphabet>();
    const auto add = [](const std::string& locale, ULocaleDataExemplarSetType type, icu::UnicodeSet& into) {
        UErrorCode status = U_ZERO_ERROR;
        ULocaleData* data = ulocdata_open(locale.c_str(), &status);
        if (U_FAILURE(status) != 0) return;
        icu::UnicodeSet set;
        ulocdata_getExemplarSet(data, set.toUSet(), USET_ADD_CASE_MAPPINGS, type, &status);
        if (U_SUCCESS(status) != 0) into.addAll(set);
        ulocdata_close(data);
    };
    std::vector<std::string> locales{language};
    // Too little text to tell the language: the letters of western Europe are the likeliest.
    if (language == "und") locales = {"en", "fr", "de", "es", "pt", "it"};
    // Cantonese is written with the characters of Chinese and a few of its own.
    if (language == "zh") locales.insert(locales.end(), {"zh_Hant", "yue"});
    if (language == "yue") locales.insert(locales.end(), {"yue_Hans", "zh", "zh_Hant"});
    if (language == "sr") locales.insert(locales.end(), {"sr_Latn", "hr"});
    if (language == "uz") locales.emplace_back("uz_Cyrl");
    for (const std::string& locale : locales) {
        add(locale, ULOCDATA_ES_STANDARD, alphabet->letters);
        add(locale, ULOCDATA_ES_AUXILIARY, alphabet->rare_letters);
        add(locale, ULOCDATA_ES_PUNCTUATION, alphabet->punctuation);
    }
    return *alphabet;
}

/// Signs that stand in prose of any language.
bool is_prose_sign(char32_t c) {
    constexpr std::u32string_view signs = U"\u00A0«»“”‘’‚„–—…•·§°©®™€£¿¡\u00AD¼½¾²³¹×‰†";
    return signs.find(c) != std::u32string_view::npos;
}

/// How a decoded sample reads: about 1 for a text, below 0 for noise.
double plausibility(std::string_view utf8, const Alphabet& alphabet) {
    double sum = 0;
    std::size_t seen = 0;
    char32_t before = 0;
    char32_t before_that = 0;
    const auto is_letter = [](char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; };
    const auto script = [](char32_t c) {
        UErrorCode status = U_ZERO_ERROR;
        return uscript_getScript(static_cast<UChar32>(c), &status);
    };
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = utf8::next(utf8, at);
        const auto code = static_cast<UChar32>(c);
        if (c >= 0x80U) {
            ++seen;
            const auto mask = U_GET_GC_MASK(code);
            if (c == 0xFFFD || (mask & (U_GC_CC_MASK | U_GC_CN_MASK | U_GC_CO_MASK)) != 0) {
                sum -= 4;
            } else if (alphabet.letters.contains(code) != 0) {
                sum += 1;
                // A capital behind a small letter, or a letter of another script: read wrongly.
                if (u_isupper(code) != 0 && u_islower(static_cast<UChar32>(before)) != 0) sum -= 1.5;
            } else if ((mask & U_GC_L_MASK) != 0) {
                sum += alphabet.rare_letters.contains(code) != 0 ? 0.2 : -1.0;
                if (u_isupper(code) != 0 && u_islower(static_cast<UChar32>(before)) != 0) sum -= 1;
            } else if ((mask & U_GC_M_MASK) != 0) {
                sum += is_letter(before) ? 0.2 : -1.5;
            } else if (alphabet.punctuation.contains(code) != 0 || is_prose_sign(c) ||
                       (c >= 0x3000 && c < 0x3020) || (c >= 0xFF00 && c < 0xFFE0)) {
                // Quotes, dashes and the rest do not stand between two letters, but for the apostrophe.
                std::size_t peek = at;
                const bool inside = is_letter(before) && at < utf8.size() &&
                                    is_letter(utf8::next(utf8, peek)) && c != 0x2019 && c != 0x00AD &&
                                    c != 0x00B7 && c != 0x00A0 && c < 0x2E80 && c != 0x2014 && c != 0x2013 &&
                                    c != 0x2026;
                sum += inside ? -1.0 : 0.7;
            } else {
                sum -= 1.5;
            }
            if (is_letter(before) && is_letter(c) && before < 0x80U && script(c) != USCRIPT_LATIN &&
                c < 0x2E80U) {
                sum -= 0.3;
            }
        } else if (before >= 0x80U && u_isupper(code) != 0 && u_islower(static_cast<UChar32>(before)) != 0 &&
                   is_letter(before_that)) {
            sum -= 0.5;
        }
        before_that = before;
        before = c;
    }
    return seen == 0 ? 0 : sum / static_cast<double>(seen);
}

std::map<std::string, double> voices_of_icu(std::string_view sample) {
    std::map<std::string, double> voices;
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector* detector = ucsdet_open(&status);
    ucsdet_setText(detector, sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector, &count, &status);
    for (std::int32_t i = 0; i < count && U_SUCCESS(status) != 0; ++i) {
        const char* name = ucsdet_getName(matches[i], &status);
        const double confidence = ucsdet_getConfidence(matches[i], &status) / 100.0;
        if (U_SUCCESS(status) != 0) voices[standard_name(name)] = confidence;
    }
    ucsdet_close(detector);
    return voices;
}

struct Reading {
    std::string encoding;
    std::string utf8;
    double merit = 0;  ///< for each of the characters beyond ASCII
};

/// How clearly `best` beats `rival` where they differ, 0…1: two encodings that part only in a rare letter
/// are both right everywhere else. Encodings that read the bytes alike are no rivals at all.
double lead_over(const Reading& best, const Reading& rival, double characters) {
    double differing = 0;
    std::size_t left = 0;
    std::size_t right = 0;
    while (left < best.utf8.size() && right < rival.utf8.size()) {
        if (utf8::next(best.utf8, left) != utf8::next(rival.utf8, right)) ++differing;
    }
    if (differing == 0) return 1;
    return std::clamp((best.merit - rival.merit) * characters / std::min(differing, characters) / 0.6, 0.0,
                      1.0);
}

}  // namespace

EncodingGuess guess_encoding(std::string_view bytes, std::string_view language) {
    const std::string sample = sample_of(bytes);
    const std::map<std::string, double> voices = voices_of_icu(sample);
    const std::string wanted = primary_language(language);
    const auto strange = static_cast<double>(std::count_if(
        sample.begin(), sample.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }));

    std::vector<Reading> readings;
    for (const Candidate& candidate : candidates) {
        std::optional<Converted> converted = convert(sample, candidate.name);
        // A sample may end inside a character; anything more is no text in this encoding.
        if (!converted || static_cast<double>(converted->replaced) > 2 + 0.02 * strange) continue;
        const Likeness guess = likeness_to_language(converted->utf8);
        const std::string& alphabet_language = wanted.empty() ? guess.language : wanted;
        double merit = plausibility(converted->utf8, alphabet_of(alphabet_language));
        if (wanted.empty() && guess.degree < 0.1) {
            merit = std::max(merit, plausibility(converted->utf8, alphabet_of("und")));
        }
        // The word test tells readings in one script apart (KOI8-R from windows-1251).
        merit += (guess.language == wanted || wanted.empty() ? 0.5 : 0.0) * guess.degree;
        merit += candidate.prior;
        if (const auto voice = voices.find(standard_name(candidate.name)); voice != voices.end()) {
            merit += (candidate.multi_byte ? 0.25 : 0.03) * voice->second;
        }
        readings.push_back({candidate.name, std::move(converted->utf8), merit});
    }
    if (readings.empty()) return {"windows-1252", 0};
    std::stable_sort(readings.begin(), readings.end(),
                     [](const Reading& a, const Reading& b) { return a.merit > b.merit; });
    const Reading& best = readings.front();
    double lead = 1;
    for (const Reading& rival : readings) lead = std::min(lead, lead_over(best, rival, strange));
    // Sure when the text reads well, the next reading is clearly worse, and there is enough to go by.
    const double well = std::clamp((best.merit + 0.2) / 1.2, 0.0, 1.0);
    const double amount = strange / (strange + 4.0);
    const double confidence = 95.0 * well * amount * (0.35 + 0.65 * lead);
    return {best.encoding, static_cast<int>(std::lround(confidence))};
}

}  // namespace sotto::text
