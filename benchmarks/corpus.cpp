// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "benchmarks/corpus.h"

#include "base/files.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>

namespace sotto::benchmarks {

namespace {

/// splitmix64: the standard's distributions differ between libraries, this does not.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
    double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    template <typename List>
    const auto& one_of(const List& list) {
        return list[below(list.size())];
    }

private:
    std::uint64_t state_;
};

constexpr std::array<const char*, 60> function_words = {
    "the",  "and",   "of",    "to",   "a",     "in",   "that", "I",     "we",    "was",   "it",    "they",
    "for",  "is",    "with",  "not",  "on",    "as",   "my",   "but",   "have",  "this",  "were",  "at",
    "you",  "are",   "from",  "so",   "had",   "our",  "who",  "there", "when",  "would", "one",   "what",
    "all",  "can",   "if",    "then", "about", "me",   "her",  "him",   "after", "other", "some",  "people",
    "time", "could", "don't", "know", "very",  "more", "into", "said",  "went",  "good",  "years", "because"};
constexpr std::array<const char*, 24> onsets = {"b",  "c",  "d",  "f",  "g",  "h",  "l",  "m",
                                                "n",  "p",  "r",  "s",  "t",  "v",  "w",  "br",
                                                "cl", "dr", "gr", "pl", "pr", "st", "tr", "sh"};
constexpr std::array<const char*, 10> vowels = {"a", "e", "i", "o", "u", "a", "e", "i", "ou", "ea"};
constexpr std::array<const char*, 12> codas = {"", "", "", "", "n", "r", "l", "t", "s", "nd", "ck", "m"};
constexpr std::array<const char*, 8> endings = {"", "", "", "s", "ed", "ing", "ly", "er"};
constexpr std::array<const char*, 16> speakers = {
    "Interviewer", "Amina", "Boun",   "Castanié", "Dara",   "Emil",   "Farida",  "Goran",
    "Habiba",      "Ilija", "Jelena", "Kham",     "Lidija", "Moussa", "Nadežda", "Oumar"};
constexpr std::array<const char*, 40> lao_words = {
    "ຂ້ອຍ",   "ເຮົາ", "ບ້ານ", "ໂຮງຮຽນ", "ລະເບີດ",   "ລູກຫວ່ານ", "ນ້ຳ",  "ເຂົ້າ",  "ກິນ",   "ໄປ",
    "ມາ",    "ຢູ່",   "ໃນ",  "ແລະ",    "ທີ່",       "ບໍ່",      "ມີ",   "ເປັນ",  "ຄົນ",   "ຄອບຄົວ",
    "ລູກ",    "ແມ່",  "ພໍ່",   "ອ້າຍ",    "ນ້ອງ",     "ວຽກ",    "ປີ",   "ມື້",    "ແຂວງ", "ເມືອງ",
    "ສະບາຍ", "ດີ",   "ຊ່ວຍ", "ເຫຼືອ",    "ທະນາຄານ", "ປະເທດ",  "ລາວ", "ອົບຮົມ", "ຮູ້",    "ເວົ້າ"};

std::string make_word(Random& random, std::size_t rank) {
    std::string word;
    const std::size_t syllables = 1 + (rank > 200 ? random.below(2) : 0) + (rank > 9000 ? 1 : 0);
    for (std::size_t i = 0; i < syllables; ++i) {
        word += random.one_of(onsets);
        word += random.one_of(vowels);
        word += random.one_of(codas);
    }
    return word;
}

void english_turn(Random& random, const std::vector<std::string>& words,
                  const std::vector<double>& frequencies, Turn& turn) {
    const auto any_word = [&]() -> const std::string& {
        const auto found = std::lower_bound(frequencies.begin(), frequencies.end(), random.unit());
        return words[static_cast<std::size_t>(found - frequencies.begin())];
    };
    for (std::size_t i = 0; i < themes().size(); ++i) {
        if (random.below(1000) < themes()[i].per_thousand) turn.themes.push_back(static_cast<int>(i));
    }
    const std::size_t sentences = 1 + random.below(13);
    std::size_t planted = 0;
    for (std::size_t s = 0; s < sentences; ++s) {
        const std::size_t length = 4 + random.below(18);
        const std::size_t plant_at = random.below(length);
        for (std::size_t w = 0; w < length; ++w) {
            if (!turn.said.empty()) turn.said += ' ';
            const std::size_t start = turn.said.size();
            turn.said += any_word();
            // The phrases are spread over the sentences; what is left comes in the last one.
            while (w == plant_at && planted < turn.themes.size() && (planted <= s || s + 1 == sentences)) {
                turn.said += ' ';
                turn.said += themes()[static_cast<std::size_t>(turn.themes[planted++])].phrase;
            }
            if (w == 0 && turn.said[start] >= 'a' && turn.said[start] <= 'z') {
                turn.said[start] = static_cast<char>(turn.said[start] - 'a' + 'A');
            }
            if (w + 1 < length && random.below(12) == 0) turn.said += ',';
        }
        turn.said += random.below(9) == 0 ? "?" : ".";
    }
}

void lao_turn(Random& random, Turn& turn) {
    const std::size_t phrases = 1 + random.below(10);
    const bool named = random.below(20) == 0;
    for (std::size_t p = 0; p < phrases; ++p) {
        if (p > 0) turn.said += ' ';
        const std::size_t length = 3 + random.below(12);
        for (std::size_t w = 0; w < length; ++w) {
            if (named && p == 0 && w == 1) turn.said += lao_name;
            turn.said += random.one_of(lao_words);
        }
    }
}

}  // namespace

