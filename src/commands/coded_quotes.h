// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "analysis/retrieval.h"
#include "commands/arguments.h"
#include "commands/voices.h"
#include "store/study_file.h"
#include "text/text.h"

#include <optional>
#include <string>
#include <vector>

namespace sotto::commands {

class Session;

/// Which coded quotes are wanted, in the words of the user.
struct QuoteRequest {
    std::vector<std::string> codes;      ///< paths; all of them on one place
    std::vector<std::string> any_codes;  ///< paths; at least one of them on it, unless there are none
    std::vector<std::string> not_codes;  ///< none of them on it
    bool exactly = false;                ///< codes without those below them
    std::string query;                   ///< only quotes with a passage that answers it; empty: all
    std::vector<std::string> where;      ///< conditions on who says it, and on the source

    /// From the parameters of `quote_parameters`.
    static QuoteRequest from(const Arguments& arguments);
};

/// `--code`, `--any-code`, `--not-code`, `--exactly`, `--query`, `--where`.
std::vector<Parameter> quote_parameters();

/// The quotes that answer `request`, in order of source and place (see analysis/retrieval.h for what a quote
/// of several codes is). Throws `base::Error` (User) for unknown codes, fields, and a query that cannot be
/// read.
std::vector<analysis::Quote> find_quotes(Session& session, const QuoteRequest& request, const Voices& voices);

/// One speaker's share of a quote.
struct QuoteTurn {
    text::Range range;  ///< in the source, without the speaker's label
    std::string text;
    Voice voice;
};

/// Reads the words of quotes. Keeps the source it read last, so quotes are best asked for in order.
class QuoteReader {
public:
    /// Both outlive the reader.
    QuoteReader(const store::StudyFile& study, const Voices& voices) : study_(study), voices_(voices) {}

    [[nodiscard]] std::string text(const analysis::Quote& quote);
    /// The quote with the words around it: up to `characters` on either side, of the same passages where
    /// these are long enough, cut between grapheme clusters.
    [[nodiscard]] std::string context(const analysis::Quote& quote, text::Position characters);
    /// Who says it: the one who says most of it; interviewers and interpreters only when nobody else does.
    [[nodiscard]] Voice voice(const analysis::Quote& quote);
    /// What each speaker says of it, in order. Passages in a row by one speaker, or by nobody who is named,
    /// are one turn as long as no label stands between them.
    [[nodiscard]] std::vector<QuoteTurn> turns(const analysis::Quote& quote);
    /// The passages that the quote touches with their neighbours on either side: as much as it takes to know
    /// what stands at its borders, and what question it answers. Empty where it touches none.
    [[nodiscard]] std::vector<study::Passage> neighbourhood(const analysis::Quote& quote);
    [[nodiscard]] std::string text(study::Id<study::Source> source, text::Range range);

private:
    void go_to(study::Id<study::Source> source);
    void go_to_text(study::Id<study::Source> source);
    /// The passages that the range touches.
    [[nodiscard]] std::pair<std::size_t, std::size_t> touched(text::Range range) const;

    const store::StudyFile& study_;
    const Voices& voices_;
    study::Id<study::Source> source_;
    std::vector<study::Passage> passages_;
    study::Id<study::Source> text_of_;
    text::Text text_;
};

}  // namespace sotto::commands
