// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/gate.h"
#include "study/source.h"
#include "text/text.h"

#include <optional>
#include <string>
#include <vector>

namespace sotto::commands {

/// A passage of a source on its way into a shared copy.
struct LeavingPassage {
    study::Passage passage;
    /// It does not leave; what stands in its place says only that something is missing.
    bool gone = false;
    /// Its words as the gate gives them out, and where they are in the source; none where there is nothing to
    /// read in it (a dash), which stays as it is.
    std::optional<privacy::ProtectedText> words;
    text::Range said;
    std::string label;      ///< as the transcript has it; empty where nobody is named
    std::string new_label;  ///< what stands for it in the copy
};

/// The text of a source as it is in a shared copy: its passages as the gate gives them out, `[…]` for those
/// that stay, and where everything has come to stand.
class SharedText {
public:
    /// `passages` are all of the text's, in order.
    SharedText(const text::Text& text, const std::vector<LeavingPassage>& passages);

    [[nodiscard]] const std::string& utf8() const noexcept { return utf8_; }
    /// Where `range` of the old text is in this one: what begins or ends inside a replacement has all of it,
    /// what reaches into words that are gone ends there, what spans them has the mark inside. None when all
    /// of it is gone.
    [[nodiscard]] std::optional<text::Range> carried(text::Range range) const;

    /// Whether some of `range` is gone.
    [[nodiscard]] bool loses(text::Range range) const;

    /// The passages of the new text, without ids; several in a row that are gone are one.
    struct Made {
        study::Passage passage;
        std::optional<std::size_t> was;  ///< its place among the old ones; none when those are gone
    };
    [[nodiscard]] const std::vector<Made>& passages() const noexcept { return passages_; }

private:
    enum class Fate { Same, Replaced, Gone };
    /// A piece of the old text and what became of it. They cover the old text in order.
    struct Piece {
        text::Range was;
        text::Range is;
        Fate fate = Fate::Same;
    };

    void add(text::Range was, std::string_view is, Fate fate);
    void add_same(const text::Text& text, text::Range was);
    /// White space as it is; anything else would be words that nobody has judged.
    void add_space(const text::Text& text, text::Range was);
    void add_label(const text::Text& text, text::Range was, const LeavingPassage& passage);
    void add_words(const text::Text& text, text::Range was, const privacy::ProtectedText& words);
    void add_unreplaced(const text::Text& text, text::Range was, std::string_view is);
    void add_passage(const text::Text& text, const LeavingPassage& leaving, std::size_t place);
    [[nodiscard]] text::Position start_of(text::Position at) const;
    [[nodiscard]] text::Position end_of(text::Position at) const;

    std::string utf8_;
    text::Position length_ = 0;
    std::vector<Piece> pieces_;
    std::vector<Made> passages_;
};

}  // namespace sotto::commands
