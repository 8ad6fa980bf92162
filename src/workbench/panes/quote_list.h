// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "analysis/retrieval.h"
#include "commands/arguments.h"
#include "commands/session.h"
#include "commands/voices.h"
#include "workbench/desk.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::workbench {

/// The quotes of a code, without their words: these are read when they are seen.
struct QuoteList {
    std::vector<analysis::Quote> quotes;             ///< by source and place
    std::vector<std::string> attributes;             ///< of the register, as it writes them
    std::shared_ptr<const commands::Voices> voices;  ///< of the same moment
    std::int64_t seq = 0;                            ///< the journal's last entry then
    bool same_words = false;                         ///< quotes of the list before read as they did then
};

/// What is shown of a quote.
struct QuoteWords {
    std::string text;     ///< in one line, the start of it when it is long
    std::string speaker;  ///< a participant's code, else the label of the transcript
    study::Id<study::Entity> participant;
    std::vector<study::Id<study::Code>> codes;  ///< that cover it, in order of id
    std::vector<std::string> attributes;  ///< of the participant, in the order of `QuoteList::attributes`
};

/// What stands at the head of the list.
struct QuoteSums {
    std::size_t quotes = 0;
    std::size_t people = 0;
    std::size_t sources = 0;
    std::size_t kinds = 0;
};

/// The quotes of `code` and the codes below it; with a condition those of `code` alone that meet it. `before`
/// is the entry of the journal that the list before stood at; 0 when there is none.
QuoteList list_quotes(commands::Session& session, study::Id<study::Code> code,
                      const std::optional<Condition>& where, std::int64_t before);

/// The words of the quotes `first` to before `last` of `list`. On the thread of `session`.
std::vector<QuoteWords> read_quotes(commands::Session& session, const QuoteList& list, std::size_t first,
                                    std::size_t last);

/// A quote as it is pasted: its words, and below them who says it and where; people by their codes.
std::string quote_to_copy(commands::Session& session, const QuoteList& list, std::size_t quote);

/// `--id` of the codings that make `quotes` of `list` quotes of its code. For commands that change codings.
commands::Arguments codings_to_change(commands::Session& session, const QuoteList& list,
                                      const std::vector<std::size_t>& quotes);

/// What is read so far; null where it is not.
using ReadQuotes = std::vector<std::shared_ptr<const QuoteWords>>;

/// People are counted as far as `words` are read.
QuoteSums sums_of(const QuoteList& list, const ReadQuotes& words);

/// Which quotes are shown, and in which order.
struct QuoteOrder {
    enum Column : int { AsListed = -1, Text, Source, Speaker, Codes, FirstAttribute };
    int column = AsListed;
    bool ascending = true;
    std::string filter = {};  ///< letters that one of the columns has, compared without case and accents

    friend bool operator==(const QuoteOrder&, const QuoteOrder&) = default;
};

/// The quotes of `list` that are shown, by their numbers in it. What is not read yet comes last, and passes
/// no filter. Numbers in attributes are compared as numbers, empty values come last.
std::vector<std::uint32_t> ordered(const QuoteList& list, const ReadQuotes& words,
                                   const study::CodeTree& codes, const QuoteOrder& order);

/// The words of a column, as they are shown.
std::string cell_of(const QuoteList& list, const study::CodeTree& codes, std::size_t quote,
                    const QuoteWords& words, int column);

}  // namespace sotto::workbench
