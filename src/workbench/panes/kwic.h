// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/session.h"
#include "study/source.h"
#include "text/text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sotto::workbench {

/// A match with the words on either side, in one line.
struct KwicLine {
    study::Id<study::Source> source;
    text::Range match;  ///< in the source; the passage's first word when only a condition was asked
    std::string before;
    std::string matched;
    std::string after;
    bool right_to_left = false;  ///< of the passage: `before` then stands on the right
    std::string source_name;
    std::string speaker;  ///< a participant's code, else the label of the transcript
};

/// What a search found.
struct Found {
    std::string problem;      ///< why there was no search: a sentence for the user; empty when there was one
    std::int64_t total = 0;   ///< passages that answer
    std::int64_t listed = 0;  ///< of them, those that `lines` are of
    std::size_t sources = 0;  ///< of the lines
    double seconds = 0;
    std::vector<KwicLine> lines;
    std::unordered_map<study::Id<study::Source>, std::vector<text::Range>> matches;  ///< each ascending
};

/// Looks for `query`, in the language of `sotto search`. At most `limit` passages are listed.
Found find_lines(commands::Session& session, const std::string& query, bool by_relevance, std::int64_t limit);

/// The last, or first, `characters` of `words` at a word's border where there is one near, with "…" for the
/// rest.
std::string last_words(std::string_view words, text::Position characters);
std::string first_words(std::string_view words, text::Position characters);

/// `query` with `field:value` at its end, the value quoted where it must be.
std::string with_condition(const std::string& query, const std::string& field, const std::string& value);

}  // namespace sotto::workbench
