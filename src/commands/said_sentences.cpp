// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/said_sentences.h"

#include "text/fold.h"
#include "text/segment.h"

#include <algorithm>
#include <utility>

namespace sotto::commands {

namespace {

constexpr text::Position distinctive = 20;
/// The bytes of a folded sentence that it is looked up by.
constexpr std::size_t beginning = 16;

}  // namespace

void SaidSentences::keep(const text::Text& text, text::Range range, std::string_view language) {
    const text::Text said{std::string(text.slice(range))};
    for (const auto sentence : text::sentences(said, language)) {
        if (sentence.length() < distinctive) continue;
        auto key = text::fold_key(said.slice(sentence));
        if (key.size() < beginning) continue;
        const auto [kept, added] =
            sentences_.emplace(std::move(key), Sentence{std::string(said.slice(sentence)), false});
        if (added) beginnings_[std::string_view(kept->first).substr(0, beginning)].push_back(kept);
    }
}

template <class Take>
void SaidSentences::each_in(const text::Text& text, Take take) const {
    if (text.length() < distinctive || sentences_.empty()) return;
    const auto folded = text::fold(text.utf8());
    const std::string_view key = folded.key();
    for (std::size_t at = 0; at + beginning <= key.size(); ++at) {
        const auto begun = beginnings_.find(key.substr(at, beginning));
        if (begun == beginnings_.end()) continue;
        for (const auto sentence : begun->second) {
            if (!sentence->second.everybodys && key.substr(at).starts_with(sentence->first))
                take(sentence, folded.original(at, at + sentence->first.size()));
        }
    }
}

void SaidSentences::leave_out(const text::Text& text) {
    each_in(text, [](auto sentence, text::Range) { sentence->second.everybodys = true; });
}

std::vector<text::Range> SaidSentences::repeated_in(const text::Text& text) const {
    std::vector<text::Range> ranges;
    each_in(text, [&](auto, text::Range range) { ranges.push_back(range); });
    return ranges;
}

std::vector<std::string> SaidSentences::longest(std::size_t most) const {
    std::vector<std::string> sentences;
    for (const auto& [key, sentence] : sentences_) {
        if (!sentence.everybodys) sentences.push_back(sentence.said);
    }
    std::stable_sort(sentences.begin(), sentences.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    if (sentences.size() > most) sentences.resize(most);
    return sentences;
}

}  // namespace sotto::commands
