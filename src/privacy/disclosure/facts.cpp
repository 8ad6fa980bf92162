// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/facts.h"

#include "privacy/disclosure/fact_words.h"
#include "text/fold.h"
#include "text/segment.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace sotto::privacy {

namespace {

struct Heard {
    std::string term;
    text::Range range;
    std::size_t sentence = 0;
};

/// The words of a text, folded, with their sentences as far as punctuation tells.
std::vector<Heard> heard(std::string_view utf8) {
    std::vector<Heard> words;
    text::Tokeniser tokeniser;
    tokeniser.reset(utf8);
    text::Token token;
    std::size_t sentence = 0;
    std::size_t before = 0;
    while (tokeniser.next(token)) {
        if (token.bigram) continue;
        const auto gap = utf8.substr(before, token.first_byte - before);
        const bool ends = gap.find_first_of(".!?\n") != std::string_view::npos ||
                          gap.find("؟") != std::string_view::npos || gap.find("。") != std::string_view::npos;
        // The point of an abbreviation or a number is none.
        if (ends && token.first_byte > before) ++sentence;
        before = std::max(before, token.last_byte);
        words.push_back({std::string(token.term), {token.start, token.end}, sentence});
    }
    return words;
}

std::vector<std::string> terms_of(std::string_view phrase) {
    std::vector<std::string> terms;
    for (auto& word : heard(phrase)) terms.push_back(std::move(word.term));
    return terms;
}

template <class Take>
void each_phrase(std::string_view phrases, const Take& take) {
    while (!phrases.empty()) {
        const auto end = std::min(phrases.find('|'), phrases.size());
        take(phrases.substr(0, end));
        phrases.remove_prefix(std::min(end + 1, phrases.size()));
    }
}

using WordSet = std::unordered_set<std::string>;

WordSet word_set(std::string_view list) {
    WordSet words;
    each_phrase(list, [&](std::string_view phrase) {
        for (auto& term : terms_of(phrase)) words.insert(std::move(term));
    });
    return words;
}

/// Phrases by their first word.
class Phrases {
public:
    void add(const FactWords& words) {
        each_phrase(words.phrases,
                    [&](std::string_view phrase) { add(words.kind, std::string(words.value), phrase); });
    }
    void add(const std::vector<FactWords>& list) {
        for (const auto& words : list) add(words);
    }
    void add(FactKind kind, const std::string& value, std::string_view phrase) {
        auto terms = terms_of(phrase);
        if (terms.empty()) return;
        auto& entries = by_first_[terms.front()];
        const bool known = std::any_of(entries.begin(), entries.end(),
                                       [&](const Entry& entry) { return entry.terms == terms; });
        if (!known) entries.push_back({std::move(terms), kind, value});
    }

    struct Entry {
        std::vector<std::string> terms;
        FactKind kind = FactKind::Only;
        std::string value;
    };
    /// The longest phrase that begins with the word, perhaps behind an Arabic *and*, *to* or article; null
    /// when there is none.
    [[nodiscard]] const Entry* at(const std::vector<Heard>& words, std::size_t place) const {
        const auto& term = words[place].term;
        if (const auto* entry = longest(term, words, place)) return entry;
        for (const std::string_view prefix : {"ال", "وال", "بال", "و", "ف", "ب", "ل", "ك"}) {
            if (term.size() <= prefix.size() + 4 || term.compare(0, prefix.size(), prefix) != 0) continue;
            if (const auto* entry = longest(term.substr(prefix.size()), words, place)) return entry;
        }
        return nullptr;
    }

private:
    [[nodiscard]] const Entry* longest(const std::string& first, const std::vector<Heard>& words,
                                       std::size_t place) const {
        const auto found = by_first_.find(first);
        if (found == by_first_.end()) return nullptr;
        const Entry* best = nullptr;
        for (const auto& entry : found->second) {
            if (best != nullptr && best->terms.size() >= entry.terms.size()) continue;
            bool same = place + entry.terms.size() <= words.size();
            for (std::size_t i = 1; same && i < entry.terms.size(); ++i)
                same = words[place + i].term == entry.terms[i];
            if (same) best = &entry;
        }
        return best;
    }

