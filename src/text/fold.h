// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace sotto::text {

/// How far two spellings may differ and still be the same.
enum class Folding {
    /// Compatibility forms, case and diacritics fall together (NFKC_Casefold, then marks removed): é = e,
    /// ﬁ = fi, İ = i, ½ = 1/2, digits of every script = 0…9. Arabic: vowel signs and tatweel vanish, hamza
    /// seats, alef, yeh, kaf and teh marbuta forms fall together; Hebrew points vanish. All dashes are `-`,
    /// all apostrophes `'`, all double quotation marks `"`. Soft hyphens, zero-width and direction marks
    /// vanish. Letters with no decomposition that people type as another fall together too: ø = o, đ = d,
    /// ł = l, ß = ss, æ = ae. Thai and Lao tone marks vanish. Vowel signs never do, nor viramas and the
    /// voicing marks of kana: to their readers they are letters.
    Loose,
    /// As `Loose`, but the tone marks of Thai and Lao and the Devanagari nukta stay: these separate words.
    KeepTones,
    /// Compatibility forms and case fall together and nothing else does: é stays é, æ stays æ. What a stemmer
    /// wants.
    CaseOnly,
};

/// A text made comparable, and the way back to the original.
class Folded {
public:
    /// Valid UTF-8 in composed form (NFC); folding it again changes nothing.
    [[nodiscard]] const std::string& key() const noexcept { return key_; }

    /// The smallest range of the original, in code points, whose folding covers the bytes
    /// [`first`, `last`) of `key()`. Combining marks and joiners that belong to the last letter are inside.
    /// For `first` = `last`, the place. Letters that composed to one (Hangul syllables) are never parted.
    [[nodiscard]] Range original(std::size_t first, std::size_t last) const;

private:
    friend Folded fold(std::string_view utf8, Folding folding);
    std::string key_;
    /// For each byte of the key, the first code point of the original that made it; one more at the end.
    std::vector<std::uint32_t> starts_;
    /// For each byte of the key, the end (exclusive) of what made it.
    std::vector<std::uint32_t> ends_;
};

/// Folds with a map back. NFC and NFD spellings of one text give the same key.
Folded fold(std::string_view utf8, Folding folding = Folding::Loose);

/// Only the key: several times quicker. For ASCII it costs little more than a copy.
std::string fold_key(std::string_view utf8, Folding folding = Folding::Loose);

}  // namespace sotto::text
