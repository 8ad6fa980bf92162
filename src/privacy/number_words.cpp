// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/number_words.h"

#include "text/calendar_names.h"
#include "text/fold.h"
#include "text/language.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>

namespace sotto::privacy {

void NumberPhrases::add(std::string_view name, int number, bool ordinal, bool abbreviated) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : text::fold_key(name, text::Folding::KeepTones)) {
        if (c != ' ' && c != '-' && c != '.') {
            word += c;
            continue;
        }
        if (!word.empty()) words.push_back(std::move(word));
        word.clear();
    }
    if (!word.empty()) words.push_back(std::move(word));
    if (words.empty()) return;
    Phrase phrase;
    phrase.number = number;
    phrase.ordinal = ordinal;
    phrase.abbreviated = abbreviated;
    phrase.rest.assign(words.begin() + 1, words.end());
    first_words_.add(words.front());
    std::vector<Phrase>& list = phrases_[words.front()];
    for (const Phrase& known : list) {
        if (known.rest == phrase.rest && known.number == number) return;
    }
    const auto shorter = [](const Phrase& a, const Phrase& b) { return a.rest.size() > b.rest.size(); };
    list.insert(std::upper_bound(list.begin(), list.end(), phrase, shorter), std::move(phrase));
}

const std::vector<NumberPhrases::Phrase>* NumberPhrases::starting_with(std::string_view word) const {
    if (!first_words_.may_have(word)) return nullptr;
    const auto found = phrases_.find(word);
    return found == phrases_.end() ? nullptr : &found->second;
}

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2029;
constexpr int last_ordinal = 99;

/// Arabic numbers as they stand before a feminine noun ("year" is one), and after verbs and prepositions. ICU
/// says only those before masculine ones. Karin Ryding, A Reference Grammar of Modern Standard Arabic,
/// ch. 15.
std::vector<text::NumberName> arabic_numbers_of_years() {
    using Forms = std::vector<std::string>;
    const std::array<Forms, 9> units{Forms{"إحدى"}, {"اثنتان", "اثنتين"}, {"ثلاث"}, {"أربع"}, {"خمس"}, {"ست"},
                                     {"سبع"},       {"ثمان", "ثماني"},    {"تسع"}};
    const std::array<Forms, 8> tens{Forms{"عشرون", "عشرين"}, {"ثلاثون", "ثلاثين"}, {"أربعون", "أربعين"},
                                    {"خمسون", "خمسين"},      {"ستون", "ستين"},     {"سبعون", "سبعين"},
                                    {"ثمانون", "ثمانين"},    {"تسعون", "تسعين"}};
    std::vector<text::NumberName> all;
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        const int ones = static_cast<int>(unit) + 1;
        const Forms teens = ones == 2 ? Forms{"اثنتا", "اثنتي"} : units[unit];
        for (const auto& form : teens) all.push_back({form + " عشرة", 10 + ones, false});
        for (std::size_t ten = 0; ten < tens.size(); ++ten) {
            const int number = (static_cast<int>(ten) + 2) * 10 + ones;
            for (const auto& form : units[unit]) {
                for (const auto& tens_form : tens[ten])
                    all.push_back({form + " و" + tens_form, number, false});
            }
        }
    }
    for (std::size_t ten = 0; ten < tens.size(); ++ten) {
        for (const auto& form : tens[ten]) all.push_back({form, (static_cast<int>(ten) + 2) * 10, false});
    }
    return all;
}

/// Numbers that people say in a language that is not the text's: the small ones are words of other languages.
const std::vector<text::NumberName>& foreign_numbers() {
    static const std::vector<text::NumberName> numbers = [] {
        constexpr int smallest = 13;
        std::vector<text::NumberName> all;
        for (const std::string_view language : {"en", "fr", "es", "pt", "de", "it", "nl", "ru", "vi", "ar"}) {
            for (const auto& name : text::plain_cardinals(language, smallest, last_ordinal))
                all.push_back(name);
            for (const auto& name : text::plain_cardinals(language, first_year, last_year))
                all.push_back(name);
        }
        for (const auto& name : arabic_numbers_of_years()) all.push_back(name);
        // "nineteen hundred and seventy-nine", which ICU does not say.
        constexpr int century = 1900;
        for (const auto& name : text::plain_cardinals("en", 1, last_ordinal)) {
            for (const std::string words : {"nineteen hundred ", "nineteen hundred and "})
                all.push_back({words + name.name, century + name.number, false});
        }
        return all;
    }();
    return numbers;
}

