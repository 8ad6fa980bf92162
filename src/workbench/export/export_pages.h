// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/command.h"
#include "commands/session.h"
#include "workbench/study_picture.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sotto::workbench {

/// Something on a page that stands in place of something else.
struct PageMark {
    std::size_t first = 0;  ///< bytes of the part's words
    std::size_t last = 0;
    std::string category;  ///< as commands call it; `left-out`
    std::string status;    ///< `found`, `accepted`, `set`; empty for words left out
    text::Range said;      ///< in the source of the quote; empty when that cannot be told
};

/// A paragraph of the pages, as it will be printed.
struct PagePart {
    enum class Kind { Title, Note, Heading, Quote, Attribution } kind = Kind::Note;
    static constexpr std::size_t no_quote = static_cast<std::size_t>(-1);

    std::string words;  ///< valid UTF-8
    bool right_to_left = false;
    std::size_t quote = no_quote;  ///< place in `ExportPages::quotes`
    std::vector<PageMark> marks;   ///< in order
};

struct QuotePlace {
    Id<study::Source> source;
    text::Range range;
};

struct WithheldQuote {
    QuotePlace place;
    std::string obstacle;     ///< as `export --preview` calls it
    std::string participant;  ///< code of whoever has not agreed, or empty
    std::string words;        ///< as they begin, for the researcher's eyes
};

/// What an export would write and why it may or may not: `export --preview`, made ready for the window.
struct ExportPages {
    std::string problem;  ///< why there are no pages at all, in a sentence; empty when there are
    bool cancelled = false;
    bool may_leave = false;  ///< the gate is green
    std::string refused;     ///< why it is not, in the command's words

    std::vector<PagePart> parts;
    std::vector<QuotePlace> quotes;  ///< in the order of the study; parts have them in that of the pages
    std::vector<std::size_t> first_parts;  ///< of the quotes, in the order of the pages
    std::vector<WithheldQuote> withheld;
    std::vector<std::string> unchecked;  ///< keys of identifiers that nobody has reviewed
    std::int64_t replaced = 0;
    std::int64_t left_out = 0;  ///< places where words were cut
    std::int64_t k = 0;
    std::int64_t counted = 0;
    std::int64_t unsafe = 0;  ///< people whom the shown attributes single out
    std::int64_t people = 0;
    std::int64_t one_voice = 0;  ///< themes with several quotes that are all of one person
    /// What would reach the k asked for: attributes to leave out, and entries to show in place of others.
    std::vector<std::string> drop;
    std::vector<std::pair<std::string, std::string>> coarsen;
};

/// Runs `export --preview`; never throws for what the command refuses. On a worker's thread.
ExportPages make_pages(commands::Session& session, const commands::Arguments& arguments);

/// The same from an answer that is there; `sources` by name.
ExportPages read_pages(const commands::Outcome& outcome,
                       const std::map<std::string, Id<study::Source>, std::less<>>& sources);

}  // namespace sotto::workbench
