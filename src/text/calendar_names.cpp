// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/calendar_names.h"

#include "text/fold.h"
#include "text/language.h"

#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/rbnf.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uchar.h>
#include <algorithm>
#include <memory>
#include <set>

namespace sotto::text {

namespace {

std::string utf8_of(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

bool has_digit(const icu::UnicodeString& text) {
    for (int32_t i = 0; i < text.length(); ++i) {
        if (u_isdigit(text.char32At(i)) != 0) return true;
    }
    return false;
}

/// The locales whose names are those of `language`: countries and scripts that have words of their own.
std::vector<std::string> locales_of(const std::string& language) {
    if (language == "ar") return {"ar", "ar_IQ", "ar_DZ", "ar_MA", "ar@calendar=islamic"};
    if (language == "fa")
        return {"fa@calendar=gregorian", "fa_AF@calendar=gregorian", "fa@calendar=persian",
                "fa_AF@calendar=persian"};
    if (language == "ps") return {"ps@calendar=gregorian", "ps@calendar=persian"};
    if (language == "am" || language == "ti") return {language, language + "@calendar=ethiopic"};
    if (language == "sr" || language == "bs" || language == "sh") {
        return {"sr", "sr_Latn", "bs", "bs_Cyrl", "sr_Cyrl_ME"};
    }
    if (language == "uz") return {"uz", "uz_Cyrl"};
    if (language == "de") return {"de", "de_AT"};
    if (language == "ku") return {"ku", "ckb"};
    return {language};
}

/// Whether ICU's data for `locale` are its own and not those of its root, which are English in all but name.
bool is_known(const icu::Locale& locale) {
    UErrorCode status = U_ZERO_ERROR;
    icu::DateFormatSymbols symbols(locale, status);
    return U_SUCCESS(status) != 0 && status != U_USING_DEFAULT_WARNING;
}

void add(std::vector<NumberName>& names, std::set<std::string>& seen, const icu::UnicodeString& name,
         int number, bool abbreviated) {
    if (name.isEmpty() || has_digit(name)) return;
    std::string utf8 = utf8_of(name);
    if (seen.insert(std::to_string(number) + utf8).second)
        names.push_back({std::move(utf8), number, abbreviated});
}

enum class Names { Months, Weekdays };

std::vector<NumberName> calendar_names(std::string_view tag, Names what) {
    std::vector<NumberName> names;
    std::set<std::string> seen;
    const std::string language = primary_language(tag);
    if (language.empty() || language == "und") return names;
    for (const std::string& id : locales_of(language)) {
        const icu::Locale locale(id.c_str());
        if (!is_known(locale)) continue;
        const std::unique_ptr<icu::DateFormat> format(
            icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
        const auto* simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get());
        if (simple == nullptr) continue;
        const icu::DateFormatSymbols* symbols = simple->getDateFormatSymbols();
        for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
            for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
                const bool abbreviated = width == icu::DateFormatSymbols::ABBREVIATED;
                if (what == Names::Weekdays && abbreviated) continue;
                int32_t count = 0;
                const icu::UnicodeString* all = what == Names::Months
                                                    ? symbols->getMonths(count, context, width)
                                                    : symbols->getWeekdays(count, context, width);
                // ICU numbers months from 0 and weekdays from 1, with an empty one at 0.
                const int32_t first = what == Names::Months ? 0 : 1;
                for (int32_t i = first; i < count; ++i) {
                    add(names, seen, all[i], i + 1 - first, abbreviated);
                }
            }
        }
    }
    return names;
}

std::vector<NumberName> spelled(std::string_view tag, int last, bool ordinal) {
    std::vector<NumberName> names;
    std::set<std::string> seen;
    std::string language = primary_language(tag);
    if (language.empty() || language == "und") return names;
    std::vector<std::string> locales{language};
    if (language == "sr" || language == "bs" || language == "sh") locales = {"sr", "sr_Latn", "bs"};
    for (const std::string& id : locales) {
        UErrorCode status = U_ZERO_ERROR;
        icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(id.c_str()), status);
        if (U_FAILURE(status) != 0) continue;
        const icu::UnicodeString wanted = ordinal ? "ordinal" : "cardinal";
        for (int32_t set = 0; set < format.getNumberOfRuleSetNames(); ++set) {
            const icu::UnicodeString rules = format.getRuleSetName(set);
            if (rules.indexOf(wanted) < 0) continue;
            for (int number = 1; number <= std::min(last, 199); ++number) {
                icu::UnicodeString word;
                icu::FieldPosition position;
                UErrorCode formatting = U_ZERO_ERROR;
                format.format(static_cast<int32_t>(number), rules, word, position, formatting);
                if (U_SUCCESS(formatting) != 0) add(names, seen, word, number, false);
            }
        }
    }
    // A language without rules of its own is spelt in English.
    if (language != "en") {
        const auto english = [](const NumberName& name) { return name.name == "forty-five"; };
        if (std::any_of(names.begin(), names.end(), english)) names.clear();
    }
    return names;
}

}  // namespace

