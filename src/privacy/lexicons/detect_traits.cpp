// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/builtin_detectors.h"
#include "privacy/lexed.h"
#include "privacy/lexicons/lexicon.h"
#include "privacy/places/gazetteer.h"
#include "privacy/word_set.h"
#include "text/language.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace sotto::privacy {

namespace {

constexpr double low_confidence = 0.3;

/// The words of one language for one trait, by key (as `Gazetteer::key_of` makes it).
class Words {
public:
    Words(std::string_view list, std::string_view possessives, bool plurals) : possessives_(possessives) {
        own_only_ = !possessives.empty();
        // A comma, Latin or Arabic, parts them.
        constexpr std::string_view arabic_comma("\u060C");
        std::string rest;
        for (std::size_t at = 0; at < list.size();) {
            const bool comma = list.substr(at, arabic_comma.size()) == arabic_comma;
            rest.push_back(comma ? ',' : list[at]);
            at += comma ? arabic_comma.size() : 1;
        }
        for (std::size_t at = 0; at < rest.size();) {
            const std::size_t end = std::min(rest.find(',', at), rest.size());
            add(Gazetteer::key_of(std::string_view(rest).substr(at, end - at)), plurals);
            at = end + 1;
        }
    }

    /// How many tokens from `i` on are a word of the list; 0 for none.
    [[nodiscard]] std::size_t at(const Lexed& text, std::size_t i) const {
        const auto first = longest_of_first_.find(text.key(i));
        if (first == longest_of_first_.end()) return 0;
        if (own_only_ && !is_own(text, i)) return 0;
        std::string key(text.key(i));
        std::size_t found = words_.count(key) > 0 ? 1 : 0;
        std::size_t next = i;
        for (std::size_t words = 1; words < first->second; ++words) {
            ++next;
            if (next < text.size() && !text[next].gap &&
                (text.is_sign(next, '-') || text.is_sign(next, '\'')))
                ++next;
            if (next >= text.size() || text[next].kind != Token::Kind::Word) break;
            key += ' ';
            key += text.key(next);
            if (words_.count(key) > 0) found = next + 1 - i;
        }
        return found;
    }

    [[nodiscard]] bool has(std::string_view word) const { return words_.find(word) != words_.end(); }

private:
    void add(const std::string& key, bool plurals) {
        static const WordSet without_plural("lao hiv sunni");
        if (without_plural.has(key)) plurals = false;
        if (key.empty()) return;
        add_form(key);
        if (!plurals) return;
        const char last = key.back();
        if (last == 'y') add_form(key.substr(0, key.size() - 1) + "ies");
        if (last == 'z') add_form(key.substr(0, key.size() - 1) + "ces");
        if (key.size() > 3 && key.ends_with("man")) add_form(key.substr(0, key.size() - 2) + "en");
        constexpr std::string_view vowels("aeiouy");
        const bool hissing = last == 's' || last == 'x' || key.ends_with("ch") || key.ends_with("sh");
        add_form(key + (hissing ? "es" : "s"));
        // Spanish: doctores
        if (vowels.find(last) == std::string_view::npos) add_form(key + "es");
    }
    void add_form(const std::string& key) {
        words_.insert(key);
        const auto words = static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
        auto& longest = longest_of_first_[key.substr(0, key.find(' '))];
        longest = std::max(longest, words);
    }
    /// "my son", "my older brother"
    [[nodiscard]] bool is_own(const Lexed& text, std::size_t i) const {
        constexpr std::size_t furthest = 2;
        for (std::size_t back = 1; back <= furthest && back <= i; ++back) {
            if (text[i - back].kind != Token::Kind::Word || text[i + 1 - back].line) return false;
            if (possessives_.has(text.key(i - back))) return true;
        }
        return false;
    }

