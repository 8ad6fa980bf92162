// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/language.h"

#include "text/fold_table.h"
#include "text/language_profiles.h"
#include "text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace sotto::text {

namespace {

constexpr std::size_t head = 20000;         // code points looked at from the start
constexpr std::size_t sample_count = 20;    // slices of the rest
constexpr std::size_t sample_length = 400;  // code points of each

std::optional<ScriptGroup> group_of(char32_t c) {
    if (c < 0x250U) return ScriptGroup::Latin;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
        case USCRIPT_LATIN:
            return ScriptGroup::Latin;
        case USCRIPT_CYRILLIC:
            return ScriptGroup::Cyrillic;
        case USCRIPT_ARABIC:
            return ScriptGroup::Arabic;
        case USCRIPT_HEBREW:
            return ScriptGroup::Hebrew;
        case USCRIPT_ETHIOPIC:
            return ScriptGroup::Ethiopic;
        case USCRIPT_DEVANAGARI:
            return ScriptGroup::Devanagari;
        case USCRIPT_BENGALI:
            return ScriptGroup::Bengali;
        case USCRIPT_HAN:
            return ScriptGroup::Han;
        case USCRIPT_GREEK:
            return ScriptGroup::Greek;
        case USCRIPT_ARMENIAN:
            return ScriptGroup::Armenian;
        case USCRIPT_GEORGIAN:
            return ScriptGroup::Georgian;
        case USCRIPT_THAI:
            return ScriptGroup::Thai;
        case USCRIPT_LAO:
            return ScriptGroup::Lao;
        case USCRIPT_KHMER:
            return ScriptGroup::Khmer;
        case USCRIPT_MYANMAR:
            return ScriptGroup::Myanmar;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            return ScriptGroup::Kana;
        case USCRIPT_HANGUL:
            return ScriptGroup::Hangul;
        case USCRIPT_TAMIL:
            return ScriptGroup::Tamil;
        case USCRIPT_TELUGU:
            return ScriptGroup::Telugu;
        case USCRIPT_KANNADA:
            return ScriptGroup::Kannada;
        case USCRIPT_MALAYALAM:
            return ScriptGroup::Malayalam;
        case USCRIPT_GUJARATI:
            return ScriptGroup::Gujarati;
        case USCRIPT_GURMUKHI:
            return ScriptGroup::Gurmukhi;
        case USCRIPT_ORIYA:
            return ScriptGroup::Oriya;
        case USCRIPT_SINHALA:
            return ScriptGroup::Sinhala;
        case USCRIPT_TIBETAN:
            return ScriptGroup::Tibetan;
        case USCRIPT_MONGOLIAN:
            return ScriptGroup::Mongolian;
        case USCRIPT_THAANA:
            return ScriptGroup::Thaana;
        case USCRIPT_SYRIAC:
            return ScriptGroup::Syriac;
        default:
            return std::nullopt;
    }
}

/// Which languages, as indices of the profiles, a word or sequence speaks for.
using Speakers = std::vector<std::uint8_t>;

/// One more letter of a sequence (FNV-1a over code points).
constexpr std::uint64_t extended(std::uint64_t hash, char32_t c) {
    return (hash ^ c) * 0x100000001B3ULL;
}
constexpr std::uint64_t no_letters = 0xCBF29CE484222325ULL;
/// No sequence of the profiles is longer, `^` and `$` included.
constexpr std::size_t longest_sequence = 6;

/// The profiles turned round: from a word or sequence to its languages.
class Index {
public:
    Index() {
        const auto& profiles = language_profiles();
        for (std::size_t i = 0; i < profiles.size(); ++i) {
            const auto speaker = static_cast<std::uint8_t>(i);
            each(profiles[i].words, [&](std::string_view word) { add(words_[word], speaker); });
            each(profiles[i].sequences, [&](std::string_view letters) {
                std::uint64_t hash = no_letters;
                for (std::size_t at = 0; at < letters.size();) hash = extended(hash, utf8::next(letters, at));
                add(sequences_[hash], speaker);
                maybe_.set(hash % maybe_.size());
            });
        }
    }
    static const Index& get() {
        static const Index index;
        return index;
    }
    [[nodiscard]] const Speakers* word(std::string_view word) const {
        const auto found = words_.find(word);
        return found == words_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const Speakers* sequence(std::uint64_t hash) const {
        if (!maybe_.test(hash % maybe_.size())) return nullptr;
        const auto found = sequences_.find(hash);
        return found == sequences_.end() ? nullptr : &found->second;
    }

private:
    static void add(Speakers& speakers, std::uint8_t speaker) {
        if (speakers.empty() || speakers.back() != speaker) speakers.push_back(speaker);
    }
    template <typename Take>
    static void each(std::string_view list, Take take) {
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(' '), list.size());
            if (end > 0) take(list.substr(0, end));
            list.remove_prefix(std::min(end + 1, list.size()));
        }
    }

    std::unordered_map<std::string_view, Speakers> words_;
    std::unordered_map<std::uint64_t, Speakers> sequences_;
    /// Tells most sequences of a text that no profile knows them, without a look into the table.
    std::bitset<1U << 15U> maybe_;
};

