// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/training/word_lists.h"

#include "privacy/names/features.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace sotto::privacy::names::training {

namespace {

/// How usual a word is that stands in so many texts.
std::uint8_t degree(std::uint32_t texts) {
    if (texts == 0) return 0;
    if (texts == 1) return 1;
    return texts < 5 ? 2 : 3;
}

/// The words in small letters that are no part of a name.
std::set<std::uint64_t> usual_words(const LabelledText& labelled, const NameText& text) {
    std::set<std::uint64_t> words;
    std::size_t mark = 0;
    for (const NameToken& token : text.tokens()) {
        while (mark < labelled.marks.size() && labelled.marks[mark].last <= token.first) ++mark;
        const bool marked = mark < labelled.marks.size() && labelled.marks[mark].first < token.last;
        const std::string_view written =
            std::string_view(labelled.text).substr(token.first, token.last - token.first);
        const bool small = token.shape == Shape::Lower && written.front() >= 'a' && written.front() <= 'z';
        if (small && !marked) words.insert(token.key);
    }
    return words;
}

}  // namespace

WordLists::WordLists(const std::vector<LabelledText>& texts, const std::vector<Origin>& lists) {
    for (const LabelledText& labelled : texts) {
        if (labelled.made_up) continue;
        const NameText text(labelled.text);
        for (const std::uint64_t key : usual_words(labelled, text)) ++texts_with_[key];
    }
    const std::map<std::string, Listed> kinds{{"country", listed_country},
                                              {"nationality", listed_nationality},
                                              {"place", listed_place},
                                              {"given", listed_given},
                                              {"family", listed_family}};
    const std::set<std::string_view> small_words{"the",  "of", "and", "new",   "north",   "south", "east",
                                                 "west", "st", "san", "saint", "city",    "del",   "la",
                                                 "le",   "de", "van", "der",   "republic"};
    for (const Origin& origin : lists) {
        for (const auto& [kind, entries] : origin.entries) {
            const auto bit = kinds.find(kind);
            if (bit == kinds.end()) continue;
            for (const std::string& entry : entries) {
                const NameText words(entry);
                for (const NameToken& token : words.tokens()) {
                    if (token.shape == Shape::Sign || small_words.count(words.key_of(token)) > 0) continue;
                    listed_[token.key] = static_cast<std::uint8_t>(listed_[token.key] | bit->second);
                }
            }
        }
    }
}

void WordLists::look_up(const LabelledText& labelled, NameText& text) const {
    const NameText as_written(labelled.text);
    const std::set<std::uint64_t> own =
        labelled.made_up ? std::set<std::uint64_t>() : usual_words(labelled, as_written);
    constexpr std::uint8_t facts = listed_country | listed_nationality;
    for (NameToken& token : text.tokens()) {
        const auto found = texts_with_.find(token.key);
        const std::uint32_t count = found == texts_with_.end() ? 0 : found->second;
        token.known = degree(count - (own.count(token.key) > 0 ? 1 : 0));
        const auto listed = listed_.find(token.key);
        if (listed == listed_.end()) continue;
        token.listed =
            labelled.lists_hidden ? static_cast<std::uint8_t>(listed->second & facts) : listed->second;
    }
}

void WordLists::take(ModelContent& to) const {
    for (const auto& [key, texts] : texts_with_) to.known.emplace_back(key, degree(texts));
    for (const auto& [key, bits] : listed_) to.listed.emplace_back(key, bits);
    std::sort(to.known.begin(), to.known.end());
    std::sort(to.listed.begin(), to.listed.end());
}

}  // namespace sotto::privacy::names::training
