// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/source.h"
#include "text/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sotto::study {

/// A block of a document as a format reader gives it, in reading order.
struct Block {
    enum class Kind { Paragraph, Heading, ListItem, TableRow, Quote, Footnote };

    Kind kind = Kind::Paragraph;
    std::string utf8;  ///< newlines inside are the author's; table cells are parted by tabs
    int level = 0;     ///< of a heading or list item, from 1
    /// Who speaks, when the format itself says so (a VTT voice tag); else empty.
    std::string speaker;
    /// Bytes at the start of `utf8` that stand in bold: a hint that they are a speaker's label.
    std::size_t bold_prefix = 0;
    std::optional<std::int64_t> page;
    std::optional<std::int64_t> begin_ms;
    std::optional<std::int64_t> end_ms;
};

enum class Reflow { Auto, Never };

/// A speaker as found in a source.
struct SpeakerDraft {
    std::string label;
    SpeakerRole role = SpeakerRole::Unknown;
    std::int64_t turns = 0;
};

struct PassageDraft {
    text::Range range;
    text::Range said;
    std::optional<std::size_t> speaker;  ///< index into `Transcript::speakers`
    std::optional<std::int64_t> page;
    std::optional<std::int64_t> begin_ms;
    std::optional<std::int64_t> end_ms;
    bool heading = false;
};

/// A document made ready for the study: one text and its passages.
struct Transcript {
    text::Text text;
    std::vector<PassageDraft> passages;
    std::vector<SpeakerDraft> speakers;  ///< in order of first appearance
    std::vector<std::string> warnings;   ///< sentences for the import report; no text of the source
};

/// The longest passage, in code points; a longer one is cut at a sentence's end, so that searching and
/// showing a passage stays cheap even where a file has its whole text in one line.
constexpr text::Position longest_passage = 8'000;

/// Joins the blocks into one text, reflows what is hard-wrapped, finds the speakers and cuts passages.
///
/// Turns are recognised as `Name:`, `NAME -`, `[00:01:02] Name:`, a bold name, a name alone on its line
/// followed by a colon, `[[Role;Name]]` and `[id]` marks, `Q:`/`A:`, and tables of turns; a pattern counts as
/// speakers only when it recurs through the document, so that `Note:` or `URL:` at the start of a paragraph
/// does not. The text keeps labels and times as the file has them; `PassageDraft::said` leaves them out.
Transcript compose(const std::vector<Block>& blocks, Reflow reflow, const std::string& language);

/// Cuts blocks from plain text: paragraphs are parted by blank lines, lines of their own where the text is
/// not wrapped.
std::vector<Block> blocks_of_plain_text(std::string_view utf8);

}  // namespace sotto::study
