// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/date_words.h"

#include "text/calendar_names.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/language.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace sotto::privacy {

namespace {

constexpr std::array languages{"en", "fr", "es", "pt", "de", "it", "nl", "ru", "sr", "hr", "bs",
                               "sq", "mk", "ar", "fa", "ps", "ku", "vi", "lo", "km", "th", "my",
                               "am", "ti", "tg", "uz", "kk", "ky", "tr", "uk", "pl", "ro", "bg",
                               "el", "id", "sw", "zh", "ja", "ko", "ur", "hi", "ne"};

/// Cases in which a month stands behind a day, where ICU has the nominative only.
std::vector<std::string> cases_of(const std::string& name, const std::string& language) {
    std::vector<std::string> cases;
    if (language == "sr" || language == "bs") {
        // mart → marta, septembar → septembra
        for (const auto& [vowel, before, after] :
             {std::array<std::string, 3>{"a", "ar", "ra"}, {"а", "ар", "ра"}}) {
            const bool latin = static_cast<unsigned char>(name[0]) < 0x80;
            if (latin != (vowel == "a")) continue;
            cases.push_back(name + vowel);
            if (name.size() > before.size() &&
                name.compare(name.size() - before.size(), before.size(), before) == 0) {
                cases.push_back(name.substr(0, name.size() - before.size()) + after);
            }
        }
    } else if (language == "tg") {
        cases.push_back(name + "и");
    } else if (language == "sq") {
        cases.push_back(name + "it");
    }
    return cases;
}

}  // namespace

const DateWords& date_words(std::string_view tag) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<const DateWords>> made;
    // Texts in a row are mostly in one language.
    thread_local std::string last_tag;
    thread_local const DateWords* last = nullptr;
    if (last != nullptr && last_tag == tag) return *last;
    std::string own = text::primary_language(tag);
    if (own.empty() || own == "und") own = "en";
    const std::lock_guard lock(mutex);
    std::unique_ptr<const DateWords>& words = made[own];
    if (words == nullptr) {
        auto fresh = std::make_unique<DateWords>();
        const auto add_all = [&](const std::string& language) {
            for (const text::NumberName& name : text::month_names(language)) {
                if (name.abbreviated && language != own) continue;
                fresh->months.add(name.name, name.number, false, name.abbreviated);
                if (!name.abbreviated) {
                    for (const std::string& inflected : cases_of(name.name, language)) {
                        fresh->months.add(inflected, name.number, false, false);
                    }
                }
                const std::string key = text::fold_key(name.name, text::Folding::KeepTones);
                if (!key.empty() && text::is_of_unspaced_script(text::utf8::at(key, 0))) {
                    fresh->unspaced_lengths.insert(key.size());
                }
            }
            for (const text::NumberName& name : text::weekday_names(language)) {
                fresh->weekdays.add(name.name, name.number, false, false);
            }
        };
        for (const std::string language : languages) add_all(language);
        if (std::find(languages.begin(), languages.end(), own) == languages.end()) add_all(own);
        words = std::move(fresh);
    }
    last_tag = tag;
    last = words.get();
    return *last;
}

const WordSet& date_connectors() {
    static const WordSet words(R"(
        of the de del da do di d den e le el la i u го ого ro de's ta të
        year in года год г гг году р nam năm anul an vitit vit viti godine godina год године година
        م سنة عام لعام لسنة من سال ميلادي ሺህ ዓም ዓ ም ዓመተ ምህረት ቀን yil йил соли сол
        ປີ ຄ ສ ພ ປີຄສ ปี พ ศ ค พศ คศ ឆ្នាំ គ ព နှစ် ခုနှစ်)");
    return words;
}

const WordSet& month_labels() {
    static const WordSet words(
        "tháng thang thg ເດືອນ เดือน ខែ month mois mes mês mese monat maand месяц месяца mesec mjesec muaji "
        "شهر ماه ወር");
    return words;
}

bool is_doubtful_month(std::string_view key) {
    static const WordSet words("may march mars می مه set out mar ago sen");
    return words.has(key);
}

}  // namespace sotto::privacy