    std::unordered_set<std::string, StringHash, std::equal_to<>> words_;
    /// How many words the longest phrase has that begins with this one.
    std::unordered_map<std::string, std::size_t, StringHash, std::equal_to<>> longest_of_first_;
    WordSet possessives_;
    bool own_only_ = false;
};

/// Arabic writes the article and short prepositions onto the word.
std::string_view without_article(std::string_view word) {
    for (const std::string_view joined : {"و", "ف"}) {
        if (word.starts_with(joined) && word.size() > joined.size() + 4) {
            const std::string_view rest = word.substr(joined.size());
            for (const std::string_view article : {"ال", "بال", "لل", "كال"}) {
                if (rest.starts_with(article) && rest.size() > article.size() + 4)
                    return rest.substr(article.size());
            }
        }
    }
    for (const std::string_view article : {"ال", "بال", "لل", "كال"}) {
        if (word.starts_with(article) && word.size() > article.size() + 4) return word.substr(article.size());
    }
    return word;
}

bool is_ascii(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// A trait in all languages that have a lexicon.
class Finder {
public:
    explicit Finder(Trait trait, Category category) : category_(category) {
        const auto column = static_cast<std::size_t>(trait);
        for (const Lexicon& lexicon : lexicons()) {
            const std::string_view possessives =
                trait == Trait::Kinship ? lexicon.possessives : std::string_view();
            languages_.emplace_back(lexicon.language,
                                    Words(lexicon.words.at(column), possessives, lexicon.language != "ar"));
        }
    }

    /// In the language of the text; English ones, and all where the language is not known, too.
    [[nodiscard]] std::vector<Found> find(const Reading& reading) const {
        const Lexed& text = reading.lexed();
        const std::string own = text::primary_language(reading.language());
        std::vector<const Words*> lists;
        const Words* english = nullptr;
        bool arabic = false;
        for (const auto& [language, words] : languages_) {
            if (!own.empty() && own != "und" && language != own && language != "en") continue;
            lists.push_back(&words);
            if (language == "en") english = &words;
            arabic = arabic || language == "ar";
        }
        std::vector<Found> found;
        for (std::size_t i = 0; i < text.size();) {
            std::size_t longest = 0;
            if (text[i].kind == Token::Kind::Word) {
                for (const Words* words : lists) {
                    // `chấm` is no Cham: folding takes marks off that are not of the list's language.
                    if (words == english && own != "en" && !is_ascii(text.original(i))) continue;
                    longest = std::max(longest, words->at(text, i));
                }
                if (longest == 0 && arabic) longest = with_article(text, i);
            }
            if (longest > 0) {
                found.emplace_back();
                found.back().range = text.range(i, i + longest);
                found.back().category = category_;
                found.back().confidence = low_confidence;
            }
            i += std::max<std::size_t>(longest, 1);
        }
        return found;
    }

private:
    [[nodiscard]] std::size_t with_article(const Lexed& text, std::size_t i) const {
        const std::string_view word = text.key(i);
        const std::string_view bare = without_article(word);
        if (bare.size() == word.size()) return 0;
        const auto arabic =
            std::find_if(languages_.begin(), languages_.end(), [](const auto& l) { return l.first == "ar"; });
        return arabic != languages_.end() && arabic->second.has(bare) ? 1 : 0;
    }

    Category category_;
    std::vector<std::pair<std::string_view, Words>> languages_;
};

Detector lexicon_detector(std::string id, std::string title, Trait trait, Category category,
                          std::vector<std::string> examples, std::vector<std::string> counter_examples) {
    Detector detector;
    detector.id = std::move(id);
    detector.title = std::move(title);
    // Made when first asked: most runs of the program never look for traits.
    detector.find = [trait, category](const Reading& reading) {
        static std::array<std::unique_ptr<const Finder>, traits> finders;
        static std::array<std::once_flag, traits> made;
        const auto at = static_cast<std::size_t>(trait);
        std::call_once(made.at(at),
                       [&] { finders.at(at) = std::make_unique<const Finder>(trait, category); });
        return finders.at(at)->find(reading);
    };
    detector.examples = std::move(examples);
    detector.counter_examples = std::move(counter_examples);
    return detector;
}

}  // namespace

std::vector<Detector> lexicon_detectors() {
    return {
        lexicon_detector("occupation", "Occupations", Trait::Occupation, Category::Occupation,
                         {"she is a [[midwife]] now", "two [[policemen]] came", "fr|elle est [[infirmière]]",
                          "es|dos [[maestras]]", "ar|كان [[المعلم]] هنا", "the [[village chief]] said"},
                         {"she is a friend", "the work is hard"}),
        lexicon_detector("kinship", "Relatives", Trait::Kinship, Category::Kinship,
                         {"my [[son]] was there", "her older [[brother]] left", "fr|ma [[belle-soeur]]",
                          "es|mi [[abuela]] murió", "ar|رأيت [[أخي]] هناك"},
                         {"the son of a gun", "brothers in arms", "my friend"}),
        lexicon_detector("health", "Illness and injury", Trait::Health, Category::Health,
                         {"he [[lost a leg]] there", "she has [[diabetes]]", "fr|il est [[amputé]]",
                          "es|en [[silla de ruedas]]"},
                         {"he lost a book", "healthy food"}),
        lexicon_detector("religion", "Religions", Trait::Religion, Category::Religion,
                         {"we are [[Yazidi]]", "fr|une famille [[chrétienne]]", "es|ella es [[evangélica]]"},
                         {"we are happy"}),
        lexicon_detector(
            "ethnicity", "Origins and peoples", Trait::Origin, Category::Ethnicity,
            {"a [[Hmong]] village", "three [[Serbs]] came", "fr|un [[Kurde]]", "es|una mujer [[wayuu]]"},
            {"a nice village"})};
}

}  // namespace sotto::privacy