/// The numbers of scripts without spaces, by their words run together.
class UnspacedNumbers {
public:
    UnspacedNumbers() {
        constexpr int largest = 99;
        for (const std::string_view language : {"lo", "th", "km", "my"}) {
            for (const auto& name : text::plain_cardinals(language, 1, largest)) {
                std::string key;
                for (const char c : text::fold_key(without_breaks(name.name), text::Folding::KeepTones)) {
                    if (c != ' ' && c != '-') key += c;
                }
                if (key.size() < shortest) continue;
                starts_.at(start_of(key)) = true;
                lengths_.push_back(key.size());
                numbers_.emplace(std::move(key), name.number);
            }
        }
        std::sort(lengths_.rbegin(), lengths_.rend());
        lengths_.erase(std::unique(lengths_.begin(), lengths_.end()), lengths_.end());
    }
    [[nodiscard]] UnspacedNumber at_start_of(std::string_view key) const {
        if (key.size() < shortest || !starts_.at(start_of(key))) return {};
        for (const std::size_t length : lengths_) {
            if (length > key.size()) continue;
            const auto found = numbers_.find(key.substr(0, length));
            if (found != numbers_.end()) return {length, found->second};
        }
        return {};
    }

private:
    static constexpr std::size_t shortest = 6;

    static std::string without_breaks(std::string name) {
        constexpr std::string_view zero_width_space = "\xE2\x80\x8B";
        for (auto at = name.find(zero_width_space); at != std::string::npos; at = name.find(zero_width_space))
            name.erase(at, zero_width_space.size());
        return name;
    }
    static std::size_t start_of(std::string_view key) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(key[i]); };
        return (byte(2) * std::size_t{61} + byte(5)) % 1024;
    }

    std::array<bool, 1024> starts_{};
    std::vector<std::size_t> lengths_;  ///< longest first
    std::unordered_map<std::string, int, StringHash, std::equal_to<>> numbers_;
};

/// Amharic tens and what stands behind them; ICU counts them as "four ten seven".
std::vector<text::NumberName> amharic_numbers() {
    using Forms = std::vector<std::string>;
    const std::array<Forms, 9> units{Forms{"አንድ"}, {"ሁለት"}, {"ሦስት", "ሶስት"}, {"አራት"}, {"አምስት"},
                                     {"ስድስት"},     {"ሰባት"}, {"ስምንት"},       {"ዘጠኝ"}};
    const std::array<Forms, 9> tens{
        Forms{"አስራ", "አሥራ"}, {"ሃያ", "ሀያ"}, {"ሰላሳ", "ሠላሳ"}, {"አርባ"}, {"ሃምሳ", "አምሳ"},
        {"ስልሳ", "ስድሳ"},      {"ሰባ"},       {"ሰማንያ"},       {"ዘጠና"}};
    std::vector<text::NumberName> all;
    for (std::size_t ten = 0; ten < tens.size(); ++ten) {
        const int number = (static_cast<int>(ten) + 1) * 10;
        for (const auto& form : tens[ten]) {
            if (number > 10) all.push_back({form, number, false});
            for (std::size_t unit = 0; unit < units.size(); ++unit) {
                for (const auto& ones : units[unit])
                    all.push_back({form + " " + ones, number + static_cast<int>(unit) + 1, false});
            }
        }
    }
    return all;
}

/// "četrdeset sedam" beside "četrdeset i sedam".
std::string without_and(std::string name) {
    for (const std::string_view joint : {" i ", " и "}) {
        if (const auto at = name.find(joint); at != std::string::npos) name.replace(at, joint.size(), " ");
    }
    return name;
}

}  // namespace

UnspacedNumber unspaced_number_at(std::string_view key) {
    static const UnspacedNumbers numbers;
    return numbers.at_start_of(key);
}

const NumberPhrases& spelled_numbers(std::string_view tag) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<const NumberPhrases>> made;
    // Texts in a row are mostly in one language.
    thread_local std::string last_tag;
    thread_local const NumberPhrases* last = nullptr;
    if (last != nullptr && last_tag == tag) return *last;

    std::string language = text::primary_language(tag);
    if (language.empty() || language == "und") language = "en";
    const std::lock_guard lock(mutex);
    std::unique_ptr<const NumberPhrases>& phrases = made[language];
    if (phrases == nullptr) {
        constexpr int oldest = 119;
        auto fresh = std::make_unique<NumberPhrases>();
        const bool south_slavic = language == "sr" || language == "hr" || language == "bs";
        for (const auto& [name, number, abbreviated] : text::spelled_cardinals(language, oldest)) {
            fresh->add(name, number, false, abbreviated);
            if (south_slavic) fresh->add(without_and(name), number, false, abbreviated);
        }
        if (language == "am") {
            for (const auto& name : amharic_numbers()) fresh->add(name.name, name.number, false, false);
        }
        for (const auto& [name, number, abbreviated] : text::spelled_ordinals(language, last_ordinal)) {
            fresh->add(name, number, true, abbreviated);
        }
        for (const auto& [name, number, abbreviated] :
             text::plain_cardinals(language, first_year, last_year)) {
            fresh->add(name, number, false, abbreviated);
        }
        for (const auto& [name, number, abbreviated] : foreign_numbers())
            fresh->add(name, number, false, abbreviated);
        phrases = std::move(fresh);
    }
    last_tag = tag;
    last = phrases.get();
    return *last;
}

}  // namespace sotto::privacy
