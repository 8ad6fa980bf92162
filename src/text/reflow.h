// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::text {

/// What reflowing did, for the import report.
struct Reflowed {
    std::string utf8;
    std::size_t joined_lines = 0;
    std::size_t joined_words = 0;  ///< words cut by a hyphen at a line end and made whole
    std::size_t kept_hyphens = 0;  ///< words with a hyphen at a line end that stays (`sub-` / `munitions`)
    bool hard_wrapped = false;     ///< whether the text looked hard-wrapped; if not, it is unchanged
};

/// Whether lines were broken to fit a width: most lines of the running text end near a common length
/// without closing a sentence. Lists, verse, tables of contents and transcripts of short turns are not.
bool looks_hard_wrapped(std::string_view utf8);

/// The word forms that a text holds whole, to decide whether `muniti-/ons` is `munitions`.
class WordList {
public:
    /// Adds every word of `utf8` that no line end cuts.
    void add(std::string_view utf8);
    [[nodiscard]] bool contains(std::string_view word) const;  ///< compared folded
    /// How often a word was seen.
    [[nodiscard]] std::size_t count(std::string_view word) const;

    WordList();
    ~WordList();
    WordList(WordList&&) noexcept;
    WordList& operator=(WordList&&) noexcept;

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

/// Joins the lines of hard-wrapped text (LF newlines) into paragraphs; blank lines, list markers, headings,
/// speaker labels, times and indented blocks start new ones, and a line that had room for the next word ends
/// one. A blank line behind each line of a block (how PDFs give set-off quotations) is line spacing, not a
/// border. Where only parts of a text are prose cut to a width (manuals, papers with code), only those are
/// joined. Lines of scripts without spaces are joined without one.
///
/// A word cut by a hyphen at a line end is joined when the joined word is attested (in this text, or in
/// `known`) at least as often as the two halves with the hyphen; when that is attested more often the hyphen
/// stays. When neither is attested, it stays before a capital or a digit and between words of a compound that
/// has another hyphen
/// (`peer-to-` / `peer`), and goes otherwise. Soft hyphens at line ends always join.
///
/// Text that does not look hard-wrapped is returned as it is. `known` is only read and may be null.
Reflowed reflow(std::string_view utf8, const WordList* known = nullptr);

/// Joins two parts of a word cut at a line end by the rule above; gives the separator to put between
/// them: "" (joined, hyphen dropped) or "-" (kept).
std::string_view hyphen_between(std::string_view before, std::string_view after, const WordList& attested);

}  // namespace sotto::text