/// What a text holds, gathered in one pass.
class Evidence {
public:
    Evidence() : scores_(language_profiles().size(), 0.0) {}

    void read(std::string_view utf8);

    [[nodiscard]] std::size_t letters(ScriptGroup group) const {
        return letters_[static_cast<std::size_t>(group)];
    }
    [[nodiscard]] std::size_t words() const { return words_; }
    [[nodiscard]] double score(std::size_t profile) const { return scores_[profile]; }
    [[nodiscard]] std::size_t cantonese() const { return cantonese_; }

private:
    void see_word(std::string_view word);

    std::array<std::size_t, static_cast<std::size_t>(ScriptGroup::count_)> letters_{};
    std::vector<double> scores_;
    std::u32string framed_;
    std::size_t words_ = 0;
    std::size_t cantonese_ = 0;
};

/// Characters that written Cantonese is full of and written Mandarin hardly has.
bool is_cantonese(char32_t c) {
    constexpr std::u32string_view signs = U"嘅係唔喺咗佢冇嗰啲嚟嘢啱咁咩喎噉瞓畀揾搵睇嘥哋乜";
    return signs.find(c) != std::u32string_view::npos;
}

void Evidence::read(std::string_view utf8) {
    std::string word;
    bool marks = false;
    const auto finish = [&] {
        while (!word.empty() && word.back() == '\'') word.pop_back();
        if (!word.empty()) see_word(marks ? compose(word) : word);
        word.clear();
        marks = false;
    };
    for (std::size_t at = 0; at < utf8.size();) {
        char32_t c = utf8::next(utf8, at);
        if (c < 0x80U) {
            if (const char32_t lower = c | 0x20U; lower >= 'a' && lower <= 'z') {
                ++letters_[static_cast<std::size_t>(ScriptGroup::Latin)];
                word += static_cast<char>(lower);
            } else if (c == '\'' && !word.empty()) {
                word += '\'';
            } else {
                finish();
            }
            continue;
        }
        // Apostrophes and the modifier letter that Uzbek writes.
        if ((c == 0x2019 || c == 0x2018 || c == 0x02BB || c == 0x02BC) && !word.empty()) {
            word += '\'';
            continue;
        }
        const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
        if ((mask & U_GC_M_MASK) != 0) {
            if (!word.empty()) utf8::append(word, c);
            marks = marks || (c >= 0x300 && c < 0x370) || (c >= 0x900 && c < 0x1000);
            if (c >= 0x900 && c < 0x2000) {
                if (const auto group = group_of(c)) ++letters_[static_cast<std::size_t>(*group)];
            }
            continue;
        }
        if ((mask & U_GC_L_MASK) == 0) {
            if (c != 0x200C && c != 0x200D && c != 0x00AD) finish();
            continue;
        }
        const auto group = group_of(c);
        if (group) ++letters_[static_cast<std::size_t>(*group)];
        if (group == ScriptGroup::Han && is_cantonese(c)) ++cantonese_;
        utf8::append(word, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
        if (word.size() > 120) finish();  // a run without spaces
    }
    finish();
}

void Evidence::see_word(std::string_view word) {
    const Index& index = Index::get();
    ++words_;
    if (const Speakers* speakers = index.word(word); speakers != nullptr) {
        for (const std::uint8_t speaker : *speakers) {
            scores_[speaker] += 1.0 / static_cast<double>(speakers->size());
        }
    }
    // Letters and endings weigh little each: there are several in a word.
    constexpr double weight = 0.15;
    framed_.assign(1, U'^');
    for (std::size_t at = 0; at < word.size();) framed_ += utf8::next(word, at);
    framed_ += U'$';
    for (std::size_t first = 0; first + 1 < framed_.size(); ++first) {
        std::uint64_t hash = no_letters;
        const std::size_t last = std::min(framed_.size(), first + longest_sequence);
        for (std::size_t at = first; at < last; ++at) {
            hash = extended(hash, framed_[at]);
            if (const Speakers* speakers = index.sequence(hash); speakers != nullptr) {
                for (const std::uint8_t speaker : *speakers) {
                    scores_[speaker] += weight / static_cast<double>(speakers->size());
                }
            }
        }
    }
}

/// The language by script, or the script among whose languages words decide.
struct Writing {
    ScriptGroup group = ScriptGroup::Latin;
    double share = 0;  ///< of all letters
};

std::optional<Writing> writing_of(const Evidence& evidence) {
    Writing best;
    double all = 0;
    double most = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(ScriptGroup::count_); ++i) {
        const auto group = static_cast<ScriptGroup>(i);
        auto letters = static_cast<double>(evidence.letters(group));
        // One ideograph or syllable says what two or three letters of an alphabet say.
        const bool dense = group == ScriptGroup::Han || group == ScriptGroup::Kana ||
                           group == ScriptGroup::Hangul || group == ScriptGroup::Ethiopic;
        if (dense) letters *= 2.5;
        all += letters;
        if (letters > most) {
            most = letters;
            best.group = group;
        }
    }
    if (all == 0) return std::nullopt;
    // Japanese may hold more Han than kana, Korean some Han; Chinese holds no kana to speak of.
    const auto han = static_cast<double>(evidence.letters(ScriptGroup::Han)) * 2.5;
    const auto kana = static_cast<double>(evidence.letters(ScriptGroup::Kana)) * 2.5;
    if (best.group == ScriptGroup::Kana) most += han;
    if (best.group == ScriptGroup::Han && kana > 0.08 * han) {
        best.group = ScriptGroup::Kana;
        most += kana;
    }
    best.share = most / all;
    return best;
}

}  // namespace

