// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/string.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::workbench {

/// What a command writes into the journal, as it is kept there: in English. `{count}` stands for a number
/// that decides between `one` and `many`, `{audience}` for the name of an audience, `{sentence}` for another
/// sentence, any other hole for words or numbers of the study, which stay as they are.
struct JournalSentence {
    const char* one;
    const char* many;  ///< null where there is nothing to count
};

/// All of them. A translation has the same holes, in any order.
const std::vector<JournalSentence>& journal_sentences();
/// The one that `summary` is; none for what no command of today writes.
std::optional<JournalSentence> journal_sentence(std::string_view summary);
/// An entry of the journal in the language of the window; as it is kept, where it is not known.
wxString journal_in_words(const std::string& summary);

}  // namespace sotto::workbench
