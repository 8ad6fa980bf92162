// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/segment.h"
#include "workbench/transcript/view_internal.h"

#include <algorithm>

namespace sotto::workbench {

const text::Text* TranscriptView::Internal::readable_text() const {
    return document == nullptr ? nullptr : document->text.get();
}

void TranscriptView::Internal::read_at(text::Position caret) {
    if (scene.sheet.empty()) return;
    const auto at = scene.sheet.snapped(caret, false);
    choose_ends(at, at, true);
    bring_in_sight(at, true);
}

void TranscriptView::Internal::choose(text::Range range) {
    if (scene.sheet.empty()) return;
    choose_ends(scene.sheet.snapped(range.start), scene.sheet.snapped(range.end, false), true);
    bring_in_sight(scene.caret, true);
}

text::Position TranscriptView::Internal::readable_at(wxPoint point) {
    return sign_at(point);
}

text::Range TranscriptView::Internal::readable_word(text::Position at) {
    return word_around(scene.sheet, at);
}

text::Range TranscriptView::Internal::readable_sentence(text::Position at) {
    return text::sentence_around(*document->text, {at, at}, document->source.language);
}

text::Range TranscriptView::Internal::readable_line(text::Position at) {
    if (scene.sheet.empty()) return {at, at};
    const std::size_t block = block_at(scene.sheet.blocks(), at);
    const auto& layout = scene.sheet.layout(block);
    const auto& line = layout.lines()[layout.line_of(scene.sheet.byte_in(block, at))];
    return {scene.sheet.position_in(block, line.first), scene.sheet.position_in(block, line.last)};
}

text::Range TranscriptView::Internal::readable_paragraph(text::Position at) {
    return turn_around(scene.sheet, at);
}

std::pair<text::Range, std::vector<std::string>> TranscriptView::Internal::readable_codes(text::Position at) {
    text::Range run{0, document->text->length()};
    std::vector<std::string> names;
    for (const Mark& mark : scene.marks.all()) {
        for (const text::Position border : {mark.range.start, mark.range.end}) {
            if (border <= at) {
                run.start = std::max(run.start, border);
            } else {
                run.end = std::min(run.end, border);
            }
        }
        if (mark.range.contains(at)) names.push_back(mark.look->name);
    }
    return {run, names};
}

}  // namespace sotto::workbench