const char* const lao_name = "ສົມຊາຍ";

const std::vector<Theme>& themes() {
    static const std::vector<Theme> planted = {
        {"Daily life", "in the village", 60},
        {"Schooling", "primary school teacher", 40},
        {"Risk education", "risk education", 30},
        {"Victim assistance", "victim assistance", 30},
        {"Advocacy", "international campaign conference", 20},
        {"Clearance", "clearance of unexploded ordnance", 20},
        {"Livelihood", "a small loan", 15},
        {"Health", "artificial limb", 12},
        {"Stigma", "ashamed to go outside", 10},
        {"Training", "public speaking training", 10},
        {"Peer support", "other survivors helped me", 8},
        {"Policy", "national disability policy", 8},
        {"Treaty", "Convention on Cluster Munitions", 6},
        {"Loss", "my eldest son was clearing", 4},
        {"Travel", "could not get a visa", 4},
        {"Media", "the journalist never came back", 3},
        {"Money", "per diem was paid late", 2},
        {"Interpreting", "the interpreter left out half", 2},
        {"Hope", "become a lawyer one day", 1},
        {"Names", "Madame Castanié", 1},
    };
    return planted;
}

Corpus::Corpus(const CorpusOptions& options) : options_(options) {
    constexpr std::size_t vocabulary = 60000;
    constexpr double exponent = 1.2;
    Random random(options.seed * 7919);
    std::unordered_set<std::string> seen;
    for (const char* word : function_words) {
        words_.emplace_back(word);
        seen.insert(word);
    }
    while (words_.size() < vocabulary) {
        const std::string stem = make_word(random, words_.size());
        // Several forms of one stem, so that stemming has work to do.
        const std::size_t forms = 1 + random.below(3);
        for (std::size_t i = 0; i < forms && words_.size() < vocabulary; ++i) {
            std::string word = stem + random.one_of(endings);
            if (seen.insert(word).second) words_.push_back(std::move(word));
        }
    }
    double sum = 0;
    frequencies_.reserve(vocabulary);
    for (std::size_t rank = 0; rank < vocabulary; ++rank) {
        sum += 1.0 / std::pow(static_cast<double>(rank) + 4.0, exponent);
        frequencies_.push_back(sum);
    }
    for (double& frequency : frequencies_) frequency /= sum;
    frequencies_.back() = 1.0;
}

Transcript Corpus::transcript(std::size_t number) const {
    Random random(options_.seed * 1000003 + number);
    random.next();
    Transcript made;
    const bool lao = random.below(100) < options_.lao_percent;
    made.language = lao ? "lo" : "en";
    const std::string digits = std::to_string(number);
    made.name = "interview-" + std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits;
    const std::string asked = speakers[0];
    const std::string answers = speakers[1 + random.below(speakers.size() - 1)];
    std::size_t bytes = 0;
    while (bytes < options_.transcript_bytes) {
        Turn turn;
        turn.speaker = made.turns.size() % 2 == 0 ? asked : answers;
        if (lao) {
            lao_turn(random, turn);
        } else {
            english_turn(random, words_, frequencies_, turn);
        }
        bytes += turn.said.size();
        made.turns.push_back(std::move(turn));
    }
    return made;
}

std::string as_text(const Transcript& transcript) {
    std::string text;
    for (const Turn& turn : transcript.turns) {
        if (!text.empty()) text += '\n';
        text += turn.speaker;
        text += ": ";
        text += turn.said;
        text += '\n';
    }
    return text;
}

std::uint64_t write_corpus(const Corpus& corpus, const std::filesystem::path& folder) {
    base::make_private_folder(folder);
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < corpus.options().transcripts; ++i) {
        const Transcript transcript = corpus.transcript(i);
        const std::string text = as_text(transcript);
        base::PendingFile file(folder / (transcript.name + ".txt"));
        file.write(text);
        file.publish();
        bytes += text.size();
    }
    return bytes;
}

}  // namespace sotto::benchmarks
