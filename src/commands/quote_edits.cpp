// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/quote_edits.h"

#include <algorithm>

namespace sotto::commands {

QuoteEdits::QuoteEdits(const store::StudyFile& study) {
    for (auto& edit : study.all<study::QuoteEdit>()) by_coding_[edit.coding].push_back(std::move(edit));
}

std::vector<privacy::EditorialEdit> QuoteEdits::within(const analysis::Quote& quote,
                                                       text::Range range) const {
    std::vector<privacy::EditorialEdit> edits;
    if (by_coding_.empty()) return edits;
    for (const auto coding : quote.codings) {
        const auto own = by_coding_.find(coding);
        if (own == by_coding_.end()) continue;
        for (const auto& edit : own->second) {
            const text::Range inside{std::max(edit.range.start, range.start),
                                     std::min(edit.range.end, range.end)};
            const bool puts_in =
                edit.range.empty() && range.start < edit.range.start && edit.range.start <= range.end;
            // Of words in the place of others that stand in two turns, the first turn has them.
            const bool reaches = inside.start < inside.end;
            if (!puts_in && !reaches) continue;
            const bool first = edit.range.start >= range.start;
            edits.push_back(
                {puts_in ? edit.range : inside, first || edit.range.empty() ? edit.words : std::string()});
        }
    }
    std::sort(edits.begin(), edits.end(), [](const auto& a, const auto& b) {
        return a.range == b.range ? a.words < b.words : a.range < b.range;
    });
    edits.erase(std::unique(edits.begin(), edits.end()), edits.end());
    return edits;
}

std::vector<Value> edits_in(const privacy::Candidate& candidate) {
    std::vector<Value> all;
    for (const auto& turn : candidate.turns) {
        for (const auto& edit : turn.edits) {
            all.push_back(Value()
                              .set("quote", candidate.guid.text())
                              .set("start", edit.range.start)
                              .set("end", edit.range.end)
                              .set("words", edit.words));
        }
    }
    return all;
}

std::string edited(std::string_view words, text::Range range,
                   const std::vector<privacy::EditorialEdit>& edits) {
    const text::Text text{std::string(words)};
    std::string made;
    text::Position at = 0;
    for (const auto& edit : edits) {
        const auto start = std::clamp<text::Position>(edit.range.start - range.start, 0, text.length());
        const auto end = std::clamp<text::Position>(edit.range.end - range.start, 0, text.length());
        if (start < at) {
            at = std::max(at, end);
            continue;
        }
        made += text.slice({at, start});
        const bool apart = edit.range.empty() && !made.empty() && made.back() != ' ' && made.back() != '\n';
        made += edit.words.empty() ? "[…]" : (apart ? " [" : "[") + edit.words + "]";
        const std::string_view next = text.slice({end, end + 1});
        constexpr std::string_view closing(" \n\t.,;:?!)");
        if (edit.range.empty() && !next.empty() && closing.find(next) == std::string_view::npos) made += ' ';
        at = end;
    }
    made += text.slice({at, text.length()});
    return made;
}

}  // namespace sotto::commands
