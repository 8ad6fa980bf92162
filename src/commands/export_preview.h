// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/page.h"
#include "commands/value.h"
#include "privacy/gate.h"
#include "report/report.h"

#include <string>
#include <vector>

namespace sotto::commands {

/// The identifiers that are replaced in the words of `document` though nobody has reviewed them, by their
/// keys, ascending. The `number` of an excerpt is its place in `candidates`.
std::vector<std::string> unchecked_in(const report::ExcerptDocument& document,
                                      const std::vector<privacy::Candidate>& candidates);

/// The pages of `document` as structured data, made of `printed`, the blocks that a file would be made of:
///
/// - `blocks`: `kind` (`title`, `note`, `heading`, `quote`, `attribution`), `text`, `right_to_left`, `quote`
///   (place in `quotes`; not for headings), and `marks`: `start`, `end` in the text, `category` or
///   `left-out`, `status`, and where it was said (`source_start`, `source_end`) for words of a quote;
/// - `quotes`: `quote` (GUID of the coding), `source`, `start`, `end`;
/// - `themes`: each heading with its `quotes` and `people`; `people`: of the whole document;
/// - `unchecked`: what nobody has reviewed: by category and number (`age-1`), or by the keys, which hold the
///   very words that the pages hide, where `keys` asks for them.
Value preview_of(const report::ExcerptDocument& document, const std::vector<report::PrintedBlock>& printed,
                 const std::vector<privacy::Candidate>& candidates, bool keys);

/// The pages for people who read a terminal.
void print_preview(const Value& preview, Page& page);

}  // namespace sotto::commands