std::vector<NumberName> plain_cardinals(std::string_view tag, int first, int last) {
    std::vector<NumberName> names;
    std::set<std::string> seen;
    const std::string language = primary_language(tag);
    if (language.empty() || language == "und") return names;
    UErrorCode status = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(language.c_str()), status);
    if (U_FAILURE(status) != 0) return names;
    for (int32_t set = 0; set < format.getNumberOfRuleSetNames(); ++set) {
        const std::string rules = utf8_of(format.getRuleSetName(set));
        const bool plain = rules == "%spellout-numbering-year" || rules == "%spellout-numbering" ||
                           rules == "%spellout-cardinal" || rules == "%spellout-cardinal-masculine" ||
                           rules == "%spellout-cardinal-verbose" ||
                           rules == "%spellout-ordinal-masculine-genitive";
        if (!plain) continue;
        for (int number = first; number <= last; ++number) {
            icu::UnicodeString word;
            icu::FieldPosition position;
            UErrorCode formatting = U_ZERO_ERROR;
            format.format(static_cast<int32_t>(number), format.getRuleSetName(set), word, position,
                          formatting);
            if (U_SUCCESS(formatting) != 0) add(names, seen, word, number, false);
        }
    }
    return names;
}

std::vector<NumberName> month_names(std::string_view language) {
    return calendar_names(language, Names::Months);
}

std::string month_like(std::string_view tag, std::string_view name, int number) {
    const auto bare = [](std::string words) {
        while (!words.empty() && words.back() == '.') words.pop_back();
        return words;
    };
    const std::string wanted = fold_key(bare(std::string(name)));
    const std::string language = primary_language(tag);
    if (language.empty() || language == "und" || wanted.empty() || number < 1 || number > 12) return {};
    for (const std::string& id : locales_of(language)) {
        const bool other_calendar =
            id.find('@') != std::string::npos && id.find("gregorian") == std::string::npos;
        // The usual calendar of Persian and Pashto is another one.
        const icu::Locale locale(
            (id.find('@') == std::string::npos ? id + "@calendar=gregorian" : id).c_str());
        if (other_calendar || !is_known(locale)) continue;
        UErrorCode status = U_ZERO_ERROR;
        const icu::DateFormatSymbols symbols(locale, status);
        if (U_FAILURE(status) != 0) continue;
        for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
            for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
                int32_t count = 0;
                const icu::UnicodeString* all = symbols.getMonths(count, context, width);
                for (int32_t i = 0; i < std::min(count, 12); ++i) {
                    if (has_digit(all[i]) || fold_key(bare(utf8_of(all[i]))) != wanted) continue;
                    return number <= count ? bare(utf8_of(all[number - 1])) : std::string();
                }
            }
        }
    }
    return {};
}

std::vector<NumberName> weekday_names(std::string_view language) {
    return calendar_names(language, Names::Weekdays);
}

std::vector<NumberName> spelled_cardinals(std::string_view language, int last) {
    return spelled(language, last, false);
}

std::vector<NumberName> spelled_ordinals(std::string_view language, int last) {
    return spelled(language, last, true);
}

}  // namespace sotto::text
