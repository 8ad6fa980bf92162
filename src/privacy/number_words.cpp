// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/number_words.h"

#include "text/calendar_names.h"
#include "text/fold.h"
#include "text/language.h"

#include <algorithm>
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

const NumberPhrases& spelled_numbers(std::string_view tag) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<const NumberPhrases>> made;

    std::string language = text::primary_language(tag);
    if (language.empty() || language == "und") language = "en";
    const std::lock_guard lock(mutex);
    std::unique_ptr<const NumberPhrases>& phrases = made[language];
    if (phrases == nullptr) {
        constexpr int oldest = 119;
        constexpr int last_day = 31;
        auto fresh = std::make_unique<NumberPhrases>();
        for (const auto& [name, number, abbreviated] : text::spelled_cardinals(language, oldest)) {
            fresh->add(name, number, false, abbreviated);
        }
        for (const auto& [name, number, abbreviated] : text::spelled_ordinals(language, last_day)) {
            fresh->add(name, number, true, abbreviated);
        }
        phrases = std::move(fresh);
    }
    return *phrases;
}

}  // namespace sotto::privacy