namespace {

Evidence evidence_of(std::string_view utf8) {
    Evidence evidence;
    std::size_t at = 0;
    for (std::size_t i = 0; i < head && at < utf8.size(); ++i)
        at += utf8::length_from(utf8::byte_at(utf8, at));
    evidence.read(utf8.substr(0, std::min(at, utf8.size())));
    if (at < utf8.size()) {
        const std::size_t step = (utf8.size() - at) / sample_count;
        for (std::size_t i = 0; i < sample_count; ++i) {
            std::size_t first = at + i * step;
            while (first < utf8.size() && utf8::is_continuation(utf8[first])) ++first;
            std::size_t last = first;
            for (std::size_t n = 0; n < sample_length && last < std::min(utf8.size(), first + step); ++n) {
                last += utf8::length_from(utf8::byte_at(utf8, last));
            }
            evidence.read(utf8.substr(first, std::min(last, utf8.size()) - first));
        }
    }
    return evidence;
}

/// The language of a script whose words decide, as an index of the profiles, and how sure that is, 0…1.
struct Verdict {
    std::size_t profile = 0;
    std::size_t rivals = 0;
    double certainty = 0;
};

Verdict judge(const Evidence& evidence, ScriptGroup group) {
    const auto& profiles = language_profiles();
    Verdict verdict;
    double first = -1;
    double second = 0;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        if (profiles[i].script != group) continue;
        ++verdict.rivals;
        const double score = evidence.score(i);
        if (score > first) {
            second = std::max(0.0, first);
            first = score;
            verdict.profile = i;
        } else {
            second = std::max(second, score);
        }
    }
    constexpr double too_little = 0.2;  // less than two telling letters
    if (first < too_little) return verdict;
    // Sure when many words were known, the text is as full of them as texts are, and no other language
    // comes near.
    const auto words = static_cast<double>(evidence.words());
    const double amount = 1.0 - std::exp(-first / 4.0);
    const double density = std::min(1.0, first / words / 0.12);
    const double lead = std::min(1.0, (first - second) / first / 0.35);
    verdict.certainty = amount * density * (0.4 + 0.6 * lead);
    return verdict;
}

std::string han_language(const Evidence& evidence) {
    return evidence.cantonese() * 50 > evidence.letters(ScriptGroup::Han) ? "yue" : "zh";
}

}  // namespace

LanguageGuess detect_language(std::string_view utf8) {
    const Evidence evidence = evidence_of(utf8);
    const auto writing = writing_of(evidence);
    if (!writing) return {"und", 0};
    if (writing->group == ScriptGroup::Han) return {han_language(evidence), writing->share};
    const Verdict verdict = judge(evidence, writing->group);
    const std::string tag(language_profiles()[verdict.profile].tag);
    if (verdict.rivals == 1) return {tag, writing->share};
    if (verdict.certainty <= 0) return {"und", 0};
    return {tag, writing->share * verdict.certainty};
}

Likeness likeness_to_language(std::string_view utf8) {
    const Evidence evidence = evidence_of(utf8);
    const auto writing = writing_of(evidence);
    if (!writing) return {"und", 0};
    constexpr double script_alone = 0.5;
    if (writing->group == ScriptGroup::Han) return {han_language(evidence), script_alone * writing->share};
    const Verdict verdict = judge(evidence, writing->group);
    const LanguageProfile& profile = language_profiles()[verdict.profile];
    const double degree = profile.words.empty() ? script_alone : verdict.certainty;
    return {std::string(profile.tag), degree * writing->share};
}

const std::vector<std::string>& known_languages() {
    static const std::vector<std::string> known = [] {
        std::vector<std::string> tags;
        for (const LanguageProfile& profile : language_profiles()) tags.emplace_back(profile.tag);
        std::sort(tags.begin(), tags.end());
        tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
        return tags;
    }();
    return known;
}

std::string primary_language(std::string_view language) {
    const std::size_t end = std::min({language.find('-'), language.find('_'), language.size()});
    // BCP 47: two or three letters, or up to eight for registered ones; a single letter is private use.
    if (end < 2 || end > 8) return {};
    std::string primary;
    for (const char c : language.substr(0, end)) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        if (lower < 'a' || lower > 'z') return {};
        primary += lower;
    }
    return primary;
}

}  // namespace sotto::text