    std::unordered_map<std::string, std::vector<Entry>> by_first_;
};

/// A year that a living person may speak of; 0 for anything else.
int year_of(const std::string& term) {
    if (term.size() != 4) return 0;
    if (!std::all_of(term.begin(), term.end(), [](char c) { return '0' <= c && c <= '9'; })) return 0;
    const int year = std::stoi(term);
    return 1900 <= year && year <= 2099 ? year : 0;
}

}  // namespace

struct FactFinder::Internal {
    Phrases kin;
    Phrases said_alone;  ///< own kin, the only one, countries
    Phrases of_speaker;  ///< jobs, injuries, sex
    Phrases body;
    Phrases in_register;  ///< without any frame
    WordSet possessives = word_set(fact_words::possessives());
    WordSet first_persons = word_set(fact_words::first_persons());
    WordSet loss = word_set(fact_words::words_of_loss());
    WordSet death = word_set(fact_words::words_of_death());

    /// Whether one of `wanted` stands in the same sentence in up to so many words before or after.
    [[nodiscard]] static bool near(const std::vector<Heard>& words, std::size_t place, std::size_t before,
                                   std::size_t after, const WordSet& wanted) {
        const auto first = place < before ? 0 : place - before;
        const auto last = std::min(words.size(), place + after + 1);
        for (auto i = first; i < last; ++i) {
            if (i != place && words[i].sentence == words[place].sentence && wanted.contains(words[i].term))
                return true;
        }
        return false;
    }
    /// Where the possessive of a word of kin stands, if there is one.
    [[nodiscard]] std::optional<std::size_t> possessive_before(const std::vector<Heard>& words,
                                                               std::size_t place) const {
        constexpr std::size_t between = 2;
        for (std::size_t back = 1; back <= between + 1 && back <= place; ++back) {
            const auto at = place - back;
            if (words[at].sentence != words[place].sentence) break;
            if (possessives.contains(words[at].term)) return at;
            // "my mother and brother": the second one is looked for behind the first.
        }
        return std::nullopt;
    }
    [[nodiscard]] std::string with_death(const std::vector<Heard>& words, std::size_t place,
                                         std::size_t length, const std::string& value) const {
        constexpr std::size_t reach = 2;
        const bool before = near(words, place, reach, 0, death);
        const bool after = near(words, place + length - 1, 0, reach, death);
        return before || after ? value + ", dead" : value;
    }
};

FactFinder::FactFinder(const std::vector<std::string>& countries, const std::vector<std::string>& jobs)
    : internal_(std::make_unique<Internal>()) {
    auto& in = *internal_;
    in.kin.add(fact_words::kin_words());
    in.said_alone.add(fact_words::own_kin_words());
    in.said_alone.add(fact_words::only_words());
    in.said_alone.add(fact_words::country_words());
    in.of_speaker.add(fact_words::injury_words());
    in.of_speaker.add(fact_words::sex_words());
    in.of_speaker.add(fact_words::job_words());
    in.body.add(fact_words::body_words());
    in.in_register.add(fact_words::register_words());
    in.in_register.add(fact_words::kin_words());
    in.in_register.add(fact_words::injury_words());
    in.in_register.add(fact_words::body_words());
    in.in_register.add(fact_words::country_words());
    in.in_register.add(fact_words::job_words());
    // What the lists know already keeps its class; the rest is its own.
    for (const auto& country : countries)
        in.said_alone.add(FactKind::Country, text::fold_key(country), country);
    for (const auto& job : jobs) in.of_speaker.add(FactKind::Job, text::fold_key(job), job);
}
FactFinder::~FactFinder() = default;
FactFinder::FactFinder(FactFinder&&) noexcept = default;
FactFinder& FactFinder::operator=(FactFinder&&) noexcept = default;

std::vector<Fact> FactFinder::find(std::string_view utf8) const {
    const auto& in = *internal_;
    const auto words = heard(utf8);
    std::vector<Fact> facts;
    const auto over = [&](std::size_t first, std::size_t last) {
        return text::Range{words[first].range.start, words[last].range.end};
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (const int year = year_of(words[i].term)) {
            facts.push_back({words[i].range, FactKind::Year, std::to_string(year)});
            continue;
        }
        if (const auto* kin = in.kin.at(words, i)) {
            const auto length = kin->terms.size();
            if (const auto my = in.possessive_before(words, i)) {
                facts.push_back(
                    {over(*my, i + length - 1), FactKind::Kin, in.with_death(words, i, length, kin->value)});
                i += length - 1;
                continue;
            }
        }
        if (const auto* alone = in.said_alone.at(words, i)) {
            const auto length = alone->terms.size();
            facts.push_back({over(i, i + length - 1), alone->kind,
                             alone->kind == FactKind::Kin ? in.with_death(words, i, length, alone->value)
                                                          : alone->value});
            i += length - 1;
            continue;
        }
        constexpr std::size_t subject_reach = 5;
        if (const auto* state = in.of_speaker.at(words, i)) {
            if (Internal::near(words, i, subject_reach, 0, in.first_persons)) {
                facts.push_back({over(i, i + state->terms.size() - 1), state->kind, state->value});
                i += state->terms.size() - 1;
                continue;
            }
        }
        if (const auto* part = in.body.at(words, i)) {
            constexpr std::size_t loss_reach = 4;
            if (Internal::near(words, i, loss_reach, loss_reach, in.loss) &&
                Internal::near(words, i, subject_reach + 2, 0, in.first_persons)) {
                facts.push_back({words[i].range, part->kind, part->value});
            }
        }
    }
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    return facts;
}

FactSets FactFinder::of_attribute(std::string_view name, std::string_view value) const {
    const auto& in = *internal_;
    FactSets told;
    const auto about = kind_of_attribute(name);
    const auto words = heard(value);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (const int year = year_of(words[i].term)) told[FactKind::Year].insert(std::to_string(year));
        const auto* entry = in.in_register.at(words, i);
        if (entry == nullptr) continue;
        // A word of kin or of a job means that only in an attribute that is about it.
        const bool counts = about == entry->kind || (entry->kind == FactKind::Injury && !about);
        if (counts) {
            told[entry->kind].insert(entry->kind == FactKind::Kin
                                         ? in.with_death(words, i, entry->terms.size(), entry->value)
                                         : entry->value);
        }
        i += entry->terms.size() - 1;
    }
    if (about && !told.contains(*about) && (*about == FactKind::Country || *about == FactKind::Job)) {
        if (auto key = text::fold_key(value); !key.empty()) told[*about].insert(std::move(key));
    }
    return told;
}

std::string_view name_of(FactKind kind) {
    switch (kind) {
        case FactKind::Kin:
            return "kin";
        case FactKind::Only:
            return "only";
        case FactKind::Country:
            return "country";
        case FactKind::Injury:
            return "injury";
        case FactKind::Job:
            return "job";
        case FactKind::Year:
            return "year";
        case FactKind::Sex:
            return "sex";
    }
    return {};
}

std::optional<FactKind> kind_of_attribute(std::string_view name) {
    static const auto words = [] {
        std::unordered_map<std::string, FactKind> all;
        for (const auto& entry : fact_words::attribute_words()) {
            each_phrase(entry.phrases, [&](std::string_view phrase) {
                for (auto& term : terms_of(phrase)) all.try_emplace(std::move(term), entry.kind);
            });
        }
        return all;
    }();
    std::string spaced(name);
    std::replace(spaced.begin(), spaced.end(), '_', ' ');
    for (const auto& word : heard(spaced)) {
        if (const auto at = words.find(word.term); at != words.end()) return at->second;
    }
    return std::nullopt;
}

bool fits(FactKind kind, const std::set<std::string>& known, const std::string& value) {
    if (known.contains(value)) return true;
    const auto any = [&](const auto& others) {
        return std::any_of(others.begin(), others.end(),
                           [&](const char* other) { return known.contains(other); });
    };
    if (kind == FactKind::Injury) {
        constexpr std::array<const char*, 3> limbs{"leg", "arm", "amputee"};
        if (value == "amputee") return any(limbs);
        if (value == "leg" || value == "arm") return known.contains("amputee");
        if (value == "eye") return known.contains("blind");
        if (value == "blind") return known.contains("eye");
        if (value == "hearing") return known.contains("deaf");
        if (value == "deaf") return known.contains("hearing");
    }
    if (kind == FactKind::Kin) {
        // Who says "my husband" may be a widow; who has a son has a child.
        if (known.contains(value + ", dead")) return true;
        constexpr std::array<const char*, 2> children{"son", "daughter"};
        if (value == "child") return any(children);
    }
    return false;
}

}  // namespace sotto::privacy
